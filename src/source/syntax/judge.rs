//! Judges one statement: what is wrong with it, and what to type.

use std::ops::Range;

use super::around::Around;
use super::fault::{Slip, SyntaxError, SyntaxFault, YearsLack};
use super::lines::{is_key, line_at};
use super::quotes::{close_of, is_curly, is_mark, is_unseen, note_elsewhere};
use super::statements::Statement;
use super::{after, echo, slip};
use crate::source::keys::{Value, all_names, meant, meant_anywhere, takes_text, takes_years, values_of};
use crate::source::nearest::nearest;
use crate::source::written::{date_written, day_written, years_written, yes_meant};

/// How deep the parser goes.
const DEEPEST: usize = 80;

/// What has to be left out of the file for the rest to be read as it was meant: the statement, and what stands under a header.
pub fn reach(text: &str, all: &[Statement], index: usize) -> Range<usize> {
    let statement = &all[index];
    let Some(name) = &statement.header else { return statement.range.clone() };
    let below = format!("{name}.");
    let next = all[index + 1..]
        .iter()
        .find(|one| one.header.as_ref().is_some_and(|header| !header.starts_with(&below)));
    statement.range.start..next.map_or(text.len(), |next| next.range.start)
}

/// The fault of a statement in which the parser stopped.
pub fn judge(text: &str, statement: &Statement, stopped: Range<usize>) -> SyntaxError {
    let line = Line::of(text, statement);
    if let Some(at) = line.unseen() {
        let sign = text[at..].chars().next().unwrap_or(' ');
        let takes_room = sign.is_whitespace();
        return SyntaxError::new(SyntaxFault::Unseen { sign }, at..at + sign.len_utf8())
            .mended(at..at + sign.len_utf8(), if takes_room { " " } else { "" });
    }
    if let Some(header) = &statement.header {
        let place = line.start..line.start + line.text.trim_end().len();
        return match is_key(header) {
            true => {
                let key = line.text.split('#').next().unwrap_or_default().trim().to_owned();
                let first = text[..line.start].lines().position(|other| other.trim() == key);
                SyntaxError::new(
                    SyntaxFault::KeyTwice { key, first: first.map(|at| at + 1), may_begin: None },
                    place,
                )
            }
            false => {
                let near = meant_anywhere(header).map(str::to_owned);
                SyntaxError::new(
                    SyntaxFault::KeyLetters { key: header.clone(), near, known: Vec::new() },
                    place,
                )
            }
        };
    }
    match line.text.split_once('=') {
        Some((key, _)) => line.pair(text, key.trim(), stopped),
        None => line.without_equals(),
    }
}

/// The first line of a statement.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn of(text: &'a str, statement: &Statement) -> Self {
        let line = line_at(text, statement.range.start);
        let inner = line.trim_start_matches([' ', '\t']);
        Self { start: statement.range.start + line.len() - inner.len(), text: inner }
    }

    fn place(&self, part: &str) -> Range<usize> {
        let at = self.start + (part.as_ptr() as usize - self.text.as_ptr() as usize);
        at..at + part.len()
    }

    /// A character nobody sees that stands outside quotation marks.
    fn unseen(&self) -> Option<usize> {
        let mut open = None;
        for (at, c) in echo::without_note(self.text).char_indices() {
            match open {
                Some(mark) if c == mark => open = None,
                Some(_) => {}
                None if is_mark(c) => open = Some(c),
                None if is_unseen(c) => return Some(self.start + at),
                None => {}
            }
        }
        None
    }

    fn without_equals(&self) -> SyntaxError {
        let whole = self.text.trim_end();
        let word = whole.split([' ', '\t', ':', '"', '\'']).next().unwrap_or_default();
        let rest = whole[word.len()..].trim_start();
        let noted = note_elsewhere(whole);
        let note = format!("# {}", noted.unwrap_or(whole));
        let fault = SyntaxFault::LooseLine { note: note.clone(), is_note: noted.is_some() };
        let loose = SyntaxError::new(fault, self.place(whole));
        if noted.is_some() {
            return loose.mended(self.place(whole), note);
        }
        if whole.chars().count() > 1 && whole.chars().all(is_mark) {
            let slip = Slip::MarksAgain { typed: whole.to_owned() };
            return slip::slipped(slip, String::new(), self.place(whole), "");
        }
        if let Some(at) = whole.find(['＝', '﹦']).filter(|at| is_key(whole[..*at].trim())) {
            let sign = whole[at..].chars().next().unwrap_or('=');
            let place = self.start + at..self.start + at + sign.len_utf8();
            return slip::slipped(Slip::EqualsWritten(sign), whole.replacen(sign, "=", 1), place, "=");
        }
        // `gyldig: 2026-2029` has but a colon in the stead of its equals sign.
        let is_colon = rest.starts_with(':') && takes_years(meant_anywhere(word).unwrap_or(word));
        if let Some(years) = slip::years_on_line(whole, self.start).filter(|_| !is_colon) {
            return years;
        }
        if !is_key(word) && meant_anywhere(word).is_none() {
            return loose;
        }
        let key = word.to_owned();
        let after = self.place(word).end;
        if let Some(value) = rest.strip_prefix(':') {
            let value = echo::without_note(value).trim();
            // "Husk: ring til Mette" is a note, whatever stands behind the colon.
            if value.starts_with(char::is_alphabetic) && !is_meant_as_key(word) {
                return loose;
            }
            let place = self.place(&rest[..1]);
            let error = SyntaxError::new(SyntaxFault::Colon { key, line: None }, place.clone());
            return if value.is_empty() { error } else { error.mended(after..place.end, " =") };
        }
        let is_value = || all_names().contains(&word) && echo::is_sound(&format!("x = {rest}"));
        if rest.starts_with(is_mark) || !rest.is_empty() && is_value() {
            let place = self.place(whole);
            return SyntaxError::new(SyntaxFault::EqualsMissing { key, line: None }, place)
                .mended(after..after, " =");
        }
        if rest.is_empty() {
            let near = meant_anywhere(&key).map(str::to_owned);
            return SyntaxError::new(SyntaxFault::ValueMissing { key, near }, self.place(whole));
        }
        let value = rest.trim_start_matches(['-', '–', '—', '>', '~', ' ']);
        if value.len() < rest.len() && value.starts_with(is_mark) {
            let place = self.place(whole);
            return SyntaxError::new(SyntaxFault::EqualsMissing { key, line: None }, place)
                .mended(after..self.place(value).start, " = ");
        }
        loose
    }

    fn pair(&self, text: &str, key: &str, stopped: Range<usize>) -> SyntaxError {
        let value = self.text[self.text.find('=').map_or(0, |at| at + 1)..].trim();
        let key_place = self.place(key);
        if (matches!(key, "from" | "to") || meant(key, ["from", "to"].into_iter()).is_some())
            && let Some(years) = slip::years_on_line(self.text, self.start)
        {
            return years;
        }
        // "title: "a = b"": the equals sign is a part of the text.
        let colon = key.split_once(':').filter(|(word, _)| is_key(word.trim()));
        if colon.is_some() {
            return self.with_colon();
        }
        if !is_key(key) {
            if let Some(error) = slip::name(key, value, key_place.clone()) {
                return error;
            }
            let near = meant_anywhere(key).map(str::to_owned);
            let mend = near.clone();
            let fault = SyntaxFault::KeyLetters { key: key.to_owned(), near, known: Vec::new() };
            let error = SyntaxError::new(fault, key_place.clone());
            return match mend {
                Some(name) => error.mended(key_place, name),
                None => error,
            };
        }
        if value.is_empty() || value.starts_with('#') {
            return SyntaxError::new(
                SyntaxFault::ValueMissing {
                    key: key.to_owned(),
                    near: meant_anywhere(key).map(str::to_owned),
                },
                self.place(self.text.trim_end()),
            );
        }
        if stopped.start < key_place.end && stopped.end > key_place.start {
            let first = first_of(text, key, key_place.start);
            return SyntaxError::new(
                SyntaxFault::KeyTwice { key: key.to_owned(), first, may_begin: None },
                key_place,
            );
        }
        let place = self.place(value);
        // `==`, `=>`, `=:`.
        if let Some(sign) = value.chars().next().filter(|sign| matches!(sign, '=' | '>' | ':')) {
            let rest = &value[1..];
            let is_apart = text[..place.start].ends_with(' ');
            let rest = if is_apart { rest.trim_start() } else { rest };
            return SyntaxError::new(SyntaxFault::SignTooMany { sign }, place.start..place.start + 1)
                .mended(place.start..self.place(rest).start, "");
        }
        if let Some(error) =
            slip::years(key, value, place.start).or_else(|| slip::closing(value, place.start))
        {
            return error;
        }
        match value.chars().next() {
            Some('{') if is_list_in_braces(key, value) => {
                let value = echo::without_note(value).trim_end();
                let place = place.start..place.start + value.len();
                let instead = format!("[{}]", value[1..value.len() - 1].trim());
                let fault = SyntaxFault::OtherBrackets { typed: '{', instead: instead.clone() };
                SyntaxError::new(fault, place.clone()).mended(place, instead)
            }
            Some('[' | '{') => {
                after::brackets(key, value, place.start).unwrap_or_else(|| in_brackets(key, text, stopped))
            }
            Some('"') if value.starts_with("\"\"\"") => in_long_text(text, stopped, place),
            Some(mark @ ('"' | '\'')) => self.text_in(key, value, mark, stopped),
            Some(sign) if is_curly(sign) => curly(value, place, sign),
            _ => bare(key, value, place, &Around { text, at: self.start }),
        }
    }

    fn with_colon(&self) -> SyntaxError {
        let colon = self.text.find(':').unwrap_or_default();
        let key = self.text[..colon].trim().to_owned();
        let after = self.start + self.text[..colon].trim_end().len();
        let place = self.start + colon..self.start + colon + 1;
        SyntaxError::new(SyntaxFault::Colon { key, line: None }, place.clone()).mended(after..place.end, " =")
    }

    /// Text that begins with a straight quotation mark, on one line.
    fn text_in(&self, key: &str, value: &str, mark: char, stopped: Range<usize>) -> SyntaxError {
        let place = self.place(value);
        let last = value.chars().next_back().unwrap_or(mark);
        let inner = &value[1..];
        let Some(close) = close_of(inner, mark) else {
            let is_other = is_mark(last) && last != mark && value.matches(last).count() == 1;
            if is_curly(last) || is_other {
                let end = place.end - last.len_utf8();
                let right = format!("{}{mark}", &value[..value.len() - last.len_utf8()]);
                return SyntaxError::new(SyntaxFault::QuoteAtEnd { sign: last, right }, end..place.end)
                    .mended(end..place.end, mark);
            }
            if value.contains('#') {
                return SyntaxError::new(SyntaxFault::TextOpen { line: None }, place);
            }
            // The backslash takes the closing mark for a part of the text.
            if let Some(words) = value.strip_suffix("\\\"").filter(|words| words.len() > 1 && mark == '"') {
                let written = format!("{}\"", words.trim_end_matches('\\'));
                let fault = SyntaxFault::BackslashAtEnd { line: format!("{key} = {written}") };
                return SyntaxError::new(fault, place.clone()).mended(place, written);
            }
            let line = Some(format!("{key} = {value}{mark}"));
            return SyntaxError::new(SyntaxFault::TextOpen { line }, place.clone())
                .mended(place.end..place.end, mark);
        };
        let rest = inner[close + 1..].trim();
        if let Some(error) = marks_too_many(key, value, mark, close, place.start) {
            return error;
        }
        if rest.is_empty() || rest.starts_with('#') {
            // It is closed, so the fault is inside.
            return backslash(self.text, self.start, stopped);
        }
        if let Some(sign @ (',' | ';')) = rest.chars().next().filter(|_| rest[1..].trim().is_empty()) {
            let place = self.place(&rest[..1]);
            return SyntaxError::new(SyntaxFault::SignTooMany { sign }, place.clone()).mended(place, "");
        }
        let behind = after::text(key, value, mark, close, place.start);
        let marks = value.matches(mark).count();
        let is_told = !matches!(behind.fault, SyntaxFault::AfterText { .. });
        if is_told || !rest.ends_with(mark) || !marks.is_multiple_of(2) {
            return behind;
        }
        let (open, shut) = ('»', '«');
        let mut is_open = false;
        let words: String = value[1..value.len() - 1]
            .chars()
            .map(|c| {
                if c != mark {
                    return c;
                }
                is_open = !is_open;
                if is_open { open } else { shut }
            })
            .collect();
        let written = format!("{mark}{words}{mark}");
        let fault = SyntaxFault::QuotesInside { line: format!("{key} = {written}") };
        SyntaxError::new(fault, place.clone()).mended(place, written)
    }
}

/// More marks than one on a side: `"Fællesskab""`, `''Fællesskab''`.
fn marks_too_many(key: &str, value: &str, mark: char, close: usize, at: usize) -> Option<SyntaxError> {
    let value = echo::without_note(value).trim_end();
    let words = value.trim_matches(mark);
    let extra = value.len().checked_sub(words.len() + 2).filter(|extra| *extra > 0)?;
    let is_whole = close == 0 && value.len() > 2 || value.get(close + 2..)?.chars().all(|c| c == mark);
    if words.trim().is_empty() || words.contains(['"', '\\', mark]) || !value.ends_with(mark) || !is_whole {
        return None;
    }
    let written = format!("\"{words}\"");
    let slip = Slip::MarksTooMany { are_several: extra > 1 };
    Some(slip::slipped(slip, format!("{key} = {written}"), at..at + value.len(), written))
}

/// Whether a list stands between curly brackets.
fn is_list_in_braces(key: &str, value: &str) -> bool {
    let value = echo::without_note(value).trim_end();
    let takes_lists = values_of(key).iter().any(|value| matches!(value, Value::Texts));
    takes_lists && value.ends_with('}') && !value.contains('=')
}

/// Whether a word is meant as a key: it is one, or nearly, in whatever table. A sentence begins with a capital.
fn is_meant_as_key(word: &str) -> bool {
    let names = all_names();
    let is_near = || {
        word.starts_with(|c: char| c.is_ascii_lowercase()) && nearest(word, names.iter().copied()).is_some()
    };
    names.contains(&word) || meant_anywhere(word).is_some() || is_near()
}

/// The line of the first key of this name in the same group, from 1.
fn first_of(text: &str, key: &str, before: usize) -> Option<usize> {
    let lines: Vec<&str> = text[..before].lines().collect();
    let is_header = |line: &&str| line.trim_start().starts_with('[');
    let group = lines.iter().rposition(is_header).map_or(0, |at| at + 1);
    let is_same = |line: &&str| line.split_once('=').is_some_and(|(other, _)| other.trim() == key);
    lines[group..].iter().position(is_same).map(|at| group + at + 1)
}

/// A backslash that TOML takes for the beginning of something else.
fn backslash(line: &str, start: usize, stopped: Range<usize>) -> SyntaxError {
    let reached = stopped.start.saturating_sub(start).min(line.len());
    let reached = line.floor_char_boundary(reached);
    let end = (reached + 1).min(line.len());
    match line.get(..end).unwrap_or(&line[..reached]).rfind('\\') {
        Some(at) => {
            let place = start + at..start + at + 1;
            // Whoever writes one that means nothing means none of those before it in the same text: "C:\\new og \\x".
            let opens = line[..at].rfind('"').map_or(at, |mark| mark + 1);
            let first = line[opens..at].find('\\').map_or(at, |first| opens + first);
            // That holds for paths alone: elsewhere, `\u00f8` or `\n` may be meant.
            let before = &line[first..at];
            let is_path =
                line[opens..=at].contains(":\\") && !before.contains("\\u") && !before.contains("\\U");
            let is_plain = !line[first..=at].contains("\\\\") && !line[..opens].ends_with("\\\"");
            let first = if is_path && is_plain { first } else { at };
            let all = &line[first..=at];
            let slashed = format!("{}{}{}", &line[..first], all.replace('\\', "/"), &line[at + 1..]);
            let fault = SyntaxFault::Backslash { slashed: echo::to_show(&slashed) };
            SyntaxError::new(fault, place).mended(start + first..start + at + 1, all.replace('\\', "\\\\"))
        }
        None => SyntaxError::new(SyntaxFault::Other, stopped),
    }
}

fn in_long_text(text: &str, stopped: Range<usize>, value: Range<usize>) -> SyntaxError {
    let start = text[..stopped.start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
    let line = line_at(text, start);
    match line.rfind("\"\"\"").map(|at| start + at) {
        Some(close) if close + 3 <= stopped.start && close > value.start => {
            let fault = SyntaxFault::AfterText { within: None, alone: Some("\"\"\"".to_owned()) };
            SyntaxError::new(fault, stopped)
        }
        _ => backslash(line, start, stopped),
    }
}

/// Text between quotation marks that TOML doesn't know.
fn curly(value: &str, place: Range<usize>, sign: char) -> SyntaxError {
    let inner = &value[sign.len_utf8()..];
    let last = inner.chars().next_back().filter(|c| is_mark(*c));
    let words = last.map(|last| &inner[..inner.len() - last.len_utf8()]);
    let right = words.filter(|words| !words.contains(['"', '\\'])).map(|words| format!("\"{words}\""));
    let error = SyntaxError::new(SyntaxFault::Quotes { sign, right: right.clone() }, place.clone());
    match right {
        Some(right) => error.mended(place, right),
        None => error,
    }
}

fn in_brackets(key: &str, text: &str, stopped: Range<usize>) -> SyntaxError {
    let start = text.floor_char_boundary(stopped.start.min(text.len()));
    let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = line_at(text, begin);
    if line.matches(['[', '{']).count() >= DEEPEST {
        return SyntaxError::new(SyntaxFault::TooDeep, stopped);
    }
    let rest = line_at(text, start);
    let item = rest.split([',', ']', '}']).next().unwrap_or_default().trim_end();
    let place = start..start + item.len();
    let before = text[..start].trim_end();
    if !before.ends_with([',', '[', '{', '=']) && !rest.starts_with(',') {
        return between(text, before.len(), start);
    }
    // `2026 to = 2029`: a number ends where the space is.
    if let Some((number, next)) = item.split_once([' ', '\t']).filter(|(number, _)| is_number(number)) {
        let next_at = start + item.len() - next.trim_start().len();
        return between(text, start + number.len(), next_at);
    }
    match item.chars().next() {
        Some(sign) if is_curly(sign) => curly(item, place, sign),
        Some(c) if c.is_alphabetic() => {
            let is_list = text[..start].rfind(['[', '{']).is_some_and(|at| text[at..].starts_with('['));
            if let Some(error) = slip::bare_name(key, item, start).filter(|_| is_list) {
                return error;
            }
            let mut error = bare("", item, place, &Around { text, at: begin });
            if is_list && matches!(error.fault, SyntaxFault::TextUnquoted { .. }) {
                error.fault = SyntaxFault::ItemUnquoted;
            }
            error
        }
        None if rest.starts_with(',') => {
            let comma = start..start + 1;
            let error = SyntaxError::new(SyntaxFault::SignTooMany { sign: ',' }, comma.clone());
            // One comma is there already: this one parts nothing.
            error.mended(comma, "")
        }
        None if rest.starts_with([']', '}']) => {
            SyntaxError::new(SyntaxFault::SignTooMany { sign: ',' }, stopped)
        }
        _ => SyntaxError::new(SyntaxFault::Other, stopped),
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// What stands between two items in the stead of a comma, if anything does.
fn parting_sign(rest: &str) -> Option<&str> {
    const SIGNS: [&str; 6] = [";", ".", "/", "|", "+", "&"];
    const WORDS: [&str; 5] = ["og", "and", "eller", "or", "samt"];
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_word = WORDS.contains(&word) && rest[word.len()..].trim_start().starts_with(is_mark);
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
    if is_word { Some(word) } else { sign }
}

/// What stands at `start`, where a comma belongs after an item of a list or an inline table that ends before `end`.
fn between(text: &str, end: usize, start: usize) -> SyntaxError {
    let (before, rest) = (&text[..end], line_at(text, start));
    let word = before.rsplit([' ', ',', '{', '\n']).next().unwrap_or_default();
    if rest.starts_with(':') && is_key(word) {
        let fault = SyntaxFault::Colon { key: word.to_owned(), line: None };
        return SyntaxError::new(fault, start..start + 1).mended(end..start + 1, " =");
    }
    let sign = parting_sign(rest);
    let first = sign.map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), str::len);
    // A note at the end of the line would swallow the comma, and the item may be the end of a line above.
    let item = echo::item_before(text, end);
    let parted_by = &text[item.end..start];
    let (is_above, has_note) = (parted_by.contains('\n'), parted_by.contains('#'));
    let open = text[..item.end].rfind(['[', '{']).map_or("", |at| &text[at..item.end]);
    let last = text[item.clone()].rsplit([',', '[', '{']).next().unwrap_or_default().trim();
    let is_whole = echo::is_sound(last) || echo::is_sound(&format!("x = {last}"));
    let after = (is_above && is_whole).then(|| last.to_owned());
    let is_table = open.starts_with('{');
    let written = sign.map(str::to_owned);
    let fault = SyntaxFault::CommaMissing { sign: written, is_table, after, has_note, line: None };
    match sign {
        Some(sign) if !has_note => {
            SyntaxError::new(fault, start..start + first).mended(end..start + sign.len(), ",")
        }
        Some(_) => SyntaxError::new(fault, start..start + first),
        None => {
            let place = if is_above { item.end - last.len()..item.end } else { start..start + first };
            SyntaxError::new(fault, place).mended(item.end..item.end, ",")
        }
    }
}

/// A value without quotation marks.
fn bare(key: &str, value: &str, place: Range<usize>, around: &Around<'_>) -> SyntaxError {
    let value = value.split(" #").next().unwrap_or_default().trim_end();
    let place = place.start..place.start + value.len();
    // `alt = nej`: with marks around it, it would still be no answer to what is asked.
    let is_answer = yes_meant(&value.to_lowercase()).is_some();
    let values = values_of(key);
    let takes_answer = values.is_empty() || values.iter().any(|value| matches!(value, Value::Boolean));
    if is_answer && !takes_answer {
        let goals = if key == "covers" { around.goals() } else { Vec::new() };
        let line = (!goals.is_empty()).then(|| format!("{key} = {}", slip::list(&goals)));
        return SyntaxError::new(SyntaxFault::Answer { key: key.to_owned(), line }, place);
    }
    // Whatever it looks like, it is text.
    if takes_text(key) && !value.contains(['"', '\\']) && !value.ends_with(is_mark) {
        let written = format!("\"{value}\"");
        let line = Some(format!("{key} = {written}"));
        return SyntaxError::new(SyntaxFault::TextUnquoted { line }, place.clone()).mended(place, written);
    }
    if let Some(error) = slip::bare_name(key, value, place.start) {
        return error;
    }
    let said = value.to_lowercase();
    let yes_no = match said.as_str() {
        "ja" | "yes" | "sand" | "sandt" | "true" => Some("true"),
        "nej" | "no" | "falsk" | "false" => Some("false"),
        _ => None,
    };
    if let Some(instead) = yes_no {
        // A picture that is no decoration says so by what it shows.
        if key == "decorative" && instead == "false" {
            let is_described = around.is_described();
            let error = SyntaxError::new(SyntaxFault::NoDecoration { is_described }, place);
            return if is_described { error.mended(around.line(), "") } else { error };
        }
        let fault = SyntaxFault::YesNo { said: value.to_owned(), instead };
        return SyntaxError::new(fault, place.clone()).mended(place, instead);
    }
    let takes_dates = || {
        let values = values_of(key);
        !values.is_empty() && values.iter().all(|value| matches!(value, Value::Date))
    };
    let is_no_day = || day_written(value).is_some() && date_written(value).is_none();
    if is_plain_date(value) || takes_dates() && is_no_day() {
        return SyntaxError::new(SyntaxFault::NoSuchDay, place);
    }
    if let Some(instead) = date_written(value) {
        return SyntaxError::new(SyntaxFault::Date { instead: instead.clone() }, place.clone())
            .mended(place, instead);
    }
    if let Some(instead) = years_written(value) {
        let fault = SyntaxFault::Years { lack: YearsLack::Names, instead: instead.clone() };
        return SyntaxError::new(fault, place.clone()).mended(place, instead);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if value.split_once(',').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals)) {
        let instead = value.replace(',', ".");
        return SyntaxError::new(SyntaxFault::DecimalComma { instead: instead.clone() }, place.clone())
            .mended(place, instead);
    }
    if let Some(number) = value.strip_suffix(',').filter(|number| digits(number) || is_plain_date(number)) {
        let comma = place.start + number.len()..place.end;
        return SyntaxError::new(SyntaxFault::SignTooMany { sign: ',' }, comma.clone()).mended(comma, "");
    }
    if let Some(error) = after::scalar(key, value, place.start) {
        return error;
    }
    // "januar 2026", "kommer senere": what is missing of the day is told.
    if takes_dates() && value.contains(char::is_alphanumeric) {
        return SyntaxError::new(SyntaxFault::NoSuchDay, place);
    }
    if let Some(error) = slip::bare_list(key, value, place.start) {
        return error;
    }
    // `(from = 2026, to = 2029)`.
    if let Some(inner) = value.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::trim) {
        let (open, close) = if inner.contains('=') { ("{ ", " }") } else { ("[", "]") };
        let instead = format!("{open}{inner}{close}");
        let fault = SyntaxFault::OtherBrackets { typed: '(', instead: instead.clone() };
        return SyntaxError::new(fault, place.clone()).mended(place, instead);
    }
    // `Alle skal med"`: only the first mark is missing.
    let words = value.trim_end_matches(is_mark);
    if value.starts_with(char::is_alphabetic) && !words.contains(['"', '\\']) {
        let written = format!("\"{words}\"");
        let line = (!key.is_empty()).then(|| format!("{key} = {written}"));
        return SyntaxError::new(SyntaxFault::TextUnquoted { line }, place.clone()).mended(place, written);
    }
    match value.contains(char::is_alphabetic) {
        true => SyntaxError::new(SyntaxFault::TextUnquoted { line: None }, place),
        false => SyntaxError::new(SyntaxFault::Other, place),
    }
}

/// Whether this looks like a date such as `2025-02-30`: four, two and two digits.
fn is_plain_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
