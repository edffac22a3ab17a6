//! A policy's publisher has a file.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Finding, Findings, Group, Level, Mend, Message, SourcePart,
    Words,
};
use crate::locale::Locale;
use crate::policy::slug_for;
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U060",
        name: "unknown-publisher",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "`publisher` nævner en udgiver, der ikke har en fil",
        en: "`publisher` names one that has no file",
    },
    why: Bilingual {
        da: "Uden udgiver er der hverken navn, kontakt eller farver",
        en: "Without a publisher there is no name, contact or colour",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "publisher = \"Byens Kommune\"",
        because: Bilingual { da: "det er udgiverens navn", en: "that is the publisher's name" },
        right: "publisher = \"byen\"",
    }],
    more: Bilingual {
        da: "`publisher = \"byen\"` betyder filen `sources/publishers/byen.toml`.",
        en: "`publisher = \"byen\"` means the file `sources/publishers/byen.toml`.",
    },
};

fn check(context: &Context<'_>, _: &'static Rule, findings: &mut Findings) {
    let (id, known) = (&context.policy.publisher, &context.publishers);
    // A missing id has been reported by the reader. An empty one is there, and no publisher either.
    if id.is_empty() && !context.is_written(id) || known.contains_key(id.as_str()) {
        return;
    }
    findings.extend([finding(context)]);
}

/// The finding on a policy whose publisher has no file.
pub fn finding(context: &Context<'_>) -> Finding {
    let (id, known) = (&context.policy.publisher, &context.publishers);
    let place = id.place();
    if id.trim().is_empty() {
        let known: Vec<String> = known.keys().map(|id| (*id).to_owned()).collect();
        let only = if let [only] = known.as_slice() { Some(only) } else { None };
        let mend = only.map(|only| Mend { place: id.place(), write: format!("\"{only}\"") });
        return Finding { mend, ..Finding::new(&RULE.code, Some(place), PublisherEmpty { known }) };
    }
    // The file's name or path stands for the publisher as well.
    let name = id.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let own = |(_, own): &(&&str, &Option<&str>)| own.is_some_and(|own| is_same(own, id));
    let mut named = known.iter().filter(own).map(|(id, _)| *id);
    let why = match (named.next(), named.next()) {
        (Some(file), None) => Why::OwnName { file: file.to_owned() },
        _ if known.contains_key(name) => Why::Path {
            file: name.to_owned(),
            has_folder: name.len() < id.len() && id.contains(['/', '\\']),
            has_ending: id.ends_with(".toml"),
        },
        _ if known.contains_key(slug_for(name).as_str()) => Why::Spelt { file: slug_for(name) },
        _ => Why::Unknown {
            new: slug_for(name),
            near: nearest(name, known.keys().copied()),
            known: known.keys().map(|id| (*id).to_owned()).collect(),
        },
    };
    let certain = why.file().filter(|_| context.is_written(id));
    let mend = certain.map(|file| Mend { place, write: format!("\"{file}\"") });
    let unknown = UnknownPublisher { id: id.value().clone(), why };
    Finding { mend, ..Finding::new(&RULE.code, Some(place), unknown) }
}

/// Whether two names are the same to whoever reads them.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words(one) == words(other)
}

/// `publisher = ""`.
#[derive(Debug)]
struct PublisherEmpty {
    known: Vec<String>,
}

impl Message for PublisherEmpty {
    fn danish(&self) -> Words {
        let words = Words::title("»publisher« er tom");
        match self.known.as_slice() {
            [] => words
                .help("Skriv navnet på udgiverens fil uden .toml:  publisher = \"…\"")
                .help("Mappen sources/publishers/ er tom"),
            [only] => words.help(format!("Skriv:  publisher = \"{only}\"")),
            known => {
                let write = |id: &String| format!("Er det {id}, så skriv:  publisher = \"{id}\"");
                known.iter().take(MOST_SHOWN).map(write).fold(words, Words::help)
            }
        }
    }

    fn english(&self) -> Words {
        let words = Words::title("“publisher” is empty");
        match self.known.as_slice() {
            [] => words
                .help("Write the name of the publisher's file without .toml:  publisher = \"…\"")
                .help("The folder sources/publishers/ is empty"),
            [only] => words.help(format!("Write:  publisher = \"{only}\"")),
            known => {
                let write = |id: &String| format!("If it is {id}, write:  publisher = \"{id}\"");
                known.iter().take(MOST_SHOWN).map(write).fold(words, Words::help)
            }
        }
    }
}

/// The most publishers that an empty key is told with.
const MOST_SHOWN: usize = 5;

#[derive(Debug)]
struct UnknownPublisher {
    id: String,
    why: Why,
}

/// What can be told of a publisher that has no file.
#[derive(Debug)]
enum Why {
    /// It is the name that stands in this file.
    OwnName { file: String },
    /// It is the file's path, or its name with the ending.
    Path { file: String, has_folder: bool, has_ending: bool },
    /// It is the file's name with other letters.
    Spelt { file: String },
    /// There is none of that name.
    Unknown {
        /// What the file of a publisher of that name is called.
        new: String,
        near: Option<String>,
        known: Vec<String>,
    },
}

impl Why {
    /// The file that can only be meant.
    fn file(&self) -> Option<&str> {
        match self {
            Self::OwnName { file } | Self::Path { file, .. } | Self::Spelt { file } => Some(file),
            Self::Unknown { .. } => None,
        }
    }
}

impl Message for UnknownPublisher {
    fn danish(&self) -> Words {
        let Self { id, why } = self;
        let write = |file: &str| format!("Skriv:  publisher = \"{file}\"");
        match why {
            Why::OwnName { file } => {
                Words::title("I »publisher« skrives navnet på udgiverens fil, ikke udgiverens eget navn")
                    .help(write(file))
                    .help(format!("Filen er sources/publishers/{file}.toml"))
            }
            Why::Path { file, has_folder, has_ending } => {
                let without = match (has_folder, has_ending) {
                    (true, true) => "mappe og uden .toml",
                    (true, false) => "mappe",
                    _ => ".toml",
                };
                Words::title(format!("I »publisher« skal filens navn stå uden {without}")).help(write(file))
            }
            Why::Spelt { file } => {
                Words::title(format!("Udgiverens fil hedder »{file}«, ikke »{id}«")).help(write(file))
            }
            Why::Unknown { new, near, known } => {
                let title = format!("Der er ingen udgiver, der hedder »{id}«");
                let words = Words::new(title, Locale::Danish.meant(near.as_deref()));
                let then = match new == id {
                    true => ", og ret den".to_owned(),
                    false => format!(", ret den, og skriv her:  publisher = \"{new}\""),
                };
                match known.as_slice() {
                    [] => words
                        .help("Mappen sources/publishers/ er tom")
                        .help(format!("Der skal ligge en fil for udgiveren:  sources/publishers/{new}.toml"))
                        .help(format!("Skriv her:  publisher = \"{new}\"")),
                    [first, ..] => words
                        .help(format!("I sources/publishers/ findes: {}", Locale::Danish.listed(known)))
                        .help(format!(
                            "Er det en ny udgiver, så lav en kopi af {first}.toml, der hedder {new}.toml{then}"
                        )),
                }
            }
        }
    }

    fn english(&self) -> Words {
        let Self { id, why } = self;
        let write = |file: &str| format!("Write:  publisher = \"{file}\"");
        match why {
            Why::OwnName { file } => Words::title(
                "The name of the publisher's file belongs in “publisher”, not the publisher's own name",
            )
            .help(write(file))
            .help(format!("The file is sources/publishers/{file}.toml")),
            Why::Path { file, has_folder, has_ending } => {
                let without = match (has_folder, has_ending) {
                    (true, true) => "a folder and without .toml",
                    (true, false) => "a folder",
                    _ => ".toml",
                };
                Words::title(format!("The file's name stands in “publisher” without {without}"))
                    .help(write(file))
            }
            Why::Spelt { file } => {
                Words::title(format!("The publisher's file is called “{file}”, not “{id}”")).help(write(file))
            }
            Why::Unknown { new, near, known } => {
                let title = format!("There is no publisher called “{id}”");
                let words = Words::new(title, Locale::English.meant(near.as_deref()));
                let then = match new == id {
                    true => ", and change it".to_owned(),
                    false => format!(", change it, and write here:  publisher = \"{new}\""),
                };
                match known.as_slice() {
                    [] => words
                        .help("The folder sources/publishers/ is empty")
                        .help(format!(
                            "There has to be a file for the publisher:  sources/publishers/{new}.toml"
                        ))
                        .help(format!("Write here:  publisher = \"{new}\"")),
                    [first, ..] => words
                        .help(format!("In sources/publishers/ there are: {}", Locale::English.listed(known)))
                        .help(format!(
                            "If it is a new publisher, make a copy of {first}.toml called {new}.toml{then}"
                        )),
                }
            }
        }
    }
}
