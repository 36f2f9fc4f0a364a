"""Draws the README's picture, ``.github/scan.svg``, from what the program really prints: ``python tests/picture.py``."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "scan.svg"
WIDTH = 92  # columns: readable on a page without scrolling
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # the drawing names fonts on the web; none is fetched


def printed() -> str:
    """What ``scan`` prints of the short article on a terminal with colours."""
    done = subprocess.run(
        [sys.executable, "-m", "claimscan", "scan", "fixtures/short.txt"],
        cwd=ROOT,
        env={
            **os.environ,
            "COLUMNS": str(WIDTH),
            "FORCE_COLOR": "1",
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def draw() -> str:
    """The picture as SVG; the same output gives the same picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(printed().rstrip()))
    svg = console.export_svg(title="claimscan scan fixtures/short.txt", unique_id="claimscan")
    return _FONT_FACE.sub("", svg)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(), encoding="utf-8")
