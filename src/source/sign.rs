//! Writes an approval into `policy.toml`: three values, without changing any other byte.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::policy::Date;

/// An approval, ready to be written.
#[derive(Debug, Clone)]
pub struct Approval {
    based_on: String,
    by: String,
    on: Date,
}

impl Approval {
    /// `by` approves the full text with this hash. The name becomes a single line; `None` if it is empty.
    #[must_use]
    pub fn new(based_on: String, by: &str, on: Date) -> Option<Self> {
        let words = by.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let by = words.collect::<Vec<_>>().join(" ");
        (!by.is_empty()).then_some(Self { based_on, by, on })
    }

    /// Who approves.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }
}

/// The file with approvals written into the easy texts of sections, given by index. `None` if the file can't be
/// changed so that the approvals can be read back and everything else stays as it was.
#[must_use]
pub fn sign(file: &str, approvals: &[(usize, Approval)]) -> Option<String> {
    let mut text = file.to_owned();
    for (section, approval) in approvals {
        let values = [
            ("based_on", quoted(&approval.based_on)),
            ("approved_by", quoted(&approval.by)),
            ("approved_on", approval.on.to_string()),
        ];
        for (key, value) in values {
            text = set(&text, *section, key, &value)?;
        }
    }
    holds_all_else(file, &text, approvals).then_some(text)
}

/// The file with one value set: replaced if it is already there, else added after the last value of the easy text,
/// in the same notation.
fn set(text: &str, section: usize, key: &str, value: &str) -> Option<String> {
    // A byte order mark is not part of the TOML.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let toml = &text[mark..];
    let table = DeTable::parse(toml).ok()?;
    let easy = easy(table.get_ref(), section)?;
    let fields = easy.get_ref().as_table()?;
    let (at, written) = if let Some(old) = fields.get(key) {
        (old.span(), value.to_owned())
    } else {
        let (name, last) = fields.iter().max_by_key(|(_, value)| value.span().end)?;
        let end = last.span().end;
        if toml[easy.span()].starts_with('{') {
            (end..end, format!(", {key} = {value}"))
        } else {
            // "  " before `text`, or "  easy." before `easy.text`.
            let start = toml[..name.span().start].rfind('\n').map_or(0, |at| at + 1);
            let before = &toml[start..name.span().start];
            let line_end = toml[end..].find('\n').map_or(toml.len(), |at| end + at);
            let line_end = line_end - usize::from(toml[..line_end].ends_with('\r'));
            let new_line = if toml.contains("\r\n") { "\r\n" } else { "\n" };
            (line_end..line_end, format!("{new_line}{before}{key} = {value}"))
        }
    };
    let at = at.start + mark..at.end + mark;
    Some(replaced(text, at, &written))
}

fn replaced(text: &str, at: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..at.start], &text[at.end..])
}

/// The value `easy` of a section.
fn easy<'a, 'i>(table: &'a DeTable<'i>, section: usize) -> Option<&'a Spanned<DeValue<'i>>> {
    table.get("section")?.get_ref().as_array()?.get(section)?.get_ref().as_table()?.get("easy")
}

/// A text as a TOML string.
#[must_use]
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Whether the new file says the same as the old one, plus the approvals.
fn holds_all_else(old: &str, new: &str, approvals: &[(usize, Approval)]) -> bool {
    let read = |text: &str| text.trim_start_matches('\u{feff}').parse::<toml::Table>().ok();
    let (Some(mut old), Some(new)) = (read(old), read(new)) else { return false };
    for (section, approval) in approvals {
        let Some(easy) = old
            .get_mut("section")
            .and_then(|sections| sections.get_mut(section))
            .and_then(|section| section.get_mut("easy"))
            .and_then(toml::Value::as_table_mut)
        else {
            return false;
        };
        let Ok(on) = approval.on.to_string().parse() else { return false };
        easy.insert("based_on".into(), toml::Value::String(approval.based_on.clone()));
        easy.insert("approved_by".into(), toml::Value::String(approval.by.clone()));
        easy.insert("approved_on".into(), toml::Value::Datetime(on));
    }
    old == new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approval(by: &str) -> Approval {
        let on = Date::new(2026, 11, 1).expect("a day");
        Approval::new("sha256:00".into(), by, on).expect("a name")
    }

    fn signed(file: &str, by: &str) -> String {
        sign(file, &[(0, approval(by))]).unwrap_or_else(|| panic!("{file}"))
    }

    #[test]
    fn three_lines_are_added_in_the_way_the_table_is_written() {
        for (before, added, after) in [
            (
                "[[section]] # et\n  [section.easy]\n  text = \"\"\"\nHej.\n\"\"\" # to",
                "\n  based_on = \"sha256:00\"\n  approved_by = \"Redaktionen\"\n  approved_on = 2026-11-01",
                "\n\n# tre\n[[section]]\nid='b'\n",
            ),
            (
                "[[section]]\n  easy.text = 'Hej.'",
                "\n  easy.based_on = \"sha256:00\"\n  easy.approved_by = \"Redaktionen\"\n  easy.approved_on = 2026-11-01",
                "",
            ),
            (
                "[[section]]\neasy = { text = 'Hej.'",
                ", based_on = \"sha256:00\", approved_by = \"Redaktionen\", approved_on = 2026-11-01",
                " } # her\n",
            ),
        ] {
            assert_eq!(signed(&format!("{before}{after}"), "Redaktionen"), format!("{before}{added}{after}"));
        }
    }

    #[test]
    fn what_stands_there_is_replaced_and_line_ends_and_marks_stay() {
        let file =
            "\u{feff}[[section]]\r\n[section.easy]\r\napproved_on=2020-01-01 # før\r\ntext = 'Hej.'\r\n";
        let new = signed(file, "Redaktionen");
        assert_eq!(
            new,
            "\u{feff}[[section]]\r\n[section.easy]\r\napproved_on=2026-11-01 # før\r\ntext = 'Hej.'\r\n\
             based_on = \"sha256:00\"\r\napproved_by = \"Redaktionen\"\r\n"
        );
        assert_eq!(signed(&new, "Redaktionen"), new);
    }

    #[test]
    fn a_name_is_text_whatever_it_holds() {
        for by in ["\"\n[policy]\ntitle = \"x", "a\\", "'''", "\"\"\"", "}, x = {", "#", "\u{0}x"] {
            let new = signed("[[section]]\n[section.easy]\ntext = 'Hej.'\n", by);
            let table: toml::Table = new.parse().expect("TOML");
            assert_eq!(table.len(), 1, "{new}");
            assert_eq!(new.lines().count(), 6, "{new}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_signed_is_left_alone() {
        for file in
            ["", "[[section]]\nid = 'a'\n", "[[section]]\n[section.easy]\n", "x =", "[[section]]\neasy = 3\n"]
        {
            assert_eq!(sign(file, &[(0, approval("Redaktionen"))]), None, "{file}");
        }
    }
}
