"""What to look for on a page: accessibility by axe, width, the size of what is touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LEAST_TOUCH = 44
NARROW = 390
# 320 x 256 is a window of 1280 x 1024 enlarged to 400 %.
SIZES = ((320, 256), (320, 640), (390, 780), (768, 1024), (1280, 1024))

_RUN = """([only, colours]) => axe.run(
    {runOnly: only, resultTypes: ["violations"], rules: colours ? {} : {"color-contrast": {enabled: false}}}
  ).then(found => found.violations.map(one =>
    one.id + ": " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")))"""

# What sticks out of the window sideways: the page itself, and boxes that scroll inside hide nothing.
_WIDE = """() => {
  const room = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth <= room) { return found; }
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (box.right > room + 0.5 && box.width > 0) {
      found.push(one.tagName.toLowerCase() + "." + one.getAttribute("class") + " to " + Math.round(box.right) + ": "
        + one.textContent.trim().slice(0, 60));
    }
  }
  return found.length ? found.slice(0, 5) : ["the page is " + document.documentElement.scrollWidth + " wide"];
}"""

# A number to call stands inside its card: what sticks out is cut off on paper.
_STICKS_OUT = """() => [...document.querySelectorAll(".service .phone")]
  .filter(one => one.getBoundingClientRect().right > one.closest(".service").getBoundingClientRect().right)
  .map(one => "sticks out of its card: " + one.textContent)"""

# What stays at the top of the window leaves most of it to the page; the mark of a sample hides nothing and lets presses
# through.
_COVERS = """() => [...document.querySelectorAll("body *")]
  .filter(one => ["sticky", "fixed"].includes(getComputedStyle(one).position) && one.checkVisibility())
  .filter(one => one.getBoundingClientRect().height > innerHeight / 3 && !one.matches(".across"))
  .map(one => one.tagName + " stays and covers " + Math.round(one.getBoundingClientRect().height) + " px")"""

# Makes every text two fifths longer, as Kazakh is beside English.
LENGTHEN = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) { texts.push(walker.currentNode); }
  for (const one of texts.filter(each => each.data.trim())) {
    one.data += one.data.trim().slice(0, Math.ceil(one.data.trim().length * 0.4));
  }
}"""

# Where the system's colours replace ours, what can be pressed still has an edge or a line under it.
WITHOUT_EDGE = """() => [...document.querySelectorAll("main a[href], main button, main .choice label, .leave")]
  .filter(one => one.checkVisibility())
  .filter(one => getComputedStyle(one).borderTopStyle === "none"
    && !getComputedStyle(one).textDecorationLine.includes("underline"))
  .map(one => one.outerHTML.slice(0, 120))"""

# What has a colour of its own: every way in which an element stands in others, with all that a colour can hang on
# (classes, a style, what is current, disabled or chosen, itself or just before it), whatever it says.
COLOURED = """() => {
  const ways = new Map([[document.body, ""]]);
  const chosen = one => (one && one.matches(":checked") ? "+" : "");
  for (const one of document.body.querySelectorAll("*")) {
    const has = ["class", "style", "aria-current", "disabled", "type"].map(name => one.getAttribute(name) || "");
    ways.set(one, [one.tagName, ...has, chosen(one), chosen(one.previousElementSibling)].join(".")
      + "<" + ways.get(one.parentElement));
  }
  return [...new Set(ways.values())];
}"""

# Which of these are shown.
SHOWN = """names => names.filter(name => [...document.querySelectorAll(name)].some(one => one.checkVisibility()))"""

# Links inside a line of text may be as high as the line (WCAG 2.5.8, inline); a link alone in its block may not.
_SMALL = """least => {
  const found = [];
  const alone = link => {
    const block = link.closest("p, li, dd, dt, td, th, h1, h2, h3, summary, div, nav, main, body");
    const rest = document.createElement("div");
    rest.append(...[...block.childNodes].map(node => node.cloneNode(true)));
    rest.querySelectorAll("a, ul, ol, p, .state, .unseen").forEach(one => one.remove());
    return rest.textContent.trim() === "";
  };
  const height = one => {
    const label = one.id ? document.querySelector("label[for='" + CSS.escape(one.id) + "']") : null;
    const boxes = [one, label].filter(Boolean).map(each => each.getBoundingClientRect().height);
    return Math.max(...boxes);
  };
  const these = "a[href], button, summary, textarea, select, input:not([type=hidden])";
  for (const one of document.querySelectorAll(these)) {
    if (!one.checkVisibility() || one.tabIndex < 0 || one.getBoundingClientRect().width === 0) { continue; }
    if (one.tagName === "A" && !alone(one)) { continue; }
    if (height(one) < least - 0.5) {
      found.push(one.tagName.toLowerCase() + " " + Math.round(height(one)) + " px: "
        + (one.getAttribute("href") || one.textContent.trim().slice(0, 50) || one.name));
    }
  }
  return found.slice(0, 8);
}"""


# All of these in one question to the browser; fingers and what stays are looked at on phones alone.
_MISFITS = f"""least => [
  [...({_WIDE})(), ...({_STICKS_OUT})()], least ? ({_SMALL})(least) : [], least ? ({_COVERS})() : []
]"""


def unfold(page: Page) -> None:
    """Open everything that can be unfolded."""
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")


def axe(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds against WCAG 2.2, A and AA; ``colours``: contrast too, which takes three quarters of the time."""
    if not page.evaluate("() => 'axe' in window"):  # a page that is looked at often brings it along
        page.evaluate(AXE)
    page.evaluate("() => scrollTo(0, 0)")  # what stays at the top lies over nothing there
    return [f"axe: {one}" for one in _texts(page.evaluate(_RUN, [WCAG, colours]))]


def pale_in_the_other_theme(page: Page) -> list[str]:
    """What axe finds about the colours of the theme that the page does not show now; needs ``axe`` before."""
    dark = bool(page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"))
    page.emulate_media(color_scheme="light" if dark else "dark")
    found = _texts(page.evaluate(_RUN, [{"type": "rule", "values": ["color-contrast"]}, True]))
    page.emulate_media(color_scheme="dark" if dark else "light")
    return [f"axe: {one}" for one in found]


def misfits(page: Page) -> list[str]:
    """What does not fit at the widths of phones, tablets, screens, and enlarged to 400 %."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide, low, covering = page.evaluate(_MISFITS, LEAST_TOUCH if width <= NARROW else 0)
        found += [f"at {width}: {one}" for one in _texts(wide)]
        found += [f"at {width}: low to touch: {one}" for one in _texts(low)]
        found += [f"at {width} x {height}: {one}" for one in _texts(covering)]
    page.set_viewport_size({"width": 390, "height": 780})
    return found


def _texts(found: Any) -> list[str]:
    return [str(one) for one in found]
