"""The Redis that ``dayproof run`` starts for itself: loopback only, with a password."""

import json
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from redis.exceptions import RedisError

from app.hints import redis_client
from app.settings import SettingError

_CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
daemonize no
save ""
appendonly yes
appendfsync everysec
maxmemory-policy noeviction
"""


@dataclass(frozen=True, slots=True)
class OwnRedis:
    """One Redis server on this machine, by its port, its password and its folder."""

    folder: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """The address that clients use, password included."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    @property
    def command(self) -> list[str]:
        """The program that serves it until it is told to stop."""
        return ["redis-server", str(self.folder / "redis.conf")]


def prepare(folder: Path) -> OwnRedis:
    """Return a Redis ready to be started in ``folder``; end one that an earlier run left there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    password = secret_in(folder / "password")
    _end_left_over(folder, password)
    own = OwnRedis(folder, free_port(), password)
    text = _CONFIGURATION.format(port=own.port, password=password, folder=json.dumps(str(folder)))
    _write_private(folder / "redis.conf", text)
    (folder / "port").write_text(f"{own.port}\n")
    return own


def secret_in(path: Path) -> str:
    """Return the secret kept in ``path``, made on first use and readable by its owner only."""
    if not path.exists():
        _write_private(path, secrets.token_hex(32))
    return path.read_text().strip()


def free_port(wanted: int = 0, host: str = "127.0.0.1") -> int:
    """Return ``wanted`` when nobody listens there, else a free port that the system chooses."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, wanted))
        except OSError as error:
            if not wanted:
                raise SettingError(f"No port is free on {host}: {error}") from error
            return free_port(host=host)
        return int(listener.getsockname()[1])


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read; it appears whole or not at all."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(text)
    part.replace(path)


def _end_left_over(folder: Path, password: str) -> None:
    """Shut down the Redis of a killed run: it answers on the port noted, to our password."""
    noted = folder / "port"
    if not noted.exists():
        return
    client = redis_client(OwnRedis(folder, int(noted.read_text()), password).url)
    try:
        if client.config_get("dir").get("dir") == str(folder):
            client.shutdown()
    except RedisError:
        # Nobody answers there, or somebody else does: either way it is not ours to end.
        pass
    finally:
        client.close()
        noted.unlink()
