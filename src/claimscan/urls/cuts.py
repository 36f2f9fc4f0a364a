"""Whether a line's end cuts an address in two, told from the end of one line and the beginning of the next."""

from __future__ import annotations

from typing import Final, Literal

from claimscan import patterns as regex

_REACH: Final = 500  # code points looked at on either side; longer addresses are cut more than once

# The address at the very end of the text so far, whole or begun: ``https://a.example/b``, ``www.a``, ``<https:``.
# A space behind a hyphen is one that justified type put in.
_REST: Final = r"(?:[^\s<>\"“”„«»]|(?<=[\p{L}\p{N}]-)[ ](?=[\p{L}\p{N}]))*+"
_ADDRESS: Final = regex.compile(
    rf"(?:(?<!\p{{L}})(?:https?|ftp)\s?:(?:\s?/\s?/?\s?{_REST})?|(?<![\p{{L}}\p{{N}}@._/-])www?\d?\.{_REST})$",
    regex.IGNORECASE,
)
_LAST_LINE: Final = regex.compile(rf"\n[^\S\n]*({_REST})$")
# A scheme that breaks off: ``ht|tps://``. What goes before must not be a letter (``http`` inside a word).
_SCHEME_HEAD: Final = regex.compile(r"(?<![\p{L}\p{N}])(?:h|ht|htt|https?|https?:/?)\s*$", regex.IGNORECASE)
_SCHEME_WHOLE: Final = regex.compile(r"https?://[\p{L}\p{N}-]+", regex.IGNORECASE)
# An angle bracket that holds the beginning of an address and nothing else.
_OPEN_ANGLE: Final = regex.compile(
    r"<(?:(?:h|ht|htt|https?|https?:/?|https?://[^\s<>]*+|www?|www?\.[^\s<>]*+)?)\s*$", regex.IGNORECASE
)
_TO_ANGLE: Final = regex.compile(r"[^\s<>]*+>")
_FULL_LINE: Final = regex.compile(r"(?P<line>[^\s<>]++)[^\S\n]*\n\s*(?=[^\s<>]*+>)")
# ``<https://www.exam->`` goes on in ``[ple.org/a](https://www.example.org/a)``.
_CLOSED_HALF: Final = regex.compile(r"<?(?P<half>https?://[^\s<>]*+(?<=-))>?\s*$", regex.IGNORECASE)
_LINK: Final = regex.compile(r"\[[^\[\]\s]++\]\(<?(?P<target>https?://[^\s()]*+)", regex.IGNORECASE)

_TOKEN: Final = regex.compile(r"[^\s<>\"“”„«»]++>?")
# A new note begins: ``12 Smith``, ``12. Smith``, ``[12]``, ``¹²``, ``*``. Must not match ``12/31-report``.
_LABEL: Final = regex.compile(
    r"(?:\[?\^?\d{1,4}[\].):]{0,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+)(?:\s|$)|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\[\^?\d{1,4}\]|<sup>|\$\^"
)
_SUFFIX: Final = regex.compile(
    r"\.(?:s?html?|xhtml|pdf|aspx?|ashx|php\d?|jsp|cfm|docx?|xlsx?|pptx?|odt|ods|txt|xml|json|csv|jpe?g|png|gif|zip|epub)"
    r"(?=$|[?#.,;:)>\]])",
    regex.IGNORECASE,
)
_HOST_REST: Final = regex.compile(r"[\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.?\p{L}{2,}(?:[/:?#]|[.,;)>]*$)")
_WHOLE_HOST: Final = regex.compile(r"(?:[\p{L}\p{N}-]++\.)+\p{L}{2,}")
_STOPS: Final = ".,;:!?)]}'’”\"»*"
# Signs that stand in addresses and in no prose.
_ADDRESS_SIGN: Final = regex.compile(r"[_=~#&?]|%[0-9A-Fa-f]{2}|://|\.\p{L}+/|/[^/]+/|--|/[.,;)]*$")
# The rest of an id that letters and digits make up. Must not match ``1990s``, ``20th``.
_CODE: Final = regex.compile(r"(?!\d+\p{Ll}{1,2}$)(?=\p{N}*\p{L})(?=\p{L}*\p{N})[\p{L}\p{N}]{5,}")
# Behind it stands an address inside an address: ``/web/20210304/https://…``, ``?url=https://…``.
_FRAME: Final = regex.compile(r"(?:/(?:19|20)\d{2,12}\*?/|=)$")
_SCHEME_BEGIN: Final = regex.compile(r"https?:", regex.IGNORECASE)
_SCHEME_WHOLE_OR_PART: Final = regex.compile(r"\w+\s?:\s?/?\s?/?")
_SUFFIX_REST: Final = regex.compile(r"[lx](?:$|[?#])")  # ``.htm|l``, ``.asp|x?id=1``
_ENDINGS: Final = frozenset({"com", "org", "net", "gov", "edu", "int", "mil", "info"})
_HEX: Final = regex.compile(r"[0-9A-Fa-f]{2}")
_LONG_SLUG: Final = 20  # letters; few hyphened words of prose are as long
_PLAIN: Final = regex.compile(r"\p{L}[\p{L}'’]*")
_SLASHED: Final = regex.compile(r"\p{L}+/\p{L}+")
_NUMBERS: Final = regex.compile(r"[\p{N}/.,-]+")
# What comes after an address in a citation, at the beginning of a line.
_AFTERWORDS: Final = frozenset(
    "accessed last retrieved visited viewed archived available and or in on at as see cited consulted updated for the a an "
    "of to by from with which that is was are has had this these it he she they we but not cf ibid id "
    "consulté abgerufen zuletzt besucht aufgerufen consultado und oder der die das et ou le la les".split()
)


def glue(left: str, right: str) -> Literal["none"] | None:
    """Whether ``left``, the text so far, and ``right``, the text from the next line on, are two halves of one address.

    Takes the text with its line ends; looks at the last and first 500 code points only. ``"none"``: join them with nothing
    between (a hyphen at the end stays for ``mend``); ``None``: no address is cut here.
    """
    left, right = left[-_REACH:].rstrip(), right[:_REACH].lstrip()
    if not left or not right:
        return None
    if _in_angles(left, right) or _over_link(left, right) or _in_scheme(left, right):
        return "none"
    address, token = _address(left), _TOKEN.match(right)
    if address is None or token is None:
        return None
    return "none" if _continues(address, token[0], right) else None


def _address(left: str, lines: int = 4) -> str | None:
    """The address that ``left`` ends in; where it began some lines before, its halves are put together."""
    if found := _ADDRESS.search(left):
        return str(found[0])
    last = _LAST_LINE.search(left)
    if last is None or not last[1] or lines == 0:
        return None
    before = left[: last.start()].rstrip()
    begun = _address(before, lines - 1)
    token = _TOKEN.match(last[1])
    if begun is None or token is None or not _continues(begun, token[0], last[1]):
        return None
    return begun + str(last[1])


def _in_angles(left: str, right: str) -> bool:
    """Inside ``<``: the closing bracket must come with the next word, or the one after a line that is all address."""
    if not _OPEN_ANGLE.search(left):
        return False
    if _TO_ANGLE.match(right):
        return True
    line = _FULL_LINE.match(right)
    return line is not None and (len(line["line"]) > 30 or _ADDRESS_SIGN.search(line["line"]) is not None)


def _over_link(left: str, right: str) -> bool:
    half, link = _CLOSED_HALF.search(left), _LINK.match(right)
    return bool(half and link and link["target"].startswith(half["half"][:-1]))


def _in_scheme(left: str, right: str) -> bool:
    head = _SCHEME_HEAD.search(left)
    return bool(head and _SCHEME_WHOLE.match(head[0].lstrip("<([") + right))


def _continues(address: str, token: str, right: str) -> bool:
    """Whether ``token``, the first word of ``right``, is the rest of ``address``."""
    if _LABEL.match(right) or token[0] in "\"'“”‘’«»„([{*—–":
        return False
    if token.lower().startswith("www."):
        return address.endswith("//")
    if _SCHEME_BEGIN.match(token):
        return _FRAME.search(address) is not None
    core = token.rstrip(_STOPS + ">")
    if not core or core.lower() in _AFTERWORDS:
        return False
    if token.endswith(">") and "<" not in right[: len(token)]:
        return True
    alone = _stands_alone(token, right)
    if not _has_path(address):
        return _host_continues(address, token, core, alone)
    return _path_continues(address, token, core, alone)


def _stands_alone(token: str, right: str) -> bool:
    """Whether the word is all of its line, so that it is no beginning of a sentence."""
    rest = right[len(token) :].lstrip(" \t")
    return not rest or rest[0] == "\n"


def _after_scheme(address: str) -> str:
    scheme = _SCHEME_WHOLE_OR_PART.match(address)
    return address[scheme.end() :] if scheme else address


def _has_path(address: str) -> bool:
    return "/" in _after_scheme(address)


def _host_continues(address: str, token: str, core: str, alone: bool) -> bool:
    """The host itself is cut: the rest must have what a host has, unless what stands could be a whole one."""
    name = _after_scheme(address)
    if core[0] in "/:?#":
        return bool(name) or core.startswith("//")
    if not name:
        return _HOST_REST.match(core) is not None
    whole = _WHOLE_HOST.fullmatch(name.removeprefix("www.")) is not None
    if name[-1] in ".-" or not whole:
        return _HOST_REST.match(token if "/" in token else core) is not None and (alone or "/" in core or "." in core)
    head, slash, path = core.partition("/")
    if core[0] == "." or slash and (name.rpartition(".")[2] + head in _ENDINGS or "." in head):
        return True
    return path != "" and _looks_like_address(core, token, alone)


def _path_continues(address: str, token: str, core: str, alone: bool) -> bool:
    """``core`` is ``token``, the next word, without its stops."""
    last = address[-1]
    if core[0] in "?#&=%_~" or last in "?&=_~" or last == "%" and _HEX.match(core):
        return True
    if _SUFFIX.search(address[-6:]):  # a whole file name
        return _SUFFIX_REST.match(core) is not None and (alone or len(core) > 1)
    if "." in address[-5:] and _SUFFIX.match(address[address.rfind(".") :] + core):  # ``report.pd|f``
        return True
    if last == "-":
        return core[0].isdigit() or core[0].islower() or _looks_like_address(core, token, alone)
    if last == ".":
        if _SUFFIX.match("." + core) or _SUFFIX.search(core) or _ADDRESS_SIGN.search(core):
            return True
        return core[0].islower() and _looks_like_address(core, token, alone)
    if last in ",;)]}'’":
        return last == "," and _SUFFIX.search(core) is not None
    if _looks_like_address(core, token, alone):
        return True
    return alone and core[0].islower() and token[-1] != ","


def _looks_like_address(core: str, token: str, alone: bool) -> bool:
    """Whether a word has what words of prose have not; ``and/or``, ``long-term``, ``vis-a-vis``, numbers do not count."""
    if _SUFFIX.search(core) or _ADDRESS_SIGN.search(core):
        return True
    if _NUMBERS.fullmatch(core):
        return alone and "-" in core or core.count("/") > 1
    if _SLASHED.fullmatch(core):
        return alone or token[len(core) : len(core) + 1] in (".", ";")
    if "/" in core or core.count("-") > 2 or "-" in core and len(core) >= _LONG_SLUG:
        return True
    ends = alone or token[-1] in ".;)"
    return ends and ("-" in core and not core[0].isupper() or _CODE.fullmatch(core) is not None)
