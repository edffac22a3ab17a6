//! Before a publication goes out: what people have to look at, what is held back, and what is otherwise than last time.

use maud::{Markup, html};

use crate::locale::Locale;
use crate::studio::released::{SectionChange, What};

/// What stands between a publication and its readers.
#[derive(Debug, Default)]
pub struct Before {
    /// Places of an import that nobody has looked at.
    pub places: usize,
    /// What was left to be written anew, by no person: what it is, and where.
    pub left: Vec<(String, String)>,
    /// Sections whose easy text isn't written, by their places among all.
    pub missing: Vec<usize>,
    /// Those whose full text has changed since.
    pub stale: Vec<usize>,
    /// Those that nobody has approved.
    pub unapproved: Vec<usize>,
    /// Those that no reader has tried.
    pub untested: Vec<usize>,
    /// Why the easy-read edition is held back, if it is.
    pub easy_faults: Vec<String>,
    /// What only people can judge, in the document's language.
    pub questions: Vec<String>,
    /// What is otherwise than last time; none if that isn't known.
    pub since: Option<Vec<SectionChange>>,
}

/// The part of the page above the files.
pub fn before(slug: &str, before: &Before, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let first =
        |sections: &[usize]| format!("/p/{slug}/easy/{}", sections.first().copied().unwrap_or_default());
    let counted = [
        (
            before.places,
            format!("/p/{slug}/points"),
            pick("sted fra importen er ikke set efter", "place of the import isn't looked at"),
            pick("steder fra importen er ikke set efter", "places of the import aren't looked at"),
        ),
        (
            before.stale.len(),
            first(&before.stale),
            pick(
                "letlæst tekst svarer måske ikke længere til den fulde",
                "easy-read text may not fit the full one any more",
            ),
            pick(
                "letlæste tekster svarer måske ikke længere til den fulde",
                "easy-read texts may not fit the full ones any more",
            ),
        ),
        (
            before.unapproved.len(),
            first(&before.unapproved),
            pick("letlæst tekst er ikke godkendt", "easy-read text isn't approved"),
            pick("letlæste tekster er ikke godkendt", "easy-read texts aren't approved"),
        ),
        (
            before.missing.len(),
            first(&before.missing),
            pick(
                "afsnit har ingen letlæst tekst. De letlæste udgaver bliver lavet, når det har en, eller når der står, hvorfor det ikke skal have en",
                "section has no easy-read text. The easy-read editions are made once it has one, or says why it needs none",
            ),
            pick(
                "afsnit har ingen letlæst tekst. De letlæste udgaver bliver lavet, når de har en, eller når der står, hvorfor de ikke skal have en",
                "sections have no easy-read text. The easy-read editions are made once they have one, or say why they need none",
            ),
        ),
        (
            before.untested.len(),
            first(&before.untested),
            pick("godkendt tekst er ikke prøvet af læsere", "approved text isn't tried by readers"),
            pick("godkendte tekster er ikke prøvet af læsere", "approved texts aren't tried by readers"),
        ),
    ];
    html! {
        section.before aria-labelledby="before" {
            h2 #before { (pick("Før det går ud", "Before it goes out")) }
            @if !before.easy_faults.is_empty() {
                div.box.fault {
                    p { strong { (pick("Den letlæste udgave er holdt tilbage, til dette er rettet:", "The easy-read edition is held back until this is mended:")) } }
                    ul { @for fault in &before.easy_faults { li { (fault) } } }
                }
            }
            @if !before.left.is_empty() || counted.iter().any(|(count, ..)| *count > 0) {
                ul.left {
                    @for (said, to) in &before.left { li { a href=(to) { (said) } } }
                    @for (count, to, one, many) in counted.iter().filter(|(count, ..)| *count > 0) {
                        li { a href=(to) { (count) " " (if *count == 1 { one } else { many }) } }
                    }
                }
            }
            @if !before.questions.is_empty() {
                h3 { (pick("Det kan kun mennesker se", "Only people can see this")) }
                ul { @for question in &before.questions { li { (question) } } }
            }
        }
        section.since aria-labelledby="since" {
            h2 #since { (pick("Ændret siden sidst", "Changed since last time")) }
            @match &before.since {
                None => p.quiet { (pick("Studiet har ikke udgivet den før.", "The studio hasn't published it before.")) },
                Some(changes) if changes.is_empty() => p { (pick("Teksten er den samme som sidst.", "The text is the same as last time.")) },
                Some(changes) => @for change in changes { (changed(change, locale)) },
            }
        }
    }
}

fn changed(change: &SectionChange, locale: Locale) -> Markup {
    let title = match change.title.as_str() {
        "" => locale.pick("Om udgivelsen", "About the publication"),
        title => title,
    };
    let what = match change.what {
        What::Added => locale.pick("nyt afsnit", "new section"),
        What::Removed => locale.pick("afsnittet er væk", "the section is gone"),
        What::Changed => locale.pick("ændret", "changed"),
    };
    let words = locale.pick(
        format!("{} ord kommet til, {} væk", change.added, change.removed),
        format!("{} words added, {} gone", change.added, change.removed),
    );
    html! {
        details.group {
            summary { (title) " – " (what) ". " span.quiet { (words) } }
            div.changes tabindex="0" role="group" aria-label=(title) {
                @for one in &change.sentences {
                    @if !one.before.is_empty() {
                        p { span.tag { (locale.pick("Væk", "Gone")) } " " del { (one.before.join(" ")) } }
                    }
                    @if !one.now.is_empty() {
                        p { span.tag { (locale.pick("Nyt", "New")) } " " ins { (one.now.join(" ")) } }
                    }
                }
            }
        }
    }
}
