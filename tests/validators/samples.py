"""The smallest PDF and EPUB that every judge passes, and the same with one fault, for `selftest`."""

import io
import zipfile

PDF_OBJECTS = [
    "<< /Type /Catalog /Pages 2 0 R /Lang (da) /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R"
    " /ViewerPreferences << /DisplayDocTitle true >> /Metadata 6 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    "<< /Type /StructTreeRoot /K 5 0 R >>",
    "<< /Type /StructElem /S /Document /P 4 0 R >>",
]

# PDF/A wants the properties of PDF/UA's identification described, for it does not know them by itself.
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sample</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

BOOK = {
    "META-INF/container.xml": """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
    "EPUB/package.opf": """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:00000000-0000-5000-8000-000000000000</dc:identifier>
<dc:title>Sample</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2025-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">A sample.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="chapter" href="chapter.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="dot" href="dot.svg" media-type="image/svg+xml"/>
</manifest>
<spine><itemref idref="chapter"/></spine>
</package>""",
    "EPUB/nav.xhtml": """<?xml version="1.0"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title><link rel="stylesheet" href="style.css"/></head>
<body><nav epub:type="toc" role="doc-toc"><h1>Contents</h1>
<ol><li><a href="chapter.xhtml">Chapter</a></li></ol></nav></body></html>""",
    "EPUB/chapter.xhtml": """<?xml version="1.0"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head><title>Chapter</title><link rel="stylesheet" href="style.css"/></head>
<body><h1>Chapter</h1><p>Words.</p><p><img src="dot.svg" alt="A dot"/></p></body></html>""",
    "EPUB/style.css": """body { background: #fff; color: #111; }
h1 { font-size: 1em; }
a { color: inherit; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } }
@media (max-width: 400px) { p { margin: 1em 0; } }
""",
    "EPUB/dot.svg": """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>""",
}


def pdf(old="", new=""):
    """One blank page, PDF/UA-1 and PDF/A-2a at once; with `new` for `old`, of the same length, so that every
    object stays where the cross-reference table says it is."""
    assert len(old) == len(new), f"{new!r} is not as long as {old!r}"
    xmp = XMP.encode()
    objects = [text.encode() for text in PDF_OBJECTS]
    objects.append(b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(xmp), xmp))

    written, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start, size = len(written), len(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R /ID [<00> <00>] >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return replaced(written, old.encode(), new.encode())


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><style>:root { color-scheme: light dark; }</style></head>
<body><main><h1>A page</h1><p>Words.</p></main></body></html>
"""


def epub(old="", new=""):
    """A book of one chapter; with `new` for `old` in the one of its files that has it."""
    text = "\0".join(BOOK.values())
    files = zip(BOOK, replaced(text, old, new).split("\0"))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, content in files:
            archive.writestr(name, content)
    return written.getvalue()


def page(old="", new=""):
    """A web page; with `new` for `old`."""
    return replaced(PAGE, old, new).encode()


def replaced(text, old, new):
    """A fault that is not in the sample any more would prove nothing."""
    assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sample"
    return text.replace(old, new) if old else text
