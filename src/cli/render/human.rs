//! Findings for people, each with the source line it points at.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use crate::finding::{Finding, Level, told_once};
use crate::locale::Locale;
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
    if let Some(place) = finding.place {
        let file = sources.file(place.file);
        // One line is enough to find the place; a long text would bury the message.
        let line_end = file.text[place.start..].find('\n').map_or(file.text.len(), |at| place.start + at);
        let end = place.end.clamp(place.start, line_end);
        group = group.element(
            Snippet::source(&file.text)
                .path(&file.path)
                .annotation(AnnotationKind::Primary.span(place.start..end)),
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
    renderer.render(&[group])
}
