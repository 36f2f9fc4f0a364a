"""``regex.compile`` that keeps what it has made from one start to the next, as Python keeps its ``.pyc`` files.

``regex`` compiles in Python: the patterns of one scan take longer than the scan. What it makes of them is plain data
(it can be pickled) and lies in ``__pycache__`` beside this module's own bytecode, with the same trust and under the same
settings. Where nothing can be kept there, patterns are compiled as ever. ``regex`` itself is loaded only to compile,
which replacing by a template (``"\\1"``) does too: on the way of most documents a function replaces.

    from claimscan import patterns as regex
"""

from __future__ import annotations

import atexit
import copyreg
import marshal
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from claimscan import engine
from claimscan.guards import Guarded

if TYPE_CHECKING:
    from regex import DOTALL as DOTALL  # noqa: PLC0414
    from regex import IGNORECASE as IGNORECASE  # noqa: PLC0414
    from regex import MULTILINE as MULTILINE  # noqa: PLC0414
    from regex import VERBOSE as VERBOSE  # noqa: PLC0414
    from regex import I as I  # noqa: PLC0414
    from regex import Match as Match  # noqa: PLC0414
    from regex import Pattern as Pattern  # noqa: PLC0414

MAGIC = 20261126  # of this way to keep them: an empty file is none of ours
CHECK = 4  # bytes of the checksum before the data
LIMIT = 5000  # patterns in the file; where development has left more, it is begun anew
Recipe = tuple[
    tuple[Any, ...], tuple[tuple[str, ...], bool] | None
]  # arguments that make the pattern again; what it needs
Made = dict[tuple[Any, ...], Recipe]  # what was asked for -> how it is made

# The flags by their usual names, as in ``regex``: they are needed without it.
_FLAGS = {"I": 2, "IGNORECASE": 2, "M": 8, "MULTILINE": 8, "S": 16, "DOTALL": 16, "X": 64, "VERBOSE": 64}
_make = engine.maker()
_kept: Made = {}
_new: Made = {}


def compile(pattern: str, flags: int = 0, **words: Any) -> Pattern[str]:
    """As ``regex.compile``; ``words`` are the named lists that the pattern speaks of as ``\\L<name>``.

    A pattern that needs certain strings looks for them first (``required``), which changes nothing but the time.
    """
    key = asked(pattern, flags, words)
    recipe = _kept.get(key)
    if recipe is None:
        import regex

        from claimscan.required import needed

        flags |= regex.V0  # whatever a host program has made of the default
        compiled = regex.compile(pattern, flags, **words)
        needs = needed(pattern, flags, words)
        recipe = (
            cast("tuple[Any, ...]", copyreg.dispatch_table[type(compiled)](compiled)[1]),  # as ``regex`` has it pickled
            needs and (needs.strings, needs.fold),
        )  # plain, to be kept
        _new[key] = recipe
    return made(recipe)


def made(recipe: Recipe) -> Pattern[str]:
    """The pattern of ``recipe``."""
    arguments, needs = recipe
    pattern = cast("Pattern[str]", _make(*arguments))
    return pattern if needs is None else cast("Pattern[str]", Guarded(pattern, *needs))


def asked(pattern: str, flags: int, words: Mapping[str, Iterable[str]]) -> tuple[Any, ...]:
    """What tells one pattern from another."""
    return (pattern, int(flags), *((name, tuple(sorted(words[name]))) for name in sorted(words)))


def __getattr__(name: str) -> Any:
    """All else is as in ``regex``: flags, ``escape`` ..."""
    if name.startswith("__"):  # what Python itself asks a module for
        raise AttributeError(name)
    if name in _FLAGS:
        return _FLAGS[name]
    if name in ("Match", "Pattern"):
        empty = compile("")
        globals().update(Pattern=type(empty), Match=type(empty.match("")))
        return globals()[name]
    return getattr(import_module("regex"), name)


def place(cached: str | None) -> Path | None:
    """The file beside the bytecode at ``cached``; another version of ``regex`` or Python has another one."""
    return Path(f"{cached.removesuffix('.pyc')}.regex-{engine.version()}") if cached else None


def load(path: Path | None) -> Made:
    """What is kept at ``path``; nothing if there is no such file, or none that can be read."""
    try:
        data = path.read_bytes() if path else b""
    except OSError:
        return {}
    if data[:CHECK] != checksum(data[CHECK:]):  # ``marshal`` does not bear a spoilt file
        return {}
    return cast("Made", marshal.loads(data[CHECK:]))  # noqa: S302


def checksum(data: bytes) -> bytes:
    return zlib.crc32(data, MAGIC).to_bytes(CHECK, "big")


def keep(path: Path | None, kept: Made, new: Made) -> None:
    """Write both to ``path``, all at once; not being able to is no fault."""
    if path is None or not new or sys.dont_write_bytecode:
        return
    everything = new if len(kept) + len(new) > LIMIT else {**kept, **new}
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        data = marshal.dumps(everything)
        unfinished.write_bytes(checksum(data) + data)
        unfinished.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):
            unfinished.unlink()


_PLACE = place(globals().get("__cached__"))
_kept.update(load(_PLACE))
atexit.register(keep, _PLACE, _kept, _new)
