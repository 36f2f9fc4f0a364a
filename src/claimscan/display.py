"""The one place that makes strangers' text safe to show: what would act on a terminal becomes a visible escape."""

from __future__ import annotations

import re  # a bare set of code points: no ``\w`` is involved, and ``re`` finds these seven times faster than ``regex``

# C1 and DEL, soft hyphen, zero-width and bidirectional controls, line and paragraph separators, interlinear anchors,
# byte order mark, lone surrogates, tags. No-break and thin spaces are no controls and are not here.
_INVISIBLE = (
    r"\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)
_ACTING = re.compile(rf"[\x00-\x1f{_INVISIBLE}]")
_DRIVING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ACTING_IN_JSON = re.compile(rf"[{_INVISIBLE}]")  # ``json.dumps`` has escaped C0; its own line feeds stay
# Joiners stay after letters of the scripts that are written with them (Arabic to Sinhala), and inside emoji.
_JOINERS = "\u200c\u200d"
_JOINED = re.compile(r"[\u0600-\u0dff\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]")


def visible(text: str) -> str:
    """``text`` as one line without a character that acts: tabs and line ends are spaces, the rest ``\\x1b``, ``\\u202e``."""
    return _ACTING.sub(_escape, text)


def harmless(text: str) -> str:
    """``text`` without the controls that drive a terminal or turn text round, for data files that are looked at all the same.

    Line ends, tabs and the invisible marks that languages are written with stay.
    """
    return _DRIVING.sub(_escape, text)


def safe_json(text: str) -> str:
    """JSON text in which no character acts on a terminal or a reader of lines; it means the same as before."""
    return _ACTING_IN_JSON.sub(_escape_in_json, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n":
        return " "
    if _joins(match):
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _escape_in_json(match: re.Match[str]) -> str:
    if _joins(match):
        return match[0]
    number = ord(match[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"


def _joins(match: re.Match[str]) -> bool:
    """Whether this is a joiner in its place, which moves nothing and without which words are misspelt."""
    return match[0] in _JOINERS and _JOINED.match(match.string, match.start() - 1) is not None
