"""Citations of a bibliography: as notes, as numbers, or as names with years, whichever the article's packages print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan.model import Embedded, KnownNote, Span
from claimscan.readers.latex.bibtex import Work, people, works
from claimscan.readers.latex.citing import Printer
from claimscan.readers.latex.input import words
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.styles import style_of
from claimscan.readers.latex.tokens import Token

_UNSORTED = ("unsrt", "ieeetr", "IEEEtran")
_FOOT = frozenset({"footcite", "footfullcite", "smartcite", "footcites", "smartcites", "footcitetext"})
_AUTO = frozenset({"autocite", "autocites"})
_IN_TEXT = frozenset({"textcite", "citet", "textcites", "citealt"})
_WHOLE = frozenset({"fullcite", "headlessfullcite", "headlesscite", "bibentry", "footfullcite", "fullcites"})
_PARTS = frozenset({"citeauthor", "citetitle", "citetitles", "citeyear", "citedate", "citeyearpar"})
_STOPS = ".,;:!?"
_ALL = (
    _FOOT
    | _AUTO
    | _IN_TEXT
    | _WHOLE
    | {"cite", "cites", "parencite", "parencites", "citep", "citealp", "supercite", "supercites"}
)


class Cited(NamedTuple):
    """One work in a citation, with the words before it and the place in it."""

    key: str
    before: Sequence[Token]
    place: Sequence[Token]


def load(story: Story, token: Token) -> None:
    """Files of works."""
    story.input.optional()
    for written in words(story.input.argument()).split(","):
        name = written.strip().removesuffix(".bib")
        source = story.files.read(name, ".bib") if name else None
        if source is not None:
            story.bibliography.add(f"{name}.bib", works(source))


def cite(story: Story, token: Token) -> None:
    """A citation of one work or several."""
    name = token.text.rstrip("*").lower() if token.text[:1].isupper() else token.text.rstrip("*")
    cited = _read(story, several=name.endswith("s") and name != "cites" or name == "cites")
    if story.preamble or not cited:
        return
    # ``\autocite`` is BibLaTeX's; where the article does not say what it prints, a class does, and mostly notes
    told = name not in _AUTO or story.packages.keys() & {"biblatex", "biblatex-chicago"}
    style = style_of(story.packages) if told else "notes"
    for one in cited:
        story.bibliography.cite(one.key, token)
    if story.note is not None or name in _WHOLE - _FOOT or (style == "notes" and name in ("cite", "cites")):
        story.input.push(_printed(story, cited, token))
    elif name in _FOOT or (name in _AUTO and style == "notes"):
        if name in _AUTO:
            _stop_first(story)
        _as_note(story, cited, token)
    elif style == "numbers":
        for one in cited:
            _number(story, one, token)
    else:
        if name in _IN_TEXT:
            story.write(_author(story, cited[0]), token)
        if style == "notes" and name in _IN_TEXT:
            _as_note(story, cited, token)
            return
        for one in cited:
            _year(story, one, token, with_name=name not in _IN_TEXT)


def _stop_first(story: Story) -> None:
    """``word \\autocite{key}.``: the mark is printed behind the sign that follows it, and the sign behind the word."""
    following = story.input.peek()
    count = len(following.text) - len(following.text.lstrip(_STOPS)) if following and following.kind == "text" else 0
    if following is None or not count:
        return
    story.input.next()
    if count < len(following.text):
        story.input.push([following._replace(text=following.text[count:], at=following.at + count)])
    story.out.unblank()
    story.text(following._replace(text=following.text[:count]))


def _read(story: Story, *, several: bool) -> list[Cited]:
    """``[see][12]{key}``, or many of them behind each other."""
    found: list[Cited] = []
    while True:
        first, second = story.input.optional(), None
        if first is not None:
            second = story.input.optional()
        before, place = ((), first or ()) if second is None else (first or (), second)
        following = story.input.peek()
        if following is None or following.kind != "{":
            return found
        keys = [key.strip() for key in words(story.input.argument()).split(",") if key.strip()]
        for number, key in enumerate(keys):
            found.append(Cited(key, before if number == 0 else (), place if number == len(keys) - 1 else ()))
        after = story.input.peek()
        if not several or after is None or after.text not in ("[", "{"):
            return found


def _as_note(story: Story, cited: Sequence[Cited], token: Token) -> None:
    label = str(story.step("footnote"))
    key = f"footnote{len(story.notes) + 1}"
    story.mark(label, key, token)
    tokens = [*_printed(story, cited, token), Token("raw", ".", token.at, token.file)]
    story.add(token, KnownNote(key, label), tokens)


def _printed(story: Story, cited: Sequence[Cited], token: Token) -> list[Token]:
    """The works as notes print them: in full, or shorter if they were cited before."""
    found: list[Token] = []
    printer = Printer(story.plain)
    for one in cited:
        if found:
            found.append(Token("raw", "; ", token.at, token.file))
        found += [*one.before, Token("space", " ", token.at, token.file)] if one.before else []
        work = story.bibliography.works.get(one.key)
        place = story.plain_tokens(one.place)
        if work is None:
            found.append(Token("raw", f"[{one.key}]{f', {place}' if place else ''}", token.at, token.file))
            continue
        again = one.key in story.cited_before and not token.text.endswith("fullcite")
        story.cited_before.add(one.key)
        text = printer.short(work, place) if again else printer.full(work, place)
        item = printer.csl(work) | ({"locator": place} if place else {})
        found += _embedded(story, Token("raw", text, token.at, token.file), item)
    return found


def _embedded(story: Story, text: Token, item: dict[str, object]) -> list[Token]:
    start = 0

    def begin() -> None:
        nonlocal start
        story.begin()
        start = story.out.at

    def finish() -> None:
        if start < story.out.at and story.paragraph:
            story.bibliography.embedded.append(Embedded(Span(start, story.out.at), (item,)))

    return [story.later(begin), text, story.later(finish)]


def _number(story: Story, one: Cited, token: Token) -> None:
    label = story.labels.get(f"cite:{one.key}")
    story.referred = story.referred or label is None
    place = story.plain_tokens(one.place)
    _mark(story, f"[{label or one.key}{f', {place}' if place else ''}]", label or one.key, one.key, token)


def _year(story: Story, one: Cited, token: Token, *, with_name: bool) -> None:
    work = story.bibliography.works.get(one.key)
    author = _author(story, one)
    year = Printer(story.plain).year(work) if work else ""
    place = story.plain_tokens(one.place)
    shown = f"{author} {year}".strip() if with_name else year
    _mark(story, f"({shown}{f', {place}' if place else ''})", f"{author} {year}".strip(), one.key, token)


def _author(story: Story, one: Cited) -> str:
    work = story.bibliography.works.get(one.key)
    return (Printer(story.plain).author(work) if work else "") or one.key


def _mark(story: Story, printed: str, label: str, key: str, token: Token) -> None:
    story.mark(printed, f"work {key}", token, label)


def numbers(story: Story) -> None:
    """At the end of a reading: the numbers of the works that were cited, in the order in which they will be printed."""
    bibliography = story.bibliography
    if not story.found.keys() & {f"cite:{key}" for key in bibliography.cited}:
        keys = list(bibliography.cited)
        style, options = (
            story.packages.get("bibliography style", "unsrt"),
            story.packages.get("biblatex", "sorting=none"),
        )
        if not style.startswith(_UNSORTED) or "sorting=none" not in options:
            known = {**bibliography.loaded, **bibliography.works}
            keys.sort(key=lambda key: _order(known.get(key), key))
        story.found |= {f"cite:{key}": str(number) for number, key in enumerate(keys, 1)}


def _order(work: Work | None, key: str) -> tuple[str, ...]:
    if work is None:
        return (key.casefold(),)
    names = people(work.fields.get("author", "") or work.fields.get("editor", ""))
    rest = (work.fields.get(name, "") for name in ("year", "date", "title"))
    return tuple(word.strip("{}").casefold() for word in (names[0].family if names else "", *rest))


def references(story: Story) -> None:
    """The list of works, after the text: what numbers and years lead to. Where works are printed in notes, it says nothing new."""
    targets = {mark.target for mark in story.out.marks}
    printer = Printer(story.plain)
    works = story.bibliography.works
    keys = dict.fromkeys([*story.bibliography.cited, *(works if story.bibliography.everything and targets else ())])
    wanted = [key for key in keys if f"work {key}" in targets and f"work {key}" not in story.listed]
    for key in sorted(wanted, key=lambda key: _rank(story, key)):
        work = works.get(key)
        token = story.bibliography.cited[key]
        label = (
            story.labels.get(f"cite:{key}", key)
            if style_of(story.packages) == "numbers"
            else _label(printer, work, key)
        )
        text = Token("raw", f"{printer.full(work)}." if work else f"[{key}]", token.at, token.file)
        tokens = _embedded(story, text, printer.csl(work)) if work else [text]
        story.add(token, KnownNote(f"work {key}", label, "reference"), tokens)


def _rank(story: Story, key: str) -> tuple[int, tuple[str, ...]]:
    label = story.labels.get(f"cite:{key}", "") if style_of(story.packages) == "numbers" else ""
    return int(label) if label.isdecimal() else 0, _order(story.bibliography.works.get(key), key)


def _label(printer: Printer, work: Work | None, key: str) -> str:
    return f"{printer.author(work)} {printer.year(work)}".strip() if work else key


def list_item(story: Story, token: Token) -> None:
    """``\\bibitem``: an entry of a list of works that was typed."""
    own = story.input.optional()
    key = words(story.input.argument())
    story.end()
    number = len(story.notes_in_text) + 1
    label = story.plain_tokens(own) if own else str(number)
    story.found[f"cite:{key}"] = label
    if f"work {key}" in story.listed:
        key = f"{key} {number}"
    story.listed.add(f"work {key}")
    story.notes_in_text.append(KnownNote(f"work {key}", label, "reference"))
    story.note = f"work {key}"


def cite_all(story: Story, token: Token) -> None:
    """``\\nocite``: works that are listed without being cited."""
    if "*" in words(story.input.argument()):
        story.bibliography.everything = True


def part(story: Story, token: Token) -> None:
    """``\\citeauthor``, ``\\citetitle``, ``\\citeyear``: a part of a work's description, in the text."""
    kind = token.text.lower()
    for one in _read(story, several=kind.endswith("s")):
        work = story.bibliography.works.get(one.key)
        printer = Printer(story.plain)
        if work is None:
            story.write(one.key, token)
        elif kind.startswith("citeauthor"):
            story.write(printer.author(work), token)
        elif kind.startswith("citetitle"):
            story.write(story.plain(work.fields.get("title", "")), token)
        else:
            story.write(printer.year(work), token)


def bibliography_style(story: Story, token: Token) -> None:
    story.packages["bibliography style"] = words(story.input.argument())


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_ALL | {name[0].upper() + name[1:] for name in _ALL}, cite),
    **dict.fromkeys(_PARTS | {name.capitalize() for name in _PARTS}, part),
    **dict.fromkeys(("addbibresource", "bibliography", "addglobalbib"), load),
    "nocite": cite_all,
    "bibitem": list_item,
    "bibliographystyle": bibliography_style,
}
