"""Small Word and OpenDocument files for tests: written with zipfile from pieces of their XML."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMES = (
    " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta"))
    + f' xmlns:draw="{ODF}:drawing:1.0" xmlns:fo="{ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(members: Mapping[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A zip archive with these files."""
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        for name, content in members.items():
            target.writestr(name, content, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return stream.getvalue()


def docx(
    body: str,
    *,
    footnotes: str = "",
    endnotes: str = "",
    settings: str = "",
    styles: str = "",
    links: Mapping[str, str] | None = None,
    note_links: Mapping[str, str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word document; ``links`` are external addresses by relationship id."""
    parts = {"footnotes": footnotes, "endnotes": endnotes, "settings": settings, "styles": styles}
    own = [(kind, f"{kind}.xml") for kind, content in parts.items() if content]
    members: dict[str, str | bytes] = {
        "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(own, links),
    }
    if note_links:
        members["word/_rels/footnotes.xml.rels"] = relationships([], note_links)
    for kind, content in parts.items():
        if content:
            members[f"word/{kind}.xml"] = f"{HEAD}<w:{kind} {NAMES}>{content}</w:{kind}>"
    return archive({**members, **(more or {})})


def relationships(parts: list[tuple[str, str]], links: Mapping[str, str] | None = None) -> str:
    items = [f'<Relationship Id="p{n}" Type="{R}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(parts)]
    items += [
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    ]
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'


def p(*content: str, properties: str = "") -> str:
    """A Word paragraph; bare text becomes a run."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def call(id: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def typed(id: int, mark: str) -> str:
    """A mark that the author typed."""
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{id}"/><w:t>{mark}</w:t></w:r>'


def note(id: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note whose first paragraph begins with its automatic number."""
    first, *more = paragraphs or ("",)
    body = p(f"<w:r><w:{kind}Ref/></w:r>", f" {first}") + "".join(p(text) for text in more)
    return f'<w:{kind} w:id="{id}">{body}</w:{kind}>'


def field(instruction: str, shown: str) -> str:
    """A field in its long form."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def odt(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    meta: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An OpenDocument text."""
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{HEAD}<office:document-content {ODF_NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
    }
    if styles:
        members["styles.xml"] = (
            f"{HEAD}<office:document-styles {ODF_NAMES}><office:styles>{styles}</office:styles></office:document-styles>"
        )
    if meta:
        members["meta.xml"] = (
            f"{HEAD}<office:document-meta {ODF_NAMES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
    return archive({**members, **(more or {})}, stored=("mimetype",))


def odt_note(id: str, label: str, *paragraphs: str, kind: str = "footnote", typed: bool = False) -> str:
    shown = f'<text:note-citation text:label="{label}">' if typed else "<text:note-citation>"
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    return (
        f'<text:note text:id="{id}" text:note-class="{kind}">{shown}{label}</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def hundred_pages() -> bytes:
    """A Word document of 100 pages with 44,000 words and 400 notes, one source in each."""
    sentence = "The lamp on the northern mole was lit in 1881 and has been tended by the guild ever since, as the register says. "
    body = []
    for page in range(100):
        body += [p(sentence * 5, call(4 * page + number)) for number in range(1, 5)]
        body.append(p("<w:r><w:lastRenderedPageBreak/></w:r>", sentence))
    notes = (
        note(n, f"Ada Lee, “Lamp {n},” Quayside Echo, May 3, 2021, https://echo.example/2021/05/03/lamp-{n}.")
        for n in range(1, 401)
    )
    return docx("".join(body), footnotes="".join(notes))
