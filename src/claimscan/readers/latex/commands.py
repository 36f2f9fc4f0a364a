"""Commands that print nothing of their own: which of their arguments are skipped. What stands behind is read on as text.

``m`` is an argument in braces, ``o`` one in brackets that may be missing, ``d`` a length without braces.
"""

from __future__ import annotations

_ROWS = """
-     textbf textit emph textsc texttt textrm textsf textsl textup textmd textnormal textlf textln underline uline uuline
-     sout st hl ul so mbox hbox text ensuremath fbox uppercase lowercase MakeUppercase MakeLowercase smash oldstylenums
-     mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak operatorname boldsymbol bm mathop mathbin mathrel mathord
-     left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits boldmath unboldmath nonumber notag
-     tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge bf it em sc tt rm sf sl cal bfseries itshape scshape
-     ttfamily rmfamily sffamily slshape upshape mdseries lfseries normalfont selectfont lsstyle strut centering raggedright
-     raggedleft noindent indent newpage clearpage cleardoublepage bigskip medskip smallskip smallbreak medbreak bigbreak vfill hfill
-     hfil null relax protect leavevmode allowbreak sloppy fussy frenchspacing nonfrenchspacing tableofcontents listoffigures
-     listoftables appendix frontmatter mainmatter backmatter flushbottom raggedbottom onecolumn doublespacing singlespacing
-     onehalfspacing makeatother samepage dotfill hrulefill unskip ignorespaces hline toprule midrule bottomrule nobreak
-     arraybackslash global long outer filbreak goodbreak endinput phantomsection obeylines
-     theendnotes printendnotes printnotes printpagenotes makepagenote newthought
-     printshorthands newblock natexlab makeindex today fi else unnumbered bibfont itemsep parskip allsectionsfont and immediate
o     twocolumn makebox framebox lettrine pagebreak nopagebreak linebreak nolinebreak printindex printbibliography listoftodos
o     linenumbers multicolsep printglossary balance
m     label vspace hspace thispagestyle pagestyle pagenumbering bibliographystyle index glossary nocite hypersetup geometry lstset
m     graphicspath DeclareGraphicsExtensions captionsetup setstretch urlstyle linespread markright phantom hphantom vphantom
m     hyphenation fancyhf fancyhead fancyfoot lhead rhead chead lfoot rfoot cfoot todo missingfigure newcounter stepcounter
m     refstepcounter newlength newsavebox usetikzlibrary sisetup tikzset pgfplotsset cline cmidrule eqref includeonly selectlanguage
m     newboolean theoremstyle columnbreak textlang hyperlink hypertarget scalebox rotatebox raise DeclareBibliographyCategory
m     addbibresource bibliography allowdisplaybreaks
mm    setlength addtolength settowidth settoheight markboth numberwithin DeclareMathOperator counterwithin rule
mm    DeclareUnicodeCharacter setboolean addtocontents newfontfamily titlespacing resizebox multicolumn fcolorbox
mmm   addcontentsline definecolor fontsize
om    usepackage RequirePackage documentclass includegraphics setmainfont setsansfont setmonofont setmathfont bookmark
om    setotherlanguage setdefaultlanguage babelfont textcolor foreignlanguage colorbox color pagecolor
omm   pdfbookmark
omom  multirow
moo   raisebox
ooom  parbox
momo  newtheorem
mmmmm titleformat
dm    write
d     vskip hskip kern mskip mkern parindent baselineskip tabcolsep penalty
"""
SKIPPED: dict[str, str] = {
    name: arguments.strip("-")
    for arguments, *names in (row.split() for row in _ROWS.strip().splitlines())
    for name in names
}
REDACTED = frozenset({"censor", "blackout", "xblackout", "redact", "redacted", "censorbox"})  # black bars on paper
HEADINGS = {"part": -1, "chapter": 0, "addchap": 0, "section": 1, "addsec": 1, "subsection": 2, "subsubsection": 3}
HEADINGS |= {"minisec": 3, "paragraph": 4, "subparagraph": 5}
