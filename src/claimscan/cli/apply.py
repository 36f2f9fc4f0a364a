"""A mended sheet taken over: its corrections into the file that all later runs on the article read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claimscan import corpus
from claimscan.cli.run import COULD_NOT
from claimscan.config import View
from claimscan.errors import BadSettings
from claimscan.messages import say
from claimscan.sheets import counted


def apply(sheet: Path, article: Path, output: Path | None, format: str | None) -> int:
    """Write the corrections that ``sheet`` holds for ``article``; the exit code. What was not taken over is said."""
    from claimscan.columns import mendable
    from claimscan.corrections import sheet as sheets
    from claimscan.corrections import store
    from claimscan.rows import rows
    from claimscan.scan import scan_bytes

    lines = sheets.read(corpus.read_file(sheet), str(sheet))
    data = corpus.read_file(article)
    read = scan_bytes(data, str(article), format=format, today=date.today(), beside=corpus.beside)
    file = output or Path(f"{article}{corpus.CORRECTIONS}")
    if file.exists() and any(file.samefile(one) for one in (sheet, article)):
        raise BadSettings(f"{file}: would be overwritten; write the corrections to another file")
    held = store.read(file) if file.exists() else ()
    now = [mendable(row) for row in rows(read, View("sources"))]
    result = sheets.mended(lines, read, now, held)
    for sentence in result.refused:
        say(f"{sheet}: {sentence}")
    if result.corrections or held:
        store.write(file, result.corrections)
        fields = sum(len(one.fields) for one in result.corrections)
        say(f"{file}: {counted(fields, 'correction')} of {counted(len(result.corrections), 'source')}")
    if not result.changed and not result.refused:
        say(f"{sheet}: no cell was changed")
    return COULD_NOT if result.refused else 0
