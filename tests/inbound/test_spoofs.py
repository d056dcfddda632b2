"""Nobody passes for a payroll company: every way in the table is kept apart, and says why."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.inbound.proof import AllowedSender, Delivery, Rules, Verdict, judge
from app.inbound.states import Proof
from tests.inbound.letters_by_mail import (
    COMPANY,
    NOW,
    OTHER,
    SIGNED,
    TO,
    Zone,
    ed25519_key,
    letter,
    rsa_key,
    sign,
    signed_letter,
    swap,
    zone,
)

RULES = Rules(partner_id=1, address=TO, senders=(AllowedSender(COMPANY),))
RELAY = "mx.relay.example"
PASSED = f"{RELAY}; dmarc=pass header.from={COMPANY}; dkim=pass header.d={COMPANY}"


def _judged(
    message: bytes, names: Zone | None = None, rules: Rules = RULES, relay: str | None = None
) -> Verdict:
    return judge(Delivery(message, 128 * 1024, NOW, relay), rules, names or zone())


def _unix(when) -> str:
    return str(int(when.timestamp()))


def _above(line: str, message: bytes) -> bytes:
    return line.encode() + b"\r\n" + message


def _with_part(message: bytes) -> bytes:
    """The message with another attachment behind the signed ones."""
    forged = b'Content-Type: application/octet-stream; name="forged.pdf"\r\n\r\n%PDF-forged\r\n'
    body = message.partition(b"\r\n\r\n")[2]
    boundary = body[body.index(b"--") : body.index(b"\r\n", body.index(b"--"))]
    return message.rstrip(b"\r\n").removesuffix(b"--") + b"\r\n" + forged + boundary + b"--\r\n"


def _from(value: str, domain: str = COMPANY) -> bytes:
    """A signed message whose From reads ``value``."""
    return sign(
        swap(letter(), f"Reels Payroll <letters@{COMPANY}>".encode(), value.encode()), domain=domain
    )


def _without(name: str) -> bytes:
    """A message signed over everything but one header."""
    return sign(letter(), headers=[each for each in SIGNED if each.lower() != name.lower()])


def _nested() -> bytes:
    inner = signed_letter()
    head = (
        f"From: letters@{COMPANY}\r\nTo: {TO}\r\nSubject: Forwarded\r\n"
        "Message-ID: <9@x.example>\r\n"
        f"Date: {NOW:%a, %d %b %Y %H:%M:%S} +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: message/rfc822\r\n\r\n"
    )
    return head.encode() + inner


def _key_with(flags: str) -> Zone:
    record = rsa_key().record.replace("v=DKIM1;", f"v=DKIM1; {flags};")
    return zone() | {f"s1._domainkey.{COMPANY}": record}


Case = tuple[str, Callable[[], bytes], Callable[[], Zone], str]


def _case(name: str, message: Callable[[], bytes], why: str, names=zone) -> Case:
    return name, message, names, why


SPOOFS: list[Case] = [
    _case("unsigned", letter, "did not sign it"),
    _case("signed by somebody else", lambda: sign(letter(), domain=OTHER), "is signed by attacker"),
    _case("another sender", lambda: sign(letter(sender=f"a@{OTHER}"), domain=OTHER), "no allowed"),
    _case("body changed", lambda: swap(signed_letter(), b"Please", b"Kindly"), "was changed"),
    _case("subject changed", lambda: swap(signed_letter(), b"week 47", b"week 48"), "was changed"),
    _case("part appended", lambda: _with_part(signed_letter()), "was changed"),
    _case("part appended under l=", lambda: _with_part(sign(letter(), length=True)), "beginning"),
    _case("l= alone", lambda: sign(letter(), length=True), "beginning"),
    *[
        _case(f"{name} not signed", lambda name=name: _without(name), "does not cover")
        for name in ("To", "Subject", "Date", "Message-ID", "Content-Type", "MIME-Version")
    ],
    _case(
        "boundary changed",
        lambda: swap(_without("Content-Type"), b"multipart/mixed", b"multipart/x-other"),
        "does not cover",
    ),
    _case(
        "encoding added",
        lambda: _above("Content-Transfer-Encoding: base64", signed_letter()),
        "content-transfer-encoding",
    ),
    _case("answers diverted", lambda: _above(f"Reply-To: a@{OTHER}", signed_letter()), "reply-to"),
    _case("copy added", lambda: _above(f"Cc: {TO}", signed_letter()), "cc"),
    *[
        _case(
            f"second {name} above",
            lambda name=name, value=value: _above(f"{name}: {value}", signed_letter()),
            "stands 2 times",
        )
        for name, value in (
            ("From", f"letters@{COMPANY}"),
            ("From", f"a@{OTHER}"),
            ("Subject", "Other"),
            ("To", TO),
            ("Content-Type", "text/html"),
            ("MIME-Version", "1.0"),
            ("Message-ID", "<2@x.example>"),
            ("Date", "Mon, 02 Nov 2026 10:00:00 +0000"),
        )
    ],
    _case("several addresses", lambda: _from(f"letters@{COMPANY}, a@{OTHER}"), "several"),
    _case("address in the name", lambda: _from(f"letters@{COMPANY} <a@{OTHER}>", OTHER), "more"),
    _case(
        "address as a quoted name",
        lambda: _from(f'"letters@{COMPANY}" <a@{OTHER}>', OTHER),
        "no allowed",
    ),
    _case("two in brackets", lambda: _from(f"<a@{OTHER}> <letters@{COMPANY}>"), "more than one"),
    _case("group", lambda: _from(f"Payroll: letters@{COMPANY};"), "group"),
    _case("comment", lambda: _from(f"letters@{COMPANY} (a@{OTHER})"), "comment"),
    _case("encoded word as address", lambda: _from(f"=?utf-8?q?letters?=@{COMPANY}"), "plain"),
    _case(
        "encoded word hides another",
        lambda: _from(f"=?utf-8?q?letters=40{COMPANY}=3E?= <a@{OTHER}>", OTHER),
        "no allowed",
    ),
    _case("trailing words", lambda: _from(f"<letters@{COMPANY}> a@{OTHER}"), "more than one"),
    _case("no address", lambda: _from("Reels Payroll"), "plain"),
    _case("zero byte", lambda: _from(f"letters@{COMPANY}\x00"), "zero bytes"),
    _case(
        "space before the colon", lambda: _above(f"From : a@{OTHER}", signed_letter()), "no header"
    ),
    _case("bare line feeds", lambda: signed_letter().replace(b"\r\n", b"\n"), "line ends"),
    _case(
        "bare carriage return", lambda: swap(signed_letter(), b"week 47", b"week\r47"), "line ends"
    ),
    _case(
        "sibling domain",
        lambda: sign(letter(), domain=f"mail.{COMPANY}"),
        "not by",
        lambda: zone() | {f"s1._domainkey.mail.{COMPANY}": rsa_key().record},
    ),
    _case(
        "subdomain as sender",
        lambda: sign(letter(sender=f"a@mail.{COMPANY}"), domain=f"mail.{COMPANY}"),
        "no allowed",
        lambda: zone() | {f"s1._domainkey.mail.{COMPANY}": rsa_key().record},
    ),
    _case(
        "domain that ends alike",
        lambda: sign(letter(sender=f"a@x{COMPANY}"), domain=f"x{COMPANY}"),
        "no allowed",
    ),
    _case(
        "look-alike letters",
        lambda: sign(swap(letter(), b"@payroll.example>", "@pаyroll.example>".encode())),
        "outside ASCII",
    ),
    _case(
        "look-alike in ASCII form",
        lambda: sign(letter(sender="a@xn--pyroll-4ve.example"), domain=OTHER),
        "no allowed",
    ),
    _case(
        "key of 512 bits",
        lambda: sign(letter(), key=rsa_key(512)),
        "512 bits",
        lambda: zone() | {f"s1._domainkey.{COMPANY}": rsa_key(512).record},
    ),
    _case(
        "key of 1024 bits",
        lambda: sign(letter(), key=rsa_key(1024)),
        "1024 bits",
        lambda: zone() | {f"s1._domainkey.{COMPANY}": rsa_key(1024).record},
    ),
    _case("SHA-1", lambda: sign(letter(), algorithm=b"rsa-sha1"), "no longer safe"),
    _case(
        "expired",
        lambda: sign(
            letter(), t=_unix(NOW - timedelta(hours=2)), x=_unix(NOW - timedelta(hours=1))
        ),
        "expired",
    ),
    _case(
        "signed in the future",
        lambda: sign(letter(), t=_unix(NOW + timedelta(hours=1))),
        "in the future",
    ),
    _case(
        "dated in the future", lambda: signed_letter(sent=NOW + timedelta(hours=1)), "in the future"
    ),
    _case(
        "written long ago", lambda: signed_letter(sent=NOW - timedelta(days=8)), "more than 7 days"
    ),
    _case("no date", lambda: sign(swap(letter(), b"Date: ", b"Date: x ")), "no day and time"),
    _case(
        "sent on from another's mailbox",
        lambda: signed_letter(to="someone@else.example"),
        "somebody else",
    ),
    _case(
        "key withdrawn",
        signed_letter,
        "withdrawn",
        lambda: zone() | {f"s1._domainkey.{COMPANY}": "v=DKIM1; p="},
    ),
    _case(
        "no key",
        signed_letter,
        "no keys",
        lambda: Zone({f"_dmarc.{COMPANY}": ("v=DMARC1; p=reject",)}),
    ),
    _case(
        "two keys",
        signed_letter,
        "2 keys",
        lambda: Zone(
            {**zone().records, f"s1._domainkey.{COMPANY}": (rsa_key().record, rsa_key(2049).record)}
        ),
    ),
    _case("key under test", signed_letter, "t=y", lambda: _key_with("t=y")),
    _case("key for SHA-1 only", signed_letter, "not for this kind", lambda: _key_with("h=sha1")),
    _case(
        "key of another kind",
        signed_letter,
        "another kind",
        lambda: zone() | {f"s1._domainkey.{COMPANY}": ed25519_key().record},
    ),
    _case(
        "made for a subdomain", lambda: sign(letter(), identity=f"@mail.{COMPANY}"), "is made for"
    ),
    _case(
        "no policy",
        signed_letter,
        "DMARC missing",
        lambda: Zone({f"s1._domainkey.{COMPANY}": (rsa_key().record,)}),
    ),
    _case(
        "policy none",
        signed_letter,
        "DMARC none",
        lambda: zone() | {f"_dmarc.{COMPANY}": "v=DMARC1; p=none"},
    ),
    _case(
        "two policies",
        signed_letter,
        "DMARC missing",
        lambda: Zone(
            {**zone().records, f"_dmarc.{COMPANY}": ("v=DMARC1; p=reject", "v=DMARC1; p=reject")}
        ),
    ),
    _case("signature inside only", _nested, "did not sign it"),
    _case(
        "a crowd of signatures",
        lambda: b"DKIM-Signature: v=1\r\n" * 9 + signed_letter(),
        "10 signatures",
    ),
    _case(
        "tag twice", lambda: swap(signed_letter(), b"v=1;", b"v=1; d=x.example;"), "did not sign"
    ),
    _case(
        "result forged",
        lambda: _above(f"Authentication-Results: {PASSED}", letter()),
        "did not sign it",
    ),
    _case("head too long", lambda: _above("X-Long: " + "a" * 200_000, signed_letter()), "KiB"),
]


@pytest.mark.parametrize(
    ("message", "names", "why"), [case[1:] for case in SPOOFS], ids=[case[0] for case in SPOOFS]
)
def test_no_spoofed_message_is_proven(message, names, why) -> None:
    verdict = _judged(message(), names())

    assert verdict.proof is Proof.UNPROVEN
    assert why in verdict.reason


def test_the_table_has_at_least_forty_ways() -> None:
    assert len(SPOOFS) >= 40


def test_a_letter_of_the_company_is_proven() -> None:
    verdict = _judged(signed_letter())

    assert verdict.proof is Proof.PROVEN
    assert verdict.facts["domain"] == COMPANY


@pytest.mark.parametrize(
    "message",
    [
        lambda: sign(letter(), key=ed25519_key(), selector="e"),
        lambda: sign(letter(), domain=OTHER) and sign(sign(letter()), domain=OTHER),
        lambda: signed_letter(sender=f'"Payroll, Reels" <letters@{COMPANY}>'),
        lambda: signed_letter(sender=f"letters@{COMPANY}"),
        lambda: _above("Received: by some.server; now", signed_letter()),
        lambda: sign(letter(sender=f"letters@{COMPANY.upper()}")),
    ],
    ids=["ed25519", "another signature too", "comma in quotes", "bare", "trace above", "capitals"],
)
def test_what_honest_mail_looks_like_is_proven(message) -> None:
    names = zone() | {f"e._domainkey.{COMPANY}": ed25519_key().record}

    assert _judged(message(), names).proof is Proof.PROVEN


def test_a_shorter_key_and_no_policy_count_where_an_administrator_said_so() -> None:
    names = zone() | {f"s1._domainkey.{COMPANY}": rsa_key(1024).record, f"_dmarc.{COMPANY}": ""}
    rules = Rules(1, TO, (AllowedSender(COMPANY, without_policy=True),), key_bits_min=1024)

    assert _judged(sign(letter(), key=rsa_key(1024)), names, rules).proof is Proof.PROVEN


def test_a_parent_signs_for_its_subdomain_unless_the_policy_is_strict() -> None:
    message = sign(letter(sender=f"letters@west.{COMPANY}"))
    rules = Rules(1, TO, (AllowedSender(f"west.{COMPANY}"),))
    strict = zone() | {f"_dmarc.west.{COMPANY}": "v=DMARC1; p=reject; adkim=s"}

    assert _judged(message, zone(), rules).proof is Proof.PROVEN
    assert _judged(message, strict, rules).proof is Proof.UNPROVEN


@pytest.mark.parametrize("name", [f"_dmarc.{COMPANY}", f"s1._domainkey.{COMPANY}"])
def test_a_dns_that_does_not_answer_decides_nothing(name) -> None:
    names = zone()
    names.away = frozenset({name})

    assert _judged(signed_letter(), names).proof is Proof.PENDING


class TestRelays:
    """A trusted server's word over its own connection."""

    def _relayed(self, *lines: str, message: bytes | None = None) -> Verdict:
        nothing = Zone({f"_dmarc.{COMPANY}": ("v=DMARC1; p=reject",)})
        for line in reversed(lines):
            message = _above(f"Authentication-Results: {line}", message or signed_letter())
        return _judged(message or signed_letter(), nothing, relay=RELAY)

    def test_its_pass_proves_a_strong_signature(self) -> None:
        verdict = self._relayed(PASSED)

        assert verdict.proof is Proof.PROVEN
        assert verdict.facts["relay"] == RELAY

    def test_its_pass_by_the_company_s_own_servers_proves_an_unsigned_letter(self) -> None:
        said = f"{RELAY}; dmarc=pass header.from={COMPANY}; spf=pass smtp.mailfrom=a@{COMPANY}"

        assert self._relayed(said, message=letter()).proof is Proof.PROVEN

    def test_a_result_below_the_relay_s_own_trace_is_the_sender_s_own(self) -> None:
        forged = _above(f"Authentication-Results: {PASSED}", letter())
        message = _above(f"Received: from attacker.example by {RELAY}; now", forged)

        assert self._relayed(message=message).proof is Proof.UNPROVEN

    def test_a_result_above_the_relay_s_own_trace_counts(self) -> None:
        message = _above(f"Received: from mail.{COMPANY} by {RELAY}; now", signed_letter())

        assert self._relayed(PASSED, message=message).proof is Proof.PROVEN

    @pytest.mark.parametrize(
        "said",
        [
            [f"{RELAY}; dmarc=fail header.from={COMPANY}; dkim=pass header.d={OTHER}"],
            [f"{RELAY}; dmarc=pass header.from={OTHER}; dkim=pass header.d={COMPANY}"],
            [f"{RELAY}; dkim=pass header.d={COMPANY}"],
            [PASSED.replace(RELAY, "other.example")],
            ["other.example; none", PASSED],
            [f"{RELAY}; dmarc=fail header.from={COMPANY}", PASSED],
            [PASSED, PASSED],
            [f"{RELAY}; dmarc=pass (header.from={COMPANY}"],
            [],
        ],
        ids=[
            "failed",
            "of another",
            "no dmarc",
            "not its name",
            "below another",
            "forged below",
            "twice",
            "broken",
            "none",
        ],
    )
    def test_no_other_result_proves_anything(self, said) -> None:
        assert self._relayed(*said).proof is Proof.UNPROVEN

    def test_its_word_does_not_cover_what_a_signature_leaves_open(self) -> None:
        appended = _with_part(sign(letter(), length=True))

        assert self._relayed(PASSED, message=appended).proof is Proof.UNPROVEN

    def test_nobody_else_s_connection_makes_the_header_count(self) -> None:
        message = _above(f"Authentication-Results: {PASSED}", letter())

        assert _judged(message, relay=None).proof is Proof.UNPROVEN


def test_every_reason_is_a_sentence_for_people() -> None:
    reasons = {_judged(message(), names()).reason for _, message, names, _ in SPOOFS[:20]}

    assert all(reason.endswith(".") and " " in reason for reason in reasons)


def test_the_page_about_senders_names_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "decisions" / "sender-proof.md"

    assert "tests/inbound/test_spoofs.py" in page.read_text()
