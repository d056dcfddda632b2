"""Mail arrives: at least once, always as the same mail, whatever servers and programs do."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from sqlalchemy import select

from app.errors import Conflict
from app.mailing import MailState, answered_mail, counts, deliver_due, failed, send_again
from app.mailing.delivering import CLAIMED_FOR, RETRY_AFTER
from app.records.tables import OutgoingMail
from app.stores import Stores
from tests.mailing.conftest import NOON, Clock, Server, write

ONE_MINUTE = timedelta(minutes=1)


def _row(stores: Stores) -> OutgoingMail:
    with stores.sessions() as session:
        return session.scalars(select(OutgoingMail)).one()


def test_without_a_server_mail_is_a_file_to_look_into(stores: Stores) -> None:
    write(stores)

    assert deliver_due(stores) == 1

    (file,) = (stores.settings.data_folder / "outbox").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["To"] == "ann@example.com"
    assert file.stat().st_mode & 0o077 == 0


def test_an_event_is_told_of_once_however_often_it_is_met(posting: Stores, server: Server) -> None:
    assert write(posting, "day-1")
    assert not write(posting, "day-1", subject="Another")
    write(posting, "day-2")

    deliver_due(posting)
    deliver_due(posting)

    assert [mail["Subject"] for mail in server.taken] == ["A day was counted"] * 2
    assert len({mail["Message-ID"] for mail in server.taken}) == 2


def test_what_was_said_is_not_kept_once_it_is_sent(posting: Stores, server: Server) -> None:
    write(posting)

    deliver_due(posting)

    row = _row(posting)
    assert (row.state, row.text, row.html, row.sent_at) == (MailState.SENT, "", None, NOON)
    assert "3 March" in server.taken[0].get_body(("plain",)).get_content()


def test_a_greylisted_mail_is_tried_again_until_it_is_taken(
    posting: Stores, server: Server, clock: Clock
) -> None:
    server.answer = lambda _: "451 4.7.1 come back later"
    write(posting)

    assert deliver_due(posting) == 0
    assert deliver_due(posting) == 0
    assert "come back later" in (_row(posting).problem or "")
    server.answer = lambda _: "250 fine"
    clock.pass_time(RETRY_AFTER[0])

    assert deliver_due(posting) == 1
    assert _row(posting).problem is None


def test_a_mail_refused_for_good_waits_for_a_person_who_sends_it_again(
    posting: Stores, server: Server, clock: Clock
) -> None:
    server.answer = lambda _: "550 5.1.1 no such mailbox"
    write(posting)
    deliver_due(posting)

    with posting.sessions() as session:
        (mail,) = failed(session, posting.now())
        assert "no such mailbox" in (mail.problem or "")
        assert counts(session, clock()).failed == 1
    server.answer = lambda _: "250 fine"
    with posting.sessions.begin() as session:
        send_again(session, mail.public_id, by=None, now=clock())

    assert deliver_due(posting) == 1
    with posting.sessions.begin() as session, pytest.raises(Conflict):
        send_again(session, mail.public_id, by=None, now=clock())


def test_tries_end_after_two_days_and_then_a_person_sees_it(
    posting: Stores, server: Server, clock: Clock
) -> None:
    server.answer = lambda _: "452 4.2.2 mailbox full"
    write(posting)

    for pause in (*RETRY_AFTER, ONE_MINUTE):
        assert _row(posting).state == MailState.WAITING
        deliver_due(posting)
        clock.pass_time(pause)

    assert _row(posting).state == MailState.FAILED
    assert timedelta(days=1) < sum(RETRY_AFTER, timedelta()) < timedelta(days=3)


def test_a_server_that_is_away_costs_no_try(posting: Stores, clock: Clock) -> None:
    away = replace(posting, settings=replace(posting.settings, mail_url="smtp://127.0.0.1:1"))
    write(away)

    for _ in range(2 * len(RETRY_AFTER)):
        assert deliver_due(away) == 0
        clock.pass_time(ONE_MINUTE)

    row = _row(posting)
    assert (row.state, row.attempt) == (MailState.WAITING, 0)
    assert "127.0.0.1:1" in (row.problem or "")
    assert deliver_due(posting) == 1


def test_a_connection_lost_in_the_middle_holds_up_no_other_mail(
    posting: Stores, server: Server, clock: Clock
) -> None:
    write(posting, "lost")
    write(posting, "other")
    server.hangs_up = True

    assert deliver_due(posting) == 0
    server.hangs_up = False
    assert deliver_due(posting) == 1
    clock.pass_time(ONE_MINUTE)
    assert deliver_due(posting) == 1

    first, other, again = (mail["Message-ID"] for mail in server.taken)
    assert first == again != other


def test_a_program_killed_after_sending_sends_the_same_mail_again(
    posting: Stores, server: Server, clock: Clock
) -> None:
    write(posting)
    killed = """
import os, sys
from contextlib import contextmanager
from datetime import datetime
from app.mailing import delivering, ways
from app.opening import open_stores
from app.settings import Settings
from dataclasses import replace
stores = open_stores(Settings.from_env(), busy_wait_seconds=5)
stores = replace(stores, now=lambda: datetime.fromisoformat(sys.argv[1]))
@contextmanager
def fatal(server):
    class Way:
        def send(self, message, **rest):
            with ways.opened(server) as way:
                way.send(message, **rest)
            os._exit(9)
    yield Way()
delivering.deliver_due(stores, fatal)
"""
    environ = {
        **os.environ,
        "PYTHONPATH": ".:queue",
        "DAYPROOF_DATA_FOLDER": str(posting.settings.data_folder),
        "DAYPROOF_DATABASE_URL": posting.settings.database_url,
        "DAYPROOF_MAIL_URL": posting.settings.mail_url,
        "DAYPROOF_MAIL_FROM": posting.settings.mail_from,
    }

    ran = subprocess.run(
        [sys.executable, "-c", killed, NOON.isoformat()], env=environ, check=False, timeout=60
    )

    assert ran.returncode == 9
    assert deliver_due(posting) == 0
    clock.pass_time(CLAIMED_FOR)
    assert deliver_due(posting) == 1
    assert len(server.taken) == 2
    assert len({mail["Message-ID"] for mail in server.taken}) == 1


def test_two_dispatchers_send_each_mail_once(posting: Stores, server: Server) -> None:
    for number in range(120):
        write(posting, f"event-{number}")

    threads = [threading.Thread(target=deliver_due, args=(posting,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert len(server.taken) == 120
    assert len({mail["Message-ID"] for mail in server.taken}) == 120


def test_mail_is_held_back_goes_first_or_lapses_as_it_was_asked(
    posting: Stores, server: Server, clock: Clock
) -> None:
    write(posting, "later", subject="Later", not_before=NOON + ONE_MINUTE)
    write(posting, "news", subject="News")
    write(posting, "code", subject="Code", is_urgent=True)
    write(posting, "old", subject="Old", not_after=NOON)

    deliver_due(posting)
    clock.pass_time(ONE_MINUTE)
    deliver_due(posting)

    assert [mail["Subject"] for mail in server.taken] == ["Code", "News", "Later"]
    with posting.sessions() as session:
        old = session.scalars(select(OutgoingMail).where(OutgoingMail.event_key == "old")).one()
    assert (old.state, old.text) == (MailState.LAPSED, "")


def test_a_reply_is_known_by_the_mail_that_it_names(posting: Stores, server: Server) -> None:
    write(posting, about="batch:7")
    deliver_due(posting)
    references = f"<theirs@example.com> {server.taken[0]['Message-ID']}"

    with posting.sessions() as session:
        assert answered_mail(session, "<theirs@example.com>") is None
        found = answered_mail(session, references)

    assert found is not None
    assert found.about == "batch:7"
