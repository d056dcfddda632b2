"""The review desk credits what was chosen, keeps what was typed, and undoes."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from app.records.tables import (
    Account,
    Credential,
    Credit,
    Decision,
    DeskItem,
    Document,
    Professional,
    Result,
)
from app.states import DocumentState, Stage

SignIn = Callable[..., Any]
Send = Callable[..., Any]


def _credited(scene: Any) -> list[str]:
    with scene.stores.sessions() as session:
        live = select(Credit.day).where(Credit.withdrawn_at.is_(None)).order_by(Credit.day)
        return [str(day) for day in session.scalars(live)]


def test_the_button_states_how_many_days_it_credits(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1")

    page = sign_in("robin").get(f"/desk/{document}").text

    assert "<span data-count>2 days</span></span> <kbd" in page
    assert "0 verified before + <span data-added>2</span> from this letter" in page
    assert "<span data-total>2</span>" in page


def test_approving_credits_exactly_the_chosen_days(scene: Any, sign_in: SignIn, send: Send) -> None:
    document = scene.document("a1")

    send(sign_in("robin"), f"/desk/{document}/approve", {"day": ["2026-03-03"]})

    assert _credited(scene) == ["2026-03-03"]


def test_crediting_a_day_against_the_records_needs_a_reason_and_keeps_the_choice(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document = scene.document("a1")

    answer = send(sign_in("robin"), f"/desk/{document}/approve", {"day": ["2026-03-04"]})

    assert answer.status_code == 422
    assert "Give a reason" in answer.text
    assert 'value="2026-03-04" checked' in " ".join(answer.text.split())
    assert _credited(scene) == []


@pytest.mark.parametrize("action", ["decline", "ask-for-fix"])
def test_a_refusal_without_a_reason_is_not_made(
    scene: Any, sign_in: SignIn, send: Send, action: str
) -> None:
    document = scene.document("a1")

    answer = send(sign_in("robin"), f"/desk/{document}/{action}", {"reason": " "})

    assert answer.status_code == 400
    assert "Give a reason" in answer.text


def test_an_undone_decision_leaves_no_day(scene: Any, sign_in: SignIn, send: Send) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    send(robin, f"/desk/{document}/approve", {"day": ["2026-03-02", "2026-03-03"]})
    page = robin.get(f"/desk/{document}").text
    decision = page.split('name="decision" value="')[1].split('"')[0]

    send(robin, f"/desk/{document}/undo", {"decision": decision})

    assert _credited(scene) == []
    assert "In review" in sign_in("avery").get(f"/documents/{document}").text


def test_a_second_decision_on_the_same_document_is_a_conflict(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    send(robin, f"/desk/{document}/decline", {"reason": "Not about this person."})

    answer = send(robin, f"/desk/{document}/approve", {"day": ["2026-03-02"]})

    assert answer.status_code == 409


def test_the_queue_shows_what_waits_longest_first_and_why(scene: Any, sign_in: SignIn) -> None:
    finding = {"code": "x", "severity": "blocking", "message": "The name differs.", "dates": []}
    scene.document("a1", findings=[finding])
    scene.document("a2", state=DocumentState.VERIFIED)

    page = sign_in("robin").get("/desk").text

    assert "1 document in review" in page
    assert "The name differs." in page


def test_an_empty_queue_says_so(scene: Any, sign_in: SignIn) -> None:
    assert "Queue clear" in sign_in("robin").get("/desk").text


@pytest.mark.parametrize(
    "way", ["{0.il_number}", "{0.name} {0.last4}", " jordan AVERY, {0.last4} "]
)
def test_a_document_that_nobody_was_matched_to_is_given_to_its_person(
    scene: Any, sign_in: SignIn, send: Send, way: str
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document)).one()
        row.professional_id, row.sender_id = None, scene.accounts["alex"]
        wanted = way.format(session.get_one(Professional, scene.professionals["avery"]))

    assert "Whose document is it?" in robin.get(f"/desk/{document}").text
    unknown = send(robin, f"/desk/{document}/name", {"person": "Jordan Avery 0000"})
    send(robin, f"/desk/{document}/name", {"person": wanted})

    assert unknown.status_code == 422
    assert "Jordan Avery 0000" in unknown.text
    assert sign_in("avery").get(f"/documents/{document}").status_code == 200


def test_only_a_reviewer_says_whose_document_it_is(scene: Any, sign_in: SignIn, send: Send) -> None:
    document = scene.document("a1")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document)).one()
        row.professional_id, row.sender_id = None, scene.accounts["alex"]
        number = session.get_one(Professional, scene.professionals["avery"]).il_number

    refused = send(sign_in("avery"), f"/desk/{document}/name", {"person": number})

    assert refused.status_code in {403, 404}
    with scene.stores.sessions() as session:
        assert session.scalars(select(Document)).one().professional_id is None


def test_a_page_that_shows_an_earlier_check_approves_nothing(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    days = {"day": ["2026-03-03"]}
    seen = robin.get(f"/desk/{document}").text.split('name="checked_at" value="')[1].split('"')[0]

    stale = {**days, "checked_at": "2026-01-01T00:00:00+00:00"}
    refused = send(robin, f"/desk/{document}/approve", stale)
    before = _credited(scene)
    send(robin, f"/desk/{document}/approve", {**days, "checked_at": seen})

    assert refused.status_code == 409
    assert "checked again meanwhile" in refused.text
    assert before == []
    assert _credited(scene) == ["2026-03-03"]


def test_no_decision_is_made_from_a_page_that_shows_an_earlier_check(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    stale = {"reason": "Sign it.", "reason_code": "other", "checked_at": "2026-01-01T00:00:00"}

    page = robin.get(f"/desk/{document}").text
    answers = [
        send(robin, f"/desk/{document}/{what}", stale)
        for what in ("decline", "ask-for-fix", "second")
    ]

    assert [each.status_code for each in answers] == [409] * 3
    assert all("Sign it." in each.text for each in answers)
    assert page.count('name="checked_at"') == 4
    with scene.stores.sessions() as session:
        assert session.scalars(select(Document.state)).one() == DocumentState.IN_REVIEW
        assert session.scalars(select(Decision.id)).all() == []


@pytest.mark.parametrize(
    "place",
    [
        {"page": "1", "box": "nan,1,2,3"},
        {"page": "1", "box": "1e309,1,2,3"},
        {"page": "99999999999999", "box": "1,1,2,3"},
        {"page": "²", "box": "1,1,2,3"},
        {"page": "", "box": "1,1,2,3"},
    ],
)
def test_a_place_that_is_on_no_page_is_refused(
    scene: Any, sign_in: SignIn, send: Send, place: dict[str, str]
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")

    asked = send(robin, f"/desk/{document}/ask-for-fix", {"reason": "Sign it.", **place})
    looked = send(robin, f"/desk/{document}/look", place)

    assert (asked.status_code, looked.status_code) == (400, 400)


def test_a_document_of_no_kind_is_not_accepted_before_somebody_says_what_it_is(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document = scene.document("a1", ledger=[])
    with scene.stores.sessions.begin() as session:
        session.scalars(select(Document)).one().document_type = "unknown"

    answer = send(sign_in("robin"), f"/desk/{document}/approve", {})

    assert answer.status_code == 422
    assert "Say first what kind of document this is" in answer.text


@pytest.mark.parametrize("number", ["", "x", "9" * 30])
def test_undoing_a_decision_that_is_none_says_so(
    scene: Any, sign_in: SignIn, send: Send, number: str
) -> None:
    document = scene.document("a1")

    answer = send(sign_in("robin"), f"/desk/{document}/undo", {"decision": number})

    assert answer.status_code == 404


def test_after_a_decision_the_next_document_is_shown_with_undo(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    first, second = scene.document("a1"), scene.document("a2")
    robin = sign_in("robin")

    answer = send(robin, f"/desk/{first}/approve", {"day": ["2026-03-03"]})
    page = robin.get(answer.location).text

    assert answer.location == f"/desk/{second}"
    assert f'action="/desk/{first}/undo"' in page
    assert page.count("Approved 1 day") == 1


def test_after_the_last_document_the_queue_is_shown_with_undo(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    only, robin = scene.document("a1"), sign_in("robin")

    answer = send(robin, f"/desk/{only}/decline", {"reason": "Not theirs."})
    page = robin.get(answer.location).text

    assert answer.location == "/desk"
    assert "Queue clear" in page
    assert f'action="/desk/{only}/undo"' in page


def test_a_correction_is_kept_and_shown_as_made_by_hand(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")

    told = {"path": "0/records/0/classification", "value": "Best Boy Grip"}
    answer = send(robin, f"/desk/{document}/correct", told)
    page = robin.get(f"/desk/{document}").text

    assert answer.status_code == 302
    assert "Best Boy Grip" in page
    assert "by hand" in page
    assert "As it was read" in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"path": "0/records/0/work_dates", "value": "sometime"}, "no date with its year"),
        ({"path": "0/records/0/work_dates", "value": ""}, "Type what the page says"),
        ({"path": "nowhere", "value": "x"}, "Say which value"),
        ({"path": "0/fields/letter_date", "value": "2026-01-01", "box": "a"}, "two opposite"),
    ],
)
def test_a_correction_of_no_use_says_what_is_wrong(
    scene: Any, sign_in: SignIn, send: Send, told: dict[str, str], says: str
) -> None:
    document = scene.document("a1")

    answer = send(sign_in("robin"), f"/desk/{document}/correct", told)

    assert answer.status_code == 400
    assert says in answer.text


def test_a_claimed_document_says_who_has_it_open(scene: Any, sign_in: SignIn, send: Send) -> None:
    document = scene.document("a1")
    told = send(sign_in("robin"), f"/desk/{document}/claim", {}).get_json()

    page = sign_in("alex").get(f"/desk/{document}").text

    assert told["mine"] is True
    assert "Open with Robin" in page


def test_the_queue_is_narrowed_and_says_when_nothing_fits(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1")
    robin = sign_in("robin")

    assert document not in robin.get("/desk?whose=held").text
    assert "Nothing in the queue fits" in robin.get("/desk?whose=held").text
    assert "Jordan Avery" in robin.get("/desk?kind=evl").text
    assert "Nothing in the queue fits" in robin.get("/desk?local=728").text


def test_a_held_document_leaves_the_queue_until_its_day(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    until = (scene.stores.now().date() + timedelta(days=10)).isoformat()

    send(robin, f"/desk/{document}/hold", {"until": until, "reason": "Payroll is late."})

    assert "Queue clear" in robin.get("/desk").text
    assert "Payroll is late." in robin.get("/desk?whose=held").text
    send(robin, f"/desk/{document}/resume", {})
    assert "Jordan Avery" in robin.get("/desk").text


@pytest.mark.parametrize("act", ["decline", "ask-for-fix"])
def test_that_a_document_may_have_been_altered_is_never_told_to_its_sender(
    scene: Any, sign_in: SignIn, send: Send, act: str
) -> None:
    doubt = "Two lines were lettered differently: look closely."
    finding = {"code": "possible-alteration", "severity": "warning", "message": doubt, "dates": []}
    document = scene.document("a1", findings=[{**finding, "places": [], "files": []}])
    robin = sign_in("robin")

    seen_by_staff = robin.get(f"/desk/{document}").text
    send(robin, f"/desk/{document}/{act}", {"reason": "Lettered differently."})
    sender = sign_in("avery")

    assert doubt in seen_by_staff
    for page in (f"/documents/{document}", f"/api/v1/documents/{document}", "/messages"):
        told = sender.get(page).text
        assert doubt not in told
        assert "alteration" not in told
        assert "Lettered differently." not in told
    with scene.stores.sessions() as session:
        assert session.scalars(select(Document.state)).one() == DocumentState.IN_REVIEW


def test_only_a_document_without_a_doubt_is_offered_for_approval_in_bulk(
    scene: Any, sign_in: SignIn
) -> None:
    scene.document("a1", findings=[])
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document)).one()
        session.add(DeskItem(document_id=row.id, due_on=row.received_at.date()))
        sender = session.get_one(Account, row.sender_id).public_id

    page = sign_in("robin").get(f"/desk/together/sender-{sender}").text

    assert "Nothing clean is left here" in page


def test_once_people_were_told_a_document_is_reopened_with_a_reason_only(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    scene.credit(document, "Harbor Lights, Season 2")
    with scene.stores.sessions.begin() as session:
        session.scalars(select(Document)).one().state = DocumentState.VERIFIED
        session.scalars(select(Decision)).one().decided_at -= timedelta(days=1)

    silent = send(robin, f"/desk/{document}/undo", {"decision": "1"})
    spoken = {"decision": "1", "reason": "The company wrote."}
    send(robin, f"/desk/{document}/undo", spoken)

    assert silent.status_code == 400
    assert "say why it is looked at again" in silent.text
    assert _credited(scene) == []
    assert "Looked at again" in sign_in("avery").get("/messages").text


def test_what_could_not_be_told_apart_is_given_its_kind_and_typed(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1", ledger=[]), sign_in("robin")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document)).one()
        read = session.get_one(Result, (row.id, Stage.READ))
        read.payload = {**read.payload, "documents": []}

    empty = robin.get(f"/desk/{document}").text
    send(robin, f"/desk/{document}/kind", {"kind_is": "driver_license"})
    told = {"path": "0/fields/expiry_date", "value": "2031-05-09"}
    send(robin, f"/desk/{document}/correct", told)
    page = robin.get(f"/desk/{document}").text

    assert "Nothing could be read" in empty
    assert "What kind of document is it?" in empty
    assert "May 9, 2031" in page
    assert "days left" in page
    assert "Approve driver license" in page


def test_without_any_records_every_day_is_offered_and_a_note_is_needed(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    with scene.stores.sessions.begin() as session:
        check = session.scalars(select(Result).where(Result.stage == Stage.CHECK)).one()
        unknown = {"day_verdict": "cannot-tell", "status": "refer", "paid_by": []}
        lines = [{**line, **unknown} for line in check.payload["ledger"]]
        check.payload = {**check.payload, "ledger": lines}
    days = {"day": ["2026-03-02", "2026-03-03", "2026-03-04"]}

    page = robin.get(f"/desk/{document}").text
    silent = send(robin, f"/desk/{document}/approve", days)
    send(robin, f"/desk/{document}/approve", {**days, "reason": "The production confirmed them."})

    assert "3 days</span> without payroll match" in page
    assert silent.status_code == 422
    assert len(_credited(scene)) == 3


def test_the_person_file_holds_days_decisions_and_audit(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    send(robin, f"/desk/{document}/approve", {"day": ["2026-03-02", "2026-03-03"]})

    page = " ".join(robin.get(f"/people/{'avery'.ljust(32, '0')}").text.split())

    assert '<b class="strong">2 days</b> of 3 claimed' in page
    assert "<b>Approved, 2 days</b>" in page
    assert "a1.pdf, Robin Sample" in page


def test_my_decisions_say_what_others_made_of_them(scene: Any, sign_in: SignIn, send: Send) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    send(robin, f"/desk/{document}/decline", {"reason": "Not theirs."})

    fresh = robin.get("/desk/decisions").text
    with scene.stores.sessions.begin() as session:
        session.scalars(select(Decision)).one().decided_at -= timedelta(hours=1)
    old = robin.get("/desk/decisions").text

    assert "Declined a1.pdf" in fresh
    assert f'action="/desk/{document}/undo"' in fresh
    assert "Stands" in old


@pytest.mark.parametrize(
    ("source", "proof", "listed"),
    [("web", None, True), ("mail", "proven", True), ("mail", "vouched", False)],
)
def test_what_nobody_proved_to_come_from_its_sender_is_never_approved_in_bulk(
    scene: Any, sign_in: SignIn, source: str, proof: str | None, *, listed: bool
) -> None:
    scene.document("a1")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document)).one()
        row.source, row.proof = source, proof
        session.add(DeskItem(document_id=row.id, due_on=row.received_at.date()))
        for result in session.scalars(select(Result)):
            result.payload = _without_doubt(result.payload)
        sender = session.get_one(Account, row.sender_id).public_id

    page = sign_in("robin").get(f"/desk/together/sender-{sender}").text

    assert ("Approve" in page and "a1.pdf" in page) is listed


def _without_doubt(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a result in which every value was read surely and every day counts."""
    text = json.dumps(payload).replace('"confidence": 0.61', '"confidence": 0.99')
    cleared: dict[str, Any] = json.loads(text.replace("not-counted", "counted"))
    return cleared


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_the_place_of_a_doubtful_value_is_read_again_and_offered_with_and_without_scripts(
    scene: Any, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    monkeypatch.setattr("app.looking.says_again", lambda *_: (("7", 0.8),))
    page = robin.get(f"/desk/{document}").text
    path = page.split('data-path="', 1)[1].split('"', 1)[0]
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]

    form = {"csrf_token": token, "path": path}
    answer = robin.post(f"/desk/{document}/again", data=form, headers={"Accept": accept})

    assert answer.status_code == 200
    assert path.endswith("/total_days_stated")
    assert "Read again, the place says" in answer.text
    assert ('name="instead" value="7"' in answer.text) is (accept == "text/html")


def test_a_document_that_was_given_up_is_named_typed_and_approved(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    given_up = ("needs-attention", "We could not finish this document by ourselves.")
    document = scene.document("a1", state=DocumentState.NEEDS_ATTENTION, error=given_up)
    with scene.stores.sessions.begin() as session:
        session.execute(delete(Result))
    address, robin = f"/desk/{document}", sign_in("robin")

    page = robin.get(address).text
    refused = send(robin, f"{address}/approve", {})
    send(robin, f"{address}/kind", {"kind_is": "medical_certificate"})
    for name, value in (("name", "Jordan Avery"), ("expiry_date", "2027-03-01")):
        send(robin, f"{address}/correct", {"path": f"0/fields/{name}", "value": value})
    send(robin, f"{address}/approve", {})

    assert "What kind of document is it?" in page
    assert refused.status_code == 409
    with scene.stores.sessions() as session:
        assert session.scalars(select(Document.state)).one() == DocumentState.VERIFIED
        assert session.scalars(select(Credential.expires_on)).one() == date(2027, 3, 1)
