"""How much each feature of a piece speaks for each label, and each label for the one behind it: the grammar of a reference.

The figures are scores that are added up, not probabilities: 1 is a hint, 3 is strong, 6 decides, a point is nothing. They
were set by hand from how citation styles order their parts (Chicago, MLA, APA, Vancouver, Harvard, OSCOLA, Bluebook, German
and French) and are fixed: nothing is learned when a note is read. Tables learned from generated references may take their
place: `path` knows no figure and `features` no weight.
"""

from __future__ import annotations

from typing import Final, Literal, cast, get_args

Label = Literal["author", "title", "container", "publisher", "place", "series", "genre", "note"]
LABELS: Final[tuple[Label, ...]] = get_args(Label)
Row = tuple[float, ...]  # one figure for each of ``LABELS``

_FEATURES = """
feature                   author     title container publisher     place    series     genre      note
bias                          -3         .      -0.4      -0.8      -1.6      -1.8      -2.5      -1.8
# where it stands
start                        1.5       2.5      -1.2        -2        -2        -3      -2.5        -2
no-names                     1.5         .         .         .         .         .         .         .
named                         -6         .         .         .         .         .         .         .
body-first                   0.6      -0.6         .         .         .         .         .         .
body-again                     3      -0.5         .         .         .         .         .         .
behind-in                     -6        -6       4.5        -4        -3        -2        -3         .
in-brackets                   -4        -3      -1.2       1.2       0.4       0.6       0.8       0.8
sep:                           .         .      -1.2         .         .         .         .         .
shelved                        .         .        -4        -4         .        -3         .         .
telling                       -8        -8        -5        -5        -5        -5         .         3
after-account                 -8        -9        -4        -4         .         .         .         3
after-book-name               -4        -4        -3         .         .         .         .         .
after-url                      .         .         .         .         .         .         .         1
press-of-imprint              -3        -2        -1         4        -2         .         .        -3
town-of-imprint               -3        -2        -2        -1         3         .         .         .
subtitle-of-book               .       0.4        -1         .         .         .         .         .
town-of-year                   .         .         .         .         3         .         .         .
of-volume                      .         .         5         .         .         .         .         .
# what stands behind it
next-title-marked            2.5         .         .         .         .         .         .         .
next-date                    0.8         .       0.3       0.8       0.3         .         .         .
before-year                    .      -0.4         .         .         2         .         .         .
dated-numbers                  .      -1.6         2         .        -2         .         .         .
before-day                     .         .       2.4         .         .         .         .         .
before-place                   .         .         .      -0.5       2.0         .         .         .
next-numbers                  -2      -1.6       2.4      -1.6         .       0.6         .         .
next-pages                     .      -0.2       0.9         .         .         .         .         .
next-report                    .         .         2         .         .         .         .         .
next-end                    -2.5         .         .       0.4         .         .         .       0.4
next-sep:                   -0.6       0.8         .         .       1.8         .         .         .
next-sep.                    0.3         .         .         .         .         .         .         .
next-sep)                      .         .         .         .         .       0.3         .         .
# quotation marks and emphasis
quote                         -8         5        -3        -8        -8        -8        -8        -4
said                          -8        -8        -8        -8        -8        -8        -8         6
quote-again                    .        -9         2         .         .         .         .         .
before-quote                   .      -3.5      -1.5      -2.5        -2         .         .         .
after-quote                    .        -5       0.8         .         .         .         .         .
behind-quote                   .         .       1.5         .         .         .         .         .
half-quoted                    .         4         .         .         .         .         .         .
half-quoted-on                 .         2         .         .         .         .         .         .
behind-half-quoted            -4        -5       1.5       0.5         .         .         .         .
book-name                     -8         5         5        -8        -8        -8        -8        -8
emphasis                      -5       2.5       1.5        -4        -5         .         .         .
only-emphasis                  .         3         .         .         .         .         .         .
before-emphasis                .        -2         .         .         .         .         .         .
after-emphasis                 .      -1.5         .         .         .         .         .         .
emphasis-after-title           .         .       3.5         .         .         .         .         .
emphasis-after-text            .        -4         3         .         .         .         .         .
# its shape
one-word                       .      -0.8      -0.1       0.2       0.5         .         .         .
two-words                      .         .         .       0.3       0.3         .         .         .
four-words                     .       0.7         .         .        -2         .         .         .
six-content-words           -0.6       1.2      -0.4      -0.8         .         .      -1.5         .
sentence                    -2.5       1.5      -1.5      -1.8      -2.5        -1         .         .
small-words                    .       0.4         .         .         .         .         .         .
begins-small                   .       0.2      -1.2      -1.5        -2         .       0.4       1.5
begins-and                     .         1      -0.5        -1        -3         .        -3         .
begins-the                     .       0.4       0.6         .        -2         .         .         .
begins-article                 .       1.6      -0.4      -0.8        -2         .         .         .
question                       .       1.5         .         .         .         .         .         .
acronym                      1.5      -0.8       0.8       0.4         .         .         .         .
abbreviated                    .        -2       1.8         .         .         .         .         .
only-years                     .       2.5        -3        -4        -4         .         .         .
digits                      -1.5         .         .         .      -2.5         .         .         .
ends-number                    .         .         .         .         .       1.2         .         .
# its words
institution                  2.8      -0.6       0.2       1.6        -2         .         .         .
periodical                  -0.8      -0.4       1.3        -1      -1.5         .         .         .
journal                        .      -1.2       0.8         .         .         .         .         .
conference                    -2      -1.5       2.2      -1.5        -2         .         .         .
publisher-word              -0.5      -1.2      -1.2       2.6      -2.5         .         .         .
half-places                    .      -1.2      -1.6      -0.6       3.2         .         .         .
all-places                     .         .         .         .         1         .         .         .
domain                       0.5        -2       2.2      -0.5         .         .         .         .
prose                         -2         .      -1.5      -1.5         .         .         .         2
series-word                    .         .        -2         .         .         3         .         .
genre-within                   .         .         .         .         .       0.8         2         .
genre-only                     .        -3        -3        -2         .         .         6         .
utterance                     -3        -4        -2        -3        -3        -2         4         2
utterance-on                  -3        -1        -2        -3        -2        -2         4         .
note-word                      .        -4        -4        -4        -4         .         .       2.5
"""

# The label in front (first column, `start`: none) and the label behind it (first row).
_FOLLOWS = """
before                    author     title container publisher     place    series     genre      note
start                          .         .      -0.5      -1.5        -2        -2      -1.5        -1
author                         .       0.8        -1        -2        -2         .         .      -1.5
title                         -8         .       0.5       0.1       0.2         .       0.4      -0.4
container                     -8      -1.5         .       0.3       0.2         .         .         .
publisher                     -8        -4      -0.7         .       0.8         .         .         .
place                         -8        -4        -7      -0.6         .         .         .         .
series                        -8        -3         .       0.3       0.2         .         .         .
genre                         -8        -3      -0.3       1.2         .         .         .         .
note                          -8      -2.5      -1.5      -0.6         .         .         .         .
"""

# The same field going on behind a separator; `*` is a comma before an emphasised piece.
_GOES_ON = """
separator                 author     title container publisher     place    series     genre      note
*                             -3        -3        -3        -3        -3        -3        -3        -3
:                             -3       2.2       1.6      -1.5      -2.5      -0.4      -1.5       0.2
,                             -2       0.3      -0.4       0.3       1.2      -0.2      -0.2       0.3
.                           -2.5      -1.6        -1      -1.5        -1      -0.8        -1       0.2
?                             -1      -0.4      -0.5        -1        -1        -1        -1        -1
!                             -1      -0.4        -1        -1        -1        -1        -1        -1
-                             -1       0.2      -0.2         .       0.3        -1        -1        -1
;                           -0.5      -0.4      -1.5        -2         .        -1        -1       0.2
(                             -1      -0.8        -1      -1.5      -1.5        -1      -0.5         .
blank                          .       0.3       0.2         .       0.3         .         .       0.3
)                           -1.5        -1      -0.6        -2      -1.5        -1        -1         .
in                            -5        -2        -3        -4        -4        -3        -3         .
"""

# What a separator adds between two labels: "Town: Press", "Title. Container".
_SEPARATED = """
separator before behind worth
: place publisher 2.2
: publisher place 0.6
, publisher place 0.2
, publisher container 0.4
. title container 0.2
: title container -0.5
"""


def _table(text: str) -> dict[str, Row]:
    """A table of this page: the name of each row with its figures."""
    lines = [line.split() for line in text.strip().splitlines() if not line.startswith("#")]
    return {name: tuple(0.0 if sign == "." else float(sign) for sign in signs) for name, *signs in lines[1:]}


FEATURES: Final = _table(_FEATURES)
FOLLOWS: Final = _table(_FOLLOWS)
GOES_ON: Final = {" " if name == "blank" else name: row for name, row in _table(_GOES_ON).items()}
GOES_ON_ELSE: Final = -1.0
SEPARATED: Final[dict[tuple[str, Label, Label], float]] = {
    (sign, cast("Label", before), cast("Label", behind)): float(worth)
    for sign, before, behind, worth in (line.split() for line in _SEPARATED.strip().splitlines()[1:])
}
