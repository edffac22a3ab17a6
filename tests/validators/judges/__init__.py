"""What every judge has in common: the words of a judgement, and how a tool is started.

A judge is an object with `kinds` (the file suffixes it judges), `missing()` (what it lacks to run, or None) and
`judge(documents)`, which returns the Judgements. `names` are the lines it writes for each document; whatever it
leaves out is counted as a failure by `run`, so no judge can pass a document by falling silent.
"""

import functools
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Document:
    """A file to judge. `claims` are the standards it says it conforms to; None if nothing lists them."""

    path: Path
    name: str
    claims: tuple[str, ...] | None = None


NO_DOCUMENT = "-"  # where a judge has a word to say of itself


@dataclass(frozen=True)
class Judgement:
    """What one judge says of one document, in one line and, where it found something, in details beneath."""

    judge: str
    document: str
    verdict: str
    errors: int = 0  # or failed rules, or violations: what the judge calls a fault
    warnings: int = 0
    asides: dict[str, int] = field(default_factory=dict)  # what it mentions without finding fault
    details: list[str] = field(default_factory=list)
    skipped: bool = False

    @property
    def failed(self):
        return not self.skipped and self.errors + self.warnings > 0

    @property
    def passed(self):
        return not self.skipped and not self.failed


class Unreadable(Exception):
    """A tool ran, but what it said is no judgement."""


def no_judgement(judge, document, reason):
    """A judge that crashed, or said nothing that can be read, has not passed the document."""
    reason = str(reason) if isinstance(reason, (str, Unreadable)) else repr(reason)
    return Judgement(judge, document.name, "no judgement", errors=1, details=[reason])


def on_its_own(judge_one):
    """For a method that judges one document: what goes wrong with that document says nothing of the others."""

    @functools.wraps(judge_one)
    def judged(self, document, *rest):
        try:
            return judge_one(self, document, *rest)
        except Exception as trouble:
            return no_judgement(self.names[0], document, trouble)

    return judged


TOOLS = Path(
    os.environ.get("UDGIV_TOOLS")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "udgiv-validators"
)
NODE_MODULES = TOOLS / "node" / "node_modules"
HOME = TOOLS / "home"  # instead of the user's: whose settings of a judge must not bend what it says

# Start quickly and stay small: a judge lives for seconds.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true", f"-Duser.home={HOME}"]

CHROMIUM = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), "chromium")


def lacks(*programs, **files):
    """Says which of these programs (on the path) or tools (by their main file) is not there, or returns None."""
    absent = [program for program in programs if not shutil.which(program)]
    absent += [tool for tool, file in files.items() if not file.exists()]
    return f"not installed: {', '.join(absent)}" if absent else None


def run(command, documents, **environment):
    """Runs a tool to its end, with time in proportion to what it has to read. Its exit status is no verdict:
    the caller reads what it wrote."""
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},  # in any other locale Java loses an 'ø' in a path
        timeout=600 + 120 * len(documents),
    )


def last_words(process):
    """The end of what a tool wrote, for a report on why it could not be read."""
    said = (process.stderr.strip() or process.stdout.strip() or "nothing").splitlines()
    return f"exit status {process.returncode}, and it said: " + " / ".join(said[-3:])


def count(number, what):
    """'1 error', '2 errors'."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
