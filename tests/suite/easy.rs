//! Easy-read texts: what the rules find, what they leave alone, and how often they are right.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use udgiv::finding::Level;
use udgiv::prose::Line;

use super::support::{Project, repository, slugs};

/// The findings as `--format json` prints them.
fn findings(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let run = project.run(&[&["check", "--format", "json", "--lang", "da"], arguments].concat());
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

/// The base, with this easy text in its last section.
fn with_easy_text(text: &str) -> Project {
    let project = Project::base();
    let text = toml::Value::String(text.to_owned());
    project.edit(
        "sources/eksempel/policy.toml",
        "text = \"Du kan ringe til os.\"",
        &format!("text = {text}"),
    );
    project
}

/// The base's publisher, with every policy of `tests/cases/easy/<corpus>`.
fn corpus(name: &str) -> Project {
    let project = Project::empty();
    super::support::copy(
        &repository().join("tests/base/sources/publishers"),
        &project.path("sources/publishers"),
    );
    for slug in slugs() {
        let text =
            fs::read(repository().join(format!("tests/cases/easy/{name}/{slug}.toml"))).expect("a text");
        project.write(&format!("sources/{slug}/policy.toml"), text);
    }
    project
}

/// A chart that is told in easy words is in every easy-read variant with them, and its table in none.
#[test]
fn a_chart_stands_in_the_easy_edition_with_its_easy_words() {
    let project = Project::base();
    let policy = "sources/eksempel/policy.toml";
    project.edit(policy, "easy_skip = \"Tal til fagfolk; ingen betydning for læseren\"\n", "");
    let easy = "  credit = \"Kilde: Byen\"\n  easy = \"Flere børn svømmer nu.\"\n\n[section.easy]\ntext = \"Du kan gå til svømning.\"";
    project.edit(policy, "  credit = \"Kilde: Byen\"", easy);
    project.edit(
        "sources/publishers/byen.toml",
        "[\"screen\", \"epub\", \"easy-text\"]",
        "[\"easy-text\", \"easy-web\", \"easy-epub\", \"easy-pdf\"]",
    );
    project.build(&[]);
    let text = project.read("output/eksempel/eksempel.easy.txt");
    assert_eq!(text.matches("Flere børn svømmer nu.").count(), 1, "{text}");
    let page = project.read("output/eksempel/easy.html");
    let (_, words) = page.split_once("<p>Flere børn svømmer nu.</p>").expect("the words");
    let (figure, _) = words.trim_start().split_once("</figure>").expect("the drawing");
    assert!(
        figure.starts_with("<figure") && figure.contains("alt=\"Søjlediagram. Flere børn svømmer nu.\""),
        "{figure}"
    );
    let source =
        figure.split_once("src=\"").and_then(|(_, rest)| rest.split_once('"')).expect("an address").0;
    let drawing = project.read(&format!("output/eksempel/{source}"));
    assert!(drawing.contains("<svg"), "{source}");
    let book = super::support::Epub::open(&project.bytes("output/eksempel/eksempel.easy.epub"));
    let chapter = book.text("OEBPS/boern-i-tal.xhtml");
    assert!(chapter.contains("<p>Flere børn svømmer nu.</p>") && chapter.contains("<img"), "{chapter}");
    for made in [text.as_str(), &page, chapter] {
        assert!(!made.contains("1.120") && !made.contains("<table"), "{made}");
    }
    let pdf = super::support::pdf_text(&project.path("output/eksempel/eksempel.easy.pdf"));
    assert!(pdf.is_none_or(|pdf| pdf.contains("Flere børn svømmer nu.")));
}

/// Sentences that an easy-read editor would not change.
#[test]
fn good_easy_danish_is_left_alone() {
    for text in [
        // Ten words, fifty-five characters, seven lines.
        "Du kan gå til sport og musik i din by.",
        "Kommunens medarbejdere hjælper hele din familie i byen.",
        "Du.\nDu.\nDu.\nDu.\nDu.\nDu.\nDu.",
        // Telephone numbers, postcodes and years are names; initials and ordinal dates don't end a sentence.
        "Ring til J. P. Jensen den 3. maj.\nDu kan ringe på telefon 88 72 64 00.",
        "Vi bor i 6400 Sønderborg i 2026.\nDin by er gammel.",
        // A number that the text explains.
        "Her bor 12.500 mennesker.\nDet er lige så mange som i din by.",
        "Her spiser 80 % med.\nDet betyder 8 ud af 10 som dig.",
        // Articles, names, and words that belong together.
        "Du får en ven.\nDu får et hus.",
        "Du kender projektet Back to Basics.",
        // Not passive: verbs with no other form, possessives, names and what one becomes.
        "Vi mødes og ses hos dig.\nDet lykkes.\nDet føles godt.",
        "Vores hus er jeres hus.\nDu deler hinandens glæde.",
        "Du bliver glad.\nDu bliver en god ven.\nDet bliver let for dig.\nDu bliver født.",
        "Du får 14 dages ferie.\nDet er Annes ven.",
        // Commas in a list, and an abbreviation beside its full form.
        "Børn, unge og voksne hjælper dig, når du vil.",
        "Du får Individuelt planlagt job med Støtte (IPS).\nDu er glad for IPS.",
        "Vi hjælper dig, din mor, din far og din ven.",
        // A word that a sentence of the text explains.
        "Empati er, at du føler med andre.\nDu viser empati.",
        // "Ikke kun" is an addition, not a negation.
        "Det er ikke kun dig.",
        // Hyphens that mark an omission, or divide a compound.
        "Du kan gå til musik- og sportsklub.",
        "Du kan læse om fritids-aktiviteter.",
        // "I" and "VI" are not Roman numerals, and familiar acronyms are words.
        "Kan I høre os?\nVi ser TV med dig i EU.",
        // A decimal comma does not count as a comma; "når" can mean "reach".
        "Du får 2,5 kilo mad, som du når at spise.",
        // Names.
        "Du kan bo på Mågevænget i Sønderborg.",
        // The imperative and the forms of common words.
        "Find og giv os dine reglers ord.\nDu hører husenes og støttens ord.",
        "Det er skrevet til dig af os.",
    ] {
        let found = findings(&with_easy_text(text), &[]);
        assert!(found.is_empty(), "{text}\n{found:#?}");
    }
}

#[test]
fn sentences_of_the_full_text_pasted_as_easy_text_fail_loudly() {
    let project = corpus("pasted");
    for slug in slugs() {
        let found = findings(&project, &[&slug]);
        let errors = found.iter().filter(|finding| finding["level"] == "error").count();
        assert!(errors > 50, "{slug}: {errors} errors");
        for code in ["R01", "R03", "R05", "R12", "R14", "R17", "R21"] {
            assert!(codes(&found).contains(&code), "{slug}: {code} is silent");
        }
    }
    let run = project.run(&["build", "--variant", "easy-text"]);
    assert_eq!(run.status, 1);
    for slug in slugs() {
        let easy = project.path(&format!("output/{slug}/{slug}.easy.txt"));
        assert!(!easy.exists(), "nothing easy is published");
    }
}

/// A paragraph of the full text, pasted on one line.
#[test]
fn a_paragraph_pasted_as_it_stands_fails_loudly() {
    let policy =
        fs::read_to_string(repository().join("sources/socialpolitik-2025-2028/policy.toml")).expect("it");
    let policy: toml::Value = toml::from_str(&policy).expect("TOML");
    let paragraph = policy["section"][0]["text"].as_str().expect("a text").replace("\n\n", " ");
    let found = findings(&with_easy_text(paragraph.trim()), &[]);
    for code in ["R01", "R02", "R03"] {
        assert!(codes(&found).contains(&code), "{code}: {found:#?}");
    }
}

#[test]
fn the_five_easy_editions_have_no_error_and_every_warning_is_answered_for() {
    let project = Project::copy_of(&repository().join("sources"));
    let found = findings(&project, &["--strict"]);
    let heavy: Vec<&Value> = found.iter().filter(|finding| finding["level"] != "hint").collect();
    assert!(heavy.is_empty(), "{heavy:#?}");
}

#[test]
fn the_five_easy_editions_have_a_lix_of_25_at_most_whoever_counts() {
    for slug in slugs() {
        let source =
            fs::read_to_string(repository().join(format!("sources/{slug}/policy.toml"))).expect("it");
        let policy: toml::Value = toml::from_str(&source).expect("TOML");
        let (ours, theirs) = (by_the_program(&policy), by_hand(&policy));
        assert!(ours <= 25.0 && theirs <= 25.0, "{slug}: {ours} {theirs}");
        assert!((ours - theirs).abs() < 1.0, "{slug}: {ours} {theirs}");
    }
}

fn easy_texts(policy: &toml::Value) -> Vec<&str> {
    let sections = policy["section"].as_array().expect("sections").iter();
    let terms = policy["term"].as_array().expect("terms").iter();
    sections
        .filter_map(|section| section.get("easy")?.get("text")?.as_str())
        .chain(terms.filter_map(|term| term.get("easy")?.as_str()))
        .collect()
}

fn by_the_program(policy: &toml::Value) -> f64 {
    let danish = udgiv::language::of(&udgiv::policy::Language::danish());
    let sentences: Vec<_> = easy_texts(policy)
        .iter()
        .flat_map(|text| {
            let read = udgiv::edition::EasyText::parse(text, danish);
            let line = |line: &udgiv::edition::EasyLine| Line { range: line.range.clone(), is_start: false };
            let lines: Vec<_> = read.lines().map(line).collect();
            udgiv::prose::sentences(text, &lines, "da")
        })
        .collect();
    udgiv::prose::Lix::of(&sentences).value().expect("words")
}

/// Counts as one would by hand: a line is a sentence, whatever is between spaces is a word.
fn by_hand(policy: &toml::Value) -> f64 {
    let (mut words, mut long, mut sentences) = (0.0, 0.0, 0.0);
    for line in easy_texts(policy).iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty())
    {
        sentences += 1.0;
        for word in line.split_whitespace() {
            let marker =
                word == "-" || (word.ends_with('.') && word.trim_end_matches('.').parse::<u8>().is_ok());
            if !marker {
                words += 1.0;
                long += f64::from(u8::from(word.chars().filter(|c| c.is_alphabetic()).count() > 6));
            }
        }
    }
    words / sentences + 100.0 * long / words
}

/// What the rules find in the drafts, and in the full texts pasted in as easy texts.
fn findings_in_the_corpora() -> Vec<(&'static str, Vec<Value>)> {
    ["drafts", "pasted"].map(|name| (name, findings(&corpus(name), &[]))).into()
}

/// A human reading, and the guide that prints its figures.
fn reading(name: &str) -> (toml::Table, String) {
    let read = |path: &str| fs::read_to_string(repository().join(path)).expect(path);
    let table = toml::from_str(&read(&format!("tests/cases/easy/{name}"))).expect("TOML");
    (table, read("docs/writing-easy-read.md"))
}

/// Each rule finds as much as the reading records, and is right as often as the guide says.
#[test]
fn the_rules_are_right_as_often_as_the_guide_says() {
    let (judged, guide) = reading("precision.toml");
    let mut counted: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for (index, (name, findings)) in findings_in_the_corpora().into_iter().enumerate() {
        let project = corpus(name);
        for finding in findings {
            let code = finding["code"].as_str().expect("a code").to_owned();
            counted.entry(code.clone()).or_default()[index] += 1;
            let line = usize::try_from(finding["line"].as_u64().expect("a line")).expect("small") - 1;
            let source = project.read(finding["file"].as_str().expect("a file"));
            let words = format!("{} {}\n", finding["message"], source.lines().nth(line).expect("the line"));
            told.entry(code).or_default().push_str(&words);
        }
    }
    assert_eq!(
        counted.keys().collect::<Vec<_>>(),
        judged.keys().collect::<Vec<_>>(),
        "rules that find something"
    );
    for (code, [drafts, pasted]) in counted {
        let number = |key: &str| usize::try_from(judged[&code][key].as_integer().expect(key)).expect(key);
        assert_eq!((drafts, pasted), (number("drafts"), number("pasted")), "{code} finds");
        let wrong = judged[&code]["wrong"].as_array().expect("wrong");
        for words in wrong {
            let words = words.as_str().expect("words");
            assert!(told[&code].contains(words), "{code} finds nothing at “{words}”");
        }
        let all = drafts + pasted;
        let right = all - wrong.len();
        let per_cent = (100.0 * right as f64 / all as f64).round();
        let row = format!("| {code} | {all} | {right} | {per_cent} % |");
        assert!(guide.contains(&row), "docs/writing-easy-read.md: {row}");
        let hint = udgiv::check::codes().any(|one| one.id == code && one.level == Level::Hint);
        assert!(per_cent >= if hint { 70.0 } else { 90.0 }, "{row}");
    }
}

/// Whether two words are forms of one: "indsats", "indsatsen".
fn is_form_of(one: &str, other: &str) -> bool {
    const ENDINGS: &[&str] =
        &["", "e", "n", "r", "s", "t", "en", "er", "et", "ne", "ene", "erne", "ens", "ets", "ernes"];
    let shorter = if one.len() < other.len() { one } else { other };
    let longer = if one.len() < other.len() { other } else { one };
    longer.strip_prefix(shorter).is_some_and(|rest| ENDINGS.contains(&rest))
}

/// The guide also reports what a reader marks and the rules don't find.
#[test]
fn the_rules_overlook_as_much_as_the_guide_says() {
    let (marked, guide) = reading("marked.toml");
    let found: BTreeMap<&str, Vec<Value>> = findings_in_the_corpora().into_iter().collect();
    let mut counted: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (place, codes) in &marked {
        let (name, rest) = place.split_once('/').expect("a corpus");
        let (slug, line) = rest.split_once(':').expect("a line");
        let number: usize = line.parse().expect("a number");
        let text = fs::read_to_string(repository().join(format!("tests/cases/easy/{name}/{slug}.toml")));
        let text = text.expect("a text").lines().nth(number - 1).expect("the line").to_lowercase();
        for (code, words) in codes.as_table().expect("codes") {
            // A hard word may be reported by another rule that says what is needed.
            let codes: &[&str] = match code.as_str() {
                "R13" | "R14" => &["R05", "R06", "R13", "R14"],
                code => &[code],
            };
            let of_codes = |finding: &&Value| {
                finding["slug"] == slug && codes.iter().any(|code| finding["code"] == *code)
            };
            for words in words.as_array().expect("words") {
                let words = words.as_str().expect("words").to_lowercase();
                assert!(text.contains(&words), "{place} doesn't say “{words}”");
                let is_found = found[name].iter().filter(of_codes).any(|finding| {
                    let here = finding["line"].as_u64() == line.parse().ok();
                    let message = finding["message"].as_str().expect("a message").to_lowercase();
                    let mut told = message.split(['»', '«']).skip(1).step_by(2);
                    match code.as_str() {
                        // For these rules, one finding covers the sentence.
                        "R09" | "R10" | "R11" | "R12" => here,
                        "R16" | "R17" => {
                            here && told.any(|told| told.contains(&words) || words.contains(told))
                        }
                        // A word is reported once per section.
                        _ => told.any(|told| is_form_of(told, &words)),
                    }
                });
                let counts = counted.entry(code).or_default();
                counts[0] += 1;
                counts[1] += usize::from(is_found);
            }
        }
    }
    for (code, [all, found]) in counted {
        let row = format!("| {code} | {all} | {found} |");
        assert!(guide.contains(&row), "docs/writing-easy-read.md: {row}");
    }
}

#[test]
fn a_waiver_excuses_its_rule_in_its_section_and_nowhere_else() {
    let project = with_easy_text("Du kan læse om paradigmer, tre dage.");
    assert_eq!(codes(&findings(&project, &[])), ["R14", "R07"]);
    project.edit(
        "sources/eksempel/policy.toml",
        "  covers = [\"maal-1\"]",
        "  covers = [\"maal-1\"]\n  allow = [\"R14\"]\n  because = \"Et andet afsnit\"",
    );
    assert_eq!(codes(&findings(&project, &[])), ["R27", "R14", "R07"]);
    project.edit(
        "sources/eksempel/policy.toml",
        "title = \"Kontakt\"",
        "title = \"Kontakt\"\nallow = [\"R14\"]\nbecause = \"Læserne har selv valgt ordet\"",
    );
    assert_eq!(codes(&findings(&project, &[])), ["R27", "R07"]);
}

/// A sentence may begin like an explanation and not be one.
#[test]
fn what_only_looks_like_an_explanation_explains_nothing() {
    for (text, code) in [
        ("PPR: Ring til os nu.\nDu kan bruge PPR.", "R06"),
        ("Ring til dem (PPR).\nDu får hjælp.", "R06"),
        ("Indsatsen er, at du får hjælp.\nIndsatsen er god.", "R14"),
        ("Ambitionen er, at du får det godt.", "R14"),
        ("Du ringer, vi kommer og hjælper, og du får ro.", "R12"),
    ] {
        let found = findings(&with_easy_text(text), &[]);
        assert!(codes(&found).contains(&code), "{text}: {found:?}");
    }
}

/// A waiver isn't idle merely because there are more findings than are kept.
#[test]
fn a_waiver_is_no_less_used_behind_many_findings() {
    let project = with_easy_text("Du har tre venner.");
    let many = "Du har to.\n\n".repeat(250);
    let policy = project.read("sources/eksempel/policy.toml");
    let first = policy.find("[section.easy]\n").expect("an easy text") + "[section.easy]\n".len();
    let text = policy[first..].find("text = ").expect("its text") + first;
    let end = policy[text..].find('\n').expect("its end") + text;
    let policy = format!("{}text = \"\"\"\n{many}\"\"\"{}", &policy[..text], &policy[end..]);
    let policy = policy.replace(
        "title = \"Kontakt\"",
        "title = \"Kontakt\"\nallow = [\"R07\"]\nbecause = \"Navnet på en film\"",
    );
    project.write("sources/eksempel/policy.toml", policy);
    let found = findings(&project, &[]);
    assert_eq!(codes(&found).iter().filter(|code| **code == "R07").count(), 200, "{found:?}");
    assert!(!codes(&found).contains(&"R27"), "{found:?}");
}

#[test]
fn what_is_excused_is_told_with_its_reason() {
    let project = with_easy_text("Du kan læse om paradigmer.");
    project.edit(
        "sources/eksempel/policy.toml",
        "title = \"Kontakt\"",
        "title = \"Kontakt\"\nallow = [\"R14\"]\nbecause = \"Læserne har selv valgt ordet\"",
    );
    let request = project.request();
    let checked = udgiv::pipeline::check(&request).expect("checked");
    let [waived] = checked.waived.as_slice() else { panic!("{:?}", checked.waived) };
    assert_eq!(waived.finding.code.id, "R14");
    assert_eq!(waived.finding.slug.as_deref(), Some("eksempel"));
    assert_eq!(waived.because, "Læserne har selv valgt ordet");
}

#[test]
fn a_publisher_sets_the_limits_and_the_words_that_its_readers_know() {
    let text = "Du kan gå til sport og musik og dans i byen.\nDu kan læse om paradigmer.";
    let project = with_easy_text(text);
    assert_eq!(codes(&findings(&project, &[])), ["R01", "R14"]);
    let limits = "[easy]\nsentence_words = 11\nknown_words = [\"Paradigme\"]\n\n[brand]";
    project.edit("sources/publishers/byen.toml", "[brand]", limits);
    assert_eq!(findings(&project, &[]), Vec::<Value>::new());
}

#[test]
fn hints_are_shown_and_counted_and_never_fail_a_check() {
    let project = with_easy_text("Du skal ikke ringe.");
    let run = project.run(&["check", "--strict", "--lang", "da"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("tip[R11]"), "{}", run.stderr);
    assert!(run.stderr.contains("0 fejl, 0 advarsler, 1 tip"), "{}", run.stderr);
    let short = project.run(&["check", "--format", "short", "--lang", "da"]).stderr;
    assert!(short.contains(": tip R11 "), "{short}");
}

#[test]
fn an_easy_read_error_holds_back_the_easy_edition_alone() {
    let project = with_easy_text("Du kan ringe til os. Du kan skrive.");
    let run = project.run(&["build", "--variant", "epub", "--variant", "easy-text"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(project.path("output/eksempel/eksempel.epub").is_file());
    assert!(!project.path("output/eksempel/eksempel.easy.txt").exists());
}

#[test]
fn an_own_dictionary_that_is_none_is_told_with_its_path() {
    let project = Project::base();
    project.write("dictionaries/da/da_DK.dic", "1\nord/1x\n");
    let run = project.run(&["check", "--lang", "da"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("dictionaries/da/da_DK.dic"), "{}", run.stderr);
}
