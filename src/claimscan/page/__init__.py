"""The article as one HTML page for reading: its text with its claims, notes and findings side by side.

The page needs nothing but itself: no script, no picture, no font, no address that is asked by itself.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from claimscan import __version__, works
from claimscan.model import Article
from claimscan.page.body import body, left_over
from claimscan.page.contents import Entry, contents
from claimscan.page.markup import Html, joined, jump, link, opening, tag, text
from claimscan.page.overview import overview
from claimscan.page.plan import Plan, plan
from claimscan.report import source_record, value
from claimscan.sheets import brief

__all__ = ["GENERATOR", "Entry", "write", "write_contents"]

GENERATOR = opening("meta", name="generator", content="claimscan report")  # by which a page is known as one of ours


def write(article: Article, out: TextIO) -> None:
    """Write the page for one article; the same article gives the same page."""
    document = article.document
    title = value(document.metadata.title) or document.name
    found = plan(article)
    out.write(head(title))
    out.write(tag("header", tag("h1", text(title), dir="auto"), _about(article)))
    out.write(tag("section", tag("h2", text("Summary")), *overview(found), id="summary"))
    out.write(opening("main"))
    out.write(tag("h2", text("The article")))
    out.writelines(body(found))
    out.write("</main>\n")
    out.writelines(left_over(found))
    out.write(tag("section", tag("h2", text("Sources")), *_works(found), id="sources"))
    out.write(
        tag(
            "footer",
            tag("p", text(f"Made by claimscan {__version__} from {document.name}, SHA-256 {document.sha256}.")),
        )
    )
    out.write("\n</body>\n</html>\n")


def write_contents(pages: Sequence[Entry], out: TextIO) -> None:
    """Write the page that leads to the pages of several articles."""
    out.write(head("Articles"))
    out.write(tag("header", tag("h1", text("Articles"))))
    out.write(contents(pages))
    out.write("\n</body>\n</html>\n")


def head(title: str) -> Html:
    """All that stands before a page's own words. The policy lets nothing be loaded or run but this very style sheet."""
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = (
        Html('<!DOCTYPE html>\n<html lang="en">\n<head>'),
        opening("meta", charset="utf-8"),
        GENERATOR,
        opening("meta", http_equiv="Content-Security-Policy", content=policy),
        opening("meta", name="referrer", content="no-referrer"),
        opening("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", text(f"{title} – claimscan")),
        Html(f"<style>{style}</style>"),
        Html("</head>\n<body>\n"),
    )
    return joined(parts, "\n")


def _about(article: Article) -> Html:
    document = article.document
    pages = [f"{document.pages} pages"] if document.pages else []
    date = [document.metadata.date] if document.metadata.date else []
    words = [f"{len(document.text.split())} words", *pages]
    told = [", ".join(document.metadata.authors), *date, f"{document.name} ({document.format}, {', '.join(words)})"]
    return tag("p", text(" · ".join(part for part in told if part)), class_="about", dir="auto")


def _works(found: Plan) -> Iterator[Html]:
    """Each work once, with the notes that cite it."""
    items = []
    for work in works.of(found.article):
        record = source_record(work.source)
        addresses = [link(url.url) for url in work.source.urls]
        labels = dict.fromkeys(source.note for source in work.citations)
        notes = [jump(note, text(found.notes[note].label)) for note in labels if note in found.notes]
        cited = joined([text("note " if len(notes) == 1 else "notes "), joined(notes, ", ")])
        items.append(
            tag("li", joined([tag("bdi", text(brief(record))), *addresses, tag("span", cited, class_="quiet")], " "))
        )
    yield tag("ol", *items, class_="works") if items else tag("p", text("No source was found."))
