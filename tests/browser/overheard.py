"""What others could see or hear while somebody walks: addresses, titles, requests, the console."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

from tests.browser.giveaway import given_away, is_exempt

MOST_REQUESTS = 3  # of a page, with all that it fetches


class Overheard:
    """Listens to one page of the browser from now on; answers that we refuse on purpose (404, 422) may be named."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.pages: list[list[str]] = []
        self.titles: dict[str, str] = {}
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def look(self, label: str) -> None:
        """Remember the title that stands in the window now."""
        self.titles[f"{self.page.url} {label}"] = self.page.title()

    def wrong(self, language: str) -> list[str]:
        """Everything that would give her away, or that our pages should not do."""
        found = [one for one in self.complaints if "404" not in one and "422" not in one]
        found += [f"title of {where}: {title}" for where, title in self.titles.items() if given_away(title, "titles")]
        found += [f"too much for one page: {one}" for one in self.pages if len(one) > MOST_REQUESTS]
        for url in {url for one in self.pages for url in one}:
            address = urlsplit(url)
            if not url.startswith(f"{self.origin}/"):
                found.append(f"fetched from elsewhere: {url}")
            elif address.query not in ("", f"l={language}") or "%" in address.path:
                found.append(f"an answer may stand in {url}")
            elif not is_exempt(address.path) and given_away(address.path, "addresses"):
                found.append(f"the address says too much: {url}")
        return found

    def _asked(self, request: Request) -> None:
        if request.url.startswith("data:"):
            return
        if request.is_navigation_request() or not self.pages:
            self.pages.append([])
        self.pages[-1].append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _failed(self, error: Error) -> None:
        self.complaints.append(f"{self.page.url}: {error}")
