"""The API for payroll partners answers in the shapes that it describes, refusals included."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import jsonschema
from flask import Flask

PDF = b"%PDF-1.4 SAMPLE letter\n%%EOF"
ROWS = b"Work Date,Name,Last 4,Production,Hours\n2026-03-02,Jo Sample,1234,Harbor Lights,8\n"


def test_a_batch_goes_through_the_api_as_it_is_described(
    app: Flask, token_for: Callable[[str], str]
) -> None:
    client, headers = app.test_client(), {"Authentication-Token": token_for("pat")}
    described = client.get("/api/v1/openapi.json").get_json()

    def call(method: str, template: str, id_: str = "", **sent: Any) -> Any:
        address = template.replace("{public_id}", id_)
        answer = client.open(f"/api/v1{address}", method=method, headers=headers, **sent)
        told = described["paths"][f"/api/v1{template}"][method.lower()]["responses"]
        shape = told.get(str(answer.status_code), told["default"])
        schema = shape["content"]["application/json"]["schema"]
        whole = schema | {"components": described["components"]}
        jsonschema.validate(answer.get_json(), whole, jsonschema.Draft202012Validator)
        return answer

    batch = call("POST", "/batches", json={"own_reference": "NPS-47"}).get_json()
    none = call("POST", "/batches")
    early = call("POST", "/batches/{public_id}/close", batch["id"])
    letter = {"file": (BytesIO(PDF), "letter.pdf")}
    added = call("POST", "/batches/{public_id}/files", batch["id"], data=letter).get_json()
    odd = {"file": (BytesIO(b"MZ\x90\x00 program"), "run.exe")}
    refused = call("POST", "/batches/{public_id}/files", batch["id"], data=odd).get_json()
    closed = call("POST", "/batches/{public_id}/close", batch["id"]).get_json()
    late = call(
        "POST", "/batches/{public_id}/files", batch["id"], data={"file": (BytesIO(PDF), "b")}
    )
    listed = call("GET", "/batches").get_json()["batches"]
    other = call("GET", "/batches/{public_id}", "f" * 32)
    payroll = {"file": (BytesIO(ROWS), "p.csv"), "kind": "payroll"}
    sent = call("POST", "/payroll-files", data=payroll).get_json()
    followed = call("GET", "/payroll-files/{public_id}", sent["id"])

    assert (batch["source"], batch["own_reference"]) == ("api", "NPS-47")
    assert (none.status_code, early.status_code, late.status_code) == (422, 409, 409)
    assert added["refusal"] is None
    assert refused["refusal"]
    assert [file["result"] for file in closed["files"]] == ["reading", "needs_you"]
    assert [each["id"] for each in listed] == [batch["id"]]
    assert (other.status_code, followed.status_code) == (404, 200)
