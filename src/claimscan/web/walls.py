"""Walls: answers that come from a guard in front of a site and say nothing of the page behind it.

The signs are data. What guards also put on pages that they let through (``sure=False``) counts only beside a refusal; another
sign in the body counts where the page has little else to say, too. No sign counts beside 404 and 410 but those of a challenge itself.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.web.bodies import Page
from claimscan.web.model import Answer

Reason = Literal["bot-wall", "login", "paywall", "consent"]

REFUSALS: Final = frozenset({401, 402, 403, 405, 406, 409, 412, 418, 420, 428, 429, 444, 456, 498, 499, 503, 520, 999})
#: LinkedIn's own, IEEE Xplore's and others' "teapot", and nginx' "closed without an answer": no server says so of a page.
BOT_STATUSES: Final = frozenset({418, 444, 999})
SHORT: Final = 1500  # characters; a challenge is a few sentences, an article that speaks of one is longer
_HEAD: Final = 65_536  # bytes in which a sign is looked for


class Sign(NamedTuple):
    """Who stands there and what gives them away: a header (in whose value ``text`` stands), or ``text`` in the body."""

    name: str
    text: str = ""
    header: str | None = None
    reason: Reason = "bot-wall"
    sure: bool = True  # whatever the status


SIGNS: Final = (
    Sign("Cloudflare", "challenge", header="cf-mitigated"),
    Sign("Vercel", "", header="x-vercel-mitigated"),
    Sign("AWS WAF", "challenge", header="x-amzn-waf-action"),
    Sign("AWS WAF", "captcha", header="x-amzn-waf-action"),
    Sign("Sucuri", "", header="x-sucuri-block"),
    Sign("DataDome", "", header="x-datadome", sure=False),
    Sign("DataDome", "", header="x-dd-b", sure=False),
    Sign("Imperva", "", header="x-iinfo", sure=False),
    Sign("Imperva", "imperva", header="x-cdn", sure=False),
    Sign("Kasada", "", header="x-kpsdk-ct", sure=False),
    Sign("PerimeterX", "", header="x-px-block", sure=False),
    Sign("Akamai", "akamaighost", header="server", sure=False),
    Sign("DDoS-Guard", "ddos-guard", header="server", sure=False),
    Sign("Sucuri", "sucuri", header="server", sure=False),
    Sign("Cloudflare", "_cf_chl_opt"),
    Sign("Cloudflare", "/cdn-cgi/challenge-platform/h/", sure=False),
    Sign("Cloudflare", "cf-error-details", sure=False),
    Sign("Anubis", "anubis_challenge"),
    Sign("Anubis", "/.within.website/x/cmd/anubis"),
    Sign("DataDome", "captcha-delivery.com", sure=False),
    Sign("Imperva", "_incapsula_resource"),
    Sign("PerimeterX", "px-captcha"),
    Sign("PerimeterX", "_pxappid", sure=False),
    Sign("Akamai", "errors.edgesuite.net", sure=False),
    Sign("Akamai", "sec-if-cpt-container"),
    Sign("Kasada", "window.kpsdk", sure=False),
    Sign("AWS WAF", "awswafcookiedomainlist", sure=False),
    Sign("AWS WAF", "gokuprops"),
    Sign("Vercel", "vercel security checkpoint"),
    Sign("DDoS-Guard", "ddos-guard.net/"),
    Sign("F5", "the requested url was rejected. please consult with your administrator"),
    Sign("StackPath", "sgcaptcha"),
    Sign("Radware", "perfdrive.com", sure=False),
    Sign("Reblaze", "rbzns", sure=False),
    Sign("a captcha", "g-recaptcha", sure=False),
    Sign("a captcha", "h-captcha", sure=False),
    Sign("a captcha", "cf-turnstile", sure=False),
    Sign("a captcha", "friendlycaptcha", sure=False),
    Sign("a captcha", "/captcha/", sure=False),
)
# Whole titles of challenges; ``.{0,60}`` is the name of a site.
_TITLES: Final = regex.compile(
    r"""(?ix)(?:.{1,60}\s[-–—|:·]\s)?(?:
      just\sa\smoment | one\smoment,?\splease | please\swait | attention\srequired | access\s(?:to\sthis\spage\shas\sbeen\s)?denied
    | pardon\sour\sinterruption | are\syou\s(?:a\srobot|human|not\sa\srobot) | robot\s(?:check|or\shuman\??|challenge)
    | (?:please\s)?(?:verify|verifying|confirm)\s(?:that\s)?you(?:\sare|'re|’re)\s(?:a\s)?(?:human|not\sa\s(?:ro)?bot)
    | (?:human|bot|browser|security)\s(?:verification|check|checkpoint|challenge) | checking\syour\sbrowser.{0,60}
    | making\ssure\syou(?:'|’)re\snot\sa\sbot | ddos-guard | ddos\sprotection.{0,40} | request\s(?:rejected|blocked|unsuccessful)
    | you\shave\sbeen\sblocked | sorry,?\syou\shave\sbeen\sblocked | unusual\straffic.{0,40} | captcha(?:\s\w{1,20})? | blocked
    | client\schallenge | validate\suser | vercel\ssecurity\scheckpoint | radware\s(?:bot\smanager\s)?captcha(?:\spage)?
    | einen?\smoment(?:,?\sbitte)? | un\sinstant | un\smomento(?:,\spor\sfavor)? | nur\seinen\smoment | een\sogenblik.{0,20}
    | um\smomento | один\sмомент | 请稍候 | しばらくお待ちください
    )[\s.…!?]*(?:\s[-–—|:·]\s.{1,60})?"""
)
_LOGIN: Final = frozenset(
    "login log-in log_in signin sign-in sign_in logon sso auth wayf idp saml2 saml oauth oauth2 authorize authenticate cas"
    " wp-login.php servicelogin einloggen anmelden connexion iniciar-sesion accedi inloggen logga-in userlogin accounts"
    " shibboleth shibboleth.sso login.php login.aspx login.html login.jsp signin.aspx".split()
)
_CONSENT: Final = frozenset("consent cookie-wall cookiewall gdpr privacy-gate collectconsent zustimmung".split())
_PAYWALL: Final = frozenset("paywall subscribe subscription subscriptions abonnement abo purchase".split())
_LOGIN_TITLE: Final = regex.compile(
    r"""(?ix)(?:.{1,60}\s[-–—|:·]\s)?(?:(?:please\s)?(?:log|sign)[\s-]?(?:in|on)(?:\s(?:to|or|with)\s.{1,60})?|login|anmelden|anmeldung|einloggen
    |connexion|se\sconnecter|iniciar\ssesi[oó]n|accedi|inloggen|logga\sin|log\s(?:ind|inn)|zaloguj\ssi[eę]|logowanie|вход|войти|entrar|fazer\slogin
    |ログイン|登录|登入|로그인|authentication\srequired|access\sthrough\syour\sinstitution)[\s.!]*(?:\s[-–—|:·]\s.{1,60})?"""
)


class Wall(NamedTuple):
    """What kind of wall it is, and what it was known by."""

    reason: Reason
    name: str


def wall(answer: Answer, page: Page | None) -> Wall | None:
    """The wall that gave the answer, if one did. ``page`` is what an answer in HTML says of itself."""
    status = answer.status
    if status is None:
        return None
    if status in BOT_STATUSES:
        return Wall("bot-wall", f"status {status}")
    refused = status in REFUSALS
    headers = dict(reversed(answer.headers))
    for sign in SIGNS:
        if sign.header in headers and (sign.sure or refused) and sign.text in headers[sign.header].lower():
            return Wall(sign.reason, sign.name)
    if status in (401, 407):
        return Wall("login", f"status {status}")
    if status == 402:
        return Wall("paywall", "status 402")
    return _sent_away(answer) or (_spoken(answer, page) if page is not None and page.kind == "html" else None)


def _spoken(answer: Answer, page: Page) -> Wall | None:
    """What the page itself shows. The page of a refusal may be long; that of a success must be short to be a notice."""
    refused = answer.status in REFUSALS
    if not refused and not (answer.status is not None and answer.status < 300 and len(page.opening) <= SHORT):
        return None
    for title in dict.fromkeys(one for one in (page.head, page.heading) if one):
        if _TITLES.fullmatch(title):
            return Wall("bot-wall", f"the title “{title[:60]}”")
    start = answer.body[:_HEAD].lower()
    for sign in SIGNS:
        if sign.header is None and (sign.sure or refused) and sign.text.encode() in start:
            return Wall(sign.reason, sign.name)
    if page.password and page.head and _LOGIN_TITLE.fullmatch(page.head):
        return Wall("login", f"the title “{page.head[:60]}”")
    return None


def _sent_away(answer: Answer) -> Wall | None:
    """A redirect to a page for logging in, paying or agreeing, which the address asked for is not."""
    if len(answer.hops) < 2:
        return None
    new = _parts(answer.final) - _parts(answer.url)
    kinds: tuple[tuple[frozenset[str], Reason], ...] = ((_LOGIN, "login"), (_CONSENT, "consent"), (_PAYWALL, "paywall"))
    return next((Wall(reason, answer.final) for words, reason in kinds if new & words), None)


def _parts(url: str) -> set[str]:
    """The parts of an address that say what it is for: of its path, and its host's first label."""
    rest = url.lower().partition("://")[2]
    host, _, path = rest.partition("?")[0].partition("#")[0].partition("/")
    return {host.partition(".")[0], *path.split("/")[:12]}
