"""What is said to people on standard error: one sentence each, and nothing of a stranger's that acts on a terminal."""

from __future__ import annotations

import os
import sys

from claimscan import __version__
from claimscan.display import visible


def say(message: str) -> None:
    """One line on standard error."""
    print(f"claimscan: {visible(message)}", file=sys.stderr)


def say_bug(error: BaseException, where: str) -> None:
    """That ``error`` is our fault and not the user's; with CLAIMSCAN_DEBUG=1 also its traceback."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    say(f"{where}: this should not have happened ({reason}); please report it as a bug of claimscan {__version__}")
    if os.environ.get("CLAIMSCAN_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
