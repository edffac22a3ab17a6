//! Text stands out from its background.
//!
//! WCAG 2.2, 1.4.3: 4.5:1, or 3:1 for large text. Layouts list every pair of colours they use; whether
//! the pairs have enough contrast depends on the publisher's brand.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout::{Contrast, Palette};
use crate::policy::{Colour, Located};

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
    let of = |primary, accent| Palette::new(&layout.settings.colours, primary, accent);
    let palette = of(*brand.primary, *brand.accent);
    let darker = |colour: Colour, steps: u8| BLACK.mix(colour, f64::from(steps) / f64::from(STEPS));
    // The palette with one of the two made darker.
    let with = |which, steps| match which {
        Which::Primary => of(darker(*brand.primary, steps), *brand.accent),
        Which::Accent => of(*brand.primary, darker(*brand.accent, steps)),
    };
    let reaches = |palette: &Palette<'_>, pair: &Contrast| {
        palette.contrast(&pair.text, &pair.on).is_some_and(|ratio| ratio >= pair.minimum)
    };
    let pairs = &layout.settings.contrast;
    let mut failed: BTreeMap<Which, Vec<Pair>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| !reaches(&palette, pair)) {
        let (Some(text), Some(on)) = (palette.get(&pair.text), palette.get(&pair.on)) else {
            unreachable!("a layout whose colours stand for none is not loaded: {pair:?}")
        };
        // The colour is to blame that needs to change least.
        let steps = |which| (1..=STEPS).find(|steps| reaches(&with(which, *steps), pair)).unwrap_or(u8::MAX);
        let which = if steps(Which::Accent) < steps(Which::Primary) { Which::Accent } else { Which::Primary };
        let ratio = text.contrast(on);
        failed.entry(which).or_default().push(Pair { text, on, ratio, minimum: pair.minimum });
    }
    let blamed: Vec<Which> = failed.keys().copied().collect();
    // One finding per colour, about its worst pair: only one line of the source has to change.
    for (which, mut worst) in failed {
        worst.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let others = worst.len() - 1;
        let Pair { text, on, ratio, minimum } = worst.swap_remove(0);
        // Where both have to change, neither alone makes every pair pass.
        let passes = |steps: &u8| {
            let changed = with(which, *steps);
            pairs.iter().all(|pair| reaches(&changed, pair) || blamed.len() > 1 && !reaches(&palette, pair))
        };
        let colour = match which {
            Which::Primary => &brand.primary,
            Which::Accent => &brand.accent,
        };
        let enough = (1..=STEPS).find(passes).filter(|_| blamed.len() == 1);
        let enough = enough.map(|steps| darker(**colour, steps).hex());
        let fault = ContrastLow {
            key: which.key(),
            typed: typed(context, colour),
            text: text.hex(),
            on: on.hex(),
            ratio,
            minimum,
            others,
            enough,
        };
        findings.under(&rule.code).at(colour.place(), fault);
    }
}

/// A colour as the source has it: "#FFF" is "#FFF" in the message, too.
fn typed(context: &Context<'_>, colour: &Located<Colour>) -> String {
    let place = colour.place();
    let written = context.source(place.file).get(place.range()).map(|text| text.trim_matches(['"', '\'']));
    written.filter(|text| text.starts_with('#')).map_or_else(|| colour.hex(), str::to_owned)
}

const BLACK: Colour = Colour { rgb: [0; 3] };

/// How many steps there are from a colour to black.
const STEPS: u8 = 200;

/// A colour of the publisher's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Which {
    Primary,
    Accent,
}

impl Which {
    fn key(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Accent => "accent",
        }
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
    /// The key of the publisher's colour.
    key: &'static str,
    /// The colour as it was typed.
    typed: String,
    text: String,
    on: String,
    ratio: f64,
    minimum: f64,
    /// How many other pairs in the layout fail because of the same colour.
    others: usize,
    /// The nearest darker colour with which all pairs pass.
    enough: Option<String>,
}

impl ContrastLow {
    /// What the ratio is and has to be. Rounded down, so that what is too little never looks like enough.
    fn numbers(&self) -> (String, String) {
        (format!("{:.2}", (self.ratio * 100.0).floor() / 100.0), format!("{:.1}", self.minimum))
    }
}

impl Message for ContrastLow {
    fn danish(&self) -> Words {
        let Self { key, typed, text, on, others, enough, .. } = self;
        let (ratio, minimum) = self.numbers();
        let (ratio, minimum) = (ratio.replace('.', ","), minimum.replace('.', ","));
        let elsewhere = match others {
            0 => None,
            1 => Some("Det gælder også et andet sted, hvor layoutet bruger farven".to_owned()),
            more => Some(format!("Det gælder også {more} andre steder, hvor layoutet bruger farven")),
        };
        let title =
            format!("Farven {typed} giver for lille kontrast: {ratio}:1. Der skal mindst være {minimum}:1");
        let words = Words::new(title, elsewhere)
            .help(format!("Layoutet bruger den til teksten {text} på bunden {on} (WCAG 1.4.3)"));
        match enough {
            Some(enough) => {
                words.help(format!("Den nærmeste mørkere farve, der er nok:  {key} = \"{enough}\""))
            }
            None => words.help("Vælg en mørkere farve"),
        }
    }

    fn english(&self) -> Words {
        let Self { key, typed, text, on, others, enough, .. } = self;
        let (ratio, minimum) = self.numbers();
        let elsewhere = match others {
            0 => None,
            1 => Some("So does another place where the layout uses the colour".to_owned()),
            more => Some(format!("So do {more} other places where the layout uses the colour")),
        };
        let title = format!(
            "The colour {typed} gives too little contrast: {ratio}:1. It has to be {minimum}:1 at least"
        );
        let words = Words::new(title, elsewhere)
            .help(format!("The layout uses it for the text {text} on the ground {on} (WCAG 1.4.3)"));
        match enough {
            Some(enough) => {
                words.help(format!("The nearest darker colour that is enough:  {key} = \"{enough}\""))
            }
            None => words.help("Choose a darker colour"),
        }
    }
}
