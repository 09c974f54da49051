"""Characters that would make a page show something else than it holds."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

# overrides and isolates of writing direction turn text around (U+202A-202E, U+2066-2069), and so do marks that no one sees
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def visible(text: str) -> str:
    """The text with ``�`` in the place of each such character, so that offsets stay what they are.

    >>> visible("青禾\\u202e市")
    '青禾�市'
    """
    return _HIDDEN.sub("\ufffd", text)


def finalize(value: Any) -> Any:
    """What Jinja writes for an expression: for every template, Datasette's own included."""
    if isinstance(value, Markup):
        return Markup(visible(value)) if _HIDDEN.search(value) else value
    return visible(value) if isinstance(value, str) else value
