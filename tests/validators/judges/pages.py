"""Web pages as a browser shows them: whether they fetch anything from elsewhere, whether all that can be worked can be
worked by keyboard alone and be seen while it is, whether text of four times the size has room, and what they weigh."""

import tempfile
from pathlib import Path

from . import CHROMIUM, NODE_MODULES, Judgement, count, lacks, no_judgement
from .node import node
from .web import page_file

FETCHED, KEYBOARD, LARGE, WEIGHT = "fetched", "keyboard", "text 400 %", "weight"
MOST_BYTES = 300 * 1024  # of a page without its pictures


class Pages:
    kinds = (".html",)
    names = [FETCHED, KEYBOARD, LARGE, WEIGHT]

    def missing(self):
        return lacks("node", CHROMIUM, axe=NODE_MODULES / "axe-core", playwright=NODE_MODULES / "playwright-core")

    def judge(self, documents):
        with tempfile.TemporaryDirectory(prefix="udgiv-") as folder:
            pages = {
                document.name: page_file(document, Path(folder, str(number))).as_uri()
                for number, document in enumerate(documents)
            }
            answer = node("pages.mjs", documents, pages)
        return [judgement for document in documents for judgement in read(document, answer[document.name])]


def read(document, page):
    if "error" in page:
        return [no_judgement(name, document, page["error"]) for name in Pages.names]
    told = lambda name, faults, verdict: Judgement(name, document.name, verdict, len(faults), details=faults)
    heavy = [f"more than {MOST_BYTES // 1024} kB"] if page["bytes"] > MOST_BYTES else []
    return [
        told(FETCHED, page["fetched"], f"{count(len(page['fetched']), 'file')} from elsewhere, or not there"),
        told(KEYBOARD, page["keyboard"], f"{count(page['stops'], 'stop')}, {count(len(page['keyboard']), 'fault')}"),
        told(LARGE, page["large"], count(len(page["large"]), "fault")),
        told(WEIGHT, heavy, f"{-(-page['bytes'] // 1024)} kB without pictures"),
    ]
