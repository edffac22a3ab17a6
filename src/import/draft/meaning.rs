//! What pieces mean: goals, ambitions, quotations, fact boxes, contact details.

use std::collections::BTreeMap;

use super::model::{Block, Section, SourcedText, TextSource};
use crate::edition::{RESERVED_IDS, RESERVED_PREFIXES};
use crate::import::document::{
    Cell, Content, Doubt, Inline, LeftOut, ListNumber, Origin, Piece, Reason, introduces_goals, is_goal_word,
    numbered_goal, plain,
};
use crate::policy::slug_for;

/// The lead of an ambition, which the block prints itself.
const AMBITION_LEAD: &str = "vores ambition";
/// Headings that announce a fact box.
const FACT_HEADINGS: &[&str] = &["fakta", "faktaboks", "faktabox"];
/// The most words in a line that names the speaker of a quotation.
const MOST_SPEAKER_WORDS: usize = 14;

/// What stands before who said it.
const DASHES: [char; 5] = ['–', '—', '―', '‒', '-'];
const OPENING: &[char] = &['”', '“', '"', '»', '«', '„'];
const CLOSING: &[char] = &['”', '“', '"', '«', '»'];

/// Whether a heading announces a fact box.
pub fn is_fact_title(words: &str) -> bool {
    let low = lead(words);
    FACT_HEADINGS.contains(&low.as_str()) || low.starts_with("fakta om ")
}

fn lead(words: &str) -> String {
    words.trim().trim_end_matches(':').trim_end().to_lowercase()
}

fn is_goal_lead(content: &Content) -> bool {
    let words = match content {
        Content::Paragraph(text) => plain(text),
        Content::Heading { text, .. } => plain(text),
        _ => return false,
    };
    let low = lead(&words);
    let says = introduces_goals(&low);
    says && low.split_whitespace().count() <= 6 && (words.trim_end().ends_with(':') || stands_out(content))
}

/// Whether it is a heading, or bold as a whole.
fn stands_out(content: &Content) -> bool {
    match content {
        Content::Heading { .. } => true,
        Content::Paragraph(text) => matches!(text.as_slice(), [Inline::Strong(_)]),
        _ => false,
    }
}

/// Whether a heading introduces goals or an ambition.
pub fn is_lead(words: &str) -> bool {
    let low = lead(words);
    low == AMBITION_LEAD || is_goal_word(&low) || introduces_goals(&low) && words.trim_end().ends_with(':')
}

/// Turns pieces into blocks.
pub fn blocks(pieces: Vec<Piece>, left_out: &mut Vec<LeftOut>) -> Vec<Block> {
    let mut builder = BlockBuilder { blocks: Vec::new(), text: Vec::new() };
    let mut pieces = split_lists(pieces, left_out).into_iter().peekable();
    let mut goals = false;
    while let Some(piece) = pieces.next() {
        let Piece { origin, content, doubts } = piece;
        let was_lead = std::mem::replace(&mut goals, is_goal_lead(&content));
        match content {
            Content::Heading { text, .. } if is_fact_title(&plain(&text)) => {
                let mut inside = Vec::new();
                while let Some(next) = pieces
                    .next_if(|next| !matches!(next.content, Content::Heading { .. } | Content::Figure { .. }))
                {
                    inside.push(next);
                }
                if inside.is_empty() {
                    builder.text.push(Piece { origin, content: Content::Paragraph(text), doubts });
                    continue;
                }
                let title =
                    SourcedText { text: plain(&text).trim().to_owned(), from: TextSource::Document(origin) };
                builder.block(Block::Fact { origin, title, text: inside });
            }
            Content::Aside(inside) => builder.aside(origin, inside),
            Content::List { first, items } if was_lead => {
                for (index, item) in items.into_iter().enumerate() {
                    left_out.extend(number(first, index, &item));
                    builder.goal(item);
                }
            }
            content @ (Content::Paragraph(_) | Content::Heading { .. }) if is_ambition_lead(&content) => {
                match pieces.next_if(|next| matches!(next.content, Content::Paragraph(_))) {
                    Some(next) => builder.block(Block::Ambition { origin, text: vec![next] }),
                    None => builder.text.push(Piece { origin, content, doubts }),
                }
            }
            Content::Paragraph(text) => match (begun_ambition(&text), quoted_by(&text)) {
                (Some(rest), _) => {
                    let text = vec![Piece { origin, content: Content::Paragraph(rest), doubts }];
                    builder.block(Block::Ambition { origin, text });
                }
                (None, Some((said, own))) => {
                    let source = pieces.next_if(|next| own.is_empty() && is_source(&next.content));
                    let by_origin = source.as_ref().map_or(origin, |source| source.origin);
                    let by = match source.map(|source| source.content) {
                        Some(Content::Paragraph(by)) => without_dash(by),
                        _ => own,
                    };
                    let text = vec![Piece { origin, content: Content::Paragraph(said), doubts }];
                    builder.block(Block::Quote { origin, text, by, by_origin });
                }
                (None, None) => {
                    builder.text.push(Piece { origin, content: Content::Paragraph(text), doubts })
                }
            },
            Content::Quote(mut inside) => {
                // The line below that begins with a dash names the speaker.
                inside.extend(pieces.next_if(|next| is_dashed(&next.content) && is_source(&next.content)));
                builder.quote(origin, inside);
            }
            Content::Figure { picture, alt, caption } => {
                builder.block(Block::Figure { origin, picture, alt, caption, doubts })
            }
            Content::Table { caption, header, rows, header_column } => {
                builder.table(origin, Table { caption, header, rows, header_column }, doubts);
            }
            content => builder.text.push(Piece { origin, content, doubts }),
        }
    }
    builder.finish()
}

struct BlockBuilder {
    blocks: Vec<Block>,
    /// Running text collected so far; the next block closes it.
    text: Vec<Piece>,
}

struct Table {
    caption: Vec<Inline>,
    header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    header_column: bool,
}

impl BlockBuilder {
    fn block(&mut self, block: Block) {
        self.close();
        self.blocks.push(block);
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }

    /// Ends the running text.
    fn close(&mut self) {
        if !self.text.is_empty() {
            doubt_goals(&mut self.text);
            self.blocks.push(Block::Text(std::mem::take(&mut self.text)));
        }
    }

    /// A goal. Its first paragraph is the title if it ends in a colon and text follows.
    fn goal(&mut self, mut item: Vec<Piece>) {
        let Some(origin) = item.first().map(|piece| piece.origin) else { return };
        let mut title = Vec::new();
        if let [
            Piece { content: Content::Paragraph(first), .. },
            Piece { content: Content::Paragraph(_), .. },
            ..,
        ] = item.as_slice()
            && plain(first).trim_end().ends_with(':')
        {
            title = first.clone();
            let doubts = item.remove(0).doubts;
            item[0].doubts.extend(doubts);
        }
        self.block(Block::Goal { origin, title, text: item });
    }

    fn aside(&mut self, origin: Origin, mut inside: Vec<Piece>) {
        let heading = match inside.first().map(|piece| &piece.content) {
            Some(Content::Heading { text, .. } | Content::Title(text)) if inside.len() > 1 => {
                Some(plain(text))
            }
            // A short bold line is a heading in all but name.
            Some(Content::Paragraph(text))
                if inside.len() > 1 && matches!(text.as_slice(), [Inline::Strong(_)]) =>
            {
                Some(plain(text))
            }
            _ => None,
        };
        match heading.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()) {
            Some(text) => {
                inside.remove(0);
                // A box can't contain headings.
                let title = SourcedText { text, from: TextSource::Document(origin) };
                self.block(Block::Fact { origin, title, text: inside });
            }
            None => self.text.extend(inside),
        }
    }

    /// A quotation marked as such by the format. Its last paragraph names the speaker if it looks that way.
    fn quote(&mut self, origin: Origin, mut inside: Vec<Piece>) {
        let mut by = Vec::new();
        let mut by_origin = origin;
        if let [Piece { content: Content::Paragraph(text), .. }] = inside.as_mut_slice()
            && let Some((said, own)) = with_speaker(text)
        {
            (*text, by) = (said, own);
        } else if inside.len() > 1
            && let Some(Piece { content: Content::Paragraph(text), origin, .. }) = inside.last()
            && let content = Content::Paragraph(text.clone())
            && (is_dashed(&content) || is_source(&content))
        {
            by = without_dash(text.clone());
            by_origin = *origin;
            inside.pop();
        }
        if let [Piece { content: Content::Paragraph(text), .. }] = inside.as_mut_slice()
            && let Some(bare) = quoted(text)
        {
            *text = bare;
        }
        self.block(Block::Quote { origin, text: inside, by, by_origin });
    }

    /// A table needs a header; where the document has none, the first row becomes it.
    fn table(&mut self, origin: Origin, mut table: Table, mut doubts: Vec<Doubt>) {
        if table.header.is_empty() && table.rows.len() > 1 {
            table.header = table.rows.remove(0);
            doubts.push(Doubt::TableByLooks);
        }
        let columns = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
        if table.header.is_empty() || table.rows.is_empty() || columns < 2 {
            let rows = std::iter::once(table.header).chain(table.rows);
            let cells = std::iter::once(table.caption)
                .chain(rows.flatten())
                .filter(|cell| !plain(cell).trim().is_empty());
            self.text.extend(cells.map(|cell| Piece {
                origin,
                content: Content::Paragraph(cell),
                doubts: Vec::new(),
            }));
            return;
        }
        let noted = table.rows.iter().flatten().chain(&table.header).any(|cell| has_note(cell));
        let wide = |mut row: Vec<Cell>, filler: &str| {
            row.resize(columns, Vec::new());
            for cell in &mut row {
                if plain(cell).trim().is_empty() && !filler.is_empty() {
                    *cell = vec![Inline::Text(filler.to_owned())];
                }
            }
            row
        };
        if table.header.len() < columns || table.header.iter().any(|cell| plain(cell).trim().is_empty()) {
            doubts.push(Doubt::TableByLooks);
        }
        // An empty header cell gets a stand-in.
        let header = wide(table.header, "–");
        let rows: Vec<Vec<Cell>> = table.rows.into_iter().map(|row| wide(row, "")).collect();
        let (caption, header_column) = (table.caption, table.header_column);
        if noted {
            // A footnote is written in the text that refers to it, so such a table becomes part of a text.
            let broken = |cell: &Cell| cell.contains(&Inline::Break);
            if header.iter().chain(rows.iter().flatten()).any(broken) {
                doubts.push(Doubt::LinesInCell);
            }
            let content = Content::Table { caption, header, rows, header_column };
            self.text.push(Piece { origin, content, doubts });
        } else {
            self.block(Block::Table { origin, caption, header, rows, header_column, doubts });
        }
    }
}

fn has_note(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Note(_) => true,
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Language(_, inner)
        | Inline::Link { text: inner, .. } => has_note(inner),
        _ => false,
    })
}

/// Splits a list at each item that introduces goals rather than being one.
fn split_lists(pieces: Vec<Piece>, left_out: &mut Vec<LeftOut>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let Content::List { first, items } = piece.content else {
            out.push(piece);
            continue;
        };
        let mut list = OpenList { first, items: Vec::new(), doubts: piece.doubts };
        for (index, mut item) in items.into_iter().enumerate() {
            if item.len() == 1 && is_goal_lead(&item[0].content) {
                list.close(&mut out);
                left_out.extend(number(first, index, &item));
                let mut lead = item.remove(0);
                lead.doubts.push(Doubt::LevelByLooks);
                out.push(lead);
            } else {
                if list.items.is_empty() {
                    list.first = first.map(|first| first.after(index));
                }
                list.items.push(item);
            }
        }
        list.close(&mut out);
    }
    out
}

/// A list still taking items.
struct OpenList {
    first: Option<ListNumber>,
    items: Vec<Vec<Piece>>,
    doubts: Vec<Doubt>,
}

impl OpenList {
    fn close(&mut self, out: &mut Vec<Piece>) {
        let items = std::mem::take(&mut self.items);
        if let Some(origin) = items.iter().flatten().next().map(|piece| piece.origin) {
            let content = Content::List { first: self.first, items };
            out.push(Piece { origin, content, doubts: std::mem::take(&mut self.doubts) });
        }
    }
}

/// The number that is lost when an item becomes a block without one.
fn number(first: Option<ListNumber>, index: usize, item: &[Piece]) -> Option<LeftOut> {
    let (first, piece) = (first?, item.first()?);
    Some(LeftOut { origin: piece.origin, text: first.after(index).to_string(), why: Reason::ListNumber })
}

fn is_ambition_lead(content: &Content) -> bool {
    match content {
        Content::Paragraph(text) | Content::Heading { text, .. } => lead(&plain(text)) == AMBITION_LEAD,
        _ => false,
    }
}

/// The text after the lead of "Vores ambition: …", where both share a paragraph.
fn begun_ambition(text: &[Inline]) -> Option<Vec<Inline>> {
    let (first, rest) = text.split_first()?;
    let words = match first {
        Inline::Text(words) => words.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => plain(inner),
        _ => return None,
    };
    let whole = words.trim_start();
    let after = whole
        .get(..AMBITION_LEAD.len())
        .filter(|start| start.to_lowercase() == AMBITION_LEAD)
        .map(|_| &whole[AMBITION_LEAD.len()..])?;
    let mut out = rest.to_vec();
    let after = match (after.trim_start().strip_prefix(':'), first) {
        (Some(after), _) => after.to_owned(),
        // The colon may be outside the bold words.
        (None, Inline::Strong(_) | Inline::Emphasis(_)) if after.trim().is_empty() => {
            let Some(Inline::Text(next)) = out.first_mut() else { return None };
            *next = next.trim_start().strip_prefix(':')?.to_owned();
            String::new()
        }
        _ => return None,
    };
    if !after.is_empty() {
        out.insert(0, Inline::Text(after));
    }
    // "Ambition:Vi" is one word, which can't be cut in two.
    let said = plain(&out);
    if !said.starts_with(char::is_whitespace) || said.trim().is_empty() {
        return None;
    }
    if let Some(Inline::Text(first)) = out.first_mut() {
        *first = first.trim_start().to_owned();
    }
    Some(out)
}

/// The words of a paragraph that is a single quotation, and of its last line, if that names the speaker behind a dash.
fn quoted_by(text: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    if let Some(said) = quoted(text) {
        return Some((said, Vec::new()));
    }
    let (said, by) = with_speaker(text)?;
    Some((quoted(&said)?, by))
}

/// A paragraph without its last line, and that line, where it names the speaker behind a dash.
fn with_speaker(text: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let at = text.iter().rposition(|inline| matches!(inline, Inline::Break))?;
    let by = Content::Paragraph(text[at + 1..].to_vec());
    (is_dashed(&by) && is_source(&by)).then(|| (text[..at].to_vec(), without_dash(text[at + 1..].to_vec())))
}

/// Asks about paragraphs that are numbered as goals: once where they follow each other.
fn doubt_goals(pieces: &mut [Piece]) {
    let named = |piece: &Piece| match &piece.content {
        Content::Paragraph(text) => numbered_goal(&plain(text)).map(|(name, _)| name.to_owned()),
        _ => None,
    };
    let mut at = 0;
    while at < pieces.len() {
        let names: Vec<String> = pieces[at..].iter().map_while(named).collect();
        if let Some((first, others)) = names.split_first() {
            let (first, last) = (first.clone(), others.last().cloned());
            pieces[at].doubts.push(Doubt::NumberedGoals { first, last });
        }
        at += names.len().max(1);
    }
}

/// Whether a line begins with a dash.
fn is_dashed(content: &Content) -> bool {
    match content {
        Content::Paragraph(text) => plain(text).trim_start().starts_with(DASHES),
        _ => false,
    }
}

/// The words of a paragraph that is a single quotation, without its quotation marks.
fn quoted(text: &[Inline]) -> Option<Vec<Inline>> {
    if let [Inline::Emphasis(inner)] | [Inline::Strong(inner)] = text {
        return quoted(inner);
    }
    let words = plain(text);
    let words = words.trim();
    let marks = words.chars().filter(|c| CLOSING.contains(c) || OPENING.contains(c)).count();
    let closed = words.trim_end_matches(['.', '!', '?', ',']).ends_with(CLOSING);
    if !words.starts_with(OPENING) || !closed || marks != 2 || words.split_whitespace().count() < 4 {
        return None;
    }
    fn strip(inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => words.retain(|c| !OPENING.contains(&c) && !CLOSING.contains(&c)),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Language(_, inner)
                | Inline::Link { text: inner, .. } => strip(inner),
                Inline::Note(_) | Inline::Break => {}
            }
        }
    }
    let mut out = text.to_vec();
    strip(&mut out);
    Some(out)
}

/// Whether this is a short line and no sentence, and so names the speaker.
fn is_source(content: &Content) -> bool {
    let Content::Paragraph(text) = content else { return false };
    let words = plain(text);
    let words = words.trim();
    // A first and a last name behind a dash are no sentence, whatever they end with.
    let named = words.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
    let is_name = |word: &str| word.chars().count() > 1 && word.starts_with(char::is_uppercase);
    let is_named =
        is_dashed(content) && named.split_whitespace().take(2).filter(|word| is_name(word)).count() == 2;
    let words = if is_named { words.strip_suffix('.').unwrap_or(words) } else { words };
    words.split_whitespace().count() <= MOST_SPEAKER_WORDS
        && !words.ends_with(['.', ':', '!', '?', '”', '"', '“', '»'])
        && !words.starts_with(OPENING)
        && words.chars().any(char::is_alphabetic)
}

fn without_dash(mut text: Vec<Inline>) -> Vec<Inline> {
    match text.first_mut() {
        Some(Inline::Text(words)) => {
            let said = words.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
            *words = said.to_owned();
        }
        Some(Inline::Emphasis(inner) | Inline::Strong(inner)) => *inner = without_dash(std::mem::take(inner)),
        _ => {}
    }
    text
}

/// A postcode and a town, as Danish addresses have them.
fn is_postcode(line: &str) -> bool {
    let mut words = line.trim().trim_start_matches("DK-").split_whitespace();
    let code =
        words.next().is_some_and(|code| code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()));
    code && words.next().is_some_and(|town| town.starts_with(char::is_uppercase)) && words.count() < 3
}

/// Gives each address a section, with its first line as the heading.
pub fn contact_headings(pieces: &mut Vec<Piece>) {
    let top = pieces.iter().filter_map(|piece| match piece.content {
        Content::Heading { level, .. } => Some(level),
        _ => None,
    });
    let Some(top) = top.min() else { return };
    for at in (0..pieces.len()).rev() {
        let Content::Paragraph(text) = &pieces[at].content else { continue };
        let lines: Vec<&[Inline]> = text.split(|inline| matches!(inline, Inline::Break)).collect();
        let address = lines.len() >= 2 && lines.iter().skip(1).any(|line| is_postcode(&plain(line)));
        let under_heading =
            at.checked_sub(1).is_some_and(|above| matches!(pieces[above].content, Content::Heading { .. }));
        if !address || under_heading || is_postcode(&plain(lines[0])) {
            continue;
        }
        let (name, rest) = (lines[0].to_vec(), lines[1..].join(&Inline::Break));
        let origin = pieces[at].origin;
        // Its own line is not known, only the paragraph's.
        let heading = Content::Heading { level: top, text: name };
        pieces[at].content = Content::Paragraph(rest);
        pieces.insert(
            at,
            Piece { origin, content: heading, doubts: vec![Doubt::HeadingByLooks, Doubt::Contact] },
        );
        return;
    }
}

/// Whether this heading was made from an address.
pub fn is_contact_section(heading: &Piece) -> bool {
    heading.doubts.contains(&Doubt::Contact)
}

/// An id that is unique among the sections and reserved by no edition. `taken` counts how often each was asked for.
pub fn free_id(section: &Section, taken: &mut BTreeMap<String, usize>) -> String {
    let mut id: String = slug_for(&section.title.text).chars().take(60).collect();
    id.truncate(id.trim_end_matches('-').len());
    if RESERVED_IDS.contains(&id.as_str()) || RESERVED_PREFIXES.iter().any(|one| id.starts_with(one)) {
        id = format!("afsnit-{id}");
    }
    while let Some(times) = taken.get_mut(&id) {
        *times += 1;
        // Another section may have that very name, so ask again.
        id = format!("{id}-{times}");
    }
    taken.insert(id.clone(), 1);
    id
}
