"""The ways in which letters state how many days were worked."""

from random import Random

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """Return "twenty-six"."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def line(rng: Random, count: int | None) -> str:
    """Return the total on a line of its own in one of many wordings, "" for none."""
    if count is None:
        return ""
    word, one = in_words(count), "day" if count == 1 else "days"
    return rng.choice(
        (
            f"Total days worked: {count}",
            f"TOTAL DAYS: {count}",
            f"Total Days Worked .......... {count}",
            f"Total: {count} {one}",
            f"Total number of days worked = {count}",
            f"Days worked (total): {count}",
            f"Grand total {count} {one}",
            f"{count} {one} total",
            f"{count} total {one}",
            f"Total {one} worked: {word} ({count})",
            f"Total work days: {count} ({word})",
            f"Number of days: {count}",
            f"# of days worked: {count}",
            f"Total qualifying days: {count}.00",
            f"In total, {count} {one} were worked.",
            f"All told: {count} {one}.",
            f"{word.capitalize()} ({count}) {one} in all.",
        )
    )


def clause(rng: Random, count: int | None) -> str:
    """Return the total as the end of a sentence, "." for none."""
    if count is None:
        return "."
    word, one = in_words(count), "day" if count == 1 else "days"
    return rng.choice(
        (
            f", for a total of {count} {one}.",
            f", a total of {word} ({count}) {one}.",
            f" ({count} {one}).",
            f" — {count} {one} in total.",
            f", totaling {count} {one}.",
            f", that is {count} ({word}) {one} of work.",
            f". That makes {count} {one} altogether.",
            f" (total: {count} {one}).",
        )
    )
