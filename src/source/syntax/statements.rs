//! Takes a file that isn't TOML apart into statements, as a person sees them: headers, and keys with their values.

use std::ops::Range;

use super::echo::{is_sound, to_show};
use super::fault::{Opening, Outside, Slip, SyntaxError, SyntaxFault};
use super::lines::{begins_something_new, end_of_line, is_key, line_at};
use super::long_text::long_text;
use super::quotes::{is_curly, is_mark, is_unseen};
use super::slip;
use crate::source::keys::{meant_anywhere, takes_text};

/// A header, a key with its value, or a line that is neither.
#[derive(Debug)]
pub struct Statement {
    /// Its bytes, whole lines.
    pub range: Range<usize>,
    /// What a header says between its brackets.
    pub header: Option<String>,
    /// A fault by which it would take what follows for a part of itself.
    pub swallows: Option<SyntaxError>,
}

/// The statements of a text, in its order. Comments and empty lines are in none.
pub fn statements(text: &str, tables: &[&str]) -> Vec<Statement> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        let next = end_of_line(text, at);
        let trimmed = line.trim_start_matches(|c| c == ' ' || c == '\t' || is_unseen(c));
        if trimmed.trim().is_empty() || trimmed.starts_with('#') {
            at = next;
            continue;
        }
        let statement = if trimmed.starts_with('[') { header(text, at, tables) } else { pair(text, at) };
        at = statement.range.end.max(next);
        all.push(statement);
    }
    all
}

/// Puts spaces in the place of all that isn't a line break.
pub fn blank(text: &mut String, range: &Range<usize>) {
    let spaces: String =
        text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range.clone(), &spaces);
}

fn header(text: &str, start: usize, tables: &[&str]) -> Statement {
    let line = line_at(text, start);
    let written = line.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let begin = start + line.len() - written.len();
    let written = written.trim_end();
    let inner = written.trim_start_matches('[').split([']', '#']).next().unwrap_or_default().trim();
    let closed = written.find(']').map_or(written, |first| {
        let end = first + 1 + usize::from(written[first + 1..].starts_with(']'));
        &written[..end]
    });
    let place = begin..begin + closed.len();
    let (opening, closing) = (closed.matches('[').count(), closed.matches(']').count());
    let wanted = if tables.contains(&inner) { 2 } else { opening.clamp(1, 2) };
    let right = format!("{}{inner}{}", "[".repeat(wanted), "]".repeat(wanted));
    let rest = written.strip_prefix(closed).unwrap_or_default().trim();
    let more = rest.split('#').next().unwrap_or_default().trim_end();
    let rest_at = begin + written.len() - rest.len();
    let too_many = || {
        let extra = begin + right.len()..rest_at + more.len();
        SyntaxError::new(SyntaxFault::SignTooMany { sign: ']' }, extra.clone()).mended(extra, "")
    };
    let swallows = if inner.is_empty() {
        None
    } else if right == closed && !more.is_empty() && more.bytes().all(|byte| byte == b']') {
        Some(too_many())
    } else if closed.strip_prefix(right.as_str()) == Some("]") && more.is_empty() {
        let extra = place.end - 1..place.end;
        Some(SyntaxError::new(SyntaxFault::SignTooMany { sign: ']' }, extra.clone()).mended(extra, ""))
    } else if right == closed {
        let is_more = !rest.is_empty() && !rest.starts_with(['#', ']', '[']) && is_key(inner);
        is_more.then(|| {
            let start = rest_at;
            if is_sound(rest) {
                let fault = SyntaxFault::TwoOnLine { first: right.clone(), second: rest.to_owned() };
                let between = begin + right.len()..start;
                return SyntaxError::new(fault, start..start + rest.len()).mended(between, "\n");
            }
            let noted = format!("{right} # {rest}");
            let fault = SyntaxFault::AfterValue { value: right.clone(), within: None, alone: right, noted };
            SyntaxError::new(fault, start..start + rest.len())
        })
    } else if closing < opening || closing == 0 {
        let fault = SyntaxFault::GroupOpen { header: right.clone() };
        Some(SyntaxError::new(fault, place.clone()).mended(place, right))
    } else if opening == 1 && wanted == 2 {
        let fault = SyntaxFault::OneBracket { header: right.clone() };
        Some(SyntaxError::new(fault, place.clone()).mended(place, right))
    } else {
        None
    };
    Statement { range: start..end_of_line(text, start), header: Some(inner.to_owned()), swallows }
}

fn pair(text: &str, start: usize) -> Statement {
    let line_end = end_of_line(text, start);
    let line = line_at(text, start);
    let mut statement = Statement { range: start..line_end, header: None, swallows: None };
    let Some(equals) = parting(line) else {
        // `text:`, or `text` alone, above a text that is closed.
        let key = line.trim().trim_end_matches(':').trim_end();
        if let Some((error, end)) =
            unopened(text, start, key, "", line_end).filter(|one| one.0.mend.is_some())
        {
            (statement.range.end, statement.swallows) = (end, Some(error));
        }
        return statement;
    };
    let value = line[equals + 1..].trim_start();
    let value_at = start + line.len() - value.len();
    let typed = value.trim_end();
    // `"" "`.
    let marks: String = typed.split_whitespace().collect();
    if let Some(mark) = ["\"\"\"", "'''"].into_iter().find(|mark| value.starts_with(mark)) {
        let key = line[..equals].trim();
        (statement.range.end, statement.swallows) = long_text(text, key, value_at, mark);
    } else if typed.is_empty()
        && let Some((error, end)) = slip::list_below(text, line[..equals].trim(), value_at, line_end)
    {
        (statement.range.end, statement.swallows) = (end, Some(error));
    } else if typed.is_empty() && line_at(text, line_end).trim() == "\"\"\"" && is_key(line[..equals].trim())
    {
        let key = line[..equals].trim();
        let marks = line_end + line_at(text, line_end).find('"').unwrap_or_default();
        let (end, error) = long_text(text, key, marks, "\"\"\"");
        let is_closed = error.is_none();
        let space = if line.ends_with('=') { " " } else { "" };
        let below = slip::slipped(Slip::MarksBelow, format!("{key} = \"\"\""), value_at..marks, space);
        (statement.range.end, statement.swallows) = (end, if is_closed { Some(below) } else { error });
    } else if let Some((error, end)) = unopened(text, start, line[..equals].trim(), typed, line_end) {
        (statement.range.end, statement.swallows) = (end, Some(error));
    } else if !marks.is_empty() && marks.chars().all(is_mark) && is_long(text, &marks, line_end) {
        let end = text_end(text, line_end);
        statement.range.end = end.end;
        // With other marks below, both ends have to be typed anew.
        let is_closed = text[end.start..end.end].trim() == "\"\"\"";
        let line = format!("{} = \"\"\"", line[..equals].trim());
        let fault = SyntaxFault::LongQuotes { typed: Opening::Marks(typed.to_owned()), line, is_closed };
        let place = value_at..value_at + typed.len();
        let error = SyntaxError::new(fault, place.clone());
        statement.swallows = Some(if is_closed { error.mended(place, "\"\"\"") } else { error });
    } else if let Some(broken) = broken_text(text, value_at, line_end) {
        statement.range.end = end_of_line(text, broken.end);
        let joined = text[value_at..broken.end].split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        let line = format!("{} = {joined}", line[..equals].trim());
        let fault = SyntaxFault::TextBroken { line };
        statement.swallows =
            Some(SyntaxError::new(fault, value_at..value_at + typed.len()).mended(broken, joined));
    } else if let Some(path) = backslash_path(line[..equals].trim(), typed) {
        let end = typed[1..].find('"').map_or(typed.len(), |at| at + 2);
        let place = value_at..value_at + end;
        let write = format!("\"{path}\"");
        let outside = outside(&typed[1..], &path);
        let is_outside = outside.is_some();
        let key = line[..equals].trim().to_owned();
        let error = SyntaxError::new(SyntaxFault::PathBackslash { key, path, outside }, place.clone());
        statement.swallows = Some(if is_outside { error } else { error.mended(place, write) });
    } else if value.starts_with(['[', '{']) {
        brackets(text, value_at, &mut statement);
    }
    statement
}

/// A text of several lines whose opening marks are missing, or are but one; with it, where it ends. Its closing marks say that it is one, and
/// so do words right below a key with nothing behind it.
fn unopened(text: &str, start: usize, key: &str, typed: &str, below: usize) -> Option<(SyntaxError, usize)> {
    const MARKS: &str = "\"\"\"";
    let is_bare = typed.is_empty() || typed == "\"" || typed.starts_with(char::is_alphabetic);
    if !is_bare || !is_key(key) && meant_anywhere(key).is_none() {
        return None;
    }
    if !takes_text(meant_anywhere(key).unwrap_or(key)) {
        return None;
    }
    let mut at = below;
    let mut words = usize::from(typed.starts_with(char::is_alphabetic));
    let is_closed = loop {
        let line = line_at(text, at).trim();
        if line == MARKS {
            break true;
        }
        if at >= text.len() || begins_something_new(line) {
            break false;
        }
        words += usize::from(!line.is_empty());
        at = end_of_line(text, at);
    };
    let first = line_at(text, below).trim();
    let goes_on = typed.is_empty() && !first.is_empty() && !first.starts_with(['#', '[']);
    if words == 0 || !is_closed && !goes_on {
        return None;
    }
    let line = line_at(text, start).trim_end();
    let place = start + line.len() - line.trim_start().len()..start + line.len();
    let has_equals = line.ends_with('=') || !typed.is_empty();
    let replaced = if has_equals { typed.len() } else { line.trim_start().len() - key.len() };
    let write = match typed {
        "" if !has_equals => format!(" = {MARKS}"),
        "" if line.ends_with('=') => format!(" {MARKS}"),
        "\"" | "" => MARKS.to_owned(),
        words => format!("{MARKS}{words}"),
    };
    let shown = format!("{key} = {MARKS}");
    let shown = match typed.starts_with(char::is_alphabetic) {
        true => to_show(&format!("{shown}{typed}")).unwrap_or(shown),
        false => shown,
    };
    let typed = match typed {
        "\"" => Opening::Marks(typed.to_owned()),
        "" if !line.ends_with('=') => {
            Opening::KeyAlone { key: key.to_owned(), has_colon: line.ends_with(':') }
        }
        _ => Opening::Nothing,
    };
    let fault = SyntaxFault::LongQuotes { typed, line: shown, is_closed };
    let error = SyntaxError::new(fault, place.clone());
    let end = if is_closed { end_of_line(text, at) } else { at };
    Some((if is_closed { error.mended(place.end - replaced..place.end, write) } else { error }, end))
}

/// Where the value of a line begins: behind its equals sign, or behind a colon in its stead if what follows may go on below.
fn parting(line: &str) -> Option<usize> {
    let equals = line.find('=');
    let opens = |at: &usize| {
        let value = line[at + 1..].trim_start();
        let is_mark_alone = || value.chars().count() > 1 && value.trim_end().chars().all(is_mark);
        is_key(line[..*at].trim())
            && (["[", "{", "\"\"\"", "'''"].iter().any(|sign| value.starts_with(sign)) || is_mark_alone())
    };
    let colon = line.find(':').filter(|at| equals.is_none_or(|equals| *at < equals)).filter(opens);
    colon.or(equals)
}

/// The path behind a key, with slashes where backslashes were typed. Escaped letters (`\u00e5`) are no backslashes.
fn backslash_path(key: &str, value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?;
    let inner = &inner[..inner.find('"')?];
    let after = value[inner.len() + 2..].trim();
    let is_escape = |at: usize| {
        let digits = inner.get(at + 2..at + 6);
        matches!(inner[at + 1..].chars().next(), Some('u' | 'U'))
            && digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let is_path = matches!(key, "src" | "logo" | "profile") && (after.is_empty() || after.starts_with('#'));
    let is_meant = is_path && inner.contains('\\') && !inner.match_indices('\\').any(|(at, _)| is_escape(at));
    is_meant.then(|| inner.replace("\\\\", "\\").replace('\\', "/"))
}

/// Where a path leads that leaves its folder.
fn outside(typed: &str, path: &str) -> Option<Outside> {
    // `\\server`, with its backslashes as they are or each of them doubled.
    let is_doubled = |rest: &str| !rest.replace("\\\\", "").contains('\\');
    let begins = typed.len() - typed.trim_start_matches('\\').len();
    if begins >= 4 || begins >= 2 && !is_doubled(&typed[2..]) {
        return Some(Outside::Network);
    }
    let drive = path.split_once(':').map(|(drive, _)| drive);
    match drive {
        Some(drive) if drive.len() == 1 => Some(Outside::Drive(drive.to_uppercase())),
        Some(_) => Some(Outside::Folder),
        None => {
            (path.starts_with('/') || path.split('/').any(|part| part == "..")).then_some(Outside::Folder)
        }
    }
}

/// Whether what looks like an opening mark is one: what follows is neither a key nor a header.
fn is_long(text: &str, typed: &str, below: usize) -> bool {
    let next = text[below..].lines().find(|line| !line.trim().is_empty());
    let goes_on = next.is_some_and(|line| !begins_something_new(line) && !line.trim_start().starts_with('#'));
    goes_on && (typed.chars().any(is_curly) || typed.starts_with("\"\"") || typed == "''")
}

/// A text between two marks that was broken into lines, as Word and mails break them: its first line opens it, and a
/// line below closes it before anything else begins.
fn broken_text(text: &str, value_at: usize, line_end: usize) -> Option<Range<usize>> {
    /// The most lines of such a text. A longer one has lost its mark.
    const MOST_LINES: usize = 4;
    let first = line_at(text, value_at);
    let mark = first.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    if first.matches(mark).count() != 1 || first.contains('\\') {
        return None;
    }
    let mut at = line_end;
    for _ in 1..MOST_LINES {
        let line = line_at(text, at);
        let words = line.trim();
        if words.is_empty()
            || words.starts_with(['#', '['])
            || begins_something_new(line)
            || words.contains('\\')
        {
            return None;
        }
        if let Some(rest) = words.strip_suffix(mark) {
            let is_end = !rest.is_empty() && !rest.contains(mark);
            return is_end.then(|| value_at..at + line.trim_end().len());
        }
        if words.contains(mark) {
            return None;
        }
        at = end_of_line(text, at);
        if at >= text.len() {
            return None;
        }
    }
    None
}

/// The line that ends a long text in wrong marks: marks alone, or nothing before the next statement.
fn text_end(text: &str, from: usize) -> Range<usize> {
    let mut at = from;
    while at < text.len() {
        let line = line_at(text, at);
        if !line.trim().is_empty() && line.trim().chars().all(is_mark) {
            return at..end_of_line(text, at);
        }
        if begins_something_new(line) {
            break;
        }
        at = end_of_line(text, at);
    }
    at..at
}

/// Follows a list or an inline table over its lines, to its end or to where something new begins.
fn brackets(text: &str, open: usize, statement: &mut Statement) {
    let mut depth = 0_usize;
    let mut at = open;
    let mut last = ' ';
    while let Some(character) = text[at..].chars().next() {
        let step = character.len_utf8();
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            '"' | '\'' => {
                let line = line_at(text, at);
                at += line[1..].find(character).map_or(line.len() - 1, |close| close + 1);
            }
            '#' => {
                at += line_at(text, at).len();
                continue;
            }
            '\n' => {
                let line = line_at(text, at + 1);
                let is_inside = text[open..].starts_with('{') && matches!(last, '{' | ',');
                if begins_something_new(line) && (!is_inside || line.trim_start().starts_with('[')) {
                    break;
                }
            }
            _ => {}
        }
        if !character.is_whitespace() {
            last = character;
        }
        at += step;
        if depth == 0 {
            statement.range.end = end_of_line(text, at.min(text.len()));
            return;
        }
    }
    statement.range.end = (at + 1).min(text.len());
    let line = line_at(text, open).trim_end();
    let slip = slip::closing(line, open).or_else(|| slip::mark_in_list(line, open));
    if slip.is_some() {
        statement.swallows = slip;
        return;
    }
    let (fault, close) = match text[open..].starts_with('{') {
        true => (SyntaxFault::InlineTableOpen { line: None }, "}"),
        false => (SyntaxFault::ListOpen { line: None }, "]"),
    };
    let error = SyntaxError::new(fault, open..open + line_at(text, open).trim_end().len());
    // On one line it ends where the line does, if that says nothing else.
    let line = line_at(text, open).trim_end();
    let is_plain = depth == 1 && !line.contains('#') && line.len() > 1;
    let below = text[open + line.len()..statement.range.end].lines();
    let is_one_line = below.map(str::trim).all(|line| line.is_empty() || line.starts_with('#'));
    let end = open + line.trim_end_matches(',').len();
    statement.swallows = Some(match is_plain && is_one_line {
        true if close == "}" => error.mended(end..open + line.len(), " }"),
        true => error.mended(end..open + line.len(), "]"),
        false => error,
    });
}
