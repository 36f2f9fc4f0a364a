"""Small PDF files written by hand: text at given places, strokes, pictures, links. What a page shows is known to the point."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import md5

FONTS = {"R": "Times-Roman", "B": "Times-Bold", "I": "Times-Italic", "S": "Symbol"}


@dataclass
class Sheet:
    """One page. Places are points from the upper left corner; ``y`` is the baseline of text."""

    width: float = 595
    height: float = 842
    extra: str = ""  # entries of the page's dictionary: /Rotate, /CropBox
    _content: list[str] = field(default_factory=list)
    _annotations: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "R", turn: str = "1 0 0 1") -> Sheet:
        coded = text.encode("cp1252").decode("latin-1").translate({92: "\\\\", 40: "\\(", 41: "\\)"})
        self._content.append(f"BT /{font} {size} Tf {turn} {x} {self.height - y} Tm ({coded}) Tj ET")
        return self

    def lines(self, x: float, y: float, lines: list[str], size: float = 10, step: float = 12, font: str = "R") -> Sheet:
        for number, line in enumerate(lines):
            self.text(x, y + number * step, line, size, font)
        return self

    def marked(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """A line in which ``^12^`` is raised. Letters are placed by the PDF itself."""
        parts = [f"BT {x} {self.height - y} Td"]
        for number, part in enumerate(text.split("^")):
            coded = part.encode("cp1252").decode("latin-1").translate({92: "\\\\", 40: "\\(", 41: "\\)"})
            parts.append(
                f"/R {size * 0.7 if number % 2 else size} Tf {size * 0.35 if number % 2 else 0} Ts ({coded}) Tj"
            )
        self._content.append(" ".join([*parts, "0 Ts ET"]))
        return self

    def stroke(self, x0: float, x1: float, y: float) -> Sheet:
        self._content.append(f"0.5 w {x0} {self.height - y} m {x1} {self.height - y} l S")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        inline = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
        self._content.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm {inline} Q")
        return self

    def link(self, x0: float, top: float, x1: float, bottom: float, goal: str) -> Sheet:
        """``goal`` is the entry that says where to: ``/A << /S /URI /URI (…) >>`` or ``/Dest [3 /XYZ 0 500 null]``."""
        area = f"[{x0} {self.height - bottom} {x1} {self.height - top}]"
        self._annotations.append(f"<< /Type /Annot /Subtype /Link /Rect {area} /Border [0 0 0] {goal} >>")
        return self

    def content(self) -> bytes:
        return "\n".join(self._content).encode("latin-1")

    def entries(self) -> str:
        annotations = f"/Annots [{' '.join(self._annotations)}]" if self._annotations else ""
        return f"/MediaBox [0 0 {self.width} {self.height}] {self.extra} {annotations}"


def uri(address: str) -> str:
    return f"/A << /S /URI /URI ({address}) >>"


def pdf(*sheets: Sheet, info: dict[str, str] | None = None, catalog: str = "", password: str | None = None) -> bytes:
    """The file that shows these pages, encrypted if there is a password; an empty one asks nobody."""
    resources = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} {_encoding(key)} >>" for key, name in FONTS.items()
    )
    entries = " ".join(f"/{key} ({value})" for key, value in (info or {}).items())
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(sheets)))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1"),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} /Resources << /Font << {resources} >> >> >>".encode(
            "latin-1"
        ),
        f"<< {entries} >>".encode("latin-1"),
    ]
    lock = _Lock(password) if password is not None else None
    for number, sheet in enumerate(sheets):
        content = sheet.content() if lock is None else lock.closed(sheet.content(), 5 + 2 * number)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R {sheet.entries()} >>".encode("latin-1")
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _assembled(bodies, lock.entries() if lock else b"")


def _encoding(key: str) -> str:
    return "" if key == "S" else "/Encoding /WinAnsiEncoding"


def _assembled(bodies: list[bytes], more: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        more or b"/Info 3 0 R",
        start,
    )


class _Lock:
    """The oldest encryption of the format (revision 2 of its standard handler): enough to be locked."""

    PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    RIGHTS = b"\xfc\xff\xff\xff"

    def __init__(self, password: str) -> None:
        user = (password.encode() + self.PAD)[:32]
        self.owner = _rc4(md5((b"owner" + self.PAD)[:32]).digest()[:5], user)
        self.key = md5(user + self.owner + self.RIGHTS + b"0123456789abcdef").digest()[:5]
        self.user = _rc4(self.key, self.PAD)

    def closed(self, content: bytes, number: int) -> bytes:
        return _rc4(md5(self.key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], content)

    def entries(self) -> bytes:
        handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        return (
            handler % (self.owner.hex().encode(), self.user.hex().encode())
            + b" /ID [<%s> <00>]" % b"0123456789abcdef".hex().encode()
        )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
