#!/usr/bin/env python3
"""Writes a publication of this project as the Word document that its municipality might have: document.py POLICY.toml OUT.docx

What comes out is WordprocessingML with the styles that Word gives headings, lists, quotations and tables, and nothing of what makes a
publication: no easy text, no roles, no alternative texts.
"""

import re
import sys
import tomllib
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Word's own names of styles, in an English and in a Danish Word alike; what is shown in Word is their name in the user's language.
STYLES = {
    "Title": ("Title", ""),
    "Subtitle": ("Subtitle", ""),
    "Heading1": ("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    "Heading2": ("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    "Heading3": ("heading 3", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
    "Quote": ("Quote", ""),
    "ListParagraph": ("List Paragraph", ""),
}


def runs(text):
    """Text with bold and italics as runs; of a link, its words."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    parts = re.split(r"(\*\*.+?\*\*|\*[^*]+?\*)", text)
    return "".join(run(part) for part in parts if part)


def run(part):
    look = ""
    if part.startswith("**"):
        part, look = part[2:-2], "<w:rPr><w:b/></w:rPr>"
    elif part.startswith("*"):
        part, look = part[1:-1], "<w:rPr><w:i/></w:rPr>"
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'


def paragraph(text, style="", listed=False):
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        about += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{about}</w:pPr>{runs(text)}</w:p>"


def table(rows):
    cell = "<w:tc><w:tcPr/>{}</w:tc>".format
    line = "<w:tr>{}</w:tr>".format
    return "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>".format(
        "".join(line("".join(cell(paragraph(text)) for text in row)) for row in rows)
    )


def running(text):
    """Running text: paragraphs, lists and headings of CommonMark."""
    for part in re.split(r"\n\s*\n", text.strip()):
        made = []
        for line in map(str.strip, part.splitlines()):
            heading = re.match(r"(#{2,3}) (.*)", line)
            item = re.match(r"(?:[-*]|\d+\.) +(.*)", line)
            if heading:
                made.append([heading[2], f"Heading{len(heading[1])}"])
            elif item:
                made.append([item[1], "ListParagraph"])
            elif made and not made[-1][1].startswith("Heading"):
                made[-1][0] += f" {line}"
            else:
                made.append([line, ""])
        for words, style in made:
            yield paragraph(words, style, style == "ListParagraph")


def block(one):
    match one["type"]:
        case "quote":
            yield paragraph(one["text"].strip(), "Quote")
            yield paragraph(one.get("by", ""))
        case "table":
            yield paragraph(one.get("caption", ""))
            yield table([one["header"], *one["rows"]])
        case _:
            if "title" in one:
                yield paragraph(one["title"], "Heading2")
            if "text" in one:
                yield from running(one["text"])


def body(policy):
    about = policy["policy"]
    yield paragraph(about["title"], "Title")
    if "subtitle" in about:
        yield paragraph(about["subtitle"], "Subtitle")
    for section in policy["section"]:
        yield paragraph(section["title"], "Heading1")
        if "text" in section:
            yield from running(section["text"])
        for one in section.get("block", []):
            yield from block(one)


def parts(policy):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for key, (name, more) in STYLES.items()
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    yield "[Content_Types].xml", (
        f'{head}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{KIND}.numbering+xml"/></Types>'
    )
    yield "_rels/.rels", (
        f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    yield "word/_rels/document.xml.rels", (
        f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    )
    yield "word/styles.xml", f"{head}<w:styles {W}>{styles}</w:styles>"
    yield "word/numbering.xml", (
        f'{head}<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    yield "word/document.xml", f'{head}<w:document {W}><w:body>{"".join(body(policy))}<w:sectPr/></w:body></w:document>'


def main(source, out):
    with open(source, "rb") as file:
        policy = tomllib.load(file)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(policy):
            # The same bytes every time: no clock in it.
            archive.writestr(zipfile.ZipInfo(name), text.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
