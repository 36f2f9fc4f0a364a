"""Fields: what their instructions say. Their shown text is text like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

import regex

from claimscan.readers.docx.elements import chosen

# An argument in quotation marks, in which a backslash protects the next character, or a word.
_ARGUMENT = regex.compile(r'"((?:[^"\\]++|\\.)*+)"?|(\S++)', regex.DOTALL)
_PROTECTED = regex.compile(r"\\(.)", regex.DOTALL)


class Instruction(NamedTuple):
    """A field's name in capitals, its arguments, and its switches (``\\l``) with the argument behind each."""

    name: str
    arguments: tuple[str, ...]
    switches: dict[str, str]


@dataclass
class Field:
    """A field that is being read: first its instruction, then what it shows."""

    start: int
    instruction: str = ""
    shown: bool = False  # the instruction is complete
    choice: str = ""  # what a form's list shows; such a field has no text of its own


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


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def coded(self) -> Field | None:
        """The field whose instruction is being read: text belongs to it and is not shown."""
        return next((field for field in reversed(self._open) if not field.shown), None)

    def character(self, element: Element, at: int) -> Field | None:
        """A field's beginning, the end of its instruction, or its end (``w:fldChar``), at which it is given back."""
        kind = element.get("w:fldCharType")
        if kind == "begin":
            self._open.append(Field(at, choice=chosen(element)))
        elif kind == "separate" and self._open:
            self._open[-1].shown, self._open[-1].start = True, at
        elif kind == "end" and self._open:
            return self._open.pop()
        return None

    def instruct(self, element: Element) -> None:
        """A piece of an instruction (``w:instrText``)."""
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction += element.text or ""
