"""The commands that ask the web, and the one for what they have left."""

# No ``from __future__ import annotations``: see ``options``.

from claimscan.cli import options as o
from claimscan.cli.ending import end_with
from claimscan.cli.run import Job, form
from claimscan.config import View


def urls(
    paths: o.Paths,
    only: o.Only = None,
    format: o.OutputFormat = None,
    output: o.Output = None,
    source: o.From = None,
    name: o.StdinFilename = None,
    excel: o.Excel = False,
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
    """Ask the web whether the sources are still there.

    \b
    claimscan urls article.txt
    claimscan urls drafts/ --only dead,moved -f csv -o gone.csv
    claimscan urls article.txt --record answers.jsonl
    claimscan urls article.txt --replay answers.jsonl
    """
    from claimscan.cli.online import Online
    from claimscan.cli.urls import Request, only_of
    from claimscan.cli.urls import urls as run_urls

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
    view = View("urls", form(format, output), excel=excel)
    end_with(lambda: run_urls(Request(Job(paths, output, source, name), view, web, only_of(only))))


def cache(action: o.CacheAction, output: o.Output = None) -> None:
    """Show or empty the cache of what the web showed.

    \b
    claimscan cache info
    claimscan cache clear
    """
    from claimscan.cli.urls import cache as run_cache

    end_with(run_cache, action, output)
