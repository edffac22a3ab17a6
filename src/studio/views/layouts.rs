//! A policy in each layout, side by side.

use maud::{Markup, html};

use super::frame::{Page, Tab};
use crate::locale::Locale;
use crate::studio::made::Tried;

/// A layout that can be chosen.
pub struct LayoutCard {
    /// Its folder's name.
    pub name: String,
    /// What it is called for people.
    pub called: String,
    /// Whether the policy has it now.
    pub is_current: bool,
}

/// The page.
pub fn layouts(slug: &str, title: &str, cards: &[LayoutCard], locale: Locale) -> Markup {
    let heading = locale.pick("Vælg layout", "Choose a layout");
    let content = html! {
        div.heading { h1 { (heading) } }
        p.lead { (locale.pick(
            format!("Sådan ser »{title}« ud i hvert layout. Teksten er den samme; du kan skifte, så tit du vil."),
            format!("This is what “{title}” looks like in each layout. The text is the same; you can change as often as you like."),
        )) }
        ul.cards.layouts {
            @for card in cards {
                li { article.card.layout aria-labelledby={ "layout-" (card.name) } {
                    h2 #{ "layout-" (card.name) } { (card.called) }
                    div.tried data-load={ "/p/" (slug) "/layouts/" (card.name) } aria-live="polite" {
                        p.quiet { (locale.pick("Sætter siderne …", "Setting the pages …")) }
                    }
                    @if card.is_current {
                        p.now { strong.good { (locale.pick("Udgivelsen bruger dette layout nu", "The publication has this layout now")) } }
                    } @else {
                        form method="post" action={ "/p/" (slug) "/layout" } {
                            button type="submit" name="layout" value=(card.name) {
                                (locale.pick("Brug dette layout", "Use this layout"))
                                span.hidden { ": " (card.called) }
                            }
                        }
                    }
                } }
            }
        }
        p { a.to href={ "/p/" (slug) } { (locale.pick("Tilbage til teksten", "Back to the text")) } }
    };
    Page { locale, title: heading, policy: Some((slug, Tab::Edit)), content }.whole()
}

/// What came of one layout: some of its pages, or why it can't be used.
pub fn layout_tried(slug: &str, name: &str, tried: &Tried, locale: Locale) -> Markup {
    html! {
        @if tried.in_the_way.is_empty() {
            div.samples {
                @for (number, _) in tried.pages.iter().enumerate() {
                    img src={ "/p/" (slug) "/layouts/" (name) "/" (number) } alt=(alt(number, locale));
                }
            }
            p.quiet { (locale.pick(format!("{} sider på skærmen", tried.count), format!("{} pages on screen", tried.count))) }
        } @else {
            div.box.fault {
                p { (locale.pick("Layoutet kan ikke bruges, som udgivelsen er nu:", "The layout can't be used as the publication is now:")) }
                ul { @for why in &tried.in_the_way { li { (why) } } }
            }
        }
    }
}

fn alt(number: usize, locale: Locale) -> &'static str {
    if number == 0 {
        locale.pick("Forsiden", "The cover")
    } else {
        locale.pick("En side inde i udgivelsen", "A page inside")
    }
}
