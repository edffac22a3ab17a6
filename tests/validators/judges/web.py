"""Web pages for those judges that read them."""

FRAGMENT = ".fragment.html"  # what is put into somebody else's page

SHELL = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Another page</title><style>:root {{ color-scheme: light dark; }} img, table {{ max-width: 100%; height: auto; }}
[role="region"] {{ overflow-x: auto; }} body {{ overflow-wrap: anywhere; line-height: 1.7; }}</style></head>
<body><main><h1>Another page</h1>
{}
</main></body></html>
"""


def page_file(document, folder):
    """The file to be opened for a document: a fragment is put into the barest page that could hold it."""
    if not document.path.name.endswith(FRAGMENT):
        return document.path
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / document.path.name
    file.write_text(SHELL.format(document.path.read_text(encoding="utf-8")), encoding="utf-8")
    return file
