//! `udgiv studio`: what it keeps when files are not what they should be, and when somebody else is quicker.

use std::fs;
use std::time::{Duration, SystemTime};

use serde_json::json;

use super::studio::Studio;
use super::support::Project;

const POLICY: &str = "sources/eksempel/policy.toml";
const FORM: &str = "application/x-www-form-urlencoded";

/// The base's policy with something else in a place of it.
fn with(project: &Project, old: &str, new: &str) -> String {
    let before = project.read(POLICY);
    assert!(before.contains(old), "{old}");
    let text = before.replacen(old, new, 1);
    project.write(POLICY, &text);
    text
}

#[test]
fn a_file_that_is_no_text_has_a_page_and_a_way_back() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let before = project.read(POLICY);
    let told = studio.change(
        &studio.version(),
        &json!({ "do": "set", "field": "policy.audience", "value": "Alle", "before": null }),
    );
    assert_eq!(told.status, 200, "{}", told.body);
    let utf16: Vec<u8> = before.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [b"title = \"\xff\"\n".to_vec(), utf16] {
        let path = project.root().join(POLICY);
        fs::write(&path, &bytes).expect("written");
        for page in ["s/0", "s/policy", "easy/0", "publish", "history", "history/1"] {
            let answer = studio.get(&format!("/p/eksempel/{page}"));
            assert_eq!(answer.status, 200, "{page}: {}", answer.body);
        }
        assert!(studio.get("/p/eksempel/s/0").body.contains("UTF-8"));
        assert_eq!(studio.get("/").status, 200);
        let back = studio.post("/p/eksempel/history/1", FORM, "");
        assert_eq!((back.status, project.read(POLICY)), (303, before.clone()));
        // What stood there is kept as it was, byte by byte.
        let kept = fs::read_dir(project.root().join(".udgiv/history/eksempel")).expect("listed").flatten();
        assert!(kept.into_iter().any(|one| fs::read(one.path()).is_ok_and(|kept| kept == bytes)));
    }
}

#[test]
fn what_says_nothing_is_like_what_is_not_there() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let old = studio.version();
    with(&project, "[policy]\n", "[policy]\nshort_title = \"\"\n");
    let change = json!({ "do": "set", "field": "policy.short_title", "value": "Kort", "before": "" });
    let answer = studio.change(&old, &change);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(project.read(POLICY).contains("short_title = \"Kort\""));
}

#[test]
fn a_change_that_is_sent_twice_is_no_conflict() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let of = |field: &str, value: &str, before: &str| json!({ "do": "set", "field": field, "value": value, "before": before });
    // In a list, where a place alone says nothing, and where a key goes.
    for (field, first, then) in [("section[0].easy.title", "Det samme", ""), ("policy.audience", "", "Flere")]
    {
        let old = studio.version();
        let before = if field.starts_with("policy") { "Alle i byen" } else { "Velkommen" };
        assert_eq!(studio.change(&old, &of(field, first, before)).status, 200);
        let text = project.read(POLICY);
        // The first answer was lost, and what is written next knows only the second.
        let again = studio.change(&old, &of(field, first, before));
        assert_eq!((again.status, project.read(POLICY)), (200, text.clone()), "{field}: {}", again.body);
        assert!(again.body.contains("\"is_as_seen\":true"), "{}", again.body);
        // Nobody else's change is taken for it.
        let other = of(field, "Noget andet", before);
        assert_eq!((studio.change(&old, &other).status, project.read(POLICY)), (409, text.clone()));
        assert_eq!(studio.change(&studio.version(), &of(field, then, first)).status, 200, "{field}");
        assert_eq!(studio.change(&old, &of(field, first, before)).status, 409, "{field}");
    }
}

#[test]
fn what_stands_at_another_place_of_a_list_is_no_answer() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let old = studio.version();
    let text = with(&project, "word = \"Samskabelse\"", "word = \"Aktør\"");
    let change = json!({ "do": "set", "field": "term[0].word", "value": "Aktør", "before": "Samskabelse" });
    assert_eq!((studio.change(&old, &change).status, project.read(POLICY)), (409, text));
}

#[test]
fn a_change_follows_its_section_and_never_another() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let old = studio.version();
    let ids: Vec<String> = project
        .read(POLICY)
        .lines()
        .filter_map(|line| Some(line.strip_prefix("id = \"")?.trim_end_matches('"').to_owned()))
        .collect();
    let moved = studio.change(&old, &json!({ "do": "move", "list": "section", "from": 0, "to": 1 }));
    assert_eq!(moved.status, 200, "{}", moved.body);
    // Whoever wrote saw the section at the first place.
    let label =
        json!({ "do": "set", "field": "section[0].label", "value": "Her", "before": "", "of": ids[0] });
    let answer = studio.change(&old, &label);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let text = project.read(POLICY);
    let own = text.split("[[section]]").find(|section| section.contains(&format!("id = \"{}\"", ids[0])));
    assert!(own.is_some_and(|section| section.contains("label = \"Her\"")), "{text}");
    // A section that is gone takes nothing, nor does one whose field has been written in.
    for (field, of) in [("section[0].label", "findes-ikke"), ("section[0].title", ids[0].as_str())] {
        let change = json!({ "do": "set", "field": field, "value": "X", "before": "Noget andet", "of": of });
        assert_eq!(studio.change(&old, &change).status, 409, "{field}");
    }
    assert_eq!(project.read(POLICY), text);
}

#[test]
fn two_sections_that_come_at_once_have_ids_of_their_own() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let add = json!({ "do": "add", "list": "section", "at": 0, "kind": null });
    let asked = json!({ "version": studio.version(), "changes": [add, add] }).to_string();
    assert_eq!(studio.post("/p/eksempel/change", "application/json", &asked).status, 200);
    let text = project.read(POLICY);
    for id in ["afsnit-1", "afsnit-2"] {
        assert_eq!(text.matches(&format!("id = \"{id}\"")).count(), 1, "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_leads_nowhere_else() {
    use std::os::unix::fs::symlink;

    let project = Project::base();
    let studio = Studio::open(&project);
    let (path, target) = (project.root().join(POLICY), project.root().join("sources/eksempel/text.toml"));
    fs::rename(&path, &target).expect("moved");
    symlink("text.toml", &path).expect("linked");
    let change = |value: &str| json!({ "do": "set", "field": "policy.title", "value": value });
    let answer = studio.change(&studio.version(), &change("Gennem en genvej"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(path.is_symlink() && project.read("sources/eksempel/text.toml").contains("Gennem en genvej"));

    let elsewhere = tempfile::tempdir().expect("a folder");
    let outside = elsewhere.path().join("policy.toml");
    let before = fs::read_to_string(&target).expect("read");
    fs::copy(&target, &outside).expect("copied");
    fs::remove_file(&path).expect("removed");
    symlink(&outside, &path).expect("linked");
    let answer = studio.change(&studio.version(), &change("Udenfor"));
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains("outside the project"), "{}", answer.body);
    assert!(path.is_symlink());
    assert_eq!(fs::read_to_string(&outside).expect("read"), before);
}

#[test]
fn what_cannot_be_taken_says_so_in_words() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let said = |answer: super::studio::Answer| {
        let message = answer.json()["message"].as_str().unwrap_or_default().to_owned();
        (answer.status, message)
    };
    let file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.svg\"\r\n\r\n<svg";
    let (status, message) = said(studio.post("/p/eksempel/upload", "multipart/form-data; boundary=b", file));
    assert_eq!((status, message.as_str()), (400, "The picture didn't arrive in full. Choose it again"));
    let large = format!("{file}{}\r\n--b--\r\n", "x".repeat(26 << 20));
    let (status, message) =
        said(studio.post("/p/eksempel/upload", "multipart/form-data; boundary=b", &large));
    assert_eq!((status, message.as_str()), (413, "A picture may be 25 MB at most"));
    // A film: it is heard to its end, so that a browser without script hears the answer, too.
    let film = format!("{file}{}\r\n--b--\r\n", "x".repeat(90 << 20));
    let page = studio.post("/import/upload", "multipart/form-data; boundary=b", &film);
    assert_eq!(page.status, 200, "{}", page.head);
    assert!(page.body.contains("A document may be 20 MB at most"), "{}", page.body);
    let page = studio.post("/import/upload", "multipart/form-data; boundary=b", file);
    assert!(page.body.contains("arrive in full"), "{}", page.body);
    for body in ["{", "[]", "{\"version\": 1}", ""] {
        let (status, message) = said(studio.post("/p/eksempel/change", "application/json", body));
        assert!(status / 100 == 4 && message.contains("Reload the page"), "{body}: {status} {message}");
    }
}

#[test]
fn what_a_killed_studio_left_half_written_is_swept_away() {
    let project = Project::base();
    let left = project.root().join(".udgiv/history/eksempel/.udgiv-x1y2");
    fs::create_dir_all(left.parent().expect("a folder")).expect("made");
    let file = fs::File::create(&left).expect("made");
    let hour = Duration::from_secs(3600);
    file.set_modified(SystemTime::UNIX_EPOCH + hour).expect("long ago");
    // One that another studio writes at this moment is its own.
    let fresh = left.with_file_name(".udgiv-z3");
    fs::write(&fresh, "").expect("written");
    let _studio = Studio::open(&project);
    assert!(!left.exists() && fresh.exists());
}

#[test]
fn others_are_let_in_by_the_password_alone_and_at_an_address_alone() {
    let project = Project::base();
    let mut studio = Studio::open_to_others(&project, "ved havnen 7");
    let port = studio.host.rsplit_once(':').expect("a port").1.to_owned();
    let asked = studio.get("/");
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains("Password") && !asked.body.contains("eksempel"), "{}", asked.body);
    for wrong in ["", "ved havnen", "ved havnen 7x"] {
        let answer = studio.post("/enter", FORM, &format!("password={}", wrong.replace(' ', "+")));
        assert_eq!((answer.status, answer.head.contains("set-cookie")), (403, false), "{wrong}");
    }
    let welcome = studio.post("/enter", FORM, "password=ved+havnen+7");
    assert_eq!(welcome.status, 303, "{}", welcome.head);
    let cookie = welcome.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    studio.cookie = cookie.split(';').next().expect("its value").to_owned();
    // At whichever of its addresses the machine is reached; a name may lead here from anywhere.
    for (host, status) in [
        (format!("192.0.2.7:{port}"), 200),
        (format!("[2001:db8::7]:{port}"), 200),
        ("192.0.2.7:1".to_owned(), 403),
        (format!("evil.example:{port}"), 403),
        ("192.0.2.7".to_owned(), 403),
    ] {
        let headers = [("Host", host.as_str()), ("Cookie", &studio.cookie)];
        assert_eq!(studio.raw("GET", "/", &headers, "").status, status, "{host}");
        let own = format!("http://{host}");
        let headers = [("Host", host.as_str()), ("Cookie", &studio.cookie), ("Origin", &own)];
        assert_eq!(studio.raw("GET", "/new", &headers, "").status, status, "{host}");
        let headers =
            [("Host", host.as_str()), ("Cookie", &studio.cookie), ("Origin", "http://evil.example")];
        assert_eq!(studio.raw("GET", "/new", &headers, "").status, 403, "{host}");
    }
    // Without a password, or with one that is soon guessed, nothing is opened.
    for environment in [&[][..], &[("UDGIV_STUDIO_PASSWORD", "kort")][..]] {
        let (mut child, address) = Studio::start(&project, &["--listen", "0.0.0.0"], environment);
        assert_eq!((address.as_str(), child.wait().expect("it ends").success()), ("", false));
    }
}

#[test]
fn script_in_any_field_is_shown_as_text() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let script = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut count = 0;
    let pages: Vec<String> = (0..4)
        .flat_map(|section| [format!("s/{section}"), format!("easy/{section}")])
        .chain(["s/policy".to_owned(), "s/terms".to_owned()])
        .collect();
    for page in &pages {
        let fields: Vec<String> = studio
            .get(&format!("/p/eksempel/{page}"))
            .body
            .split("data-field=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .collect();
        for field in fields {
            for value in [json!(script), json!([script])] {
                let set = json!({ "do": "set", "field": field, "value": value });
                count += usize::from(studio.change(&studio.version(), &set).status == 200);
            }
        }
    }
    assert!(count > 40, "{count} fields take it");
    for page in pages.iter().map(String::as_str).chain(["publish", "history", "history/1"]) {
        let body = studio.get(&format!("/p/eksempel/{page}")).body;
        assert!(!body.contains("<script>alert") && !body.contains("<img src=x"), "{page}");
    }
    assert!(!studio.get("/").body.contains("<script>alert"));
}
