"""Opens an EPUB: into a folder, and down to the list of its XHTML content documents."""

import zipfile
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

CONTAINER = "META-INF/container.xml"


def unpack(epub, folder):
    """Extracts a book and returns its XHTML content documents, the navigation document among them, by path
    inside the folder, in the order of the package document's manifest."""
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
    package = ElementTree.parse(folder / CONTAINER).find(".//{*}rootfile").get("full-path")
    items = ElementTree.parse(folder / package).iterfind("{*}manifest/{*}item")
    return [
        str(PurePosixPath(package).parent / unquote(item.get("href")))
        for item in items
        if item.get("media-type") == "application/xhtml+xml"
    ]
