//! Markdown as people and programs write it.

use udgiv::import::{Content, Document, Format, Inline, Markdown, Reason, plain};

use crate::support::Project;

fn read(text: &str) -> Document {
    Markdown.read(text.as_bytes()).expect("a document")
}

/// The words of each paragraph and heading.
fn said(document: &Document) -> Vec<String> {
    let words = |content: &Content| match content {
        Content::Title(text)
        | Content::Subtitle(text)
        | Content::Heading { text, .. }
        | Content::Paragraph(text) => plain(text),
        other => format!("{other:?}"),
    };
    document.pieces.iter().map(|piece| words(&piece.content)).collect()
}

fn draft(text: &str) -> (String, String) {
    let project = Project::base();
    project.write("en-plan.md", text);
    let path = project.path("en-plan.md");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    (project.read("sources/ny/policy.toml"), project.read("sources/ny/import-report.md"))
}

#[test]
fn a_tag_inside_a_word_parts_no_word() {
    let text = "CO<sub>2</sub>-udledning, Ord<b>bog</b>en, 10<sup>6</sup> m<sup>2</sup>, 10<sup>-3</sup> og x<!-- y -->z.<br>Ny linje, 2<sup>nd</sup>.\n\n<div>Et</div><div>To <i>t</i>re</div>\n";
    let document = read(text);
    assert_eq!(
        said(&document),
        ["CO₂-udledning, Ordbogen, 10⁶ m², 10⁻³ og xz. Ny linje, 2nd.", " Et  To tre \n"].map(str::to_owned)
    );
    let (policy, report) = draft(text);
    assert!(policy.contains("CO₂-udledning, Ordbogen, 10⁶ m², 10⁻³ og xz."), "{policy}");
    assert!(report.contains("Alt er med."), "{report}");
}

#[test]
fn a_raised_word_that_never_ends_costs_no_word() {
    for text in [
        "10<sup>6 er meget.\n\nDet er 7.\n",
        "a<sup>1 *2* [3](https://by.dk) 4</sup>5\n",
        "</sup>1<sub><sup>2</sup>\n",
    ] {
        draft(&format!("# Titel\n\n{text}\n## Mere\n\nTekst.\n"));
    }
}

#[test]
fn front_matter_gives_the_title_and_is_reported() {
    let text = "---\ntitle: \"Plan for byen\"\nlang: da\ndate: 2026-01-29\ntags: [plan, *by*]\nundertitel: 2026–2029\n---\n\nVi vil det hele.\n\n## Mål\n\nMere.\n";
    let document = read(text);
    assert_eq!(document.pieces[0].content, Content::Title(vec![Inline::Text("Plan for byen".into())]));
    let left_out: Vec<(usize, &str)> =
        document.left_out.iter().map(|one| (one.origin, one.text.as_str())).collect();
    let expected = [
        (2, "title:"),
        (3, "lang: da"),
        (4, "date: 2026-01-29"),
        (5, "tags: [plan, *by*]"),
        (6, "undertitel:"),
    ];
    assert_eq!(left_out, expected);
    assert!(document.left_out.iter().all(|one| one.why == Reason::Metadata));
    let (policy, report) = draft(text);
    assert!(
        policy.contains("title = \"Plan for byen\"") && policy.contains("subtitle = \"2026–2029\""),
        "{policy}"
    );
    assert!(report.contains("date: 2026-01-29"), "{report}");
    // A rule, a text and another rule are no front matter; nor is a list of what isn't a name.
    for text in ["---\n\nVi vil: alt.\n\n---\n\nMere.\n", "---\nVi vil\n---\n\nMere.\n"] {
        assert_eq!(read(text).left_out, []);
    }
    // What can't be read as one line stays a line of the report.
    draft(
        "---\ntitle: >\n  Lang\n  titel\nurl: <https://by.dk/*x*>\n# bemærk\n\nmere: \\\"ja\"\n...\n# Plan\n\nTekst.\n",
    );
}

#[test]
fn the_only_heading_of_the_highest_level_is_the_title() {
    let (policy, _) = draft("# Plan for haver\n\nVi vil plante mere.\n");
    assert!(policy.contains("title = \"Plan for haver\""), "{policy}");
    let (policy, _) = draft("## Haver\n\nVi vil plante mere.\n");
    assert!(policy.contains("title = \"Ny\""), "{policy}");
}

/// A document on one line, and a table that is one cell.
#[test]
fn a_line_or_a_cell_of_22000_words_is_imported() {
    let words: String = (0..22_000).map(|at| format!("ord{} ", at % 97)).collect();
    let (policy, _) = draft(&format!("# T\n\n| a | b |\n|---|---|\n| {words} | x |\n\n{words}\n"));
    assert!(policy.len() > 2 * words.len());
}

/// In every format: what is listed below "Indhold" is contents only if it comes again.
#[test]
fn a_table_below_contents_is_left_out_only_if_its_entries_come_again() {
    let table = |first: &str| {
        format!(
            "# Priser\n\n## Indhold\n\n| | |\n|---|---|\n| {first} | 3 |\n| Leje af bane | 4 |\n| Leje af telt | 7 |\n\n"
        )
    };
    let (policy, report) = draft(&format!("{}## Leje\n\nVi lejer ud.\n", table("Leje af hal")));
    assert!(policy.contains("\"Leje af hal\", \"3\""), "{policy}");
    assert!(report.contains("Alt er med."), "{report}");
    let text = format!(
        "{}## Leje af hal\n\nVi lejer ud.\n\n## Leje af bane\n\nDen er grøn.\n\n## Leje af telt\n\nDet er stort.\n",
        table("Leje af hal")
    );
    let (policy, report) = draft(&text);
    assert!(!policy.contains("\"3\"") && report.contains("Leje af hal 3"), "{policy}\n{report}");
}

/// "## §1" above "## Navn": the first is no more a subtitle than the others.
#[test]
fn the_number_of_a_paragraph_above_its_name_is_its_label() {
    let text =
        "# Vedtægt\n\n## §1\n\n## Navn\n\nForeningen hedder noget.\n\n## §2\n\n## Formål\n\nVi vil noget.\n";
    let (policy, _) = draft(text);
    for line in
        ["title = \"Vedtægt\"", "label = \"§1\"\ntitle = \"Navn\"", "label = \"§2\"\ntitle = \"Formål\""]
    {
        assert!(policy.contains(line), "{line}\n{policy}");
    }
    assert!(!policy.contains("subtitle ="), "{policy}");
}
