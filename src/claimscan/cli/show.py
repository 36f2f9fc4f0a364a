"""Pages as pictures: which of them, and where the files go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimscan import corpus
from claimscan.cli.run import COULD_NOT
from claimscan.errors import BadSettings
from claimscan.messages import say


class Request(NamedTuple):
    """What was asked for."""

    path: Path
    page: int | None
    all: bool
    output: Path | None


def draw(request: Request) -> int:
    """Draw the pages and write one file for each; the exit code."""
    if request.output is None:
        raise BadSettings(f"{request.path}: say where the picture goes, as in -o page.png")
    if request.all and request.page is not None:
        raise BadSettings(f"{request.path}: either --page or --all")
    if request.path.is_dir():
        raise BadSettings(f"{request.path}: is a folder; name one PDF file")
    from claimscan import show

    data = corpus.read_file(request.path)
    layout = show.read(data, str(request.path))
    count = layout.document.pages or 0
    page = request.page or 1
    if not 1 <= page <= count:
        pages = "only one page" if count == 1 else f"{count} pages"
        raise BadSettings(f"{request.path}: has {pages}, and no page {page}")
    numbers = range(1, count + 1) if request.all else [page]
    code = 0
    for file, (number, picture) in zip(_files(request, count), show.draw(layout, data, numbers), strict=False):
        if picture is None:
            say(f"{request.path}: page {number} cannot be drawn")
            code = COULD_NOT
        else:
            _write(file, picture)
    return code


def _files(request: Request, count: int) -> Iterator[Path]:
    """Where each picture goes: ``-o page.png``; of all pages ``page-01.png`` and so on, or a folder's ``01.png``."""
    output = request.output or Path()
    named = output.suffix.lower() == ".png"
    if not request.all:
        if not named:
            raise BadSettings(f"{output}: pictures are PNG files; name one that ends in .png")
        yield output
        return
    if not named:
        _folder(output)
    for number in range(1, count + 1):
        digits = f"{number:0{len(str(count))}}"
        yield output.with_name(f"{output.stem}-{digits}.png") if named else output / f"{digits}.png"


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(f"{path}: cannot be made a folder ({error.strerror or error})") from error


def _write(path: Path, picture: bytes) -> None:
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise BadSettings(f"{path}: cannot be written ({error.strerror or error})") from error
