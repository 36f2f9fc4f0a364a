"""Walls: answers that come from a guard in front of a site and say nothing of the page behind it.

The signs are data. A header that guards also put on what they let through (``sure=False``) counts only beside a refusal;
a sign in the body counts beside a refusal, or where the page has little else to say.
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
    Sign("Cloudflare", "/cdn-cgi/challenge-platform/h/"),
    Sign("Cloudflare", "cf-error-details"),
    Sign("Anubis", "anubis_challenge"),
    Sign("Anubis", "/.within.website/x/cmd/anubis"),
    Sign("DataDome", "captcha-delivery.com"),
    Sign("Imperva", "_incapsula_resource"),
    Sign("PerimeterX", "px-captcha"),
    Sign("PerimeterX", "_pxappid"),
    Sign("Akamai", "errors.edgesuite.net"),
    Sign("Akamai", "sec-if-cpt-container"),
    Sign("Kasada", "window.kpsdk"),
    Sign("AWS WAF", "awswafcookiedomainlist"),
    Sign("AWS WAF", "gokuprops"),
    Sign("Vercel", "vercel security checkpoint"),
    Sign("DDoS-Guard", "ddos-guard.net/"),
    Sign("F5", "the requested url was rejected. please consult with your administrator"),
    Sign("StackPath", "sgcaptcha"),
    Sign("Radware", "perfdrive.com"),
    Sign("Reblaze", "rbzns"),
    Sign("a captcha", "g-recaptcha"),
    Sign("a captcha", "h-captcha"),
    Sign("a captcha", "cf-turnstile"),
    Sign("a captcha", "friendlycaptcha"),
    Sign("a captcha", "/captcha/"),
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
_LOGIN_WORDS: Final = frozenset(
    "login log-in log_in signin sign-in sign_in logon sso wayf idp saml2 saml oauth oauth2 authorize authenticate cas"
    " wp-login.php servicelogin einloggen anmelden connexion iniciar-sesion accedi inloggen logga-in userlogin"
    " shibboleth shibboleth.sso login.php login.aspx login.html login.jsp signin.aspx".split()
)
_LOGIN_TITLE: Final = regex.compile(
    r"""(?ix)(?:.{1,60}\s[-–—|:·]\s)?(?:(?:please\s)?(?:log|sign)[\s-]?(?:in|on)(?:\s(?:to|or|with)\s.{1,60})?|login|anmelden|anmeldung|einloggen
    |connexion|se\sconnecter|iniciar\ssesi[oó]n|accedi|inloggen|logga\sin|log\s(?:ind|inn)|zaloguj\ssi[eę]|logowanie|вход|войти|entrar|fazer\slogin
    |ログイン|登录|登入|로그인|authentication\srequired|access\sthrough\syour\sinstitution)[\s.!]*(?:\s[-–—|:·]\s.{1,60})?"""
)
_CONSENT: Final = ("consent.", "/consent", "/cookie-wall", "/gdpr/", "/privacy-gate", "/collectconsent")
_PAYWALL: Final = ("/paywall", "/subscribe", "/subscription", "/abonnement", "/purchase")


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
    """What the page itself shows. An error's body may be long; that of a success must be short to be a notice."""
    brief = len(page.opening) <= SHORT
    if not brief and answer.status is not None and answer.status < 400:
        return None
    for title in dict.fromkeys(one for one in (page.head, page.heading) if one):
        if _TITLES.fullmatch(title):
            return Wall("bot-wall", f"the title “{title[:60]}”")
    for sign in _in_body(answer.body):
        if not sign.name.startswith("a captcha") or not page.titles or len(page.opening) <= SHORT // 5:
            return Wall(sign.reason, sign.name)
    if page.password and page.head and _LOGIN_TITLE.fullmatch(page.head):
        return Wall("login", f"the title “{page.head[:60]}”")
    return None


def _in_body(body: bytes) -> tuple[Sign, ...]:
    start = body[:_HEAD].lower()
    return tuple(sign for sign in SIGNS if sign.header is None and sign.text.encode() in start)


def _sent_away(answer: Answer) -> Wall | None:
    """A redirect to a page for logging in, paying or agreeing, which the address asked for is not."""
    if len(answer.hops) < 2:
        return None
    asked, final = answer.url.lower(), answer.final.lower()
    if _login_words(final) - _login_words(asked):
        return Wall("login", answer.final)
    for words, reason in ((_CONSENT, "consent"), (_PAYWALL, "paywall")):
        if any(word in final and word not in asked for word in words):
            return Wall("consent" if reason == "consent" else "paywall", answer.final)
    return None


def _login_words(url: str) -> set[str]:
    """The parts of an address that say one has to log in: of its path, and of its host's first label."""
    rest = url.partition("://")[2]
    host, _, path = rest.partition("?")[0].partition("#")[0].partition("/")
    parts = {host.partition(".")[0], *path.split("/")[:12]}
    return parts & _LOGIN_WORDS
