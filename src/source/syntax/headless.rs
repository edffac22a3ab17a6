//! Finds the groups whose header is missing.
//!
//! Without its header, a group's keys fall to the group above: TOML takes some of them for keys that are there already, and the reader takes
//! the rest for misspelt. Neither says what is wrong, so the header is put back before the file is read.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::fault::{SyntaxError, SyntaxFault};
use super::lines::{is_key, line_at};
use super::statements::{Statement, statements};
use crate::source::keys::{Key, Keys, Needed, is_name, meant, meant_anywhere};
use crate::source::nearest::nearest;

/// The most headers that are put back in a file.
const MOST_HEADERS: usize = 20;
/// The most keys that are tried as the first of a group: each costs a look at all headers.
const MOST_TRIES: usize = 50;

/// Headers put back into a text, so that places in what was made of it can be told as places in the text.
#[derive(Debug, Default, Clone)]
pub struct PutBack {
    /// For each header, where its line begins in what was made, and the line's length.
    lines: Vec<Range<usize>>,
}

impl PutBack {
    /// The bytes of the text that are these in what was made of it.
    #[must_use]
    pub fn place(&self, made: Range<usize>) -> Range<usize> {
        self.at(made.start)..self.at(made.end)
    }

    /// Whether one of the headers begins at this byte of the text, or at the next.
    #[must_use]
    pub fn begins_below(&self, place: usize) -> bool {
        self.lines.iter().map(|line| self.at(line.start)).any(|start| start == place || start == place + 1)
    }

    /// How many of the headers stand above a line of what was made, counted from 1.
    #[must_use]
    pub fn lines_above(&self, made: &str, line: usize) -> usize {
        let start = made.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        self.lines.iter().filter(|header| header.start < start).count()
    }

    fn at(&self, made: usize) -> usize {
        let before = self.lines.iter().take_while(|line| line.start < made);
        made - before.map(|line| line.end.min(made) - line.start).sum::<usize>()
    }
}

/// Keys that may begin a group, by where they stand, with its header.
pub type Perhaps = Vec<(usize, &'static str)>;

/// The text with the headers that it lacks; where they stand, a fault for each, at its place in `text`, and the keys above which one may
/// be missing.
pub fn with_headers(text: &str, keys: &'static Keys) -> (String, PutBack, Vec<SyntaxError>, Perhaps) {
    let Found { missing: mut found, perhaps, .. } = look(text, keys);
    if !found.is_empty()
        && let Ok(table) = DeTable::parse(text)
    {
        // Of what can be read, the parser knows best where keys stand.
        let mut starts = BTreeSet::new();
        key_starts(table.get_ref(), &mut starts);
        found.retain(|one| one.is_written || starts.contains(&one.place.start));
    }
    found.sort_by_key(|one| one.line);
    found.truncate(MOST_HEADERS);
    let (mut made, mut put, mut faults) = (String::new(), PutBack::default(), Vec::new());
    let mut at = 0;
    for Missing { header, key, place, line, is_written } in found {
        made.push_str(&text[at..line]);
        let indent = text[line..place.start].trim_matches(|c| !matches!(c, ' ' | '\t'));
        let written = format!("{indent}{header}\n");
        put.lines.push(made.len()..made.len() + written.len());
        made.push_str(&written);
        at = line;
        if is_written {
            made.push_str(&" ".repeat(place.end - line));
            at = place.end;
            let fault = SyntaxFault::HeaderWritten { typed: key, header };
            faults.push(SyntaxError::new(fault, place.clone()).mended(place, header));
            continue;
        }
        let fault = SyntaxFault::HeaderMissing { header, key };
        faults.push(SyntaxError::new(fault, place).mended(line..line, written));
    }
    made.push_str(&text[at..]);
    (made, put, faults, perhaps.into_iter().map(|one| (one.place.start, one.header)).collect())
}

/// What is found of headers that are missing.
#[derive(Default)]
struct Found {
    missing: Vec<Missing>,
    /// Those that may be missing.
    perhaps: Vec<Missing>,
    tries: usize,
}

/// A header that is missing.
struct Missing {
    header: &'static str,
    /// The key that it belongs above.
    key: String,
    /// That key.
    place: Range<usize>,
    /// Where its line begins.
    line: usize,
    /// Whether it is there, and only written otherwise.
    is_written: bool,
}

/// A key, and the statement that it is in.
struct Pair<'a> {
    key: &'a str,
    place: Range<usize>,
    statement: &'a Statement,
}

/// A group that a header begins.
#[derive(Clone, Copy)]
struct Group {
    header: &'static str,
    keys: &'static Keys,
}

impl Group {
    /// Its path in the file.
    fn name(self) -> &'static str {
        self.header.trim_matches(['[', ']'])
    }

    /// Whether there can be several of it.
    fn is_repeated(self) -> bool {
        self.header.starts_with("[[")
    }

    /// The rows that it can have, if its type is this one.
    fn rows(self, kind: Option<&str>) -> impl Iterator<Item = &'static Key> {
        let kinds = self.keys.kinds.iter().filter(move |one| kind.is_none_or(|kind| one.name == kind));
        self.keys.rows.iter().chain(kinds.flat_map(|kind| kind.rows))
    }
}

/// The groups of a file.
fn groups(keys: &'static Keys) -> Vec<Group> {
    let headers = keys.headers();
    let of = |header: &'static str| {
        let name = header.trim_matches(['[', ']']);
        let keys = keys.all().into_iter().find(|table| table.name == name)?;
        Some(Group { header, keys })
    };
    headers.into_iter().filter_map(of).collect()
}

fn look(text: &str, keys: &'static Keys) -> Found {
    let mut all = statements(text, &[]);
    let groups = groups(keys);
    let mut found = Found::default();
    for statement in &mut all {
        let Some((group, place)) = written_otherwise(text, statement, &groups) else { continue };
        let (key, line) = (text[place.clone()].to_owned(), statement.range.start);
        found.missing.push(Missing { header: group.header, key, place, line, is_written: true });
        statement.header = Some(group.name().to_owned());
    }
    // The headers so far, those that are put back among them.
    let mut above: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let header = all[at].header.as_deref();
        let first = at + usize::from(header.is_some());
        let end =
            all[first..].iter().position(|one| one.header.is_some()).map_or(all.len(), |next| first + next);
        above.extend(header);
        let pairs: Vec<Pair<'_>> = all[first..end].iter().filter_map(|one| pair(text, one)).collect();
        let header = match guessed(text, &all, at, end, &groups, &above) {
            Some((group, place)) => {
                let (key, line) = (text[place.clone()].to_owned(), all[at].range.start);
                found.missing.push(Missing { header: group.header, key, place, line, is_written: true });
                above.pop();
                above.push(group.name());
                Some(group.name())
            }
            None => header,
        };
        let current = match header {
            None => Some(Group { header: "", keys }),
            Some(name) => groups.iter().copied().find(|group| group.name() == name),
        };
        if let Some(current) = current {
            split(text, current, &pairs, &groups, (&mut above, &all[end..]), &mut found);
        }
        at = end.max(at + 1);
    }
    found
}

/// The group whose header a line is meant as, and the header as it stands there: without brackets or in others, with other signs between
/// its parts, or in the plural. One that is a Danish word, or has capitals, is told when the file is read.
fn written_otherwise(text: &str, statement: &Statement, groups: &[Group]) -> Option<(Group, Range<usize>)> {
    const LONGEST: usize = 40;
    const BRACKETS: [char; 9] = ['(', ')', '[', ']', '{', '}', '*', '<', '>'];
    let line = line_at(text, statement.range.start);
    let typed = line.split('#').next().unwrap_or_default().trim();
    if typed.is_empty() || typed.len() > LONGEST || typed.contains('=') {
        return None;
    }
    let inner = match &statement.header {
        Some(inner) => inner.trim(),
        None => typed.trim_end_matches(':').trim_matches(BRACKETS).trim(),
    };
    if groups.iter().any(|group| group.name() == inner) && statement.header.is_some() {
        return None;
    }
    // `[ [section] ]`.
    let name = inner.trim_matches(BRACKETS).trim().replace([' ', ',', '/', '-', '_', ':'], ".");
    let is = |group: &&Group| {
        let single =
            || name.split('.').map(|part| part.strip_suffix('s').unwrap_or(part)).eq(group.name().split('.'));
        let turned = || name.contains('.') && name.split('.').rev().eq(group.name().split('.'));
        // A Danish word that TOML takes for no name can't be told when the file is read.
        let translated = || {
            let pairs = name.split('.').zip(group.name().split('.'));
            !name.is_ascii()
                && name.split('.').count() == group.name().split('.').count()
                && pairs
                    .into_iter()
                    .all(|(part, right)| part == right || meant(part, [right].into_iter()).is_some())
        };
        group.name() == name || single() || turned() || translated()
    };
    let group = *groups.iter().find(is)?;
    let start = statement.range.start + line.len() - line.trim_start().len();
    Some((group, start..start + typed.len()))
}

/// The group that a header is meant as whose name says nothing, by the keys below it, and that header's place: `[[område]]` above `id` and
/// `title`.
fn guessed(
    text: &str,
    all: &[Statement],
    at: usize,
    end: usize,
    groups: &[Group],
    above: &[&str],
) -> Option<(Group, Range<usize>)> {
    let name = all[at].header.as_deref()?;
    let last = name.rsplit('.').next()?.trim();
    let mut known = groups.iter().flat_map(|group| group.name().split('.'));
    let kinds = groups.iter().flat_map(|group| group.keys.kinds).map(|kind| kind.name);
    let says_something = groups.iter().any(|group| group.name() == name)
        || meant_anywhere(last).is_some()
        || known.any(|part| part.eq_ignore_ascii_case(last) || nearest(last, [part]).is_some())
        || meant(last, kinds.clone()).is_some()
        || is_name(last);
    if says_something {
        return None;
    }
    let pairs: Vec<Pair<'_>> = all[at + 1..end].iter().filter_map(|one| pair(text, one)).collect();
    let below: Vec<&str> = all[end..].iter().filter_map(|one| one.header.as_deref()).collect();
    let above = &above[..above.len().saturating_sub(1)];
    let (group, sure) = begun(text, &pairs, groups, above, &below)?;
    let line = line_at(text, all[at].range.start);
    let typed = line.split('#').next().unwrap_or_default().trim();
    let start = all[at].range.start + line.len() - line.trim_start().len();
    (sure == Sure::Yes && own_keys(text, group, &pairs) == pairs.len())
        .then(|| (group, start..start + typed.len()))
}

/// Finds where the keys of a group end and those of another begin.
fn split<'a>(
    text: &str,
    mut current: Group,
    mut pairs: &[Pair<'_>],
    groups: &[Group],
    (above, rest): (&mut Vec<&'a str>, &'a [Statement]),
    found: &mut Found,
) {
    loop {
        let own = own_keys(text, current, pairs);
        if own == pairs.len() || found.tries == MOST_TRIES {
            return;
        }
        found.tries += 1;
        let below: Vec<&str> = rest.iter().filter_map(|one| one.header.as_deref()).collect();
        // An empty line parts groups: what stands right above a key belongs with it.
        let is_apart = |index: &usize| {
            let [before, after] = [*index - 1, *index].map(|index| &pairs[index].statement.range);
            text[before.end..after.start].lines().any(|line| line.trim().is_empty())
        };
        let apart = (1..=own).rev().find(is_apart).unwrap_or(own);
        let next = [apart, own].into_iter().find_map(|begin| {
            let is_whole = current.header.is_empty() || has_needed(text, current, &pairs[..begin]);
            let rest = &pairs[begin..];
            let group = is_whole.then(|| begun(text, rest, groups, above, &below)).flatten()?;
            (begin + own_keys(text, group.0, rest) > own).then_some((begin, group))
        });
        let missing = |index: usize, header| {
            let Pair { key, place, statement } = &pairs[index];
            let line = statement.range.start;
            Missing { header, key: (*key).to_owned(), place: place.clone(), line, is_written: false }
        };
        match next {
            Some((begin, (group, Sure::Yes))) => {
                found.missing.push(missing(begin, group.header));
                above.push(group.name());
                current = group;
                pairs = &pairs[begin..];
            }
            other => {
                found.perhaps.extend(other.map(|(begin, (group, _))| missing(begin, group.header)));
                // What is wrong with this one is told when the file is read.
                pairs = &pairs[own + 1..];
            }
        }
    }
}

/// Whether no other group can be meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    No,
}

/// The group that these keys begin, if it can stand here.
fn begun(
    text: &str,
    pairs: &[Pair<'_>],
    groups: &[Group],
    above: &[&str],
    below: &[&str],
) -> Option<(Group, Sure)> {
    let fits = |group: &&Group| {
        let own = &pairs[..own_keys(text, **group, pairs)];
        // Where more keys follow, another group begins before the next header.
        let below = if own.len() == pairs.len() { below } else { &[] };
        can_stand(**group, above, below) && has_needed(text, **group, own)
    };
    let length = |group: &Group| own_keys(text, *group, pairs);
    let longest = groups.iter().filter(fits).map(length).max()?;
    let mut all = groups.iter().filter(fits).filter(|group| length(group) == longest);
    let group = *all.next()?;
    if all.next().is_some() {
        return None;
    }
    // One text alone may be anything. A group that has to begin with its id or its type is known by that.
    let is_elsewhere = |key: &str| {
        let others = groups.iter().filter(|other| other.header != group.header);
        others.flat_map(|other| other.rows(None)).any(|row| row.name == key)
    };
    let has_own = pairs[..longest].iter().any(|pair| is_name(pair.key) && !is_elsewhere(pair.key));
    let sure = if group.is_repeated() || has_own { Sure::Yes } else { Sure::No };
    Some((group, sure))
}

/// Whether a header of the group can stand between these.
fn can_stand(group: Group, above: &[&str], below: &[&str]) -> bool {
    let name = group.name();
    let outer = name.rsplit_once('.').map(|(outer, _)| outer);
    let is_top = |header: &&&str| !header.contains('.');
    let begins = outer.and_then(|outer| {
        let last = above.iter().rposition(|header| !header.contains('.'))?;
        (above[last] == outer).then_some(last)
    });
    if outer.is_some() && begins.is_none() {
        return false;
    }
    let around = above[begins.unwrap_or(0)..].iter();
    let ends = below.iter().position(|header| outer.is_some() && is_top(&header)).unwrap_or(below.len());
    group.is_repeated() || !around.chain(&below[..ends]).any(|header| *header == name)
}

/// How many of these keys, from the first, the group can have.
fn own_keys(text: &str, group: Group, pairs: &[Pair<'_>]) -> usize {
    let mut seen = BTreeSet::new();
    let mut kind = None;
    pairs
        .iter()
        .take_while(|pair| {
            // A misspelt key is told by itself.
            if !is_name(pair.key) {
                return true;
            }
            if pair.key == TYPE && kind.is_none() {
                kind = kind_of(text, group, pair);
            }
            let is_row = || group.rows(kind).any(|row| row.name == pair.key);
            is_row() && seen.insert(pair.key)
        })
        .count()
}

/// Whether all keys are there that the group has to have.
fn has_needed(text: &str, group: Group, pairs: &[Pair<'_>]) -> bool {
    let has = |name: &str| pairs.iter().any(|pair| pair.key == name);
    let kind = pairs.iter().find(|pair| pair.key == TYPE).and_then(|pair| kind_of(text, group, pair));
    let of_kind = group.keys.kinds.iter().filter(|one| kind == Some(one.name)).flat_map(|one| one.rows);
    let needed = |row: &&Key| row.needed == Needed::Always;
    group.keys.rows.iter().chain(of_kind).filter(needed).all(|row| has(row.name))
}

/// The key that says what kind of group it is.
const TYPE: &str = "type";

/// The kind that a group's type says.
fn kind_of(text: &str, group: Group, pair: &Pair<'_>) -> Option<&'static str> {
    let said = line_at(text, pair.place.end).split(['"', '\'']).nth(1)?;
    meant(said, group.keys.kinds.iter().map(|kind| kind.name))
}

/// The key of a statement that has one.
fn pair<'a>(text: &'a str, statement: &'a Statement) -> Option<Pair<'a>> {
    let line = line_at(text, statement.range.start);
    let key = line.split(['=', ':']).next().filter(|key| key.len() < line.len())?.trim();
    let start = statement.range.start + line.len() - line.trim_start().len();
    is_key(key).then(|| Pair { key, place: start..start + key.len(), statement })
}

/// Where the keys of a table and of those in it begin.
fn key_starts(table: &DeTable<'_>, starts: &mut BTreeSet<usize>) {
    for (key, value) in table {
        starts.insert(key.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => key_starts(inner, starts),
            DeValue::Array(items) => {
                let inner = items.iter().filter_map(|item| item.get_ref().as_table());
                inner.for_each(|inner| key_starts(inner, starts));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{POLICY_FILE, PUBLISHER_FILE};

    const WHOLE: &str = "schema = 1\n\n[policy]\ntitle = \"x\"\npublisher = \"x\"\n\n[[term]]\nword = \"x\"\n\n\
        [[section]]\nid = \"a\"\ntitle = \"x\"\ntext = \"\"\"\nid = 1\n\"\"\"\n\n  [[section.block]]\n  type = \"figure\"\n  \
        src = \"x\"\n\n  [[section.block]]\n  text = \"x\"\n  type = \"goal\"\n  id = \"b\"\n\n  [section.easy]\n  \
        covers = [\"b\"]\n  text = \"x\"\n\n[[section]]\nid = \"c\"\nrole = \"contact\"\ntitle = \"x\"\n\n  \
        [[section.block]]\n  type = \"contact\"\n";

    #[test]
    fn each_header_that_is_missing_is_put_back_where_it_was() {
        assert!(with_headers(WHOLE, &POLICY_FILE).2.is_empty());
        let lines: Vec<&str> = WHOLE.split_inclusive('\n').collect();
        let headers = lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with('['));
        let mut count = 0;
        for (index, header) in headers {
            let text: String = [&lines[..index], &lines[index + 1..]].concat().concat();
            let (made, put, faults, _) = with_headers(&text, &POLICY_FILE);
            assert_eq!(made, WHOLE, "{header}");
            assert_eq!(faults.len(), 1, "{header}");
            let at: usize = lines[..index].iter().map(|line| line.len()).sum();
            assert_eq!(put.place(at + header.len()..made.len()), at..text.len());
            assert_eq!(put.place(at + 3..at + 5), at..at, "{header}");
            count += 1;
        }
        assert_eq!(count, 8);
    }

    #[test]
    fn several_headers_are_put_back_one_below_the_other() {
        let text = WHOLE.replace("  [[section.block]]\n", "").replace("  [section.easy]\n", "");
        let (made, _, faults, _) = with_headers(&text, &POLICY_FILE);
        assert_eq!((made.as_str(), faults.len()), (WHOLE, 4));
    }

    #[test]
    fn what_may_be_misplaced_or_twice_is_left_alone() {
        for (from, to) in [
            ("type = \"contact\"\n", "type = \"contact\"\ntext = \"x\"\n"),
            ("title = \"x\"\ntext", "title = \"x\"\ntitle = \"y\"\ntext"),
            ("type = \"figure\"\n", "type = \"figure\"\n  type = \"figure\"\n"),
            ("type = \"contact\"\n", "type = \"contact\"\nid = \"x\"\n"),
            ("word = \"x\"\n", "word = \"x\"\nkeywords = [\"x\"]\n"),
            ("id = 1\n", "id = 1\ntitle = \"x\"\nword = \"x\"\n"),
        ] {
            assert!(WHOLE.contains(from), "{from}");
            assert!(with_headers(&WHOLE.replacen(from, to, 1), &POLICY_FILE).2.is_empty(), "{to}");
        }
    }

    #[test]
    fn a_header_that_is_written_otherwise_is_put_back() {
        for typed in [
            "section",
            "section:",
            "((section))",
            "{{section}}",
            "[[sections]]",
            "**section**",
            "[[ section s ]]",
        ] {
            let text = WHOLE.replacen("[[section]]", typed, 1);
            let (made, _, faults, _) = with_headers(&text, &POLICY_FILE);
            let is_told =
                matches!(faults.as_slice(), [SyntaxError { fault: SyntaxFault::HeaderWritten { .. }, .. }]);
            assert_eq!(is_told, typed != "[[ section s ]]", "{typed}");
            assert_eq!(DeTable::parse(&made).is_ok(), is_told, "{typed}");
        }
        for typed in ["[[section block]]", "[[section-block]]", "[[section/block]]", "(section.block)"] {
            let text = WHOLE.replacen("[[section.block]]", typed, 1);
            let (made, _, faults, _) = with_headers(&text, &POLICY_FILE);
            assert!(DeTable::parse(&made).is_ok() && faults.len() == 1, "{typed} {made}");
        }
    }

    #[test]
    fn a_text_that_may_be_easy_read_is_told_as_that() {
        let text = WHOLE
            .replace("text = \"\"\"\nid", "text = \"x\"\n\ntext = \"\"\"\nid")
            .replace("  [section.easy]\n  covers = [\"b\"]\n", "  [[section.block]]\n  type = \"text\"\n");
        let (made, _, faults, perhaps) = with_headers(&text, &POLICY_FILE);
        assert_eq!((made.as_str(), faults.len()), (text.as_str(), 0));
        assert_eq!(perhaps, [(text.find("text = \"\"\"").expect("it is there"), "[section.easy]")]);
    }

    #[test]
    fn the_publishers_file_has_headers_as_well() {
        let text = "name = \"x\"\nprimary = \"#004b5a\"\naccent = \"#004b5a\"\n";
        let (made, _, faults, _) = with_headers(text, &PUBLISHER_FILE);
        assert_eq!((made.replace("[brand]\n", "").as_str(), faults.len()), (text, 1));
        assert!(made.contains("x\"\n[brand]\nprimary"), "{made}");
    }
}
