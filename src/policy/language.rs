//! Language tags.

use std::fmt;

use oxilangtag::LanguageTag;
use serde::{Serialize, Serializer};

/// ISO 639-1, the codes in force.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa \
    ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc \
    sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Languages that are written from right to left where their tag names no script.
const BACKWARDS: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];
/// Scripts that are (ISO 15924).
const BACKWARDS_SCRIPTS: &[&str] =
    &["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// A well-formed BCP 47 language tag (RFC 5646), kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Danish, the language most users write in.
    #[must_use]
    pub fn danish() -> Self {
        Self("da".into())
    }

    /// English, the other language of messages.
    #[must_use]
    pub fn english() -> Self {
        Self("en".into())
    }

    /// Reads a tag such as `da`, `de` or `en-GB`. A primary subtag of two letters is one of ISO 639-1; one of three is any but those for
    /// private use (`qaa` to `qtz`): the grammar alone would accept "dansk", "dk" and `x-a`, which no voice can read.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let parsed = LanguageTag::parse(tag).ok()?;
        let primary = parsed.primary_language().to_lowercase();
        let known = match primary.len() {
            2 => TWO_LETTERS.split(' ').any(|known| known == primary),
            3 => {
                primary.bytes().all(|byte| byte.is_ascii_lowercase())
                    && !("qaa"..="qtz").contains(&primary.as_str())
            }
            _ => false,
        };
        known.then(|| Self(tag.to_owned()))
    }

    /// Which way it is written, as HTML's `dir` says it: by its script, if the tag names one.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        let mut parts = self.0.split('-').take_while(|part| part.len() > 1);
        let primary = parts.next().unwrap_or_default().to_lowercase();
        let script =
            parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let backwards = match script {
            Some(script) => BACKWARDS_SCRIPTS.contains(&script.to_lowercase().as_str()),
            None => BACKWARDS.contains(&primary.as_str()),
        };
        if backwards { "rtl" } else { "ltr" }
    }

    /// The whole tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `en` of `en-GB`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The region subtag, if there is one: `GB` of `en-GB`.
    #[must_use]
    pub fn region(&self) -> Option<String> {
        LanguageTag::parse(self.0.as_str()).ok()?.region().map(str::to_uppercase)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_a_language_tag() {
        assert!(Language::parse("dansk").is_none());
        assert!(Language::parse("da_DK").is_none());
        for none in ["", "x-a", "dk", "xx", "qaa", "i-klingon", "a1"] {
            assert!(Language::parse(none).is_none(), "{none}");
        }
        assert!(
            ["DA", "kl", "smj", "de-x-easy", "zh-Hant-TW"].iter().all(|tag| Language::parse(tag).is_some())
        );
        assert_eq!(Language::parse("en-GB").unwrap().region().as_deref(), Some("GB"));
    }

    #[test]
    fn arabic_is_written_from_right_to_left_unless_its_tag_says_otherwise() {
        let direction = |tag| Language::parse(tag).unwrap().direction();
        assert_eq!(["ar", "fa-AF", "AR-EG", "pa-Arab", "ku-Arab-IQ"].map(direction), ["rtl"; 5]);
        assert_eq!(["da", "ar-Latn", "pa", "so", "de-x-arab"].map(direction), ["ltr"; 5]);
    }
}
