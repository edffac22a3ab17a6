//! An easy-read PDF has no more pages than its readers can be expected to read.
//!
//! The report on the easy-read edition doesn't include this rule: it is made before there are pages.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "R26",
        name: "too-many-pages",
        level: Level::Warning,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En letlæst PDF på mere end 24 sider; kun `build` kan se det",
        en: "An easy-read PDF of more than 24 pages; only `build` finds it",
    },
    why: Bilingual { da: "En lang tekst lægger læseren fra sig", en: "Readers put a long text down" },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r##"# sources/publishers/byen.toml
name = "Byens Kommune"
phone = "+45 12 34 56 78"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

[easy]
pages = 3

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
kind = "policy"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."

[section.easy]
text = "Du kan bruge hallerne om aftenen."

[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller."

[section.easy]
text = "Du kan vælge mellem 12 haller.""##,
        because: Bilingual {
            da: "et afsnit, læseren kan undvære",
            en: "a section that the reader can do without",
        },
        right: r##"# sources/publishers/byen.toml
name = "Byens Kommune"
phone = "+45 12 34 56 78"

[brand]
primary = "#1f4e79"
accent = "#a33b00"

[easy]
pages = 3

# sources/eksempel/policy.toml
schema = 1

[policy]
title = "Alle skal med"
kind = "policy"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "fritid"
title = "Fritid"
text = "Hallerne er åbne om aftenen."

[section.easy]
text = "Du kan bruge hallerne om aftenen."

[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller."
easy_skip = "Tal til fagfolk""##,
    }],
    more: Bilingual {
        da: "Er et helt afsnit udeladt, så skriv hvorfor: `easy_skip = \"Tal til fagfolk\"`. Grænse: \
            `pages = 24`.",
        en: "Where a whole section is left out, give the reason: `easy_skip = \"Tal til fagfolk\"`. \
            Limit: `pages = 24`.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let (pages, limit) = (laid_out.easy_pages.unwrap_or(0), laid_out.publisher.easy.pages);
    if pages > limit {
        found.at(laid_out.policy.head, TooManyPages { pages, limit });
    }
}

/// An easy-read PDF with more pages than recommended.
#[derive(Debug)]
struct TooManyPages {
    pages: usize,
    limit: usize,
}

impl Message for TooManyPages {
    fn danish(&self) -> Words {
        Words::title(format!("Den letlæste PDF er på {} sider; helst højst {}", self.pages, self.limit))
            .help("Udelad det, læseren kan undvære. Skal et helt afsnit ud, så skriv grunden i easy_skip")
    }

    fn english(&self) -> Words {
        Words::title(format!("The easy-read PDF has {} pages; {} should be the most", self.pages, self.limit)).help(
            "Leave out what the reader can do without; where that is a whole section, give the reason in easy_skip",
        )
    }
}
