//! A TOML file as a table, with findings about what keeps it, or parts of it, from being read.

use std::path::Path;

use toml::de::DeTable;

use super::faults::{
    EmptyFile, Expected, FileTooLarge, Instead, NotUtf8, SourceIsLink, TOML_SYNTAX, TOO_LARGE, TomlSyntax,
    UNREADABLE, WRONG_TYPE, WrongType,
};
use super::keys::{Keys, Needed};
use super::limits::MOST_BYTES;
use super::syntax::{self, SyntaxFault};
use super::{file, keys};
use crate::files::{self, Unreadable};
use crate::finding::{Code, Findings, Mend, Message};
use crate::policy::{Place, SourceId, SourceMap, normal_text};

/// Reads a TOML file that can have these keys and was announced as `file`, and passes its table to `read`; files as many of its syntax
/// faults as can be told apart.
pub fn read_table<T>(
    keys: &Keys,
    (path, file): (&Path, SourceId),
    root: &Path,
    sources: &SourceMap,
    findings: &mut Findings,
    read: impl FnOnce(&DeTable<'_>, &mut Findings) -> T,
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
    let (errors, sound) = syntax::faults(text, &keys::repeated_headers());
    for error in errors {
        let place = Place::new(file, error.place);
        let mend = error.mend.map(|(range, write)| Mend { place: Place::new(file, range), write });
        match key_before(text, place).filter(|_| error.fault == SyntaxFault::NoSuchDay) {
            // A date that doesn't exist is still well-formed: only this value is wrong.
            Some(key) => {
                let fault = WrongType { key, expected: Expected::Date, instead: Instead::Unknown };
                findings.under(&WRONG_TYPE).at(place, fault);
            }
            None => {
                findings.under(&TOML_SYNTAX).mended(place, || mend, TomlSyntax { fault: error.fault });
            }
        }
    }
    let (table, _) = DeTable::parse_recoverable(&sound);
    Ok(Some(read(table.get_ref(), findings)))
}

/// Files a finding that a file can't be used at all.
pub fn unusable(file: SourceId, findings: &mut Findings, code: &'static Code, message: impl Message) {
    findings.under(code).at(Place::new(file, 0..0), message);
}

/// The key before a value on the same line.
fn key_before(text: &str, value: Place) -> Option<String> {
    let line = text[..value.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[line..value.start].trim_end().strip_suffix('=')?.trim();
    Some(key.to_owned())
}
