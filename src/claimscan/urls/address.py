"""One address, taken apart, compared and judged by its letters alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from claimscan import patterns as regex

# RFC 3986, appendix B, with the scheme made optional: never fails, whatever it is given.
_PARTS: Final = regex.compile(
    r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?=/))?(?://)?(?P<authority>[^/?#]*)"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:\#(?P<fragment>.*))?",
    regex.DOTALL,
)
_PORT: Final = regex.compile(r":\d*$")
_ENCODED: Final = regex.compile(r"%[0-9A-Fa-f]{2}")

# Query parameters that only say where a reader came from (the ones that browsers strip, too).
_TRACKING: Final = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok "
    "oly_anon_id oly_enc_id _hsenc _hsmi vero_id wickedid s_cid ncid cmpid cmp ocid icid xtor rb_clickid spm "
    "ref_src ref_url guccounter guce_referrer guce_referrer_sig smid sref".split()
)
_TRACKING_PREFIXES: Final = ("utm_", "pk_", "mtm_", "hsa_", "at_", "__hs")
# The same short names mean something else elsewhere, so they are tied to the sites that use them for sharing.
_SHARE_PARAMETERS: Final = {
    "twitter.com": frozenset({"s", "t"}),
    "x.com": frozenset({"s", "t"}),
    "youtube.com": frozenset({"si", "feature"}),
    "youtu.be": frozenset({"si", "feature"}),
    "linkedin.com": frozenset({"trk", "trackingid", "lipi"}),
    "instagram.com": frozenset({"hl", "utm"}),
    "open.spotify.com": frozenset({"si"}),
}
# A random token like ``k4w9xq2m``: must not match words (``section``), numbered anchors (``sec12``, ``comment-41``).
_RANDOM_TOKEN: Final = regex.compile(r"(?=(?:[a-z]*\d+[a-z]+){2}|(?:[a-z]+\d+){2})[a-z0-9]{8,14}")

_SHORTENERS: Final = frozenset(
    "adf.ly amzn.to apne.ws apple.co bbc.in bit.do bit.ly bitly.com bl.ink buff.ly bzfd.it cnb.cx cnn.it cutt.ly "
    "dlvr.it econ.st fb.me fxn.ws g.co gofund.me goo.gl hubs.ly ift.tt is.gd j.mp lnkd.in mol.im n.pr nbcnews.to "
    "nyti.ms on.ft.com on.wsj.com ow.ly politi.co qr.ae rb.gy rebrand.ly reut.rs s.id shorturl.at snip.ly t.co t.ly "
    "tcrn.ch tiny.cc tinyurl.com trib.al u.nu v.gd wapo.st wp.me yhoo.it youtu.be".split()
)
_SHORT_SEGMENTS: Final = frozenset({"tiny", "short", "shorturl", "shortlink", "tinyurl"})
_HOME_PATH: Final = regex.compile(
    r"(?i:/?|/(?:index|default|home)(?:\.\w{3,5})?/?|/[a-z]{2}(?:[-_][a-z]{2})?(?:/(?:index\.\w{3,5})?)?)"
)
_PRIVATE_ENDINGS: Final = (
    ".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".private", ".home.arpa",
)  # fmt: skip
_NUMERIC_HOST: Final = regex.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}")
_LABEL: Final = regex.compile(r"[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}\p{M}_])?")
# Two addresses run together; must not match one inside another (archives, redirects), which follows ``/`` or ``=``.
_SECOND_SCHEME: Final = regex.compile(r"(?i)(?<=[\p{L}\p{N}.,;)-])https?://")
_WWW: Final = regex.compile(r"www\d?\.(?=.*\.)")
_BAD_ESCAPE: Final = regex.compile(r"%(?![0-9A-Fa-f]{2})")
_FORBIDDEN: Final = regex.compile(r"[<>\"{}|\\^`\p{Cc}]")


class Address(NamedTuple):
    """The parts of a URL as printed; ``host`` is lower-cased, without user, port and closing dot, with ``www.``."""

    scheme: str
    host: str
    port: str
    path: str
    query: str | None
    fragment: str | None


@lru_cache(maxsize=4096)
def split(url: str) -> Address:
    """Any string taken apart as a URL; what is not there is empty (``None`` for query and fragment)."""
    parts = _PARTS.match(url.strip())
    if parts is None:  # every group of the pattern may be empty, so this only tells the type checker
        return Address("", "", "", "", None, None)
    name = parts["authority"].rpartition("@")[2]
    port = "" if name.endswith("]") else (found[0] if (found := _PORT.search(name)) else "")
    name = name[: len(name) - len(port)].rstrip(".").lower()
    return Address((parts["scheme"] or "").lower(), name, port[1:], parts["path"], parts["query"], parts["fragment"])


@lru_cache(maxsize=4096)
def host(url: str) -> str | None:
    """The host in lower case, without ``www.``, user and port: ``lamps.example``; ``None`` if there is none."""
    return _bare(split(url).host) or None


def _bare(name: str) -> str:
    found = _WWW.match(name)
    return name[found.end() :] if found else name


@lru_cache(maxsize=4096)
def fold(url: str) -> str:
    """A key that is equal for the same address: scheme, ``www.``, standard port, closing slash, tracking parameters and
    fragment (but not a ``#!`` or ``#/`` route) left out, percent escapes decoded."""
    parts = split(url)
    port = f":{parts.port}" if parts.port not in ("", "80", "443") else ""
    query = [pair for pair in (parts.query or "").split("&") if pair and not _is_tracking(pair, _bare(parts.host))]
    key = _bare(parts.host) + port + decoded(parts.path).rstrip("/")
    if query:
        key += "?" + decoded("&".join(query))
    if parts.fragment and parts.fragment.startswith(("!", "/")):
        key += "#" + parts.fragment
    return key


def decoded(text: str) -> str:
    """``text`` with its percent escapes decoded; what decodes them is loaded when there are any."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def same(a: str, b: str) -> bool:
    """Whether both are one address but for scheme, ``www.``, closing slash, tracking and fragment."""
    return fold(a) == fold(b)


def is_homepage(url: str) -> bool:
    """Whether the address is a site's front page, which is no source for one statement."""
    parts = split(url)
    return bool(parts.host) and not parts.query and _HOME_PATH.fullmatch(parts.path) is not None


def tracking(url: str) -> tuple[str, ...]:
    """What the address carries that only tells where its reader came from: ``utm_…=…``, ``s=20``, ``#:~:text=…``,
    ``#k4w9xq2m``; in the order of the address, as printed."""
    parts = split(url)
    found = [pair for pair in (parts.query or "").split("&") if pair and _is_tracking(pair, _bare(parts.host))]
    fragment = parts.fragment or ""
    if ":~:" in fragment:  # WICG text fragment: made by the browser that copied the link
        found.append("#" + fragment[fragment.index(":~:") :])
    elif _RANDOM_TOKEN.fullmatch(fragment):
        found.append("#" + fragment)
    else:
        found.extend(pair for pair in fragment.split("&") if pair.lower().startswith("utm_"))
    return tuple(found)


def _is_tracking(pair: str, name: str) -> bool:
    key = pair.partition("=")[0].removeprefix("amp;").lower()
    if key in _TRACKING or key.startswith(_TRACKING_PREFIXES):
        return True
    return any(key in keys and (name == site or name.endswith("." + site)) for site, keys in _SHARE_PARAMETERS.items())


def is_short(url: str) -> bool:
    """Whether the address only forwards to another (a shortener's host, or a site's own ``/tiny/`` path)."""
    parts = split(url)
    segments = parts.path.lower().split("/")[1:-1]
    return _bare(parts.host) in _SHORTENERS or not _SHORT_SEGMENTS.isdisjoint(segments)


def is_private(url: str) -> bool:
    """Whether nobody outside the author's own network or machine can open the address."""
    parts = split(url)
    name = parts.host
    if parts.scheme == "file" or name == "localhost" or name.endswith(_PRIVATE_ENDINGS):
        return True
    if name.startswith("["):
        return not _is_global(name.strip("[]").partition("%")[0])
    if _NUMERIC_HOST.fullmatch(name):
        return not _is_global(name)
    return bool(name) and "." not in name


def _is_global(number: str) -> bool:
    import ipaddress

    try:
        address = ipaddress.ip_address(number)
    except ValueError:  # 127.1, 0x7f.1, 2130706433: no address that anybody prints to be read
        return False
    return address.is_global and not address.is_multicast


def malformed(url: str) -> str | None:
    """Why the address cannot be right as it stands, in a few words; ``None`` if nothing speaks against it."""
    parts = split(url)
    if any(character.isspace() for character in url.strip()):
        return "a space inside"
    if parts.host in ("http", "https") or _SECOND_SCHEME.search(url):
        return "a second http inside"
    if found := _FORBIDDEN.search(url):
        return f"the character {found[0]!r}"
    return _bad_host(parts) or _bad_rest(parts)


def _bad_host(parts: Address) -> str | None:
    name = parts.host
    if parts.scheme == "file" or name == "localhost" or name.startswith("[") or _NUMERIC_HOST.fullmatch(name):
        return None
    if not name:
        return "no host"
    labels = name.split(".")
    if len(labels) == 1 or labels == ["www", labels[-1]]:
        return f"the host {name!r} has no ending such as .org"
    for label in labels:
        if not _LABEL.fullmatch(label):
            return f"the host label {label!r}"
    ending = labels[-1]
    if not ending.startswith("xn--") and (len(ending) < 2 or not ending.isalpha()):
        return f"the host ends in {'.' + ending!r}"
    return None


def _bad_rest(parts: Address) -> str | None:
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    tail = parts.path.rstrip("/").rpartition("/")[2].lower()
    if tail and "." in tail and _bare(tail) == _bare(parts.host):
        return f"the host {tail!r} once more at the end"
    if _BAD_ESCAPE.search(rest):
        return "a % that is no escape"
    for opening, closing in ("()", "[]"):
        if rest.count(opening) != rest.count(closing):
            return f"an unbalanced {opening if opening in rest else closing}"
    return None
