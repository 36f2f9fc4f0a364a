"""Faults of certificates, each by its name. The certificates are made here."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import trustme

from claimscan.web.model import Limits, Question
from claimscan.web.network import Network
from web.names import Names
from web.server import PAGE, Server

HOST = "bridges.example"
TRUSTED, STRANGE = trustme.CA(), trustme.CA()
CERTIFICATES: dict[str, Callable[[], trustme.LeafCert]] = {
    "good": lambda: TRUSTED.issue_cert(HOST),
    "expired": lambda: TRUSTED.issue_cert(HOST, not_after=datetime(2021, 1, 1, tzinfo=UTC)),
    "early": lambda: TRUSTED.issue_cert(HOST, not_before=datetime(2090, 1, 1, tzinfo=UTC), not_after=datetime(2091, 1, 1, tzinfo=UTC)),
    "other": lambda: TRUSTED.issue_cert("lamps.example"),
    "strange": lambda: STRANGE.issue_cert(HOST),
    "number": lambda: TRUSTED.issue_cert("127.0.0.1"),
}  # fmt: skip


def network() -> Network:
    context = ssl.create_default_context()
    TRUSTED.configure_trust(context)
    names = Names({HOST: ("127.0.0.1",)})
    return Network(Limits(), names, allow_hosts=(HOST, "127.0.0.1"), tls=context)


def serving(kind: str) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CERTIFICATES[kind]().configure_cert(context)
    return Server(tls=context)


def test_a_good_certificate_of_the_name_though_a_number_is_dialled() -> None:
    with serving("good") as server, network() as asker:
        answer = asker.ask(Question(f"https://{HOST}:{server.port}/redir/1"))
        assert (answer.status, answer.failure, answer.body) == (200, None, PAGE)
        assert server.connections == 1


@pytest.mark.parametrize(
    ("kind", "failure", "detail"),
    [
        ("expired", "tls-expired", "certificate of bridges.example: certificate has expired"),
        ("early", "tls-expired", "certificate of bridges.example: certificate is not yet valid"),
        ("other", "tls-name", "certificate of bridges.example: Hostname mismatch, certificate is not valid for"),
        ("strange", "tls-untrusted", "certificate of bridges.example: unable to get local issuer certificate"),
    ],
)
def test_faults_are_named(kind: str, failure: str, detail: str) -> None:
    with serving(kind) as server, network() as asker:
        answer = asker.ask(Question(f"https://{HOST}:{server.port}/ok"))
        assert (answer.failure, answer.hops) == (failure, ())
        assert answer.detail.startswith(detail)


def test_a_certificate_of_a_number() -> None:
    with serving("number") as server, network() as asker:
        assert asker.ask(Question(f"https://127.0.0.1:{server.port}/ok")).status == 200
        assert asker.ask(Question(f"https://{HOST}:{server.port}/ok")).failure == "tls-name"


def test_no_tls_where_tls_is_asked_for() -> None:
    with Server() as server, network() as asker:
        assert asker.ask(Question(f"https://{HOST}:{server.port}/ok")).failure == "tls"


def test_tls_where_none_is_asked_for() -> None:
    with serving("good") as server, network() as asker:
        assert asker.ask(Question(f"http://{HOST}:{server.port}/ok")).failure in ("reset", "protocol")


def test_from_tls_to_plain_is_seen_in_the_hops_and_secure_cookies_stay() -> None:
    with Server() as plain, serving("good") as server, network() as asker:
        answer = asker.ask(Question(f"https://{HOST}:{server.port}/to/http%3A%2F%2F{HOST}%3A{plain.port}%2Fok"))
        assert [hop.url.partition(":")[0] for hop in answer.hops] == ["https", "http"]
        assert answer.status == 200
