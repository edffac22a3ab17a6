//! Pieces to sections: title, subtitle, years, levels, roles.

use std::collections::{BTreeMap, BTreeSet};

use super::facts;
use super::meaning;
use super::model::{Draft, Section, SourcedText, TextSource};
use crate::import::document::{
    Cell, Content, Document, Doubt, Inline, LeftOut, Move, Origin, Piece, Reason, can_be_title, every,
    every_mut, is_contents, plain,
};
use crate::policy::{Kind, Role, Years};
use crate::prose::{Witness, bare};

/// The most words in a subtitle.
const MOST_SUBTITLE_WORDS: usize = 12;
/// The number of pieces at the beginning among which the title of the file's properties is looked for.
const TOP: usize = 6;
/// Title of the section for text before the first heading.
const BEFORE_HEADINGS: &str = "Indledning";

/// Roles by the beginning of a section's title, in lower case.
const ROLES: &[(&str, Role)] = &[
    ("forord", Role::Foreword),
    ("indledning", Role::Introduction),
    ("introduktion", Role::Introduction),
    ("baggrund", Role::Introduction),
    ("vision", Role::Vision),
    ("fokusområde", Role::FocusArea),
    ("indsatsområde", Role::FocusArea),
    ("tema ", Role::FocusArea),
    ("proces", Role::Process),
    ("en bred ", Role::Process),
    ("sådan blev", Role::Process),
    ("fra politik", Role::Practice),
    ("fra ord", Role::Practice),
    ("fra vision", Role::Practice),
    ("implementering", Role::Practice),
    ("opfølgning", Role::Practice),
    ("læs mere", Role::Reading),
    ("litteratur", Role::Reading),
    ("kilder", Role::Reading),
    ("kontakt", Role::Contact),
    ("bilag", Role::Appendix),
];

/// Kinds of policy by words in the title.
const KINDS: &[(&str, Kind)] = &[
    ("forslag", Kind::Proposal),
    ("udspil", Kind::Proposal),
    ("strategi", Kind::Strategy),
    ("handleplan", Kind::Plan),
    ("plan", Kind::Plan),
    ("vejledning", Kind::Guide),
    ("guide", Kind::Guide),
];

/// Makes the sections. `slug` gives the title where the document has none.
#[must_use]
pub fn outline(document: &Document, slug: &str) -> Draft {
    let mut draft = Draft::default();
    let mut pieces = document.pieces.clone();
    hyphens(&mut pieces);
    facts::doubts(&mut pieces);
    facts::no_headings(&mut pieces);
    contents(&mut pieces, &mut draft);
    head(&mut pieces, document, slug, &mut draft);
    draft.years = years_of(&draft, document);
    draft.adopted = facts::adopted(document);
    draft.language = facts::language(document);
    let low = draft.title.text.to_lowercase()
        + &draft.subtitle.as_ref().map_or(String::new(), |one| one.text.to_lowercase());
    draft.kind = KINDS.iter().find(|(word, _)| low.contains(word)).map(|(_, kind)| *kind);
    meaning::contact_headings(&mut pieces);
    sections(pieces, &mut draft);
    draft
}

/// Flags words hyphenated inside a line that the document also writes without the hyphen: it may be left over from
/// an earlier line end.
fn hyphens(pieces: &mut [Piece]) {
    let words = |piece: &Piece| match &piece.content {
        Content::Paragraph(text) | Content::Heading { text, .. } => Some(plain(text)),
        _ => None,
    };
    let all: Vec<String> = every(pieces).filter_map(words).collect();
    let witness = Witness::new(all.iter().map(String::as_str));
    every_mut(pieces, &mut |piece| {
        let Some(words) = words(piece) else { return };
        let doubtful = words.split_whitespace().map(bare).filter(|word| witness.doubts(word));
        piece.doubts.extend(doubtful.map(Doubt::Hyphen));
    });
}

/// Takes out printed contents: a heading that says so, and a table or list whose entries end in page numbers.
fn contents(pieces: &mut Vec<Piece>, draft: &mut Draft) {
    let Some(at) = pieces.iter().position(|piece| match &piece.content {
        Content::Heading { text, .. } => is_contents(&plain(text)),
        _ => false,
    }) else {
        return;
    };
    let numbered = |text: &str| {
        let mut words = text.split_whitespace();
        words.next_back().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
    };
    // Column headers are not entries.
    let mut head: Vec<(Origin, String)> = Vec::new();
    let entries: Vec<(Origin, String)> = match pieces.get(at + 1).map(|piece| (&piece.content, piece.origin))
    {
        Some((Content::Table { rows, header, .. }, origin)) => {
            let line = |row: &Vec<Cell>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" ");
            head.extend(Some((origin, line(header))).filter(|(_, text)| !text.trim().is_empty()));
            rows.iter().map(|row| (origin, line(row))).filter(|(_, text)| !text.trim().is_empty()).collect()
        }
        Some((Content::List { items, .. }, _)) => items
            .iter()
            .flatten()
            .map(|piece| match &piece.content {
                Content::Paragraph(text) => (piece.origin, plain(text)),
                _ => (piece.origin, String::new()),
            })
            .collect(),
        Some((Content::Paragraph(_), _)) => printed_entries(&pieces[at + 1..]),
        _ => return,
    };
    let length = match pieces.get(at + 1).map(|piece| &piece.content) {
        Some(Content::Paragraph(_)) => entries.len(),
        _ => 1,
    };
    if entries.len() < 3 || !entries.iter().all(|(_, text)| numbered(text)) {
        return;
    }
    // A table of prices has numbers, too. The entries of contents come again as headings.
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let said: BTreeSet<String> = every(&pieces[..at])
        .chain(every(&pieces[at + 2..]))
        .filter_map(|piece| match &piece.content {
            Content::Title(text) | Content::Heading { text, .. } | Content::Paragraph(text) => {
                Some(letters(&plain(text)))
            }
            _ => None,
        })
        .collect();
    // "Fokusområde 1" stands for "Fokusområde 1: Stier".
    let comes_again = |entry: String| {
        !entry.is_empty() && said.range(entry.clone()..).next().is_some_and(|one| one.starts_with(&entry))
    };
    if entries.iter().filter(|(_, text)| comes_again(letters(text))).count() * 2 < entries.len() {
        return;
    }
    let Content::Heading { text, .. } = &pieces[at].content else { return };
    draft.left_out.push(LeftOut { origin: pieces[at].origin, text: plain(text), why: Reason::Contents });
    draft.left_out.extend(head.into_iter().chain(entries).map(|(origin, text)| LeftOut {
        origin,
        text,
        why: Reason::Contents,
    }));
    pieces.drain(at..=at + length);
}

/// The entries of contents that stand as paragraphs: each ends in a number, and most of them come again below.
fn printed_entries(pieces: &[Piece]) -> Vec<(Origin, String)> {
    let text = |piece: &Piece| match &piece.content {
        Content::Paragraph(text) | Content::Heading { text, .. } => Some(squeezed(&plain(text))),
        _ => None,
    };
    let name = |entry: &str| {
        let (name, number) = entry.rsplit_once(' ')?;
        let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| name.trim_end_matches(['.', ' ', '…', '_']).to_lowercase())
    };
    let is_paragraph = |piece: &&Piece| matches!(piece.content, Content::Paragraph(_));
    let entries: Vec<(Origin, String)> = pieces
        .iter()
        .take_while(is_paragraph)
        .map_while(|piece| Some((piece.origin, text(piece).filter(|entry| name(entry).is_some())?)))
        .collect();
    let below: BTreeSet<String> =
        pieces[entries.len()..].iter().filter_map(text).map(|text| text.to_lowercase()).collect();
    let known =
        entries.iter().filter_map(|(_, entry)| name(entry)).filter(|name| below.contains(name)).count();
    if known * 2 > entries.len() { entries } else { Vec::new() }
}

/// Settles the title and subtitle: what the format marks as such, else the only highest heading at the top, else the
/// running line, else the first words.
fn head(pieces: &mut Vec<Piece>, document: &Document, slug: &str, draft: &mut Draft) {
    let styled = pieces.iter().position(|piece| match &piece.content {
        Content::Title(text) => !is_contents(&plain(text)),
        _ => false,
    });
    let styled = styled.filter(|at| *at == 0 || is_alone(pieces, *at));
    let running = document
        .left_out
        .iter()
        .find(|one| one.why == Reason::PageNumber && one.text.contains(['·', '|', '•']));
    // Three headings in a row are a title page, whatever the running lines say.
    let heading = |piece: &Piece| matches!(piece.content, Content::Heading { .. });
    let stacked = pieces.len() > 2 && pieces[..3].iter().all(heading);
    let title_page = stacked || pieces.first().is_some_and(|piece| piece.doubts.contains(&Doubt::Title));
    // The running line and the first heading are about the same thing.
    let named = |at: &usize| match (&pieces[*at].content, running) {
        (Content::Heading { text, .. }, Some(running)) => {
            let low = plain(text).to_lowercase();
            let mut parts = running.text.split(['·', '|', '•']).map(|part| part.trim().to_lowercase());
            parts.any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 3 && low.contains(&part))
        }
        _ => false,
    };
    let by_place = || first_heading(pieces).filter(|at| running.is_none() || title_page || named(at));
    let property = document.properties.title.as_deref().filter(|title| says_something(title)).map(squeezed);
    let at =
        styled.or_else(|| property.as_deref().and_then(|title| said_as(pieces, title))).or_else(by_place);
    if let Some(at) = at {
        let piece = pieces.remove(at);
        draft.title = sourced(&piece);
        draft.title_by_looks =
            piece.doubts.contains(&Doubt::HeadingByLooks) || piece.doubts.contains(&Doubt::Title);
        if at == 0 || is_alone(pieces, at) {
            let subtitle = subtitle(pieces, at);
            draft.subtitle_by_looks =
                subtitle.as_ref().is_some_and(|piece| !matches!(piece.content, Content::Subtitle(_)));
            draft.subtitle = subtitle.map(|piece| sourced(&piece));
        }
        if at > 0 {
            // The subtitle first, because each is inserted before everything else.
            let first = pieces[0].origin;
            for said in draft.subtitle.iter().chain([&draft.title]) {
                let TextSource::Document(origin) = said.from else { continue };
                draft.moved.push(Move { first: origin, last: origin, before: first });
            }
        }
    } else if let Some(running) = running {
        let parts = running.text.split(['·', '|', '•']).map(str::trim);
        let title = parts.max_by_key(|part| part.chars().count()).unwrap_or(slug);
        draft.title = SourcedText { text: title.to_owned(), from: TextSource::Copied(running.origin) };
    } else if let Some(title) = property {
        draft.title = SourcedText { text: title, from: TextSource::Properties };
    } else {
        let name = slug.replace('-', " ");
        let mut letters = name.chars();
        let text =
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect());
        draft.title = SourcedText { text, from: TextSource::Added };
    }
    if draft.title.text.is_empty() {
        draft.title = SourcedText { text: slug.to_owned(), from: TextSource::Added };
    }
    // A second title becomes a heading.
    for piece in pieces.iter_mut() {
        if let Content::Title(text) | Content::Subtitle(text) = &piece.content {
            piece.content = Content::Heading { level: 1, text: text.clone() };
        }
    }
}

/// The piece at the top that says the title that the file's properties give.
fn said_as(pieces: &[Piece], title: &str) -> Option<usize> {
    let low = title.to_lowercase();
    // Sites put their own name behind it: "Affaldspolitik | Byens Kommune".
    let marks = [" | ", " – ", " - ", " · "];
    let parts: Vec<&str> = marks.iter().flat_map(|mark| low.split(mark)).map(str::trim).collect();
    let said = |text: &[Inline]| {
        let words = squeezed(&plain(text)).to_lowercase();
        words == low || words.chars().count() > 7 && parts.contains(&words.as_str())
    };
    pieces.iter().take(TOP).position(|piece| match &piece.content {
        Content::Paragraph(text) | Content::Heading { text, .. } => said(text),
        _ => false,
    })
}

/// Whether a title in a file's properties is one: programs fill in their own names and those of files and templates.
fn says_something(title: &str) -> bool {
    const NOTHING: &[&str] = &[
        "dokument",
        "document",
        "microsoft word",
        "uden titel",
        "untitled",
        "titel",
        "title",
        "skabelon",
        "template",
        "notat",
        "brevskabelon",
        "powerpoint-præsentation",
        "powerpoint presentation",
        "blank",
        "kopi af",
        "copy of",
    ];
    const ENDINGS: &[&str] = &[
        ".doc", ".docx", ".dot", ".dotx", ".docm", ".odt", ".rtf", ".pdf", ".indd", ".pub", ".htm", ".html",
    ];
    let low = title.trim().to_lowercase();
    let bare = low.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.');
    low.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !NOTHING.contains(&bare)
        && !low.starts_with("microsoft word")
        && !ENDINGS.iter().any(|ending| low.ends_with(ending))
        && !low.contains('_')
}

/// The first piece, if it is a heading and no later heading has the same level, or no text follows it.
fn first_heading(pieces: &[Piece]) -> Option<usize> {
    let Content::Heading { level: first, text } = &pieces.first()?.content else { return None };
    let first = *first;
    if !can_be_title(&plain(text)) {
        return None;
    }
    let level = |piece: &Piece| match piece.content {
        Content::Heading { level, .. } => Some(level),
        _ => None,
    };
    // Alone, only one of the highest level is a title: any other may be a section's.
    let alone = pieces[1..].iter().filter_map(level).all(|other| other > first)
        && (first == 1 || pieces[1..].iter().any(|one| level(one).is_some()));
    let stacked = pieces.get(1).is_some_and(|next| level(next).is_some());
    // Nor is the number of a paragraph a title.
    if is_number_of_part(&pieces[0]) {
        return None;
    }
    // Looks alone can't tell a title from the first section's heading.
    let by_looks = pieces[0].doubts.contains(&Doubt::HeadingByLooks) && !names_section(&pieces[0]);
    (alone || stacked || by_looks).then_some(0)
}

/// Whether a heading is the number of what comes next, such as "§ 1" or "Kapitel 2", or begins with that of a paragraph.
fn is_number_of_part(piece: &Piece) -> bool {
    let numbered = |text: &str| is_numbered_label(text) || text.trim_start().starts_with('§');
    matches!(&piece.content, Content::Heading { text, .. } if numbered(&plain(text)))
}

/// Whether a heading has the name of a section in it: "Forord" is nobody's title.
fn names_section(piece: &Piece) -> bool {
    match &piece.content {
        Content::Heading { text, .. } => {
            let low = without_number(&plain(text)).to_lowercase();
            ROLES.iter().any(|(name, _)| low.trim() == name.trim())
        }
        _ => false,
    }
}

/// A heading without the number before it: "2.1 Baggrund".
fn without_number(words: &str) -> &str {
    let rest = words.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    if rest.starts_with(char::is_whitespace) { rest.trim_start() } else { words.trim_start() }
}

/// Whether a piece has its line to itself: moves are reported by line.
fn is_alone(pieces: &[Piece], at: usize) -> bool {
    let on_line = |line: Origin| pieces.iter().filter(|piece| piece.origin == line).count() == 1;
    pieces.get(at).is_some_and(|piece| on_line(piece.origin))
}

/// Takes out the subtitle that follows the title.
fn subtitle(pieces: &mut Vec<Piece>, at: usize) -> Option<Piece> {
    let piece = pieces.get(at)?;
    let after = pieces.get(at + 1).map(|next| &next.content);
    let follows_heading = matches!(after, Some(Content::Heading { .. }) | None);
    if let Content::Paragraph(text) | Content::Heading { text, .. } = &piece.content
        && is_contents(&plain(text))
    {
        return None;
    }
    let is = match &piece.content {
        Content::Subtitle(_) => true,
        Content::Paragraph(text) => {
            let text = plain(text);
            follows_heading
                && text.split_whitespace().count() <= MOST_SUBTITLE_WORDS
                && !text.trim_end().ends_with(['.', ':', '!', '?'])
        }
        Content::Heading { .. } if piece.doubts.contains(&Doubt::Title) => true,
        Content::Heading { .. } if names_section(piece) || is_number_of_part(piece) => false,
        // Of two headings in a row, the second belongs to the title if another follows before any text.
        Content::Heading { .. } => follows_heading,
        _ => false,
    };
    is.then(|| pieces.remove(at))
}

fn sourced(piece: &Piece) -> SourcedText {
    let text = match &piece.content {
        Content::Title(text)
        | Content::Subtitle(text)
        | Content::Heading { text, .. }
        | Content::Paragraph(text) => plain(text),
        _ => String::new(),
    };
    SourcedText {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        from: TextSource::Document(piece.origin),
    }
}

/// "2025–2028" in the title, the subtitle, a running line, or the first paragraphs.
fn years_of(draft: &Draft, document: &Document) -> Option<(Years, Origin)> {
    let place = |said: &SourcedText| match said.from {
        TextSource::Document(origin) | TextSource::Copied(origin) => origin,
        TextSource::Added | TextSource::Properties => 0,
    };
    let titles =
        std::iter::once(&draft.title).chain(&draft.subtitle).map(|said| (said.text.clone(), place(said)));
    let running = document.left_out.iter().map(|one| (one.text.clone(), one.origin));
    titles.chain(running).find_map(|(text, origin)| Some((years(&text)?, origin)))
}

/// Two years with a dash between them.
fn years(text: &str) -> Option<Years> {
    let characters: Vec<char> = text.chars().collect();
    let year = |at: usize| -> Option<i32> {
        let digits: String = characters.get(at..at + 4)?.iter().collect();
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    (0..characters.len()).find_map(|at| {
        let from = year(at).filter(|year| (1990..2100).contains(year))?;
        let rest = &characters[at + 4..];
        let gap = rest.iter().take_while(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—')).count();
        let dashed = rest[..gap].iter().any(|c| matches!(c, '-' | '–' | '—'));
        let to = year(at + 4 + gap).filter(|to| dashed && *to >= from && *to < from + 40)?;
        Some(Years { from, to })
    })
}

fn sections(pieces: Vec<Piece>, draft: &mut Draft) {
    let top = pieces
        .iter()
        .filter_map(|piece| match piece.content {
            Content::Heading { level, .. } => Some(level),
            _ => None,
        })
        .min()
        .unwrap_or(1);
    let mut found: Vec<(Section, Vec<Piece>)> = Vec::new();
    // The level of the heading that opened the section: below it, headings of its own level are its sisters.
    let mut opened = top;
    for mut piece in pieces {
        if let Content::Heading { level, text } = &mut piece.content {
            let words = plain(text);
            let fact = meaning::is_fact_title(&words);
            // The name of a block can't be the name of a section.
            let lead = fact || meaning::is_lead(&words);
            if let Some((last, inside)) = found.last_mut().filter(|_| !lead)
                && inside.is_empty()
                && last.label.is_none()
                && is_numbered_label(&last.title.text)
                && !is_numbered_label(&words)
            {
                // "Fokusområde 1" on its own line: the heading after it is the title.
                let title = SourcedText { text: squeezed(&words), from: last.title.from };
                last.label = Some(std::mem::replace(&mut last.title, title).text);
                last.doubts.extend(piece.doubts);
                continue;
            }
            if *level <= opened.max(top) && !lead || found.is_empty() {
                opened = *level;
                // Footnotes of a heading move to the first text below it.
                let notes: Vec<Inline> =
                    text.iter().filter(|one| matches!(one, Inline::Note(_))).cloned().collect();
                let below: Vec<Piece> = if notes.is_empty() {
                    Vec::new()
                } else {
                    vec![Piece::new(piece.origin, Content::Paragraph(notes))]
                };
                found.push((section(&piece, &words), below));
                continue;
            }
            *level = (*level).saturating_sub(opened.max(top)).max(1);
        }
        if found.is_empty() {
            let title = SourcedText { text: BEFORE_HEADINGS.to_owned(), from: TextSource::Added };
            found.push((titled(title, None, Role::Introduction, Vec::new()), Vec::new()));
        }
        let (_, below) = found.last_mut().expect("there is a section");
        below.push(piece);
    }
    if found.is_empty() {
        // A policy needs at least one section, even if it has yet to be written.
        let title = SourcedText { text: BEFORE_HEADINGS.to_owned(), from: TextSource::Added };
        found.push((titled(title, None, Role::Introduction, Vec::new()), Vec::new()));
    }
    let mut taken = BTreeMap::new();
    for (mut section, below) in found {
        section.blocks = meaning::blocks(close_gaps(below), &mut draft.left_out);
        section.id = meaning::free_id(&section, &mut taken);
        draft.sections.push(section);
    }
}

/// Names of parts that say nothing alone: what follows is the title.
const NAMES_OF_PARTS: &[&str] = &["fokusområde", "indsatsområde", "tema", "kapitel", "pejlemærke"];

/// Whether this is "Fokusområde", "Fokusområde 1" or "Kapitel 2" and nothing more.
fn is_numbered_label(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    if let [one] = words.as_slice()
        && NAMES_OF_PARTS.contains(&one.to_lowercase().as_str())
    {
        return true;
    }
    let number = |word: &str| {
        let digits = word.trim_end_matches(['.', ':']);
        !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match words.as_slice() {
        [name, one] => number(one) && (*name == "§" || name.chars().all(char::is_alphabetic)),
        [paragraph] => paragraph.strip_prefix('§').is_some_and(number),
        _ => false,
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The section that a heading opens: "Fokusområde 1 – Værdighed" is a label and a title.
fn section(piece: &Piece, words: &str) -> Section {
    let words = squeezed(words);
    let low = without_number(&words).to_lowercase();
    let role = ROLES.iter().find(|(name, _)| low.starts_with(name)).map_or(Role::Chapter, |(_, role)| *role);
    let parted = [" – ", " - ", ": ", " — "].iter().find_map(|mark| words.split_once(mark));
    let (label, title) = match parted {
        Some((label, title)) if role == Role::FocusArea && label.split_whitespace().count() <= 2 => {
            (Some(label.to_owned()), title.to_owned())
        }
        _ => (None, words),
    };
    let role = if meaning::is_contact_section(piece) { Role::Contact } else { role };
    titled(
        SourcedText { text: title, from: TextSource::Document(piece.origin) },
        label,
        role,
        piece.doubts.clone(),
    )
}

fn titled(title: SourcedText, label: Option<String>, role: Role, doubts: Vec<Doubt>) -> Section {
    Section { id: String::new(), role, label, title, doubts, blocks: Vec::new() }
}

/// Closes gaps, so that levels below a section go down one at a time.
fn close_gaps(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut open: Vec<u8> = Vec::new();
    for piece in &mut pieces {
        if let Content::Heading { level, .. } = &mut piece.content {
            open.retain(|above| *above < *level);
            open.push(*level);
            // The section is level 1.
            *level = u8::try_from(open.len() + 1).unwrap_or(6).min(6);
        }
    }
    pieces
}
