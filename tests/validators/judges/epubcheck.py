"""EPUBCheck, the W3C's conformance checker for EPUB 3.3.

Errors and warnings fail a book. Usage messages are advice ('this feature is rarely supported'); they are listed.
"""

import json
import os
from concurrent.futures import ThreadPoolExecutor

from . import JAVA, TOOLS, Judgement, Unreadable, count, lacks, last_words, on_its_own, run

JAR = TOOLS / "epubcheck" / "epubcheck" / "epubcheck.jar"


class EpubCheck:
    kinds = (".epub",)
    names = ["EPUBCheck"]

    def missing(self):
        return lacks("java", EPUBCheck=JAR)

    def judge(self, documents):
        # It takes one book a process, and most of that is starting up: a process for each core.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._judge_one, documents))

    @on_its_own
    def _judge_one(self, document):
        process = run([*JAVA, "-jar", JAR, document.path, "--usage", "--json", "-"], [document])
        try:
            report = json.loads(process.stdout[process.stdout.index("{"):])
            checker, messages = report["checker"], report["messages"]
            errors, warnings, usages = checker["nFatal"] + checker["nError"], checker["nWarning"], checker["nUsage"]
        except (ValueError, KeyError) as trouble:
            raise Unreadable(last_words(process)) from trouble
        if (process.returncode == 0) != (errors == 0):
            raise Unreadable(last_words(process))

        verdict = f"{count(errors, 'error')}, {count(warnings, 'warning')}, {count(usages, 'usage message')}"
        details = [line for message in messages for line in told(message)]
        return Judgement("EPUBCheck", document.name, verdict, errors, warnings, {"usage messages": usages}, details)


def told(message):
    """A message and the first place that it speaks of."""
    yield f"{message['severity']} {message['ID']}: {message['message']}"
    for place in message["locations"][:1]:
        more = message.get("additionalLocations", 0) + len(message["locations"]) - 1
        yield f"    {place['path']}:{place['line']}:{place['column']}" + (f" and {more} more" if more else "")
