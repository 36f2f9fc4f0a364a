"""Soft deaths: pages that are gone though their servers answer with a success.

A page that says itself, as its title or heading and with little else to say, that there is nothing; a redirect of a deep
address to a site's front page or to a page for errors; a site that answers any address with the same page.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final, Literal, NamedTuple

from claimscan import patterns as regex
from claimscan import urls
from claimscan.urls.address import split
from claimscan.web.bodies import Page
from claimscan.web.model import Answer

Reason = Literal["soft-404", "redirects-to-home", "redirects-to-error", "same-as-any", "parked"]

_HEAD: Final = 65_536  # bytes in which a sign is looked for
SHORT: Final = 1500  # characters outside of menus: a notice, with a search hint and a few links
_SEGMENT: Final = regex.compile(r"\s+[|–—·•:»«-]\s+|\s*[|»]\s*|(?<=\d)!*\s*(?=\()|\s*(?=\(4\d\d\))")
_STOPS: Final = regex.compile(r"^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$")
# "this page", "the article", "page you requested" ... and "was not found", in either order, is all that a segment says.
_ENGLISH: Final = r"""
    (?:(?:http\s)?(?:error|status|code|fehler|erreur|errore|fout|fel|feil|fejl|virhe|błąd|chyba|hiba|hata|ошибка|помилка|エラー|错误|錯誤)[\s:#-]{0,3})?40[34](?:[\s:(–-]{0,3}(?:error|not\sfound|page\snot\sfound|page|fehler|erreur|errore))?\)?
  | (?:error[\s:]{1,3})?(?:(?:sorry|oops|ooops|whoops|uh[\s-]oh|hmm+|ouch)[\s,.!–—-]*)?(?:(?:we\sare|we're|i'm)\ssorry[\s,.!–—-]*(?:but\s)?)?(?:
      (?:(?:the|this|that|your|requested)\s){0,3}(?:web\s?)?(?:page|article|document|file|file\sor\sdirectory|content|resource|story|post|url|item|video|site|object|record|listing|product|address|link|publication|report)
      (?:\s(?:that\s)?(?:you(?:'ve|\shave)?\s)?(?:are\s)?(?:requested|looking\sfor|tried\sto\s(?:open|reach|access|view)|were\slooking\sfor))?\s
      (?: (?:(?:was|is|could|can|has|have)\s)?not\s(?:been\s|be\s)?found | (?:cannot|can't|couldn't|wasn't|isn't)\s(?:be\s)?found
        | (?:does\snot|doesn't|did\snot|no\slonger)\sexists? | (?:(?:is|are)\s)?(?:no\slonger|not|currently\snot)\s(?:available|here|online)
        | (?:(?:is|are)\s)?(?:currently\s)?unavailable | (?:isn't|aren't)\s(?:available|here) | (?:(?:was|is|has\sbeen|have\sbeen)\s)?(?:removed|deleted|gone|expired|missing) )
    | (?:was\s|is\s)?not\s(?:be\s)?found | (?:we\s)?(?:couldn't|could\snot|can't|cannot)\sfind\s(?:the|that|this|your)?\s?(?:page|article|content|what\syou(?:'re|\sare|\swere)\slooking\sfor)(?:\syou.{1,40})?
    | (?:nothing|no\s(?:page|content|article))\s(?:was\s)?found(?:\shere)? | page\snon\s?existent | invalid\s(?:page|url|address) )
"""
_OTHERS: Final = r"""
    (?:die(?:se)?\s)?(?:angeforderte\s|gesuchte\s)?(?:seite|artikel|dokument|datei|inhalt|webseite)(?:\s(?:wurde|konnte|kann|ist|existiert))?(?:\s(?:leider))?\s(?:nicht|nicht\smehr)\s?(?:gefunden|verfügbar|vorhanden|existiert)?(?:\swerden)?
  | (?:la\s|cette\s)?(?:page|article|document|contenu)(?:\sdemandée?)?(?:\sest|\sn'est|\sn'a)?\s?(?:pas|plus)?\s?(?:été\s)?(?:introuvable|non\strouvée?|trouvée?|inexistante?|indisponible|n'existe\s(?:pas|plus)|disponible)
  | (?:la\s|esta\s)?(?:página|pagina|artículo|contenido|documento|noticia)(?:\ssolicitada|\sque\sbuscas?)?\s(?:no|non|não|nu)\s(?:se\sha\s|ha\ssido\s|foi\s|está\s|a\sfost\s|è\sstata\s|è\s|se\s)?(?:encontrad[ao]|encuentra|existe|disponible|disponível|trovat[ao]|esiste|găsită|gasita|esistente|encontrou)
  | (?:de\s|deze\s)?(?:opgevraagde\s)?pagina(?:\s(?:kan|kon|is|werd|bestaat))?\s(?:niet|niet\smeer)\s?(?:gevonden|beschikbaar)?(?:\sworden)?
  | (?:sidan|siden|sida|artikkelen|artikeln|artiklen)\s(?:du\s(?:sökte|leter\setter|leder\sefter)\s)?(?:hittades|finns|blev|ble|kunde|kunne|eksisterer|findes|finnes|kan)?\s?(?:inte|ikke|ej)(?:\s(?:hittas|fundet|funnet|finnes|längre|lenger|længere))?
  | (?:pagina|página|pàgina)\s(?:inexistente|inexistent[aă]|no\strobada)
  | sivua?\sei\s(?:löytynyt|löydy|ole\solemassa) | (?:nie\sznaleziono\s(?:strony|artykułu)|strona\snie\s(?:istnieje|została\sznaleziona))
  | str[aá]nk[auy]\s(?:nenalezena|nebyla\snalezena|neexistuje|sa\snenašla|nebola\snájdená|nenájdená) | (?:az\s)?oldal\snem\stalálható | a\s(?:keresett\s)?oldal\snem\stalálható
  | страница\s(?:не\s(?:найдена|существует|намерена)|удалена) | сторінк[ау]\sне\s(?:знайдено|існує) | страницата\sне\s(?:е\sнамерена|съществува) | stranica\s(?:nije\spronađena|ne\spostoji)
  | η\sσελίδα\sδεν\s(?:βρέθηκε|υπάρχει) | sayfa\s(?:bulunamadı|mevcut\sdeğil) | aradığınız\ssayfa\sbulunamadı | halaman\stidak\s(?:ditemukan|ada) | không\stìm\sthấy\strang | trang\skhông\stồn\stại
  | puslapis\snerastas | lapa\snav\satrasta | lehte\sei\sleitud | síða\sfannst\sekki | strana\snije\spronađena | stran\sni\sbila\snajdena
  | (?:お探しの)?ページ(?:が|は)(?:見つかりません(?:でした)?|存在しません) | (?:指定された)?ページが見つかりません(?:でした)? | (?:您(?:访问|要查看|查找)的)?(?:页面|网页|文章|内容)(?:不存在|未找到|找不到|已删除|不存在或已删除) | (?:找不到|未找到)(?:该|该)?(?:页面|網頁|网页|頁面) | 頁面不存在
  | (?:요청하신\s)?페이지를\s찾을\s수\s(?:없습니다|없음) | الصفحة\s(?:غير\sموجودة|المطلوبة\sغير\sموجودة) | (?:لم\sيتم\sالعثور\sعلى\sالصفحة) | הדף\sלא\sנמצא | (?:ה)?עמוד\sלא\sנמצא | صفحه\s(?:یافت|پیدا)\sنشد | صفحہ\sنہیں\sملا | पृष्ठ\sनहीं\sमिला | ไม่พบหน้า.{0,20}
"""
_NOT_FOUND: Final = regex.compile(f"(?ix)(?:{_ENGLISH}|{_OTHERS})")
_ERROR_PATH: Final = regex.compile(
    r"(?i)(?:errors?[-_]?)?40[34](?:[-_]?(?:errors?|page|not[-_]?found))?(?:\.\w{2,5})?|(?:page[-_]?|file[-_]?)?not[-_]?found(?:\.\w{2,5})?"
    r"|errors?(?:[-_]?page)?\.\w{2,5}|errors?|missing\.html?|(?:custom)?404\w{0,10}\.\w{2,5}|seite[-_]nicht[-_]gefunden|introuvable"
)
# Who shows pages on domains that nobody uses any more: their own hosts, what they put into such pages, and how they call them.
_PARKING: Final = (
    "sedoparking.com", "parkingcrew.net", "bodis.com", "hugedomains.com", "parklogic.com", "afternic.com", "above.com",
    "dan.com", "sedo.com", "domainmarket.com", "cashparking.com", "skenzo.com", "voodoo.com", "uniregistry.com",
)  # fmt: skip
_FOR_SALE: Final = regex.compile(
    r"(?i)(?:the\s(?:web)?(?:domain|site)\s(?:name\s)?)?[\w.-]{3,80}\s(?:domain\s)?(?:(?:name\s)?is|may\sbe)\s(?:available\s)?for\ssale.{0,60}"
    r"|(?:this|the)\sdomain\s(?:name\s)?(?:is|may\sbe|has)\s(?:available\s)?(?:for\ssale|parked|expired).{0,60}|(?:buy\sthis\sdomain|domain\sparked|parked\sdomain|domain\sfor\ssale).{0,60}"
)
_SURE: Final = 2  # letters that a name must have to be sought in a host


class Soft(NamedTuple):
    """How a page is gone, and what shows it."""

    reason: Reason
    shown: str


def says_not_found(title: str) -> bool:
    """Whether a title or heading, its site's name aside, says only that there is nothing.

    ``Page not found | Harbour News`` does, ``Found: the lost bridge`` and ``404 bridges of the delta`` do not.
    """
    whole = title.casefold().replace("’", "'").strip()[:300]
    return any(part and _NOT_FOUND.fullmatch(part) for part in map(_bare, (whole, *_SEGMENT.split(whole)[:6])))


def _bare(part: str) -> str:
    return " ".join(str(_STOPS.sub("", part)).split())


def soft(answer: Answer, page: Page | None) -> Soft | None:
    """How an answer that is a success tells of a death, if it does so by itself. Never on a front page."""
    if urls.is_homepage(answer.url):
        return None
    if len(answer.hops) > 1 and (sent := _sent(answer.url, answer.final)):
        return sent
    if page is None or page.kind not in ("html", "text"):
        return None
    if page.refresh and (sent := _sent(answer.url, _joined(answer.final, page.refresh))):
        return sent
    if parked := _parked(answer, page):
        return parked
    said = next((title for title in _own_titles(page) if says_not_found(title)), None)
    return Soft("soft-404", said) if said and len(page.opening) <= SHORT else None


def _parked(answer: Answer, page: Page) -> Soft | None:
    """A domain that is given up: it leads to a dealer, or shows what dealers put there."""
    host = urls.host(answer.final) or ""
    if urls.host(answer.url) != host and any(host == name or host.endswith(f".{name}") for name in _PARKING):
        return Soft("parked", host)
    if len(page.opening) > SHORT:
        return None
    if page.head and _FOR_SALE.fullmatch(page.head):
        return Soft("parked", page.head)
    start = answer.body[:_HEAD].lower()
    bare = len(page.opening) <= SHORT // 5
    marks = (name for name in _PARKING if bare and any(f"{before}{name}/".encode() in start for before in "/."))
    return next((Soft("parked", name) for name in marks), None)


def _own_titles(page: Page) -> tuple[str, ...]:
    """Title and heading; a text without markup has its first line."""
    if page.kind == "text":
        first = page.opening.strip().partition("\n")[0]
        return (first,) if len(first) < 100 else ()
    return tuple(dict.fromkeys(one for one in (page.head, page.heading, page.title) if one))


def _sent(asked: str, final: str) -> Soft | None:
    """A redirect to nowhere in particular."""
    before, after = split(asked), split(final)
    names = [part for part in after.path.split("/") if part]
    if any(_ERROR_PATH.fullmatch(part) for part in names[-2:]) and after.path != before.path:
        return Soft("redirects-to-error", final)
    if urls.is_homepage(final) and _is_deep(asked, final) and not _has_own_host(before.path, after.host):
        return Soft("redirects-to-home", final)
    return None


def _is_deep(asked: str, final: str) -> bool:
    """Whether the address names a page: not a short address, nor a front page with parameters that only say who comes."""
    parts = split(asked)
    named = parts.path.strip("/") or any(sign.isdigit() for sign in parts.query or "")  # ``/?p=12`` is a page
    return bool(named) and not urls.is_short(asked) and not urls.same(asked, final)


def _has_own_host(path: str, host: str) -> bool:
    """Whether what was a folder has become a site of its own: ``/bridges/`` → ``bridges.example``."""
    label = "".join(sign for sign in host.removeprefix("www.") if sign.isalnum())
    names = ("".join(sign for sign in part if sign.isalnum()) for part in path.lower().split("/"))
    return any(len(name) > _SURE and name in label for name in names)


def _joined(base: str, target: str) -> str:
    from urllib.parse import urljoin

    try:
        return urljoin(base, target)
    except ValueError:
        return base


def is_suspect(answer: Answer, page: Page | None) -> bool:
    """Whether a sibling should be asked for: the page says it is not there but at length, or was reached by a redirect upward."""
    if answer.status is None or not 200 <= answer.status < 300 or page is None or urls.is_homepage(answer.url):
        return False
    if any(says_not_found(title) for title in _own_titles(page)):
        return True
    before, after = split(answer.url), split(answer.final)
    return len(answer.hops) > 1 and before.path.startswith(after.path) and before.path != after.path.rstrip("/")


def sibling(url: str) -> str:
    """An address beside ``url`` that nobody has ever given to a page; the same one in each run, so that runs can be replayed."""
    parts = split(url)
    folder = parts.path[: parts.path.rstrip("/").rfind("/") + 1] or "/"
    name = "".join(chr(ord("a") + byte % 26) for byte in sha256(url.encode("utf-8", "surrogatepass")).digest()[:16])
    authority = parts.host + (f":{parts.port}" if parts.port else "")
    return f"{parts.scheme or 'http'}://{authority}{folder}{name}"


def as_any(answer: Answer, page: Page, other: Answer, theirs: Page | None) -> Soft | None:
    """Whether the site answers its sibling (``other``) with the same page (``theirs``), and so has none of its own for the
    address."""
    if other.status is None or not 200 <= other.status < 300:
        return None
    if other.final == answer.final and len(other.hops) > 1:
        return Soft("same-as-any", other.url)
    if theirs is None:
        return None
    same = page.title == theirs.title and _near(len(page.opening), len(theirs.opening))
    return Soft("same-as-any", other.url) if same else None


def _near(one: int, other: int) -> bool:
    """Lengths within a tenth: the address that was asked for may be repeated in the page."""
    return abs(one - other) <= 0.1 * max(one, other, 1) + 50
