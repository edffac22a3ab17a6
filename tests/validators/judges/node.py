"""Starts the judges that run in a browser: a script of this folder, for all books at once."""

import json
import shutil
import tempfile
from pathlib import Path

from . import CHROMIUM, HOME, TOOLS, Unreadable, last_words, run


def node(script, documents, books, unpacked=None):
    """Gives `books`, and the folder they are unpacked in, to a script, and returns the object that it wrote for them. Both
    travel in files: what the tools print on the way is theirs."""
    with tempfile.TemporaryDirectory(prefix="udgiv-") as folder:
        job, answer = Path(folder, "job.json"), Path(folder, "answer.json")
        job.write_text(json.dumps({"books": books, "folder": str(unpacked or folder), "chromium": shutil.which(CHROMIUM)}))
        process = run(
            ["node", Path(__file__).with_name(script), job, answer],
            documents,
            UDGIV_TOOLS=str(TOOLS),
            XDG_CONFIG_HOME=str(HOME / "config"),
            XDG_STATE_HOME=str(HOME / "state"),
        )
        try:
            return json.loads(answer.read_text())
        except (OSError, ValueError) as trouble:
            raise Unreadable(last_words(process)) from trouble
