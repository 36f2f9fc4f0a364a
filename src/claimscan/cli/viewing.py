"""The commands that show an article to the eye: as a page for reading, as pictures of its own pages."""

# No ``from __future__ import annotations``: see ``options``.

from claimscan.cli import options as o
from claimscan.cli.ending import end_with
from claimscan.cli.run import Job


def report(
    paths: o.Paths,
    output: o.Output = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    source: o.From = None,
    name: o.StdinFilename = None,
    corrections: o.Corrections = None,
) -> None:
    """Write the article as a page for reading.

    Its notes, their sources and the findings of check stand beside the text. One HTML file that needs nothing else; of
    several documents a folder of them.

    \b
    claimscan report article.pdf -o report.html
    claimscan report drafts/ -o reports/
    """
    from claimscan.cli.pages import Request, report
    from claimscan.config.lookup import Ask

    job = Job(paths, output, source, name, corrections=corrections)
    end_with(report, Request(job, Ask(config=config, isolated=isolated)))


def show(
    path: o.Pdf,
    page: o.Page = None,
    all: o.All = False,
    output: o.Pictures = None,
) -> None:
    """Draw what was understood on a PDF's pages.

    \b
    claimscan show article.pdf --page 3 -o page.png
    claimscan show article.pdf --all -o pages/
    """
    from claimscan.cli.show import Request, draw

    end_with(draw, Request(path, page, all, output))
