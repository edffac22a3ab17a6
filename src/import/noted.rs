//! Footnotes that somebody typed by hand, in any format whose words have an order: marks in the text, and at the end of
//! the document, a chapter or a page the notes, each beginning with its number.
//!
//! They become footnotes where the evidence is whole (`note_mark::groups`) and where a note has its lines to itself. All
//! others stay text, and the draft asks about them.

use super::document::note_mark::{self, NoteMark, Stretch};
use super::document::{
    Content, Document, Footnote, Inline, LeftOut, Noted, Origin, Piece, Reason, every, every_mut, plain,
};

/// Words above notes, in lower case.
const HEADINGS: &[&str] =
    &["noter", "note", "fodnoter", "slutnoter", "notes", "footnotes", "endnotes", "anmerkungen", "fußnoten"];

/// Takes typed notes out of the pieces, and puts references in the place of their marks. `words` are those of the
/// document's second way.
pub fn take(document: &mut Document, words: &[(Origin, String)]) {
    // Notes of both kinds have no common order.
    if !document.footnotes.is_empty() {
        return;
    }
    let units = units(&document.pieces);
    let stretches: Vec<Stretch> = units.iter().map(|unit| unit.stretch.clone()).collect();
    let mut gone: Vec<usize> = Vec::new();
    let mut from = 0;
    for group in note_mark::groups(&stretches) {
        let (first, last) = (group[0], group[group.len() - 1]);
        let text = from..units[first].piece;
        from = units[last].piece + 1;
        // Below a heading of its own, such a list is a part of the text: "Kilder".
        let heading = first.checked_sub(1).map(|above| units[above].piece);
        let named = heading.filter(|at| names_notes(&document.pieces[*at]));
        let is_chapter = heading.is_some_and(|at| {
            matches!(document.pieces[at].content, Content::Heading { .. } | Content::Title(_))
        });
        if is_chapter && named.is_none() {
            continue;
        }
        let notes: Option<Vec<Note>> =
            group.iter().map(|at| note(&document.pieces, &units, *at, document, words)).collect();
        let (Some(notes), true) = (notes, whole_items(&units, &group)) else { continue };
        if refer(document, text, notes) {
            gone.extend(named);
            gone.extend(units[first].piece..=units[last].piece);
        }
    }
    take_out(document, &gone);
}

/// A piece, or an item of a list, in which there may be marks, or which may be a note.
struct Unit {
    /// The piece it is, or stands in.
    piece: usize,
    /// Which item of a list it is.
    item: Option<usize>,
    /// Whether it is the list's last item.
    is_last: bool,
    stretch: Stretch,
}

fn units(pieces: &[Piece]) -> Vec<Unit> {
    let mut units = Vec::new();
    for (piece, one) in pieces.iter().enumerate() {
        match &one.content {
            Content::List { first, items } => {
                for (at, item) in items.iter().enumerate() {
                    let mut stretch = marked(item);
                    // The list has its number.
                    stretch.label = first.map(|first| first.after(at)).and_then(|number| {
                        let label = note_mark::label(&format!("{number} x"))?;
                        (item.len() == 1).then_some((label.number, label.form))
                    });
                    units.push(Unit { piece, item: Some(at), is_last: at + 1 == items.len(), stretch });
                }
            }
            Content::Paragraph(text) => {
                let stretch = Stretch::of(&plain(text));
                units.push(Unit { piece, item: None, is_last: true, stretch });
            }
            _ => {
                let stretch = marked(std::slice::from_ref(one));
                units.push(Unit { piece, item: None, is_last: true, stretch });
            }
        }
    }
    units
}

/// Everything in some pieces, of which none is a note.
fn marked(pieces: &[Piece]) -> Stretch {
    let mut stretch = Stretch::default();
    for piece in every(pieces) {
        for text in texts(&piece.content) {
            stretch.marks.extend(Stretch::of(&plain(text)).marks);
        }
    }
    stretch
}

/// The texts of a piece itself, in order.
fn texts(content: &Content) -> Vec<&Vec<Inline>> {
    match content {
        Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => vec![text],
        Content::Heading { text, .. } => vec![text],
        Content::Table { caption, header, rows, .. } => {
            std::iter::once(caption).chain(header).chain(rows.iter().flatten()).collect()
        }
        Content::Figure { caption, .. } => vec![caption],
        Content::List { .. } | Content::Quote(_) | Content::Aside(_) => Vec::new(),
    }
}

fn texts_mut(content: &mut Content) -> Vec<&mut Vec<Inline>> {
    match content {
        Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => vec![text],
        Content::Heading { text, .. } => vec![text],
        Content::Table { caption, header, rows, .. } => {
            std::iter::once(caption).chain(header).chain(rows.iter_mut().flatten()).collect()
        }
        Content::Figure { caption, .. } => vec![caption],
        Content::List { .. } | Content::Quote(_) | Content::Aside(_) => Vec::new(),
    }
}

fn names_notes(piece: &Piece) -> bool {
    match &piece.content {
        Content::Heading { text, .. } | Content::Paragraph(text) => {
            let words = plain(text).trim().trim_end_matches(':').to_lowercase();
            HEADINGS.contains(&words.as_str())
        }
        _ => false,
    }
}

/// Whether a group has all items of each list that it has one of.
fn whole_items(units: &[Unit], group: &[usize]) -> bool {
    let begins = units[group[0]].item.is_none_or(|item| item == 0);
    begins && group.last().is_some_and(|last| units[*last].is_last)
}

/// A note as it was typed.
struct Note {
    footnote: Footnote,
    place: (Origin, Origin),
    numbered: Option<(String, String)>,
}

/// The note that a unit is, if its lines have nothing else in them.
fn note(
    pieces: &[Piece],
    units: &[Unit],
    at: usize,
    document: &Document,
    words: &[(Origin, String)],
) -> Option<Note> {
    let (piece, text, length) = match units[at].item {
        None => {
            let piece = &pieces[units[at].piece];
            let Content::Paragraph(text) = &piece.content else { return None };
            (piece, text, note_mark::label(&plain(text))?.length)
        }
        Some(item) => {
            let Content::List { items, .. } = &pieces[units[at].piece].content else { return None };
            let [piece] = items[item].as_slice() else { return None };
            let Content::Paragraph(text) = &piece.content else { return None };
            (piece, text, 0)
        }
    };
    let origin = piece.origin;
    let next = units.get(at + 1).map(|next| origin_of(pieces, next));
    let last = match next {
        Some(next) => next.checked_sub(1).filter(|last| *last >= origin)?,
        None => words.iter().map(|(origin, _)| *origin).max().unwrap_or(origin).max(origin),
    };
    let is_gone = |place: &Origin| document.left_out.iter().any(|one| one.origin == *place);
    let from = words.partition_point(|(place, _)| *place < origin);
    let own = words[from..].iter().take_while(|(place, _)| *place <= last);
    let (mut said, mut open) = (String::new(), origin);
    for (place, text) in own.filter(|(place, _)| !is_gone(place)) {
        // Texts of one place may be parts of one word.
        if *place != open {
            said.push(' ');
        }
        open = *place;
        said.push_str(text);
    }
    let whole = plain(text);
    let bare = Inline::Text(String::new());
    let text = without(text, &[(0, length)], &bare)?;
    let typed = match units[at].item {
        None => true,
        // The number of an item may be the word processor's.
        Some(_) => letters(&said) != letters(&whole),
    };
    let numbered = typed.then(|| numbered(&said, &plain(&text))).flatten();
    let is_own = match (&numbered, typed) {
        (Some((first, bare)), _) => {
            letters(&said) == format!("{}{}", first_extra(first, bare), letters(&plain(&text)))
        }
        (None, false) => true,
        // "* Ord" has no number that counts as a word.
        (None, true) => letters(&said) == letters(&plain(&text)),
    };
    let piece = Piece { content: Content::Paragraph(text), ..piece.clone() };
    is_own.then_some(Note {
        footnote: Footnote { origin, pieces: vec![piece] },
        place: (origin, last),
        numbered,
    })
}

fn origin_of(pieces: &[Piece], unit: &Unit) -> Origin {
    let piece = &pieces[unit.piece];
    match (&piece.content, unit.item) {
        (Content::List { items, .. }, Some(item)) => {
            items[item].first().map_or(piece.origin, |first| first.origin)
        }
        _ => piece.origin,
    }
}

/// The first word of a note with its number, and what remains of it without: "¹Opgørelse", "1".
fn numbered(said: &str, text: &str) -> Option<(String, String)> {
    let first = said.split_whitespace().next()?;
    let own = text.split_whitespace().next()?;
    let glued = first.len() > own.len() && letters(first).ends_with(&letters(own)) && first.ends_with(own);
    let bare = if glued { own } else { "" };
    (!letters(first).is_empty() && letters(first) != letters(bare))
        .then(|| (first.to_owned(), bare.to_owned()))
}

/// The letters of a numbered word that are its number's.
fn first_extra(first: &str, bare: &str) -> String {
    let (first, bare) = (letters(first), letters(bare));
    first.strip_suffix(bare.as_str()).unwrap_or_default().to_owned()
}

/// Letters and digits alone.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Puts references to notes in the place of their marks in these pieces. Whether it could: all or none.
fn refer(document: &mut Document, text: std::ops::Range<usize>, notes: Vec<Note>) -> bool {
    let mut pieces: Vec<Piece> = document.pieces[text.clone()].to_vec();
    let mut notes = notes.into_iter();
    let (mut noted, mut footnotes) = (Vec::new(), Vec::new());
    let mut whole = true;
    every_mut(&mut pieces, &mut |piece| {
        let origin = piece.origin;
        for text in texts_mut(&mut piece.content) {
            let said = plain(text);
            // From the last on, so that places stay true; numbered from the first.
            let marks = note_mark::marks(&said);
            let mut done = Vec::new();
            for mark in &marks {
                let Some(note) = notes.next() else { return whole = false };
                let place = document.footnotes.len() + footnotes.len();
                noted.push(note_of(&said, mark, &marks, origin, &note));
                footnotes.push(note.footnote);
                done.push((*mark, place));
            }
            for (mark, place) in done.into_iter().rev() {
                match without(text, &[(mark.from, mark.to)], &Inline::Note(place)) {
                    Some(changed) => *text = changed,
                    None => return whole = false,
                }
            }
        }
    });
    if !whole || notes.next().is_some() {
        return false;
    }
    document.pieces.splice(text, pieces);
    document.noted.extend(noted);
    document.footnotes.extend(footnotes);
    true
}

/// What is remembered of a mark and its note.
fn note_of(said: &str, mark: &NoteMark, marks: &[NoteMark], origin: Origin, note: &Note) -> Noted {
    let begins = said[..mark.to]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + said[at..].chars().next().map_or(1, char::len_utf8));
    let ends = said[mark.to..].find(char::is_whitespace).map_or(said.len(), |at| mark.to + at);
    let marked = said[begins..ends].to_owned();
    let from = mark.from.max(begins);
    let word = format!("{}{}", &said[begins..from], &said[mark.to..ends]);
    // Earlier marks are gone by the time this one is looked for.
    let mut before = said[..begins].to_owned();
    for earlier in marks.iter().filter(|other| other.to <= begins).rev() {
        before.replace_range(earlier.from..earlier.to, "");
    }
    let before = before.split_whitespace().next_back().unwrap_or_default().to_owned();
    Noted { origin, before, marked, word, place: note.place, numbered: note.numbered.clone() }
}

/// A text without some of its bytes, counted as in [`plain`], with something else in the place of the first of each.
/// None where they are a link's.
fn without(text: &[Inline], gone: &[(usize, usize)], instead: &Inline) -> Option<Vec<Inline>> {
    fn walk(
        text: &[Inline],
        at: &mut usize,
        gone: &[(usize, usize)],
        instead: &Inline,
    ) -> Option<Vec<Inline>> {
        let mut out = Vec::new();
        for inline in text {
            let begins = *at;
            match inline {
                Inline::Text(words) => {
                    *at += words.len();
                    let mut rest = begins;
                    for (from, to) in gone.iter().filter(|(from, to)| *from < *at && *to > begins) {
                        let (start, end) = ((*from).max(rest), (*to).min(*at));
                        out.push(Inline::Text(words[rest - begins..start - begins].to_owned()));
                        if *from >= begins {
                            out.push(instead.clone());
                        }
                        rest = end;
                    }
                    out.push(Inline::Text(words[rest - begins..].to_owned()));
                }
                Inline::Emphasis(inner) => out.push(Inline::Emphasis(walk(inner, at, gone, instead)?)),
                Inline::Strong(inner) => out.push(Inline::Strong(walk(inner, at, gone, instead)?)),
                Inline::Language(tag, inner) => {
                    out.push(Inline::Language(tag.clone(), walk(inner, at, gone, instead)?));
                }
                Inline::Link { text, .. } => {
                    *at += plain(text).len();
                    if gone.iter().any(|(from, to)| from < at && *to > begins) {
                        return None;
                    }
                    out.push(inline.clone());
                }
                Inline::Break => {
                    *at += 1;
                    if !gone.iter().any(|(from, to)| from < at && *to > begins) {
                        out.push(Inline::Break);
                    }
                }
                Inline::Note(_) => out.push(inline.clone()),
            }
        }
        out.retain(|one| match one {
            Inline::Text(words) => !words.is_empty(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Language(_, inner) => !inner.is_empty(),
            _ => true,
        });
        Some(out)
    }
    walk(text, &mut 0, gone, instead)
}

/// Takes the notes and their headings out of the pieces, and joins a sentence that went on behind them.
fn take_out(document: &mut Document, gone: &[usize]) {
    let mut places = Vec::new();
    let mut kept: Vec<Piece> = Vec::new();
    let mut follows_notes = false;
    for (at, piece) in std::mem::take(&mut document.pieces).into_iter().enumerate() {
        if gone.contains(&at) {
            follows_notes = true;
            if names_notes(&piece)
                && let Content::Heading { text, .. } | Content::Paragraph(text) = &piece.content
            {
                let (origin, text) = (piece.origin, plain(text));
                document.left_out.push(LeftOut { origin, text, why: Reason::NotesHeading });
            }
            places.extend(every(std::slice::from_ref(&piece)).map(|piece| piece.origin));
            continue;
        }
        let goes_on =
            std::mem::take(&mut follows_notes) && kept.last().is_some_and(|last| is_cut(last, &piece));
        match (kept.last_mut(), piece) {
            (
                Some(Piece { content: Content::Paragraph(one), .. }),
                Piece { content: Content::Paragraph(other), doubts, .. },
            ) if goes_on => {
                one.push(Inline::Text(" ".to_owned()));
                one.extend(other);
                kept.last_mut().into_iter().for_each(|last| last.doubts.extend(doubts.iter().cloned()));
            }
            (_, piece) => kept.push(piece),
        }
    }
    document.pieces = kept;
    // Their numbers are no list's any more.
    document.typed.retain(|typed| !places.contains(&typed.origin));
}

/// Whether a sentence that one paragraph leaves open goes on in another.
fn is_cut(one: &Piece, other: &Piece) -> bool {
    let (Content::Paragraph(one), Content::Paragraph(other)) = (&one.content, &other.content) else {
        return false;
    };
    let one = plain(one);
    let open = one.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')'));
    open && plain(other).starts_with(char::is_lowercase)
}
