//! What is taken out of a plain text, and what its letters are: on evidence, or not at all.

use std::fmt::Write as _;

use udgiv::import::{Content, Document, Doubt, Format, Mend, ReadError, Reason, Text, every, plain};

use crate::support::Project;

/// Sentences, nine words each, that differ from each other.
fn sentences(from: usize, count: usize) -> String {
    const PLACES: &[&str] =
        &["havnen", "skolen", "torvet", "skoven", "stranden", "hallen", "banen", "kirken"];
    const DEEDS: &[&str] = &["planter", "bygger", "maler", "rydder", "lukker", "åbner"];
    (from..from + count).fold(String::new(), |mut text, at| {
        let (place, deed) = (PLACES[at % PLACES.len()], DEEDS[at / 3 % DEEDS.len()]);
        let _ = writeln!(text, "Ved {place} {deed} vi nummer {at} hvert eneste år.");
        text
    })
}

fn read(text: &str) -> Document {
    Text.read(text.as_bytes()).expect("a document")
}

fn left_out(document: &Document, why: Reason) -> Vec<&str> {
    document.left_out.iter().filter(|one| one.why == why).map(|one| one.text.as_str()).collect()
}

fn headings(document: &Document) -> Vec<String> {
    let heading = |content: &Content| match content {
        Content::Heading { text, .. } => Some(plain(text)),
        _ => None,
    };
    every(&document.pieces).filter_map(|piece| heading(&piece.content)).collect()
}

/// The exit status of an import into a project with one publisher, what was said, and the project.
fn imported(name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> (i32, String, Project) {
    let project = Project::base();
    project.write(name, bytes);
    let path = project.path(name);
    let arguments = ["import", path.to_str().expect("a path"), "--slug", "ny", "--lang", "en"];
    let run = project.run(&[arguments.as_slice(), more].concat());
    (run.status, run.stderr, project)
}

/// A text without page marks, whose contents have no entries left: each page begins with its number.
#[test]
fn a_heading_that_announces_contents_takes_no_text_with_it() {
    let mut text = "Politik for nærvær\n\nIndholdsfortegnelse\n".to_owned();
    for (at, heading) in ["Indledning", "Vores syn", "Børn", "Ældre"].iter().enumerate() {
        let _ = write!(text, "\n{}\n\n{heading}\n{}", at + 2, sentences(at * 8, 8));
    }
    let document = read(&text);
    assert_eq!(left_out(&document, Reason::Contents), Vec::<&str>::new());
    assert_eq!(left_out(&document, Reason::PageNumber), ["2", "3", "4", "5"]);
    let (status, said, project) = imported("nær.txt", &text, &[]);
    assert_eq!(status, 0, "{said}");
    let policy = project.read("sources/ny/policy.toml");
    assert!(!policy.contains("title = \"Indholdsfortegnelse\"\n# "), "{policy}");
    assert!((0..32).all(|at| policy.contains(&format!("nummer {at} hvert"))), "{policy}");
}

/// Numbers of pages on lines of their own, below each entry or all together.
#[test]
fn contents_are_left_out_where_each_entry_comes_again_as_a_heading() {
    let pages = |headings: &[&str]| {
        headings.iter().enumerate().fold(String::new(), |mut text, (at, heading)| {
            let _ = write!(text, "{heading}\n\n{}\n{}\n\n\u{c}", sentences(at * 9, 9), at + 1);
            text
        })
    };
    let below = format!(
        "Politik\n\nIndhold\nSide\n1. Et emne.....\n\n5\n\n2. Et andet.....\n\n10\n\n\u{c}{}",
        pages(&["Et emne", "Et andet"])
    );
    let document = read(&below);
    let contents = ["Indhold", "Side", "1. Et emne.....", "5", "2. Et andet.....", "10"];
    assert_eq!(left_out(&document, Reason::Contents), contents);
    assert_eq!(left_out(&document, Reason::PageNumber), ["1", "2"]);
    assert!(headings(&document).ends_with(&["Et emne".to_owned(), "Et andet".to_owned()]));
    // The column of titles, then the column of numbers; the appendix is not in the text, so its line stays.
    let columns = format!(
        "Strategi for byen\n\nIndhold\n\nForord\nVisionen for byen\nMålene\nBilag om tal\n\n3\n5\n9\n12\n\n\u{c}{}",
        pages(&["Forord", "Visionen for byen", "Målene"])
    );
    let document = read(&columns);
    let contents = ["Indhold", "Forord", "Visionen for byen", "Målene", "3", "5", "9", "12"];
    assert_eq!(left_out(&document, Reason::Contents), contents);
    // Leaders without a heading above them.
    let led = format!(
        "Plan\n\nForord ........ 2\nBørnene i byen . . . . 3\n\n{}",
        pages(&["Forord", "Børnene i byen"])
    );
    assert_eq!(left_out(&read(&led), Reason::Contents).len(), 2);
    // A list of prices has the looks of contents, and nothing of it comes again.
    let prices = format!(
        "Priser\n\nIndhold\nLeje af hal 450\nLeje af bane 120\nLeje af telt 900\n\n{}",
        sentences(0, 9)
    );
    assert_eq!(read(&prices).left_out, []);
}

#[test]
fn a_line_is_furniture_once_a_page_and_a_column_of_equal_words_is_none() {
    let (upper, lower) = ("Redaktør\n".repeat(13), "Redaktør\n".repeat(12));
    let column = format!("Redaktionen\n\n{upper}\u{c}{lower}\n{}", sentences(0, 3));
    assert_eq!(read(&column).left_out, []);
    // "Vores mål" above each chapter's goals is text, wherever pages end.
    let chapters = (0..6).fold("Plan for skoler\n\n".to_owned(), |mut text, at| {
        let (before, after) = (sentences(at * 9, 6), sentences(at * 9 + 6, 3));
        let _ = write!(text, "Kapitel om sag {at}\n\n{before}\nVores mål\nDet vil vi gøre\n\n{after}\n");
        text
    });
    assert_eq!(read(&chapters).left_out, []);
    // A running head at the edges of pages is left out but for its first time.
    let pages = (1..6).fold(String::new(), |mut text, at| {
        let _ = write!(text, "Plan for skolerne\n\n{}\n{}\n\u{c}", sentences(at * 9, 9), at);
        text
    });
    let document = read(&pages);
    assert_eq!(left_out(&document, Reason::RunningLine).len(), 4);
    assert_eq!(left_out(&document, Reason::PageNumber), ["1", "2", "3", "4", "5"]);
}

#[test]
fn numbers_that_count_chapters_or_paragraphs_stay_with_their_headings() {
    const NAMES: &[&str] = &["a", "be", "ce", "de", "e"];
    for (sign, name) in [("", "kapitler"), ("§ ", "paragraffer")] {
        let text = (1..6).fold(format!("Regler med {name}\n\n"), |mut text, at| {
            let _ = write!(text, "{sign}{at}\n\nOm sag {}\n\n{}\n", NAMES[at - 1], sentences(at * 9, 6));
            text
        });
        let document = read(&text);
        assert_eq!(document.left_out, []);
        let found = headings(&document);
        assert!(found.contains(&format!("{sign}3 Om sag ce")), "{found:?}");
    }
}

#[test]
fn a_number_a_page_number_a_file_or_a_telephone_is_no_title() {
    for first in ["7", "Side 3", "10 — Politik for byen", "politik_endelig_v3.docx", "12 / 30"] {
        let text = format!("{first}\n\n{}", sentences(0, 9));
        let (status, said, project) = imported("en-plan.txt", &text, &[]);
        assert_eq!(status, 0, "{said}");
        let policy = project.read("sources/ny/policy.toml");
        assert!(policy.contains("title = \"Ny\""), "{first}: {policy}");
        assert!(policy.contains(&first.replace('_', "\\\\_")) || policy.contains(first), "{first}: {policy}");
    }
    let document = read(&format!("{}\n\n☎ 88 72 64 00\n", sentences(0, 4)));
    assert_eq!(headings(&document), Vec::<String>::new());
}

#[test]
fn columns_copied_across_the_page_are_marked_and_no_table() {
    let text = sentences(0, 12).replace('\n', " ").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let lines: Vec<String> = words.chunks(5).map(|words| words.join(" ")).collect();
    let (left, right) = lines.split_at(lines.len() / 2);
    let across: String = left.iter().zip(right).map(|(left, right)| format!("{left:<50}{right}\n")).collect();
    let document = read(&across);
    assert!(!document.pieces.iter().any(|piece| matches!(piece.content, Content::Table { .. })));
    assert!(document.pieces[0].doubts.contains(&Doubt::Columns), "{document:?}");
    let table = read("Sted   Pris   \nHallen   450\nBanen   120\nTeltet   900\n");
    assert!(matches!(table.pieces[0].content, Content::Table { .. }), "{table:?}");
}

#[test]
fn words_above_the_first_text_are_title_subtitle_and_heading() {
    let text =
        format!("Strategi for kysten\n\nPerioden 2025–\n2030\n\nKysten flytter sig\n\n{}", sentences(0, 4));
    let (status, said, project) = imported("kyst.txt", &text, &[]);
    assert_eq!(status, 0, "{said}");
    let policy = project.read("sources/ny/policy.toml");
    for key in [
        "title = \"Strategi for kysten\"",
        "subtitle = \"Perioden 2025–2030\"",
        "title = \"Kysten flytter sig\"",
    ] {
        assert!(policy.contains(key), "{key}: {policy}");
    }
}

/// Minutes: title, time and place, and headings that are counted, each with its text on the lines below.
#[test]
fn counted_headings_are_headings_from_the_first_on() {
    let text = format!(
        "Dagsorden for rådet\nTid: den 3. februar 2026\nSted: Forsamlingshuset\n\n1. Velkomst\n{}\n2. Regnskab\n{}\n3. Eventuelt\n{}",
        sentences(0, 2),
        sentences(2, 2),
        sentences(4, 2)
    );
    let found = headings(&read(&text));
    assert_eq!(found, ["Dagsorden for rådet", "1. Velkomst", "2. Regnskab", "3. Eventuelt"]);
    // A list whose items have more than one line each is a list.
    let list = read("Vi vil:\n\n1. plante træer\nlangs alle veje\n2. male huse\ni alle byer\n3. rydde op\n");
    assert!(list.pieces.iter().any(|piece| matches!(piece.content, Content::List { .. })), "{list:?}");
}

/// Texts of DOS have frames and rules of signs.
#[test]
fn frames_and_rules_are_no_words() {
    let text = format!(
        "╔══════════════╗\n║ Plan for is  ║\n╚══════════════╝\n\nFormål\n------\n{}",
        sentences(0, 3)
    );
    let document = read(&text);
    let found = headings(&document);
    assert!(found.contains(&"Plan for is".to_owned()) && found.contains(&"Formål".to_owned()), "{found:?}");
}

/// A short first paragraph may be the subtitle, and may not.
#[test]
fn a_subtitle_that_is_guessed_is_marked() {
    let text = "# Kultur\n\nEn by i bevægelse\n\n## Mål\n\nVi vil mere.\n";
    let (status, said, project) = imported("a.md", text, &[]);
    assert_eq!(status, 0, "{said}");
    let policy = project.read("sources/ny/policy.toml");
    let (before, _) = policy.split_once("subtitle = \"En by i bevægelse\"").expect("a subtitle");
    let above = before.trim_end().lines().last();
    assert!(above.is_some_and(|line| line.starts_with("# TJEK: Er det undertitlen?")), "{policy}");
}

#[test]
fn danish_letters_are_read_in_any_encoding() {
    let text = "Børn på Ærø får ældre ånder, blåbærgrød og øl. Åen løber ud ved Ørsted.";
    let dos: &[(char, u8)] = &[('æ', 0x91), ('Æ', 0x92), ('ø', 0x9b), ('Ø', 0x9d), ('å', 0x86), ('Å', 0x8f)];
    let mac: &[(char, u8)] = &[('æ', 0xbe), ('Æ', 0xae), ('ø', 0xbf), ('Ø', 0xaf), ('å', 0x8c), ('Å', 0x81)];
    let plain_byte = |c: char| u8::try_from(u32::from(c)).expect("Latin-1");
    let encoded = |table: &[(char, u8)]| -> Vec<u8> {
        let byte = |c: char| {
            table.iter().find(|(one, _)| *one == c).map_or_else(|| plain_byte(c), |(_, byte)| *byte)
        };
        text.chars().map(byte).collect()
    };
    let sixteen: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases = [
        (encoded(dos), Mend::Dos),
        (encoded(mac), Mend::MacRoman),
        (encoded(&[]), Mend::Windows1252),
        (sixteen, Mend::Utf16),
    ];
    for (bytes, mend) in cases {
        let document = Text.read(&bytes).expect("a document");
        let Content::Paragraph(said) = &document.pieces[0].content else { panic!("{document:?}") };
        assert_eq!(plain(said), text);
        assert!(document.mended.contains_key(&mend), "{:?}", document.mended);
    }
}

#[test]
fn letters_that_nothing_tells_are_asked_about_and_can_be_told() {
    let bytes = b"Tallene st\x86r p\xe5 side to.\n";
    assert!(matches!(Text.read(bytes), Err(ReadError::Encoding { .. })));
    let (status, said, _) = imported("a.txt", bytes, &[]);
    assert_eq!(status, 2);
    assert!(said.contains("--encoding cp865") && said.contains("står"), "{said}");
    let (status, said, project) = imported("a.txt", b"Tallene st\x86r her.\n", &["--encoding", "cp865"]);
    assert_eq!(status, 0, "{said}");
    assert!(project.read("sources/ny/policy.toml").contains("Tallene står her"));
    let (status, said, _) = imported("a.txt", "æ", &["--encoding", "latin9"]);
    assert_eq!((status, said.contains("macintosh")), (2, true), "{said}");
}

/// The document's own words about a picture that isn't taken along, however many.
#[test]
fn what_is_left_out_stands_whole_in_the_report() {
    let alt = "Et kort over byen med de fem nye stier, som er tegnet ind i hver sin farve. ".repeat(4);
    let text = format!("# Stier\n\n![{}](kort.png)\n\nVi bygger stier.\n\n## Hvor\n\nI byen.\n", alt.trim());
    let (status, said, project) = imported("stier.md", text, &[]);
    assert_eq!(status, 0, "{said}");
    assert!(project.read("sources/ny/import-report.md").contains(alt.trim()));
}

/// Most of a page that its author hid: nobody may miss it without being asked.
#[test]
fn an_import_that_would_leave_out_much_stops_and_says_what() {
    let page = format!("<h1>Plan</h1><p>{}</p><p hidden>{}</p>", sentences(0, 3), sentences(50, 12));
    let (status, said, project) = imported("plan.html", &page, &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("108 of the 136 words") && said.contains("hidden text (line"), "{said}");
    assert!(said.contains("nummer 61") && said.contains("--leave-out"), "{said}");
    assert!(!project.path("sources/ny").exists());
    let (status, said, project) = imported("plan.html", &page, &["--leave-out"]);
    assert_eq!(status, 0, "{said}");
    assert!(project.read("sources/ny/import-report.md").contains("nummer 61"));
}

/// What a reader sees at once: lines that are underlined, that say something of a name, that count on, or that end early
/// in a column without empty lines.
#[test]
fn headings_are_told_by_their_place_among_the_lines_around_them() {
    let title = |document: &Document| match &document.pieces[..] {
        [_, one, ..] => match &one.content {
            Content::Title(text) => plain(text),
            other => panic!("{other:?}"),
        },
        _ => panic!("pieces"),
    };
    let text = format!(
        "║ Byens plan - side 1 ║\n\nPLAN FOR BYENS HALLER\n=====================\n\nHvem\n----\n\n{}\nHvornår\n-------\n\n{}",
        sentences(0, 4),
        sentences(4, 4)
    );
    let document = read(&text);
    assert_eq!(title(&document), "PLAN FOR BYENS HALLER");
    assert_eq!(headings(&document), ["Hvem", "Hvornår"]);
    // The rule below a table's head underlines nothing.
    let text = format!("{}\nHal     Pris   \n------------\nNord    50\nSyd     60\n", sentences(0, 4));
    assert!(headings(&read(&text)).is_empty());

    let text = format!(
        "{0}\nHvornår kommer bilen?\n\nPapir: hver uge\n\nGlas: hver måned\n\nPap: når det er fyldt\n\nDET MÅ DU\n\n* lægge glas\n* lægge papir\n\nHvorfor ti slags?\n\n{0}",
        sentences(0, 4)
    );
    assert_eq!(headings(&read(&text)), ["Hvornår kommer bilen?", "DET MÅ DU", "Hvorfor ti slags?"]);

    let point = |at: usize, name: &str| format!("{at}. {name}\n{}\n", sentences(at * 4, 2));
    let text = [point(1, "Velkomst"), point(2, "Regnskab"), "3. Eventuelt\n".to_owned()].concat();
    let document = read(&text);
    assert_eq!(headings(&document), ["1. Velkomst", "2. Regnskab", "3. Eventuelt"]);
    assert!(document.moved.is_empty(), "{:?}", document.moved);

    let column = "Kajerne mod nord bliver ved med\nat være plads til arbejde, og de\nmå bruges til klokken 22 i uge.\nHavnebadet\nBadet får to bassiner: et på 25\nmeter til motion og et lavt til\nbørn. Vandet prøves hver uge af\nfolk, som kan se, at det er rent.\n";
    assert_eq!(headings(&read(column)), ["Havnebadet"]);
    // A short line that a list of places or an address has isn't one.
    let column = column.replace("Badet får to bassiner: et på 25", "Torvet 1");
    assert!(headings(&read(&column)).is_empty());

    let text = format!("2.2 At være sig selv\n{0}\n2.3 At høre til\n{0}", sentences(0, 3));
    assert_eq!(headings(&read(&text)), ["2.2 At være sig selv", "2.3 At høre til"]);
}

/// A title of two lines that the pages repeat on one.
#[test]
fn a_title_goes_on_where_the_pages_have_it_on_one_line() {
    let mut text = "Skolepolitik for Ådal\nKommune\n".to_owned();
    for page in 1..6 {
        let _ = write!(
            text,
            "\u{c}Skolepolitik for Ådal Kommune\n\nAfsnit {page} om skoler\n{}\n{page}\n",
            sentences(page * 7, 7)
        );
    }
    let document = read(&text);
    assert_eq!(left_out(&document, Reason::RunningLine).len(), 5, "{:?}", document.left_out);
    let first = match &document.pieces[0].content {
        Content::Heading { text, .. } | Content::Title(text) | Content::Paragraph(text) => plain(text),
        other => panic!("{other:?}"),
    };
    assert_eq!(first, "Skolepolitik for Ådal Kommune");
}

/// What stands above a mail that somebody copied along is no title.
#[test]
fn the_lines_above_a_mail_are_lines() {
    let text = format!(
        "Fra: Byens sekretariat\nSendt: 4. marts 2026 10:12\nTil: Alle i forvaltningen\nEmne: Udkast til en plan\n\nPLAN FOR STIER\n\nHvorfor stier\n{0}\nHvor\n{0}",
        sentences(0, 4)
    );
    let document = read(&text);
    let all = headings(&document);
    assert!(all.iter().all(|heading| !heading.contains(':')), "{all:?}");
    let Content::Paragraph(first) = &document.pieces[0].content else { panic!("{:?}", document.pieces[0]) };
    assert!(plain(first).starts_with("Fra: Byens sekretariat"));
}

/// Word's second level has a circle that its font draws for the letter "o".
#[test]
fn the_letter_o_below_a_bullet_is_a_bullet() {
    const NESTED: &str = "- et punkt\n  - under punktet\n  - mere under\n- to punkter\n";
    let beginning = "Plan for byen\n\nVi vil det her for alle i byen.\n\n";
    for list in [
        "• et punkt\no under punktet\no mere under\n• to punkter\n",
        "  • et punkt\n    o under punktet\n    o mere under\n  • to punkter\n",
        "•\tet punkt\no\tunder punktet\no\tmere under\n•\tto punkter\n",
        "• et punkt\n\no under punktet\n\no mere under\n\n• to punkter\n",
    ] {
        let (status, said, project) = imported("plan.txt", format!("{beginning}{list}"), &[]);
        assert_eq!(status, 0, "{said}");
        let policy = project.read("sources/ny/policy.toml");
        assert!(policy.contains(NESTED), "{list:?}\n{policy}");
    }
    let (_, _, project) = imported("plan.txt", format!("{beginning}o et\no to\no tre\n"), &[]);
    let policy = project.read("sources/ny/policy.toml");
    assert!(policy.contains("- et\n- to\n- tre\n"), "{policy}");
    // Alone and with no bullet above it, it is a letter like any other.
    let (_, _, project) =
        imported("plan.txt", format!("{beginning}o er et bogstav i alfabetet hos os.\n"), &[]);
    assert!(project.read("sources/ny/policy.toml").contains("o er et bogstav"));
}

/// A letter that begins the next line of an item is a letter of its sentence.
#[test]
fn the_letter_o_in_a_sentence_of_an_item_is_a_letter() {
    let beginning = "Plan for byen\n\nVi vil det her for alle i byen.\n\n";
    for (list, drafted) in [
        ("• Bogstaverne er a, e, i,\no og u og y\n• To\n", "- Bogstaverne er a, e, i, o og u og y\n- To\n"),
        // The item is narrower than the text, and goes on.
        (
            "• Vi øver alle vokaler\nog bogstaverne a, e og\no hver eneste dag\n• To\n",
            "- Vi øver alle vokaler og bogstaverne a, e og o hver eneste dag\n- To\n",
        ),
        (
            "• Vi øver os på vokalen, der er\no hver dag i en uge\n",
            "- Vi øver os på vokalen, der er o hver dag i en uge\n",
        ),
        // What begins with the letter is a word of its own.
        (
            "• Bøger, blade, aviser\no.l. og film\n• Spil\no. lign. ting\n",
            "- Bøger, blade, aviser o.l. og film\n- Spil o. lign. ting\n",
        ),
        // One is a bullet, and the other stands in its sentence.
        (
            "• Vi øver de her:\no et\no alle vokaler fra a til\no og mange flere\n",
            "- Vi øver de her:\n  - et\n  - alle vokaler fra a til o og mange flere\n",
        ),
    ] {
        let (status, said, project) = imported("plan.txt", format!("{beginning}{list}"), &[]);
        assert_eq!(status, 0, "{said}");
        let policy = project.read("sources/ny/policy.toml");
        assert!(policy.contains(drafted), "{list:?}\n{policy}");
    }
    // A bullet it stays below a full line that ends its sentence, and where a capital follows.
    for (list, drafted) in [
        (
            "• Det her er en hel linje her.\no under punktet\n",
            "- Det her er en hel linje her.\n  - under punktet\n",
        ),
        (
            "• Det her er en hel linje her\no Under punktet\n",
            "- Det her er en hel linje her\n  - Under punktet\n",
        ),
    ] {
        let (status, said, project) = imported("plan.txt", format!("{beginning}{list}"), &[]);
        assert_eq!(status, 0, "{said}");
        let policy = project.read("sources/ny/policy.toml");
        assert!(policy.contains(drafted), "{list:?}\n{policy}");
    }
}

/// Where each line were joined to all before it, these would take minutes. No word of them is longer than words are.
#[test]
fn ten_thousand_lines_that_end_in_a_hyphen_are_no_word() {
    for (ending, head) in [("txt", "Plan for byen\n\n"), ("md", "# Plan for byen\n\n")] {
        for own in [false, true] {
            let lines = (0..10_000).fold(head.to_owned(), |mut text, at| {
                let number = if own { at.to_string() } else { String::new() };
                let _ = writeln!(text, "ord{number}-");
                text
            });
            let (status, said, project) = imported(&format!("plan.{ending}"), lines, &[]);
            assert_eq!(status, 0, "{said}");
            let policy = project.read("sources/ny/policy.toml");
            let longest = policy.split_whitespace().map(|word| word.chars().count()).max();
            assert!(longest.is_some_and(|longest| longest < 400), "{longest:?}");
            assert_eq!(policy.matches("ord").count().min(10_000), 10_000, "{ending}");
        }
    }
}

/// One paragraph of as many lines as a short book has.
#[test]
fn a_paragraph_of_forty_thousand_lines_is_one_paragraph() {
    let lines = "ord\n".repeat(40_000);
    let (status, said, project) = imported("plan.txt", format!("Plan for byen\n\n{lines}"), &[]);
    assert_eq!(status, 0, "{said}");
    let policy = project.read("sources/ny/policy.toml");
    assert!(policy.contains(&"ord ".repeat(39_999)), "{}", &policy[..500]);
}
