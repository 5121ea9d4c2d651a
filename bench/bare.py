"""The least that Flask can do: the rival of our pages under the same gunicorn."""

from __future__ import annotations

from flask import Flask, redirect
from werkzeug.wrappers import Response

app = Flask(__name__, static_folder=None)


@app.get("/")
def hello() -> str:
    """Say hello."""
    return "Hello, World!"


@app.post("/")
def sent() -> Response:
    """Lead back."""
    return redirect("/", 303)
