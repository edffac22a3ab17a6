//! The criteria that documents are held to, as data: which they are, in which versions, and how the program meets each.

/// A standard, and the version of WCAG that it takes its criteria from.
#[derive(Debug)]
pub struct Standard {
    /// Its name and version.
    pub name: &'static str,
    /// The version of WCAG.
    pub wcag: Wcag,
    /// What stands before the number of a criterion in it; none if it has no numbers of its own.
    pub clause: Option<&'static str>,
    /// Whether it is about documents that are no web pages, and leaves out what is about sets of pages.
    pub of_documents: bool,
}

/// Versions of WCAG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wcag {
    /// WCAG 2.1.
    V21,
    /// WCAG 2.2.
    V22,
}

/// The standards that the table is about. A new version of one is a line here.
///
/// Which criteria clause 10 leaves void (10.2.4.1, 10.2.4.5, 10.3.2.3, 10.3.2.4), and that it has 10.4.1.3, is so in ITI's VPAT 2.5 INT (February 2025),
/// which lists the clauses of V3.2.1 at each criterion; the standard's own text was not at hand.
pub static STANDARDS: &[Standard] = &[
    Standard {
        name: "EN 301 549 V3.2.1 (2021-03), 9",
        wcag: Wcag::V21,
        clause: Some("9."),
        of_documents: false,
    },
    Standard {
        name: "EN 301 549 V3.2.1 (2021-03), 10",
        wcag: Wcag::V21,
        clause: Some("10."),
        of_documents: true,
    },
    Standard { name: "WCAG 2.2 A, AA", wcag: Wcag::V22, clause: None, of_documents: false },
];

/// How it is shown that a criterion is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The program makes every file so: the tests and judges that a version of it has to pass, each as the ledgers in `docs/conformance` name it.
    /// What a page was put to shows nothing of a document, so these are apart.
    Built(OfPages, OfDocuments),
    /// A rule finds what isn't so, before anything is published.
    Rule(&'static str),
    /// A person has to look.
    Person,
    /// There is nothing of the kind in the files.
    Absent,
}

/// Tests and judges of web pages (EN 301 549, 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfPages(pub &'static [&'static str]);

/// Tests and judges of PDF and EPUB files (EN 301 549, 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfDocuments(pub &'static [&'static str]);

/// A criterion at level A or AA.
#[derive(Debug)]
pub struct Criterion {
    /// Its number.
    pub number: &'static str,
    /// "A" or "AA".
    pub level: &'static str,
    /// Its name in Danish and in English.
    pub name: (&'static str, &'static str),
    /// The versions of WCAG that have it: the first, and the last.
    pub versions: (Wcag, Wcag),
    /// Whether clause 10 of EN 301 549 asks it of documents.
    pub of_documents: bool,
    /// How it is shown.
    pub how: &'static [How],
}

impl Criterion {
    /// Whether a standard has it.
    #[must_use]
    pub fn is_in(&self, standard: &Standard) -> bool {
        let (first, last) = self.versions;
        first <= standard.wcag && standard.wcag <= last && (self.of_documents || !standard.of_documents)
    }

    /// The tests and judges that hold what the program makes to it: pages, and documents. None where it makes nothing of the kind.
    #[must_use]
    pub fn held_by(&self) -> (OfPages, OfDocuments) {
        let by = self.how.iter().find_map(|how| match how {
            How::Built(pages, documents) => Some((*pages, *documents)),
            _ => None,
        });
        by.unwrap_or_default()
    }
}

const fn both(
    number: &'static str,
    level: &'static str,
    name: (&'static str, &'static str),
    how: &'static [How],
) -> Criterion {
    Criterion { number, level, name, versions: (Wcag::V21, Wcag::V22), of_documents: true, how }
}

/// One that clause 10 leaves void for documents.
const fn of_sets(
    number: &'static str,
    level: &'static str,
    name: (&'static str, &'static str),
    how: &'static [How],
) -> Criterion {
    Criterion { number, level, name, versions: (Wcag::V21, Wcag::V22), of_documents: false, how }
}

const fn new(
    number: &'static str,
    level: &'static str,
    name: (&'static str, &'static str),
    how: &'static [How],
) -> Criterion {
    Criterion { number, level, name, versions: (Wcag::V22, Wcag::V22), of_documents: true, how }
}

use How::{Absent, Person, Rule};

const fn built(pages: &'static [&'static str], documents: &'static [&'static str]) -> How {
    How::Built(OfPages(pages), OfDocuments(documents))
}

// Tests that hold for several of them.
const STYLE_SHEET: &str = "test:the_style_sheet_of_a_page_leaves_sizes_and_movement_to_the_reader";
const PAGE: &str = "test:a_page_has_a_title_a_language_headings_in_order_and_words_for_pictures";
const HEARD: &str = "test:a_screen_reader_meets_what_it_did_on_the_web";
const NOTHING_RUNS: &str = "test:nothing_runs_and_nothing_is_fetched_from_elsewhere";
const WORDS: &str = "test:the_words_of_a_web_page_are_those_of_its_edition";
const TAGS: &str = "test:a_screen_reader_meets_in_the_pdf_what_it_did";
const BOOK: &str = "test:a_screen_reader_meets_what_it_did";
const TAGGED_WORDS: &str = "test:the_words_of_the_tag_tree_are_those_of_the_edition";
const BOOK_WORDS: &str = "test:the_words_of_the_epub_are_those_of_the_edition";
const BOOK_STYLE: &str = "test:the_style_sheet_leaves_size_and_colours_to_the_reader";
const CHARACTERS: &str = "test:every_field_comes_out_as_the_characters_it_is";
const BLOCKS: &str = "test:every_block_comes_out_as_it_did";
const STILL: &str = "test:an_animation_is_the_picture_that_stands_for_it";
const BRAND: &str = "test:any_brand_can_be_read_on_light_and_on_dark";

/// Every criterion at level A and AA.
pub static CRITERIA: &[Criterion] = &[
    both(
        "1.1.1",
        "A",
        ("Ikke-tekstligt indhold", "Non-text content"),
        &[Rule("U021"), Rule("U071"), Rule("U048"), Person],
    ),
    both("1.2.1", "A", ("Kun lyd og kun video", "Audio-only and video-only"), &[Absent]),
    both("1.2.2", "A", ("Undertekster", "Captions"), &[Absent]),
    both(
        "1.2.3",
        "A",
        ("Synstolkning eller alternativ", "Audio description or media alternative"),
        &[Absent],
    ),
    both("1.2.4", "AA", ("Undertekster (live)", "Captions (live)"), &[Absent]),
    both("1.2.5", "AA", ("Synstolkning", "Audio description"), &[Absent]),
    both(
        "1.3.1",
        "A",
        ("Information og relationer", "Info and relationships"),
        &[
            built(&[HEARD, PAGE, "axe"], &[TAGS, BOOK, BLOCKS, "veraPDF", "Ace", "axe"]),
            Rule("U012"),
            Rule("U030"),
            Person,
        ],
    ),
    both(
        "1.3.2",
        "A",
        ("Betydningsbærende rækkefølge", "Meaningful sequence"),
        &[built(&[WORDS], &[TAGGED_WORDS, BOOK_WORDS]), Person],
    ),
    both("1.3.3", "A", ("Sensoriske egenskaber", "Sensory characteristics"), &[Person]),
    both("1.3.4", "AA", ("Visningsretning", "Orientation"), &[built(&[STYLE_SHEET, "axe"], &["axe"])]),
    both("1.3.5", "AA", ("Formål med input", "Identify input purpose"), &[Absent]),
    both(
        "1.4.1",
        "A",
        ("Anvendelse af farve", "Use of color"),
        &[built(&["test:links_in_running_text_are_underlined", "axe"], &["axe"]), Person],
    ),
    both("1.4.2", "A", ("Styring af lyd", "Audio control"), &[Absent]),
    both("1.4.3", "AA", ("Kontrast (minimum)", "Contrast (minimum)"), &[Rule("U041"), Person]),
    both(
        "1.4.4",
        "AA",
        ("Ændring af tekststørrelse", "Resize text"),
        &[built(
            &[STYLE_SHEET, "text 400 %"],
            &[BOOK_STYLE, "reader sizes", "test:large_print_is_large_everywhere"],
        )],
    ),
    both("1.4.5", "AA", ("Billeder af tekst", "Images of text"), &[Person]),
    both("1.4.10", "AA", ("Ombrydning", "Reflow"), &[built(&["reflow 320 px"], &["reflow 320 px"]), Person]),
    both(
        "1.4.11",
        "AA",
        ("Kontrast af ikke-tekstligt indhold", "Non-text contrast"),
        &[built(&[BRAND], &["test:what_is_drawn_can_be_told_from_the_ground"]), Person],
    ),
    both(
        "1.4.12",
        "AA",
        ("Tekstafstand", "Text spacing"),
        &[built(&[STYLE_SHEET, "spacing 320 px"], &[BOOK_STYLE, "spacing 320 px"])],
    ),
    both("1.4.13", "AA", ("Indhold ved hover eller fokus", "Content on hover or focus"), &[Absent]),
    both(
        "2.1.1",
        "A",
        ("Tastatur", "Keyboard"),
        &[built(&[NOTHING_RUNS, "keyboard"], &[CHARACTERS, "veraPDF"])],
    ),
    both(
        "2.1.2",
        "A",
        ("Ingen tastaturfælde", "No keyboard trap"),
        &[built(&[NOTHING_RUNS, "keyboard"], &[CHARACTERS, "veraPDF"])],
    ),
    both("2.1.4", "A", ("Genvejstaster", "Character key shortcuts"), &[Absent]),
    both("2.2.1", "A", ("Justerbar tid", "Timing adjustable"), &[Absent]),
    both("2.2.2", "A", ("Pause, stop, skjul", "Pause, stop, hide"), &[Absent]),
    both("2.3.1", "A", ("Tre glimt", "Three flashes"), &[built(&[STYLE_SHEET, STILL], &[STILL])]),
    of_sets("2.4.1", "A", ("Spring over blokke", "Bypass blocks"), &[built(&[PAGE, HEARD, "axe"], &[])]),
    both(
        "2.4.2",
        "A",
        ("Sidetitler", "Page titled"),
        &[built(
            &[PAGE],
            &[
                "test:each_pdf_of_a_policy_has_a_title_of_its_own_and_opens_with_its_bookmarks",
                "test:every_document_has_one_h1_a_language_and_a_title_of_its_own",
            ],
        )],
    ),
    both(
        "2.4.3",
        "A",
        ("Fokusrækkefølge", "Focus order"),
        &[built(&[WORDS, "keyboard"], &[TAGGED_WORDS, BOOK_WORDS])],
    ),
    both("2.4.4", "A", ("Formål med links", "Link purpose (in context)"), &[Rule("U050"), Person]),
    of_sets(
        "2.4.5",
        "AA",
        ("Flere måder", "Multiple ways"),
        &[built(
            &["test:the_map_has_every_page_that_is_there", "test:every_link_of_a_page_leads_somewhere"],
            &[],
        )],
    ),
    both(
        "2.4.6",
        "AA",
        ("Overskrifter og etiketter", "Headings and labels"),
        &[Rule("U012"), Rule("U016"), Person],
    ),
    both("2.4.7", "AA", ("Synligt fokus", "Focus visible"), &[built(&["keyboard"], &[BOOK_STYLE])]),
    new(
        "2.4.11",
        "AA",
        ("Fokus ikke skjult", "Focus not obscured (minimum)"),
        &[built(&["keyboard"], &[BOOK_STYLE])],
    ),
    both("2.5.1", "A", ("Pegebevægelser", "Pointer gestures"), &[Absent]),
    both("2.5.2", "A", ("Annullering af pegehandling", "Pointer cancellation"), &[Absent]),
    both(
        "2.5.3",
        "A",
        ("Etiket i navn", "Label in name"),
        &[built(&[HEARD, "axe"], &["test:a_link_in_a_pdf_is_called_by_what_it_leads_to", BOOK, "axe"])],
    ),
    both("2.5.4", "A", ("Aktivering ved bevægelse", "Motion actuation"), &[Absent]),
    new("2.5.7", "AA", ("Trækbevægelser", "Dragging movements"), &[Absent]),
    new("2.5.8", "AA", ("Størrelse af klikområde", "Target size (minimum)"), &[built(&["axe"], &["axe"])]),
    both("3.1.1", "A", ("Sidens sprog", "Language of page"), &[Rule("U018")]),
    both(
        "3.1.2",
        "AA",
        ("Sprog for dele", "Language of parts"),
        &[
            built(
                &["test:words_in_another_language_are_marked_on_the_web"],
                &["test:words_in_another_language_are_marked_in_the_epub", BLOCKS],
            ),
            Person,
        ],
    ),
    both("3.2.1", "A", ("Ved fokus", "On focus"), &[built(&[NOTHING_RUNS], &[CHARACTERS, "veraPDF"])]),
    both("3.2.2", "A", ("Ved input", "On input"), &[Absent]),
    of_sets("3.2.3", "AA", ("Ensartet navigation", "Consistent navigation"), &[built(&[HEARD], &[])]),
    of_sets("3.2.4", "AA", ("Ensartet identifikation", "Consistent identification"), &[built(&[HEARD], &[])]),
    new("3.2.6", "A", ("Ensartet hjælp", "Consistent help"), &[built(&[HEARD], &[BLOCKS])]),
    both("3.3.1", "A", ("Identifikation af fejl", "Error identification"), &[Absent]),
    both("3.3.2", "A", ("Etiketter eller vejledning", "Labels or instructions"), &[Absent]),
    both("3.3.3", "AA", ("Fejlforslag", "Error suggestion"), &[Absent]),
    both("3.3.4", "AA", ("Forebyggelse af fejl", "Error prevention"), &[Absent]),
    new("3.3.7", "A", ("Overflødig indtastning", "Redundant entry"), &[Absent]),
    new("3.3.8", "AA", ("Tilgængelig godkendelse", "Accessible authentication (minimum)"), &[Absent]),
    Criterion {
        number: "4.1.1",
        level: "A",
        name: ("Parsing", "Parsing"),
        versions: (Wcag::V21, Wcag::V21),
        of_documents: true,
        how: &[built(&[WORDS, "Nu"], &["veraPDF", "EPUBCheck"])],
    },
    both(
        "4.1.2",
        "A",
        ("Navn, rolle, værdi", "Name, role, value"),
        &[built(&[HEARD, "axe", "Nu"], &[TAGS, BOOK, "veraPDF", "Ace", "axe"])],
    ),
    both("4.1.3", "AA", ("Statusbeskeder", "Status messages"), &[Absent]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::codes;

    /// A row that names a rule that isn't there would show nothing.
    #[test]
    fn every_rule_that_is_named_is_there() {
        for criterion in CRITERIA {
            assert!(!criterion.how.is_empty(), "{}", criterion.number);
            for how in criterion.how {
                match how {
                    How::Rule(id) => {
                        assert!(codes().any(|code| code.id == *id), "{} names {id}", criterion.number);
                    }
                    How::Built(OfPages(pages), OfDocuments(documents)) => {
                        assert!(!pages.is_empty(), "nothing holds pages to {}", criterion.number);
                        assert_eq!(!documents.is_empty(), criterion.of_documents, "{}", criterion.number);
                    }
                    How::Person | How::Absent => {}
                }
            }
        }
    }

    /// WCAG 2.1 has 50 criteria at A and AA, and WCAG 2.2 has 55: six more, without 4.1.1. Clause 10 leaves four of navigation void.
    #[test]
    fn each_version_has_as_many_criteria_as_it_has() {
        let count =
            |wcag| CRITERIA.iter().filter(|one| one.versions.0 <= wcag && wcag <= one.versions.1).count();
        assert_eq!((count(Wcag::V21), count(Wcag::V22)), (50, 55));
        let of = |standard| CRITERIA.iter().filter(|one| one.is_in(standard)).count();
        assert_eq!(STANDARDS.iter().map(of).collect::<Vec<_>>(), [50, 46, 55]);
    }
}
