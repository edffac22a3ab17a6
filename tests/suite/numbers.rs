//! Numbers, dates and marks: what was written comes out in every variant, or a finding at its place says why not.

use serde_json::Value;

use super::support::{Epub, Project, pdf_tags, pdf_text};
use crate::import::office::docx::docx;
use crate::import::office::odt::odt;

const POLICY: &str = "sources/eksempel/policy.toml";
const ALL: &str =
    "\"screen\", \"large-print\", \"epub\", \"easy-text\", \"easy-epub\", \"easy-pdf\", \"braille\"";

/// The base with lists whose numbers don't run, cells that look like blocks, and dates in an easy text.
fn project() -> Project {
    let project = Project::base();
    project.edit(POLICY, "valid = {", &format!("variants = [{ALL}]\nvalid = {{"));
    project.edit(
        POLICY,
        "text = \"Kun for eksperter.\"",
        "text = '''\n13) Trettende trin\n14) Fjortende trin\n\nSå hopper det.\n\n2. Andet trin\n5. Femte trin\n9. Niende trin\n'''",
    );
    project.edit(
        POLICY,
        "[\"Haller\", \"Teknik & miljø\"],",
        "[\"2. kvartal\", \"1. januar 2027\"], [\"# nr.\", \"- ingen\"], [\"> syv\", \"~~~\"],",
    );
    project.edit(POLICY, "text = \"Du kan ringe til os.\"", "text = \"\"\"\n29. januar er der møde.\n3. marts er der fest.\n\nDu gør sådan:\n1) Ring til os.\n2) Sig dit navn.\n\"\"\"");
    project
}

fn findings(project: &Project) -> Vec<Value> {
    let run = project.run(&["check", "--format", "json", "--lang", "da"]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

/// Every variant in one build: the numbers that are written stand there, with what stands behind them.
#[test]
fn numbers_come_out_as_they_are_written_in_every_variant() {
    let project = project();
    project.build(&[]);
    let full = ["13)", "14)", "2.", "5.", "9."];
    let cells = ["2. kvartal", "1. januar 2027", "# nr.", "- ingen", "> syv", "~~~"];
    for variant in ["", ".large"] {
        let path = project.path(&format!("output/eksempel/eksempel{variant}.pdf"));
        let (Some(text), Some(tags)) = (pdf_text(&path), pdf_tags(&path)) else { continue };
        for number in full {
            assert!(tags.contains(&format!("\"{number}\"")) || text.contains(number), "{variant}: {number}");
        }
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for cell in cells {
            assert!(flat.contains(cell), "{variant}: {cell}");
        }
    }
    let book = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let page = book
        .spine()
        .into_iter()
        .map(|(_, text)| text)
        .find(|text| text.contains("Trettende"))
        .expect("a page");
    for part in [
        "<ol class=\"bracket\" start=\"13\">",
        "<ol start=\"2\">",
        "<li value=\"5\">Femte trin",
        "<li value=\"9\">Niende trin",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let easy = project.read("output/eksempel/eksempel.easy.txt");
    for line in ["29. januar er der møde.", "3. marts er der fest.", "1) Ring til os.", "2) Sig dit navn."] {
        assert!(easy.lines().any(|one| one.trim() == line), "{line}\n{easy}");
    }
    if let Some(text) = pdf_text(&project.path("output/eksempel/eksempel.easy.pdf")) {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in
            ["29. januar er der møde.", "3. marts er der fest.", "1) Ring til os.", "2) Sig dit navn."]
        {
            assert!(flat.contains(line), "{line}\n{text}");
        }
    }
    // Braille has its letters for digits: c is 3, i is 9.
    if let Some(pages) = crate::braille::of(&project, "output/eksempel/eksempel.brf") {
        for line in ["#BI' JANUAR ER DER", "#C' MARTS ER DER FEST'"] {
            assert!(pages.contains(line), "{line}\n{pages}");
        }
    }
    let easy_book = Epub::open(&project.bytes("output/eksempel/eksempel.easy.epub"));
    let words: String = easy_book.spine().into_iter().map(|(_, text)| text.replace('\u{a0}', " ")).collect();
    for part in ["29. januar er der møde.", "3. marts er der fest.", "<ol class=\"bracket\">"] {
        assert!(words.contains(part), "{part}");
    }
}

#[test]
fn a_cell_is_text_whatever_it_begins_with() {
    let project = project();
    let found = findings(&project);
    assert!(!found.iter().any(|one| one["code"] == "U013" || one["code"] == "U012"), "{found:#?}");
}

/// What a mend writes reads as the sentence that was written, and leaves nothing to find.
#[test]
fn a_mended_text_has_nothing_left_to_find() {
    let project = Project::base();
    let wrong = "\n29. januar 2026 vedtog byrådet den.\n\n3. marts 2026 begynder arbejdet.\n\nDet sker i lokale\n1. på første sal.\n\n- 5 grader er koldt.\n\n**Mål: **vi vil mere.\n\n##Rubrik\n\n• gå\n• stå\n";
    project.edit(POLICY, "text = \"Kun for eksperter.\"", &format!("text = '''{wrong}'''"));
    let run = project.run(&["mend", "--yes"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let left = findings(&project);
    let is_left = |one: &&Value| ["U022", "U023", "U025"].iter().any(|code| one["code"] == *code);
    let left: Vec<&Value> = left.iter().filter(is_left).collect();
    let text = project.read(POLICY);
    assert!(left.is_empty(), "{left:#?}\n{text}");
    for right in [
        "29\\. januar 2026 vedtog byrådet den.\n\n3\\. marts 2026 begynder",
        "lokale\n1\\. på første sal.",
        "\n\\- 5 grader er koldt.",
        "\n**Mål:** vi vil mere.",
        "\n## Rubrik",
        "\n- gå\n- stå",
    ] {
        assert!(text.contains(right), "{right}\n{text}");
    }
}

/// Any order of numbers, dates and signs, in every format: the draft has them as the document has.
#[test]
fn an_imported_document_keeps_its_numbers_and_its_cells() {
    let project = Project::empty();
    crate::support::copy(
        &crate::support::repository().join("sources/publishers"),
        &project.path("sources/publishers"),
    );
    let lines = "1. maj er der fest.\n\n15. august er der ferie.\n\n07. juni er der fri.\n\n4. Fjerde\n5. Femte\n8. Ottende\n\n3) Tredje";
    let cells =
        ["1. Værdighed", "2. kvartal", "- ingen", "-", "# nr.", "# x", "> y", "~~~", "+ 3", "1)", "=="];
    let rows: String = cells.iter().map(|cell| format!("| {} | x |\n", cell.replace('>', "\\>"))).collect();
    let markdown =
        format!("# Plan 2026\n\n## Om planen\n\n{lines}\n\n## Tabel\n\n| A | B |\n|---|---|\n{rows}");
    project.write("plan.md", markdown);
    let html_rows: String = cells
        .iter()
        .map(|cell| format!("<tr><td>{}</td><td>x</td></tr>", cell.replace('>', "&gt;")))
        .collect();
    project.write("plan.html", format!("<html><head><title>Plan 2026</title></head><body><h1>Plan 2026</h1><h2>Om planen</h2><p>1. maj er der fest.</p><p>- 5 grader</p><table><tr><th>A</th><th>B</th></tr>{html_rows}</table></body></html>"));
    let cell =
        |text: &str| format!("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", text.replace('>', "&gt;"));
    let table: String =
        cells.iter().map(|text| format!("<w:tr>{}{}</w:tr>", cell(text), cell("x"))).collect();
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Plan 2026</w:t></w:r></w:p><w:p><w:r><w:t>1. maj er der fest hos os alle sammen i byen.</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    );
    project.write("plan.docx", docx(&body));
    let cell = |text: &str| {
        format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", text.replace('>', "&gt;"))
    };
    let table: String = cells
        .iter()
        .map(|text| format!("<table:table-row>{}{}</table:table-row>", cell(text), cell("x")))
        .collect();
    let body = format!(
        "<text:p text:style-name=\"Title\">Plan 2026</text:p><text:p>1. maj er der fest hos os alle sammen i byen.</text:p><table:table>{table}</table:table>"
    );
    project.write("plan.odt", odt(&body));
    for (file, slug) in [("plan.md", "md"), ("plan.html", "html"), ("plan.docx", "docx"), ("plan.odt", "odt")]
    {
        let run = project.run(&[
            "import",
            project.path(file).to_str().expect("a path"),
            "--slug",
            slug,
            "--publisher",
            "soroe-kommune",
        ]);
        assert_eq!(run.status, 0, "{file}: {}", run.stderr);
        let draft = project.read(&format!("sources/{slug}/policy.toml"));
        for cell in cells {
            assert!(draft.contains(&format!("\"{cell}\"")), "{file}: {cell}\n{draft}");
        }
        assert!(draft.contains("1\\. maj er der fest"), "{file}\n{draft}");
        let run = project.run(&["check", slug, "--format", "json", "--lang", "da"]);
        let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let errors = |one: &&Value| one["level"] == "error";
        let found: Vec<&Value> =
            output["findings"].as_array().expect("findings").iter().filter(errors).collect();
        assert!(found.is_empty(), "{file}: {found:#?}");
    }
    let draft = project.read("sources/md/policy.toml");
    for line in
        ["15\\. august er der ferie.", "07\\. juni er der fri.", "4. Fjerde", "5. Femte", "8. Ottende"]
    {
        assert!(draft.lines().any(|one| one.trim() == line), "{line}\n{draft}");
    }
}
