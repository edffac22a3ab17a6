"""The Nu Html Checker, which the W3C's validator runs: HTML and the style sheets beside it."""

import json
import tempfile
from pathlib import Path

from . import JAVA, NODE_MODULES, Judgement, Unreadable, count, lacks, last_words, no_judgement, run
from .web import page_file

JAR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ["--also-check-css", "--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect"]
SLASH = "Trailing slash on void elements"  # ours are well-formed XML as well


class Nu:
    kinds = (".html",)
    names = ["Nu"]

    def missing(self):
        return lacks("java", **{"Nu Html Checker": JAR})

    def judge(self, documents):
        """All in one process: most of its time is starting up."""
        with tempfile.TemporaryDirectory(prefix="udgiv-") as folder:
            files = {}
            for number, document in enumerate(documents):
                files[page_file(document, Path(folder, str(number)))] = document
                styles = document.path.parent / "web"
                files.update({style: document for style in sorted(styles.glob("*.css")) if styles.is_dir()})
            process = run([*JAVA, "-Xss4m", "-jar", JAR, *OPTIONS, *files], documents)
        try:
            messages = json.loads(process.stdout)["messages"]
        except (ValueError, KeyError) as trouble:
            raise Unreadable(last_words(process)) from trouble
        found = {document.name: [] for document in documents}
        by_address = {file.as_uri(): document.name for file, document in files.items()}
        for message in messages:
            if SLASH in message.get("message", ""):
                continue
            name = by_address.get(message.get("url", "").replace("file:/", "file:///").replace("file://////", "file:///"))
            if name is None:
                return [no_judgement("Nu", document, f"it speaks of {message}") for document in documents]
            found[name].append(message)
        return [judgement(document, found[document.name]) for document in documents]


def judgement(document, messages):
    errors = sum(message["type"] != "info" for message in messages)
    warnings = sum(message.get("subType") == "warning" for message in messages)
    verdict = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
    details = [f"{message.get('lastLine', '')}: {message['message']}" for message in messages]
    return Judgement("Nu", document.name, verdict, errors, warnings, details=details)
