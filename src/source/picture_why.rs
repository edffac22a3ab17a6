//! Why a picture can't be used, and how users are told.

use super::drawing::DrawingFault;
use crate::finding::Words;
use crate::locale::Locale;

/// Why a picture can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureWhy {
    /// There is no such file.
    Missing {
        /// The file that may be meant.
        near: Option<Near>,
    },
    /// What is there is no file: a folder, or a way for programs to talk to each other.
    NoFile {
        /// Whether it is a folder.
        is_folder: bool,
        /// The pictures in that folder, by their names.
        pictures: Vec<String>,
    },
    /// There is no path, or nothing in it.
    NoPath,
    /// The file is there, and its path is written otherwise: with backslashes, or beginning with `./`.
    Spelt {
        /// How to write it.
        right: String,
    },
    /// It is on the web.
    Web,
    /// Its path leads out of the folder.
    Outside,
    /// It is a link to another file.
    Link,
    /// It is no picture that anybody knows.
    WrongFormat,
    /// There is nothing in the file.
    Empty,
    /// Its name says another format than it has.
    WrongEnding {
        /// What people call the format.
        is: &'static str,
        /// How names of such files end.
        ending: &'static str,
    },
    /// It is a picture in a format that doesn't work both on the web and in PDF.
    OtherFormat {
        /// What people call the format.
        is: &'static str,
    },
    /// It is a JPEG of a kind that browsers can't show.
    Unusual,
    /// The file ends before the picture does.
    Cut,
    /// The file is larger than any picture needs to be.
    TooLarge {
        /// The limit in MB.
        limit_mb: u64,
    },
    /// It has more pixels than any page needs.
    TooManyPixels {
        /// The limit in millions of pixels.
        limit_mp: u64,
    },
    /// It can't be decoded.
    Damaged {
        /// The decoder's message.
        detail: String,
    },
    /// It is a drawing that can't be used.
    Drawing(DrawingFault),
}

/// A file that may be meant by the path of one that isn't there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its path.
    pub path: String,
    /// In what the two differ.
    pub by: Differs,
    /// Whether no other can be meant.
    pub is_only: bool,
}

/// In what two paths differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// In capitals alone.
    Capitals,
    /// In the folder.
    Folder,
    /// In some letters of the name.
    Letters,
}

/// Whose picture it is: a policy's pictures are in its folder, a publisher's logo is beside its file.
#[derive(Debug, Clone, Copy)]
pub enum PictureHolder<'a> {
    /// A picture in a policy.
    Policy {
        /// The path that the policy gives.
        src: &'a str,
        /// The key that it stands behind.
        key: Option<&'a str>,
    },
    /// A publisher's logo.
    Publisher,
}

impl PictureHolder<'_> {
    /// What a sentence in Danish begins with.
    #[must_use]
    pub fn danish(self) -> String {
        match self {
            Self::Policy { src, .. } => format!("Billedet {src}"),
            Self::Publisher => "Logoet".to_owned(),
        }
    }

    /// The path as it is written, or what a logo is called.
    fn named(self, logo: &str) -> String {
        match self {
            Self::Policy { src, .. } => src.to_owned(),
            Self::Publisher => logo.to_owned(),
        }
    }

    /// The path of a file in the folder that is named in a picture's place.
    fn in_folder(self, name: &str) -> String {
        match self {
            Self::Policy { src, .. } => format!("{}/{name}", src.trim_end_matches('/')),
            Self::Publisher => name.to_owned(),
        }
    }

    /// The name of the picture's file, if its path ends with one that a source can hold as it is.
    fn file<'a>(&'a self, otherwise: &'a str) -> &'a str {
        let Self::Policy { src, .. } = self else { return otherwise };
        let name = src.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
        let is_file = name.rsplit_once('.').is_some_and(|(stem, end)| !stem.is_empty() && !end.is_empty());
        if is_file && name.chars().all(is_plain) { name } else { otherwise }
    }

    /// What kind of document it is, by the ending of its name, if it is no picture.
    fn document(self) -> Option<&'static DocumentKind> {
        let Self::Policy { src, .. } = self else { return None };
        let ending = src.rsplit_once('.')?.1.to_lowercase();
        DOCUMENTS.iter().find(|kind| kind.endings.contains(&ending.as_str()))
    }

    /// Whether the path has backslashes, and whether it begins with `./`.
    fn spelt_with(self) -> (bool, bool) {
        match self {
            Self::Policy { src, .. } => (src.contains('\\'), src.starts_with("./")),
            Self::Publisher => (false, false),
        }
    }

    /// The line with another path, with its key where that is known.
    fn line(self, path: &str) -> String {
        match self {
            Self::Policy { key: Some(key), .. } => format!("{key} = \"{path}\""),
            Self::Policy { key: None, .. } => format!("\"{path}\""),
            Self::Publisher => format!("logo = \"{path}\""),
        }
    }

    /// What a sentence in English begins with.
    #[must_use]
    pub fn english(self) -> String {
        match self {
            Self::Policy { src, .. } => format!("The picture {src}"),
            Self::Publisher => "The logo".to_owned(),
        }
    }
}

/// A kind of document that people take for a picture, since there is one in it.
struct DocumentKind {
    endings: &'static [&'static str],
    danish: &'static str,
    english: &'static str,
}

/// Whatever else a picture is looked for in. A PDF is told by what it is.
const DOCUMENTS: [DocumentKind; 5] = [
    DocumentKind {
        endings: &["docx", "doc", "docm", "dotx", "rtf"],
        danish: "et Word-dokument",
        english: "a Word document",
    },
    DocumentKind {
        endings: &["pptx", "ppt", "pps", "ppsx"],
        danish: "en PowerPoint-præsentation",
        english: "a PowerPoint presentation",
    },
    DocumentKind { endings: &["xlsx", "xls", "csv"], danish: "et regneark", english: "a spreadsheet" },
    DocumentKind {
        endings: &["odt", "odp", "ods", "pages", "txt", "md", "html", "htm"],
        danish: "et dokument",
        english: "a document",
    },
    DocumentKind { endings: &["zip", "7z"], danish: "en pakket mappe", english: "a packed folder" },
];

/// Whose capitals are others, with its name as it is.
enum Capitals<'a> {
    File(&'a str),
    Folder(&'a str),
    Both(&'a str),
}

impl Differs {
    /// What of a path is written with other capitals than in the policy or the publisher's file.
    fn capitals_in<'a>(path: &'a str, holder: PictureHolder<'_>) -> Capitals<'a> {
        let parts = |path: &'a str| path.rsplit_once('/').unwrap_or(("", path));
        let (folder, file) = parts(path);
        match holder {
            PictureHolder::Policy { src, .. } => match src.rsplit_once('/').unwrap_or(("", src)) {
                (other, same) if other != folder && same == file => Capitals::Folder(folder),
                (other, _) if other != folder => Capitals::Both(path),
                _ => Capitals::File(file),
            },
            PictureHolder::Publisher => Capitals::File(file),
        }
    }
}

impl PictureWhy {
    /// The path to write, if there is but one that can be meant.
    #[must_use]
    pub fn right(&self) -> Option<&str> {
        match self {
            Self::Missing { near: Some(Near { path, by, is_only: true }) } if *by != Differs::Letters => {
                Some(path)
            }
            Self::Spelt { right } => Some(right),
            _ => None,
        }
    }

    /// The picture with nearly the same name as one that isn't there.
    fn near_picture(&self) -> Option<&str> {
        let Self::Missing { near: Some(Near { path, .. }) } = self else { return None };
        let ending = path.rsplit_once('.')?.1.to_lowercase();
        ["svg", "png", "jpg", "jpeg"].contains(&ending.as_str()).then_some(path)
    }

    /// The message in Danish.
    #[must_use]
    pub fn danish(&self, holder: PictureHolder<'_>) -> Words {
        let picture = holder.danish();
        let folder = match holder {
            PictureHolder::Policy { .. } => "politikkens mappe",
            PictureHolder::Publisher => "sources/publishers/",
        };
        let move_there = |otherwise: &str| match holder {
            PictureHolder::Policy { .. } => otherwise.to_owned(),
            PictureHolder::Publisher => {
                "Læg logoet ved siden af udgiverens fil i sources/publishers/, og skriv dets navn".to_owned()
            }
        };
        if let (Self::Missing { .. } | Self::WrongFormat, Some(kind)) = (self, holder.document()) {
            let near = self.near_picture();
            let meant = near.map(|path| format!("Mente du {path}? Så skriv:  {}", holder.line(path)));
            let save = if near.is_some() { "Gem ellers" } else { "Gem" };
            let file = match holder {
                PictureHolder::Policy { src, .. } => src,
                PictureHolder::Publisher => "Logoet",
            };
            return Words::new(format!("{file} er {} og ikke et billede", kind.danish), meant).help(format!(
                "{save} billedet for sig som SVG, PNG eller JPEG, læg filen i mappen images, og skriv dens navn:  {}",
                holder.line("images/navn.png")
            ));
        }
        match self {
            Self::Missing { near: Some(Near { path, by, .. }) } => {
                match by {
                    Differs::Capitals => {
                        let (whose, is) = match Differs::capitals_in(path, holder) {
                            Capitals::File(file) => ("filens navn", format!("Filen hedder {file}")),
                            Capitals::Folder(folder) => ("mappens navn", format!("Mappen hedder {folder}")),
                            Capitals::Both(path) => ("mappens og filens navne", format!("Filen er {path}")),
                        };
                        let written = match holder {
                            PictureHolder::Policy { src, .. } => src,
                            PictureHolder::Publisher => "Logoets navn",
                        };
                        Words::title(format!("{written} er skrevet med andre store og små bogstaver end {whose}"))
                            .help(format!("{is}. Skriv:  {}", holder.line(path)))
                    }
                    Differs::Folder => Words::title(format!("{picture} findes ikke"))
                        .help(format!("Filen ligger i en anden mappe. Skriv:  {}", holder.line(path))),
                    Differs::Letters => Words::title(format!("{picture} findes ikke"))
                        .help(format!("Der ligger en fil, der hedder næsten det samme. Skriv:  {}", holder.line(path))),
                }
            }
            Self::Missing { near: None } => Words::title(format!("{picture} findes ikke")).help(move_there(
                "Læg filen i mappen images ved siden af policy.toml, og skriv filnavnet præcis, som det er, også \
                 med store og små bogstaver",
            )),
            Self::NoFile { is_folder: true, pictures } => {
                let words = Words::title(format!("{} er en mappe og ikke et billede", holder.named("Logoet")));
                let line = |name: &str| holder.line(&holder.in_folder(name));
                match pictures.as_slice() {
                    _ if matches!(holder, PictureHolder::Publisher) => {
                        words.help(format!("Skriv også billedets navn, for eksempel:  {}", line("navn.svg")))
                    }
                    [] => words.help(format!(
                        "Der er ingen billeder i mappen. Læg billedet der som SVG, PNG eller JPEG, og skriv også dets navn:  {}",
                        line("navn.svg")
                    )),
                    [one] => words.help(format!("I mappen er der ét billede. Skriv også dets navn:  {}", line(one))),
                    [first, ..] => words
                        .help(format!("Skriv også billedets navn, for eksempel:  {}", line(first)))
                        .help(format!("I mappen er der: {}", named(pictures, Locale::Danish))),
                }
            }
            Self::NoFile { is_folder: false, .. } => {
                Words::title(format!("{} er ikke en almindelig fil", holder.named("Logoet"))).help(move_there(
                    "Læg billedet i mappen images som SVG, PNG eller JPEG, og skriv filens navn",
                ))
            }
            Self::NoPath => Words::title("Der står ikke, hvilken fil billedet er i").help(move_there(
                "Læg billedet i mappen images, og skriv stien derfra:  src = \"images/navn.svg\"",
            )),
            Self::Spelt { right } => {
                let (slashes, dot) = holder.spelt_with();
                let title = match (slashes, dot) {
                    (true, _) => "Stien skal skrives med almindelige skråstreger: /".to_owned(),
                    (false, true) => "Stien skal skrives uden ./ foran".to_owned(),
                    _ => format!("{picture} er der, men stien er skrevet på en anden måde"),
                };
                Words::title(title)
                    .help(format!("Skriv:  {}", holder.line(right)))
            }
            Self::Web => Words::title(format!("{picture} ligger på nettet")).help(move_there(&format!(
                "Hent billedet, læg det i mappen images, og skriv:  {}",
                holder.line(&format!("images/{}", holder.file("navn.svg")))
            ))),
            Self::Outside => Words::title(format!("{picture} ligger uden for {folder}")).help(move_there(&format!(
                "Kopiér billedet ind i mappen images, og skriv:  {}",
                holder.line(&format!("images/{}", holder.file("navn.svg")))
            ))),
            Self::Link => Words::title(format!("{picture} er en genvej (et link) til en anden fil"))
                .help("Læg selve billedet i mappen i stedet for en genvej"),
            Self::Empty => Words::title(format!("{picture} er en tom fil"))
                .help("Kopiér billedet igen: Der er ikke noget i filen"),
            Self::WrongEnding { is, ending } => Words::title(format!(
                "{picture} er i virkeligheden {is}, men navnet siger noget andet"
            ))
            .help(match holder {
                PictureHolder::Policy { src, .. } => {
                    let name = renamed(src, ending);
                    format!("Omdøb filen, så den ender på .{ending}, og skriv:  {}", holder.line(&name))
                }
                PictureHolder::Publisher => {
                    format!("Omdøb filen, så den ender på .{ending}, og skriv det nye navn ved logo")
                }
            }),
            Self::OtherFormat { is } => Words::title(format!(
                "{picture} er gemt som {is} og kan ikke vises i alle udgaver"
            ))
            .help(match *is {
                "HEIC" => {
                    "Sådan gemmer en iPhone: Åbn billedet, gem eller eksportér det som JPEG, og brug den fil"
                }
                "PDF" | "EPS" | "WMF" | "EMF" => "Gem eller eksportér tegningen som SVG, og brug den fil",
                _ => "Åbn billedet, gem det som PNG eller JPEG, og brug den fil",
            }),
            Self::Unusual => Words::title(format!(
                "{picture} er gemt på en måde, som browsere og e-bogslæsere ikke kan vise"
            ))
            .help("Åbn billedet i et billedprogram, og gem det igen som almindelig JPEG eller PNG"),
            Self::Cut => Words::title(format!("{picture} er ikke helt med: Filen slutter midt i billedet"))
                .help("Kopiér eller hent billedet igen fra det sted, du fik det"),
            Self::WrongFormat => Words::title(format!("{picture} er ikke SVG, PNG eller JPEG"))
                .help("Gem billedet som SVG, PNG eller JPEG, og lad filnavnet ende på .svg, .png eller .jpg"),
            Self::TooLarge { limit_mb } => Words::title(format!("{picture} fylder mere end {limit_mb} MB"))
                .help("Gem billedet i en mindre udgave"),
            Self::TooManyPixels { limit_mp } => Words::title(format!(
                "{picture} har mere end {limit_mp} millioner pixler"
            ))
            .help("Gem billedet i en mindre udgave: 3000 pixler på den lange led er nok til en hel side"),
            Self::Damaged { detail } => {
                Words::title(format!("{picture} kan ikke vises, for filen er beskadiget"))
                    .help("Åbn billedet i et billedprogram, og gem det igen")
                    .help(format!("Teknisk: {detail}"))
            }
            Self::Drawing(fault) => fault.danish(&picture),
        }
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self, holder: PictureHolder<'_>) -> Words {
        let picture = holder.english();
        let folder = match holder {
            PictureHolder::Policy { .. } => "the policy's folder",
            PictureHolder::Publisher => "sources/publishers/",
        };
        let move_there = |otherwise: &str| match holder {
            PictureHolder::Policy { .. } => otherwise.to_owned(),
            PictureHolder::Publisher => {
                "Put the logo beside the publisher's file in sources/publishers/, and write its name"
                    .to_owned()
            }
        };
        if let (Self::Missing { .. } | Self::WrongFormat, Some(kind)) = (self, holder.document()) {
            let near = self.near_picture();
            let meant = near.map(|path| format!("Did you mean {path}? Then write:  {}", holder.line(path)));
            let save = if near.is_some() { "Or save" } else { "Save" };
            let file = match holder {
                PictureHolder::Policy { src, .. } => src,
                PictureHolder::Publisher => "The logo",
            };
            return Words::new(format!("{file} is {}, not a picture", kind.english), meant).help(format!(
                "{save} the picture by itself as SVG, PNG or JPEG, put the file into the folder images, and write its name:  {}",
                holder.line("images/name.png")
            ));
        }
        match self {
            Self::Missing { near: Some(Near { path, by, .. }) } => {
                match by {
                    Differs::Capitals => {
                        let (whose, is) = match Differs::capitals_in(path, holder) {
                            Capitals::File(file) => ("the file's name", format!("The file is called {file}")),
                            Capitals::Folder(folder) => {
                                ("the folder's name", format!("The folder is called {folder}"))
                            }
                            Capitals::Both(path) => {
                                ("the names of the folder and the file", format!("The file is {path}"))
                            }
                        };
                        let written = match holder {
                            PictureHolder::Policy { src, .. } => src,
                            PictureHolder::Publisher => "The logo's name",
                        };
                        Words::title(format!(
                            "{written} is written with other capitals and small letters than {whose}"
                        ))
                        .help(format!("{is}. Write:  {}", holder.line(path)))
                    }
                    Differs::Folder => Words::title(format!("{picture} does not exist"))
                        .help(format!("The file is in another folder. Write:  {}", holder.line(path))),
                    Differs::Letters => Words::title(format!("{picture} does not exist"))
                        .help(format!("There is a file of nearly the same name. Write:  {}", holder.line(path))),
                }
            }
            Self::Missing { near: None } => Words::title(format!("{picture} does not exist")).help(move_there(
                "Put the file into the folder images beside policy.toml, and write the file's name just as it is, \
                 with its capitals and small letters",
            )),
            Self::NoFile { is_folder: true, pictures } => {
                let words = Words::title(format!("{} is a folder, not a picture", holder.named("The logo")));
                let line = |name: &str| holder.line(&holder.in_folder(name));
                match pictures.as_slice() {
                    _ if matches!(holder, PictureHolder::Publisher) => {
                        words.help(format!("Write the picture's name, too, for example:  {}", line("name.svg")))
                    }
                    [] => words.help(format!(
                        "There are no pictures in the folder. Put the picture there as SVG, PNG or JPEG, and write its name, too:  {}",
                        line("name.svg")
                    )),
                    [one] => words
                        .help(format!("There is one picture in the folder. Write its name, too:  {}", line(one))),
                    [first, ..] => words
                        .help(format!("Write the picture's name, too, for example:  {}", line(first)))
                        .help(format!("In the folder there are: {}", named(pictures, Locale::English))),
                }
            }
            Self::NoFile { is_folder: false, .. } => {
                Words::title(format!("{} is no ordinary file", holder.named("The logo"))).help(move_there(
                    "Put the picture into the folder images as SVG, PNG or JPEG, and write the file's name",
                ))
            }
            Self::NoPath => Words::title("It is nowhere said which file the picture is in").help(move_there(
                "Put the picture into the folder images, and write the path from there:  src = \"images/name.svg\"",
            )),
            Self::Spelt { right } => {
                let title = match holder.spelt_with() {
                    (true, _) => "The path has to be written with ordinary slashes: /".to_owned(),
                    (false, true) => "The path has to be written without ./ before it".to_owned(),
                    _ => format!("{picture} is there, but its path is written otherwise"),
                };
                Words::title(title).help(format!("Write:  {}", holder.line(right)))
            }
            Self::Web => Words::title(format!("{picture} is on the web")).help(move_there(&format!(
                "Download it, put it into the folder images, and write:  {}",
                holder.line(&format!("images/{}", holder.file("name.svg")))
            ))),
            Self::Outside => Words::title(format!("{picture} is outside {folder}")).help(move_there(&format!(
                "Copy the picture into the folder images, and write:  {}",
                holder.line(&format!("images/{}", holder.file("name.svg")))
            ))),
            Self::Link => Words::title(format!("{picture} is a link to another file"))
                .help("Put the picture itself into the folder instead of a link"),
            Self::Empty => Words::title(format!("{picture} is an empty file"))
                .help("Copy the picture again: there is nothing in the file"),
            Self::WrongEnding { is, ending } => {
                Words::title(format!("{picture} really is {is}, but its name says something else")).help(
                    match holder {
                        PictureHolder::Policy { src, .. } => {
                            let name = renamed(src, ending);
                            format!("Rename the file so that it ends in .{ending}, and write:  {}", holder.line(&name))
                        }
                        PictureHolder::Publisher => {
                            format!("Rename the file so that it ends in .{ending}, and write the new name as logo")
                        }
                    },
                )
            }
            Self::OtherFormat { is } => {
                Words::title(format!("{picture} is saved as {is} and can't be shown in every variant")).help(
                    match *is {
                        "HEIC" => {
                            "That is how an iPhone saves: open the picture, save or export it as JPEG, and use that file"
                        }
                        "PDF" | "EPS" | "WMF" | "EMF" => "Save or export the drawing as SVG, and use that file",
                        _ => "Open the picture, save it as PNG or JPEG, and use that file",
                    },
                )
            }
            Self::Unusual => {
                Words::title(format!("{picture} is saved in a way that browsers and e-book readers can't show"))
                    .help("Open the picture in a drawing program, and save it again as ordinary JPEG or PNG")
            }
            Self::Cut => Words::title(format!("{picture} is not all there: the file ends within the picture"))
                .help("Copy or download the picture again from where you had it"),
            Self::WrongFormat => Words::title(format!("{picture} is not SVG, PNG or JPEG"))
                .help("Save the picture as SVG, PNG or JPEG, with a file name in .svg, .png or .jpg"),
            Self::TooLarge { limit_mb } => Words::title(format!("{picture} is larger than {limit_mb} MB"))
                .help("Save a smaller version of the picture"),
            Self::TooManyPixels { limit_mp } => {
                Words::title(format!("{picture} has more than {limit_mp} million pixels"))
                    .help("Save a smaller version: 3000 pixels on the long side are enough for a full page")
            }
            Self::Damaged { detail } => {
                Words::title(format!("{picture} can't be shown, the file is damaged"))
                    .help("Open the picture in a drawing program and save it again")
                    .help(format!("Technically: {detail}"))
            }
            Self::Drawing(fault) => fault.english(&picture),
        }
    }
}

/// Pictures by their names, if they are few enough to be read.
fn named(pictures: &[String], locale: Locale) -> String {
    const MOST: usize = 5;
    match pictures.len().saturating_sub(MOST) {
        0 => locale.listed(pictures),
        more => {
            let first = pictures[..MOST].join(", ");
            locale.pick(format!("{first} og {more} til"), format!("{first} and {more} more"))
        }
    }
}

/// A path with another ending.
fn renamed(src: &str, ending: &str) -> String {
    let stem = src.rsplit_once('.').filter(|(_, old)| !old.contains('/')).map_or(src, |(stem, _)| stem);
    format!("{stem}.{ending}")
}
