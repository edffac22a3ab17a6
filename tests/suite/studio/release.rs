//! Publishing: what to look at before, all files as one, and what is otherwise than last time.

use super::*;

fn form(studio: &Studio, path: &str, body: &str) -> Answer {
    studio.post(path, "application/x-www-form-urlencoded", body)
}

#[test]
fn a_publication_is_taken_home_as_one_file_and_remembered() {
    let project = Project::base();
    let studio = Studio::open(&project);
    assert_eq!(studio.get("/p/eksempel/zip").status, 404);
    let page = studio.get("/p/eksempel/publish").body;
    assert!(page.contains("Before it goes out") && page.contains("hasn't published it before"), "{page}");
    let told = studio.post("/p/eksempel/publish?variants=easy-text", "application/json", "");
    assert!(told.body.contains("\"is\":\"done\""), "{}", told.body);
    let zip = studio.get("/p/eksempel/zip");
    assert!(zip.status == 200 && zip.head.contains("filename=\"eksempel.zip\""), "{}", zip.head);
    assert!(zip.body.starts_with("PK") && zip.body.contains(".txt"));
    assert_eq!(studio.get("/p/eksempel/zip").body, zip.body);
    let page = studio.get("/p/eksempel/publish").body;
    assert!(page.contains("The text is the same as last time.") && page.contains("Up to date"), "{page}");
    let home = studio.get("/").body;
    assert!(home.contains("1 file, up to date"), "{home}");
    assert_eq!(
        studio.get("/").body,
        home,
        "the second look tells the same, though nothing is checked for it"
    );
    let answer = studio.change(
        &studio.version(),
        &json!({ "do": "set", "field": "policy.title", "value": "En anden titel" }),
    );
    assert_eq!(answer.status, 200, "{}", answer.body);
    let page = studio.get("/p/eksempel/publish").body;
    assert!(page.contains("About the publication") && page.contains("En anden titel</ins>"), "{page}");
    // What is written since makes the files old before anybody publishes again.
    assert!(!page.contains("Up to date"), "{page}");
    let home = studio.get("/").body;
    assert!(
        home.contains("Changed since: 1 file is from before") && home.contains("En anden titel"),
        "{home}"
    );
}

#[test]
fn what_was_made_last_time_is_ticked_again() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let ticked = |page: &str| page.contains("value=\"web-fragment\" checked");
    let page = studio.get("/p/eksempel/publish").body;
    assert!(page.contains("value=\"web-fragment\"") && !ticked(&page), "{page}");
    let told = studio.post("/p/eksempel/publish?variants=web-fragment", "application/json", "");
    assert!(told.body.contains("\"is\":\"done\""), "{}", told.body);
    assert!(ticked(&studio.get("/p/eksempel/publish").body));
}

#[test]
fn a_web_page_finds_its_own_files_in_the_studio_and_in_the_zip() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let told = studio.post("/p/eksempel/publish?variants=web", "application/json", "");
    assert!(told.body.contains("\"is\":\"done\""), "{}", told.body);
    let page = studio.get("/out/eksempel/index.html");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("style-src 'self'") && page.head.contains("font-src 'self'"), "{}", page.head);
    let style = page.body.split("href=\"").map(|rest| rest.split('"').next().unwrap_or_default());
    let style =
        style.into_iter().find(|address| address.ends_with(".css")).expect("a style sheet").to_owned();
    let sheet = studio.get(&format!("/out/eksempel/{style}"));
    assert!(sheet.status == 200 && sheet.head.contains("text/css"), "{style}: {}", sheet.head);
    assert!(studio.get("/p/eksempel/zip").body.contains(&style), "{style}");
    // What isn't published is given out by no name.
    for name in ["../manifest.json", "..%2f..%2fsources%2feksempel%2fpolicy.toml", ".udgiv.json"] {
        assert_eq!(studio.get(&format!("/out/eksempel/{name}")).status, 404, "{name}");
    }
}

#[test]
fn the_book_is_opened_where_somebody_writes_and_rules_are_read_as_text() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let policy = project.read(POLICY);
    let sections: Vec<&str> = policy.split("[[section]]").skip(1).collect();
    let id = sections[1].split("id = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let page = studio.get(&format!("/p/eksempel/book/full/-?section={id}"));
    assert_eq!(page.status, 303, "{}", page.head);
    let to = page.head.lines().find_map(|line| line.strip_prefix("location: ")).expect("a page");
    let (file, anchor) = to.split_once('#').expect("a place on it");
    assert_eq!(anchor, id);
    assert!(studio.get(&format!("/p/eksempel/book/full/{file}")).body.contains(&format!("id=\"{id}\"")));
    for section in ["", "intet", "..%2f..%2fx"] {
        let page = studio.get(&format!("/p/eksempel/book/full/-?section={section}"));
        assert!(page.status == 303 && !page.head.contains('#'), "{section}: {}", page.head);
    }
    for code in ["U046", "U047", "R14", "R22"] {
        let page = studio.get(&format!("/why/{code}")).body;
        assert!(page.contains("<h1>") && !page.contains("```") && !page.contains(" `"), "{code}: {page}");
    }
}

#[test]
fn what_an_import_asks_of_a_publisher_is_told_until_it_is_looked_at() {
    const FILE: &str = "sources/publishers/byen.toml";
    let project = Project::base();
    let before = project.read(FILE);
    let marked = format!("# TJEK: Skriv mailadressen:  email = \"…\"\n{before}");
    project.write(FILE, marked);
    let studio = Studio::open(&project);
    let page = studio.get("/publishers/byen").body;
    assert!(page.contains("<li>Skriv mailadressen</li>") && page.contains("It is looked at"), "{page}");
    assert_eq!(form(&studio, "/publishers/byen/looked-at", "").status, 303);
    assert_eq!(project.read(FILE), before);
    assert!(!studio.get("/publishers/byen").body.contains("It is looked at"));
}

#[test]
fn colours_are_weighed_while_they_are_chosen() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let page = studio.get("/publishers/byen").body;
    assert!(
        page.contains("id=\"contrast\"") && page.contains("There is enough contrast everywhere."),
        "{page}"
    );
    let pale = studio.get("/publishers/byen/contrast?primary=%239cc2e8").body;
    assert!(
        pale.contains("There is too little contrast") && pale.contains("data-colour-for=\"f-brand-primary\""),
        "{pale}"
    );
    // The colour that would do is offered at its field; what doesn't pass is told by what it is, and all else is folded.
    let offer = pale.split("id=\"offer-primary\"").nth(1).and_then(|rest| rest.split("id=").next());
    assert!(offer.is_some_and(|offer| offer.contains("Use #")), "{pale}");
    assert!(pale.contains("id=\"offer-accent\" aria-live=\"polite\"></div>"), "{pale}");
    let (failing, passing) = pale.split_once("<details").expect("what passes is folded");
    assert!(
        failing.contains("Title on the cover, and the back cover") && failing.contains("at least 4.5:1"),
        "{pale}"
    );
    assert!(
        passing.contains("Running text") && passing.contains("Brochure") && passing.contains("15.5:1"),
        "{pale}"
    );
    assert!(page.contains("id=\"offer-primary\""), "{page}");
    assert!(studio.get("/publishers/byen/contrast?primary=r%C3%B8d").body.contains("Choose both colours"));
    assert_eq!(studio.get("/publishers/byen/contrast?layout=../../etc").status, 200);
}

#[test]
fn colours_are_weighed_in_every_layout_that_they_are_used_in() {
    let project = Project::base();
    let policy = project.read(POLICY);
    project.write(POLICY, policy.replace("[policy]\n", "[policy]\nlayout = \"report\"\n"));
    let studio = Studio::open(&project);
    let page = studio.get("/publishers/byen/contrast?primary=%239cc2e8").body;
    assert!(page.contains("Layout: Brochure and Report."), "{page}");
    let failing = page.split("<details").next().expect("what doesn't pass");
    // What is the same in both is told once.
    assert!(failing.contains(" · Brochure<") && failing.contains(" · Brochure and Report<"), "{page}");
}

#[test]
fn an_easy_text_is_told_line_by_line() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let number = (0..9).find(|number| {
        let page = studio.get(&format!("/p/eksempel/easy/{number}"));
        page.status == 200 && page.body.contains("class=\"easy-lines\"")
    });
    let number = number.expect("a section with an easy text");
    let live = studio.get(&format!("/p/eksempel/easy/{number}/live")).body;
    assert!(
        live.contains("Longest sentence") && live.contains("words</span>") && live.contains("LIX"),
        "{live}"
    );
    // A text that was approved can be approved again as soon as it says something else.
    assert!(live.contains("id=\"approval\""), "{live}");
    let written = json!({ "do": "set", "field": format!("section[{number}].easy.text"), "value": "Du kan ringe til os.\n" });
    let answer = studio.change(&studio.version(), &written);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let live = studio.get(&format!("/p/eksempel/easy/{number}/live")).body;
    assert!(live.contains("Approve the text") && live.contains("name=\"id\""), "{live}");
}

#[test]
fn a_drawing_is_put_into_a_text_with_what_it_shows() {
    let project = Project::base();
    let studio = Studio::open(&project);
    assert!(studio.get("/pictograms/bolig.svg").body.starts_with("<svg"));
    let body = "section=0&id=velkommen&pictogram=bolig";
    let id = project
        .read(POLICY)
        .split("[[section]]")
        .nth(1)
        .and_then(|part| part.split("id = \"").nth(1)?.split('"').next().map(str::to_owned));
    let body = body.replace("velkommen", &id.expect("a section"));
    let form = "application/x-www-form-urlencoded";
    assert_eq!(studio.post("/p/eksempel/pictogram", form, &body.replace("bolig", "../x")).status, 404);
    assert_eq!(studio.post("/p/eksempel/pictogram", form, &body.replace("id=", "id=x")).status, 404);
    let answer = studio.post("/p/eksempel/pictogram", form, &body);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let policy = project.read(POLICY);
    assert!(
        policy.contains("picture = \"images/let-bolig.svg\"")
            && policy.contains("Et hus med et hjerte på døren."),
        "{policy}"
    );
    assert!(project.root().join("sources/eksempel/images/let-bolig.svg").is_file());
}

#[test]
fn a_policy_is_seen_in_each_layout_and_one_is_chosen() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let page = studio.get("/p/eksempel/layouts").body;
    for name in ["brochure", "leaflet", "report", "square"] {
        assert!(page.contains(&format!("data-load=\"/p/eksempel/layouts/{name}\"")), "{name}: {page}");
    }
    assert_eq!(page.matches("The publication has this layout now").count(), 1, "{page}");
    let counts: Vec<String> = ["report", "square"]
        .iter()
        .map(|name| {
            let tried = studio.get(&format!("/p/eksempel/layouts/{name}")).body;
            assert_eq!(tried.matches("<img").count(), 3, "{tried}");
            tried.split("quiet\">").nth(1).unwrap_or_default().to_owned()
        })
        .collect();
    assert_ne!(counts[0], counts[1], "each is set in its own layout");
    assert!(studio.get("/p/eksempel/layouts/square/0").body.starts_with("<svg"));
    for wrong in ["none", "..%2F..%2Fetc", "square/9"] {
        assert_eq!(studio.get(&format!("/p/eksempel/layouts/{wrong}")).status, 404, "{wrong}");
    }
    let before = project.read(POLICY);
    assert_eq!(form(&studio, "/p/eksempel/layout", "layout=..%2Fbase").status, 404);
    assert_eq!(project.read(POLICY), before);
    assert_eq!(form(&studio, "/p/eksempel/layout", "layout=square").status, 303);
    assert!(project.read(POLICY).contains("layout = \"square\""), "it stands in the file");
}

#[test]
fn a_logo_is_stored_beside_its_publisher_and_looked_at() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let send = |name: &str, content: &str| {
        let body = format!(
            "--B\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--B--\r\n"
        );
        studio.post("/publishers/byen/upload", "multipart/form-data; boundary=B", &body)
    };
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
    let stored = send("Nyt logo.svg", drawing);
    assert_eq!(
        (stored.status, stored.json()["path"].as_str()),
        (200, Some("nyt-logo.svg")),
        "{}",
        stored.body
    );
    assert_eq!(project.read("sources/publishers/nyt-logo.svg"), drawing);
    assert_eq!(send("byen.toml", "name = 1").status, 422, "only pictures");
    assert_eq!(studio.get("/publishers/byen/found").json()["wrong"], json!([]));
    let page = studio.get("/publishers/byen").body;
    let version =
        page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
    let change = json!({ "version": version, "changes": [{ "do": "set", "field": "brand.logo", "value": "der-er-ikke.svg" }] });
    assert_eq!(studio.post("/publishers/byen/change", "application/json", &change.to_string()).status, 200);
    let found = studio.get("/publishers/byen/found").json();
    assert_eq!(found["wrong"], json!(["brand.logo"]), "{found}");
    assert!(
        found["fields"]["brand.logo"].as_str().is_some_and(|html| html.contains("The logo does not exist")),
        "{found}"
    );
}

#[test]
fn an_empty_folder_gets_an_example_that_publishes() {
    let project = Project::empty();
    let studio = Studio::open(&project);
    assert!(studio.get("/").body.contains("three ways to begin"));
    let made = form(&studio, "/example", "");
    assert_eq!(made.status, 303, "{}", made.body);
    project.build(&["--variant", "screen", "--variant", "easy-pdf"]);
    // A project with a policy gets none.
    assert!(!studio.get("/").body.contains("Get the example"));
}
