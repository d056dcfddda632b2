"""The one question before a file is parsed: what would it cost, by what it says of itself?"""

from extractors.files import FileKind
from extractors.limits import Limits


def judge(data: bytes, kind: FileKind, limits: Limits) -> None:
    """Raise ``Refused`` for a file that would cost more than ``limits``; nothing is parsed here.

    What this cannot see is ended by the limits of the process (``extractors.containment``).
    """
    if kind is FileKind.PDF:
        from extractors.prechecks.pdfs import judge_pdf  # noqa: PLC0415 - one kind at a time

        judge_pdf(data, limits)
    elif kind in {FileKind.PNG, FileKind.JPEG, FileKind.TIFF, FileKind.HEIC}:
        from extractors.prechecks.pictures import judge_picture  # noqa: PLC0415

        judge_picture(data, kind, limits)
    elif kind in {FileKind.DOCX, FileKind.XLSX}:
        from extractors.prechecks.office import judge_office  # noqa: PLC0415

        judge_office(data, kind, limits)
    elif kind is FileKind.EML:
        from extractors.prechecks.messages import judge_message  # noqa: PLC0415

        judge_message(data, limits)
    elif kind in {FileKind.ZIP, FileKind.GATHERED}:
        from extractors.prechecks.archives import judge_archive, listed  # noqa: PLC0415

        judge_archive(listed(data, kind.spoken), len(data), kind.spoken, limits)
