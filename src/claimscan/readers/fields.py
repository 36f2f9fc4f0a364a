"""Instructions of a word processor's fields: what they say beyond the text they show."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex

# An argument in quotation marks, in which a backslash protects the next character, or a word.
_ARGUMENT = regex.compile(r'"((?:[^"\\]++|\\.)*+)"?|(\S++)', regex.DOTALL)
_PROTECTED = regex.compile(r"\\(.)", regex.DOTALL)


class Instruction(NamedTuple):
    """A field's name in capitals, its arguments, and its switches (``\\l``) with the argument behind each."""

    name: str
    arguments: tuple[str, ...]
    switches: dict[str, str]


def read(instruction: str) -> Instruction:
    """The instruction's parts. ``HYPERLINK "http://a.b" \\l "c"`` has one argument and one switch."""
    words = [
        (_PROTECTED.sub(r"\1", quoted) if quoted is not None else word, quoted is None)
        for quoted, word in ((match[1], match[2]) for match in _ARGUMENT.finditer(instruction))
    ]
    name = words[0][0].upper() if words else ""
    arguments: list[str] = []
    switches: dict[str, str] = {}
    switch = ""
    for word, bare in words[1:]:
        if bare and word.startswith("\\"):
            switch = word[1:].lower()
            switches[switch] = ""
        elif switch in ("l", "o", "t", "*"):
            switches[switch] = word
            switch = ""
        else:
            arguments.append(word)
    return Instruction(name, tuple(arguments), switches)


def address(instruction: Instruction) -> str | None:
    """Where a ``HYPERLINK`` leads; ``None`` if that is inside the document."""
    if instruction.name != "HYPERLINK" or not instruction.arguments:
        return None
    place = instruction.switches.get("l")
    return instruction.arguments[0] + (f"#{place}" if place else "")


def place(instruction: Instruction) -> str | None:
    """The bookmark of the same document to which a ``HYPERLINK`` leads."""
    inside = instruction.name == "HYPERLINK" and not instruction.arguments
    return instruction.switches.get("l") or None if inside else None


def noteref(instruction: Instruction) -> str | None:
    """The bookmark around the mark of a note, whose number the field repeats; LibreOffice writes ``REF`` for ``NOTEREF``."""
    if instruction.name in ("NOTEREF", "FTNREF", "REF") and instruction.arguments:
        return instruction.arguments[0]
    return None
