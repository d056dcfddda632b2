"""Refuses to start on a Redis that would forget hints or let strangers write them."""

from urllib.parse import urlsplit, urlunsplit

from redis import Redis
from redis.exceptions import AuthenticationError, RedisError, ResponseError

from app.hints import redis_client
from app.settings import SettingError


class UnsafeRedis(SettingError):
    """The Redis at ``DAYPROOF_REDIS_URL`` answers and must not be used as it is."""


def redis_answers(url: str) -> bool:
    """Return False when no Redis answers; raise ``UnsafeRedis`` when an unsafe one does."""
    client = redis_client(url)
    try:
        client.ping()
        _refuse_forgetful(client)
        _refuse_open(url)
    except (AuthenticationError, ResponseError) as error:
        raise UnsafeRedis(
            f"Redis refuses DAYPROOF_REDIS_URL ({error}): put its password into the URL"
        ) from error
    except RedisError:
        return False
    finally:
        client.close()
    return True


def _refuse_forgetful(client: Redis) -> None:
    found = client.info()
    if not found.get("aof_enabled"):
        raise UnsafeRedis(
            "Redis keeps no append-only file, so a restart loses all waiting hints: "
            "set `appendonly yes`"
        )
    policy = found.get("maxmemory_policy")
    if policy != "noeviction":
        raise UnsafeRedis(
            f"Redis throws hints away when memory is short (maxmemory-policy {policy}): "
            "set `maxmemory-policy noeviction`"
        )


def _refuse_open(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return
    address = parts.netloc.rpartition("@")[2]
    stranger = redis_client(urlunsplit(parts._replace(netloc=address)))
    try:
        stranger.ping()
    except RedisError:
        return
    finally:
        stranger.close()
    raise UnsafeRedis(
        "Redis lets anyone on the network write to it: set `requirepass`, or use a Unix socket "
        "(unix:///path)"
    )
