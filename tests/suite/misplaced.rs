//! Files under a name, or at a place, by which nothing reads them: told, with what to do.

use super::support::Project;

/// What `check` says in Danish, a line a finding.
fn told(project: &Project) -> String {
    project.run(&["check", "--lang", "da"]).stderr
}

#[test]
fn a_document_where_a_policy_should_be_is_told_with_the_command_that_imports_it() {
    for (file, help) in [
        ("Ferie politik.docx", "udgiv import \"sources/ferie/Ferie politik.docx\" --slug ferie"),
        ("ferie.ODT", "udgiv import \"sources/ferie/ferie.ODT\" --slug ferie"),
        ("ferie.txt", "udgiv import \"sources/ferie/ferie.txt\" --slug ferie"),
        ("ferie.md", "udgiv import \"sources/ferie/ferie.md\" --slug ferie"),
        ("ferie.pdf", "udgiv import \"sources/ferie/ferie.pdf\" --slug ferie"),
        ("ferie.doc", "gem det som .docx"),
    ] {
        let project = Project::empty();
        project.write(&format!("sources/ferie/{file}"), "# Ferie\n\nVi holder fri.\n");
        // It is all there is, so that nothing can be published.
        for arguments in [&["check"][..], &["build"], &["check", "ferie"]] {
            let run = project.run(&[arguments, &["--lang", "da"]].concat());
            assert_eq!(run.status, 1, "{file}: {}", run.stderr);
            assert!(
                run.stderr.contains("fejl[U008]: Dokumentet bliver ikke udgivet"),
                "{file}: {}",
                run.stderr
            );
            assert!(run.stderr.contains(help), "{file}: {}", run.stderr);
        }
        assert!(!project.path("output").exists());
        // Beside a policy it is a warning: the policy is published.
        assert_eq!(project.run(&["new", "god"]).status, 0);
        let run = project.run(&["check", "--lang", "da"]);
        assert_eq!(run.status, 0, "{file}: {}", run.stderr);
        assert!(run.stderr.contains("advarsel[U008]: Dokumentet"), "{file}: {}", run.stderr);
        // Nobody asked for it.
        assert!(!project.run(&["check", "god", "--lang", "da"]).stderr.contains("U008"), "{file}");
    }
}

#[test]
fn whatever_can_be_imported_is_known_for_a_document() {
    let known: Vec<String> =
        udgiv::source::DOCUMENT_ENDINGS.iter().map(|ending| format!(".{ending}")).collect();
    assert_eq!(known, udgiv::import::endings());
}

#[test]
fn the_command_that_is_told_imports_the_document_where_it_lies() {
    let project = Project::empty();
    project.write("sources/ferie/ferie.md", "# Ferie\n\nVi holder fri.\n");
    let import = ["import", "sources/ferie/ferie.md", "--slug", "ferie"];
    let run = project.run_bare(&import);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!told(&project).contains("U008"));
    // What else lies in the folder may be somebody's: it stays as it is.
    project.write("sources/andet/andet.md", "# Andet\n\nTekst.\n");
    project.write("sources/andet/images/figur-1.png", "vores");
    let run = project.run_bare(&["import", "sources/andet/andet.md", "--slug", "andet"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
}

#[test]
fn notes_and_folders_without_documents_are_not_told() {
    let project = Project::base();
    project.write("sources/LÆSMIG.txt", "Her er vores politikker.");
    project.write("sources/noter.docx", "x");
    project.write("sources/arkiv/README.md", "Gammelt.");
    project.write("sources/arkiv/~$gammel.docx", "x");
    project.write("sources/billeder/kort.png", "x");
    project.write("sources/eksempel/kladde.docx", "x");
    assert!(!told(&project).contains("U008"), "{}", told(&project));
}

#[test]
fn a_publisher_under_a_wrong_name_or_at_a_wrong_place_is_told_before_it_is_missed() {
    let right = "sources/publishers/byen.toml";
    for (wrong, words, help) in [
        ("sources/publishers/byen.toml.txt", "»byen.toml.txt«, men skal hedde »byen.toml«", "Filtypenavne"),
        ("sources/publishers/Byen.TOML", "»Byen.TOML«, men skal hedde »byen.toml«", "små bogstaver"),
        (
            "sources/publishers/byen/publisher.toml",
            "»publisher.toml« bliver ikke læst",
            "sources/publishers/",
        ),
        ("sources/publisher.toml", "»publisher.toml« bliver ikke læst", "sources/publishers/"),
        ("sources/byen.toml", "»byen.toml« bliver ikke læst", "sources/publishers/"),
        ("sources/eksempel/publisher.toml", "»publisher.toml« bliver ikke læst", "sources/publishers/"),
        ("sources/udgivere/byen.toml", "mappen »udgivere« bliver ikke læst", "hedde publishers"),
        ("publishers/byen.toml", "mappen »publishers« bliver ikke læst", "hedde publishers"),
    ] {
        let project = Project::base();
        let text = project.read(right);
        std::fs::remove_file(project.path(right)).expect("removed");
        project.write(wrong, text);
        let told = told(&project);
        assert!(told.contains(words) && told.contains(help), "{wrong}: {told}");
        let missed = told.find("U060").unwrap_or_else(|| panic!("{wrong}: {told}"));
        assert!(told.find("U008").is_some_and(|cause| cause < missed), "{wrong}: {told}");
    }
    // A copy of one that is read may lie there.
    let project = Project::base();
    project.write("sources/publishers/byen.toml.txt", "x");
    assert!(!told(&project).contains("U008"));
}

#[test]
fn a_policy_without_a_folder_is_an_error_whatever_else_is_published() {
    for path in ["sources/policy.toml", "policy.toml", "sources/politik.toml"] {
        let project = Project::base();
        project.write(path, project.read("sources/eksempel/policy.toml"));
        let run = project.run(&["check", "--lang", "da"]);
        assert_eq!(run.status, 1, "{path}: {}", run.stderr);
        assert!(run.stderr.contains("fejl[U008]: Politikken bliver ikke læst"), "{path}: {}", run.stderr);
        assert!(run.stderr.contains("sources/fritidspolitik/policy.toml"), "{path}: {}", run.stderr);
    }
}

#[test]
fn the_language_of_messages_is_chosen_before_the_computers_and_after_the_arguments() {
    let project = Project::base();
    let says = |arguments: &[&str]| {
        let run = project.run(&[&["check"], arguments].concat());
        (run.status, run.stdout.contains("1 politik gennemgået"))
    };
    // The tests' environment is English.
    assert_eq!(says(&[]), (0, false));
    project.write("udgiv.toml", "language = \"da\"\n");
    assert_eq!(says(&[]), (0, true));
    assert_eq!(says(&["--lang", "en"]), (0, false));
    assert_eq!(says(&["--lang=en"]), (0, false));
    project.write("udgiv.toml", "# language = \"da\"\n");
    assert_eq!(says(&[]), (0, false));
    project.write("udgiv.toml", "");
    assert_eq!(says(&[]), (0, false));
    // By --root, too.
    let elsewhere = Project::empty();
    project.write("udgiv.toml", "language = \"da\"\n");
    let root = project.root().to_str().expect("a path");
    for root in [vec!["--root".to_owned(), root.to_owned()], vec![format!("--root={root}")]] {
        let arguments: Vec<&str> = std::iter::once("check").chain(root.iter().map(String::as_str)).collect();
        let run = elsewhere.run_bare(&arguments);
        assert!(run.stdout.contains("gennemgået"), "{root:?}: {}", run.stderr);
    }
}

#[test]
fn what_is_wrong_with_the_projects_own_file_is_told_at_its_place() {
    let project = Project::base();
    for (text, words, help) in [
        ("language = \"dansk\"", "»dansk« hedder »da« i »language«", "Skriv:  language = \"da\""),
        ("language = \"de\"", "»de« kan ikke stå i »language«", "Vælg mellem: da og en"),
        ("sprog = \"da\"", "»sprog« hedder »language« her", "Skriv:  language = \"da\""),
        ("language = da", "Teksten mangler anførselstegn", "language = \"da\""),
        ("language = \"da", "Teksten mangler sit afsluttende anførselstegn", "language = \"da\""),
        ("language = ”da”", "Her står anførselstegnet ”", "lige anførselstegn"),
        ("language = true", "»language« skal være tekst i anførselstegn", "language = \"…\""),
    ] {
        project.write("udgiv.toml", text);
        let run = project.run(&["check", "--lang", "da"]);
        assert_eq!(run.status, 1, "{text}: {}", run.stderr);
        assert!(run.stderr.contains("--> udgiv.toml:1:"), "{text}: {}", run.stderr);
        assert!(run.stderr.contains(words) && run.stderr.contains(help), "{text}: {}", run.stderr);
    }
    // It is no policy's fault: they are published.
    assert!(project.run(&["build", "--variant", "easy-text"]).stdout.contains("eksempel.easy.txt"));
    project.write("udgiv.toml.txt", "");
    std::fs::remove_file(project.path("udgiv.toml")).expect("removed");
    let told = told(&project);
    assert!(
        told.contains("»udgiv.toml.txt« bliver ikke læst") && told.contains("skal hedde udgiv.toml"),
        "{told}"
    );
    // A folder in its place stops nothing, and is told.
    std::fs::create_dir(project.path("udgiv.toml")).expect("a folder");
    let run = project.run(&["check", "--lang", "da"]);
    assert!(
        run.stderr.contains("Filen kan ikke læses: der skulle ligge en almindelig fil"),
        "{}",
        run.stderr
    );
}
