//! What a publisher wants of single formats: nothing of it is read by the readers of the text.

use crate::edition::Edition;
use crate::edition::markup::nfc;
use crate::policy::{
    Binding, Booklet, Braille, BrandInk, Cmyk, Colour, Fragment, Located, Press, Publisher, Text, address,
};

/// What a publisher, or whoever asks for the files, wants of single formats.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How files for paper are printed.
    pub press: Press,
    /// How braille is set.
    pub braille: Braille,
    /// Who evaluated the e-books.
    pub evaluation: Option<Evaluation>,
    /// How lines of plain text end.
    pub line_end: LineEnd,
    /// How HTML for a content management system is written.
    pub fragment: Fragment,
}

/// How lines of plain text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineEnd {
    /// LF, and no byte order mark.
    #[default]
    Unix,
    /// CR LF, and a byte order mark in front: for Notepad before Windows 10 of 2018.
    Windows,
}

/// An evaluation of the e-books by somebody with a name. EPUB Accessibility 1.1, 3.5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Who.
    pub by: String,
    /// When, as ISO 8601.
    pub on: String,
    /// Address of the report.
    pub report: Option<String>,
    /// What entitles them to judge.
    pub credential: Option<String>,
}

impl Settings {
    /// What a publisher wants for an edition, with the defaults for what it doesn't say.
    #[must_use]
    pub fn of(publisher: &Publisher, edition: &Edition, line_end: LineEnd) -> Self {
        Self {
            press: press(publisher),
            braille: publisher.braille,
            evaluation: evaluation(publisher, edition),
            line_end,
            fragment: publisher.fragment,
        }
    }
}

fn press(publisher: &Publisher) -> Press {
    let (print, brand) = (&publisher.print, &publisher.brand);
    let ink = |screen: &Located<Colour>, cmyk: &Option<Located<Cmyk>>, spot: &Option<Text>| BrandInk {
        screen: *screen.value(),
        cmyk: cmyk.as_ref().map(|cmyk| *cmyk.value()),
        spot: spot.as_ref().map(|spot| spot.trim().to_owned()),
    };
    Press {
        bleed_mm: print.bleed_mm(),
        binding: print.binding.as_ref().map_or(Binding::Saddle, |binding| *binding.value()),
        colour_bars: print.colour_bars.as_ref().is_some_and(|bars| *bars.value()),
        ink_limit: print.most_ink(),
        // A profile that says its condition knows better than a default.
        condition: match (&print.condition, print.profile.as_ref()) {
            (Some(condition), _) => nfc(condition),
            (None, Some(profile)) => profile.condition.map_or_else(|| profile.name.clone(), str::to_owned),
            (None, None) => Press::CONDITION.to_owned(),
        },
        condition_said: print.condition.is_some(),
        profile: print.profile.clone(),
        booklet: Booklet::new(
            print.booklet.as_ref().map(|by| *by.value()),
            print.booklet_sheet.as_ref().map(|sheet| *sheet.value()),
            print.paper.as_ref().map(|paper| *paper.value()),
        ),
        primary: ink(&brand.primary, &brand.primary_cmyk, &brand.primary_spot),
        accent: ink(&brand.accent, &brand.accent_cmyk, &brand.accent_spot),
    }
}

/// Who evaluated the e-books of this policy. An evaluation says nothing of what was changed after its day.
fn evaluation(publisher: &Publisher, edition: &Edition) -> Option<Evaluation> {
    let said = publisher.evaluation.as_ref()?;
    let on = *said.on.as_ref()?.value();
    let of_this = said.of.iter().any(|slug| *slug.value() == edition.slug);
    let still_true = edition.date.is_some_and(|changed| changed <= on);
    (of_this && still_true).then(|| Evaluation {
        by: nfc(&said.by),
        on: on.to_string(),
        report: said.report.as_ref().map(|url| address(url).unwrap_or_else(|_| url.value().clone())),
        credential: said.credential.as_ref().map(|credential| nfc(credential)),
    })
}
