//! A source is a text file inside the project.

use crate::files::Unreadable;
use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;

/// Filed where a file can't be read as text.
pub static UNREADABLE: Code = Code {
    id: "U008",
    name: "unreadable-source",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En fil, der ikke er UTF-8, som er en genvej til en anden, eller som ligger eller hedder sådan, at ingen læser den",
        en: "A file that isn't UTF-8, is a link to another, or has a name or place by which nobody reads it",
    },
    why: Bilingual {
        da: "Æ, ø og å skal læses rigtigt, og intet må hentes uden for projektet",
        en: "Letters have to be read right, and nothing comes from outside the project",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "sources/socialpolitik-2025/policy.toml → ../anden.toml",
        because: Bilingual { da: "en genvej", en: "a link" },
        right: "sources/socialpolitik-2025/policy.toml",
    }],
    more: Bilingual {
        da: "En genvej (et symbolsk link) bliver ikke fulgt; læg selve filen i mappen. Er filen skrevet i et \
             gammelt program, kan den være gemt med en anden tegnkodning: Gem den som UTF-8.",
        en: "A symbolic link is not followed; put the file itself into the folder. An old program may have \
             saved it in another encoding: save it as UTF-8.",
    },
};

/// A file that is not text.
#[derive(Debug)]
pub struct NotUtf8 {
    /// Whether it is UTF-16, which Windows calls "Unicode".
    is_utf16: bool,
}

impl NotUtf8 {
    /// What a file is instead, judged from its bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let zeros = bytes.iter().filter(|byte| **byte == 0).count();
        let has_mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        Self { is_utf16: has_mark || zeros * 3 > bytes.len() }
    }
}

impl Message for NotUtf8 {
    fn danish(&self) -> Words {
        Words::title(match self.is_utf16 {
            true => "Filen er gemt som UTF-16 (»Unicode«), ikke som UTF-8",
            false => "Filen er gemt med en gammel tegnkodning (»ANSI«), ikke som UTF-8",
        })
        .help("I Notesblok: vælg Filer > Gem som, og vælg UTF-8 ved Kodning")
        .help("I andre programmer: gem filen med tegnkodningen UTF-8")
    }

    fn english(&self) -> Words {
        Words::title(match self.is_utf16 {
            true => "The file is saved as UTF-16 (“Unicode”), not as UTF-8",
            false => "The file is saved in an old encoding (“ANSI”), not as UTF-8",
        })
        .help("In Notepad: choose File > Save as, and UTF-8 at Encoding")
        .help("In other programs: save the file with the encoding UTF-8")
    }
}

/// A symbolic link, which could lead out of the project.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct SourceIsLink;

impl Message for SourceIsLink {
    fn danish(&self) -> Words {
        Words::title("Filen er en genvej (et link) til en anden fil")
            .help("Læg selve filen her i stedet for en genvej")
    }

    fn english(&self) -> Words {
        Words::title("The file is a link to a place outside the project")
            .help("Put the file itself here instead of a link")
    }
}

/// A file that the system doesn't give, or that is no file at all.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct NotReadable {
    pub why: Unreadable,
}

impl Message for NotReadable {
    fn danish(&self) -> Words {
        Words::title(format!("Filen kan ikke læses: {}", self.why.reason(Locale::Danish)))
            .help("Se efter, om det er en almindelig fil, og om du må læse den")
    }

    fn english(&self) -> Words {
        Words::title(format!("The file can't be read: {}", self.why.reason(Locale::English)))
            .help("See whether it is a plain file, and whether you may read it")
    }
}

/// A file with nothing in it.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct EmptyFile;

impl Message for EmptyFile {
    fn danish(&self) -> Words {
        Words::title("Filen er tom")
            .help("Er teksten forsvundet, så hent den fra en sikkerhedskopi")
            .help("Ellers begynd med den, som kommandoen skriver i en ny mappe:  udgiv new eksempel")
    }

    fn english(&self) -> Words {
        Words::title("The file is empty")
            .help("If the text is lost, get it from a backup")
            .help("Otherwise begin with what this command writes into a new folder:  udgiv new example")
    }
}

/// A policy's file that has another name than it must have.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct Misnamed {
    pub name: String,
}

impl Message for Misnamed {
    fn danish(&self) -> Words {
        let words = Words::title(format!("Filen hedder »{}«, men skal hedde »policy.toml«", self.name));
        match self.name.to_lowercase().ends_with(".txt") {
            true => words.help(
                "Giv filen navnet policy.toml. Viser Windows ikke .txt, så slå »Filtypenavne« til under Vis",
            ),
            false => words.help("Giv filen navnet policy.toml, med små bogstaver"),
        }
    }

    fn english(&self) -> Words {
        let words =
            Words::title(format!("The file is called “{}”, and has to be called “policy.toml”", self.name));
        match self.name.to_lowercase().ends_with(".txt") {
            true => words.help(
                "Rename it to policy.toml. If Windows doesn't show .txt, turn on “File name extensions” under View",
            ),
            false => words.help("Rename it to policy.toml, in small letters"),
        }
    }
}
