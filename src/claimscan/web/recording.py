"""A run's questions and answers in a file, and a run from such a file: one line of JSON for each answer.

The first line says what the file is. An answer's body is there as it was judged (decoded and cut), so that a replay
judges the same bytes; ``at`` is the recorded time, so that its report is the same.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import deque
from pathlib import Path
from threading import Lock
from typing import Any, Final, Self

from claimscan.errors import BadSettings, UnreadableInput
from claimscan.web.model import Answer, Hop, Question

FORMAT: Final = "claimscan-recording"
VERSION: Final = 1


class Recorder:
    """Writes what is heard, line by line, so that a run that is ended leaves a recording of what it had. Thread-safe.

    Raises ``BadSettings`` if the file cannot be written when it is opened.
    """

    def __init__(self, file: Path) -> None:
        self._lock = Lock()
        self.trouble: str | None = None
        try:
            self._out = file.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise BadSettings(f"{file}: cannot be written ({error.strerror or error})") from error
        self._file = file
        self._write({"format": FORMAT, "version": VERSION})

    def heard(self, question: Question, answer: Answer) -> None:
        """Keep one answer; a disk that is full costs the recording, not the run."""
        self._write({"question": list(question), "answer": to_json(answer)})

    def _write(self, value: dict[str, Any]) -> None:
        with self._lock:
            if self.trouble is not None:
                return
            try:
                self._out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
            except (OSError, ValueError) as error:
                self.trouble = f"{self._file}: the recording is not complete ({error})"

    def close(self) -> None:
        try:
            self._out.close()
        except OSError as error:
            self.trouble = self.trouble or f"{self._file}: the recording is not complete ({error.strerror or error})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Replay:
    """An ``Asker`` that knows only what was recorded: each question's answers in their order, the last one again and again."""

    def __init__(self, file: Path) -> None:
        self._lock = Lock()
        self._answers: dict[tuple[str, ...], deque[Answer]] = {}
        try:
            with file.open(encoding="utf-8") as lines:
                head = json.loads(lines.readline() or "null")
                if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("version") != VERSION:
                    raise UnreadableInput(
                        f"{file}: is no recording of this version of claimscan; make one with --record"
                    )
                for line in lines:
                    one = json.loads(line)
                    question = tuple(str(part) for part in one["question"])
                    self._answers.setdefault(question, deque()).append(from_json(one["answer"]))
        except OSError as error:
            raise UnreadableInput(f"{file}: cannot be read ({error.strerror or error})") from error
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise UnreadableInput(f"{file}: is damaged or no recording; make one with --record") from error

    def ask(self, question: Question) -> Answer:
        with self._lock:
            kept = self._answers.get(tuple(question))
            if not kept:
                return Answer(question.url, failure="not-recorded")
            return kept.popleft() if len(kept) > 1 else kept[0]


def to_json(answer: Answer) -> dict[str, Any]:
    """An answer as JSON holds it; without what is as usual."""
    value: dict[str, Any] = {"url": answer.url, "hops": [list(hop) for hop in answer.hops], "at": answer.at}
    if answer.failure is not None:
        value |= {"failure": answer.failure}
    if answer.detail:
        value |= {"detail": answer.detail}
    value |= {"headers": [list(one) for one in answer.headers], "seconds": answer.seconds, "tries": answer.tries}
    value |= {"truncated": answer.truncated, "body": b64encode(answer.body).decode()}
    return value


def from_json(value: dict[str, Any]) -> Answer:
    """The answer. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for what is none."""
    failure = value.get("failure")
    return Answer(
        url=str(value["url"]),
        hops=tuple(Hop(str(url), int(status), None if to is None else str(to)) for url, status, to in value["hops"]),
        headers=tuple((str(name), str(text)) for name, text in value["headers"]),
        body=b64decode(value["body"], validate=True),
        truncated=bool(value["truncated"]),
        failure=failure if failure is None else _failure(failure),
        detail=str(value.get("detail", "")),
        at=str(value["at"]),
        seconds=float(value["seconds"]),
        tries=int(value["tries"]),
    )


def _failure(name: object) -> Any:
    from typing import get_args

    from claimscan.web.model import Failure

    if name not in get_args(Failure):
        raise ValueError(name)
    return name
