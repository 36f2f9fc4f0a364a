"""What one answer means, and several of one target."""

from __future__ import annotations

from time import perf_counter
from typing import get_args

import pytest

from claimscan.web import reasons, soft, verdicts
from claimscan.web.examine import examine, look
from claimscan.web.model import Answer, Failure, State, Target
from web_answers import PROSE, URL, answer, page

NOTICE = "<h1>Page not found</h1><p>Try our search.</p>"
TARGET = Target(URL, "url", URL, URL)
DOI = Target("doi:10.5555/rivers", "doi", "https://doi.org/api/handles/10.5555/rivers", "10.5555/rivers")
JSON = (("content-type", "application/json"),)

MATRIX: list[tuple[str, Answer, State, str]] = [
    ("200", answer(page("A Bridge")), "alive", "ok"),
    ("404", answer(status=404), "dead", "not-found"),
    ("410", answer(status=410), "dead", "gone"),
    ("plain 403", answer(page("Forbidden", "No."), 403), "blocked", "forbidden"),
    ("cf-mitigated", answer("", 403, headers=(("cf-mitigated", "challenge"),)), "blocked", "bot-wall"),
    ("cf-mitigated in front of nothing", answer("", 404, headers=(("cf-mitigated", "challenge"),)), "blocked", "bot-wall"),
    ("x-vercel-mitigated", answer("", 200, headers=(("x-vercel-mitigated", "challenge"),)), "blocked", "bot-wall"),
    ("x-datadome, refused", answer("", 403, headers=(("x-datadome", "protected"),)), "blocked", "bot-wall"),
    ("x-datadome, let through", answer(page("A Bridge"), headers=(("x-datadome", "protected"), ("content-type", "text/html"))), "alive", "ok"),
    ("x-iinfo, let through", answer(page("A Bridge"), headers=(("x-iinfo", "1-2"), ("content-type", "text/html"))), "alive", "ok"),
    ("x-iinfo, gone", answer(page("A Bridge"), 404, headers=(("x-iinfo", "1-2"), ("content-type", "text/html"))), "dead", "not-found"),
    ("999", answer(status=999), "blocked", "bot-wall"),
    ("418", answer(status=418), "blocked", "bot-wall"),
    ("anubis with 200", answer(page("Making sure you’re not a bot!", '<script id="anubis_challenge">1</script>')), "blocked", "bot-wall"),
    ("challenge with 200", answer(page("Just a moment...", "<script>window._cf_chl_opt={}</script>")), "blocked", "bot-wall"),
    ("an article on challenges", answer(page("What _cf_chl_opt does", f"<p>window._cf_chl_opt {PROSE}</p>")), "alive", "ok"),
    ("an article called so", answer(page("Access Denied", f"<article>{PROSE}</article>")), "alive", "ok"),
    ("captcha under a form", answer(page("A Bridge", f"<p>{PROSE}</p><div class=g-recaptcha></div>")), "alive", "ok"),
    ("a guard's script on a page that is gone", answer(page("Not found", "<script src=//geo.captcha-delivery.com/c.js></script><div class=g-recaptcha>"), 404), "dead", "not-found"),
    ("a guard's script on a short page", answer(page("A Bridge", "<script src=/cdn-cgi/challenge-platform/h/g/jsd.js></script>Open.")), "alive", "ok"),
    ("a guard's script beside a refusal", answer(page("Hm", "<script src=//geo.captcha-delivery.com/c.js></script>"), 403), "blocked", "bot-wall"),
    ("parked", answer(page("harbour.example is for sale", "<a href=/buy>Buy</a>")), "soft-dead", "parked"),
    ("parked, by its script", answer(page("harbour.example", "<script src=https://img.sedoparking.com/a.js></script>")), "soft-dead", "parked"),
    ("parked, by a redirect", answer(page("x"), via=((302, "https://www.hugedomains.com/domain_profile.cfm?d=harbour"),)), "soft-dead", "parked"),
    ("another Dan", answer(page("x", "<a href=https://jordan.com/>j</a>"), via=((302, "https://jordan.com/a"),)), "alive", "redirected"),
    ("a story of a sale", answer(page("The lighthouse is for sale, says its keeper", f"<p>{PROSE}")), "alive", "ok"),
    ("to the front page without its tracking", answer(page("x"), url="https://harbour.example/?utm_source=a", via=((301, "https://harbour.example/"),)), "alive", "ok"),
    ("to the front page without a word", answer(page("x"), url="https://harbour.example/?lang=en", via=((302, "https://harbour.example/"),)), "alive", "redirected"),
    ("to the front page, by number", answer(page("x"), url="https://harbour.example/?p=12", via=((302, "https://harbour.example/"),)), "soft-dead", "redirects-to-home"),
    ("consent as a subject", answer(page("x"), url="https://harbour.example/a", via=((302, "https://harbour.example/consent-in-trials"),)), "alive", "redirected"),
    ("to a page that sells", answer(page("x"), via=((302, "https://harbour.example/subscribe?from=a"),)), "blocked", "paywall"),
    ("401", answer(status=401), "blocked", "login"),
    ("407", answer(status=407), "blocked", "login"),
    ("402", answer(status=402), "blocked", "paywall"),
    ("451", answer(status=451), "blocked", "legal"),
    ("429", answer(status=429), "blocked", "rate-limited"),
    ("429 until the end", answer(failure="rate-limited"), "blocked", "rate-limited"),
    ("405", answer(status=405), "blocked", "refused-request"),
    ("500", answer(status=500), "unreachable", "server-error"),
    ("503", answer(status=503), "unreachable", "server-error"),
    ("no such host", answer(failure="no-such-host"), "dead", "no-such-host"),
    ("timeout", answer(failure="timeout"), "unreachable", "timeout"),
    ("expired", answer(failure="tls-expired"), "unreachable", "tls-expired"),
    ("15 redirects", answer(failure="too-many-redirects"), "unreachable", "too-many-redirects"),
    ("loop", answer(failure="redirect-loop"), "unreachable", "redirect-loop"),
    ("redirect inward", answer(failure="private-address"), "unchecked", "private-address"),
    ("no time", answer(failure="deadline"), "unchecked", "deadline"),
    ("soft 404", answer(page("Page not found | Harbour News", NOTICE)), "soft-dead", "soft-404"),
    ("soft 404 by heading", answer(page("Harbour News", "<h1>Seite nicht gefunden</h1>")), "soft-dead", "soft-404"),
    ("soft 404 in a menu", answer(page("404", f"<nav>{PROSE}</nav><p>Sorry.</p><footer>{PROSE}</footer>")), "soft-dead", "soft-404"),
    ("a changelog", answer(page("Changes", f"<p>This page has been removed. {PROSE}</p>")), "alive", "ok"),
    ("a long page called so", answer(page("Page not found", f"<p>{PROSE}</p>")), "alive", "ok"),
    ("front page", answer(page("Not found", NOTICE), url="https://harbour.example/"), "alive", "ok"),
    ("soft 404 in plain text", answer("Not Found\n", headers=(("content-type", "text/plain"),)), "soft-dead", "soft-404"),
    ("to the front page", answer(page("Harbour News"), via=((302, "https://harbour.example/"),)), "soft-dead", "redirects-to-home"),
    ("to the front page in German", answer(page("Hafen"), via=((301, "https://harbour.example/de/"),)), "soft-dead", "redirects-to-home"),
    ("to its own site", answer(page("Bridge"), via=((301, "https://bridge.example/"),)), "moved", "moved"),
    ("short address to a front page", answer(page("Bridge"), url="https://bit.ly/3xYz", via=((301, "https://bridge.example/"),)), "alive", "redirected"),
    ("to /404.html", answer(page("Oh"), via=((302, "https://harbour.example/404.html"),)), "soft-dead", "redirects-to-error"),
    ("to /notfound", answer(page("Oh"), via=((302, "https://harbour.example/notfound"),)), "soft-dead", "redirects-to-error"),
    ("meta refresh to the front page", answer(page("A Bridge", head='<meta http-equiv=refresh content="0; url=/">')), "soft-dead", "redirects-to-home"),
    ("to the login", answer(page("Log in"), via=((302, "https://harbour.example/login?next=/2021/bridge"),)), "blocked", "login"),
    ("to a login host", answer(page("x"), via=((302, "https://sso.harbour.example/start"),)), "blocked", "login"),
    ("a login page with 200", answer(page("Sign in", "<form><input type=password></form>")), "blocked", "login"),
    ("to consent", answer(page("x"), via=((302, "https://consent.harbour.example/m?continue=1"),)), "blocked", "consent"),
    ("moved", answer(page("x"), via=((301, "https://harbour.example/archive/bridge"),)), "moved", "moved"),
    ("http to https", answer(page("x"), url="http://harbour.example/a", via=((301, "https://www.harbour.example/a/"),)), "alive", "ok"),
    ("302", answer(page("x"), via=((302, "https://harbour.example/archive/bridge"),)), "alive", "redirected"),
    ("DOI address", answer(page("x"), url="https://doi.org/10.5555/a", via=((301, "https://p.example/a"),)), "alive", "redirected"),
    ("cookie and back", answer(page("x"), via=((302, URL),)), "alive", "ok"),
    ("304 with nowhere to go", answer(status=302), "unreachable", "bad-redirect"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "state", "reason"), [row[1:] for row in MATRIX], ids=[row[0] for row in MATRIX])
def test_one_answer(given: Answer, state: State, reason: str) -> None:
    judged = verdicts.judge(given)
    assert (judged.state, judged.reason) == (state, reason)


def test_each_failure_has_a_reason() -> None:
    assert set(get_args(Failure)) <= set(reasons.REASONS)
    assert {reason.state for reason in reasons.REASONS.values()} == set(get_args(State))


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ('{"responseCode":1,"handle":"10.5555/rivers","values":[]}', 200, "registered"),
        ('{"responseCode":100,"handle":"10.5555/rivers"}', 404, "not-registered"),
        ('{"responseCode":200}', 200, "registered"),
        ('{"responseCode":2}', 200, "ok"),
        ("[]", 200, "ok"),
        ("<p>no</p>", 404, "server-error"),
        ("", 503, "server-error"),
        ("", 429, "rate-limited"),
    ],
)
def test_handle(body: str, status: int, reason: str) -> None:
    assert verdicts.handle(answer(body, status, url=DOI.url, headers=JSON)).reason == reason


OTHER = "https://harbour.example/2021/bridge-opens"
SEVERAL: list[tuple[str, list[Answer], State, str, bool]] = [
    ("a death seen once", [answer(status=404)], "dead", "not-found", False),
    ("a death seen twice", [answer(status=404), answer(status=410)], "dead", "not-found", True),
    ("no host, twice", [answer(failure="no-such-host")] * 2, "dead", "no-such-host", True),
    ("ill, then well", [answer(status=503), answer(page("x"))], "alive", "ok", False),
    ("gone, then well", [answer(status=404), answer(page("x"))], "alive", "ok", False),
    ("gone, then ill", [answer(status=404), answer(failure="timeout")], "dead", "not-found", False),
    ("blocked twice", [answer(status=403)] * 2, "blocked", "forbidden", False),
    ("another reading", [answer(status=404), answer(page("x"), url=OTHER)], "alive", "ok", False),
    ("no reading", [answer(status=404), answer(status=404, url=OTHER)], "dead", "not-found", False),
    ("nothing asked", [], "unchecked", "interrupted", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "state", "reason", "confirmed"), [row[1:] for row in SEVERAL], ids=[row[0] for row in SEVERAL]
)
def test_several_answers(answers: list[Answer], state: State, reason: str, confirmed: bool) -> None:
    verdict = examine(TARGET, [look(one) for one in answers]).seen.verdict
    assert (verdict.state, verdict.reason, verdict.confirmed) == (state, reason, confirmed)


def test_a_verdict_carries_its_evidence() -> None:
    given = answer(page("A Bridge"), via=((301, "https://harbour.example/b"), (302, "https://harbour.example/c")))
    found = verdicts.verdict(TARGET, verdicts.judge(given))
    assert (found.state, found.reason, found.status, found.title) == ("moved", "moved", 200, "A Bridge")
    assert (found.url, found.final, found.detail) == (
        URL,
        "https://harbour.example/b",
        "from there on to https://harbour.example/c",
    )
    assert [(hop.status, hop.location) for hop in found.hops] == [
        (301, "https://harbour.example/b"),
        (302, "https://harbour.example/c"),
        (200, None),
    ]
    assert verdicts.explain(found) == "The address has moved for good"


NOT_FOUND = """404 | Error 404 (Not Found)!!1 | Page not found | 404: Page not found | Page Not Found (404) | Oops! That page can’t be found.
Sorry, this page isn't available. | This page does not exist | The page you requested could not be found | Seite nicht gefunden
Page introuvable | Cette page n’existe plus | Página no encontrada | Página não encontrada | Pagina non trovata | Pagina niet gevonden
Sidan hittades inte | Siden ble ikke funnet | Sivua ei löytynyt | Nie znaleziono strony | Страница не найдена | ページが見つかりません
页面不存在 | 페이지를 찾을 수 없습니다 | Sayfa bulunamadı | הדף לא נמצא | Stránka nenalezena | Az oldal nem található | Nothing found"""
FOUND = """404 bridges of the delta | The Article | Page | Home | Not Found: a novel of the delta | Missing | Gone | Lost and Found
Article found | Removed statues and gone bridges | The story is missing a bridge | Expired visas | Found: the lost bridge"""


@pytest.mark.parametrize("title", [part.strip() for line in NOT_FOUND.splitlines() for part in line.split(" | ")])
def test_titles_that_say_there_is_nothing(title: str) -> None:
    assert soft.says_not_found(title)
    assert soft.says_not_found(f"{title} | Harbour News")


@pytest.mark.parametrize("title", [part.strip() for line in FOUND.splitlines() for part in line.split(" | ")])
def test_titles_that_only_hold_such_words(title: str) -> None:
    assert not soft.says_not_found(title)


LONG = page("Page not found", f"<p>{PROSE}</p>")


@pytest.mark.parametrize(
    ("sibling", "gone"),
    [(answer(LONG), True), (answer(status=404), False), (answer(page("Another", f"<p>{PROSE}</p>")), False)],
)
def test_a_sibling_decides_where_there_is_a_suspicion(sibling: Answer, gone: bool) -> None:
    given = answer(LONG)
    judged = verdicts.judge(given)
    assert judged.page is not None
    assert soft.is_suspect(given, judged.page)
    found = soft.as_any(given, judged.page, sibling, verdicts.judge(sibling).page)
    assert (found is not None and found.reason == "same-as-any") == gone


def test_a_sibling_stands_in_the_same_folder() -> None:
    assert soft.sibling(URL) == soft.sibling(URL)
    assert soft.sibling(URL).rpartition("/")[0] == "https://harbour.example/2021"
    assert len(soft.sibling("http://a.example:8080/b/").removeprefix("http://a.example:8080/")) == 16


def test_no_suspicion_of_front_pages_and_usual_ones() -> None:
    assert not soft.is_suspect(answer(LONG, url="https://harbour.example/"), verdicts.judge(answer(LONG)).page)
    assert not soft.is_suspect(answer(page("A Bridge")), verdicts.judge(answer(page("A Bridge"))).page)


@pytest.mark.parametrize(
    "body",
    [b"<div>" * 50_000, b"<b>" * 80_000, b"<" * 250_000, b"<p><font>" * 25_000, b"<!--" * 60_000, b"<title>" * 30_000,
     b"<table>" + b"<tr><td>a<td>b" * 7000 + b"<tr><td>" + b"x" * 150_000,
     b"<script type='application/ld+json'>" + b"[" * 200_000, b"<title>" + b"sorry the page " * 15_000,
     b"<meta name=a content=b>" * 10_000, b"<h1>404 " * 30_000],
    ids=lambda body: body[:16].decode(),
)  # fmt: skip
def test_hostile_pages_take_no_time(body: bytes) -> None:
    start = perf_counter()
    verdicts.judge(answer(body))
    assert perf_counter() - start < 10  # milliseconds on a quiet machine: what is not linear takes minutes
