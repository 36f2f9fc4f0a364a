"""The CSL type of a source, from what was read of it: a row of tests, the surest first."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex
from claimscan import urls


class Traits(NamedTuple):
    """What the decision rests on. Texts are values, empty where nothing was found."""

    text: str
    title: str
    container: str
    publisher: str
    genre: str
    address: str
    marked_title: bool  # in quotation marks: a part of something larger
    volume: bool
    pages: bool
    day: bool  # dated to the day
    editors: bool
    in_container: bool
    persons: bool
    bodies: bool
    place: bool
    paper: bool  # has the number of a body's paper
    shelf: bool  # has its mark in an archive


_POST = regex.compile(
    r"(?i)^(?:www\.|mobile\.|m\.)?(?:twitter|x|facebook|instagram|threads|bsky|linkedin|tiktok|mastodon|truthsocial)\.(?:com|net|app|social)$|mastodon"
)
_SOFTWARE = frozenset({"github.com", "gitlab.com", "sourceforge.net", "pypi.org", "cran.r-project.org"})
_THESIS = regex.compile(r"(?i)\b(?:thesis|dissertation|diss\b|habilitation|thèse|tesis|tesi)")
_REPORT = regex.compile(
    r"(?i)\b(?:report|working\spaper|discussion\spaper|policy\s(?:brief|paper)|white\spaper|briefing|comments?|memo(?:randum)?|tech(?:nical)?\.?\s(?:rep|note)|preprint|issue\sbrief|position\spaper)\b"
)
_LAW = regex.compile(
    r"(?:\b(?:Act|By-?[Ll]aws?|Ordinance|Regulations?|Statutes?|Directive|Decree)|[Gg]esetz|[Vv]erordnung|[Ss]atzung|[Oo]rdnung)"
    r"(?:\s(?:1[5-9]|20)\d\d)?$"
)
_TREATIES = regex.compile(r"(?:UN|LN)TS|ILM|[UL]\.N\.T\.S\.|I\.L\.M\.")
_PAPERS = regex.compile(r"(?i)\s(?:papers?|reports?)$")  # a body's series
_INTERVIEW = regex.compile(r"(?i)^interview\b|\binterview(?:ed)?\s(?:with|by|of)\b|^[^,:]{3,60}\sinterview\b")
_SPEECH = regex.compile(
    r"(?i)\b(?:speech|address|keynote|lecture|remarks|statement)\s(?:at|to|by|before|delivered|given)\b|\bpaper\spresented\b"
)
_PERSONAL = regex.compile(
    r"(?i)\b(?:personal\scommunication|e-?mail(?:\smessage)?\s(?:to|from)|letter\s(?:to|from)|conversation\swith|mündliche\smitteilung|pers\.\scomm\.)"
)
_PATENT = regex.compile(r"\b[Pp]atent\s(?:No|Nr|Application|[A-Z]{0,2}\s?\d)\b|\b[Pp]atent\s[A-Z]{0,2}\s?\d[\d,.]{4}")
_FILM = regex.compile(r"\b(?:[Dd]irected\sby|Dir\.)\s\p{Lu}")
# Shelf-marks of archives: "TNA, FO 371/12", "BArch, R 43", "Box 4, Folder 12".
_ARCHIVE = regex.compile(
    r"\b(?:TNA|PRO|BArch|GStA|ASV|MSS?\.|Nachlass|fonds)\b,?\s\p{Lu}|\b[Bb]ox\s\d+,\s[Ff]older\s\d+"
)
# "CRO 4/12": letters of a fonds, box and file; the second figure is no year, as it is of an issue.
_SHELF_MARK = regex.compile(r"(?:,\s|\()\p{Lu}{2,5}\s\d{1,3}/(?!(?:1[5-9]|20)\d\d\b)\d{1,5}\b")
_NEWSPAPER = regex.compile(
    r"(?i)\b(?:times|post|news|herald|tribune|gazette|guardian|observer|telegraph|chronicle|daily|journal|zeitung|presse|standard|mail|express|independent|sun|star|globe|courier|register|bbc|cnn|reuters|ap|afp|npr|nyt|wsj|rfe/rl|voa|tass|bloomberg|politico|"
    r"le\smonde|figaro|libération|el\spaís|corriere|repubblica|die\szeit|faz|spiegel|today|press|al\sjazeera|international|sabah)\b|(?i)\.(?:media|news|tv)\b"
)
_MAGAZINE = regex.compile(
    r"(?i)\b(?:magazine|the\satlantic|new\syorker|economist|time|newsweek|foreign\spolicy|wired|forbes|spectator|nation|week(?:ly)?|review\sof\sbooks|intercept|verge|slate|vox|diplomat)\b"
)
_JOURNAL = regex.compile(
    r"(?i)\b(?:journal|j\.|jnl|review|rev\.?|revue|zeitschrift|quarterly|annals|archiv|transactions|trans\.|letters|lett\.|proc\.?|studies|bulletin|acta|rivista|revista|annales)(?:\b|$)"
)
_CONFERENCE = regex.compile(r"(?i)\b(?:proceedings|proc\.?|conference|symposium|workshop|congress)\b")
_INSTITUTION = regex.compile(
    r"(?i)\b(?:institute?|centre|center|foundation|stiftung|council|ministry|department|office|bank|agency|commission|committee|university|endowment|association|congressional|government|parliament|house\sof|house|club|academy|group|organi[sz]ation|"
    r"nato|imf|oecd|unesco|who|csis|rand|brookings|program(?:me)?|service)\b"
)


def of(t: Traits) -> str:
    """The CSL type; ``document`` where nothing speaks for another."""
    host = (urls.host(t.address) or "") if t.address else ""
    bare = host.removeprefix("www.")
    genre = t.genre.lower()
    if bare and _POST.search(bare):
        return "post"
    if _THESIS.search(t.genre):
        return "thesis"
    if "data set" in genre or "dataset" in genre:
        return "dataset"
    if bare in _SOFTWARE or "software" in genre or "computer program" in genre:
        return "software"
    if any(word in genre for word in ("motion picture", "film", "dvd", "video")):
        return "motion_picture"
    if any(word in genre for word in ("podcast", "episode", "television", "audio")):
        return "broadcast"
    if _PATENT.search(t.text):
        return "patent"
    if _FILM.search(t.text):
        return "motion_picture"
    if t.shelf or _ARCHIVE.search(t.text) or _SHELF_MARK.search(t.text) and not (t.address or t.volume or t.pages):
        return "manuscript"
    if _PERSONAL.search(t.text):
        return "personal_communication"
    if _INTERVIEW.search(t.title) or "interview" in genre or "/interview" in t.address:
        return "interview"
    if _SPEECH.search(t.title) or "presented at" in genre:
        return "speech"
    return _published(t)


def _published(t: Traits) -> str:
    """The type of a published work, by what holds it."""
    if _TREATIES.fullmatch(t.container):
        return "treaty"
    if t.in_container and (_CONFERENCE.search(t.container) or t.volume and t.pages and not t.editors):
        return "paper-conference" if _CONFERENCE.search(t.container) else "article-journal"
    if t.container and (t.in_container or t.editors):
        return "chapter"
    if t.container and t.volume and not _NEWSPAPER.fullmatch(t.container):
        return "article-journal"
    if _LAW.search(t.title) and not (t.persons or t.container or t.volume or t.marked_title):
        return "legislation"
    if t.paper or t.bodies and _REPORT.search(t.title):
        return "report"
    if _REPORT.search(t.genre) or _REPORT.search(t.container) or _PAPERS.search(t.container):
        return "report"
    if t.container:
        return _periodical(t)
    if t.day and t.marked_title and _NEWSPAPER.search(t.publisher) and not _INSTITUTION.search(t.publisher):
        return "article-newspaper"
    if t.address and not (t.place and (t.publisher or t.persons)):
        if _INSTITUTION.search(t.publisher) or t.address.lower().endswith(".pdf") or t.bodies:
            return "report"
        return "webpage"
    if t.publisher or t.place or t.editors:
        return (
            "report"
            if t.publisher and _INSTITUTION.search(t.publisher) and "universit" not in t.publisher.lower()
            else "book"
        )
    return "book" if t.persons and t.title and not t.marked_title else "document"


def _periodical(t: Traits) -> str:
    if _MAGAZINE.search(t.container):
        return "article-magazine"
    if t.day:
        if _NEWSPAPER.search(t.container) and not _INSTITUTION.search(t.container):
            return "article-newspaper"
        if _INSTITUTION.search(t.container):
            return "report"
        if _JOURNAL.search(t.container):
            return "article-journal"
        return "article-newspaper" if t.marked_title or not t.bodies else "report"
    if _JOURNAL.search(t.container) or t.pages:
        return "article-journal"
    if _INSTITUTION.search(t.container) or t.address:
        return "report" if _INSTITUTION.search(t.container) else "webpage"
    return "article-journal" if t.marked_title else "book"
