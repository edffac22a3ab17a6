//! A publication that is deleted comes back whole, and a document that is here already isn't imported again in silence.

use super::*;

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn what_is_deleted_is_gone_from_the_project_and_comes_back_byte_for_byte() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let set = json!({ "do": "set", "field": "policy.title", "value": "Fritid" });
    assert_eq!(studio.change(&studio.version(), &set).status, 200);
    let before = project.read(POLICY);
    let asked = studio.get("/p/eksempel/delete").body;
    assert!(asked.contains("Fritid") && asked.contains(".udgiv/bin"), "{asked}");
    assert_eq!(project.read(POLICY), before, "nothing is deleted by a question");

    let deleted = studio.post("/p/eksempel/delete", FORM, "");
    assert_eq!(deleted.status, 303, "{}", deleted.body);
    assert!(!project.root().join("sources/eksempel").exists());
    assert_eq!(studio.get("/p/eksempel/s/policy").status, 404);
    assert_eq!(studio.post("/p/eksempel/delete", FORM, "").status, 404);
    let told = deleted.head.lines().find_map(|line| line.strip_prefix("location: ")).expect("a page");
    let home = studio.get(told).body;
    assert!(home.contains("“Fritid” is deleted.") && home.contains("Undo the deletion"), "{home}");

    // Also another day.
    let home = studio.get("/").body;
    assert!(!home.contains("is deleted.") && home.contains("action=\"/bin/1/restore\""), "{home}");
    let back = studio.post("/bin/1/restore", FORM, "");
    assert!(back.status == 303 && back.head.contains("location: /p/eksempel"), "{}", back.head);
    assert_eq!(project.read(POLICY), before);
    // With what it was before.
    assert!(studio.get("/p/eksempel/history").body.contains("/p/eksempel/history/1"));
    assert!(!studio.get("/").body.contains("/bin/"));
    assert_eq!(studio.post("/bin/1/restore", FORM, "").status, 404);
}

#[test]
fn a_document_that_was_imported_before_is_told_of_and_imported_again_only_on_purpose() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let upload = |name: &str, more: &str| {
        let text = "# Kulturpolitik\n\n## Sang\n\nAlle kan synge med i koret hver torsdag.\n";
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}{more}\r\n--b\r\nContent-Disposition: form-data; name=\"publisher\"\r\n\r\nbyen\r\n--b--\r\n"
        );
        studio.post("/import/upload", "multipart/form-data; boundary=b", &body)
    };
    assert_eq!(upload("Kultur.md", "").status, 303);
    let told = upload("Kultur (1).md", "");
    assert_eq!(told.status, 200);
    assert!(
        told.body.contains("imported before") && told.body.contains("href=\"/p/kultur\""),
        "{}",
        told.body
    );
    assert!(!project.root().join("sources/kultur-1").exists());
    let again = studio.post("/import/again", FORM, "of=kultur&name=Kultur+(1).md&publisher=byen&leave_out=");
    assert!(again.status == 303 && again.head.contains("location: /p/kultur-1/"), "{}", again.head);
    assert!(project.read("sources/kultur-1/policy.toml").contains("hver torsdag"));
    // Who publishes it is said.
    let came = studio.get("/p/kultur-1/imported?words=10&left_out=0").body;
    assert!(came.contains("href=\"/publishers/byen\""), "{came}");
    // Another document is another.
    assert_eq!(upload("Kultur.md", "\nOg dans.\n").status, 303);
    for nothing in ["of=..%2Fkultur&name=x.md", "of=eksempel&name=x.md", "of=ingen&name=x.md"] {
        assert_eq!(studio.post("/import/again", FORM, nothing).status, 404, "{nothing}");
    }
}
