//! What all pages have around them, and the pages that say no.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html as markup};

use crate::locale::Locale;
use crate::studio::refused::Refused;

/// A page.
pub struct Page<'a> {
    /// The language of its words.
    pub locale: Locale,
    /// What it is called, also in the window's title.
    pub title: &'a str,
    /// What it is about, where that is one policy: its slug, and the page of these that it is.
    pub policy: Option<(&'a str, Tab)>,
    /// Its content.
    pub content: Markup,
}

/// The pages of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Writing.
    Edit,
    /// The easy-read text.
    Easy,
    /// Publishing.
    Publish,
    /// Earlier states.
    Past,
}

/// A page as an answer.
pub fn html(page: &Markup) -> Html<String> {
    Html(page.0.clone())
}

impl Page<'_> {
    /// The whole page.
    pub fn whole(self) -> Markup {
        let Self { locale, title, policy, content } = self;
        let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
        markup! {
            (DOCTYPE)
            html lang=(locale.tag()) {
                head {
                    link rel="stylesheet" href="/assets/editor.css";
                    (described(title))
                    script src="/assets/idiomorph.js" defer {}
                    script src="/assets/editor.js" defer {}
                    // Not deferred: somebody may write in a field before the page has come to its end.
                    script src="/assets/studio.js" {}
                }
                body {
                    a.skip href="#content" { (pick("Gå til indholdet", "Skip to the content")) }
                    header.bar {
                        a.mark href="/" { "udgiv" }
                        nav aria-label=(pick("Studiet", "Studio")) {
                            a href="/" aria-current=[(policy.is_none() && title == pick("Udgivelser", "Publications")).then_some("page")] {
                                (pick("Udgivelser", "Publications"))
                            }
                            @if let Some((slug, tab)) = policy {
                                (tabs(slug, tab, locale))
                            }
                        }
                    }
                    main #content tabindex="-1" { (content) }
                    div #said .hidden role="status" aria-live="polite" {}
                }
            }
        }
    }
}

/// What the head of every page says.
fn described(title: &str) -> Markup {
    markup! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (title) " – udgiv" }
        link rel="stylesheet" href="/assets/studio.css";
        link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
    }
}

fn tabs(slug: &str, current: Tab, locale: Locale) -> Markup {
    let tabs = [
        (Tab::Edit, format!("/p/{slug}"), locale.pick("Skriv", "Write")),
        (Tab::Easy, format!("/p/{slug}/easy/0"), locale.pick("Letlæst", "Easy read")),
        (Tab::Publish, format!("/p/{slug}/publish"), locale.pick("Udgiv", "Publish")),
        (Tab::Past, format!("/p/{slug}/history"), locale.pick("Tidligere", "History")),
    ];
    markup! {
        @for (tab, address, words) in tabs {
            a href=(address) aria-current=[(tab == current).then_some("page")] { (words) }
        }
    }
}

/// A page with nothing but a message.
pub fn message(title: &str, words: &str, locale: Locale) -> Markup {
    let lines = words.lines();
    let content = markup! {
        div.narrow {
            h1 { (title) }
            @for line in lines { p { (line) } }
            p { a.button href="/" { (locale.pick("Til udgivelserne", "To the publications")) } }
        }
    };
    Page { locale, title, policy: None, content }.whole()
}

/// The page for somebody who isn't let in: it loads no script and shows nothing of the project.
pub fn refused(why: Refused, locale: Locale) -> Markup {
    let pick = |danish: &'static str, english: &'static str| locale.pick(danish, english);
    let (title, words) = match why {
        Refused::Elsewhere => (
            pick("Den vej går ikke", "Not this way"),
            pick(
                "Studiet svarer kun på sin egen adresse. Åbn den adresse, der står i vinduet, hvor du startede studiet.",
                "The studio answers at its own address only. Open the address that stands in the window where you started it.",
            ),
        ),
        Refused::NoKey => (
            pick("Åbn studiet med hele adressen", "Open the studio by its whole address"),
            pick(
                "Den står i vinduet, hvor du startede studiet, og slutter på ?key= og en række tegn. Så ved studiet, at det er dig.",
                "It stands in the window where you started the studio, and ends with ?key= and a row of characters. By that the studio knows you.",
            ),
        ),
        Refused::Password { .. } => (pick("Adgangskode", "Password"), ""),
    };
    markup! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head { (described(title)) }
            body {
                main.narrow {
                    h1 { (title) }
                    @if !words.is_empty() { p { (words) } }
                    @if why == Refused::Elsewhere { p { a href="/" { (pick("Til studiets forside", "To the first page of the studio")) } } }
                    @if let Refused::Password { is_wrong } = why {
                        form method="post" action="/enter" {
                            @if is_wrong {
                                p.fault #wrong { (pick("Det er ikke den rigtige adgangskode.", "That isn't the password.")) }
                            }
                            label for="password" { (pick("Adgangskode til studiet", "Password of the studio")) }
                            input #password type="password" name="password" autocomplete="current-password" required
                                aria-describedby=[is_wrong.then_some("wrong")];
                            button type="submit" { (pick("Gå ind", "Enter")) }
                        }
                    }
                }
            }
        }
    }
}
