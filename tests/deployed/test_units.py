"""The shipped unit files are sound and closed, and what the proxies say by themselves is what the app would say."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from assistant.config import DEFAULT_LEAVE_TO
from scripts.calm import files
from tests.served import ROOT

DEPLOY = ROOT / "deploy"
THRESHOLD = 15  # of systemd's exposure, 0 (closed) to 100; Debian's own nginx.service stands at 96
UNITS = sorted((DEPLOY / "systemd").glob("parak@*"))


def _analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/usr/bin/systemd-analyze", *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def installed(tmp_path: Path) -> list[Path]:
    """The units with a program that is there in place of /opt/parak's."""
    made = []
    for unit in UNITS:
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text().replace("/opt/parak/.venv/bin/python", "/usr/bin/python3"))
        made.append(copy)
    return made


def test_systemd_finds_nothing_wrong_with_the_units(installed: list[Path]) -> None:
    assert len(installed) == 2
    said = _analyze("verify", "--man=no", *map(str, installed))
    assert said.returncode == 0, said.stderr
    assert not [line for line in said.stderr.splitlines() if "parak" in line]


def test_a_fault_in_a_unit_would_be_found(installed: list[Path]) -> None:
    service = next(one for one in installed if one.suffix == ".service")
    service.write_text(service.read_text().replace("Type=notify", "Type=nonsense"))
    assert "parak" in _analyze("verify", "--man=no", str(service)).stderr


def test_the_service_is_closed_to_below_the_threshold(installed: list[Path]) -> None:
    service = next(one for one in installed if one.suffix == ".service")
    said = _analyze("security", "--offline=true", f"--threshold={THRESHOLD}", str(service))
    assert said.returncode == 0, said.stdout[-400:]
    service.write_text(service.read_text().replace("NoNewPrivileges=yes", "").replace("CapabilityBoundingSet=\n", ""))
    assert _analyze("security", "--offline=true", f"--threshold={THRESHOLD}", str(service)).returncode != 0


def test_the_service_keeps_memory_off_the_disk() -> None:
    text = (DEPLOY / "systemd" / "parak@.service").read_text()
    for line in ("LimitCORE=0", "CoredumpFilter=0x0", "MemorySwapMax=0", "PrivateTmp=yes", "UMask=0077"):
        assert line in text.splitlines()


def test_what_the_proxies_say_by_themselves_is_made_from_the_app() -> None:
    for path, text in files().items():
        assert path.read_text("utf-8") == text, f"{path.name} is old: run scripts/calm.py"


def test_both_proxies_go_where_the_app_goes() -> None:
    for name in ("nginx/nginx.conf", "caddy/Caddyfile"):
        assert DEFAULT_LEAVE_TO in (DEPLOY / name).read_text()


@pytest.mark.parametrize("name", ["journeys.conf", "codes.conf"])
def test_redis_keeps_what_it_should_and_throws_nothing_out(name: str) -> None:
    held = dict(re.findall(r"^([a-z-]+) (.+)$", (DEPLOY / "redis" / name).read_text(), re.MULTILINE))
    assert held["maxmemory-policy"] == "noeviction"
    assert held["port"] == "0"
    assert held["save"] == '""'
    assert held["appendonly"] == ("yes" if name == "codes.conf" else "no")
