//! A policy's folder has a name that can be part of an address.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::policy::{is_reserved, slug_for};

/// Filed for a folder name that can't be part of an address.
pub static BAD_SLUG: Code = Code {
    id: "U009",
    name: "bad-slug",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En mappe i `sources/`, hvis navn ikke kan stå i en webadresse",
        en: "A folder in `sources/` whose name can't stand in a web address",
    },
    why: Bilingual {
        da: "Mappens navn bliver filernes navn",
        en: "The folder's name becomes the files' name",
    },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r#"# sources/Socialpolitik 2025/policy.toml
schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen", "epub"]

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
        because: Bilingual { da: "stort bogstav og mellemrum", en: "a capital letter, and a blank" },
        right: r#"# sources/socialpolitik-2025/policy.toml
schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29
variants = ["screen", "epub"]

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual {
        da: "Små bogstaver a–z, tal og bindestreger. Windows bruger selv `con`, `prn`, `aux`, `nul`, `com1` og `lpt1` og \
             lignende: De kan ikke være en mappes navn.",
        en: "Small letters a–z, digits and hyphens. Windows itself uses `con`, `prn`, `aux`, `nul`, `com1`, `lpt1` and \
             the like: they can't be a folder's name.",
    },
};

/// A folder whose name can't be part of an address.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct BadFolderName {
    pub slug: String,
}

impl Message for BadFolderName {
    fn danish(&self) -> Words {
        let Self { slug } = self;
        if is_reserved(slug) {
            return Words::title(format!("Mappen kan ikke hedde »{slug}«: Windows bruger selv det navn"))
                .help(format!("Giv mappen et længere navn: {slug}-politik"));
        }
        Words::title(format!("Mappens navn »{slug}« kan ikke bruges i en webadresse"))
            .help(format!("Giv mappen et navn af små bogstaver a-z, tal og bindestreger: {}", slug_for(slug)))
    }

    fn english(&self) -> Words {
        let Self { slug } = self;
        if is_reserved(slug) {
            return Words::title(format!(
                "The folder can't be called “{slug}”: Windows uses that name itself"
            ))
            .help(format!("Give the folder a longer name: {slug}-policy"));
        }
        Words::title(format!("The folder name “{slug}” can't be used in a web address"))
            .help(format!("Name the folder with small letters a-z, digits and hyphens: {}", slug_for(slug)))
    }
}
