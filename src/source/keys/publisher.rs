//! The keys of a publisher's file.

use super::key::Value::{
    Boolean, Cmyk, Colour, Count, Date, Language, Number, OneOf, SomeOf, Table, Text, Texts,
};
use super::key::{Key, Keys};
use crate::policy::{Binding, BookletBy, BrailleTable, FragmentPictures, SheetSize, VariantName};

/// A whole file in `sources/publishers/`.
pub static PUBLISHER_FILE: Keys = Keys::new(
    "publisher.toml",
    &[
        Key::new("name", Text, "Navnet", r#"name = "Sønderborg Kommune""#).required(),
        Key::new("brand", Table(&BRAND), "Farver og logo", "[brand]").required(),
        Key::new(
            "address",
            Texts,
            "Postadresse, en linje ad gangen",
            r#"address = ["Torvet 1", "1234 Byen"]"#,
        ),
        Key::new("phone", Text, "Telefonnummer. Bliver et link", r#"phone = "+45 12 34 56 78""#),
        Key::new(
            "email",
            Text,
            "Mailadresse. Bliver et link. En med æ, ø eller å bliver skrevet om i selve linket, så mailprogrammer forstår den",
            r#"email = "post@example.dk""#,
        ),
        Key::new("web", Text, "Hjemmeside. Bliver et link", r#"web = "https://www.example.dk""#),
        Key::new(
            "language",
            Language,
            "Sproget i udgiverens politikker, når de ikke selv siger et andet",
            r#"language = "da""#,
        )
        .default("\"da\""),
        Key::new(
            "layout",
            Text,
            "Layoutet i udgiverens politikker, når de ikke selv siger et andet",
            r#"layout = "brochure""#,
        )
        .default("\"brochure\""),
        Key::new(
            "variants",
            SomeOf(VariantName::NAMES),
            "Udgaverne af udgiverens politikker, når de ikke selv siger andre",
            r#"variants = ["screen", "epub", "easy-text"]"#,
        )
        .default(r#"["screen", "epub", "easy-text"]"#),
        Key::new(
            "published_at",
            Text,
            "Adressen på den mappe på nettet, I lægger indholdet af `output/` i. Med den er vejen mellem de to e-bøger et \
             link; uden den står der, hvad den anden e-bog hedder",
            r#"published_at = "https://www.example.dk/udgivelser/""#,
        ),
        Key::new("print", Table(&PRINT), "Hvordan der trykkes; se [print.md](print.md)", "[print]"),
        Key::new("braille", Table(&BRAILLE), "Hvordan punktskriften er stillet op", "[braille]"),
        Key::new(
            "fragment",
            Table(&FRAGMENT),
            "Hvordan HTML til jeres eget websystem er skrevet; se [web.md](web.md)",
            "[fragment]",
        ),
        Key::new("evaluation", Table(&EVALUATION), "Hvem der har vurderet e-bøgerne", "[evaluation]"),
        Key::new("easy", Table(&EASY), "Grænser for letlæst tekst", "[easy]"),
        Key::new("plain", Table(&PLAIN), "Grænser for den fulde tekst", "[plain]"),
        Key::new(
            "accessibility_email",
            Text,
            "Mailadressen til dem, der svarer på spørgsmål om tilgængelighed, hvis det ikke er `email`. Står i `accessibility.html`",
            r#"accessibility_email = "tilgaengelighed@example.dk""#,
        ),
    ],
);

/// `[brand]`.
static BRAND: Keys = Keys::new(
    "brand",
    &[
        Key::new("primary", Colour, "Hovedfarven, `#rrggbb`", r##"primary = "#004b5a""##).required(),
        Key::new("accent", Colour, "Farven til det, der skal skille sig ud", r##"accent = "#b84a00""##)
            .required(),
        Key::new(
            "logo",
            Text,
            "Logo i samme mappe som udgiverens fil. Uden logo står navnet på forsiden",
            r#"logo = "logo.svg""#,
        ),
        Key::new("logo_alt", Text, "Hvad logoet siger", r#"logo_alt = "Byens Kommune""#).with("logo"),
        Key::new(
            "primary_cmyk",
            Cmyk,
            "Hovedfarven i tryk, fire procenttal: cyan, magenta, gul, sort",
            "primary_cmyk = [100, 35, 40, 45]",
        )
        .otherwise("omregnes `primary`"),
        Key::new(
            "accent_cmyk",
            Cmyk,
            "Den anden farve i tryk, fire procenttal",
            "accent_cmyk = [20, 85, 100, 10]",
        )
        .otherwise("omregnes `accent`"),
        Key::new(
            "primary_spot",
            Text,
            "Navnet på en staffagefarve, hvis hovedfarven skal trykkes som sin egen",
            r#"primary_spot = "PANTONE 3165 C""#,
        ),
        Key::new(
            "accent_spot",
            Text,
            "Navnet på en staffagefarve, hvis den anden farve skal trykkes som sin egen",
            r#"accent_spot = "PANTONE 166 C""#,
        ),
    ],
);

/// `[print]`.
static PRINT: Keys = Keys::new(
    "print",
    &[
        Key::new("bleed", Number { from: 0, to: 10 }, "Beskæring i mm", "bleed = 3").default("3"),
        Key::new(
            "binding",
            OneOf(Binding::NAMES),
            "`saddle` (hæftet, sidetal deleligt med 4), `glued` (limet, deleligt med 2) eller `loose` (løse ark)",
            r#"binding = "glued""#,
        )
        .default("\"saddle\""),
        Key::new("condition", Text, "Trykbetingelsens navn", r#"condition = "FOGRA51""#),
        Key::new(
            "profile",
            Text,
            "Trykkeriets ICC-profil i samme mappe som udgiverens fil, højst 10 MB",
            r#"profile = "PSOcoated_v3.icc""#,
        ),
        Key::new(
            "booklet",
            OneOf(BookletBy::NAMES),
            "Hæftet bliver lavet af `home` (egen printer) eller `press` (trykkeriet)",
            r#"booklet = "press""#,
        )
        .default("\"home\""),
        Key::new(
            "booklet_sheet",
            OneOf(SheetSize::NAMES),
            "Arket i egen printer, `A4` eller `A3`",
            r#"booklet_sheet = "A3""#,
        )
        .default("\"A4\""),
        Key::new("paper_mm", Number { from: 0, to: 1 }, "Papirets tykkelse i et hæfte i mm", "paper_mm = 0.1")
            .otherwise("0,1 på trykkeriet og 0 hjemme"),
        Key::new("ink_limit", Number { from: 100, to: 400 }, "Højeste farvemængde i procent", "ink_limit = 280")
            .default("300"),
        Key::new("colour_bars", Boolean, "`true`: farvefelter ved siden af siden", "colour_bars = true")
            .default("false"),
    ],
);

/// `[braille]`.
static BRAILLE: Keys = Keys::new(
    "braille",
    &[
        Key::new(
            "table",
            OneOf(BrailleTable::NAMES),
            "Punktskriftens tabel: `da-dk-g26` (seks punkter, forkortet), `da-dk-g16` (seks punkter, fuldskrift) eller \
             `da-dk-g08` (otte punkter)",
            r#"table = "da-dk-g26""#,
        )
        .default("\"da-dk-g16\""),
        Key::new("cells", Number { from: 20, to: 60 }, "Tegn på en linje", "cells = 32").default("28"),
        Key::new("lines", Number { from: 10, to: 60 }, "Linjer på en side", "lines = 25").default("29"),
    ],
);

/// `[fragment]`.
static FRAGMENT: Keys = Keys::new(
    "fragment",
    &[
        Key::new(
            "heading",
            Number { from: 1, to: 4 },
            "Overskriftsniveauet for afsnittenes titler. Har siden i websystemet sin egen titel på niveau 1, skal de begynde på 2",
            "heading = 3",
        )
        .default("2"),
        Key::new(
            "pictures",
            OneOf(FragmentPictures::NAMES),
            "Hvor billederne er: `inside` er i selve filen, så alt kommer med, når den bliver sat ind; `beside` er filer i mappen \
             `fragment/` til websystemets eget billedarkiv",
            r#"pictures = "beside""#,
        )
        .default("\"inside\""),
    ],
);

/// `[evaluation]`.
static EVALUATION: Keys = Keys::new(
    "evaluation",
    &[
        Key::new(
            "by",
            Text,
            "Navnet på den, der har vurderet e-bøgerne",
            r#"by = "Navnet på den, der har vurderet e-bogen""#,
        )
        .required(),
        Key::new("on", Date, "Dagen for vurderingen", "on = 2026-03-01").required(),
        Key::new(
            "of",
            Texts,
            "De politikker, hvis e-bøger er vurderet: mappernes navne",
            r#"of = ["socialpolitik-2025-2028"]"#,
        )
        .required(),
        Key::new("report", Text, "Adressen på rapporten", r#"report = "https://www.example.dk/rapport""#),
        Key::new(
            "credential",
            Text,
            "Det, der giver ret til at vurdere: uddannelse eller certifikat",
            r#"credential = "Certificeret i tilgængelighed (CPWA)""#,
        ),
    ],
);

/// `[plain]`.
static PLAIN: Keys = Keys::new(
    "plain",
    &[
        Key::new(
            "check",
            Boolean,
            "`true`: `udgiv check` siger til, hvor den fulde tekst er tungere end grænserne her (U056)",
            "check = true",
        )
        .default("false"),
        Key::new("sentence_words", Count, "Ord i en sætning, højst (U056)", "sentence_words = 20")
            .default("25"),
        Key::new("lix", Count, "Et afsnits lixtal, højst (U056)", "lix = 45").default("50"),
        Key::new("passive", Count, "Procent af et afsnits sætninger i passiv, højst (U056)", "passive = 20")
            .default("25"),
        Key::new(
            "openings",
            Count,
            "Procent af et afsnits sætninger, der begynder med »der«, højst (U056)",
            "openings = 10",
        )
        .default("15"),
    ],
);

/// `[easy]`.
static EASY: Keys = Keys::new(
    "easy",
    &[
        Key::new("sentence_words", Count, "Ord i en sætning, helst højst (R01)", "sentence_words = 8")
            .default("10"),
        Key::new(
            "sentence_words_most",
            Count,
            "Ord i en sætning, aldrig over (R01)",
            "sentence_words_most = 12",
        )
        .default("15"),
        Key::new("line_characters", Count, "Tegn på en linje, helst højst (R03)", "line_characters = 50")
            .default("55"),
        Key::new(
            "line_characters_most",
            Count,
            "Tegn på en linje, aldrig over (R03)",
            "line_characters_most = 60",
        )
        .default("65"),
        Key::new("long_word", Count, "Antal bogstaver, fra hvilket et ord er langt (R05)", "long_word = 12")
            .default("14"),
        Key::new("large_number", Count, "Antal cifre, fra hvilket et tal er stort (R09)", "large_number = 5")
            .default("4"),
        Key::new(
            "negations",
            Count,
            "Antal nægtelser i en sætning, der giver en advarsel (R11)",
            "negations = 1",
        )
        .default("2"),
        Key::new(
            "clauses",
            Count,
            "Antal kommaer eller ledsætninger, der giver en advarsel (R12)",
            "clauses = 3",
        )
        .default("2"),
        Key::new("paragraph_lines", Count, "Linjer uden en pause, højst (R19)", "paragraph_lines = 5")
            .default("7"),
        Key::new("pages", Count, "Sider i den letlæste PDF, højst (R26)", "pages = 16").default("24"),
        Key::new("lix", Count, "Lixtal, helst højst (R21)", "lix = 22").default("25"),
        Key::new("lix_most", Count, "Lixtal, aldrig over (R21)", "lix_most = 28").default("30"),
        Key::new("lix_least", Count, "Lixtal, helst mindst (R21)", "lix_least = 12").default("15"),
        Key::new(
            "known_words",
            Texts,
            "Ord, læserne kender, hvor lange eller sjældne de end er (R05, R06, R10, R13, R14, R18)",
            r#"known_words = ["jobcenter", "Borgerservice"]"#,
        ),
    ],
);
