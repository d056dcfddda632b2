"""The page about findings says what the program says."""

import re
from pathlib import Path

from validators.findings_page import PAGE, page
from validators.for_applicants import FOR_APPLICANTS
from validators.kinds import KINDS

CHECKS = Path(__file__).parents[2] / "validators"


def test_the_page_is_as_the_kinds_say():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m validators.findings_page"


def test_the_kinds_are_listed_once_in_order():
    codes = [kind.code for kind in KINDS]

    assert codes == sorted(set(codes))


def test_every_code_that_a_check_uses_is_documented():
    used = {
        code
        for path in CHECKS.glob("*.py")
        for code in re.findall(r'^[A-Z]+ = "([a-z-]+)"$', path.read_text(), re.MULTILINE)
    }

    assert used <= {kind.code for kind in KINDS}
    assert len(used) >= 15


def test_every_kind_says_what_the_applicant_can_do():
    assert set(FOR_APPLICANTS) == {kind.code for kind in KINDS}
