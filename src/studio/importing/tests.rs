//! Every step on every paragraph of a draft: no word, no mark and no other line is lost.

use std::collections::BTreeMap;

use super::*;
use crate::source::edit::{self, KeyPath, SourceValue};

const DRAFT: &str = r#"# Kladde, hentet fra kultur.txt.
schema = 1

[policy]
title = "Kulturpolitik"
kind = "policy"  # TJEK: policy, plan eller strategy
variants = ["screen"]

[[section]]
# TJEK: Er det en overskrift (linje 3)?
id = "sang"  # adressen bliver
title = "Sang"
# TJEK: Er det en liste (linje 5)?
# TJEK: Er det en overskrift (linje 7)?
text = """
Alle kan synge med. Det er gratis.

Kor om mandagen
Kor om tirsdagen

## Dans

Vi danser hver fredag.[^1]

[^1]: Ikke i juli.
"""

  [[section.block]]
  type = "quote"
  # TJEK: Er det et citat (linje 20)?
  text = "Sang gør glad."
  by = "Karla"

  [[section.block]]
  type = "text"
  text = "Kom og vær med."

[[section]]
# TJEK: Er det en overskrift (linje 30)?
id = "musik"
title = "Musik"
text = "Alle kan spille."

  [[section.block]]
  type = "goal"
  id = "maal-1"
  text = "Flere spiller."
"#;

/// The words that each mark is about.
fn words(said: &str, _: &str) -> Option<String> {
    Some(
        match said.rsplit_once("linje ")?.1.trim_end_matches([')', '?']) {
            "5" => "Kor om mandagen Kor om tirsdagen",
            "7" => "Dans",
            "20" => "Sang gør glad.",
            _ => "",
        }
        .to_owned(),
    )
}

fn step(mark: usize, chunk: usize, step: Step) -> Result<String, NotDone> {
    let all = marks(DRAFT);
    done(DRAFT, &At { marks: &all[mark..=mark], chunk, words: &words }, &step).map(|made| made.text)
}

fn count<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    words.for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
    counts
}

/// The words of all texts, without marks.
fn said(value: &SourceValue, key: &str, out: &mut String) {
    match value {
        SourceValue::Text(text) if matches!(key, "text" | "title" | "by") => {
            out.push_str(text);
            out.push('\n');
        }
        SourceValue::Table(pairs) => pairs.iter().for_each(|(key, value)| said(value, key, out)),
        SourceValue::List(items) => items.iter().for_each(|item| said(item, key, out)),
        _ => {}
    }
}

fn words_of(file: &str) -> BTreeMap<String, usize> {
    let mut text = String::new();
    said(&edit::values(file).expect("TOML"), "", &mut text);
    count(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

fn text(file: &str, path: &str) -> String {
    let path: KeyPath = path.parse().expect("a path");
    let value = edit::value_at(file, &path).expect("TOML");
    value.and_then(|value| value.text().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn no_step_loses_a_word_a_mark_or_a_comment() {
    let all = marks(DRAFT);
    let mut made = 0;
    for (number, mark) in all.iter().enumerate() {
        for chunk in 0..5 {
            for one in [
                Step::Accept,
                Step::Heading,
                Step::Section,
                Step::Paragraph,
                Step::List,
                Step::Quote,
                Step::Goal,
                Step::Goals,
                Step::Fact("Sang".to_owned()),
                Step::Join,
                Step::Split(20),
                Step::Up,
                Step::Down,
                Step::To(1),
                Step::To(0),
            ] {
                let Ok(new) = step(number, chunk, one.clone()) else { continue };
                made += 1;
                let mut expected = words_of(DRAFT);
                if matches!(one, Step::Fact(_)) && words_of(&new) != expected {
                    *expected.entry("Sang".to_owned()).or_default() += 1;
                }
                assert_eq!(words_of(&new), expected, "{} {chunk} {one:?}\n{new}", mark.said);
                let mut left: Vec<&str> = all.iter().map(|mark| mark.said.as_str()).collect();
                if one.settles() {
                    left.remove(number);
                }
                let now = marks(&new);
                let now = count(now.iter().map(|mark| mark.said.as_str()));
                assert_eq!(now, count(left.into_iter()), "{} {chunk} {one:?}\n{new}", mark.said);
                if !matches!(one, Step::Heading | Step::Paragraph | Step::Join)
                    || mark.path.as_ref().is_some_and(|path| path.to_string().ends_with("text"))
                {
                    assert!(new.contains("# adressen bliver"), "{one:?}\n{new}");
                }
            }
        }
    }
    assert!(made > 60, "{made}");
}

#[test]
fn a_step_makes_of_a_paragraph_what_it_says() {
    let list = step(2, 1, Step::List).expect("a list");
    assert!(list.contains("\n- Kor om mandagen\n- Kor om tirsdagen\n"), "{list}");
    assert!(
        !list.contains("Er det en liste") && list.contains("# TJEK: Er det en overskrift (linje 7)?\ntext")
    );
    let goal = step(3, 2, Step::Goal).expect("a goal");
    assert_eq!(text(&goal, "section[0].block[0].type"), "goal");
    assert_eq!(text(&goal, "section[0].block[0].id"), "maal-2");
    assert_eq!(text(&goal, "section[0].block[0].title"), "Dans");
    assert_eq!(text(&goal, "section[0].block[0].text"), "Vi danser hver fredag.[^1]\n\n[^1]: Ikke i juli.\n");
    let section = step(3, 2, Step::Section).expect("a section");
    assert_eq!(text(&section, "section[1].title"), "Dans");
    assert_eq!(text(&section, "section[1].id"), "dans");
    assert_eq!(text(&section, "section[1].block[0].type"), "quote");
    assert!(section.contains("# TJEK: Er det en liste (linje 5)?\ntext"), "{section}");
    let joined = step(5, 0, Step::Join).expect("joined");
    assert_eq!(text(&joined, "section[0].block[2].text"), "Musik\n\nAlle kan spille.\n");
    assert_eq!(text(&joined, "section[0].block[3].type"), "goal");
    let quote = step(2, 0, Step::Quote).expect("a quotation");
    assert_eq!(text(&quote, "section[0].block[0].text"), "Alle kan synge med. Det er gratis.\n");
    assert_eq!(text(&quote, "section[0].block[1].text").lines().next(), Some("Kor om mandagen"));
    let plain = step(4, 0, Step::Paragraph).expect("running text");
    assert_eq!(text(&plain, "section[0].block[0].text"), "Sang gør glad.\n\n– Karla\n");
    let split = step(2, 0, Step::Split(20)).expect("divided");
    assert!(split.contains("Alle kan synge med.\n\nDet er gratis.\n"), "{split}");
}

#[test]
fn what_is_left_out_is_told_and_needs_a_reason() {
    let all = marks(DRAFT);
    let at = At { marks: &all[2..=2], chunk: 1, words: &words };
    assert!(matches!(done(DRAFT, &at, &Step::LeaveOut(" ".to_owned())), Err(NotDone::NoReason)));
    let step = Step::LeaveOut("Står i kalenderen".to_owned());
    let Made { text: new, left_out: gone, .. } = done(DRAFT, &at, &step).expect("left out");
    assert_eq!(gone.as_deref(), Some("Kor om mandagen Kor om tirsdagen"));
    assert!(
        !new.contains("mandagen") && new.contains("Alle kan synge med. Det er gratis.\n\n## Dans"),
        "{new}"
    );
}

#[test]
fn a_file_keeps_its_line_ends() {
    let windows = DRAFT.replace('\n', "\r\n");
    let all = marks(DRAFT);
    for one in [Step::Accept, Step::List, Step::Section] {
        let at = At { marks: &all[2..=2], chunk: 1, words: &words };
        let plain = done(DRAFT, &at, &one).expect("done").text;
        let new = done(&windows, &at, &one).expect("done").text;
        assert_eq!(new, plain.replace('\n', "\r\n"));
    }
}

/// A draft with one text, and one mark above it.
fn draft(text: &str) -> String {
    format!(
        "[policy]\ntitle = \"P\"\n\n[[section]]\nid = \"a\"\ntitle = \"A\"\n# TJEK: Se her (linje 5).\ntext = \"\"\"\n{text}\n\"\"\"\n"
    )
}

fn made(file: &str, chunk: usize, step: &Step) -> Made {
    let all = marks(file);
    done(file, &At { marks: &all, chunk, words: &words }, step).expect("done")
}

#[test]
fn all_that_is_asked_at_a_place_is_settled_with_it() {
    let file = draft("Sang").replace("text =", "# TJEK: Og her.\ntext =");
    assert_eq!(marks(&file).len(), 2);
    for one in [Step::Accept, Step::Heading] {
        assert_eq!(marks(&made(&file, 0, &one).text), []);
    }
    assert_eq!(marks(&made(&draft("Sang\n\nDans"), 0, &Step::Down).text).len(), 1);
}

#[test]
fn it_is_told_where_a_paragraph_stands_after_a_move() {
    let file = draft("En.\n\nTo. Tre.\n\nFire.");
    for (step, chunk) in [(Step::Up, 0), (Step::Down, 2), (Step::Join, 0), (Step::Split("To. ".len()), 1)] {
        assert_eq!(made(&file, 1, &step).chunk, chunk, "{step:?}");
    }
    // A note has no place among the paragraphs.
    let noted = draft("En.[^1]\n\n[^1]: Note.");
    let all = marks(&noted);
    let at = At { marks: &all, chunk: 0, words: &words };
    assert!(matches!(done(&noted, &at, &Step::Down), Err(NotDone::NotHere)));
}

#[test]
fn numbered_goals_become_goals_with_their_names() {
    let file = draft(
        "Her er de.\n\nMål 1: Flere synger.\n\n**Mål 2:** Alle danser.\n\nDelmål 2.1. Børn først.\n\nSlut.",
    );
    let new = made(&file, 1, &Step::Goals).text;
    let block = |at: usize, key: &str| text(&new, &format!("section[0].block[{at}].{key}"));
    for (at, id, title, said) in [
        (0, "maal-1", "Mål 1", "Flere synger.\n"),
        (1, "maal-2", "Mål 2", "Alle danser.\n"),
        (2, "maal-3", "Delmål 2.1", "Børn først.\n"),
    ] {
        assert_eq!(
            (block(at, "id"), block(at, "title"), block(at, "text")),
            (id.into(), title.into(), said.into())
        );
    }
    assert_eq!((text(&new, "section[0].text"), block(3, "text")), ("Her er de.\n".into(), "Slut.\n".into()));
    let one = made(&file, 2, &Step::Goal).text;
    assert_eq!(text(&one, "section[0].block[0].title"), "Mål 2");
    assert_eq!(text(&one, "section[0].block[1].text"), "Delmål 2.1. Børn først.\n\nSlut.\n");
    let all = marks(&file);
    let at = At { marks: &all, chunk: 3, words: &words };
    assert!(matches!(done(&file, &at, &Step::Goals), Err(NotDone::NotHere)), "one is no list");
}

#[test]
fn the_line_below_a_quotation_names_who_said_it() {
    let new = made(&draft("»Sang gør glad.«\n\n— Karla Jensen, korsanger\n\nSlut."), 0, &Step::Quote).text;
    assert_eq!(text(&new, "section[0].block[0].by"), "Karla Jensen, korsanger");
    assert_eq!(text(&new, "section[0].block[1].text"), "Slut.\n");
    // A sentence in a dash is none, nor is a list.
    for below in ["Slut – og godt.", "- Karla\n- Bo", "— 12 børn"] {
        let new = made(&draft(&format!("Sang gør glad.\n\n{below}")), 0, &Step::Quote).text;
        assert_eq!(text(&new, "section[0].block[0].by"), "", "{below}");
    }
}
