"""Headings, environments, items, captions, tables: what LaTeX makes of an article's parts."""

from __future__ import annotations

from claimscan import patterns as regex
from claimscan.model import BlockKind
from claimscan.readers.latex.commands import HEADINGS
from claimscan.readers.latex.input import words
from claimscan.readers.latex.macros import expanded
from claimscan.readers.latex.numbering import printed
from claimscan.readers.latex.page import Context
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("quote", "quotation", "displayquote", "verse", "displaycquote", "epigraphs"), "quote"),
    **dict.fromkeys(("itemize", "enumerate", "description", "list", "trivlist", "compactitem", "compactenum"), "item"),
    **dict.fromkeys(("inparaenum", "inparaitem", "asparaenum", "tablenotes"), "item"),
    **dict.fromkeys(
        ("figure", "table", "wrapfigure", "wraptable", "sidewaystable", "sidewaysfigure", "SCfigure"), "caption"
    ),
}
_ARGUMENTS = {
    "minipage": "ooom", "multicols": "mo", "wrapfigure": "omom", "wraptable": "omom", "adjustwidth": "mm", "tcolorbox": "o",
    "spacing": "m", "otherlanguage": "m", "figure": "o", "table": "o", "itemize": "o", "enumerate": "o", "description": "o",
    "list": "mm", "subfigure": "om", "subtable": "om", "tabular": "om", "longtable": "om", "array": "om", "supertabular": "om",
    "tabularx": "mom", "tabulary": "mom", "xltabular": "mom", "tblr": "om", "adjustbox": "m", "foreigndisplayquote": "m",
    "displayquote": "oo", "singlespace": "", "landscape": "", "thebibliography": "m",
}  # fmt: skip
_TABLES = frozenset({"tabular", "longtable", "tabularx", "tabulary", "xltabular", "supertabular", "tblr", "tabu"})
_FORMULAS = frozenset(
    "equation align gather multline eqnarray displaymath math alignat flalign subequations dmath".split()
)
_SET_APART = _FORMULAS - {"math", "subequations"}
_PICTURES = frozenset(
    {"tikzpicture", "picture", "pspicture", "pgfpicture", "forest", "circuitikz", "asy", "mdframed-skip"}
)
_NAMES = {
    "figure": "Figure",
    "table": "Table",
    "section": "Section",
    "chapter": "Chapter",
    "part": "Part",
    "item": "Item",
}
_BLANKS = regex.compile(r"\s+")


def heading(story: Story, token: Token) -> None:
    """A heading; its number is no text, but what a label behind it stands for."""
    name = token.text.rstrip("*")
    level = HEADINGS[name]
    if story.input.optional() is None:
        story.input.blanks()
    tokens = story.input.argument()
    if story.preamble:
        return
    story.contexts = [one for one in story.contexts if one.kind is None]  # a list left open ends here
    if name == token.text and level <= 3:
        story.current = story.sections.step(level)
    if level == 0 and story.styles.get("footnote within"):
        story.counts["footnote"] = 0
    first = 0 if story.sections.chapters else 1
    story.inside(tokens, "heading", max(level - first + 1, 1))


def begin(story: Story, token: Token) -> None:
    """An environment begins."""
    name = words(story.input.argument())
    plain = name.rstrip("*")
    if name == "document":
        story.preamble = False
        return
    if (own := story.environments.get(name)) is not None:
        story.enter(Context(name, closing=own.closing))
        story.input.push(expanded(own.opening, token, story.input))
        return
    if story.preamble:
        return
    if plain in _FORMULAS:
        if plain in _SET_APART:
            story.display(token)
        story.math = plain != "subequations"
        story.enter(Context(name))
        return
    if plain in _PICTURES and _skipped(story, name):
        return
    story.end()
    arguments = _ARGUMENTS.get(plain)
    if arguments is None:
        story.input.optional()
    story.input.skip(arguments or "")
    kind: BlockKind | None = "table" if plain in _TABLES else _KINDS.get(plain)
    if plain in ("figure", "table", "wrapfigure", "wraptable", "longtable"):
        story.styles["caption"] = "table" if "table" in plain else "figure"
    level = 1 + sum(context.kind == "item" for context in story.contexts) if kind == "item" else 0
    story.enter(Context(name, kind, level))


def _skipped(story: Story, name: str) -> bool:
    """Skip a drawing, in which there is no text; False if it has no end."""
    if name in story.endless:
        return False
    seen: list[Token] = []
    while (token := story.input.next()) is not None:
        seen.append(token)
        if token.kind == "command" and token.text == "end":
            closing = story.input.argument()
            if words(closing) == name:
                return True
            seen += closing
    story.endless.add(name)
    story.input.push(seen)
    return False


def end(story: Story, token: Token) -> None:
    """An environment ends, and with it those in it that were not."""
    name = words(story.input.argument())
    if name == "document":
        story.cut = False
        story.input.stop()
        return
    if name.rstrip("*") in _FORMULAS:
        story.undisplay(token)
    place = next((at for at in range(len(story.contexts) - 1, -1, -1) if story.contexts[at].name == name), None)
    if place is None:
        return
    if name == "thebibliography":
        story.end()
        story.note = None
    closing = story.contexts[place].closing
    del story.contexts[place:]
    if closing:
        story.input.push([one._replace(at=token.at, file=token.file) for one in closing])
    elif name.rstrip("*") not in _FORMULAS:
        story.end()


def item(story: Story, token: Token) -> None:
    """An item of a list; a label of its own is the beginning of its text."""
    own = story.input.optional()
    if story.preamble:
        return
    story.end()
    for place in range(len(story.contexts) - 1, -1, -1):
        context = story.contexts[place]
        if context.kind == "item":
            number = context.number + 1
            story.contexts[place] = context._replace(number=number)
            story.current = printed(number, "alph" if context.level == 2 else "arabic")
            break
    if own and any(one.kind == "text" for one in own):
        story.input.push([*own, Token("space", " ", token.at, token.file)])


def caption(story: Story, token: Token) -> None:
    """A caption: a paragraph of its own, wherever it stands."""
    story.input.optional()
    tokens = story.input.argument()
    if story.preamble:
        return
    if not token.text.endswith("*"):
        story.current = str(story.step(story.styles.get("caption", "figure")))
    open_before = story.paragraph
    story.inside(tokens, "caption")
    story.paragraph = story.paragraph and not open_before


def cell(story: Story, token: Token) -> None:
    """The end of a table's cell; elsewhere an ampersand that somebody forgot to escape."""
    if any(context.kind == "table" for context in story.contexts):
        story.end()
    elif not story.math:
        story.write("&", token)


def line_end(story: Story, token: Token) -> None:
    """``\\\\``: the end of a row, or of a line in a paragraph."""
    story.input.optional()
    if any(context.kind == "table" for context in story.contexts):
        story.end()
    elif story.paragraph and not story.math and not story.preamble:
        story.out.wrap()
        story.last = " "


def paragraph_end(story: Story, token: Token) -> None:
    story.end()


def verbatim(story: Story, token: Token) -> None:
    """Text as it stands, which is code: a paragraph that makes no claims."""
    if story.preamble or not token.text.strip():
        return
    story.end()
    story.contexts.append(Context("", "other"))
    at = 0
    for row in token.text.split("\n"):
        if row.strip():
            story.write(
                _BLANKS.sub(" ", row.strip()) + " ", token._replace(at=token.at + at + len(row) - len(row.lstrip()))
            )
        at += len(row) + 1
    story.end()
    story.contexts.pop()


def formula(story: Story, token: Token) -> None:
    """``\\(`` to ``\\)`` and ``\\[`` to ``\\]``."""
    if token.text == "[":
        story.display(token)
    if token.text in ("(", "["):
        story.math = True
    else:
        story.undisplay(token)


def appendix(story: Story, token: Token) -> None:
    story.sections.begin_appendix()


def label(story: Story, token: Token) -> None:
    story.found.setdefault(words(story.input.argument()), story.current)


def reference(story: Story, token: Token) -> None:
    """What a label stands for; a label that is nowhere put on anything is shown in brackets."""
    name = token.text.rstrip("*")
    key = words(story.input.argument())
    shown = story.labels.get(key)
    if shown is None and key in story.found:
        shown = story.found[key]
    story.referred = story.referred or shown is None
    if name in ("autoref", "Cref", "cref", "vref") and shown:
        kind = "section" if name != "vref" and "." in shown else ""
        story.write(f"{_NAMES[kind] if name != 'cref' else kind} " if kind else "", token)
    story.write(f"[{key}]" if shown is None else f"({shown})" if name == "eqref" else shown, token)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(HEADINGS, heading),
    **dict.fromkeys(("ref", "pageref", "autoref", "cref", "Cref", "vref", "eqref", "nameref", "subref"), reference),
    **dict.fromkeys(("\\", "tabularnewline", "newline", "cr", "linebreak"), line_end),
    **dict.fromkeys(("(", ")", "[", "]"), formula),
    "par": paragraph_end,
    "begin": begin,
    "end": end,
    "item": item,
    "caption": caption,
    "captionof": caption,
    "&": cell,
    "verbatim": verbatim,
    "appendix": appendix,
    "label": label,
}
