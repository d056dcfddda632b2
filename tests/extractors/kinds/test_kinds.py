"""Cues and what they were learned to weigh: chances of kinds, at a cost that stays small."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kinds.lessons import written
from extractors.kinds.cues import cues, names
from extractors.kinds.learned import chances, learned
from extractors.values import DocumentType

ORDINARY = {
    DocumentType.RESUME: [
        "PRODUCTION RESUME - INGE SOLBERG",
        "# PRODUCTION FORMAT STUDIO CAPACITY START DATE END DATE DAYS WORKED PRODUCER PM PC APC",
        "1 Harrow Road Series S1 Apple 2nd APC 2021-05-03 2021-10-29 125 M. Pell D. Okafor",
        "2 The Quiet Coast Feature Indie 1st APC 2023-02-06 2023-04-28 57 A. Brandt K. Lowe",
    ],
    DocumentType.REFERENCE_LETTER: [
        "November 3, 2025",
        "Attn: PC Membership Committee",
        "Re: Upgrade of Inge Solberg to Production Coordinator",
        "I had the pleasure of working with Inge as my 1st Assistant on Tide.",
        "I am a member in good standing and have no hesitation in recommending her.",
        "Sincerely,",
    ],
    DocumentType.PAY_STUB: [
        "HARBOR PAYROLL LLC Check No. 00481213",
        "Employer of record Check date 06/18/2026",
        "PAY TO: INGE SOLBERG SSN XXX-XX-9082",
        "Production: SALT FLAT MOTEL Period ending: 06/13/2026 Occ: COSTUMER 7712",
        "06/08 Regular 8.0 42.11 336.88",
        "06/11 Sick pay 8.0 42.11 336.88",
        "Gross 1,600.18 YTD 9,214.50",
    ],
    DocumentType.EVL: [
        "Harbor Payroll",
        "This letter confirms that Inge Solberg was employed as a Grip on the feature Tide.",
        "Dates worked: March 2, 3, 4, 5 and 6, 2026",
        "Sincerely,",
    ],
}


def test_a_list_of_shows_headed_days_worked_is_a_resume() -> None:
    said = [
        "Marek Ilves - days worked",
        "IATSE 411 / 2nd Assistant Production Coordinator / marek@example.com / 905-555-0108",
        "From To Days Position Production Season Studio PC 1st APC PM Producer(s)",
        "2021-09-27 2021-12-17 57 2nd APC Harrow Road Kite Films Ida Moreau Ben Holt R. Ames",
        "2022-02-07 2022-08-26 139 2nd APC Slow Ice 1 Fern TV Ida Moreau Ben Holt Tess Hale",
        "2023-02-13 2023-07-14 106 1st APC Slow Ice 2 Fern TV Ida Moreau Ben Holt Tess Hale",
        "Total 302",
    ]

    found = chances(cues(said), learned())

    assert found[DocumentType.RESUME] > 0.9


def test_a_work_sheet_with_first_and_last_day_is_a_resume() -> None:
    said = [
        "MAREK ILVES - Craft Service",
        "905-555-0108 marek@example.com Oakville ON | G licence",
        "# Production Type Production Company Position First Day Last Day Days Worked",
        "1 Harrow Road Series Kite Films Inc. Craft Service Assistant 04-Mar-24 10-May-24 48",
        "2 Slow Ice Feature Fern Pictures Ltd. Key Craft (2nd Unit) 13-May-24 24-May-24 10",
        '3 Oat Bank "Vault" Commercial Tenfold Spots Craft Service 27-May-24 28-May-24 2',
        "TOTAL DAYS 60",
        "Other work Employer Position From To",
        "Bakery Good Crumb Baker Jun-19 Feb-24",
    ]

    assert chances(cues(said), learned())[DocumentType.RESUME] > 0.9


@pytest.mark.parametrize("kind", list(ORDINARY))
def test_an_ordinary_paper_is_told_from_letters_that_use_the_same_words(kind: DocumentType) -> None:
    found = chances(cues(ORDINARY[kind]), learned())

    assert max(found, key=lambda each: found[each]) is kind


@pytest.mark.parametrize(
    "said",
    [
        ["Aug 9 2025", "To whom it may concern",
         "Inge Solberg worked for me on Harrow Road. She was my swamper, 31 days, in May.",
         "She is always on time and her unit is spotless. She is ready for her card. Ring me.",
         "Ty Poe", "Transport Captain"],
        ["REFERENCE AND DAYS WORKED", "Applicant   Inge Solberg", "Name of referee   Ty Poe",
         "I confirm that the applicant worked under my supervision as follows:",
         "Harrow Road   Swamper   May 5, 6, 7, 2025   3", "Signature of referee   Date"],
        ["Re: Inge Solberg - upgrade to Production Coordinator",
         "Inge Solberg was my right hand on Slow Ice. Inge is ready for it, and I gladly say so.",
         "Yours truly,", "Ty Poe, Line Producer", "Local 411 Member #118"],
        ["Slow Ice Pictures", "Oct. 9, 2025", "Dear 411,",
         "Only to say that Inge Solberg did craft service for us on Slow Ice, 8 days in May.",
         "She kept sixty people fed out of a tent.", "Please let her in!", "Thanks,",
         "Ty Poe, Production Manager"],
    ],
)  # fmt: skip
def test_one_person_vouching_for_another_is_a_reference_with_days_in_it_too(
    said: list[str],
) -> None:
    found = chances(cues(said), learned())

    assert max(found, key=lambda each: found[each]) is DocumentType.REFERENCE_LETTER


def test_days_listed_one_by_one_with_thanks_are_no_reference() -> None:
    said = [
        "Harrow Road Films", "May 2, 2025", "To whoever does the rosters,",
        "Inge Solberg wanted the days she did for me in writing. She was a pleasure.",
        "HARROW ROAD (feature). She was our Painter. She worked March 3, 4, 5 and 6, then "
        "March 10, 11 and 12. 7 days.",
        "SLOW ICE (short). Painter again. April 7, 8 and 9. 3 days.", "Yours,", "Ty Poe, Producer",
    ]  # fmt: skip

    found = chances(cues(said), learned())

    assert max(found, key=lambda each: found[each]) is DocumentType.EVL


def test_a_trust_fund_is_no_word_of_praise() -> None:
    assert "praise" not in cues(["Here is the letter for the trust fund"])
    assert "praise" in cues(["I would trust Ilse with any show"])


def test_every_kind_has_weights_and_every_weight_has_a_cue() -> None:
    weights = learned()

    assert set(weights) == set(DocumentType)
    assert len(set(names())) == len(names())
    assert {cue for own in weights.values() for cue in own} <= {"always", *names()}


@given(st.sets(st.sampled_from(names())))
def test_chances_of_all_kinds_come_to_one(found: set[str]) -> None:
    told = chances(found, learned())

    assert sum(told.values()) == pytest.approx(1.0)
    assert all(0.0 <= chance <= 1.0 for chance in told.values())


def test_a_page_without_words_is_of_no_kind() -> None:
    found = chances(cues([]), learned())

    assert max(found, key=lambda each: found[each]) is DocumentType.UNKNOWN


def test_what_was_learned_still_tells_what_it_was_learned_from() -> None:
    lessons = list(written())

    told = [
        max(own := chances(cues(each.texts), learned()), key=own.__getitem__) for each in lessons
    ]

    right = sum(kind is each.kind for kind, each in zip(told, lessons, strict=True))
    assert right / len(lessons) >= 0.98


@pytest.mark.parametrize(
    "line",
    [
        "verify in out meal call name rate 12/1/2026 ",
        "producer and PM 12/1/2026 to 1/3/2027 ",
        "a1,",
    ],
)
def test_a_text_made_to_be_costly_costs_no_more_than_a_long_page(line: str) -> None:
    began = time.process_time()

    cues([line * 1000] * 1000)

    assert time.process_time() - began < 2.0


def test_a_wording_is_found_alone_on_its_line_and_over_the_end_of_a_line() -> None:
    assert "awarded" in cues(["Ladder Safety", "This certifies that", "Ana Ibarra"])
    assert "week ending" in cues(["Hours for the week", "ending June 4"])
    assert "separated rows" in cues(["a,b,c,d,e", "1,2,3,4,5"])
