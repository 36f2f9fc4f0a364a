"""Marks to claims, notes to sources, repeats and ibid.: what is linked, and what is left alone."""

from __future__ import annotations

from datetime import date

from claimscan.model import Article
from claimscan.scan import scan_text

TODAY = date(2026, 11, 22)
FENN = 'Ada Fenn, "The Iron of Aldmouth," Coast Weekly, 4 May 2019, https://www.coastweekly.example/2019/05/04/iron'
ORR = 'Ben Orr, "Lamps of the North," Coast Weekly, 11 May 2019, https://www.coastweekly.example/2019/05/11/lamps'


def scanned(text: str) -> Article:
    return scan_text(text, today=TODAY)


def test_a_mark_belongs_to_the_sentence_that_ended_or_goes_on() -> None:
    article = scanned(
        f"The pier was iron.¹ The lamp,² which was brass, was kept. Nobody knows why.\n\n¹ {FENN}\n\n² {ORR}\n"
    )
    texts = {claim.id: claim.text for claim in article.claims}
    assert [(citation.mark, texts[citation.claim or ""], citation.scope) for citation in article.citations] == [
        ("1", "The pier was iron.", "The pier was iron."),
        ("2", "The lamp, which was brass, was kept.", "The lamp,"),
    ]
    assert [claim.citations for claim in article.claims] == [("k1",), ("k2",), ()]


def test_marks_side_by_side_share_one_scope() -> None:
    article = scanned(f"The pier was iron.¹ ² The lamp was brass.\n\n¹ {FENN}\n\n² {ORR}\n")
    assert [citation.scope for citation in article.citations] == ["The pier was iron.", "The pier was iron."]
    assert [citation.claim for citation in article.citations] == ["c1", "c1"]


def test_a_mark_in_a_heading_is_no_claims() -> None:
    article = scanned(
        f"The Pier\n\nIt was iron, and it stood for a hundred years.¹\n\nThe Lamp²\n\nIt was brass.\n\n¹ {FENN}\n\n² {ORR}\n"
    )
    assert [(citation.mark, citation.claim, citation.context) for citation in article.citations] == [
        ("1", "c1", "claim"),
        ("2", None, "heading"),
    ]


def test_the_same_work_again() -> None:
    again = FENN.replace("https://www.", "http://").replace("4 May", "May 4,")
    article = scanned(f"The pier was iron.¹ The lamp was brass.² It shone.³\n\n¹ {FENN}\n\n² {ORR}\n\n³ {again}\n")
    assert [source.same_as for source in article.sources] == [None, None, "s1"]


def test_one_address_under_two_titles_is_not_one_work() -> None:
    other = FENN.replace("The Iron of Aldmouth", "What the Mayor Said")
    article = scanned(f"The pier was iron.¹ The lamp was brass.²\n\n¹ {FENN}\n\n² {other}\n")
    assert [source.same_as for source in article.sources] == [None, None]
    assert "same-url-different-title" in {finding.rule for finding in article.findings}


def test_ibid_leads_back_where_one_source_stands_before_it() -> None:
    article = scanned(f"The pier was iron.¹ It stood.² It fell.³\n\n¹ {FENN}\n\n² Ibid.\n\n³ Ibid., 4.\n")
    assert [source.refers_to for source in article.sources] == [None, "s1", "s1"]


def test_ibid_after_several_sources_is_left_alone() -> None:
    article = scanned(f"The pier was iron.¹ It stood.²\n\n¹ {FENN}; {ORR}\n\n² Ibid.\n")
    assert [(source.form, source.refers_to) for source in article.sources] == [
        ("full", None),
        ("full", None),
        ("ibid", None),
    ]


def test_a_note_named_in_words_is_cited() -> None:
    article = scanned(
        f"The pier was iron.¹ The lamp was brass (see note 1). It shone.² Others say so too (see note 3 of the report).\n\n"
        f"¹ {FENN}\n\n² {ORR}\n"
    )
    assert [(citation.mark, citation.note, citation.claim) for citation in article.citations] == [
        ("1", "n1", "c1"),
        ("1", "n1", "c2"),
        ("2", "n2", "c3"),
    ]
    assert not {"mark-order", "mark-style-drift"} & {finding.rule for finding in article.findings}
