//! What is found is told once, in the studio's words, and where something can be done about it.

use std::thread::sleep;
use std::time::Duration;

use super::*;

/// A page once the findings of the file as it is now are on it.
fn looked(studio: &Studio, path: &str, has: &str) -> String {
    for _ in 0..600 {
        let page = studio.get(path).body;
        if page.contains(has) {
            return page;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("“{has}” never stands on {path}")
}

/// The button that says that a word is right, as the script sends it.
fn button(page: &str, words: &str) -> String {
    let before = &page[..page.find(words).unwrap_or_else(|| panic!("no “{words}”: {page}"))];
    let tag = &before[before.rfind("<button").expect("a button")..];
    let said = |name: &str| {
        tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).expect("an attribute")
    };
    let number = |name: &str| said(name).parse::<usize>().expect("a number");
    json!({ "code": said("data-code"), "line": number("data-line"), "column": number("data-column") })
        .to_string()
}

#[test]
fn a_word_that_is_right_is_said_to_be_so_where_it_is_found() {
    let project = Project::base();
    let before = project.read(POLICY);
    let changed = before
        .replace("Fritiden er for alle.", "Fritiden er for alle i skvlumpen.")
        .replace("Vi vil bruge samskabelse.", "Vi faciliterer samskabelse.");
    project.write(POLICY, &changed);
    let studio = Studio::open(&project);

    let page = looked(&studio, "/p/eksempel/s/1", "The word is right");
    assert!(!page.contains("dictionaries/da/words.txt"), "nobody here writes into files: {page}");
    let answer = studio.post("/p/eksempel/word", "application/json", &button(&page, "The word is right"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let words = project.read("dictionaries/da/words.txt");
    assert!(words.ends_with("\n") && changed.contains(words.trim()), "{words}");
    // Said twice, it stands there once.
    let again = studio.post("/p/eksempel/word", "application/json", &button(&page, "The word is right"));
    assert_eq!((again.status, project.read("dictionaries/da/words.txt")), (409, words));

    let page = studio.get("/p/eksempel/easy/0").body;
    assert!(!page.contains("known_words"), "{page}");
    let answer = studio.post("/p/eksempel/word", "application/json", &button(&page, "Readers know the word"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let publisher = project.read("sources/publishers/byen.toml");
    assert!(publisher.contains("known_words = [") && publisher.contains("faciliterer"), "{publisher}");
    let live = studio.get("/p/eksempel/easy/0/live").body;
    assert!(
        live.contains("Vi faciliterer samskabelse.") && !live.contains("Readers know the word"),
        "{live}"
    );
    assert_eq!(project.read(POLICY), changed);
}

#[test]
fn what_is_found_at_a_publisher_is_told_by_their_fields_and_leads_there() {
    const FILE: &str = "sources/publishers/byen.toml";
    let project = Project::base();
    let byen = project.read(FILE);
    let accent = byen.lines().find(|line| line.trim_start().starts_with("accent = ")).expect("an accent");
    project.write(FILE, byen.replace(accent, "accent = \"#ffe9a8\""));
    let studio = Studio::open(&project);
    let page = looked(&studio, "/p/eksempel/s/policy", "Go to the publisher");
    assert!(page.contains("href=\"/publishers/byen#f-brand-accent\""), "{page}");
    assert!(!page.contains("<code>accent = "), "{page}");
    let own = studio.get("/publishers/byen").body;
    assert!(own.contains("the field “Accent colour”"), "{own}");
    assert!(own.contains("href=\"/publishers/byen#f-brand-accent\"") && !own.contains("/p/byen"), "{own}");
}

#[test]
fn what_is_wrong_at_a_publisher_is_mended_from_where_it_keeps_somebody_from_going_on() {
    const FILE: &str = "sources/publishers/byen.toml";
    let project = Project::base();
    let before = project.read(FILE);
    assert!(before.contains("\"https://www.example.dk\""), "{before}");
    project.write(FILE, before.replace("\"https://www.example.dk\"", "\"www.example.dk\""));
    let (policy, studio) = (project.read(POLICY), Studio::open(&project));
    let page = looked(&studio, "/p/eksempel/s/policy", "Mend it");
    let tag = &page[..page.find("Mend it").expect("a button")];
    let tag = &tag[tag.rfind("<button").expect("a button")..];
    assert!(tag.contains(&format!("data-file=\"{FILE}\"")), "{tag}");
    let mut asked: Value = serde_json::from_str(&button(&page, "Mend it")).expect("what the script sends");
    // Without its file it is none of the policy's.
    assert_eq!(studio.post("/p/eksempel/mend", "application/json", &asked.to_string()).status, 409);
    for other in ["sources/andet/policy.toml", "../byen.toml"] {
        asked["file"] = json!(other);
        assert_eq!(studio.post("/p/eksempel/mend", "application/json", &asked.to_string()).status, 409);
    }
    asked["file"] = json!(FILE);
    let answer = studio.post("/p/eksempel/mend", "application/json", &asked.to_string());
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(project.read(FILE), before);
    assert_eq!(project.read(POLICY), policy);
    // The same from the publisher's own form.
    project.write(FILE, before.replace("\"https://www.example.dk\"", "\"www.example.dk\""));
    let own = studio.get("/publishers/byen").body;
    let asked = button(&own, "Mend it");
    assert_eq!(studio.post("/publishers/nobody/mend", "application/json", &asked).status, 404);
    assert_eq!(studio.post("/publishers/byen/mend", "application/json", &asked).status, 200);
    assert_eq!(project.read(FILE), before);
    assert_eq!(studio.post("/publishers/byen/mend", "application/json", &asked).status, 409);
}

#[test]
fn many_findings_of_a_kind_are_one_and_the_others_are_folded() {
    let project = Project::base();
    let all = "Plomsk drøbler, knarfer snolt og vrimsker gnæbt i flongen.";
    project.write(POLICY, project.read(POLICY).replace("Fritiden er for alle.", all));
    let studio = Studio::open(&project);
    let page = looked(&studio, "/p/eksempel/s/policy", "more places of the kind");
    let list = page.split("id=\"summary\"").nth(1).and_then(|rest| rest.split("id=\"part\"").next());
    let list = list.expect("a list");
    let (shown, folded) = list.split_once("more places of the kind").unwrap_or_else(|| panic!("{list}"));
    let of = |part: &str| part.matches("data-code=\"U047\"").count();
    assert!(of(shown) == 1 && of(folded) > 2, "{list}");
}

#[test]
fn why_the_easy_edition_is_held_back_is_listed_before_anybody_publishes() {
    let project = Project::base();
    let before = project.read(POLICY);
    let long = "Vi vil bruge samskabelse. Og så vil vi.";
    project.write(POLICY, before.replace("Vi vil bruge samskabelse.", long));
    let studio = Studio::open(&project);
    let page = studio.get("/p/eksempel/publish").body;
    let told =
        page.split("held back until this is mended").nth(1).and_then(|rest| rest.split("</ul>").next());
    assert!(told.is_some_and(|told| told.contains("<li>")), "{page}");
}

#[test]
fn the_easy_desk_tells_what_it_finds_in_a_line_there_and_nowhere_else_and_how_far_each_text_has_come() {
    let project = Project::base();
    let before = project.read(POLICY);
    project.write(
        POLICY,
        before
            .replace("Vi vil bruge samskabelse.", "Vi faciliterer samskabelse.")
            .replace("## Sådan er den delt", "**Sådan** er den delt"),
    );
    let studio = Studio::open(&project);
    let page = looked(&studio, "/p/eksempel/easy/0", "data-code=\"R14\"");
    let part = page.split("id=\"part\"").nth(1).expect("a part");
    assert_eq!(part.matches("data-code=\"R14\"").count(), 1, "{part}");
    let lines = part.split("easy-lines").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("lines");
    assert!(lines.contains("data-code=\"R14\"") && lines.contains("id=\"easy-line-2\""), "{lines}");
    assert!(part.contains("href=\"#easy-line-2\""), "{part}");
    // As the script gets it.
    let live = studio.get("/p/eksempel/easy/0/live").body;
    assert_eq!(live.matches("data-code=\"R14\"").count(), 1, "{live}");
    for page in [&page, &live] {
        let sections = page.split("id=\"easy-sections\"").nth(1).expect("the sections");
        let first = sections.split("</li>").next().expect("a section");
        assert!(first.contains("Forord") && first.contains("Not approved"), "{first}");
    }
    // Bold is no item of a list.
    let full = page.split("id=\"full\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("it");
    assert!(full.contains("<p>Sådan er den delt</p>") && full.contains("• Først et punkt"), "{full}");
}
