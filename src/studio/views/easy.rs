//! The easy-read desk: the full text left, the easy one right.

use maud::{Markup, html};

use super::easy_live::{EasyKnown, approval, easy_live, easy_sections, full_text};
use super::editor::section_id;
use super::field::Fields;
use super::findings;
use super::frame::{Page, Tab};
use super::preview::{EASY_PREVIEWS, preview};
use crate::policy::VariantName;
use crate::source::edit::{KeyPath, SourceValue};
use crate::source::keys::{Key, Keys, POLICY_FILE, Value};
use crate::studio::form;
use crate::studio::pictograms::PICTOGRAMS;

/// A section on the desk.
pub struct Desk<'a> {
    /// How fields are shown.
    pub fields: Fields<'a>,
    /// The whole file.
    pub values: &'a SourceValue,
    /// The version that the form was made of.
    pub version: &'a str,
    /// Which section.
    pub index: usize,
    /// What is known of the texts.
    pub known: &'a EasyKnown,
    /// Why something wasn't done.
    pub told: Option<&'a str>,
}

fn section_keys() -> &'static Keys {
    let row = POLICY_FILE.rows.iter().find(|row| row.name == "section");
    match row.map(|row| row.value) {
        Some(Value::Tables(keys)) => keys,
        _ => unreachable!("a policy has sections"),
    }
}

fn row(keys: &'static Keys, name: &str) -> &'static Key {
    let found = keys.rows.iter().find(|row| row.name == name);
    found.unwrap_or_else(|| unreachable!("`{name}` is a key of `{}`", keys.name))
}

/// The page.
pub fn easy_desk(desk: &Desk<'_>) -> Markup {
    let Desk { fields, values, version, index, known, told } = desk;
    let live = known.live.as_ref();
    let (locale, slug) = (fields.locale, fields.slug);
    let sections = form::items(values, "section");
    let section = &sections[*index];
    let title = form::shown(form::get(section, "title"));
    let keys = section_keys();
    let path = KeyPath::root().key("section").index(*index);
    let Value::Table(easy_keys) = row(keys, "easy").value else { unreachable!("`easy` is a table") };
    let none = SourceValue::Table(Vec::new());
    let easy = form::get(section, "easy").unwrap_or(&none);
    let written = ["title", "text", "picture", "picture_alt", "written_by"];
    let content = html! {
        div.editor.desk data-project=(fields.project) data-slug=(slug) data-version=(version) data-page=(index) data-section=[section_id(values, &index.to_string())] data-look=(fields.look.number) {
            nav.outline aria-label=(locale.pick("Afsnit", "Sections")) {
                details.sections open {
                    summary { (locale.pick("Afsnit", "Sections")) }
                    (easy_sections(slug, *index, values, &known.states, locale))
                }
            }
            section.full aria-labelledby="full" tabindex="0" {
                h1 { (title) }
                h2 #full { (locale.pick("Den fulde tekst", "The full text")) }
                @match live {
                    Some(live) => (full_text(live, locale)),
                    None => p.quiet { (locale.pick(
                        "Den fulde tekst vises her, når fejlene i den er rettet.",
                        "The full text is shown here when the errors in it are mended.",
                    )) },
                }
            }
            div.form #form {
                p #saved .quiet role="status" { (locale.pick("Alt er gemt", "All is saved")) }
                details.summary #summary {
                    summary { (findings::summary(fields.look, locale)) }
                    (findings::findings(fields.look, fields.page, locale))
                }
                section #part {
                    h2 { (locale.pick("Den letlæste tekst", "The easy-read text")) }
                    @if let Some(told) = told {
                        div.box.fault role="alert" { @for line in told.lines() { p { (line) } } }
                    }
                    (easy_live(slug, known, locale))
                    div.fields {
                        (goals(desk, section, &path))
                        @for name in written {
                            @let key = row(easy_keys, name);
                            (fields.field(easy_keys, key, &path.key("easy").key(name), form::get(easy, name)))
                        }
                    }
                    details.group {
                        summary { (locale.pick("Afsnittet skal ikke have en letlæst tekst", "The section needs no easy-read text")) }
                        div.fields { (fields.field(keys, row(keys, "easy_skip"), &path.key("easy_skip"), form::get(section, "easy_skip"))) }
                    }
                    (pictograms(desk, section))
                    (approval(slug, *index, live, locale))
                    section.approve aria-labelledby="tested" {
                        h3 #tested { (locale.pick("Afprøvet med læsere", "Tested with readers")) }
                        p { (locale.pick(
                            "Har nogle af dem, teksten er til, læst den og fortalt, hvad de forstod? Så skriv hvem og hvornår. Udfyld det kun, når det er sket.",
                            "Have some of those the text is for read it and told what they understood? Then write who and when. Fill it in only once it has happened.",
                        )) }
                        div.fields {
                            @for name in ["tested_by", "tested_on"] {
                                @let key = row(easy_keys, name);
                                (fields.field(easy_keys, key, &path.key("easy").key(name), form::get(easy, name)))
                            }
                        }
                    }
                    // Open, it takes the time that a layout takes.
                    details.group {
                        summary { (locale.pick("Se den letlæste udgave", "See the easy-read edition")) }
                        (preview(slug, VariantName::EasyPdf, &EASY_PREVIEWS, locale))
                    }
                }
            }
        }
    };
    Page { locale, title: &title, policy: Some((slug, Tab::Easy)), content }.whole()
}

/// The section's goals, to be ticked off as the easy text has them. Those that it names and the section doesn't have stay as they are.
fn goals(desk: &Desk<'_>, section: &SourceValue, path: &KeyPath) -> Markup {
    let locale = desk.fields.locale;
    let covered = form::texts(form::get(section, "easy").and_then(|easy| form::get(easy, "covers")));
    let own: Vec<(String, String)> = form::items(section, "block")
        .iter()
        .filter(|block| form::shown(form::get(block, "type")) == "goal")
        .map(|goal| {
            let [id, title, text] = ["id", "title", "text"].map(|key| form::shown(form::get(goal, key)));
            (id, if title.is_empty() { text } else { title })
        })
        .filter(|(id, _)| !id.is_empty())
        .collect();
    let others = covered.iter().filter(|id| own.iter().all(|(goal, _)| goal != *id));
    let others: Vec<(String, String)> = others.map(|id| (id.clone(), id.clone())).collect();
    let place = path.key("easy").key("covers");
    let id = form::id(&place);
    html! {
        @if !own.is_empty() || !others.is_empty() {
            div.field data-field=(place) data-kind="some" role="group" aria-labelledby={ (id) "-label" } {
                div.label #{ (id) "-label" } { (locale.pick("Mål, den letlæste tekst har med", "Goals that the easy text has")) }
                div.found { (findings::of_field(&desk.fields.look.findings, &place, desk.fields.page, locale)) }
                @for (goal, words) in own.iter().chain(&others) {
                    label.check {
                        input type="checkbox" value=(goal) checked[covered.contains(goal)];
                        (words)
                    }
                }
            }
        }
    }
}

/// The drawings that the studio has, each a button with its name.
fn pictograms(desk: &Desk<'_>, section: &SourceValue) -> Markup {
    let locale = desk.fields.locale;
    html! {
        details.group {
            summary { (locale.pick("Vælg en tegning til teksten", "Choose a drawing for the text")) }
            p.help { (locale.pick(
                "Tegningen og det, den viser, kommer i felterne ovenfor. Et billede, der står der, bliver skiftet ud.",
                "The drawing and what it shows come into the fields above. A picture that stands there is replaced.",
            )) }
            form.pictograms method="post" action={ "/p/" (desk.fields.slug) "/pictogram" } {
                input type="hidden" name="section" value=(desk.index);
                input type="hidden" name="id" value=(form::shown(form::get(section, "id")));
                @for one in PICTOGRAMS {
                    button.pictogram type="submit" name="pictogram" value=(one.file) {
                        img src={ "/pictograms/" (one.file) ".svg" } alt="" width="72" height="72" loading="lazy";
                        (one.name(locale))
                    }
                }
            }
        }
    }
}
