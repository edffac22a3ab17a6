//! What a person should check in a draft: one `TJEK` line a cause, where it is met first, with the other places named
//! there and all of them in the report. A question that comes again at every heading is read at none.

use std::collections::BTreeMap;

use super::words;
use crate::import::document::{Doubt, Origin, Place};

/// Why something has to be checked; what matters most comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The title is missing or guessed.
    Title,
    /// Columns that were copied across the page.
    Columns,
    /// A reference that the word processor has lost.
    BrokenReference,
    /// A sign that no font has.
    Sign,
    /// A number that may refer to a footnote.
    TypedNote,
    /// A footnote that nothing refers to.
    NoteWithoutPlace,
    /// A picture without words for those who can't see it.
    NoAlt,
    /// A picture of which the document says its name alone.
    AltName,
    /// A picture that a program has described.
    AltGuessed,
    /// A picture with words that a person has to judge.
    Alt,
    /// A picture that is shown in part.
    Cropped,
    /// A heading by its looks.
    Heading,
    /// A heading that was moved.
    HeadingMoved,
    /// Headings and text that can't be told apart.
    Level,
    /// Words of a drawing.
    Labels,
    /// A table that only arranged the page.
    Unfolded,
    /// Bullets apart from their texts.
    Bullets,
    /// Paragraphs that are numbered as goals.
    Goals,
    /// A table's header, guessed.
    TableHeader,
    /// Rows of headings that a table has besides its first.
    HeaderRows,
    /// A caption, by its place.
    Caption,
    /// Words that have grown together.
    GrownTogether,
    /// A hyphen that nothing decided about.
    Hyphen,
    /// A section without a heading of its own.
    Untitled,
    /// The subtitle is guessed.
    Subtitle,
    /// The language was told from the words.
    Language,
    /// Who publishes was guessed.
    Publisher,
    /// The day of adoption, the years, the date.
    Dates,
    /// An address that is no link, or a picture that was one.
    Link,
    /// Contact details that the publisher has, too.
    Contact,
    /// What the document can't say and a person has to write.
    ToWrite,
}

impl Cause {
    fn of(doubt: &Doubt) -> Self {
        match doubt {
            Doubt::Title => Self::Title,
            Doubt::Subtitle => Self::Subtitle,
            Doubt::HeadingByLooks => Self::Heading,
            Doubt::HeadingMoved(_) => Self::HeadingMoved,
            Doubt::LevelByLooks => Self::Level,
            Doubt::Labels => Self::Labels,
            Doubt::GrownTogether(_) => Self::GrownTogether,
            Doubt::Sign(..) => Self::Sign,
            Doubt::Hyphen(_) => Self::Hyphen,
            Doubt::BulletsApart => Self::Bullets,
            Doubt::Columns => Self::Columns,
            Doubt::TableByLooks => Self::TableHeader,
            Doubt::HeaderRows(_) => Self::HeaderRows,
            Doubt::NoteWithoutPlace => Self::NoteWithoutPlace,
            Doubt::Contact => Self::Contact,
            Doubt::Cropped => Self::Cropped,
            Doubt::PictureLink(_) => Self::Link,
            Doubt::BrokenReference => Self::BrokenReference,
            Doubt::TypedNote(_) => Self::TypedNote,
            Doubt::Unfolded | Doubt::LinesInCell => Self::Unfolded,
            Doubt::CaptionByPlace => Self::Caption,
            Doubt::NumberedGoals { .. } => Self::Goals,
        }
    }

    /// Whether each stands for itself, however many there are: they say different things.
    #[must_use]
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Dates | Self::ToWrite)
    }
}

/// One place to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What to check, and what to do.
    pub said: String,
    /// Where, and what stands there: `»Trivsel« (linje 20)`.
    pub at: String,
    /// Where it is in the document, and the words that it is about, if it is about some.
    pub of: Option<(Origin, String)>,
}

/// Everything to check in a draft.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    by_cause: BTreeMap<Cause, Vec<Check>>,
    /// Whether each place has a line of its own, for a desk that shows them one by one.
    each: bool,
}

/// How many other places a `TJEK` names; the report names all.
const MOST_NAMED: usize = 5;
/// Stands around the number of a cause until its places are known. It can't be in a text: control characters don't
/// reach the draft.
const MARK: char = '\u{1}';

impl Checks {
    /// Checks that give each place a line of its own.
    #[must_use]
    pub fn each() -> Self {
        Self { each: true, ..Self::default() }
    }

    /// Notes a place to check. Returns the line that the draft gets there, if it gets one.
    pub fn note(
        &mut self,
        cause: Cause,
        said: String,
        at: String,
        of: Option<(Origin, String)>,
    ) -> Option<String> {
        let each = self.each;
        let all = self.by_cause.entry(cause).or_default();
        let is_first = all.is_empty();
        // A comment ends with its line, so this must not contain a line break.
        let plain = |text: String| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let check = Check { said: plain(said), at: plain(at), of };
        let line = match (each || cause.stands_alone(), is_first) {
            (true, _) => Some(format!("# TJEK: {}", check.said)),
            (false, true) => Some(format!("{MARK}{}{MARK}", cause as usize)),
            (false, false) => None,
        };
        all.push(check);
        line
    }

    /// Notes a doubt about `what`, which stands at `origin`.
    pub fn doubt(&mut self, doubt: &Doubt, origin: Origin, what: &str, about: &str) -> Option<String> {
        let place = Place::of(origin).danish();
        let own = match doubt {
            Doubt::Hyphen(word) | Doubt::GrownTogether(word) => format!("»{word}«"),
            Doubt::Sign(sign, _) => format!("U+{:04X}", u32::from(*sign)),
            Doubt::TypedNote(number) => number.clone(),
            Doubt::HeaderRows(rows) => words::rows(rows),
            Doubt::PictureLink(to) => to.clone(),
            Doubt::NumberedGoals { first, .. } => format!("»{first}«"),
            _ if what.is_empty() => String::new(),
            _ => format!("»{what}«"),
        };
        let at = if own.is_empty() { place } else { format!("{own} ({place})") };
        self.note(Cause::of(doubt), words::doubt(doubt, origin), at, Some((origin, about.to_owned())))
    }

    /// Puts what there is to say of each cause where the draft has its first place.
    #[must_use]
    pub fn settled(&self, draft: &str) -> String {
        let mut out = String::with_capacity(draft.len());
        for (at, part) in draft.split(MARK).enumerate() {
            if at % 2 == 0 {
                out.push_str(part);
                continue;
            }
            let of = |(cause, _): &(&Cause, &Vec<Check>)| (**cause as usize).to_string() == part;
            if let Some((_, all)) = self.by_cause.iter().find(of) {
                out.push_str(&format!("# TJEK: {}", told(all)));
            }
        }
        out
    }

    /// What to check, what matters most first: each cause with its places.
    pub fn by_weight(&self) -> impl Iterator<Item = (Cause, &[Check])> {
        self.by_cause.iter().map(|(cause, all)| (*cause, all.as_slice()))
    }
}

/// What is said of all places of one cause: the first in full, the others by name.
fn told(all: &[Check]) -> String {
    let Some((first, others)) = all.split_first() else { return String::new() };
    let named: Vec<&str> = others.iter().take(MOST_NAMED).map(|one| one.at.as_str()).collect();
    let named = named.join(", ");
    match others.len() {
        0 => first.said.clone(),
        1 => format!("{} Det samme gælder et sted til: {named}.", first.said),
        count if count <= MOST_NAMED => {
            format!("{} Det samme gælder {count} steder til: {named}.", first.said)
        }
        count => format!(
            "{} Det samme gælder {count} steder til: {named} og {} andre, som står i import-report.md.",
            first.said,
            count - MOST_NAMED
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once_with_its_places() {
        let mut checks = Checks::default();
        let mut draft = String::new();
        for (line, title) in [(3, "Forord"), (20, "Trivsel"), (31, "Skole")] {
            let line = checks.doubt(&Doubt::HeadingByLooks, line, title, title);
            draft += &line.map_or(String::new(), |line| line + "\n");
            draft += &format!("title = \"{title}\"\n");
        }
        let wanted = "# TJEK: Er det en overskrift? Den er fundet på sit udseende (linje 3). Det samme gælder 2 steder til: »Trivsel« (linje 20), »Skole« (linje 31).\ntitle = \"Forord\"\ntitle = \"Trivsel\"\ntitle = \"Skole\"\n";
        assert_eq!(checks.settled(&draft), wanted);
    }

    #[test]
    fn many_places_are_counted_and_some_are_named() {
        let mut checks = Checks::default();
        let lines: Vec<_> =
            (1..=20).filter_map(|line| checks.doubt(&Doubt::Hyphen("ord-".into()), line, "", "")).collect();
        let settled = checks.settled(&lines.concat());
        assert!(
            settled.contains("Det samme gælder 19 steder til") && settled.contains("og 14 andre"),
            "{settled}"
        );
    }
}
