"""The part of a page that an address names behind ``#``: an element's id, or a text fragment (WICG ``#:~:text=``)."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from claimscan import patterns as regex
from claimscan.web.bodies import kind_of, parsed
from claimscan.web.model import Answer
from claimscan.web.pages import text as text_of
from claimscan.web.quotations import look_up, prepare

#: Routes of applications and parameters of viewers name no element.
_NO_ELEMENT: Final = regex.compile(r"[!/].*|.*[=&?/].*|L\d+.*|top|page\d*", regex.I)
# Put before an author's id by sites that show strangers' text.
_PREFIXES: Final = ("", "user-content-")
_MARKER: Final = ":~:"


def fragment_of(url: str) -> str:
    """What stands behind ``#``; empty if there is nothing that a page could have."""
    fragment = url.partition("#")[2]
    element, marker, _ = fragment.partition(_MARKER)
    return fragment if marker or element and not _NO_ELEMENT.fullmatch(element) else ""


def has(answer: Answer, fragment: str) -> bool | None:
    """Whether the page has what ``fragment`` names; ``None`` where that cannot be told (a cut page, no HTML, no words)."""
    element, marker, directives = fragment.partition(_MARKER)
    if kind_of(answer) != "html":
        return None
    if marker:
        texts = [part.removeprefix("text=") for part in directives.split("&") if part.startswith("text=")]
        found = [_has_text(answer, one) for one in texts[:10]]
        return None if None in found or not found else all(found)
    if _has_element(answer, element):
        return True
    return None if answer.truncated or _is_shell(answer) else False


def _has_element(answer: Answer, name: str) -> bool:
    wanted = {f"{prefix}{one}" for prefix in _PREFIXES for one in (name, unquote(name))}
    for element in parsed(answer).select("[id], a[name]"):
        for key in ("id", "name"):
            value = element.attrs.get(key)
            if (" ".join(value) if isinstance(value, list) else value) in wanted:
                return True
    return False


def _is_shell(answer: Answer) -> bool:
    """Whether the page has its content, and so its ids, from scripts."""
    return len(text_of(answer) or "") < 200  # characters


def _has_text(answer: Answer, directive: str) -> bool | None:
    """``prefix-,start,end,-suffix``: the start must stand in the page, and the end if there is one."""
    parts = [unquote(part) for part in directive.split(",") if not part.startswith("-") and not part.endswith("-")]
    page = text_of(answer)
    if page is None or not parts:
        return None
    prepared = prepare(page)
    found = [look_up(part, prepared, complete=not answer.truncated).state for part in parts[:2]]
    return None if "not-readable" in found else all(state == "found" for state in found)
