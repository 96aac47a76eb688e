"""What the TeX reader knows of macros: which style, which arguments, which silence."""

from __future__ import annotations

from sitegen.text.tree import Style

# \emph{..}: the argument in a style.
STYLED = {
    "emph": Style.EMPH, "textit": Style.EMPH, "textsl": Style.EMPH, "mathit": Style.EMPH,
    "textbf": Style.STRONG, "mathbf": Style.STRONG, "strong": Style.STRONG,
    "texttt": Style.CODE, "mathtt": Style.CODE, "code": Style.CODE, "lstinline": Style.CODE,
    "textsc": Style.SMALL_CAPS, "textsuperscript": Style.SUP, "up": Style.SUP, "fup": Style.SUP,
    "textsubscript": Style.SUB, "underline": Style.UNDERLINE, "uline": Style.UNDERLINE,
    "ul": Style.UNDERLINE, "sout": Style.STRIKE, "st": Style.STRIKE,
}  # fmt: skip

# {\em ..}: from here to the end of the group.
DECLARED = {
    "em": Style.EMPH, "it": Style.EMPH, "itshape": Style.EMPH, "sl": Style.EMPH,
    "slshape": Style.EMPH, "bf": Style.STRONG, "bfseries": Style.STRONG, "tt": Style.CODE,
    "ttfamily": Style.CODE, "sc": Style.SMALL_CAPS, "scshape": Style.SMALL_CAPS,
}  # fmt: skip

# The argument, or what follows, stands as it is.
_PLAIN = """
textnormal textrm textsf textmd textup text mbox hbox fbox makebox framebox mathrm mathsf
operatorname uppercase lowercase MakeUppercase MakeLowercase NoCaseChange NoCapitalChange
mkbibemph bibstring selectlanguage leavevmode protect relax xspace noindent centering raggedright
maketitle tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge rm rmfamily sf
sffamily normalfont upshape mdseries bgroup egroup unskip null boldmath unboldmath displaystyle
textstyle ignorespaces nobreak allowbreak break hfill hfil vfill smallskip medskip bigskip newpage
clearpage limits nolimits sloppy frenchspacing nonumber notag left right big Big bigg Bigg bigl
bigr Bigl Bigr lsstyle textls nohyphens ensuretext title textquote acs acl acf ac gls glspl Gls
hbadness emergencystretch foreignquote bibnamefont bibfnamefont eprint num SI si qty unit textgreek
 textcyr
"""
PLAIN = frozenset(_PLAIN.split())

# How many arguments go with the macro itself.
SILENT = {
    "label": 1, "thanks": 1, "index": 1, "vspace": 1, "hspace": 1, "vskip": 0, "hskip": 0,
    "color": 1, "definecolor": 3, "pagestyle": 1, "thispagestyle": 1, "footnotemark": 0,
    "noopsort": 1, "SortNoop": 1, "noop": 1, "ref": 1, "eqref": 1, "autoref": 1, "pageref": 1,
    "cref": 1, "Cref": 1, "includegraphics": 1, "phantom": 1, "hphantom": 1, "vphantom": 1,
    "input": 1, "usepackage": 1, "documentclass": 1, "setlength": 2, "newcommand": 2,
    "renewcommand": 2, "natexlab": 0, "bibinfo": 1, "fontsize": 2, "selectfont": 0,
    "textcolor": 1, "colorbox": 1, "hypertarget": 1, "hyperlink": 1, "hyperref": 0, "todo": 1,
    "switchnocap": 0, "cprotect": 0, "path@": 0, "foreignlanguage": 1, "scalebox": 1,
    "resizebox": 2, "rotatebox": 1, "raisebox": 1, "citenum": 1, "nocite": 1, "bibliography": 1,
    "bibliographystyle": 1, "markboth": 2,
}  # fmt: skip

_CITATIONS = """
cite citep citet citealt citealp citeauthor citeyear citeyearpar parencite textcite autocite
footcite fullcite Citet Citep Cite shortcite citeA shortciteA citeN
"""
CITATIONS = frozenset(_CITATIONS.split())

# Formulas that lost their dollars: macro -> number of arguments.
FORMULAS = {
    "frac": 2, "tfrac": 2, "dfrac": 2, "sqrt": 1, "mathcal": 1, "mathbb": 1, "mathscr": 1,
    "mathfrak": 1, "boldsymbol": 1, "bm": 1, "hat": 1, "tilde": 1, "bar": 1, "vec": 1,
    "overline": 1, "widehat": 1, "widetilde": 1, "binom": 2, "nicefrac": 2, "dot": 1, "ddot": 1,
}  # fmt: skip

FORMULA_ENVIRONMENTS = {
    "math": False, "equation": True, "displaymath": True, "align": True, "eqnarray": True,
    "gather": True, "multline": True, "alignat": True, "flalign": True,
}  # fmt: skip

LISTS = frozenset({"itemize", "enumerate", "description"})
_ENVIRONMENTS = """
document abstract center quote quotation flushleft flushright small verse sloppypar displayquote
minipage otherlanguage spacing
"""
ENVIRONMENTS = LISTS | frozenset(_ENVIRONMENTS.split())

# One-character macros. \& and its like are in `tex`: every sign stands for itself.
CHARACTERS = {
    " ": " ", "\n": " ", "\t": " ", ",": "\u202f", ";": " ", ":": " ", ">": " ", "!": "",
    "-": "", "/": "", "@": "", "*": "", "+": "", "|": "‖", "<": "", ")": "", "]": "",
}  # fmt: skip
