//! Marks around blocks take no room, and tell where each block stands.

use super::*;
use crate::edition::{Block, Origin, OriginOf};
use crate::variant::paged::sheets::Sheets;

/// One of everything, with what floats, breaks, turns and stands in margins.
fn policy() -> String {
    let text = "Kommunen hjælper dem, der har brug for det, og siger hvordan. ".repeat(14);
    let block = |kind: &str, keys: &str| format!("\n[[section.block]]\ntype = \"{kind}\"\n{keys}\n");
    let goal = |text: &str| block("goal", &format!("text = \"\"\"{text}\"\"\"\nperspective = \"borger\""));
    let row = "[\"Skoler\", \"12\", \"13\", \"14\"]";
    let mut toml = HEAD.to_owned();
    for (id, role) in [("et", "chapter"), ("to", "focus-area"), ("tre", "chapter")] {
        let _ = write!(
            toml,
            "\n[[section]]\nid = \"{id}\"\nrole = \"{role}\"\ntitle = \"Afsnit {id}\"\neasy_skip = \"Prøve\"\ntext = \"\"\"\nKort.\n\n{text}[^1]\n\n## Videre\n\n- Et\n- To\n\n{text}\n\n[^1]: Noten.\n\"\"\"\n"
        );
        toml += &block("quote", "text = \"Det hjælper at tale sammen.\"\nby = \"En borger\"");
        toml += &block("text", &format!("text = \"\"\"{text}\n\n{text}\"\"\""));
        toml += &block(
            "figure",
            "src = \"images/figur.svg\"\nalt = \"To cirkler\"\ncaption = \"Sådan hænger det sammen\"",
        );
        toml += &block("fact", &format!("title = \"Vidste du\"\ntext = \"\"\"{text}\"\"\""));
        toml += &(goal("Flere børn læser.") + &goal(&text));
        toml += &block(
            "table",
            &format!("header = [\"Hvad\", \"2024\", \"2025\", \"2026\"]\nrows = [{row}, {row}, {row}]"),
        );
        toml += &block("contact", "");
        toml += &block("ambition", "text = \"Alle skal kunne være med.\"");
    }
    toml
}

#[test]
fn marks_move_nothing_and_every_block_is_found_on_its_page() {
    let (edition, settings) = edition(&policy(), EditionKind::Full);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    for name in layout::names(root).expect("layouts") {
        let layout = Arc::new(layout::load(root, &name).expect("a layout"));
        for variant in VARIANTS {
            let input = Input {
                edition: Arc::clone(&edition),
                layout: Arc::clone(&layout),
                page_setting: writer(*variant).page_setting(),
                page_source: None,
                sibling: None,
                formats: Vec::new(),
                settings: settings.clone(),
            };
            let pages = Pages::new(&input, &fonts);
            let plain =
                Sheets::new(pages.laid().unwrap_or_else(|why| panic!("{}", why.said())).document.clone());
            let marked = pages.sheets().unwrap_or_else(|why| panic!("{}", why.said()));
            assert_eq!(plain.len(), marked.len(), "{name}, {variant}");
            for page in 0..plain.len() {
                assert_eq!(plain.svg(page), marked.svg(page), "{name}, {variant}, page {}", page + 1);
            }
            assert!(plain.blocks().is_empty());
            for section in 0..3 {
                let found = |of: OriginOf| {
                    let origin = Origin { section, of };
                    let all: Vec<_> = marked.blocks().iter().filter(|block| block.origin == origin).collect();
                    assert!(!all.is_empty(), "{name}, {variant}: {origin:?} stands nowhere");
                    all
                };
                let last = edition.sections[section].origins.last().expect("blocks").of;
                let OriginOf::Block(last) = last else { panic!("{last:?}") };
                let words = |of: OriginOf| -> String {
                    let mut words = String::new();
                    for block in found(of) {
                        let [left, top, right, bottom] = block.place;
                        for line in marked.lines(block.page) {
                            let [x, y] = [
                                (line.place[0] + line.place[2]) / 2.0,
                                (line.place[1] + line.place[3]) / 2.0,
                            ];
                            if left <= x && x <= right && top <= y && y <= bottom {
                                words += &line.text;
                            }
                        }
                    }
                    words.chars().filter(|letter| letter.is_alphabetic()).collect()
                };
                assert!(
                    words(OriginOf::Heading).contains(["Afsnitet", "Afsnitto", "Afsnittre"][section]),
                    "{name}, {variant}: {}",
                    words(OriginOf::Heading)
                );
                let says = [
                    "Kort",
                    "Dethjælper",
                    "Kommunen",
                    "",
                    "Vidste",
                    "Flerebørn",
                    "Kommunen",
                    "Skoler",
                    "Kommune",
                    "Alleskal",
                ];
                assert_eq!(last + 1, says.len());
                for (block, says) in says.iter().enumerate() {
                    let words = words(OriginOf::Block(block));
                    assert!(
                        words.contains(says),
                        "{name}, {variant}: block {block} of {section} says {words}"
                    );
                }
                let foreign = words(OriginOf::Block(5));
                assert!(
                    !foreign.contains("Skoler"),
                    "{name}, {variant}: a goal holds the table below it: {foreign}"
                );
            }
            let blocks = edition.sections.iter().flat_map(|section| &section.blocks);
            assert!(blocks.filter(|block| matches!(block, Block::Page { .. })).count() == 0);
        }
    }
}

#[test]
fn marks_move_nothing_in_the_policies_of_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    for policy in &of_the_repository().sound {
        let edition = policy.edition(EditionKind::Full).expect("an edition");
        let settings = Settings::of(policy.publisher(), &edition, LineEnd::Unix);
        let input = Input {
            edition,
            layout: Arc::clone(policy.layout()),
            page_setting: PageSetting::Standard,
            page_source: None,
            sibling: None,
            formats: Vec::new(),
            settings,
        };
        let pages = Pages::new(&input, &fonts);
        let plain = Sheets::new(pages.laid().unwrap_or_else(|why| panic!("{}", why.said())).document.clone());
        let marked = pages.sheets().unwrap_or_else(|why| panic!("{}", why.said()));
        assert_eq!(plain.len(), marked.len());
        for page in 0..plain.len() {
            assert_eq!(plain.svg(page), marked.svg(page), "page {}", page + 1);
        }
    }
}
