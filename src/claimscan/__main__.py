"""The command ``claimscan``, also as ``python -m claimscan``."""

import gc
import sys

TYPE_CHECKING = False  # as in ``claimscan``
if TYPE_CHECKING:
    from collections.abc import Sequence

ALLOCATIONS = 200_000  # objects made and kept before the garbage collector looks through them: an article makes fewer
INTERRUPTED = 130
UNEXPECTED = 70  # EX_SOFTWARE: must not be taken for "findings" (1) or "could not run" (2)


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the command with ``argv`` (default: the process's) and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments == ["--version"]:  # before the command line's machinery, which takes longer to load than to answer
        from claimscan import __version__

        print(f"claimscan {__version__}")
        return 0
    # A scan makes few cycles and many small objects: looking through them takes time for nothing.
    gc.set_threshold(ALLOCATIONS, 10, 10)
    try:
        from claimscan import cli

        return cli.main(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from claimscan.messages import say_bug

        say_bug(error, ", ".join(getattr(error, "__notes__", arguments[:1])))
        return UNEXPECTED


if __name__ == "__main__":
    sys.exit(main())
