//! A profile of a printing condition is one that a press can use.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed for a profile that no print shop could use.
pub static BAD_PROFILE: Code = Code {
    id: "U080",
    name: "bad-print-profile",
    level: Level::Error,
    group: Group::Print,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "`profile` nævner en fil, der ikke er der, eller som ikke er en ICC-profil til tryk i fire \
             farver",
        en: "`profile` names a file that isn't there, or isn't an ICC profile for print in four colours",
    },
    why: Bilingual {
        da: "Alle farver skal gennem den, og den skal med i filen (PDF/X-4)",
        en: "All colours go through it, and it goes with the file (PDF/X-4)",
    },
    examples: &[
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[print]
profile = "logo.png""#,
            because: Bilingual { da: "det er ikke en ICC-profil", en: "that is no ICC profile" },
            right: r#"[print]
profile = "PSOcoated_v3.icc""#,
        },
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[print]
profile = "../PSOcoated_v3.icc""#,
            because: Bilingual { da: "den ligger et andet sted", en: "it lies elsewhere" },
            right: r#"[print]
profile = "PSOcoated_v3.icc""#,
        },
    ],
    more: Bilingual {
        da: "Filen ligger i `sources/publishers/`. Få den af trykkeriet: det er profilen til dets \
             trykbetingelse.",
        en: "The file lies in `sources/publishers/`. Get it from the print shop: it is the profile of its \
             printing condition.",
    },
};

/// Why a profile of a printing condition can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileUnusable {
    /// It is not a regular file beside the publisher's own.
    Outside,
    /// There is no such file.
    Missing,
    /// It is larger than any real profile.
    TooLarge {
        /// The limit, in megabytes.
        limit_mb: u64,
    },
    /// It is not the profile of a four-colour press.
    NotForPress,
}

impl Message for ProfileUnusable {
    fn danish(&self) -> Words {
        match self {
            Self::Outside => Words::title("Trykprofilen ligger ikke i udgivernes mappe").help("Læg selve filen, ikke en genvej, i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\""),
            Self::Missing => Words::title("Trykprofilen findes ikke").help("Få filen af trykkeriet, læg den i sources/publishers/, og skriv dens navn:  profile = \"PSOcoated_v3.icc\""),
            Self::TooLarge { limit_mb } => Words::title(format!("Trykprofilen fylder mere end {limit_mb} MB")).help("Bed trykkeriet om dets ICC-profil: den fylder nogle få MB"),
            Self::NotForPress => Words::title("Filen er ikke en ICC-profil til tryk i fire farver").help("Bed trykkeriet om ICC-profilen til dets trykbetingelse (klasse prtr, CMYK)"),
        }
    }

    fn english(&self) -> Words {
        match self {
            Self::Outside => Words::title("The print profile is not in the publishers' folder").help("Put the file itself, no link, in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\""),
            Self::Missing => Words::title("The print profile is not there").help("Get the file from the print shop, put it in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\""),
            Self::TooLarge { limit_mb } => Words::title(format!("The print profile is larger than {limit_mb} MB")).help("Ask the print shop for its ICC profile: such a file takes a few MB"),
            Self::NotForPress => Words::title("The file is not an ICC profile of a press with four inks").help("Ask the print shop for the ICC profile of its printing condition (class prtr, CMYK)"),
        }
    }
}
