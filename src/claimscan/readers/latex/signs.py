"""What commands print that stand for a sign: letters with accents, dashes, quotation marks, the symbols of mathematics."""

from __future__ import annotations

import unicodedata

SYMBOLS: dict[str, str] = dict(
    pair.split("=", 1)
    for pair in """
    ldots=… dots=… textellipsis=… dotsc=… dotsb=… dag=† ddag=‡ textdagger=† textdaggerdbl=‡ S=§ P=¶ textsection=§
    textparagraph=¶ copyright=© textcopyright=© textregistered=® texttrademark=™ pounds=£ textsterling=£ textdollar=$
    euro=€ texteuro=€ EUR=€ textyen=¥ textcent=¢ textdegree=° degree=° textbullet=• textperiodcentered=· textendash=–
    textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” textquotesingle=' textquotedbl="
    quotedblbase=„ quotesinglbase=‚ glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=» flq=‹ frq=› guillemotleft=« guillemotright=»
    guillemetleft=« guillemetright=» guilsinglleft=‹ guilsinglright=› textbackslash=\\ textasciitilde=~
    textasciicircum=^ textunderscore=_ textbar=| textless=< textgreater=> textbraceleft={ textbraceright=} textasteriskcentered=*
    textordfeminine=ª textordmasculine=º textonehalf=½ textonequarter=¼ textthreequarters=¾ textmu=µ textnumero=№ slash=/
    ss=ß ae=æ oe=œ AE=Æ OE=Œ o=ø O=Ø aa=å AA=Å l=ł L=Ł i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ LaTeX=LaTeX TeX=TeX
    LaTeXe=LaTeX2e BibTeX=BibTeX XeTeX=XeTeX XeLaTeX=XeLaTeX LuaLaTeX=LuaLaTeX lq=‘ rq=’ textvisiblespace=␣ checkmark=✓
    """.split()
)
SYMBOLS |= {"og": "«\u00a0", "fg": "\u00a0»"}
SYMBOLS |= {"thinspace": "\u202f", "nobreakspace": "\u00a0", "space": " ", "quad": " ", "qquad": " ", "enspace": " "}
SYMBOLS |= {" ": " ", "\n": " ", "\t": " ", ",": "\u202f", ";": "\u00a0", ":": "\u00a0", "textcompwordmark": ""}
SYMBOLS |= {sign: sign for sign in "%$#&_{}|"} | dict.fromkeys("-/@!+", "")
MATHEMATICS: dict[str, str] = dict(
    pair.split("=", 1)
    for pair in """
    alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ
    pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ
    Phi=Φ Psi=Ψ Omega=Ω times=× cdot=· div=÷ pm=± mp=∓ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈ sim=∼ simeq=≃ equiv=≡ propto=∝
    infty=∞ to=→ rightarrow=→ Rightarrow=⇒ leftarrow=← Leftarrow=⇐ leftrightarrow=↔ Leftrightarrow=⇔ uparrow=↑ downarrow=↓
    in=∈ notin=∉ subset=⊂ cup=∪ cap=∩ forall=∀ exists=∃ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ sqrt=√ circ=° prime=′ ast=*
    star=⋆ bullet=• dagger=† ddagger=‡ cdots=⋯ vdots=⋮ ll=≪ gg=≫ lt=< gt=> mid=| parallel=∥ perp=⊥ angle=∠ ell=ℓ hbar=ℏ log=log
    ln=ln exp=exp sin=sin cos=cos tan=tan min=min max=max lim=lim det=det backslash=\\ lbrace={ rbrace={ colon=:
    """.split()
)
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "c": "\u0327",
    "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "b": "\u0331", "d": "\u0323", "t": "\u0361",
}  # fmt: skip
ACCENTS = frozenset(_ACCENTS)
_DOTLESS = {"ı": "i", "ȷ": "j"}


def accented(accent: str, letter: str) -> str:
    """A letter under an accent, as one character where there is one."""
    base, rest = _DOTLESS.get(letter[:1], letter[:1]) or "\u00a0", letter[1:]
    return unicodedata.normalize("NFC", base + _ACCENTS[accent]) + rest
