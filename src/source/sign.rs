//! Writes an approval into `policy.toml`: three values, without changing any other byte.

use super::edit::{Change, KeyPath, SourceValue, changed, values};
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

/// The file with approvals written into the easy texts of sections, given by index. `None` if there is no such text, or the file can't be
/// changed so that the approvals can be read back and everything else stays as it was.
#[must_use]
pub fn sign(file: &str, approvals: &[(usize, Approval)]) -> Option<String> {
    let values = values(file).ok()?;
    let mut changes = Vec::new();
    for (section, approval) in approvals {
        let easy = KeyPath::root().key("section").index(*section).key("easy");
        values.at(&easy.key("text"))?;
        let written = [
            ("based_on", SourceValue::from(approval.based_on.as_str())),
            ("approved_by", SourceValue::from(approval.by.as_str())),
            ("approved_on", SourceValue::from(approval.on)),
        ];
        changes.extend(written.map(|(key, value)| Change::Set { path: easy.key(key), value }));
    }
    changed(file, &changes).ok()
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
