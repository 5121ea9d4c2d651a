"""What others could see is listened to on every walk over the pages; here: that the listening hears something."""

from __future__ import annotations

from tests.browser.conftest import Desk
from tests.browser.giveaway import given_away, is_exempt
from tests.browser.overheard import Overheard
from tests.browser.server import Server
from tests.browser.walk import Walk


def test_the_list_of_words_is_read() -> None:
    """Words of the list are found, neutral ones are not."""
    assert given_away("Защита от насилия", "titles") == ["защита", "насилия"]
    assert given_away("Қорғау нұсқамасы", "titles") == ["қорғау", "нұсқамасы"]
    assert given_away("/protection-order", "addresses") == ["protection", "order"]
    assert given_away("/nusqama/102", "addresses") == ["nusqama", "102"]
    assert given_away("Парақ 7", "titles") == []
    assert given_away("/exit", "addresses") == ["exit"]
    assert is_exempt("/exit")
    assert not is_exempt("/exit/now")


def test_a_foreign_request_would_be_seen(desk: Desk, server: Server) -> None:
    """The browser reports a picture from elsewhere, and our headers refuse it."""
    page = desk.page()
    heard = Overheard(page, server.origin)
    Walk(page, server.origin).open_door()
    heard.look("the door")
    assert heard.wrong("en") == []
    with page.expect_console_message():
        page.evaluate("() => { document.body.append(Object.assign(new Image(), {src: 'https://neutral.example/x'})); }")
    assert any("Content Security Policy" in one for one in heard.wrong("en"))


def test_a_talkative_page_would_be_heard(desk: Desk, server: Server) -> None:
    """A title, an address, an answer in an address, a heavy page and an error of a script are all told."""
    page = desk.page()
    heard = Overheard(page, server.origin)
    Walk(page, server.origin).open_door()
    page.evaluate("() => { document.title = 'Қорғау нұсқамасы'; }")
    heard.look("planted")
    page.goto(f"{server.origin}/?a=yes")
    page.goto(f"{server.origin}/protection-order")
    page.evaluate("() => Promise.all([1, 2, 3, 4].map(n => fetch('/' + n).catch(() => null)))")
    wrong = "\n".join(heard.wrong("en"))
    for planted in ("title of", "an answer may stand in", "the address says too much"):
        assert planted in wrong, planted
    heard.pages.append(["/"] * 4)
    assert "too much for one page" in "\n".join(heard.wrong("en"))
