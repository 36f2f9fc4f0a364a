"""The best labels for the pieces of text of a source: features of each piece, weighed, and the best path over all of them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from claimscan.parse import lexicon
from claimscan.parse.chunks import Chunk
from claimscan.parse.numbers import Numbers
from claimscan.parse.weights import FEATURES, FOLLOWS, GOES_ON, LABELS, SEPARATED, START, Label

TEXTUAL = frozenset({"text", "quote", "emphasis"})
_ONCE: frozenset[Label] = frozenset({"author", "title", "container", "publisher"})
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’/-]*")
_DOMAIN = regex.compile(r"(?i)\b[\p{L}\d-]{2,}\.(?:com|org|net|edu|gov|int|info|io|co|tv|media|news|ge|de|fr|uk|eu|ch|at|it|es|nl|us|ru|am|az|il|ir|tr|in|ca|au)\b")
_SERIES = regex.compile(r"(?i)\b(?:series|lecture\snotes|lncs|reihe|schriften(?:reihe)?|coll(?:ection|\.)|collana|colección|ser\.|working\spapers?|discussion\spapers?|monographs?|studies\sin|texts\sin|publications?\sof|fachserie)\b")
_NOTE_WORD = regex.compile(
    r"(?i)^(?:available|abrufbar|accessed|retrieved|last|see|quoted|cited|emphasis|my\stranslation|translation|hereinafter|hereafter|im\sfolgenden|zit\.|to\sappear|forthcoming|submitted|in\spress|i\.\s?e|reprinted|reprint|originally|published\sas|online|on\sfile|unreported|im\serscheinen)\b"
)
_MORE_THAN_GENRE = regex.compile(r"(?i)(?!unpublished|unveröff|technical|report|series|the\b|an?\b)\b\p{L}{3,}")
_END_NUMBER = regex.compile(r"(?:^|\s)(?:[A-Z]{0,4}[-/]?\d[\d./-]*|[IVXLC]+)$")
_TIME_ONLY = regex.compile(r"[\d\s/–—-]+")
_BEAM = 24  # states kept behind each chunk; a reference has far fewer likely readings
_CHUNKS = 120  # more chunks than any reference has; what stands behind them stays without a label


def best(chunks: Sequence[Chunk], plain: str, named: bool, marks: Sequence[int]) -> list[Label | None]:
    """A label for each chunk of text, ``None`` for the others. ``named``: a list of people's names stood before the first chunk; ``marks``: quotation marks never closed."""
    rows = _features(chunks[:_CHUNKS], plain, named, marks)
    # (last label, fields used up) -> score and way back. `last` is None behind a chunk that is not text.
    states: dict[tuple[Label | None, frozenset[Label]], tuple[float, tuple[object, ...] | None]] = {(None, frozenset()): (0.0, None)}
    previous: Label | None = None
    del previous
    for index, chunk in enumerate(chunks[:_CHUNKS]):
        row = rows[index]
        if row is None:
            continue
        adjacent = index > 0 and rows[index - 1] is not None
        following: dict[tuple[Label | None, frozenset[Label]], tuple[float, tuple[object, ...] | None]] = {}
        for (last, used), (score, way) in states.items():
            for label, emission in row:
                value = _step(last, label, used, chunk.before, adjacent)
                if value is None:
                    continue
                key = (label, used | {label} if label in _ONCE else used)
                total = score + emission + value
                if key not in following or total > following[key][0]:
                    following[key] = (total, (way, index, label))
        if len(following) > _BEAM:
            following = dict(sorted(following.items(), key=lambda item: -item[1][0])[:_BEAM])
        if following:
            states = following
    labels: list[Label | None] = [None] * len(chunks)
    way = max(states.values(), key=lambda state: state[0])[1]
    while way is not None:
        way, index, label = way  # type: ignore[assignment]
        labels[index] = label  # type: ignore[index, call-overload]
    return labels


def _step(last: Label | None, label: Label, used: frozenset[Label], before: str, adjacent: bool) -> float | None:
    """What it is worth that ``label`` comes behind ``last``; ``None``: it cannot."""
    if last is None:
        return START[label]
    if label == last:
        if not adjacent:
            return None if label in _ONCE else -0.5
        return GOES_ON[label].get(before if before != "[" else "(", -1.0)
    if label in used:
        return None
    pair = (last, label)
    value = FOLLOWS.get(pair, 0.0)
    return value + SEPARATED[pair].get(before, 0.0) if pair in SEPARATED else value


def _features(chunks: Sequence[Chunk], plain: str, named: bool, marks: Sequence[int]) -> list[list[tuple[Label, float]] | None]:
    """The worth of each label for each chunk of text."""
    quotes = [i for i, chunk in enumerate(chunks) if chunk.kind == "quote" and not chunk.depth]
    emphases = [i for i, chunk in enumerate(chunks) if chunk.kind == "emphasis" and not chunk.depth]
    first_text = next((i for i, chunk in enumerate(chunks) if chunk.kind in TEXTUAL), -1)
    rows: list[list[tuple[Label, float]] | None] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind not in TEXTUAL:
            rows.append(None)
            continue
        features = _words(plain[chunk.start : chunk.end])
        features += _context(chunks, index, first_text, named, plain[chunk.start : chunk.end].partition(" ")[0])
        features += _marked(chunk, index, first_text, quotes, emphases, marks, plain)
        rows.append([(label, sum(FEATURES[label].get(feature, 0.0) for feature in features)) for label in LABELS])
    return rows


def _marked(chunk: Chunk, index: int, first_text: int, quotes: list[int], emphases: list[int], marks: Sequence[int], plain: str) -> list[str]:
    features = []
    if chunk.kind == "quote":
        features.append("quote")
        if quotes and index != quotes[0]:
            features.append("quote-again")
    elif chunk.kind == "emphasis":
        features.append("emphasis")
        if quotes and index > quotes[0]:
            features.append("emphasis-after-title")
        elif not quotes and index > first_text:
            features.append("emphasis-after-text")
    if quotes and index < quotes[0]:
        features.append("before-quote")
    if quotes and index > quotes[0]:
        features.append("after-quote")
        if index == quotes[0] + 1:
            features.append("behind-quote")
    elif emphases and not quotes:
        features.append("before-emphasis" if index < emphases[0] else "after-emphasis" if index > emphases[0] else "single-mark")
    if any(chunk.start - 2 <= mark < chunk.end for mark in marks) and not quotes:
        features.append("open-quote")
    return features


def _context(chunks: Sequence[Chunk], index: int, first_text: int, named: bool, lead: str) -> list[str]:
    chunk = chunks[index]
    features = ["bias", f"sep{chunk.before}"]
    if index == first_text:
        features.append("start")
        if not named and index == 0:
            features.append("unnamed")
    if index or named:
        features.append("later")
    if chunk.before == "in":
        features.append("in")
    if chunk.depth:
        features.append("deep")
    if index and chunks[index - 1].kind == "role" and chunks[index - 1].before == "in":
        features.append("in")
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following is None:
        features.append("next-end")
        return features
    features.append(f"next-sep{following.before}")
    if following.kind in ("quote", "emphasis"):
        features.append("next-title-marked")
    elif isinstance(following.data, Numbers):
        features.append("next-numbers" if following.data.volume or following.data.issue else "next-pages")
    elif following.kind in ("date", "report"):
        features.append(f"next-{following.kind}")
    elif following.kind in ("url", "identifier"):
        features.append("next-end")
    if index and chunks[index - 1].kind == "numbers" and lead == "of":
        features.append("of-volume")
    if index and chunks[index - 1].kind == "url":
        features.append("after-url")
    return features


def _words(text: str) -> list[str]:
    """What the words themselves say."""
    words = _WORD.findall(text)
    lower = [word.rstrip(".'’").lower() for word in words]
    bag = set(lower)
    features = ["n1" if len(words) == 1 else "n2" if len(words) == 2 else "n3" if len(words) == 3 else "n4+"]
    if sum(word not in lexicon.FUNCTION_WORDS for word in lower) >= 6:
        features.append("n8+")
    small = [word for word in words if word[0].islower()]
    content = sum(word.lower() not in lexicon.FUNCTION_WORDS for word in small)
    if content >= 2 or content and content * 3 >= len(words):
        features.append("sentence")
    if bag & lexicon.FUNCTION_WORDS:
        features.append("function")
    for name, known in (("inst", lexicon.INSTITUTIONS), ("period", lexicon.PERIODICALS), ("conf", lexicon.CONFERENCES), ("publ", lexicon.PUBLISHERS)):
        if bag & known:
            features.append(name)
    places = sum(word in lexicon.PLACES for word in lower)
    if places and places * 2 >= len(words):
        features.append("place")
        if places == len(words):
            features.append("all-place")
    if len(words) == 1 and words[0].isupper() and 1 < len(words[0].replace(".", "")) <= 8:
        features.append("acronym")
    stopped = sum(word.endswith(".") and len(word) > 2 and not word.isupper() for word in words)
    if stopped and stopped * 2 >= len(words) - 1 or stopped >= 2:
        features.append("abbreviated")
    if _DOMAIN.search(text):
        features.append("domain")
    if _TIME_ONLY.fullmatch(text):
        features.append("time")
    if any(word[0].isdigit() for word in words):
        features.append("digits")
    if text.endswith(("?", "!")):
        features.append("question")
    if text[:1].islower():
        features.append("low")
        if lower[:1] and lower[0] in ("and", "or", "und", "et", "y", "e"):
            features.append("conj")
    if sum(word in lexicon.PROSE for word in lower) >= 2:
        features.append("prose")
    genre = lexicon.GENRE.search(text)
    if genre:
        rest = text[: genre.start()] + text[genre.end() :]
        features.append("genre" if _MORE_THAN_GENRE.search(rest) else "genre-only")
    if _SERIES.search(text):
        features.append("series")
    if _END_NUMBER.search(text):
        features.append("ends-number")
    if _NOTE_WORD.search(text):
        features.append("note-word")
    return features
