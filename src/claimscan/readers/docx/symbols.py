"""Characters of symbol fonts, which a file names by their place in the font (``w:sym``)."""

from __future__ import annotations

# The font Symbol from 0x21 on, as Adobe encoded it; a question mark stands where Unicode has no character.
_SYMBOL = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_?αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…?─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"  # from 0xA0 on
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x71: "❑",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
}
_PRIVATE = 0xF000  # symbol fonts live in the private area of Unicode
UNKNOWN = "\ufffd"


def character(font: str, code: str) -> str:
    """The character of a symbol font. One that is not known comes as U+FFFD: something stands there."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    place = number - _PRIVATE if number >= _PRIVATE else number
    name = font.casefold()
    if name == "symbol":
        table, first = (_SYMBOL, 0x21) if place < 0xA0 else (_SYMBOL_HIGH, 0xA0)
        found = table[place - first] if first <= place < first + len(table) else UNKNOWN
        return UNKNOWN if found == "?" and place != 0x3F else found
    if name.startswith("wingdings"):
        return _WINGDINGS.get(place, UNKNOWN)
    if 0x20 <= place < 0x7F or (0xA0 <= number < 0xD800):
        return chr(place)
    return UNKNOWN
