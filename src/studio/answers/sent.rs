//! What a browser sends, or an answer that says in the reader's language why it can't be taken.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::refused;
use crate::studio::state::Studio;

/// What the script sends.
#[derive(Debug)]
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<Studio>> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, studio: &Arc<Studio>) -> Result<Self, Response> {
        let locale = studio.locale;
        match Json::<T>::from_request(request, studio).await {
            Ok(Json(sent)) => Ok(Self(sent)),
            Err(JsonRejection::BytesRejection(why)) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                let words = locale.pick(
                    "Teksten er for lang. Et felt må højst fylde 2 MB",
                    "The text is too long. A field may be 2 MB at most",
                );
                Err(refused(StatusCode::PAYLOAD_TOO_LARGE, words.to_owned()))
            }
            Err(why) => {
                let words = locale.pick(
                    "Det kunne ikke læses. Hent siden igen, og prøv en gang til",
                    "It couldn't be read. Reload the page and try again",
                );
                Err(refused(why.status(), words.to_owned()))
            }
        }
    }
}
