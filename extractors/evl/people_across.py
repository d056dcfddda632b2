"""People side by side over the dates that they worked: a column of marks for each of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.confidence import Found
from extractors.days.cells import Legend, legend_of
from extractors.days.codes import EMPTY_MARKS, Verdict
from extractors.days.datesdown import DateRow, DatesDown, dates_down
from extractors.days.grammar import mentions_in
from extractors.days.placed.matrices import Matrix, matrices_in
from extractors.days.tokens import tokens_of
from extractors.days.years import year_of
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job, local_of_all
from extractors.evl.matrix_people import Owned, people_of, people_of_all
from extractors.layout import Line
from extractors.names import looks_like_person, same_person
from extractors.passages import Printed
from extractors.values import Word

_FEWEST_PEOPLE = 2
_FEWEST_ROWS_WITHOUT_HEADINGS = 5
_DOUBTED = 0.4
"""How sure a day is that a column marks whose own count says otherwise: too little to count."""

_KINDS = re.compile(
    r"(?:\b(?:hours?|hrs?|work(?:ed)?|days?|ot|st|dt|reg(?:ular)?|overtime|straight|double|time|codes?|"
    r"types?|in|out|call|meals?|lunch|start|stop|end|finish|wrap|total|notes?|remarks?|status|"
    r"unit|ep(?:isode)?|rate|dates?|week|no|on|off|travel|x|paid|yes|location|city|county|phase|"
    r"payroll|prep|shoot|sixth|seventh|1st|2nd|pay|amount|check|period|ending|beginning|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|tu|we|th|fr|sa|su|[mtwfsrhd]|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|[\d.:]+)\b|\W)+"
)


@dataclass(frozen=True, slots=True)
class Across:
    """Matrices of people, blocks of dates with columns of marks that differ, the words (by id) in
    them, the codes of the letter, and what its other lines say of codes and years."""

    matrices: tuple[Matrix, ...]
    blocks: tuple[DatesDown, ...]
    words: frozenset[int]
    legend: Legend
    said: tuple[Line, ...]

    def has(self, words: Iterable[Word]) -> bool:
        """Return whether any of ``words`` stands in a block of dates and marks."""
        return any(id(word) in self.words for word in words)


def people_across(lines: Sequence[Line]) -> Across | None:
    """Return the blocks of dates whose columns of marks are not those of one person."""
    legend = legend_of(lines)
    matrices = tuple(each for each in matrices_in(lines, legend) if people_of(each, 0))
    placed = {id(word) for matrix in matrices for word in matrix.words}
    blocks = tuple(
        each
        for each in dates_down(lines, legend)
        if _of_several(each, legend) and not any(id(w) in placed for w in each.rows[0].words)
    )
    if not blocks and not matrices:
        return None
    taken = {number for block in blocks for number in block.lines}
    inside = placed | {id(word) for number in taken for word in lines[number].words}
    left = [
        Line(line.page, tuple(word for word in line.words if id(word) not in placed))
        for at, line in enumerate(lines)
        if at not in taken
    ]
    rest = [line for line in left if line.words]
    said = (*_about_years(rest), *(line for line in rest if legend_of([line])))
    return Across(matrices, blocks, frozenset(inside), legend, said)


def with_people(jobs: Sequence[Job], across: Across, at: int) -> list[Job]:
    """Return a job for each person across, with what the letter says of him or of all.

    Where the columns do not tell whose they are, the jobs have no day of them.
    """
    own = [_without_block(job, across) for job in jobs]
    people = [
        *people_of_all(across.matrices, _about_years(across.said), at),
        *_columns_of_people(own, across, at),
    ]
    made: list[Job] = []
    for hits, lines in people:
        head = hits["employee_name"][0].text
        of_him = next((job for job in own if _is_of(job, head)), None)
        shared = of_him or _shared(own)
        kept = of_him.hits if of_him is not None and "classification" not in hits else {}
        made.append(replace(shared, hits={**shared.hits, **hits, **kept}, lines=lines, tables=()))
    heads = [hits["employee_name"][0].text for hits, _ in people]
    named = [job for job in own if "employee_name" in job.hits]
    # Beside the people of a matrix only those count whose days are told elsewhere.
    rest = [job for job in named if mentions_in(tokens_of(job.lines)) or not across.matrices]
    others = [job for job in rest if not any(_is_of(job, head) for head in heads)]
    return [*made, *others] if made else own


def _columns_of_people(jobs: Sequence[Job], across: Across, at: int) -> list[Owned]:
    """Return the heading and the days of each column; none at all unless all name people."""
    names = [
        hit.text
        for job in jobs
        for field in ("employee_name", "classification")
        for hit in job.hits.get(field, ())[:1]
    ]
    people: list[Owned] = []
    for block in across.blocks:
        headed = [
            column
            for column, words in enumerate(block.heads)
            if not _KINDS.fullmatch(_text(words).lower())
        ]
        heads = [_printed(block, block.heads[column]) for column in headed if block.heads[column]]
        if len(heads) < max(len(headed), _FEWEST_PEOPLE) or not _name_people(heads, names):
            return []
        own = [_own_lines(block, column, across.legend) for column in headed]
        people += [
            (
                {"employee_name": (Hit("employee_name", head, Found.TABLE, at),)},
                (*across.said, *each),
            )
            for head, each in zip(heads, own, strict=True)
        ]
    return people


def _shared(jobs: Sequence[Job]) -> Job:
    """Return a job with what holds for everybody."""
    said = jobs[0].hits if jobs else {}
    of_all = {name: hits for name, hits in said.items() if name not in _PERSONAL}
    local = local_of_all([[hit for hits in job.hits.values() for hit in hits] for job in jobs])
    return Job(of_all | ({"local": tuple(local)} if local else {}))


def _without_block(job: Job, across: Across) -> Job:
    lines = tuple(line for line in job.lines if not across.has(line.words))
    cells = {id(table): [cell for row in table.rows for cell in row] for table in job.tables}
    tables = tuple(
        table for table in job.tables if not any(across.has(c.words) for c in cells[id(table)])
    )
    return replace(job, lines=lines, tables=tables)


_PERSONAL = frozenset({"employee_name", "last4", "classification", "local", "loanout_company"})


def _of_several(block: DatesDown, legend: Legend) -> bool:
    """Return whether columns are those of several people: their headings, or their days, differ."""
    headed = [column for column, words in enumerate(block.heads) if words]
    strange = [n for n in headed if not _KINDS.fullmatch(_text(block.heads[n]).lower())]
    if headed and len(strange) < _FEWEST_PEOPLE:
        return False
    marked = [
        {row.line for row in block.rows if row.says(column, legend) in _MARKED}
        for column in strange or range(len(block.heads))
    ]
    if strange:
        named = all(looks_like_person(_text(block.heads[column])) for column in strange)
        return named or any(days != marked[0] for days in marked)
    # Without headings only days that each column has for itself tell that they differ.
    headless = len(block.rows) >= _FEWEST_ROWS_WITHOUT_HEADINGS and not block.has_words_above
    return headless and any(one - other and other - one for one in marked for other in marked)


def _name_people(heads: Sequence[Printed], names: Sequence[str]) -> bool:
    known = [_known(head.text, names) for head in heads]
    if all(known) and len(set(known)) == len(heads):
        return True
    return all(looks_like_person(head.text) and " " in head.text for head in heads)


def _known(head: str, names: Sequence[str]) -> str | None:
    """Return the one name, or position, of the letter that a heading says, whole or in part."""
    fits = list(dict.fromkeys(name for name in names if _says(head, name)))
    return fits[0] if len(fits) == 1 else None


def _says(head: str, name: str) -> bool:
    if same_person(head, name):
        return True
    said, words = _plain(head), _plain(name)
    initials = "".join(word[0] for word in words)
    parts = all(any(w == s or (len(s) == 1 and w[0] == s) for w in words) for s in said)
    return bool(said) and (parts or said == [initials])


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _is_of(job: Job, head: str) -> bool:
    hits = [*job.hits.get("employee_name", ()), *job.hits.get("classification", ())]
    return any(_says(head, hit.text) for hit in hits)


def _about_years(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that say a year and no date: they give it to dates without one."""
    dated = [(line, tokens_of([line])) for line in lines if any(map(str.isdigit, line.text))]
    return [
        line
        for line, tokens in dated
        if not mentions_in(tokens) and any(year_of(token) is not None for token in tokens)
    ]


def _own_lines(block: DatesDown, column: int, legend: Legend) -> list[Line]:
    """Return the rows that a column marks as lines of dates, under words that say so."""
    counted = _MARKED if _is_one_mark(block) else {Verdict.WORKED}
    worked = [row for row in block.rows if row.says(column, legend) in counted]
    if not worked:
        return []
    count = block.counts[column]
    sure = _DOUBTED if count is not None and count != len(worked) else 1.0
    x0, y0, x1, _ = worked[0].words[0].box
    heading = Word("Dates worked:", (x0, y0 - 12.0, x1, y0 - 2.0), 1.0)
    return [Line(worked[0].page, (heading,)), *(_line(row, column, sure) for row in worked)]


_MARKED = {Verdict.WORKED, Verdict.REFER}


def _is_one_mark(block: DatesDown) -> bool:
    """Return whether one and the same sign stands for every day that is marked at all."""
    said = {_text(words).upper() for row in block.rows for words in row.cells.values()}
    return len({text for text in said if text.lower() not in EMPTY_MARKS | {"", "off"}}) == 1


def _line(row: DateRow, column: int, sure: float) -> Line:
    mark = min((word.confidence for word in row.cells.get(column, ())), default=1.0)
    words = [replace(w, confidence=min(w.confidence, mark, sure)) for w in row.words]
    return Line(row.page, tuple(words))


def _printed(block: DatesDown, words: tuple[Word, ...]) -> Printed:
    return Printed(_text(words), (Line(block.rows[0].page, words),))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
