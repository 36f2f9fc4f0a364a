"""The numbers that LaTeX counts out: of chapters and sections, of notes, of what labels are put on."""

from __future__ import annotations

_SIGNS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
_LEVELS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
DEEPEST = 3  # subsubsections; what lies deeper has no number of its own


def printed(value: int, style: str) -> str:
    """A counter's value in a style: ``arabic``, ``roman``, ``Roman``, ``alph``, ``Alph``, ``fnsymbol``."""
    if style == "fnsymbol":
        return _SIGNS[value - 1] if 0 < value <= len(_SIGNS) else str(value)
    if style.lower() == "alph" and 0 < value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if style == "Alph" else letter
    if style.lower() == "roman" and 0 < value < 4000:
        found = ""
        for size, sign in _ROMAN:
            found += sign * (value // size)
            value %= size
        return found.upper() if style == "Roman" else found
    return str(value)


class Sections:
    """The running numbers of headings."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_LEVELS, 0)
        self.chapters = False
        self.appendix = False

    def step(self, level: int) -> str:
        """The number of the next heading of ``level`` (0: a chapter); an empty one for those that have none."""
        if not 0 <= level <= DEEPEST:
            return ""
        self.chapters = self.chapters or level == 0
        self._counts[_LEVELS[level]] += 1
        for deeper in _LEVELS[level + 1 :]:
            self._counts[deeper] = 0
        first = 0 if self.chapters else 1
        parts = [str(self._counts[name]) for name in _LEVELS[first : level + 1]]
        if self.appendix and parts:
            parts[0] = printed(int(parts[0]), "Alph")
        return ".".join(parts)

    def begin_appendix(self) -> None:
        """From here on chapters (or sections) have letters."""
        self.appendix = True
        for name in _LEVELS[0 if self.chapters else 1 :]:
            self._counts[name] = 0
