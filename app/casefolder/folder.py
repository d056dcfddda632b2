"""Everything in a case folder: documents as read, work records by row, and what could not be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.casefolder.application import NAME, Application, BadApplication, load_application
from app.casefolder.work_files import BadLine, WorkFile, as_table, may_be_table, table_in
from app.work_files.reading import read_work_file
from extractors.limits import Limits
from extractors.values import DocumentType, Reading, Statement

WORK_RECORDS = frozenset({DocumentType.PAYROLL_EXPORT, DocumentType.FRINGE_REPORT})
Groups = Sequence[tuple[Path, ...]]
Read = Callable[[Groups], Iterator[Reading]]
"""Reads groups of files, each group as one document, in their order."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file of the case, or the files that are one document, with what it states."""

    names: tuple[str, ...]
    reading: Reading

    def name_of_page(self, page: int) -> str:
        """Return the file that holds a page, where each file is one page; else the first."""
        each_a_page = len(self.names) == len(self.reading.page_sizes)
        return self.names[page - 1] if each_a_page and page <= len(self.names) else self.names[0]


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case as it lies in its folder; ``folders`` are sub-folders, which are not read.

    ``unread_tables`` are files that could not be read and may be tables of work records.
    """

    application: Application
    files: tuple[CaseFile, ...]
    work_files: tuple[WorkFile, ...]
    folders: tuple[str, ...] = ()
    unread_tables: tuple[str, ...] = ()

    @property
    def bad_lines(self) -> tuple[BadLine, ...]:
        """Return the rows of all work records that could not be used."""
        return tuple(line for file in self.work_files for line in file.bad_lines)

    @property
    def doubtful_tables(self) -> tuple[str, ...]:
        """Return the work records that may report any day: a row or the dates are not plain."""
        return tuple(
            table.name
            for table in self.work_files
            if table.is_guessed or any(not bad.repeated for bad in table.bad_lines)
        )

    @property
    def unread(self) -> tuple[CaseFile, ...]:
        """Return the files that could not be read."""
        return tuple(file for file in self.files if file.reading.error is not None)


def open_case(folder: Path, read: Read, *, limit_bytes: int) -> CaseFolder:
    """Return the case in ``folder``; raise ``BadApplication`` when its application is no use.

    Hidden files are passed over. Work records are read here, up to ``limit_bytes`` a file;
    everything else is handed to ``read``.
    """
    application = load_application(folder)
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    paths = {path.name: path for path in entries if not path.is_dir() and path.name != NAME}
    grouped = _grouped(application, set(paths))
    single = {name: path for name, path in paths.items() if name not in grouped}
    tables = {
        n: t for n, p in single.items() if (t := _table(p, limit_bytes, application)) is not None
    }
    units = sorted([*application.documents, *((name,) for name in single if name not in tables)])
    limits = Limits(file_bytes=limit_bytes)
    readings = read([tuple(paths[name] for name in unit) for unit in units])
    files = [
        CaseFile(unit, as_table(reading, paths[unit[0]], limits, application.on))
        for unit, reading in zip(units, readings, strict=True)
    ]
    in_pages = [t for file in files if (t := _in_pages(file, paths, limit_bytes, application))]
    unread = [name for file in files if file.reading.error is not None for name in file.names]
    return CaseFolder(
        application,
        tuple(files),
        (*tables.values(), *in_pages),
        tuple(path.name for path in entries if path.is_dir()),
        tuple(name for name in unread if may_be_table(paths[name], limit_bytes)),
    )


def reading_of(table: WorkFile) -> Reading:
    """Return what ``dayproof read`` would say of a table of work records: its type."""
    return Reading(table.sha256, (), (Statement(table.type, 1.0, (), {}),))


def is_letter(statement: Statement) -> bool:
    """Return True for an employment verification letter."""
    return statement.type is DocumentType.EVL


def _table(path: Path, limit_bytes: int, application: Application) -> WorkFile | None:
    try:
        return table_in(path, Limits(file_bytes=limit_bytes), application.on)
    except OSError:
        # The reader says what is wrong with a file that cannot be opened.
        return None


def _in_pages(
    file: CaseFile, paths: Mapping[str, Path], limit_bytes: int, application: Application
) -> WorkFile | None:
    """Return the work records of a PDF that was recognised as an export or a report."""
    kinds = {statement.type for statement in file.reading.documents}
    if len(file.names) != 1 or not kinds or not kinds <= WORK_RECORDS:
        return None
    limits = Limits(file_bytes=limit_bytes)
    found = read_work_file(paths[file.names[0]], file.names[0], limits, today=application.on)
    return found if found is not None and (found.payroll or found.fringe) else None


def _grouped(application: Application, present: set[str]) -> set[str]:
    named = [name for group in application.documents for name in group]
    missing = sorted(set(named) - present)
    if missing:
        raise BadApplication(
            f"{NAME}: documents names {', '.join(missing)}, which is not in the folder."
        )
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise BadApplication(f"{NAME}: documents names {', '.join(twice)} more than once.")
    return set(named)
