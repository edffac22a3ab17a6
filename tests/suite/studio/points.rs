//! A document from its upload to a draft in which every place is looked at.

use super::*;

/// A value in a form, so that it reads back as it is.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The value of a hidden field, the last of that name.
fn hidden(page: &str, name: &str) -> String {
    let value =
        page.rsplit(&format!("name=\"{name}\" value=\"")).next().and_then(|rest| rest.split('"').next());
    let value = value.unwrap_or_else(|| panic!("no {name}: {page}"));
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

const TEXT: &str = "KULTURPOLITIK\n\nSang og musik\n\nAlle kan synge med i koret hver torsdag. Det koster ingenting at være med.\n\nKor for børn\nKor for voksne\n\nDans i hallen\n\nVi danser hver fredag i hallen. Kom og vær med, når du har tid til det.\n";

fn imported(studio: &Studio) {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Kultur.txt\"\r\n\r\n{TEXT}\r\n--b\r\nContent-Disposition: form-data; name=\"publisher\"\r\n\r\nbyen\r\n--b--\r\n"
    );
    let answer = studio.post("/import/upload", "multipart/form-data; boundary=b", &body);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let told = answer.head.lines().find_map(|line| line.strip_prefix("location: ")).expect("a page");
    // The page can be come back to, and the editor leads to the places, too.
    for page in [told, told, "/p/kultur/s/policy"] {
        let page = studio.get(page).body;
        assert!(page.contains("/p/kultur/points"), "{page}");
    }
}

fn decide(studio: &Studio, page: &str, number: usize, act: &str, more: &str) -> Answer {
    let [said, seen, chunk] = ["said", "seen", "chunk"].map(|name| encoded(&hidden(page, name)));
    let body = format!("said={said}&seen={seen}&chunk={chunk}&do={act}{more}");
    studio.post(&format!("/p/kultur/points/{number}"), "application/x-www-form-urlencoded", &body)
}

#[test]
fn every_place_of_an_import_is_looked_at_and_no_word_is_lost() {
    let project = Project::base();
    let studio = Studio::open(&project);
    imported(&studio);
    let marks = || project.read("sources/kultur/policy.toml").matches("# TJEK:").count();
    // The years and the date are one place: it is told with all that is asked there.
    let page = studio.get("/p/kultur/points").body;
    let all: usize = page
        .split("Place 1 of ")
        .nth(1)
        .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next())
        .expect("a count")
        .parse()
        .expect("a number");
    assert!(all > 3 && all + 1 == marks(), "{}", project.read("sources/kultur/policy.toml"));
    assert!(page.contains(&format!("{all} places are left.")), "{page}");
    for at in ["/p/kultur/s/policy", "/p/kultur/imported?words=1&left_out=0", "/p/kultur/import-report"] {
        let page = studio.get(at).body;
        let counted = [format!("({all})"), format!("{all} places need")];
        assert!(counted.iter().any(|words| page.contains(words)), "{at}: {page}");
    }
    let mut several = 0;
    for left in (1..=all).rev() {
        let page = studio.get("/p/kultur/points").body;
        assert!(page.contains(&format!("Place {} of {all}", all - left + 1)), "{left}: {page}");
        assert!(page.contains("Yes. ") && page.contains("are left out with a reason."), "{page}");
        let (asked, before) = (page.matches("class=\"lead said\"").count(), marks());
        several += usize::from(asked > 1);
        let answer = decide(&studio, &page, 0, "accept", "");
        assert_eq!((answer.status, marks()), (303, before - asked), "{}", answer.body);
    }
    assert_eq!((several, marks()), (1, 0));
    let page = studio.get("/p/kultur/points").body;
    assert!(page.contains("All places are looked at") && page.contains("Yes. "), "{page}");
    assert_eq!(studio.get("/p/kultur/document").body.trim_end(), TEXT.trim_end());
}

#[test]
fn a_word_that_goes_needs_a_reason_and_comes_back() {
    let project = Project::base();
    let studio = Studio::open(&project);
    imported(&studio);
    let number = (0..20).find(|number| {
        let page = studio.get(&format!("/p/kultur/points/{number}")).body;
        page.contains("value=\"leave-out\"")
    });
    let number = number.expect("a place in a text");
    let before = project.read("sources/kultur/policy.toml");
    let page = studio.get(&format!("/p/kultur/points/{number}")).body;
    let refused = decide(&studio, &page, number, "leave-out", "&words=+");
    assert!(refused.status == 200 && refused.body.contains("Write why"), "{}", refused.body);
    let again = decide(&studio, &page, number, "leave-out", "&words=St%C3%A5r+p%C3%A5+nettet");
    assert_eq!(again.status, 303, "{}", again.body);
    assert_ne!(project.read("sources/kultur/policy.toml"), before);
    let page = studio.get("/p/kultur/points?done=leave-out").body;
    assert!(
        page.contains("It is left out.") && page.contains("Står på nettet") && page.contains("Yes. "),
        "{page}"
    );
    // What somebody saw before isn't what is there now.
    let late = decide(
        &studio,
        &studio.get("/p/kultur/points").body.replace("name=\"seen\" value=\"", "name=\"seen\" value=\"0"),
        0,
        "heading",
        "",
    );
    assert!(late.status == 200 && late.body.contains("has changed"), "{}", late.body);
    let undone =
        studio.post("/p/kultur/points/0", "application/x-www-form-urlencoded", "said=&seen=&do=undo");
    assert_eq!(undone.status, 303, "{}", undone.body);
    assert_eq!(project.read("sources/kultur/policy.toml"), before);
    // Words that somebody took out elsewhere are missing, and told.
    project.write("sources/kultur/policy.toml", before.replace("hver torsdag", ""));
    let page = studio.get("/p/kultur/points").body;
    assert!(page.contains("No. ") && page.contains("torsdag"), "{page}");
}

#[test]
fn a_page_of_a_pdf_is_shown_as_it_looks_and_of_what_is_none_nothing() {
    use crate::import::pdf::{bytes_of, lines, page_of};

    let project = Project::base();
    let studio = Studio::open(&project);
    imported(&studio);
    let png = |number: &str| {
        let answer = studio.get(&format!("/p/kultur/document/page/{number}"));
        (answer.status, answer.head.contains("content-type: image/png"))
    };
    assert_eq!(png("1"), (404, false), "a text has no pages");
    let pdf = bytes_of(page_of(&lines(&[(60, 780, 20, "Kultur for alle")])));
    project.write(".udgiv/import/kultur/document", &pdf);
    assert_eq!(png("1"), (200, true));
    for none in ["0", "2", "99999999999"] {
        assert_eq!(png(none), (404, false), "{none}");
    }
    project.write(".udgiv/import/kultur/document", &pdf[..pdf.len() / 2]);
    assert_ne!(png("1"), (500, false));
    assert_eq!(studio.get("/p/nobody/document/page/1").status, 404);
}

#[test]
fn what_was_taken_for_the_headings_of_a_table_can_be_something_else() {
    let project = Project::base();
    let before = project.read(POLICY);
    let header = before.lines().find(|line| line.trim_start().starts_with("header = ")).expect("a table");
    let caption = before.lines().find(|line| line.trim_start().starts_with("caption = ")).expect("a caption");
    let mark = |said: &str, line: &str| format!("  # TJEK: {said}\n{line}");
    let asked = before
        .replacen(header, &mark("Er det tabellens kolonneoverskrifter? Det er gættet (linje 3).", header), 1)
        .replacen(caption, &mark("Er det billedteksten (linje 2)?", caption), 1);
    project.write(POLICY, &asked);
    let studio = Studio::open(&project);
    let number = |said: &str| {
        let number = (0..2).find(|number| {
            studio.get(&format!("/p/eksempel/points/{number}")).body.contains(&format!("value=\"{said}\""))
        });
        number.unwrap_or_else(|| panic!("no place has “{said}”"))
    };
    let decide = |number: usize, act: &str| {
        let page = studio.get(&format!("/p/eksempel/points/{number}")).body;
        let [said, seen, chunk] = ["said", "seen", "chunk"].map(|name| encoded(&hidden(&page, name)));
        let body = format!("said={said}&seen={seen}&chunk={chunk}&do={act}");
        let path = format!("/p/eksempel/points/{number}");
        studio.post(&path, "application/x-www-form-urlencoded", &body)
    };
    let cell = |line: &str| line.split('"').nth(1).expect("a cell").to_owned();

    // The table itself is there to be seen, and to be written in.
    let page = studio.get(&format!("/p/eksempel/points/{}", number("row"))).body;
    assert!(page.contains("data-cell") && page.contains(&cell(header)), "{page}");
    let answer = decide(number("row"), "row");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let now = project.read(POLICY);
    assert!(now.contains("header = [\"\", ") && now.contains(&cell(header)), "{now}");
    assert_eq!(now.matches("# TJEK:").count(), 2, "somebody has to write the headings: {now}");

    let answer = decide(number("paragraph"), "paragraph");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let now = project.read(POLICY);
    assert!(!now.contains(caption) && now.contains(&cell(caption)), "{now}");
    assert_eq!(now.matches("# TJEK:").count(), 1, "{now}");
}

const SRC: &str = "  src = \"images/figur.svg\"\n";
const ALT: &str = "  alt = \"Kort over kommunen med fem haller.\"\n";
const TICK: &str = "  decorative = true\n";

/// The project's policy with a picture that an import asks about: what stands above the mark, and what below.
fn with_picture(policy: &str, above: &str, below: &str) -> String {
    const MARK: &str = "  # TJEK: Billedet mangler tekst (linje 6). Skriv, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true  Er det kun pynt, er det rigtigt nu.\n";
    let (start, rest) = policy.split_once("  [[section.block]]").expect("a block");
    format!(
        "{start}  [[section.block]]\n  type = \"figure\"\n{above}{MARK}{below}\n  [[section.block]]{rest}"
    )
}

#[test]
fn a_picture_with_neither_words_nor_a_tick_is_not_looked_at() {
    let project = Project::base();
    let policy = project.read(POLICY);
    let studio = Studio::open(&project);
    let accept = |above: &str, below: &str| {
        project.write(POLICY, with_picture(&policy, above, below));
        let page = studio.get("/p/eksempel/points").body;
        let [said, seen] = ["said", "seen"].map(|name| encoded(&hidden(&page, name)));
        let body = format!("said={said}&seen={seen}&chunk=0&do=accept");
        let answer = studio.post("/p/eksempel/points/0", "application/x-www-form-urlencoded", &body);
        (answer.status, project.read(POLICY).matches("# TJEK:").count(), answer.body)
    };
    for (above, below, said) in [
        ("", SRC, "The picture has no text for those who"),
        (SRC, &format!("{ALT}{TICK}"), "is marked as decoration, too"),
    ] {
        let (status, marks, page) = accept(above, below);
        assert_eq!((status, marks), (200, 1), "{page}");
        assert!(page.contains(said) && page.contains("looked at yet") && page.contains(".alt\""), "{page}");
    }
    for below in [ALT, TICK] {
        let (status, marks, page) = accept(SRC, below);
        assert_eq!((status, marks), (303, 0), "{page}");
    }
}

#[test]
fn what_somebody_writes_at_a_place_does_not_change_it_under_them() {
    let project = Project::base();
    project.write(POLICY, with_picture(&project.read(POLICY), SRC, TICK));
    let studio = Studio::open(&project);
    let page = studio.get("/p/eksempel/points").body;
    let attribute = |page: &str, name: &str| {
        let value = page.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.unwrap_or_else(|| panic!("no {name}: {page}")).to_owned()
    };
    let field = page.split("data-field=\"").find(|field| field.contains(".decorative\"")).expect("a field");
    let field = field.split('"').next().expect("a path").to_owned();
    let set = |field: &str, version: &str, value: &str| {
        let body = format!(
            "{{\"version\":\"{version}\",\"changes\":[{{\"do\":\"set\",\"field\":\"{field}\",\"value\":{value}}}]}}"
        );
        let answer = studio.post("/p/eksempel/change", "application/json", &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer
            .body
            .split("\"version\":\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a version")
            .to_owned()
    };
    let version = set(&field, &attribute(&page, "data-version"), "false");
    // The place is the same picture's, with all its fields.
    let again = studio.get("/p/eksempel/points").body;
    assert!(again.contains(&format!("data-field=\"{field}\"")) && again.contains("figur.svg"), "{again}");
    let version = set(&field.replace(".decorative", ".alt"), &version, "\"Kort over kommunen.\"");
    // What somebody saw and wrote since is what they decide about.
    let said = encoded(&hidden(&page, "said"));
    let body = |seen: &str| format!("said={said}&seen={seen}&chunk=0&do=accept");
    let form = "application/x-www-form-urlencoded";
    let late = studio.post("/p/eksempel/points/0", form, &body(&attribute(&page, "data-version")));
    assert!(late.status == 200 && late.body.contains("has changed"), "{}", late.body);
    let accepted = studio.post("/p/eksempel/points/0", form, &body(&version));
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    let now = project.read(POLICY);
    assert!(!now.contains("# TJEK") && now.contains("alt = \"Kort over kommunen.\""), "{now}");
}

#[test]
fn only_what_can_be_done_is_offered() {
    let project = Project::base();
    project.write(POLICY, project.read(POLICY).replacen("[[section]]\n", "[[section]]\n# TJEK: Teksten her har ingen overskrift i dokumentet. Denne er tilføjet: Skriv en, der passer.\n", 1));
    let studio = Studio::open(&project);
    let page = studio.get("/p/eksempel/points").body;
    // There is no section before it that its words could go to; its heading is written here.
    assert!(page.contains("data-field=\"section[0].title\""), "{page}");
    for (act, is_offered) in
        [("accept", true), ("down", true), ("up", false), ("paragraph", false), ("heading", false)]
    {
        assert_eq!(page.contains(&format!("value=\"{act}\"")), is_offered, "{act}: {page}");
    }
}

#[test]
fn a_description_that_a_program_guessed_is_not_looked_at_as_it_stands() {
    let project = Project::base();
    let policy = project.read(POLICY);
    let studio = Studio::open(&project);
    for (alt, is_right) in [
        ("A picture containing person, outdoor", false),
        ("A person in front of a house Description automatically generated", false),
        ("To frivillige planter træer i parken.", true),
    ] {
        project.write(POLICY, with_picture(&policy, SRC, &format!("  alt = \"{alt}\"\n")));
        let page = studio.get("/p/eksempel/points").body;
        let published = studio.get("/p/eksempel/publish").body;
        let before = published.split("id=\"before\"").nth(1).and_then(|rest| rest.split("</section>").next());
        assert_eq!(before.expect("what is before").contains("A program guessed"), !is_right, "{published}");
        let [said, seen] = ["said", "seen"].map(|name| encoded(&hidden(&page, name)));
        let body = format!("said={said}&seen={seen}&chunk=0&do=accept");
        let answer = studio.post("/p/eksempel/points/0", "application/x-www-form-urlencoded", &body);
        let marks = project.read(POLICY).matches("# TJEK:").count();
        assert_eq!(answer.body.contains("A program guessed"), !is_right, "{}", answer.body);
        assert_eq!((answer.status == 303, marks == 0), (is_right, is_right), "{alt}: {}", answer.body);
    }
}

#[test]
fn the_last_page_leads_to_the_publisher_as_long_as_places_are_left_there() {
    let project = Project::base();
    let studio = Studio::open(&project);
    let policy = project.read(POLICY);
    let id = policy
        .lines()
        .find_map(|line| line.strip_prefix("publisher = "))
        .expect("a publisher")
        .trim_matches('"');
    let file = format!("sources/publishers/{id}.toml");
    let publisher = project.read(&file);
    let to = format!("href=\"/publishers/{id}\"");
    let page = studio.get("/p/eksempel/points").body;
    assert!(page.contains("No places are left.") && !page.contains(&to), "{page}");
    project.write(&file, publisher.replacen("name = ", "# TJEK: Navnet er fundet i teksten.\nname = ", 1));
    let page = studio.get("/p/eksempel/points").body;
    assert!(page.contains("1 place is left at the publisher.") && page.contains(&to), "{page}");
    // So does the place that asks who it is.
    let line = format!("publisher = \"{id}\"");
    project.write(
        POLICY,
        policy.replacen(&line, &format!("# TJEK: Ret navn, adresse og farver til.\n{line}"), 1),
    );
    let page = studio.get("/p/eksempel/points").body;
    assert!(page.contains("Place 1 of 1") && page.contains(&to), "{page}");
}

#[test]
fn a_section_that_sums_up_can_be_the_summary() {
    let project = Project::base();
    let studio = Studio::open(&project);
    imported(&studio);
    const FILE: &str = "sources/kultur/policy.toml";
    let summary = || {
        (0..20)
            .map(|number| (number, studio.get(&format!("/p/kultur/points/{number}")).body))
            .find(|(_, page)| page.contains("Skriv i en sætning eller to"))
            .expect("the place")
    };
    let (_, page) = summary();
    assert!(
        page.contains("The document says nothing of it.") && !page.contains("value=\"summary\""),
        "{page}"
    );
    assert!(!page.contains("letlæste tekster er skrevet"), "{page}");
    let before = project.read(FILE);
    project.write(FILE, before.replacen("title = \"Sang og musik\"", "title = \"Resumé\"", 1));
    let (number, page) = summary();
    assert!(page.contains("The document has a section called “Resumé”."), "{page}");
    let marks = || project.read(FILE).matches("# TJEK:").count();
    let left = marks();
    assert_eq!(decide(&studio, &page, number, "summary", "").status, 303);
    let now = project.read(FILE);
    assert!(now.contains("summary = \"Alle kan synge med i koret hver torsdag."), "{now}");
    assert_eq!(marks(), left, "somebody reads it first");
    let (number, page) = summary();
    assert!(!page.contains("value=\"summary\""), "{page}");
    assert_eq!(decide(&studio, &page, number, "accept", "").status, 303);
    assert_eq!(marks(), left - 1);
}
