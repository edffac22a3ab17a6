//! Randomly generated texts.

use udgiv::import::draft::Head;
use udgiv::import::{Format, Html, Markdown, Reading, Text};

use crate::support::{Dice, Project};

const WORDS: &[&str] = &[
    "byen",
    "Byen",
    "fælles",
    "børne-",
    "og",
    "12",
    "2024-",
    "2030",
    "e-",
    "barnet/",
    "den",
    "KUI",
    "*her*",
    "_x_",
    "a_b",
    "[x]",
    "<b>",
    "&amp;",
    "\\",
    "\"\"\"",
    "'''",
    "`kode`",
    "#",
    "|",
    "post@eksempel.dk",
    "www.eksempel.dk",
    "ﬁn",
    "a\u{30a}r",
    "”Godt”",
    "(se",
    "side",
    "3)",
    "–",
    "-",
    "www.",
    "~~~",
    "http://a.b/(c)",
    "[^1]",
    "[^1]:",
    "1.",
    "$x$",
    "--flag",
    "https://",
    "![b](c)",
    "</span>",
    "<span lang=\"en\">",
    "<!--",
    "===",
];
const BEGINNINGS: &[&str] = &[
    "",
    "",
    "",
    "",
    " ",
    "\u{c}",
    "• ",
    "•",
    "- ",
    "– ",
    "1. ",
    "2.\t",
    "# ",
    "## ",
    "### ",
    "> ",
    "”",
    "Vores ambition: ",
    "Målsætninger:\n",
    "Vi vil:\n\n• ",
    "Forord\n",
    "Fokusområde 1 – ",
    "# Fokusområde 1\n",
    "## Fokusområde 2\n\n",
    "Fakta\n",
    "| ",
    "    ",
    "1234 Byen\n",
    "Indhold\n",
    "\t",
    "* ",
    "```\n",
    "    - ",
];
const ENDS: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    ".\n",
    ".\n\n",
    ":\n",
    "-\n",
    "  \n",
    "”.\nNavn\n\n",
    "\n\n\n\n",
    " 3\n",
    "\\\n",
    " |\n|---|\n",
];

/// Where drafts are written and read back.
struct Desk {
    project: Project,
    pictures: udgiv::source::PictureReader,
}

impl Desk {
    fn new() -> Self {
        let project = Project::base();
        let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
        let pictures = udgiv::source::PictureReader::new(fonts.database());
        Self { project, pictures }
    }

    /// Holds the draft of a text to its words. Returns how many footnotes it has.
    fn hold(&self, round: usize, format: &dyn Format, text: &str) -> usize {
        let Ok(reading) = Reading::of(format, text.as_bytes()) else { return 0 };
        let notes = reading.document.footnotes.len();
        let head = Head {
            file: "x.txt",
            publisher: "byen",
            publisher_doubt: None,
            changed: udgiv::policy::Date::new(2026, 1, 1),
            variants: &["screen"],
            pictures: &[],
        };
        let conversion = reading.converted("kladde", &head);
        let policy = &conversion.policy;
        self.project.write("sources/kladde/policy.toml", policy);
        let read =
            udgiv::source::read(self.project.root(), &self.pictures, |slug| slug == "kladde").expect("read");
        let manuscript = &read.policies[0];
        assert!(manuscript.findings.is_empty(), "{round}: {:?}\n{text}\n{policy}", manuscript.findings);
        let held = conversion.verify(manuscript.policy.as_ref().expect("a policy"));
        let name = format.name();
        assert!(held.is_ok(), "{round} {name}: {held:?}\n----\n{text}\n----\n{policy}");
        notes
    }
}

/// Whatever a text looks like, its draft contains its words; otherwise the import would refuse it.
#[test]
fn no_text_loses_a_word() {
    let desk = Desk::new();
    let mut dice = Dice::new(2026);
    for round in 0..1000 {
        let mut text = String::new();
        for _ in 0..dice.below(40) {
            text.push_str(dice.one_of(BEGINNINGS));
            let words: Vec<&str> = (0..dice.below(14)).map(|_| dice.one_of(WORDS)).collect();
            text.push_str(&words.join(" "));
            text.push_str(dice.one_of(ENDS));
        }
        let formats: [&dyn Format; 3] = [&Text, &Markdown, &Html];
        for format in formats {
            desk.hold(round, format, &text);
        }
    }
}

/// How marks and the numbers of their notes are typed.
const NOTES: &[[&str; 4]] = &[
    ["¹", "²", "1 ", "2 "],
    ["¹", "²", "¹", "²"],
    [" ¹", "²)", "1. ", "2.\t"],
    [" [1]", "[2]", "[1] ", "[2]"],
    ["1)", "2)", "1) ", "2) "],
    ["*", "**", "* ", "** "],
    ["¹", "¹", "1 ", "2 "],
    ["²", "¹", "1 ", "2 "],
];

/// The same where there are footnotes that somebody typed, whole and torn; many of them are told.
#[test]
fn no_text_with_typed_notes_loses_a_word() {
    let desk = Desk::new();
    let mut dice = Dice::new(14);
    let mut told = [0; 3];
    for round in 0..400 {
        let [one, two, first, second] = NOTES[round % NOTES.len()];
        let mut words = |marks: &[&str]| {
            let mut text = String::from("Byen vil");
            for mark in marks {
                for _ in 0..3 + dice.below(9) {
                    text.push_str(if dice.below(6) == 0 { "\n" } else { " " });
                    text.push_str(dice.one_of(WORDS));
                }
                text.push_str(" ord");
                text.push_str(mark);
            }
            text + dice.one_of(&[".", "", " og mere."])
        };
        let paragraphs = [
            words(&[one, two]),
            words(&[]),
            format!("{first}{}", words(&[])),
            format!("{second}{}", words(&[])),
        ];
        let between = dice.one_of(&["\n\n", "\n\n", "\n", "\n\u{c}\n", "\n\nNoter\n\n"]);
        let text = format!(
            "{}\n\n{}{between}{}\n{}\n{}",
            paragraphs[0],
            paragraphs[1],
            paragraphs[2],
            paragraphs[3],
            dice.one_of(&["", "\nByen siger til sidst, at den er klar.\n", "\n3\n"])
        );
        let page = paragraphs.map(|one| format!("<p>{one}</p>\n")).concat();
        told[0] += desk.hold(round, &Text, &text);
        told[1] += desk.hold(round, &Markdown, &text);
        told[2] += desk.hold(round, &Html, &page);
    }
    assert!(told[0] > 100 && told[2] > 100, "{told:?}");
}
