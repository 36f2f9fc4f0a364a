"""What a handle service answers about a DOI (RFC 3651, 2.2.2.3; the proxy's JSON interface)."""

from __future__ import annotations

import json
from typing import Any, Final

from claimscan.web.model import Answer

#: 1 found, 100 no such handle, 200 it exists without such values.
_CODES: Final[dict[object, bool]] = {1: True, 100: False, 200: True}


def exists(answer: Answer) -> bool | None:
    """Whether the service knows the DOI; ``None`` if it did not say."""
    return _CODES.get(_handle(answer).get("responseCode")) if answer.status in (200, 404) else None


def leads_to(answer: Answer) -> str | None:
    """The address that the DOI stands for, as its owner has registered it."""
    values = _handle(answer).get("values")
    for value in values if isinstance(values, list) else ():
        data = value.get("data") if isinstance(value, dict) and value.get("type") == "URL" else None
        if isinstance(data, dict) and isinstance(data.get("value"), str):
            return str(data["value"])
    return None


def _handle(answer: Answer) -> dict[str, Any]:
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and not isinstance(found.get("responseCode"), list | dict) else {}
