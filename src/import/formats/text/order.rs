//! Decides what short units are (headings, labels, signatures), and where headings that come after their text belong.
//!
//! A PDF reader takes a page's frames in the order they were drawn. In brochures the page's heading is often a frame
//! of its own and comes last.

use super::furniture::is_folio;
use super::lines::{Page, Rule};
use super::shape::{Kind, Unit, begins_quote};
use crate::import::document::{Doubt, Move, is_file_name};

/// This many short units in a row are the words of a drawing.
const LABELS: usize = 3;

/// First words of headings that open a whole section in any document.
const SECTIONS: &[&str] = &[
    "forord",
    "indledning",
    "introduktion",
    "vision",
    "fokusområde",
    "kapitel",
    "bilag",
    "kontakt",
    "læs mere",
    "baggrund",
    "formål",
    "indhold",
];

/// Words that name a person's office.
const OFFICES: &[&str] = &[
    "formand",
    "borgmester",
    "direktør",
    "chef",
    "udvalg",
    "leder",
    "rektor",
    "byråd",
    "rådmand",
    "kommunalbestyrelse",
    "medlem",
    "mayor",
    "chair",
];

/// Decides the kind of every unit, in reading order, and reports what it moved.
pub fn settle(mut units: Vec<Unit>) -> (Vec<Unit>, Vec<Move>) {
    numbered(&mut units);
    headless(&mut units);
    underlined(&mut units);
    pairs(&mut units);
    cover(&mut units);
    opening(&mut units);
    title_line(&mut units);
    addresses(&mut units);
    signatures(&mut units);
    short_runs(&mut units);
    levels(&mut units);
    let (mut units, moved) = move_back(units);
    // A heading has a text. Words alone at the end are a line.
    if let [above @ .., before, last] = units.as_mut_slice()
        && matches!(last.kind, Kind::Heading(_))
        && is_body(before)
        && !goes_on_counting(above, last)
    {
        last.kind = Kind::Lines;
        last.doubts.clear();
    }
    (units, moved)
}

/// Whether a heading has the number that comes after one above: "8. Eventuelt" has no text, and is a point as the others.
fn goes_on_counting(above: &[Unit], last: &Unit) -> bool {
    let number = |unit: &Unit| -> Option<u32> {
        unit.text().split_once(['.', ')']).and_then(|(number, _)| number.parse().ok())
    };
    let Some(own) = number(last) else { return false };
    let headings = above.iter().rev().filter(|unit| matches!(unit.kind, Kind::Heading(_)));
    headings.take(1).any(|heading| number(heading).is_some_and(|before| before + 1 == own))
}

/// The most units above a title that is told by the rule below it.
const MOST_ABOVE_TITLE: usize = 3;

/// The one line with a double rule below it, above those with a single one, is the title.
fn underlined(units: &mut [Unit]) {
    let ruled = |rule: Rule| {
        units.iter().enumerate().filter(move |(_, unit)| {
            matches!(unit.kind, Kind::Heading(_)) && unit.lines.iter().any(|line| line.rule == rule)
        })
    };
    let double: Vec<usize> = ruled(Rule::Double).map(|(at, _)| at).collect();
    let single = ruled(Rule::Single).map(|(at, _)| at).next();
    let ([title], Some(single)) = (double.as_slice(), single) else { return };
    let title = *title;
    if title > MOST_ABOVE_TITLE || single < title || !can_head(&units[title].text()) {
        return;
    }
    units[title].kind = Kind::Title;
    units[title].doubts.push(Doubt::Title);
    for unit in units[..title].iter_mut().filter(|unit| unit.kind == Kind::Short) {
        unit.kind = Kind::Lines;
    }
}

/// The most words before the colon of a pair.
const MOST_NAME_WORDS: usize = 4;

/// Short lines in a row that each say something of a name are text: "Papir: hver fjerde uge", "Glas: hver ottende uge".
/// What counts up ("Mål 1: …") names chapters.
fn pairs(units: &mut [Unit]) {
    let name = |unit: &Unit| -> Option<String> {
        let text = unit.text();
        let (name, said) = text.split_once(": ").filter(|_| unit.kind == Kind::Short)?;
        let is_name = name.split_whitespace().count() <= MOST_NAME_WORDS && !said.contains(": ");
        let letters: String = name.chars().filter(|c| c.is_alphabetic()).collect();
        (is_name && !letters.is_empty()).then_some(letters)
    };
    let names: Vec<Option<String>> = units.iter().map(name).collect();
    let beside = |at: usize, other: Option<usize>| {
        let other = other.and_then(|other| names.get(other)?.as_ref());
        names[at].as_ref().zip(other).is_some_and(|(one, other)| one != other)
    };
    for (at, unit) in units.iter_mut().enumerate() {
        if beside(at, at.checked_sub(1)) || beside(at, Some(at + 1)) {
            unit.kind = Kind::Prose;
        }
    }
}

/// Gives numbers on lines of their own to the headings they count: "§ 1" above "Navn", "2" above "Formål".
fn numbered(units: &mut Vec<Unit>) {
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    for mut unit in std::mem::take(units) {
        if let Some(number) = out.pop_if(|above| counts_heading(above, &unit)) {
            unit.lines.splice(0..0, number.lines);
            (unit.page, unit.apart) = (number.page, number.apart);
        }
        out.push(unit);
    }
    *units = out;
}

/// Whether the unit above is the number of a heading below it.
fn counts_heading(above: &Unit, heading: &Unit) -> bool {
    let [line] = above.lines.as_slice() else { return false };
    let bare = line.text.trim_start_matches('§').trim_start().trim_end_matches('.');
    let is_number = (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    let text = heading.text();
    is_number
        && heading.kind == Kind::Short
        && heading.page == Page::Same
        && heading.lines.len() <= 2
        && can_head(&text)
        && !is_address(&text)
}

/// Takes what can't head a text out of the headings: numbers, page numbers, names of files.
fn headless(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| matches!(unit.kind, Kind::Short | Kind::Heading(_))) {
        let text = unit.text();
        if is_particular(&text) || !can_head(&text) && !is_years(&text) {
            unit.kind = Kind::Lines;
        }
    }
}

/// Words before a colon that name a particular of a meeting or a publication, and no chapter.
const PARTICULARS: &[&str] = &[
    "afbud",
    "cc",
    "dato",
    "deltagere",
    "e-mail",
    "emne",
    "foto",
    "fra",
    "fraværende",
    "from",
    "isbn",
    "j.nr.",
    "journalnr.",
    "layout",
    "mail",
    "mødeleder",
    "oplag",
    "ordstyrer",
    "redaktion",
    "referent",
    "sagsnr.",
    "sendt",
    "sent",
    "sted",
    "subject",
    "telefon",
    "tid",
    "til",
    "til stede",
    "to",
    "tryk",
    "udgiver",
    "version",
];

/// "Tid: den 3. februar".
fn is_particular(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(name, _)| PARTICULARS.contains(&name.trim().to_lowercase().as_str()))
}

/// Whether these words can be a heading: there are more letters than digits, and they are no page's number or file's
/// name.
fn can_head(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters > 1 && letters >= digits && !is_folio(text) && !is_file_name(text)
}

/// "2025–2028", the second line of many covers.
fn is_years(text: &str) -> bool {
    let years: Vec<&str> = text.split(['-', '–', '—', ' ']).filter(|part| !part.is_empty()).collect();
    let is_year = |year: &&str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (1..=2).contains(&years.len()) && years.iter().all(is_year)
}

/// Whether a unit carries sentences.
fn is_body(unit: &Unit) -> bool {
    !matches!(unit.kind, Kind::Short | Kind::Heading(_) | Kind::Title | Kind::Label)
}

/// Whether it is something that somebody said.
pub fn is_quote(unit: &Unit) -> bool {
    unit.kind == Kind::Prose && begins_quote(&unit.lines[0].text)
}

/// The most short units on a cover.
const COVER: usize = 6;

/// A first page without a sentence is a cover: its first words are the title, the rest the subtitle.
fn cover(units: &mut [Unit]) {
    let page = 1 + units.iter().skip(1).take_while(|unit| unit.page != Page::New).count();
    let short = units.iter().take(page).all(|unit| unit.kind == Kind::Short);
    if !short || page > COVER || page >= units.len() || page < 2 || !can_head(&units[0].text()) {
        return;
    }
    units[0].kind = Kind::Heading(1);
    units[1].kind = Kind::Heading(2);
    units[..2].iter_mut().for_each(|unit| unit.doubts.push(Doubt::Title));
    for unit in &mut units[2..page] {
        unit.kind = Kind::Lines;
    }
}

/// The most short units above the first text of a document without a cover.
const OPENING: usize = 4;

/// Short units above the first text are no words of a drawing: the first is the title, the last the text's heading, and
/// what stands between belongs to the title.
fn opening(units: &mut [Unit]) {
    let short = |unit: &&Unit| unit.kind == Kind::Short;
    let run = units.iter().take_while(short).count();
    let is_cut = units.iter().take(run + 1).skip(1).any(|unit| unit.page == Page::New);
    let has_address = || units[..run].iter().flat_map(|unit| &unit.lines).any(|line| is_address(&line.text));
    let follows_text = units.get(run).is_some_and(is_body);
    if !(3..=OPENING).contains(&run)
        || is_cut
        || !follows_text
        || !can_head(&units[0].text())
        || has_address()
    {
        return;
    }
    let is_numbered = |unit: &Unit| unit.text().starts_with(|c: char| c.is_ascii_digit());
    units[0].kind = Kind::Heading(1);
    units[0].doubts.push(Doubt::Title);
    units[run - 1].kind = Kind::Heading(1);
    units[run - 1].doubts.push(Doubt::HeadingByLooks);
    let first_numbered = (1..run).find(|at| is_numbered(&units[*at])).unwrap_or(run - 1);
    for (at, unit) in units.iter_mut().enumerate().take(run - 1).skip(1) {
        unit.kind = match at {
            _ if at >= first_numbered => Kind::Heading(1),
            1 => Kind::Heading(2),
            _ => Kind::Lines,
        };
        unit.doubts.extend((at == 1 && at < first_numbered).then_some(Doubt::Title));
    }
}

/// The first of several lines whose breaks are intended, at the very beginning, is the title: "Dagsorden" above time and
/// place.
fn title_line(units: &mut Vec<Unit>) {
    let [first, ..] = units.as_mut_slice() else { return };
    let addressed = first.lines.iter().any(|line| is_address(&line.text));
    if first.kind != Kind::Lines || first.lines.len() < 2 || addressed || !can_head(&first.lines[0].text) {
        return;
    }
    let mut rest = first.clone();
    first.lines.truncate(1);
    first.kind = Kind::Heading(1);
    first.doubts.push(Doubt::Title);
    rest.lines.remove(0);
    (rest.page, rest.apart) = (Page::Same, false);
    units.insert(1, rest);
}

/// Finds addresses: adjacent short units that include a postcode, a telephone number or an e-mail address.
fn addresses(units: &mut Vec<Unit>) {
    let mut at = 0;
    while at < units.len() {
        let more = units[at + 1..].iter().take_while(|unit| unit.kind == Kind::Short && !unit.apart).count();
        let run = at..at + 1 + more;
        let short = units[at].kind == Kind::Short;
        if short && units[run.clone()].iter().flat_map(|unit| &unit.lines).any(|line| is_address(&line.text))
        {
            let lines: Vec<_> = units.drain(at + 1..run.end).flat_map(|unit| unit.lines).collect();
            units[at].lines.extend(lines);
            units[at].kind = Kind::Lines;
        }
        at += 1;
    }
}

/// "6400 Sønderborg", "T: 0045 …", "post@…", "www.….dk".
fn is_address(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let number: usize = words.iter().map(|word| digits(word)).sum();
    match words.as_slice() {
        [code, town, ..] if words.len() <= 3 && code.len() == 4 && digits(code) == 4 => {
            town.starts_with(char::is_uppercase)
        }
        ["T:" | "T" | "Tlf" | "Tlf." | "Tlf.:" | "Tlf:" | "Telefon" | "Telefon:" | "Phone:", ..] => {
            number >= 8
        }
        [one] => one.contains('@') || one.starts_with("www.") || (one.ends_with(".dk") && one.len() > 5),
        _ if is_telephone(&words) => true,
        _ => words.iter().any(|word| word.contains('@') && word.contains('.')),
    }
}

/// "☎ 88 72 64 00": a number to call, with a word or a sign before it.
fn is_telephone(words: &[&str]) -> bool {
    let is_number = |word: &&&str| {
        let bare = word.trim_start_matches('+');
        !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_year = |word: &&str| word.len() == 4 && word.starts_with(['1', '2']);
    let numbers: Vec<&str> = words.iter().filter(is_number).copied().collect();
    let digits: usize = numbers.iter().map(|number| number.len()).sum();
    let names = words.len() - numbers.len();
    (8..=12).contains(&digits)
        && !numbers.iter().all(is_year)
        && names <= 1
        && words.iter().filter(|word| !is_number(word)).all(|word| word.chars().count() <= 8)
}

/// Finds signatures: short units after sentences that name a person and an office, and any after a quotation.
fn signatures(units: &mut Vec<Unit>) {
    let mut at = 1;
    while at < units.len() {
        let after_quote = is_quote(&units[at - 1])
            || (units[at - 1].kind == Kind::Lines && at > 1 && is_quote(&units[at - 2]));
        let follows_body = is_body(&units[at - 1]) && units[at].page == Page::Same;
        if units[at].kind == Kind::Short && follows_body {
            let run =
                units[at..].iter().take_while(|unit| unit.kind == Kind::Short && unit.page == Page::Same);
            let run = run.enumerate().take_while(|(index, unit)| *index == 0 || !unit.apart).count();
            let text =
                units[at..at + run].iter().map(Unit::text).collect::<Vec<_>>().join(" ").to_lowercase();
            let office = OFFICES.iter().any(|office| text.contains(office)) && run >= 2;
            if office || (after_quote && text.split_whitespace().count() <= 12) {
                let lines: Vec<_> = units.drain(at + 1..at + run).flat_map(|unit| unit.lines).collect();
                units[at].lines.extend(lines);
                units[at].kind = Kind::Lines;
            }
        }
        at += 1;
    }
}

/// Settles runs of short units: one or two are headings if text follows; more are the words of a drawing.
fn short_runs(units: &mut [Unit]) {
    let mut at = 0;
    while at < units.len() {
        if units[at].kind != Kind::Short {
            at += 1;
            continue;
        }
        let run = 1 + units[at + 1..]
            .iter()
            .take_while(|unit| unit.kind == Kind::Short && unit.page != Page::New)
            .count();
        let chunks =
            units[at..at + run].iter().enumerate().filter(|(index, unit)| *index == 0 || unit.apart).count();
        let grown = units[at..at + run].iter().any(|unit| grown_together(unit).is_some());
        let after = units.get(at + run).map(|unit| unit.page);
        let alone = units[at].page == Page::New && after == Some(Page::New);
        let after_labels = at > 0 && units[at - 1].kind == Kind::Label;
        if chunks >= LABELS || (grown && chunks > 1 && after == Some(Page::Same)) || (alone && after_labels) {
            units[at..at + run].iter_mut().for_each(|unit| unit.kind = Kind::Label);
        }
        at += run;
    }
    for unit in units.iter_mut().filter(|unit| unit.kind == Kind::Short) {
        if let Some(word) = grown_together(unit) {
            unit.kind = Kind::Label;
            unit.doubts.push(Doubt::GrownTogether(word));
        }
    }
    for unit in units.iter_mut().filter(|unit| unit.kind == Kind::Label && unit.doubts.is_empty()) {
        unit.doubts.extend(grown_together(unit).map(Doubt::GrownTogether));
    }
}

/// A capital after a small letter within a word: two columns ran together.
fn grown_together(unit: &Unit) -> Option<String> {
    let torn = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        letters.len() > 12 && letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
    };
    let text = unit.text();
    text.split_whitespace().find(torn).map(str::to_owned)
}

/// Levels by appearance: a heading that stands apart or names a section is level 1; one directly above its text is
/// level 2, as is the second of two.
fn levels(units: &mut [Unit]) {
    for at in 0..units.len() {
        let names = names_section(&units[at].text());
        let below = at > 0 && matches!(units[at - 1].kind, Kind::Heading(1)) && !units[at].apart;
        // At the top of a page and directly above another heading.
        let over = units[at].page == Page::New
            && units.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Heading(_) | Kind::Short));
        units[at].kind = match units[at].kind {
            Kind::Heading(_) if over => Kind::Heading(1),
            Kind::Short if below => Kind::Heading(2),
            Kind::Short => Kind::Heading(1),
            Kind::Heading(_) if names => Kind::Heading(1),
            other => other,
        };
    }
    // A short unit and its text in one chunk that already has a heading.
    for unit in units.iter_mut().filter(|unit| matches!(unit.kind, Kind::Heading(_))) {
        unit.doubts.push(Doubt::HeadingByLooks);
    }
}

fn names_section(text: &str) -> bool {
    let low = text.to_lowercase();
    SECTIONS.iter().any(|name| {
        low.strip_prefix(name).is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphabetic))
    })
}

/// The last heading of a page, and where it could belong.
struct LastHeading {
    at: usize,
    /// The first unit of the text that it could head.
    start: usize,
    /// Whether nothing speaks against moving it.
    clear: bool,
}

fn move_back(mut units: Vec<Unit>) -> (Vec<Unit>, Vec<Move>) {
    let found = last_headings(&mut units);
    let moves = found.iter().filter(|one| one.clear).count() >= 2;
    let mut moved = Vec::new();
    for one in found.into_iter().filter(|one| one.clear || moves) {
        let mut unit = units.remove(one.at);
        let (first, last) = (unit.lines[0].origin, unit.lines[unit.lines.len() - 1].origin);
        moved.push(Move { first, last, before: units[one.start].lines[0].origin });
        // The rest of the page comes below it.
        if units[one.start].kind == Kind::Heading(1) {
            units[one.start].kind = Kind::Heading(2);
        }
        unit.kind = Kind::Heading(1);
        unit.doubts = vec![Doubt::HeadingMoved(first)];
        unit.page = units[one.start].page;
        units[one.start].page = Page::Same;
        units.insert(one.start, unit);
    }
    (units, moved)
}

fn last_headings(units: &mut [Unit]) -> Vec<LastHeading> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in 1..=units.len() {
        let edge = end == units.len() || units[end].page != Page::Same;
        if !edge {
            continue;
        }
        let page = start..end;
        start = end;
        // Go back from the end, past labels and past a quotation below the heading.
        let mut at = end;
        while at > page.start && (units[at - 1].kind == Kind::Label || ends_in_quote(&units[..at])) {
            at -= 1;
        }
        let Some(candidate) = at.checked_sub(1).filter(|at| *at > page.start) else { continue };
        let counts = goes_on_counting(&units[..candidate], &units[candidate]);
        if !matches!(units[candidate].kind, Kind::Heading(_)) || !is_body(&units[candidate - 1]) || counts {
            continue;
        }
        // The text that it could head begins after the last drawing of the page.
        let first = units[page.start..candidate].iter().rposition(|unit| unit.kind == Kind::Label);
        let text = first.map_or(page.start, |label| page.start + label + 1);
        let similar = units[text..candidate].iter().any(|unit| {
            let (one, other) = (unit.text().to_lowercase(), units[candidate].text().to_lowercase());
            matches!(unit.kind, Kind::Heading(_)) && (other.starts_with(&one) || one.starts_with(&other))
        });
        if similar {
            // The page already has its heading: this one names a drawing.
            units[candidate].kind = Kind::Label;
            units[candidate].doubts.clear();
            continue;
        }
        let begins_bare = is_body(&units[text]);
        let next_has_own = units.get(end).is_none_or(|next| !is_body(next) || is_quote(next));
        found.push(LastHeading { at: candidate, start: text, clear: begins_bare || next_has_own });
    }
    found
}

/// Whether the units end in a quotation or its signature.
fn ends_in_quote(units: &[Unit]) -> bool {
    match units {
        [.., unit] if is_quote(unit) => true,
        [.., quote, unit] => {
            is_quote(quote)
                && matches!(unit.kind, Kind::Lines | Kind::Prose)
                && unit.lines.len() <= 2
                && !unit.text().ends_with('.')
        }
        _ => false,
    }
}
