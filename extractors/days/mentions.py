"""Dates as they are written, before their year, their order and their meaning are decided."""

from extractors.frozen import frozen


@frozen
class Written:
    """A day as written: the year may be missing; ``numeric`` days may stand before their month."""

    month: int
    day: int
    year: int | None = None
    numeric: bool = False

    def swapped(self) -> "Written":
        """Return this numeric date with its first two numbers the other way round."""
        return Written(self.day, self.month, self.year, self.numeric)


@frozen
class Mention:
    """One date, or one range of dates, and the tokens ``start`` to ``end`` (excluded) it stands in.

    Mentions of one ``run`` have nothing but separators between them. ``remark`` is what stands in
    brackets after the date. ``joined_by_word`` marks a range written with "to" or "through".
    """

    first: Written
    start: int
    end: int
    run: int = 0
    last: Written | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    joined_by_word: bool = False
    overnight: bool = False
    remark: str = ""
    notes: tuple[str, ...] = ()
