"""``flask doctor`` names what is wrong with a deployment, and is silent about what is well."""

from __future__ import annotations

import http.server
import ipaddress
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.cli import look_at_machine as machine
from assistant.cli import look_at_site
from assistant.cli.look_at_site import Site, site_of
from assistant.cli.look_at_stores import stores
from assistant.cli.seen import Seen, State
from assistant.config import Config, load
from assistant.content.library import Library
from assistant.privacy import headers
from assistant.privacy.shared import RedisStore
from tests.clock import NOON, Clock
from tests.redis_server import redis_server
from tests.visitor import Visitor


def states(found: Iterable[Seen]) -> dict[str, State]:
    return {seen.name: seen.state for seen in found}


@pytest.fixture
def installed(tmp_path: Path) -> Config:
    """A deployment as the docs say."""
    return load(
        {"DATA": str(tmp_path / "data"), "BEHIND_TLS": "1", "HOSTS": "pages.example.org", "OPERATOR": "A centre"}
    )


def test_it_looks_at_everything_and_says_what_to_mend(installed: Config, clock: Clock) -> None:
    run = create_app(installed, clock=clock).test_cli_runner()
    well = run.invoke(args=["doctor"])
    assert well.exception is None or isinstance(well.exception, SystemExit), repr(well.exception)
    names = {line[6:].split(":")[0] for line in well.stdout.splitlines()}
    wanted = {
        "hosts",
        "tls",
        "proxies",
        "secret",
        "store",
        "room",
        "codes",
        "fonts",
        "pango",
        "harfbuzz-subset",
        "clock",
    }
    assert wanted | {"law", "services", "tests", "swap", "ports", "not looked at"} <= names
    (installed.data / "secret").chmod(0o644)
    ill = run.invoke(args=["doctor"])
    assert ill.exit_code == 1
    assert f"mend  secret: others may read {installed.data / 'secret'}: chmod" in ill.stdout
    assert installed.secrets[0].hex()[:8] not in well.stdout + ill.stdout
    assert run.invoke(args=["doctor", "--url", "http://pages.example.org"]).exit_code == 2


def test_settings_that_leave_the_door_open(installed: Config) -> None:
    assert set(states(machine.settings(installed)).values()) == {State.OK}
    wide = replace(installed, proxies=(ipaddress.ip_network("0.0.0.0/0"),))
    assert states(machine.settings(wide))["proxies"] is State.MEND
    nobody = replace(installed, hosts=Config(installed.data, ()).hosts)
    assert states(machine.settings(nobody))["hosts"] is State.MEND
    alone = states(machine.settings(Config(installed.data, ())))
    assert (alone["tls"], alone["operator"]) == (State.LOOK, State.LOOK)


@pytest.mark.parametrize(
    ("hosts", "host", "state"),
    [
        (("127.0.0.1", "localhost", "[::1]"), "", State.LOOK),
        (("127.0.0.1", "desk.localhost"), "127.0.0.1", State.LOOK),
        (("127.0.0.1", "192.168.1.20"), "", State.MEND),
        (("desk.local",), "", State.MEND),
        ((".example.org",), "", State.MEND),
        (("127.0.0.1",), "0.0.0.0", State.MEND),  # noqa: S104  what must be refused
        (("127.0.0.1",), "192.168.1.20", State.MEND),
    ],
)
def test_plain_http_is_for_this_machine_alone(
    installed: Config, hosts: tuple[str, ...], host: str, state: State
) -> None:
    plain = replace(installed, behind_tls=False, hosts=hosts)
    assert states(machine.settings(plain, host))["tls"] is state
    assert states(machine.settings(replace(plain, behind_tls=True), host))["tls"] is State.OK


def test_the_mark_tells_secrets_apart_and_not_what_they_are(installed: Config, tmp_path: Path) -> None:
    other = load({"DATA": str(tmp_path / "other")})
    marks = [seen.said for one in (installed, other) for seen in machine.secret(one)]
    assert marks[0] != marks[1]
    assert not any(one.secrets[0].hex()[:8] in mark for one in (installed, other) for mark in marks)


def test_a_store_that_cannot_be_used_or_that_others_may_read(installed: Config) -> None:
    assert states(stores(installed)) == {"store": State.OK, "room": State.OK, "codes": State.OK}
    installed.store.chmod(0o644)
    assert states(stores(installed))["store"] in (State.OK, State.MEND)
    installed.store.unlink()
    installed.store.mkdir()
    assert states(stores(installed))["store"] is State.MEND


def test_a_redis_that_throws_out_forgets_codes_or_does_not_answer(installed: Config) -> None:
    with redis_server() as journeys, redis_server(persistent=True) as codes:
        both = replace(installed, redis=journeys.address, kept_redis=codes.address)
        assert set(states(stores(both)).values()) == {State.OK}
        swapped = states(stores(replace(installed, redis=codes.address, kept_redis=journeys.address)))
        assert (swapped["STORE disk"], swapped["KEPT_STORE disk"]) == (State.LOOK, State.MEND)
        RedisStore(journeys.address, Clock(NOON)).client.config_set("maxmemory-policy", "allkeys-lru")
        assert states(stores(both))["STORE room"] is State.MEND
        alone = states(stores(replace(installed, redis=journeys.address)))
        assert (alone["codes"], alone["store"]) == (State.LOOK, State.OK)
        journeys.stop()
        assert states(stores(both))["STORE"] is State.MEND


def test_a_clock_before_the_tests_or_apart_from_the_store(clock: Clock) -> None:
    assert states(machine.clock(NOON, date(2026, 11, 20), NOON + 3)) == {"clock": State.OK}
    assert states(machine.clock(NOON, date(2026, 12, 1), None)) == {"clock": State.MEND}
    assert states(machine.clock(NOON, None, NOON - 90)) == {"clock": State.MEND}


def test_content_that_grew_old(library: Library) -> None:
    assert states(machine.content(library, date(2026, 11, 25)))["services"] is State.LOOK
    later = states(machine.content(library, date(2031, 1, 1)))
    assert later["law"] is State.LOOK


def test_swap_and_open_ports_are_seen(tmp_path: Path) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text("Filename Type Size Used Priority\n")
    assert states(machine.swap(swaps)) == {"swap": State.OK}
    swaps.write_text("Filename Type Size Used Priority\n/swap file 1 0 -2\n")
    assert states(machine.swap(swaps)) == {"swap": State.MEND}
    row = "  0: {}:{:04X} 00000000:0000 {} 00000000:00000000 00:00000000 00000000 0 0 1 1 0 100 0 0 10 0\n"
    table = tmp_path / "tcp"
    well = [("0100007F", 6379, "0A"), ("00000000", 443, "0A"), ("00000000", 8000, "01")]
    table.write_text("head\n" + "".join(row.format(*one) for one in well))
    assert states(machine.ports(tmp_path)) == {"ports": State.OK}
    table.write_text(table.read_text() + row.format("00000000", 6379, "0A"))
    (found,) = machine.ports(tmp_path)
    assert (found.state, "6379" in found.said, "443" in found.said) == (State.LOOK, True, False)


@pytest.mark.parametrize(
    "url", ["http://x.example", "https://", "x.example", "https://x.example/l", "https://x.example/?a"]
)
def test_an_address_that_is_no_site_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        site_of(url)


class Answers(http.server.BaseHTTPRequestHandler):
    """A proxy that changes one header, adds one, and tells its version."""

    def do_GET(self) -> None:
        self.send_response(200)
        for name, value in headers.for_response(asset=False, behind_tls=True).items():
            self.send_header(name, "no" if name == "Referrer-Policy" else value)
        self.send_header("X-Cache", "HIT")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def careless() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.enable_socket
def test_a_proxy_that_changes_adds_or_tells_is_named(careless: int) -> None:
    answer = Site("pages.example.org", 443, f"127.0.0.1:{careless}").ask_plainly("/")
    found = {seen.name: seen for seen in look_at_site._headers(answer)}
    assert found["headers"].state is State.MEND
    assert "referrer-policy" in found["headers"].said
    assert found["banner"].state is State.MEND
    assert look_at_site._exit(answer, "https://away.example/").state is State.MEND
    plain = look_at_site._plain(Site("pages.example.org", 443, f"127.0.0.1:{careless}"))
    assert plain.state is State.MEND


def test_readiness_follows_the_store(app: Flask, config: Config) -> None:
    visitor = Visitor(app)
    assert (visitor.get("/readyz").status_code, visitor.get("/readyz").text) == (200, "ready\n")
    store = visitor.office.vault._store
    store._drop()  # type: ignore[attr-defined]  # the embedded store's own
    for path in config.data.glob("store.sqlite*"):
        path.unlink()
    config.store.mkdir()
    held = visitor.get("/readyz")
    assert (held.status_code, held.text) == (503, "not ready\n")
    assert visitor.get("/healthz").status_code == 200
    assert "Set-Cookie" not in held.headers
