"""The tokens that are still to be read: those of the files, and those that macros put before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimscan import patterns as regex
from claimscan.readers.latex.tokens import Token

_LENGTH = regex.compile(r"=?-?[\d.,]*(?:pt|em|ex|mm|cm|in|pc|bp|sp|mu|fil+|\d)?")
FAR, NEAR = 3_000, 30  # tokens in which a closing bracket is looked for, and when much was looked through in vain


class Budget:
    """How many tokens may still be moved about: macros that call themselves, and groups in groups in groups, use it up."""

    def __init__(self, size: int) -> None:
        self.left = 50_000 + 4 * size

    def spend(self, count: int) -> bool:
        """Take from what is left; False if there was not enough."""
        self.left -= count
        return self.left > 0


class Input:
    """A stream of tokens to which some can be given back."""

    def __init__(self, tokens: Iterable[Token], budget: Budget) -> None:
        self._streams: list[Iterator[Token]] = [iter(tokens)]
        self._back: list[Token] = []
        self.budget = budget

    def next(self) -> Token | None:
        """The next token, ``None`` at the end."""
        if self._back:
            return self._back.pop()
        while self._streams:
            token = next(self._streams[-1], None)
            if token is not None:
                return token
            self._streams.pop()
        return None

    def peek(self) -> Token | None:
        """The next token, which stays."""
        token = self.next()
        if token is not None:
            self._back.append(token)
        return token

    def push(self, tokens: Sequence[Token]) -> None:
        """Tokens to be read before all others."""
        self.budget.spend(len(tokens))
        self._back.extend(reversed(tokens))

    def open(self, tokens: Iterable[Token]) -> None:
        """A file that is read before the rest."""
        if self._back:
            rest = tuple(reversed(self._back))
            self._back.clear()
            self._streams.append(iter(rest))
        self._streams.append(iter(tokens))

    @property
    def depth(self) -> int:
        """How many files are open."""
        return len(self._streams)

    def stop(self) -> None:
        """The end, whatever comes."""
        self._streams.clear()
        self._back.clear()

    def blanks(self) -> None:
        """Skip blanks."""
        while (token := self.peek()) is not None and token.kind == "space":
            self.next()

    def argument(self) -> list[Token]:
        """The next argument without its braces; one token where there are none. A group that is never closed ends with the text.

        When the budget is spent there are no arguments any more: what would be one is read as text.
        """
        self.blanks()
        token = self.next()
        if token is None:
            return []
        if token.kind in ("}", "par"):
            self._back.append(token)
            return []
        if token.kind == "text" and len(token.text) > 1:
            self._back.append(token._replace(text=token.text[1:], at=token.at + 1))
            return [token._replace(text=token.text[:1])]
        if token.kind != "{":
            return [token]
        if self.budget.left <= 0:
            self._back.append(token)
            return []
        return self._group()

    def _group(self) -> list[Token]:
        found: list[Token] = []
        depth = 1
        while (token := self.next()) is not None:
            depth += (token.kind == "{") - (token.kind == "}")
            if depth == 0:
                break
            found.append(token)
        self.budget.spend(len(found))
        return found

    def optional(self) -> list[Token] | None:
        """The next argument in brackets without them, ``None`` if there is none. What looks like one but has no end is text."""
        seen: list[Token] = []
        while (token := self.next()) is not None and token.kind == "space":
            seen.append(token)
        if token is None or token != token._replace(kind="text", text="["):
            self._back.extend(reversed([*seen, *([token] if token else [])]))
            return None
        seen.append(token)
        inner = len(seen)
        depth = 0
        reach = FAR if self.budget.left > 0 else NEAR
        while (token := self.next()) is not None:
            seen.append(token)
            depth += (token.kind == "{") - (token.kind == "}")
            if depth == 0 and token.kind == "text" and token.text == "]":
                return seen[inner:-1]
            if depth < 0 or token.kind == "par" or len(seen) > reach:
                break
        self._back.extend(reversed(seen))
        self.budget.spend(len(seen))
        return None

    def skip(self, arguments: str) -> None:
        """Skip arguments: ``m``, ``o`` and ``d``, as in ``commands``."""
        for kind in arguments:
            if kind == "m":
                self.argument()
            elif kind == "o":
                self.optional()
            else:
                self._length()

    def _length(self) -> None:
        while (token := self.peek()) is not None and token.kind in ("text", "space", "command"):
            if token.kind == "space":
                self.next()
                continue
            if token.kind == "command":
                self.next()
                return
            match = _LENGTH.match(token.text)
            end = match.end() if match else 0
            if not end:
                return
            self.next()
            if end < len(token.text):
                self._back.append(token._replace(text=token.text[end:], at=token.at + end))
            if any(unit in token.text[:end] for unit in ("pt", "em", "ex", "mm", "cm", "in", "pc", "fil", "mu")):
                return
            if token.text[:end] == token.text and token.text.isdigit():
                return


def words(tokens: Iterable[Token]) -> str:
    """The tokens as they are written: for names, keys and options."""
    return "".join(
        f"\\{token.text}" if token.kind == "command" else "#" if token.kind == "#" else token.text for token in tokens
    ).strip()
