//! A file lies where it is read, under a name by which it is read.

use crate::finding::{Message, Words};

/// A file, or a folder, that nothing reads, because of its name or where it lies.
#[derive(Debug)]
pub enum Misplaced {
    /// A policy that has no folder of its own.
    Policy,
    /// A publisher's file outside the folder of publishers.
    Publisher {
        /// Its name.
        name: String,
    },
    /// A publisher's file of another name than `….toml`.
    PublisherNamed {
        /// Its name.
        name: String,
        /// What it has to be called.
        right: String,
    },
    /// The folder of publishers, under another name or at another place.
    PublishersFolder {
        /// Its name.
        name: String,
    },
    /// The project's own file.
    Project {
        /// Its name.
        name: String,
    },
    /// A document that waits to be imported.
    Document {
        /// Where it lies.
        path: String,
        /// What its policy's folder could be called.
        slug: String,
        /// Whether it can be imported as it is.
        can_be_imported: bool,
    },
}

impl Misplaced {
    /// The command that imports a document.
    fn import(path: &str, slug: &str) -> String {
        format!("udgiv import \"{path}\" --slug {slug}")
    }
}

impl Message for Misplaced {
    fn danish(&self) -> Words {
        match self {
            Self::Policy => Words::title("Politikken bliver ikke læst, for den har ingen mappe for sig selv")
                .help("Lav en mappe i sources/, og flyt filen derind:  sources/fritidspolitik/policy.toml"),
            Self::Publisher { name } => {
                Words::title(format!("Udgiverens fil »{name}« bliver ikke læst dér, hvor den ligger"))
                    .help("Flyt den til sources/publishers/, og giv den udgiverens navn:  sources/publishers/min-kommune.toml")
                    .help("Politikken nævner den uden .toml:  publisher = \"min-kommune\"")
            }
            Self::PublisherNamed { name, right } => {
                let words = Words::title(format!("Filen hedder »{name}«, men skal hedde »{right}«"));
                match name.to_lowercase().ends_with(".txt") {
                    true => words.help(format!(
                        "Giv filen navnet {right}. Viser Windows ikke .txt, så slå »Filtypenavne« til under Vis"
                    )),
                    false => words.help(format!("Giv filen navnet {right}, med små bogstaver")),
                }
            }
            Self::PublishersFolder { name } => {
                Words::title(format!("Udgiverne i mappen »{name}« bliver ikke læst"))
                    .help("Mappen skal ligge i sources/ og hedde publishers:  sources/publishers/")
            }
            Self::Project { name } => {
                Words::title(format!("Projektets indstillinger i »{name}« bliver ikke læst"))
                    .help("Filen skal hedde udgiv.toml og ligge i projektets mappe, ved siden af sources/")
                    .help("Viser Windows ikke .txt, så slå »Filtypenavne« til under Vis")
            }
            Self::Document { path, slug, can_be_imported } => {
                let words = Words::title("Dokumentet bliver ikke udgivet: Det skal hentes ind først");
                let command = Self::import(path, slug);
                match can_be_imported {
                    true => words.help(format!("Skriv:  {command}")),
                    false => words
                        .help("Åbn det i Word eller LibreOffice, og gem det som .docx")
                        .help(format!("Skriv så:  {}", Self::import(&saved(path), slug))),
                }
            }
        }
    }

    fn english(&self) -> Words {
        match self {
            Self::Policy => Words::title("The policy is not read, for it has no folder of its own")
                .help("Make a folder in sources/, and move the file there:  sources/leisure-policy/policy.toml"),
            Self::Publisher { name } => {
                Words::title(format!("The publisher's file “{name}” is not read where it lies"))
                    .help("Move it to sources/publishers/, and give it the publisher's name:  sources/publishers/our-council.toml")
                    .help("The policy names it without .toml:  publisher = \"our-council\"")
            }
            Self::PublisherNamed { name, right } => {
                let words = Words::title(format!("The file is called “{name}”, and has to be called “{right}”"));
                match name.to_lowercase().ends_with(".txt") {
                    true => words.help(format!(
                        "Rename it to {right}. If Windows doesn't show .txt, turn on “File name extensions” under View"
                    )),
                    false => words.help(format!("Rename it to {right}, in small letters")),
                }
            }
            Self::PublishersFolder { name } => {
                Words::title(format!("The publishers in the folder “{name}” are not read"))
                    .help("The folder has to be in sources/ and be called publishers:  sources/publishers/")
            }
            Self::Project { name } => Words::title(format!("The project's settings in “{name}” are not read"))
                .help("The file has to be called udgiv.toml and be in the project's folder, beside sources/")
                .help("If Windows doesn't show .txt, turn on “File name extensions” under View"),
            Self::Document { path, slug, can_be_imported } => {
                let words = Words::title("The document is not published: it has to be imported first");
                let command = Self::import(path, slug);
                match can_be_imported {
                    true => words.help(format!("Write:  {command}")),
                    false => words
                        .help("Open it in Word or LibreOffice, and save it as .docx")
                        .help(format!("Then write:  {}", Self::import(&saved(path), slug))),
                }
            }
        }
    }
}

/// The document's path once it is saved as Word's own format.
fn saved(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    format!("{stem}.docx")
}
