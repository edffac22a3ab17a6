"""Pages and words of both sides' files, to show that they say the same."""

import json
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from . import run
from .clock import timed

READ_PDF = """
import json, pypdf, sys
pages = [page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages]
print(json.dumps([len(pages), "\\n".join(pages)]))
"""


@dataclass(frozen=True)
class File:
    """What one side made: its pages or chapters (an easy-read text has none) and its words."""

    parts: int | None
    size: int
    words: Counter

    @staticmethod
    def of(path, parts, text):
        words = Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))
        return File(parts, path.stat().st_size, words)


def read_both(udgiv, peers, tools):
    """Makes everything once and reads it: for each kind of file, udgiv's and the peer's."""
    timed(udgiv.build() + peers.all, [udgiv.out, peers.out])
    return {kind: [read(side.files[kind], tools) for side in (udgiv, peers)] for kind, read in READERS.items()}


def pdf(path, tools):
    return File.of(path, *json.loads(run([tools.python, "-I", "-c", READ_PDF, path])))


def epub(path, _):
    """The chapters; the navigation document repeats their headings, and how often is each program's own choice."""
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml") and not name.endswith("nav.xhtml")]
        return File.of(path, len(names), "\n".join(Body.text_of(book.read(name).decode()) for name in names))


def easy(path, _):
    return File.of(path, None, path.read_text(encoding="utf-8"))


READERS = {"PDF": pdf, "EPUB": epub, "Easy-read text": easy}


class Body(HTMLParser):
    """The text of a page's body; an element that isn't part of a line parts words."""

    IN_LINE = {"a", "code", "dfn", "em", "span", "strong", "sub", "sup"}

    def __init__(self):
        super().__init__()
        self.inside, self.pieces = False, []

    def handle_starttag(self, tag, _):
        self.inside = self.inside or tag == "body"
        if tag not in self.IN_LINE:
            self.pieces.append("\n")

    def handle_data(self, data):
        if self.inside:
            self.pieces.append(data)

    @staticmethod
    def text_of(page):
        body = Body()
        body.feed(page)
        return "".join(body.pieces)
