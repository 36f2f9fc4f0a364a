"""The options that commands share, each written once."""

# No ``from __future__ import annotations`` in this package: Typer reads the annotations when it starts, and would
# have to compile them from text.

from pathlib import Path
from typing import Annotated, Literal

import typer

from claimscan.config import FailOn, Format, Profile

CheckFormat = Literal[
    "table", "full", "concise", "grouped", "json", "jsonl", "csv", "tsv",
    "md", "github", "gitlab", "sarif", "junit", "rdjson",
]  # fmt: skip


def _readers() -> list[str]:
    from claimscan.readers import READERS

    return list(READERS)


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Files or folders; - reads standard input.", show_default=False),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Form of the output.", show_default="as FILE of -o is called, else table"),
]
RulesFormat = Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FORMAT", help="Read as text, notes ... whatever the name says.", autocompletion=_readers
    ),
]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called in the report.")
]
Excel = Annotated[
    bool,
    typer.Option(
        "--excel", help="CSV and TSV for spreadsheets: byte order mark, CRLF, no cell that is run as a formula."
    ),
]
Dump = Annotated[
    Literal["document", "article"] | None,
    typer.Option("--dump", help="Print a stage of the work as JSON, for looking into a wrong result."),
]
FindingsFormat = Annotated[
    CheckFormat | None,
    typer.Option("--format", "-f", help="Form of the findings.", show_default="table; github in its workflows"),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="[FORMAT:]FILE", help="Write to FILE; with FORMAT: in that form besides."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these: codes, beginnings of codes or names, with commas."),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="RULES", help="These besides, also if settings ignore them."),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these; wins over --select.")]
Severities = Annotated[
    list[str] | None,
    typer.Option("--severity", metavar="RULES=LEVEL", help="Raise or lower: U103=warning."),
]
Fail = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 on findings of this severity or a graver one.", show_default="error"),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")]
ProfileName = Annotated[Profile | None, typer.Option("--profile", help="A named set of settings.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="This settings file for all documents.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="No settings file at all.")]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Show what holds for each document, and end.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="How often each rule found something, instead of where.")
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings that FILE knows.")
]
WriteBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write all findings to FILE, and end with 0.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes for many documents.", show_default="as the machine has"),
]
PruneBaseline = Annotated[bool, typer.Option("--prune-baseline", help="Take out of the baseline what no longer fits.")]
Since = Annotated[
    str | None, typer.Option("--diff", metavar="REV", help="Only what is new or altered since this git revision.")
]
FixIt = Annotated[
    bool, typer.Option("--fix", help="Mend what is certain, in files of text, Markdown, HTML and LaTeX alone.")
]
DiffOnly = Annotated[bool, typer.Option("--diff-only", help="Show what --fix would change, and change nothing.")]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved, until Ctrl-C.")]
Online = Annotated[
    bool, typer.Option("--online", help="Ask the web whether the sources are there and what the note says.")
]
AllowHosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="HOST", help="A host of one's own network that may be asked; again for more."),
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        metavar="ADDRESS",
        envvar="CLAIMSCAN_CONTACT",
        help="Told to the sites: whom they may write to.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="For one URL.", show_default="20")
]
Deadline = Annotated[
    float | None, typer.Option("--deadline", metavar="SECONDS", min=0.1, help="For all URLs.", show_default="600")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep what earlier runs saw.")]
Record = Annotated[Path | None, typer.Option("--record", metavar="FILE", help="Keep all answers in FILE.")]
Replay = Annotated[
    Path | None, typer.Option("--replay", metavar="FILE", help="Take all answers from FILE, without a network.")
]
SaveEvidence = Annotated[
    Path | None, typer.Option("--save-evidence", metavar="DIR", help="Write what was seen into DIR, as WARC.")
]
Archive = Annotated[
    Literal["dead", "all", "never"],
    typer.Option("--archive", help="Look for copies in a web archive: of what is gone, of all, of nothing."),
]
ArchiveUrl = Annotated[
    str | None,
    typer.Option(
        "--archive-url",
        metavar="TEMPLATE",
        help="The archive's address with {url}, and {day} if it wants it.",
        show_default="web.archive.org",
    ),
]
CacheAction = Annotated[Literal["info", "clear"], typer.Argument(help="Show it or empty it.", show_default=False)]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="VERDICTS", help="Only these: dead,moved ...")]
Old = Annotated[
    Path, typer.Argument(metavar="OLD", help="The version before; - reads standard input.", show_default=False)
]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The version after.", show_default=False)]
ChangesFormat = Annotated[
    Literal["table", "json", "jsonl", "csv", "tsv", "md"], typer.Option("--format", "-f", help="Form of the output.")
]
Rule = Annotated[str | None, typer.Argument(metavar="[CODE]", help="Code or name of one rule.", show_default=False)]
Uncited = Annotated[bool, typer.Option("--uncited", help="Only claims without a mark.")]
NeedsSource = Annotated[bool, typer.Option("--needs-source", help="Only claims that need a source.")]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="What claimscan apply wrote.",
        show_default="PATH.corrections.json, if there is one",
    ),
]
Sheet = Annotated[
    Path, typer.Argument(metavar="SHEET", help="A mended table of sources (CSV or TSV).", show_default=False)
]
Mended = Annotated[Path, typer.Argument(metavar="ARTICLE", help="The article it was made of.", show_default=False)]
CorrectionsOut = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here.", show_default="ARTICLE.corrections.json"),
]
Unique = Annotated[bool, typer.Option("--unique", help="Each work once, with all notes that cite it.")]
Pdf = Annotated[Path, typer.Argument(metavar="FILE", help="A PDF file.", show_default=False)]
Page = Annotated[
    int | None, typer.Option("--page", min=1, help="Which page, counted from 1.", show_default="the first")
]
All = Annotated[bool, typer.Option("--all", help="All pages, a picture each.")]
Pictures = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PNG", help="Write the picture here; with --all a folder, or names from it."
    ),
]
