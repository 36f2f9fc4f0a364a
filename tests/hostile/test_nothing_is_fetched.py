"""Documents that name files and addresses outside of them: none of these is ever opened."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from office import R, archive, docx, odt, p

# What a process opens is told by Python itself. ``beside`` gives the files of the document's folder, as from the command line.
WATCH = """
import json, sys
from datetime import date
from pathlib import Path
from claimscan.corpus import beside, read_file
from claimscan.scan import scan_bytes

path = Path(sys.argv[1])
scan_bytes(b"It burned.", "warm.txt", today=date(2026, 11, 22))
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "subprocess.", "os.system", "http.")):
        seen.append(event)
    elif event == "open" and "secret" in str(arguments[0]):
        seen.append(str(arguments[0]))
sys.addaudithook(watch)
article = scan_bytes(read_file(path), str(path), today=date(2026, 11, 22), beside=beside)
print(json.dumps([seen, article.document.text]))
"""
LAMP = "The lamp was lit."
ADDRESS = "http://127.0.0.1:9/secret"


def relationships(secret: str) -> str:
    kinds = ("image", "attachedTemplate", "footnotes", "frame", "oleObject", "subDocument", "aFChunk", "customXml")
    rows = "".join(
        f'<Relationship Id="r{n}{m}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
        for m, target in enumerate((ADDRESS, secret))
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def word(secret: str) -> bytes:
    body = p(LAMP, '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "secret.txt"</w:instrText></w:r>')
    return docx(body + '<w:altChunk r:id="r60"/>', more={"word/_rels/document.xml.rels": relationships(secret)})


def opendocument(secret: str) -> bytes:
    return odt(
        f'<text:p>{LAMP}<draw:frame><draw:image xlink:href="{ADDRESS}"/><draw:object xlink:href="{secret}"/></draw:frame></text:p>'
        f'<text:section><text:section-source xlink:href="{secret}" xlink:show="embed"/></text:section>'
    )


def page(secret: str) -> bytes:
    return (
        f'<html><head><base href="{secret}"><link rel="stylesheet" href="{ADDRESS}"><script src="{ADDRESS}"></script></head>'
        f'<body><p>{LAMP}<a href="../secret.html#n1" role="doc-noteref">1</a><a href="{secret}#n2" role="doc-noteref">2</a></p>'
        f'<img src="{ADDRESS}"><iframe src="{secret}"></iframe><object data="{secret}"></object></body></html>'
    ).encode()


def book(secret: str) -> bytes:
    root = '<rootfiles><rootfile full-path="b.opf"/></rootfiles>'
    items = f'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="{secret}" media-type="text/html"/>'
    spine = '<spine><itemref idref="a"/><itemref idref="b"/></spine>'
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{root}</container>',
            "b.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>{spine}</package>',
            "a.xhtml": page(secret),
        }
    )


def text(secret: str) -> bytes:
    return (
        f"---\nbibliography: {secret}\n---\n\n{LAMP}[^1] ![a]({secret}) !include {secret}\n\n{{{{< include {secret} >}}}}\n\n"
        f'<img src="{ADDRESS}">\n\n```{{.python file="{secret}"}}\n```\n\n[^x]: [a]({secret})\n'
    ).encode()


MADE: dict[str, Callable[[str], bytes]] = {
    "a.docx": word,
    "a.odt": opendocument,
    "a.html": page,
    "a.epub": book,
    "a.md": text,
}


@pytest.mark.parametrize("name", MADE)
def test_nothing_outside_is_opened(name: str, tmp_path: Path) -> None:
    inner = tmp_path / "drafts"
    inner.mkdir()
    for folder in (tmp_path, inner):
        for kind in ("txt", "html", "md", "tex"):
            (folder / f"secret.{kind}").write_text("secret", encoding="utf-8")
    (inner / "endnotes.md").symlink_to(tmp_path / "secret.md")
    (inner / name).write_bytes(MADE[name]((tmp_path / "secret.html").as_uri()))
    done = subprocess.run([sys.executable, "-c", WATCH, inner / name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    seen, shown = json.loads(done.stdout)
    assert seen == []
    assert LAMP in shown
