//! `udgiv mend`: what is shown, what is written, and what never changes.

use super::support::Project;

const POLICY: &str = "sources/eksempel/policy.toml";
const TWO: &str = "  text = \"Du kan ringe til os. Du kan også skrive.\"";

fn with_two_sentences_on_a_line() -> Project {
    let project = Project::base();
    project.edit(POLICY, "  text = \"Du kan ringe til os.\"", TWO);
    project
}

#[test]
fn a_mend_is_shown_and_nothing_is_written_without_a_yes() {
    let project = with_two_sentences_on_a_line();
    let before = project.bytes(POLICY);
    let run = project.run(&["mend", "eksempel", "--lang", "da"]);
    assert_eq!(run.status, 1, "what stands there is still an error: {}", run.stderr);
    for line in [
        "sources/eksempel/policy.toml:164:31: R02 Der er mere end én sætning på linjen\n",
        "  - text = \"Du kan ringe til os. Du kan også skrive.\"\n",
        "  + text = \"Du kan ringe til os.\\nDu kan også skrive.\"\n",
        "Intet er ændret endnu. Skriv rettelserne med:  udgiv mend eksempel --yes\n",
    ] {
        assert!(run.stdout.contains(line), "{line}{}", run.stdout);
    }
    assert_eq!(project.bytes(POLICY), before);
}

/// What Notepad saves has a byte order mark and CR LF. Both stay, and so does every byte that isn't mended; a line end that is written is one of
/// the file's own.
#[test]
fn a_mend_is_written_and_every_other_byte_stays() {
    let project = with_two_sentences_on_a_line();
    project.edit(POLICY, "Denne politik er til dig.\n", "Denne politik er til dig. Den er ikke lang.\n");
    let windows = format!("\u{feff}{}", project.read(POLICY).replace('\n', "\r\n"));
    project.write(POLICY, &windows);
    let run = project.run(&["mend", "--yes"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("2 mends written"), "{}", run.stdout);
    let expected = windows.replace("os. Du", "os.\\nDu").replace("til dig. Den er", "til dig.\r\nDen er");
    assert_eq!(project.read(POLICY), expected);
    // There is nothing left, and saying so changes nothing.
    let run = project.run(&["mend", "--yes"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "There is nothing udgiv can mend\n"));
    assert_eq!(project.read(POLICY), expected);
}

#[test]
fn what_can_be_mended_is_told_to_people_and_to_programs() {
    let project = with_two_sentences_on_a_line();
    let told = project.run(&["check", "--lang", "da"]).stderr;
    assert!(told.contains("Eller lad udgiv rette det:  udgiv mend eksempel"), "{told}");
    let run = project.run(&["check", "--format", "json"]);
    let output: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let mend =
        serde_json::json!({"line": 164, "column": 31, "end_line": 164, "end_column": 32, "write": "\\n"});
    assert_eq!(output["findings"][0]["mend"], mend);
}

/// A literal string holds no escape, and in an item of a list a new line could be a new item: nothing is offered there.
#[test]
fn nothing_is_offered_where_there_is_more_than_one_answer() {
    let project = Project::base();
    project.edit(POLICY, "- gå til sport\n", "- Gå til sport. Gå til musik.\n");
    project.edit(POLICY, "  text = \"Du kan ringe til os.\"", &TWO.replace('"', "'"));
    let before = project.bytes(POLICY);
    let run = project.run(&["mend", "--yes"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, "There is nothing udgiv can mend\n"));
    assert_eq!(project.bytes(POLICY), before);
}

#[test]
fn a_file_that_may_not_be_written_is_named() {
    let project = with_two_sentences_on_a_line();
    let path = project.path(POLICY);
    let mut permissions = std::fs::metadata(&path).expect("the policy").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("read-only");
    let run = project.run(&["mend", "--yes", "--lang", "da"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("policy.toml er skrivebeskyttet"), "{}", run.stderr);
}

#[test]
fn a_file_without_any_of_its_headers_is_whole_again_once_it_is_mended() {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "udgangspunkt"]).status, 0);
    let path = "sources/udgangspunkt/policy.toml";
    let whole = project.read(path);
    let bare: String =
        whole.split_inclusive('\n').filter(|line| !line.trim_start().starts_with('[')).collect();
    // Without keys that only it can have, an easy-read text may be more of the section's own.
    let kept = bare.replace("\n  text = \"\"\"\nDenne", "\n  [section.easy]\n  text = \"\"\"\nDenne");
    let kept = kept.replace("\n  text = \"\"\"\nHar", "\n  [section.easy]\n  text = \"\"\"\nHar");
    assert_eq!(kept.matches("[section.easy]").count(), 2);
    project.write(path, kept);
    assert_eq!(project.run(&["mend", "--yes"]).status, 0);
    assert_eq!(project.read(path), whole);
    // In a file that is TOML without it, the first of several is put back as well.
    let whole = "schema = 1\n\n[policy]\ntitle = \"Fritid\"\npublisher = \"min-kommune\"\nvalid = { from = 2026, to = 2029 }\n\n\
        [[term]]\nword = \"Hal\"\n\n[[section]]\nid = \"a\"\ntext = \"Vi svømmer.\"\ntitle = \"A\"\neasy_skip = \"Kolofon\"\n\n\
        [[section]]\nid = \"b\"\ntext = \"Vi løber.\"\ntitle = \"B\"\neasy_skip = \"Kolofon\"\n";
    project.write(path, whole.replacen("[[section]]\n", "", 1));
    project.run(&["mend", "--yes"]);
    assert_eq!(project.read(path), whole);
}
