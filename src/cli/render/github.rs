//! Findings as workflow commands of GitHub, which shows them beside the lines of a change.

use super::Seen;
use crate::finding::{Finding, Level, told_once};
use crate::locale::Locale;
use crate::policy::{Place, SourceMap};

/// Prints a command for each finding: `::error file=…,line=…,col=…,title=…::message`.
#[must_use]
pub fn github(findings: &[Finding], sources: &SourceMap, seen: &Seen, locale: Locale) -> String {
    let mut out = String::new();
    for finding in told_once(findings) {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "notice",
        };
        let mut properties = Vec::new();
        if let Some(place) = finding.place {
            let (start, end) =
                (sources.position(place), sources.position(Place { start: place.end, ..place }));
            properties.push(("file", seen.path(&sources.file(place.file).path)));
            properties.push(("line", start.line.to_string()));
            properties.push(("endLine", end.line.to_string()));
            // Columns are told on a single line alone.
            if start.line == end.line {
                properties.push(("col", start.column.to_string()));
                properties.push(("endColumn", end.column.to_string()));
            }
        }
        let words = finding.words(locale);
        properties.push(("title", format!("{} {}", finding.code.id, finding.code.name)));
        let properties: Vec<String> =
            properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
        let message = [vec![words.title], words.help].concat().join("\n");
        out.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(&message)));
    }
    out
}

/// A message, escaped as the runner reads it: a line break would end the command, and begin another that somebody wrote.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, where a colon and a comma end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("80 %\r\n::error::x, y"), "80 %25%0D%0A::error::x, y");
        assert_eq!(property("a:b,c%0A"), "a%3Ab%2Cc%250A");
    }
}
