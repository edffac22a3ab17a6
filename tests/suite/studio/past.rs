//! Earlier versions, told by what people changed.

use super::*;

#[test]
fn what_was_changed_is_told_by_its_field_and_changes_that_lie_close_together_are_one() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let mut version = studio.version();
    let mut change = |field: &str, value: &str| {
        let answer = studio.change(&version, &json!({ "do": "set", "field": field, "value": value }));
        assert_eq!(answer.status, 200, "{}", answer.body);
        version = answer.json()["version"].as_str().expect("a version").to_owned();
    };
    for (field, value) in
        [("policy.title", "En"), ("policy.title", "En to"), ("section[0].title", "Forord til alle")]
    {
        change(field, value);
    }
    let list = studio.get("/p/eksempel/history").body;
    for said in ["About the publication: Title", "“Forord til alle”: Heading", "See the changes one by one"]
    {
        assert!(list.contains(said), "{said}: {list}");
    }
    // The one that the script brings back when a deletion is undone.
    assert!(list.contains("data-newest=\"/p/eksempel/history/3\""), "{list}");
    assert_eq!(list.matches("<p class=\"when\">").count(), 1, "{list}");
    let each = studio.get("/p/eksempel/history?from=3&to=1").body;
    // What is typed letter by letter is one change, and is brought back as it stood before the first of them.
    assert_eq!(each.matches("<p class=\"when\">").count(), 2, "{each}");
    assert_eq!(each.matches("About the publication: Title").count(), 1, "{each}");
    assert!(each.contains("/p/eksempel/history/1\"") && !each.contains("/p/eksempel/history/2\""), "{each}");
    assert!(!each.contains("one by one"), "{each}");
    // Each shows what it made of the text.
    assert!(each.contains("<ins>En to</ins>") && each.contains("<ins> til alle</ins>"), "{each}");

    // One place is brought back by its name, all of it by that.
    let one = studio.get("/p/eksempel/history/3").body;
    assert!(one.contains("Bring back “Forord” as it stood before"), "{one}");
    assert!(one.contains("<h3>Heading</h3>") && !one.contains("title = "), "{one}");
    let all = studio.get("/p/eksempel/history/1").body;
    assert!(all.contains("Bring back the whole publication as it stood before"), "{all}");

    // What is no publication is told by its lines.
    project.write(POLICY, "title = \n");
    let broken = studio.get("/p/eksempel/history/1").body;
    assert!(broken.contains("<ins>") && broken.contains("Bring back"), "{broken}");
}
