//! Renders the documentation of codes: in the terminal for `udgiv explain`, and as `docs/rules.md` and `docs/rules.en.md`.
//!
//! All of it comes from the code's own [`Documentation`](crate::finding::Documentation). The rest of the pages is in `da.md` and
//! `en.md` beside this file, where a line such as `{Print}` is replaced by the codes of that group.

use crate::check;
use crate::finding::{Code, Documentation, Example, Group, SourcePart};
use crate::locale::Locale;

const GROUPS: &[(&str, Group)] = &[
    ("{Source}", Group::Source),
    ("{Publication}", Group::Publication),
    ("{Publisher}", Group::Publisher),
    ("{Print}", Group::Print),
    ("{EasyWords}", Group::EasyWords),
    ("{EasyEdition}", Group::EasyEdition),
];

/// The page of all rules.
#[must_use]
pub fn page(locale: Locale) -> String {
    let template = locale.pick(include_str!("da.md"), include_str!("en.md"));
    let mut codes: Vec<&Code> = check::codes().collect();
    codes.sort_by_key(|code| (code.group, code.id));
    let mut page = String::new();
    for line in template.lines() {
        if line == "{overview}" {
            codes.iter().for_each(|code| page.push_str(&row(code, locale)));
        } else if let Some((_, group)) = GROUPS.iter().find(|(name, _)| *name == line) {
            let sections = codes.iter().filter(|code| code.group == *group).map(|code| section(code, locale));
            page.push_str(&sections.collect::<Vec<_>>().join("\n"));
        } else {
            page.push_str(line);
            page.push('\n');
        }
    }
    page
}

fn row(code: &Code, locale: Locale) -> String {
    let Code { id, name, level, documentation, .. } = code;
    let Documentation { finds, why, .. } = documentation;
    let (level, finds, why) = (level.name(locale), finds.text(locale), why.text(locale));
    format!("| {id} | {name} | {level} | {finds} | {why} |\n")
}

/// A code's part of the page: examples, and anything else worth knowing.
fn section(code: &Code, locale: Locale) -> String {
    let mut section = format!("### {} – {}\n", code.id, code.name);
    for Shown { heading, language, piece } in shown(code.documentation.examples, locale) {
        section.push_str(&format!("\n{heading}:\n\n```{language}\n{piece}\n```\n"));
    }
    let more = code.documentation.more.text(locale);
    if !more.is_empty() {
        section.push_str(&format!("\n{more}\n"));
    }
    section
}

/// What `udgiv explain` prints.
#[must_use]
pub fn explanation(code: &Code, locale: Locale) -> String {
    let (finds, why) = locale.pick(("Finder", "Hvorfor"), ("Finds", "Why"));
    let Code { id, name, level, documentation, .. } = code;
    let level = level.name(locale);
    let mut told = format!(
        "{id} {name} ({level})\n\n{finds}: {}\n{why}: {}\n",
        documentation.finds.text(locale),
        documentation.why.text(locale)
    );
    for Shown { heading, piece, .. } in shown(documentation.examples, locale) {
        let lines = piece.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n");
        told.push_str(&format!("\n{heading}:\n{}", lines.collect::<String>()));
    }
    let more = documentation.more.text(locale);
    if !more.is_empty() {
        told.push_str(&format!("\n{more}\n"));
    }
    told
}

/// One piece of an example, as displayed.
struct Shown {
    heading: String,
    language: &'static str,
    piece: &'static str,
}

/// Wrong and right pieces in order. If several wrong ones have the same remedy, it follows the last of them.
fn shown(examples: &[Example], locale: Locale) -> Vec<Shown> {
    let (wrong, right) = locale.pick(("Forkert", "Rigtigt"), ("Wrong", "Right"));
    let mut all = Vec::new();
    for (index, example) in examples.iter().enumerate() {
        let place = place(example.part, locale);
        let because = match example.because.text(locale) {
            "" => String::new(),
            because => format!(" ({because})"),
        };
        let language = language(example.part);
        all.push(Shown { heading: format!("{wrong}{place}{because}"), language, piece: example.wrong });
        if examples.get(index + 1).is_none_or(|next| next.right != example.right) {
            all.push(Shown { heading: right.to_owned(), language, piece: example.right });
        }
    }
    all
}

/// Where a piece belongs, as a phrase to follow "wrong".
fn place(part: SourcePart, locale: Locale) -> &'static str {
    let (danish, english) = match part {
        SourcePart::Policy => (" i `[policy]`", " in `[policy]`"),
        SourcePart::Publisher => (" i udgiverens fil", " in the publisher's file"),
        SourcePart::Section => (" i et `[[section]]`", " in a `[[section]]`"),
        SourcePart::Block => (" i en `[[section.block]]`", " in a `[[section.block]]`"),
        SourcePart::Text => (" i en tekst", " in a text"),
        SourcePart::Easy => (" i en letlæst tekst", " in an easy-read text"),
        SourcePart::Term => (" i et `[[term]]`", " in a `[[term]]`"),
        SourcePart::Tables | SourcePart::Files | SourcePart::Outside => ("", ""),
    };
    locale.pick(danish, english)
}

/// The language of a piece, as named in a fenced code block.
fn language(part: SourcePart) -> &'static str {
    match part {
        SourcePart::Text => "markdown",
        SourcePart::Easy | SourcePart::Outside => "text",
        _ => "toml",
    }
}
