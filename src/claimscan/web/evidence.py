"""What was seen, as a WARC file (ISO 28500) that web archives' tools open: one record for each answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
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
    """Writes what is heard into a new file in ``folder``, as it comes. Raises ``BadSettings`` at once if that cannot be.

    ``now`` (UTC) is in the file's name. A disk that is full costs the evidence, not the run: ``trouble`` says so.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        try:
            from warcio.warcwriter import WARCWriter
        except ImportError as error:
            raise BadSettings("--save-evidence needs warcio; install claimscan[archive]") from error
        self.count = 0
        self.trouble: str | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.file = next(one for one in _names(folder, f"{now:%Y%m%d%H%M%S}") if not one.exists())
            self._out = self.file.open("xb")
            self._writer = WARCWriter(self._out, gzip=True)
            self._writer.write_record(
                self._writer.create_warcinfo_record(self.file.name, {"software": f"claimscan/{__version__}"})
            )
            self._out.flush()
        except OSError as error:
            raise BadSettings(f"{folder}: the evidence cannot be written ({error.strerror or error})") from error

    def heard(self, _: Question, answer: Answer) -> None:
        """Write one answer."""
        if self.trouble is None:
            try:
                _write(answer, self._writer)
                self._out.flush()
                self.count += 1
            except OSError as error:
                self._fail(error)

    def close(self) -> None:
        try:
            self._out.close()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.trouble = self.trouble or f"{self.file}: the evidence is not complete ({error.strerror or error})"


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
