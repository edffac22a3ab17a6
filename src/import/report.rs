//! `import-report.md`: what was done to the document, and what the user should do next.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::conversion::{Conversion, Reading};
use super::draft::model::{Block, Draft, TextSource};
use super::draft::words;
use super::draft::{Cause, Checks};
use super::format::Order;
use crate::import::document::{
    Content, Document, Evidence, LeftOut, Nested, Piece, Place, Rewritten, nested,
};

/// Writes the report. `count` is the number of words compared, and `gone` how many are left out.
#[must_use]
pub fn report(file: &str, slug: &str, conversion: &Conversion, count: usize, gone: usize) -> String {
    let Conversion { reading: Reading { document, order, .. }, draft, policy, checks: all } = conversion;
    let mut out = String::new();
    let checks = policy.matches("# TJEK:").count();
    let _ = writeln!(out, "# Import af {}\n", code(file));
    let held = match order {
        Order::Reading => "i samme rækkefølge. Det er kontrolleret ord for ord.",
        Order::Runs => {
            "og det er kontrolleret bogstav for bogstav. En PDF siger ikke selv, hvad der skal læses efter hvad: Se efter, at rækkefølgen er den rigtige."
        }
    };
    let gone = match gone {
        0 => "Alt er med.".to_owned(),
        1 => "1 ord er ikke med. Det står nedenfor.".to_owned(),
        _ => format!("{gone} ord er ikke med. De står nedenfor."),
    };
    let _ = writeln!(out, "{count} ord i dokumentet står i kladden, {held} {gone}\n");
    let _ = writeln!(out, "## Det skal du gøre nu\n");
    let _ = writeln!(
        out,
        "1. Åbn `sources/{slug}/policy.toml`. Der er {checks} steder med `# TJEK:`. Se efter hvert sted, ret det, og slet linjen."
    );
    let _ = writeln!(out, "2. Se kladden: `udgiv build {slug}`. Den kan udgives, som den er.");
    let _ = writeln!(out, "3. Skriv de letlæste tekster, når den fulde tekst er på plads.\n");
    first(all, &mut out);
    found(draft, document, &mut out);
    left_out(draft, document, &mut out);
    moved(draft, document, &mut out);
    noted(document, &mut out);
    added(draft, document, &mut out);
    hyphens(document, &mut out);
    counted(
        "Tegn, der er rettet",
        document.mended.iter().map(|(mend, count)| (words::mend(*mend), *count)),
        &mut out,
    );
    rewritten(document, &mut out);
    to_check(all, &mut out);
    counted(
        "Godt at vide",
        document.notices.iter().map(|(notice, count)| (words::notice(*notice), *count)),
        &mut out,
    );
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// How many things the report begins with.
const MOST_FIRST: usize = 5;

/// What is most worth looking at.
fn first(checks: &Checks, out: &mut String) {
    let all: Vec<_> = checks.by_weight().filter(|(cause, _)| *cause != Cause::ToWrite).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Se efter det her først\n");
    for (number, (_, places)) in all.iter().take(MOST_FIRST).enumerate() {
        let more = match places.len() {
            1 => String::new(),
            count => format!(" {count} steder i alt."),
        };
        let _ = writeln!(out, "{}. {}{more}", number + 1, cell(&asked(&places[0].said)));
    }
    out.push('\n');
}

/// What is asked, without the line of the file that the draft says to write.
fn asked(said: &str) -> String {
    match said.split_once(":  ") {
        Some((asked, _)) => format!("{}.", asked.trim_end_matches('.')),
        None => said.to_owned(),
    }
}

/// Every place of what comes more than once, which the draft's own lines don't all name.
fn to_check(checks: &Checks, out: &mut String) {
    let all: Vec<_> =
        checks.by_weight().filter(|(cause, all)| all.len() > 1 && !cause.stands_alone()).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Alle steder, der skal ses efter\n");
    for (_, places) in all {
        let _ = writeln!(out, "{}\n", cell(&asked(&places[0].said)));
        for place in places.iter().filter(|place| !place.at.is_empty()) {
            let _ = writeln!(out, "- {}", cell(&place.at));
        }
        out.push('\n');
    }
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
    for one in all.iter() {
        let place = Place::of(one.origin).number();
        let _ = writeln!(out, "| {place} | {} | {} |", cell(&one.text), words::why(one.why));
    }
    out.push('\n');
}

fn moved(draft: &Draft, document: &Document, out: &mut String) {
    let all: Vec<_> = document.moved.iter().chain(&draft.moved).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Flyttet\n");
    for one in all.iter() {
        let (first, last) = (Place::of(one.first), Place::of(one.last));
        let lines =
            if first == last { first.danish() } else { format!("{}–{}", first.danish(), last.number()) };
        let _ = writeln!(out, "- {lines} er flyttet til før {}", Place::of(one.before).danish());
    }
    out.push('\n');
}

/// Footnotes that somebody typed by hand, each with its word.
fn noted(document: &Document, out: &mut String) {
    if document.noted.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Fodnoter, der var skrevet i hånden\n");
    let _ = writeln!(out, "De er nu rigtige fodnoter, der følger deres ord og får numre af sig selv.\n");
    for (at, one) in document.noted.iter().enumerate() {
        let (mark, note) = (Place::of(one.origin).danish(), Place::of(one.place.0).danish());
        let word = [one.before.as_str(), one.marked.as_str()].join(" ");
        let _ = writeln!(out, "- fodnote {}: »{}« i {mark}, noten i {note}", at + 1, cell(word.trim()));
    }
    out.push('\n');
}

fn added(draft: &Draft, document: &Document, out: &mut String) {
    let mut lines = Vec::new();
    match draft.title.from {
        TextSource::Added => lines.push(format!("titlen {}: dokumentet har ingen", code(&draft.title.text))),
        TextSource::Copied(origin) => lines.push(format!(
            "titlen {}: fra {}, som gentages på siderne",
            code(&draft.title.text),
            Place::of(origin).danish()
        )),
        TextSource::Properties => {
            lines.push(format!("titlen {}: fra filens egenskaber", code(&draft.title.text)));
        }
        TextSource::Document(_) => {}
    }
    for section in draft.sections.iter().filter(|section| section.title.from == TextSource::Added) {
        lines.push(format!("overskriften {}: teksten havde ingen", code(&section.title.text)));
    }
    lines.extend(document.added.iter().map(|one| {
        let place = Place::of(one.origin).danish();
        format!("{} i {place}: nummeret, som tekstbehandlingen viser", code(&one.text))
    }));
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
    for join in document.joined.iter() {
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
    out.push('\n');
}

/// Signs that the fonts don't have, and what stands for them.
fn rewritten(document: &Document, out: &mut String) {
    if document.rewritten.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Tegn, som skrifterne ikke har\n");
    let _ = writeln!(out, "| tegn | kode | i kladden | antal |\n|---|---|---|---|");
    for (sign, Rewritten { to, count, is_doubtful }) in &document.rewritten {
        let to = if to.is_empty() { "intet".to_owned() } else { cell(to) };
        let doubt = if *is_doubtful { ", skal ses efter" } else { "" };
        let _ = writeln!(
            out,
            "| {} | U+{:04X} | {to} | {count}{doubt} |",
            cell(&sign.to_string()),
            u32::from(*sign)
        );
    }
    out.push('\n');
}

/// Text for a table cell of the report: no markup, and nothing that ends the cell.
fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for character in text.chars().filter(|c| !c.is_control()) {
        if matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Text in a code span, without anything that would end it.
fn code(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() && *c != '`').collect();
    format!("`{text}`")
}
