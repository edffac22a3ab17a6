//! Large print holds few lines to a page: what belongs together stands together there all the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use typst::layout::Abs;

use super::{HEAD, Laid, in_every_layout, numbered, section, set_lines_of};
use crate::policy::VariantName;

/// The lines above the foot of each page after the contents, from the head down, with all that stands on one.
fn lines(laid: &Laid<'_>) -> Vec<Vec<String>> {
    let of_page = |page: &typst_layout::Page| {
        let foot = page.frame.height() - Abs::mm(30.0);
        let mut all: Vec<(f64, f64, String)> = set_lines_of(page)
            .into_iter()
            .filter(|line| line.from.y < foot)
            .map(|line| (line.from.y.to_pt(), line.from.x.to_pt(), line.text))
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lines: Vec<Vec<(f64, f64, String)>> = Vec::new();
        for piece in all {
            match lines.last_mut().filter(|line| (line[0].0 - piece.0).abs() < 1.0) {
                Some(line) => line.push(piece),
                None => lines.push(vec![piece]),
            }
        }
        let joined = |mut line: Vec<(f64, f64, String)>| {
            line.sort_by(|a, b| a.1.total_cmp(&b.1));
            line.into_iter().map(|(_, _, text)| text).collect::<Vec<_>>().join(" ")
        };
        lines.into_iter().map(joined).collect()
    };
    laid.document.pages().iter().skip(1).map(of_page).collect()
}

/// A description of any length follows its figure at once, with nothing between its lines, wherever the figure goes.
#[test]
fn nothing_stands_between_a_figure_and_the_lines_of_its_description() {
    const SECTIONS: usize = 9;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let number = numbered(level);
        let fill = |count| "Kort linje.\n\n".repeat(count);
        // From what fits below the figure, to what is higher than a page with it, to what is higher alone.
        let items = format!("- Del af {number}.\n").repeat(1 + 2 * (level % 8));
        let _ = write!(
            policy,
            "{}[[section.block]]\ntype = \"figure\"\nsrc = \"images/figur.svg\"\nalt = \"En figur\"\n\
             caption = \"Billedet {number}.\"\ndescription = \"\"\"\nHer er {number}:\n\n{items}\"\"\"\n\
             [[section.block]]\ntype = \"text\"\ntext = \"\"\"\n{}\"\"\"\n",
            section(level, "Et afsnit", &fill(1 + 5 * level % 13)),
            fill(if level % 3 == 0 { 1 } else { 15 }),
        );
    }
    in_every_layout(&policy, &|name, variant, laid| {
        if variant != VariantName::LargePrint {
            return;
        }
        let all: Vec<String> = lines(laid).concat();
        for level in 0..SECTIONS {
            let number = numbered(level);
            let caption = format!("Billedet {number}.");
            let at = all.iter().position(|line| line.trim() == caption).expect("a caption");
            let told = 2 + 2 * (level % 8);
            let after = &all[at + 1..at + 1 + told];
            assert!(
                after[0].contains(&format!("Her er {number}:"))
                    && after.iter().all(|line| line.contains(&number)),
                "{name}: after {caption} {after:#?}"
            );
        }
    });
}

/// No paragraph goes on with its last line alone, and none begins with its first alone.
#[test]
fn no_line_of_a_paragraph_is_alone_on_its_page() {
    const PARAGRAPHS: usize = 90;
    let mut text = String::new();
    for level in 0..PARAGRAPHS {
        let words = vec![numbered(level); 18 + 7 * (level % 9)].join(" ");
        let _ = write!(text, "{words}\n\n");
    }
    let policy = HEAD.to_owned() + &section(1, "Et afsnit", &text);
    in_every_layout(&policy, &|name, variant, laid| {
        if variant != VariantName::LargePrint {
            return;
        }
        let all = lines(laid);
        let mut parted = 0;
        for level in 0..PARAGRAPHS {
            let number = numbered(level);
            let on_pages: BTreeMap<usize, usize> = all
                .iter()
                .map(|page| page.iter().filter(|line| line.contains(&number)).count())
                .enumerate()
                .filter(|(_, count)| *count > 0)
                .collect();
            assert!(on_pages.values().all(|count| *count > 1), "{name}: {number} on {on_pages:?}");
            parted += usize::from(on_pages.len() > 1);
        }
        assert!(parted > 3, "{name}: {parted} paragraphs go over a page");
    });
}
