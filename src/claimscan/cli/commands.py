"""The commands, each as thin as it can be: what was asked for as a ``View`` and ``Settings``, and the run."""

# No ``from __future__ import annotations``: see ``options``.

from collections.abc import Callable
from typing import Annotated, Any

import typer

from claimscan.cli import options as o
from claimscan.cli.asking import cache, urls
from claimscan.cli.ending import end_with
from claimscan.cli.reference import rules, schema
from claimscan.cli.run import Job, form, run
from claimscan.cli.viewing import report, show
from claimscan.config import View


def program(version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False) -> None:
    if version:
        from claimscan import __version__

        typer.echo(f"claimscan {__version__}")
        raise typer.Exit


def scan(
    paths: o.Paths,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
    dump: o.Dump = None,
) -> None:
    """Show the claims with their notes and sources, and the coverage.

    \b
    claimscan scan article.txt
    claimscan scan article.txt -f json -o article.json
    claimscan scan drafts/ -f jsonl
    pdftotext article.pdf - | claimscan scan - --stdin-filename article.txt
    """
    end_with(run, Job(paths, output, source, name, dump, corrections), View("scan", form(format, output), excel=excel))


def claims(
    paths: o.Paths,
    uncited: o.Uncited = False,
    needs_source: o.NeedsSource = False,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
) -> None:
    """List the claims: every sentence of the body.

    \b
    claimscan claims article.txt --uncited --needs-source
    claimscan claims article.txt -f csv --excel -o claims.csv
    """
    view = View("claims", form(format, output), excel=excel, uncited=uncited, needs_source=needs_source)
    end_with(run, Job(paths, output, source, name, corrections=corrections), view)


def notes(
    paths: o.Paths,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
) -> None:
    """List the notes, with their text repaired.

    \b
    claimscan notes article.txt
    """
    end_with(
        run, Job(paths, output, source, name, corrections=corrections), View("notes", form(format, output), excel=excel)
    )


def sources(
    paths: o.Paths,
    unique: o.Unique = False,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
) -> None:
    """List the sources, one row each.

    \b
    claimscan sources article.txt -f csv -o sources.csv
    claimscan sources article.txt --unique
    claimscan sources article.txt -o sheet.csv
    claimscan sources notes.txt --from notes -f json
    """
    end_with(
        run,
        Job(paths, output, source, name, corrections=corrections),
        View("sources", form(format, output), excel=excel, unique=unique),
    )


def citations(
    paths: o.Paths,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
) -> None:
    """List the marks: what they vouch for and lead to.

    \b
    claimscan citations article.txt
    """
    end_with(
        run,
        Job(paths, output, source, name, corrections=corrections),
        View("citations", form(format, output), excel=excel),
    )


def apply(
    sheet: o.Sheet,
    article: o.Mended,
    output: o.CorrectionsOut = None,
    source: o.From = None,
) -> None:
    """Take over what was mended in a sheet of sources.

    Only changed cells count. They are kept by the words of their sources, in a file beside the article which all later
    runs on it read.

    \b
    claimscan sources article.txt -o sheet.csv
    claimscan apply sheet.csv article.txt
    """
    from claimscan.cli.apply import apply

    end_with(apply, sheet, article, output, source)


def check(
    paths: o.Paths,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    severity: o.Severities = None,
    fail_on: o.Fail = None,
    exit_zero: o.ExitZero = False,
    profile: o.ProfileName = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    show_settings: o.ShowSettings = False,
    format: o.FindingsFormat = None,
    output: o.Outputs = None,
    statistics: o.Statistics = False,
    baseline: o.BaselineFile = None,
    write_baseline: o.WriteBaseline = None,
    prune_baseline: o.PruneBaseline = False,
    since: o.Since = None,
    fix: o.FixIt = False,
    diff_only: o.DiffOnly = False,
    watch: o.Watch = False,
    jobs: o.Jobs = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
    excel: o.Excel = False,
    online: o.Online = False,
    allow_host: o.AllowHosts = None,
    contact: o.Contact = "",
    timeout: o.Timeout = None,
    deadline: o.Deadline = None,
    no_cache: o.NoCache = False,
    record: o.Record = None,
    replay: o.Replay = None,
    save_evidence: o.SaveEvidence = None,
    archive: o.Archive = "dead",
    archive_url: o.ArchiveUrl = None,
) -> None:
    """Check notes, sources, addresses and dates.

    \b
    claimscan check article.txt
    claimscan check article.txt --select D,U --fail-on warning
    claimscan check drafts/ --ignore insecure-url -f full -o sarif:findings.sarif
    claimscan check drafts/ --write-baseline accepted.json
    claimscan check drafts/ --diff main
    claimscan check article.txt --online --contact me@example.org
    """
    from claimscan.cli.check import Request, start, words_of
    from claimscan.cli.online import Online, wished
    from claimscan.config.lookup import Ask

    web = Online(
        tuple(allow_host or ()),
        contact,
        timeout,
        deadline,
        no_cache,
        record,
        replay,
        save_evidence,
        archive,
        archive_url,
    )

    def action() -> int:
        ask = Ask(words_of(select, extend_select, ignore, severity), fail_on, profile, config, isolated)
        return start(
            Request(
                Job(paths, None, source, name, corrections=corrections),
                ask,
                format=format,
                outputs=tuple(output or ()),
                excel=excel,
                statistics=statistics,
                exit_zero=exit_zero,
                show_settings=show_settings,
                baseline=baseline,
                write_baseline=write_baseline,
                prune_baseline=prune_baseline,
                jobs=jobs,
                since=since,
                fix=fix,
                diff_only=diff_only,
                online=wished(web, asked=online),
                watch=watch,
            )
        )

    end_with(action)


def diff(
    old: o.Old,
    new: o.New,
    format: o.ChangesFormat = "table",
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    excel: o.Excel = False,
) -> None:
    """Compare two versions: what no longer stands where its note was.

    \b
    claimscan diff draft-1.docx draft-2.docx
    claimscan diff submitted.docx proofs.pdf -f md -o changes.md
    git show HEAD:draft.md | claimscan diff - draft.md --stdin-filename draft.md
    """
    from claimscan.cli.diff import Request, diff

    end_with(diff, Request(old, new, format, output, source, name, excel))


COMMANDS: dict[str, Callable[..., Any]] = {
    "scan": scan,
    "claims": claims,
    "notes": notes,
    "sources": sources,
    "citations": citations,
    "apply": apply,
    "check": check,
    "urls": urls,
    "cache": cache,
    "report": report,
    "show": show,
    "diff": diff,
    "rules": rules,
    "schema": schema,
}
