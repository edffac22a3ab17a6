//! Tells what is wrong with a file that isn't TOML, by what stands there.
//!
//! The parser says where it stopped and, in English and in its own terms, why. We judge from the text at that place
//! instead, so that no release of the parser changes or loses a message. What one fault makes of the rest of the file is
//! never told: a statement with a fault is taken out, and what remains is read anew.

mod judge;
mod quotes;
mod statements;

use std::ops::Range;

use toml::de::DeTable;

use self::statements::{Statement, blank, statements};

/// A kind of syntax error, with what its words need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A key that is there already, and the line of the first one.
    KeyTwice {
        /// The key, or the group with its brackets.
        key: String,
        /// Line of the first one, from 1.
        first: Option<usize>,
    },
    /// A key with nothing after its equals sign.
    ValueMissing {
        /// The key.
        key: String,
    },
    /// Text without quotation marks.
    TextUnquoted {
        /// The line as it has to be.
        line: Option<String>,
    },
    /// Text in other quotation marks than TOML's.
    Quotes {
        /// The mark that stands there.
        sign: char,
    },
    /// Text that begins with a straight mark and ends with another.
    QuoteAtEnd {
        /// The mark that stands there.
        sign: char,
    },
    /// Long text between other marks than three straight ones.
    LongQuotes {
        /// What stands there.
        typed: String,
    },
    /// Straight quotation marks inside a text in straight quotation marks.
    QuotesInside {
        /// The line as it could be.
        line: String,
    },
    /// Words after the closing quotation mark.
    AfterText,
    /// A colon where the equals sign belongs.
    Colon {
        /// The key.
        key: String,
    },
    /// A key and a value with nothing between them.
    EqualsMissing {
        /// The key.
        key: String,
    },
    /// One equals sign too many.
    EqualsTwice,
    /// A line that is neither a key nor inside a text.
    LooseLine,
    /// A list that is not closed: `[1, 2`.
    ListOpen,
    /// A header that is not closed: `[policy`.
    GroupOpen {
        /// The header as it has to be.
        header: String,
    },
    /// One bracket where two belong: `[section]`.
    OneBracket {
        /// The header as it has to be.
        header: String,
    },
    /// An inline table that is not closed: `{ from = 2025`.
    InlineTableOpen,
    /// A comma too few or too many.
    Comma,
    /// A backslash meant literally.
    Backslash,
    /// A path with backslashes.
    PathBackslash {
        /// The path with slashes.
        path: String,
    },
    /// Text without a closing quotation mark.
    TextOpen,
    /// Text over several lines without its closing `"""`.
    LongTextOpen,
    /// A character nobody sees, outside texts.
    Unseen {
        /// The character.
        sign: char,
    },
    /// `ja` for `true`.
    YesNo {
        /// The word that stands there.
        said: String,
        /// `true` or `false`.
        instead: &'static str,
    },
    /// A date that isn't written as TOML has it.
    Date {
        /// As TOML has it.
        instead: String,
    },
    /// Two years that aren't written as a table.
    Years {
        /// As TOML has them.
        instead: String,
    },
    /// A number with a decimal comma.
    DecimalComma {
        /// With a point.
        instead: String,
    },
    /// A key with characters that keys may not have.
    KeyLetters {
        /// The key.
        key: String,
    },
    /// Lists and tables nested deeper than the parser goes.
    TooDeep,
    /// A date that is well-formed but doesn't exist.
    NoSuchDay,
    /// Anything else.
    Other,
}

/// A fault at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub fault: SyntaxFault,
    /// The bytes it is about.
    pub place: Range<usize>,
    /// What to write instead, where there is one right answer.
    pub mend: Option<(Range<usize>, String)>,
}

impl SyntaxError {
    fn new(fault: SyntaxFault, place: Range<usize>) -> Self {
        Self { fault, place, mend: None }
    }

    fn mended(mut self, range: Range<usize>, write: impl Into<String>) -> Self {
        self.mend = Some((range, write.into()));
        self
    }
}

/// The most faults told of a file: each costs a reading of it.
const MOST_FAULTS: usize = 20;

/// The faults of a text, in its order, and the text with white space in their stead: it is as long, and TOML, unless it has more than
/// [`MOST_FAULTS`].
///
/// `tables` are the headers that have two brackets.
pub fn faults(text: &str, tables: &[&str]) -> (Vec<SyntaxError>, String) {
    let mut sound = text.to_owned();
    let mut found = Vec::new();
    let is_toml = DeTable::parse(text).is_ok();
    if is_toml && !text.contains('\\') {
        return (found, sound);
    }
    let mut all = statements(text, tables);
    if is_toml {
        // In `images\figur.svg`, TOML takes `\f` for a form feed: well-formed, and never what was meant.
        for statement in &mut all {
            statement.swallows.take_if(|error| !matches!(error.fault, SyntaxFault::PathBackslash { .. }));
        }
    }
    // What swallows its neighbours goes first: the parser stops only where the neighbours end.
    for index in 0..all.len() {
        if let Some(error) = all[index].swallows.take() {
            blank(&mut sound, &judge::reach(text, &all, index));
            found.push(error);
            if found.len() == MOST_FAULTS {
                break;
            }
        }
    }
    while found.len() < MOST_FAULTS {
        let (_, errors) = DeTable::parse_recoverable(&sound);
        let Some(place) =
            errors.iter().map(|error| error.span().unwrap_or(0..0)).min_by_key(|place| place.start)
        else {
            break;
        };
        let index = at(&all, place.start);
        let Some(index) = index else {
            found.push(SyntaxError::new(SyntaxFault::Other, place));
            break;
        };
        let gone = judge::reach(text, &all, index);
        if sound[gone.clone()].trim().is_empty() {
            found.push(SyntaxError::new(SyntaxFault::Other, place));
            break;
        }
        found.push(judge::judge(text, &all[index], place));
        blank(&mut sound, &gone);
    }
    found.sort_by_key(|error| error.place.start);
    (found, sound)
}

/// The statement that contains a place, or the last one before it.
fn at(all: &[Statement], place: usize) -> Option<usize> {
    all.iter().rposition(|one| one.range.start <= place)
}

#[cfg(test)]
mod tests;
