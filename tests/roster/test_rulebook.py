"""The rule book is complete, sourced and dated, and a bad file is refused with its line."""

from dataclasses import replace
from datetime import date

import pytest

from app.roster.book import RuleBook
from app.roster.classifications import classifications_of
from app.roster.rulebook import (
    FOLDER,
    BadRuleFile,
    book_of,
    load_file,
    load_shared,
    load_text,
    rule_book,
    rule_texts,
)
from app.roster.rules_page import PAGE, page
from app.roster.sources import sources
from extractors.catalogue import load

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
        ("source: [P27]", "source: [P99]", 7, "must match a source"),
        ("    basis: union", "    basis: union\n    basis: any", 10, "stands twice"),
        (
            "classifications: [Grip]",
            "classifications: [Gripe]",
            20,
            "no classification of Local 80",
        ),
        ("[[B], [B3]", "[[B], [B99]", 18, "no course of shared/courses.yaml"),
        ("last_checked: 2026-11-21", "last_checked: 2026-31-11", 15, "Not a valid date"),
        ("    window: {length: 1,", "    window: {length: 0,", 8, "greater than or equal to 1"),
        ("places: [la_county", "places: [mars", 11, "Must be one of"),
        ("roster: IER\n", "", 2, "Missing data"),
        ("value: 30", "value: 30.5", 7, "integer"),
        ("  - id: marine", "  - id: grip", 26, "a second 'grip'"),
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


def test_a_second_file_of_one_local_is_refused():
    texts = rule_texts()

    with pytest.raises(BadRuleFile, match=r"ier-81\.yaml, line 1: Local 80 of IER .*ier-80\.yaml"):
        book_of({**texts, "ier-81.yaml": texts["ier-80.yaml"]})


def test_a_bad_shared_file_or_credential_is_refused_with_its_line():
    texts = rule_texts()
    courses = {**texts, "shared/courses.yaml": texts["shared/courses.yaml"] + "extra: 1\n"}
    drivers = texts["ier-399.yaml"].replace("kind: driver_license", "kind: pilot_license")

    with pytest.raises(BadRuleFile, match=r"shared/courses\.yaml, line \d+: extra: Unknown field"):
        book_of(courses)
    with pytest.raises(BadRuleFile, match=r"ier-399\.yaml, line 13: .*'pilot_license' is no kind"):
        book_of({**texts, "ier-399.yaml": drivers})


@pytest.mark.parametrize(
    "text", ["", "- a\n", "just words", "roster: [", "\x00", "a: &x [*x]\n", "[" * 500]
)
def test_no_text_makes_another_error_than_a_refusal(text):
    with pytest.raises(BadRuleFile, match=r"^x\.yaml, line \d+: "):
        load_text("x.yaml", text, rule_book().shared)


def test_every_classification_of_the_catalogue_is_on_a_roster():
    rosters = ("IER", "TAL", "LOCAL_399", "NON_ROSTER")
    listed = {
        (entry.local, entry.name)
        for local in load().locals
        for roster in rosters
        for entry in classifications_of(roster, local.number)
    }

    wanted = {(each.local, each.roster_name or each.name) for each in load().classifications}
    assert wanted <= listed
    assert {e.name for e in classifications_of("IATSE411", "411")} == {
        each.name for each in load().categories_411
    }


def test_a_classification_knows_its_codes_and_other_words():
    entries = {entry.name: entry for entry in classifications_of("IER", "399")}

    assert {"3520", "3521"} <= set(entries["Driver"].codes)
    assert "Camera Car Driver" in entries["Driver"].also
    assert entries["Driver"].groups == ("1", "2", "3")


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (("IER", "80", "Grip"), True),
        (("TCR", "80", "Grip"), True),
        (("IER", "80", "Nonsense"), False),
        (("IER", "80", "Driver"), False),
        (("IER", "871", "Script Coordinator"), False),
        (("NON_ROSTER", "871", "Script Coordinator"), True),
        (("IATSE411", "411", "Travel Coordinator"), True),
        (("IER", "700S", "Story Analyst"), True),  # nobody has read what it lists
        (("XYZ", "80", "Grip"), False),
    ],
)
def test_only_what_a_roster_lists_is_known(record, known):
    assert rule_book().knows(*record) is known


def test_every_entry_of_the_book_says_where_it_was_read_and_by_whom_it_is_named():
    shared = rule_book().shared
    entries = [*shared.courses, *shared.credential_kinds, *shared.counting, *shared.tiers]
    for file in rule_book().files:
        entries += [*file.credentials, *file.training, *file.clocks, *file.grouping]
        entries += [*file.removal, *file.upgrades]

    assert len(entries) > 100
    assert all(entry.source and entry.last_checked for entry in entries)
    assert {key for entry in entries for key in entry.source} <= set(sources())


def test_the_page_about_rules_is_as_the_rule_book_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m app.roster.rules_page"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("length: 24", "length: 24000", "4000"),
        ("in_force_from: null", "in_force_from: 20-01-01", "date"),
    ],
)
def test_an_absurd_number_is_refused_with_its_line(old, new, told):
    texts = rule_texts()
    text = texts["ier-399.yaml"].replace(old, new, 1)

    with pytest.raises(BadRuleFile, match=rf"(?s)^ier-399\.yaml, line \d+: .*{told}"):
        load_text("ier-399.yaml", text, rule_book().shared)


def test_a_course_told_twice_in_a_shared_file_is_refused():
    name, text = next(
        (name, text)
        for name, text in rule_texts().items()
        if "courses:" in text and name.startswith("shared/")
    )
    first = text.split("courses:\n", 1)[1].split("\n  - ", 2)[0]

    with pytest.raises(BadRuleFile, match="a second"):
        load_shared(name, text.replace("courses:\n", f"courses:\n{first}\n", 1))


def test_a_course_that_another_craft_needs_begins_no_new_span_for_a_driver():
    driver = rule_book().asked(("IER", "399", "Driver"), date(2024, 6, 1))
    first_days = [c.in_force_from for c in rule_book().shared.courses if c.in_force_from]

    assert date(2025, 1, 1) in first_days
    assert driver.changes_on is None


def test_every_kind_of_credential_is_reminded_of_as_the_roster_asks():
    kinds = rule_book().shared.credential_kinds

    days = {(tuple(kind.remind_before), tuple(kind.remind_after)) for kind in kinds}

    assert days == {((90, 60, 30, 7), (1, 14, 28))}
