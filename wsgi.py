"""The door for gunicorn and for `flask --app wsgi`."""

from assistant.app import create_app

app = create_app()
