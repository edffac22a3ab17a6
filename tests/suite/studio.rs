//! `udgiv studio`: who is let in, what a change does to a file, and what outside input can't do.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::support::Project;

mod advised;
mod deleted;
mod past;
mod points;
mod release;

const POLICY: &str = "sources/eksempel/policy.toml";

/// A studio that serves, until it is dropped.
pub struct Studio {
    child: Child,
    pub host: String,
    key: String,
    pub cookie: String,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|why| panic!("{why}: {}", self.body))
    }
}

impl Studio {
    /// The program, and the address that it prints.
    pub fn start(project: &Project, arguments: &[&str], environment: &[(&str, &str)]) -> (Child, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["studio", "--no-open", "--port", "0", "--lang", "en", "--root"])
            .arg(project.root())
            .args(arguments)
            .env_clear()
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        stdout.read_line(&mut line).expect("a line");
        let address = line.split("http://").nth(1).unwrap_or_default().trim().to_owned();
        (child, address)
    }

    /// One that is open to other machines, by a password. Nobody is in yet.
    pub fn open_to_others(project: &Project, password: &str) -> Self {
        let (child, address) =
            Self::start(project, &["--listen", "0.0.0.0"], &[("UDGIV_STUDIO_PASSWORD", password)]);
        Self {
            child,
            host: address.trim_end_matches('/').to_owned(),
            key: String::new(),
            cookie: String::new(),
        }
    }

    pub fn open(project: &Project) -> Self {
        let (child, address) = Self::start(project, &[], &[]);
        let (host, key) = address.split_once("/?key=").expect("a key");
        let mut studio = Self { child, host: host.to_owned(), key: key.to_owned(), cookie: String::new() };
        let welcome = studio.raw("GET", &format!("/?key={}", studio.key), &[("Host", host)], "");
        assert_eq!(welcome.status, 303, "{}", welcome.head);
        let cookie =
            welcome.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        studio.cookie = cookie.split(';').next().expect("its value").to_owned();
        studio
    }

    /// A request with just these headers.
    pub fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{request}\r\n{body}").as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("answered");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let body =
            if head.contains("transfer-encoding: chunked") { unchunked(body) } else { body.to_owned() };
        Answer { status, head: head.to_owned(), body }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.raw("GET", path, &[("Host", &self.host), ("Cookie", &self.cookie)], "")
    }

    /// As the studio's own script sends it.
    pub fn post(&self, path: &str, kind: &str, body: &str) -> Answer {
        let origin = format!("http://{}", self.host);
        let headers = [
            ("Host", self.host.as_str()),
            ("Cookie", &self.cookie),
            ("Origin", &origin),
            ("Content-Type", kind),
        ];
        self.raw("POST", path, &headers, body)
    }

    pub fn change(&self, version: &str, change: &Value) -> Answer {
        let asked = json!({ "version": version, "changes": [change] }).to_string();
        self.post("/p/eksempel/change", "application/json", &asked)
    }

    /// The version that the editor's page was made of.
    pub fn version(&self) -> String {
        let page = self.get("/p/eksempel/s/policy").body;
        let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next());
        version.unwrap_or_else(|| panic!("{page}")).to_owned()
    }
}

fn unchunked(body: &str) -> String {
    let (mut out, mut rest) = (String::new(), body);
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or_default();
        if size == 0 {
            break;
        }
        out += after.get(..size).unwrap_or(after);
        rest = after.get(size + 2..).unwrap_or_default();
    }
    out
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn nobody_is_let_in_but_by_the_first_address_and_from_its_own_pages() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let (host, cookie, own) =
        (studio.host.as_str(), studio.cookie.as_str(), format!("http://{}", studio.host));
    assert_eq!(studio.get("/").status, 200);
    for (why, headers) in [
        ("no cookie", vec![("Host", host)]),
        ("another cookie", vec![("Host", host), ("Cookie", "udgiv-1=x")]),
        ("a name on the net", vec![("Host", "evil.example"), ("Cookie", cookie)]),
        ("another port", vec![("Host", "127.0.0.1:1"), ("Cookie", cookie)]),
        ("somebody else's page", vec![("Host", host), ("Cookie", cookie), ("Origin", "http://evil.example")]),
        ("a page without origin", vec![("Host", host), ("Cookie", cookie), ("Origin", "null")]),
        (
            "loaded by another page",
            vec![
                ("Host", host),
                ("Cookie", cookie),
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "no-cors"),
            ],
        ),
    ] {
        let answer = studio.raw("GET", "/", &headers, "");
        assert_eq!(answer.status, 403, "{why}");
        assert!(!answer.body.contains("eksempel"), "{why} shows the project");
    }
    let wrong_key = studio.raw("GET", "/?key=00", &[("Host", host)], "");
    assert_eq!((wrong_key.status, wrong_key.head.contains("set-cookie")), (403, false));
    let before = project.read(POLICY);
    let asked = json!({ "version": studio.version(), "changes": [{ "do": "set", "field": "policy.title", "value": "Stjålet" }] });
    for headers in [
        vec![("Host", host), ("Cookie", cookie)],
        vec![("Host", host), ("Cookie", cookie), ("Origin", "https://evil.example")],
        vec![("Host", host), ("Origin", own.as_str())],
    ] {
        let headers = [headers, vec![("Content-Type", "application/json")]].concat();
        assert_eq!(studio.raw("POST", "/p/eksempel/change", &headers, &asked.to_string()).status, 403);
    }
    // A window that is open from when another project was served here.
    let other = [
        ("Host", host),
        ("Cookie", cookie),
        ("Origin", own.as_str()),
        ("Content-Type", "application/json"),
        ("X-Udgiv-Project", "0123456789ab"),
    ];
    assert_eq!(studio.raw("POST", "/p/eksempel/change", &other, &asked.to_string()).status, 421);
    assert_eq!(project.read(POLICY), before);
}

#[test]
fn every_page_says_that_nothing_else_may_load_or_run() {
    let project = Project::base();
    let studio = Studio::open(&project);
    for path in [
        "/",
        "/new",
        "/import",
        "/p/eksempel/s/policy",
        "/p/eksempel/s/terms",
        "/p/eksempel/s/0",
        "/p/eksempel/easy/0",
        "/p/eksempel/publish",
        "/p/eksempel/history",
        "/publishers/byen",
        "/why/U021",
        "/ingen",
    ] {
        let answer = studio.get(path);
        let expected = if path == "/ingen" { 404 } else { 200 };
        assert_eq!(answer.status, expected, "{path}");
        assert!(
            answer.head.contains("content-security-policy: default-src 'none'; script-src 'self';"),
            "{path}: {}",
            answer.head
        );
        assert!(answer.head.contains("x-content-type-options: nosniff"), "{path}");
        assert!(!answer.body.contains("<script>") && !answer.body.contains(" style=\""), "{path}");
    }
}

#[test]
fn a_change_is_in_the_file_at_once_and_nothing_else_is() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let before = project.read(POLICY);
    let title = before.lines().find(|line| line.starts_with("title = ")).expect("a title").to_owned();
    let version = studio.version();
    let answer = studio
        .change(&version, &json!({ "do": "set", "field": "policy.title", "value": "Fritid \"for\" <alle>" }));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let changed = before.replacen(&title, r#"title = "Fritid \"for\" <alle>""#, 1);
    assert_eq!(project.read(POLICY), changed);
    assert!(studio.get("/p/eksempel/s/policy").body.contains("Fritid &quot;for&quot; &lt;alle&gt;"));
    // What came before is kept, and comes back byte for byte.
    let list = studio.get("/p/eksempel/history");
    assert!(list.body.contains("/p/eksempel/history/1"), "{}", list.body);
    let back = studio.post("/p/eksempel/history/1", "application/x-www-form-urlencoded", "");
    assert_eq!((back.status, project.read(POLICY)), (303, before.clone()));
    // A section comes and goes.
    let version = studio.version();
    let added = studio.change(&version, &json!({ "do": "add", "list": "section", "at": 0, "kind": null }));
    let version = added.json()["version"].as_str().expect("a version").to_owned();
    assert!(project.read(POLICY).contains("id = \"afsnit-1\""), "{}", project.read(POLICY));
    let gone = studio.change(&version, &json!({ "do": "remove", "item": "section[0]" }));
    assert_eq!((gone.status, project.read(POLICY)), (200, before));
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_never_overwritten() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let version = studio.version();
    let before = project.read(POLICY);
    let old = before
        .lines()
        .find_map(|line| line.strip_prefix("title = "))
        .expect("a title")
        .trim_matches('"')
        .to_owned();
    let elsewhere = before.replacen(&old, "Andres titel", 1);
    project.write(POLICY, &elsewhere);
    let set = |value: &str, before: &str| json!({ "do": "set", "field": "policy.title", "value": value, "before": before });
    let clash = studio.change(&version, &set("Min titel", &old));
    assert_eq!((clash.status, project.read(POLICY)), (409, elsewhere.clone()));
    assert!(clash.json()["html"].as_str().is_some_and(
        |html| html.contains("<mark>Andres</mark> titel") && html.contains("<mark>Min</mark> titel")
    ));
    // In a list, what is meant may stand elsewhere by now: nothing is written, though both fields are empty.
    let label = json!({ "do": "set", "field": "section[1].label", "value": "Her", "before": "" });
    assert_eq!((studio.change(&version, &label).status, project.read(POLICY)), (409, elsewhere));
    // Another place of the same file is no hindrance, and theirs stays.
    let subtitle = json!({ "do": "set", "field": "policy.audience", "value": "Alle", "before": before_of(&before, "audience") });
    let other = studio.change(&version, &subtitle);
    assert_eq!(other.status, 200, "{}", other.body);
    let now = project.read(POLICY);
    assert!(now.contains("Andres titel") && now.contains("audience = \"Alle\""), "{now}");
}

/// What stands behind a key, as a field shows it.
fn before_of(text: &str, key: &str) -> String {
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
    line.map(|value| value.trim_matches('"').to_owned()).unwrap_or_default()
}

#[test]
fn what_no_field_sends_is_refused_and_changes_nothing() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let (before, version) = (project.read(POLICY), studio.version());
    for (change, status) in [
        (json!({ "do": "set", "field": "policy.pages", "value": "mange" }), 422),
        (json!({ "do": "set", "field": "policy.adopted", "value": "i går" }), 422),
        (json!({ "do": "set", "field": "policy.ukendt", "value": "x" }), 422),
        (json!({ "do": "set", "field": "policy", "value": "x" }), 422),
        (json!({ "do": "set", "field": "section[9999].title", "value": "x" }), 422),
        (json!({ "do": "set", "field": "../../x", "value": "x" }), 422),
        (json!({ "do": "move", "list": "section", "from": 0, "to": 9999 }), 422),
        (json!({ "do": "add", "list": "policy", "at": 0, "kind": null }), 422),
    ] {
        let answer = studio.change(&version, &change);
        assert_eq!(answer.status, status, "{change}: {}", answer.body);
        assert_eq!(project.read(POLICY), before, "{change}");
    }
    assert_eq!(studio.post("/p/eksempel/change", "application/json", "{").status / 100, 4);
    let large = "x".repeat(3 << 20);
    let asked =
        json!({ "version": version, "changes": [{ "do": "set", "field": "policy.title", "value": large }] });
    assert_eq!(studio.post("/p/eksempel/change", "application/json", &asked.to_string()).status / 100, 4);
    assert_eq!(project.read(POLICY), before);
}

#[test]
fn no_address_leads_out_of_the_project() {
    let project = Project::base();
    fs::write(project.root().join("hemmelig.svg"), "<svg/>").expect("written");
    let studio = Studio::open(&project);
    for path in [
        "/p/eksempel/file/../../../hemmelig.svg",
        "/p/eksempel/file/..%2f..%2f..%2fhemmelig.svg",
        "/p/eksempel/file/%2e%2e/%2e%2e/hemmelig.svg",
        "/p/eksempel/file//etc/passwd",
        "/p/eksempel/file/policy.toml",
        "/p/..%2f..%2f/s/policy",
        "/p/publishers/s/policy",
        "/out/..%2f/hemmelig.svg",
        "/out/eksempel/..%2f..%2fhemmelig.svg",
        "/publishers/..%2feksempel%2fpolicy",
        "/assets/..%2fmod.rs",
    ] {
        assert_eq!(studio.get(path).status, 404, "{path}");
    }
    let upload = |name: &str, bytes: &str| {
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/svg+xml\r\n\r\n{bytes}\r\n--b--\r\n"
        );
        studio.post("/p/eksempel/upload", "multipart/form-data; boundary=b", &body)
    };
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let stored = upload("../../../Nyt Kort.svg", drawing);
    assert_eq!((stored.status, stored.json()["path"].as_str()), (200, Some("images/nyt-kort.svg")));
    assert_eq!(project.read("sources/eksempel/images/nyt-kort.svg"), drawing);
    let shown = studio.get("/p/eksempel/file/images/nyt-kort.svg");
    assert!(shown.head.contains("default-src 'none'") && shown.head.contains("sandbox"), "{}", shown.head);
    // The same again is the same; another one of that name stands beside it.
    assert_eq!(upload("Nyt Kort.svg", drawing).json()["path"], "images/nyt-kort.svg");
    assert_eq!(upload("Nyt Kort.svg", "<svg/>").json()["path"], "images/nyt-kort-2.svg");
    assert_eq!(upload("makro.exe", "MZ").status, 422);
}

#[test]
fn what_is_written_stands_in_the_file_when_the_studio_is_killed() {
    let project = Project::base();
    for round in 0..10 {
        let studio = Studio::open(&project);
        let mut version = studio.version();
        let mut told = String::new();
        for step in 0..=round {
            told = format!("Titel {round}.{step}");
            let answer =
                studio.change(&version, &json!({ "do": "set", "field": "policy.title", "value": told }));
            version = answer.json()["version"].as_str().expect("a version").to_owned();
        }
        // A kill, not an end.
        drop(studio);
        assert!(project.read(POLICY).contains(&format!("title = \"{told}\"\n")), "{told}");
        let left: Vec<_> =
            fs::read_dir(project.root().join("sources/eksempel")).expect("listed").flatten().collect();
        assert!(
            left.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(".udgiv-")),
            "{left:?}"
        );
    }
}

#[test]
fn a_new_publication_and_an_imported_document_are_there_at_once() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let form = "application/x-www-form-urlencoded";
    let made = studio.post("/new", form, "title=Politik+for+%C3%A6ldre&publisher=byen&publisher_name=");
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(made.head.contains("location: /p/politik-for-aeldre"), "{}", made.head);
    assert!(project.read("sources/politik-for-aeldre/policy.toml").contains("title = \"Politik for ældre\""));
    assert_eq!(studio.get("/p/politik-for-aeldre/s/policy").status, 200);
    let unnamed = studio.post("/new", form, "title=&publisher=byen&publisher_name=");
    assert!(unnamed.status == 200 && unnamed.body.contains("Write the title"), "{}", unnamed.body);

    for (publisher, said) in [("%3F", "Choose who publishes it"), ("", "Write the name of the new publisher")]
    {
        let answer = studio.post("/new", form, &format!("title=Sport&publisher={publisher}&publisher_name="));
        assert!(answer.status == 200 && answer.body.contains(said), "{}", answer.body);
    }
    assert!(!project.root().join("sources/sport").exists());

    let text = "# Kulturpolitik\n\n## Sang\n\nAlle kan synge med i koret hver torsdag.\n";
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Kultur.md\"\r\n\r\n{text}\r\n--b\r\nContent-Disposition: form-data; name=\"publisher\"\r\n\r\nbyen\r\n--b--\r\n"
    );
    let imported = studio.post("/import/upload", "multipart/form-data; boundary=b", &body);
    assert_eq!(imported.status, 303, "{}", imported.body);
    assert!(imported.head.contains("location: /p/kultur/imported?words=10&left_out=0"), "{}", imported.head);
    let refused = studio.post(
        "/import/upload",
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"forkert.zip\"\r\n\r\nPK\u{3}\u{4}\r\n--b--\r\n",
    );
    // Where it lay meanwhile is nobody's affair.
    assert!(refused.body.contains("forkert.zip") && !refused.body.contains("/tmp"), "{}", refused.body);
    assert!(project.read("sources/kultur/policy.toml").contains("Alle kan synge med i koret hver torsdag."));
    let report = studio.get("/p/kultur/import-report").body;
    assert!(report.contains("Kultur.md") && report.contains("<h2>") && !report.contains('`'), "{report}");
    assert!(report.contains("href=\"/p/kultur\""), "{report}");
}
