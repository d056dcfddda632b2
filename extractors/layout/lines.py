"""Words that share a baseline, put together into lines."""

from statistics import median

from extractors.layout.printed import Line
from extractors.layout.turning import Upright, turn_of, upright_words
from extractors.values import Page


def lines(page: Page) -> tuple[Line, ...]:
    """Return the page's lines from top to bottom, as a person holding it upright reads them."""
    return tuple(
        Line(page.number, tuple(each.word for each in row))
        for row in rows_of(upright_words(page, turn_of(page)))
    )


def rows_of(words: tuple[Upright, ...]) -> list[list[Upright]]:
    """Return ``words`` grouped by baseline, rows from top to bottom, each from left to right."""
    if not words:
        return []
    usual = median(word.height for word in words)
    rows: list[list[Upright]] = []
    for word in sorted(words, key=lambda each: (each.level, each.left)):
        row = _row_of(word, rows, usual)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    rows.sort(key=_level)
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _level(row: list[Upright]) -> float:
    recent = row[-12:]
    return sum(each.level for each in recent) / len(recent)


def _row_of(word: Upright, rows: list[list[Upright]], usual: float) -> list[Upright] | None:
    """Return the nearest row whose middle is within half a letter of the word's middle."""
    least = 0.7 * usual
    best: list[Upright] | None = None
    nearest = float("inf")
    for row in rows[-3:]:
        tall = max(median(each.height for each in row[-12:]), least)
        away = abs(word.level - _level(row))
        if away <= 0.5 * min(tall, max(word.height, least)) and away < nearest:
            best, nearest = row, away
    return best
