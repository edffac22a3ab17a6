"""veraPDF, the reference validator for PDF/UA and PDF/A, holds each PDF to what it claims to be."""

import json
import re

from . import JAVA, TOOLS, Judgement, Unreadable, count, lacks, last_words, on_its_own, run

JAR = TOOLS / "verapdf" / "verapdf.jar"
SHOWN_PER_RULE = 3


def flavour_of(claim):
    """veraPDF's name for a standard: 'PDF/UA-1' is ua1, 'PDF/A-2a' is 2a. None for one that it does not judge."""
    found = re.fullmatch(r"PDF/(UA|A)-(\d[abuef]?)", claim)
    if not found:
        return None
    family, level = found.groups()
    return f"ua{level}" if family == "UA" else level


class VeraPdf:
    kinds = (".pdf",)

    def __init__(self, flavour):
        self.flavour = flavour
        self.names = [f"veraPDF {flavour}"]

    def missing(self):
        return lacks("java", veraPDF=JAR)

    def judge(self, documents):
        command = [*JAVA, "-jar", JAR, "--flavour", self.flavour, "--format", "json"]
        shown = ["--maxfailuresdisplayed", SHOWN_PER_RULE]
        process = run([*command, *shown, *(document.path for document in documents)], documents)
        try:
            jobs = json.loads(process.stdout)["report"]["jobs"]
        except (ValueError, KeyError) as trouble:
            raise Unreadable(last_words(process)) from trouble

        by_path = {job["itemDetails"]["name"]: job for job in jobs}
        judged = [document for document in documents if str(document.path) in by_path]
        return [self._read(document, by_path[str(document.path)]) for document in judged]

    @on_its_own
    def _read(self, document, job):
        name = self.names[0]
        if "taskException" in job:
            reason = job["taskException"].get("exceptionMessage", "no reason given")
            return Judgement(name, document.name, "could not be read", errors=1, details=[reason])

        result = job["validationResult"][0]
        details, failed = result["details"], result["details"]["failedRules"]
        if result["jobEndStatus"] != "normal" or details["passedRules"] == 0 or result["compliant"] != (failed == 0):
            raise Unreadable(f"{document.name}: {json.dumps(result)[:300]}")
        return Judgement(
            name,
            document.name,
            count(failed, "failed rule"),
            errors=failed,
            details=[line for rule in details["ruleSummaries"] for line in told(rule)],
        )


def told(rule):
    """A broken rule: which clause, what it asks, and where it was broken."""
    times = count(rule["failedChecks"], "time")
    yield f"{rule['specification']}, {rule['clause']}-{rule['testNumber']}, {times}: {rule['description']}"
    for check in rule.get("checks", []):
        yield f"    {check['context']}: {check.get('errorMessage', '')}"
