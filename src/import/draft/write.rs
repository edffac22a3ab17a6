//! Writes the draft as `policy.toml`, in a form meant to be edited.

use super::alt::{AltText, judge};
use super::checks::{Cause, Checks};
use super::markup::{Markup, Unlinked};
use super::model::{Block, Draft, Section, TextSource};
use super::toml_text::{line, lines};
use crate::import::document::{Content, Document, Doubt, Inline, Origin, Piece, Place, every, plain};
use crate::language::alt_says_nothing;
use crate::policy::{Date, Kind, Role};

/// What the head of the policy says beyond what the document states.
#[derive(Debug)]
pub struct Head<'a> {
    /// Name of the imported file, for the first line.
    pub file: &'a str,
    /// The publisher's id.
    pub publisher: &'a str,
    /// Whether the publisher's id was guessed or made up.
    pub publisher_doubt: Option<&'a str>,
    /// Day of the last change, for a document that names no years: a publication needs a date.
    pub changed: Option<Date>,
    /// Variants that the draft can be published in as it is.
    pub variants: &'a [&'a str],
    /// File names of the pictures, relative to the policy's folder.
    pub pictures: &'a [String],
}

/// Writes the policy. Returns it with all that a person should check in it.
#[must_use]
pub fn write(draft: &Draft, document: &Document, head: &Head<'_>) -> (String, Checks) {
    written(draft, document, head, Checks::default())
}

/// The same with a `TJEK` of its own for each place, for whoever goes through them one by one.
#[must_use]
pub fn write_each(draft: &Draft, document: &Document, head: &Head<'_>) -> (String, Checks) {
    written(draft, document, head, Checks::each())
}

fn written(draft: &Draft, document: &Document, head: &Head<'_>, checks: Checks) -> (String, Checks) {
    let markup = Markup::new(&document.footnotes);
    let mut writer = Writer { out: String::new(), markup, head, goals: 0, checks };
    writer.top(draft);
    for section in &draft.sections {
        writer.section(section);
    }
    let notes = writer.markup.unreferred();
    if let Some(first) = notes.iter().find_map(|note| match note {
        Inline::Note(note) => document.footnotes.get(*note),
        _ => None,
    }) {
        let origin = first.origin;
        writer.block(&Block::Text(vec![Piece {
            origin,
            content: Content::Paragraph(notes),
            doubts: vec![Doubt::NoteWithoutPlace],
        }]));
    }
    let Writer { out, checks, .. } = writer;
    (checks.settled(&out), checks)
}

struct Writer<'a> {
    out: String,
    markup: Markup<'a>,
    head: &'a Head<'a>,
    goals: usize,
    checks: Checks,
}

impl Writer<'_> {
    fn say(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Something to check: a `TJEK` on a line of its own, unless its cause has one already.
    fn check(&mut self, indent: &str, cause: Cause, what: &str) {
        self.check_at(indent, cause, what.to_owned(), String::new(), 0);
    }

    /// The same about a place of the document; 0 is none.
    fn check_at(&mut self, indent: &str, cause: Cause, what: String, at: String, origin: Origin) {
        self.check_about(indent, cause, what, at, (origin, String::new()));
    }

    /// The same about words there.
    fn check_about(&mut self, indent: &str, cause: Cause, what: String, at: String, of: (Origin, String)) {
        let of = (of.0 > 0).then_some(of);
        if let Some(line) = self.checks.note(cause, what, at, of) {
            self.say(&format!("{indent}{line}"));
        }
    }

    fn doubt(&mut self, indent: &str, doubt: &Doubt, origin: Origin, what: &str) {
        self.doubt_about(indent, doubt, origin, what, what);
    }

    fn doubt_about(&mut self, indent: &str, doubt: &Doubt, origin: Origin, what: &str, about: &str) {
        if let Some(line) = self.checks.doubt(doubt, origin, what, about) {
            self.say(&format!("{indent}{line}"));
        }
    }

    fn top(&mut self, draft: &Draft) {
        let head = self.head;
        let file: String = head.file.chars().filter(|c| !c.is_control()).collect();
        self.say(&format!(
            "# Kladde, hentet fra {file}. Hvad der er ændret og udeladt, står i import-report.md."
        ));
        self.say("# Gå linjerne med TJEK igennem, og slet dem, efterhånden som de er set efter.");
        self.say("\nschema = 1\n\n[policy]");
        match draft.title.from {
            TextSource::Added => self.check("", Cause::Title, "Dokumentet har ingen titel. Skriv den."),
            TextSource::Copied(origin) => {
                let said = format!("Titlen er gættet ud fra {}.", Place::of(origin).danish());
                self.check_at("", Cause::Title, said, String::new(), origin);
            }
            TextSource::Properties => {
                self.check("", Cause::Title, "Titlen er taget fra filens egenskaber. Er det den rigtige?");
            }
            TextSource::Document(origin) if draft.title_by_looks => {
                self.doubt("", &Doubt::Title, origin, "");
            }
            TextSource::Document(_) => {}
        }
        self.say(&format!("title = {}", line(&draft.title.text)));
        if let Some(subtitle) = &draft.subtitle {
            if let TextSource::Document(origin) = subtitle.from
                && draft.subtitle_by_looks
            {
                self.doubt("", &Doubt::Subtitle, origin, "");
            }
            self.say(&format!("subtitle = {}", line(&subtitle.text)));
        }
        let kind = draft.kind.unwrap_or(Kind::Policy);
        self.say(&format!(
            "kind = \"{}\"  # TJEK: Hvad er det: policy, plan, strategy, proposal eller guide?",
            kind.name()
        ));
        match draft.language.unwrap_or("da") {
            "da" => self.say("language = \"da\""),
            other => {
                self.check("", Cause::Language, "Sproget er fundet på ordene. Er det det rigtige?");
                self.say(&format!("language = {}", line(other)));
            }
        }
        if let Some(doubt) = head.publisher_doubt {
            self.check("", Cause::Publisher, doubt);
        }
        self.say(&format!("publisher = {}", line(head.publisher)));
        if let Some((date, origin)) = draft.adopted {
            let said = format!("Dagen for vedtagelsen er fundet på {}.", Place::of(origin).danish());
            self.check_at("", Cause::Dates, said, String::new(), origin);
            self.say(&format!("adopted = {date}"));
        }
        match (draft.years, head.changed.filter(|_| draft.adopted.is_none())) {
            (Some((years, origin)), _) => {
                let said = format!("Årene er fundet på {}.", Place::of(origin).danish());
                self.check_at("", Cause::Dates, said, String::new(), origin);
                self.say(&format!("valid = {{ from = {}, to = {} }}", years.from, years.to));
            }
            (None, Some(date)) => {
                self.check("", Cause::Dates, "Ingen årstal fundet. Skriv, hvilke år politikken gælder:  valid = { from = 2026, to = 2029 }");
                self.check("", Cause::Dates, "Datoen er den dag, filen sidst blev ændret. Ret den til dagen for vedtagelsen:  adopted = …");
                self.say(&format!("updated = {date}"));
            }
            (None, None) => self.check("", Cause::Dates, "Ingen årstal fundet. Skriv, hvilke år politikken gælder:  valid = { from = 2026, to = 2029 }"),
        }
        self.check("", Cause::ToWrite, "Skriv i en sætning eller to, hvad den handler om:  summary = \"…\"");
        // Nobody can do that yet.
        self.say("# Når de letlæste tekster er skrevet ([section.easy]), kan \"easy-text\" komme med her.");
        let variants: Vec<String> = head.variants.iter().map(|name| line(name)).collect();
        self.say(&format!("variants = [{}]", variants.join(", ")));
    }

    fn section(&mut self, section: &Section) {
        self.say("\n[[section]]");
        let origin = match section.title.from {
            TextSource::Document(origin) | TextSource::Copied(origin) => origin,
            TextSource::Added | TextSource::Properties => 0,
        };
        for doubt in &section.doubts {
            self.doubt("", doubt, origin, &section.title.text);
        }
        if section.title.from == TextSource::Added {
            self.check_at(
                "",
                Cause::Untitled,
                "Teksten her har ingen overskrift i dokumentet. Denne er tilføjet: Skriv en, der passer."
                    .to_owned(),
                format!("»{}«", section.title.text),
                section.blocks.first().map_or(0, Block::origin),
            );
        }
        self.say(&format!("id = {}", line(&section.id)));
        if section.role != Role::Chapter {
            self.say(&format!("role = \"{}\"", section.role.name()));
        }
        if let Some(label) = &section.label {
            self.say(&format!("label = {}", line(label)));
        }
        self.say(&format!("title = {}", line(&section.title.text)));
        for (index, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Text(pieces) if index == 0 => self.text(pieces, ""),
                _ => self.block(block),
            }
        }
    }

    /// A text with its `TJEK` lines above it, since a comment can't be inside it.
    fn text(&mut self, pieces: &[Piece], indent: &str) {
        self.markup.unlinked.clear();
        let text = self.markup.text(pieces);
        self.doubts(pieces, indent);
        for Unlinked { to, words, origin } in std::mem::take(&mut self.markup.unlinked) {
            let what = format!(
                "Adressen {to} er ikke et link. Skriv ord, der siger, hvor det fører hen, og gør dem til et link."
            );
            self.check_about(indent, Cause::Link, what, to, (origin, words));
        }
        self.say(&format!("{indent}text = {}", lines(&text)));
    }

    fn doubts(&mut self, pieces: &[Piece], indent: &str) {
        // All words of one drawing share a `TJEK`.
        let labels = pieces.iter().find(|piece| piece.doubts.contains(&Doubt::Labels));
        if let Some(piece) = labels {
            self.doubt_about(indent, &Doubt::Labels, piece.origin, "", &words_of(piece));
        }
        every(pieces).filter(|piece| !piece.doubts.is_empty()).for_each(|piece| {
            let what = match &piece.content {
                Content::Heading { text, .. } => squeezed(&plain(text)),
                _ => String::new(),
            };
            let words = words_of(piece);
            for (at, doubt) in piece.doubts.iter().enumerate().filter(|(_, doubt)| **doubt != Doubt::Labels) {
                let about = match doubt {
                    _ if at < MOST_WITH_PIECE => words.as_str(),
                    Doubt::Hyphen(word) | Doubt::GrownTogether(word) => word,
                    _ => "",
                };
                self.doubt_about(indent, doubt, piece.origin, &what, about);
            }
        });
    }

    fn block(&mut self, block: &Block) {
        const IN: &str = "  ";
        self.say("\n  [[section.block]]");
        match block {
            Block::Text(pieces) => {
                self.say("  type = \"text\"");
                self.text(pieces, IN);
            }
            Block::Goal { title, text, .. } => {
                self.goals += 1;
                self.say("  type = \"goal\"");
                self.say(&format!("  id = \"maal-{}\"", self.goals));
                let words = squeezed(&plain(title));
                let words = words.trim_end_matches(':').trim_end();
                if !words.is_empty() {
                    self.say(&format!("  title = {}", line(words)));
                }
                let text = self.with_notes(title, text.clone());
                self.text(&text, IN);
            }
            Block::Ambition { text, .. } => {
                self.say("  type = \"ambition\"");
                self.text(text, IN);
            }
            Block::Quote { text, by, .. } => {
                self.say("  type = \"quote\"");
                let text = self.with_notes(by, text.clone());
                self.text(&text, IN);
                let by: Vec<String> = by
                    .split(|one| matches!(one, Inline::Break))
                    .map(|part| squeezed(&plain(part)))
                    .filter(|part| !part.is_empty())
                    .collect();
                if !by.is_empty() {
                    self.say(&format!("  by = {}", line(&by.join(", "))));
                }
            }
            Block::Fact { title, text, .. } => {
                self.say("  type = \"fact\"");
                self.say(&format!("  title = {}", line(&title.text)));
                self.text(text, IN);
            }
            Block::Figure { picture, alt, caption, origin, doubts } => {
                self.figure(*picture, alt.as_deref(), caption, *origin, doubts)
            }
            Block::Table { origin, caption, header, rows, header_column, doubts } => {
                self.say("  type = \"table\"");
                self.caption(caption, *origin, doubts);
                for doubt in doubts.iter().filter(|doubt| **doubt != Doubt::CaptionByPlace) {
                    self.doubt(IN, doubt, *origin, "");
                }
                let mut row = |cells: &[Vec<Inline>]| {
                    let written = |text: String| if text.contains('\n') { lines(&text) } else { line(&text) };
                    let cells: Vec<String> =
                        cells.iter().map(|cell| written(self.markup.cell(cell))).collect();
                    format!("[{}]", cells.join(", "))
                };
                let header = row(header);
                let rows: Vec<String> = rows.iter().map(|cells| format!("    {},", row(cells))).collect();
                self.say(&format!("  header = {header}\n  rows = [\n{}\n  ]", rows.join("\n")));
                if *header_column {
                    self.say("  header_column = true");
                }
            }
        }
    }

    fn figure(
        &mut self,
        picture: usize,
        alt: Option<&str>,
        caption: &[Inline],
        origin: Origin,
        doubts: &[Doubt],
    ) {
        const IN: &str = "  ";
        let Some(path) = self.head.pictures.get(picture) else { return };
        self.say("  type = \"figure\"");
        self.say(&format!("  src = {}", line(path)));
        for doubt in doubts.iter().filter(|doubt| **doubt != Doubt::CaptionByPlace) {
            self.doubt(IN, doubt, origin, "");
        }
        let place = Place::of(origin).danish();
        let at = format!("{} ({place})", path.rsplit('/').next().unwrap_or(path));
        let alt = alt.map(squeezed);
        let judged = alt.as_deref().map(judge);
        match alt {
            // With the program's remark: it is left to be seen, until somebody has written something else.
            Some(alt) if judged == Some(AltText::Guessed) => {
                self.check_at(IN, Cause::AltGuessed, format!("Et program har lavet teksten til dem, der ikke kan se billedet ({place}): »{alt}«. Skriv selv, hvad billedet fortæller:  alt = \"…\""), at, origin);
                self.say(&format!("  alt = {}", line(&alt)));
            }
            Some(alt)
                if !alt.is_empty() && (alt_says_nothing(&alt, path) || judged == Some(AltText::Name)) =>
            {
                self.check_at(IN, Cause::AltName, format!("Dokumentet siger kun »{alt}« om billedet ({place}). Er det kun pynt, er det rigtigt nu. Skriv ellers, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true"), at, origin);
                self.say("  decorative = true");
            }
            Some(alt) if !alt.is_empty() => {
                self.check_at(
                    IN,
                    Cause::Alt,
                    format!("Siger teksten det, billedet fortæller? Den er taget fra dokumentet ({place})."),
                    at,
                    origin,
                );
                self.say(&format!("  alt = {}", line(&alt)));
            }
            Some(_) => self.say("  decorative = true"),
            None => {
                self.check_at(IN, Cause::NoAlt, format!("Billedet mangler tekst til dem, der ikke kan se det ({place}). Er det kun pynt, er det rigtigt nu. Skriv ellers, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true"), at, origin);
                self.say("  decorative = true");
            }
        }
        self.caption(caption, origin, doubts);
    }

    /// What a table or a picture is called, below the doubt about it: a `TJEK` stands at the key that it asks about.
    fn caption(&mut self, caption: &[Inline], origin: Origin, doubts: &[Doubt]) {
        let caption = squeezed(&plain(caption));
        if caption.is_empty() {
            return;
        }
        if doubts.contains(&Doubt::CaptionByPlace) {
            self.doubt("  ", &Doubt::CaptionByPlace, origin, "");
        }
        self.say(&format!("  caption = {}", line(&caption)));
    }

    /// A text with the references from words that can't hold any.
    fn with_notes(&mut self, inlines: &[Inline], mut text: Vec<Piece>) -> Vec<Piece> {
        let notes = self.markup.loose(inlines);
        if !notes.is_empty()
            && let Some(Piece { content: Content::Paragraph(first), .. }) = text.first_mut()
        {
            first.extend(notes);
        }
        text
    }
}

/// How many doubts about a piece are kept with all its words. With more, a paragraph of ten thousand lines that end in a hyphen
/// would be kept ten thousand times.
const MOST_WITH_PIECE: usize = 20;

/// The words of a piece and of all that is inside it.
fn words_of(piece: &Piece) -> String {
    let words = every(std::slice::from_ref(piece)).filter_map(|piece| match &piece.content {
        Content::Heading { text, .. } | Content::Paragraph(text) => Some(squeezed(&plain(text))),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
