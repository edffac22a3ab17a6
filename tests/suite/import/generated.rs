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

/// Whatever a text looks like, its draft contains its words; otherwise the import would refuse it.
#[test]
fn no_text_loses_a_word() {
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
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
            let Ok(reading) = Reading::of(format, text.as_bytes()) else { continue };
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
            project.write("sources/kladde/policy.toml", policy);
            let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "kladde").expect("read");
            let manuscript = &read.policies[0];
            assert!(manuscript.findings.is_empty(), "{round}: {:?}\n{text}\n{policy}", manuscript.findings);
            let held = conversion.verify(manuscript.policy.as_ref().expect("a policy"));
            let name = format.name();
            assert!(held.is_ok(), "{round} {name}: {held:?}\n----\n{text}\n----\n{policy}");
        }
    }
}
