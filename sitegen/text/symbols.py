"""Signs that TeX writes as macros, in Unicode: for running text and for formulas as text."""

from __future__ import annotations

_TEXT = r"""
textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “
textquotedblright ” textquotedbl " textquotesingle ' quotesinglbase ‚ quotedblbase „
guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › flqq « frqq » glqq „ grqq “
ldots … dots … textellipsis … textellip … copyright © textcopyright © textregistered ®
texttrademark ™ S § P ¶ textsection § textparagraph ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡
pounds £ textsterling £ euro € EUR € texteuro € textyen ¥ textcent ¢ textdegree ° degree °
LaTeX LaTeX LaTeXe LaTeX2ε TeX TeX BibTeX BibTeX XeTeX XeTeX textasciitilde ~ textasciicircum ^
textasciigrave ` textasciiacute ´ textasciidieresis ¨ textasciimacron ¯ textasciicaron ˇ
textbackslash \ textless < textgreater > less < greater > textbar | textunderscore _
textbraceleft { textbraceright } lbrace { rbrace } textdollar $ textpercent % textnumero №
textampersand & textordfeminine ª textordmasculine º textbullet • textperiodcentered ·
textmu µ micro µ textmicro µ texttimes × textdiv ÷ textpm ± textminus − textonehalf ½
textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³
textexclamdown ¡ textquestiondown ¿ textbrokenbar ¦ textinterrobang ‽ textcelsius ℃ celsius ℃
textohm Ω textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ textsurd √
textvisiblespace ␣ textalpha α textbeta β textgamma γ slash / lq ‘ rq ’ hyp -
checkmark ✓ texthyphen - hyphen - fshyphen - bibrangedash – textfractionsolidus ⁄
"""

_MATHS = r"""
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ
Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
times × div ÷ pm ± mp ∓ cdot · cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ ast ∗ star ⋆ circ ∘
bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cap ∩ cup ∪ setminus ∖ smallsetminus ∖ wedge ∧ vee ∨
land ∧ lor ∨ neg ¬ lnot ¬ sqcap ⊓ sqcup ⊔ uplus ⊎ wr ≀ diamond ⋄ triangle △ bigtriangleup △
leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ lt < gt > ll ≪ gg ≫ lesssim ≲ gtrsim ≳
sim ∼ simeq ≃ approx ≈ cong ≅ equiv ≡ doteq ≐ propto ∝ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰
in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ emptyset ∅ varnothing ∅
mid ∣ nmid ∤ parallel ∥ perp ⊥ bot ⊥ top ⊤ vdash ⊢ models ⊨ vDash ⊨ Vdash ⊩ bowtie ⋈
forall ∀ exists ∃ nexists ∄ infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁
bigwedge ⋀ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
Leftrightarrow ⇔ iff ⇔ implies ⇒ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ uparrow ↑ downarrow ↓
hookrightarrow ↪ rightsquigarrow ⇝ rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘
langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ vert | Vert ‖ lvert | rvert | lVert ‖
rVert ‖ backslash \ prime ′ dagger † ddagger ‡ angle ∠ measuredangle ∡ square □ Box □
blacksquare ■ Diamond ◇ triangleleft ◁ triangleright ▷ clubsuit ♣ diamondsuit ♢ heartsuit ♡
spadesuit ♠ flat ♭ natural ♮ sharp ♯ therefore ∴ because ∵ surd √ coloneqq ≔ triangleq ≜
ltimes ⋉ rtimes ⋊ lambdabar ƛ complement ∁ mho ℧ eth ð colon :
"""


def _table(words: str) -> dict[str, str]:
    items = words.split()
    return dict(zip(items[::2], items[1::2], strict=True))


TEXT_SYMBOLS = _table(_TEXT)
MATH_SYMBOLS = _table(_MATHS)

# Functions that TeX prints upright: their names are their text.
_FUNCTIONS = """
arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg
lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh bmod mod polylog poly
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())


def any_symbol(name: str) -> str:
    """The sign of any macro that the formula printer knows, or "". Slow on first use."""
    from latex2mathml.symbols_parser import convert_symbol

    code: str | None = convert_symbol("\\" + name)
    return "".join(chr(int(part, 16)) for part in code.split("-")) if code else ""
