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
use super::keys::{Keys, Needed, meant};
use super::limits::MOST_BYTES;
use super::nearest::spelt_right;
use super::syntax::{self, Perhaps, PutBack, Slip, SyntaxError, SyntaxFault};
use super::written::{day_written, part_of_day};
use crate::files::{self, Unreadable};
use crate::finding::{Code, Finding, Findings, Mend, Message};
use crate::policy::{Place, SourceId, SourceMap, normal_text};

/// Reads a TOML file that can have these keys and was announced as `file`, and passes its table to `read`; files as many of its syntax
/// faults as can be told apart. `publishers` are the names of the publishers' files, where one of them can stand in it.
pub fn read_table<T>(
    keys: &'static Keys,
    (path, file): (&Path, SourceId),
    root: &Path,
    sources: &SourceMap,
    findings: &mut Findings,
    publishers: &[&str],
    read: impl FnOnce(Source<'_>, &DeTable<'_>, &mut Findings) -> T,
) -> Result<Result<T, Unusable>, Unreadable> {
    if file::leaves(root, path) {
        return Ok(Err(unusable(file, findings, &UNREADABLE, SourceIsLink)));
    }
    if files::size_of_file(path)? > MOST_BYTES {
        let fault = FileTooLarge { limit_mb: MOST_BYTES >> 20 };
        return Ok(Err(unusable(file, findings, &TOO_LARGE, fault)));
    }
    let bytes = files::read(path)?;
    // UTF-16 of plain letters is UTF-8 as well: every other byte is a zero.
    let text = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        other => {
            let bytes = other.map_or_else(|why| why.into_bytes(), String::into_bytes);
            return Ok(Err(unusable(file, findings, &UNREADABLE, NotUtf8::of(&bytes))));
        }
    };
    let is_needed = keys.rows.iter().any(|row| row.needed == Needed::Always);
    if is_needed && normal_text(&text).trim().is_empty() {
        return Ok(Err(unusable(file, findings, &UNREADABLE, EmptyFile)));
    }
    sources.fill(file, &text);
    let text = sources.file(file).text();
    let mut whole = syntax::whole(text, keys);
    let mut errors = std::mem::take(&mut whole.errors);
    let sound;
    let table = match whole.table() {
        Some(table) => table,
        None => {
            let (others, text) = whole.faults();
            errors.extend(others);
            errors.sort_by_key(|error| error.place.start);
            sound = text;
            DeTable::parse_recoverable(&sound).0
        }
    };
    for mut error in errors {
        if let Some(file) = file_meant(text, &error, publishers) {
            let write = format!("\"{file}\"");
            let slip = Slip::FileBare { file: file.to_owned() };
            let fault = SyntaxFault::Slip { slip, line: format!("{PUBLISHER} = {write}") };
            error = SyntaxError::new(fault, error.place.clone()).mended(error.place, write);
        }
        let place = Place::new(file, error.place);
        let mend = error.mend.map(|(range, write)| Mend { place: Place::new(file, range), write });
        match key_before(text, place).filter(|_| error.fault == SyntaxFault::NoSuchDay) {
            // A date that doesn't exist is still well-formed: only this value is wrong.
            Some(key) => {
                let said = &text[place.range()];
                let instead =
                    day_written(said).map_or_else(|| Instead::Part(part_of_day(said)), Instead::NoDay);
                let fault = WrongType { key, expected: Expected::Date, instead, line: None };
                findings.under(&WRONG_TYPE).at(place, fault);
            }
            None => {
                let (mut fault, mut line) = (error.fault, error.line);
                if let SyntaxFault::HeaderMissing { header, key } = fault {
                    let fault =
                        UnknownKey { key, why: KeyWhy::Headless { header }, line: None, known: Vec::new() };
                    findings.under(&UNKNOWN_KEY).mended(place, || mend, fault);
                    continue;
                }
                if let SyntaxFault::KeyLetters { near: None, .. } = &fault
                    && let Some(kind) = kind_of_header(keys, &text[place.range()])
                {
                    let header = text[place.range()].to_owned();
                    let why = KeyWhy::Group {
                        header,
                        right: None,
                        within: None,
                        known: Vec::new(),
                        kind: Some(kind),
                    };
                    let fault = UnknownKey { key: String::new(), why, line: None, known: Vec::new() };
                    findings.under(&UNKNOWN_KEY).at(place, fault);
                    continue;
                }
                if let SyntaxFault::KeyLetters { known, .. } = &mut fault {
                    *known = known_at(keys, text, place);
                    if let [one] = known.as_slice() {
                        line = line.or_else(|| syntax::line_with(text, &place.range(), one));
                    }
                }
                findings.under(&TOML_SYNTAX).mended(
                    place,
                    || mend,
                    TomlSyntax { fault, also: error.also, line },
                );
            }
        }
    }
    let source = Source { file, text, put_back: &whole.put_back, perhaps: &whole.perhaps };
    Ok(Ok(read(source, table.get_ref(), findings)))
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

    /// The line of a key that a # makes a note of, with its number, in the group whose header begins at a place.
    pub fn noted(&self, group: Place, key: &str) -> Option<(usize, String)> {
        let start = self.text[..group.start].rfind('\n').map_or(0, |at| at + 1);
        let lines = self.text[start..].lines().enumerate().skip(1);
        let first = self.line_number(group);
        lines.take_while(|(_, line)| !line.trim_start().starts_with('[')).find_map(|(index, line)| {
            let line = line.trim_start().strip_prefix('#')?.trim();
            let (name, value) = line.split_once('=')?;
            let is_line = name.trim() == key && !value.trim().is_empty() && syntax::is_sound(line);
            is_line.then(|| (first + index, line.to_owned()))
        })
    }

    /// The header of the group that a key here may begin.
    pub fn may_begin(&self, place: Place) -> Option<&'static str> {
        self.perhaps.iter().find(|(at, _)| *at == place.start).map(|(_, header)| *header)
    }
}

/// The error for which a file can't be used at all. It is among the findings, too.
pub type Unusable = Box<Finding>;

/// Files a finding that a file can't be used at all.
pub fn unusable(
    file: SourceId,
    findings: &mut Findings,
    code: &'static Code,
    message: impl Message,
) -> Unusable {
    let error = Box::new(Finding::new(code, Some(Place::new(file, 0..0)), message));
    findings.extend([error.as_ref().clone()]);
    error
}

/// The group that has this kind of blocks, and the kind, where a header names one with letters that names can't have: `[[section.mål]]`.
fn kind_of_header(keys: &'static Keys, header: &str) -> Option<(&'static str, &'static str)> {
    let name = header.strip_prefix('[')?.trim_matches(['[', ']']).trim();
    let (outer, last) = name.rsplit_once('.').unwrap_or(("", name));
    let headers = keys.headers();
    keys.all().into_iter().filter(|table| !table.kinds.is_empty()).find_map(|table| {
        let group = headers.iter().find(|header| header.trim_matches(['[', ']']) == table.name)?;
        let is_there = outer.is_empty() || table.name.rsplit_once('.').is_some_and(|(own, _)| own == outer);
        let kind = meant(last, table.kinds.iter().map(|kind| kind.name)).filter(|_| is_there)?;
        Some((*group, kind))
    })
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
    // One that is there already is no help.
    let group = text[begins..].lines().skip(1).take_while(|line| !is_header(line));
    let there: BTreeSet<&str> = group.filter_map(|line| Some(line.split_once('=')?.0.trim())).collect();
    let free = rows.filter(|row| !there.contains(row.name));
    let (names, needed): (BTreeSet<_>, Vec<_>) = (
        free.clone().map(|row| row.name).collect(),
        free.filter(|row| row.needed == Needed::Always).collect(),
    );
    // Where but one is missing that has to be there, that is the one.
    match needed.as_slice() {
        [one] => vec![one.name],
        _ => names.into_iter().collect(),
    }
}

/// The key behind which the name of a publisher's file stands.
const PUBLISHER: &str = "publisher";

/// The publisher's file that is meant by a name without quotation marks, where nothing else is wrong.
fn file_meant<'a>(text: &str, error: &SyntaxError, publishers: &[&'a str]) -> Option<&'a str> {
    let is_bare = matches!(error.fault, SyntaxFault::TextUnquoted { .. }) && error.also.is_empty();
    let start = text[..error.place.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[start..error.place.start].trim_end().strip_suffix('=')?.trim();
    spelt_right(&text[error.place.clone()], publishers.iter().copied())
        .filter(|_| is_bare && key == PUBLISHER)
}

/// The key before a value on the same line.
fn key_before(text: &str, value: Place) -> Option<String> {
    let line = text[..value.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[line..value.start].trim_end().strip_suffix('=')?.trim();
    Some(key.to_owned())
}
