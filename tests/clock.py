"""A clock that only a test moves."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ALMATY = ZoneInfo("Asia/Almaty")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ALMATY).timestamp()


class Clock:
    """Gives Unix seconds, like ``time.time``."""

    def __init__(self, start: float) -> None:
        self.seconds = start

    def __call__(self) -> float:
        return self.seconds

    def move(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Move forward (or back)."""
        self.seconds += hours * 3600 + minutes * 60 + seconds

    def set(self, year: int, month: int, day: int, hour: int = 12) -> None:
        """Move to an hour of a day in Almaty."""
        self.seconds = datetime(year, month, day, hour, tzinfo=ALMATY).timestamp()
