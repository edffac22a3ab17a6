//! Word, OpenDocument and HTML files: as makers write them, construct by construct, hostile, and mutated.

mod by_hand;
mod cells;
pub mod docx;
mod hostile;
mod html;
mod makers;
mod mutated;
pub mod odt;
mod shows;
mod typed;
mod unstyled;
mod word_means;

use std::fs;

use udgiv::import::draft::Head;
use udgiv::import::{Content, Document, Format, Inline, Piece, Reading};

use crate::support::{Project, repository};

/// The draft of a document as `policy.toml`, whose words were held against the document's.
fn draft(format: &dyn Format, bytes: &[u8]) -> String {
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
    let reading = Reading::of(format, bytes).unwrap_or_else(|why| panic!("{why:?}"));
    let all = reading.document.pictures.iter().enumerate();
    let names: Vec<String> = all.map(|(at, one)| format!("images/{at}.{}", one.extension)).collect();
    for (name, picture) in names.iter().zip(&reading.document.pictures) {
        project.write(&format!("sources/kladde/{name}"), &picture.bytes);
    }
    let head = Head {
        file: "x",
        publisher: "byen",
        publisher_doubt: None,
        changed: udgiv::policy::Date::new(2026, 1, 1),
        variants: &["screen"],
        pictures: &names,
    };
    let conversion = reading.converted("kladde", &head);
    project.write("sources/kladde/policy.toml", &conversion.policy);
    let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "kladde").expect("read");
    let manuscript = &read.policies[0];
    assert!(manuscript.findings.is_empty(), "{:?}\n{}", manuscript.findings, conversion.policy);
    let held = conversion.verify(manuscript.policy.as_ref().expect("a policy"));
    assert!(held.is_ok(), "{held:?}\n{}", conversion.policy);
    conversion.policy
}

/// The lines of a draft that say this, without what is around them.
fn lines<'d>(draft: &'d str, beginning: &str) -> Vec<&'d str> {
    draft.lines().map(str::trim).filter(|line| line.starts_with(beginning)).collect()
}

/// One of the files made from `politik.md`.
fn file(name: &str) -> Vec<u8> {
    let folder = repository().join("tests/cases/import/office");
    fs::read(folder.join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn read(reader: &dyn Format, bytes: &[u8]) -> Document {
    reader.read(bytes).unwrap_or_else(|why| panic!("{why:?}"))
}

/// The text of a document.
fn said(reader: &dyn Format, bytes: &[u8]) -> String {
    shown(&read(reader, bytes))
}

/// What was left out, and the reason.
fn left_out(import: &Document) -> String {
    import.left_out.iter().map(|one| format!("{:?}: {}\n", one.why, one.text.trim())).collect()
}

/// A document as text, one line for each piece, without origins.
fn shown(import: &Document) -> String {
    let mut out = String::new();
    show(&import.pieces, 0, &mut out);
    for (number, note) in import.footnotes.iter().enumerate() {
        out.push_str(&format!("note {number}\n"));
        show(&note.pieces, 1, &mut out);
    }
    out
}

fn show(pieces: &[Piece], depth: usize, out: &mut String) {
    let margin = "  ".repeat(depth);
    for piece in pieces {
        let mut line = |text: String| out.push_str(&format!("{margin}{text}\n"));
        match &piece.content {
            Content::Title(words) => line(format!("title {}", inline(words))),
            Content::Subtitle(words) => line(format!("subtitle {}", inline(words))),
            Content::Heading { level, text } => line(format!("h{level} {}", inline(text))),
            Content::Paragraph(words) => line(format!("p {}", inline(words))),
            Content::List { first, items } => {
                for (at, item) in items.iter().enumerate() {
                    let mark = first.map_or("•".to_owned(), |first| first.after(at).to_string());
                    out.push_str(&format!("{margin}{mark}\n"));
                    show(item, depth + 1, out);
                }
            }
            Content::Table { caption, header, rows, header_column } => {
                let cells =
                    |row: &[Vec<Inline>]| row.iter().map(|c| inline(c)).collect::<Vec<_>>().join(" | ");
                line(format!("table {} {header_column}", inline(caption)));
                line(format!("  # {}", cells(header)));
                rows.iter().for_each(|row| line(format!("  - {}", cells(row))));
            }
            Content::Figure { picture, alt, caption } => {
                line(format!("figure {picture} {alt:?} {}", inline(caption)));
            }
            Content::Quote(pieces) => {
                line("quote".into());
                show(pieces, depth + 1, out);
            }
            Content::Aside(pieces) => {
                line("aside".into());
                show(pieces, depth + 1, out);
            }
        }
    }
}

fn inline(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("<em>{}</em>", self::inline(inner)),
        Inline::Strong(inner) => format!("<strong>{}</strong>", self::inline(inner)),
        Inline::Language(tag, inner) => format!("<{tag}>{}</>", self::inline(inner)),
        Inline::Link { to, text } => format!("<a {to}>{}</a>", self::inline(text)),
        Inline::Note(number) => format!("[{number}]"),
        Inline::Break => "\\".to_owned(),
    };
    inlines.iter().map(one).collect()
}

/// Only the words of the pieces.
fn plain(pieces: &[Piece]) -> String {
    let words = |inlines: &[Inline]| udgiv::import::plain(inlines);
    let mut out = String::new();
    for piece in pieces {
        match &piece.content {
            Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => {
                out.push_str(&words(text))
            }
            Content::Heading { text, .. } => out.push_str(&words(text)),
            Content::List { items, .. } => items.iter().for_each(|item| out.push_str(&plain(item))),
            Content::Table { caption, header, rows, .. } => {
                out.push_str(&words(caption));
                header.iter().chain(rows.iter().flatten()).for_each(|cell| out.push_str(&words(cell)));
            }
            Content::Figure { caption, .. } => out.push_str(&words(caption)),
            Content::Quote(pieces) | Content::Aside(pieces) => out.push_str(&plain(pieces)),
        }
    }
    out
}
