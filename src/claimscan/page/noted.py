"""A note: its words as the document has them, and its sources taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan.model import Citation, Date, Found, Name, Note, Source, Url
from claimscan.page.faults import faults
from claimscan.page.markup import Html, doi_link, joined, jump, link, tag, text
from claimscan.page.plan import Plan
from claimscan.report import source_record
from claimscan.sheets import brief

_UNREAD = "could not be read"
_PLAIN: tuple[tuple[str, str], ...] = (  # fields of a source that are mere text, before and behind the dates
    ("container_title", "in"),
    ("genre", "kind"),
    ("edition", "edition"),
    ("publisher_place", "place"),
    ("publisher", "publisher"),
)
_NUMBERS: tuple[tuple[str, str], ...] = (
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("locator", "cites"),
    ("isbn", "ISBN"),
)


def full(note: Note, plan: Plan) -> Html:
    """The note with all that is known of it; the arrows lead back to its marks."""
    back = [
        jump(one.id, text("↩"), class_="back", aria_label=f"back to mark {one.mark}")
        for one in plan.cited_by.get(note.id, ())
    ]
    sources = plan.sources.get(note.id, ())
    said = tag(
        "p", tag("b", text(note.label), class_="label"), text(" "), _words(note), *back,
        class_="words", dir="auto", lang=plan.article.document.metadata.language,
    )  # fmt: skip
    items = [tag("li", source(one, plan), id=one.id) for one in sources]
    nothing = tag("p", text("No source was found in this note."), class_="quiet")
    listed = tag("ul", *items, class_="sources") if items else nothing
    return tag("div", said, listed, faults(plan.at_note.get(note.id, ()), plan), class_="note", id=note.id)


def again(note: Note, plan: Plan) -> Html:
    """A note that stands beside an earlier passage, in one line."""
    sources = plan.sources.get(note.id, ())
    words = "; ".join(brief(source_record(one)) for one in sources) or note.text
    return tag("p", jump(note.id, text(f"Note {note.label}")), text(f", above: {words}"), class_="again", dir="auto")


def nowhere(citation: Citation) -> Html:
    """A mark whose note is not certain, with the reasons."""
    why = f": {'; '.join(citation.evidence)}" if citation.evidence else ""
    back = jump(citation.id, text(f"Mark {citation.mark}"))
    return tag("p", back, text(f" leads to no certain note{why}."), class_="undecided", id=f"m-{citation.id}")


def source(one: Source, plan: Plan) -> Html:
    """One source: its fields, what it stands for, and what is wrong with it."""
    parts = [tag("span", text(one.type), class_="type"), *_fields(one), *_reference(one, plan)]
    return joined([joined(parts, " "), faults(plan.at_source.get(one.id, ()), plan)])


def _words(note: Note) -> Html:
    return text(note.text) if note.text.strip() else tag("i", text("(no words)"))


def _fields(one: Source) -> Iterator[Html]:
    yield from _people("author", one.authors, et_al=one.et_al)
    yield from _people("editor", one.editors)
    yield from _people("translator", one.translators)
    if one.title:
        yield _field("title", tag("cite", _value(one.title)))
    for key, name in _PLAIN:
        if found := getattr(one, key):
            yield _field(name, _value(found))
    if one.issued:
        yield _field("date", _date(one.issued))
    for key, name in _NUMBERS:
        if found := getattr(one, key):
            yield _field(name, _value(found))
    if one.doi:
        yield _field("DOI", doi_link(one.doi.value) if one.doi.value else _value(one.doi))
    for url in one.urls:
        yield _field("link", _url(url))
    if one.accessed:
        yield _field("accessed", _date(one.accessed))
    if one.corrected:
        yield _field("corrected by a person", text(", ".join(one.corrected)))


def _field(name: str, *inner: Html) -> Html:
    return tag("span", tag("span", text(name), class_="name"), text(" "), *inner, class_="field", dir="auto")


def _people(name: str, found: Sequence[Found[Name]], *, et_al: bool = False) -> Iterator[Html]:
    names = [text(one.value.literal) if one.value else _value(one) for one in found]
    if names:
        yield _field(name, joined(names, "; "), text(" et al." if et_al else ""))


def _value(found: Found[str] | Found[Name]) -> Html:
    if isinstance(found.value, str):
        return text(found.value)
    return joined([text(found.printed), tag("span", text(_UNREAD), class_="undecided")], " ")


def _date(found: Found[Date]) -> Html:
    """As understood; where that differs in more than its form, what is printed and what could not be decided."""
    date = found.value or Date(None)
    if date.iso and not date.fault:
        return tag("time", text(date.iso), title=f"printed: {found.printed}")
    readings = f": {' or '.join(date.alternatives)}" if date.alternatives else ""
    return joined(
        [text(found.printed), tag("span", text(f"{date.fault or _UNREAD}{readings}"), class_="undecided")], " "
    )


def _url(url: Url) -> Html:
    told = []
    if url.repairs:
        other = "".join(url.printed.split()) != url.url  # else nothing but a line's end was taken out
        printed = f"printed {url.printed}; " if other else ""
        told.append(tag("span", text(f"({printed}mended: {', '.join(url.repairs)})"), class_="quiet"))
    if url.alternatives:
        told.append(tag("span", text(f"or {', or '.join(url.alternatives)}?"), class_="undecided"))
    return joined([link(url.url), *told], " ")


def _reference(one: Source, plan: Plan) -> Iterator[Html]:
    """The work that a short form stands for, or why that is not known; the first citation of the same work."""
    stands = plan.source.get(one.refers_to or "")
    if stands:
        yield _field(
            f"{one.form}: stands for", jump(stands.id, text(brief(source_record(stands)))), _in_note(stands, plan)
        )
    elif one.form != "full":
        why = "; ".join(evidence for evidence in one.evidence if evidence.startswith("refused"))
        words = f"{one.form}: not certain what it stands for{f' ({why})' if why else ''}"
        yield tag("span", text(words), class_="undecided")
    same = plan.source.get(one.same_as or "")
    if same:
        yield _field("same work as", jump(same.id, text(f"in note {_label(same, plan)}")))


def _in_note(one: Source, plan: Plan) -> Html:
    return text(f" (note {_label(one, plan)})")


def _label(one: Source, plan: Plan) -> str:
    note = plan.notes.get(one.note)
    return note.label if note else "?"
