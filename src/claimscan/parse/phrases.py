"""Turns of phrase that mark a part of a reference, in the languages that scholars and journalists cite in."""

from __future__ import annotations

from claimscan import patterns as regex

# "2nd ed.", "5th edn", "3rd rev. ed.", "7. Aufl.", "2e éd.", "Revised and expanded"; not "ed. A. Hill" (an editor).
EDITION = regex.compile(
    r"""(?<![\p{L}\d])
    (?:\d{1,3}(?:st|nd|rd|th|d|\.|e|ª|º)? | \d{4} | [Ff]irst | [Ss]econd | [Tt]hird | [Ff]ourth | [Ff]ifth | [Ss]ixth
      | [Rr]ev(?:ised|\.)? | [Nn]ew | [Ee]nlarged) \s
    (?:(?:rev|revised|ext|enlarged|int|amer|erw|überarb|unveränd|ed)\p{L}*\.?,?\s(?:(?:and|und)\s)?){0,2}
    (?:edn?\b\.? | editions?\b | Aufl(?:age|\.|\b) | éd(?:ition|\.) | ed(?:ición|izione|\.))
    | (?<=\()\p{Lu}\p{L}+\sed\.(?=,?\s)
    | (?<=[.,]\s)(?:[Rr]evised | [Ee]xpanded | [Ee]nlarged)(?:\sand\s\p{Ll}+)?(?=[.,])""",
    regex.VERBOSE,
)

# The kind of a work, as printed.
GENRE = regex.compile(
    r"""\b(?:
      (?:(?:unpublished|unveröffentlichte?)\s)?
        (?:ph\.?\s?d\.? | master(?:['’]?s)? | m\.?a\.? | m\.?sc\.? | doctoral | licentiate | habilitation)[\s-]?
        (?:thesis | diss(?:ertation|\.)?)?(?=[\s,.)]|$)
      | (?:thesis | dissertation | diss\b\.? | habilitationsschrift | thèse(?:\sde\sdoctorat)? | tesis | tesi\sdi\s\w+)(?=[\s,.)]|$)
      | (?:(?:tech(?:nical|\.) | research | policy | staff | interim | final | annual | special | country | background)\s)?
        (?:research\s)?(?:working|discussion|white|briefing|occasional|issue|policy|position)\s(?:paper|brief)s?\b
      | (?<=^)(?:(?:final|interim|annual)\s)?report(?=$)
      | tech(?:-|nical|\.)?\s?(?:nical\s)?(?:report|rep\.)
      | (?:pre-?print | draft(?:\spaper)? | unpublished(?:\smanuscript)? | manuscri(?:pt|t) | press\srelease | issue\sbrief
        | memorandum(?!\sof) | podcast | episode | video | motion\spicture | film | dvd | cd-rom | audio | data\s?set
        | software | computer\sprogram | web\s?site | blog(?:\spost)? | tweet | interview | exhibition\scatalogue
        | paper\spresented\sat | twitter\s(?:account|post))\b
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)

# A series rather than a periodical.
SERIES = regex.compile(
    r"""\b(?:series | lecture\snotes | lncs | reihe | schriften(?:reihe)? | coll(?:ection|\.) | collana | colección | ser\.
      | (?:working|discussion)\spapers? | monographs? | (?:studies|texts)\sin | publications?\sof | fachserie)\b""",
    regex.VERBOSE | regex.IGNORECASE,
)

_NAME_AHEAD = r"(?=\p{Lu} | v[ao]n\s | d[eiu]\s)"
# Before a name: who edited. "ed." behind a number or ordinal is an edition.
EDITED_BY = regex.compile(
    rf"""(?<![\p{{L}}\d])(?<!(?:\d|st|nd|rd|th|[Rr]ev\.|\d\.)\s)
    (?:(?:[Ee]dited|[Ee]ds?\.|[Cc]ompiled|[Hh]erausgegeben|[Hh]rsg\.?|[Hh]g\.?|[Rr]ed\.?)\s(?:and\s(?:translated|introduced)\s)?(?:by|von|v\.)
      | [Ee]d(?:s|itors?)?[.:](?!,) | [Ee]ds(?=\s) | éds?\.(?!,) | a\scura\sdi | sous\sla\sdir(?:ection|\.)\sde)
    \s{_NAME_AHEAD}""",
    regex.VERBOSE,
)
TRANSLATED_BY = regex.compile(
    rf"""(?<![\p{{L}}\d])
    (?:[Tt]ranslated(?:\s(?:and\sedited|from\s(?:the\s)?\p{{Lu}}\p{{L}}+))?\sby | [Tt]rans(?:l)?\.(?:\sby)? | [Tt]r\.
      | [Üü]bers(?:etzt)?\.?\s(?:von|v\.) | [Tt]rad(?:uit)?\.?(?:\sfr\.)?(?:\spar|\sde)?)
    \s{_NAME_AHEAD}""",
    regex.VERBOSE,
)
# Behind a title: "Old Lamps by Ann Hill", "« Lampes » par Ann Hill".
BY = regex.compile(r"(?<=(?<!\p{L})\p{Lu}\p{L}*|[”\"’»*?!])\s(?:by|par|por|von|di)\s(?=\p{Lu})")
# People in other roles are read so that nobody takes them for a title: "Dir. Ann Ward. Perf. Carl Hill".
MADE_BY = regex.compile(
    r"""(?<![\p{L}\d])
    (?:[Dd]ir | Perf | Prod | Narr | Illus | [Aa]nnot | Cond | Screenplay | Director | Writ(?:ten\sby|\.) | [Dd]irected\sby | [Pp]roduced\sby
      | Foreword\sby | Introduction\sby | [Ii]ntro\. | With\san\sintroduction\sby | [Rr]evised\sby)
    [.,]?\s(?=\p{Lu})""",
    regex.VERBOSE,
)
# Behind a name: "(eds.)", "(Hrsg.)", ", editors,", " Hg.:".
ROLE_AFTER = regex.compile(
    r""",?\s?[(\[](?:\p{Ll}{1,4}\.\s)?
      (?P<role>[Ee]d(?:s|itors?|ited)?\.? | [Hh]rsg\.? | [Hh]gg?\.? | éds?\.? | dirs?\.? | sous\sla\sdir\.? | a\scura\sdi | cur\. | coord\.?
        | [Cc]omps?\.? | [Rr]ed\.? | [Tt]rans\.? | [Tt]ranslators?\.? | [Üü]bers\.?)[)\]]
    | ,\s(?P<bare>eds?\.? | editors? | Hrsg\. | Hg\. | éds?\. | dir\.(?=[,:]) | comps?\.)(?=[\s,:]|$)
    | \s(?P<loose>\(?[Ee]ds\.?\)? | Hrsg\. | \(Hg\))(?=[,:])""",
    regex.VERBOSE,
)
# Roles that leave a person an author: "(Writer/Director)".
CREATOR_ROLE = regex.compile(
    r"""\s?\((?:[Ww]riter|[Dd]irector|[Pp]roducer|[Nn]arrator|[Cc]reator|[Aa]rtist|[Hh]ost|[Pp]resenter|[Pp]hotographer|[Cc]omposer)
    [\w/&\ ]{0,40}\)""",
    regex.VERBOSE,
)
ET_AL = regex.compile(
    r",?\s\(et\sal\.?\)|,?\s(?:et\sal(?:ii|\.|\b)|u\.\s?a\.|and\sothers|and\scolleagues|et\saliae)\.?"
)

# Words that introduce a source; what must follow (a name, a title, a figure) is the caller's to check.
SIGNAL = regex.compile(
    r"""(?<![\p{L}\d.])(?:
      (?:[Bb]ut\s)?[Ss]ee(?:,?\s(?:also|generally|further|especially|too|now|instead|in\sparticular|for\sinstance
        |for\sexample|e\.\s?g\.|eg|inter\salia|again)(?!\p{L}))*[,:]?
    | (?:[Bb]ut\s)?[Cc]f\.?(?:\s(?:also|e\.\s?g\.|eg|generally)(?!\p{L}))?:?
    | [Cc]ompare(?:,?\sfor\sexample,?)?:? | [Cc]ontra:? | [Aa]ccord:? | E\.g\.,?:? | [Ff]or\s(?:example|instance)[:,]{0,2}
    | (?:[Aa]s\s)?(?:[Qq]uoted|[Cc]ited)\s(?:in|by|from):? | [Qq]uoting | [Cc]iting | [Ss]ource:
    | (?:[Ss]o\s)?(?:[Vv]gl\.? | [Ss]iehe | [Ss]\.(?=\s(?:auch|dazu|hierzu|nur|etwa|insb|z\.|ferner)))
      (?:\s(?:auch|dazu|hierzu|nur|etwa|insb(?:es(?:ondere|\.)|\.)|z\.\s?B\.|u\.\s?a\.|ferner|allgemein|statt\svieler
        |ausführlich|zum\sBeispiel|jedoch|aber|hier|zuletzt|näher|i\.\s?E\.|im\s[Ee]inzelnen)(?!\p{L}))*:?
    | (?:[Aa]usführlich | [Ee]ingehend | [Gg]rundlegend | [Nn]äher)(?:er)?(?:\s(?:bei|dazu|hierzu))?:? | (?:[Ff]erner|[Ee]benso|[Dd]azu|[Hh]ierzu
      |[Aa]nders|[Zz]ustimmend|[Aa]blehnend|[Ss]tatt\s(?:vieler|aller))(?:\s(?:auch|bei|etwa|nur))?:?
    | (?:[Dd]es\s[Ww]eiteren|[Aa]ußerdem|[Ww]eiterhin|[Zz]udem|[Dd]arüber\shinaus):
    | a\.\s?A\.:? | [Kk]rit(?:isch|\.)(?:\sdazu)?:? | [Ss]o\sauch:?
    | [Zz]it(?:iert|\.)\s(?:nach|bei|in) | [Aa]bgedruckt\sin | [Nn]achweise?\s(?:bei|in)
    | [Vv]oir(?:\s(?:aussi|notamment|par\sexemple|égal(?:ement|\.)|not\.)(?!\p{L}))*:? | [Cc]ité\s(?:par|dans)
    | [Vv][ée]ase(?:\stambién)? | [Vv]id\. | [Cc]fr\.?(?:\santhe)? | [Vv]edi(?:\sanche)?
    )(?=[\s“‘\"«])""",
    regex.VERBOSE,
)
# What introduces a container or its editors: "In Ann Hill (ed.), Title", "in: Hill, A. (Hg.): Title".
IN = regex.compile(
    r"(?<![\p{L}\d])(?:[Ii]n|[Dd]ans|[Ee]n)\s?:?\s+(?:the\s(?=Proc))?(?=[\p{Lu}\"“„«‘*`\[_\d]|dies|ders|the\s|van\s|von\s|de\s)"
)
