"""What makes a sentence a claim of a kind, by which words, and whether it needs a source."""

from __future__ import annotations

import json
import time
from itertools import groupby
from pathlib import Path

import pytest

from claimscan import claims
from claimscan.model import BODY, BlockKind, Claim, Document, Layout, Metadata, Passage, Piece, Span

SEED = Path(__file__).parents[2] / "shared" / "dev" / "gold" / "seed" / "article.txt.json"
CODES = {
    "uncited-statistic": {"statistic"},
    "uncited-quote": {"quotation", "quoted-term"},
    "uncited-attribution": {"attribution"},
    "uncited-dated-event": {"dated-event"},
}


def _passage(text: str, at: int = 0, kind: BlockKind = "paragraph", section: str | None = None) -> Passage:
    return Passage(text, (Piece(0, Span(at, at + len(text))),), kind=kind, section=section)


def _layout(*passages: Passage, language: str | None = None) -> Layout:
    document = Document("a.txt", "text", "", (), metadata=Metadata(language=language))
    return Layout(document, passages, (), (), ())


def _one(text: str, language: str | None = "en") -> Claim:
    (claim,) = claims.find(_layout(_passage(text), language=language))
    return claim


def _words(claim: Claim, kind: str) -> list[str]:
    return [trigger.text for trigger in claim.triggers if trigger.kind == kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge cost $350 million.", ["$350 million"]),
        ("The toll rose by 17%.", ["17%"]),
        ("Ten per cent of the hives died.", ["Ten per cent"]),
        ("There were 62 shops on the quay.", ["62 shops"]),
        ("Over 250,000 passengers crossed it.", ["250,000"]),
        ("The police arrested two young Danish engineers.", ["two young Danish engineers"]),
        ("The storm killed three fishermen.", ["three fishermen"]),
        ("The span measures 1,250 metres.", ["1,250 metres"]),
        ("The line is 12 km long.", ["12 km"]),
        ("Thousands of bees left the hive.", ["Thousands of bees"]),
        ("A third of the hives died.", ["A third of"]),
        ("The price doubled in a year.", ["doubled in"]),
        ("It carried five times as many trams.", ["five times as"]),
        ("Fares brought in EUR 3.5m and £20.", ["EUR 3.5m", "£20"]),
        ("It weighs 15–20 tonnes.", ["15–20 tonnes"]),
        ("About 1500 bees stayed.", ["1500 bees"]),
        # no statistics
        ("It was built in 1890.", []),
        ("The E-170 and the CO2 lamp stood on platform 9.", []),
        ("There are two reasons for it.", []),
        ("The two states signed.", []),
        ("It lasted for more than two decades.", []),
        ("It burned for 20 years.", []),
        ("See Article 5 and section 10.1 of Regulation 2016/679.", []),
        ("The 30-day strike ended.", []),
        ("It opened on 3 May 1890 and shut on May 3, 1990.", []),
        ("The 19th keeper left at 5 p.m. sharp.", []),
        ("He called it “the 62 shops” in jest.", []),
        ("The bridge has one keeper.", []),
        ("They chose two models and three materials.", []),
        ("12 The keeper lit the lamp.", []),
    ],
)
def test_statistic(text: str, words: list[str]) -> None:
    assert _words(_one(text), "statistic") == words


@pytest.mark.parametrize(
    ("text", "quotations", "terms"),
    [
        ('The sign read "no trams may cross after dark today."', ['"no trams may cross after dark today."'], []),
        ("The sign read “no trams may cross after dark.”", ["“no trams may cross after dark.”"], []),
        ("The sign read ‘no trams may cross after dark’.", ["‘no trams may cross after dark’"], []),
        ('The sign read “no trams may cross after dark."', ['“no trams may cross after dark."'], []),
        ("Hale called it “the iron spider.”", ["“the iron spider.”"], []),
        ("It became the “Iron Spider” of the coast.", [], ["“Iron Spider”"]),
        ("It was a 'pier first' plan.", [], ["'pier first'"]),
        ("The bees' hive and the wasps' nest stood there.", [], []),
        ("It isn't the keepers' fault, is it?", [], []),
        ("The Bridges Act (the “Act”) applies.", [], []),
        ("She read the novel “The Light That Went Out Too Early” twice.", [], []),
        ("Er nannte es „eine sehr lange und teure Brücke“.", ["„eine sehr lange und teure Brücke“"], []),
        ("Il parle d’« un pont très long et très cher ».", ["« un pont très long et très cher »"], []),
    ],
)
def test_quotation(text: str, quotations: list[str], terms: list[str]) -> None:
    claim = _one(text)
    assert (_words(claim, "quotation"), _words(claim, "quoted-term")) == (quotations, terms)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Denmark insists that the strait is its own.", ["insists"]),
        ("The minister has repeatedly denied this.", ["denied"]),
        ("The town's mayor, Anna Dunn, recently accused the firm of neglect.", ["accused"]),
        ("Bridge engineers in the north typically dismiss the idea.", ["dismiss"]),
        ("Three former officials suggest the lamp was sold.", ["suggest"]),
        ("As noted by Hale, the pier moved.", ["As noted by"]),
        ("According to Hale, the pier moved.", ["According to"]),
        ("In the words of the keeper, it moved.", ["In the words of"]),
        ("It has been called the iron spider.", ["called"]),
        ("The firm was accused of neglect.", ["accused"]),
        ("The pier was described by Hale as weak.", ["described"]),
        ("Hale found that the pier moved.", ["found"]),
        ("Hale noted in 1890 that the pier moved.", ["noted"]),
        ("“It moves,” said Anna Dunn.", ["said"]),
        ("Norway praised the plan and condemned the delay.", ["praised", "condemned"]),
        ("The pier fell despite assurances from Norway.", ["assurances from"]),
        ("The two mayors called on the council to close it.", ["called on the council to"]),
        ("Reportedly the lamp was sold.", ["Reportedly"]),
        # nobody says anything
        ("This suggests that the lamp was sold.", []),
        ("We argue that the pier moved.", []),
        ("This report argues that the pier moved.", []),
        ("The process is called ageing.", []),
        ("Hale found a coin.", []),
        ("The stated aim of the United States was peace.", []),
        ("It was built according to the rules.", []),
        ("The mayor refused to condemn it.", []),
        ("One could say it moved.", []),
        ("The bridge, described as light, fell.", []),
        ("It said “Hale insists” on the wall.", []),
        ("The board called in a diver.", []),
    ],
)
def test_attribution(text: str, words: list[str]) -> None:
    assert _words(_one(text), "attribution") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge opened in 1890.", ["1890"]),
        ("Norway and Denmark signed a treaty in May 2005.", ["May 2005"]),
        ("The line closed on September 16, 2022.", ["September 16, 2022"]),
        ("It proved weak in 2016 and was closed in 2020.", ["2016", "2020"]),
        # dates that are no event of their own
        ("The line will open in 2030.", []),
        ("The Bridges Act 2018 governed it.", []),
        ("Tides moved the pier (Hale 2019).", []),
        ("It carried 62 shops in 2010.", []),
        ("In 2010 Hale said it moved.", []),
    ],
)
def test_dated_event(text: str, words: list[str]) -> None:
    assert _words(_one(text), "dated-event") == words


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("It is the oldest bridge on the coast.", "superlative", ["the oldest"]),
        ("It is the town's most costly bridge.", "superlative", ["town's most costly"]),
        ("The pier is higher than the tower.", "superlative", ["higher than"]),
        ("It is the only light.", "superlative", ["the only"]),
        ("More than 20 came in the last two years.", "superlative", []),
        ("He had no interest in the west.", "superlative", []),
        ("It fell because of the tide.", "causal", ["because"]),
        ("The tide led to its fall.", "causal", ["led to"]),
        ("The fall resulted in a strike.", "causal", ["resulted in"]),
        ("Due to the tide it fell.", "causal", ["Due to"]),
        ("He led the way.", "causal", []),
    ],
)
def test_superlative_and_cause(text: str, kind: str, words: list[str]) -> None:
    assert _words(_one(text), kind) == words


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("The bridge is old.", False),
        ("The bridge opened in 1890.", True),
        ("The toll rose by 17%.", True),
        ("Hale denied it.", True),
        ("It is an “iron spider” of sorts.", False),
        ("It is the oldest bridge on this stretch of coast.", False),
        ("It is the oldest bridge in the world.", True),
        ("It fell because of the tide.", False),
    ],
)
def test_needs_source(text: str, needs: bool) -> None:
    assert _one(text).needs_source is needs


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("de", "Die Brücke kostete 3,5 Millionen Euro.", ("statistic",)),
        ("de", "Rund 200 Arbeiter bauten sie.", ("statistic",)),
        ("de", "Sie wurde am 3. Mai 1890 eröffnet.", ("dated-event",)),
        ("de", "Der Bürgermeister bestritt das.", ("attribution",)),
        ("de", "Laut Polizei war sie alt.", ("attribution",)),
        ("de", "Nach Artikel 5 ist sie zu sperren.", ()),
        ("de", "Das dauerte 20 Jahre.", ()),
        ("de", "Sie ist die älteste Brücke.", ("superlative",)),
        ("fr", "Le pont a coûté 3 millions d'euros.", ("statistic",)),
        ("fr", "Il a été ouvert le 3 mai 1890.", ("dated-event",)),
        ("fr", "Selon la police, il était vieux.", ("attribution",)),
        ("fr", "Le maire dénonce le projet.", ("attribution",)),
        ("es", "El puente costó 3,5 millones de euros.", ("statistic",)),
        ("es", "Fue inaugurado el 3 de mayo de 1890.", ("dated-event",)),
        ("es", "El alcalde negó el acuerdo.", ("attribution",)),
        ("it", "Il ponte è costato 3 milioni di euro.", ("statistic",)),
        ("it", "Fu aperto il 3 maggio 1890.", ("dated-event",)),
        ("it", "Secondo la polizia era vecchio.", ("attribution",)),
        ("pt", "A ponte custou 3 milhões de euros.", ("statistic",)),
        ("pt", "Foi aberta em 3 de maio de 1890.", ("dated-event",)),
        ("pt", "O presidente negou o acordo.", ("attribution",)),
        ("nl", "De brug kostte 3 miljoen euro.", ("statistic",)),
        ("nl", "Ze werd op 3 mei 1890 geopend.", ("dated-event",)),
        ("nl", "Volgens de politie was ze oud.", ("attribution",)),
    ],
)
def test_other_languages(language: str, text: str, kinds: tuple[str, ...]) -> None:
    assert _one(text, language).kinds == kinds


def test_language_is_told_by_the_text_where_nothing_is_declared() -> None:
    text = "Die Brücke wurde von der Stadt und dem Bund bezahlt und sie kostete 3 Millionen Mark."
    assert _one(text, None).kinds == ("statistic",)


def test_claims_are_the_sentences_of_the_body_in_order() -> None:
    kinds: tuple[BlockKind, ...] = ("heading", "paragraph", "caption", "quote", "item", "table", "other")
    text = "The pier fell. The tower stood."
    layout = _layout(*(_passage(text, 100 * number, kind, "Piers") for number, kind in enumerate(kinds)))
    found = claims.find(layout)
    assert [claim.id for claim in found] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert [claim.passage for claim in found] == [1, 1, 3, 3, 4, 4]
    assert [claim.spans for claim in found[:2]] == [(Span(100, 114),), (Span(115, 131),)]
    assert {claim.text for claim in found} == {"The pier fell.", "The tower stood."}
    assert {claim.section for claim in found} == {"Piers"}
    assert {layout.passages[claim.passage].kind for claim in found} == BODY


def test_trigger_spans_lead_into_the_document() -> None:
    text = "The tower stood. Hale denied it."
    claim = claims.find(_layout(_passage(text, 50)))[1]
    assert [(trigger.kind, trigger.text, trigger.spans) for trigger in claim.triggers] == [
        ("attribution", "denied", (Span(72, 78),))
    ]


def test_mark_stays_with_the_sentence_that_ended() -> None:
    text = "They moved to the U.S. Bees were scarce there."
    passage = Passage(text, (Piece(0, Span(0, len(text))),), marks=((22, 0),))
    assert [claim.text for claim in claims.find(_layout(passage))] == [
        "They moved to the U.S.",
        "Bees were scarce there.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "said " * 200_000,
        '"said" he said ' * 60_000,
        " 'a" * 300_000,
        "“" * 200_000,
        "12 (1890) " * 100_000,
        "two men said that 5 % because " * 30_000,
        "called on a " * 80_000,
        "Hale denied it. " * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    claims.find(_layout(_passage(text)))
    assert time.process_time() - began < 12  # 1 to 3 s on a slow machine; a quadratic detector takes minutes


@pytest.mark.skipif(not SEED.exists(), reason="the development documents are not here")
def test_labelled_article() -> None:
    """What the labels of one article find uncited, against the kinds of the claims without marks."""
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    passages = [
        _passage(" ".join(claim["text"] for claim in group), section=section)
        for section, group in groupby(gold["claims"], key=lambda claim: claim["section"])
    ]
    found = {claim.text: set(claim.kinds) for claim in claims.find(_layout(*passages))}
    unmarked = {claim["id"]: claim["text"] for claim in gold["claims"] if not claim["marks"]}
    wanted = {(defect["code"], defect["where"]) for defect in gold["defects"] if defect["code"] in CODES}
    got = {(code, id_) for id_, text in unmarked.items() for code, kinds in CODES.items() if kinds & found[text]}
    right = len(wanted & got)
    assert 2 * right / (len(wanted) + len(got)) >= 0.9
