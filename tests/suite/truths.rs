//! What is said of an easy-read edition is so: what its goals are counted as, whether there is one, where its sentences end.

use std::fs;

use serde_json::Value;

use super::support::{Project, repository};

const POLICY: &str = "sources/eksempel/policy.toml";

fn report(project: &Project) -> Value {
    assert_eq!(project.run(&["build", "--variant", "easy-text"]).status, 0);
    serde_json::from_str(&project.read("output/eksempel/eksempel.easy-report.json")).expect("JSON")
}

#[test]
fn a_goal_in_a_section_that_is_left_out_is_counted_apart() {
    let project = Project::base();
    let goal = "\n  [[section.block]]\n  type = \"goal\"\n  text = \"Hallerne er åbne om morgenen.\"\n";
    let skip = "easy_skip = \"Bilag til fagfolk; ingen betydning for læseren\"\n";
    project.write(POLICY, project.read(POLICY).replace(skip, &format!("{skip}{goal}")));
    let has = &report(&project)["coverage"];
    assert_eq!(
        (&has["goals"], &has["goals_covered"], &has["goals_skipped"]),
        (&3.into(), &2.into(), &1.into())
    );
    let page = project.read("output/eksempel/eksempel.easy-report.html");
    assert!(
        page.contains(
            "2 af 3 mål er med i den letlæste udgave. 1 mål står i et afsnit, der er sprunget over."
        )
    );
}

#[test]
fn no_edition_is_published_without_a_sentence_in_it() {
    let project = Project::base();
    // An import asks for no easy-read variant, and has no easy-read text; somebody asks for one all the same.
    fs::write(project.path("tekst.md"), "# Haller\n\n## Tider\n\nHallerne er åbne.\n").expect("a file");
    let document = project.path("tekst.md").display().to_string();
    let run = project.run(&["import", &document, "--slug", "kladde", "--publisher", "byen"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let run = project.run(&["build", "kladde", "--variant", "easy-text", "--lang", "da"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("har ingen letlæst tekst"), "{}", run.stderr);
    assert!(!project.path("output/kladde/kladde.easy.txt").exists());
    // The full edition can be published, and the same fault is a warning there.
    assert_eq!(project.run(&["build", "kladde", "--variant", "epub"]).status, 0);
}

#[test]
fn items_in_small_letters_are_not_one_long_sentence() {
    let project = Project::base();
    let list = "Du kan:\n- gå en tur i skoven med de andre fra holdet\n- spise frokost i hallen med dem fra holdet\n";
    project.write(POLICY, project.read(POLICY).replace("Du kan:\n- gå til sport\n- gå til musik\n", list));
    let run = project.run(&["check", "--format", "short"]);
    assert!(!run.stderr.contains("R01"), "{}", run.stderr);
}

#[test]
fn every_text_of_the_scaffold_is_known_to_be_left_over_or_to_be_real() {
    let real = [
        "policy",
        "da",
        "politik",
        "Samskabelse",
        "forord",
        "foreword",
        "Forord",
        "faellesskab",
        "focus-area",
        "Fællesskab",
        "figure",
        "images/figur.svg",
        "ambition",
        "goal",
        "maal-1",
        "kontakt",
        "contact",
        "Kontakt",
        "brochure",
        "screen",
        "epub",
        "easy-text",
        "#1f4e79",
        "#a33b00",
        "Politik 2026–2029",
        "Fokusområde 1",
        "Når borgere, foreninger og kommune finder løsninger sammen.",
        "Det er, når vi finder løsninger sammen.",
        "Denne politik er til dig.",
        "Vi vil gøre mere sammen med dig.",
        "Det kalder vi samskabelse.",
        "Har du spørgsmål?",
        "Så kan du skrive eller ringe til os.",
        "{publisher}",
    ];
    let mut left_over = 0;
    for file in ["policy", "publisher"] {
        let text =
            fs::read_to_string(repository().join(format!("src/pipeline/scaffold/{file}.toml"))).expect("it");
        let scaffold: toml::Value = toml::from_str(&text.replace("{layout}\n", "")).expect("TOML");
        let mut texts = Vec::new();
        collect(&scaffold, &mut texts);
        for line in texts.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty())
        {
            let is_left_over = udgiv::check::PLACEHOLDERS.contains(&line);
            assert!(is_left_over != real.contains(&line), "{file}: {line}");
            left_over += usize::from(is_left_over);
        }
    }
    assert_eq!(left_over, udgiv::check::PLACEHOLDERS.len());
}

fn collect<'a>(value: &'a toml::Value, texts: &mut Vec<&'a str>) {
    match value {
        toml::Value::String(text) => texts.push(text),
        toml::Value::Array(all) => all.iter().for_each(|one| collect(one, texts)),
        toml::Value::Table(table) => table.values().for_each(|one| collect(one, texts)),
        _ => {}
    }
}

#[test]
fn what_is_left_to_be_written_is_a_fault_where_warnings_are() {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "byens"]).status, 0);
    assert_eq!(project.run(&["check"]).status, 0);
    let run = project.run(&["check", "--strict", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("U046"), "{}", run.stderr);
}

#[test]
fn a_projects_own_words_are_spelt_right() {
    let project = Project::base();
    project.write(POLICY, project.read(POLICY).replace("Kun for eksperter.", "Kun for flimpere."));
    assert!(project.run(&["check", "--format", "short"]).stderr.contains("U047"));
    fs::create_dir_all(project.path("dictionaries/da")).expect("a folder");
    project.write("dictionaries/da/words.txt", "# Vores egne\nflimpere\n");
    assert!(!project.run(&["check", "--format", "short"]).stderr.contains("U047"));
}
