//! The words a document itself carries, in its own language.

use serde::Serialize;

use crate::policy::{Date, Kind, Language, VariantName};

/// Words that an edition or a writer adds to a policy's own.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct DocumentWords {
    pub contents: &'static str,
    pub page: &'static str,
    pub page_of: &'static str,
    pub glossary: &'static str,
    pub colophon: &'static str,
    pub about_edition: &'static str,
    pub ambition: &'static str,
    pub perspective: &'static str,
    pub description: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub web: &'static str,
    pub published_by: &'static str,
    pub valid: &'static str,
    pub adopted: &'static str,
    pub updated: &'static str,
    pub audience: &'static str,
    pub easy_edition: &'static str,
    pub easy_untested: &'static str,
    pub easy_approved: &'static str,
    pub easy_tested: &'static str,
    pub get_help: &'static str,
    pub footnote: &'static str,
    pub back_to_reference: &'static str,
    pub landmarks: &'static str,
    pub start_of_text: &'static str,
    pub title_page: &'static str,
    pub means: &'static str,
    pub page_list: &'static str,
    pub reading_time: &'static str,
    pub in_easy: &'static str,
    pub in_full: &'static str,
    pub in_book: &'static str,
    #[serde(skip)]
    minutes: [&'static str; 2],
    #[serde(skip)]
    abbreviations: &'static [(&'static str, &'static str)],
    #[serde(skip)]
    pub sheet: &'static str,
    #[serde(skip)]
    pub outer_side: &'static str,
    #[serde(skip)]
    pub inner_side: &'static str,
    #[serde(skip)]
    quotes: [&'static str; 2],
    #[serde(skip)]
    months: [&'static str; 12],
    #[serde(skip)]
    kinds: [&'static str; 5],
    #[serde(skip)]
    summary: Accessibility,
}

/// Sentences for the accessibility summary of an EPUB, each said only where it is true of the book.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each sentence says what it is")]
pub struct Accessibility {
    pub structure: &'static str,
    pub pictures: &'static str,
    pub long_descriptions: &'static str,
    pub tables: &'static str,
    pub languages: &'static str,
    pub pages: &'static str,
    pub glossary: &'static str,
    pub no_hazards: &'static str,
}

/// Danish abbreviations of everyday prose and what they stand for (Retskrivningsordbogen).
const DANISH_ABBREVIATIONS: &[(&str, &str)] = &[
    ("bl.a.", "blandt andet"),
    ("ca.", "cirka"),
    ("dvs.", "det vil sige"),
    ("ekskl.", "eksklusive"),
    ("evt.", "eventuelt"),
    ("f.eks.", "for eksempel"),
    ("fx", "for eksempel"),
    ("hhv.", "henholdsvis"),
    ("ift.", "i forhold til"),
    ("iht.", "i henhold til"),
    ("inkl.", "inklusive"),
    ("jf.", "jævnfør"),
    ("kr.", "kroner"),
    ("m.fl.", "med flere"),
    ("m.m.", "med mere"),
    ("m.v.", "med videre"),
    ("mht.", "med hensyn til"),
    ("mia.", "milliarder"),
    ("mio.", "millioner"),
    ("mv.", "med videre"),
    ("osv.", "og så videre"),
    ("pct.", "procent"),
    ("pga.", "på grund af"),
    ("tlf.", "telefon"),
    ("vha.", "ved hjælp af"),
];

const DANISH: DocumentWords = DocumentWords {
    contents: "Indhold",
    page: "Side",
    page_of: "af",
    glossary: "Ordliste",
    colophon: "Kolofon",
    about_edition: "Om denne udgave",
    ambition: "Vores ambition",
    perspective: "Perspektiv",
    description: "Beskrivelse af figuren",
    phone: "Telefon",
    email: "E-mail",
    web: "Hjemmeside",
    published_by: "Udgivet af",
    valid: "Gælder",
    adopted: "Vedtaget",
    updated: "Senest ændret",
    audience: "Målgruppe",
    easy_edition: "Letlæst udgave",
    easy_untested: "Ikke testet med læsere endnu.",
    easy_approved: "Godkendt af",
    easy_tested: "Læst og prøvet af",
    get_help: "Her kan du få hjælp",
    footnote: "Note",
    back_to_reference: "Tilbage til note",
    landmarks: "Steder i bogen",
    start_of_text: "Teksten begynder her",
    title_page: "Titelside",
    means: "betyder:",
    sheet: "ark",
    outer_side: "yderside",
    inner_side: "inderside",
    page_list: "Sidetal i PDF-udgaven",
    reading_time: "Læsetid",
    minutes: ["minut", "minutter"],
    in_easy: "Letlæst udgave af dette afsnit",
    in_full: "Hele afsnittet i den fulde udgave",
    in_book: "i e-bogen",
    abbreviations: DANISH_ABBREVIATIONS,
    quotes: ["”", "”"],
    months: [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    kinds: ["politik", "plan", "strategi", "forslag", "vejledning"],
    summary: Accessibility {
        structure: "Publikationen har overskrifter, indholdsfortegnelse og punkter, som en skærmlæser kan springe imellem.",
        pictures: "Alle billeder, der fortæller noget, er beskrevet med ord.",
        long_descriptions: "Figurerne har desuden en lang beskrivelse.",
        tables: "I tabeller er hver celle knyttet til sin overskrift.",
        languages: "Ord på andre sprog er mærket med deres sprog.",
        pages: "Sidetallene er de samme som i PDF-udgaven.",
        glossary: "Ord i ordlisten er links, første gang de står i et afsnit.",
        no_hazards: "Der er ingen lyd, bevægelse eller blink.",
    },
};

const ENGLISH: DocumentWords = DocumentWords {
    contents: "Contents",
    page: "Page",
    page_of: "of",
    glossary: "Glossary",
    colophon: "Colophon",
    about_edition: "About this edition",
    ambition: "Our ambition",
    perspective: "Perspective",
    description: "Description of the figure",
    phone: "Phone",
    email: "E-mail",
    web: "Website",
    published_by: "Published by",
    valid: "Valid",
    adopted: "Adopted",
    updated: "Last changed",
    audience: "Audience",
    easy_edition: "Easy-read edition",
    easy_untested: "Not yet tested with readers.",
    easy_approved: "Approved by",
    easy_tested: "Read and tried by",
    get_help: "Where to get help",
    footnote: "Note",
    back_to_reference: "Back to note",
    landmarks: "Places in the book",
    start_of_text: "Start of the text",
    title_page: "Title page",
    means: "means:",
    sheet: "sheet",
    outer_side: "outer side",
    inner_side: "inner side",
    page_list: "Pages of the PDF",
    reading_time: "Reading time",
    minutes: ["minute", "minutes"],
    in_easy: "This section in easy language",
    in_full: "The whole section in the full edition",
    in_book: "in the e-book",
    abbreviations: &[],
    quotes: ["“", "”"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    kinds: ["policy", "plan", "strategy", "proposal", "guide"],
    summary: Accessibility {
        structure: "The publication has headings, a table of contents and landmarks that a screen reader can move between.",
        pictures: "All pictures that tell something are described in words.",
        long_descriptions: "Figures have a long description as well.",
        tables: "In tables, each cell is tied to its header.",
        languages: "Words in other languages are marked with their language.",
        pages: "Page numbers are those of the PDF.",
        glossary: "Words in the glossary are links where they first stand in a section.",
        no_hazards: "There is no sound, motion or flashing.",
    },
};

const GERMAN: DocumentWords = DocumentWords {
    contents: "Inhalt",
    page: "Seite",
    page_of: "von",
    glossary: "Worterklärungen",
    colophon: "Impressum",
    about_edition: "Über diese Ausgabe",
    ambition: "Unser Anspruch",
    perspective: "Perspektive",
    description: "Beschreibung der Abbildung",
    phone: "Telefon",
    email: "E-Mail",
    web: "Website",
    published_by: "Herausgegeben von",
    valid: "Gilt",
    adopted: "Beschlossen",
    updated: "Zuletzt geändert",
    audience: "Zielgruppe",
    easy_edition: "Ausgabe in Leichter Sprache",
    easy_untested: "Noch nicht mit Leserinnen und Lesern geprüft.",
    easy_approved: "Freigegeben von",
    easy_tested: "Gelesen und geprüft von",
    get_help: "Hier bekommen Sie Hilfe",
    footnote: "Anmerkung",
    back_to_reference: "Zurück zu Anmerkung",
    landmarks: "Orientierungspunkte",
    start_of_text: "Beginn des Textes",
    title_page: "Titelseite",
    means: "bedeutet:",
    sheet: "Bogen",
    outer_side: "Außenseite",
    inner_side: "Innenseite",
    page_list: "Seiten der PDF-Ausgabe",
    reading_time: "Lesezeit",
    minutes: ["Minute", "Minuten"],
    in_easy: "Dieser Abschnitt in Leichter Sprache",
    in_full: "Der ganze Abschnitt in der vollständigen Ausgabe",
    in_book: "im E-Book",
    abbreviations: &[],
    quotes: ["„", "“"],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    kinds: ["Richtlinie", "Plan", "Strategie", "Vorschlag", "Leitfaden"],
    summary: Accessibility {
        structure: "Die Publikation hat Überschriften, ein Inhaltsverzeichnis und Orientierungspunkte, zwischen denen ein Screenreader springen kann.",
        pictures: "Alle Bilder, die etwas erzählen, sind in Worten beschrieben.",
        long_descriptions: "Abbildungen haben außerdem eine lange Beschreibung.",
        tables: "In Tabellen ist jede Zelle mit ihrer Überschrift verknüpft.",
        languages: "Wörter in anderen Sprachen sind mit ihrer Sprache ausgezeichnet.",
        pages: "Die Seitenzahlen sind die der PDF-Ausgabe.",
        glossary: "Wörter der Worterklärungen sind Links, wo sie in einem Abschnitt zuerst stehen.",
        no_hazards: "Es gibt keinen Ton, keine Bewegung und kein Blinken.",
    },
};

impl DocumentWords {
    /// The words for a language; English where it is none of those known.
    #[must_use]
    pub fn of(language: &Language) -> &'static Self {
        match language.primary() {
            "da" => &DANISH,
            "de" => &GERMAN,
            _ => &ENGLISH,
        }
    }

    /// Whether there are words in this very language.
    #[must_use]
    pub fn known(language: &Language) -> bool {
        matches!(language.primary(), "da" | "de" | "en")
    }

    /// Opening and closing quotation mark. Danish: ”…” (Retskrivningsordbogen § 58).
    #[must_use]
    pub fn quotes(&self) -> [&'static str; 2] {
        self.quotes
    }

    /// "29. januar 2025".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.months[usize::from(date.month) - 1];
        let stop = if self.contents == ENGLISH.contents { "" } else { "." };
        format!("{}{stop} {month} {}", date.day, date.year)
    }

    /// "politik".
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// "Læsetid: 25 minutter".
    #[must_use]
    pub fn time(&self, minutes: usize) -> String {
        let [one, more] = self.minutes;
        format!("{}: {minutes} {}", self.reading_time, if minutes == 1 { one } else { more })
    }

    /// Abbreviations of everyday prose, and what each stands for.
    #[must_use]
    pub fn abbreviations(&self) -> &'static [(&'static str, &'static str)] {
        self.abbreviations
    }

    /// Sentences for the accessibility summary.
    #[must_use]
    pub fn accessibility(&self) -> &Accessibility {
        &self.summary
    }
}

/// Words of the page that leads to every file.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct IndexWords {
    pub title: &'static str,
    pub pages: &'static str,
    pub preflight: &'static str,
    variants: [&'static str; 9],
}

const DANISH_INDEX: IndexWords = IndexWords {
    title: "Publikationer",
    pages: "sider",
    preflight: "Kontrolark til trykkeriet",
    variants: [
        "Tilgængelig PDF til skærm",
        "PDF til trykkeriet",
        "Hæfte til udskrift",
        "PDF med stor skrift",
        "E-bog",
        "Letlæst tekst",
        "Letlæst PDF",
        "Letlæst e-bog",
        "Punktskrift",
    ],
};

const ENGLISH_INDEX: IndexWords = IndexWords {
    title: "Publications",
    pages: "pages",
    preflight: "Preflight sheet for the print shop",
    variants: [
        "Accessible PDF for the screen",
        "PDF for the print shop",
        "Booklet for printing",
        "Large print PDF",
        "E-book",
        "Easy-read text",
        "Easy-read PDF",
        "Easy-read e-book",
        "Braille",
    ],
};

impl IndexWords {
    /// The language that the words for `language` are in.
    #[must_use]
    pub fn language(language: &Language) -> Language {
        let tag = if language.primary() == "da" { "da" } else { "en" };
        Language::parse(tag).unwrap_or_else(|| unreachable!("`{tag}` is a language tag"))
    }

    /// The words for a language; English where it isn't Danish.
    #[must_use]
    pub fn of(language: &Language) -> &'static Self {
        if language.primary() == "da" { &DANISH_INDEX } else { &ENGLISH_INDEX }
    }

    /// What a variant is called.
    #[must_use]
    pub fn variant(&self, variant: VariantName) -> &'static str {
        self.variants[variant as usize]
    }
}
