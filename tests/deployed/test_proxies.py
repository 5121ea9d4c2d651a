"""The shipped proxies, started for real: two instances on one Redis, a journey, an exit, a paper, and faults."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytest_socket import enable_socket

from assistant.cli.look_at_site import Site, site
from assistant.cli.seen import State
from assistant.domain.steps import StepId
from assistant.privacy import headers
from assistant.web.addresses import step_path
from tests.browser.server import certificate_for, free_port
from tests.redis_server import redis_server
from tests.served import ROOT, SITE, Answer, Client, Instance
from tests.visitor import FIRST, Page

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
PLANT = "planted4417word"
LONGEST = 8.0  # seconds: three for an answer, and a busy test machine
AHEAD: tuple[dict[str, str], ...] = (
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "Prefetch", "Sec-Fetch-Mode": "navigate"},
    {"X-Moz": "prefetch"},
    {"Sec-Fetch-Mode": "no-cors"},
)
AWAY = "https://www.kazhydromet.kz/"


@dataclass
class Backs:
    """Two instances that serve pages, one that makes papers, on one Redis."""

    folder: Path
    one: Instance
    two: Instance
    papers: Instance

    def all(self) -> tuple[Instance, Instance, Instance]:
        return self.one, self.two, self.papers


@pytest.fixture(scope="module")
def backs() -> Iterator[Backs]:
    enable_socket()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="d")))
        redis = stack.enter_context(redis_server())
        shared = {"DATA": str(folder / "data"), "STORE": redis.address}
        made = Backs(
            folder,
            Instance(folder, "one", **shared),
            Instance(folder, "two", **shared),
            Instance(folder, "papers", POOL="papers", **shared),
        )
        for instance in made.all():
            stack.callback(instance.kill)
            instance.start(wait=False)
        for instance in made.all():
            instance.wait()
        yield made


@dataclass
class Proxy:
    """A running proxy."""

    name: str
    port: int
    folder: Path
    backs: Backs
    process: subprocess.Popen[bytes]
    log: Path

    def client(self) -> Client:
        return Client(self.port)


def nginx_files(folder: Path, backs: Backs, port: int, plain: int) -> list[str]:
    """The shipped file, with this test's ports, places and certificate; every other line is as it is shipped."""
    text = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text()
    places = "\n".join(
        f"    {kind}_temp_path {folder}/held/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    changes = (
        (r"^user www-data;$", "user root;" if os.geteuid() == 0 else ""),
        (r"/run/nginx.pid", f"{folder}/pid"),
        (r"^http \{$", f"http {{\n{places}"),
        (r"^ *listen \[::\].*\n", ""),
        (r"listen 443 ", f"listen 127.0.0.1:{port} "),
        (r"listen 80", f"listen 127.0.0.1:{plain}"),
        (r"/etc/parak/tls", str(folder)),
        (r"/opt/parak", str(ROOT)),
        (
            r"( +)server unix:/run/parak-pages.sock([^;]*);",
            rf"\1server unix:{backs.one.socket}\2;\n\1server unix:{backs.two.socket}\2;",
        ),
        (r"/run/parak-papers.sock", str(backs.papers.socket)),
    )
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count, pattern
    (folder / "held").mkdir()
    (folder / "nginx.conf").write_text(text)
    return ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]


def caddy_files(folder: Path, backs: Backs, port: int, plain: int) -> list[str]:
    """The same for Caddy."""
    text = (ROOT / "deploy" / "caddy" / "Caddyfile").read_text()
    changes = (
        (r"^\tadmin off$", f"\tadmin off\n\thttp_port {plain}\n\thttps_port {port}"),
        (r"^pages\.example\.org \{$", f"pages.example.org {{\n\ttls {folder}/fullchain.pem {folder}/key.pem"),
        (r"reverse_proxy unix//run/parak-pages.sock", f"reverse_proxy unix/{backs.one.socket} unix/{backs.two.socket}"),
        (r"unix//run/parak-papers.sock", f"unix/{backs.papers.socket}"),
        (r"/opt/parak", str(ROOT)),
    )
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count, pattern
    (folder / "Caddyfile").write_text(text)
    return ["/usr/bin/caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


FILES = {"nginx": nginx_files, "caddy": caddy_files}


@pytest.fixture(scope="module", params=["nginx", pytest.param("caddy", marks=pytest.mark.cross)])
def proxy(request: pytest.FixtureRequest, backs: Backs) -> Iterator[Proxy]:
    folder = Path(tempfile.mkdtemp(prefix="w"))
    key, chain = certificate_for(SITE)
    (folder / "key.pem").write_bytes(key)
    (folder / "fullchain.pem").write_bytes(chain)
    port, plain = free_port(), free_port()
    command = FILES[request.param](folder, backs, port, plain)
    log = folder / "said"
    environment = {
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=folder, env=environment)
    running = Proxy(request.param, port, folder, backs, process, log)
    try:
        _wait(running)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder)


def _wait(proxy: Proxy) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            if proxy.client().get("/healthz").status == 200:
                return
        except OSError:
            assert proxy.process.poll() is None, proxy.log.read_text()
            assert time.monotonic() < until, proxy.log.read_text()


def walk(client: Client) -> list[StepId]:
    """Answer the first questions; return those whose answers were confirmed."""
    client.begin()
    return [step for step, inputs in FIRST.items() if client.send(step_path(step), _flat(inputs))]


def _flat(inputs: object) -> dict[str, str]:
    assert isinstance(inputs, dict)
    return {name: value if isinstance(value, str) else value[0] for name, value in inputs.items()}


def assert_headers(proxy: Proxy, answer: Answer, *, more: frozenset[str] = frozenset()) -> None:
    """Exactly ours, each once; nginx alone cannot leave its bare name out."""
    wanted = headers.for_response(asset=False, behind_tls=True)
    names = [name.title() for name, _ in answer.headers]
    assert len(names) == len(set(names)), names
    assert {name: answer.header(name) for name in wanted} == wanted
    free = {
        "Date",
        "Connection",
        "Content-Type",
        "Content-Length",
        "Content-Language",
        "Location",
        "Vary",
        "Set-Cookie",
    }
    free |= {"Transfer-Encoding", "Retry-After", "Content-Encoding", "Accept-Ranges"} | more
    left = {name for name in names if name not in {one.title() for one in wanted} | free}
    assert left <= ({"Server"} if proxy.name == "nginx" else set())
    assert answer.header("Server") in ("", "nginx")


def assert_calm(proxy: Proxy, answer: Answer) -> None:
    assert_headers(proxy, answer)
    page = Page(answer.body.decode())
    assert page.links == ["/exit"] * 3
    assert page.language == "kk"
    for word in ("nginx", "caddy", "gateway", PLANT):
        assert word not in answer.body.decode().lower()


def assert_left(proxy: Proxy, answer: Answer) -> None:
    assert (answer.status, answer.header("Location")) == (303, AWAY)
    assert answer.header("Clear-Site-Data") == '"cache", "storage"'
    assert "Max-Age=0" in answer.header("Set-Cookie")
    assert "__Host-p=;" in answer.header("Set-Cookie")
    assert_headers(proxy, answer, more=frozenset({"Clear-Site-Data"}))


def test_a_journey_a_paper_and_an_exit(proxy: Proxy) -> None:
    client = proxy.client()
    assert walk(client) == list(FIRST)
    for path in ("/r", "/l", "/c", "/no-such-page", "/d/v"):
        assert_headers(proxy, client.get(path))
    assert client.send(step_path(StepId.KEEP), {"a": "with-me"})
    paper = client.get("/d/list.pdf")
    assert paper.status == 200
    assert paper.body.startswith(b"%PDF-")
    assert paper.header("Cache-Control") == "no-store"
    assert_left(proxy, client.get("/exit"))
    client.cookie = "A" * 64
    assert client.get("/l").header("Location") == "/"


def test_papers_have_a_pool_of_their_own(proxy: Proxy) -> None:
    client = proxy.client()
    walk(client)
    client.send(step_path(StepId.KEEP), {"a": "with-me"})
    proxy.backs.papers.kill()
    try:
        assert_calm(proxy, client.get("/d/list.pdf"))
        assert client.get("/r").status == 200, "pages go on without papers"
    finally:
        proxy.backs.papers.start()
    _until(lambda: client.get("/d/list.pdf").status == 200)


def _until(done: object) -> None:
    until = time.monotonic() + 30
    assert callable(done)
    while not done():
        assert time.monotonic() < until


def test_a_journey_hops_when_an_instance_is_killed(proxy: Proxy) -> None:
    client = proxy.client()
    client.begin()
    client.statuses.clear()
    confirmed = []
    for number, (step, inputs) in enumerate(FIRST.items()):
        if number == 2:
            proxy.backs.one.kill()
        if number == 5:
            proxy.backs.one.start()
            proxy.backs.two.kill()
        for _ in range(3):
            if client.send(step_path(step), _flat(inputs)):
                confirmed.append(step)
                break
    proxy.backs.two.start()
    assert confirmed == list(FIRST), client.statuses
    assert len([one for one in client.statuses if one != 303]) <= 2, client.statuses  # one calm page for each kill
    told = client.get("/c").page.text
    assert "10 October 2026" in told
    client.get("/exit")


def test_a_rolling_restart_loses_no_journey(proxy: Proxy) -> None:
    ended, begun = threading.Event(), threading.Barrier(5)
    told: dict[int, tuple[Client, str, int]] = {}

    def live(number: int) -> None:
        client = proxy.client()
        walk(client)
        begun.wait(timeout=120)
        turn, last, calm = 0, "", 0
        while not ended.is_set():
            turn += 1
            text = f"{number}-{turn}"
            if client.send(step_path(StepId.DETAILS), {"d": text}):
                last = text
            else:
                calm += 1
            ended.wait(0.2)
        told[number] = (client, last, calm)

    people = [threading.Thread(target=live, args=(number,)) for number in range(4)]
    for person in people:
        person.start()
    begun.wait(timeout=120)
    try:
        for instance in (proxy.backs.one, proxy.backs.two):
            instance.stop()
            instance.start()
    finally:
        ended.set()
    for person in people:
        person.join()
    assert len(told) == 4
    for client, last, calm in told.values():
        assert last, client.statuses
        assert calm <= 2, "at most one calm page for each restart"
        assert last in client.get(step_path(StepId.DETAILS)).body.decode(), "the last confirmed answer is there"
        assert set(client.statuses) <= {200, 303, 502, 503}


def test_when_nothing_answers_the_page_is_calm_and_leaving_works(proxy: Proxy) -> None:
    client = proxy.client()
    client.begin()
    for instance in (proxy.backs.one, proxy.backs.two):
        instance.kill()
    try:
        for path in ("/", "/l", "/p/1", "/f/000000000000.css"):
            answer = client.get(path)
            assert answer.status in (502, 503, 504)
            assert_calm(proxy, answer)
        assert_calm(proxy, client.ask("POST", "/p/1", {"a": PLANT}))
        for said in AHEAD:
            answer = client.ask("GET", "/exit", more=said)
            assert answer.status == 204, said
            assert_headers(proxy, answer)
            assert (answer.header("Set-Cookie"), answer.header("Clear-Site-Data")) == ("", ""), said
        assert_left(proxy, client.ask("GET", "/exit", more={"Sec-Fetch-Mode": "navigate"}))
        assert_left(proxy, client.get("/exit"))
    finally:
        for instance in (proxy.backs.one, proxy.backs.two):
            instance.start()
    _until(lambda: client.get("/").status == 200)


def test_the_doctor_finds_the_shipped_proxy_well(proxy: Proxy) -> None:
    place = Site(SITE, 443, f"127.0.0.1:{proxy.port}", str(proxy.folder / "fullchain.pem"))
    found = {seen.name: seen for seen in site(place, AWAY)}
    to_mend = [seen.name for seen in found.values() if seen.state is State.MEND]
    assert to_mend == ["certificate"], "made for two days"
    assert {"headers", "banner", "exit", "ready"} <= set(found)
    assert [seen.state for seen in site(replace(place, authority=""), AWAY)] == [State.MEND], (
        "a browser would not believe"
    )
    wrong = {seen.name: seen.state for seen in site(place, "https://elsewhere.example/")}
    assert wrong["exit"] is State.MEND


def test_what_the_proxy_refuses_by_itself_is_calm(proxy: Proxy) -> None:
    client = proxy.client()
    answer = client.ask("POST", "/p/1", {"a": PLANT * 40_000})
    assert answer.status == 413
    assert_calm(proxy, answer) if proxy.name == "nginx" else assert_headers(proxy, answer)
    answer = client.get("/" + "a" * 30_000)
    assert answer.status == 414
    assert answer.page.links[0] == "/exit"
    for host in ("elsewhere.example", "127.0.0.1"):
        with pytest.raises(OSError, match=r"(?i)ssl|alert|reset|unrecognized"):
            client.ask("GET", "/", host=host)


def test_leaving_does_not_wait_for_pages_that_stand_still(proxy: Proxy) -> None:
    client = proxy.client()
    client.begin()
    for instance in (proxy.backs.one, proxy.backs.two):
        os.killpg(instance.pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert_left(proxy, client.get("/exit"))
        assert time.monotonic() - began < LONGEST
    finally:
        for instance in (proxy.backs.one, proxy.backs.two):
            os.killpg(instance.pid, signal.SIGCONT)
    _until(lambda: client.get("/").status == 200)


def _files(folder: Path) -> Iterator[Path]:
    for place in (folder, Path("/var/lib/nginx"), Path("/var/log/nginx"), Path("/var/lib/caddy")):
        yield from (path for path in place.rglob("*") if path.is_file())


def test_no_form_and_no_address_touches_the_disk(proxy: Proxy) -> None:
    """A form of 24 kB and one of 200 kB, held by a proxy whose instances stand still and are then killed."""
    client = proxy.client()
    client.begin()
    for instance in (proxy.backs.one, proxy.backs.two):
        os.killpg(instance.pid, signal.SIGSTOP)
    answers: list[Answer] = []

    def send(size: int) -> None:
        other = Client(proxy.port, cookie=client.cookie, token=client.token)
        answers.append(other.ask("POST", "/p/23", {"d": PLANT * (size // len(PLANT))}))

    senders = [threading.Thread(target=send, args=(size,)) for size in (24_000, 200_000)]
    try:
        for sender in senders:
            sender.start()
        looks = 0
        until = time.monotonic() + 3
        while time.monotonic() < until:
            for path in _files(proxy.folder):
                assert PLANT.encode() not in path.read_bytes(), path
            for target in _open_files(proxy.process.pid):  # a file that was unlinked at once is not listed above
                assert "held/" not in target, target
            looks += 1
            threading.Event().wait(0.2)
        assert looks > 3
    finally:
        for instance in (proxy.backs.one, proxy.backs.two):
            instance.kill()
        for sender in senders:
            sender.join()
        for instance in (proxy.backs.one, proxy.backs.two):
            instance.start()
    assert len(answers) == 2
    for answer in answers:
        assert_calm(proxy, answer)
    said = b"".join(path.read_bytes() for path in _files(proxy.folder) if path.suffix not in (".pem", ".conf"))
    said += b"".join(instance.log.read_bytes() for instance in proxy.backs.all())
    for word in (PLANT, "127.0.0.1:", "GET /", "POST /", "remote_ip", "client:"):
        assert word.encode() not in said, word


def _open_files(pid: int) -> Iterator[str]:
    """Where the descriptors of a process and of its children lead."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, children)):
        for descriptor in Path(f"/proc/{one}/fd").iterdir():
            with suppress(OSError):
                yield str(descriptor.readlink())
