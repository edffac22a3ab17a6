//! `docs/layouts.md` describes the base layout as it is.

use std::fs;

use udgiv::layout::Palette;
use udgiv::policy::Colour;

use super::support::{Project, pdf_text, repository};

#[test]
fn the_colours_of_the_base_are_those_in_its_documentation() {
    let documentation = fs::read_to_string(repository().join("docs/layouts.md")).expect("the page");
    let table = documentation.split("and these colours:").nth(1).expect("the table");
    let table = table.split("\n\n").nth(1).expect("the table");
    let settings = udgiv::layout::load(repository(), "brochure").expect("a layout").settings;
    for (name, value) in &settings.colours {
        for written in [name, value] {
            assert!(table.contains(&format!("`{written}`")), "{name} = {value} is not in docs/layouts.md");
        }
    }
    for family in &settings.fonts {
        assert!(documentation.contains(family.as_str()), "{family} is not in docs/layouts.md");
    }
}

/// A layout written before there was a base contains everything it needs, and stays as it is.
#[test]
fn a_layout_that_stands_alone_takes_nothing_from_the_base() {
    let project = Project::empty();
    let own = r##"
name = "alone"
main = "layout.typ"
fonts = ["Source Sans 3"]
description = { en = "Alone" }
page = { width_mm = 100, height_mm = 100 }
colours = { ink = "#000000", section-1 = "primary" }
contrast = [{ text = "ink", on = "white", use = "text", minimum = 4.5 }]
"##;
    project.write("layouts/alone/layout.toml", own).write("layouts/base/layout.toml", "not read");
    project.write("layouts/alone/layout.typ", "#let layout(data) = none\n");
    let layout = udgiv::layout::load(project.root(), "alone").expect("a layout");
    assert_eq!(layout.settings.colours.len(), 2);
    assert_eq!(layout.settings.contrast.len(), 1);
    assert_eq!(layout.file("layout.toml"), Some(own.as_bytes()), "Typst reads it as it is written");
}

/// A project whose policy uses a layout of its own.
fn with_own_layout() -> Project {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "a", "--layout", "eget"]).status, 0);
    project
}

#[test]
fn a_layout_of_ones_own_says_how_many_panels_it_is_folded_of() {
    let project = with_own_layout();
    let (settings, policy) = ("layouts/eget/layout.toml", "sources/a/policy.toml");
    project.edit(settings, "name = \"eget\"\n", "name = \"eget\"\npanels = 40\n");
    let build = || project.run(&["build", "--variant", "screen"]).stderr;
    let told = build();
    assert!(told.contains("U037") && told.contains("A leaflet has 40 panels, and this one takes "), "{told}");
    // What a policy asks for holds over its layout.
    let pages = told.split("this one takes ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let pages = pages.expect("a number");
    project.edit(policy, "[policy]\n", &format!("[policy]\npages = {pages}\n"));
    let told = build();
    assert!(!told.contains("U037"), "{told}");
    project.edit(settings, "panels = 40", "panels = 0");
    let refused = project.run(&["check"]);
    assert_eq!(refused.status, 2, "{}", refused.stderr);
    assert!(refused.stderr.contains("layouts/eget/layout.toml"), "{}", refused.stderr);
}

#[test]
fn a_fault_in_ones_own_layout_is_told_in_danish_with_its_place_and_what_to_do() {
    let project = with_own_layout();
    let path = "layouts/eget/layout.typ";
    let sound = project.read(path);
    for (text, place, words, help, quoted) in [
        (
            sound.replacen("size: 10.5pt, line", "size: 10.5pt line", 1),
            "layouts/eget/layout.typ:47:17: ",
            "Her er filen ikke skrevet rigtigt",
            "klammer, anførselstegn og kommaer",
            "»expected comma«",
        ),
        (
            format!("{sound}#let x = (1, 2"),
            "layouts/eget/layout.typ:56:10: ",
            "Det, der begynder her, bliver ikke lukket",
            "klamme",
            "»unclosed delimiter«",
        ),
        (
            format!("{sound}#let y = ukendt"),
            "layouts/eget/layout.typ:56:10: ",
            "Navnet »ukendt« betyder ikke noget her",
            "#let ukendt = …",
            "»unknown variable: ukendt«",
        ),
        (
            format!("{sound}#import \"mangler.typ\": z"),
            "layouts/eget/layout.typ:56:9: ",
            "Filen layouts/eget/mangler.typ findes ikke",
            "ret stien",
            "»file not found",
        ),
        (
            format!("{sound}#import \"../base/theme.typ\": zzz"),
            "layouts/eget/layout.typ:56:30: ",
            "Filen, der hentes fra, har ikke noget af det navn",
            "#import",
            "»unresolved import«",
        ),
        (
            sound.replacen("#let layout(data)", "#let leyout(data)", 1),
            "\nFilen ",
            "layouts/eget/layout.typ har ingen funktion, der hedder layout",
            "#let layout(data)",
            "»unresolved import«",
        ),
        (
            sound.replacen(
                "let theme = make-theme",
                "set text(font: \"Findes Ikke\"); let theme = make-theme",
                1,
            ),
            "layouts/eget/layout.typ:45:18: ",
            "Der er ingen skrift, der hedder »findes ikke«",
            "mappen fonts/",
            "»unknown font family: findes ikke«",
        ),
        (
            sound.replacen("10.5pt", "\"x\"", 1),
            "layouts/base/theme.typ:",
            "Her går det galt",
            "Kaldt fra layouts/eget/layout.typ:45:15",
            "»cannot multiply",
        ),
    ] {
        project.write(path, text);
        let run = project.run(&["build", "--variant", "screen", "--lang", "da"]);
        assert_eq!(run.status, 2, "{words}: {}", run.stderr);
        for said in [place, words, help, &format!("Typst siger (på engelsk): {quoted}")] {
            assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        }
        assert!(run.stderr.contains("Det er ikke din tekst, der er noget galt med"), "{}", run.stderr);
    }
}

#[test]
fn a_layout_that_cannot_be_used_says_what_to_write_in_the_users_language() {
    let project = with_own_layout();
    let (settings, main) = ("layouts/eget/layout.toml", "layouts/eget/layout.typ");
    let (sound, typst) = (project.read(settings), project.bytes(main));
    let refused = |danish: &[&str], english: &str| {
        let run = project.run(&["check", "--lang", "da"]);
        assert_eq!(run.status, 2, "{}", run.stderr);
        for words in danish {
            assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
        }
        let run = project.run(&["check", "--lang", "en"]);
        assert!(run.stderr.contains(english), "{english}: {}", run.stderr);
    };
    for (text, danish, english) in [
        (
            sound.replacen("width_mm = 148", "width_mm = \"x\"", 1),
            &[
                "layouts/eget/layout.toml:15:12: det, der står her, kan ikke bruges",
                "docs/layouts.md",
                "siger (på engelsk)",
            ][..],
            "what stands here can't be used",
        ),
        (
            sound.replacen("width_mm = 148", "", 1),
            &["»page.width_mm« mangler i layouts/eget/layout.toml"],
            "“page.width_mm” is missing",
        ),
        (
            sound.replacen("\"accent 80% #4a1830\"", "\"blå\"", 1),
            &["»blå« i layouts/eget/layout.toml er ikke en farve", "#1f4e79"],
            "is not a colour",
        ),
        (
            sound.replacen("extends = \"base\"", "extends = \"base\"\nfonts = [\"Comic\"]", 1),
            &["der er ingen skrift, der hedder »Comic«", "mappen fonts/"],
            "there is no font called “Comic”",
        ),
    ] {
        assert_ne!(text, sound);
        project.write(settings, text);
        refused(danish, english);
    }
    project.write(settings, sound);
    project.write(main, b"\xff\xfe");
    refused(&["filen layouts/eget/layout.typ er ikke gemt som UTF-8"], "isn't saved as UTF-8");
    std::fs::remove_file(project.path(main)).expect("removed");
    refused(&["filen layouts/eget/layout.typ mangler"], "layout.typ is missing");
    project.write(main, typst);
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn a_dictionary_that_cannot_be_used_is_told_in_the_users_language() {
    let project = Project::base();
    let path = "dictionaries/da/da_DK.dic";
    let told = |language: &str| {
        let run = project.run(&["check", "--lang", language]);
        assert_eq!(run.status, 2, "{}", run.stderr);
        run.stderr
    };
    std::fs::create_dir_all(project.path(path)).expect("a folder");
    assert!(told("da").contains("da_DK.dic kan ikke læses: der skulle ligge en almindelig fil\nRet filen"));
    assert!(told("en").contains("can't be read: a plain file should be there\nMend the file"));
    std::fs::remove_dir(project.path(path)).expect("removed");
    project.write(path, b"\xff");
    assert!(told("da").contains("er ikke gemt som UTF-8"), "{}", told("da"));
    project.write("dictionaries/da/da_DK.aff", "SFX A Y 3\nx");
    project.write(path, "1\nord");
    let danish = told("da");
    assert!(danish.contains("hunspells format") && danish.contains("siger (på engelsk): »"), "{danish}");
}

/// Perceived distance (Ottosson's OKLab, times 100) of two colours.
fn distance(one: Colour, other: Colour) -> f64 {
    let lab = |colour: Colour| {
        let [r, g, b] = colour.rgb.map(|part| -> f64 {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        [
            0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
        ]
    };
    let squares = lab(one).into_iter().zip(lab(other)).map(|(a, b)| (a - b).powi(2));
    100.0 * squares.sum::<f64>().sqrt()
}

/// Two reds that readers take for one name two focus areas alike.
#[test]
fn eleven_focus_areas_are_told_apart_on_any_brand() {
    let settings = udgiv::layout::load(repository(), "brochure").expect("a layout").settings;
    let brands = [
        ("#004b5a", "#b84a00"),
        ("#1f5733", "#a3285a"),
        ("#9b1c2e", "#44546a"),
        ("#1f4e79", "#a33b00"),
        ("#5b2a86", "#00695c"),
        ("#222222", "#b00020"),
    ];
    for (primary, accent) in brands {
        let colour = |hex| Colour::parse(hex).expect("a colour");
        let palette = Palette::new(&settings.colours, colour(primary), colour(accent));
        let names: Vec<String> = (1..=11).map(|number| format!("section-{number}")).collect();
        let colours: Vec<Colour> = names.iter().map(|name| palette.get(name).expect("a colour")).collect();
        for (index, one) in colours.iter().enumerate() {
            for other in &colours[index + 1..] {
                let apart = distance(*one, *other);
                assert!(apart > 6.0, "{primary}: {} and {} are {apart:.1} apart", one.hex(), other.hex());
            }
        }
    }
}

/// The narrowest column that needs no more lines is searched for, and what is measured in one may be reckoned to need the next: the search
/// comes to an end all the same.
#[test]
fn a_quotation_of_any_length_finds_its_column() {
    /// Those whose columns are as wide as to meet it with these words.
    const LAYOUTS: [&str; 2] = ["report", "square"];
    let words = "Ring på 88 72 64 00 eller skriv til post@byen.dk Børne- og ungeudvalget mødes den femtende august i hallen \
                 ved skolen og taler om planen for idræt og fritid i byen";
    let words: Vec<&str> = words.split(' ').collect();
    let parts = [0, 3, 7].into_iter().flat_map(|first| (3..18).map(move |count| first..first + count));
    let quotations: Vec<String> = parts.map(|part| format!("> {}.", words[part].join(" "))).collect();
    let text = quotations.join("\\n\\n");
    let project = Project::base();
    for layout in LAYOUTS {
        let policy = format!(
            "schema = 1\n[policy]\ntitle = \"Haller\"\npublisher = \"byen\"\nadopted = 2025-01-29\nlayout = \"{layout}\"\n\
             variants = [\"screen\"]\n[[section]]\nid = \"a\"\ntitle = \"Idræt\"\neasy_skip = \"Til fagfolk\"\ntext = \"Ja.\"\n\
             [[section.block]]\ntype = \"fact\"\ntitle = \"Tal\"\ntext = \"{text}\"\n"
        );
        project.write(&format!("sources/{layout}/policy.toml"), policy);
    }
    let run = project.run(&["build", LAYOUTS[0], LAYOUTS[1], "--format", "short"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// How high notes are is only reckoned, so that a low picture above them seemed to have no room: it stood at the head of the page, above its
/// section's title.
#[test]
fn a_picture_that_has_room_above_a_note_stays_in_its_place() {
    let project = Project::base();
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 1\"><path d=\"M0 0h400v1H0z\"/></svg>";
    let policy = "schema = 1\n[policy]\ntitle = \"Haller\"\npublisher = \"byen\"\nadopted = 2025-01-29\nlayout = \"leaflet\"\n\
        variants = [\"large-print\"]\n[[section]]\nid = \"a\"\ntitle = \"Ring på 88 72 64 00, eller skriv til post@byen.dk.\"\n\
        easy_skip = \"Til fagfolk\"\n\
        text = \"> CO2-udledningen falder med 70 % i 2030.\\n\\nSe noten.[^1]\\n\\n\
        [^1]: Børne- og ungeudvalget mødes d. 2. og den 15. august.\"\n\
        [[section.block]]\ntype = \"quote\"\ntext = \"Først mødes vi (1). Så beslutter vi (2).\"\nby = \"Udvalget 2026\"\n\
        [[section.block]]\ntype = \"figure\"\nsrc = \"images/streg.svg\"\nalt = \"En streg.\"\n\
        caption = \"Arbejdet begynder\"\ncredit = \"Vi bruger 4,5 mio. kr. om året (7,2 %).\"\n";
    project.write("sources/haller/policy.toml", policy).write("sources/haller/images/streg.svg", drawing);
    let run = project.run(&["build", "haller", "--format", "short"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    if let Some(text) = pdf_text(&project.path("output/haller/haller.large.pdf")) {
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
        assert!(at("Ring på 88") < at("Udvalget 2026"), "{text}");
        assert!(at("Udvalget 2026") < at("Arbejdet begynder"), "{text}");
    }
}
