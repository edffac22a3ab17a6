//! Slips of the keyboard that no spelling checker sees: a space too many, a word twice, straight quotation marks among curved ones.

use std::ops::Range;

use crate::check::{Context, Rule};
use crate::edition::Literal;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::LanguageFile;
use crate::policy::{Text, TextKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U026",
        name: "typing-slip",
        level: Level::Hint,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "To mellemrum i træk, et ord to gange (»og og«), lige anførselstegn blandt buede",
        en: "Two spaces in a row, a word twice (“and and”), straight quotation marks among curved ones",
    },
    why: Bilingual {
        da: "Ingen lægger mærke til det på skærmen, og alle ser det på tryk",
        en: "Nobody notices it on the screen, and everybody sees it in print",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "Vi vil lytte og og handle.",
            because: Bilingual::NONE,
            right: "Vi vil lytte og handle.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Fritiden  er for alle.",
            because: Bilingual::NONE,
            right: "Fritiden er for alle.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi siger »ja« og \\\"nej\\\".",
            because: Bilingual::NONE,
            right: "Vi siger »ja« og »nej«.",
        },
    ],
    more: Bilingual {
        da: "Ord, der godt kan stå to gange, er undtaget: »det er det, der der tæller«.",
        en: "Words that may well stand twice are left out: “he had had enough”.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let parsed = context.texts.iter();
    let pieces_of = |literals: &[Literal]| literals.iter().map(|one| one.range.clone()).collect();
    let parsed = parsed.map(|one| (one.text, pieces_of(&one.literals)));
    let others = context
        .every_text()
        .into_iter()
        .filter(|one| matches!(one.kind, TextKind::Plain | TextKind::Easy | TextKind::Alternative));
    let texts: Vec<(&Text, Vec<Range<usize>>)> =
        parsed.chain(others.map(|one| (one.text, lines(one.text)))).collect();
    for (text, pieces) in texts {
        let quotes = if text.contains('"') { Quotes::of(text) } else { None };
        for piece in pieces {
            for (range, slip, instead) in slips(text, piece, quotes, context.language_file()) {
                let mend = || context.mend(text, range.clone(), &instead);
                findings.under(&rule.code).mended(|| context.within(text, range.clone()), mend, slip);
            }
        }
    }
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at + line.len() - line.trim_start().len();
            let end = at + line.trim_end().len();
            at += line.len();
            start..end.max(start)
        })
        .collect()
}

/// The quotation marks that a text uses, if it uses curved ones.
#[derive(Debug, Clone, Copy)]
struct Quotes {
    opening: char,
    closing: char,
}

impl Quotes {
    fn of(text: &str) -> Option<Self> {
        let first = text.find(['»', '«', '„', '“', '”'])?;
        let (opening, closing) = match text[first..].chars().next()? {
            '»' => ('»', '«'),
            '«' => ('«', '»'),
            '„' => ('„', '“'),
            '“' => ('“', '”'),
            _ => ('”', '”'),
        };
        Some(Self { opening, closing })
    }
}

/// Whether two words differ in nothing but capitals.
fn is_same(first: &str, second: &str) -> bool {
    match first.is_ascii() && second.is_ascii() {
        true => first.eq_ignore_ascii_case(second),
        false => first.to_lowercase() == second.to_lowercase(),
    }
}

/// The slips in a piece of a text: where, what, and what to write instead.
fn slips(
    text: &str,
    piece: Range<usize>,
    quotes: Option<Quotes>,
    language: &LanguageFile,
) -> Vec<(Range<usize>, Slip, String)> {
    let (written, start) = (&text[piece.clone()], piece.start);
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(length) = written[at..].find(|c: char| !c.is_alphanumeric()).or(Some(written.len() - at)) {
        let word = at..at + length;
        if let Some(before) = last.take().filter(|_| length > 0) {
            let between = &written[before.end..word.start];
            let (first, second) = (&written[before.clone()], &written[word.clone()]);
            let is_twice = || {
                let is_name = first.starts_with(char::is_uppercase) && second.starts_with(char::is_uppercase);
                let is_word = second.chars().all(char::is_alphabetic);
                // A word that goes on behind a hyphen is another word: "og og-knappen".
                let goes_on = written[word.end..].starts_with(['-', '/', '\'', '’']);
                let is_doubled = || language.doubled.contains(&second.to_lowercase().as_str());
                is_word && !is_name && !goes_on && !is_doubled()
            };
            if between == " " && is_same(first, second) && is_twice() {
                let range = start + before.end..start + word.end;
                found.push((range, Slip::Twice(second.to_owned()), String::new()));
            }
        }
        if length > 0 {
            last = Some(word.clone());
        }
        let Some(sign) = written[word.end..].chars().next() else { break };
        at = word.end + sign.len_utf8();
        let before = written[..word.end].chars().next_back();
        match (sign, quotes) {
            (' ', _) if before.is_some_and(|c| c != ' ') => {
                let spaces = written[word.end..].bytes().take_while(|byte| *byte == b' ').count();
                let end = word.end + spaces;
                if spaces > 1 && end < written.len() {
                    found.push((start + word.end..start + end, Slip::Spaces(spaces), " ".to_owned()));
                }
            }
            ('"', Some(quotes)) => {
                let opens = before.or_else(|| text[..start].chars().next_back());
                let opens = opens.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '–'));
                let instead = if opens { quotes.opening } else { quotes.closing };
                found.push((
                    start + word.end..start + word.end + 1,
                    Slip::Straight(instead),
                    instead.to_string(),
                ));
            }
            _ => {}
        }
    }
    found
}

#[derive(Debug)]
enum Slip {
    Spaces(usize),
    Twice(String),
    Straight(char),
}

impl Message for Slip {
    fn danish(&self) -> Words {
        match self {
            Self::Spaces(count) => Words::title(format!("Der er {count} mellemrum i træk")).help("Skriv ét"),
            Self::Twice(word) => Words::title(format!("»{word}« står der to gange"))
                .help(format!("Skriv det én gang:  {word}")),
            Self::Straight(mark) => Words::title("Et lige anførselstegn i en tekst, der ellers bruger buede")
                .help(format!("Skriv:  {mark}")),
        }
    }

    fn english(&self) -> Words {
        match self {
            Self::Spaces(count) => {
                Words::title(format!("There are {count} spaces in a row")).help("Write one")
            }
            Self::Twice(word) => {
                Words::title(format!("“{word}” stands there twice")).help(format!("Write it once:  {word}"))
            }
            Self::Straight(mark) => {
                Words::title("A straight quotation mark in a text that uses curved ones elsewhere")
                    .help(format!("Write:  {mark}"))
            }
        }
    }
}
