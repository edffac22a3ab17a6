//! The pages beside the form.

use maud::{Markup, html};

use crate::locale::Locale;
use crate::policy::VariantName;
use crate::studio::words;

/// What can be looked at while somebody writes.
pub const PREVIEWS: [VariantName; 5] = [
    VariantName::Screen,
    VariantName::LargePrint,
    VariantName::Epub,
    VariantName::EasyPdf,
    VariantName::EasyText,
];

/// Those of them that are easy-read.
pub const EASY_PREVIEWS: [VariantName; 2] = [VariantName::EasyPdf, VariantName::EasyText];

/// Room for pages; the script fills it.
pub fn preview(slug: &str, shown: VariantName, among: &[VariantName], locale: Locale) -> Markup {
    html! {
        aside.preview aria-labelledby="preview-title" {
            div.heading {
                h2 #preview-title tabindex="-1" { (locale.pick("Sådan bliver det", "How it will look")) }
                label.hidden for="preview-variant" { (locale.pick("Vis", "Show")) }
                select #preview-variant {
                    @for variant in among {
                        option value=(variant) selected[*variant == shown] {
                            (words::name("variants", variant.name(), locale))
                        }
                    }
                }
            }
            p #preview-state .quiet role="status" {}
            div #pages data-slug=(slug) data-click=(locale.pick("Gå til teksten på side", "Go to the text of page")) tabindex="-1" {}
        }
    }
}
