//! Nothing is lost: no word of the document and no file of the project.

use std::fs;
use std::path::PathBuf;

use udgiv::import::draft::Head;
use udgiv::import::{Content, Document, Docx, Format, Html, Markdown, Odt, Pdf, Reading, Text, every, plain};
use udgiv::policy::EditionKind;

use super::case;
use super::office::docx;
use crate::support::Project;

/// The promise rests on verification, so it must notice every way of breaking it.
#[test]
fn a_word_lost_added_or_moved_is_seen() {
    let bytes = fs::read(case("byrum.txt")).expect("a text");
    let reading = Reading::of(&Text, &bytes).expect("a document");
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
    let head = Head {
        file: "byrum.txt",
        publisher: "byen",
        publisher_doubt: None,
        changed: None,
        variants: &["screen"],
        pictures: &[],
    };
    let conversion = reading.converted("byrum", &head);
    let import = &conversion.reading.document;
    let policy = conversion.policy.clone();
    let verified = |import: &Document, policy: &str| {
        project.write("sources/byrum/policy.toml", policy);
        let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "byrum").expect("read");
        let mut conversion = conversion.clone();
        conversion.reading.document = import.clone();
        conversion.verify(read.policies[0].policy.as_ref().expect("a policy"))
    };
    let count = verified(import, &policy).expect("the same words");
    assert!(count > 200);
    for (from, to) in [
        ("med ældre og nye", "med ældre nye"),
        ("Tænde mindre lys", "Tænde meget mindre lys"),
        ("Børn kan lege", "Lege kan børn"),
        ("ungerådet", "unge-rådet"),
        ("  by = \"Nabo ved Torvet\"\n", ""),
    ] {
        assert_eq!(policy.matches(from).count(), 1, "{from}");
        let difference = verified(import, &policy.replace(from, to)).expect_err(from);
        assert!(difference.origin > 0 && difference.input != difference.draft, "{difference:?}");
    }
    // A word may be missing only if the report lists it, and listed only if it was there.
    let without = |change: &dyn Fn(&mut Document)| {
        let mut import = import.clone();
        change(&mut import);
        verified(&import, &policy)
    };
    assert!(without(&|import| drop(import.left_out.pop())).is_err());
    assert!(without(&|import| drop(import.joined.pop())).is_err());
    assert!(without(&|import| import.moved.clear()).is_err());
    assert!(without(&|import| import.left_out[0].text.push_str(" igen")).is_err());
}

/// The second way to the words owes nothing to the first: in every format, a word the reader drops is noticed.
#[test]
fn a_piece_that_a_reader_drops_is_seen() {
    let office = |name: &str| case("office").join(name);
    let cases: [(&dyn Format, PathBuf); 7] = [
        (&Docx, office("pandoc.docx")),
        (&Odt, office("pandoc.odt")),
        (&Html, office("pandoc.html")),
        (&Markdown, office("politik.md")),
        (&Text, case("byrum.txt")),
        (&Pdf, case("pdf").join("libreoffice-tagged.pdf")),
        (&Pdf, case("pdf").join("libreoffice.pdf")),
    ];
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
    for (format, path) in cases {
        let whole = Reading::of(format, &fs::read(&path).expect("a document")).expect("a document");
        let names: Vec<String> =
            (0..whole.document.pictures.len()).map(|index| format!("images/{index}.png")).collect();
        let head = Head {
            file: "x",
            publisher: "byen",
            publisher_doubt: None,
            changed: None,
            variants: &["screen"],
            pictures: &names,
        };
        let holds = |reading: Reading| {
            let conversion = reading.converted("kladde", &head);
            project.write("sources/kladde/policy.toml", &conversion.policy);
            let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "kladde").expect("read");
            conversion.verify(read.policies[0].policy.as_ref().expect("a policy")).is_ok()
        };
        assert!(holds(whole.clone()), "{}", format.name());
        for at in 0..whole.document.pieces.len() {
            let mut less = whole.clone();
            let piece = less.document.pieces.remove(at);
            let has_words = every(std::slice::from_ref(&piece)).any(
                |piece| matches!(&piece.content, Content::Paragraph(text) if !plain(text).trim().is_empty()),
            );
            assert!(!has_words || !holds(less), "{}: {piece:?}", format.name());
        }
        for at in 0..whole.document.footnotes.len() {
            let mut less = whole.clone();
            less.document.footnotes[at].pieces.clear();
            assert!(!holds(less), "{}: note {at}", format.name());
        }
    }
}

/// Places where words were lost, in files saved by Microsoft Word.
#[test]
fn titles_and_labels_keep_their_words_where_they_stand_oddly() {
    let imported = |name: &str, bytes: &[u8]| {
        let project = Project::base();
        project.write(name, bytes);
        let path = project.path(name);
        let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        (project.read("sources/ny/policy.toml"), project.read("sources/ny/import-report.md"))
    };
    // A title after the first heading is moved to the cover along with its subtitle.
    let body = [("Overskrift1", "Forord"), ("Titel", "Titlen"), ("Undertitel", "Undertitlen")]
        .map(|(style, text)| docx::styled(style, text))
        .concat();
    let (policy, report) = imported("titel.docx", &docx::docx(&(body + &docx::p("Ord om sagen."))));
    assert!(
        policy.contains("title = \"Titlen\"") && policy.contains("subtitle = \"Undertitlen\""),
        "{policy}"
    );
    assert!(
        report.contains("- linje 2 er flyttet til før linje 1")
            && report.contains("- linje 3 er flyttet til før linje 1"),
        "{report}"
    );
    // A title that says "contents" is not a table of contents.
    let body = docx::p("Ord om sagen.") + &docx::styled("Titel", "Indhold") + &docx::p("Mere om sagen.");
    let (policy, report) = imported("indhold.docx", &docx::docx(&body));
    let table: toml::Table = toml::from_str(&policy).expect("TOML");
    assert_ne!(table["policy"]["title"].as_str(), Some("Indhold"));
    assert!(policy.contains("Indhold") || report.contains("Indhold"), "{policy}\n{report}");
    // Numbered headings in a row are separate headings.
    let (policy, _) = imported("numre.md", b"# T\n\nOrd\n\n# Tema 1\n\n## Tema 2\n\n# Tema 3 igen\n\nOrd\n");
    assert!(
        policy.contains("Tema 1") && policy.contains("Tema 2") && policy.contains("Tema 3 igen"),
        "{policy}"
    );
}

/// Documents in which fuzzing or a code review found a fault (`fuzz/README.md`).
#[test]
fn what_fuzzing_found_stays_mended() {
    for document in fs::read_dir(case("found")).expect("tests/cases/import/found") {
        let document = document.expect("an entry").path();
        let project = Project::base();
        let run = project.run(&["import", document.to_str().expect("a path"), "--slug", "ny"]);
        assert_eq!(run.status, 0, "{}: {}", document.display(), run.stderr);
    }
}

#[test]
fn a_policy_that_is_there_is_kept() {
    let project = Project::base();
    let text = case("byrum.txt");
    let text = text.to_str().expect("a path");
    let before = project.read("sources/eksempel/policy.toml");
    let run = project.run(&["import", text, "--slug", "eksempel"]);
    assert_eq!((run.status, project.read("sources/eksempel/policy.toml")), (2, before.clone()));
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(project.run(&["import", text, "--slug", "eksempel", "--force"]).status, 0);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak"), before);
    assert!(project.read("sources/eksempel/policy.toml").contains("Plads til leg"));
    // The second time, the first backup is kept as well.
    project.write("sources/eksempel/policy.toml", "schema = 1");
    assert_eq!(project.run(&["import", text, "--slug", "eksempel", "--force"]).status, 0);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak"), before);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak2"), "schema = 1");
    assert!(project.path("sources/eksempel/images/figur.svg").is_file());
    assert!(leftovers(&project).is_empty(), "{:?}", leftovers(&project));
}

/// Hidden folders in the project: what a failed run would have left behind.
fn leftovers(project: &Project) -> Vec<String> {
    let names = fs::read_dir(project.root()).expect("a folder").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn what_is_no_document_is_refused_and_leaves_nothing() {
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("tom.txt", Vec::new(), "no words"),
        ("blank.md", b" \n\t\n".to_vec(), "no words"),
        ("billede.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "is a picture"),
        ("stor.txt", vec![b'a'; 9 << 20], "too large"),
        ("linje.txt", vec![b'a'; 300_000], "longer than any line"),
        ("lang.md", "# T\n\n## A\n\nord ord ord\n\n".repeat(90_000).into_bytes(), "too large"),
        ("enorm.txt", vec![b'a'; 50 << 20], "too large"),
        ("dyb.md", ("> ".repeat(400) + "a\n").into_bytes(), "deeper than anyone"),
        ("politik.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec(), "is a PDF"),
        ("politik.doc", b"{\\rtf1\\ansi Hej}".to_vec(), "an RTF file"),
        ("politik.rtf", b"{\\rtf1\\ansi Hej}".to_vec(), "Open it in Word or WordPad"),
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "is a picture"),
        ("foto.docx", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "is a picture"),
        ("notat.pages", b"PK\x03\x04".to_vec(), "Apple's Pages"),
        ("alt.zip", b"PK\x03\x04".to_vec(), "Unpack it"),
        ("vis.pptx", b"PK\x03\x04".to_vec(), "slides"),
        ("brev.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "a saved mail"),
        ("side.txt", b"<!DOCTYPE html><p>Hej</p>".to_vec(), "ends in .html"),
        ("gammel.indd", b"\x06\x06\xed\xf5".to_vec(), "layout program"),
        ("regneark.xlsx", b"PK\x03\x04".to_vec(), "a spreadsheet"),
    ];
    let folder = Project::base();
    let run = folder.run(&["import", folder.path("sources").to_str().expect("a path"), "--slug", "ny"]);
    assert!(run.status == 2 && run.stderr.contains("is a folder"), "{}", run.stderr);
    for (name, bytes, says) in cases {
        let project = Project::base();
        project.write(name, bytes);
        let path = project.path(name);
        let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
        assert_eq!(run.status, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
        assert!(!project.path("sources/ny").exists() && leftovers(&project).is_empty(), "{name}");
    }
}

#[test]
fn the_publisher_is_the_one_asked_for_named_or_alone() {
    let text = case("byrum.txt");
    let text = text.to_str().expect("a path");
    let project = Project::base();
    let one = project.read("sources/publishers/byen.toml");
    project.write("sources/publishers/anden.toml", one.replacen("name = \"", "name = \"Anden ", 1));
    // The text names neither.
    let run = project.run(&["import", text, "--slug", "ny"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("anden, byen"), "{}", run.stderr);
    let run = project.run(&["import", text, "--slug", "ny", "--publisher", "ingen"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("“ingen”"), "{}", run.stderr);
    assert_eq!(project.run(&["import", text, "--slug", "ny", "--publisher", "anden"]).status, 0);
    assert!(project.read("sources/ny/policy.toml").contains("publisher = \"anden\""));
    project.write(
        "sources/publishers/eksempelby.toml",
        one.replacen("name = \"", "name = \"Eksempelby Kommune\" # ", 1),
    );
    assert_eq!(project.run(&["import", text, "--slug", "ny-2"]).status, 0);
    let draft = project.read("sources/ny-2/policy.toml");
    assert!(
        draft.contains("TJEK: Udgiveren er valgt") && draft.contains("publisher = \"eksempelby\""),
        "{draft}"
    );
}

/// Words that would do something as TOML, CommonMark, HTML or Typst come through unchanged.
#[test]
fn hostile_words_are_words() {
    let project = Project::base();
    project.write("ond.md", include_str!("../../cases/import/ond.md"));
    let path = project.path("ond.md");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ond"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.build(&["ond", "--variant", "screen", "--variant", "epub"]);
    let edition = project.edition("ond", EditionKind::Full);
    assert_eq!(edition.title, "En titel");
    assert_eq!(edition.sections[0].title, r##"Et \""" afsnit ''' #let"##);
    let said = serde_json::to_string(&edition.sections).expect("JSON");
    for words in
        [r"# ikke [en](rubrik) *her* `kode` &amp; \\n", "1986. Et år", "- intet punkt", "a | b", "> c", "*z*"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
}
