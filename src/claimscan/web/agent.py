"""How claimscan calls itself to servers: by its name and version, and whom to write to.

The form is that of every crawler that says who it is. Walls against robots look for words such as ``bot``, ``link`` and
``check`` and for the missing ``Mozilla``; a reader's own tool that asks once for what the reader cites is none of those.
"""

from __future__ import annotations

from claimscan import __version__
from claimscan.errors import BadSettings


def user_agent(contact: str = "") -> str:
    """The header ``User-Agent``; ``contact`` is an address of the web or of mail. Raises ``BadSettings`` if it cannot stand
    in a header."""
    if not all("\x20" < sign < "\x7f" and sign not in "();" for sign in contact):
        raise BadSettings(f"the contact {contact!r} must be one address, without spaces and brackets")
    return f"Mozilla/5.0 (compatible; claimscan/{__version__}{f'; +{contact}' if contact else ''})"
