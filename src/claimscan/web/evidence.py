"""What was seen, as a WARC file (ISO 28500) that web archives' tools open: one record for each answer."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from claimscan import __version__
from claimscan.errors import BadSettings
from claimscan.web.model import Answer, Question

# The body is kept as it was judged: decoded, and cut at the limit.
_CODED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_BREAKS: Final = str.maketrans("", "", "\r\n\0")


class Evidence:
    """Keeps what is heard until it is written. Raises ``BadSettings`` at once if it could not be."""

    def __init__(self, folder: Path) -> None:
        needed()
        self._folder = folder
        self.answers: list[Answer] = []

    def heard(self, _: Question, answer: Answer) -> None:
        self.answers.append(answer)

    def save(self) -> Path:
        """Write all of it; the file. Raises ``BadSettings``."""
        begun = min((answer.at for answer in self.answers if answer.at), default="")
        return save(self.answers, self._folder, begun)


def needed() -> None:
    """Raise ``BadSettings`` if the library that writes such files is not there."""
    try:
        import warcio  # noqa: F401
    except ImportError as error:
        raise BadSettings("--save-evidence needs warcio; install claimscan[archive]") from error


def save(answers: Iterable[Answer], folder: Path, at: str) -> Path:
    """Write a file into ``folder`` for a run that began ``at`` (UTC, ISO 8601). Raises ``BadSettings`` if that cannot be done."""
    from warcio.warcwriter import WARCWriter

    figures = "".join(sign for sign in at if sign.isdigit())[:14]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = next(one for one in _names(folder, figures) if not one.exists())
        with file.open("xb") as out:
            writer = WARCWriter(out, gzip=True)
            writer.write_record(writer.create_warcinfo_record(file.name, {"software": f"claimscan/{__version__}"}))
            for answer in answers:
                _write(answer, writer)
    except OSError as error:
        raise BadSettings(f"{folder}: the evidence cannot be written ({error.strerror or error})") from error
    return file


def _names(folder: Path, figures: str) -> Iterable[Path]:
    yield folder / f"claimscan-{figures}.warc.gz"
    for number in range(2, 10_000):
        yield folder / f"claimscan-{figures}-{number}.warc.gz"


def _write(answer: Answer, writer: Any) -> None:
    """Each redirect and the last response; a failure has its own kind of record, since nothing came."""
    date = {"WARC-Date": answer.at} if answer.at else {}
    for hop in answer.hops if answer.failure is not None else answer.hops[:-1]:
        writer.write_record(_response(writer, hop.url, hop.status, [("Location", hop.location or "")], b"", date))
    if answer.failure is not None:
        said = f"outcome: {answer.failure}\r\nmessage: {answer.detail.translate(_BREAKS)}\r\n".encode()
        record = writer.create_warc_record(
            answer.final,
            "metadata",
            payload=BytesIO(said),
            length=len(said),
            warc_content_type="application/warc-fields",
            warc_headers_dict=date,
        )
        writer.write_record(record)
        return
    headers = [(name.title(), value) for name, value in answer.headers if name not in _CODED]
    headers.append(("Content-Length", str(len(answer.body))))
    more = {"WARC-Truncated": "length"} if answer.truncated else {}
    writer.write_record(_response(writer, answer.final, answer.status or 0, headers, answer.body, {**date, **more}))


def _response(
    writer: Any, url: str, status: int, headers: list[tuple[str, str]], body: bytes, fields: dict[str, str]
) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
    plain = [(name.translate(_BREAKS), value.translate(_BREAKS)) for name, value in headers]
    head = StatusAndHeaders(f"{status} {phrase}", plain, protocol="HTTP/1.1")
    return writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=fields
    )
