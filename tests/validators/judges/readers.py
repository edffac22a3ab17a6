"""Every page of a book in reading systems with style sheets of their own: none, ReadiumCSS and epub.js, each with its themes.

Two judgements: whether every text has 4.5:1 on what is behind it, whatever theme and whatever scheme of the system beneath
(WCAG 2.2, 1.4.3), and whether nothing sticks out or is cut at 100 to 400 per cent of the text on a phone and in a window (1.4.4,
1.4.10), scrolled and in pages that are turned. A word is cut where it stands in two lines without a hyphen, or is parted although
a line of the page has room for it; a page that is turned cuts what is higher than itself or reaches over its edge.
"""

import tempfile
from pathlib import Path

from . import CHROMIUM, NODE_MODULES, Judgement, count, lacks, no_judgement
from .book import unpack
from .node import node

COLOURS, SIZES = "reader themes", "reader sizes"
SHOWN = 12


class Readers:
    kinds = (".epub",)
    names = [COLOURS, SIZES]

    def missing(self):
        tools = {"readium": "@readium/css", "epub.js": "epubjs", "playwright": "playwright-core"}
        return lacks("node", CHROMIUM, **{name: NODE_MODULES / path for name, path in tools.items()})

    def judge(self, documents):
        with tempfile.TemporaryDirectory(prefix="udgiv-") as folder:
            books, judgements = {}, []
            for number, document in enumerate(documents):
                try:
                    pages = unpack(document.path, Path(folder, str(number)))
                    books[document.name] = {"root": f"{number}/", "pages": pages}
                except Exception as trouble:
                    judgements += self._give_up(document, f"the book can't be opened: {trouble}")
            answer = node("readers.mjs", documents, books, folder) if books else {}

        for document in documents:
            if document.name in books:
                judgements += self._read(document, answer[document.name])
        return judgements

    def _read(self, document, pages):
        untold = [page["error"] for page in pages if "error" in page]
        seen = [view["texts"] for page in pages for view in page.get("colours", [])]
        if untold or not seen or not all(seen):
            return self._give_up(document, "\n".join(untold) or "a page without a text in some reader")
        return [
            told(COLOURS, document, pages, "colours", "theme", ["faults"]),
            told(SIZES, document, pages, "layout", "view", ["wide", "cut"]),
        ]

    def _give_up(self, document, reason):
        return [no_judgement(name, document, reason) for name in self.names]


def told(judge, document, pages, part, view, kinds):
    """What was found in all views of a book, once for each page and view."""
    views = [(page["page"], one) for page in pages for one in page[part]]
    found = [(page, one, fault) for page, one in views for kind in kinds for fault in one[kind]]
    details = [f"{page}, {one[view]}: {fault}" for page, one, fault in found]
    if len(details) > SHOWN:
        details = [*details[:SHOWN], f"and {len(details) - SHOWN} more"]
    verdict = f"{count(len(found), 'fault')} in {count(len(views), 'view')} of {count(len(pages), 'page')}"
    return Judgement(judge, document.name, verdict, len(found), details=details)
