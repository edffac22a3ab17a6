//! The keys of a project's own file.

use super::key::Value::OneOf;
use super::key::{Key, Keys};

/// The whole of `udgiv.toml`.
pub static PROJECT_FILE: Keys = Keys::new(
    "udgiv.toml",
    &[Key::new(
        "language",
        OneOf(&["da", "en"]),
        "Sproget i meddelelser til jer, der arbejder i projektet: `da` eller `en`. Udgivelsernes sprog står i politikken",
        r#"language = "da""#,
    )
    .otherwise("det sprog, computeren er sat til")],
);
