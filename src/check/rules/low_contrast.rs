//! Text stands out from its background.
//!
//! WCAG 2.2, 1.4.3: 4.5:1, or 3:1 for large text. Layouts list every pair of colours they use; whether
//! the pairs have enough contrast depends on the publisher's brand.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout::Palette;
use crate::policy::{Colour, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U041",
        name: "low-contrast",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Udgiverens farver giver for lille kontrast et sted i layoutet",
        en: "The publisher's colours have too little contrast somewhere in the layout",
    },
    why: Bilingual {
        da: "4,5:1 mellem tekst og bund (WCAG 2.2, 1.4.3)",
        en: "4.5:1 between text and ground (WCAG 2.2, 1.4.3)",
    },
    examples: &[Example {
        part: SourcePart::Publisher,
        wrong: r##"[brand]
primary = "#ffd54f""##,
        because: Bilingual { da: "gul tekst på hvidt", en: "yellow on white" },
        right: r##"[brand]
primary = "#1f4e79""##,
    }],
    more: Bilingual {
        da: "Hvert layout har en liste over de par af farver, det bruger. Er udgiverens `primary` eller \
             `accent` for lys, bliver en overskrift, et sidetal eller teksten på forsiden svær at læse. Vælg \
             en mørkere farve i udgiverens `[brand]`.",
        en: "Each layout lists the pairs of colours it uses. Where the publisher's `primary` or `accent` is \
             too light, a heading, a page number or the text on the cover is hard to read. Choose a darker \
             colour in the publisher's `[brand]`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let (Some(layout), Some(publisher)) = (context.layout, context.publisher) else { return };
    let brand = &publisher.brand;
    let palette = Palette::new(&layout.settings.colours, *brand.primary, *brand.accent);
    let mut failed: BTreeMap<Place, Vec<Pair>> = BTreeMap::new();
    for pair in &layout.settings.contrast {
        let (Some(text), Some(on)) = (palette.get(&pair.text), palette.get(&pair.on)) else {
            unreachable!("a layout whose colours stand for none is not loaded: {pair:?}")
        };
        let ratio = text.contrast(on);
        if ratio < pair.minimum {
            let accent = palette.blames_accent(&pair.text, &pair.on, pair.minimum);
            let place = if accent { brand.accent.place() } else { brand.primary.place() };
            failed.entry(place).or_default().push(Pair { text, on, ratio, minimum: pair.minimum });
        }
    }
    // One finding per colour, about its worst pair: only one line of the source has to change.
    for (place, mut pairs) in failed {
        pairs.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let others = pairs.len() - 1;
        let Pair { text, on, ratio, minimum } = pairs.swap_remove(0);
        let fault = ContrastLow { text: text.hex(), on: on.hex(), ratio, minimum, others };
        findings.under(&rule.code).at(place, fault);
    }
}

struct Pair {
    text: Colour,
    on: Colour,
    ratio: f64,
    minimum: f64,
}

#[derive(Debug)]
struct ContrastLow {
    text: String,
    on: String,
    ratio: f64,
    minimum: f64,
    /// How many other pairs in the layout fail because of the same colour.
    others: usize,
}

impl Message for ContrastLow {
    fn danish(&self) -> Words {
        let Self { text, on, ratio, minimum, others } = self;
        let number = |value: &f64| format!("{value:.1}").replace('.', ",");
        let elsewhere = match others {
            0 => None,
            1 => Some("Det gælder også et andet sted, hvor layoutet bruger farven".to_owned()),
            more => Some(format!("Det gælder også {more} andre steder, hvor layoutet bruger farven")),
        };
        let title = format!("Farven giver for lille kontrast ({}:1): {text} på {on}", number(ratio));
        Words::new(title, elsewhere)
            .help(format!("Tekst skal have mindst {}:1 mod sin baggrund (WCAG 1.4.3)", number(minimum)))
            .help("Vælg en mørkere farve")
    }

    fn english(&self) -> Words {
        let Self { text, on, ratio, minimum, others } = self;
        let elsewhere = match others {
            0 => None,
            1 => Some("So does another place where the layout uses the colour".to_owned()),
            more => Some(format!("So do {more} other places where the layout uses the colour")),
        };
        Words::new(format!("The colour gives too little contrast ({ratio:.1}:1): {text} on {on}"), elsewhere)
            .help(format!("Text has to have at least {minimum:.1}:1 against its ground (WCAG 1.4.3)"))
            .help("Choose a darker colour")
    }
}
