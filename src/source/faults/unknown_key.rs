//! Every key is a known one.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;
use crate::source::keys::Several;

/// Filed for an unknown key.
pub static UNKNOWN_KEY: Code = Code {
    id: "U002",
    name: "unknown-key",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En nøgle, der ikke kan stå det sted", en: "A key that can't stand there" },
    why: Bilingual {
        da: "En stavefejl ville ellers betyde, at teksten stille faldt ud",
        en: "A misspelt key would silently lose its text",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "subtitel = \"2025–2028\"",
        because: Bilingual::NONE,
        right: "subtitle = \"2025–2028\"",
    }],
    more: Bilingual {
        da: "Kan det ikke siges, hvad der er ment, nævner fundet alle de nøgler, der kan stå det pågældende sted.",
        en: "Where nobody can tell what was meant, the finding names all keys that can stand there.",
    },
};

/// What can be told of a key that can't stand where it stands.
#[derive(Debug)]
pub enum KeyWhy {
    /// Perhaps another was meant.
    Other {
        /// Which.
        near: Option<String>,
        /// Whether no other can be meant.
        is_certain: bool,
    },
    /// Any of several was meant, which only whoever wrote it can choose from.
    Several {
        /// What it can mean.
        several: &'static Several,
        /// The line with each of the names.
        lines: Vec<String>,
    },
    /// It is written with capitals.
    Capitals {
        /// The key as it is written here.
        name: String,
        /// What to write: the key, or its header.
        write: String,
    },
    /// It belongs elsewhere in its file.
    Elsewhere(Home),
    /// It belongs in a group whose header the file hasn't got.
    Headless {
        /// The header that has to stand above it.
        header: &'static str,
    },
    /// It belongs in the publisher's file.
    Publishers {
        /// That file, where the policy says it.
        file: Option<String>,
        /// Its header, if it is a group there.
        header: Option<String>,
    },
    /// It is a group that can't stand there.
    Group {
        /// Its header.
        header: String,
        /// The header that was meant, and whether no other can be.
        right: Option<(&'static str, bool)>,
        /// The group that has to be named before it.
        within: Option<&'static str>,
        /// The headers that can stand there.
        known: Vec<&'static str>,
        /// The header of a group, and its type, that it is meant as.
        kind: Option<(&'static str, &'static str)>,
    },
}

/// Where a key belongs in its file.
#[derive(Debug, Default)]
pub struct Home {
    /// The header under which it can stand; empty for the top of the file.
    pub header: &'static str,
    /// The header, and its line, of the group that it has to stand above, if its own group is around that.
    pub above: Option<(usize, String)>,
    /// Whether that group has such a key already.
    pub is_there: bool,
    /// The line of such a key in the group right below, which it would go to.
    pub is_below: Option<usize>,
    /// The header of a group that this key may begin.
    pub may_begin: Option<&'static str>,
}

impl Home {
    /// Where the line has to be moved, and what else may be meant, in Danish.
    fn danish(&self, key: &str, line: &str, title: Words) -> Words {
        let Self { header, above, is_there, is_below, may_begin } = self;
        let is_easy = *may_begin == Some("[section.easy]");
        let title = match is_easy {
            true => title.help(
                "Er det den letlæste tekst, så skriv på en linje for sig, lige over denne:  [section.easy]",
            ),
            false => title,
        };
        match (above, is_there) {
            (_, true) if key == "text" => title
                .help(format!("{header} har allerede en tekst. Denne må have sin egen blok"))
                .help("Flyt teksten ned under blokkens sidste linje, og sæt disse to linjer lige før den:")
                .help("[[section.block]]")
                .help("type = \"text\""),
            (_, true) => {
                title.help(format!("{header} har allerede »{key}«: slet linjen her, eller ret den anden"))
            }
            (Some((number, header)), false) => {
                let what = if key == "text" { "hele teksten" } else { "linjen" };
                let moved = if is_easy { "Flyt ellers" } else { "Flyt" };
                title.help(format!("{moved} {what} op, så den står før {header} i linje {number}"))
            }
            (None, false) if is_below.is_some() => {
                let number = is_below.unwrap_or_default();
                title.help(format!(
                    "{header} har allerede en linje med »{key}« (linje {number}): slet denne linje, eller flyt den ned i stedet for den anden"
                ))
            }
            (None, false) => {
                let way = if header.starts_with("[[section.") { "ned" } else { "op" };
                title
                    .help(format!("Flyt linjen {way} under {header}, før den næste gruppe begynder:  {line}"))
            }
        }
    }

    /// The same in English.
    fn english(&self, key: &str, line: &str, title: Words) -> Words {
        let Self { header, above, is_there, is_below, may_begin } = self;
        let is_easy = *may_begin == Some("[section.easy]");
        let title = match is_easy {
            true => title.help(
                "If it is the easy-read text, write on a line of its own, right above this one:  [section.easy]",
            ),
            false => title,
        };
        match (above, is_there) {
            (_, true) if key == "text" => title
                .help(format!("{header} has a text already. This one has to have a block of its own"))
                .help("Move the text down below the block's last line, and put these two lines right before it:")
                .help("[[section.block]]")
                .help("type = \"text\""),
            (_, true) => {
                title.help(format!("{header} has “{key}” already: delete the line here, or change the other"))
            }
            (Some((number, header)), false) => {
                let what = if key == "text" { "the whole text" } else { "the line" };
                let moved = if is_easy { "Otherwise move" } else { "Move" };
                title.help(format!("{moved} {what} up, so that it stands before {header} in line {number}"))
            }
            (None, false) if is_below.is_some() => {
                let number = is_below.unwrap_or_default();
                title.help(format!("{header} has a line with “{key}” already (line {number}): delete this line, or move it down in place of the other"))
            }
            (None, false) => {
                let way = if header.starts_with("[[section.") { "down" } else { "up" };
                title.help(format!("Move the line {way} under {header}, before the next group begins:  {line}"))
            }
        }
    }
}

/// An unknown key.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownKey {
    pub key: String,
    pub why: KeyWhy,
    /// The line with the name that was meant.
    pub line: Option<String>,
    pub known: Vec<&'static str>,
}

impl Message for UnknownKey {
    fn danish(&self) -> Words {
        let Self { key, why, line, known } = self;
        let shown = |name: &str| line.clone().unwrap_or_else(|| name.to_owned());
        let title = Words::title(format!("»{key}« er ikke et navn, der kan stå her"));
        let here = format!("Her kan stå: {}", Locale::Danish.listed(known));
        match why {
            KeyWhy::Other { near: None, .. } => title.help(here),
            KeyWhy::Other { near: Some(name), is_certain: true } => {
                Words::title(format!("»{key}« hedder »{name}« her")).help(format!("Skriv:  {}", shown(name)))
            }
            KeyWhy::Other { near: Some(name), is_certain: false } => {
                title.help(format!("Mente du »{name}«? Så skriv:  {}", shown(name))).help(here)
            }
            KeyWhy::Several { several, lines } => {
                let title = format!("»{key}« kan ikke stå her, for der er {}", several.of.0);
                Words::new(title, several.danish_lines(lines))
            }
            KeyWhy::Capitals { name, write } => {
                let how = Locale::Danish.in_small_letters(key, name).unwrap_or("med små bogstaver");
                Words::title(format!("»{key}« skal skrives {how}")).help(format!("Skriv:  {}", shown(write)))
            }
            KeyWhy::Elsewhere(Home { header: "", .. }) => {
                Words::title(format!("»{key}« kan ikke stå her, men øverst i filen"))
                    .help(format!("Flyt linjen op over den første gruppe:  {}", shown(key)))
            }
            KeyWhy::Elsewhere(home) => home.danish(
                key,
                &shown(key),
                Words::title(format!("»{key}« kan ikke stå her, men under {}", home.header)),
            ),
            KeyWhy::Headless { header } => Words::title(format!("{header} mangler over »{key}«"))
                .help(format!("Skriv på en linje for sig, over »{key}«:  {header}")),
            KeyWhy::Publishers { file, header } => {
                let file = file.as_deref().unwrap_or("en fil i mappen sources/publishers/");
                match header {
                    Some(header) => Words::title(format!("{header} er ikke en gruppe, der kan stå her"))
                        .help(format!("{header} skrives i udgiverens fil: {file}"))
                        .help("Ret gruppen der, og slet den her"),
                    None => title
                        .help(format!("Slet linjen her. »{key}« skal stå i udgiverens fil: {file}"))
                        .help("Ret linjen der. Er den der ikke, så skriv den som en ny linje før [brand]"),
                }
            }
            KeyWhy::Group { header, kind: Some((group, kind)), .. } => {
                Words::title(format!("{header} er ikke en gruppe, men en slags {group}"))
                    .help(format!("Skriv to linjer:  {group}"))
                    .help(format!("type = \"{kind}\""))
            }
            KeyWhy::Group { header, right, within, known, kind: None } => {
                let words = match within {
                    Some("section") => Words::title(format!(
                        "{header} hører til i et afsnit, og derfor skal navnet begynde med »section.«"
                    )),
                    Some(group) => Words::title(format!(
                        "{header} hører til i »{group}«, og derfor skal navnet begynde med »{group}.«"
                    )),
                    None => Words::title(format!("{header} er ikke en gruppe, der kan stå her")),
                };
                match right {
                    Some((right, true)) => words.help(format!("Skriv:  {right}")),
                    Some((right, false)) => words.help(format!("Mente du {right}? Så skriv:  {right}")),
                    None if known.is_empty() => words.help("Her kan ingen gruppe stå"),
                    None => words.help(format!("Her kan stå: {}", Locale::Danish.listed(known))),
                }
            }
        }
    }

    fn english(&self) -> Words {
        let Self { key, why, line, known } = self;
        let shown = |name: &str| line.clone().unwrap_or_else(|| name.to_owned());
        let title = Words::title(format!("“{key}” is not a name that can stand here"));
        let here = format!("Allowed here: {}", Locale::English.listed(known));
        match why {
            KeyWhy::Other { near: None, .. } => title.help(here),
            KeyWhy::Other { near: Some(name), is_certain: true } => {
                Words::title(format!("“{key}” is called “{name}” here"))
                    .help(format!("Write:  {}", shown(name)))
            }
            KeyWhy::Other { near: Some(name), is_certain: false } => {
                title.help(format!("Did you mean “{name}”? Then write:  {}", shown(name))).help(here)
            }
            KeyWhy::Several { several, lines } => {
                let title = format!("“{key}” can't stand here, as there are {}", several.of.1);
                Words::new(title, several.english_lines(lines))
            }
            KeyWhy::Capitals { name, write } => {
                let how = Locale::English.in_small_letters(key, name).unwrap_or("in small letters");
                Words::title(format!("“{key}” has to be written {how}"))
                    .help(format!("Write:  {}", shown(write)))
            }
            KeyWhy::Elsewhere(Home { header: "", .. }) => {
                Words::title(format!("“{key}” can't stand here, but at the top of the file"))
                    .help(format!("Move the line up, above the first group:  {}", shown(key)))
            }
            KeyWhy::Elsewhere(home) => home.english(
                key,
                &shown(key),
                Words::title(format!("“{key}” can't stand here, but under {}", home.header)),
            ),
            KeyWhy::Headless { header } => Words::title(format!("{header} is missing above “{key}”"))
                .help(format!("Write on a line of its own, above “{key}”:  {header}")),
            KeyWhy::Publishers { file, header } => {
                let file = file.as_deref().unwrap_or("a file in the folder sources/publishers/");
                match header {
                    Some(header) => Words::title(format!("{header} is not a group that can stand here"))
                        .help(format!("{header} is written in the publisher's file: {file}"))
                        .help("Change the group there, and delete it here"),
                    None => title
                        .help(format!(
                            "Delete the line here. “{key}” belongs in the publisher's file: {file}"
                        ))
                        .help(
                            "Change the line there. If it isn't there, write it as a new line before [brand]",
                        ),
                }
            }
            KeyWhy::Group { header, kind: Some((group, kind)), .. } => {
                Words::title(format!("{header} is no group, but a kind of {group}"))
                    .help(format!("Write two lines:  {group}"))
                    .help(format!("type = \"{kind}\""))
            }
            KeyWhy::Group { header, right, within, known, kind: None } => {
                let words = match within {
                    Some("section") => Words::title(format!(
                        "{header} belongs in a section, so its name has to begin with “section.”"
                    )),
                    Some(group) => Words::title(format!(
                        "{header} belongs in “{group}”, so its name has to begin with “{group}.”"
                    )),
                    None => Words::title(format!("{header} is not a group that can stand here")),
                };
                match right {
                    Some((right, true)) => words.help(format!("Write:  {right}")),
                    Some((right, false)) => words.help(format!("Did you mean {right}? Then write:  {right}")),
                    None if known.is_empty() => words.help("No group can stand here"),
                    None => words.help(format!("Allowed here: {}", Locale::English.listed(known))),
                }
            }
        }
    }
}
