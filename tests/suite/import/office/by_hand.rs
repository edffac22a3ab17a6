//! Footnotes that somebody typed by hand: they become footnotes where the evidence is whole, and stay text with a
//! question where it isn't.

use udgiv::import::{Docx, Format, Html, Odt, Reading, Reason, Text};

use super::docx::{docx, item, p, r};
use super::odt::odt;
use super::{draft, left_out, lines, shown};

/// What a document is shown to be once its typed notes are told; its words are held against the document's.
fn noted(format: &dyn Format, bytes: &[u8]) -> (String, String) {
    let reading = Reading::of(format, bytes).unwrap_or_else(|why| panic!("{why:?}"));
    (shown(&reading.document), draft(format, bytes))
}

fn raised(text: &str) -> String {
    format!(r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{text}</w:t></w:r>"#)
}

const TWO: &str = "p Tallet stiger[0] hvert år, siger byen.[1]\np Slut.\nnote 0\n  p Kommunens opgørelse\nnote 1\n  p Samtaler med borgere\n";

#[test]
fn typed_notes_become_footnotes_in_every_format() {
    let body = |marks: [&str; 2], notes: [&str; 2]| {
        let marked =
            [r("Tallet stiger"), marks[0].into(), r(" hvert år, siger byen."), marks[1].into()].concat();
        format!("<w:p>{marked}</w:p>{}{}{}", p("Slut."), notes[0], notes[1])
    };
    let marks = [raised("1"), raised("2")];
    let marks = [marks[0].as_str(), marks[1].as_str()];
    let own = |one: &str, other: &str| {
        [p(&format!("{one}Kommunens opgørelse")), p(&format!("{other}Samtaler med borgere"))]
    };
    for [one, other] in [["1 ", "2 "], ["1. ", "2. "], ["1) ", "2) "], ["¹", "²"], ["¹ ", "² "]] {
        let notes = own(one, other);
        let (said, _) = noted(&Docx, &docx(&body(marks, [notes[0].as_str(), notes[1].as_str()])));
        assert_eq!(said, TWO, "{one}");
    }
    // Numbers that the word processor gives.
    let automatic = [item(2, 0, "Kommunens opgørelse"), item(2, 0, "Samtaler med borgere")];
    assert_eq!(noted(&Docx, &docx(&body(marks, [automatic[0].as_str(), automatic[1].as_str()]))).0, TWO);

    let body = r#"<text:p>Tallet stiger<text:span text:style-name="Op">1</text:span> hvert år, siger byen.<text:span text:style-name="Op">2</text:span></text:p><text:p>Slut.</text:p><text:p>1 Kommunens opgørelse</text:p><text:p>2 Samtaler med borgere</text:p>"#;
    assert_eq!(noted(&Odt, &odt(body)).0, TWO);

    let page = "<p>Tallet stiger<sup>1</sup> hvert\når, siger byen. [2]</p>\n<p>Slut.</p>\n<p><sup>1</sup>Kommunens\nopgørelse</p>\n<p>2 Samtaler med borgere</p>";
    let mixed = noted(&Html, page.as_bytes()).0;
    assert!(mixed.contains("stiger¹") && mixed.contains("[2]"), "of two forms: {mixed}");
    let page = page.replace(" [2]", "<sup>2</sup>");
    assert_eq!(noted(&Html, page.as_bytes()).0, TWO);

    for (marks, notes) in [
        (["¹", "²"], ["1 ", "2 "]),
        ([" [1]", " [2]"], ["[1] ", "[2] "]),
        (["1)", "2)"], ["1) ", "2) "]),
        (["*", "**"], ["* ", "** "]),
    ] {
        let text = format!(
            "Tallet stiger{} hvert år, siger byen.{}\n\nSlut.\n\n{}Kommunens opgørelse\n{}Samtaler med\nborgere\n",
            marks[0], marks[1], notes[0], notes[1]
        );
        // A closing bracket stands before the full stop.
        let text = text.replace("byen.2)", "byen2).").replace("byen.**", "byen**.");
        let expected = TWO.replace(".[1]\n", if text.contains("byen.") { ".[1]\n" } else { "[1].\n" });
        let (said, draft) = noted(&Text, text.as_bytes());
        assert_eq!(said, expected, "{text}");
        assert!(draft.contains("[^1]: Kommunens opgørelse") && !draft.contains("TJEK: Er 1"), "{draft}");
    }
}

/// Notes at the end of pages begin anew on each, and a sentence goes on behind them.
#[test]
fn notes_at_the_end_of_each_page_are_those_of_its_text() {
    let text = "Vi ser på tallene¹ hver uge. Når de er klar til at blive vist, skriver\nvi til alle, der har bedt om at få dem, og som bor i byen.\nDe kan bede om det på nettet og\n\n1 Kommunens opgørelse\n\u{c}\nhøre mere om dem der. Resten¹ kan hentes på rådhuset hver dag.\n\n1 Byens arkiv\n";
    let (said, _) = noted(&Text, text.as_bytes());
    let expected = "p Vi ser på tallene[0] hver uge. Når de er klar til at blive vist, skriver vi til alle, der har bedt om at få dem, og som bor i byen.\np De kan bede om det på nettet og høre mere om dem der. Resten[1] kan hentes på rådhuset hver dag.\nnote 0\n  p Kommunens opgørelse\nnote 1\n  p Byens arkiv\n";
    assert_eq!(said, expected);
}

/// A heading above the notes has nothing below it any more; one of a list of sources is a chapter's.
#[test]
fn a_heading_above_notes_is_told_and_a_list_of_sources_stays() {
    let body = |heading: &str| {
        format!(
            "<h1>Byen</h1>\n<p>Tallet stiger<sup>1</sup> hvert år.</p>\n<h2>{heading}</h2>\n<p>1 Kommunens opgørelse</p>\n"
        )
    };
    let reading = Reading::of(&Html, body("Noter").as_bytes()).expect("a page");
    assert_eq!(left_out(&reading.document), "NotesHeading: Noter\n");
    assert!(reading.document.left_out.iter().all(|one| one.why == Reason::NotesHeading));
    let (said, _) = noted(&Html, body("Noter").as_bytes());
    assert_eq!(said, "h1 Byen\np Tallet stiger[0] hvert år.\nnote 0\n  p Kommunens opgørelse\n");
    let (said, draft) = noted(&Html, body("Kilder").as_bytes());
    assert!(said.ends_with("h2 Kilder\np 1 Kommunens opgørelse\n"), "{said}");
    assert_eq!(lines(&draft, "# TJEK: Er 1 en henvisning").len(), 1, "{draft}");
}

/// Where a mark or a note is missing, or something stands between them, all of it stays as it was typed.
#[test]
fn typed_notes_without_whole_evidence_stay_text_with_a_question() {
    let ends = "Slut.\n\n1 Kommunens opgørelse fra i år.\n";
    for text in [
        format!("Tallet¹ stiger² hvert år.\n\n{ends}"),
        format!("Tallet² stiger hvert år.¹\n\n{ends}\n2 Samtaler med borgere i byen.\n"),
        format!("Tallet¹ stiger hvert år.¹\n\n{ends}"),
        format!("Tallet¹ stiger hvert år.\n\n{ends}\n2 Samtaler med borgere i byen.\n"),
    ] {
        let (said, draft) = noted(&Text, text.as_bytes());
        assert!(!said.contains("note 0") && said.contains("1 Kommunens opgørelse"), "{said}");
        assert!(!lines(&draft, "# TJEK: Er ").is_empty(), "{draft}");
    }
    // Two paragraphs on one line of a page can't be told apart.
    let page = "<p>Tallet stiger<sup>1</sup>.</p><p>1 Kommunens opgørelse</p>";
    assert!(noted(&Html, page.as_bytes()).0.contains("p 1 Kommunens opgørelse"));
    // Areas, powers and lists are no notes.
    let text = "Byen har 10 m² og 10⁶ borgere (se bilag1).\n\n1. Et\n2. To\n";
    assert!(!noted(&Text, text.as_bytes()).0.contains("note"), "no notes");
}
