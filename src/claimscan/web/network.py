"""The network as one that answers questions: public hosts only, bounded in everything, as little told as can be."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from claimscan.web.agent import user_agent
from claimscan.web.chain import Chain, Way
from claimscan.web.model import Answer, Limits, Question
from claimscan.web.politeness import Site
from claimscan.web.resolver import Allowed, Resolver, SystemResolver, Vetting
from claimscan.web.transport import Transport

if TYPE_CHECKING:
    import ssl


class Network:
    """An ``Asker``. ``allow_hosts`` are hosts, or hosts with ports, of one's own network that may be asked too; ``tls`` is
    for tests. ``ask`` asks at once; several questions go through ``run``, which is polite about it. Thread-safe."""

    def __init__(
        self,
        limits: Limits | None = None,
        resolver: Resolver | None = None,
        agent: str = "",
        allow_hosts: Collection[str] = (),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.sites: dict[str, Site] = {}
        self._transport = Transport(self.limits, tls)
        allowed = Allowed.of(allow_hosts)
        vetting = Vetting(resolver or SystemResolver(allowed.hosts), allowed)
        self._way = Way(self._transport, vetting, self.limits, agent or user_agent())

    def chain(self, question: Question, *, fresh: bool = False) -> Chain:
        return Chain(question, self._way, fresh=fresh)

    def ask(self, question: Question) -> Answer:
        chain = self.chain(question)
        while (answer := chain.step()) is None:
            pass
        return answer

    def close(self) -> None:
        """Closes the connections that are kept for reuse."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
