"""Compiled patterns survive the process, do the same afterwards, and are never needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import regex

from claimscan import engine, patterns

CASES = [
    (r"(?<=\w)[¹²³]+", 0, {}, "rose.¹² and tram²"),
    (r"\b(?P<year>(?:19|20)\d{2})\b", regex.VERBOSE, {}, "in 2024¹"),
    (r"(?i)\b\L<months>\b", 0, {"months": ["may", "june"]}, "in May and JUNE"),
    (r"^\p{Lu}.*$", regex.MULTILINE | regex.IGNORECASE, {}, "one\nTwo"),
]


def test_a_pattern_is_as_regex_would_make_it() -> None:
    for pattern, flags, words, text in CASES:
        expected = [match.span() for match in regex.compile(pattern, flags, **words).finditer(text)]
        assert expected
        assert [match.span() for match in patterns.compile(pattern, flags, **words).finditer(text)] == expected


def test_kept_patterns_do_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_kept", {})
    path = tmp_path / "kept"
    for pattern, flags, words, _ in CASES:
        patterns.compile(pattern, flags, **words)
    patterns.keep(path, {}, patterns._new)
    kept = patterns.load(path)
    for pattern, flags, words, text in CASES:
        again = patterns.made(kept[patterns.asked(pattern, flags, words)])
        assert [m.span() for m in again.finditer(text)] == [
            m.span() for m in regex.compile(pattern, flags, **words).finditer(text)
        ]
        assert again.groupindex == regex.compile(pattern, flags, **words).groupindex


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x00" * 99, b"(" * 1000, b"not marshalled"])
def test_a_spoilt_file_is_no_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(content)
    assert patterns.load(path) == {}
    assert patterns.load(tmp_path / "missing") == {}
    assert patterns.load(None) == {}


def test_what_cannot_be_kept_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.keep(tmp_path / "missing" / "kept", {}, {("a", 0): ((), None)})
    patterns.keep(None, {}, {("a", 0): ((), None)})
    patterns.keep(tmp_path / "kept", {("a", 0): ((), None)}, {})
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    patterns.keep(tmp_path / "kept", {}, {("a", 0): ((), None)})
    assert list(tmp_path.iterdir()) == []


def test_the_file_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "LIMIT", 2)
    path = tmp_path / "kept"
    patterns.keep(path, {("a", 0): ((), None)}, {("b", 0): ((), None)})
    assert set(patterns.load(path)) == {("a", 0), ("b", 0)}
    patterns.keep(path, {("a", 0): ((), None), ("b", 0): ((), None)}, {("c", 0): ((), None)})
    assert set(patterns.load(path)) == {("c", 0)}
    assert list(tmp_path.iterdir()) == [path]


def test_each_version_has_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for length, name in enumerate(("one", "other")):
        module = ModuleType(name)
        module.__file__ = str(tmp_path / name)
        Path(module.__file__).write_bytes(b"-" * length)
        monkeypatch.setitem(sys.modules, "regex._regex", module)
        assert engine.version().startswith(f"{length}-")
    assert patterns.place("/x/__pycache__/patterns.cpython-311.pyc") == Path(
        f"/x/__pycache__/patterns.cpython-311.regex-{engine.version()}"
    )
    assert patterns.place(None) is None


def test_flags_and_types_are_those_of_regex() -> None:
    for name, value in patterns._FLAGS.items():
        assert getattr(patterns, name) == getattr(regex, name) == value
    assert (patterns.Match, patterns.Pattern) == (regex.Match, regex.Pattern)
    assert patterns.escape("a.b") == "a\\.b"


ALONE = """
import sys
{before}
from claimscan import patterns
kept = patterns.compile("(?P<lamp>l)amp", patterns.I)
print("regex" in sys.modules, kept.sub(lambda m: m["lamp"], "A Lamp"), kept.sub(r"<\\1>", "A Lamp"))
import regex
print(regex.search("l.mp", "a lamp").span(), isinstance(kept.match("lamp"), regex.Match))
"""


@pytest.mark.parametrize(
    ("before", "loaded"), [("", "False"), ("import importlib.util; importlib.util.module_from_spec = None", "True")]
)
def test_the_matcher_alone_will_do_where_all_is_kept(tmp_path: Path, before: str, loaded: str) -> None:
    """And where it cannot be loaded alone, ``regex`` is."""
    program = ALONE.format(before=before)
    command = ["env", "-u", "PYTHONDONTWRITEBYTECODE", f"PYTHONPYCACHEPREFIX={tmp_path}", sys.executable, "-c", program]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert said[1] == f"{loaded} A L A <L>\n(2, 6) True\n"


def test_the_second_start_compiles_nothing(tmp_path: Path) -> None:
    program = "from claimscan import patterns; patterns.compile('a(?:b|c)+\\\\b'); print(len(patterns._kept), len(patterns._new))"
    command = ["env", "-u", "PYTHONDONTWRITEBYTECODE", f"PYTHONPYCACHEPREFIX={tmp_path}", sys.executable, "-c", program]
    counts = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert counts == ["0 1\n", "1 0\n"]
