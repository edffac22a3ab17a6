//! `layout.toml`: the settings of a layout, merged over those that all layouts share.
//!
//! A file that says `extends = "base"` is merged over the base's: tables key by key, lists as a whole. Any other file
//! stands alone, so a layout written before there was a base keeps its colours and its pairs.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use super::Palette;
use super::error::LayoutWhy;

/// The settings of a layout, including those it inherits from the base.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// Name for people.
    pub name: String,
    /// The Typst file that defines `layout(data)`.
    pub main: String,
    /// Font families in use, fallbacks last.
    pub fonts: Vec<String>,
    /// Panels of the sheet that it is folded of, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panels: Option<NonZeroUsize>,
    /// What it is for, by language.
    pub description: BTreeMap<String, String>,
    /// Size of the trimmed page.
    pub page: Page,
    /// Colours by name; see [`Palette`].
    pub colours: BTreeMap<String, String>,
    /// Every pair of a text colour and a background that the layout uses.
    pub contrast: Vec<Contrast>,
}

impl Settings {
    /// Whether another layout has the same colours in the same places.
    #[must_use]
    pub fn has_colours_of(&self, other: &Self) -> bool {
        (&self.colours, &self.contrast) == (&other.colours, &other.contrast)
    }
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    panels: Option<NonZeroUsize>,
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
    pub why: SettingsWhy,
}

/// What is wrong with a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SettingsWhy {
    /// It isn't text.
    NotText,
    /// It isn't TOML, or says what settings can't: line and column from 1, and what the parser says.
    NotRead { at: (usize, usize), said: String },
    /// This key isn't there.
    NoKey(&'static str),
    /// This is no colour.
    NoColour(String),
}

impl SettingsWhy {
    /// The same of a layout whose file this is.
    pub fn of(self, path: &str) -> LayoutWhy {
        let path = path.to_owned();
        match self {
            Self::NotText => LayoutWhy::NotText { path },
            Self::NotRead { at, said } => LayoutWhy::Settings { path, at, said },
            Self::NoKey(key) => LayoutWhy::NoKey { path, key },
            Self::NoColour(colour) => LayoutWhy::NoColour { path, colour },
        }
    }
}

impl LayoutFile {
    /// Parses a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, SettingsWhy> {
        let text = std::str::from_utf8(bytes).map_err(|_| SettingsWhy::NotText)?;
        toml::from_str(text).map_err(|why| {
            let start = why.span().map_or(0, |span| text.floor_char_boundary(span.start));
            let before = &text[..start];
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let at = (before.matches('\n').count() + 1, column);
            SettingsWhy::NotRead { at, said: why.message().to_owned() }
        })
    }

    /// Whether the base has to be read as well.
    pub fn extends_base(&self) -> bool {
        self.extends.is_some()
    }

    /// Merges this file over the base's, or over an empty one if it stands alone.
    pub fn over(self, base: Self) -> Result<Settings, SettingsFault> {
        let missing = |key| SettingsFault { in_base: false, why: SettingsWhy::NoKey(key) };
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
            return Err(SettingsFault { in_base, why: SettingsWhy::NoColour(colour.to_owned()) });
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
            panels: self.panels.or(base.panels),
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
        assert_eq!(fault, SettingsFault { in_base: false, why: SettingsWhy::NoColour("inkk".into()) });
        let fault = over(OWN, &BASE.replace("text = \"ink\"", "text = \"inkk\"")).expect_err("a fault");
        assert_eq!(fault, SettingsFault { in_base: true, why: SettingsWhy::NoColour("inkk".into()) });
        let fault = over(&OWN.replace("width_mm = 100\n", ""), BASE).expect_err("a fault");
        assert_eq!(fault, SettingsFault { in_base: false, why: SettingsWhy::NoKey("page.width_mm") });
        let told = |bytes: &[u8]| match LayoutFile::parse(bytes) {
            Err(SettingsWhy::NotRead { at, said }) => (at, said),
            other => panic!("{other:?}"),
        };
        let (at, said) = told(b"extends = \"brochure\"");
        assert!(at == (1, 11) && said.contains("base"), "{at:?} {said}");
        let (at, said) = told("name = \"å\"\ncolors = 1".as_bytes());
        assert!(at == (2, 1) && said.contains("colors"), "{at:?} {said}");
        assert_eq!(LayoutFile::parse(b"\xff").expect_err("a fault"), SettingsWhy::NotText);
    }

    #[test]
    fn what_typst_is_given_reads_back_as_the_same() {
        let settings = over(OWN, BASE).expect("settings");
        let text = toml::to_string(&settings).expect("TOML");
        let again = over(&text, "").expect("a file that stands alone");
        assert_eq!(format!("{settings:?}"), format!("{again:?}"));
        let folded = over(&format!("panels = 8\n{OWN}"), BASE).expect("settings");
        let text = toml::to_string(&folded).expect("TOML");
        assert_eq!(over(&text, "").expect("a file that stands alone").panels, NonZeroUsize::new(8));
    }
}
