//! What shops and libraries tell readers of a book, by its metadata alone: the Accessibility Metadata Display Guide 2.0 and its techniques for EPUB,
//! in the guide's compact statements.

use std::collections::BTreeSet;

use super::support::{Epub, OPF, Project};

/// The accessibility metadata of a package document.
struct Metadata(Vec<(String, String)>);

impl Metadata {
    fn of(book: &[u8]) -> Self {
        let epub = Epub::open(book);
        let package = roxmltree::Document::parse(epub.text("OEBPS/content.opf")).expect("XML");
        let metas = package.descendants().filter(|node| node.has_tag_name((OPF, "meta")));
        let pair = |node: roxmltree::Node<'_, '_>| {
            Some((node.attribute("property")?.to_owned(), node.text().unwrap_or_default().to_owned()))
        };
        Self(metas.filter_map(pair).collect())
    }

    fn all(&self, property: &str) -> BTreeSet<&str> {
        self.0.iter().filter(|(name, _)| name == property).map(|(_, value)| value.as_str()).collect()
    }

    /// The statements, each under its heading.
    fn displayed(&self) -> Vec<(&'static str, &'static str)> {
        let features = self.all("schema:accessibilityFeature");
        let sufficient = self.all("schema:accessModeSufficient");
        let modes = self.all("schema:accessMode");
        let hazards = self.all("schema:accessibilityHazard");
        let conforms = self.all("dcterms:conformsTo");
        let has = |name: &str| features.contains(name);
        let textual = modes == BTreeSet::from(["textual"]) || sufficient.contains("textual");
        let rules: [(bool, &str, &str); 17] = [
            (has("displayTransformability"), "Ways of reading", "Appearance can be modified"),
            (
                !has("displayTransformability"),
                "Ways of reading",
                "No information about appearance modifiability is available",
            ),
            (textual, "Ways of reading", "Readable in read aloud or dynamic braille"),
            (!textual, "Ways of reading", "Not fully readable in read aloud or dynamic braille"),
            (has("alternativeText"), "Ways of reading", "Has alternative text"),
            (conforms.is_empty(), "Conformance", "No information is available"),
            (
                conforms.iter().any(|one| one.ends_with("Level AA")),
                "Conformance",
                "This publication meets accepted accessibility standards",
            ),
            (has("tableOfContents"), "Navigation", "Table of contents"),
            (has("structuralNavigation"), "Navigation", "Headings"),
            (has("pageNavigation"), "Navigation", "Go to page"),
            (
                has("longDescription"),
                "Rich content",
                "Information-rich images are described by extended descriptions",
            ),
            (hazards.contains("none"), "Hazards", "No hazards"),
            (hazards.is_empty(), "Hazards", "No information is available"),
            (
                !self.all("schema:accessibilitySummary").is_empty(),
                "Accessibility summary",
                "In the publisher's words",
            ),
            (has("ARIA"), "Additional accessibility information", "ARIA roles included"),
            (has("pageBreakMarkers"), "Additional accessibility information", "Page breaks included"),
            (has("readingOrder"), "Additional accessibility information", "Reading order"),
        ];
        rules
            .into_iter()
            .filter(|(holds, ..)| *holds)
            .map(|(_, heading, statement)| (heading, statement))
            .collect()
    }
}

#[test]
fn a_catalogue_says_of_each_book_what_is_true_of_it() {
    let project = Project::base();
    project.build(&["--variant", "screen", "--variant", "epub", "--variant", "easy-epub"]);
    let full = Metadata::of(&project.bytes("output/eksempel/eksempel.epub")).displayed();
    let always = [
        ("Ways of reading", "Appearance can be modified"),
        ("Ways of reading", "Readable in read aloud or dynamic braille"),
        ("Ways of reading", "Has alternative text"),
        ("Conformance", "No information is available"),
        ("Navigation", "Table of contents"),
        ("Navigation", "Headings"),
    ];
    for statement in always.iter().chain(&[
        ("Rich content", "Information-rich images are described by extended descriptions"),
        ("Hazards", "No hazards"),
        ("Accessibility summary", "In the publisher's words"),
    ]) {
        assert!(full.contains(statement), "{statement:?} in {full:?}");
    }
    let easy = Metadata::of(&project.bytes("output/eksempel/eksempel.easy.epub")).displayed();
    for statement in &always {
        assert!(easy.contains(statement), "{statement:?} in {easy:?}");
    }
    // The easy-read book has no figure with a long description.
    assert!(!easy.iter().any(|(heading, _)| *heading == "Rich content"), "{easy:?}");
}

/// A reader of the easy-read book learns from the summary whether somebody has tried it.
#[test]
fn the_summary_says_with_whom_a_book_was_tried() {
    let project = Project::base();
    let summary = |project: &Project| {
        project.build(&["--variant", "easy-epub"]);
        let metadata = Metadata::of(&project.bytes("output/eksempel/eksempel.easy.epub"));
        metadata.all("schema:accessibilitySummary").into_iter().collect::<String>()
    };
    assert!(summary(&project).contains("Ikke testet med læsere endnu."), "{}", summary(&project));
    project.edit(
        "sources/eksempel/policy.toml",
        "  text = \"Du kan ringe til os.\"",
        "  text = \"Du kan ringe til os.\"\n  tested_by = \"Læsepanelet på Torvet\"\n  tested_on = 2026-11-12",
    );
    let said = summary(&project);
    assert!(
        said.contains("Læsepanelet på Torvet, 12. november 2026") && said.contains("Ikke testet"),
        "{said}"
    );
}
