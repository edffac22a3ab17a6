//! Finds out whose policy it is.

use std::collections::BTreeMap;

use super::toml_text::line;
use crate::import::document::{Content, Document, Inline, every, plain};
use crate::policy::slug_for;

/// Which publisher the draft names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublisherChoice {
    /// An existing publisher: the one asked for, or the project's only one.
    Known(String),
    /// The existing publisher whose name appears most often in the text.
    ByName(String),
    /// None exists yet: a file with this id has to be written.
    New(String),
    /// Several exist, and nothing shows which it is.
    Unclear,
}

/// Chooses among the project's publishers (id and name).
#[must_use]
pub fn choose(publishers: &BTreeMap<String, String>, document: &Document) -> PublisherChoice {
    match publishers.len() {
        0 => {
            return PublisherChoice::New(
                name_in(document).map_or("min-kommune".into(), |name| slug_for(&name)),
            );
        }
        1 => return PublisherChoice::Known(publishers.keys().next().cloned().unwrap_or_default()),
        _ => {}
    }
    let text = text_of(document);
    let mut counts: Vec<(usize, &String)> =
        publishers.iter().map(|(id, name)| (text.matches(&name.to_lowercase()).count(), id)).collect();
    counts.sort();
    match counts.as_slice() {
        [.., (second, _), (first, id)] if first > second => PublisherChoice::ByName((*id).clone()),
        _ => PublisherChoice::Unclear,
    }
}

/// A first version of a new publisher's file.
#[must_use]
pub fn stub(document: &Document) -> String {
    let name = name_in(document);
    let lines = contact_lines(document);
    let post = lines.iter().position(|line| starts_with_postcode(line));
    let address: Vec<String> = match post {
        Some(at) => lines[at.saturating_sub(1)..=at].iter().map(|one| line(one)).collect(),
        None => Vec::new(),
    };
    let mut out =
        String::from("# Udgiveren, lavet ved en import. Gå linjerne med TJEK igennem, og slet dem.\n\n");
    if name.is_none() {
        out.push_str("# TJEK: Skriv udgiverens navn.\n");
    } else {
        out.push_str("# TJEK: Navnet er fundet i teksten.\n");
    }
    out.push_str(&format!("name = {}\nlanguage = \"da\"\n", line(name.as_deref().unwrap_or("Min Kommune"))));
    if address.is_empty() {
        out.push_str("# TJEK: Skriv adressen:  address = [\"Gade 1\", \"1234 By\"]\n");
    } else {
        out.push_str(&format!("# TJEK: Adressen er fundet i teksten.\naddress = [{}]\n", address.join(", ")));
    }
    match words_of(&lines).find(|word| word.contains('@')) {
        Some(email) => out.push_str(&format!("email = {}\n", line(&email))),
        None => out.push_str("# TJEK: Skriv mailadressen:  email = \"…\"\n"),
    }
    out.push_str("# TJEK: Skriv telefonnummer og hjemmeside:  phone = \"…\"  og  web = \"https://…\"\n");
    out.push_str("layout = \"brochure\"\n\n[brand]\n");
    out.push_str("# TJEK: Skriv jeres egne farver. De skal kunne læses på hvidt.\nprimary = \"#1f4e5f\"\naccent = \"#a34213\"\n");
    out
}

/// Every run of text except captions and column headers.
fn each_text(document: &Document, see: &mut dyn FnMut(&[Inline])) {
    for piece in every(&document.pieces) {
        match &piece.content {
            Content::Paragraph(text)
            | Content::Heading { text, .. }
            | Content::Title(text)
            | Content::Subtitle(text) => see(text),
            Content::Table { rows, .. } => rows.iter().flatten().for_each(|cell| see(cell)),
            Content::List { .. } | Content::Quote(_) | Content::Aside(_) | Content::Figure { .. } => {}
        }
    }
}

fn text_of(document: &Document) -> String {
    let mut text = String::new();
    each_text(document, &mut |inlines| {
        text.push_str(&plain(inlines).to_lowercase());
        text.push('\n');
    });
    text
}

/// The name of the form "… Kommune" or "Region …" that appears most often.
fn name_in(document: &Document) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    each_text(document, &mut |inlines| {
        let text = plain(inlines);
        let words: Vec<&str> =
            text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        for pair in words.windows(2) {
            let named = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 2;
            let municipality = matches!(pair[1], "Kommune" | "Kommunes") && named(pair[0]);
            let region = pair[0] == "Region" && named(pair[1]);
            if municipality || region {
                *counts.entry(format!("{} {}", pair[0], pair[1].trim_end_matches("s"))).or_default() += 1;
            }
        }
    });
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(name, _)| name)
}

/// The lines of the paragraph with a postcode and of those after it.
fn contact_lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let mut found = false;
    each_text(document, &mut |inlines| {
        let own: Vec<String> = inlines
            .split(|one| matches!(one, Inline::Break))
            .map(|part| plain(part).trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        found |= own.len() > 1 && own.iter().any(|one| starts_with_postcode(one));
        if found {
            lines.extend(own);
        }
    });
    lines.truncate(12);
    lines
}

fn starts_with_postcode(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|code| code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()))
        && words.next().is_some_and(|town| town.starts_with(char::is_uppercase))
}

fn words_of(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().flat_map(|one| one.split_whitespace()).map(str::to_owned)
}
