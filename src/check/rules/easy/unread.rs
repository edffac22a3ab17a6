//! Easy-read words that nobody would read where they stand, and what the easy-read edition leaves out: messages of R22.

use crate::finding::{Message, Words};

/// The easy-read wording of a goal whose section has no easy-read text: nobody would read it.
#[derive(Debug)]
pub(super) struct GoalUnread;

impl Message for GoalUnread {
    fn danish(&self) -> Words {
        Words::title("Målets letlæste tekst kommer ikke med, for afsnittet har ingen letlæst tekst")
            .help("Skriv afsnittets letlæste tekst:  [section.easy]")
            .help("Eller fjern linjen med easy = \"…\"")
    }

    fn english(&self) -> Words {
        Words::title("The goal's easy-read text is left out, since its section has no easy-read text")
            .help("Write the section's easy-read text:  [section.easy]")
            .help("Or remove the line easy = \"…\"")
    }
}

/// The easy-read wording of a goal, where it is the only easy-read text of its section.
#[derive(Debug)]
pub(super) struct GoalsAlone {
    /// The section's title.
    pub(super) title: String,
    /// The line that says which goals the text is about, if they can be named.
    pub(super) covers: Option<String>,
    /// The line that begins the text as the section's.
    pub(super) line: String,
}

impl Message for GoalsAlone {
    fn danish(&self) -> Words {
        let Self { title, covers, line } = self;
        let how_many = if covers.is_some() { "tre" } else { "to" };
        let words = Words::title(format!(
            "Den letlæste tekst her er målets, og afsnittet »{title}« har selv ingen"
        ))
        .help(format!(
            "Er det afsnittets letlæste tekst, så skriv {how_many} linjer i stedet for denne:  [section.easy]"
        ));
        covers
            .iter()
            .fold(words, |words, covers| words.help(covers.clone()))
            .help(line.clone())
            .help("Er det kun målets, så skriv også afsnittets, lige efter dets sidste blok:  [section.easy]")
            .help("text = \"…\"")
    }

    fn english(&self) -> Words {
        let Self { title, covers, line } = self;
        let how_many = if covers.is_some() { "three" } else { "two" };
        let words = Words::title(format!(
            "The easy-read text here is the goal's, and the section “{title}” has none of its own"
        ))
        .help(format!(
            "If it is the section's easy-read text, write {how_many} lines instead of this one:  [section.easy]"
        ));
        covers
            .iter()
            .fold(words, |words, covers| words.help(covers.clone()))
            .help(line.clone())
            .help("If it is only the goal's, write the section's as well, right after its last block:  [section.easy]")
            .help("text = \"…\"")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

/// The easy-read words of a chart whose section has no easy-read text: nobody would read them.
#[derive(Debug)]
pub(super) struct ChartUnread;

impl Message for ChartUnread {
    fn danish(&self) -> Words {
        Words::title(
            "Diagrammet kommer ikke med i den letlæste udgave, for afsnittet har ingen letlæst tekst",
        )
        .help("Skriv afsnittets letlæste tekst:  [section.easy]")
        .help("Eller fjern linjen med easy = \"…\"")
    }

    fn english(&self) -> Words {
        Words::title(
            "The chart is left out of the easy-read edition, since its section has no easy-read text",
        )
        .help("Write the section's easy-read text:  [section.easy]")
        .help("Or remove the line easy = \"…\"")
    }
}

/// A chart that the easy-read edition leaves out.
#[derive(Debug)]
pub(super) struct ChartNotEasy;

impl Message for ChartNotEasy {
    fn danish(&self) -> Words {
        Words::title(
            "Diagrammet er ikke med i den letlæste udgave: Det, det viser, er ikke skrevet med lette ord",
        )
        .help("Skriv det i diagrammets blok, en sætning på hver linje:  easy = \"Flere børn svømmer nu.\"")
    }

    fn english(&self) -> Words {
        Words::title("The chart isn't in the easy-read edition: what it shows isn't written in easy words")
            .help(
                "Write it in the chart's block, a sentence on each line:  easy = \"Flere børn svømmer nu.\"",
            )
    }
}
