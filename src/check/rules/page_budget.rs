//! A publication has the number of pages that was planned.
//!
//! Paper, postage and a folded leaflet's panels are ordered before the text is finished: whoever wrote `pages` wants to hear
//! when the pages come out otherwise. A layout that is folded of one sheet (`panels` in its `layout.toml`) promises that number,
//! unless a policy says another.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::Located;

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U037",
        name: "page-budget",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et andet antal sider end `pages`; en folder med et andet antal, end den har felter (`leaflet` har 6); kun `build` kan se det",
        en: "Another number of pages than `pages`; a leaflet with other than its panels (`leaflet` has 6); only `build` finds it",
    },
    why: Bilingual {
        da: "Papir, porto og foldning er bestilt efter antallet",
        en: "Paper, postage and folding are ordered by the number",
    },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r##"# sources/publishers/byen.toml
name = "Byens Kommune"
phone = "+45 12 34 56 78"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen"]
pages = 8

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."
easy_skip = "Til fagfolk""##,
        because: Bilingual { da: "den fylder 4 sider", en: "it takes 4 pages" },
        right: r##"# sources/publishers/byen.toml
name = "Byens Kommune"
phone = "+45 12 34 56 78"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen"]
pages = 4

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."
easy_skip = "Til fagfolk""##,
    }],
    more: Bilingual {
        da: "Sider til skærm og tryk tælles, med forside og bagside. Stor skrift og den letlæste udgave er længere \
             og har intet mål; en letlæst PDF's længde ser [R26](#r26) på. Et layout af jeres eget siger med \
             `panels = 8` i sin `layout.toml`, at det er en folder, og hvor mange felter den har.",
        en: "Pages for screen and print are counted, with both covers. Large print and the easy-read edition are \
             longer and have no such limit; [R26](#r26) looks at the length of an easy-read PDF. A layout of your own says \
             with `panels = 8` in its `layout.toml` that it is a leaflet, and of how many panels.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let Some(pages) = laid_out.pages else { return };
    let asked = laid_out.policy.pages.as_ref();
    let Some(wanted) = asked.map(|asked| *asked.value()).or(laid_out.panels) else { return };
    if pages != wanted {
        let place = asked.map_or(laid_out.policy.head, Located::place);
        let folded = asked.is_none();
        found.at(place, OtherThanPlanned { pages, wanted, folded });
    }
}

#[derive(Debug)]
struct OtherThanPlanned {
    pages: usize,
    wanted: usize,
    folded: bool,
}

impl Message for OtherThanPlanned {
    fn danish(&self) -> Words {
        let Self { pages, wanted, folded } = self;
        if *folded {
            return Words::title(format!("En folder har {wanted} felter, og denne fylder {pages}"))
                .help("Gør teksten kortere, eller vælg et hæfte:  layout = \"brochure\"")
                .help(format!("Skal den være på {pages} felter?  pages = {pages}"));
        }
        let words = Words::title(format!("Udgivelsen fylder {pages} sider; den skulle fylde {wanted}"));
        let words = match pages > wanted {
            true => words.help("Gør teksten kortere, eller gør billeder mindre med width"),
            false => words.help("Tag mere med, eller gør billeder større med width"),
        };
        words.help(format!("Er {pages} sider i orden?  pages = {pages}"))
    }

    fn english(&self) -> Words {
        let Self { pages, wanted, folded } = self;
        if *folded {
            return Words::title(format!("A leaflet has {wanted} panels, and this one takes {pages}"))
                .help("Shorten the text, or choose a booklet:  layout = \"brochure\"")
                .help(format!("Is it to have {pages} panels?  pages = {pages}"));
        }
        let words = Words::title(format!("The publication takes {pages} pages; it was to take {wanted}"));
        let words = match pages > wanted {
            true => words.help("Shorten the text, or make pictures smaller with width"),
            false => words.help("Add to the text, or make pictures larger with width"),
        };
        words.help(format!("Are {pages} pages all right?  pages = {pages}"))
    }
}
