//! Marks that were typed as markup, and are none.
//!
//! `**Mål:**vi` is not bold in CommonMark (0.31.2, 6.2), `##Rubrik` no heading (4.2), `1)Uden` no item (5.2), and • no bullet. Lines that begin
//! with them run together into one paragraph, with the marks in the middle of it.

use std::ops::Range;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::LanguageFile;
use crate::policy::TextKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U025",
        name: "mark-left-standing",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Tegn, der skulle være opmærkning, men bliver stående: `**`, der ikke blev fed, • og – som punkter, `##Rubrik`, `1)Uden`, `a)`",
        en: "Signs that were meant as markup and are left standing: `**` that isn't bold, • and – as bullets, `##Heading`, `1)Without`, `a)`",
    },
    why: Bilingual {
        da: "Tegnene bliver trykt, punkter løber sammen til ét afsnit, og en skærmlæser finder ingen liste (CommonMark 0.31.2)",
        en: "The signs are printed, items run together into one paragraph, and a screen reader finds no list (CommonMark 0.31.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "**Vision **og mål.",
            because: Bilingual {
                da: "et mellemrum før de sidste stjerner",
                en: "a space before the last stars",
            },
            right: "**Vision** og mål.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "• gå til sport\n• gå til musik",
            because: Bilingual::NONE,
            right: "- gå til sport\n- gå til musik",
        },
        Example {
            part: SourcePart::Text,
            wrong: "##Vores mål",
            because: Bilingual { da: "mellemrummet mangler", en: "the space is missing" },
            right: "## Vores mål",
        },
        Example {
            part: SourcePart::Text,
            wrong: "a) gå til sport\nb) gå til musik",
            because: Bilingual { da: "bliver til én linje", en: "becomes one line" },
            right: "- gå til sport\n- gå til musik",
        },
    ],
    more: Bilingual {
        da: "Tegnene for fed sidder tæt på ordene, med mellemrum eller tegn udenom: `**ord** næste`. Skal stjerner stå der, så skriv `\\\\*\\\\*`.",
        en: "The signs for bold are close to the words, with a space or a mark around them: `**word** next`. If stars are to stand there, write \
             `\\\\*\\\\*`.",
    },
};

/// Bullets that word processors type.
const BULLETS: &[char] = &['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '➢', '✓', '·', '\u{f0b7}'];
/// Dashes that begin a list only where several lines begin with one: a single one may introduce a name or a remark.
const DASHES: &[char] = &['–', '—'];

/// A line as it comes out.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// Where the line begins in the source.
    line: usize,
    /// Whether the text's line begins with it.
    begins: bool,
    /// Which paragraph it is in.
    block: usize,
}

type Found = (Range<usize>, Mark, Option<(Range<usize>, String)>);

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in context.texts.iter().filter(|one| one.kind == TextKind::Markup) {
        let text = parsed.text.as_str();
        let lines: Vec<Line<'_>> = parsed
            .literals
            .iter()
            .map(|one| Line {
                start: one.range.start,
                text: &text[one.range.clone()],
                line: one.line,
                begins: one.begins_line,
                block: one.block,
            })
            .collect();
        let mut found = beginnings(&lines, context.language_file());
        found.extend(bold(text, &lines));
        found.extend(lettered(&lines));
        for (range, mark, mend) in found {
            let mend = || context.rewrite(parsed.text, mend.as_ref());
            findings.under(&rule.code).mended(|| context.within(parsed.text, range.clone()), mend, mark);
        }
    }
    for passage in &context.easy {
        let lines: Vec<Line<'_>> = passage
            .lines
            .lines()
            .map(|line| Line { start: line.range.start, text: &line.text, line: 0, begins: true, block: 0 })
            .collect();
        for (range, mark, mend) in beginnings(&lines, context.language_file()) {
            // A sign that can't be said aloud has a finding of its own.
            if matches!(mark, Mark::Bullet(sign) if BULLETS.contains(&sign)) {
                continue;
            }
            let mend = || context.rewrite(passage.text, mend.as_ref());
            let level = context.easy_level(rule.code.level);
            let place = || context.within(passage.text, range.clone());
            findings.under(&rule.code).level(level).only_easy().mended(place, mend, mark);
        }
    }
}

/// Marks at the beginning of lines.
fn beginnings(lines: &[Line<'_>], language: &LanguageFile) -> Vec<Found> {
    let begun = |signs: &[char]| {
        let begins = |line: &&Line<'_>| line.begins && line.text.starts_with(signs);
        lines.iter().filter(begins).count()
    };
    let dashes = begun(DASHES) > 1;
    let hyphens = lines
        .iter()
        .filter(|line| {
            line.begins
                && line.text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        })
        .count()
        > 1;
    let mut found = Vec::new();
    for line in lines {
        let text = line.text;
        if !line.begins {
            continue;
        }
        let at = |length: usize| line.start..line.start + length;
        let Some(first) = text.chars().next() else { continue };
        let rest = text[first.len_utf8()..].trim_start();
        if (BULLETS.contains(&first)
            || dashes && DASHES.contains(&first) && text[first.len_utf8()..].starts_with(' '))
            && !rest.is_empty()
        {
            let mark = at(text.len() - rest.len());
            let runs_on = rest.contains(BULLETS);
            let mend = (!runs_on).then(|| (mark.clone(), "- ".to_owned()));
            found.push((mark, Mark::Bullet(first), mend));
            continue;
        }
        if hyphens && first == '-' && rest.starts_with(char::is_alphabetic) && !text.starts_with("- ") {
            found.push((at(1), Mark::NoSpace("-".to_owned()), Some((at(1), "- ".to_owned()))));
            continue;
        }
        let signs = text.bytes().take_while(|byte| *byte == b'#').count();
        if (2..=6).contains(&signs) && text[signs..].starts_with(char::is_alphanumeric) {
            let mended = format!("{} ", &text[..signs]);
            found.push((at(signs), Mark::NoSpace(text[..signs].to_owned()), Some((at(signs), mended))));
            continue;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = text[digits..].chars().next().filter(|_| (1..=2).contains(&digits));
        let after = text.get(digits + 1..).unwrap_or_default();
        let is_item = match number {
            Some(')') => after.starts_with(char::is_alphabetic),
            Some('.') => {
                let mut letters = after.chars();
                letters.next().is_some_and(char::is_uppercase)
                    && letters.next().is_some_and(char::is_lowercase)
                    && !language.follows_an_ordinal(after)
            }
            _ => false,
        };
        if is_item {
            let mark = &text[..=digits];
            found.push((
                at(digits + 1),
                Mark::NoSpace(mark.to_owned()),
                Some((at(digits + 1), format!("{mark} "))),
            ));
        }
    }
    found
}

/// Stars that did not become bold, once a line.
fn bold(text: &str, lines: &[Line<'_>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last_line = usize::MAX;
    for line in lines {
        let stars = line.text.match_indices("**").map(|(at, _)| at);
        let mut free = stars.filter(|at| !line.text[..*at].ends_with(['\\', '*']));
        let Some(at) = free.next() else { continue };
        let start = line.line;
        if start == last_line {
            continue;
        }
        last_line = start;
        let end = text[start..].find('\n').map_or(text.len(), |at| at + start);
        found.push((line.start + at..line.start + at + 2, Mark::Stars, closed_up(&text[start..end], start)));
    }
    found
}

/// The mend of a line with one pair of stars: no space inside them, one after them.
fn closed_up(line: &str, start: usize) -> Option<(Range<usize>, String)> {
    let mut parts = line.split("**");
    let (before, inside, after) = (parts.next()?, parts.next()?, parts.next()?);
    let words = inside.trim();
    if parts.next().is_some() || words.is_empty() || words.contains(['*', '\\']) {
        return None;
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let lead = if inside.starts_with(' ') && is_word(before.chars().next_back()) { " " } else { "" };
    let joins = is_word(before.chars().next_back()) && lead.is_empty()
        || inside.starts_with(' ') && before.ends_with('*');
    let ends = inside.ends_with(' ') || words.ends_with([':', '.', ',', ';', '!', '?']);
    let trail = if ends && is_word(after.chars().next()) { " " } else { "" };
    let from = start + before.len();
    let mended = format!("{lead}**{words}**{trail}");
    let written = &line[before.len()..line.len() - after.len()];
    (!joins && mended != written).then(|| (from..from + written.len(), mended))
}

/// "a)", "b)" at the beginning of lines of one paragraph.
fn lettered(lines: &[Line<'_>]) -> Vec<Found> {
    let letter = |line: &Line<'_>| {
        let mut characters = line.text.chars();
        let letter = characters.next().filter(char::is_ascii_alphabetic)?;
        (line.begins && characters.next() == Some(')')).then_some((letter, line.block, line.start))
    };
    let all: Vec<(char, usize, usize)> = lines.iter().filter_map(letter).collect();
    let runs = |pair: &&[(char, usize, usize)]| {
        pair[0].1 == pair[1].1 && u32::from(pair[0].0) + 1 == u32::from(pair[1].0)
    };
    let pairs = all.windows(2).filter(runs);
    pairs.map(|pair| (pair[1].2..pair[1].2 + 2, Mark::Lettered(pair[1].0), None)).collect()
}

#[derive(Debug)]
enum Mark {
    Stars,
    Bullet(char),
    NoSpace(String),
    Lettered(char),
}

impl Message for Mark {
    fn danish(&self) -> Words {
        match self {
            Self::Stars => Words::title("Stjernerne ** blev ikke til fed skrift og bliver stående")
                .help("Sæt dem helt tæt på ordene, med mellemrum udenom:  **Vision** og mål")
                .help("Skal stjernerne stå der, så skriv:  \\\\*\\\\*"),
            Self::Bullet(sign) => {
                Words::title(format!("»{sign}« er et tegn i teksten og ikke et punkt i en liste"))
                    .help("Skriv en bindestreg og et mellemrum, et punkt på hver linje:  - Punkt")
            }
            Self::NoSpace(mark) => {
                Words::title(format!("Der mangler et mellemrum efter »{mark}« først på linjen"))
                    .help(format!("Skriv:  {mark} Tekst"))
            }
            Self::Lettered(letter) => Words::title(format!("»{letter})« løber sammen med linjen over"))
                .help("Skriv en liste:  - Punkt")
                .help("Skal bogstaverne stå der, så sæt en tom linje mellem punkterne"),
        }
    }

    fn english(&self) -> Words {
        match self {
            Self::Stars => Words::title("The stars ** did not become bold and are left standing")
                .help("Put them right beside the words, with a space around them:  **Vision** and goals")
                .help("If the stars are to stand there, write:  \\\\*\\\\*"),
            Self::Bullet(sign) => {
                Words::title(format!("“{sign}” is a sign in the text and no item of a list"))
                    .help("Write a hyphen and a space, one item a line:  - Item")
            }
            Self::NoSpace(mark) => {
                Words::title(format!("A space is missing after “{mark}” at the beginning of the line"))
                    .help(format!("Write:  {mark} Text"))
            }
            Self::Lettered(letter) => Words::title(format!("“{letter})” runs together with the line above"))
                .help("Write a list:  - Item")
                .help("If the letters are to stand there, put an empty line between the items"),
        }
    }
}
