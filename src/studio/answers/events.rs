//! What is new at a desk, as it comes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::{Here, is_policy, missing};
use crate::locale::Locale;
use crate::policy::VariantName;
use crate::studio::look::{Laid, Look};
use crate::studio::store::SourceFile;
use crate::studio::views;

/// Which pages the window shows.
#[derive(Debug, Deserialize)]
pub struct Shown {
    variant: String,
}

/// What the window is told.
#[derive(Debug, Serialize)]
struct Told {
    number: u64,
    version: String,
    summary: String,
    /// All findings, as HTML.
    findings: String,
    /// The findings of each field that has some, as HTML.
    fields: std::collections::BTreeMap<String, String>,
    wrong: Vec<String>,
    trouble: Option<String>,
    is_held_back: bool,
    state: String,
    pages: Option<Vec<Page>>,
}

/// A page that can be shown.
#[derive(Debug, Serialize)]
struct Page {
    stamp: String,
    width: f64,
    height: f64,
}

/// The looks at a policy, from now on.
pub async fn events(State(studio): Here, Path(slug): Path<String>, Query(shown): Query<Shown>) -> Response {
    if !is_policy(&studio, &slug) {
        return missing(studio.locale);
    }
    let locale = studio.locale;
    let variant = VariantName::from_name(&shown.variant).unwrap_or(VariantName::Screen);
    let desk = studio.desk(&slug);
    // Held by the stream: the window shows the pages as long as it listens.
    let window = desk.show(variant);
    studio.engine.look(&desk);
    let stream =
        WatchStream::new(desk.subscribe()).filter(|look| look.number > 0).map(move |look: Arc<Look>| {
            let _shown = &window;
            Ok::<_, Infallible>(event(&told(&look, &slug, variant, locale)))
        });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}

fn event(told: &Told) -> Event {
    let data = serde_json::to_string(told).unwrap_or_else(|why| unreachable!("keys are strings: {why}"));
    Event::default().event("look").data(data)
}

fn told(look: &Look, slug: &str, variant: VariantName, locale: Locale) -> Told {
    let page = SourceFile::Policy(slug);
    let (fields, wrong) = views::by_field(&look.findings, page, locale);
    let laid = look.sheets.get(&variant);
    Told {
        number: look.number,
        version: look.version.clone(),
        summary: views::summary(look, locale),
        findings: views::findings(look, page, locale).0,
        fields,
        wrong,
        trouble: look.trouble.clone(),
        is_held_back: look.is_held_back,
        state: state(look, laid, variant, locale),
        pages: laid.map(pages),
    }
}

fn pages(laid: &Laid) -> Vec<Page> {
    let page = |number: usize| {
        let ([width, height], stamp) = (laid.sheets.size_pt(number)?, laid.sheets.stamp(number)?);
        Some(Page { stamp, width, height })
    };
    (0..laid.sheets.len()).filter_map(page).collect()
}

/// What the pages show, in words.
fn state(look: &Look, laid: Option<&Laid>, variant: VariantName, locale: Locale) -> String {
    if !variant.sets_pages() {
        return String::new();
    }
    let Some(laid) = laid else {
        return match look.is_held_back {
            true => locale.pick(
                "Siderne kommer, når fejlene er rettet.".to_owned(),
                "Pages come when the errors are mended.".to_owned(),
            ),
            false => locale.pick("Sætter siderne …".to_owned(), "Setting the pages …".to_owned()),
        };
    };
    let pages = laid.sheets.len();
    let count = locale.pick(format!("{pages} sider"), format!("{pages} pages"));
    if let Some(why) = &laid.trouble {
        return format!("{count}. {why}");
    }
    match (look.is_held_back, laid.version == look.version) {
        (true, _) => locale.pick(
            format!("{count}, som de var, før der kom fejl."),
            format!("{count}, as they were before there were errors."),
        ),
        (false, true) => count,
        (false, false) => {
            locale.pick(format!("{count}, sætter de nye …"), format!("{count}, setting the new ones …"))
        }
    }
}
