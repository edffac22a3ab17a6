//! What is told of arguments that were mistyped.

use super::super::support::Project;

#[test]
fn complaints_about_arguments_are_danish_and_say_what_to_type() {
    let project = Project::empty();
    for (arguments, words) in [
        (
            &["chek"][..],
            "Der er ingen kommando, der hedder »chek«\nMente du »check«?\nBrug:  udgiv [VALG] <KOMMANDO>",
        ),
        (&[], "Skriv, hvad udgiv skal gøre:  udgiv build"),
        (
            &["check", "--strikt"],
            "»--strikt« kender udgiv ikke her\nMente du »--strict«?\nBrug:  udgiv check [VALG]",
        ),
        (&["build", "-x"], "»-x« kender udgiv ikke her"),
        (&["notices", "x"], "»x« kender udgiv ikke her"),
        (
            &["build", "--jobs", "0"],
            "»0« kan ikke stå i --jobs <ANTAL>\nSkriv et helt tal, mindst 1:  --jobs 2",
        ),
        (
            &["build", "--variant", "pdf"],
            "»pdf« kan ikke stå i --variant <VARIANT>\n\
             Skriv »screen« (en PDF til skærmen), »print« (en PDF til trykkeriet), »booklet« (en PDF, der foldes til et hæfte), \
             »large-print« (en PDF med stor skrift) eller »easy-pdf« (den letlæste udgave som PDF)\n\
             Vælg mellem: screen, print,",
        ),
        (
            &["build", "--variant", "e-bog"],
            "»e-bog« kan ikke stå i --variant <VARIANT>\nMente du »epub«?\nVælg mellem: screen, print,",
        ),
        (
            &["build", "--format", "x"],
            "»x« kan ikke stå i --format <FORMAT>\nVælg mellem: human, short, json, ndjson, sarif og github",
        ),
        (&["schema", "x"], "»x« kan ikke stå i <KILDE>\nVælg mellem: policy, publisher og project"),
        (
            &["approve", "x", "--by", "y", "--on", "i dag"],
            "»i dag« kan ikke stå i --on <DATO>\nSkriv en dag, der findes",
        ),
        (&["build", "--jobs"], "Der mangler noget efter --jobs <ANTAL>\nSkriv et helt tal"),
        (&["build", "--root"], "Der mangler noget efter --root <MAPPE>\nSkriv projektets mappe"),
        (
            &["approve", "x"],
            "Der mangler noget i kommandoen: --by <NAVN>\nBrug:  udgiv approve [VALG] --by <NAVN> <POLITIK>",
        ),
        (&["new"], "Der mangler noget i kommandoen: POLITIK eller --layout <NAVN>\n"),
        (&["build", "--out", "a", "--out", "b"], "--out <MAPPE> kan kun skrives én gang"),
        (
            &["new", "x", "--publisher", "a", "--publisher-name", "b"],
            "--publisher <UDGIVER> kan ikke bruges sammen med --publisher-name <NAVN>",
        ),
        (&["check", "--strict=ja"], "--strict står alene, uden noget efter\nSkriv kun:  --strict"),
        (&["--lang", "svensk"], "»svensk« kan ikke stå i --lang <SPROG>\nVælg mellem: da og en"),
    ] {
        // A language that isn't one leaves it to the project.
        project.write("udgiv.toml", "language = \"da\"\n");
        let run = project.run_bare(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("--help"), "{arguments:?}: {}", run.stderr);
        for english in
            ["error", "invalid", "Usage", "unexpected", "required", "OPTIONS", "COMMAND", "possible", "tip:"]
        {
            assert!(!run.stderr.contains(english), "{arguments:?}: {}", run.stderr);
        }
    }
    let [asked, command] =
        [&["help", "build"][..], &["build", "--help"]].map(|given| project.run_bare(given));
    assert_eq!((asked.status, asked.stdout), (0, command.stdout));
}
