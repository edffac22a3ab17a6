//! Front matter: lines between dashes before the text, which describe the document to programs that publish it (YAML).
//!
//! Title and subtitle are words that readers see. The rest is reported, line by line.

use crate::import::document::{Content, Inline, LeftOut, Piece, Reason};

/// The most lines of front matter.
const MOST_LINES: usize = 100;

/// What stands before a text.
pub struct FrontMatter {
    /// Title and subtitle.
    pub pieces: Vec<Piece>,
    /// The lines that are no words of the text.
    pub left_out: Vec<LeftOut>,
    /// The text, with empty lines where the front matter was.
    pub text: String,
}

/// Reads the front matter, if there is any.
pub fn read(text: &str) -> FrontMatter {
    let none = || FrontMatter { pieces: Vec::new(), left_out: Vec::new(), text: text.to_owned() };
    let Some(count) = length(text) else { return none() };
    let (mut pieces, mut left_out) = (Vec::new(), Vec::new());
    let mut rest = text;
    for origin in 1..=count {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        let mut leave_out = |text: &str| {
            left_out.push(LeftOut { origin, text: text.trim().to_owned(), why: Reason::Metadata });
        };
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let content = |value: &str| vec![Inline::Text(value.to_owned())];
        match (key.trim_end().to_lowercase().as_str(), scalar(value)) {
            ("title" | "titel", Some(value)) => {
                leave_out(&format!("{key}:"));
                pieces.push(Piece::new(origin, Content::Title(content(value))));
            }
            ("subtitle" | "undertitel", Some(value)) => {
                leave_out(&format!("{key}:"));
                pieces.push(Piece::new(origin, Content::Subtitle(content(value))));
            }
            _ if line.trim().is_empty() || origin == 1 || origin == count => {}
            _ => leave_out(line),
        }
    }
    FrontMatter { pieces, left_out, text: format!("{}{rest}", "\n".repeat(count)) }
}

/// How many lines the front matter has, its dashes among them.
fn length(text: &str) -> Option<usize> {
    let mut lines = text.split('\n').map(str::trim_end);
    lines.next().filter(|line| *line == "---")?;
    let mut count = 1;
    for line in lines.take(MOST_LINES) {
        count += 1;
        match line {
            "---" | "..." => return (count > 2).then_some(count),
            // The first line names something; a line of white space ends no block that counts.
            _ if count == 2 && !(line.contains(':') || line.starts_with('#')) => return None,
            _ => {}
        }
    }
    None
}

/// A value on one line, without its quotation marks; none for anything more.
fn scalar(value: &str) -> Option<&str> {
    let value = value.trim();
    let bare = [('"', '"'), ('\'', '\'')]
        .iter()
        .find_map(|(open, close)| value.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(value);
    let is_more = value.starts_with(['|', '>', '[', '{', '&', '*', '!', '%', '@']) || value.contains('\\');
    (!bare.trim().is_empty() && !is_more && !bare.contains('"')).then_some(bare)
}
