"""Links, quotation marks, redactions, raised text; definitions and conditions; title and date."""

from __future__ import annotations

from claimscan.readers.latex import footnotes, macros
from claimscan.readers.latex.commands import REDACTED
from claimscan.readers.latex.input import words
from claimscan.readers.latex.macros import DEFINING, DOCUMENT, ENVIRONMENTS, PRIMITIVE
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token

_QUOTES = (("“", "”"), ("‘", "’"))
_GERMAN_QUOTES = (("„", "“"), ("‚", "‘"))
_CONDITIONS = {"ifx": 2, "if": 2, "ifcat": 2, "ifdefined": 1, "ifcsname": 1, "ifmmode": 0, "ifvmode": 0, "ifhmode": 0}
_NO_BLANK_BEFORE = ".,'/?;:!-)]"
_COMPARED = frozenset({"ifnum", "ifdim", "ifodd", "ifcase"})


def href(story: Story, token: Token) -> None:
    """A link: its words are printed, its address is not."""
    address = story.input.next()
    tokens = story.input.argument()
    if address is None or address.kind != "raw" or story.preamble:
        story.input.push(tokens)
        return
    story.begin()
    start, url = story.out.at, address.text
    story.input.push([*tokens, story.later(lambda: story.out.link(start, url) if story.paragraph else None)])


def url(story: Story, token: Token) -> None:
    """An address as it is printed."""
    address = story.input.next()
    if address is None or story.preamble:
        return
    story.begin()
    start = story.out.at
    story.read(address)
    if address.kind == "raw" and token.text == "url":
        story.out.link(start, address.text)


def save_verbatim(story: Story, token: Token) -> None:
    """Verbatim text to be printed later, by a name."""
    key, text = story.input.next(), story.input.next()
    if key is not None and text is not None and text.kind == "raw":
        story.saved[key.text] = text.text


def use_verbatim(story: Story, token: Token) -> None:
    """Verbatim text that was saved; where it was saved elsewhere, its name is not what is printed."""
    story.input.optional()
    key = words(story.input.argument())
    if key in story.saved:
        story.write(story.saved[key], token)
    elif not story.preamble:
        story.unexpanded(token)


def hyperref(story: Story, token: Token) -> None:
    """A link within the document: its words."""
    if story.input.optional() is None:
        story.input.skip("mmm")


def quoted(story: Story, token: Token) -> None:
    """Words in quotation marks, in single ones within others."""
    if "foreign" in token.text:
        story.input.argument()
    story.input.optional()
    tokens = story.input.argument()
    level = 1 if token.text.endswith("*") else story.quotes % 2
    opening, closing = (_GERMAN_QUOTES if story.german else _QUOTES)[level]
    story.quotes += 1

    def close() -> None:
        story.quotes -= 1
        story.write(closing, tokens[-1] if tokens else token)

    story.write(opening, token)
    story.input.push([*tokens, story.later(close)])


def spaced(story: Story, token: Token) -> None:
    """``\\xspace``: the blank that a macro's name has swallowed, unless a sign follows."""
    following = story.input.peek()
    if following is None or following.kind in ("{", "}", "space", "par", "~"):
        return
    if following.kind != "text" or following.text[0] not in _NO_BLANK_BEFORE:
        story.blank(token)


def redacted(story: Story, token: Token) -> None:
    """Words under a black bar: not printed, but still in the file."""
    story.input.optional()
    hidden = words(story.input.argument())
    if hidden and not story.preamble:
        story.out.hide(hidden)


def raised(story: Story, token: Token) -> None:
    """Raised text: a number may be a mark that somebody typed."""
    tokens = story.input.argument()
    if tokens and (tokens[0].kind, tokens[0].text) == ("command", "ref") and words(tokens[2:-1]) in story.noted:
        story.input.push(tokens[1:])
        footnotes.again(story, token)  # the number of a note, raised by hand
        return
    story.input.push(tokens)
    typed = words(tokens)
    if not story.preamble and 0 < len(typed) <= 4 and not typed.isalpha():
        story.raise_up(len(tokens))


def define(story: Story, token: Token) -> None:
    """A macro of the document's."""
    found = macros.definition(token.text, story.input, story.macros)
    if found is None:
        return
    name, macro = found
    if token.text in ("gdef", "xdef"):
        story.macros[name] = macro
    else:
        story.scopes.assign(story.macros, name, macro)
    if name in ("thefootnote", "theendnote"):
        footnotes.style(story, name, macro.body)


def group(story: Story, token: Token) -> None:
    """A group without braces."""
    if token.text.startswith("b"):
        story.scopes.enter()
    else:
        story.scopes.leave()


def define_environment(story: Story, token: Token) -> None:
    name, environment = macros.environment(story.input)
    if name:
        story.environments[name] = environment


def new_flag(story: Story, token: Token) -> None:
    """``\\newif\\ifdraft``: false until it is set."""
    name = words(story.input.argument()).lstrip("\\").removeprefix("if")
    story.flags[name] = False
    story.macros.pop(f"if{name}", None)


def condition(story: Story, token: Token) -> None:
    """A condition: what is known to be false is left out; of the others the first part is read."""
    name = token.text
    if name in ("iffalse", "iftrue") or name.removeprefix("if") in story.flags:
        if name != "iftrue" and not story.flags.get(name.removeprefix("if"), False):
            _skip(story, to_else=True)
        return
    for _ in range(_CONDITIONS.get(name, 0)):
        story.input.argument()
    if name in _COMPARED:
        while (following := story.input.peek()) is not None and following.kind in ("text", "command"):
            story.input.next()


def otherwise(story: Story, token: Token) -> None:
    """The first part of a condition was read: the second is left out."""
    _skip(story, to_else=False)


def _skip(story: Story, *, to_else: bool) -> None:
    depth = 0
    while (token := story.input.next()) is not None:
        if token.kind != "command":
            continue
        if token.text == "fi":
            if depth == 0:
                return
            depth -= 1
        elif token.text == "else" and depth == 0 and to_else:
            return
        elif token.text.startswith("if") and token.text not in ("ifthenelse", "iff"):
            depth += 1


def chosen(story: Story, token: Token) -> None:
    """``\\ifthenelse``: its first text."""
    story.input.argument()
    first = story.input.argument()
    story.input.argument()
    story.input.push(first)


def title(story: Story, token: Token) -> None:
    """What ``\\maketitle`` prints."""
    story.input.optional()
    story.front[token.text] = story.input.argument()


def package(story: Story, token: Token) -> None:
    """A package, whose options may say how citations and quotation marks are printed."""
    options = words(story.input.optional() or ())
    name = words(story.input.argument())
    story.packages[name] = options
    if name in ("babel", "polyglossia"):
        languages = [part.strip() for part in options.split(",")]
        story.german = bool(languages) and languages[-1].removeprefix("main=") in (
            "german",
            "ngerman",
            "naustrian",
            "austrian",
        )


def document_class(story: Story, token: Token) -> None:
    options = words(story.input.optional() or ())
    name = words(story.input.argument())
    story.packages["class"] = name
    if name in ("book", "report", "scrbook", "scrreprt", "memoir", "ltxbook"):
        story.styles["footnote within"] = "chapter"
    if "german" in options:
        story.german = True


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(REDACTED, redacted),
    **dict.fromkeys(DEFINING | DOCUMENT | PRIMITIVE | {"let"}, define),
    **dict.fromkeys(ENVIRONMENTS, define_environment),
    **dict.fromkeys(("enquote", "textquote", "foreignquote", "foreigntextquote", "blockquote"), quoted),
    **dict.fromkeys(("title", "author", "date", "subtitle"), title),
    **dict.fromkeys(("usepackage", "RequirePackage"), package),
    **dict.fromkeys(("iffalse", "iftrue", *_CONDITIONS, *_COMPARED), condition),
    **dict.fromkeys(("textsuperscript", "up", "textsu", "tnote"), raised),
    **dict.fromkeys(("begingroup", "bgroup", "endgroup", "egroup"), group),
    "SaveVerb": save_verbatim,
    "xspace": spaced,
    **dict.fromkeys(("UseVerb", "UseVerbatim"), use_verbatim),
    "href": href,
    "url": url,
    "nolinkurl": url,
    "path": url,
    "hyperref": hyperref,
    "newif": new_flag,
    "else": otherwise,
    "ifthenelse": chosen,
    "documentclass": document_class,
}
