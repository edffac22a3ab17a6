//! The style sheet of the catalogue.

use super::listed::Listed;
use crate::policy::{Colour, VariantName};

/// The file of the style sheet.
pub const FILE: &str = "catalogue.css";

/// A kind of file that a reader may look for.
pub struct Kind {
    /// Its name in the page.
    pub name: &'static str,
    /// The variants that are of this kind.
    variants: &'static [VariantName],
}

impl Kind {
    /// Whether a variant is of this kind.
    pub fn holds(&self, variant: &str) -> bool {
        self.variants.iter().any(|one| one.name() == variant)
    }
}

/// All kinds.
pub static KINDS: &[Kind] = &[
    Kind {
        name: "easy",
        variants: &[
            VariantName::EasyWeb,
            VariantName::EasyText,
            VariantName::EasyPdf,
            VariantName::EasyEpub,
            VariantName::Braille,
        ],
    },
    Kind { name: "web", variants: &[VariantName::Web, VariantName::EasyWeb] },
    Kind { name: "pdf", variants: &[VariantName::Screen, VariantName::LargePrint, VariantName::EasyPdf] },
    Kind { name: "book", variants: &[VariantName::Epub, VariantName::EasyEpub] },
    Kind { name: "large", variants: &[VariantName::LargePrint] },
    Kind { name: "braille", variants: &[VariantName::Braille] },
];

/// Writes it: each publisher's heading has a line of their colour.
pub fn write(listed: &[Listed<'_>]) -> String {
    let mut style = BASE.to_owned();
    for Kind { name, .. } in KINDS {
        style.push_str(&format!(
            "body:has(#_vis-{name}:checked) :is(.publication:not(.has-{name}), .files > li:not(.{name})) {{ display: none; }}\n\
             body:has(#_vis-{name}:checked) .publisher:not(:has(.has-{name})) {{ display: none; }}\n"
        ));
    }
    for (number, group) in listed.chunk_by(|one, other| one.publisher() == other.publisher()).enumerate() {
        let colour = group.iter().find_map(|one| Colour::parse(&one.about.as_ref()?.colour));
        if let Some(colour) = colour {
            style.push_str(&format!("#_udgiver-{number} {{ --brand: {}; }}\n", colour.hex()));
        }
    }
    style
}

const BASE: &str = "\
*, ::before, ::after { box-sizing: border-box; }
:root { color-scheme: light dark; --ground: #ffffff; --text: #1a1a1a; --link: #00458b; --panel: #f2f4f5; --line: #6b7479; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --text: #ececec; --link: #9ecbff; --panel: #1f2529; --line: #8d979c; } }
html { -webkit-text-size-adjust: none; text-size-adjust: none; }
body { font: 1.125rem/1.55 system-ui, sans-serif; margin: 0; padding: clamp(1rem, 4vw, 3rem); background: var(--ground); color: var(--text); overflow-wrap: anywhere; }
main { max-width: 70rem; margin: 0 auto; }
h1 { font-size: clamp(1.8rem, 1.2rem + 3vw, 3rem); line-height: 1.15; margin: 0 0 1.5rem; }
h2 { font-size: 1.6rem; line-height: 1.2; margin: 2.5rem 0 1rem; padding-top: 0.8rem; border-top: 0.4rem solid var(--brand, var(--line)); }
@media (prefers-color-scheme: dark) { h2 { border-top-color: color-mix(in srgb, var(--brand, var(--line)) 60%, #ffffff); } }
h3 { font-size: 1.35rem; line-height: 1.25; margin: 0; }
a { color: var(--link); text-underline-offset: 0.18em; }
:focus-visible { outline: 0.2rem solid var(--link); outline-offset: 0.15rem; }
.choice { margin: 0 0 1rem; padding: 0.6rem 1rem 0.9rem; border: 0.0625rem solid var(--line); border-radius: 0.3rem; }
.choice legend { font-weight: bold; padding: 0 0.3rem; }
.choice .one { display: inline-block; margin: 0.2rem 1.2rem 0.2rem 0; }
.choice input { width: 1.5rem; height: 1.5rem; vertical-align: text-bottom; accent-color: var(--link); }
.choice label { padding: 0.2rem 0; }
.publication { display: grid; gap: 1rem 2rem; margin: 0 0 1.5rem; padding: clamp(1rem, 3vw, 1.8rem); background: var(--panel); border-radius: 0.4rem; }
.publication .cover { margin: 0; }
.publication img { display: block; max-width: 100%; max-height: 15rem; width: auto; height: auto; border: 0.0625rem solid var(--line); }
@media (min-width: 48rem) { .publication:has(.cover) { grid-template-columns: 13rem minmax(0, 1fr); } .publication img { max-height: 22rem; } }
.subtitle { margin: 0.2rem 0 0; }
dl { margin: 0.8rem 0; }
dl > div { margin: 0.15rem 0; }
dt { display: inline; font-weight: bold; }
dt::after { content: \": \"; }
dd { display: inline; margin: 0; }
ul { list-style: none; margin: 1rem 0; padding: 0; }
.files { display: grid; gap: 0.6rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
li a { display: inline-block; min-height: 1.5rem; }
.files a { font-weight: bold; }
.purpose { display: block; }
.unparted { white-space: nowrap; }
details { border-top: 0.0625rem solid var(--line); }
summary { padding: 0.6rem 0; cursor: pointer; }
details ul { margin-top: 0; }
details li { margin: 0.4rem 0; }
@media print {
  @page { margin: 16mm 18mm; }
  body { padding: 0; font-size: 10pt; }
  .choice, details { display: none; }
  .publication { break-inside: avoid; padding: 0; }
  .publication:has(.cover) { grid-template-columns: 8rem minmax(0, 1fr); }
  .files { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  h2 { break-after: avoid; }
}
";
