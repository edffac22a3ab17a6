//! Text can be told from its ground.
//!
//! WCAG 2.2, 1.4.3: 4.5:1, or 3:1 for large text. Layouts list every pair of colours they use; a publisher's
//! brand decides whether it holds.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::layout::Palette;
use crate::policy::{Colour, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U041",
        name: "low-contrast",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
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
    // One message a colour, about its worst pair: it is one line that has to be mended.
    for (place, mut pairs) in failed {
        pairs.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let others = pairs.len() - 1;
        let Pair { text, on, ratio, minimum } = pairs.swap_remove(0);
        let fault = Fault::ContrastLow { text: text.hex(), on: on.hex(), ratio, minimum, others };
        findings.under(&rule.code).at(place, fault);
    }
}

struct Pair {
    text: Colour,
    on: Colour,
    ratio: f64,
    minimum: f64,
}
