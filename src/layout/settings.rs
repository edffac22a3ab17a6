//! `layout.toml`: the settings of a layout, merged over those that all layouts share.
//!
//! A file that says `extends = "base"` is merged over the base's: tables key by key, lists as a whole. Any other file
//! stands alone, so a layout written before there was a base keeps its colours and its pairs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Palette;

/// The settings of a layout, including those it inherits from the base.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// Name for people.
    pub name: String,
    /// The Typst file that defines `layout(data)`.
    pub main: String,
    /// Font families in use, fallbacks last.
    pub fonts: Vec<String>,
    /// What it is for, by language.
    pub description: BTreeMap<String, String>,
    /// Size of the trimmed page.
    pub page: Page,
    /// Colours by name; see [`Palette`].
    pub colours: BTreeMap<String, String>,
    /// Every pair of a text colour and a background that the layout uses.
    pub contrast: Vec<Contrast>,
}

/// The size of a trimmed page.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Page {
    /// Width in mm.
    pub width_mm: f64,
    /// Height in mm.
    pub height_mm: f64,
}

/// A pair of colours that needs enough contrast.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Colour of the text.
    pub text: String,
    /// Colour of the background.
    pub on: String,
    /// What the pair is used for.
    #[serde(rename = "use")]
    pub purpose: String,
    /// Lowest contrast ratio: 4.5, or 3.0 for text of at least 18 pt, or 14 pt bold (WCAG 2.2, 1.4.3).
    pub minimum: f64,
}

/// In a pair, this stands for each of the layout's `section-…` colours in turn.
const EACH_SECTION: &str = "section-*";

/// One `layout.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayoutFile {
    extends: Option<Extends>,
    name: Option<String>,
    main: Option<String>,
    fonts: Option<Vec<String>>,
    #[serde(default)]
    description: BTreeMap<String, String>,
    #[serde(default)]
    page: PageTable,
    #[serde(default)]
    colours: BTreeMap<String, String>,
    contrast: Option<Vec<Contrast>>,
}

/// What a layout may extend. Only the base: layouts that extend each other would be hard to follow.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Extends {
    Base,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageTable {
    width_mm: Option<f64>,
    height_mm: Option<f64>,
}

/// What is wrong, and in which of the two files.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SettingsFault {
    pub in_base: bool,
    pub why: String,
}

impl LayoutFile {
    /// Parses a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|why| why.to_string())?;
        toml::from_str(text).map_err(|why| why.to_string())
    }

    /// Whether the base has to be read as well.
    pub fn extends_base(&self) -> bool {
        self.extends.is_some()
    }

    /// Merges this file over the base's, or over an empty one if it stands alone.
    pub fn over(self, base: Self) -> Result<Settings, SettingsFault> {
        let missing = |key: &str| SettingsFault { in_base: false, why: format!("`{key}` is missing") };
        let colours = merged(base.colours.clone(), self.colours.clone());
        let pairs_of_base = self.contrast.is_none();
        let written = self.contrast.or(base.contrast).ok_or_else(|| missing("contrast"))?;
        let contrast: Vec<Contrast> = written.iter().flat_map(|pair| pair.each(&colours)).collect();

        // A pair that names an unknown colour would never be checked.
        let palette = Palette::plain(&colours);
        let sides = contrast.iter().flat_map(|pair| [&pair.text, &pair.on]);
        let unknown = palette.unknown(self.colours.values()).map(|colour| (false, colour));
        let unknown = unknown.or_else(|| palette.unknown(base.colours.values()).map(|colour| (true, colour)));
        let unknown = unknown.or_else(|| palette.unknown(sides).map(|colour| (pairs_of_base, colour)));
        if let Some((in_base, colour)) = unknown {
            return Err(SettingsFault { in_base, why: format!("`{colour}` is not a colour") });
        }

        let description = merged(base.description, self.description);
        if description.is_empty() {
            return Err(missing("description"));
        }
        if colours.is_empty() {
            return Err(missing("colours"));
        }
        Ok(Settings {
            name: self.name.or(base.name).ok_or_else(|| missing("name"))?,
            main: self.main.or(base.main).ok_or_else(|| missing("main"))?,
            fonts: self.fonts.or(base.fonts).ok_or_else(|| missing("fonts"))?,
            description,
            page: Page {
                width_mm: self
                    .page
                    .width_mm
                    .or(base.page.width_mm)
                    .ok_or_else(|| missing("page.width_mm"))?,
                height_mm: self
                    .page
                    .height_mm
                    .or(base.page.height_mm)
                    .ok_or_else(|| missing("page.height_mm"))?,
            },
            colours,
            contrast,
        })
    }
}

/// Merges one table over another, key by key.
fn merged(under: BTreeMap<String, String>, over: BTreeMap<String, String>) -> BTreeMap<String, String> {
    under.into_iter().chain(over).collect()
}

impl Contrast {
    /// The pairs that this one stands for: itself, or one for each section colour.
    fn each(&self, colours: &BTreeMap<String, String>) -> Vec<Self> {
        if !self.text.contains(EACH_SECTION) && !self.on.contains(EACH_SECTION) {
            return vec![self.clone()];
        }
        let sections = colours.keys().filter(|name| name.starts_with("section-"));
        let with = |name: &String| Self {
            text: self.text.replace(EACH_SECTION, name),
            on: self.on.replace(EACH_SECTION, name),
            ..self.clone()
        };
        sections.map(with).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = r##"
main = "layout.typ"
fonts = ["One", "Two"]
[colours]
ink = "#000000"
section-1 = "primary"
section-2 = "accent"
[[contrast]]
text = "ink"
on = "section-* 9% white"
use = "panels"
minimum = 4.5
"##;
    const OWN: &str = r#"
extends = "base"
name = "own"
[description]
en = "A layout"
[page]
width_mm = 100
height_mm = 200
"#;

    fn over(own: &str, base: &str) -> Result<Settings, SettingsFault> {
        LayoutFile::parse(own.as_bytes())
            .expect("own")
            .over(LayoutFile::parse(base.as_bytes()).expect("base"))
    }

    #[test]
    fn what_a_layout_leaves_out_is_the_bases() {
        let settings = over(OWN, BASE).expect("settings");
        assert_eq!((settings.main.as_str(), settings.fonts.len()), ("layout.typ", 2));
        let grounds: Vec<&str> = settings.contrast.iter().map(|pair| pair.on.as_str()).collect();
        assert_eq!(grounds, ["section-1 9% white", "section-2 9% white"], "a pair for each section");
    }

    #[test]
    fn tables_are_laid_over_key_by_key_and_lists_whole() {
        let own =
            format!("fonts = [\"Three\"]\n{OWN}[colours]\nink = \"#111111\"\nsection-3 = \"#222222\"\n");
        let settings = over(&own, BASE).expect("settings");
        assert_eq!(settings.fonts, ["Three"]);
        let names: Vec<&str> = settings.colours.keys().map(String::as_str).collect();
        assert_eq!(names, ["ink", "section-1", "section-2", "section-3"]);
        assert_eq!(settings.colours["ink"], "#111111");
        assert_eq!(settings.contrast.len(), 3, "the base's pairs hold for a section of one's own");
    }

    #[test]
    fn a_fault_is_told_of_the_file_it_stands_in() {
        let bad_colour = format!("{OWN}[colours]\nink = \"inkk\"\n");
        let fault = over(&bad_colour, BASE).expect_err("a fault");
        assert_eq!(fault, SettingsFault { in_base: false, why: "`inkk` is not a colour".into() });
        let fault = over(OWN, &BASE.replace("text = \"ink\"", "text = \"inkk\"")).expect_err("a fault");
        assert_eq!(fault, SettingsFault { in_base: true, why: "`inkk` is not a colour".into() });
        let fault = over(&OWN.replace("width_mm = 100\n", ""), BASE).expect_err("a fault");
        assert_eq!(fault, SettingsFault { in_base: false, why: "`page.width_mm` is missing".into() });
        assert!(LayoutFile::parse(b"extends = \"brochure\"").expect_err("a fault").contains("base"));
        assert!(LayoutFile::parse(b"colors = 1").expect_err("a fault").contains("colors"));
    }

    #[test]
    fn what_typst_is_given_reads_back_as_the_same() {
        let settings = over(OWN, BASE).expect("settings");
        let text = toml::to_string(&settings).expect("TOML");
        let again = over(&text, "").expect("a file that stands alone");
        assert_eq!(format!("{settings:?}"), format!("{again:?}"));
    }
}
