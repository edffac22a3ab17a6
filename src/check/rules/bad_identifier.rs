//! A publication's own identifier is a URI.
//!
//! It stands in XMP (ISO 16684-1, 8.2.1.4: a URI), in the package of an e-book and in the relation between two of them (EPUB 3.3, 5.5.3.1), where
//! programs compare it letter by letter.

use uuid::Uuid;

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::is_address;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U054",
        name: "bad-identifier",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En `identifier`, der ikke er en URN eller en webadresse",
        en: "An `identifier` that is neither a URN nor a web address",
    },
    why: Bilingual {
        da: "Programmer kender e-bogen på den (EPUB 3.3, 5.5.3.1)",
        en: "Programs know the e-book by it (EPUB 3.3, 5.5.3.1)",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "identifier = \"ISBN 978-87-93024-00-7\"",
        because: Bilingual::NONE,
        right: "identifier = \"urn:isbn:9788793024007\"",
    }],
    more: Bilingual {
        da: "Uden linjen får publikationen et id af udgiverens og mappens navn, og det er det samme hver gang.",
        en: "Without the line, the publication gets an id of the publisher's and the folder's names, the same every time.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(identifier) = &context.policy.identifier else { return };
    if is_uri(identifier) {
        return;
    }
    let meant = meant(identifier);
    let mend = || context.mend(identifier, 0..identifier.len(), meant.as_deref()?);
    let value = identifier.chars().take(60).collect();
    let message = BadIdentifier { value, meant: meant.clone() };
    findings.under(&rule.code).mended(identifier.place(), mend, message);
}

/// Whether it is a web address, a URN (RFC 8141, 2), or has another scheme and only signs that a URI may have (RFC 3986, 2).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let low = scheme.to_lowercase();
    if matches!(low.as_str(), "http" | "https") {
        return text.is_ascii() && !text.contains(' ') && is_address(text);
    }
    let is_scheme = low.starts_with(|c: char| c.is_ascii_lowercase())
        && low.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?#%".contains(c);
    let escapes = rest
        .split('%')
        .skip(1)
        .all(|part| part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit));
    let sound = is_scheme && low.len() > 1 && !rest.is_empty() && rest.chars().all(plain) && escapes;
    match (low.as_str(), rest.split_once(':')) {
        ("urn", Some((name, id))) if name.eq_ignore_ascii_case("uuid") => {
            sound && Uuid::try_parse(id).is_ok()
        }
        ("urn", Some((name, id))) => sound && name.len() > 1 && !id.is_empty(),
        ("urn", None) => false,
        _ => sound,
    }
}

/// What a bare ISBN or UUID is written as.
fn meant(text: &str) -> Option<String> {
    let low = text.trim().to_lowercase();
    let bare = low.trim_start_matches("urn:").trim_start_matches("uuid:").trim();
    if let Ok(uuid) = Uuid::try_parse(bare) {
        return Some(uuid.urn().to_string());
    }
    let bare = low.trim_start_matches("urn:").trim_start_matches("isbn").trim_start_matches([':', ' ']);
    let digits: String =
        bare.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{a0}' | '–' | '\u{2011}')).collect();
    let is_isbn =
        digits.len() == 13 && digits.starts_with("97") && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_isbn.then(|| format!("urn:isbn:{digits}"))
}

#[derive(Debug)]
struct BadIdentifier {
    value: String,
    meant: Option<String>,
}

impl BadIdentifier {
    fn meant(&self) -> &str {
        self.meant.as_deref().unwrap_or("urn:isbn:9788793024007")
    }
}

impl Message for BadIdentifier {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er hverken en URN eller en webadresse", self.value))
            .help(format!("Skriv:  identifier = \"{}\"", self.meant()))
            .help("Eller slet linjen: så laver udgiv et id, der bliver ved med at være det samme")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is neither a URN nor a web address", self.value))
            .help(format!("Write:  identifier = \"{}\"", self.meant()))
            .help("Or delete the line: then udgiv makes an id that stays the same")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_a_uri_or_is_told_as_one() {
        for sound in [
            "urn:isbn:9788793024007",
            "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "https://www.example.dk/politik/1",
            "doi:10.1000/182",
        ] {
            assert!(is_uri(sound), "{sound}");
        }
        for (bad, instead) in [
            ("978-87-93024-00-7", Some("urn:isbn:9788793024007")),
            ("ISBN: 978 87 93024 00 7", Some("urn:isbn:9788793024007")),
            ("6BA7B810-9DAD-11D1-80B4-00C04FD430C8", Some("urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
            ("urn:uuid:1234", None),
            ("urn:isbn", None),
            ("sag 12/345", None),
            ("https://x.dk/%zz", None),
            ("https://x.dk/å", None),
            ("C:\\sag", None),
            ("urn:sag:å", None),
        ] {
            assert!(!is_uri(bad), "{bad}");
            assert_eq!(meant(bad).as_deref(), instead, "{bad}");
        }
    }
}
