"""Fields that are being read."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from claimscan.readers.docx.elements import chosen


@dataclass
class Field:
    """A field that is being read: first its instruction, then what it shows."""

    start: int
    instruction: str = ""
    shown: bool = False  # the instruction is complete
    choice: str = ""  # what a form's list shows; such a field has no text of its own


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
