//! Whether a publication is to be deleted.

use maud::{Markup, html};

use super::frame::Page;
use crate::locale::Locale;

/// The question.
pub fn delete(slug: &str, called: &str, locale: Locale) -> Markup {
    let title =
        locale.pick(format!("Vil du slette »{called}«?"), format!("Do you want to delete “{called}”?"));
    let content = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (locale.pick(
                "Den bliver lagt væk med alle sine billeder og tidligere versioner. Du kan hente den frem igen på den første side.",
                "It is put away with all its pictures and earlier versions. You can bring it back on the first page.",
            )) }
            p { (locale.pick("Så længe ligger den i mappen ", "Meanwhile it lies in the folder ")) code { ".udgiv/bin" } "." }
            p { (locale.pick(
                "Filer, I har udgivet, bliver liggende, hvor de er.",
                "Files that you have published stay where they are.",
            )) }
            form method="post" action={ "/p/" (slug) "/delete" } {
                div.actions {
                    button type="submit" { (locale.pick("Slet udgivelsen", "Delete the publication")) }
                    a.button.quiet href="/" { (locale.pick("Behold den", "Keep it")) }
                }
            }
        }
    };
    Page { locale, title: &title, policy: None, content }.whole()
}
