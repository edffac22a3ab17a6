//! The `.edit` language makes exactly the changes it describes, and rejects whatever it doesn't understand.

use super::support::{Edit, Project};

fn project(text: &str) -> Project {
    let project = Project::empty();
    project.write("sources/a.toml", text);
    project
}

fn applied(text: &str, edit: &str) -> Project {
    let project = project(text);
    Edit::parse(edit).apply(&project);
    project
}

#[test]
fn lines_give_way_to_lines() {
    let project = applied("one\ntwo\nthree\n", "@ a.toml\n-two\n+2\n+and more\n");
    assert_eq!(project.read("sources/a.toml"), "one\n2\nand more\nthree\n");
}

#[test]
fn a_line_without_a_successor_goes() {
    assert_eq!(applied("one\ntwo\n", "@ a.toml\n-one\n").read("sources/a.toml"), "two\n");
}

#[test]
fn each_minus_after_a_plus_begins_a_change_of_its_own() {
    let project = applied("one\ntwo\nthree\n", "@ a.toml\n-one\n+1\n-three\n+3\n");
    assert_eq!(project.read("sources/a.toml"), "1\ntwo\n3\n");
}

#[test]
fn plus_alone_writes_a_file() {
    let project = applied("one\n", "@ a.toml\n-one\n+1\n@ b/new.md\n+text\n");
    assert_eq!(
        (project.read("sources/a.toml"), project.read("sources/b/new.md")),
        ("1\n".into(), "text\n".into())
    );
}

#[test]
fn a_line_is_repeated_where_it_stands() {
    let project = applied("one\n", "@ a.toml\n-one\n+first\n@repeat 3 again\n+last\n");
    assert_eq!(project.read("sources/a.toml"), "first\nagain\nagain\nagain\nlast\n");
}

#[test]
fn bytes_and_large_files_are_written_as_they_are_told() {
    let project = applied("", "@bytes raw.bin 00ff7f\n@large big.toml 2\n");
    assert_eq!(project.bytes("sources/raw.bin"), [0x00, 0xff, 0x7f]);
    assert_eq!(project.bytes("sources/big.toml").len(), 2 << 20);
}

#[cfg(unix)]
#[test]
fn a_link_takes_the_place_of_a_file() {
    let project = applied("one\n", "@link a.toml /etc/hostname\n");
    let target = std::fs::read_link(project.path("sources/a.toml")).expect("a link");
    assert_eq!(target.to_str(), Some("/etc/hostname"));
}

#[test]
fn remarks_and_empty_lines_change_nothing() {
    let edit = Edit::parse("# why\n\n@build print\n");
    assert_eq!(edit.variants, ["print"]);
    let project = project("one\n");
    edit.apply(&project);
    assert_eq!(project.read("sources/a.toml"), "one\n");
}

#[test]
#[should_panic(expected = "no line of an edit: ` -one`")]
fn a_line_that_says_nothing_is_a_fault() {
    Edit::parse("@ a.toml\n -one\n");
}

#[test]
#[should_panic(expected = "no such word in an edit: `@byte`")]
fn a_misspelt_word_is_a_fault() {
    Edit::parse("@byte a.toml 00\n");
}

#[test]
#[should_panic(expected = "`@ FILE` comes first")]
fn a_change_has_a_file() {
    Edit::parse("-one\n+1\n");
}

#[test]
#[should_panic(expected = "stands in sources/a.toml once")]
fn text_that_stands_there_twice_is_a_fault() {
    applied("one\none\n", "@ a.toml\n-one\n+1\n");
}
