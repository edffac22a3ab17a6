//! Writes mends into a source, without changing any other byte.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::replace::{Replacement, line_end, replaced};
use crate::policy::normal_text;

/// A file with replacements made.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its new content; byte order mark and line ends are as they were.
    pub text: String,
    /// The replacements that were made, by index. The others overlap one of these, or would have changed something else.
    pub made: Vec<usize>,
}

/// The file with as many of the replacements made as can be made at the same time; their places are counted without a byte order mark and with LF
/// line ends, as those of findings are. What is made leaves every other key and value as it was,
/// and the file TOML if it was TOML before; in a file that wasn't, there are fewer syntax faults than before.
#[must_use]
pub fn mended(file: &str, replacements: &[Replacement]) -> Mended {
    let offsets = raw_offsets(file);
    let normal = normal_text(file);
    let raw = |one: &Replacement| Replacement {
        range: offsets[one.range.start]..offsets[one.range.end],
        write: one.write.replace('\n', line_end(file)),
    };
    let of = |indexes: &[usize]| indexes.iter().map(|index| replacements[*index].clone()).collect::<Vec<_>>();
    let is_sound = |indexes: &[usize]| leaves_all_else(&normal, &of(indexes));
    let mut made = apart(replacements, normal.len());
    if !is_sound(&made) {
        // One that does harm keeps none of the others back.
        let candidates = std::mem::take(&mut made);
        for index in candidates {
            made.push(index);
            if !is_sound(&made) {
                made.pop();
            }
        }
    }
    let text = replaced(file, &of(&made).iter().map(raw).collect::<Vec<_>>());
    Mended { text, made }
}

/// The replacements that don't touch each other, in the order of the file. Of two at one place, the first is taken.
fn apart(replacements: &[Replacement], length: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..replacements.len()).collect();
    order.retain(|index| {
        let Range { start, end } = replacements[*index].range;
        start <= end && end <= length
    });
    order.sort_by_key(|index| (replacements[*index].range.start, replacements[*index].range.end));
    let mut taken: Vec<usize> = Vec::new();
    for index in order {
        let Range { start, .. } = replacements[index].range;
        let fits = taken.last().is_none_or(|last| {
            let last = &replacements[*last].range;
            last.end <= start && last.start < start
        });
        if fits {
            taken.push(index);
        }
    }
    taken
}

/// For each byte of the normalised text, and its end, the byte of the file.
fn raw_offsets(file: &str) -> Vec<usize> {
    let mark = file.len() - file.strip_prefix('\u{feff}').unwrap_or(file).len();
    let bytes = file.as_bytes();
    let mut offsets = Vec::with_capacity(bytes.len() + 1);
    let mut at = mark;
    while at < bytes.len() {
        offsets.push(at);
        at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    offsets.push(bytes.len());
    offsets
}

/// Whether the replacements change nothing but what they replace.
fn leaves_all_else(old: &str, replacements: &[Replacement]) -> bool {
    let cuts = |at: usize| !old.is_char_boundary(at);
    if replacements.iter().any(|one| cuts(one.range.start) || cuts(one.range.end)) {
        return false;
    }
    let new = replaced(old, replacements);
    let ((old_table, old_faults), (new_table, new_faults)) =
        (DeTable::parse_recoverable(old), DeTable::parse_recoverable(&new));
    if !old_faults.is_empty() {
        // What an open quotation mark swallows can't be compared with what it turns out to be.
        return replacements.is_empty() || new_faults.len() < old_faults.len();
    }
    let (mut gone, mut written, mut shift) = (Vec::new(), Vec::new(), 0_isize);
    for Replacement { range, write } in replacements {
        gone.push(range.clone());
        let start = range.start.saturating_add_signed(shift);
        written.push(start..start + write.len());
        shift += signed(write.len()) - signed(range.len());
    }
    new_faults.is_empty() && untouched(old_table.get_ref(), &gone) == untouched(new_table.get_ref(), &written)
}

fn signed(length: usize) -> isize {
    isize::try_from(length).unwrap_or_else(|_| unreachable!("a text is no longer than memory"))
}

/// Every key and value of a table that none of the ranges touches, in the order of the file.
fn untouched(table: &DeTable<'_>, touched: &[Range<usize>]) -> Vec<String> {
    let mut all = Vec::new();
    collect(table, &mut all);
    all.sort_by_key(|(span, _)| span.start);
    let is_touched = |span: &Range<usize>| {
        let first = touched.partition_point(|one| one.end < span.start);
        touched.get(first).is_some_and(|one| one.start <= span.end)
    };
    all.into_iter().filter(|(span, _)| !is_touched(span)).map(|(_, text)| text).collect()
}

fn collect(table: &DeTable<'_>, all: &mut Vec<(Range<usize>, String)>) {
    for (key, value) in table {
        // `[[section]]` is told of the first of them alone, which another may come to stand before.
        let is_groups = value
            .get_ref()
            .as_array()
            .is_some_and(|items| items.iter().any(|item| item.get_ref().is_table()));
        if !is_groups {
            all.push((key.span(), format!("{:?}", key.get_ref())));
        }
        collect_value(value, all);
    }
}

fn collect_value(value: &Spanned<DeValue<'_>>, all: &mut Vec<(Range<usize>, String)>) {
    match value.get_ref() {
        DeValue::Table(inner) => collect(inner, all),
        DeValue::Array(items) => items.iter().for_each(|item| collect_value(item, all)),
        leaf => all.push((value.span(), format!("{leaf:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A replacement of the only occurrence of `from`.
    fn one(text: &str, from: &str, to: &str) -> Replacement {
        let normal = normal_text(text);
        assert_eq!(normal.matches(from).count(), 1, "{from}");
        let start = normal.find(from).expect("it is there");
        Replacement { range: start..start + from.len(), write: to.to_owned() }
    }

    #[test]
    fn only_what_is_replaced_changes_and_line_ends_and_the_mark_stay() {
        let file = "\u{feff}# å\r\na = \"\"\"\r\nHej. Her.\r\n\"\"\" # slut\r\nb = 'x'\r\n";
        let both = [one(file, ". Her", ".\nHer"), one(file, "x", "y")];
        let Mended { text, made } = mended(file, &both);
        assert_eq!(text, "\u{feff}# å\r\na = \"\"\"\r\nHej.\r\nHer.\r\n\"\"\" # slut\r\nb = 'y'\r\n");
        assert_eq!(made, [0, 1]);
    }

    #[test]
    fn a_replacement_over_a_line_end_takes_the_whole_of_it() {
        let file = "a = 'x'\r\n\r\n\r\nb = 'y'\r\n";
        assert_eq!(mended(file, &[one(file, "\n\n\nb", "\nb")]).text, "a = 'x'\r\nb = 'y'\r\n");
    }

    #[test]
    fn of_replacements_that_overlap_the_first_is_made() {
        let file = "a = 'enkelt'\n";
        let list = [one(file, "kelt", "dda"), one(file, "enk", "hank"), one(file, "enkelt", "x")];
        let Mended { text, made } = mended(file, &list);
        assert_eq!((text.as_str(), made), ("a = 'hankelt'\n", vec![1]));
        let insert = |write: &str| Replacement { range: 5..5, write: write.to_owned() };
        assert_eq!(mended(file, &[insert("1"), insert("2")]).text, "a = '1enkelt'\n");
    }

    #[test]
    fn a_replacement_that_would_change_something_else_is_left_out_alone() {
        let file = "a = \"x\"\nb = \"y\"\nc = 3\n";
        for harm in ["\"", "z\"\nc = \"1", "\\"] {
            let Mended { text, made } = mended(file, &[one(file, "x", harm), one(file, "y", "w")]);
            assert_eq!((text.as_str(), made), ("a = \"x\"\nb = \"w\"\nc = 3\n", vec![1]), "{harm}");
        }
        // Half a letter gives way to nothing, and a place that is not in the file is no place.
        assert_eq!(
            mended("a = 'å'", &[Replacement { range: 5..6, write: String::new() }]).made,
            [0_usize; 0]
        );
        assert_eq!(mended("a = 1", &[Replacement { range: 5..9, write: String::new() }]).made, [0_usize; 0]);
    }

    #[test]
    fn keys_can_be_mended_and_added() {
        let file = "[policy]\ntitel = 'x'\n\n[[section]]\nid = 'a'\n";
        let added = Replacement { range: file.len()..file.len(), write: "title = 'b'\n".into() };
        let Mended { text, made } = mended(file, &[one(file, "titel", "title"), added]);
        assert_eq!((text, made.len()), (file.replace("titel", "title") + "title = 'b'\n", 2));
    }

    #[test]
    fn a_file_that_is_no_toml_comes_closer_to_it() {
        let file = "a = ”x”\nb = 'y'\n";
        let both = [one(file, "”x”", "\"x\"")];
        assert_eq!(mended(file, &both).text, "a = \"x\"\nb = 'y'\n");
        assert_eq!(mended(file, &[one(file, "y", "'")]).made, [0_usize; 0]);
    }
}
