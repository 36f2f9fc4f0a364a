"""Macros that the document defines, and what becomes of them: their text with the arguments put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.latex.input import Input, words
from claimscan.readers.latex.tokens import Token

DEFINING = frozenset({"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "DeclarePairedDelimiter"})
DOCUMENT = frozenset({"NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand"})
PRIMITIVE = frozenset({"def", "gdef", "edef", "xdef"})
ENVIRONMENTS = frozenset({"newenvironment", "renewenvironment"})
_PARAMETER = regex.compile(r"([mo]|O|s|d..|D..)")
MOST = 9  # parameters of a macro


class Macro(NamedTuple):
    """``defaults`` has one entry for each parameter: ``None`` for one in braces, else what a missing one in brackets stands for."""

    defaults: tuple[tuple[Token, ...] | None, ...]
    body: tuple[Token, ...]


class Environment(NamedTuple):
    """An environment of the document's own."""

    opening: Macro
    closing: tuple[Token, ...]


def definition(command: str, source: Input, macros: Mapping[str, Macro]) -> tuple[str, Macro] | None:
    """Read the definition behind ``command``: the macro and its name. ``None`` for one that cannot be used (with delimiters
    between its parameters), or that says nothing new."""
    command = command.rstrip("*")
    if command == "let":
        name, target = words(source.argument()).lstrip("\\"), source.argument()
        if words(target) == "=":
            target = source.argument()
        return (name, Macro((), tuple(target))) if name and words(target) != f"\\{name}" else None
    name = words(source.argument()).lstrip("\\")
    defaults: tuple[tuple[Token, ...] | None, ...] | None
    if command in PRIMITIVE:
        defaults = _delimited(source)
    elif command in DOCUMENT:
        defaults = _specified(source.argument())
    else:
        defaults = _counted(source)
    body = tuple(source.argument())
    if not name or defaults is None or command == "providecommand" and name in macros:
        return None
    return name, Macro(defaults, body)


def environment(source: Input) -> tuple[str, Environment]:
    """The name and the definition of an environment."""
    name = words(source.argument())
    defaults = _counted(source)
    return name, Environment(Macro(defaults, tuple(source.argument())), tuple(source.argument()))


def _counted(source: Input) -> tuple[tuple[Token, ...] | None, ...]:
    count = words(source.optional() or ())
    default = source.optional() if count else None
    size = min(int(count), MOST) if count.isdecimal() and len(count) < 3 else 0
    first: tuple[tuple[Token, ...] | None, ...] = (tuple(default),) if default is not None and size else ()
    return first + (None,) * (size - len(first))


def _delimited(source: Input) -> tuple[None, ...] | None:
    count, plain = 0, True
    while (token := source.peek()) is not None and token.kind != "{":
        source.next()
        count += token.kind == "#"
        plain = plain and token.kind in ("#", "space")
    return (None,) * min(count, MOST) if plain else None


def _specified(tokens: Sequence[Token]) -> tuple[tuple[Token, ...] | None, ...]:
    found: list[tuple[Token, ...] | None] = []
    inner: list[Token] | None = None
    for token in tokens:
        if token.kind == "{":
            inner = []
        elif token.kind == "}" and inner is not None:
            if found:
                found[-1] = tuple(inner)
            inner = None
        elif inner is not None:
            inner.append(token)
        elif token.kind == "text":
            found += [None if kind == "m" else () for kind in _PARAMETER.findall(token.text)]
    return tuple(found[:MOST])


def expanded(macro: Macro, call: Token, source: Input) -> list[Token]:
    """The macro's text with the arguments that follow in ``source``. Its own words stand where it is called."""
    given: list[list[Token]] = []
    for default in macro.defaults:
        if default is None:
            given.append(source.argument())
        else:
            found = source.optional()
            given.append(list(default) if found is None else found)
    result: list[Token] = []
    for token in macro.body:
        if token.kind != "#":
            result.append(token._replace(at=call.at, file=call.file))
        elif token.text.startswith("#"):
            result.append(token._replace(text=token.text[1:]))
        elif token.text.isdecimal() and 0 < int(token.text) <= len(given):
            result += given[int(token.text) - 1]
    return result
