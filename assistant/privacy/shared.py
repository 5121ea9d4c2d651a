"""The shared store: a Redis server (or Valkey), for several machines. It forgets by itself, by the time to live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from assistant.privacy.stores import Conflict, Record, StoreDown

_ADD = """
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'b', ARGV[1], 'v', ARGV[2], 'x', ARGV[3], 'e', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1"""
_SWAP = """
if redis.call('HGET', KEYS[1], 'v') ~= tostring(ARGV[2] - 1) then return 0 end
redis.call('HSET', KEYS[1], 'b', ARGV[1], 'v', ARGV[2], 'x', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1"""
_MOVE = """
if redis.call('HGET', KEYS[1], 'v') ~= ARGV[2] or redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('RENAME', KEYS[1], KEYS[2])
return redis.call('HSET', KEYS[2], 'b', ARGV[1]) + 1"""
_TOUCH = """
local ends = redis.call('HGET', KEYS[1], 'e')
if not ends then return 0 end
redis.call('HSET', KEYS[1], 'x', ARGV[1])
return redis.call('PEXPIRE', KEYS[1], math.max(1, (math.min(ARGV[1], ends) - ARGV[2]) * 1000))"""
_TAKE = """
local held = redis.call('HMGET', KEYS[1], 's', 'n')
local slot, newest = tonumber(ARGV[1]), tonumber(held[1])
if not newest or slot > newest or slot < newest - 2 then
  redis.call('HSET', KEYS[1], 's', slot, 'n', 1)
  redis.call('EXPIRE', KEYS[1], ARGV[3])
  return 1
end
if tonumber(held[2]) >= tonumber(ARGV[2]) then return 0 end
redis.call('HINCRBY', KEYS[1], 'n', 1)
return 1"""


class RedisStore:
    """Records are hashes with a native time to live, counted from ``clock`` (Unix seconds), not from the server's.

    Nothing is asked of the server before the first use, so that its absence does not stop the start.
    """

    def __init__(self, address: str, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.client = redis.Redis.from_url(
            address,
            protocol=2,  # Redis 6 and Valkey speak it as well
            socket_timeout=3,
            socket_connect_timeout=2,
            retry=Retry(NoBackoff(), 1),  # once: a connection from before the server's restart
        )
        scripts = (_ADD, _SWAP, _MOVE, _TOUCH, _TAKE)
        self._add, self._swap, self._move, self._touch, self._take = map(self.client.register_script, scripts)

    def get(self, key: bytes, now: int) -> Record | None:
        """Return the live record under a key."""
        blob, version, expires, ends = self._ask(lambda: self.client.hmget(_record(key), ["b", "v", "x", "e"]))
        if None in (blob, version, expires, ends):
            return None
        try:
            held = Record(blob, int(version), int(expires), int(ends))
        except ValueError:  # somebody else wrote there
            return None
        return held if held.expires > now and held.ends > now else None

    def add(self, key: bytes, record: Record) -> None:
        """Keep a new record."""
        if not self._ask(lambda: self._add(keys=[_record(key)], args=self._told(record))):
            raise StoreDown

    def swap(self, key: bytes, record: Record, *, renew: bool = True) -> None:
        """Replace the record whose version is one lower; ``Conflict`` if there is none."""
        if not self._ask(lambda: self._swap(keys=[_record(key)], args=self._told(record))):
            raise Conflict

    def move(self, key: bytes, to: bytes, record: Record) -> None:
        """Lay a record under another key in one step, its time to live as it was; ``Conflict`` if it is gone."""
        if not self._ask(lambda: self._move(keys=[_record(key), _record(to)], args=[record.blob, record.version])):
            raise Conflict

    def touch(self, key: bytes, expires: int) -> None:
        """Move the end of a record's idle life."""
        self._ask(lambda: self._touch(keys=[_record(key)], args=[expires, int(self._clock())]))

    def wipe(self, key: bytes) -> None:
        """Remove a record."""
        self._ask(lambda: self.client.delete(_record(key)))

    def purge(self, now: int) -> int:
        """Nothing to do: what has ended is gone already."""
        return 0

    def take(self, lane: str, slot: int, most: int, seconds: int = 60) -> bool:
        """Take one of the ``most`` turns of a lane in a slot of time; ``False`` if none is left."""
        key = b"t:" + lane.encode()
        return most > 0 and bool(self._ask(lambda: self._take(keys=[key], args=[slot, most, 3 * seconds])))

    def _told(self, record: Record) -> list[bytes | int]:
        left = min(record.expires, record.ends) - int(self._clock())
        return [record.blob, record.version, record.expires, record.ends, max(1, left * 1000)]

    def _ask(self, question: Callable[[], object]) -> Any:
        try:
            return cast(Any, question())
        except redis.RedisError as error:
            raise StoreDown from error


def _record(key: bytes) -> bytes:
    return b"r:" + key
