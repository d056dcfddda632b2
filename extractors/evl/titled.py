"""What the head of a letter says of its subject: "Work History - Jo Pell (4002)", a show in quotes.

A head is read for it only where the letter itself does not say.
"""

from collections.abc import Iterator, Sequence

from extractors.confidence import Found
from extractors.evl.anatomy import Letter
from extractors.evl.hits import Hit
from extractors.evl.line_kinds import is_title
from extractors.evl.prose.productions import quoted_titles
from extractors.evl.subject import subject
from extractors.names import looks_like_company
from extractors.passages import passage, printed

_OF_A_HEADING = frozenset({"employee_name", "last4"})


def titled(letter: Letter, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the person that a heading names, and the show in quotes at the letter's head."""
    told = {hit.field for hit in hits}
    for line in letter.letterhead:
        if is_title(line.text) and "employee_name" not in told:
            for name, value, _ in subject(printed(line)):
                if name in _OF_A_HEADING:
                    yield Hit(name, value, Found.SUBJECT, 0)
        elif "production" not in told and not looks_like_company(line.text.partition("“")[0]):
            for hit in quoted_titles(passage((line,))):
                yield Hit("production", hit.printed, Found.GUESS, 0)
