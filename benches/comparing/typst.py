"""The same text as a Typst document, written plainly: what an author would write by hand who wants this policy as an
A5 booklet. Pandoc's own Typst writer won't do: it drops alternative texts and the language of a phrase.
"""

import json
import re

from . import Failed

# Page, faces, sizes and line breaking are those of udgiv's layout "brochure"; its cover, colours and openers are not.
PREAMBLE = """\
#set document(
  title: {title}, author: {author}, description: {summary},
  keywords: {keywords}, date: datetime(year: {year}, month: 1, day: 1),
)
#set page(width: 148mm, height: 210mm, margin: (left: 20mm, right: 24mm, top: 18mm, bottom: 24mm))
#set text(font: ("Atkinson Hyperlegible Next", "Source Sans 3"), size: 10.25pt, lang: {language}, hyphenate: false)
#set par(justify: false, linebreaks: "simple", leading: 7pt, spacing: 14pt)
#set list(marker: ([•], [–]))
#set table(stroke: 0.5pt)
#show table.cell.where(y: 0): strong
#show heading.where(level: 1): it => {{ pagebreak(weak: true); text(size: 1.6em, it) }}
#show link: underline
#show figure: set figure.caption(position: bottom)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => strong(it.body)
#let panel(body) = block(width: 100%, fill: rgb("#eef5f6"), inset: 12pt, body)

#title()
{subtitle}

#image({logo}, height: 10mm, alt: {logo_alt})

#set page(footer: context [{subtitle} · #counter(page).display()])
#outline(title: [Indhold], depth: 1)

"""


class Typst:
    """Writes a Typst document from Pandoc's tree. A kind of node that it doesn't know stops it."""

    def __init__(self, source):
        policy, brand = source.policy, source.publisher["brand"]
        self.preamble = PREAMBLE.format(
            title=string(policy["title"]), author=string(source.publisher["name"]),
            summary=string(policy["summary"]),
            keywords="(" + "".join(string(word) + ", " for word in policy["keywords"]) + ")",
            year=policy["valid"]["from"], language=string(policy["language"]), subtitle=markup(policy["subtitle"]),
            logo=string("images/" + brand["logo"]), logo_alt=string(brand["logo_alt"]),
        )

    def document(self, blocks):
        return self.preamble + self.nodes(blocks)

    def nodes(self, nodes):
        return "".join(self.writer(node["t"])(node.get("c")) for node in nodes)

    def writer(self, kind):
        try:
            return getattr(self, kind)
        except AttributeError:
            raise Failed(f"the equivalent input has no {kind} yet: see comparing/typst.py") from None

    # Blocks

    def Header(self, content):
        level, (identifier, *_), inlines = content
        return f"{'=' * level} {self.nodes(inlines)}" + (f" <{identifier}>" if level == 1 else "") + "\n\n"

    def Para(self, inlines):
        # A picture without a caption stands alone in a paragraph. In a figure it is an argument.
        alone = [inline["t"] for inline in inlines] == ["Image"]
        return ("#" if alone else "") + self.nodes(inlines) + "\n\n"

    def Plain(self, inlines):
        return self.nodes(inlines)

    def BulletList(self, items):
        return f"#list{self.items(items)}\n\n"

    def OrderedList(self, content):
        (start, *_), items = content
        return f"#enum(start: {start}){self.items(items)}\n\n"

    def DefinitionList(self, entries):
        terms = (f"terms.item[{self.nodes(term)}][{self.nodes(meaning[0])}]" for term, meaning in entries)
        return f"#terms(tight: false, separator: linebreak(), {', '.join(terms)})\n\n"

    def BlockQuote(self, blocks):
        return f"#quote(block: true)[\n{self.nodes(blocks)}]\n\n"

    def Div(self, content):
        return f"#panel[\n{self.nodes(content[1])}]\n\n"

    def Figure(self, content):
        _, (_, caption), blocks = content
        return f"#figure({self.nodes(blocks)}, supplement: none, numbering: none, caption: [{self.nodes(caption)}])\n\n"

    def Table(self, content):
        _, (_, caption), columns, (_, head), bodies, _ = content
        rows = [", ".join(self.cell(cell) for cell in cells) for body in bodies for _, cells in body[3]]
        header = ", ".join(self.cell(cell) for _, cells in head for cell in cells)
        table = f"table(columns: {len(columns)}, align: left, table.header({header}), {', '.join(rows)})"
        return f"#figure({table}, supplement: none, numbering: none, caption: [{self.nodes(caption)}])\n\n"

    def cell(self, cell):
        return f"[{self.nodes(cell[4])}]"

    def items(self, items):
        return "".join(f"[{self.nodes(item).strip()}]" for item in items)

    # Running text

    def Str(self, text):
        return markup(text)

    def Space(self, _):
        return " "

    def SoftBreak(self, _):
        return "\n"

    def LineBreak(self, _):
        return " \\\n"

    def Strong(self, inlines):
        return f"#strong[{self.nodes(inlines)}]"

    def Emph(self, inlines):
        return f"#emph[{self.nodes(inlines)}]"

    def Span(self, content):
        (_, _, attributes), inlines = content
        return f"#text(lang: {string(dict(attributes)['lang'])})[{self.nodes(inlines)}]"

    def Link(self, content):
        _, inlines, (url, _) = content
        to = f"<{url[1:]}>" if url.startswith("#") else string(url)
        return f"#link({to})[{self.nodes(inlines)}]"

    def Note(self, blocks):
        return f"#footnote[{self.nodes(blocks).strip()}]"

    def Image(self, content):
        (_, _, attributes), alt, (path, _) = content
        words = dict(attributes).get("alt") or "".join(inline.get("c", " ") for inline in alt)
        return f"image({string(path)}, alt: {string(words)})"


def string(text):
    """A string of Typst's. Its escapes are a superset of those that JSON needs here."""
    return json.dumps(text, ensure_ascii=False)


def markup(text):
    """Text as markup; a sign that could mean something gets a backslash."""
    return re.sub(r"([\\#$*_`<>@~\[\]\"'/=+-]|^\d+\.$)", r"\\\1", text)
