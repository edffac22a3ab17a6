//! Findings for people, each with the source line it points at.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use crate::finding::{Finding, Level, told_once};
use crate::locale::{Locale, visible};
use crate::policy::SourceMap;

/// The width of a message, in columns.
const WIDTH: usize = 100;

/// The findings, one after another, and a closing line that counts them.
#[must_use]
pub fn human(findings: &[Finding], sources: &SourceMap, locale: Locale, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }
        .decor_style(DecorStyle::Ascii)
        .term_width(WIDTH);
    let mut out = String::new();
    for finding in told_once(findings) {
        out.push_str(&one(finding, sources, locale, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&count(findings, locale));
    out.push('\n');
    out
}

/// "2 fejl, 1 advarsel".
fn count(findings: &[Finding], locale: Locale) -> String {
    let number = |level| told_once(findings).filter(|finding| finding.level == level).count();
    let word =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let (errors, warnings, hints) = (number(Level::Error), number(Level::Warning), number(Level::Hint));
    let mut parts = match locale {
        Locale::Danish => vec![word(errors, "fejl", "fejl"), word(warnings, "advarsel", "advarsler")],
        Locale::English => vec![word(errors, "error", "errors"), word(warnings, "warning", "warnings")],
    };
    if hints > 0 {
        parts.push(locale.pick(word(hints, "tip", "tip"), word(hints, "hint", "hints")));
    }
    parts.join(", ")
}

fn one(finding: &Finding, sources: &SourceMap, locale: Locale, renderer: &Renderer) -> String {
    let words = finding.words(locale);
    let shown = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Hint => Shown::INFO,
    };
    let title = shown.with_name(finding.level.name(locale)).primary_title(words.title).id(finding.code.id);
    let mut group = Group::with_title(title);
    let mut columns = None;
    if let Some(place) = finding.place {
        let at = sources.position(place);
        let excerpt = Excerpt::of(sources.file(place.file).text(), place.start, place.end);
        let path = visible(&sources.file(place.file).path).into_owned();
        // The renderer counts in the excerpt, and the reader in the file.
        let shown = excerpt.text[..excerpt.marked.start].chars().count() + 1;
        let location = |column: usize| format!("{path}:{}:{column}", at.line);
        columns = Some((location(shown), location(at.column)));
        let span = excerpt.marked.clone();
        group = group.element(
            Snippet::source(excerpt.text)
                .path(path)
                .line_start(at.line)
                .annotation(AnnotationKind::Primary.span(span)),
        );
    }
    let mut help = words.help;
    if finding.mend.is_some() {
        let command = ["udgiv mend", finding.slug.as_deref().unwrap_or_default()].join(" ");
        let command = command.trim_end();
        help.push(locale.pick(
            format!("Eller lad udgiv rette det:  {command}"),
            format!("Or let udgiv mend it:  {command}"),
        ));
    }
    if !help.is_empty() {
        let name = locale.help();
        group = group.element(Shown::HELP.with_name(name).message(help.join("\n")));
    }
    let rendered = renderer.render(&[group]);
    match columns {
        Some((shown, meant)) if shown != meant => rendered.replacen(&shown, &meant, 1),
        _ => rendered,
    }
}

/// How much of a line is shown on either side of a place, in characters.
const AROUND: usize = 40;

/// The line with a place in it, as a terminal may be given it.
struct Excerpt {
    text: String,
    /// What the finding is about, in bytes of `text`.
    marked: Range<usize>,
}

impl Excerpt {
    /// One line is enough to find the place; a long text would bury the message, so a long line is cut around it.
    fn of(file: &str, start: usize, end: usize) -> Self {
        let start = file.floor_char_boundary(start.min(file.len()));
        let line_start = file[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = file[start..].find('\n').map_or(file.len(), |at| start + at);
        let end = file.ceil_char_boundary(end.clamp(start, line_end));
        let (before, marked, after) = (&file[line_start..start], &file[start..end], &file[end..line_end]);
        let is_long = |text: &str, most: usize| text.chars().nth(most).is_some();
        let fits = !is_long(&file[line_start..line_end], 2 * AROUND);
        let mut text = String::new();
        match before.char_indices().rev().nth(AROUND - 1) {
            Some((at, _)) if !fits && at > 0 => {
                text.push('…');
                text.push_str(&visible(&before[at..]));
            }
            _ => text.push_str(&shown(before)),
        }
        let from = text.len();
        let mut is_cut = false;
        for (part, most) in [(marked, 2 * AROUND), (after, AROUND)] {
            let part = match part.char_indices().nth(most) {
                Some((at, _)) if !fits => {
                    is_cut = true;
                    &part[..at]
                }
                _ => part,
            };
            text.push_str(&shown(part));
            if part.len() < marked.len() && is_cut {
                break;
            }
        }
        let to = from + shown(marked).len().min(text.len() - from);
        if is_cut {
            text.push('…');
        }
        Self { text, marked: from..to }
    }
}

/// A tab stays: the renderer knows how wide it is.
fn shown(text: &str) -> String {
    let parts: Vec<String> = text.split('\t').map(|part| visible(part).into_owned()).collect();
    parts.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let file = format!("første\n{}HER{}\nsidste", "å".repeat(4000), "ø".repeat(4000));
        let start = file.find("HER").unwrap();
        let excerpt = Excerpt::of(&file, start, start + 3);
        assert_eq!(&excerpt.text[excerpt.marked.clone()], "HER");
        assert_eq!(excerpt.text, format!("…{}HER{}…", "å".repeat(AROUND), "ø".repeat(AROUND)));
        // What is marked can be long itself.
        let all = Excerpt::of(&file, "første\n".len(), file.len());
        assert_eq!(all.marked, 0..2 * 2 * AROUND);
        assert_eq!(all.text.chars().count(), 2 * AROUND + 1);
    }

    #[test]
    fn what_stands_before_a_place_moves_it_where_it_is_escaped() {
        let file = "a\u{1b}b her\n";
        let start = file.find("her").unwrap();
        let excerpt = Excerpt::of(file, start, start + 3);
        assert_eq!((excerpt.text.as_str(), &excerpt.text[excerpt.marked.clone()]), ("a\\u{1b}b her", "her"));
        let end = Excerpt::of(file, file.len() - 1, file.len());
        assert!(end.marked.is_empty());
    }
}
