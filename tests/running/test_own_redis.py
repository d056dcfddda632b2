"""The Redis of ``dayproof run``: private, durable, and never left behind."""

import socket
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from app import own_redis
from app.own_redis import OwnRedis
from app.settings import SettingError


@contextmanager
def served(own: OwnRedis, wait_for: Callable[..., None]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(own.command, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(lambda: answers(own.url))
            yield server
        finally:
            server.terminate()


def answers(url: str) -> bool:
    client = redis.Redis.from_url(url)
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False
    finally:
        client.close()


def test_it_wants_a_password_keeps_an_append_only_file_and_evicts_nothing(
    tmp_path: Path, wait_for: Callable[..., None]
) -> None:
    own = own_redis.prepare(tmp_path / "redis")

    with served(own, wait_for):
        client = redis.Redis.from_url(own.url)
        found = client.config_get("appendonly", "maxmemory-policy", "bind")
        client.close()

        assert found == {
            "appendonly": "yes",
            "maxmemory-policy": "noeviction",
            "bind": "127.0.0.1",
        }
        assert not answers(f"redis://127.0.0.1:{own.port}/0")


def test_what_holds_the_password_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    own = own_redis.prepare(tmp_path / "redis")

    for name in ("password", "redis.conf"):
        assert stat.S_IMODE((own.folder / name).stat().st_mode) == 0o600, name


def test_a_second_start_ends_what_a_killed_run_left(
    tmp_path: Path, wait_for: Callable[..., None]
) -> None:
    left_over = own_redis.prepare(tmp_path / "redis")

    with served(left_over, wait_for) as server:
        again = own_redis.prepare(tmp_path / "redis")
        wait_for(lambda: server.poll() is not None)

    assert again.password == left_over.password


def test_a_port_noted_by_a_dead_run_does_not_matter(tmp_path: Path) -> None:
    first = own_redis.prepare(tmp_path / "redis")

    again = own_redis.prepare(tmp_path / "redis")

    assert again.password == first.password


def test_a_port_that_is_taken_is_replaced_by_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]

        assert own_redis.free_port(wanted) != wanted


def test_a_folder_name_with_a_space_is_kept_whole(
    tmp_path: Path, wait_for: Callable[..., None]
) -> None:
    own = own_redis.prepare(tmp_path / "my data" / "redis")

    with served(own, wait_for):
        assert (own.folder / "appendonlydir").is_dir()


@pytest.mark.parametrize("name", ["secret", "password"])
def test_a_secret_is_made_once(tmp_path: Path, name: str) -> None:
    first = own_redis.secret_in(tmp_path / name)

    assert own_redis.secret_in(tmp_path / name) == first
    assert len(first) == 64


def test_an_address_of_another_machine_has_no_free_port() -> None:
    with pytest.raises(SettingError, match=r"192\.0\.2\.1"):
        own_redis.free_port(host="192.0.2.1")
