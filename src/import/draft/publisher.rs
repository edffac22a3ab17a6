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
    let lines = if lines.is_empty() { prose_lines(document) } else { lines };
    match words_of(&lines).find_map(|word| email(&word)) {
        Some(email) => {
            out.push_str(&format!("# TJEK: Mailadressen er fundet i teksten.\nemail = {}\n", line(&email)));
        }
        None => out.push_str("# TJEK: Skriv mailadressen:  email = \"…\"\n"),
    }
    match lines.iter().find_map(|text| phone(text)) {
        Some(phone) => {
            out.push_str(&format!(
                "# TJEK: Telefonnummeret er fundet i teksten.\nphone = {}\n",
                line(&phone)
            ));
        }
        None => out.push_str("# TJEK: Skriv telefonnummeret:  phone = \"…\"\n"),
    }
    match words_of(&lines).find_map(|word| web(&word)) {
        Some(web) => {
            out.push_str(&format!("# TJEK: Hjemmesiden er fundet i teksten.\nweb = {}\n", line(&web)));
        }
        None => out.push_str("# TJEK: Skriv hjemmesiden:  web = \"https://…\"\n"),
    }
    out.push_str("layout = \"brochure\"\n\n[brand]\n");
    out.push_str("# TJEK: Skriv jeres egne farver. De skal kunne læses på hvidt.\nprimary = \"#1f4e5f\"\naccent = \"#a34213\"\n");
    out
}

/// Every text, for contact details that stand in sentences.
fn prose_lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    each_text(document, &mut |inlines| lines.push(plain(inlines)));
    lines
}

fn email(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (name, domain) = word.split_once('@')?;
    (!name.is_empty() && domain.contains('.') && !domain.contains('@')).then(|| word.to_owned())
}

fn web(word: &str) -> Option<String> {
    let word =
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/').trim_end_matches('/').to_lowercase();
    let domain = word.trim_start_matches("https://").trim_start_matches("http://");
    let is_site = domain.starts_with("www.") && domain.len() > 7 && !domain.contains(['/', '@']);
    is_site.then(|| format!("https://{domain}"))
}

/// Eight digits after a word that says what they are: "tlf. 12 34 56 78".
fn phone(text: &str) -> Option<String> {
    const NAMES: &[&str] = &["tlf", "telefon", "telefonnummer", "ring", "phone", "t"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let at = words.iter().position(|word| NAMES.contains(&name(word).as_str()))?;
    let mut digits = String::new();
    for word in words[at + 1..].iter().skip_while(|word| !word.contains(|c: char| c.is_ascii_digit())).take(5)
    {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        digits.push_str(bare);
        if digits.len() >= 8 {
            break;
        }
    }
    let digits = digits
        .strip_prefix("0045")
        .or(digits.strip_prefix("45").filter(|rest| rest.len() == 8))
        .unwrap_or(&digits);
    let pairs: Vec<&str> = (0..4).filter_map(|pair| digits.get(pair * 2..pair * 2 + 2)).collect();
    (digits.len() == 8).then(|| pairs.join(" "))
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
