//! A new publication.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::edit::publishers;
use super::home::slugs;
use super::{Here, failed, work};
use crate::pipeline::scaffold::{self, Whose};
use crate::policy::slug_for;
use crate::studio::example;
use crate::studio::views::{self, NOBODY, Wanted};

/// The form.
pub async fn form(State(studio): Here) -> Response {
    work(move || {
        views::html(&views::new_form(&publishers(&studio), &Wanted::default(), None, studio.locale))
            .into_response()
    })
    .await
}

/// Makes it, and goes there.
pub async fn make(State(studio): Here, Form(wanted): Form<Wanted>) -> Response {
    work(move || {
        let (root, locale) = (&studio.request.root, studio.locale);
        let again = |why: String| {
            views::html(&views::new_form(&publishers(&studio), &wanted, Some(&why), locale)).into_response()
        };
        if !wanted.title.chars().any(char::is_alphanumeric) {
            return again(locale.pick("Skriv titlen", "Write the title").to_owned());
        }
        let publisher = wanted.publisher.as_deref().unwrap_or_default();
        if publisher == NOBODY {
            return again(locale.pick("Vælg, hvem der udgiver den", "Choose who publishes it").to_owned());
        }
        let is_unnamed = publisher.is_empty() && wanted.publisher_name.trim().is_empty();
        if is_unnamed && !publishers(&studio).is_empty() {
            return again(
                locale
                    .pick("Skriv navnet på den nye udgiver", "Write the name of the new publisher")
                    .to_owned(),
            );
        }
        // One at a time: two of a title must not both find the name free.
        let _alone = studio.publishing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let slug = free_slug(root, &wanted.title);
        let whose = match (publisher, wanted.publisher_name.trim()) {
            ("", "") => Whose::Only,
            ("", name) => Whose::Named(name),
            (id, _) => Whose::Id(id),
        };
        if let Err(why) = scaffold::begin_policy(root, &slug, None, whose) {
            return again(why.explain(locale));
        }
        let file = crate::studio::store::SourceFile::Policy(&slug);
        let titled = file.text(root).ok().and_then(|text| {
            let path = crate::source::edit::KeyPath::root().key("policy").key("title");
            let change = crate::source::edit::Change::Set { path, value: wanted.title.trim().into() };
            Some((crate::source::edit::changed(&text, &[change]).ok()?, text))
        });
        if let Some((new, old)) = titled
            && let Err(why) = crate::studio::store::put(root, file, old.as_bytes(), new.as_bytes())
        {
            return again(crate::locale::Explain::explain(&why, locale));
        }
        Redirect::to(&format!("/p/{slug}")).into_response()
    })
    .await
}

/// Puts the example into a project that has no policy, and goes there.
pub async fn example(State(studio): Here) -> Response {
    work(move || {
        let _alone = studio.publishing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !slugs(&studio).is_empty() {
            return Redirect::to("/").into_response();
        }
        match example::write(&studio.request.root) {
            Ok(()) => Redirect::to(&format!("/p/{}", example::SLUG)).into_response(),
            Err(why) => failed(&why, studio.locale),
        }
    })
    .await
}

/// The name of a folder that isn't there yet, for a title.
pub fn free_slug(root: &std::path::Path, title: &str) -> String {
    let slug = slug_for(title);
    let slug = if slug.is_empty() || slug == "publishers" { "udgivelse".to_owned() } else { slug };
    let is_free = |slug: &String| !root.join("sources").join(slug).exists();
    let others = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(others).find(is_free).unwrap_or(slug)
}
