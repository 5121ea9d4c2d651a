"""Walks through the real pages by what they show: chooses, types, sends, follows links; needs no JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response

LANGUAGES = ("kk", "ru", "en")
LIST, RESULT, URGENT, PAPERS, SCREEN, FILE, CHECK = "/l", "/r", "/q", "/d", "/d/v", "/d/list.pdf", "/c"
FORM = "form#f"
# Where the first answer would end the questions early.
INSTEAD = {"/p/13": "order", "/p/57": "no"}
SEND = "form#f button.main"
LEAVE = "#leave"

# Where a walk looks at each page: gets the page and a label for messages.
Look = Callable[[Page, str], None]


def nothing(page: Page, label: str) -> None:
    """Look at nothing."""


def path_of(page: Page) -> str:
    """The path of the page's address."""
    return urlsplit(page.url).path


def first_of(group: Locator) -> None:
    """Choose the first answer that a page shows."""
    group.first.check()


def kept_code(page: Page, origin: str) -> str:
    """Keep the answers of this conversation under a code."""
    page.goto(f"{origin}/y")
    page.locator("main input[name=a]").first.check()
    page.locator("main input[name=b]").first.check()
    page.locator("main input[name=d]").check()
    page.locator("main form button.main").click()
    code = page.locator(".code").inner_text()
    page.goto(f"{origin}/y/1")
    page.locator("#a").fill(code)
    page.locator("main form button.main").click()
    return code


class Walk:
    """One person at one page. ``typed`` is what she writes into each text input she meets."""

    def __init__(
        self, page: Page, origin: str, language: str = "en", *, look: Look = nothing, mistakes: bool = False
    ) -> None:
        """``mistakes``: send each question wrongly first, in every way that its page can refuse."""
        self.page = page
        self.origin = origin
        self.language = language
        self.look = look
        self.mistakes = mistakes
        self.typed = "Қайта оралу 7431"
        self.seen: list[str] = []

    def arrived(self, label: str = "") -> None:
        """Remember the page and look at it."""
        self.seen.append(path_of(self.page))
        self.look(self.page, label or path_of(self.page))

    def go(self, path: str) -> None:
        """Type an address of the site."""
        self.page.goto(self.origin + path)

    def open_door(self) -> None:
        """Open the front door and choose the language."""
        self.go("/")
        self.press(self.page.locator(f"a.tongue[lang={self.language}]"))
        self.arrived()

    def begin(self) -> None:
        """Open the front door and press its button."""
        self.open_door()
        self.press(self.page.locator("button.main"))

    def press(self, what: Locator) -> Response:
        """Press a link or a button and wait for the page that follows."""
        with self.page.expect_navigation() as arrived:
            what.click()
        answer = arrived.value
        assert answer.status < 500, f"{self.page.url} answers {answer.status}"
        return answer

    # ---- One question ------------------------------------------------------------------------------------------------

    def asks(self) -> bool:
        """Whether the page is a question."""
        return self.page.locator(FORM).count() > 0

    def fill(self) -> None:
        """Answer what the page asks: the first choice, a day last week, the same words in each text input."""
        form = self.page.locator(FORM)
        days = form.locator("input[name=a-day]")
        if days.count():
            day = datetime.now(UTC).date() - timedelta(days=7)
            self.fill_date(str(day.day), str(day.month), str(day.year))
        elif path_of(self.page) in INSTEAD:
            form.locator(f"input[value={INSTEAD[path_of(self.page)]}]").check()
        elif form.locator("input[name=a][type=radio]").count():
            first_of(form.locator("input[name=a][type=radio]"))
        elif form.locator("input[name=a][type=checkbox]").count():
            first_of(form.locator("input[name=a][type=checkbox]"))
        for box in form.locator("input[type=text]:not([inputmode=numeric]), textarea").all():
            box.fill(self.typed)

    def fill_date(self, day: str, month: str, year: str) -> None:
        """Write a date into its three inputs."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.page.locator(f"input[name=a-{part}]").fill(value)

    def send(self) -> Response:
        """Press the page's button."""
        return self.press(self.page.locator(SEND))

    def questions(self) -> list[str]:
        """Answer every question from here on, past the page for danger; return their addresses."""
        answered: list[str] = []
        while self.asks() or path_of(self.page) == URGENT:
            here = path_of(self.page)
            if here == URGENT:
                self.arrived()
                self.press(self.page.locator("main a.button.main"))
                continue
            assert here not in answered, f"the same question comes again: {here} after {answered}"
            answered.append(here)
            self.arrived()
            if self.mistakes:
                self.make_mistakes()
                self.go(here)
            self.fill()
            self.send()
        return answered

    # ---- Mistakes ----------------------------------------------------------------------------------------------------

    def refused(self, label: str) -> None:
        """Send what the page must refuse; look at what it says."""
        here = path_of(self.page)
        answer = self.send()
        assert answer.status == 422, f"{here}, {label}: {answer.status}"
        assert self.page.locator("#problems").is_visible()
        assert self.page.locator(".wrong").count() > 0
        self.look(self.page, f"{here}, {label}")

    def make_mistakes(self) -> None:
        """Answer the question in every way that it must refuse."""
        form = self.page.locator(FORM)
        if form.locator("input[name=a-day]").count():
            if not form.locator("button[value=add]").count():  # a list of several times may stay empty
                self.refused("no date")
            self.fill_date("31", "2", "2026")
            self.refused("a day that there is not")
            tomorrow = datetime.now(UTC).date() + timedelta(days=2)
            self.fill_date(str(tomorrow.day), str(tomorrow.month), str(tomorrow.year))
            self.refused("a day to come")
            self.fill_date("", "", "2025")
            form.locator("input[name=a][type=radio]").first.check()
            self.refused("a date and no date")
        elif form.locator("input[name=a][type=radio]").count():
            # Numbers may be left out: then nothing comes first.
            if not form.locator("input[name=a]:checked, .ranked").count():
                self.refused("nothing chosen")
        elif form.locator("input[name=a][value=rather-not]").count():
            form.locator("input[name=a]").first.check()
            form.locator("input[name=a]").last.check()
            self.refused("an answer and no answer")
        for box in form.locator("textarea").all():
            box.fill("а" * 4001)
        if form.locator("textarea").count():
            self.refused("long text")

    # ---- Longer ways -------------------------------------------------------------------------------------------------

    def to_result(self) -> list[str]:
        """From the front door through the first questions to the result."""
        self.begin()
        answered = self.questions()
        assert path_of(self.page) == RESULT, f"the first questions end at {self.page.url}"
        self.arrived()
        return answered

    def to_list(self) -> None:
        """From the result to the list, by its button."""
        self.press(self.page.locator(f"main a.button[href='{LIST}']"))
        self.arrived()

    def sections(self) -> Iterator[str]:
        """Open every row of the list in turn and answer what it asks; yields where each ends."""
        rows = [row.get_attribute("href") or "" for row in self.page.locator(".tasks a").all()]
        assert rows, "the list is empty"
        for href in rows:
            self.go(LIST)
            self.press(self.page.locator(f".tasks a[href='{href}']").first)
            self.questions()
            self.arrived()
            yield path_of(self.page)

    def to_papers(self) -> None:
        """From the list through the questions about the paper to the papers."""
        if path_of(self.page) != LIST:
            self.go(LIST)
        self.press(self.page.locator(".tasks").last.locator("a").first)
        self.questions()
        assert path_of(self.page) == PAPERS, f"the questions about the paper end at {self.page.url}"
        self.arrived()

    def read_paper(self) -> None:
        """Open the paper on the screen."""
        self.press(self.page.locator(f"main a[href='{SCREEN}']"))
        assert path_of(self.page) == SCREEN
        self.arrived()

    def take_file(self) -> bytes:
        """Take the paper as a file; return its bytes."""
        with self.page.expect_download() as started:
            self.page.locator(f"main a[href='{FILE}']").click()
        name = started.value.suggested_filename
        assert name == "list.pdf", f"the file is called {name!r}"
        made = started.value.path().read_bytes()
        started.value.delete()
        return made

    def links(self) -> list[str]:
        """Our own pages that this page links to, without the exit and the file."""
        found = []
        for link in self.page.locator("a[href^='/']").all():
            href = link.get_attribute("href") or ""
            if href != "/exit" and not href.endswith(".pdf") and href not in found:
                found.append(href)
        return found

    def crawl(self, *, questions: bool = True) -> list[str]:
        """Open every page that links from the list lead to, with or without the questions; return them."""
        reached = [LIST]
        for path in reached:
            answer = self.page.goto(self.origin + path)
            assert answer is not None
            assert answer.status == 200, f"{path} is linked and answers {answer.status}"
            self.arrived()
            for link in self.links():
                if link not in reached and link != "/" and (questions or not link.startswith("/p/")):
                    reached.append(link)
        return reached
