"""What was seen on the web as facts of an article, each with the name of the rule that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claimscan.model import Article, Fault, Live, Severity, Source, Span
from claimscan.rules.wording import brief
from claimscan.web.examine import Seen
from claimscan.web.identity import Identity, identity
from claimscan.web.model import Verdict
from claimscan.web.targets import Quotation, Reference, Wanted
from claimscan.web.verdicts import explain

_CLOSE: Final = 7  # days: written, printed, put online
_RULES: Final = {
    "moved": "moved-link",
    "many-redirects": "long-redirect-chain",
    "soft-404": "soft-404",
    "redirects-to-error": "soft-404",
    "same-as-any": "soft-404",
    "redirects-to-home": "live-redirects-to-home",
    "login": "login-wall",
    "paywall": "login-wall",
    "tls-expired": "tls-fault",
    "tls-name": "tls-fault",
    "tls-untrusted": "tls-fault",
    "tls": "tls-fault",
}
_BY_STATE: Final = {
    "dead": "dead-link",
    "soft-dead": "soft-404",
    "blocked": "blocked-link",
    "unreachable": "unreachable-link",
    "unchecked": "unchecked-link",
}


def observed(article: Article, wanted: Wanted, seen: Mapping[str, Seen]) -> tuple[Live, ...]:
    """The facts in the order of the article's sources, then of its quotations."""
    sources = {source.id: source for source in article.sources}
    found: list[Live] = []
    for reference in wanted.references:
        one, source = seen.get(reference.key), sources[reference.source]
        if one is not None:
            found += _of_address(reference, source, one)
            found += _of_page(reference, source, one, article)
    keys: dict[str, list[str]] = {}
    for reference in wanted.references:
        keys.setdefault(reference.source, []).append(reference.key)
    for quotation in wanted.quotations:
        found += _of_quotation(quotation, keys, seen)
    return tuple(found)


def _of_address(reference: Reference, source: Source, seen: Seen) -> Iterator[Live]:
    verdict = seen.verdict
    rule = _RULES.get(verdict.reason) or _BY_STATE.get(verdict.state)
    if rule is not None:
        expected = verdict.archived or (verdict.final if verdict.reason == "moved" else None)
        unsure = verdict.state == "dead" and not verdict.confirmed
        yield _fact(rule, said(verdict), reference.spans, source, expected, unsure=unsure)
    if (
        verdict.url != reference.key
        and verdict.url
        and seen.is_there
        and not reference.key.startswith(("doi:", "arxiv:"))
    ):
        message = f"The address as printed does not answer, {verdict.url} does"
        yield _fact("other-reading-answers", message, reference.spans, source, verdict.url)
    if reference.fragment and seen.has_part(reference.fragment) is False:
        message = f"The page has no part called #{brief(reference.fragment)}"
        yield _fact("missing-fragment", message, reference.spans, source, None)


def said(verdict: Verdict) -> str:
    """The verdict as a finding says it: what the address does, since when, and what an archive has of it."""
    parts = [explain(verdict)]
    if verdict.reason in ("moved", "redirects-to-error", "login") and verdict.final != verdict.url:
        parts[0] += f", to {brief(verdict.final)}" if verdict.reason == "moved" else f" ({brief(verdict.final)})"
    elif verdict.reason in ("soft-404", "bot-wall", "server-error", "refused-request") and verdict.detail:
        parts[0] += f" ({brief(verdict.detail)})"
    if verdict.strikes > 1 and verdict.first_failed:
        parts.append(f"it has failed in {verdict.strikes} runs since {verdict.first_failed[:10]}")
    elif verdict.state == "dead" and not verdict.confirmed:
        parts.append("seen once only")
    if verdict.last_alive:
        parts.append(f"it was last alive on {verdict.last_alive[:10]}")
    if verdict.archived:
        parts.append(f"archived on {verdict.archived_at}" if verdict.archived_at else "archived")
    return "; ".join(parts)


def _of_page(reference: Reference, source: Source, seen: Seen, article: Article) -> Iterator[Live]:
    if not seen.is_there or seen.page is None:
        return
    known = identity(source, seen.page, seen.verdict.url, article.document.metadata.language)
    title = (source.title.value or "") if source.title else ""
    if known.title == "no":
        message = f'The page is called "{brief(known.seen or "")}", not "{brief(title)}"'
        yield _fact("live-title-mismatch", message, reference.spans, source, None)
    if known.date == "no" and source.issued is not None:
        yield _of_date(known, source)


def _of_date(known: Identity, source: Source) -> Live:
    issued = source.issued
    printed = issued.printed if issued is not None else ""
    fault = Fault(
        f'The page says {known.published}, the note "{printed}"',
        (issued.spans if issued is not None else ()) or source.spans,
        expected=known.published,
        note=source.note,
        source=source.id,
        severity="info" if known.gap <= _CLOSE else None,
    )
    return Live("live-date-mismatch", fault)


def _of_quotation(quotation: Quotation, keys: Mapping[str, list[str]], seen: Mapping[str, Seen]) -> Iterator[Live]:
    """A quotation is missing only if everything that its note names was read, and holds it nowhere."""
    passages = []
    for source in quotation.sources:
        held = [seen[key].passage(quotation.text) for key in keys.get(source, ()) if key in seen]
        if not held:
            return  # a source without an address may hold it
        passages += held
    if any(passage is None or passage.state != "not-found" for passage in passages):
        return
    nearest = max((passage for passage in passages if passage is not None), key=lambda one: one.likeness)
    message = f"The words {brief(quotation.text)} do not stand in the page"
    if nearest.shown:
        message += "; the nearest there is shown"
    yield Live(
        "quotation-not-found",
        Fault(message, quotation.spans, nearest.shown or None, claim=quotation.claim, note=quotation.note),
    )


def _fact(
    rule: str, message: str, spans: tuple[Span, ...], source: Source, expected: str | None, *, unsure: bool = False
) -> Live:
    severity: Severity | None = "warning" if unsure else None
    fault = Fault(message, spans or source.spans, expected, note=source.note, source=source.id, severity=severity)
    return Live(rule, fault)
