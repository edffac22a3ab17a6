//! `import-report.md`: what was done to the document, and what the user should do next.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::model::{Block, Draft, TextSource};
use super::draft::words;
use super::format::Order;
use crate::import::document::{Content, Document, Evidence, LeftOut, Nested, Piece, Place, nested};

/// The most entries shown of one list; the report says how many more there are.
const MOST_ENTRIES: usize = 300;

/// Writes the report. `policy` is the written draft, and `count` the number of words compared, by what `order` means.
#[must_use]
pub fn report(
    file: &str,
    slug: &str,
    draft: &Draft,
    document: &Document,
    policy: &str,
    (count, order): (usize, Order),
) -> String {
    let mut out = String::new();
    let checks = policy.matches("# TJEK:").count();
    let _ = writeln!(out, "# Import af {}\n", code(file));
    let _ = match order {
        Order::Reading => writeln!(
            out,
            "{count} ord i dokumentet står i kladden, i samme rækkefølge. Det er kontrolleret ord for ord. Hvad der ikke er med, står nedenfor.\n"
        ),
        Order::Runs => writeln!(
            out,
            "{count} ord i dokumentet står i kladden. Det er kontrolleret bogstav for bogstav. Hvad der ikke er med, står nedenfor. En PDF siger ikke selv, hvad der skal læses efter hvad: Se efter, at rækkefølgen er den rigtige.\n"
        ),
    };
    let _ = writeln!(out, "## Det skal du gøre nu\n");
    let _ = writeln!(
        out,
        "1. Åbn `sources/{slug}/policy.toml`. Der er {checks} steder med `# TJEK:`. Se efter hvert sted, ret det, og slet linjen."
    );
    let _ = writeln!(out, "2. Se kladden: `udgiv build {slug}`. Den kan udgives, som den er.");
    let _ = writeln!(out, "3. Skriv de letlæste tekster, når den fulde tekst er på plads.\n");
    found(draft, document, &mut out);
    left_out(draft, document, &mut out);
    moved(draft, document, &mut out);
    added(draft, &mut out);
    hyphens(document, &mut out);
    counted(
        "Tegn, der er rettet",
        document.mended.iter().map(|(mend, count)| (words::mend(*mend), *count)),
        &mut out,
    );
    counted(
        "Godt at vide",
        document.notices.iter().map(|(notice, count)| (words::notice(*notice), *count)),
        &mut out,
    );
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Counts the pieces of running text. An item counts once, not again for the paragraph that it begins with.
fn tally(pieces: &[Piece], count: &mut dyn FnMut(&'static str, usize)) {
    for Nested { piece, begins_item } in nested(pieces) {
        match &piece.content {
            Content::List { items, .. } => count("punkter i lister", items.len()),
            _ if begins_item => {}
            Content::Heading { .. } => count("mellemrubrikker", 1),
            Content::Paragraph(_) => count("tekstafsnit", 1),
            Content::Table { .. } => count("tabeller", 1),
            _ => {}
        }
    }
}

fn found(draft: &Draft, document: &Document, out: &mut String) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = |what, number| *counts.entry(what).or_default() += number;
    count("afsnit", draft.sections.len());
    for block in draft.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Text(pieces) => tally(pieces, &mut count),
            Block::Goal { .. } => count("mål", 1),
            Block::Ambition { .. } => count("ambitioner", 1),
            Block::Quote { .. } => count("citater", 1),
            Block::Fact { .. } => count("faktabokse", 1),
            Block::Figure { .. } => count("billeder", 1),
            Block::Table { .. } => count("tabeller", 1),
        }
    }
    if !document.footnotes.is_empty() {
        count("fodnoter", document.footnotes.len());
    }
    counted("Det er fundet", counts.into_iter(), out);
}

fn counted<'a>(title: &str, counts: impl Iterator<Item = (&'a str, usize)>, out: &mut String) {
    let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    if counts.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {title}\n");
    for (what, count) in counts {
        let _ = writeln!(out, "- {what}: {count}");
    }
    out.push('\n');
}

fn left_out(draft: &Draft, document: &Document, out: &mut String) {
    let _ = writeln!(out, "## Ikke med i kladden\n");
    let mut all: Vec<&LeftOut> = document.left_out.iter().chain(&draft.left_out).collect();
    all.sort_by_key(|one| one.origin);
    if all.is_empty() {
        let _ = writeln!(out, "Alt er med.\n");
        return;
    }
    let unit = Place::of(all[0].origin).unit();
    let _ = writeln!(out, "| {unit} | ord | hvorfor |\n|---|---|---|");
    for one in all.iter().take(MOST_ENTRIES) {
        let place = Place::of(one.origin).number();
        let _ = writeln!(out, "| {place} | {} | {} |", cell(&one.text), words::why(one.why));
    }
    more(all.len(), out);
}

fn moved(draft: &Draft, document: &Document, out: &mut String) {
    let all: Vec<_> = document.moved.iter().chain(&draft.moved).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Flyttet\n");
    for one in all.iter().take(MOST_ENTRIES) {
        let (first, last) = (Place::of(one.first), Place::of(one.last));
        let lines =
            if first == last { first.danish() } else { format!("{}–{}", first.danish(), last.number()) };
        let _ = writeln!(out, "- {lines} er flyttet til før {}", Place::of(one.before).danish());
    }
    more(all.len(), out);
}

fn added(draft: &Draft, out: &mut String) {
    let mut lines = Vec::new();
    match draft.title.from {
        TextSource::Added => lines.push(format!("titlen {}: dokumentet har ingen", code(&draft.title.text))),
        TextSource::Copied(origin) => lines.push(format!(
            "titlen {}: fra {}, som gentages på siderne",
            code(&draft.title.text),
            Place::of(origin).danish()
        )),
        TextSource::Document(_) => {}
    }
    for section in draft.sections.iter().filter(|section| section.title.from == TextSource::Added) {
        lines.push(format!("overskriften {}: teksten havde ingen", code(&section.title.text)));
    }
    if !lines.is_empty() {
        let _ = writeln!(out, "## Skrevet til\n");
        for line in lines {
            let _ = writeln!(out, "- {line}");
        }
        out.push('\n');
    }
}

fn hyphens(document: &Document, out: &mut String) {
    if document.joined.is_empty() {
        return;
    }
    let doubtful = document.joined.iter().filter(|join| join.because == Evidence::None).count();
    let _ = writeln!(out, "## Ord, der var delt ved linjeskift\n");
    let _ = writeln!(out, "{} ord er samlet igen; {doubtful} af dem er tvivlsomme.\n", document.joined.len());
    let unit = Place::of(document.joined[0].origin).unit();
    let _ = writeln!(out, "| {unit} | delt | samlet | afgjort af |\n|---|---|---|---|");
    for join in document.joined.iter().take(MOST_ENTRIES) {
        let stem = if join.keeps_hyphen { &join.first } else { join.first.trim_end_matches('-') };
        let _ = writeln!(
            out,
            "| {} | {} {} | {}{} | {} |",
            Place::of(join.origin).number(),
            cell(&join.first),
            cell(&join.second),
            cell(stem),
            cell(&join.second),
            words::evidence(join.because)
        );
    }
    more(document.joined.len(), out);
}

fn more(count: usize, out: &mut String) {
    if count > MOST_ENTRIES {
        let _ = writeln!(out, "\n… og {} til.", count - MOST_ENTRIES);
    }
    out.push('\n');
}

/// Text for a table cell of the report: no markup, and nothing that ends the cell.
fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for character in text.chars().take(120).filter(|c| !c.is_control()) {
        if matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    if text.chars().count() > 120 {
        out.push('…');
    }
    out
}

/// Text in a code span, without anything that would end it.
fn code(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() && *c != '`').collect();
    format!("`{text}`")
}
