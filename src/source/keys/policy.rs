//! The keys of `policy.toml`.

use super::key::Value::{
    Boolean, Count, Date, Focus, Integer, Kind as KindOfBlock, Language, Markup, OneOf, Rows, SomeOf, Table,
    Tables, Text, Texts, Version,
};
use super::key::{Key, Keys};
use crate::policy::{ChartForm, Kind, PageWish, Role, VariantName, Width};

/// A whole `policy.toml`.
pub static POLICY_FILE: Keys = Keys::new(
    "policy.toml",
    &[
        Key::new("schema", Version, "Formatets version", "schema = 1").required(),
        Key::new("policy", Table(&POLICY), "Om politikken som helhed", "[policy]").required(),
        Key::new("term", Tables(&TERM), "Et ord i ordlisten", "[[term]]"),
        Key::new("section", Tables(&SECTION), "Et afsnit", "[[section]]").required(),
    ],
);

/// `[policy]`.
pub static POLICY: Keys = Keys::new(
    "policy",
    &[
        Key::new("title", Text, "Titlen", r#"title = "Sammen skaber vi det gode liv""#).required(),
        Key::new(
            "publisher",
            Text,
            "Udgiveren: navnet på en fil i `sources/publishers/` uden `.toml`",
            r#"publisher = "soenderborg-kommune""#,
        )
        .required(),
        Key::new(
            "subtitle",
            Text,
            "Undertitlen; også den løbende tekst nederst på siderne",
            r#"subtitle = "Socialpolitik 2025–2028""#,
        ),
        Key::new(
            "kind",
            OneOf(Kind::NAMES),
            "Hvad det er: `policy`, `plan`, `strategy`, `proposal` eller `guide`; ændrer ikke udgivelserne i denne version",
            r#"kind = "strategy""#,
        )
        .default("\"policy\""),
        Key::new("language", Language, "Sprogkode: `da`, `de`, `en-GB`", r#"language = "da""#)
            .otherwise("udgiverens, ellers dansk"),
        Key::new("valid", Table(&YEARS), "Gyldighed: det første og det sidste år", "valid = { from = 2025, to = 2028 }"),
        Key::new("adopted", Date, "Dagen, den blev vedtaget", "adopted = 2025-01-29"),
        Key::new("updated", Date, "Dagen, den sidst blev ændret", "updated = 2025-02-10"),
        Key::new(
            "summary",
            Text,
            "Hvad den handler om, i en sætning eller to. Står i filernes metadata",
            r#"summary = "Hvordan kommunen hjælper, når livet er svært.""#,
        ),
        Key::new("keywords", Texts, "Emneord, en liste. Står i filernes metadata", r#"keywords = ["fritid", "foreninger"]"#),
        Key::new(
            "audience",
            Text,
            "Hvem den er til. Står i kolofonen og i e-bogens metadata",
            r#"audience = "Alle i byen""#,
        ),
        Key::new(
            "short_title",
            Text,
            "Kort titel til foden af siderne, når titlen eller undertitlen er for lang",
            r#"short_title = "Socialpolitik""#,
        )
        .otherwise("undertitlen, ellers titlen; er den over 44 tegn, bliver den afkortet efter et helt ord"),
        Key::new(
            "cover_picture",
            Table(&COVER),
            "Et billede på forsiden; se [Billeder](#billeder-som-en-designer-bruger-dem)",
            r#"cover_picture = { src = "images/forside.jpg", alt = "To børn på en legeplads." }"#,
        ),
        Key::new(
            "pages",
            Count,
            "Hvor mange sider den skal fylde på skærm og tryk, med forside og bagside; `build` siger til, når det ikke passer",
            "pages = 16",
        ),
        Key::new("status", Text, "En bemærkning i kolofonen i alle udgaver", r#"status = "Udkast til høring""#),
        Key::new(
            "easy_status",
            Text,
            "Bemærkningen med lette ord, en sætning på hver linje. Den står i de letlæste udgaver i stedet for `status`",
            r#"easy_status = "Det her er et udkast.""#,
        )
        .otherwise("`status`"),
        Key::new("identifier", Text, "Udgivelsens eget nummer", r#"identifier = "urn:isbn:9788712345671""#)
            .otherwise("laver `udgiv` et, der altid er det samme for samme udgiver og mappe"),
        Key::new("layout", Text, "Udseendet; se [Layouts](#layouts)", r#"layout = "brochure""#)
            .otherwise("udgiverens, ellers `brochure`"),
        Key::new(
            "variants",
            SomeOf(VariantName::NAMES),
            "Hvilke udgaver der skal laves; se [Varianter](#varianter)",
            r#"variants = ["screen", "epub", "easy-text"]"#,
        )
        .otherwise("udgiverens, ellers de tre i eksemplet"),
    ],
);

/// `cover_picture`.
static COVER: Keys = Keys::new(
    "policy.cover_picture",
    &[
        Key::new("src", Text, "Filen, regnet fra politikkens mappe", r#"src = "images/forside.jpg""#)
            .required(),
        Key::new("alt", Text, "Hvad billedet viser, i en sætning", r#"alt = "To børn på en legeplads.""#)
            .or("decorative"),
        Key::new(
            "decorative",
            Boolean,
            "`true`: Billedet er pynt og bliver sprunget over, når siden læses op",
            "decorative = true",
        )
        .or("alt"),
        FOCUS,
        Key::new(
            "credit",
            Text,
            "Hvem der har lavet det, som det skal stå i kolofonen",
            r#"credit = "Foto: Byens Kommune""#,
        ),
    ],
);

const FOCUS: Key = Key::new(
    "focus",
    Focus,
    "Det punkt, der ikke må blive skåret væk: hvor langt det er fra venstre og fra toppen, fra 0 til 1, eller et \
     ord fra `left`, `centre`, `right` og et fra `top`, `middle`, `bottom`",
    "focus = [0.5, 0.4]",
)
.otherwise("midten");

const PAGE: Key = Key::new(
    "page",
    OneOf(PageWish::NAMES),
    "`break`: Blokken begynder på en ny side. `keep`: Den står hel på en side sammen med den næste blok",
    r#"page = "keep""#,
);

/// `valid`.
static YEARS: Keys = Keys::new(
    "policy.valid",
    &[
        Key::new("from", Integer, "Det første år", "from = 2025").required(),
        Key::new("to", Integer, "Det sidste år", "to = 2028").required(),
    ],
);

/// `[[term]]`.
static TERM: Keys = Keys::new(
    "term",
    &[
        Key::new("word", Text, "Ordet", r#"word = "Samskabelse""#).required(),
        Key::new(
            "explanation",
            Text,
            "Forklaringen i ordlisten bagest i PDF og e-bog",
            r#"explanation = "Når borgere og kommune finder løsninger sammen.""#,
        ),
        Key::new(
            "easy",
            Text,
            "Forklaringen i den letlæste tekst, lige efter den linje, hvor ordet står første gang",
            r#"easy = "Det er at finde løsninger sammen.""#,
        ),
        Key::new(
            "synonyms",
            Texts,
            "Andre ord for det samme. Bruger den letlæste udgave både ordet og et af dem, er det advarslen [R15](rules.md)",
            r#"synonyms = ["fælles løsning"]"#,
        ),
    ],
);

/// `[[section]]`.
static SECTION: Keys = Keys::new(
    "section",
    &[
        Key::new(
            "id",
            Text,
            "Afsnittets adresse: små bogstaver a–z, tal og bindestreger, ét af hver i hele politikken",
            r#"id = "vaerdighed""#,
        )
        .required(),
        Key::new("title", Text, "Overskriften", r#"title = "Værdighed""#).required(),
        Key::new("role", OneOf(Role::NAMES), "Hvad afsnittet er; se herunder", r#"role = "focus-area""#)
            .default("\"chapter\""),
        Key::new("label", Text, "Ord før overskriften", r#"label = "Fokusområde 1""#),
        Key::new(
            "page",
            OneOf(PageWish::NAMES),
            "`break`: Afsnittet begynder på en ny side. `keep`: Det står helt på én side, hvis det kan være der",
            r#"page = "break""#,
        ),
        Key::new(
            "text",
            Markup,
            "Tekst med opmærkning; det samme som en første blok af typen `text`",
            r#"text = """…""""#,
        ),
        Key::new("block", Tables(&BLOCK), "En blok; se [Blokke](#blokke-sectionblock)", "[[section.block]]"),
        Key::new(
            "easy",
            Table(&EASY),
            "Den letlæste tekst; se [Den letlæste tekst](#den-letlæste-tekst-sectioneasy)",
            "[section.easy]",
        ),
        Key::new(
            "easy_skip",
            Text,
            "Hvorfor afsnittet ikke har nogen letlæst tekst",
            r#"easy_skip = "Bilag til fagfolk; ingen betydning for læseren""#,
        ),
        ALLOW,
        BECAUSE,
    ],
);

const ALLOW: Key = Key::new(
    "allow",
    Texts,
    "Regler, som den letlæste tekst er undtaget fra, med deres koder. R01 til R20 kan undtages. Kan stå både i \
     `[[section]]` og i `[section.easy]`",
    r#"allow = ["R05"]"#,
)
.with("because");

const BECAUSE: Key = Key::new(
    "because",
    Text,
    "Grunden til undtagelsen",
    r#"because = "Ordet står på skiltet, som læseren skal finde""#,
)
.with("allow");

/// `[section.easy]`.
static EASY: Keys = Keys::new(
    "section.easy",
    &[
        Key::new("text", Text, "Den letlæste tekst", r#"text = """…""""#).required(),
        Key::new(
            "title",
            Text,
            "Overskrift, hvis den skal være en anden end afsnittets",
            r#"title = "Velkommen""#,
        ),
        Key::new(
            "picture",
            Text,
            "Et billede ved siden af teksten: en SVG, PNG eller JPEG i politikkens mappe",
            r#"picture = "images/telefon.svg""#,
        )
        .with("picture_alt"),
        Key::new(
            "picture_alt",
            Text,
            "Hvad billedet viser, i en kort sætning",
            r#"picture_alt = "En telefon på et bord.""#,
        )
        .with("picture"),
        Key::new("covers", Texts, "De mål, teksten har med, med deres `id`", r#"covers = ["maal-1"]"#),
        Key::new(
            "written_by",
            Text,
            "Hvem der har skrevet den. Står i den letlæste kolofon",
            r#"written_by = "Redaktionen""#,
        ),
        Key::new(
            "based_on",
            Text,
            "Den fulde tekst, den blev godkendt ud fra. Skrives af `udgiv approve` sammen med de to næste; se [godkendelse.md](godkendelse.md)",
            r#"based_on = "sha256:14559fd59e3e8d64959bb008ad6028c036b0d8f682157c44f6b88e0e029937fb""#,
        ),
        Key::new(
            "approved_by",
            Text,
            "Hvem der godkendte den. Skrives af `udgiv approve`",
            r#"approved_by = "Redaktionen""#,
        ),
        Key::new(
            "approved_on",
            Date,
            "Hvornår den blev godkendt. Skrives af `udgiv approve`",
            "approved_on = 2026-11-01",
        ),
        Key::new(
            "tested_by",
            Text,
            "Hvem fra målgruppen der har læst og prøvet den. Står i den letlæste kolofon",
            r#"tested_by = "Læsepanelet på Torvet""#,
        ),
        Key::new(
            "tested_on",
            Date,
            "Hvornår de prøvede den. Står i den letlæste kolofon",
            "tested_on = 2026-11-12",
        ),
        ALLOW,
        BECAUSE,
    ],
);

/// `[[section.block]]`.
static BLOCK: Keys = Keys {
    name: "section.block",
    rows: &[Key::new(
        "type",
        KindOfBlock,
        "Hvad blokken er: `text`, `goal`, `ambition`, `quote`, `fact`, `figure`, `picture`, `table`, `chart` eller `contact`",
        r#"type = "text""#,
    )
    .required(), PAGE],
    kinds: &[
        Keys::new("text", &[TEXT]),
        Keys::new(
            "goal",
            &[
                TEXT,
                Key::new("title", Text, "Målets overskrift", r#"title = "Flere hold""#),
                Key::new(
                    "id",
                    Text,
                    "Målets adresse, som links og `covers` nævner: små bogstaver a–z, tal og bindestreger",
                    r#"id = "maal-1""#,
                ),
                Key::new(
                    "perspective",
                    Text,
                    "Hvem målet er set fra; bliver »Perspektiv: forælder«",
                    r#"perspective = "forælder""#,
                ),
                Key::new(
                    "easy",
                    Text,
                    "Målet, som det står i den letlæste udgave",
                    r#"easy = "Der er plads til dig på alle hold.""#,
                ),
            ],
        ),
        Keys::new("ambition", &[TEXT]),
        Keys::new(
            "quote",
            &[
                TEXT,
                Key::new("by", Text, "Hvem der har sagt det", r#"by = "Tanken bag samskabelsen""#),
                Key::new(
                    "picture",
                    Text,
                    "Et portræt ved siden af citatet: en SVG, PNG eller JPEG i politikkens mappe",
                    r#"picture = "images/portraet.jpg""#,
                )
                .with("picture_alt"),
                Key::new(
                    "picture_alt",
                    Text,
                    "Hvad portrættet viser",
                    r#"picture_alt = "En kvinde med briller smiler.""#,
                )
                .with("picture"),
            ],
        ),
        Keys::new(
            "fact",
            &[Key::new("title", Text, "Boksens overskrift", r#"title = "Barnets lov""#).required(), TEXT],
        ),
        Keys::new("figure", &[SRC, ALT, DECORATIVE, CAPTION, DESCRIPTION, CREDIT]),
        Keys::new(
            "picture",
            &[
                SRC,
                ALT,
                DECORATIVE,
                Key::new(
                    "width",
                    OneOf(Width::NAMES),
                    "Hvor bredt billedet står: `half` (den halve spalte), `column` (spalten), `full` (spalten og margenen \
                     ved siden af), `bleed` (fra kant til kant), `spread` (en hel side; i tryk to, der vender mod \
                     hinanden) eller `portrait` (et lille billede af en person)",
                    r#"width = "full""#,
                )
                .default("\"column\""),
                FOCUS,
                Key::new("name", Text, "Hvem billedet viser; står under det, og ved siden af et portræt", r#"name = "Anna Berg""#),
                Key::new("title", Text, "Personens titel", r#"title = "Borgmester""#),
                Key::new(
                    "signature",
                    Text,
                    "Et billede af underskriften, som står under navnet og bliver læst op som \
                     »Underskrift: Anna Berg«",
                    r#"signature = "images/underskrift.svg""#,
                ),
                CAPTION,
                DESCRIPTION,
                CREDIT,
            ],
        ),
        Keys::new(
            "table",
            &[
                Key::new("caption", Text, "Tabellens overskrift", r#"caption = "Hvem gør hvad""#),
                Key::new(
                    "header",
                    Texts,
                    "Kolonnernes overskrifter: løbende tekst med opmærkning",
                    r#"header = ["Indsats", "Ansvar"]"#,
                )
                .required(),
                Key::new(
                    "rows",
                    Rows,
                    "Rækkerne, hver med lige så mange celler som `header`; en tom celle er `\"\"`. Celler har løbende \
                     tekst med opmærkning",
                    r#"rows = [["Haller", "Teknik og miljø"], ["Hold", "Foreninger"]]"#,
                )
                .required(),
                Key::new(
                    "header_column",
                    Boolean,
                    "`true`: Den første celle i hver række er rækkens overskrift, så en skærmlæser siger »Hold, Ansvar: \
                     Foreninger«",
                    "header_column = true",
                )
                .default("false"),
            ],
        ),
        Keys::new(
            "chart",
            &[
                Key::new(
                    "form",
                    OneOf(ChartForm::NAMES),
                    "Hvordan tallene bliver tegnet: `bars` (en søjle for hvert tal), `stacked` (en søjle for hver række, delt \
                     op), `lines` (en kurve for hver kolonne) eller `share` (dele af en helhed)",
                    r#"form = "bars""#,
                )
                .required(),
                Key::new(
                    "finding",
                    Text,
                    "Det, diagrammet viser, i en sætning. Står under diagrammet og er det, en skærmlæser siger",
                    r#"finding = "Flere børn går til sport end før.""#,
                )
                .required(),
                Key::new("caption", Text, "Diagrammets titel, ren tekst", r#"caption = "Børn i idrætsforeninger""#),
                Key::new(
                    "header",
                    Texts,
                    "Hvad rækkerne er, og hvad tallene i hver kolonne er: ren tekst",
                    r#"header = ["År", "Børn"]"#,
                )
                .required(),
                Key::new(
                    "rows",
                    Rows,
                    "Rækkerne: først rækkens navn, så et tal for hver kolonne, skrevet som i en tekst på sproget. Et tal, der \
                     mangler, er `\"\"`",
                    r#"rows = [["2023", "1.240"], ["2024", "1.315,5"]]"#,
                )
                .required(),
                Key::new("unit", Text, "Det, tallene tæller", r#"unit = "%""#),
                CREDIT,
                Key::new(
                    "easy",
                    Text,
                    "Det, diagrammet viser, med lette ord. Med dem er diagrammet med i den letlæste udgave",
                    r#"easy = "Der er plads til flere børn nu.""#,
                ),
            ],
        ),
        Keys::new("contact", &[]),
    ],
};

/// The words of a block.
const TEXT: Key = Key::new("text", Markup, "Tekst med opmærkning", r#"text = """…""""#).required();

// What figures and pictures have in common.
const SRC: Key =
    Key::new("src", Text, "Filen, regnet fra politikkens mappe", r#"src = "images/styringstrekant.svg""#)
        .required();
const ALT: Key = Key::new(
    "alt",
    Text,
    "Hvad billedet fortæller, i en sætning eller to",
    r#"alt = "En trekant i fem lag. Øverst står vision, nederst handlinger.""#,
)
.or("decorative");
const DECORATIVE: Key = Key::new(
    "decorative",
    Boolean,
    "`true`: Billedet er pynt og bliver sprunget over, når siden læses op",
    "decorative = true",
)
.or("alt");
const CAPTION: Key = Key::new("caption", Text, "Billedtekst, ren tekst", r#"caption = "Styringstrekanten""#);
const DESCRIPTION: Key = Key::new(
    "description",
    Markup,
    "Lang beskrivelse med opmærkning: til diagrammer og andet, som en sætning ikke rækker til. I PDF'en \
                     til skærm og tryk står den bagest, i stor skrift ved billedet, og i e-bogen kan den foldes ud",
    r#"description = """…""""#,
);
const CREDIT: Key =
    Key::new("credit", Text, "Hvem der har lavet det, som det skal stå", r#"credit = "Foto: Byens Kommune""#);
