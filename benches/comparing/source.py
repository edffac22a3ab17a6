"""A policy as Markdown for Pandoc: the text, headings, lists, tables, figures and notes that udgiv publishes.

It knows what the measured policy uses. A block of another kind stops it: a silent omission would make the peers'
work smaller than udgiv's.
"""

import re
import unicodedata

from . import Failed

# The text is the author's: no curly quotes, citations or formulas are read into it.
FORMAT = "markdown-smart-citations-tex_math_dollars-raw_tex"
HARD_LINES = "+hard_line_breaks"
# Endings that a Danish noun may take in the easy-read text and still be the glossary's word.
ENDINGS = "(?:ernes|erne|ens|ets|ers|en|et|er|ne|s|n|t|r|e)?"


class Source:
    """A policy and its publisher, as parsed TOML."""

    def __init__(self, policy, publisher):
        self.policy, self.publisher, self.sections = policy["policy"], publisher, policy["section"]
        self.terms = policy.get("term", [])
        valid = self.policy["valid"]
        self.years = f"{valid['from']}–{valid['to']}"

    def metadata(self):
        """For the EPUB: the same that udgiv writes of the book, as far as Pandoc has a name for it."""
        policy = self.policy
        return {
            "title": policy["title"], "subtitle": policy["subtitle"], "lang": policy["language"],
            "author": self.publisher["name"], "publisher": self.publisher["name"],
            "date": f"{policy['valid']['from']}-01-01", "description": policy["summary"], "subject": policy["keywords"],
            "toc-title": "Indhold", "accessModes": ["textual", "visual"], "accessModesSufficient": ["textual"],
            "accessibilityFeatures": ["alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"],
            "accessibilityHazards": ["none"],
        }

    def full(self):
        parts = [picture(self.policy["cover_picture"])]
        for section in self.sections:
            parts.append(f"# {plain(full_title(section, section['title']))} {{#{section['id']}}}")
            parts.append(section.get("text", "").strip())
            parts += [self.block(block) for block in section.get("block", [])]
        words = [term for term in self.terms if "explanation" in term]
        words.sort(key=lambda term: term["word"].lower().translate(str.maketrans("æøå", "{|}")))
        parts.append("# Ordliste {#ordliste}")
        parts += [f"{plain(term['word'])}\n:   {plain(term['explanation'])}" for term in words]
        parts += ["# Kolofon {#kolofon}", plain(self.policy["status"])]
        parts.append("\n".join(f"- {line}" for line in self.imprint()))
        parts.append(self.contact())
        return join(parts)

    def easy(self):
        policy = self.policy
        lines = [policy["title"], policy["subtitle"], "Letlæst udgave", f"{self.publisher['name']}, {self.years}"]
        parts = ["\n".join(map(plain, lines))]
        waiting = {term["word"]: term["easy"] for term in self.terms if "easy" in term}
        sections = [section for section in self.sections if "easy" in section]
        for section in sections:
            if section is sections[-1]:  # the colophon stands before the section with the contact details
                parts += ["# Kolofon", plain(policy["status"]).replace(". ", ".\n"), *self.imprint()]
                parts.append("Ikke testet med læsere endnu.")
            easy = section["easy"]
            parts.append(f"# {plain(full_title(section, easy.get('title', section['title'])))}")
            lines = easy["text"].strip().splitlines()
            parts.append("\n".join(said for line in lines for said in explained(line, waiting)))
        parts.append(self.contact(linked=False))
        return join(parts)

    def block(self, block):
        match block["type"]:
            case "text":
                return block["text"].strip()
            case "fact":
                return f"::: fact\n**{plain(block['title'])}**\n\n{block['text'].strip()}\n:::"
            case "ambition":
                return f"::: ambition\n**Vores ambition**\n\n{block['text'].strip()}\n:::"
            case "quote":
                said = f"> ”{block['text'].strip()}”\n>\n> {plain(block['by'])}"
                if "picture" not in block:
                    return said
                return picture({"src": block["picture"], "alt": block["picture_alt"]}) + "\n\n" + said
            case "picture":
                return picture(block)
            case "figure":
                return f"{picture(block)}\n\n**Beskrivelse af figuren**\n\n{block['description'].strip()}"
            case "table":
                rows = [block["header"], ["---"] * len(block["header"]), *block["rows"]]
                table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
                return f"{table}\n\n: {plain(block['caption'])}"
            case "chart":
                header = [f"{name}" for name in block["header"]]
                rows = [header, ["---"] * len(header), *block["rows"]]
                table = "\n".join("| " + " | ".join(plain(cell) for cell in row) + " |" for row in rows)
                return f"{plain(block['finding'])}\n\n{table}"
            case "contact":
                return self.contact()
            case other:
                raise Failed(f"the equivalent input has no block of type {other} yet: see comparing/source.py")

    def imprint(self):
        yield plain(f"Udgivet af {self.publisher['name']}")
        yield f"Gælder {self.years}"
        yield plain(f"Målgruppe: {self.policy['audience']}")

    def contact(self, linked=True):
        publisher = self.publisher
        shown = publisher["web"].removeprefix("https://")
        lines = [plain(line) for line in [publisher["name"], *publisher["address"]]]
        name, domain = publisher["email"].split("@")
        for label, text, url in [
            ("Telefon", publisher["phone"], "tel:" + publisher["phone"].replace(" ", "")),
            ("E-mail", publisher["email"], f"mailto:{name}@{domain.encode('idna').decode()}"),
            ("Hjemmeside", shown, publisher["web"]),
        ]:
            lines.append(f"{label}: [{plain(text)}]({url})" if linked else f"{label}: {plain(text)}")
        return "\\\n".join(lines)


def picture(block):
    alt = block["alt"].replace("\\", "\\\\").replace('"', '\\"')
    return f'![{plain(block.get("caption", ""))}]({block["src"]}){{alt="{alt}"}}'


def full_title(section, title):
    return f"{section['label']}: {title}" if "label" in section else title


def explained(line, waiting):
    """A line of easy-read text, and after it what each word of the glossary means that it is the first to use."""
    marker, text = re.fullmatch(r"((?:- |\d\d?\. )?)(.*)", line).groups()
    yield marker + plain(text)
    for word in list(waiting):
        if re.search(rf"\b{re.escape(word)}{ENDINGS}\b", line, re.IGNORECASE):
            yield " " * len(marker) + plain(waiting.pop(word))


def plain(text):
    """Text that is not Markdown, as Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#$^~|@])", r"\\\1", text.strip())


def join(parts):
    return unicodedata.normalize("NFC", "\n\n".join(part for part in parts if part)) + "\n"
