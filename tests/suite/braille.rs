//! Braille: pages as promised, and translated back to print by liblouis, with the words of the edition.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use udgiv::edition::{self, words};
use udgiv::policy::EditionKind;

use super::support::{Project, Published, example, missing, of_the_repository};

const PROGRAM: &str = "lou_translate";

/// Translates print lines to braille cells, or cells back to print.
pub fn louis(direction: &str, table: &str, input: &str) -> Option<String> {
    let child = Command::new(PROGRAM)
        .args([direction, table])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        missing(PROGRAM);
        return None;
    };
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("an output");
    writer.join().expect("a thread").expect("written");
    Some(String::from_utf8(output.stdout).expect("text"))
}

/// The pages of a file, each as lines without their line ends.
pub fn pages(file: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8(file.to_vec()).expect("seven bits");
    let (body, end) = text.split_at(text.len() - 1);
    assert_eq!(end, "\u{c}", "every page ends in a form feed");
    let page = |page: &str| {
        let lines = page.strip_suffix("\r\n").expect("every line ends in CR LF");
        lines.split("\r\n").map(ToOwned::to_owned).collect()
    };
    body.split('\u{c}').map(page).collect()
}

/// A file's pages as one run of cells, in capitals, without what parts lines; `None` where liblouis is missing.
pub fn of(project: &Project, path: &str) -> Option<String> {
    louis_is_there().then(|| {
        let lines = pages(&project.bytes(path)).concat();
        lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
    })
}

/// Cells in braille ASCII as Unicode patterns.
fn patterns(ascii: &str) -> String {
    let order = br##" A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\0Z7(_?W]#Y)="##;
    let one = |byte: u8| {
        let dots = order.iter().position(|cell| *cell == byte).expect("braille ASCII");
        char::from_u32(0x2800 + u32::try_from(dots).expect("six dots")).expect("a pattern")
    };
    ascii.bytes().map(one).collect()
}

/// The example, published with easy-read pages whose numbers braille can give.
static EXAMPLE: LazyLock<Published> = LazyLock::new(|| {
    Published::example("eksempel-braille", |project| {
        project.edit("sources/publishers/byen.toml", "\"easy-text\"]", "\"easy-text\", \"easy-pdf\"]");
    })
});

/// The example and every publication, with their braille pages; empty where liblouis is missing.
fn published() -> Vec<(&'static Project, &'static str, Vec<Vec<String>>)> {
    if !louis_is_there() {
        return Vec::new();
    }
    let built = |published: &'static Published| {
        let project = published.with(&["braille"]);
        (project, published.slug(), pages(&project.bytes(&published.file("brf"))))
    };
    [&*EXAMPLE].into_iter().chain(of_the_repository()).map(built).collect()
}

fn louis_is_there() -> bool {
    louis("--forward", "unicode.dis,da-dk-g16.ctb", "a\n").is_some()
}

/// What stands on the pages from the number of the first printed page of text, in print: without title, contents or running
/// heads. `None` where liblouis is missing.
pub fn printed(pages: &[Vec<String>]) -> Option<String> {
    let text = pages.iter().flat_map(|page| &page[1..]).skip_while(|line| !line.starts_with("333 "));
    let mut lines: Vec<String> = Vec::new();
    for line in text.filter(|line| !line.is_empty() && !line.starts_with("333 ")) {
        match lines.last_mut().filter(|_| line.starts_with("  ")) {
            Some(last) => *last = format!("{last} {}", line.trim_start()),
            None => lines.push(line.clone()),
        }
    }
    let cells: String = lines.iter().map(|line| format!("{}\n", patterns(line))).collect();
    louis("--backward", "unicode.dis,da-dk-g16.ctb", &cells)
}

#[test]
fn liblouis_gives_back_the_words_of_the_edition() {
    for (project, slug, pages) in published() {
        let edition = project.edition(slug, EditionKind::Easy);
        let print = printed(&pages).expect("liblouis");
        // List numbers come from the writer.
        let print: Vec<&str> = print
            .lines()
            .map(|line| {
                let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
                rest.strip_prefix(". ").filter(|_| rest.len() < line.len()).unwrap_or(line)
            })
            .collect();
        let (expected, actual) = (words(&edition), edition::split_words(&print.join("\n")));
        let at = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
        let around = |words: &[String]| words[at.saturating_sub(4)..(at + 6).min(words.len())].join(" ");
        assert!(expected == actual, "{slug}, word {at}:\n{}\n{}", around(&expected), around(&actual));
    }
}

#[test]
fn every_page_fits_the_paper_and_says_where_it_is() {
    for (_, slug, pages) in published() {
        assert!(pages.len() > 2, "{slug}: {} pages", pages.len());
        for (index, page) in pages.iter().enumerate() {
            assert!(page.len() <= 29, "{slug}, page {}", index + 1);
            assert!(page.iter().all(|line| line.len() <= 28 && line == line.trim_end()), "{slug}: {page:?}");
            let number = louis("--forward", "unicode.dis,da-dk-g16.ctb", &format!("{}\n", index + 1));
            let number = number.expect("liblouis");
            assert!(patterns(&page[0]).ends_with(number.trim_end()), "{slug}: {}", page[0]);
        }
    }
}

/// Whoever opens the file can't see which braille it is in, nor what a rule with a number means.
#[test]
fn the_first_page_says_in_which_braille_it_is_and_what_its_rules_mean() {
    for (_, slug, pages) in published() {
        let cells: Vec<String> = pages[0].iter().map(|line| patterns(line)).collect();
        let print =
            louis("--backward", "unicode.dis,da-dk-g16.ctb", &(cells.join("\n") + "\n")).expect("liblouis");
        let print = print.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(print.contains("Punktskrift: seks punkter, fuldskrift, da-dk-g16"), "{slug}: {print}");
        assert!(
            print.contains("En streg med et tal viser, hvor en side begynder i den trykte udgave."),
            "{slug}: {print}"
        );
    }
    if louis_is_there() {
        let alone = pages(&example().with(&["braille"]).bytes("output/eksempel/eksempel.brf"));
        assert!(
            !alone[0].iter().any(|line| line.contains("STREG")),
            "there is no printed edition: {:?}",
            alone[0]
        );
    }
}

#[test]
fn the_numbers_of_the_printed_pages_stand_where_they_begin() {
    for (_, slug, pages) in published() {
        let lines: Vec<&String> = pages.iter().flat_map(|page| &page[1..]).collect();
        let printed: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("333 ")).collect();
        if slug == "eksempel" {
            // Cover and contents have no words: the text begins on page 3.
            let begin: Vec<&[&String]> = printed.iter().map(|at| &lines[*at..*at + 2]).collect();
            let expected =
                [("#C 33333", ",VELKOMMEN"), ("#D 33333", ",OM TEKSTEN"), ("#E 33333", ",KONTAKT")];
            assert_eq!(begin.len(), expected.len());
            for (lines, (number, text)) in begin.iter().zip(expected) {
                assert!(lines[0].starts_with(&format!("333 {number}")) && lines[1] == text, "{lines:?}");
            }
        } else {
            assert!(printed.len() > 8, "{slug}: {} printed pages", printed.len());
        }
    }
    if louis_is_there() {
        let brf = String::from_utf8(example().with(&["braille"]).bytes("output/eksempel/eksempel.brf"))
            .expect("seven bits");
        assert!(!brf.contains("333 #"), "nobody has this one on easy pages");
    }
}

#[test]
fn table_cells_and_lines_are_the_publishers() {
    if !louis_is_there() {
        return;
    }
    let project = Project::base();
    let edit = |from: &str, to: &str| project.edit("sources/publishers/byen.toml", from, to);
    edit("[brand]", "[braille]\ntable = \"da-dk-g26\"\ncells = 40\nlines = 25\n\n[brand]");
    project.build(&["--variant", "braille"]);
    let long = pages(&project.bytes("output/eksempel/eksempel.brf"));
    assert!(long.iter().all(|page| page.len() <= 25 && page.iter().all(|line| line.len() <= 40)));
    assert!(long.iter().flatten().any(|line| line.len() > 28), "lines use the width");
    assert!(long.iter().flatten().any(|line| line.contains("SAM=ABELSE")), "{long:?}");

    edit("da-dk-g26", "da-dk-g08");
    project.build(&["--variant", "braille"]);
    let file = project.bytes("output/eksempel/eksempel.brf");
    // In octo braille letters stand for themselves: æ is E6 and the dash 96, as in Windows-1252.
    for part in [&b"Vi vil bruge samskab"[..], b"Letl\xe6st", b"2025\x962028"] {
        assert!(file.windows(part.len()).any(|one| one == part), "{part:?}");
    }
}

#[test]
fn what_liblouis_would_take_for_a_code_is_text() {
    if !louis_is_there() {
        return;
    }
    let project = Project::base();
    let edit = |from: &str, to: &str| project.edit("sources/eksempel/policy.toml", from, to);
    edit("Du kan ringe til os.", "Du kan \\\\x2801 ringe.\\nSlut \\\\n her.");
    project.build(&["--variant", "braille"]);
    let brf = String::from_utf8(project.bytes("output/eksempel/eksempel.brf")).expect("seven bits");
    let backslash = louis("--forward", "unicode.dis,da-dk-g16.ctb", "\\\\x2801\n").expect("liblouis");
    let found = brf.split("\r\n").any(|line| {
        let cells = if line.contains('\u{c}') { String::new() } else { patterns(line) };
        cells.contains(backslash.trim_end())
    });
    assert!(found, "{brf}");
}

/// On a machine with Rust alone, everything else is made, and the exit status and message say what is not.
#[test]
fn without_liblouis_the_braille_alone_is_not_made() {
    let project = Project::base();
    let run = project.run_without_programs(&["build", "--variant", "braille", "--variant", "easy-text"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("apt install liblouis-bin liblouis-data"), "{}", run.stderr);
    assert!(project.path("output/eksempel/eksempel.easy.txt").is_file());
    assert!(!project.path("output/eksempel/eksempel.brf").exists());
    assert!(project.read("output/manifest.json").contains("eksempel.easy.txt"));
}

/// What has cells is written, also a hyphen that may not part; what has none is told where it stands.
#[test]
fn names_are_written_in_cells_or_told() {
    const POLICY: &str = "sources/eksempel/policy.toml";
    let project = Project::base();
    project
        .edit(POLICY, "title = \"Alle skal med\"", "title = \"It\u{2011}plan\"")
        .edit(POLICY, "Her prøver vi programmet udgiv af.", "Her er en it\u{2011}plan.")
        .edit("sources/publishers/byen.toml", "name = \"Byens Kommune\"", "name = \"Byens it\u{2011}hus\"");
    if !louis_is_there() {
        return;
    }
    project.build(&["--variant", "braille"]);
    let cells = of(&project, "output/eksempel/eksempel.brf").expect("liblouis is there");
    for part in ["IT-PLAN", "IT-HUS"] {
        assert!(cells.contains(part), "{part}\n{cells}");
    }
    project.edit(POLICY, "title = \"It\u{2011}plan\"", "title = \"Plan № 4\"");
    project.edit(POLICY, "Her er en it\u{2011}plan.", "Her er plan № 4.");
    project.edit(POLICY, "language = \"da\"", "language = \"da\"\nvariants = [\"braille\"]");
    let run = project.run(&["check", "--format", "short"]);
    let told = format!("{}{}", run.stdout, run.stderr);
    let of = |code: &str| told.lines().filter(|line| line.contains(code) && line.contains('№')).count();
    assert!(of("U055") >= 1 && of("R20") >= 1, "{told}");
}
