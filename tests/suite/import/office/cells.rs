//! Cells of tables: what stood under each other stands so still.

use udgiv::import::{Docx, Format, Html, Notice, Odt};

use super::docx::{docx, import, item, p};
use super::odt::odt;
use super::{draft, read, said};

fn cell(content: &str) -> String {
    format!("<w:tc>{content}</w:tc>")
}

/// A table with a row of headings and a row of these cells.
fn table(cells: &[String]) -> String {
    let heads: String = cells.iter().map(|_| cell(&p("Hoved"))).collect();
    let header = "<w:trPr><w:tblHeader/></w:trPr>";
    format!("<w:tbl><w:tr>{header}{heads}</w:tr><w:tr>{}</w:tr></w:tbl>", cells.concat())
}

#[test]
fn paragraphs_in_a_cell_stand_on_lines_of_their_own() {
    let body = table(&[
        cell(&p("Hallen")),
        cell(&[p("Mandag kl. 9"), p("- undtagen i juli"), p("1. sal")].concat()),
    ]);
    let written = draft(&Docx, &docx(&body));
    assert!(written.contains("Mandag kl. 9\\\n\\- undtagen i juli\\\n1\\. sal"), "{written}");
    let page = "<table><tr><th>Sted<th>Tid<tr><td>Hallen<td><p>Mandag</p><p>Tirsdag</p></table>";
    assert!(draft(&Html, page.as_bytes()).contains("Mandag\\\nTirsdag"));
}

#[test]
fn a_list_in_a_cell_keeps_its_bullets_and_numbers() {
    let numbers = [item(2, 0, "Søg"), item(2, 0, "Betal")].concat();
    let bullets = [item(1, 0, "Vand"), item(1, 0, "Lys")].concat();
    let body = table(&[cell(&numbers), cell(&bullets)]);
    let expected = "table  false\n  # Hoved | Hoved\n  - 1. Søg\\2. Betal | • Vand\\• Lys\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    let added: Vec<String> = import(&body).added.into_iter().map(|one| one.text).collect();
    assert_eq!(added, ["1.", "2."]);
    draft(&Docx, &docx(&body));
    let text = r#"<table:table><table:table-row><table:table-cell><text:p>Trin</text:p></table:table-cell><table:table-cell><text:list text:style-name="L4"><text:list-item><text:p>Søg</text:p></text:list-item><text:list-item><text:p>Betal</text:p></text:list-item></text:list></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Pris</text:p></table:table-cell><table:table-cell><text:p>0 kr.</text:p></table:table-cell></table:table-row></table:table>"#;
    assert!(said(&Odt, &odt(text)).contains("Trin | 3) Søg\\4) Betal"), "{}", said(&Odt, &odt(text)));
    draft(&Odt, &odt(text));
    // A page has no place for the numbers among its words, so they are counted.
    let page = "<table><tr><th>Sted<th>Trin<tr><td>Hallen<td><ol><li>Søg<li>Betal</ol></table>";
    let document = read(&Html, page.as_bytes());
    assert_eq!(document.notices[&Notice::NumberLost], 2);
    draft(&Html, page.as_bytes());
}

#[test]
fn a_table_in_a_cell_is_lines_of_that_cell_and_counted() {
    let row = format!("<w:tr>{}{}</w:tr>", cell(&p("a")), cell(&p("b")));
    let inner = format!("<w:tbl>{row}{row}</w:tbl>");
    let body = table(&[cell(&p("Hal")), cell(&[p("Før"), inner, p("Efter")].concat())]);
    assert!(
        said(&Docx, &docx(&body)).contains("Hal | Før\\a\\b\\a\\b\\Efter"),
        "{}",
        said(&Docx, &docx(&body))
    );
    assert_eq!(import(&body).notices[&Notice::NestedTable], 1);
    draft(&Docx, &docx(&body));
}

#[test]
fn lines_of_cells_in_a_table_with_notes_follow_each_other_and_are_asked_about() {
    let note = r#"<w:p><w:r><w:t>Gratis</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let body = table(&[cell(note), cell(&[p("Mandag"), p("Tirsdag")].concat())]);
    let written = draft(&Docx, &docx(&body));
    assert!(written.contains("Mandag Tirsdag"), "{written}");
    assert!(written.contains("# TJEK: Nogle celler havde flere linjer."), "{written}");
}

#[test]
fn rows_that_were_deleted_or_are_hidden_are_told() {
    let row = |properties: &str, text: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}{}</w:tr>", cell(&p(text)), cell(&p("x")))
    };
    let rows = [
        row("<w:tblHeader/>", "Hoved"),
        row(r#"<w:del w:id="1" w:author="A"/>"#, "Slettet"),
        row("<w:hidden/>", "Skjult"),
        row(r#"<w:hidden w:val="0"/>"#, "Vist"),
        row("", "Sidste"),
    ];
    let body = format!("<w:tbl>{}</w:tbl>", rows.concat());
    let document = import(&body);
    let left_out = super::left_out(&document);
    assert!(left_out.starts_with("Deleted: Slettet x\nHidden: Skjult x\n"), "{left_out}");
    let all: String =
        Docx.words(&docx(&body)).expect("words").into_iter().map(|(_, words)| words + " ").collect();
    assert!(all.contains("Vist") && !all.contains("Slettet") && !all.contains("Skjult"), "{all}");
    draft(&Docx, &docx(&body));
}

#[test]
fn a_row_that_spans_all_columns_and_a_second_row_of_headings_keep_their_columns() {
    let spanning =
        r#"<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p><w:r><w:t>Indsatser</w:t></w:r></w:p></w:tc>"#;
    let row = |texts: [&str; 4]| format!("<w:tr>{}</w:tr>", texts.map(|text| cell(&p(text))).concat());
    let body = format!(
        "<w:tbl><w:tr>{spanning}</w:tr>{}{}</w:tbl>",
        row(["A", "B", "C", "D"]),
        row(["1", "2", "3", "4"])
    );
    let expected = "  - Indsatser |  |  | \n  - A | B | C | D\n  - 1 | 2 | 3 | 4\n";
    assert!(said(&Docx, &docx(&body)).ends_with(expected), "{}", said(&Docx, &docx(&body)));
    let written = draft(&Docx, &docx(&body));
    assert!(written.contains("[\"A\", \"B\", \"C\", \"D\"],\n"), "{written}");
    assert!(written.contains("# TJEK"), "the row above the columns is asked about: {written}");
    // A table of one row is no table; its cells are read in their order.
    let written = draft(&Docx, &docx(&format!("<w:tbl>{}</w:tbl>", row(["E", "F", "G", "H"]))));
    let at: Vec<Option<usize>> =
        ["\nE\n", "\nF\n", "\nG\n", "\nH\n"].iter().map(|word| written.find(word)).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{written}");
    assert!(written.contains("# TJEK"), "{written}");
    let header = |texts: [&str; 2]| {
        let cells = texts.map(|text| cell(&p(text))).concat();
        format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}<w:tr>{}{}</w:tr></w:tbl>",
        header(["Sted", "Pris"]),
        header(["Navn", "Kroner"]),
        cell(&p("Hal 1")),
        cell(&p("200"))
    );
    let written = draft(&Docx, &docx(&body));
    assert!(
        written.contains("header = [\"Sted\", \"Pris\"]")
            && written.contains("[\"Navn\", \"Kroner\"],\n    [\"Hal 1\", \"200\"]"),
        "{written}"
    );
    let asked = "# TJEK: Rækken »Navn – Kroner« er også mærket som kolonneoverskrifter i dokumentet";
    assert!(written.contains(asked), "the second row of headings is asked about: {written}");
}

#[test]
fn further_rows_of_headings_are_asked_about_in_every_format() {
    let asked = |written: &str, rows: &str| {
        let one = format!("# TJEK: {rows} er også mærket som kolonneoverskrifter i dokumentet (");
        assert_eq!(written.matches(&one).count(), 1, "{one}\n{written}");
    };
    let row = |tag: &str, cells: [&str; 2]| {
        format!("<tr>{}</tr>", cells.map(|cell| format!("<{tag}>{cell}</{tag}>")).concat())
    };
    let heads =
        [["Sted", "Pris"], ["Navn", "Kroner"], ["Hal", "I alt"]].map(|cells| row("th", cells)).concat();
    let html = format!("<h1>Priser</h1><table><thead>{heads}</thead>{}</table>", row("td", ["Hal 1", "200"]));
    asked(&draft(&Html, html.as_bytes()), "Rækkerne »Navn – Kroner« og »Hal – I alt«");
    let row = |cells: [&str; 2]| {
        let cells = cells.map(|cell| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>"));
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let body = format!(
        "<table:table><table:table-header-rows>{}{}</table:table-header-rows>{}</table:table>",
        row(["Sted", "Pris"]),
        row(["Navn", "Kroner"]),
        row(["Hal 1", "200"])
    );
    asked(&draft(&Odt, &odt(&body)), "Rækken »Navn – Kroner«");
}
