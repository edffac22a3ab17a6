//! Text is CommonMark; the only HTML element it may use is the language span.
//!
//! Any other element would take effect in some variants and be shown as text in others. The finding says how to
//! write it literally.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

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
    for (text, range, problem) in context.problems() {
        let mut found = findings.under(&rule.code);
        let place = || context.within(text, range.clone());
        match problem {
            Problem::Html(html) => found.at(place, HtmlInText { html: html.clone() }),
            Problem::SpanUnclosed => found.at(place, SpanUnclosed),
            Problem::SpanWithoutLanguage(html) => {
                found.at(place, SpanWithoutLanguage { html: html.clone() });
            }
            Problem::SpanEmpty => found.at(place, SpanEmpty),
            Problem::Image => found.at(place, ImageInText),
            Problem::BlockInCell => found.at(place, BlocksInCell),
            _ => {}
        }
    }
}

/// Whether this is HTML's line break: `<br>`, `<BR />`.
fn is_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

#[derive(Debug)]
struct HtmlInText {
    html: String,
}

impl Message for HtmlInText {
    fn danish(&self) -> Words {
        let Self { html } = self;
        let words = Words::title(format!("HTML kan ikke bruges her: {html}"));
        if is_break(html) {
            return words
                .help("Et nyt afsnit: lad en linje være tom")
                .help("En ny linje i samme afsnit: slut linjen med to omvendte skråstreger:  \\\\");
        }
        words
            .help("Skal tegnene stå i teksten, så sæt to omvendte skråstreger foran:  \\\\<b>")
            .help("Fed skrift:  **ord**   Kursiv:  *ord*")
            .help("Ord på et andet sprog:  <span lang=\"de\">Wort</span>")
    }

    fn english(&self) -> Words {
        let Self { html } = self;
        let words = Words::title(format!("HTML can't be used here: {html}"));
        if is_break(html) {
            return words
                .help("A new paragraph: leave a line empty")
                .help("A new line in the same paragraph: end the line with two backslashes:  \\\\");
        }
        words
            .help("If the characters belong to the text, put two backslashes before them:  \\\\<b>")
            .help("Bold:  **word**   Italics:  *word*")
            .help("Words in another language:  <span lang=\"de\">Wort</span>")
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

#[derive(Debug)]
struct ImageInText;

impl Message for ImageInText {
    fn danish(&self) -> Words {
        Words::title("Et billede kan ikke stå inde i teksten")
            .help("Giv det sin egen blok, så det får en tekst til dem, der ikke kan se det:")
            .help("[[section.block]]")
            .help("type = \"figure\"")
    }

    fn english(&self) -> Words {
        Words::title("A picture can't stand inside the text")
            .help("Give it a block of its own, so that it gets a text for those who can't see it:")
            .help("[[section.block]]")
            .help("type = \"figure\"")
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
