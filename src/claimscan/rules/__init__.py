"""The checks: one file each, one row each in the table below."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from claimscan.config.thresholds import Thresholds
from claimscan.errors import BadSettings
from claimscan.model import Rule
from claimscan.rules import (
    accessed_before_issued,
    accessed_without_url,
    ambiguous_date,
    ambiguous_ibid,
    author_name_variant,
    bad_doi,
    bad_isbn,
    blocked_link,
    broken_url,
    broken_url_hyphen,
    control_characters,
    coverage_below_threshold,
    dangling_short_form,
    date_without_day,
    dead_link,
    duplicate_label,
    duplicate_source,
    empty_note,
    encoding_assumed,
    future_date,
    hidden_text,
    ibid_without_antecedent,
    impossible_date,
    inconsistent_date_format,
    insecure_url,
    label_gap,
    live_date_mismatch,
    live_redirects_to_home,
    live_title_mismatch,
    login_wall,
    long_redirect_chain,
    malformed_url,
    mark_before_stop,
    mark_order,
    mark_style_drift,
    mark_style_unclear,
    mark_without_note,
    missing_access_date,
    missing_date,
    missing_fragment,
    missing_locator,
    missing_separator,
    moved_link,
    near_duplicate_source,
    note_without_mark,
    number_style_drift,
    other_reading_answers,
    over_reliance,
    paragraph_without_note,
    printed_label_unknown,
    private_or_local_url,
    publisher_domain_mismatch,
    quotation_not_found,
    repeated_full_citation,
    reversed_pages,
    same_url_different_title,
    self_citation,
    short_form_before_full,
    short_url,
    soft_404,
    source_newer_than_document,
    source_without_title,
    source_without_url,
    space_before_mark,
    stale_correction,
    supra_number_mismatch,
    title_url_mismatch,
    tls_fault,
    tracked_changes,
    tracking_parameters,
    unbalanced_quote,
    unchecked_link,
    uncited_attribution,
    uncited_dated_event,
    uncited_quote,
    uncited_statistic,
    undecided_block,
    unexpanded_macro,
    unquoted_title,
    unreachable_link,
    unread_page,
    unread_part,
    unused_suppression,
    url_date_mismatch,
)
from claimscan.rules.precision import JUDGED, Judged

_MODULES: tuple[ModuleType, ...] = (
    uncited_statistic,
    uncited_quote,
    uncited_attribution,
    uncited_dated_event,
    coverage_below_threshold,
    paragraph_without_note,
    number_style_drift,
    mark_without_note,
    note_without_mark,
    mark_order,
    duplicate_label,
    label_gap,
    empty_note,
    space_before_mark,
    mark_before_stop,
    mark_style_drift,
    source_without_url,
    source_without_title,
    unbalanced_quote,
    unquoted_title,
    missing_separator,
    self_citation,
    reversed_pages,
    accessed_without_url,
    missing_locator,
    duplicate_source,
    near_duplicate_source,
    same_url_different_title,
    author_name_variant,
    publisher_domain_mismatch,
    title_url_mismatch,
    ambiguous_ibid,
    ibid_without_antecedent,
    dangling_short_form,
    supra_number_mismatch,
    short_form_before_full,
    repeated_full_citation,
    over_reliance,
    malformed_url,
    broken_url_hyphen,
    insecure_url,
    short_url,
    tracking_parameters,
    private_or_local_url,
    broken_url,
    bad_doi,
    bad_isbn,
    url_date_mismatch,
    future_date,
    impossible_date,
    ambiguous_date,
    accessed_before_issued,
    source_newer_than_document,
    missing_date,
    date_without_day,
    inconsistent_date_format,
    missing_access_date,
    dead_link,
    soft_404,
    live_redirects_to_home,
    moved_link,
    blocked_link,
    login_wall,
    unreachable_link,
    tls_fault,
    unchecked_link,
    long_redirect_chain,
    other_reading_answers,
    missing_fragment,
    live_title_mismatch,
    live_date_mismatch,
    quotation_not_found,
    unread_page,
    undecided_block,
    mark_style_unclear,
    encoding_assumed,
    control_characters,
    unexpanded_macro,
    unread_part,
    hidden_text,
    tracked_changes,
    printed_label_unknown,
    unused_suppression,
    stale_correction,
)

RULES: dict[str, Rule] = {module.RULE.name: module.RULE for module in _MODULES}


def select(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules chosen by code (``D101``), beginning of a code (``D``) or name, less the ignored ones; in the table's order.

    Nothing selected means all. Raises ``BadSettings`` for what names no rule.
    """
    chosen = [name for word in select for name in _named(word)]
    dropped = {name for word in ignore for name in _named(word)}
    kept = set(chosen or RULES) - dropped
    return tuple(rule for name, rule in RULES.items() if name in kept)


def tuned(thresholds: Thresholds) -> tuple[Rule, ...]:
    """The rules that compare with a threshold, for other thresholds than the usual ones."""
    return coverage_below_threshold.rule(thresholds), over_reliance.rule(thresholds)


def judged(name: str) -> Judged | None:
    """How often the rule of that name was right among its findings that were judged; ``None`` if none was."""
    return JUDGED.get(name)


def explain(word: str) -> str:
    """The page of one rule, by code or name: what it finds, why that matters, and examples. Raises ``BadSettings``."""
    names = _named(word)
    if len(names) != 1:
        raise BadSettings(f"{word} names {len(names)} rules: {', '.join(names)}")
    return next(module.__doc__ or "" for module in _MODULES if module.RULE.name == names[0])


def _named(word: str) -> list[str]:
    wanted = word.strip()
    found = [
        name for name, rule in RULES.items() if name == wanted.casefold() or rule.code.startswith(wanted.upper() or "?")
    ]
    if found:
        return found
    from difflib import get_close_matches

    known = [*RULES, *(rule.code for rule in RULES.values())]
    close = get_close_matches(wanted, known, n=1, cutoff=0.5) or get_close_matches(
        wanted.upper(), known, n=1, cutoff=0.5
    )
    hint = f"; did you mean {close[0]}?" if close else ""
    raise BadSettings(f"no rule is called {word!r}{hint}")
