//! What `udgiv new` and an import left to be written is written before the policy is published.
//!
//! Both make something that can be published at once, so nothing but this rule stands between an instruction such as "Write the
//! promise in one sentence" and its readers. It warns; `--strict` makes errors of its warnings.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::{is_guessed, without_remark};
use crate::locale::{Locale, listed};
use crate::policy::{KeyedText, Place, Publisher, SourceId, TextKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U046",
        name: "unfinished",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En tekst, som `udgiv new` skrev for at blive skrevet om, tre prikker i stedet for en tekst, en linje med `# TJEK:` fra en import eller en billedbeskrivelse, som et program har gættet",
        en: "A text that `udgiv new` wrote to be written anew, three dots instead of a text, a line with `# TJEK:` from an import, or a description of a picture that a program guessed",
    },
    why: Bilingual {
        da: "Ellers står »Navnet på politikken« på forsiden, når den er trykt",
        en: "Otherwise “Navnet på politikken” is on the cover once it is printed",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "Skriv løftet i én sætning.",
            because: Bilingual { da: "det skrev `udgiv new`", en: "`udgiv new` wrote that" },
            right: "Hallerne er for alle, der bor i byen.",
        },
        Example {
            part: SourcePart::Section,
            wrong: "# TJEK: Er det en overskrift?
title = \"Haller\"",
            because: Bilingual { da: "linjen er der stadig", en: "the line is still there" },
            right: "title = \"Haller\"",
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "images/kort.svg"
alt = "Et billede, der indeholder tekst, kort""#,
            because: Bilingual { da: "det skriver Word af sig selv", en: "Word writes that by itself" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
    ],
    more: Bilingual {
        da: "Hver slags står i ét fund, der nævner alle linjerne. Det er en advarsel, så alt kan udgives undervejs; \
             `udgiv check --strict` tæller den som en fejl. Er en tekst med vilje den, `udgiv new` skrev, så skriv \
             den lidt om.",
        en: "Each kind is one finding that names all the lines. It is a warning, so everything can be published on \
             the way; `udgiv check --strict` counts it as an error. If a text is meant to be what `udgiv new` wrote, \
             change its wording a little.",
    },
};

/// What `udgiv new` writes to be written anew, a line each. The scaffold's other texts are real: a heading such as "Forord" may stay.
pub const PLACEHOLDERS: &[&str] = &[
    "Navnet på politikken",
    "Skriv i en sætning eller to, hvad politikken handler om.",
    "Skriv her, hvorfor politikken er til, og hvem den er for. En tom linje giver et nyt afsnit, og **to stjerner** gør et ord fedt.",
    "## En mellemrubrik",
    "- Et punkt",
    "- Et punkt mere",
    "Skriv korte sætninger, én på hver linje.",
    "Fortæl, hvad fokusområdet handler om. Vi arbejder gerne med samskabelse.",
    "To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.",
    "Det, vi er fælles om",
    "Skriv løftet i én sætning.",
    "Et mål",
    "Skriv, hvad der skal være opnået, og hvornår.",
    "Min Kommune",
    "Gaden 1",
    "0000 Byen",
    "+45 00 00 00 00",
    "navn@example.dk",
    "https://www.min-kommune.example.dk",
];

/// What begins a line that an import leaves for people to look at.
const MARK: &str = "# TJEK";

/// The most lines that a message names.
const MOST_LINES: usize = 12;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    let mut files = vec![(policy.title.place().file, policy.texts())];
    if let Some(publisher) = context.publisher {
        files.push((publisher.name.place().file, Publisher::texts(publisher)));
    }
    for (file, texts) in files {
        let mut found = findings.under(&rule.code);
        if let Some((first, lines)) = numbered(context, placeholders(context, &texts)) {
            found.at(first, Placeholders { lines });
        }
        if let Some((first, lines)) = numbered(context, dots(context, &texts)) {
            found.at(first, Dots { lines });
        }
        if let Some((first, lines)) = numbered(context, marks(context, file, &texts)) {
            found.at(first, Marks { lines });
        }
        let alts = texts.iter().filter(|one| one.kind == TextKind::Alternative).map(|one| one.text);
        for alt in alts.filter(|alt| is_guessed(alt)) {
            found.at(alt.place(), Guessed { alt: alt.value().clone() });
        }
    }
}

/// The first of the places, and the lines of all.
fn numbered(context: &Context<'_>, places: Vec<Place>) -> Option<(Place, Vec<usize>)> {
    let mut lines: Vec<(usize, Place)> =
        places.into_iter().map(|place| (context.line(place), place)).collect();
    lines.sort();
    lines.dedup_by_key(|(line, _)| *line);
    let first = lines.first()?.1;
    Some((first, lines.into_iter().map(|(line, _)| line).collect()))
}

fn placeholders(context: &Context<'_>, texts: &[KeyedText<'_>]) -> Vec<Place> {
    let mut places = Vec::new();
    for text in texts.iter().map(|one| one.text).filter(|text| context.is_written(text)) {
        let mut from = 0;
        for line in text.split('\n') {
            let trimmed = line.trim();
            if PLACEHOLDERS.contains(&trimmed) {
                let start = from + line.len() - line.trim_start().len();
                places.push(context.within(text, start..start + trimmed.len()));
            }
            from += line.len() + 1;
        }
    }
    places
}

/// Texts that are three dots and nothing else: what a message shows where people's own words belong.
fn dots(context: &Context<'_>, texts: &[KeyedText<'_>]) -> Vec<Place> {
    let written = texts.iter().map(|one| one.text).filter(|text| context.is_written(text));
    let empty = written.filter(|text| matches!(text.trim(), "…" | "..." | ". . ."));
    empty.map(|text| text.place()).collect()
}

/// The marks in a file's comments; in a text, the same characters are the text's own.
fn marks(context: &Context<'_>, file: SourceId, texts: &[KeyedText<'_>]) -> Vec<Place> {
    let text = context.source(file);
    let is_comment = |at: &usize| {
        !texts.iter().any(|one| one.text.place().file == file && one.text.place().range().contains(at))
    };
    let found = text.match_indices(MARK).map(|(at, _)| at).filter(is_comment);
    found.map(|at| Place::new(file, at..at + MARK.len())).collect()
}

/// "linje 3, 8 og 12".
fn named(lines: &[usize], locale: Locale) -> String {
    let english = if lines.len() == 1 { "line" } else { "lines" };
    let (line, and, more) = locale.pick(("linje", "og", "linjer til"), (english, "and", "more"));
    // What is left is never one: its number takes no more room than to say so.
    let named = if lines.len() == MOST_LINES + 1 { lines.len() } else { MOST_LINES };
    let mut shown: Vec<String> = lines.iter().take(named).map(usize::to_string).collect();
    if lines.len() > named {
        shown.push(format!("{} {more}", lines.len() - named));
    }
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    format!("{line} {}", listed(&shown, and))
}

/// Texts as `udgiv new` wrote them.
#[derive(Debug)]
struct Placeholders {
    lines: Vec<usize>,
}

impl Message for Placeholders {
    fn danish(&self) -> Words {
        let title = match self.lines.len() {
            1 => "Her står stadig eksempeltekst fra »udgiv new«".to_owned(),
            count => format!("Der står stadig eksempeltekst fra »udgiv new« {count} steder"),
        };
        Words::title(title).help(format!("Skriv jeres egen tekst:  {}", named(&self.lines, Locale::Danish)))
    }

    fn english(&self) -> Words {
        let title = match self.lines.len() {
            1 => "Here is still example text from “udgiv new”".to_owned(),
            count => format!("Example text from “udgiv new” still stands in {count} places"),
        };
        Words::title(title).help(format!("Write your own text:  {}", named(&self.lines, Locale::English)))
    }

    fn counted(&self, places: usize) -> Option<(String, String)> {
        Some(match places {
            1 => ("Her står stadig eksempeltekst".to_owned(), "Here is still example text".to_owned()),
            _ => (
                format!("Der står stadig eksempeltekst {places} steder"),
                format!("Example text still stands in {places} places"),
            ),
        })
    }

    fn remains_to_be_done(&self) -> bool {
        true
    }
}

/// Texts of three dots.
#[derive(Debug)]
struct Dots {
    lines: Vec<usize>,
}

impl Message for Dots {
    fn danish(&self) -> Words {
        let title = match self.lines.len() {
            1 => "Her står kun tre prikker, hvor jeres egen tekst skal stå".to_owned(),
            count => format!("Der står kun tre prikker {count} steder, hvor jeres egen tekst skal stå"),
        };
        Words::title(title).help(format!("Skriv jeres egen tekst:  {}", named(&self.lines, Locale::Danish)))
    }

    fn english(&self) -> Words {
        let title = match self.lines.len() {
            1 => "Here are three dots where your own text belongs".to_owned(),
            count => format!("There are three dots in {count} places where your own text belongs"),
        };
        Words::title(title).help(format!("Write your own text:  {}", named(&self.lines, Locale::English)))
    }

    fn counted(&self, places: usize) -> Option<(String, String)> {
        Some(match places {
            1 => (
                "Her står kun tre prikker, hvor jeres egen tekst skal stå".to_owned(),
                "Here are three dots where your own text belongs".to_owned(),
            ),
            _ => (
                format!("Der står kun tre prikker {places} steder, hvor jeres egen tekst skal stå"),
                format!("There are three dots in {places} places where your own text belongs"),
            ),
        })
    }

    fn remains_to_be_done(&self) -> bool {
        true
    }
}

/// A description of a picture that a program guessed.
#[derive(Debug)]
struct Guessed {
    alt: String,
}

impl Message for Guessed {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Et program har gættet, hvad man ser på billedet: »{}«",
            without_remark(&self.alt)
        ))
        .help("Se på billedet, og skriv selv, hvad det viser, i en sætning eller to")
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "A program guessed what one sees in the picture: “{}”",
            without_remark(&self.alt)
        ))
        .help("Look at the picture, and write yourself what it shows, in a sentence or two")
    }

    fn remains_to_be_done(&self) -> bool {
        true
    }
}

/// Marks that an import left.
#[derive(Debug)]
struct Marks {
    lines: Vec<usize>,
}

impl Message for Marks {
    fn danish(&self) -> Words {
        let title = match self.lines.len() {
            1 => "Ét sted er endnu mærket TJEK".to_owned(),
            count => format!("{count} steder er endnu mærket TJEK"),
        };
        Words::title(title)
            .help(format!("Se efter, ret, og slet mærket:  {}", named(&self.lines, Locale::Danish)))
    }

    fn english(&self) -> Words {
        let title = match self.lines.len() {
            1 => "One place is still marked TJEK".to_owned(),
            count => format!("{count} places are still marked TJEK"),
        };
        Words::title(title)
            .help(format!("Look, mend, and delete the mark:  {}", named(&self.lines, Locale::English)))
    }

    fn counted(&self, places: usize) -> Option<(String, String)> {
        Some(match places {
            1 => (
                "Ét sted fra importen er ikke set efter endnu".to_owned(),
                "One place of the import isn't looked at yet".to_owned(),
            ),
            _ => (
                format!("{places} steder fra importen er ikke set efter endnu"),
                format!("{places} places of the import aren't looked at yet"),
            ),
        })
    }

    fn is_of_import(&self) -> bool {
        true
    }

    fn remains_to_be_done(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_as_long_as_there_is_room_and_the_rest_is_counted() {
        let named = |count: usize| named(&(1..=count).collect::<Vec<_>>(), Locale::Danish);
        assert_eq!(named(1), "linje 1");
        assert_eq!(named(12), "linje 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 og 12");
        assert_eq!(named(13), "linje 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 og 13");
        assert_eq!(named(14), "linje 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 og 2 linjer til");
    }
}
