//! What a page says of itself to programs: search engines, social media, whoever collects what is accessible. It is derived from what is in
//! the page, and a feature that isn't there is not claimed (schema.org accessibility properties).

use serde_json::{Map, Value, json};

use crate::edition::{Edition, one_line};
use crate::policy::{Date, EditionKind};
use crate::variant::input::{Format, Input};
use crate::variant::markup::Has;
use crate::xml::Xml;

/// Media type of a file by its ending.
pub fn media_type(file_name: &str) -> &'static str {
    match file_name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("epub") => "application/epub+zip",
        Some("html") => "text/html",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

/// The address of a file of the publication, if the publisher says where it publishes.
fn address(edition: &Edition, file_name: &str) -> Option<String> {
    let folder = edition.publisher.published_at.as_ref()?.trim_end_matches('/');
    Some(format!("{folder}/{}/{file_name}", edition.slug))
}

/// Writes the `head`. `file` is the name of the page, `style` the path of its style sheet.
pub fn write(xml: &mut Xml, input: &Input, file: &str, style: &str) {
    let Input { edition, sibling, formats, .. } = input;
    let about = edition.about();
    xml.block("head", &[], |xml| {
        xml.raw("\n");
        let mut meta = |attributes: &[(&str, &str)]| {
            xml.empty("meta", attributes);
            xml.raw("\n");
        };
        meta(&[("charset", "utf-8")]);
        meta(&[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        meta(&[("name", "color-scheme"), ("content", "light dark")]);
        if let Some(summary) = &about.summary {
            meta(&[("name", "description"), ("content", summary)]);
        }
        let address_of_page = address(edition, file);
        let name = edition.name();
        let cover = formats.iter().find_map(|format| format.cover.as_deref());
        let graph = [
            ("og:type", Some("article".to_owned())),
            ("og:title", Some(name.clone())),
            ("og:site_name", Some(about.publisher.clone())),
            ("og:description", about.summary.clone()),
            ("og:url", address_of_page.clone()),
            ("og:image", cover.and_then(|cover| address(edition, cover))),
        ];
        for (property, content) in &graph {
            if let Some(content) = content {
                meta(&[("property", property), ("content", content)]);
            }
        }
        xml.line("title", &[], &name);
        let mut link = |attributes: &[(&str, &str)]| {
            xml.empty("link", attributes);
            xml.raw("\n");
        };
        link(&[("rel", "stylesheet"), ("href", style)]);
        if let Some(address) = &address_of_page {
            link(&[("rel", "canonical"), ("href", address)]);
        }
        if let Some(other) = sibling {
            link(&[("rel", "alternate"), ("type", "text/html"), ("href", &other.file_name)]);
        }
        for format in formats {
            let Format { file_name, .. } = format;
            link(&[("rel", "alternate"), ("type", media_type(file_name)), ("href", file_name)]);
        }
        xml.data("application/ld+json", &described(input, address_of_page));
    });
}

fn described(input: &Input, address_of_page: Option<String>) -> Value {
    let Input { edition, sibling, formats, .. } = input;
    let (about, has) = (edition.about(), Has::of(edition));
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let list = |modes: Vec<&str>| json!({"@type": "ItemList", "itemListElement": modes});
    let sufficient: Vec<Value> = has.sufficient().into_iter().map(list).collect();
    let encodings: Vec<Value> = formats
        .iter()
        .map(|format| {
            json!({
                "@type": "MediaObject",
                "contentUrl": address(edition, &format.file_name).unwrap_or_else(|| format.file_name.clone()),
                "encodingFormat": media_type(&format.file_name),
                "contentSize": format.bytes.to_string(),
            })
        })
        .collect();
    let said: [(&str, Option<Value>); 19] = [
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("Report"))),
        ("@id", Some(json!(edition.identifier))),
        ("url", address_of_page.map(Value::from)),
        ("name", Some(json!(edition.name()))),
        ("alternativeHeadline", edition.subtitle.as_ref().map(|subtitle| json!(one_line(subtitle)))),
        ("description", about.summary.map(Value::from)),
        ("keywords", (!about.keywords.is_empty()).then(|| json!(about.keywords))),
        ("inLanguage", Some(json!(edition.language.tag()))),
        ("publisher", Some(json!({"@type": "Organization", "name": about.publisher}))),
        ("audience", about.audience.map(|kind| json!({"@type": "Audience", "audienceType": kind}))),
        ("datePublished", date(edition.date).map(Value::from)),
        ("dateModified", date(edition.changed).map(Value::from)),
        ("accessMode", Some(json!(has.modes()))),
        ("accessModeSufficient", Some(json!(sufficient))),
        ("accessibilityFeature", Some(json!(has.features(&["displayTransformability"])))),
        ("accessibilityHazard", Some(json!([has.hazard()]))),
        ("encoding", (!encodings.is_empty()).then(|| Value::from(encodings))),
        (
            match edition.edition_kind {
                EditionKind::Full => "workTranslation",
                EditionKind::Easy => "isBasedOn",
            },
            sibling.as_ref().map(|other| other.url.as_ref().unwrap_or(&other.file_name).clone().into()),
        ),
    ];
    let said = said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(Map::from_iter(said))
}
