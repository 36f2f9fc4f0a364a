"""The verdicts of earlier runs, in a SQLite file in the user's own cache folder.

What was there stays good for a time; what was not is asked for again in each run, and only its history is kept: when it
failed first, how often in a row, when it was last alive. Several processes may use the file at once. It is a convenience:
whatever is wrong with it costs one warning and never a run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from claimscan.web.examine import Seen
from claimscan.web.model import Verdict
from claimscan.web.reasons import DEATHS
from claimscan.web.stored import dumped, loaded

if TYPE_CHECKING:
    import sqlite3

NAME: Final = "verdicts.sqlite3"
GOOD_FOR: Final = timedelta(days=7)  # after as long the bots that mend dead links in Wikipedia ask again for a live one
FORGOTTEN: Final = timedelta(days=365)  # what no article has asked for in a year
_VERSION: Final = 1  # of the table; a file of another version is begun anew
_PATIENCE: Final = 5.0  # seconds for another process to finish writing
_TABLE: Final = """CREATE TABLE IF NOT EXISTS seen (
    key TEXT PRIMARY KEY, stored TEXT NOT NULL, value TEXT, strikes INTEGER NOT NULL,
    first_failed TEXT, last_alive TEXT, death TEXT) WITHOUT ROWID"""
_FAILED: Final = frozenset({"dead", "soft-dead", "unreachable"})


class History(NamedTuple):
    """What earlier runs have seen of a target. ``death`` is the reason of the last run's death, if it saw one."""

    strikes: int = 0
    first_failed: str | None = None
    last_alive: str | None = None
    death: str | None = None


class Known(NamedTuple):
    """What the cache holds: ``seen`` if it is still good."""

    seen: Seen | None
    history: History


class Info(NamedTuple):
    """What ``claimscan cache info`` shows. Times are UTC, ISO 8601."""

    file: Path
    entries: int
    failing: int
    oldest: str | None
    size: int  # bytes


def folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's cache folder for claimscan: where the system keeps such things (XDG, ``~/Library/Caches``, ``%LOCALAPPDATA%``)."""
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "claimscan" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "claimscan"
    base = environment.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else home / ".cache") / "claimscan"


class Cache:
    """``troubles`` holds what went wrong, a sentence each. ``now`` is UTC. For one thread at a time."""

    def __init__(self, place: Path, now: datetime) -> None:
        self.file = place / NAME
        self.troubles: list[str] = []
        self._now = now
        self._connection: sqlite3.Connection | None = None
        self._open(again=True)

    def _open(self, *, again: bool) -> None:
        import sqlite3

        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _touch(self.file)
        except OSError as error:
            if not self.file.is_file():
                self._warn(f"cannot be made ({error.strerror or error})")
                return
        try:
            self._connection = connection = sqlite3.connect(
                self.file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError(f"it is of version {version}")
            if version == 0:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("SELECT key, death FROM seen LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:  # locked, read-only, no room: nothing is wrong with what is there
            self._give_up(f"cannot be used ({error})")
        except sqlite3.DatabaseError as error:
            self._give_up(f"was damaged ({error}) and is begun anew" if again else f"cannot be used ({error})")
            if again and _set_aside(self.file):
                self._open(again=False)

    def read(self, keys: Iterable[str]) -> dict[str, Known]:
        """What is known of these targets."""
        import sqlite3

        found: dict[str, Known] = {}
        connection = self._connection
        if connection is None:
            return found
        try:
            for key in keys:
                row = connection.execute("SELECT * FROM seen WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    found[key] = self._known(row)
        except (sqlite3.Error, OverflowError) as error:
            self._fail("read", error)
        return found

    def _known(self, row: tuple[object, ...]) -> Known:
        _, stored, value, strikes, first, alive, death = row
        history = History(int(str(strikes)), _text(first), _text(alive), _text(death))
        good = isinstance(value, str) and self._age(str(stored)) < GOOD_FOR
        return Known(loaded(str(value)) if good else None, history)

    def _age(self, stored: str) -> timedelta:
        try:
            age = self._now - datetime.fromisoformat(stored)
        except (ValueError, TypeError):
            return timedelta.max
        return age if age >= timedelta(0) else timedelta.max  # a clock that was set back

    def write(self, several: Iterable[Seen], histories: Mapping[str, History]) -> None:
        """Keep what this run saw; all of it or, when the process is ended, nothing."""
        import sqlite3

        if self._connection is None:
            return
        now = self._now.isoformat(timespec="seconds")
        rows = (
            (one.verdict.target, now, dumped(one) if one.is_there else None, *histories[one.verdict.target])
            for one in several
            if not one.verdict.cached and one.verdict.state != "unchecked"
        )
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO seen VALUES (?,?,?,?,?,?,?)", rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._fail("written", error)

    def forget(self) -> None:
        """Take away what nobody has asked for in a long time."""
        import sqlite3

        if self._connection is not None:
            try:
                old = (self._now - FORGOTTEN).isoformat(timespec="seconds")
                self._connection.execute("DELETE FROM seen WHERE stored < ?", (old,))
            except sqlite3.Error as error:
                self._fail("written", error)

    def info(self) -> Info | None:
        """What is in it; ``None`` if it cannot be read."""
        import sqlite3

        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT count(*), total(strikes > 0), min(stored) FROM seen").fetchone()
        except sqlite3.Error as error:
            self._fail("read", error)
            return None
        return Info(self.file, int(row[0]), int(row[1]), _text(row[2]), self.file.stat().st_size)

    def close(self) -> None:
        import sqlite3

        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _fail(self, done: str, error: Exception) -> None:
        """What is damaged somewhere inside would fail in each run: the next one begins anew."""
        import sqlite3

        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self._give_up(f"was damaged ({error})" if damaged else f"cannot be {done} ({error})")
        if damaged:
            _set_aside(self.file)

    def _give_up(self, what: str) -> None:
        self._warn(what)
        self.close()

    def _warn(self, what: str) -> None:
        self.troubles.append(f"{self.file}: the cache {what}; the check goes on without it")


def clear(place: Path) -> int:
    """Take the cache away; how many bytes it took. Raises ``OSError``."""
    size = 0
    for name in (NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}.damaged"):
        file = place / name
        if file.is_file():
            size += file.stat().st_size
            file.unlink()
    return size


def after(history: History, verdict: Verdict) -> History:
    """The history with this run in it. What was blocked or not asked says nothing of life or death."""
    if verdict.cached:
        return history
    if verdict.state in ("alive", "moved"):
        return History(0, None, verdict.at, None)
    if verdict.state not in _FAILED:
        return history
    death = verdict.reason if verdict.reason in DEATHS else None
    return History(history.strikes + 1, history.first_failed or verdict.at, history.last_alive, death)


def remembered(verdict: Verdict, before: History) -> Verdict:
    """The verdict with its history; a death that an earlier run saw too is confirmed."""
    now = after(before, verdict)
    again = verdict.state == "dead" and before.death is not None
    return verdict._replace(
        confirmed=verdict.confirmed or again,
        strikes=now.strikes if verdict.state in _FAILED else 0,
        first_failed=now.first_failed if verdict.state in _FAILED else None,
        last_alive=before.last_alive if verdict.state not in ("alive", "moved") else None,
    )


def utc_now() -> datetime:
    return datetime.now(UTC)


def _touch(file: Path) -> None:
    """The file, for its owner alone; SQLite gives its companions the same mode."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _set_aside(file: Path) -> bool:
    try:
        file.replace(file.with_name(f"{file.name}.damaged"))
        for end in ("-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
