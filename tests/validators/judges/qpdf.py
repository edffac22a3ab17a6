"""qpdf reads a PDF's structure: cross-reference table, streams, object syntax."""

from . import Judgement, Unreadable, count, lacks, last_words, on_its_own, run

SOUND, DAMAGED, DOUBTFUL = 0, 2, 3  # qpdf's exit statuses
ALL_CLEAR = "No syntax or stream encoding errors found"


class Qpdf:
    kinds = (".pdf",)
    names = ["qpdf"]

    def missing(self):
        return lacks("qpdf")

    def judge(self, documents):
        return [self._judge_one(document) for document in documents]

    @on_its_own
    def _judge_one(self, document):
        process = run(["qpdf", "--check", document.path], [document])
        complaints = process.stderr.splitlines()
        if process.returncode == SOUND and ALL_CLEAR in process.stdout and not complaints:
            return Judgement("qpdf", document.name, "0 errors")
        if process.returncode not in (DAMAGED, DOUBTFUL) or not complaints:
            raise Unreadable(last_words(process))

        warnings = sum(line.startswith("WARNING") for line in complaints)
        errors = len(complaints) - warnings if process.returncode == DAMAGED else 0
        verdict = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
        return Judgement("qpdf", document.name, verdict, errors, warnings, details=complaints)
