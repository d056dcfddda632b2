"""A later version takes the database over while programs of this one run, crash and come back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.hints import HintQueue
from app.own_redis import free_port
from app.settings import Settings
from bench.faults.later import later_version, upgrade_to
from bench.faults.load import letters
from bench.faults.rolling import END_SECONDS, Deploy
from bench.faults.system import COMMANDS, System, answers, readiness
from bench.faults.trial import Plan, run
from bench.machine import Machine, Program, wait_for

REFUSED = "The database is newer than this program, which cannot go on with it"
MAIL = {"inbound_domain": "letters.example.org", "inbound_listen": "smtp://127.0.0.1:0"}
RECEIVER = ("-m", "app.cli", "mail", "serve")


def test_two_versions_side_by_side_lose_nothing(settings: Settings, tmp_path: Path) -> None:
    plan = Plan(letters(4), 7, seed=0, per_second=0.5, limit_seconds=240.0, lease_seconds=2.0)
    later = later_version(tmp_path / "later", additive=True)
    deploys: list[Deploy] = []

    def deployed(system: System) -> Deploy:
        deploys.append(Deploy(system, later))
        return deploys[-1]

    ended = run(lambda: settings.database_url, plan, deployed)

    assert ended.is_clean, ended.verdict
    assert deploys[0].told == ["newer", "same"]
    assert ended.faults.total() == 7
    assert ended.recoveries[-1] <= END_SECONDS


@pytest.fixture
def serving(settings: Settings, tmp_path: Path) -> Iterator[Machine]:
    """A machine on which nothing is running yet, but Redis."""
    settings = replace(settings, port=free_port(), secure_cookies=False, **MAIL)  # type: ignore[arg-type]
    with Machine(tmp_path / "m", settings) as machine:
        machine.start_redis()
        yield machine


def test_programs_that_cannot_go_on_with_a_later_version_say_so_and_end(
    serving: Machine, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{serving.settings.port}"
    names = ("web", "dispatcher", "worker1")
    web, dispatcher, worker = (serving.start(*COMMANDS[name]) for name in names)
    wait_for("the service answers", lambda: answers(url))

    upgrade_to(serving, later_version(tmp_path / "later", additive=False))

    told = readiness(url)
    assert told["status"] == "not-ready"
    assert told["checks"]["version"] == {"status": "not-ready", "database": "too-new"}
    HintQueue(serving.redis(), serving.settings.rq_queue).put("d" * 32)
    for running in (dispatcher, worker):
        _ends_with_a_word(running)
    web.process.kill()
    web.process.wait()
    for program in [
        serving.start(*each) for each in (COMMANDS["web"], COMMANDS["worker1"], RECEIVER)
    ]:
        _ends_with_a_word(program)


def _ends_with_a_word(program: Program) -> None:
    wait_for("it ends", lambda: program.process.poll() is not None)
    assert program.process.returncode != 0
    assert REFUSED in program.printed
