"""What makes a finding the same finding tomorrow: its rule and the words it is about, never its line or number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from claimscan.model import Article, Finding


def fingerprints(article: Article, findings: Iterable[Finding]) -> Iterator[str]:
    """One for each finding, in order, as 32 hexadecimal digits; of the same finding twice the second has another one.

    It changes with the words under the finding and those of its source, claim or note, and with nothing else: new lines
    above, other line ends and renumbered notes leave it as it is.
    """
    words = _words(article)
    seen: Counter[str] = Counter()
    for finding in findings:
        first = _digest(finding, words, article, 0)
        yield first if not seen[first] else _digest(finding, words, article, seen[first])
        seen[first] += 1


def about(article: Article, finding: Finding) -> str:
    """The words that a finding is about: its source's, claim's or note's, else those under it."""
    return _about(article, finding, _words(article))


def _about(article: Article, finding: Finding, words: dict[str, str]) -> str:
    for key in (finding.source, finding.claim, finding.note):
        if key and words.get(key):
            return " ".join(words[key].split())
    return _printed(article, finding)


def _words(article: Article) -> dict[str, str]:
    pairs = [(claim.id, claim.text) for claim in article.claims]
    pairs += [(note.id, note.text) for note in article.notes]
    pairs += [(source.id, source.text) for source in article.sources]
    return dict(pairs)


def _printed(article: Article, finding: Finding) -> str:
    return " ".join(" ".join(article.document.text[start:end] for start, end in finding.spans).split())


def _digest(finding: Finding, words: dict[str, str], article: Article, count: int) -> str:
    about = _about(article, finding, words)
    printed = "".join(_printed(article, finding).split())  # lines may end elsewhere, also inside an address
    # Marks and labels are numbers that move; what a place prints counts only where it is more than a number.
    shown = "" if printed.strip("[](){}^*†‡§ ").isnumeric() else printed
    named = shown or about or finding.message
    return sha256("\x1f".join((finding.rule, about, named, str(count))).encode("utf-8", "surrogatepass")).hexdigest()[
        :32
    ]
