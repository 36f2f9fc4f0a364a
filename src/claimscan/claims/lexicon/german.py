from __future__ import annotations
from claimscan.claims.lexicon.entry import Lexicon
LEXICON = Lexicon(say=frozenset())
