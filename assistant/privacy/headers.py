"""The headers of every answer: nothing is kept, nothing is loaded from elsewhere, nothing is told to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_PERMISSIONS = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "publickey-credentials-get",
    "usb",
)

COMMON: dict[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",  # else a browser may ask for the names of links that nobody has pressed
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
PAGE = {"Cache-Control": "no-store"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
# The style and the script come with every first visit: what only a page can obey would be half of their weight.
ASSET = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    **KEPT,
}
TRANSPORT = {"Strict-Transport-Security": "max-age=63072000"}


def for_response(*, asset: bool, behind_tls: bool) -> dict[str, str]:
    """The headers of a page, or of a hashed static file."""
    return (ASSET if asset else COMMON | PAGE) | (TRANSPORT if behind_tls else {})


App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def dressed(app: App, *, behind_tls: bool) -> App:
    """The app with these headers on each of its answers; a hashed file alone says by itself that it may be kept."""
    of_pages = list(for_response(asset=False, behind_tls=behind_tls).items())
    of_files = [one for one in for_response(asset=True, behind_tls=behind_tls).items() if one not in KEPT.items()]

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, own: list[tuple[str, str]], *failure: Any) -> Any:
            fixed = of_files if any(one in KEPT.items() for one in own) else of_pages
            return start_response(status, own + fixed, *failure)

        return app(environ, start)

    return answer
