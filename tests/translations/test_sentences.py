"""Every sentence that rules, checks and refusals can say has a shape, and so its words in Spanish.

The sentences are found in the code that says them, each with its places filled: so a new one that
nobody has given a shape to fails here, on whatever path it is said.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.because import because_in, because_known, every_shape

ROOT = Path(__file__).parents[2]
SAYING = (
    *("app/roster", "validators", "extractors/prechecks", "extractors/containers"),
    *("extractors/refusals.py", "extractors/files.py", "extractors/seen.py"),
    *("extractors/signals", "app/review/reasons.py"),
    *("app/shown/rule_words.py", "app/standing/telling.py", "app/casefolder/upgrade_411.py"),
    *("app/contests.py", "app/fixing.py", "app/crediting.py", "app/shown/ledger_line.py"),
)
NOT_TO_APPLICANTS = {
    "contradictions.py": "for staff, on the page of a record",
    "idle.py": "for staff, on the page of a record",
    "what_if.py": "for staff",
    "rule_lines.py": "for who writes rules",
    "rulebook.py": "for who writes rules",
    "rules_as_values.py": "for who writes rules",
    "rules_page.py": "a page of the documentation",
    "rules_page_shared.py": "a page of the documentation",
    "schema.py": "for who writes rules",
    "findings_page.py": "a page of the documentation",
    "kinds.py": "whole texts, found by app.texts",
    "for_applicants.py": "whole texts, found by app.texts",
    "versions.py": "possible-alteration, which only staff are told",
    "lettering.py": "possible-alteration, which only staff are told",
    "stipends.py": "for staff",
}
SAID_TO_NOBODY = {"agrees", "cannot_tell", "compile", "Kind"}
"""Calls whose words are on no page of an applicant: checks that found nothing, and patterns."""
FILLED = {
    "unit": "days",
    "done": "renew",
    "do_not": "do not",
    "left": "tomorrow",
    "ago": "yesterday",
    "enough": "this is enough",
    "counting.other": "union",
    "told": "7 of 7 days.",
    "work.because": "7 of 7 days.",
    "tail": ".",
    "telling.why": "",
    "forecast.days": "1 more day",
    "rule_words.kind": "union ",
    "people.number": "IL#",
    "verb": "agrees",
    "identity.kind": "letter",
    "span": "7 to 7",
    "_already(had)": "Already had, received 7 (7)",
    "_already(each)": "Already had, received 7 (7)",
    "contests.text": "We looked at 7 again and it counts now.",
    "contest.reason": "“7”",
    "unclear.what": "is too dark",
    "remedy": "",
    "messages.found": "A header of the e-mail message has 7 KiB,",
}
"""What stands in places that hold a phrase; all others hold a number or a name."""
FOR_STAFF = (
    *("After the file was first saved", "The name is another", "Proof of payment is missing"),
    "proof-of-payment-missing",
)
"""How the texts of these modules begin that no applicant reads."""
ENGLISH = re.compile(
    r"\b(the|your|you|is|are|and|of|to|with|for|this|that|it|in|by|from|has|have|was|not|we|be)\b"
)
_PLACE = re.compile(r"%\(\w+\)s")
_FIELD = re.compile(r"\{\w*\}")


def _files() -> Iterator[Path]:
    for each in SAYING:
        path = ROOT / each
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (file for file in found if file.name not in NOT_TO_APPLICANTS)


class _Said(ast.NodeVisitor):
    """The texts of a module that are no docstring, no error of ours and no pattern."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.texts: list[str] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        if "Refused" in ast.unparse(node):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if name not in SAID_TO_NOBODY:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.texts.append("".join(self._filled(part) for part in node.values))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.texts.append(node.value)

    def _filled(self, part: ast.expr) -> str:
        if isinstance(part, ast.Constant):
            return str(part.value)
        assert isinstance(part, ast.FormattedValue)
        value = part.value
        if isinstance(value, ast.IfExp) and isinstance(value.body, ast.Constant):
            return str(value.body.value)
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "count":
            return f"7 {ast.literal_eval(value.args[1])}s"
        said = ast.unparse(value)
        return FILLED.get(f"{self.module}.{said}", FILLED.get(said, "7"))


def _english_left(text: str) -> int:
    """Return how many English words are left of a sentence, said alone or as a part of another."""
    alone = because_in(text, "es")
    within = because_known(f"{text}: a reviewer decides", "es") or text
    return min(len(set(ENGLISH.findall(each.lower()))) for each in (alone, within))


def _is_known(text: str, wholes: str) -> bool:
    """Return True for a sentence with its Spanish, and for a phrase of one that has a shape."""
    bare = _FIELD.sub("", text.replace("{}", "7")).strip()
    return bare in wholes or text.startswith(FOR_STAFF) or _english_left(text.strip()) < 2


def test_every_sentence_has_its_spanish() -> None:
    wholes = "\n".join(_PLACE.sub("7", shape) for shape in every_shape())

    unknown = []
    for file in _files():
        said = _Said(file.stem)
        said.visit(ast.parse(file.read_text(encoding="utf-8")))
        sentences = (text for text in said.texts if " " in text and not _is_known(text, wholes))
        unknown += [f"{file.relative_to(ROOT)}: {text}" for text in sentences]

    assert "\n".join(unknown) == "", "add shapes to app/because/said, then run script/translations"
