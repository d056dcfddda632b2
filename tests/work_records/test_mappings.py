"""A mapping file says how one layout is read; a wrong one says what is wrong with it."""

from io import BytesIO

import pytest

from app.errors import Unprocessable
from app.imports import reading, whole
from app.imports.receiving import Given
from app.tabular.dates import DateOrder
from app.tabular.mapping import built_in, mapping_of
from app.work_files.recognised import Choices

MINE = """
layout: skylark
title: Skylark weekly list
kind: payroll
recognised_by: [Crewperson, Gig]
columns:
  employee_name: [Crewperson]
  production: [Gig]
  day: [Datum]
  hours: [Std]
ignore: [Hours]
dates: day-first
day_types: {ARB: WK, KRANK: SP}
"""


@pytest.mark.parametrize("mapping", built_in(), ids=lambda mapping: mapping.id)
def test_every_mapping_that_comes_along_names_its_kind(mapping):
    assert mapping.kind in {"payroll", "fringe"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINE + "colour: red\n", "colour: "),
        (MINE.replace("employee_name", "employe_name"), "columns"),
        (MINE.replace("payroll", "payments"), "kind"),
        (MINE.replace("day-first", "sometimes"), "dates"),
        ("- a\n- b\n", "write a mapping"),
        ("layout: [", "no YAML"),
        (MINE + "fixed_width: {day: {from: 9, to: 3}}\n", "to is before from"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(text, told):
    with pytest.raises(Unprocessable, match=r"mine\.yaml cannot be used") as refused:
        mapping_of(text, "mine.yaml")

    assert told in refused.value.message


def test_a_mapping_keeps_what_it_says():
    mapping = mapping_of(MINE, "mine.yaml")

    assert (mapping.order, mapping.day_types["krank"]) == (DateOrder.DAY_FIRST, "SP")


def test_a_mapping_of_this_machine_is_known_by_its_columns(stores, sender_id):
    folder = stores.settings.data_folder / "layouts"
    folder.mkdir(parents=True)
    (folder / "skylark.yaml").write_text(MINE)
    head = "Crewperson,Last 4,Gig,Datum,Std,Hours,Day Type"
    rows = f"{head}\nMaria Vale,1234,Harbor Lights,03/04/2026,8,99,KRANK\n"
    given = Given("payroll", "Skylark", "s.csv", Choices(kind="payroll"), sender_id)

    taken = whole.preview_file(stores, given, BytesIO(rows.encode()), stores.now())

    with stores.sessions() as session:
        entry = reading.entry_of(session, taken.public_id)
    assert (entry.layout, entry.period_start.isoformat()) == ("skylark", "2026-04-03")
    assert entry.preview["by_treatment"] == {"exclude": 1}
