"""What an output folder holds: its PDF and EPUB files, its web pages, and the standards that its manifest.json says they meet."""

import json

from . import Document, Judgement
from .verapdf import flavour_of

KINDS = (".pdf", ".epub", ".html")


def read(folder):
    """The documents to judge, and the faults of the manifest itself."""
    claims = claims_by_name(folder / "manifest.json")
    files = sorted(path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file())
    documents = [Document(path, name := path.relative_to(folder).as_posix(), claims.get(name)) for path in files]
    return documents, [*absent(claims, documents), *beyond_judging(documents)]


def claims_by_name(manifest):
    if not manifest.exists():
        return {}
    listed = json.loads(manifest.read_text(encoding="utf-8"))
    files = [*listed["artefacts"], *listed.get("reports", [])]
    return {file["path"]: tuple(file.get("claims", ())) for file in files}


def absent(claims, documents):
    """A file that was promised and is not there would otherwise be the easiest one to pass."""
    there = {document.name for document in documents}
    for name in sorted(claims):
        if name.endswith(KINDS) and name not in there:
            yield Judgement("manifest", name, "listed, but not there", errors=1)


def beyond_judging(documents):
    """Nor may a claim go unjudged because it is spelt in a way that means nothing to veraPDF."""
    for document in documents:
        for claim in document.claims or ():
            if claim.startswith(("PDF/A", "PDF/UA")) and not flavour_of(claim):
                yield Judgement("manifest", document.name, f"claims {claim!r}, which veraPDF does not know", errors=1)
