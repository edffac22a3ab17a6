//! The project's publications.

use maud::{Markup, html};

use super::frame::Page;
use super::past::when;
use crate::locale::Locale;
use crate::studio::bin::Deleted;

/// What is shown of a publication.
pub struct Card {
    /// Its folder's name.
    pub slug: String,
    /// Its title; the folder's name where it has none.
    pub title: String,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Errors, warnings and hints, if somebody could look.
    pub counts: Option<[usize; 3]>,
    /// Sections with an easy text that is approved, those with one, and those that should have one.
    pub easy: [usize; 3],
    /// How many sections have none on purpose.
    pub skipped: usize,
    /// How many easy texts are older than their full text.
    pub stale: usize,
    /// How many easy texts readers have tested.
    pub tested: usize,
    /// The files that were published, and how they stand to the source.
    pub files: FileState,
}

/// How published files stand to their source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// There is none.
    None,
    /// All are what the source gives.
    Current(usize),
    /// Some are older.
    Outdated(usize),
}

/// What the first page shows.
#[derive(Default)]
pub struct Home<'a> {
    /// The publications.
    pub cards: &'a [Card],
    /// The publishers, by id, with their names.
    pub publishers: &'a [(String, String)],
    /// What was deleted and can come back, the newest first.
    pub deleted: &'a [Deleted],
    /// Which of it was deleted just now.
    pub just_deleted: Option<u64>,
    /// Why nobody could look at the publications.
    pub trouble: Option<&'a str>,
}

/// The first page.
pub fn home(home: &Home<'_>, locale: Locale) -> Markup {
    let Home { cards, publishers, deleted, just_deleted, trouble } = home;
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("Udgivelser", "Publications");
    let content = html! {
        div.heading {
            h1 { (title) }
            div.actions {
                a.button href="/import" { (pick("Hent et dokument ind", "Import a document")) }
                a.button.quiet href="/new" { (pick("Begynd på en ny", "Begin a new one")) }
            }
        }
        @if let Some(trouble) = trouble {
            div.box.fault role="alert" { @for line in trouble.lines() { p { (line) } } }
        }
        @if let Some(one) = deleted.iter().find(|one| Some(one.number) == *just_deleted) {
            div.box.undone {
                p data-announce { (locale.pick(format!("»{}« er slettet.", one.title), format!("“{}” is deleted.", one.title))) }
                (bring_back(one, pick("Fortryd sletningen", "Undo the deletion")))
            }
        }
        @if cards.is_empty() {
            (welcome(locale))
        } @else {
            ul.cards {
                @for card in *cards { li { (one(card, locale)) } }
            }
        }
        @if !publishers.is_empty() {
            section.below {
                h2 { (pick("Udgivere", "Publishers")) }
                ul.plain {
                    @for (id, name) in *publishers {
                        li { a href={ "/publishers/" (id) } { (name) } }
                    }
                }
            }
        }
        @if !deleted.is_empty() {
            section.below {
                h2 { (pick("Slettet", "Deleted")) }
                p.help { (pick("Ligger i mappen ", "In the folder ")) code { ".udgiv/bin" } "." }
                ul.plain {
                    @for one in *deleted {
                        li.undone {
                            span { (one.title) span.quiet { (pick(", slettet ", ", deleted ")) (when(one.at, locale)) } }
                            (bring_back(one, pick("Hent den frem", "Bring it back")))
                        }
                    }
                }
            }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}

/// A button that brings back what was deleted.
fn bring_back(one: &Deleted, words: &str) -> Markup {
    html! {
        form method="post" action={ "/bin/" (one.number) "/restore" } {
            button.small type="submit" { (words) span.hidden { ": " (one.title) } }
        }
    }
}

fn welcome(locale: Locale) -> Markup {
    let ways = [
        (
            "/import",
            locale.pick("Hent et dokument ind", "Import a document"),
            locale.pick(
                "Har I teksten i Word, som PDF eller på en hjemmeside? Så bliver den til en kladde, og ikke et ord går tabt.",
                "Do you have the text in Word, as a PDF or on a website? It becomes a draft, and no word is lost.",
            ),
        ),
        (
            "/new",
            locale.pick("Begynd på en ny", "Begin a new one"),
            locale.pick(
                "En udgivelse med eksempeltekst i de afsnit, de fleste har. Skriv jeres egen, og se siderne blive til ved siden af.",
                "A publication with sample text in the sections that most have. Write your own, and see the pages come about beside it.",
            ),
        ),
    ];
    html! {
        p.lead { (locale.pick(
            "Her er ingen udgivelser endnu. Du kan begynde på tre måder:",
            "There are no publications yet. There are three ways to begin:",
        )) }
        ul.cards {
            @for (address, words, about) in ways {
                li { article.card {
                    h2 { a href=(address) { (words) } }
                    p { (about) }
                } }
            }
            li { article.card {
                h2 { (locale.pick("Se et eksempel", "Look at an example")) }
                p { (locale.pick(
                    "En færdig politik med billeder og letlæst tekst. Se, hvordan den er skrevet, og prøv dig frem. Den bliver lagt i mappen, og du kan slette den igen.",
                    "A finished policy with pictures and easy-read text. See how it is written, and try things out. It is put into the folder, and you can delete it again.",
                )) }
                form method="post" action="/example" {
                    button type="submit" { (locale.pick("Hent eksemplet", "Get the example")) }
                }
            } }
        }
    }
}

fn one(card: &Card, locale: Locale) -> Markup {
    let [_, written, wanted] = card.easy;
    html! {
        article.card {
            div.cover aria-hidden="true" {
                img src={ "/p/" (card.slug) "/page/screen/cover" } alt="" loading="lazy" width="120" height="170";
            }
            div {
                h2 { a href={ "/p/" (card.slug) } { (card.title) } }
                @if let Some(subtitle) = &card.subtitle { p.subtitle { (subtitle) } }
                @if let Some(publisher) = &card.publisher { p.quiet { (publisher) } }
                ul.states {
                    @if let Some([errors, warnings, hints]) = card.counts {
                        li { (state(errors, warnings, hints, locale)) }
                    }
                    @if wanted > 0 || card.skipped > 0 {
                        li { (easy(card, locale)) }
                    }
                    @if written > 0 && card.tested < written {
                        li { (locale.pick(
                            format!("Letlæst: {} af {written} testet med læsere", card.tested),
                            format!("Easy read: {} of {written} tested with readers", card.tested),
                        )) }
                    }
                    li { (files(card.files, locale)) }
                }
                p.more { a href={ "/p/" (card.slug) "/delete" } { (locale.pick("Slet", "Delete")) span.hidden { ": " (card.title) } } }
            }
        }
    }
}

fn state(errors: usize, warnings: usize, hints: usize, locale: Locale) -> Markup {
    let words = match (errors, warnings + hints) {
        (0, 0) => return html! { span.good { (locale.pick("Ingen fejl", "No errors")) } },
        (0, rest) => {
            let words = match rest {
                1 => locale.pick(
                    "Ingen fejl, 1 ting at se på".to_owned(),
                    "No errors, 1 thing to look at".to_owned(),
                ),
                _ => locale.pick(
                    format!("Ingen fejl, {rest} ting at se på"),
                    format!("No errors, {rest} things to look at"),
                ),
            };
            return html! { span.good { (words) } };
        }
        (1, _) => locale.pick("1 fejl".to_owned(), "1 error".to_owned()),
        (errors, _) => locale.pick(format!("{errors} fejl"), format!("{errors} errors")),
    };
    html! { span.bad { (words) } }
}

fn easy(card: &Card, locale: Locale) -> String {
    let [approved, written, wanted] = card.easy;
    let mut words = locale.pick(
        format!("Letlæst: {written} af {wanted} skrevet, {approved} godkendt"),
        format!("Easy read: {written} of {wanted} written, {approved} approved"),
    );
    if card.stale > 0 {
        words += &locale.pick(format!(", {} forældet", card.stale), format!(", {} stale", card.stale));
    }
    if card.skipped > 0 {
        words += &locale.pick(
            format!(". {} afsnit skal ikke have en", card.skipped),
            format!(". {} that need none", card.skipped),
        );
    }
    words
}

fn files(files: FileState, locale: Locale) -> String {
    match files {
        FileState::None => locale.pick("Ikke udgivet endnu", "Not published yet").to_owned(),
        FileState::Current(1) => locale.pick("1 fil, den er ajour", "1 file, up to date").to_owned(),
        FileState::Current(count) => {
            locale.pick(format!("{count} filer, alle ajour"), format!("{count} files, all up to date"))
        }
        FileState::Outdated(1) => locale
            .pick("Ændret siden sidst: 1 fil er fra før", "Changed since: 1 file is from before")
            .to_owned(),
        FileState::Outdated(count) => locale.pick(
            format!("Ændret siden sidst: {count} filer er fra før"),
            format!("Changed since: {count} files are from before"),
        ),
    }
}
