"""A suspicion of alteration is for staff: the rest of what was found stays as it was."""

from app.shown.suspicions import unsuspecting_answer, unsuspecting_result

DOUBT = {"code": "possible-alteration", "message": "Two lines were lettered differently."}
OTHER = {"code": "total-mismatch", "message": "25 stated, 24 listed."}
POLICY = {
    "name": "letter",
    "because": f"{DOUBT['message']} {OTHER['message']}",
    "reasons": [DOUBT["message"], OTHER["message"]],
}


def test_an_answer_keeps_every_finding_but_the_suspicion():
    letter = {"type": "evl", "findings": [DOUBT]}
    answer = {"findings": [DOUBT, OTHER], "documents": [letter], "policy": POLICY, "state": "x"}

    told = unsuspecting_answer(answer)

    assert told["findings"] == [OTHER]
    assert told["documents"] == [{"type": "evl", "findings": []}]
    assert told["policy"]["reasons"] == [OTHER["message"]]
    assert told["policy"]["because"] == OTHER["message"]
    assert told["state"] == "x"


def test_a_stored_check_that_only_suspects_says_that_a_person_looks():
    check = {"findings": [DOUBT], "policy": {**POLICY, "reasons": [DOUBT["message"]]}}

    told = unsuspecting_result(check)

    assert told["findings"] == []
    assert told["policy"]["because"] == "A person has to look at it."


def test_without_a_suspicion_nothing_changes():
    read = {"page_sizes": [[612, 792]], "documents": [{"type": "evl", "findings": [OTHER]}]}

    assert unsuspecting_result(read) == read
