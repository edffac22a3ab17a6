"""axe-core reads every page of a book, and every web page, as a browser shows it: in light and in dark, and 320 CSS
pixels wide. The same pages are then measured: whether they reflow, and whether they bear the reader's own spacing (1.4.12).

Ace runs axe-core too, but in one view only; colours that fail in dark mode and pages too wide for a phone
(WCAG 2.2, 1.4.10) show up here. 'Incomplete' is what axe leaves for people to decide; it fails nothing.
"""

import tempfile
from collections import Counter
from pathlib import Path

from . import CHROMIUM, NODE_MODULES, Judgement, Unreadable, count, lacks, no_judgement
from .book import unpack
from .node import node
from .web import page_file

VIEWS = ["axe light", "axe dark", "axe 320 px"]
REFLOW, SPACING, NARROW = "reflow 320 px", "spacing 320 px", 320
SHOWN_PER_RULE = 3
WEB_PAGE = ".html"


class Axe:
    kinds = (".epub", WEB_PAGE)
    names = [*VIEWS, REFLOW, SPACING]

    def missing(self):
        return lacks("node", CHROMIUM, axe=NODE_MODULES / "axe-core", playwright=NODE_MODULES / "playwright-core")

    def judge(self, documents):
        with tempfile.TemporaryDirectory(prefix="udgiv-") as folder:
            books, judgements = {}, []
            for number, document in enumerate(documents):
                try:
                    books[document.name] = pages_of(document, Path(folder, str(number)))
                except Exception as trouble:
                    judgements += self._give_up(document, f"the book can't be opened: {trouble}")
            answer = node("axe.mjs", documents, books) if books else {}

        for document in documents:
            if document.name in books:
                judgements += self._read(document, answer[document.name])
        return judgements

    def _read(self, document, pages):
        untold = [f"{page['page']}: {page['error']}" for page in pages if "error" in page]
        if untold:
            return self._give_up(document, "\n".join(untold))
        views = [read_view(document, view, pages) for view in VIEWS]
        return [*views, read_reflow(document, pages), read_spacing(document, pages)]

    def _give_up(self, document, reason):
        return [no_judgement(name, document, reason) for name in self.names]


def pages_of(document, folder):
    if document.path.suffix == WEB_PAGE:
        return [{"name": document.path.name, "url": page_file(document, folder).as_uri(), "web": True}]
    pages = unpack(document.path, folder)
    if not pages:
        raise Unreadable("it has no XHTML content documents")
    return [{"name": page, "url": (folder / page).as_uri()} for page in pages]


def read_view(document, view, pages):
    found = [(page["page"], rule) for page in pages for rule in page["views"][view]["violations"]]
    # Every page has at least a title or a language to approve of: an axe that approves of nothing did not run.
    if any(page["views"][view]["passes"] == 0 for page in pages):
        return no_judgement(view, document, "axe says that no rule applies to one of its pages")

    doubts = Counter()
    for page in pages:
        doubts.update({rule["id"]: rule["count"] for rule in page["views"][view]["incomplete"]})
    verdict = f"{count(len(found), 'violation')}, {count(len(pages), 'page')} read, {doubts.total()} incomplete"
    if doubts:
        verdict += f" ({', '.join(sorted(doubts))})"
    details = [line for page, rule in found for line in told(page, rule)]
    return Judgement(view, document.name, verdict, len(found), asides={"incomplete": doubts.total()}, details=details)


def told(page, rule):
    """A violation: the rule, and the first elements that break it, with what axe says of each."""
    yield f"{page}: {rule['id']} ({rule['impact']}, {count(len(rule['nodes']), 'element')}): {rule['help']}"
    for element in rule["nodes"][:SHOWN_PER_RULE]:
        yield f"    {element['target']}: {' '.join(element['why'].split())}"


def read_reflow(document, pages):
    wide = [page for page in pages if page["reflow"]["width"] > NARROW]
    verdict = f"{count(len(wide), 'page')} of {len(pages)} to be scrolled sideways"
    details = []
    for page in wide:
        details.append(f"{page['page']}: {page['reflow']['width']} CSS pixels wide; sticking out:")
        details += [f"    {element}" for element in page["reflow"]["culprits"]]
    return Judgement(REFLOW, document.name, verdict, len(wide), details=details)


def read_spacing(document, pages):
    """Pages that lose something, or have to be scrolled sideways, once letters, words and lines stand wider apart."""
    found = [(page, page["spacing"]) for page in pages]
    lossy = [(page, spacing) for page, spacing in found if spacing["clipped"] or spacing["width"] > NARROW]
    verdict = f"{count(len(lossy), 'page')} of {len(pages)} with something lost in wider spacing"
    details = []
    for page, spacing in lossy:
        details.append(f"{page['page']}: {spacing['width']} CSS pixels wide; cut off or sticking out:")
        details += [f"    {element}" for element in [*spacing["clipped"], *spacing["culprits"]]]
    return Judgement(SPACING, document.name, verdict, len(lossy), details=details)
