"""What the judges said, for people: a line a judgement, a table of the judges, and the sum of it all."""

from collections import Counter

from . import NO_DOCUMENT


class Report:
    def __init__(self):
        self.judgements = []

    @property
    def clean(self):
        return not any(judgement.failed for judgement in self.judgements)

    def add(self, judgements):
        for judgement in judgements:
            self.judgements.append(judgement)
            outcome = "   SKIPPED" if judgement.skipped else "   FAILED" if judgement.failed else ""
            print(f"{judgement.judge:<14}  {judgement.document}   {judgement.verdict}{outcome}", flush=True)
            for line in "\n".join(judgement.details).splitlines():
                print(f"    {line}")

    def close(self):
        print(f"\n{'validator':<14} {'files':>6} {'failed':>7} {'errors':>7} {'warnings':>9}   remarks")
        for name in dict.fromkeys(judgement.judge for judgement in self.judgements):
            print(self._row(name))
        passed = sum(judgement.passed for judgement in self.judgements)
        failed = sum(judgement.failed for judgement in self.judgements)
        skipped = sum(judgement.skipped for judgement in self.judgements)
        print(f"\n{passed} passed, {failed} failed, {skipped} skipped")

    def _row(self, name):
        theirs = [judgement for judgement in self.judgements if judgement.judge == name]
        files = sum(judgement.document != NO_DOCUMENT for judgement in theirs)
        failed = sum(judgement.failed for judgement in theirs)
        errors = sum(judgement.errors for judgement in theirs)
        warnings = sum(judgement.warnings for judgement in theirs)
        asides = sum((Counter(judgement.asides) for judgement in theirs), Counter())
        remarks = [f"{what}: {number}" for what, number in asides.items()]
        remarks += ["not run" for judgement in theirs if judgement.document == NO_DOCUMENT]
        return f"{name:<14} {files:>6} {failed:>7} {errors:>7} {warnings:>9}   {', '.join(remarks)}".rstrip()
