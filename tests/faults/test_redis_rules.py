"""Redis may forget, and may even be written to by strangers, and neither does any harm."""

import os
import pickle
import socket
from pathlib import Path

import pytest
from redis import Redis
from rq import Callback, Queue
from rq.serializers import JSONSerializer

from app.hints import best_effort
from app.redis_safety import UnsafeRedis, redis_answers
from bench.machine import Machine, Program, wait_for

STAND_IN = str(Path(__file__).parent / "stand_in_worker.py")
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class _Malice:
    """Runs a command when it is unpickled."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


def test_a_stranger_who_can_write_to_redis_can_run_nothing(
    machine: Machine, redis_server: Program, tmp_path: Path
) -> None:
    # Guards: KnownJob (functions by name, no callbacks) and the JSON serializer in
    # jobs.known_jobs; RQ's own Job would import and call os.system here.
    harm = tmp_path / "harm"
    touch = f"touch {harm}"
    queue = Queue(machine.settings.rq_queue, connection=machine.redis(), serializer=JSONSerializer)
    queue.enqueue_call("os.system", args=(touch,))
    queue.enqueue_call(
        "jobs.documents.run", args=("x",), on_success=Callback("os.system"), description=touch
    )
    pickled = queue.enqueue_call("jobs.documents.run", args=("x",))
    machine.redis().hset(pickled.key, "data", pickle.dumps(_Malice(touch)))
    worker = machine.start(STAND_IN)
    machine.start("-m", "jobs.dispatch")

    machine.send(b"%PDF-1.4 SAMPLE")

    readings = machine.settings.data_folder
    wait_for("a good document goes through", lambda: bool(list(readings.glob("reading-*"))))
    wait_for("both are refused", lambda: worker.printed.count("foreign-job-refused") == 2)
    assert not harm.exists()


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("appendonly", "no", "append-only"),
        ("maxmemory-policy", "allkeys-lru", "noeviction"),
        ("requirepass", "another", "password"),
    ],
)
def test_an_unsafe_redis_stops_the_start_with_the_reason(
    machine: Machine, redis_server: Program, option: str, value: str, reason: str
) -> None:
    machine.redis().config_set(option, value)

    worker = machine.start(STAND_IN)

    assert worker.process.wait(timeout=20) != 0
    assert reason in worker.printed.splitlines()[-1]


def test_a_redis_on_the_network_without_a_password_is_refused(
    machine: Machine, redis_server: Program
) -> None:
    client = machine.redis()
    port = _open_port(client)
    assert redis_answers(f"redis://:secret@127.0.0.1:{port}/0")
    client.config_set("requirepass", "")

    with pytest.raises(UnsafeRedis, match="anyone"):
        redis_answers(f"redis://127.0.0.1:{port}/0")


def _open_port(client: Redis) -> int:
    """Let the server listen on a free loopback port and return it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    client.config_set("bind", "127.0.0.1")
    client.config_set("port", str(port))
    return port


def test_a_hint_without_redis_neither_fails_nor_waits(machine: Machine) -> None:
    hint = best_effort(machine.settings)

    for _ in range(1000):
        hint("0" * 32)
