//! A TOML file as a table, with findings about what keeps it, or parts of it, from being read.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use toml::de::DeTable;

use super::faults::{
    EmptyFile, Expected, FileTooLarge, Instead, KeyWhy, NotUtf8, SourceIsLink, TOML_SYNTAX, TOO_LARGE,
    TomlSyntax, UNKNOWN_KEY, UNREADABLE, UnknownKey, WRONG_TYPE, WrongType,
};
use super::file;
use super::keys::{Keys, Needed};
use super::limits::MOST_BYTES;
use super::syntax::{self, Perhaps, PutBack, Sound, SyntaxFault};
use super::written::day_written;
use crate::files::{self, Unreadable};
use crate::finding::{Code, Findings, Mend, Message};
use crate::policy::{Place, SourceId, SourceMap, normal_text};

/// Reads a TOML file that can have these keys and was announced as `file`, and passes its table to `read`; files as many of its syntax
/// faults as can be told apart.
pub fn read_table<T>(
    keys: &'static Keys,
    (path, file): (&Path, SourceId),
    root: &Path,
    sources: &SourceMap,
    findings: &mut Findings,
    read: impl FnOnce(Source<'_>, &DeTable<'_>, &mut Findings) -> T,
) -> Result<Option<T>, Unreadable> {
    if file::leaves(root, path) {
        unusable(file, findings, &UNREADABLE, SourceIsLink);
        return Ok(None);
    }
    if files::size_of_file(path)? > MOST_BYTES {
        let fault = FileTooLarge { limit_mb: MOST_BYTES >> 20 };
        unusable(file, findings, &TOO_LARGE, fault);
        return Ok(None);
    }
    let bytes = files::read(path)?;
    // UTF-16 of plain letters is UTF-8 as well: every other byte is a zero.
    let text = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        other => {
            let bytes = other.map_or_else(|why| why.into_bytes(), String::into_bytes);
            unusable(file, findings, &UNREADABLE, NotUtf8::of(&bytes));
            return Ok(None);
        }
    };
    let is_needed = keys.rows.iter().any(|row| row.needed == Needed::Always);
    if is_needed && normal_text(&text).trim().is_empty() {
        unusable(file, findings, &UNREADABLE, EmptyFile);
        return Ok(None);
    }
    sources.fill(file, &text);
    let text = sources.file(file).text();
    let Sound { errors, text: sound, put_back, perhaps } = syntax::sound(text, keys);
    for error in errors {
        let place = Place::new(file, error.place);
        let mend = error.mend.map(|(range, write)| Mend { place: Place::new(file, range), write });
        match key_before(text, place).filter(|_| error.fault == SyntaxFault::NoSuchDay) {
            // A date that doesn't exist is still well-formed: only this value is wrong.
            Some(key) => {
                let day = day_written(&text[place.range()]);
                let instead = day.map_or(Instead::Unknown, Instead::NoDay);
                let fault = WrongType { key, expected: Expected::Date, instead, line: None };
                findings.under(&WRONG_TYPE).at(place, fault);
            }
            None => {
                let mut fault = error.fault;
                if let SyntaxFault::HeaderMissing { header, key } = fault {
                    let fault =
                        UnknownKey { key, why: KeyWhy::Headless { header }, line: None, known: Vec::new() };
                    findings.under(&UNKNOWN_KEY).mended(place, || mend, fault);
                    continue;
                }
                if let SyntaxFault::KeyLetters { known, .. } = &mut fault {
                    *known = known_at(keys, text, place);
                }
                findings.under(&TOML_SYNTAX).mended(
                    place,
                    || mend,
                    TomlSyntax { fault, also: error.also, line: error.line },
                );
            }
        }
    }
    let (table, _) = DeTable::parse_recoverable(&sound);
    let source = Source { file, text, put_back: &put_back, perhaps: &perhaps };
    Ok(Some(read(source, table.get_ref(), findings)))
}

/// A file whose table is read: how places in the table are told as places in the file.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file.
    pub file: SourceId,
    text: &'a str,
    put_back: &'a PutBack,
    perhaps: &'a Perhaps,
}

impl<'a> Source<'a> {
    /// What is written at a place.
    pub fn written(self, place: Place) -> &'a str {
        &self.text[place.range()]
    }

    /// The place of what stands at these bytes of what the table was made of.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, self.put_back.place(span))
    }

    /// The line as a mend makes it, with those of the others that are about the same line.
    pub fn line_with_all(&self, mend: &Mend, others: &[Mend]) -> Option<String> {
        let others = others.iter().filter(|other| other.place != mend.place);
        let all = [mend].into_iter().chain(others).map(|one| (one.place.range(), one.write.as_str()));
        syntax::line_with_all(self.text, &all.collect::<Vec<_>>())
    }

    /// The line as it will be once `write` stands at a place in it.
    pub fn line_with(&self, place: Place, write: &str) -> Option<String> {
        syntax::line_with(self.text, &place.range(), write)
    }

    /// Whether a header that the file lacks was put back right below this place.
    pub fn is_put_back(&self, place: Place) -> bool {
        self.put_back.begins_below(place.start)
    }

    /// The number of the line that a place begins in, from 1.
    pub fn line_number(&self, place: Place) -> usize {
        self.text[..place.start].matches('\n').count() + 1
    }

    /// The header of the group that a key here may begin.
    pub fn may_begin(&self, place: Place) -> Option<&'static str> {
        self.perhaps.iter().find(|(at, _)| *at == place.start).map(|(_, header)| *header)
    }
}

/// Files a finding that a file can't be used at all.
pub fn unusable(file: SourceId, findings: &mut Findings, code: &'static Code, message: impl Message) {
    findings.under(code).at(Place::new(file, 0..0), message);
}

/// The names that can stand where a key stands that can't be read: headers where it is one, or else the keys of its group.
fn known_at(keys: &'static Keys, text: &str, place: Place) -> Vec<&'static str> {
    let is_header = |line: &&str| line.trim_start().starts_with('[');
    if text[place.range()].starts_with('[') {
        return keys.headers();
    }
    let above = text[..place.start].lines().rev().find(is_header).unwrap_or_default();
    let name = above.trim().trim_start_matches('[').split(']').next().unwrap_or_default().trim();
    let mut tables = keys.all().into_iter();
    let Some(table) = (if name.is_empty() { Some(keys) } else { tables.find(|table| table.name == name) })
    else {
        return Vec::new();
    };
    let begins = text[..place.start].rfind(above).unwrap_or_default() + above.len();
    let mut group = text[begins..].lines().skip(1).take_while(|line| !is_header(line));
    let kind = group
        .find_map(|line| line.trim().strip_prefix("type")?.trim_start().strip_prefix('=')?.split('"').nth(1));
    let kind = table.kinds.iter().find(|one| Some(one.name) == kind);
    let rows = table.rows.iter().chain(kind.map(|kind| kind.rows).unwrap_or_default());
    rows.map(|row| row.name).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The key before a value on the same line.
fn key_before(text: &str, value: Place) -> Option<String> {
    let line = text[..value.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[line..value.start].trim_end().strip_suffix('=')?.trim();
    Some(key.to_owned())
}
