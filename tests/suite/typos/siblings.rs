//! Slips that are like those of the list above, as a second reader typed them: what nobody was told of, what was mended to something else, and
//! what led from one message to the next.

use serde_json::Value;

use super::super::support::{golden, repository};
use super::{found, page, scaffold, type_all};

/// What stands in the scaffold, and what is typed in its place.
const TYPOS: &[(&str, &str, &str)] = &[
    ("publisher-empty", "\"min-kommune\"", "\"\""),
    ("four-marks", "text = \"\"\"\nFortæl", "text = \"\"\"\"\nFortæl"),
    ("star-and-no-space", "- Et punkt\n- Et punkt mere", "*Et punkt\n*Et punkt mere"),
    ("link-turned-about", "Vi arbejder gerne", "(Vores side)[https://www.example.dk] og"),
    ("telephone-as-a-link", "Vi arbejder gerne", "[Ring](88 72 00 00) og"),
    ("opening-brace-missing", "{ from = 2026, to = 2029 }", "from = 2026, to = 2029 }"),
    ("years-in-square-brackets", "{ from = 2026, to = 2029 }", "[from = 2026, to = 2029]"),
    ("single-marks-and-three-straight", "text = \"\"\"\nFortæl", "text = '''\nFortæl"),
    ("mark-missing-in-a-list", "keywords = [\"politik\"]", "keywords = [\"politik, \"fritid\"]"),
    ("list-closed-by-a-round-bracket", "keywords = [\"politik\"]", "keywords = [\"politik\", \"fritid\")"),
    ("list-closed-twice", "keywords = [\"politik\"]", "keywords = [\"politik\"]]"),
    ("header-closed-three-times", "[[section]]\nid = \"faellesskab\"", "[[section]]]\nid = \"faellesskab\""),
    ("header-with-blanks", "[[section]]\nid = \"faellesskab\"", "[ [section] ]\nid = \"faellesskab\""),
    ("semicolon-close-to-a-year", "{ from = 2026, to = 2029 }", "{ from = 2026; to = 2029 }"),
    ("year-missing", "{ from = 2026, to = 2029 }", "{ from = 2026, to = }"),
    ("hyphen-between-years", "{ from = 2026, to = 2029 }", "{ from = 2026 - to = 2029 }"),
    ("no-equals-between-braces", "{ from = 2026, to = 2029 }", "{ from 2026, to 2029 }"),
    ("years-without-names", "{ from = 2026, to = 2029 }", "{ 2026, 2029 }"),
    ("year-of-two-figures", "# adopted = 2026-01-29", "adopted = 29.1.26"),
    ("year-for-a-date", "# adopted = 2026-01-29", "adopted = 2026"),
    ("month-for-a-date", "# adopted = 2026-01-29", "adopted = \"januar 2026\""),
    ("words-for-a-date", "# adopted = 2026-01-29", "adopted = \"kommer senere\""),
    ("header-turned-about", "[section.easy]\n  covers", "[easy.section]\n  covers"),
    (
        "header-of-a-block-turned-about",
        "[[section.block]]\n  type = \"goal\"",
        "[[block.section]]\n  type = \"goal\"",
    ),
    ("number-without-equals", "schema = 1", "schema 1"),
    ("header-and-key-on-a-line", "[[section.block]]\n  type = \"goal\"", "[[section.block]] type = \"goal\""),
    ("blank-between-marks", "text = \"\"\"\nFortæl", "text = \"\" \"\nFortæl"),
    ("list-of-bare-words", "keywords = [\"politik\"]", "keywords = politik, fritid og kultur"),
    ("list-of-one-bare-word", "covers = [\"maal-1\"]", "covers = maal-1"),
    ("list-as-bullets", "keywords = [\"politik\"]", "keywords =\n- politik\n- fritid"),
    ("group-in-danish-letters", "[section.easy]\n  covers", "[section.letlæst]\n  covers"),
    ("kind-in-danish-letters", "[[section.block]]\n  type = \"goal\"", "[[section.mål]]"),
    ("yes-for-a-list", "covers = [\"maal-1\"]", "covers = true"),
    (
        "easy-text-by-its-key",
        "  [section.easy]\n  covers = [\"maal-1\"]\n  text = \"\"\"\nVi vil",
        "  easy = \"\"\"\nVi vil",
    ),
    (
        "caption-above-its-block",
        "  [[section.block]]\n  type = \"figure\"",
        "caption = \"Hej\"\n\n  [[section.block]]\n  type = \"figure\"",
    ),
    ("years-in-two-lines", "valid = { from = 2026, to = 2029 }", "valid from = 2026\nvalid to = 2029"),
    ("years-without-their-group", "valid = { from = 2026, to = 2029 }", "from = 2026\nto = 2029"),
    ("name-in-marks", "title = \"Fællesskab\"", "”title” = \"Fællesskab\""),
    ("other-equals-sign", "title = \"Fællesskab\"", "title ＝ \"Fællesskab\""),
    ("marks-twice", "title = \"Fællesskab\"", "title = ''Fællesskab''"),
    ("mark-too-many", "title = \"Fællesskab\"", "title = \"Fællesskab\"\""),
    ("three-marks-again", "samskabelse.\n\"\"\"", "samskabelse.\n\"\"\"\n\"\"\""),
    ("bold-and-no-end", "Vi arbejder gerne", "Vi **arbejder gerne"),
    ("link-with-one-slash", "Vi arbejder gerne", "[Vores side](https:/www.example.dk) og"),
    ("link-to-a-file", "Vi arbejder gerne", "[Bilag](bilag.pdf) og"),
    ("link-with-a-blank", "Vi arbejder gerne", "[Vores side] (https://www.example.dk) og"),
    ("heading-by-html", "## En mellemrubrik", "<h2>En mellemrubrik</h2>"),
    ("list-by-html", "- Et punkt\n- Et punkt mere", "<ul><li>Et punkt</li></ul>"),
    ("link-by-html", "Vi arbejder gerne", "Vi <a href=\"https://example.dk\">arbejder</a> gerne"),
    ("italics-by-html", "Vi arbejder gerne", "Vi <em>arbejder</em> gerne"),
    ("picture-in-a-text", "Vi arbejder gerne", "![Kort](images/figur.svg) og"),
    ("document-as-picture", "\"images/figur.svg\"", "\"images/figur.docx\""),
    ("hyphen-before-a-name", "title = \"Fællesskab\"", "- title = \"Fællesskab\""),
    (
        "note-between-stars",
        "[[section]]\nid = \"faellesskab\"",
        "/* husk tal */\n[[section]]\nid = \"faellesskab\"",
    ),
    ("name-of-the-publisher-bare", "publisher = \"min-kommune\"", "publisher = Min Kommune"),
    ("bare-danish-type", "type = \"goal\"", "type = mål"),
    ("bare-danish-role", "\"focus-area\"", "fokusområde"),
    ("group-misspelt", "[[section]]\nid = \"faellesskab\"", "[[secton]]\nid = \"faellesskab\""),
    (
        "rows-without-their-brackets",
        "type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"",
        "type = \"table\"\n  header = [\"År\", \"Haller\"]\n  rows = [\"2026\", \"12\"]",
    ),
    ("note-for-a-key", "title = \"Fællesskab\"", "#title = \"Fællesskab\""),
    (
        "decorative-by-no",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "decorative = \"nej\"",
    ),
    ("one-bracket-about-a-term", "[[term]]", "[term]"),
    ("and-sign-between-texts", "title = \"Fællesskab\"", "title = \"Fællesskab\" & \"Fritid\""),
    ("layout-empty", "valid =", "layout = \"\"\nvalid ="),
    ("language-empty", "language = \"da\"", "language = \"\""),
    ("id-empty", "id = \"faellesskab\"", "id = \"\""),
    ("link-empty", "Vi arbejder gerne", "[Se her]() og"),
    ("type-empty", "type = \"goal\"", "type = \"\""),
    ("five-marks-at-the-end", "samskabelse.\n\"\"\"", "samskabelse.\n\"\"\"\"\""),
    ("marks-below-the-key", "text = \"\"\"\nFortæl", "text =\n\"\"\"\nFortæl"),
    ("list-in-braces-closed-otherwise", "keywords = [\"politik\"]", "keywords = [\"politik\"}"),
    ("years-closed-otherwise", "{ from = 2026, to = 2029 }", "{ from = 2026, to = 2029 )"),
    ("years-in-danish", "{ from = 2026, to = 2029 }", "{ fra 2026 til 2029 }"),
    ("first-year-missing", "{ from = 2026, to = 2029 }", "{ from = , to = 2029 }"),
    ("mark-missing-before-an-item", "keywords = [\"politik\"]", "keywords = [\"politik\", fritid\"]"),
    ("date-without-equals", "# adopted = 2026-01-29", "adopted 2026-01-29"),
    ("marks-twice-straight", "title = \"Fællesskab\"", "title = \"\"Fællesskab\"\""),
    ("date-of-two-figures-in-marks", "# adopted = 2026-01-29", "adopted = \"29/1-26\""),
    ("month-without-marks", "# adopted = 2026-01-29", "adopted = januar 2026"),
    ("telephone-in-one", "Vi arbejder gerne", "[Ring](88720000) og"),
    ("file-with-a-blank", "Vi arbejder gerne", "[Bilag](bilag 2.pdf) og"),
    ("bold-without-its-beginning", "Vi arbejder gerne", "Vi arbejder** gerne"),
    ("single-header-closed-twice", "[section.easy]\n  covers", "[section.easy]]\n  covers"),
    ("presentation-as-picture", "\"images/figur.svg\"", "\"images/oplæg til byrådet.pptx\""),
    ("capital-type-bare", "type = \"goal\"", "type = Goal"),
    ("language-in-words-bare", "language = \"da\"", "language = dansk"),
    ("bare-danish-variants", "valid =", "variants = [skærm, epub]\nvalid ="),
    ("type-of-a-goal-missing", "  type = \"goal\"\n", ""),
    ("type-of-a-figure-empty", "type = \"figure\"", "type = \"\""),
    ("type-of-an-ambition-missing", "  type = \"ambition\"\n", ""),
    ("id-of-a-goal-empty", "id = \"maal-1\"", "id = \"\""),
    (
        "id-of-a-goal-empty-and-not-covered",
        "id = \"maal-1\"\n  title",
        "id = \" \"\n  easy = \"Vi gør mere.\"\n  title",
    ),
    ("number-for-a-list", "covers = [\"maal-1\"]", "covers = 1"),
    ("list-with-a-yes-in-it", "covers = [\"maal-1\"]", "covers = [\n    true,\n  ]"),
    (
        "easy-line-below-a-goal",
        "  [section.easy]\n  covers = [\"maal-1\"]\n  text = \"\"\"\nVi vil gøre mere sammen med dig.\nDet kalder vi samskabelse.\n\"\"\"",
        "  easy = \"Vi vil gøre mere sammen med dig.\"",
    ),
    ("one-year-without-its-group", "valid = { from = 2026, to = 2029 }", "from = 2026"),
    (
        "backslash-below-a-letter-by-its-number",
        "\"Skriv løftet i én sætning.\"",
        r#""B\u00f8rn og 50\% flere.""#,
    ),
    (
        "backslash-behind-a-line-break",
        "\"Skriv løftet i én sætning.\"",
        r#""Linje 1\nLinje 2 og 50\% flere.""#,
    ),
    ("backslashes-of-which-one-means-something", "\"Skriv løftet i én sætning.\"", r#""I C:\new og \x.""#),
    ("tab-in-a-link", "Vi arbejder gerne", "[Vores side]\t(https://www.example.dk) og"),
    ("years-in-danish-on-two-lines", "valid = { from = 2026, to = 2029 }", "fra = 2026\ntil = 2029"),
    ("one-year-in-danish", "valid = { from = 2026, to = 2029 }", "til = 2029"),
    (
        "years-in-marks-a-line-each",
        "valid = { from = 2026, to = 2029 }",
        "valid.from = \"2026\"\nvalid.to = \"2029\"",
    ),
    (
        "years-in-danish-in-marks-a-line-each",
        "valid = { from = 2026, to = 2029 }",
        "fra = \"2026\"\ntil = \"2029\"",
    ),
    (
        "decorative-by-a-bare-no",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "decorative = nej",
    ),
    ("number-in-a-list-of-goals", "covers = [\"maal-1\"]", "covers = [1]"),
    ("folder-as-picture", "\"images/figur.svg\"", "\"images\""),
    ("years-in-danish-on-one-line", "valid = { from = 2026, to = 2029 }", "fra = 2026, til = 2029"),
    ("years-on-one-line-without-a-comma", "valid = { from = 2026, to = 2029 }", "from = 2026 to = 2029"),
    ("years-in-words", "valid = { from = 2026, to = 2029 }", "gyldig fra 2026 til 2029"),
    ("years-in-words-behind-their-key", "{ from = 2026, to = 2029 }", "fra 2026 til 2029"),
    ("years-and-their-key-in-danish", "valid = { from = 2026, to = 2029 }", "gyldig = 2026-2029"),
    ("years-in-danish-and-in-marks", "valid = { from = 2026, to = 2029 }", "gyldig = \"2026-2029\""),
    ("all-names-in-danish", "valid = { from = 2026, to = 2029 }", "gyldig = { fra = 2026, til = 2029 }"),
    ("three-marks-missing-before", "text = \"\"\"\nFortæl", "text =\nFortæl"),
    ("three-marks-missing-far-above", "text = \"\"\"\nSkriv her", "text =\n\nSkriv her"),
    ("three-marks-missing-before-words", "text = \"\"\"\nFortæl", "text = Fortæl"),
    ("one-mark-before-a-long-text", "text = \"\"\"\nFortæl", "text = \"\nFortæl"),
    ("colon-alone-before-a-long-text", "text = \"\"\"\nFortæl", "text:\nFortæl"),
    ("name-alone-before-a-long-text", "text = \"\"\"\nFortæl", "text\nFortæl"),
    (
        "three-marks-missing-twice",
        "text = \"\"\"\nHar du spørgsmål?\nSå kan du skrive eller ringe til os.\n\"\"\"",
        "text =\nHar du spørgsmål?\nSå kan du skrive eller ringe til os.",
    ),
    ("yes-bare-for-goals", "covers = [\"maal-1\"]", "covers = ja"),
    ("no-bare-for-a-date", "# adopted = 2026-01-29", "adopted = nej"),
    ("no-bare-for-pages", "valid =", "pages = nej\nvalid ="),
    ("no-bare-for-years", "{ from = 2026, to = 2029 }", "nej"),
    ("yes-bare-for-a-type", "type = \"goal\"", "type = ja"),
    ("described-and-a-bare-no", "  alt = \"To cirkler", "  decorative = nej\n  alt = \"To cirkler"),
    ("plus-and-no-space", "- Et punkt\n- Et punkt mere", "+Et punkt\n+Et punkt mere"),
    ("plus-beside-an-item", "- Et punkt\n", "+Et punkt\n"),
    ("hyphen-beside-an-item", "- Et punkt\n", "-Et punkt\n"),
    ("picture-with-a-blank-in-a-text", "Vi arbejder gerne", "![Kort](images/mit kort.svg) og"),
    ("page-with-a-blank", "Vi arbejder gerne", "[Bilag](https://www.example.dk/bilag 2.pdf) og"),
    (
        "second-description",
        "  alt = \"To cirkler",
        "  beskrivelse = \"Den blå er størst.\"\n  alt = \"To cirkler",
    ),
];

#[test]
fn each_sibling_of_a_typo_is_told_by_its_cause() {
    let (project, scaffold) = scaffold();
    type_all(&project, &scaffold, TYPOS);
    let languages = [found(&project, "da"), found(&project, "en")];
    golden(&repository().join("tests/cases/typos-siblings.golden"), &page(TYPOS, &languages));
}

/// Whether a finding is about what was typed, and not about what it says.
fn is_of_source(finding: &Value) -> bool {
    finding["code"].as_str().is_some_and(|code| ("U001".."U010").contains(&code))
}

#[test]
fn what_a_mend_writes_is_not_told_again() {
    let (project, scaffold) = scaffold();
    type_all(&project, &scaffold, TYPOS);
    let told = found(&project, "da");
    let has_mends = |slug: &str| {
        let mut of = told.iter().filter(|one| one["slug"] == slug && is_of_source(one)).peekable();
        of.peek().is_some() && of.all(|one| one["mend"].is_object())
    };
    let mended: Vec<&str> = TYPOS.iter().map(|(name, ..)| *name).filter(|name| has_mends(name)).collect();
    assert!(mended.len() > 25, "{mended:?}");
    // What has no mend is left, and says so.
    assert!(project.run(&["mend", "--yes"]).status <= 1);
    let left = found(&project, "da");
    let left = left.iter().filter(|one| is_of_source(one));
    let again: Vec<&Value> = left.filter(|one| mended.iter().any(|slug| one["slug"] == *slug)).collect();
    assert!(again.is_empty(), "{again:#?}");
}

#[test]
fn the_line_to_write_leads_to_no_next_fault() {
    let (project, scaffold) = scaffold();
    type_all(&project, &scaffold, TYPOS);
    let mut written = Vec::new();
    let told = found(&project, "da");
    for (name, ..) in TYPOS {
        let of: Vec<&Value> = told.iter().filter(|one| one["slug"] == *name && is_of_source(one)).collect();
        // Two messages may be about two lines; one line to write is the whole answer.
        let [one] = of.as_slice() else { continue };
        let help = one["help"].as_str().unwrap_or_default();
        let (Some(line), Some(number)) = (help.strip_prefix("Skriv:  "), one["line"].as_u64()) else {
            continue;
        };
        // Further lines belong with it, or are another way.
        if line.contains('\n') || *name == "list-as-bullets" || *name == "marks-below-the-key" {
            continue;
        }
        let path = format!("sources/{name}/policy.toml");
        let text = project.read(&path);
        let at = usize::try_from(number).expect("a line") - 1;
        let lines: Vec<&str> =
            text.lines().enumerate().map(|(index, old)| if index == at { line } else { old }).collect();
        project.write(&path, lines.join("\n") + "\n");
        written.push(*name);
    }
    assert!(written.len() > 25, "{written:?}");
    let left = found(&project, "da");
    let again: Vec<&Value> = left
        .iter()
        .filter(|one| is_of_source(one) && written.iter().any(|name| one["slug"] == *name))
        .collect();
    assert!(again.is_empty(), "{again:#?}");
}
