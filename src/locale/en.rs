//! Messages in English.

use super::listed;
use crate::finding::Words;
use crate::finding::{Expected, Fault, ProfileWhy};

fn list<T: AsRef<str>>(items: &[T]) -> String {
    listed(items, "and")
}

fn meant(near: Option<&str>) -> Option<String> {
    near.map(|near| format!("Did you mean “{near}”?"))
}

fn expected(expected: Expected, key: &str) -> (&'static str, String) {
    match expected {
        Expected::Text => ("text in quotation marks", format!("{key} = \"…\"")),
        Expected::Texts => ("a list of texts", format!("{key} = [\"…\", \"…\"]")),
        Expected::Rows => ("a list of rows", format!("{key} = [[\"…\", \"…\"], [\"…\", \"…\"]]")),
        Expected::Integer => ("a whole number without quotation marks", format!("{key} = 1")),
        Expected::Number { from, to } => {
            ("a number without quotation marks", format!("{key} = {to}   (from {from} to {to})"))
        }
        Expected::Count => ("a whole number, at least 1, without quotation marks", format!("{key} = 10")),
        Expected::Boolean => ("true or false without quotation marks", format!("{key} = true")),
        Expected::Date => ("a date that exists, without quotation marks", format!("{key} = 2025-01-29")),
        Expected::Years => ("two years", format!("{key} = {{ from = 2025, to = 2028 }}")),
        Expected::Colour => ("a colour", format!("{key} = \"#004b5a\"")),
        Expected::Cmyk => ("four percentages from 0 to 100", format!("{key} = [100, 35, 40, 45]")),
        Expected::Table => ("a group", format!("[{key}]")),
        Expected::Tables => ("one or more groups", format!("[[{key}]]")),
    }
}

fn toml_detail(detail: &str) -> &'static str {
    match detail {
        d if d.contains("duplicate key") => "The same key stands here twice",
        d if d.contains("key with no value") || d.contains("missing value") => "A value is missing",
        d if d.contains("string values must be quoted") => "The text has no quotation marks",
        d if d.contains("missing assignment") || d.contains("missing `=`") => "An equals sign is missing",
        d if d.contains("extra `=`") || d.contains("extra assignment") => "There is an equals sign too many",
        d if d.contains("unclosed array") => "A list has no closing ]",
        d if d.contains("unclosed table") => "A group has no closing ]",
        d if d.contains("unclosed inline table") => "A closing } is missing",
        d if d.contains("comma") => "There is a comma too few or too many",
        d if d.contains("escape") => "A backslash has to be written twice: \\\\",
        d if d.contains("quote") || d.contains("string") => "A text has no closing quotation mark",
        d if d.contains("unquoted key") || d.contains("invalid key") => {
            "The name before the equals sign takes the letters a-z, digits, - and _ only"
        }
        d if d.contains("recursion") => "Groups and lists are nested too deep",
        _ => "This is not valid TOML",
    }
}

/// What is said about a fault.
pub(super) fn fault(fault: &Fault) -> Words {
    let w = |title: &str, help: &[&str]| Words::new(title, help.iter().map(|line| (*line).to_owned()));
    match fault {
        Fault::NotUtf8 => w(
            "The file is not saved as UTF-8",
            &["Open the file in your text editor and save it with the encoding UTF-8"],
        ),
        Fault::SourceIsLink => w(
            "The file is a link to a place outside the project",
            &["Put the file itself here instead of a link"],
        ),
        Fault::FileTooLarge { limit_mb } => Words::new(
            format!("The file is larger than {limit_mb} MB"),
            ["Split it into several publications".to_owned()],
        ),
        Fault::TomlSyntax { detail } => Words::new(
            toml_detail(detail),
            [
                "Short text:  title = \"Dignity\"".to_owned(),
                "Long text:   text = \"\"\"…\"\"\"".to_owned(),
                format!("Technically: {detail}"),
            ],
        ),
        Fault::UnknownKey { key, near, known } => Words::new(
            format!("“{key}” is not a key that can stand here"),
            meant(near.as_deref()).into_iter().chain([format!("Here can stand: {}", list(known))]),
        ),
        Fault::MissingKey { key, example } => {
            Words::new(format!("“{key}” is missing here"), [format!("Write:  {example}")])
        }
        Fault::WrongType { key, expected: kind } => {
            let (what, example) = expected(*kind, key);
            Words::new(format!("“{key}” has to be {what}"), [format!("Write:  {example}")])
        }
        Fault::UnknownValue { key, value, near, known } => Words::new(
            format!("“{value}” can't be used as {key}"),
            meant(near.as_deref()).into_iter().chain([format!("Choose from: {}", list(known))]),
        ),
        Fault::UnknownSchema => w(
            "The file is written for another version of the format",
            &["This version of udgiv reads:  schema = 1"],
        ),
        Fault::BadSlug { slug } => Words::new(
            format!("The folder name “{slug}” can't be used in a web address"),
            ["Name the folder with small letters a-z, digits and hyphens: social-policy-2025-2028"
                .to_owned()],
        ),
        Fault::NoSections => w("The policy has no sections", &["Write at least one:  [[section]]"]),
        Fault::TooMany { what, limit } => Words::new(
            format!("There are more than {limit} of “{what}”"),
            ["Split the policy into several publications".to_owned()],
        ),
        Fault::UnknownLanguage { tag } => Words::new(
            format!("“{tag}” is not a language code"),
            ["Write a code of two or three letters: da, de, en, en-GB, fo, kl".to_owned()],
        ),
        Fault::ProfileUnusable { why } => match why {
            ProfileWhy::Outside => w(
                "The print profile is not in the publishers' folder",
                &[
                    "Put the file itself, no link, in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\"",
                ],
            ),
            ProfileWhy::Missing => w(
                "The print profile is not there",
                &[
                    "Get the file from the print shop, put it in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\"",
                ],
            ),
            ProfileWhy::TooLarge { limit_mb } => Words::new(
                format!("The print profile is larger than {limit_mb} MB"),
                ["Ask the print shop for its ICC profile: such a file takes a few MB".to_owned()],
            ),
            ProfileWhy::NotForPress => w(
                "The file is not an ICC profile of a press with four inks",
                &["Ask the print shop for the ICC profile of its printing condition (class prtr, CMYK)"],
            ),
        },
    }
}
