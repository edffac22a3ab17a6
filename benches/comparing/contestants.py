"""The commands of both sides, and the folders that they write to."""

import json
import re
import shutil
import tomllib

from . import ROOT, SLUG, Failed, run
from .source import FORMAT, HARD_LINES, Source
from .typst import Typst

# What a script that uses the package would say. Warnings (an unknown font, say) are as fatal as they are to udgiv.
COMPILE = """
import sys, typst
main, fonts, output = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
compiler = typst.Compiler(main, font_paths=fonts)
_, warnings = compiler.compile_with_warnings(output=output, pdf_standards=["ua-1", "a-2a"], timestamp=0)
sys.exit("\\n".join(warning.message for warning in warnings) or None)
"""


class Udgiv:
    """The project's own program."""

    def __init__(self, binary, folder):
        self.binary, self.out, self.copy = binary, folder, folder.parent / "without-pages"
        self.version = run([binary, "--version"]).split()[-1]
        ends = {"PDF": ".pdf", "EPUB": ".epub", "Easy-read text": ".easy.txt"}
        self.files = {kind: folder / SLUG / (SLUG + end) for kind, end in ends.items()}

    def build(self, variant=None, jobs=None):
        """One command, as a list: what a side runs one after the other. All three variants that have a peer, or one
        of them on one thread."""
        return self._build(ROOT, [variant] if variant else ["screen", "epub", "easy-text"], 1 if variant else jobs)

    def without_pages(self):
        """The same for the e-book and the easy text of a copy that is published as these alone, so that none lays pages out."""
        sources = self.copy / "sources"
        if not sources.exists():
            shutil.copytree(ROOT / "sources" / "publishers", sources / "publishers")
            shutil.copytree(ROOT / "sources" / SLUG, sources / SLUG)
            policy = sources / SLUG / "policy.toml"
            text = policy.read_text(encoding="utf-8")
            named, count = re.subn(r"(?m)^(publisher = .*)$", r'\1\nvariants = ["epub", "easy-text"]', text, count=1)
            if count == 0:
                raise Failed("the policy names no publisher, so its copy would be published with pages")
            written(policy, named)
        return self._build(self.copy, ["epub", "easy-text"], 1)

    def _build(self, root, variants, jobs):
        command = [self.binary, "build", SLUG, "--root", root, "--out", self.out, "--force"]
        for name in variants:
            command += ["--variant", name]
        if jobs:
            command += ["--jobs", str(jobs)]
        return [command]


class Peers:
    """Typst and Pandoc, with documents that say the same as the policy."""

    def __init__(self, tools, folder):
        self.out = folder / "out"
        folder.mkdir()
        policy = read(ROOT / "sources" / SLUG / "policy.toml")
        publishers = ROOT / "sources" / "publishers"
        publisher = read(publishers / f"{policy['policy']['publisher']}.toml")
        try:
            source = Source(policy, publisher)
            full, easy, metadata = source.full(), source.easy(), source.metadata()
        except KeyError as missing:
            raise Failed(f"the equivalent input needs {missing} in the policy: see comparing/source.py") from None

        shutil.copytree(ROOT / "sources" / SLUG / "images", folder / "images")
        shutil.copy(publishers / publisher["brand"]["logo"], folder / "images")
        shutil.copy(ROOT / "layouts" / "base" / "epub.css", folder)
        full = written(folder / "full.md", full)
        easy = written(folder / "easy.md", easy)
        metadata = written(folder / "metadata.json", json.dumps(metadata, ensure_ascii=False))
        # The same text, made into Typst's own markup from what Pandoc reads in the Markdown.
        tree = json.loads(run([tools.pandoc, "--from", FORMAT, "--to", "json", full]))
        document = written(folder / "full.typ", Typst(source).document(tree["blocks"]))

        pandoc = [tools.pandoc, "--fail-if-warnings", "--resource-path", folder]
        pdf, epub, text = (self.out / name for name in ("full.pdf", "full.epub", "easy.txt"))
        self.files = {"PDF": pdf, "EPUB": epub, "Easy-read text": text}
        self.python_start = [tools.python, "-I", "-c", "import sys, typst"]
        self.pdf = [tools.python, "-I", "-c", COMPILE, document, ROOT / "fonts", pdf]
        self.epub = [
            *pandoc, "--from", FORMAT, "--to", "epub3", "--toc", "--toc-depth", "2", "--css", folder / "epub.css",
            "--metadata-file", metadata, full, "--output", epub,
        ]
        self.text = [*pandoc, "--from", FORMAT + HARD_LINES, "--to", "plain", "--columns", "65", easy, "--output", text]
        self.all = [self.pdf, self.epub, self.text]


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def read(path):
    with path.open("rb") as file:
        return tomllib.load(file)
