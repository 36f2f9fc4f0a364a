"""Comments in a text that accept a finding: ``<!-- claimscan: ignore[D101] the archive's copy -->``.

Only formats with comments have them: Markdown, HTML and LaTeX (``% claimscan: ignore[D101]``). A comment at a line's
end speaks of that line, one on a line of its own of the paragraph below it; ``ignore-file`` speaks of the whole file.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Document, Finding, Span, Trouble

RULE = "unused-suppression"
MARKUP = frozenset({".md", ".markdown", ".qmd", ".rmd", ".html", ".htm", ".xhtml"})
LATEX = frozenset({".tex", ".ltx", ".latex"})
# ``claimscan: ignore`` or ``ignore-file``, rules in brackets, the rest a reason. Must not match: a comment that merely
# speaks of claimscan, or a word that begins with ``ignore``.
_WORDS = r"[ \t]*claimscan:[ \t]*(ignore(?:-file)?)(?![\w-])[ \t]*(?:\[([^\]\n]*)\])?"
_IN_MARKUP = regex.compile(rf"<!--{_WORDS}((?:[^-]|-(?!->))*+)-->")
_IN_LATEX = regex.compile(rf"(?<!\\)%{_WORDS}([^\n]*)")
_BLANK = regex.compile(r"\n[ \t]*(?=\n|\Z)")


class Comment(NamedTuple):
    """What a comment says, and the part of the document it speaks of."""

    spans: tuple[Span, ...]  # its own place; none where comments are no part of the document's text
    lines: range  # of the file, counted from 1
    rules: tuple[str, ...] | None  # as written; ``None`` without brackets: every rule
    reason: str
    whole: bool  # it speaks of the file


def comments(document: Document, raw: str | None = None) -> tuple[Comment, ...]:
    """The suppressions in a document, in their order; none where the format has no comments.

    ``raw`` is the file's text where the document's is another one, as that of a web page or a LaTeX source.
    """
    pattern = _pattern(document)
    text = document.text if raw is None else raw
    if pattern is None or "claimscan:" not in text:
        return ()
    found = []
    for match in pattern.finditer(text):
        rules = None if match[2] is None else tuple(word.strip() for word in match[2].split(",") if word.strip())
        span = Span(match.start(), match.end())
        region = _region(text, span)
        first = text.count("\n", 0, region.start) + 1
        lines = range(first, first + text.count("\n", region.start, region.end - 1) + 1)
        spans = (span,) if raw is None else ()
        found.append(Comment(spans, lines, rules, " ".join(match[3].split()), match[1] == "ignore-file"))
    return tuple(found)


def covers(comment: Comment, finding: Finding, document: Document) -> bool:
    """Whether a comment speaks of a finding: of the place where it begins. What has no place belongs to the file.

    What a LaTeX article takes in from another file has lines of that file.
    """
    if comment.whole or not finding.spans:
        return comment.whole
    place = document.place(finding.spans[0].start)
    return place.line in comment.lines and not (document.format == "latex" and place.element)


def trouble(comment: Comment, *, unknown: bool) -> Trouble:
    """What is wrong with a comment that suppresses nothing."""
    named = ", ".join(comment.rules) if comment.rules is not None else "every rule"
    what = f"names no rule: {named or 'nothing'}" if unknown else f"suppresses nothing: {named}"
    where = "" if comment.spans else f" (line {comment.lines.start})"
    return Trouble(RULE, f"A comment {what}{where}", comment.spans)


def _pattern(document: Document) -> regex.Pattern[str] | None:
    suffix = PurePath(document.name).suffix.lower()
    if document.format in ("markdown", "html") or (document.format == "text" and suffix in MARKUP):
        return _IN_MARKUP
    return _IN_LATEX if document.format == "latex" or (document.format == "text" and suffix in LATEX) else None


def _region(text: str, span: Span) -> Span:
    """The line of a comment, or the paragraph below it if the comment has lines of its own."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if text[start : span.start].strip() or text[span.end : end].strip():
        return Span(start, end)
    below = end
    while below < len(text) and text[below].isspace():
        below += 1
    blank = _BLANK.search(text, below)
    return Span(start, blank.start() if blank else len(text))
