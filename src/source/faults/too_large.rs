//! A source has a maximum size.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed where a file, or something in it, is larger than any real one.
pub static TOO_LARGE: Code = Code {
    id: "U007",
    name: "too-large",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En kilde på over 2 MB; flere end 2000 afsnit, ord eller blokke ét sted",
        en: "A source of more than 2 MB; more than 2000 sections, words or blocks in one place",
    },
    why: Bilingual {
        da: "En grænse langt over ethvert rigtigt dokument, så ingen fil kan lægge maskinen ned",
        en: "A bound far above any real document",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "sources/socialpolitik-2025/policy.toml: 3 MB",
        because: Bilingual::NONE,
        right: "sources/socialpolitik-2025/policy.toml: 40 kB",
    }],
    more: Bilingual {
        da: "Højst 2 MB og 2000 afsnit, ord eller blokke. Er en politik længere, så del den i flere \
             publikationer.",
        en: "At most 2 MB and 2000 sections, words or blocks. If a policy is longer, split it into several \
             publications.",
    },
};

/// A file with too many bytes.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct FileTooLarge {
    pub limit_mb: u64,
}

impl Message for FileTooLarge {
    fn danish(&self) -> Words {
        let Self { limit_mb } = self;
        Words::title(format!("Filen fylder mere end {limit_mb} MB")).help("Del den i flere publikationer")
    }

    fn english(&self) -> Words {
        let Self { limit_mb } = self;
        Words::title(format!("The file is larger than {limit_mb} MB"))
            .help("Split it into several publications")
    }
}

/// Too many tables of a kind.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct TooMany {
    pub what: &'static str,
    pub limit: usize,
}

impl Message for TooMany {
    fn danish(&self) -> Words {
        let Self { what, limit } = self;
        Words::title(format!("Der er flere end {limit} gange »{what}« her"))
            .help("Del politikken i flere publikationer")
    }

    fn english(&self) -> Words {
        let Self { what, limit } = self;
        Words::title(format!("There are more than {limit} of “{what}”"))
            .help("Split the policy into several publications")
    }
}
