//! What people type by mistake, and the first thing they are told: the cause, at its place, and what to type.

use serde_json::Value;

use super::support::{Project, golden, repository};

/// What stands in the scaffold, and what is typed in its place.
const TYPOS: &[(&str, &str, &str)] = &[
    ("no-closing-mark", "title = \"Navnet på politikken\"", "title = \"Navnet på politikken"),
    ("danish-key", "subtitle =", "undertitel ="),
    ("curly-english", "\"Navnet på politikken\"", "“Navnet på politikken”"),
    ("curly-danish", "\"Navnet på politikken\"", "”Navnet på politikken”"),
    ("guillemets", "\"Navnet på politikken\"", "»Navnet på politikken«"),
    ("curly-single", "\"Navnet på politikken\"", "‘Navnet på politikken’"),
    ("curly-at-the-end", "\"Navnet på politikken\"", "\"Navnet på politikken”"),
    ("long-text-open", "- Et punkt mere\n\"\"\"", "- Et punkt mere"),
    ("last-long-text-open", "ringe til os.\n\"\"\"", "ringe til os."),
    ("two-marks", "text = \"\"\"\nSkriv her", "text = \"\"\nSkriv her"),
    ("long-curly", "text = \"\"\"\nSkriv her", "text = “““\nSkriv her"),
    ("no-equals", "title = \"Fællesskab\"", "title \"Fællesskab\""),
    ("colon", "title = \"Fællesskab\"", "title: \"Fællesskab\""),
    ("nothing-after-equals", "subtitle = \"Politik 2026–2029\"", "undertitel ="),
    ("one-bracket", "[[section]]\nid = \"faellesskab\"", "[section]\nid = \"faellesskab\""),
    ("bracket-open", "[[section]]\nid = \"faellesskab\"", "[[section]\nid = \"faellesskab\""),
    ("danish-group", "[[section.block]]\n  type = \"goal\"", "[[section.blok]]\n  type = \"goal\""),
    ("group-without-its-section", "[[section.block]]\n  type = \"goal\"", "[[block]]\n  type = \"goal\""),
    ("one-bracket-inside", "[[section.block]]\n  type = \"goal\"", "[section.block]\n  type = \"goal\""),
    ("date-in-figures", "# adopted = 2026-01-29", "adopted = 29-01-2026"),
    ("date-in-words", "# adopted = 2026-01-29", "adopted = \"29. januar 2026\""),
    ("date-without-marks", "# adopted = 2026-01-29", "adopted = 29. januar 2026"),
    ("comma-missing", "keywords = [\"politik\"]", "keywords = [\"politik\" \"fritid\"]"),
    (
        "yes-in-danish",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "decorative = ja",
    ),
    ("brace-missing", "to = 2029 }", "to = 2029"),
    ("years-as-text", "{ from = 2026, to = 2029 }", "\"2026-2029\""),
    ("windows-path", "images/figur.svg", r"C:\Users\mette\Billeder\figur.svg"),
    ("backslash-path", "images/figur.svg", r"images\kort.svg"),
    ("backslash-that-is-toml", "images/figur.svg", r"images\figur.svg"),
    ("marks-inside", "\"Skriv løftet i én sætning.\"", "\"Vi siger \"ja\" til alle.\""),
    ("marks-inside-at-the-end", "\"Skriv løftet i én sætning.\"", "\"Vi siger \"ja\"\""),
    ("words-after", "title = \"Fællesskab\"", "title = \"Fællesskab\" og mere"),
    ("capital", "title = \"Fællesskab\"", "Title = \"Fællesskab\""),
    ("key-twice", "title = \"Fællesskab\"", "title = \"Fællesskab\"\ntitle = \"Fællesskaber\""),
    ("backslash", "\"Skriv løftet i én sætning.\"", r#""Åbent mandag\onsdag.""#),
    ("danish-role", "role = \"focus-area\"", "role = \"fokusområde\""),
    ("danish-type", "type = \"goal\"", "type = \"mål\""),
    ("text-below-a-block", "type = \"contact\"", "type = \"contact\"\ntext = \"Hej\""),
    ("schema-below", "schema = 1\n\n[policy]", "[policy]\nschema = 1"),
    ("no-break-space", "title = \"Fællesskab\"", "title\u{a0}= \"Fællesskab\""),
    ("invisible-sign", "title = \"Fællesskab\"", "title =\u{200b} \"Fællesskab\""),
    ("mark-of-order", "[[section]]\nid = \"faellesskab\"", "\u{feff}[[section]]\nid = \"faellesskab\""),
    (
        "loose-words",
        "[[section]]\nid = \"faellesskab\"",
        "Husk at spørge Mette\n[[section]]\nid = \"faellesskab\"",
    ),
    ("danish-letter-in-key", "summary =", "resumé ="),
];

fn scaffold() -> (Project, String) {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "udgangspunkt"]).status, 0);
    let text = project.read("sources/udgangspunkt/policy.toml");
    (project, text)
}

/// The findings of a check, by policy, in Danish.
fn found(project: &Project) -> Vec<Value> {
    let run = project.run(&["check", "--format", "json", "--lang", "da"]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

fn told(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut out = format!("{} {}:{} {}\n", text("code"), finding["line"], finding["column"], text("message"));
    out.extend(text("help").lines().map(|line| format!("    {line}\n")));
    if let Some(write) = finding["mend"]["write"].as_str() {
        out.push_str(&format!("    mend: {write:?}\n"));
    }
    out
}

#[test]
fn each_typo_is_told_by_its_cause_and_by_nothing_that_follows_from_it() {
    let (project, scaffold) = scaffold();
    for (name, stands, typed) in TYPOS {
        assert!(scaffold.contains(stands), "{name}: {stands}");
        let text = scaffold.replacen(stands, typed, 1);
        project.write(&format!("sources/{name}/policy.toml"), text);
        project.write(
            &format!("sources/{name}/images/figur.svg"),
            project.bytes("sources/udgangspunkt/images/figur.svg"),
        );
    }
    let findings = found(&project);
    let mut page = String::new();
    for (name, _, typed) in TYPOS {
        let of: Vec<&Value> =
            findings.iter().filter(|one| one["slug"] == *name && one["level"] == "error").collect();
        assert!(!of.is_empty(), "{name} is not told");
        page.push_str(&format!("# {name}: {typed:?}\n"));
        page.extend(of.into_iter().map(told));
        page.push('\n');
    }
    golden(&repository().join("tests/cases/typos.golden"), &page);
}

#[test]
fn a_file_saved_wrong_or_under_another_name_is_told_with_the_remedy() {
    let (project, scaffold) = scaffold();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(scaffold.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let ansi: Vec<u8> = scaffold.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'-')).collect();
    project.write("sources/utf16/policy.toml", utf16);
    project.write("sources/ansi/policy.toml", ansi);
    project.write("sources/txt/policy.toml.txt", &scaffold);
    project.write("sources/stort/Policy.toml", &scaffold);
    let findings = found(&project);
    for (slug, words) in [
        ("utf16", "Filen er gemt som UTF-16 (»Unicode«), ikke som UTF-8"),
        ("ansi", "Filen er gemt med en gammel tegnkodning (»ANSI«), ikke som UTF-8"),
        ("txt", "Filen hedder »policy.toml.txt«, men skal hedde »policy.toml«"),
        ("stort", "Filen hedder »Policy.toml«, men skal hedde »policy.toml«"),
    ] {
        let of: Vec<&Value> = findings.iter().filter(|one| one["slug"] == slug).collect();
        assert_eq!(of.len(), 1, "{slug}");
        assert_eq!(of[0]["message"], words);
    }
}

#[test]
fn complaints_about_arguments_are_danish() {
    let project = Project::empty();
    for (arguments, words) in [
        (&["chek"][..], "Der er ingen kommando, der hedder »chek«"),
        (&["check", "--strikt"], "»--strikt« kender udgiv ikke her"),
        (&["build", "--jobs", "0"], "Skriv et helt tal, mindst 1"),
        (&["build", "--variant", "pdf"], "»pdf« kan ikke stå i --variant"),
        (&["approve", "x"], "Der mangler noget i kommandoen: --by <NAME>"),
        (&["build", "--out", "a", "--out", "b"], "kan kun skrives én gang"),
    ] {
        let run = project.run(&[arguments, &["--lang", "da"]].concat());
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        for english in ["error", "invalid", "Usage", "unexpected", "required"] {
            assert!(!run.stderr.contains(english), "{arguments:?}: {}", run.stderr);
        }
    }
}
