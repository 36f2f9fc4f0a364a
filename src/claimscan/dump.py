"""Any stage of the work as JSON, field by field: for looking into a wrong result, not for other programs."""

from __future__ import annotations

import json

from claimscan.display import safe_json


def dump(value: object) -> str:
    """Values of ``model`` as indented JSON. A named tuple is an object; a span is ``[start, end]``."""
    return safe_json(json.dumps(_plain(value), ensure_ascii=False, indent=1)) + "\n"


def _plain(value: object) -> object:
    from claimscan.model import Span

    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [_plain(item) for item in value]
        return {name: _plain(item) for name, item in zip(names, value, strict=True)}
    return None if callable(value) else value  # the way back to the page's boxes is no value
