"""From all findings of an article to those that count: chosen rules, severities, suppressions, baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from claimscan import rules
from claimscan.check import check
from claimscan.config.settings import Layer, Settings
from claimscan.config.thresholds import Thresholds
from claimscan.errors import BadSettings
from claimscan.gate import suppress
from claimscan.model import Article, Finding, Rule, replace


class Suppressed(NamedTuple):
    """A finding that was accepted: by a comment in the text (``inSource``) or by a baseline (``external``)."""

    finding: Finding
    kind: Literal["inSource", "external"]
    reason: str = ""


class Checked(NamedTuple):
    """A document after its check. ``article.findings`` are those that count."""

    article: Article
    path: str  # relative to where the check was started, with ``/``
    failing: frozenset[str] = frozenset()  # the severities that fail it
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def failed(self) -> bool:
        return any(finding.severity in self.failing for finding in self.article.findings)


def chosen(layers: Iterable[Layer]) -> tuple[Rule, ...]:
    """The rules that are left when all layers have spoken, with their severities. Raises ``BadSettings``."""
    kept = {rule.name for rule in rules.RULES.values()}
    severities = {rule.name: rule.severity for rule in rules.RULES.values()}
    for layer in layers:
        kept = _named(layer.select) if layer.select else kept
        kept = (kept | _named(layer.extend_select)) - _named(layer.ignore)
        for word, severity in layer.severity:
            severities |= dict.fromkeys(_named([word]), severity)
    return tuple(rule if rule.severity == severities[rule.name] else replace(rule, severity=severities[rule.name])
                 for rule in rules.RULES.values() if rule.name in kept)  # fmt: skip


def judge(
    article: Article, path: str, settings: Settings, kept: Sequence[Rule], today: date, raw: str | None = None
) -> Checked:
    """The article with the findings of ``kept`` (see ``chosen``); what comments suppress is set aside.

    ``raw`` is the file's text where the document's own holds no comments.
    """
    article = replace(article, findings=_again(article, kept, settings.thresholds, today))
    article, suppressed = _commented(article, kept, today, raw)
    failing = frozenset(severity for severity in ("error", "warning", "info") if settings.fails(severity))
    return Checked(article, path, failing, suppressed)


def _named(words: Sequence[str]) -> set[str]:
    return {rule.name for rule in rules.select(words)} if words else set()


def _again(article: Article, kept: Sequence[Rule], thresholds: Thresholds, today: date) -> tuple[Finding, ...]:
    """The findings of the rules that are kept, those with other thresholds run anew, with the severities that hold.

    A finding that its rule had lowered stays as far below the rule's new severity as it was below the old one.
    """
    tuned = {rule.name: rule for rule in rules.tuned(thresholds)} if thresholds != Thresholds() else {}
    by_name = {rule.name: rule for rule in kept}
    found = [finding for finding in article.findings if finding.rule in by_name and finding.rule not in tuned]
    found += check(article, [rule for name, rule in tuned.items() if name in by_name], today)
    moved = (_moved(finding, by_name[finding.rule]) for finding in found)
    return tuple(sorted(moved, key=lambda one: (one.spans[0].start if one.spans else -1, one.code, one.message)))


ORDER: tuple[Literal["info", "warning", "error"], ...] = ("info", "warning", "error")


def _moved(finding: Finding, rule: Rule) -> Finding:
    own = rules.RULES[rule.name].severity
    if own == rule.severity:
        return finding
    lowered = ORDER.index(own) - ORDER.index(finding.severity)
    return replace(finding, severity=ORDER[max(ORDER.index(rule.severity) - lowered, 0)])


def _commented(
    article: Article, kept: Sequence[Rule], today: date, raw: str | None
) -> tuple[Article, tuple[Suppressed, ...]]:
    """The article without what its comments suppress; comments that suppress nothing are findings themselves."""
    comments = suppress.comments(article.document, raw)
    if not comments:
        return article, ()
    left: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    scopes = [(comment, _scope(comment)) for comment in comments]
    for finding in article.findings:
        fitting = [
            number
            for number, (comment, names) in enumerate(scopes)
            if (names is None or finding.rule in names) and suppress.covers(comment, finding, article.document)
        ]
        used |= set(fitting)
        if fitting:
            suppressed.append(Suppressed(finding, "inSource", comments[fitting[0]].reason))
        else:
            left.append(finding)
    active = {rule.name for rule in kept}
    idle = [
        suppress.trouble(comment, unknown=names is not None and not names)
        for number, (comment, names) in enumerate(scopes)
        if number not in used and (not names or names & active)  # for a rule that did not run nothing can be said
    ]
    layout = replace(article.layout, troubles=tuple(idle))
    reporter = [rule for rule in kept if rule.name == suppress.RULE]
    document = replace(article.document, troubles=())
    told = check(replace(article, layout=replace(layout, document=document)), reporter, today)
    return replace(article, findings=(*left, *told)), tuple(suppressed)


def _scope(comment: suppress.Comment) -> set[str] | None:
    """The names of the rules that a comment speaks of; ``None`` for all, empty if one of them is no rule."""
    if comment.rules is None:
        return None
    try:
        return _named(comment.rules)
    except BadSettings:
        return set()
