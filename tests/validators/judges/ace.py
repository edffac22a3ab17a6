"""Ace by DAISY checks a book against EPUB Accessibility 1.1: metadata, page list, text alternatives, roles."""

from collections import defaultdict

from . import CHROMIUM, NODE_MODULES, Judgement, Unreadable, count, lacks, on_its_own
from .node import node


class Ace:
    kinds = (".epub",)
    names = ["Ace"]

    def missing(self):
        return lacks("node", CHROMIUM, Ace=NODE_MODULES / "@daisy" / "ace-core")

    def judge(self, documents):
        reports = node("ace.mjs", documents, {document.name: str(document.path) for document in documents})
        return [self._read(document, reports[document.name]) for document in documents]

    @on_its_own
    def _read(self, document, report):
        if "error" in report:
            raise Unreadable(report["error"])

        subjects = report["assertions"]  # the package document and every content document
        found = [(subject["earl:testSubject"]["url"], fault) for subject in subjects for fault in subject["assertions"]]
        failed = report["earl:result"]["earl:outcome"] != "pass"
        if not subjects or failed != bool(found):
            raise Unreadable("Ace's outcome and its list of violations disagree")
        verdict = f"{count(len(found), 'violation')}, {count(len(subjects), 'document')} read"
        return Judgement("Ace", document.name, verdict, errors=len(found), details=told(found))


def told(found):
    """The violations, those of one rule in one document together, with the first that it speaks of."""
    together = defaultdict(list)
    for where, fault in found:
        test = fault["earl:test"]
        rule = f"{where}: {test['dct:title']} ({test['earl:impact']}): {test['help']['dct:description']}"
        together[rule].append(fault["earl:result"])

    lines = []
    for rule, results in together.items():
        lines.append(f"{rule} ({count(len(results), 'time')})")
        first = filter(None, (results[0].get("html"), results[0].get("dct:description")))
        lines += [f"    {' '.join(text.split())[:300]}" for text in first]
    return lines
