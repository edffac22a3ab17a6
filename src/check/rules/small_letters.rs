//! Letters in a drawing can be read on its pages.
//!
//! A drawing is set as wide as its place, and its letters become larger or smaller with it: what looks fine in the drawing
//! program may be 5 pt on the page. Large print is a promise of 18 pt, and a figure is part of what is promised.

use std::collections::BTreeMap;

use crate::check::{DrawnLetters, LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};
use crate::locale::listed;
use crate::policy::{Place, VariantName};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U033",
        name: "small-letters",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Bogstaver i en tegning, der bliver mindre end 9 punkt på skærm og papir, 14 i den letlæste PDF eller 18 i stor \
             skrift; kun `build` kan se det",
        en: "Letters in a drawing that come out smaller than 9 pt on screen and paper, 14 in the easy-read PDF or 18 in \
             large print; only `build` finds it",
    },
    why: Bilingual {
        da: "De er for små til at læse, og stor skrift lover store bogstaver – også i figurerne",
        en: "They are too small to read, and large print promises large letters, in figures too",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/tavle.svg"
alt = "Åbningstider: mandag til fredag kl. 8 til 22.""#,
        because: Bilingual {
            da: "teksten i tavle.svg er 20 høj i en tegning, der er 960 bred",
            en: "the text in tavle.svg is 20 high in a drawing that is 960 wide",
        },
        right: r#"type = "figure"
src = "images/stor-tavle.svg"
alt = "Åbningstider: mandag til fredag kl. 8 til 22.""#,
    }],
    more: Bilingual {
        da: "En tegning bliver sat så bred som sin plads, og bogstaverne følger med: I en tegning, der er 960 bred, skal de være \
             mindst 37 høje for at blive 18 punkt i stor skrift. Beskeden siger, hvor høje de skal være i netop den tegning. \
             Bogstaver, der er lavet om til kurver, og ord i et foto kan programmet ikke se; et logo regnes ikke med.",
        en: "A drawing is set as wide as its place, and its letters with it: in a drawing 960 wide they have to be at least \
             37 high to come out at 18 pt in large print. The message says how high they have to be in that drawing. The \
             program can't see letters that were turned into curves, nor words in a photograph; a logo doesn't count.",
    },
};

/// The least size of letters in a drawing, in pt; nothing for variants in which readers choose, or that others judge.
fn least(variant: VariantName) -> Option<u32> {
    match variant {
        VariantName::Screen | VariantName::Print => Some(9),
        VariantName::LargePrint => Some(18),
        VariantName::EasyPdf => Some(14),
        _ => None,
    }
}

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let mut by_place: BTreeMap<Place, Vec<Small>> = BTreeMap::new();
    for letters in &laid_out.letters {
        if let Some(small) = Small::of(letters) {
            by_place.entry(letters.place).or_default().push(small);
        }
    }
    for (place, mut shown) in by_place {
        shown.sort_by_key(|small| small.variant);
        // The same pages.
        if shown.iter().any(|small| small.variant == VariantName::Screen) {
            shown.retain(|small| small.variant != VariantName::Print);
        }
        let Some(letters) = laid_out.letters.iter().find(|one| one.place == place) else { continue };
        let needed = shown.iter().map(|small| small.needed).fold(0.0, f64::max);
        found.at(
            place,
            SmallLetters {
                words: letters.letters.words.clone(),
                written: tenths(f64::from(letters.letters.written)),
                // Above what is enough, so that whoever writes it isn't told again.
                needed: (needed * 10.0).ceil() as u64,
                shown,
            },
        );
    }
}

/// A size in tenths.
fn tenths(size: f64) -> u64 {
    (size * 10.0).round() as u64
}

#[derive(Debug)]
struct SmallLetters {
    words: String,
    /// As the drawing's file says it, in tenths.
    written: u64,
    /// What it would have to say, in tenths.
    needed: u64,
    /// In each variant in which they are too small.
    shown: Vec<Small>,
}

#[derive(Debug)]
struct Small {
    variant: VariantName,
    page: usize,
    /// In tenths of a pt.
    size: u64,
    least: u32,
    needed: f64,
}

impl Small {
    /// The letters, if they are too small in a variant.
    fn of(letters: &DrawnLetters<'_>) -> Option<Self> {
        let DrawnLetters { place: _, variant, page, pt, letters } = *letters;
        let (least, size) = (least(variant)?, tenths(pt));
        let needed = f64::from(letters.written) * f64::from(least) / pt;
        (size < tenths(f64::from(least))).then_some(Self { variant, page, size, least, needed })
    }
}

impl Message for SmallLetters {
    fn danish(&self) -> Words {
        let Self { words, written, needed, shown } = self;
        let named = |variant| match variant {
            VariantName::LargePrint => "i stor skrift",
            VariantName::EasyPdf => "i den letlæste PDF",
            VariantName::Print => "i trykudgaven",
            _ => "på skærm",
        };
        let sizes = shown.iter().map(|Small { variant, page, size, .. }| {
            format!("{} punkt {} (side {page})", decimal(*size, ','), named(*variant))
        });
        let leasts = shown.iter().map(|small| format!("{} punkt {}", small.least, named(small.variant)));
        Words::title(format!(
            "Ordene »{words}« i tegningen er for små: {}",
            listed(&sizes.collect::<Vec<_>>(), "og")
        ))
        .help(format!(
            "Gør bogstaverne mindst {} høje i tegningen, hvor de nu er {}; så bliver de {}",
            decimal(*needed, ','),
            decimal(*written, ','),
            listed(&leasts.collect::<Vec<_>>(), "og")
        ))
        .help("Eller skriv ordene i teksten, og lad dem være ude af tegningen")
    }

    fn english(&self) -> Words {
        let Self { words, written, needed, shown } = self;
        let named = |variant| match variant {
            VariantName::LargePrint => "in large print",
            VariantName::EasyPdf => "in the easy-read PDF",
            VariantName::Print => "in the printed edition",
            _ => "on screen",
        };
        let sizes = shown.iter().map(|Small { variant, page, size, .. }| {
            format!("{} pt {} (page {page})", decimal(*size, '.'), named(*variant))
        });
        let leasts = shown.iter().map(|small| format!("{} pt {}", small.least, named(small.variant)));
        Words::title(format!(
            "The words “{words}” in the drawing are too small: {}",
            listed(&sizes.collect::<Vec<_>>(), "and")
        ))
        .help(format!(
            "Make the letters at least {} high in the drawing, where they are {} now: {} then",
            decimal(*needed, '.'),
            decimal(*written, '.'),
            listed(&leasts.collect::<Vec<_>>(), "and")
        ))
        .help("Or write the words in the text, and leave them out of the drawing")
    }
}

/// A number with its tenth, if it has one.
fn decimal(tenths: u64, point: char) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}{point}{tenth}"),
    }
}
