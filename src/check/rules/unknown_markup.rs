//! Text is CommonMark; the only HTML element it may use is the language span.
//!
//! Any other element would take effect in some variants and be shown as text in others. The finding says how to
//! write it literally.

use std::ops::Range;

use crate::check::{Context, Rule, backslashes};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U013",
        name: "unknown-markup",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "HTML i teksten, et sprogmærke uden sprog eller uden afslutning, et billede i løbende tekst, en \
             liste i en tabelcelle",
        en: "HTML in text, a language span without language or end, a picture in running text, a list in a \
             cell",
    },
    why: Bilingual {
        da: "Det ville virke i nogle udgaver og stå som tegn i andre",
        en: "It would work in some variants and stand as characters in others",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "Et <b>vigtigt</b> ord",
            because: Bilingual::NONE,
            right: "Et **vigtigt** ord",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi siger <span>Moin</span>",
            because: Bilingual { da: "på hvilket sprog?", en: "in which language?" },
            right: "Vi siger <span lang=\"de\">Moin</span>",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Skriv <b> for fed skrift",
            because: Bilingual { da: "læses som HTML", en: "read as HTML" },
            right: "Skriv \\\\<b> for fed skrift",
        },
    ],
    more: Bilingual {
        da: "Et enkelt tegn er bare et tegn: `a < b`. Med to omvendte skråstreger foran kommer tegnene med, \
             som de står; i en tekst mellem enkelte anførselstegn er en nok. Et billede får sin egen blok, \
             `type = \"figure\"`, så det også får en beskrivelse. En celle i en tabel har kun løbende tekst.",
        en: "A lone character is a character: `a < b`. Behind two backslashes characters are printed as they \
             stand; between single quotation marks one is enough. A picture gets a block of its own, `type = \
             \"figure\"`, and with it a description. A cell of a table takes running text alone.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut open: Vec<(Place, String)> = Vec::new();
    for (text, range, problem) in context.problems() {
        if let Problem::Html(html) = problem {
            // What ends an element that was told of is told with it.
            let name = element(html);
            let ends = |(place, other): &(Place, String)| *place == text.place() && *other == name;
            match html.starts_with("</") {
                true if open.iter().rposition(ends).map(|at| open.remove(at)).is_some() => continue,
                true => {}
                false => open.push((text.place(), name)),
            }
        }
        let mut found = findings.under(&rule.code);
        let place = || context.within(text, range.clone());
        match problem {
            Problem::Html(html) => {
                let words = words_in(&text[range.end..], html);
                found.at(place, HtmlInText { html: html.clone(), words, escape: context.escape(text) })
            }
            Problem::SpanUnclosed => found.at(place, SpanUnclosed),
            Problem::SpanWithoutLanguage(html) => {
                found.at(place, SpanWithoutLanguage { html: html.clone() });
            }
            Problem::SpanEmpty => found.at(place, SpanEmpty),
            Problem::Image => found.at(place, ImageInText::of(&text[range.clone()])),
            Problem::LinkNotRead(at, _) => {
                if let Some(picture) = picture_not_read(text, at) {
                    found.at(place, ImageInText::of(picture));
                }
            }
            Problem::BlockInCell => found.at(place, BlocksInCell),
            _ => {}
        }
    }
}

/// The name of an element, from its tag: `br` of `<BR />`. A comment has none.
fn element(html: &str) -> String {
    let inner = html.trim_start_matches(['<', '/']);
    inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The words that a tag stands before, up to what ends it, if they are few; or those of a comment.
fn words_in(rest: &str, html: &str) -> Option<String> {
    const MOST: usize = 40;
    let comment = html.strip_prefix("<!--").map(|inner| inner.strip_suffix("-->").unwrap_or(inner));
    let words = match comment {
        Some(words) => words,
        None => {
            let rest = &rest[..rest.floor_char_boundary(8 * MOST)];
            let (words, close) = rest.split_once("</")?;
            (element(close) == element(html)).then_some(words)?
        }
    };
    let words = words.trim();
    let is_plain =
        !words.is_empty() && !words.contains(['<', '\n', '*']) && words.chars().nth(MOST).is_none();
    is_plain.then(|| words.to_owned())
}

/// What stands behind a name in a tag: `https://www.example.dk` of `<a href="https://www.example.dk">`.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let value = html.split_once(&format!("{name}="))?.1;
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    value[1..].split_once(mark).map(|(value, _)| value)
}

/// The words of an element that was told whole, if it is but one line of them: `<h2>Mål</h2>`.
fn words_of(html: &str) -> Option<String> {
    const MOST: usize = 60;
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>')?.1;
    }
    words.push_str(rest);
    let words = words.trim();
    let is_one = html.matches("<li").count() < 2 && !words.contains('\n') && !words.ends_with('…');
    (is_one && !words.is_empty() && words.chars().nth(MOST).is_none()).then(|| words.to_owned())
}

#[derive(Debug)]
struct HtmlInText {
    html: String,
    /// The words that it is about.
    words: Option<String>,
    /// A backslash, as the text holds it.
    escape: &'static str,
}

impl HtmlInText {
    /// The tags as characters of the text: both of them, or one that is none of HTML's. `None` where nobody means them as text.
    fn escaped(&self) -> Option<String> {
        let Self { html, words, escape } = self;
        let tag = html.find('>').map_or(html.as_str(), |end| &html[..=end]);
        let name = element(html);
        let is_known = KNOWN.contains(&name.as_str());
        match words {
            _ if tag.contains(char::is_whitespace) || name.is_empty() => None,
            Some(words)
                if matches!(name.as_str(), "b" | "strong" | "i" | "em" | "sup" | "sub") || !is_known =>
            {
                Some(format!("{escape}{tag}{words}{escape}</{name}>"))
            }
            _ => (!is_known).then(|| format!("{escape}{tag}")),
        }
    }

    /// The words that a heading, an item or a link has.
    fn own(&self) -> Option<String> {
        words_of(&self.html).or_else(|| self.words.clone())
    }
}

/// The elements of HTML that are told with what to write for them.
const KNOWN: &[&str] = &[
    "b", "strong", "i", "em", "sup", "sub", "a", "ul", "ol", "li", "p", "div", "q", "lang", "u", "ins", "s",
    "strike", "del", "mark", "font", "big", "small", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "table", "tr", "td", "th", "thead", "tbody", "img",
];

impl Message for HtmlInText {
    fn danish(&self) -> Words {
        let Self { html, words: own, escape } = self;
        let own = own.as_deref().unwrap_or("ord");
        let counted = backslashes(escape);
        let words = Words::title(format!("HTML kan ikke bruges her: {html}"));
        let words = match element(html).as_str() {
            "br" => {
                return words
                    .help("Et nyt afsnit: lad en linje være tom")
                    .help(format!("En ny linje i samme afsnit: slut linjen med {}:  {escape}", counted.0));
            }
            "b" | "strong" => words.help(format!("Fed skrift skrives:  **{own}**")),
            "i" | "em" => words.help(format!("Kursiv skrives:  *{own}*")),
            "sup" => words
                .help("En fodnote skrives [^1] her og nederst i samme tekst:  [^1]: Notens tekst")
                .help("Et hævet tal skrives som tegn:  m²"),
            "sub" => words.help("Et sænket tal skrives som tegn:  CO₂"),
            "a" => words.help(format!(
                "Et link skrives:  [{}]({})",
                self.own().as_deref().unwrap_or("Ordene"),
                attribute(html, "href").unwrap_or("https://…")
            )),
            "ul" | "ol" | "li" => words.help(format!(
                "Et punkt i en liste skrives med en bindestreg:  - {}",
                self.own().as_deref().unwrap_or("Punkt")
            )),
            "p" | "div" => words.help("Et nyt afsnit: lad en linje være tom, og slet mærkerne"),
            "" if html.starts_with("<!--") => {
                let note = self.words.as_deref().unwrap_or("Note");
                return words.help(format!(
                    "Er det en note til jer selv, så flyt den op over den linje, teksten begynder på:  # {note}"
                ));
            }
            "q" | "lang" => words.help("Ord på et andet sprog:  <span lang=\"de\">Wort</span>"),
            "u" | "ins" => words.help(format!("Understregning findes ikke. Fremhæv i stedet med fed skrift:  **{own}**  eller kursiv:  *{own}*")),
            "s" | "strike" | "del" => words.help(format!(
                "Tekst kan ikke streges over. Slet <{0}> og </{0}>, eller slet også ordene imellem",
                element(html)
            )),
            "mark" | "font" | "big" | "small" | "center" => words.help(format!(
                "Layoutet bestemmer farve, størrelse og placering. Fremhæv i stedet med fed skrift:  **{own}**  eller kursiv:  *{own}*"
            )),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => words.help(format!(
                "En mellemrubrik skrives:  ## {}",
                self.own().as_deref().unwrap_or("Overskrift")
            )),
            "hr" => words.help("En skillestreg skrives på en linje for sig, med en tom linje over og under:  ---"),
            "table" | "tr" | "td" | "th" | "thead" | "tbody" => {
                words
                    .help("Slet tabellen her, og skriv den under tekstens afsluttende \"\"\":")
                    .help("[[section.block]]")
                    .help("type = \"table\"")
                    .help("header = [\"…\", \"…\"]")
                    .help("rows = [[\"…\", \"…\"]]")
            }
            "img" => picture_lines(
                words.help("Et billede kan ikke stå inde i teksten. Slet det her, og skriv det under tekstens afsluttende \"\"\":"),
                attribute(html, "src"),
                attribute(html, "alt"),
            ),
            _ => words.help("Fed skrift:  **ord**   Kursiv:  *ord*"),
        };
        match self.escaped() {
            Some(line) => {
                words.help(format!("Skal tegnene stå i teksten, så sæt {} foran:  {line}", counted.0))
            }
            None => words,
        }
    }

    fn english(&self) -> Words {
        let Self { html, words: own, escape } = self;
        let own = own.as_deref().unwrap_or("word");
        let counted = backslashes(escape);
        let words = Words::title(format!("HTML can't be used here: {html}"));
        let words = match element(html).as_str() {
            "br" => {
                return words
                    .help("A new paragraph: leave a line empty")
                    .help(format!("A new line in the same paragraph: end the line with {}:  {escape}", counted.1));
            }
            "b" | "strong" => words.help(format!("Bold is written:  **{own}**")),
            "i" | "em" => words.help(format!("Italics are written:  *{own}*")),
            "sup" => words
                .help("A footnote is written [^1] here, and at the end of the same text:  [^1]: The note's text")
                .help("A raised digit is written as a character:  m²"),
            "sub" => words.help("A lowered digit is written as a character:  CO₂"),
            "a" => words.help(format!(
                "A link is written:  [{}]({})",
                self.own().as_deref().unwrap_or("The words"),
                attribute(html, "href").unwrap_or("https://…")
            )),
            "ul" | "ol" | "li" => words.help(format!(
                "An item of a list is written with a hyphen:  - {}",
                self.own().as_deref().unwrap_or("Item")
            )),
            "p" | "div" => words.help("A new paragraph: leave a line empty, and delete the tags"),
            "" if html.starts_with("<!--") => {
                let note = self.words.as_deref().unwrap_or("Note");
                return words.help(format!(
                    "If it is a note to yourselves, move it above the line the text begins on:  # {note}"
                ));
            }
            "q" | "lang" => words.help("Words in another language:  <span lang=\"de\">Wort</span>"),
            "u" | "ins" => words.help(format!("There is no underlining. Use bold instead:  **{own}**  or italics:  *{own}*")),
            "s" | "strike" | "del" => words.help(format!(
                "Text can't be struck out. Delete <{0}> and </{0}>, or delete the words between them as well",
                element(html)
            )),
            "mark" | "font" | "big" | "small" | "center" => words.help(format!(
                "Colour, size and position are the layout's. Use bold instead:  **{own}**  or italics:  *{own}*"
            )),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => words.help(format!(
                "A heading is written:  ## {}",
                self.own().as_deref().unwrap_or("Heading")
            )),
            "hr" => words.help("A dividing line is written on a line of its own, with an empty line above and below:  ---"),
            "table" | "tr" | "td" | "th" | "thead" | "tbody" => {
                words
                    .help("Delete the table here, and write it below the text's closing \"\"\":")
                    .help("[[section.block]]")
                    .help("type = \"table\"")
                    .help("header = [\"…\", \"…\"]")
                    .help("rows = [[\"…\", \"…\"]]")
            }
            "img" => picture_lines(
                words.help("A picture can't stand inside the text. Delete it here, and write it below the text's closing \"\"\":"),
                attribute(html, "src"),
                attribute(html, "alt"),
            ),
            _ => words.help("Bold:  **word**   Italics:  *word*"),
        };
        match self.escaped() {
            Some(line) => words.help(format!(
                "If the characters belong to the text, put {} before them:  {line}",
                counted.1
            )),
            None => words,
        }
    }
}

#[derive(Debug)]
struct SpanUnclosed;

impl Message for SpanUnclosed {
    fn danish(&self) -> Words {
        Words::title("<span lang=\"…\"> mangler sin afslutning i samme afsnit")
            .help("Skriv:  <span lang=\"de\">Wort</span>")
    }

    fn english(&self) -> Words {
        Words::title("<span lang=\"…\"> is not closed in the same paragraph")
            .help("Write:  <span lang=\"de\">Wort</span>")
    }
}

#[derive(Debug)]
struct SpanWithoutLanguage {
    html: String,
}

impl Message for SpanWithoutLanguage {
    fn danish(&self) -> Words {
        let Self { html } = self;
        Words::title(format!("{html} siger ikke, hvilket sprog ordene er på"))
            .help("Skriv:  <span lang=\"de\">Wort</span>")
    }

    fn english(&self) -> Words {
        let Self { html } = self;
        Words::title(format!("{html} doesn't say which language the words are in"))
            .help("Write:  <span lang=\"de\">Wort</span>")
    }
}

#[derive(Debug)]
struct SpanEmpty;

impl Message for SpanEmpty {
    fn danish(&self) -> Words {
        Words::title("<span lang=\"…\"> har ingen ord i sig")
            .help("Sæt ordene ind, eller slet den:  <span lang=\"de\">Wort</span>")
    }

    fn english(&self) -> Words {
        Words::title("<span lang=\"…\"> has no words in it")
            .help("Put the words in, or delete it:  <span lang=\"de\">Wort</span>")
    }
}

/// A picture whose address, at `at`, isn't read as one: `![Kort](images/mit kort.svg)`.
pub(super) fn picture_not_read<'t>(text: &'t str, at: &Range<usize>) -> Option<&'t str> {
    let before = text[..at.start].strip_suffix("](")?;
    let start = before.rfind('[')?.checked_sub(1)?;
    (text[start..].starts_with('!') && text[at.end..].starts_with(')')).then(|| &text[start..=at.end])
}

/// A picture in a text, with what its line says of it.
#[derive(Debug)]
struct ImageInText {
    src: Option<String>,
    alt: Option<String>,
}

impl ImageInText {
    /// Of `![words](path)`.
    fn of(written: &str) -> Self {
        let parts = written.strip_prefix("![").and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
        let shown = |part: &str| {
            let is_plain = !part.trim().is_empty() && !part.contains(['"', '\\', '\n']);
            is_plain.then(|| part.trim().to_owned())
        };
        Self { src: parts.and_then(|(_, src)| shown(src)), alt: parts.and_then(|(alt, _)| shown(alt)) }
    }
}

/// The lines of a block with a picture.
fn picture_lines(words: Words, src: Option<&str>, alt: Option<&str>) -> Words {
    words
        .help("[[section.block]]")
        .help("type = \"figure\"")
        .help(format!("src = \"{}\"", src.unwrap_or("images/…")))
        .help(format!("alt = \"{}\"", alt.unwrap_or("…")))
}

impl Message for ImageInText {
    fn danish(&self) -> Words {
        let words = Words::title("Et billede kan ikke stå inde i teksten")
            .help("Slet det her, og skriv det under tekstens afsluttende \"\"\":");
        picture_lines(words, self.src.as_deref(), self.alt.as_deref())
    }

    fn english(&self) -> Words {
        let words = Words::title("A picture can't stand inside the text")
            .help("Delete it here, and write it below the text's closing \"\"\":");
        picture_lines(words, self.src.as_deref(), self.alt.as_deref())
    }
}

#[derive(Debug)]
struct BlocksInCell;

impl Message for BlocksInCell {
    fn danish(&self) -> Words {
        Words::title("En celle kan kun have løbende tekst").help("Flyt lister og overskrifter ud af tabellen")
    }

    fn english(&self) -> Words {
        Words::title("A cell takes running text only").help("Move lists and headings out of the table")
    }
}
