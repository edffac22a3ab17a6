//! What became of a document's words: how many stand in the draft, which are missing, and which are left out.

use maud::{Markup, html};

use crate::import::{Absent, Proof};
use crate::locale::Locale;
use crate::studio::importing::Kept;

/// What became of every word.
pub(super) fn proof(kept: &Kept, proof: &Proof, locale: Locale) -> Markup {
    let all = proof.kept + proof.left_out + proof.lost.len();
    html! {
        section.proof aria-labelledby="proof" {
            h2 #proof { (locale.pick("Er alle ord med?", "Is every word there?")) }
            @if proof.lost.is_empty() {
                p { strong.good { (locale.pick("Ja. ", "Yes. ")) }
                    (locale.pick(
                        format!("Af de {all} ord, der kom ind, står {} i kladden. {} er udeladt med en grund.", proof.kept, proof.left_out),
                        format!("Of the {all} words that came in, {} stand in the draft. {} are left out with a reason.", proof.kept, proof.left_out),
                    ))
                }
            } @else {
                p { strong.bad { (locale.pick("Nej. ", "No. ")) }
                    (locale.pick(
                        format!("{} af de {all} ord, der kom ind, står ikke i kladden og er ikke udeladt med en grund:", proof.lost.len()),
                        format!("{} of the {all} words that came in don't stand in the draft and aren't left out with a reason:", proof.lost.len()),
                    ))
                }
                p.lost { (proof.lost.join(", ")) }
            }
            @if proof.added > 0 {
                p.quiet { (added(proof.added, locale)) }
            }
            (absent(locale.pick("Udeladt af jer", "Left out by you"), &kept.left_out, locale))
            (absent(locale.pick("Udeladt, da dokumentet kom ind", "Left out as the document came in"), &kept.original.left_out, locale))
        }
    }
}

/// How many words the document doesn't have.
fn added(count: usize, locale: Locale) -> String {
    match count {
        1 => locale.pick(
            "1 ord er kommet til: et, du har skrevet, eller en overskrift, studiet har sat.".to_owned(),
            "1 word is new: one that you wrote, or a heading that the studio put there.".to_owned(),
        ),
        _ => locale.pick(
            format!("{count} ord er kommet til: ord, du har skrevet, og overskrifter, studiet har sat."),
            format!("{count} words are new: words that you wrote, and headings that the studio put there."),
        ),
    }
}

fn absent(title: &str, all: &[Absent], locale: Locale) -> Markup {
    let words: usize = all.iter().map(Absent::count).sum();
    let words = match words {
        0 => String::new(),
        1 => locale.pick("1 ord, ".to_owned(), "1 word, ".to_owned()),
        _ => locale.pick(format!("{words} ord, "), format!("{words} words, ")),
    };
    let places = match all.len() {
        1 => locale.pick("1 sted".to_owned(), "1 place".to_owned()),
        count => locale.pick(format!("{count} steder"), format!("{count} places")),
    };
    html! {
        @if !all.is_empty() {
            details.group {
                summary { (title) ": " (words) (places) }
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table {
                        thead { tr { th scope="col" { (locale.pick("Ord", "Words")) } th scope="col" { (locale.pick("Hvorfor", "Why")) } } }
                        tbody { @for one in all { tr { td { (one.words) } td { (one.why) } } } }
                    }
                }
            }
        }
    }
}
