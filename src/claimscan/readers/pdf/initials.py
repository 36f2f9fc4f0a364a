"""Drop capitals: the large letter belongs to the first word beside it, and the lines beside it are not indented."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import patterns as regex
from claimscan.readers.pdf.lines import Piece, PrintedLine

_CAPITAL = regex.compile(r"[\"'“‘«„]?\p{Lu}")
_LARGE = 1.7  # of the line's size: smaller first letters are small capitals' large ones
_BELOW = 1.5  # sizes below the letter's own line: some letters stand too high for the room they have
_ALONE = "AIOEYÀÓÉ"  # letters that are words of their own in one language or another
_REST = regex.compile(r"[\p{L}\p{M}'’-]+")


def dropped(lines: Sequence[PrintedLine], text: str) -> list[PrintedLine]:
    """The lines of a page, those with a drop capital mended. ``text``: that of the page, whose words tell ``A hive`` from ``Ahive``."""
    found = list(lines)
    for index, line in enumerate(found):
        if line.last - line.first < 2 or line.table.size[line.first] < _LARGE * line.size or line.aside:
            continue
        letter = line.piece(line.first)
        if not _CAPITAL.fullmatch(line.text[letter.start : letter.end]):
            continue
        found[index] = _joined(line, letter, text)
        for below in range(index + 1, len(found)):
            other = found[below]
            if (
                other.region != line.region
                or other.baseline > letter.baseline + _BELOW * line.size
                or other.x0 < letter.x1 - 1
            ):
                break
            found[below] = other._replace(x0=line.x0)
    return found


def _joined(line: PrintedLine, letter: Piece, text: str) -> PrintedLine:
    """The line without the blank behind its large letter, unless that is a word of its own."""
    rest = _REST.match(line.text, letter.end + 1)
    if line.text[letter.end] != " " or not rest:
        return line
    if letter.end - letter.start == 1 and line.text[letter.start] in _ALONE and len(rest[0]) > 2:
        word = regex.compile(rf"(?<![\p{{L}}-]){regex.escape(rest[0].lower())}(?!\p{{L}})")
        if len(word.findall(text)) > 1:  # it stands elsewhere as well
            return line
    for number in range(line.first + 1, line.last):
        line.table.start[number] -= 1
        line.table.end[number] -= 1
    return line._replace(text=line.text[: letter.end] + line.text[letter.end + 1 :])
