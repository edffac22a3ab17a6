//! The charts of a sound policy, drawn in the colours of its publisher and for the pages of its layout.

use std::sync::Arc;

use crate::chart::{LARGE_LETTERS, LETTERS, Look, draw};
use crate::language;
use crate::layout::{Fonts, Layout, Palette};
use crate::policy::{Block, Chart, Colour, DrawnFor, Language, Picture, Policy, Publisher};
use crate::source::PictureReader;

/// What a page's width is to the width of its text, about.
const TEXT_WIDTH: f64 = 0.7;
/// The narrowest and the widest usual drawing, in pt.
const WIDTHS: (f64, f64) = (190.0, 330.0);
/// Width of a drawing for large print, whose pages are A4.
const LARGE_WIDTH: f64 = 430.0;
/// Points of a millimetre.
const MM: f64 = 72.0 / 25.4;

/// Every drawing of a chart, by its key.
pub(super) fn drawn(
    policy: &Policy,
    publisher: &Publisher,
    layout: &Layout,
    fonts: &Fonts,
    reader: &PictureReader,
) -> Vec<(String, Arc<Picture>)> {
    let charts = policy.blocks().filter_map(|block| match block.value() {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let charts: Vec<&Chart> = charts.collect();
    if charts.is_empty() {
        return Vec::new();
    }
    let (primary, accent) = (*publisher.brand.primary, *publisher.brand.accent);
    let said = policy.language.as_ref().or(publisher.language.as_ref());
    let language = language::of(&said.map_or_else(Language::danish, |language| language.value().clone()));
    let palette = Palette::new(&layout.settings.colours, primary, accent);
    let measure = |text: &str, semibold: bool| fonts.width(text, semibold);
    let usual = (TEXT_WIDTH * MM * layout.settings.page.width_mm).clamp(WIDTHS.0, WIDTHS.1);
    // One that is hardly wider is no other drawing.
    let narrow = if usual < 1.2 * WIDTHS.0 { usual } else { WIDTHS.0 };
    let sizes = [
        (DrawnFor::Column, (usual, LETTERS)),
        (DrawnFor::LargePrint, (LARGE_WIDTH, LARGE_LETTERS)),
        (DrawnFor::NarrowScreen, (narrow, LETTERS)),
    ];
    let each = charts.into_iter().flat_map(|chart| sizes.map(|size| (chart, size)));
    each.map(|(chart, (drawn_for, (width, size)))| {
        let look = Look {
            ink: palette.get("ink").unwrap_or(Colour { rgb: [0; 3] }),
            primary,
            accent,
            width,
            size,
            measure: &measure,
            missing: language.document.chart.missing,
            unit: language.document.chart.unit,
            decimal: language.decimal,
        };
        let picture = reader.known_or_read(draw(chart, &look), "svg");
        let picture = picture.unwrap_or_else(|why| unreachable!("a chart is a sound drawing: {why:?}"));
        (chart.key(drawn_for), picture)
    })
    .collect()
}
