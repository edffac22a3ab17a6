//! What the e-books say of themselves, and how one finds the way in them and between them.

use super::support::{Epub, Project};

/// The book of the base policy after a change of its sources.
fn changed(edits: &[(&str, &str, &str)], variant: &str) -> (Project, Epub) {
    let project = Project::base();
    edits.iter().for_each(|(file, from, to)| {
        project.edit(file, from, to);
    });
    project.build(&["--variant", variant]);
    let name = if variant == "epub" { "eksempel.epub" } else { "eksempel.easy.epub" };
    let epub = Epub::open(&project.bytes(&format!("output/eksempel/{name}")));
    (project, epub)
}

const PUBLISHER: &str = "sources/publishers/byen.toml";
const POLICY: &str = "sources/eksempel/policy.toml";

/// Somebody with a name has evaluated the books of this policy as it was on that day.
fn evaluation(on: &str, of: &str) -> String {
    format!(
        "[evaluation]\nby = \"Tilgængelighed ApS\"\non = {on}\nof = [\"{of}\"]\n\
         report = \"https://www.example.dk/rapport\"\ncredential = \"IAAP WAS\"\n[brand]"
    )
}

/// Whether a table has room depends on its words and on the reader's size of text, not on the screen (WCAG 2.2, 1.4.4, 1.4.10).
#[test]
fn a_table_without_room_stands_as_rows_with_their_headers() {
    let columns = ["Skolefritidsordning", "B", "C", "D", "Kommunalbestyrelse"];
    let columns = columns.map(|name| format!("\"{name}\"")).join(", ");
    let table = format!(
        "[[section.block]]\ntype = \"table\"\nheader = [{columns}]\n\
         rows = [[\"1\", \"\", \"3\", \"4\", \"5\"]]\n\n[[section]]\nid = \"fritid\""
    );
    let (_, epub) = changed(&[(POLICY, "[[section]]\nid = \"fritid\"", &table)], "epub");
    let section = epub.text("OEBPS/forord.xhtml");
    // 19 and 18 letters, three columns of one, and what stands between: 31 sizes of the text.
    assert_eq!(section.matches("<table class=\"below-32\">").count(), 1, "{section}");
    let cells = "<td data-header=\"Skolefritidsordning\">1</td><td></td><td data-header=\"C\">3</td>";
    assert!(section.contains(cells), "{section}");
    let style = epub.text("OEBPS/style.css");
    let narrow = style.split("@container (width < 32em)").nth(1).expect("rules for narrow lines");
    assert!(narrow.contains("table.below-32 :is(caption, tbody, tr, th, td) { display: block;"), "{narrow}");
    // A long word in the caption would make the table wide, whatever its columns are.
    let caption = style.split("\ncaption {").nth(1).expect("a rule for captions");
    assert!(
        caption.split('}').next().is_some_and(|rule| rule.contains("overflow-wrap: anywhere")),
        "{caption}"
    );
}

#[test]
fn conformance_is_claimed_where_somebody_has_evaluated_this_very_text() {
    let with = |on: &str, of: &str| changed(&[(PUBLISHER, "[brand]", &evaluation(on, of))], "epub");
    let (project, epub) = with("2025-03-01", "eksempel");
    let package = epub.text("OEBPS/content.opf");
    for line in [
        "<meta property=\"dcterms:conformsTo\" id=\"conformance\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>",
        "<meta property=\"a11y:certifiedBy\" refines=\"#conformance\" id=\"certifier\">Tilgængelighed ApS</meta>",
        "<meta property=\"dcterms:date\" refines=\"#certifier\">2025-03-01</meta>",
        "<meta property=\"a11y:certifierCredential\" refines=\"#certifier\">IAAP WAS</meta>",
        "<link rel=\"a11y:certifierReport\" refines=\"#certifier\" href=\"https://www.example.dk/rapport\"/>",
    ] {
        assert!(package.contains(line), "{line}\n{package}");
    }
    let manifest = project.read("output/manifest.json");
    assert!(manifest.contains("EPUB Accessibility 1.1 - WCAG 2.2 Level AA") && manifest.contains("\"85\""));
    // The text was changed on 10 February 2025, after this evaluation; and this one is of another policy.
    for (on, of) in [("2025-02-09", "eksempel"), ("2025-03-01", "noget-andet")] {
        let (project, epub) = with(on, of);
        assert!(!epub.text("OEBPS/content.opf").contains("certif"), "{on} {of}");
        assert!(!project.read("output/manifest.json").contains("WCAG"), "{on} {of}");
    }
}

/// What booksellers and libraries ask for says the same as the metadata of the book.
#[test]
fn onix_codes_are_derived_from_the_content() {
    let codes = |project: &Project| -> Vec<String> {
        let manifest: serde_json::Value =
            serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
        serde_json::from_value(manifest["artefacts"][0]["onix_196"].clone()).expect("codes")
    };
    let (full, _) = changed(&[], "epub");
    assert_eq!(codes(&full), ["11", "13", "14", "19", "22", "26", "29", "30", "36", "52"]);
    let foreign = "<span lang=\"en\">leisure</span>";
    let (plain, _) =
        changed(&[(POLICY, foreign, "fritid"), (PUBLISHER, "\"screen\", \"epub\"", "\"epub\"")], "epub");
    assert_eq!(
        codes(&plain),
        ["11", "13", "14", "26", "29", "30", "36", "52"],
        "no page list, no foreign words"
    );
}

#[test]
fn a_heading_that_many_sections_have_is_told_apart_in_the_contents() {
    let twice = "text = \"Kun for eksperter.\"";
    let (_, epub) =
        changed(&[(POLICY, twice, "text = \"## Vores mål\\n\\nEt.\\n\\n## Vores mål\\n\\nTo.\"")], "epub");
    let nav = epub.text("OEBPS/nav.xhtml");
    for entry in [
        ">Fritid for alle: Vores mål<",
        ">Bilag: Vores mål<",
        ">Bilag: Vores mål (2)<",
        ">Sådan er den delt<",
    ] {
        assert!(nav.contains(entry), "{entry}\n{nav}");
    }
    // With the word in small letters elsewhere in the text, it is no name.
    let (_, epub) = changed(&[(POLICY, twice, "text = \"## Vores mål\\n\\nDet er vores.\"")], "epub");
    assert!(epub.text("OEBPS/nav.xhtml").contains(">Bilag: vores mål<"));
}

#[test]
fn a_glossary_word_is_a_link_where_it_first_stands_in_a_section_and_abbreviations_are_spelt_out() {
    let text = "text = \"Aktører, f.eks. aktører i Byens Ungeråd (BU), spørger BU om [aktører](#fritid).\"";
    let (_, epub) = changed(&[(POLICY, "text = \"Kun for eksperter.\"", text)], "epub");
    let link =
        "<a href=\"ordliste.xhtml#ord-aktoer\" epub:type=\"glossref\" role=\"doc-glossref\">Aktører</a>";
    let bu = "<abbr title=\"Byens Ungeråd\">BU</abbr>";
    let expected = format!(
        "{link}, <abbr title=\"for eksempel\">f.eks.</abbr> aktører i Byens Ungeråd ({bu}), spørger {bu} om \
         <a href=\"fritid.xhtml#fritid\">aktører</a>."
    );
    let document = epub.text("OEBPS/bilag.xhtml");
    assert!(document.contains(&expected), "{document}");
}

/// A book can't lead to a file beside it; it needs an address. Without one, it says once that there is another book, and no
/// file's name: that tells readers nothing.
#[test]
fn a_section_leads_to_its_counterpart_where_the_publisher_says_where_that_is() {
    let both = "\"easy-text\", \"easy-epub\"]";
    let (_, epub) = changed(&[(PUBLISHER, "\"easy-text\"]", both)], "epub");
    let told = "<p class=\"counterpart\">Du finder den letlæste e-bog samme sted som denne e-bog.</p>";
    assert!(epub.text("OEBPS/titelside.xhtml").contains(told));
    let document = epub.text("OEBPS/forord.xhtml");
    assert!(!document.contains("counterpart") && !document.contains(".epub"), "{document}");
    let address = format!("{both}\npublished_at = \"https://www.example.dk/ud\"");
    let (_, epub) = changed(&[(PUBLISHER, "\"easy-text\"]", &address)], "easy-epub");
    let link = "href=\"https://www.example.dk/ud/eksempel/eksempel.epub#epubcfi(/6/6!/4)\" rel=\"alternate\">\
                Hele afsnittet i den fulde udgave: Forord</a>";
    assert!(epub.text("OEBPS/forord.xhtml").contains(link));
    let (_, alone) = changed(&[], "epub");
    for page in ["OEBPS/titelside.xhtml", "OEBPS/forord.xhtml"] {
        assert!(!alone.text(page).contains("counterpart"));
    }
}

#[test]
fn the_books_of_one_policy_have_titles_and_identifiers_of_their_own() {
    let (_, full) = changed(&[], "epub");
    let (_, easy) = changed(&[], "easy-epub");
    let line = |epub: &Epub, name: &str| {
        let package = epub.text("OEBPS/content.opf").to_owned();
        package.lines().find(|line| line.contains(name)).expect("a line").to_owned()
    };
    assert!(line(&easy, "<dc:title id=\"title\">").contains("Alle skal med – Letlæst udgave"));
    // What a shelf shows of the easy book is said easily, and is not what the policy says of the whole.
    let about = line(&easy, "<dc:description>");
    assert!(
        about.contains("Letlæst udgave af ”Alle skal med” i korte sætninger og med almindelige ord."),
        "{about}"
    );
    for name in ["<dc:title id=\"title\">", "<dc:identifier", "<dc:description>"] {
        assert_ne!(line(&full, name), line(&easy, name));
    }
}

/// A reading system fetches a book anew if it says that it was changed: a test or an approval is written into the easy book.
#[test]
fn a_book_was_changed_on_the_last_day_that_something_in_it_did() {
    let modified = |edits: &[(&str, &str, &str)], variant| {
        let (_, epub) = changed(edits, variant);
        let package = epub.text("OEBPS/content.opf");
        let after = package.split("dcterms:modified\">").nth(1).expect("a day");
        after.split('<').next().expect("a day").to_owned()
    };
    let tested = [(
        POLICY,
        "  title = \"Velkommen\"\n",
        "  title = \"Velkommen\"\n  tested_by = \"Ligeværd\"\n  tested_on = 2025-04-01\n",
    )];
    assert_eq!(modified(&tested, "easy-epub"), "2025-04-01T00:00:00Z");
    assert_eq!(modified(&tested, "epub"), "2025-02-10T00:00:00Z", "the full text is what it was");
    let evaluated = evaluation("2025-03-01", "eksempel");
    assert_eq!(modified(&[(PUBLISHER, "[brand]", &evaluated)], "epub"), "2025-03-01T00:00:00Z");
}
