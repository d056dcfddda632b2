"""Writes ``docs/findings.md`` from the kinds: ``python -m validators.findings_page``."""

from pathlib import Path

from validators.for_applicants import FOR_APPLICANTS
from validators.kinds import KINDS

PAGE = Path(__file__).parent.parent / "docs" / "findings.md"

_HEAD = """# Findings

What a check may say about a document. The codes are stable: other programs rely on them.
`info` tells, `warning` wants a look, `blocking` counts no day until a person has decided.
A check that could not be made says *cannot tell*, which is no finding against anybody.

This page is written by `python -m validators.findings_page`; a test keeps it in step.

| code | severity | what it means | what staff do | what the applicant does |
|---|---|---|---|---|
"""


def page() -> str:
    """Return the page as it must stand in ``docs/findings.md``."""
    rows = (
        f"| `{k.code}` | {k.severity} | {k.meaning} | {k.remedy} | {FOR_APPLICANTS[k.code]} |\n"
        for k in KINDS
    )
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
