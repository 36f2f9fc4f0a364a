"""Which IP addresses are public: only these are talked to, unless a user allows a host.

``ipaddress.is_global`` alone says yes to multicast, to addresses that carry a private IPv4 address inside, and to other
things in other versions of Python; so what is kept apart stands here, from IANA's registries of special purposes.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

# https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast (RFC 5771).
_SPECIAL_4: Final = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
_UNICAST_6: Final = IPv6Network("2000::/3")  # all that is given out to anybody (RFC 4291, 2.4)
# https://www.iana.org/assignments/iana-ipv6-special-registry, as far as it lies in there; Teredo is in the first.
_SPECIAL_6: Final = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
# An IPv4 address in the last four bytes: mapped and translated (RFC 4291, 2765, 6052), compatible (RFC 4291, 2.5.5.1).
_TAILED: Final = tuple(map(IPv6Network, ("::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
_6TO4: Final = IPv6Network("2002::/16")
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # third quarter of an address made out of an IPv4 address (RFC 5214)


def is_public(address: str) -> bool:
    """Whether an IP address, as written by ``inet_ntop`` or with a zone, belongs to the public internet; an address that
    carries another is as public as that one; no IP address at all is not public."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _public_4(parsed) if isinstance(parsed, IPv4Address) else _public_6(parsed)


def _public_4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in network for network in _SPECIAL_4)


def _public_6(address: IPv6Address) -> bool:
    number = int(address)
    if any(address in network for network in _TAILED):
        return _public_4(IPv4Address(number & 0xFFFFFFFF))
    if address in _6TO4:
        return _public_4(IPv4Address(number >> 80 & 0xFFFFFFFF))
    if address.scope_id is not None or address not in _UNICAST_6 or any(address in network for network in _SPECIAL_6):
        return False
    if number >> 32 & 0xFFFFFFFF in _ISATAP:
        return _public_4(IPv4Address(number & 0xFFFFFFFF))
    return address.is_global
