"""Settings from the environment, read once into one frozen record; a wrong one stops the start with its name."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from argon2 import Type, extract_parameters
from argon2.exceptions import InvalidHashError

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NEUTRAL_SITE = re.compile(rf"https://(?P<host>(?:{_LABEL}\.)+(?=[a-z]){_LABEL})(?:/[A-Za-z0-9._~/-]*)?")
_OWN_PAGE = "/blank"
OPEN_DESK = "open"
_HASH_LENGTH = 32  # bytes: what `flask desk-passphrase` writes
_REDIS = re.compile(r"^(?:rediss?://\S+|unix://\S+)$")
ROOT = Path(__file__).parent.parent
DEFAULT_LEAVE_TO = "https://www.kazhydromet.kz/"  # the weather: nobody asks why it was opened
DEFAULT_HOSTS = ("127.0.0.1", "localhost", "[::1]")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
DEFAULT_PROXIES: tuple[Network, ...] = (ipaddress.ip_network("127.0.0.1"), ipaddress.ip_network("::1"))


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says what it takes."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. ``secrets`` are the peppers of the vault: the newest first, older ones only open old records."""

    data: Path
    secrets: tuple[bytes, ...]
    site_name: str = "Parak"
    leave_to: str = DEFAULT_LEAVE_TO
    idle_minutes: int = 30
    longest_hours: int = 12
    behind_tls: bool = False
    specimen: bool = False
    hosts: tuple[str, ...] = DEFAULT_HOSTS
    clear_cookies: bool = False
    operator: str = ""
    proxies: tuple[Network, ...] = DEFAULT_PROXIES
    redis: str = ""
    kept_redis: str = ""
    desk: str = ""
    cover_minutes: int = 10
    own_services: Path | None = None
    numbers: bool = False

    @property
    def services(self) -> Path:
        """The folder of the operator's own contacts."""
        return self.own_services or self.data / "services"

    @property
    def store(self) -> Path:
        """The file of the embedded store."""
        return self.data / "store.sqlite"


def load(environment: Mapping[str, str] | None = None) -> Config:
    """Read the settings; ``SettingError`` names the first one that is wrong.

    ``DATA`` folder of the store and the secret; ``SITE_NAME`` a neutral name; ``LEAVE_TO`` where the exit goes (an
    https address, or ``/blank`` for an installation without internet); ``IDLE_MINUTES`` 5 to 120; ``BEHIND_TLS`` 1
    behind a proxy that speaks TLS; ``HOSTS`` the host names to answer, separated by commas; ``CLEAR_COOKIES`` 1 lets
    the exit clear every cookie of the registrable domain; ``OPERATOR`` the name of who answers for this installation:
    without one nothing is kept for later; ``SERVICES`` the folder of the operator's own
    contacts; ``PROXIES`` the addresses from which a proxy may speak; ``STORE`` and
    ``KEPT_STORE`` a Redis address instead of the embedded file; ``SPECIMEN`` 1 shows the components at /u; ``DESK``
    ``off``, ``open`` or the file with the hash of a passphrase: the page for workers at /at; ``COVER_MINUTES`` 3 to 20:
    when its screen is covered; ``NUMBERS`` 1 counts the papers of the desk by week.
    docs/settings.md tells more about each.
    """
    env = os.environ if environment is None else environment
    data = Path(env.get("DATA") or ROOT / "var")
    hosts = tuple(part.strip().lower() for part in env.get("HOSTS", "").split(",") if part.strip())
    return Config(
        data=data,
        secrets=_secrets(data),
        site_name=_name(env.get("SITE_NAME", "Parak")),
        leave_to=_leave_to(env.get("LEAVE_TO", DEFAULT_LEAVE_TO), hosts),
        idle_minutes=_whole(env, "IDLE_MINUTES", 30, 5, 120),
        longest_hours=_whole(env, "LONGEST_HOURS", 12, 1, 24),
        behind_tls=_flag(env, "BEHIND_TLS"),
        specimen=_flag(env, "SPECIMEN"),
        hosts=hosts or DEFAULT_HOSTS,
        clear_cookies=_flag(env, "CLEAR_COOKIES"),
        operator=_operator(env.get("OPERATOR", "")),
        proxies=_proxies(env.get("PROXIES", "")),
        redis=_redis("STORE", env.get("STORE", "")),
        kept_redis=_redis("KEPT_STORE", env.get("KEPT_STORE", "")),
        desk=_desk(env.get("DESK", "")),
        cover_minutes=_whole(env, "COVER_MINUTES", 10, 3, 20),
        own_services=_own_services(env.get("SERVICES", "")),
        numbers=_flag(env, "NUMBERS"),
    )


def _whole(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    raw = env.get(name, str(default))
    if not raw.isdigit() or not least <= int(raw) <= most:
        raise SettingError(f"{name} is {raw!r}; it takes a whole number from {least} to {most}")
    return int(raw)


def _flag(env: Mapping[str, str], name: str) -> bool:
    raw = env.get(name, "0")
    if raw not in ("0", "1", ""):
        raise SettingError(f"{name} is {raw!r}; it takes 0 or 1")
    return raw == "1"


def _name(raw: str) -> str:
    if not raw.strip() or len(raw) > 40:
        raise SettingError("SITE_NAME takes a neutral name of 1 to 40 characters")
    return raw.strip()


def _own_services(raw: str) -> Path | None:
    path = Path(raw) if raw else None
    if path is not None and Path(__file__).parent in (path.resolve(), *path.resolve().parents):
        raise SettingError(f"SERVICES is {raw!r}; it takes a folder outside the program's own files")
    return path


def _operator(raw: str) -> str:
    name = " ".join(raw.split())
    if len(name) > 120 or not name.isprintable():
        raise SettingError("OPERATOR takes the full name of an organisation, at most 120 characters, or nothing")
    return name


def _proxies(raw: str) -> tuple[Network, ...]:
    parts = [part.strip() for part in raw.split(",") if part.strip()]
    try:
        return tuple(ipaddress.ip_network(part) for part in parts) or DEFAULT_PROXIES
    except ValueError:
        raise SettingError("PROXIES takes addresses or networks, such as 10.0.0.5 or 10.0.0.0/24, by commas") from None


def _desk(raw: str) -> str:
    """Nothing, ``open``, or the hash that lies in the file named."""
    if raw in ("", "off"):
        return ""
    if raw == OPEN_DESK:
        return raw
    try:
        line = Path(raw).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingError(f"DESK is {raw!r}; it takes off, open, or a file that can be read") from problem
    if not _is_hash(line):
        raise SettingError(f"DESK names {raw!r}, which holds no hash; `flask desk-passphrase FILE` writes one")
    return line


def _is_hash(line: str) -> bool:
    """Whether a line is a whole Argon2id hash: a cut one would lock everybody out, and say so to nobody."""
    try:
        held = extract_parameters(line)
    except InvalidHashError:
        return False
    return held.type is Type.ID and held.hash_len == _HASH_LENGTH


def _redis(name: str, raw: str) -> str:
    """The address may hold a password, so it is never repeated."""
    if raw and not _REDIS.match(raw):
        raise SettingError(f"{name} takes redis://, rediss:// or unix:// and a place, or nothing: the embedded file")
    return raw


def _leave_to(raw: str, hosts: tuple[str, ...]) -> str:
    if raw == _OWN_PAGE:
        return raw
    site = _NEUTRAL_SITE.fullmatch(raw)
    if site is None:
        raise SettingError(f"LEAVE_TO is {raw!r}; it takes an https address without a query, or {_OWN_PAGE}")
    if any(_is_host(site["host"], ours) for ours in hosts):
        raise SettingError(f"LEAVE_TO is {raw!r}, which is this site; it takes another site, or {_OWN_PAGE}")
    return raw


def _is_host(host: str, ours: str) -> bool:
    """Whether a host is one of ours; ``.example.kz`` in HOSTS stands for every name below it."""
    bare = ours.lstrip(".").split(":")[0]
    return host == bare or (ours.startswith(".") and host.endswith(f".{bare}"))


def _secrets(data: Path) -> tuple[bytes, ...]:
    """Read the secrets of this machine, newest first; make the first one, readable only by its owner."""
    path = data / "secret"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = data / f"secret.{os.getpid()}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32) + "\n")
        with contextlib.suppress(FileExistsError):  # another process of the same start was first
            os.link(fresh, path)
        fresh.unlink()
    lines = path.read_text().split()
    if not lines or any(not re.fullmatch(r"[0-9a-f]{64}", line) for line in lines):
        raise SettingError(
            f"{path} must hold one secret of 64 hexadecimal digits a line; move it away to make a new one"
        )
    return tuple(bytes.fromhex(line) for line in lines)
