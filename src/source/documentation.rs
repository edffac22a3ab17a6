//! What is told of the codes of reading.

use crate::finding::{Bilingual, Documentation, Example, SourcePart};

/// U001.
pub const TOML_SYNTAX: Documentation = Documentation {
    finds: Bilingual {
        da: "Noget, der ikke er gyldig TOML: et anførselstegn, der mangler, en nøgle to gange",
        en: "What is not TOML: a missing quotation mark, a key twice",
    },
    why: Bilingual {
        da: "Resten af filen kan kun gættes. Det, der ser ud til at mangle i den, bliver først \
                          meldt, når den kan læses",
        en: "The rest of the file can only be guessed",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "title = \"Alle skal med",
        because: Bilingual {
            da: "anførselstegnet til sidst mangler",
            en: "the last quotation mark is missing",
        },
        right: "title = \"Alle skal med\"",
    }],
    more: Bilingual {
        da: "Tekst over flere linjer står mellem tre anførselstegn på hver side. Skal der stå et \
             anførselstegn i en kort tekst, så brug » og «, ” eller sæt teksten mellem enkelte \
             anførselstegn: `'Vi siger \"sammen\"'`. En omvendt skråstreg skal skrives to gange: `\\\\`.",
        en: "Text of several lines stands between three quotation marks on either side. For a quotation mark \
             in a short text, use “ and ”, or put the text between single ones: `'Vi siger \"sammen\"'`. A \
             backslash is written twice: `\\\\`.",
    },
};

/// U002.
pub const UNKNOWN_KEY: Documentation = Documentation {
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
        da: "Fundet nævner alle de nøgler, der kan stå det pågældende sted.",
        en: "The finding names all keys that can stand there.",
    },
};

/// U003.
pub const MISSING_KEY: Documentation = Documentation {
    finds: Bilingual {
        da: "En nøgle, der skal være der, og ikke er det",
        en: "A key that has to be there and isn't",
    },
    why: Bilingual { da: "Uden den er udgivelsen ikke hel", en: "Without it the publication isn't whole" },
    examples: &[Example {
        part: SourcePart::Tables,
        wrong: r#"[[section]]
title = "Idræt"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
        because: Bilingual { da: "`id` skal være der", en: "`id` has to be there" },
        right: r#"[[section]]
id = "idraet"
title = "Idræt"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual {
        da: "Skal være der: `schema`, `[policy]` med `title` og `publisher`; i `[[term]]` `word`; i \
             `[[section]]` `id` og `title`; i `[section.easy]` `text`; i en blok `type` og det, typen \
             kræver; hos udgiveren `name` og `[brand]` med `primary` og `accent`.",
        en: "Required are `schema`, `[policy]` with `title` and `publisher`; in `[[term]]` `word`; in \
             `[[section]]` `id` and `title`; in `[section.easy]` `text`; in a block `type` and what the type \
             needs; of a publisher `name`, and `[brand]` with `primary` and `accent`.",
    },
};

/// U004.
pub const WRONG_TYPE: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tal, hvor der skal stå tekst, en dato i anførselstegn og den slags",
        en: "A number where text belongs, a date in quotation marks",
    },
    why: Bilingual { da: "Værdien kan ikke forstås", en: "The value can't be understood" },
    examples: &[
        Example {
            part: SourcePart::Policy,
            wrong: "adopted = \"29. januar 2025\"",
            because: Bilingual {
                da: "en dato står uden anførselstegn, år først",
                en: "a date has no quotation marks, and the year comes first",
            },
            right: "adopted = 2025-01-29",
        },
        Example {
            part: SourcePart::Policy,
            wrong: "adopted = 2025-02-30",
            because: Bilingual { da: "den dag findes ikke", en: "there is no such day" },
            right: "adopted = 2025-01-29",
        },
        Example {
            part: SourcePart::Policy,
            wrong: "valid = \"2025-2028\"",
            because: Bilingual::NONE,
            right: "valid = { from = 2025, to = 2028 }",
        },
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[brand]
primary = "blå""#,
            because: Bilingual::NONE,
            right: r##"[brand]
primary = "#004b5a""##,
        },
    ],
    more: Bilingual::NONE,
};

/// U005.
pub const UNKNOWN_VALUE: Documentation = Documentation {
    finds: Bilingual {
        da: "Et navn, der ikke er et af de mulige: rolle, bloktype, variant, slags",
        en: "A name that is none of the possible: role, type of block, variant, rule",
    },
    why: Bilingual {
        da: "Et gæt kunne give den forkerte udgivelse",
        en: "A guess might give the wrong publication",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: "role = \"fokusomraade\"",
        because: Bilingual::NONE,
        right: "role = \"focus-area\"",
    }],
    more: Bilingual {
        da: "Navnene står i [source-format.md](source-format.md). En undtagelse nævner reglens kode, som den \
             står foran fundet: `allow = [\"R05\"]`.",
        en: "The names stand in [source-format.md](source-format.md). A waiver names the code as it stands \
             before the finding: `allow = [\"R05\"]`.",
    },
};

/// U006.
pub const UNKNOWN_SCHEMA: Documentation = Documentation {
    finds: Bilingual { da: "`schema` er noget andet end 1", en: "`schema` is not 1" },
    why: Bilingual {
        da: "Filen er skrevet til en anden version af formatet",
        en: "The file is for another version of the format",
    },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r#"schema = 2

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
        because: Bilingual { da: "filen er til en anden version", en: "the file is for another version" },
        right: r#"schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual { da: "Første linje er `schema = 1`.", en: "The first line is `schema = 1`." },
};

/// U007.
pub const TOO_LARGE: Documentation = Documentation {
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

/// U008.
pub const UNREADABLE: Documentation = Documentation {
    finds: Bilingual {
        da: "En fil, der ikke er UTF-8, eller som er en genvej til en anden",
        en: "A file that isn't UTF-8, or is a link to another",
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

/// U009.
pub const BAD_SLUG: Documentation = Documentation {
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

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual {
        da: "Små bogstaver a–z, tal og bindestreger.",
        en: "Small letters a–z, digits and hyphens.",
    },
};

/// U014.
pub const NO_SECTIONS: Documentation = Documentation {
    finds: Bilingual { da: "En politik uden et eneste afsnit", en: "A policy without a section" },
    why: Bilingual { da: "Der er intet at udgive", en: "There is nothing to publish" },
    examples: &[Example {
        part: SourcePart::Files,
        wrong: r#"schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29"#,
        because: Bilingual::NONE,
        right: r#"schema = 1

[policy]
title = "Alle skal med"
publisher = "byen"
adopted = 2025-01-29

[[section]]
id = "forord"
title = "Forord"
text = "Alle er velkomne."
easy_skip = "Til fagfolk""#,
    }],
    more: Bilingual::NONE,
};

/// U018.
pub const UNKNOWN_LANGUAGE: Documentation = Documentation {
    finds: Bilingual {
        da: "Et sprog, der ikke er skrevet som en sprogkode (BCP 47)",
        en: "A language that isn't written as a language tag (BCP 47)",
    },
    why: Bilingual {
        da: "Skærmlæseren vælger stemme efter den (WCAG 2.2, 3.1.1 og 3.1.2; PDF/UA-1, 7.2)",
        en: "Screen readers choose their voice by it (WCAG 2.2, 3.1.1 and 3.1.2; PDF/UA-1, 7.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Policy,
            wrong: "language = \"dansk\"",
            because: Bilingual::NONE,
            right: "language = \"da\"",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi siger <span lang=\"tysk\">Moin</span>",
            because: Bilingual::NONE,
            right: "Vi siger <span lang=\"de\">Moin</span>",
        },
    ],
    more: Bilingual {
        da: "Andre: `de`, `en`, `en-GB`, `fo`, `kl`.",
        en: "Others: `de`, `en`, `en-GB`, `fo`, `kl`.",
    },
};

/// U080.
pub const BAD_PROFILE: Documentation = Documentation {
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
