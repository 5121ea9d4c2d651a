"""Looks at the machine: settings, secret, what makes papers, the clock, the content, swap and open ports."""

from __future__ import annotations

import ctypes
import ctypes.util
import io
import ipaddress
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import pikepdf

from assistant.cli.seen import Seen, look, mend, ok
from assistant.config import DEFAULT_HOSTS, OPEN_DESK, Config
from assistant.content import ageing
from assistant.content.library import Library
from assistant.documents.model import Document
from assistant.documents.pdf import Busy, pdf
from assistant.domain.text import Language
from assistant.locale import HOME_TIME
from assistant.privacy.seal import key_of

_KAZAKH = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і"
_PANGO = (1, 50)
_PUBLIC = frozenset((22, 80, 443))
_LISTENS = "0A"
_WIDE = 16  # bits: a network of more addresses than that is no list of proxies
_LATE = 30  # seconds


def settings(config: Config, host: str = "") -> Iterator[Seen]:
    """What the settings promise, and what they leave open. ``host`` is the address that the server listens at."""
    if config.behind_tls and config.hosts == DEFAULT_HOSTS:
        yield mend("hosts", "HOSTS is not set: nobody but this machine is answered; name the site's host")
    else:
        yield ok("hosts", f"answered: {', '.join(config.hosts)}")
    others = [*_others(config.hosts), *([host] if host and not _is_here(host) else [])]
    if not config.behind_tls and others:
        yield mend(
            "tls",
            f"plain http for {', '.join(others)}: answers would travel in the open, and browsers drop the cookie; "
            "put the proxy of deploy/ in front and set BEHIND_TLS=1, or keep to this machine",
        )
    elif not config.behind_tls:
        yield look("tls", "BEHIND_TLS is 0: right for this machine alone; 1 behind a proxy that speaks TLS")
    else:
        yield ok("tls", "BEHIND_TLS is 1; --url looks whether that is true")
    wide = [str(one) for one in config.proxies if one.num_addresses > 2**_WIDE]
    if config.behind_tls and wide:
        yield mend("proxies", f"PROXIES believes nearly anybody ({', '.join(wide)}); name the proxy's own address")
    else:
        yield ok("proxies", f"believed: {', '.join(map(str, config.proxies))}")
    if config.desk == OPEN_DESK and config.behind_tls:
        yield look("desk", "DESK is open: everybody who finds the site can use it; `flask desk-passphrase` closes it")
    if config.operator:
        yield ok("operator", "named; codes are offered")
    else:
        yield look("operator", "OPERATOR is not set: no codes are offered, nothing is kept for later")


def _others(hosts: Iterable[str]) -> list[str]:
    """The names by which other machines would reach this one."""
    return [name for name in hosts if not _is_here(name)]


def _is_here(name: str) -> bool:
    bare = name.strip("[]")
    if bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def secret(config: Config) -> Iterator[Seen]:
    """Whether the secret is for its owner alone; its mark, to compare machines that share a store."""
    path = config.data / "secret"
    for place in (config.data, path):
        mode = place.stat().st_mode & 0o077
        if mode:
            yield mend("secret", f"others may read {place}: chmod go= {place}")
            return
    if path.stat().st_uid != os.geteuid():
        yield look("secret", f"{path} belongs to another user than the one who asks")
    mark = key_of(config.secrets[0], b"mark", b"")[:4].hex()
    yield ok("secret", f"for its owner alone; {len(config.secrets)} in use; mark {mark}: the same on every machine")


def papers() -> Iterator[Seen]:
    """Make a paper with every Kazakh letter, and look which fonts are in it."""
    try:
        made = pdf(Document(Language.KK, "-", _KAZAKH, (), "-"))
    except (Busy, OSError) as error:
        yield mend("papers", f"no paper could be made ({type(error).__name__}); install the packages of scripts/setup")
        return
    fonts = sorted(_fonts(made))
    if any("PT" in name for name in fonts):
        yield ok("fonts", f"in the paper: {', '.join(fonts)}")
    else:
        yield mend("fonts", f"PT Sans is missing ({', '.join(fonts) or 'no font'}): apt-get install fonts-paratype")
    version = _pango()
    if version is None or version < _PANGO:
        yield mend("pango", f"Pango {version or 'is missing'}; 1.50 or newer is needed: apt-get install libpango-1.0-0")
    else:
        yield ok("pango", ".".join(map(str, version)))
    if ctypes.util.find_library("harfbuzz-subset"):
        yield ok("harfbuzz-subset", "papers are made in half the time")
    else:
        yield mend("harfbuzz-subset", "is missing, papers take twice as long: apt-get install libharfbuzz-subset0")


def _fonts(made: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(made)) as held:
        found = [one.get("/BaseFont") for one in held.objects if isinstance(one, pikepdf.Dictionary)]
    return {str(name).lstrip("/").partition("+")[2] or str(name).lstrip("/") for name in found if name is not None}


def _pango() -> tuple[int, ...] | None:
    try:
        number = ctypes.CDLL("libpango-1.0.so.0").pango_version()
    except OSError:
        return None
    return number // 10_000, number // 100 % 100, number % 100


def clock(now: float, tested: date | None, others: float | None) -> Iterator[Seen]:
    """Compare the clock with the day of the tests and with the shared store's clock, where there is one."""
    today = datetime.fromtimestamp(now, HOME_TIME).date()
    if tested is not None and today < tested:
        yield mend("clock", f"says {today}, before the tests of this version ({tested}): set it, and switch NTP on")
    elif others is not None and abs(now - others) > _LATE:
        yield mend("clock", f"is {abs(now - others):.0f} seconds apart from the store's: switch NTP on, on both")
    else:
        yield ok("clock", f"{today} in Kazakhstan" + ("" if others is None else ", as on the store's machine"))


def content(library: Library, day: date) -> Iterator[Seen]:
    """Whether the content still speaks of the law and the services of the day."""
    unconfirmed = list(ageing.unconfirmed(library, day))
    if unconfirmed:
        yield look("law", f"{len(unconfirmed)} shown as not certain, first {unconfirmed[0]}: flask content stale")
    else:
        yield ok("law", f"everything shown has a wording of {day}")
    services = list(ageing.unverified(library, day))
    if services:
        yield look("services", f"{len(services)} not verified of late, first {services[0]}: flask content stale")
    else:
        yield ok("services", "all verified of late")
    if library.lawyer_checked():
        yield ok("lawyer", "the content was signed off")
    else:
        yield look("lawyer", "nobody signed the content off, and the pages say so: flask content sign-off")


def tests(passed: date | None) -> Iterator[Seen]:
    """Whether the tests passed on exactly this version."""
    if passed is None:
        yield look("tests", "not run on exactly this version: the safety page says so; make test")
    else:
        yield ok("tests", f"all passed on this version on {passed}")


def swap(swaps: Path = Path("/proc/swaps")) -> Iterator[Seen]:
    """Swap writes memory, with answers in it, to a disk."""
    lines = swaps.read_text().splitlines()[1:] if swaps.exists() else []
    if lines:
        yield mend("swap", f"{len(lines)} in use: memory can reach a disk; swapoff -a, and take it out of /etc/fstab")
    else:
        yield ok("swap", "none")


def ports(folder: Path = Path("/proc/net")) -> Iterator[Seen]:
    """What other machines can reach: 22, 80 and 443 at most."""
    found = sorted({port for name in ("tcp", "tcp6") for port in _open(folder / name)})
    odd = [port for port in found if port not in _PUBLIC]
    if odd:
        yield look(
            "ports", f"open to other machines: {', '.join(map(str, odd))}; close what is not meant, best by a firewall"
        )
    else:
        yield ok("ports", f"open to other machines: {', '.join(map(str, found)) or 'none'}")


def _open(table: Path) -> Iterator[int]:
    """The ports in a table of the kernel that listen on more than this machine."""
    for line in table.read_text().splitlines()[1:] if table.exists() else []:
        _, local, _, state, *_ = line.split()
        address, _, port = local.rpartition(":")
        here = (address.endswith("7F") and len(address) == 8) or address == "0" * 24 + "01000000"
        if state == _LISTENS and not here and re.fullmatch(r"[0-9A-F]+", port):
            yield int(port, 16)
