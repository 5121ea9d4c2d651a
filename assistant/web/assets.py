"""Static files under names made of their digest: they never change, and their names say nothing."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort
from rcssmin import cssmin
from rjsmin import jsmin

from assistant.privacy.headers import KEPT
from assistant.web.packing import accepted, mark, packed_ahead

# A desk's page asks for one script: what every page has, and after it the desk's own.
_FIRST = {"js/d.js": "js/p.js"}

_MINIFIED: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}

STATIC = Path(__file__).parent.parent.parent / "static"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served."""

    address: str
    packed: dict[str, bytes]  # by the encoding; "" is as it lies on the disk
    type: str


def load(folder: Path = STATIC) -> dict[str, Asset]:
    """Read every file under ``css`` and ``js``, by its path under ``static``."""
    found = {}
    for path in sorted([*folder.glob("css/*.css"), *folder.glob("js/*.js")]):
        first = _FIRST.get(f"{path.parent.name}/{path.name}")
        read = [path] if first is None else [folder / first, path]
        body = "".join(f"{_MINIFIED[one.suffix](one.read_text(encoding='utf-8'))}\n" for one in read).encode()
        name = f"{hashlib.sha256(body).hexdigest()[:12]}{path.suffix}"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        found[f"{path.parent.name}/{path.name}"] = Asset(
            f"/f/{name}", {one: packed_ahead(body, one) for one in ("br", "gzip", "")}, f"{kind}; charset=utf-8"
        )
    return found


def install(app: Flask) -> None:
    """Serve the files at ``/f/<digest>``, and tell templates their addresses."""
    assets = load()
    by_name = {asset.address.rsplit("/", 1)[1]: asset for asset in assets.values()}
    app.extensions["assets"] = {path: asset.address for path, asset in assets.items()}

    def static_file(name: str) -> Response:
        asset = by_name.get(name)
        if asset is None:
            abort(404)
        encoding = accepted()
        response = Response(asset.packed[encoding], content_type=asset.type)
        mark(response, encoding)
        response.headers.update(KEPT)
        return response

    app.add_url_rule("/f/<name>", "static_file", static_file)
