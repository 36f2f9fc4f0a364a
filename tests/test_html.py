"""Web pages: marks and notes in the ways that programs write them, what is article and what is not, places, hostile input."""

from __future__ import annotations

import resource
import time
from random import Random
from typing import NamedTuple

import pytest

from claimscan.errors import UnreadableInput
from claimscan.model import Document, Layout, Place
from claimscan.readers import html, read
from claimscan.readers.labels import label, leads_back, printed_length
from claimscan.split import split

Notes = list[tuple[str, str]]  # label, text
Marks = list[tuple[str, str, str | None]]  # the words before it, what it prints of its label, the note it leads to


class Case(NamedTuple):
    """A page, and what is to be found on it."""

    page: str
    notes: Notes
    marks: Marks


def layout(page: str, neighbours: dict[str, str] | None = None) -> Layout:
    given = {name: text.encode() for name, text in (neighbours or {}).items()}
    return split(html.read(page.encode(), "page.html", given.get))


def notes_of(found: Layout) -> Notes:
    return [(note.label, note.text) for note in found.notes]


def marks_of(found: Layout) -> Marks:
    labels = {note.id: note.label for note in found.notes}
    return [
        (passage.text[:at].split()[-1], link.label, labels.get(link.note or ""))
        for passage in found.passages
        for at, mark in passage.marks
        for link in found.links
        if link.mark == mark
    ]


def body(found: Layout) -> list[str]:
    return [passage.text for passage in found.passages if passage.kind in ("paragraph", "quote", "item")]


# fmt: off
PATTERNS: dict[str, Case] = {
    "Word's filtered page": Case(
        '<p class=MsoNormal>Trams ran late.<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span '
        'style="font-size:12.0pt">[1]</span></span></a></p><div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1>'
        '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Tram '
        "Board, <i>Report</i>.</p><p class=MsoFootnoteText>A second paragraph.</p></div></div>",
        [("1", "Tram Board, Report. A second paragraph.")],
        [("late.", "1", "1")],
    ),
    "markdown-it, a note with two marks": Case(
        '<p>Trams ran late.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> Always.<sup class="footnote-ref"><a '
        'href="#fn1" id="fnref1:1">[1:1]</a></sup></p><hr class="footnotes-sep"><section class="footnotes"><ol><li id="fn1"><p>Tram '
        'Board. <a href="#fnref1" class="footnote-backref">↩︎</a> <a href="#fnref1:1" class="footnote-backref">↩︎</a></p></li></ol></section>',
        [("1", "Tram Board.")],
        [("late.", "1", "1"), ("Always.", "1", "1")],
    ),
    "Org mode": Case(
        '<p>Trams ran late.<sup><a id="fnr.1" class="footref" href="#fn.1" role="doc-backlink">1</a></sup></p><div id="footnotes"><h2>'
        'Footnotes: </h2><div id="text-footnotes"><div class="footdef"><sup><a id="fn.1" class="footnum" href="#fnr.1" role="doc-backlink">'
        '1</a></sup> <div class="footpara" role="doc-footnote"><p>Tram Board.</p></div></div></div></div>',
        [("1", "Tram Board.")],
        [("late.", "1", "1")],
    ),
    "LaTeXML, whose notes begin with their label twice": Case(
        '<p>Trams ran late.<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span '
        'class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup>\n<span class="ltx_tag ltx_tag_note">1'
        "</span>\n12 cars of the Tram Board.</span></span></span> Always.</p>",
        [("1", "12 cars of the Tram Board.")],
        [("late.", "1", "1")],
    ),
    "one note in a section with a heading": Case(
        '<p>Trams ran late.<a class="noteref" href="#note-1" id="noteref-1">1</a></p><div class="endnotes"><h2>Notes</h2><div '
        'class="endnote-section"><h3>1. Trams</h3><div class="endnote" id="note-1"><p><a href="#noteref-1">1</a>. Tram Board.</p></div>'
        "</div></div>",
        [("1", "Tram Board.")],
        [("late.", "1", "1")],
    ),
    "a page that was saved under another name": Case(
        '<p>Trams ran late.<a href="trams.html#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p><div class="footnotes"><ol><li '
        'id="fn1"><p>Tram Board.<a href="trams.html#fnref1" class="footnote-back">↩︎</a></p></li></ol></div>',
        [("1", "Tram Board.")],
        [("late.", "1", "1")],
    ),
    "Distill, whose list repeats the notes of the text": Case(
        '<p>Trams ran late.<d-footnote id="d-footnote-1">Tram Board, Report.</d-footnote> Always.</p><d-appendix><h3>Footnotes</h3>'
        '<d-footnote-list><ol><li id="d-footnote-1-listing">Tram Board, Report.<a class="footnote-backlink" href="#d-footnote-1">[↩]</a>'
        "</li></ol></d-footnote-list></d-appendix>",
        [("1", "Tram Board, Report.")],
        [("late.", "1", "1")],
    ),
    "pandoc": Case(
        '<p>The bridge opened in 1911.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> It '
        'carried trams<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a><a href="#fn3" '
        'class="footnote-ref" id="fnref3" role="doc-noteref"><sup>3</sup></a> until 1950.</p><section id="footnotes" '
        'class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol><li id="fn1"><p>City Archive, <em>Bridges</em>, '
        '12.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>First paragraph.</p>'
        '<blockquote><p>A quotation inside.</p></blockquote><p>Second paragraph.<a href="#fnref2" class="footnote-back" '
        'role="doc-backlink">↩︎</a></p></li><li id="fn3"><p>Tram Board, 1949.<a href="#fnref3" class="footnote-back">↩︎</a></p>'
        "</li></ol></section>",
        [("1", "City Archive, Bridges, 12."), ("2", "First paragraph. A quotation inside. Second paragraph."), ("3", "Tram Board, 1949.")],
        [("1911.", "1", "1"), ("trams", "2", "2"), ("trams", "3", "3")],
    ),
    "PHP Markdown Extra and kramdown": Case(
        '<p>Bees sleep.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup> They wake.'
        '<sup id="fnref:bee"><a href="#fn:bee" class="footnote">2</a></sup> They sleep again.<sup id="fnref:1:1"><a href="#fn:1" '
        'class="footnote">1</a></sup></p><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Hive Journal 4 (1990): 12. '
        '<a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a> <a href="#fnref:1:1" class="reversefootnote">'
        '&#8617;<sup>2</sup></a></p></li><li id="fn:bee"><p>Ibid. <a href="#fnref:bee" class="reversefootnote">&#8617;</a></p></li>'
        "</ol></div>",
        [("1", "Hive Journal 4 (1990): 12."), ("2", "Ibid.")],
        [("sleep.", "1", "1"), ("wake.", "2", "2"), ("again.", "1", "1")],
    ),
    "GitHub": Case(
        '<p>Lamps were lit.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="" '
        'aria-describedby="footnote-label">1</a></sup></p><section data-footnotes="" class="footnotes"><h2 id="footnote-label" '
        'class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>Lamp Office, 1880. <a href="#user-content-fnref-1" '
        'data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref"><g-emoji>↩</g-emoji></a></p></li>'
        "</ol></section>",
        [("1", "Lamp Office, 1880.")],
        [("lit.", "1", "1")],
    ),
    "WordPress, its own notes": Case(
        '<p>Trams ran late.<sup data-fn="a1b2" class="fn"><a href="#a1b2" id="a1b2-link">1</a></sup> Always.<sup data-fn="c3d4" '
        'class="fn"><a id="c3d4-link" href="#c3d4">2</a></sup></p><ol class="wp-block-footnotes"><li id="a1b2">Tram Board, Report. '
        '<a href="#a1b2-link" aria-label="Jump to footnote reference 1">↩︎</a></li><li id="c3d4">A guess. <a href="#c3d4-link" '
        'aria-label="Jump to footnote reference 2">↩︎</a></li></ol>',
        [("1", "Tram Board, Report."), ("2", "A guess.")],
        [("late.", "1", "1"), ("Always.", "2", "2")],
    ),
    "WordPress, empty anchors": Case(
        "<p>Trams ran late.<span id='easy-footnote-1-77' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'>"
        "<a href='#easy-footnote-bottom-1-77' title='Tram Board, Report of 1912.'><sup>1</sup></a></span> Always.</p>"
        "<ol class='easy-footnotes-wrapper'><li class='easy-footnote-single'><span id='easy-footnote-bottom-1-77' "
        "class='easy-footnote-margin-adjust'></span>Tram Board, Report of 1912.<a class='easy-footnote-to-top' "
        "href='#easy-footnote-1-77'></a></li></ol>",
        [("1", "Tram Board, Report of 1912.")],
        [("late.", "1", "1")],
    ),
    "WordPress, tips and a table": Case(
        '<p>The pier burned.<span class="footnote_referrer"><a role="button" onclick="move(\'note_9_1\');"><sup id="tip_9_1" '
        'class="footnote_plugin_tooltip_text">[1]</sup></a><span class="footnote_tooltip">Pier Gazette, 4 May … Continue</span>'
        '</span> It was rebuilt.<span class="footnote_referrer"><a role="button" onclick="move(\'note_9_2\');"><sup id="tip_9_2" '
        'class="footnote_plugin_tooltip_text">[2]</sup></a><span class="footnote_tooltip">Pier Gazette, 9 May 1904.</span></span></p>'
        '<table class="footnotes_table"><tbody><tr><th scope="row" id="note_9_1"><a class="footnote_backlink">&#8593;1</a></th>'
        '<td>Pier Gazette, 4 May 1903, the whole page.</td></tr><tr><th scope="row" id="note_9_2"><a class="footnote_backlink">'
        "&#8593;2</a></th><td>Pier Gazette, 9 May 1904.</td></tr></tbody></table>",
        [("1", "Pier Gazette, 4 May 1903, the whole page."), ("2", "Pier Gazette, 9 May 1904.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "WordPress, notes in the sentence": Case(
        '<p>The clock stopped.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" role="button">1</a>'
        '</sup><span id="mfn-content-1" role="tooltip" class="modern-footnotes-footnote__note" data-mfn="1">Tower Log, page 3.</span>'
        " Nobody noticed.</p>",
        [("1", "Tower Log, page 3.")],
        [("stopped.", "1", "1")],
    ),
    "Wikipedia": Case(
        '<p>The Blue Hive is a hive.<sup id="cite_ref-smith_1-0" class="reference"><a href="#cite_note-smith-1">'
        '<span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup><sup id="cite_ref-2" '
        'class="reference"><a href="#cite_note-2">&#91;2&#93;</a></sup> It is old.<sup id="cite_ref-3" class="reference">'
        '<a href="#cite_note-3">[note 1]</a></sup> It hums.<sup id="cite_ref-smith_1-1" class="reference"><a href="#cite_note-smith-1">'
        '&#91;1&#93;</a></sup></p><h2>References</h2><ol class="references"><li id="cite_note-smith-1"><span class="mw-cite-backlink">'
        '^ <a href="#cite_ref-smith_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-smith_1-1"><sup><i><b>b</b></i></sup></a>'
        '</span> <span class="reference-text">Smith, Jo (2001). "Hives".</span></li><li id="cite_note-2"><span class="mw-cite-backlink">'
        '<b><a href="#cite_ref-2">^</a></b></span> <span class="reference-text"><a href="#CITEREFJones1999">Jones 1999</a>, p. 5.</span>'
        '</li></ol><ol class="references"><li id="cite_note-3"><span class="mw-cite-backlink"><a href="#cite_ref-3">↑</a></span> '
        "In spring.</li></ol>",
        [("1", 'Smith, Jo (2001). "Hives".'), ("2", "Jones 1999, p. 5."), ("note 1", "In spring.")],
        [("hive.", "1", "1"), ("hive.", "2", "2"), ("old.", "note 1", "note 1"), ("hums.", "1", "1")],
    ),
    "Wikipedia, as its parser gives it": Case(
        '<p>Foo is a bar.<sup class="mw-ref reference" id="cite_ref-1"><a href="./Main_Page#cite_note-1" data-mw-group="notes">'
        '[notes 1]</a></sup></p><ol class="mw-references references"><li id="cite_note-1"><a href="./Main_Page#cite_ref-1" '
        'rel="mw:referencedBy"><span class="mw-linkback-text">↑ </span></a> <span class="mw-reference-text">Baz, page 3.</span></li></ol>',
        [("notes 1", "Baz, page 3.")],
        [("bar.", "notes 1", "notes 1")],
    ),
    "Substack, links by the full address": Case(
        '<head><link rel="canonical" href="https://a.example/p/lamps"></head><p>Lamps glow.<a class="footnote-anchor" '
        'id="footnote-anchor-1-55" href="https://a.example/p/lamps#footnote-1-55">1</a> They hum<a class="footnote-anchor" '
        'id="footnote-anchor-2-55" href="https://a.example/p/lamps#footnote-2-55">2</a> too.</p><div class="footnote"><a '
        'id="footnote-1-55" href="https://a.example/p/lamps#footnote-anchor-1-55" class="footnote-number">1</a><div '
        'class="footnote-content"><p>Lamp Office.</p><p>And more.</p></div></div><div class="footnote"><a id="footnote-2-55" '
        'href="https://a.example/p/lamps#footnote-anchor-2-55" class="footnote-number">2</a><div class="footnote-content"><p>Hum '
        "Survey.</p></div></div>",
        [("1", "Lamp Office. And more."), ("2", "Hum Survey.")],
        [("glow.", "1", "1"), ("hum", "2", "2")],
    ),
    "Substack, links within the page": Case(
        '<p>Trams ran late.<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-77" href="#footnote-1-77" '
        'class="footnote-anchor">1</a> Always.<a id="footnote-anchor-2-77" href="#footnote-2-77" class="footnote-anchor">2</a></p>'
        '<div data-component-name="FootnoteToDOM" class="footnote"><a id="footnote-1-77" href="#footnote-anchor-1-77" '
        'class="footnote-number" contenteditable="false">1</a><div class="footnote-content"><p>Tram Board, Report.</p><p>Page 4.</p>'
        '</div></div><div class="footnote"><a id="footnote-2-77" href="#footnote-anchor-2-77" class="footnote-number">2</a>'
        '<div class="footnote-content"><p>A guess.</p></div></div>',
        [("1", "Tram Board, Report. Page 4."), ("2", "A guess.")],
        [("late.", "1", "1"), ("Always.", "2", "2")],
    ),
    "Standard Ebooks": Case(
        '<section id="chapter-1" epub:type="chapter"><p>Trams ran late.<a href="#note-1" id="noteref-1" epub:type="noteref">1</a> '
        'Always.<a href="#note-2" id="noteref-2" epub:type="noteref">2</a></p></section><section id="endnotes" epub:type="endnotes">'
        '<h2 epub:type="title">Endnotes</h2><ol><li id="note-1" epub:type="endnote"><p>Tram Board, Report. <a href="#noteref-1" '
        'epub:type="backlink">↩</a></p></li><li id="note-2" epub:type="endnote"><blockquote><p>It was late.</p></blockquote><p><cite>'
        'Tram Board</cite> <a href="#noteref-2" epub:type="backlink">↩</a></p></li></ol></section>',
        [("1", "Tram Board, Report."), ("2", "It was late. Tram Board")],
        [("late.", "1", "1"), ("Always.", "2", "2")],
    ),
    "InDesign": Case(
        '<p>Trams ran late.<span id="footnote-000-backlink"><a class="_idFootnoteLink" href="#footnote-000" epub:type="noteref">1</a>'
        '</span></p><hr class="HorizontalRule-1"/><section class="_idFootnotes" epub:type="footnotes"><aside id="footnote-000" '
        'class="_idFootnote" epub:type="footnote"><p><span><a class="_idFootnoteAnchor" href="#footnote-000-backlink">1</a></span>'
        "\tTram Board, Report.</p></aside></section>",
        [("1", "Tram Board, Report.")],
        [("late.", "1", "1")],
    ),
    "Drupal": Case(
        '<p>Trams ran late.<a class="see-footnote" id="footnoteref1_ab" title="Tram Board, Report." href="#footnote1_ab">1</a></p>'
        '<ul class="footnotes"><li class="footnote" id="footnote1_ab"><a class="footnote-label" href="#footnoteref1_ab">1.</a> Tram '
        "Board, Report.</li></ul>",
        [("1", "Tram Board, Report.")],
        [("late.", "1", "1")],
    ),
    "Pressbooks": Case(
        '<p>Trams ran late.<a class="footnote" title="Tram Board, Report." id="return-footnote-33-1" href="#footnote-33-1" '
        'aria-label="Footnote 1"><sup class="footnote">[1]</sup></a></p><hr class="before-footnotes"/><div class="footnotes"><ol>'
        '<li id="footnote-33-1">Tram Board, Report. <a href="#return-footnote-33-1" class="return-footnote">&crarr;</a></li></ol></div>',
        [("1", "Tram Board, Report.")],
        [("late.", "1", "1")],
    ),
    "GOV.UK": Case(
        '<p>Trams ran late.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="govuk-link" rel="footnote">[footnote 1]</a></sup>'
        '</p><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>Tram Board. <a href="#fnref:1" '
        'role="doc-backlink" aria-label="go to where this is referenced">↩</a></p></li></ol></div>',
        [("1", "Tram Board.")],
        [("late.", "1", "1")],
    ),
    "journals, a group of notes": Case(
        '<p>Trams ran late.<sup><a href="#fn1" rid="fn1" class=" fn">1</a></sup> Always.<sup><a href="#fn2" class="fn">2</a></sup></p>'
        '<div class="fn-group"><div class="fn" id="fn1"><p class="p"><sup>1</sup>Tram Board, Report.</p></div><div class="fn" id="fn2">'
        "<p><sup>2</sup>A guess.</p></div></div>",
        [("1", "Tram Board, Report."), ("2", "A guess.")],
        [("late.", "1", "1"), ("Always.", "2", "2")],
    ),
    "Quarto, notes in the margin": Case(
        '<p>Trams ran late.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><div class="'
        'no-row-height column-margin column-container"><div id="fn1"><p><sup>1</sup>&nbsp;Tram Board, Report.</p></div></div>',
        [("1", "Tram Board, Report.")],
        [("late.", "1", "1")],
    ),
    "tex4ht": Case(
        '<p class="indent">The dam held.<span class="footnote-mark"><a href="#fn1x0" id="fn1x0-bk"><sup class="textsuperscript">1</sup>'
        '</a></span><a id="x1-5001f1"></a> It leaked.<span class="footnote-mark"><a href="#fn2x0" id="fn2x0-bk"><sup>2</sup></a></span>'
        '</p><div class="footnotes"><p class="indent"><span class="footnote-mark"><a href="#fn1x0-bk" id="fn1x0"><sup>1</sup></a></span>'
        '<span class="cmr-10">12/3/18 Letter, at</span><span class="cmr-10"> 3.</span></p><p class="indent">Its second paragraph.</p>'
        '<p class="noindent"><span class="footnote-mark"><a href="#fn2x0-bk" id="fn2x0"><sup>2</sup></a></span><span>____</span></p></div>',
        [("1", "12/3/18 Letter, at 3. Its second paragraph."), ("2", "____")],
        [("held.", "1", "1"), ("leaked.", "2", "2")],
    ),
    "Project Gutenberg": Case(
        '<p>A fox came by.<a name="FNanchor_1_1" id="FNanchor_1_1"></a><a href="#Footnote_1_1" class="fnanchor">[1]</a> It left.'
        '<a id="FNanchor_2_2" href="#Footnote_2_2" class="fnanchor">[A]</a></p><div class="footnotes"><div class="footnote"><p>'
        '<a name="Footnote_1_1"></a><a href="#FNanchor_1_1"><span class="label">[1]</span></a> Or a dog.</p></div></div><p>The night '
        'was<span class="pagenum"><a id="Page_12">[12]</a></span> long.<a href="#Footnote_3_3" class="fnanchor" id="FNanchor_3_3">[2]'
        '</a></p><div class="footnotes"><div class="footnote"><p><a id="Footnote_2_2" href="#FNanchor_2_2" class="label">[A]</a> At '
        'six.</p><p>By the clock.</p></div><div class="footnote"><p><a id="Footnote_3_3" href="#FNanchor_3_3">[2]</a> Very.</p></div>'
        "</div><p>The end came.</p>",
        [("1", "Or a dog."), ("A", "At six. By the clock."), ("2", "Very.")],
        [("by.", "1", "1"), ("left.", "A", "A"), ("long.", "2", "2")],
    ),
    "labels in words": Case(
        '<p>A fox came by.<a href="#f1" id="r1">[1]</a> It left.</p><p>[<a id="f1" href="#r1">Footnote 1</a>: Or a dog.]</p>',
        [("1", "Or a dog.")],
        [("by.", "1", "1")],
    ),
    "LibreOffice": Case(
        '<p>Ships sank.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> Often.</p>'
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        "Underwriters, 1870.</p></div>",
        [("1", "Underwriters, 1870.")],
        [("sank.", "1", "1")],
    ),
    "LibreOffice, a font around the sentence's end": Case(
        '<p><font face="Arial">Trams ran late (</font><font face="Arial"><font size="3">tram.example</font></font><font><font>).'
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></font></font></p><div '
        'id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>\n\tTram '
        "Board, Report.</p></div>",
        [("1", "Tram Board, Report.")],
        [("(tram.example).", "1", "1")],
    ),
    "Word": Case(
        '<p class=MsoNormal>Ships sank.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span '
        "class=MsoFootnoteReference><![if !supportFootnotes]><span>[1]</span><![endif]></span></a> Often.</p><div "
        'style="mso-element:footnote-list"><![if !supportFootnotes]><br clear=all><hr width="33%"><![endif]><div id=ftn1><p '
        'class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a> '
        "Underwriters, 1870.</p></div></div>",
        [("1", "Underwriters, 1870.")],
        [("sank.", "1", "1")],
    ),
    "Google Docs": Case(
        '<p><span>Ships sank.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> Often.</span><sup><a href="#ftnt2" '
        'id="ftnt_ref2">[2]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Underwriters, 1870.</span></p></div>'
        '<div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span> Ibid.</span></p></div>',
        [("1", "Underwriters, 1870."), ("2", "Ibid.")],
        [("sank.", "1", "1"), ("Often.", "2", "2")],
    ),
    "docutils, definition list": Case(
        '<p>Ice melts <a class="footnote-reference brackets" href="#id3" id="id1">1</a>. It freezes <a class="footnote-reference" '
        'href="#id4" id="id2">[2]</a>.</p><dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a '
        'class="fn-backref" href="#id1">1</a></span></dt><dd><p>Ice Office.</p></dd><dt class="label" id="id4"><span class="brackets">'
        '<a class="fn-backref" href="#id2">2</a></span></dt><dd><p>Frost Office.</p><p>More.</p></dd></dl>',
        [("1", "Ice Office."), ("2", "Frost Office. More.")],
        [("melts", "1", "1"), ("freezes", "2", "2")],
    ),
    "docutils, asides": Case(
        '<p>Ice melts <a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1'
        '<span class="fn-bracket">]</span></a>.</p><aside class="footnote-list brackets"><aside class="footnote brackets" id="id2" '
        'role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span '
        'class="fn-bracket">]</span></span><p>Ice Office.</p></aside></aside>',
        [("1", "Ice Office.")],
        [("melts", "1", "1")],
    ),
    "docutils, tables": Case(
        '<p>Ice melts <a class="footnote-reference" href="#id3" id="id1">[1]</a>.</p><table class="docutils footnote" id="id3"><tbody>'
        '<tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>Ice Office.</td></tr></tbody></table>',
        [("1", "Ice Office.")],
        [("melts", "1", "1")],
    ),
    "Asciidoctor": Case(
        '<p>Snow falls.<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1" title="View footnote.">1</a>]'
        '</sup> Twice.<sup class="footnoteref">[<a class="footnote" href="#_footnotedef_1" title="View footnote.">1</a>]</sup></p>'
        '<div id="footnotes"><hr><div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. Snow Office, 12.</div></div>',
        [("1", "Snow Office, 12.")],
        [("falls.", "1", "1"), ("Twice.", "1", "1")],
    ),
    "side notes numbered by the style sheet": Case(
        '<p>Ink fades.<label for="sn-ink" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-ink" '
        'class="margin-toggle"/><span class="sidenote">Ink Journal 3.</span> Paper yellows.<span class="sidenote-wrapper"><label '
        'for="sn-p" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-p"/><span class="sidenote">Paper '
        'Journal 4.</span></span> Leather lasts.<label for="mn-l" class="margin-toggle">&#8853;</label><input type="checkbox" '
        'id="mn-l"/><span class="marginnote">Seen by myself.</span></p>',
        [("1", "Ink Journal 3."), ("2", "Paper Journal 4."), ("⊕", "Seen by myself.")],
        [("fades.", "1", "1"), ("yellows.", "2", "2"), ("lasts.", "⊕", "⊕")],
    ),
    "notes in elements of their own": Case(
        "<p>Steel rusts.<d-footnote>Rust Journal, <i>passim</i>.</d-footnote> Brass does not.<d-footnote>Or hardly.</d-footnote></p>",
        [("1", "Rust Journal, passim."), ("2", "Or hardly.")],
        [("rusts.", "1", "1"), ("not.", "2", "2")],
    ),
    "tips in attributes": Case(
        '<p>Wool shrinks.<sup title="Wool Board, Annual Report 1920, p. 3.">1</sup> Silk does not.<a href="#" class="fn" '
        'data-toggle="tooltip" data-original-title="Silk Board, &lt;i&gt;Report&lt;/i&gt;, p. 9."><sup>2</sup></a> See <a '
        'href="https://wool.example/1" title="A page about wool and silk">1</a>.</p>',
        [("1", "Wool Board, Annual Report 1920, p. 3."), ("2", "Silk Board, Report , p. 9.")],
        [("shrinks.", "1", "1"), ("not.", "2", "2")],
    ),
    "tips in the text": Case(
        '<p>Wool shrinks<span class="tooltip">1<span class="tooltiptext">Wool Board, Annual Report 1920.</span></span> in <span '
        'class="tooltip">rain<span class="tooltiptext">Water from clouds</span></span>.</p>',
        [("1", "Wool Board, Annual Report 1920.")],
        [("shrinks", "1", "1")],
    ),
    "popovers": Case(
        '<p>Salt is old.<button popovertarget="note-1"><sup>1</sup></button> So is pepper.</p><div popover id="note-1"><p>Salt '
        "Office, 1900.</p></div>",
        [("1", "Salt Office, 1900.")],
        [("old.", "1", "1")],
    ),
    "asides between paragraphs": Case(
        '<p>Salt is old.<a href="#n1" epub:type="noteref">1</a></p><aside epub:type="footnote" id="n1"><p>Salt Office.</p></aside>'
        '<p>Pepper is older.<a epub:type="noteref" href="#n2">*</a></p><aside id="n2" epub:type="footnote"><p>* Pepper Office.</p>'
        "</aside>",
        [("1", "Salt Office."), ("*", "Pepper Office.")],
        [("old.", "1", "1"), ("older.", "*", "*")],
    ),
    "asides without links": Case(
        '<p>Salt is old.<sup>1</sup></p><aside class="footnote"><sup>1</sup> Salt Office, 1900.</aside><p>Pepper is older.<sup>2</sup>'
        '</p><aside class="footnote"><sup>2</sup> Pepper Office, 1901.</aside><p>The end of it.</p>',
        [("1", "Salt Office, 1900."), ("2", "Pepper Office, 1901.")],
        [("old.", "1", "1"), ("older.", "2", "2")],
    ),
    "a numbered list without links": Case(
        "<h1>Wool</h1><p>Wool shrinks.<sup>1</sup> It covers 12 km<sup>2</sup> of land.<sup>2</sup> Felt is wool.<sup>3</sup></p>"
        "<h3>Notes</h3><ol><li>Wool Board, 1920.</li><li>Survey of Sheep, 9.</li><li>Felt Office.</li></ol>",
        [("1", "Wool Board, 1920."), ("2", "Survey of Sheep, 9."), ("3", "Felt Office.")],
        [("shrinks.", "1", "1"), ("land.", "2", "2"), ("wool.", "3", "3")],
    ),
    "numbered paragraphs without links": Case(
        "<h1>Wool in the Old Towns</h1><p>Wool shrinks in water, and nobody in the town had ever doubted it.<sup>1</sup> It covers land "
        "that was once a forest.<sup>2</sup> Felt is wool, after all that was said.<sup>3</sup></p><p>Another paragraph follows here, "
        "to be sure that there is text.</p><h3>Notes</h3><p><sup>1</sup> Wool Board, Annual Report, 1920.</p><p><sup>2</sup> Survey of "
        "Sheep, 9.</p><p><sup>3</sup> Felt Office, 1931, https://felt.example/a.</p>",
        [("1", "Wool Board, Annual Report, 1920."), ("2", "Survey of Sheep, 9."), ("3", "Felt Office, 1931, https://felt.example/a.")],
        [("it.", "1", "1"), ("forest.", "2", "2"), ("said.", "3", "3")],
    ),
    "references in brackets, with a range": Case(
        '<p>Many agree [<a href="#ref-CR1">1</a>, <a href="#ref-CR2">2</a>] and more [<a href="#ref-CR3">3</a>–<a href="#ref-CR5">5</a>]'
        ' still.</p><h2>References</h2><ol class="c-article-references"><li><p id="ref-CR1">Ash A. First work. 2001.</p></li><li><p '
        'id="ref-CR2">Birch B. Second work. 2002.</p></li><li><p id="ref-CR3">Cole C. Third. 2003.</p></li><li><p id="ref-CR4">Dale D. '
        'Fourth. 2004.</p></li><li><p id="ref-CR5">Elm E. Fifth. 2005.</p></li></ol>',
        [("1", "Ash A. First work. 2001."), ("2", "Birch B. Second work. 2002."), ("3", "Cole C. Third. 2003."),
         ("4", "Dale D. Fourth. 2004."), ("5", "Elm E. Fifth. 2005.")],
        [("agree", "1", "1"), ("agree", "2", "2"), ("more", "3", "3"), ("more", "4", "4"), ("more", "5", "5")],
    ),
    "several notes in one paragraph": Case(
        '<p>Salt is old.<a href="#n1" name="r1"><sup>1</sup></a> Pepper is older.<a href="#n2" name="r2"><sup>2</sup></a></p>'
        '<p><a name="n1" href="#r1">1</a> Salt Office.<br><a name="n2" href="#r2">2</a> Pepper Office, <i>Annals</i>.</p>',
        [("1", "Salt Office."), ("2", "Pepper Office, Annals.")],
        [("old.", "1", "1"), ("older.", "2", "2")],
    ),
    "notes in the rows of a table": Case(
        '<p>Salt is old.<a href="#n1" name="r1"><sup>1</sup></a> Pepper is older.<a href="#n2" name="r2"><sup>2</sup></a></p><table>'
        '<tr><td><a name="n1" href="#r1">1</a></td><td>Salt Office.</td></tr><tr><td><a name="n2" href="#r2">2</a></td><td>Pepper '
        "Office.</td></tr></table>",
        [("1", "Salt Office."), ("2", "Pepper Office.")],
        [("old.", "1", "1"), ("older.", "2", "2")],
    ),
    "ways back in words and brackets": Case(
        '<p>Salt.<a href="#note1" name="back1">(1)</a> Pepper.<a href="#note2" name="back2">(2)</a></p><p><a name="note1"></a>1. Salt '
        'Office. [<a href="#back1">back</a>]</p><p><a name="note2"></a>2. Pepper Office. (<a href="#back2">Return to text</a>)</p>',
        [("1", "Salt Office."), ("2", "Pepper Office.")],
        [("Salt.", "1", "1"), ("Pepper.", "2", "2")],
    ),
    "ways back to the paragraph": Case(
        '<p id="p1">Salt is old.<sup><a href="#n1">1</a></sup> And good.<sup><a href="#n2">2</a></sup></p><ol><li id="n1">Salt Office. '
        '<a href="#p1">↑</a></li><li id="n2">Taste Office. <a href="#p1">↑</a></li></ol>',
        [("1", "Salt Office."), ("2", "Taste Office.")],
        [("old.", "1", "1"), ("good.", "2", "2")],
    ),
    "marks in a heading, an item, a cell; a note cited twice, one cited never, a sign, a cross-reference": Case(
        '<h1>Trams</h1><h2>Lines<a href="#n1" id="r1"><sup>1</sup></a></h2><p>They ran.<a href="#n2" id="r2"><sup>2</sup></a> Then<a '
        'href="#n3" id="r3"><sup>*</sup></a> not.<sup><a href="#n2" id="r2b">2</a></sup></p><ul><li>Line A<a href="#n4" id="r4"><sup>3'
        '</sup></a></li><li>Line B</li></ul><table><tr><th>Line</th><th>Cars</th></tr><tr><td>East<a href="#n5" id="r5"><sup>4</sup></a>'
        '</td><td>12</td></tr></table><h2>Notes</h2><ol><li id="n1">One. <a href="#r1">↩</a></li><li id="n2">Two. See note <a '
        'href="#n4">3</a>. <a href="#r2">↩</a></li></ol><p id="n3">* Star. <a href="#r3">↩</a></p><ol start="3"><li id="n4">Three. <a '
        'href="#r4">↩</a></li><li id="n5">Four. <a href="#r5">↩</a></li><li id="n6">Five, uncited.</li></ol>',
        [("1", "One."), ("2", "Two. See note 3."), ("*", "Star."), ("3", "Three."), ("4", "Four."), ("5", "Five, uncited.")],
        [("Lines", "1", "1"), ("ran.", "2", "2"), ("Then", "*", "*"), ("not.", "2", "2"), ("A", "3", "3"), ("East", "4", "4")],
    ),
    "contents, index and page numbers are no marks": Case(
        '<nav><ol><li><a href="#c1" id="t1">1</a> Bees</li></ol></nav><ul><li><a href="#c1" id="u1">I.</a> Bees</li></ul><h2 id="c1">'
        '<a href="#u1">I.</a> Bees</h2><p>Bees fly.<span class="pagenum"><a id="Page_3">[3]</a></span> They sting.<a href="#n1" '
        'id="r1">[1]</a></p><p><a id="n1" href="#r1">[1]</a> Or not.</p><h2>Index</h2><ul><li>Bees, <a href="#Page_3">3</a>, <a '
        'href="#n1">3 (n)</a></li></ul>',
        [("1", "Or not.")],
        [("sting.", "1", "1")],
    ),
    "broken markup": Case(
        '<p>Trams <b>ran<a href=#n1 id=r1><sup>1</a> late.<p>Always</b>.<a href="#n2" id="r2"><sup>2</sup></a></p></div></span><ol>'
        '<li id=n1>Tram <i>Board. <a href="#r1">back</a><li id=n2>Guess.</i> <a href="#r2">back</a></ol>',
        [("1", "Tram Board."), ("2", "Guess.")],
        [("ran", "1", "1"), ("Always.", "2", "2")],
    ),
    "a page of notes alone": Case(
        '<section id="endnotes" epub:type="endnotes"><h2>Endnotes</h2><ol><li id="note-1"><p>Salt Office. <a href="one.xhtml#noteref-1" '
        'epub:type="backlink">↩</a></p></li><li id="note-2"><p>Pepper Office. <a href="two.xhtml#noteref-2" epub:type="backlink">↩</a>'
        "</p></li></ol></section>",
        [("1", "Salt Office."), ("2", "Pepper Office.")],
        [],
    ),
    "a list inside a note": Case(
        '<p>Salt is old.<a href="#n1" id="r1">[1]</a> And good.<a href="#n2" id="r2">[2]</a></p><div class="footnotes"><div '
        'class="footnote"><p><a id="n1" href="#r1">[1]</a> Three offices:</p><ul><li>one of salt,</li><li>one of pepper.</li></ul></div>'
        '<div class="footnote"><p><a id="n2" href="#r2">[2]</a> Taste.</p></div></div>',
        [("1", "Three offices: one of salt, one of pepper."), ("2", "Taste.")],
        [("old.", "1", "1"), ("good.", "2", "2")],
    ),
    "a mark that leads nowhere": Case(
        '<p>Salt is old.<sup><a href="#fn1" id="fnref1">1</a></sup> And good.<sup><a href="#fn2" id="fnref2">2</a></sup></p>'
        '<ol class="footnotes"><li id="fn1">Salt Office. <a href="#fnref1">↩</a></li></ol>',
        [("1", "Salt Office.")],
        [("old.", "1", "1"), ("good.", "2", None)],
    ),
}
# fmt: on


@pytest.mark.parametrize("case", PATTERNS.values(), ids=list(PATTERNS))
def test_notes_and_marks(case: Case) -> None:
    found = layout(case.page)
    assert notes_of(found) == case.notes
    assert marks_of(found) == case.marks


# What is read, and as what


def lines(page: str) -> list[tuple[str | None, str]]:
    document = html.read(page.encode(), "page.html")
    return [(line.kind, document.text[line.span.start : line.span.end]) for line in document.lines]


SENTENCE = "The lamps of the old town were lit at six, and nobody was there to see it."


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>two   blanks\n and a\tline</p>", "two blanks and a line"),
        ("<p>a<b>b</b> c <i> d</i></p>", "ab c d"),
        ("<p>Tea &amp; cake&#8212;caf&eacute;&nbsp;au lait</p>", "Tea & cake—café\u00a0au lait"),
        ("<p>soft&shy;ly, https://a.example/<wbr>b\u200bc</p>", "softly, https://a.example/bc"),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("<p>one<br><br>two</p>", "one\ntwo"),
        ("<h2>Part<br>Two</h2>", "Part Two"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<p>It was <del>never</del><ins>always</ins> so.</p>", "It was always so."),
        ("<p>A<script>b()</script><style>c{}</style><!-- d --><noscript>e</noscript>f</p>", "Af"),
        ('<p>Go<span class="sr-only"> (opens in a new window)</span>.</p>', "Go."),
        ("<p>x <math><mi>a</mi><annotation>a</annotation></math> y</p>", "x a y"),
        ("<pre>if a:\n    b()\n</pre>", "if a:\nb()"),
        ("<div>loose<p>in a paragraph</p>and after</div>", "loose\nin a paragraph\nand after"),
        ("<p>a<svg><title>t</title><text>u</text></svg>b</p>", "ab"),
        ("plain text without any tag", "plain text without any tag"),
    ],
)
def test_text_as_it_is_shown(page: str, text: str) -> None:
    assert "\n".join(line for _, line in lines(page)) == text


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<p>{SENTENCE}</p>", None),  # no note is known: it might be one
        (
            f"<p>{SENTENCE}<sup><a href='#n' id='r'>1</a></sup></p><p id='n'>1. <a href='#r'>^</a> Lamp Office.</p>",
            "paragraph",
        ),
        (f"<h3>{SENTENCE}</h3>", "heading"),
        (f"<ul><li>{SENTENCE}</li></ul>", "item"),
        (f"<dl><dt>{SENTENCE}</dt></dl>", "item"),
        (f"<blockquote><p>{SENTENCE}</p></blockquote>", "quote"),
        (f"<figure><figcaption>{SENTENCE}</figcaption></figure>", "caption"),
        (f"<table><caption>{SENTENCE}</caption></table>", "caption"),
        (f"<table><tr><td>{SENTENCE}</td><td>12</td></tr></table>", "table"),
        (f"<table><tr><td>{SENTENCE}</td></tr></table>", None),  # one cell is a frame
        (f"<table role='presentation'><tr><td>{SENTENCE}</td><td>12</td></tr></table>", None),
        (f"<address>{SENTENCE}</address>", "other"),
        (f"<p class='byline'>{SENTENCE}</p><p>{SENTENCE} {SENTENCE}</p><p>{SENTENCE} {SENTENCE}</p>", "other"),
        (f"<nav>{SENTENCE}</nav><p>{SENTENCE} {SENTENCE} {SENTENCE}</p>", "furniture"),
        (f"<div style='display: none'>{SENTENCE}</div><p>{SENTENCE} {SENTENCE} {SENTENCE}</p>", "furniture"),
    ],
)
def test_kinds_of_blocks(page: str, kind: str | None) -> None:
    assert lines(page)[0][0] == kind


def test_levels_of_headings_and_lists() -> None:
    document = html.read(b"<h1>A</h1><h2>B</h2><ol><li>c<ul><li>d</li></ul></li></ol>", "page.html")
    assert [(line.kind, line.level) for line in document.lines] == [
        ("heading", 1),
        ("heading", 2),
        ("item", 1),
        ("item", 2),
    ]


PAPER = f"""<html lang="en-GB"><head><title>Lamps go out | The Evening Post</title>
<meta property="article:published_time" content="2021-05-03T10:00:00Z">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "Post"}},
{{"@type": "NewsArticle", "headline": "Lamps go out", "datePublished": "2021-05-04T10:00:00+00:00",
"author": [{{"@type": "Person", "name": "Ada Quill"}}, {{"@type": "Person", "name": "Bo Finch"}}]}}]}}</script></head><body>
<header class="site-header"><a href="/">The Evening Post</a><nav><a href="/n">News</a></nav></header>
<div class="ad-slot">Advertisement</div>
<main><article><h1>Lamps go out</h1><div class="byline">By <a rel="author" href="/ada">Ada Quill</a></div>
<time datetime="2021-05-04">4 May 2021</time><div class="share-tools"><button>Share</button></div>
<p>{SENTENCE} It was the third time this year.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Stars return</a></li></ul></aside>
<p>The lamps will be lit again in autumn, the mayor said, and in the same places.</p>
<div class="tags"><ul><li><a href="/1">Lamps</a></li><li><a href="/2">Stars</a></li><li><a href="/3">Town</a></li></ul></div>
</article><section id="comments"><h2>Comments</h2><p>I like the dark very much, said a reader who did not give his name.</p>
</section></main><footer><p>All rights reserved by everybody who works for the paper or ever did.</p></footer></body></html>"""


def test_the_article_is_told_from_the_page() -> None:
    found = layout(PAPER)
    assert body(found) == [
        f"{SENTENCE} It was the third time this year.",
        "The lamps will be lit again in autumn, the mayor said, and in the same places.",
    ]
    others = [
        (passage.kind, passage.text) for passage in found.passages if passage.kind not in ("paragraph", "quote", "item")
    ]
    assert others == [
        ("heading", "Lamps go out"),
        ("other", "By Ada Quill"),
        ("other", "4 May 2021"),
        ("other", "Lamps"),
        ("other", "Stars"),
        ("other", "Town"),
    ]


def test_metadata() -> None:
    data = html.read(PAPER.encode(), "page.html").metadata
    assert (data.title.value if data.title else None) == "Lamps go out"
    assert data.title is not None
    assert data.title.spans  # where the page prints it
    assert (data.authors, data.date, data.language) == (("Ada Quill", "Bo Finch"), "2021-05-04", "en-GB")


@pytest.mark.parametrize(
    ("head", "authors", "day"),
    [
        ('<meta name="author" content="Ada Quill"><meta name="date" content="2021-5-4">', ("Ada Quill",), "2021-05-04"),
        (
            (
                '<meta name="citation_author" content="Quill, Ada"><meta name="citation_author" content="Finch, Bo">'
                '<meta name="citation_publication_date" content="2021/05">'
            ),
            ("Quill, Ada", "Finch, Bo"),
            "2021-05",
        ),
        (
            '<meta property="article:author" content="https://face.example/ada"><meta name="dc.date" content="soon">',
            (),
            None,
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": "By Ada Quill"}</script>',
            ("Ada Quill",),
            None,
        ),
        ('<script type="application/ld+json">{broken</script>', (), None),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": '
                '"2021-05-04T08:00:00Z", "author": [{"@type": "Person", "name": "Ada Quill"}, {"name": "Bo Finch"}]}]}</script>'
            ),
            ("Ada Quill", "Bo Finch"),
            "2021-05-04",
        ),
        ('<meta property="article:published_time" content="2021-05-04T08:00:00Z">', (), "2021-05-04"),
        ('<script type="application/ld+json">[[[[1]]]]</script>', (), None),
    ],
)
def test_metadata_in_its_ways(head: str, authors: tuple[str, ...], day: str | None) -> None:
    data = html.read(f"<head>{head}</head><p>{SENTENCE}</p>".encode(), "page.html").metadata
    assert (data.authors, data.date) == (authors, day)


def test_a_date_that_only_the_text_gives() -> None:
    page = f"<article><h1>Lamps</h1><p>By Ada Quill, <time datetime='2021-05-04'>last Tuesday</time></p><p>{SENTENCE * 3}</p></article>"
    assert html.read(page.encode(), "page.html").metadata.date == "2021-05-04"


def test_text_behind_the_notes_is_no_running_text() -> None:
    page = (
        f"<p>{SENTENCE * 3}<sup><a href='#n' id='r'>1</a></sup></p><ol><li id='n'>Lamp Office. <a href='#r'>^</a></li></ol>"
        "<div><p>Ada Quill writes about lamps</p></div>"
    )
    found = layout(page)
    assert notes_of(found) == [("1", "Lamp Office.")]
    assert [passage.text for passage in found.passages if passage.kind == "other"] == ["Ada Quill writes about lamps"]


def test_links() -> None:
    document = html.read(
        b'<p>See <a href="https://a.example/x"> the page </a>, <a href="//b.example">b</a>, <a href="/c">c</a>, '
        b'<a href="javascript:d()">d</a>.</p>',
        "page.html",
    )
    assert [(document.text[link.span.start : link.span.end], link.url) for link in document.links] == [
        ("the page", "https://a.example/x"),
        ("b", "https://b.example"),
    ]


def place(document: Document, words: str) -> Place:
    return document.place(document.text.index(words))


def test_places_are_line_and_column_of_the_file() -> None:
    document = html.read(
        b"<html>\r\n<p>One &amp; two,\r\n   three <b>four</b> five</p><!-- a comment -->\n<script>x\n</script>six\n<p>caf&eacute; nine",
        "page.html",
    )
    assert place(document, "One") == Place(None, 2, 4)
    assert place(document, "two") == Place(None, 2, 14)
    assert place(document, "three") == Place(None, 3, 4)
    assert place(document, "four") == Place(None, 3, 13)
    assert place(document, "five") == Place(None, 3, 22)
    assert place(document, "six") == Place(None, 5, 10)
    assert place(document, "nine") == Place(None, 6, 16)


def test_places_where_empty_elements_were_closed() -> None:
    page = b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>\n<p><a id="x"/><span/>One <a id="y"/>two</p></body></html>'
    document = html.read(page, "page.xhtml")
    assert document.text.strip() == "One two"
    assert place(document, "One") == Place(None, 3, 22)
    assert place(document, "two") == Place(None, 3, 37)


def test_printed_pages_are_places() -> None:
    document = html.read(
        b'<p><span epub:type="pagebreak" title="9"></span>nine <span class="pagenum">[p. 10]</span>ten</p>', "page.html"
    )
    assert document.text.strip() == "nine ten"
    assert (place(document, "nine").page, place(document, "ten").page) == (9, 10)


# Encodings


@pytest.mark.parametrize(
    ("data", "troubles"),
    [
        ("<meta charset=utf-8><p>café</p>".encode(), 0),
        ("<p>café</p>".encode(), 0),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>café</p>'.encode("latin-1"), 0),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>café</p>'.encode("iso-8859-2"), 0),
        ("<meta charset=shift_jis><p>café</p>".encode(), 1),  # it is UTF-8 all the same
        ("<p>café</p>".encode("cp1252"), 1),
        ("<meta charset=no-such-thing><p>café</p>".encode("cp1252"), 1),
        ("\ufeff<meta charset=latin-1><p>café</p>".encode(), 0),
        ("\ufeff<p>café</p>".encode("utf-16-le"), 0),
    ],
)
def test_encodings(data: bytes, troubles: int) -> None:
    document = html.read(data, "page.html")
    assert document.text.strip() == "café"
    assert [trouble.rule for trouble in document.troubles] == ["encoding-assumed"] * troubles


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "punycode", "zip", "rot13", "hex"])
def test_encodings_that_hide_what_is_written(name: str) -> None:
    assert (
        html.read(f"<meta charset={name}><p>+ADw-script+AD4- \\x41</p>".encode(), "p.html").text.strip()
        == "+ADw-script+AD4- \\x41"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>a</p>",
        b"\xef\xbb\xbf\n <html><p>a</p>",
        b"<?xml version='1.0'?>\n<!-- by hand -->\n<!doctype HTML public 'x'><p>a</p>",
        "\ufeff<html><p>a</p>".encode("utf-16"),
    ],
)
def test_the_format_is_told_from_the_content(data: bytes) -> None:
    assert read(data, "page.txt").format == "html"


# Files beside

CHAPTER = '<p>Prices rose.<a href="endnotes.xhtml#note-7" id="noteref-7" epub:type="noteref">7</a></p>'
ENDNOTES = (
    '<section id="endnotes" epub:type="endnotes"><h2>Endnotes</h2><ol><li id="note-6"><p>Of another chapter. <a '
    'href="chapter-1.xhtml#noteref-6" epub:type="backlink">↩</a></p></li><li id="note-7"><p>Price Office. <a '
    'href="page.html#noteref-7" epub:type="backlink">↩</a></p></li></ol></section>'
)


def test_notes_in_a_file_beside() -> None:
    found = layout(CHAPTER, {"endnotes.xhtml": ENDNOTES})
    assert notes_of(found) == [("7", "Price Office.")]
    assert marks_of(found) == [("rose.", "7", "7")]
    assert found.document.troubles == ()


def test_notes_in_a_file_that_is_not_given() -> None:
    found = layout(CHAPTER)
    assert marks_of(found) == [("rose.", "7", None)]
    assert [(trouble.rule, trouble.message) for trouble in found.document.troubles] == [
        ("unread-part", "1 mark leads to a note in endnotes.xhtml, which was not given")
    ]


@pytest.mark.parametrize(
    "href",
    ["../secret.html#n1", "/etc/passwd#n1", "sub/notes.html#n1", "https://a.example/n.html#n1", "file:///n.html#n1"],
)
def test_only_files_of_the_same_folder_are_asked_for(href: str) -> None:
    asked: list[str] = []

    def neighbours(name: str) -> bytes | None:
        asked.append(name)
        return None

    html.read(
        f'<p>Prices rose.<a href="{href}" epub:type="noteref"><sup>1</sup></a></p>'.encode(), "page.html", neighbours
    )
    assert asked == []


# Labels


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("12", "12"), ("[12]", "12"), ("(a)", "a"), ("†", "†"), ("³", "3"), (" [ 7 ] ", "7"), ("iv", "iv"), ("12a", "12a"), ("1.", "1"),
        ("footnote 3", "3"), ("note 3", "note 3"), ("[nb 2]", "nb 2"), ("[Knu84]", "Knu84"), ("[Fig. 3]", None), ("Knu84", None),
        ("see", None), ("Chapter 3", None), ("", None), ("12345", None), ("↩", None), ("the year 1984", None),
    ],
)  # fmt: skip
def test_labels(printed: str, found: str | None) -> None:
    assert label(printed) == found


@pytest.mark.parametrize(
    ("text", "wanted", "plain", "length"),
    [
        ("1. Text", "1", False, 2), ("[1] Text", "1", False, 3), ("[Footnote 1: Text", "1", False, 11), ("1 Text", "1", True, 1),
        ("1 Kings 3:4", "1", False, 0), ("12 Text", "1", True, 0), ("* Text", "*", True, 1), ("Text", "1", True, 0),
    ],
)  # fmt: skip
def test_labels_at_the_start_of_notes(text: str, wanted: str, plain: bool, length: int) -> None:
    assert printed_length(text, wanted, plain) == length


@pytest.mark.parametrize("text", ["↩", "↩︎", "^", "[back]", "Jump up ↑", "Return to text", "↑ 2", "zurück"])
def test_ways_back(text: str) -> None:
    assert leads_back(text)


@pytest.mark.parametrize("text", ["", "1", "see above, p. 3", "backwards", "12–14"])
def test_no_ways_back(text: str) -> None:
    assert not leads_back(text)


# Hostile and damaged pages

N = 100_000
HOSTILE: dict[str, str] = {
    "deep": "<div>" * N + "x",
    "deep and inline": "<b>" * N + "x",
    "paragraphs in links": "<a href='#x'>1<p>" * (N // 20) + "x",
    "open comments": "<p>x<!--" * N,
    "open tags": "<p>x<a href='" * N,
    "open declarations": "<p>x</p>" + "<!DOCTYPE x[" * N,
    "open formulas": "<?xml version='1.0'?><p>x</p>" + "<svg>" * N,
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(N)) + ">x</p>",
    "entities": "<p>" + "&amp;" * N + "</p>",
    "one long word": "<p>" + "x" * (10 * N) + "</p>",
    "marks in one paragraph": "<p>"
    + "".join(f"w<a href='#n{n}' id='r{n}'><sup>{n}</sup></a> " for n in range(5000))
    + "</p>"
    + "<ol>"
    + "".join(f"<li id='n{n}'>t <a href='#r{n}'>^</a></li>" for n in range(5000))
    + "</ol>",
    "one note, many marks": "<p>"
    + "w<a href='#n' id='r'><sup>1</sup></a> " * 5000
    + "</p><p id='n'>1. t <a href='#r'>^</a></p>",
    "notes in one paragraph": "<p>"
    + "".join(f"w<a href='#n{n}' id='r{n}'><sup>{n}</sup></a> " for n in range(3000))
    + "</p><p>"
    + "".join(f"<a id='n{n}' href='#r{n}'>{n}</a> t<br>" for n in range(3000))
    + "</p>",
    "tips": "<p>" + "<span class=tooltip>1<span class=tooltiptext>two words</span></span>" * 5000 + "</p>",
    "notes in notes": "<span class=footnote>two words " * 2000,
    "brackets": "<p>" + "[<a href='#x'>1</a>, " * 5000 + "</p><p id=x>1. t</p>",
    "tables": "<table><tr><td>" * (N // 20) + "x",
    "scripts": "<p>x</p><script type='application/ld+json'>" + "[" * N + "</script>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_pages_take_no_time(page: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    html.read(page.encode(), "page.html")
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 500 * 1024


def test_entities_of_the_page_itself_are_not_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>one &b; &x; two</p></body></html>'
    )
    document = html.read(page.encode(), "page.xhtml")
    assert document.text.strip() == "one &b; &x; two"
    assert place(document, "two") == Place(None, 2, 65)


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n", b"<html><head><title>t</title></head><body><img src='a.png'></body></html>", b"<script>x</script>"],
)
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"page\.html: there is no text in it"):
        html.read(data, "page.html")


WHOLE = ("".join(case.page for case in PATTERNS.values()) + PAPER).encode()


def damaged() -> list[bytes]:
    """The page cut at twenty places, and with bytes changed at random, two hundred times."""
    chance = Random(2024)
    cut = [WHOLE[: len(WHOLE) * n // 20] for n in range(20)]
    for _ in range(200):
        data = bytearray(WHOLE)
        for _ in range(chance.randrange(1, 50)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut.append(bytes(data))
    return cut


def test_damaged_pages_are_read_or_refused() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    refused: list[str] = []
    for data in damaged():
        try:
            document = read(data, "page.html", "html")
        except UnreadableInput as error:
            refused.append(str(error))
            continue
        assert document.text.strip()
        split(document)
    assert refused == ["page.html: there is no text in it"]  # nothing is left of it
    assert time.process_time() - start < 120
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 500 * 1024


@pytest.mark.parametrize("place", range(2, 20))
def test_a_page_that_was_cut_says_so(place: int) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Piers</title></head><body><h1>Piers</h1><p>It burned in 1903.<a href='#w1'><sup>1"
        "</sup></a> It was rebuilt in 1904.<a href='#w2'><sup>2</sup></a></p><!-- notes --><p id='w1'>1 Pier Gazette, 4 May 1903."
        "</p><p id='w2'>2 Ibid., 9 May 1904, <a href='https://pier.example/1904'>page 3</a>.</p></body></html>"
    )
    cut = page[: len(page) * place // 20].encode()
    assert html.read(page.encode(), "page.html").troubles == ()
    if place < 4:  # nothing but its head is left
        with pytest.raises(UnreadableInput, match=r"page\.html: there is no text in it"):
            html.read(cut, "page.html")
        return
    found = html.read(cut, "page.html")
    assert [(trouble.rule, trouble.severity, trouble.message) for trouble in found.troubles] == [
        ("unread-part", "error", "page.html is cut: it ends before its page does, and what stood behind is missing")
    ]


def test_marks_whose_notes_are_gone() -> None:
    """They look like the others, and lead where the others do but for the number; a raised link to something else does not."""
    found = layout(
        "<p>One.<a href='#w1'><sup>1</sup></a> Two.<a href='#w2'><sup>2</sup></a> Three.<a href='#top'><sup>3</sup></a> "
        "Four.<a class='x' href='#w4'><sup>4</sup></a></p><p id='w1'>1 Note.</p>"
    )
    assert notes_of(found) == [("1", "Note.")]
    assert marks_of(found) == [("One.", "1", "1"), ("Two.", "2", None)]


def test_marks_without_anything_to_be_seen() -> None:
    found = layout(
        "<p>One<a href='#n1' role='doc-noteref'>&shy;</a> two<a href='#gone' role='doc-noteref'></a>.</p><p id='n1'>Note.</p>"
    )
    assert notes_of(found) == [("1", "Note.")]
    assert marks_of(found) == [("One", "1", "1"), ("two", "*", None)]
