"""TLS, and what its faults are called."""

from __future__ import annotations

import ssl

from claimscan.web.faults import NoAnswer
from claimscan.web.model import Failure

# Codes of OpenSSL's verification (``x509_vfy.h``).
_CODES: dict[int, Failure] = {
    **dict.fromkeys((9, 10), "tls-expired"),  # not yet valid, no longer valid
    **dict.fromkeys((62, 64), "tls-name"),  # made out to another host, to another IP address
    **dict.fromkeys((2, 18, 19, 20, 21, 24, 26, 27, 28), "tls-untrusted"),  # signed by nobody whom this machine trusts
}


def context() -> ssl.SSLContext:
    """Certificates and names are checked, against the authorities that this machine trusts."""
    made = ssl.create_default_context()
    made.set_alpn_protocols(["http/1.1"])
    return made


def named(error: ssl.SSLError, host: str) -> NoAnswer:
    """The fault as a failure with its kind."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return NoAnswer(_CODES.get(error.verify_code, "tls"), f"certificate of {host}: {error.verify_message}")
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return NoAnswer("reset", f"{host} cut the connection")
    return NoAnswer("tls", f"TLS with {host}: {error.reason or error}")
