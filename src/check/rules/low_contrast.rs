//! Text stands out from its background.
//!
//! WCAG 2.2, 1.4.3: 4.5:1, or 3:1 for large text. Layouts list every pair of colours they use; whether
//! the pairs have enough contrast depends on the publisher's brand.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout::{BrandColour, Branded, Cause, Pair};
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
    let branded = Branded::new(&layout.settings, *brand.primary, *brand.accent);
    let mut failed: BTreeMap<Cause, Vec<Pair<'_>>> = BTreeMap::new();
    for (cause, pair) in branded.failing() {
        failed.entry(cause).or_default().push(pair);
    }
    let is_alone = failed.keys().filter(|cause| **cause != Cause::Layout).count() == 1;
    // One finding per colour, about its worst pair: only one line of the source has to change.
    for (cause, mut worst) in failed {
        worst.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let others = worst.len() - 1;
        let Pair { text, on, ratio, minimum, .. } = worst.swap_remove(0);
        let (which, colour) = match cause {
            Cause::Colour(BrandColour::Accent) => (BrandColour::Accent, &brand.accent),
            Cause::Colour(BrandColour::Primary) | Cause::Both => (BrandColour::Primary, &brand.primary),
            Cause::Layout => {
                let chosen = context.policy.layout.as_ref().or(publisher.layout.as_ref());
                let place = chosen.map_or(publisher.name.place(), |name| name.place());
                let layout = layout.settings.name.clone();
                let fault = LayoutLow { layout, text: text.hex(), on: on.hex(), ratio, minimum, others };
                findings.under(&rule.code).at(place, fault);
                continue;
            }
        };
        // Where both have to change, neither alone makes every pair pass.
        let nearest = (is_alone && cause != Cause::Both).then(|| branded.nearest(which)).flatten();
        let enough = nearest.map(|colour| colour.hex());
        let fault = ContrastLow {
            key: which.key(),
            typed: typed(context, colour),
            text: text.hex(),
            on: on.hex(),
            ratio,
            minimum,
            others,
            enough,
            is_one_of_two: cause == Cause::Both,
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
    /// Whether the publisher's other colour has to be darker as well.
    is_one_of_two: bool,
}

/// What a ratio is and has to be. Rounded down, so that what is too little never looks like enough.
fn numbers(ratio: f64, minimum: f64) -> (String, String) {
    (format!("{:.2}", (ratio * 100.0).floor() / 100.0), format!("{minimum:.1}"))
}

impl Message for ContrastLow {
    fn danish(&self) -> Words {
        let Self { key, typed, text, on, others, enough, .. } = self;
        let (ratio, minimum) = numbers(self.ratio, self.minimum);
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
            None if self.is_one_of_two => words.help("Begge farver skal være mørkere"),
            None => words.help("Vælg en mørkere farve"),
        }
    }

    fn english(&self) -> Words {
        let Self { key, typed, text, on, others, enough, .. } = self;
        let (ratio, minimum) = numbers(self.ratio, self.minimum);
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
            None if self.is_one_of_two => words.help("Both colours have to be darker"),
            None => words.help("Choose a darker colour"),
        }
    }
}

/// A pair of colours in a layout that no colour of the publisher's makes pass.
#[derive(Debug)]
struct LayoutLow {
    layout: String,
    text: String,
    on: String,
    ratio: f64,
    minimum: f64,
    /// How many other pairs of the layout are so.
    others: usize,
}

impl Message for LayoutLow {
    fn danish(&self) -> Words {
        let Self { layout, text, on, others, .. } = self;
        let (ratio, minimum) = numbers(self.ratio, self.minimum);
        let (ratio, minimum) = (ratio.replace('.', ","), minimum.replace('.', ","));
        let elsewhere = match others {
            0 => None,
            1 => Some("Det gælder også et andet sted i layoutet".to_owned()),
            more => Some(format!("Det gælder også {more} andre steder i layoutet")),
        };
        let title = format!(
            "Layoutet »{layout}« giver for lille kontrast: {ratio}:1. Der skal mindst være {minimum}:1"
        );
        Words::new(title, elsewhere)
            .help(format!("Det har teksten {text} på bunden {on} (WCAG 1.4.3), og ingen mørkere farve hos udgiveren retter det"))
            .help("Ret layoutets farver, eller vælg et andet layout")
    }

    fn english(&self) -> Words {
        let Self { layout, text, on, others, .. } = self;
        let (ratio, minimum) = numbers(self.ratio, self.minimum);
        let elsewhere = match others {
            0 => None,
            1 => Some("So does another place of the layout".to_owned()),
            more => Some(format!("So do {more} other places of the layout")),
        };
        let title = format!(
            "The layout “{layout}” has too little contrast: {ratio}:1. It has to be {minimum}:1 at least"
        );
        Words::new(title, elsewhere)
            .help(format!("It has the text {text} on the ground {on} (WCAG 1.4.3), and no darker colour of the publisher's mends that"))
            .help("Change the layout's colours, or choose another layout")
    }
}
