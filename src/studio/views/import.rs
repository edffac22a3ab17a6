//! A document on its way in.

use maud::{Markup, html};

use super::commonmark::commonmark;
use super::frame::{Page, Tab};
use crate::import;
use crate::locale::Locale;

/// The form that takes a document.
pub fn import_form(publishers: &[(String, String)], why: Option<&str>, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let title = pick("Hent et dokument ind", "Import a document");
    let endings: Vec<String> =
        import::endings().iter().map(|ending| format!(".{}", ending.trim_start_matches('.'))).collect();
    let content = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (pick(
                "Vælg et dokument fra Word, LibreOffice, en hjemmeside, en PDF eller ren tekst. Det bliver til en kladde, og hvert ord bliver kontrolleret. Dokumentet selv bliver ikke ændret.",
                "Choose a document from Word, LibreOffice, a website, a PDF or plain text. It becomes a draft, and every word is verified. The document itself isn't changed.",
            )) }
            @if let Some(why) = why {
                div.box.fault role="alert" { @for line in why.lines() { p { (line) } } }
            }
            form method="post" action="/import/upload" enctype="multipart/form-data" {
                div.field {
                    label for="file" { (pick("Dokumentet", "The document")) }
                    input #file type="file" name="file" required data-most=(import::MOST_BYTES) accept=(endings.join(","));
                }
                @if let [(_, name)] = publishers {
                    p { (pick("Udgiver: ", "Publisher: ")) strong { (name) } }
                } @else if publishers.len() > 1 {
                    div.field {
                        label for="publisher" { (pick("Hvem udgiver det?", "Who publishes it?")) }
                        select #publisher name="publisher" {
                            option value="" { (pick("Det står i dokumentet", "The document says so")) }
                            @for (id, name) in publishers { option value=(id) { (name) } }
                        }
                    }
                }
                div.field {
                    label.check { input type="checkbox" name="leave_out" value="yes";
                        (pick("Udelad det, der ligner sidehoveder, også når der er meget af det", "Leave out what looks like running heads, even if it is much")) }
                }
                button type="submit" { (pick("Hent ind", "Import")) }
            }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}

/// A document that a publication was made of before.
pub struct ImportedBefore<'a> {
    /// The publication.
    pub slug: &'a str,
    /// What it is called.
    pub called: &'a str,
    /// What the file is called.
    pub file: &'a str,
    /// The publisher that was chosen.
    pub publisher: Option<String>,
    /// Whether what looks like running heads was to be left out.
    pub leaves_out: bool,
}

/// The choice between what is there and another of the same.
pub fn imported_before(before: &ImportedBefore<'_>, locale: Locale) -> Markup {
    let title = locale.pick("Dokumentet er hentet ind før", "The document was imported before");
    let ImportedBefore { slug, called, file, publisher, leaves_out } = before;
    let content = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (locale.pick(
                format!("»{file}« er det samme dokument, som »{called}« er lavet af. Intet er ændret."),
                format!("“{file}” is the same document that “{called}” was made of. Nothing has changed."),
            )) }
            p { a.button href={ "/p/" (slug) } { (locale.pick(format!("Åbn »{called}«"), format!("Open “{called}”"))) } }
            h2 { (locale.pick("Vil du have en til?", "Do you want another?")) }
            p { (locale.pick(
                "Hentes det ind igen, kommer der en ny udgivelse ved siden af den første.",
                "If it is imported again, a new publication comes beside the first.",
            )) }
            form method="post" action="/import/again" {
                input type="hidden" name="of" value=(slug);
                input type="hidden" name="name" value=(file);
                input type="hidden" name="publisher" value=(publisher.as_deref().unwrap_or_default());
                input type="hidden" name="leave_out" value=(if *leaves_out { "yes" } else { "" });
                button.small type="submit" { (locale.pick("Hent det ind igen", "Import it again")) }
            }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}

/// What came of an import.
pub struct Came<'a> {
    /// The words of the draft.
    pub words: usize,
    /// The words that are left out.
    pub left_out: usize,
    /// The places that need a person's eyes.
    pub places: usize,
    /// The publisher, by id and name.
    pub publisher: Option<&'a (String, String)>,
}

/// The page that says so.
pub fn imported(slug: &str, came: &Came<'_>, locale: Locale) -> Markup {
    let Came { words, left_out, places, publisher } = came;
    let title = locale.pick("Dokumentet er hentet ind", "The document is imported");
    let left = match left_out {
        0 => locale.pick("Alt er med.".to_owned(), "Nothing is left out.".to_owned()),
        1 => locale.pick(
            "1 ord er ikke med; rapporten siger hvilket.".to_owned(),
            "1 word is left out; the report says which.".to_owned(),
        ),
        many => locale.pick(
            format!("{many} ord er ikke med; rapporten siger hvilke."),
            format!("{many} words are left out; the report says which."),
        ),
    };
    let content = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (locale.pick(
                format!("Kladden har {words} ord, og alle er kontrolleret mod dokumentet. {left}"),
                format!("The draft has {words} words, all of them verified against the document. {left}"),
            )) }
            @if let Some((id, name)) = publisher {
                p { (locale.pick("Udgiver: ", "Publisher: ")) a href={ "/publishers/" (id) } { (name) } }
            }
            @if *places > 0 {
                p { (match places {
                    1 => locale.pick(
                        "1 sted skal et menneske se på. Studiet viser det med dokumentet ved siden af.".to_owned(),
                        "1 place needs a person's eyes. The studio shows it with the document beside it.".to_owned(),
                    ),
                    _ => locale.pick(
                        format!("{places} steder skal et menneske se på. Studiet viser dem ét for ét, med dokumentet ved siden af."),
                        format!("{places} places need a person's eyes. The studio shows them one by one, with the document beside them."),
                    ),
                }) }
                p { a.button href={ "/p/" (slug) "/points" } { (locale.pick("Gå stederne igennem", "Go through the places")) } }
            }
            p { a href={ "/p/" (slug) } { (locale.pick("Se kladden", "See the draft")) } }
            p { a href={ "/p/" (slug) "/import-report" } { (locale.pick("Læs rapporten", "Read the report")) } }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}

/// What a report tells those who write files to do.
const FOR_FILES: &str = "## Det skal du gøre nu";

/// A report without what it tells those who write files to do.
fn for_the_studio(report: &str) -> String {
    let Some(start) = report.find(FOR_FILES) else { return report.to_owned() };
    let behind = start + FOR_FILES.len();
    let end = report[behind..].find("\n## ").map_or(report.len(), |end| behind + end + 1);
    format!("{}{}", &report[..start], &report[end..])
}

/// The report on an import; so many of its places nobody has looked at.
pub fn import_report(slug: &str, report: &str, places: usize, locale: Locale) -> Markup {
    let title = locale.pick("Rapport om importen", "Report on the import");
    let content = html! {
        div.narrow {
            h1 { (title) }
            p { a.button.quiet href={ "/p/" (slug) } { (locale.pick("Til teksten", "To the text")) } }
            @if places > 0 {
                div.box {
                    p { (match places {
                        1 => locale.pick("1 sted skal et menneske se på.".to_owned(), "1 place needs a person's eyes.".to_owned()),
                        _ => locale.pick(
                            format!("{places} steder skal et menneske se på."),
                            format!("{places} places need a person's eyes."),
                        ),
                    }) }
                    p { a.button href={ "/p/" (slug) "/points" } { (locale.pick("Gå stederne igennem", "Go through the places")) } }
                }
            }
            (commonmark(&for_the_studio(report), 1))
        }
    };
    Page { locale, title, policy: Some((slug, Tab::Edit)), content }.whole()
}
