"""The rule book is complete, sourced and dated, and a bad file is refused with its line."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.book import RuleBook
from app.roster.rulebook import FOLDER, BadRuleFile, load_file, rule_book
from app.roster.rules_page import PAGE, page

IER_LOCALS = {
    "44", "80", "600", "695", "700", "705", "706", "728", "729", "800", "871", "78", "399", "724",
}  # fmt: skip


def test_every_local_of_the_roster_has_a_file():
    older_lists = {"399C", "700S"}
    assert {f.local for f in rule_book().files if f.roster == "IER"} == (
        IER_LOCALS | older_lists | {"*"}
    )
    assert {f.roster for f in rule_book().files} == {
        "IER", "TCR", "TAL", "DCSL", "NON_ROSTER", "LOCAL_399", "IATSE411",
    }  # fmt: skip


def test_every_number_names_its_source_and_when_it_was_checked():
    rules = [rule for f in rule_book().files for rule in f.work_experience]

    assert all(rule.source and rule.last_checked for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)


def test_only_sourced_rules_may_decide():
    deciding = {
        f.local
        for f in rule_book().files
        for rule in f.work_experience
        if f.roster == "IER" and rule.confidence in {"seed", "public"} and not rule.only_when
    }

    assert deciding == {"*", "80", "600", "700", "871"}


def test_an_unlisted_local_falls_under_the_basic_agreement():
    rules = rule_book().work_rules("IER", "999", "Anything", date(2026, 1, 1))

    assert [rule.id for rule in rules] == ["ier-default"]


def test_a_rule_for_one_classification_replaces_the_locals_general_one():
    rules = rule_book().work_rules("IER", "700", "Animation Editor", date(2026, 1, 1))

    assert [rule.id for rule in rules] == ["ier-700-animation-editor"]


def test_a_changed_rule_is_asked_for_as_of_a_date():
    old = rule_book().file_for("IER", "80")
    rule = old.work_experience[0]
    new = replace(rule, days=replace(rule.days, value=45), in_force_from=date(2027, 1, 1))
    book = RuleBook((replace(old, work_experience=(rule, new)),))

    before = book.work_rules("IER", "80", "Grip", date(2026, 12, 31))
    after = book.work_rules("IER", "80", "Grip", date(2027, 1, 1))

    assert [r.days.value for r in before] == [30]
    assert [r.days.value for r in after] == [45]


@pytest.mark.parametrize(
    ("found", "written", "line", "word"),
    [
        ("value: 30", "value: thirty", 7, "integer"),
        ("basis: union", "basis: unionised", 9, "Must be one of"),
        ("    basis: union", "    basis: union\n    base: union", 10, "Unknown field"),
        ("source: [P27]", "source: [somebody]", 7, "match"),
        ("confidence: public", "confidence: certain", 7, "Must be one of"),
        ("days: {value: 30", "days: {value: 30}}", 7, ""),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path, found, written, line, word):
    bad = tmp_path / "ier-80.yaml"
    text = (FOLDER / "ier-80.yaml").read_text()
    bad.write_text(text.replace(found, written, 1))

    with pytest.raises(BadRuleFile) as refused:
        load_file(bad)

    assert str(refused.value).startswith(f"ier-80.yaml, line {line}: ")
    assert word in str(refused.value)


def test_the_page_about_rules_is_as_the_rule_book_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m app.roster.rules_page"
