"""One line for each finding, which editors make clickable: ``draft.md:12:4: D101 message``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.display import visible
from claimscan.formats.places import sentence, where
from claimscan.gate import Checked

if TYPE_CHECKING:
    from claimscan.config import View


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    for one in checked:
        out.writelines(
            visible(f"{where(one, finding)}: {finding.code} {sentence(one, finding)}") + "\n"
            for finding in one.article.findings
        )
