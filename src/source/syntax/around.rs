//! What the lines around a fault say of it: whether a picture is described, which goals a section has.

use std::ops::Range;

use super::lines::end_of_line;

/// What stands around a place, as far as its lines say it.
pub struct Around<'a> {
    /// The file.
    pub text: &'a str,
    /// The byte.
    pub at: usize,
}

impl<'a> Around<'a> {
    /// The bytes of the line.
    pub fn line(&self) -> Range<usize> {
        let start = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        start..end_of_line(self.text, self.at)
    }

    /// Whether its group describes its picture.
    pub fn is_described(&self) -> bool {
        let is_header = |line: &&str| line.trim_start().starts_with('[');
        let above = self.text[..self.at].lines().rev().take_while(|line| !is_header(line));
        let below = self.text[self.at..].lines().take_while(|line| !is_header(line));
        above.chain(below).any(|line| behind(line, "alt").is_some())
    }

    /// The ids of the goals in its section.
    pub fn goals(&self) -> Vec<&'a str> {
        let begins = |line: &&str| line.trim() == "[[section]]";
        let start = self.text[..self.at].rfind("[[section]]").unwrap_or(0);
        let lines = self.text[start..].lines().skip(1).take_while(|line| !begins(line));
        let mut goals = Vec::new();
        let (mut is_goal, mut id) = (false, None);
        for line in lines.chain(["["]) {
            if line.trim_start().starts_with('[') {
                goals.extend(id.take().filter(|_| is_goal));
                is_goal = false;
            }
            is_goal |= behind(line, "type") == Some("goal");
            id = behind(line, "id").or(id);
        }
        goals
    }
}

/// The words between the quotation marks behind a key, if the line is that key's.
fn behind<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (name, value) = line.split_once('=')?;
    (name.trim() == key).then(|| value.trim().trim_matches('"'))
}
