//! Words of the report on an easy-read edition.

use super::Locale;

/// Words of the report. Functions are sentences with numbers in them.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct ReportWords {
    pub tag: &'static str,
    pub title: &'static str,
    /// For people who work on the text, not for its readers.
    pub for_whom: &'static str,
    pub held_back: fn(usize) -> String,
    pub published: [&'static str; 3],
    pub coverage: &'static str,
    pub parts: [&'static str; 4],
    pub of: fn(usize, usize) -> String,
    pub goals: fn(usize, usize) -> String,
    pub skipped: fn(usize) -> String,
    pub sections: &'static str,
    /// In the order of the states.
    pub states: [&'static str; 6],
    pub written_by: &'static str,
    pub approved_by: &'static str,
    pub tested_by: &'static str,
    pub on: &'static str,
    pub measures: fn(usize, usize, usize) -> String,
    pub found_here: fn(usize) -> String,
    pub changed_since: &'static str,
    pub before: &'static str,
    pub now: &'static str,
    pub nothing: &'static str,
    pub readability: &'static str,
    pub no_text: &'static str,
    pub bands: [&'static str; 5],
    pub method: &'static str,
    pub pictures: fn(usize, bool) -> String,
    pub longest: &'static str,
    pub mean: &'static str,
    pub words: &'static str,
    pub sentences: &'static str,
    pub long_words: &'static str,
    pub findings: &'static str,
    pub none_found: &'static str,
    pub counts: fn(usize, usize, usize) -> String,
    pub line: &'static str,
    pub waivers: &'static str,
    pub no_waivers: &'static str,
    pub because: &'static str,
    pub person: &'static str,
    pub person_intro: &'static str,
    /// What, and the question.
    pub people: [(&'static str, &'static str); 5],
    pub phrases: fn(usize) -> String,
    pub untested: fn(usize) -> String,
    pub about: &'static str,
    pub about_text: [&'static str; 2],
    /// Between the whole and the parts of a number.
    pub decimal: &'static str,
}

const DANISH: ReportWords = ReportWords {
    tag: "da",
    title: "Rapport om den letlæste udgave",
    for_whom: "Til jer, der skriver og godkender. Rapporten er ikke en del af udgivelsen.",
    held_back: |errors| match errors {
        1 => "Den letlæste udgave er holdt tilbage. Der er 1 fejl, som skal rettes først.".to_owned(),
        errors => {
            format!("Den letlæste udgave er holdt tilbage. Der er {errors} fejl, som skal rettes først.")
        }
    },
    published: [
        "Den letlæste udgave er en kladde. Noget af den er ikke godkendt, og i den står: Ikke testet med læsere endnu.",
        "Den letlæste udgave er godkendt. Ikke alle afsnit er prøvet af læsere, og i den står: Ikke testet med læsere endnu.",
        "Den letlæste udgave er godkendt og prøvet af læsere.",
    ],
    coverage: "Overblik",
    parts: [
        "afsnit har letlæst tekst",
        "afsnit er ikke forældede",
        "afsnit er godkendt",
        "afsnit er prøvet af læsere",
    ],
    of: |part, whole| format!("{part} af {whole}"),
    goals: |covered, goals| format!("{covered} af {goals} mål er med i den letlæste udgave."),
    skipped: |sections| match sections {
        0 => "Ingen afsnit er sprunget over.".to_owned(),
        1 => "1 afsnit er sprunget over med en grund.".to_owned(),
        sections => format!("{sections} afsnit er sprunget over med en grund."),
    },
    sections: "Afsnit for afsnit",
    states: ["Mangler", "Sprunget over", "Forældet", "Kladde", "Godkendt", "Testet"],
    written_by: "Skrevet af",
    approved_by: "Godkendt af",
    tested_by: "Læst og prøvet af",
    on: "den",
    measures: |words, sentences, longest| {
        let of_sentences =
            if sentences == 1 { "1 sætning".to_owned() } else { format!("{sentences} sætninger") };
        format!("{words} ord i {of_sentences}; den længste har {longest} ord")
    },
    found_here: |findings| if findings == 1 { "1 fund".to_owned() } else { format!("{findings} fund") },
    changed_since: "Det er ændret i den fulde tekst, siden den letlæste blev godkendt:",
    before: "Før:",
    now: "Nu:",
    nothing: "ingenting",
    readability: "Hvor let den er at læse",
    no_text: "Der er ingen tekst at måle.",
    bands: ["let", "let for øvede læsere", "middel", "svær", "meget svær"],
    method: "LIX = ord pr. sætning + 100 × lange ord / ord. Et langt ord har mere end 6 bogstaver. Sætningerne er \
             tekstens egne: Et punkt i en liste og linjen før listen er hver en sætning, og en overskrift er ingen. Et tal \
             er et ord og aldrig et langt. Björnsson: Läsbarhet, 1968.",
    pictures: |pictures, shown| match (pictures, shown) {
        (0, _) => "Der er ingen billeder i den letlæste udgave.".to_owned(),
        (1, true) => "1 afsnit har et billede.".to_owned(),
        (pictures, true) => format!("{pictures} afsnit har et billede."),
        (1, false) => "1 afsnit har et billede. Den letlæste tekstfil viser det ikke.".to_owned(),
        (pictures, false) => {
            format!("{pictures} afsnit har et billede. Den letlæste tekstfil viser dem ikke.")
        }
    },
    longest: "Ord i den længste sætning",
    mean: "Ord pr. sætning",
    words: "Ord",
    sentences: "Sætninger",
    long_words: "Lange ord",
    findings: "Hvad der er fundet",
    none_found: "Der er ikke fundet noget. Det betyder ikke, at teksten er forstået: Det kan kun læserne vise.",
    counts: |errors, warnings, hints| {
        let of_warnings =
            if warnings == 1 { "1 advarsel".to_owned() } else { format!("{warnings} advarsler") };
        format!("{errors} fejl, {of_warnings} og {hints} tip")
    },
    line: "Linje",
    waivers: "Undtagelser med en grund",
    no_waivers: "Der er ingen.",
    because: "Grunden",
    person: "Det skal mennesker se på",
    person_intro: "Det her kan et program ikke bedømme. Det er aldrig krydset af på forhånd.",
    people: [
        ("tone", "Er tonen venlig og voksen? Taler teksten til læseren og ikke ned til læseren?"),
        (
            "left-out",
            "Er det rigtige udeladt? Står alt det, læseren kan bruge, og alt det, læseren har ret til?",
        ),
        ("metaphors", "Er der billedsprog, som kan forstås bogstaveligt?"),
        ("pictures", "Hjælper billederne med at forstå teksten, og står de ved den tekst, de hører til?"),
        (
            "testing",
            "Har læsere fra målgruppen læst teksten og fortalt, hvad de forstod? Skriv hvem og hvornår.",
        ),
    ],
    phrases: |phrases| match phrases {
        0 => "Programmet kender en liste af vendinger og fandt ingen af dem. Der kan være andre.".to_owned(),
        1 => "Programmet fandt 1 vending fra sin liste (R16). Der kan være andre.".to_owned(),
        phrases => format!("Programmet fandt {phrases} vendinger fra sin liste (R16). Der kan være andre."),
    },
    untested: |sections| match sections {
        0 => "Alle afsnit er noteret som prøvet.".to_owned(),
        1 => "1 afsnit er ikke noteret som prøvet.".to_owned(),
        sections => format!("{sections} afsnit er ikke noteret som prøvet."),
    },
    about: "Om rapporten",
    about_text: [
        "Mangler: Der er ingen letlæst tekst. Kladde: Ingen har godkendt teksten, som den står. Godkendt: Nogen har godkendt \
         den ud fra den fulde tekst, som den er nu. Testet: Derefter har læsere prøvet den. Forældet: Den fulde tekst er \
         ændret, siden den letlæste blev godkendt.",
        "Et program kan finde det, der med sikkerhed er svært, og det, der mangler. Det kan ikke se, om teksten bliver forstået.",
    ],
    decimal: ",",
};

const ENGLISH: ReportWords = ReportWords {
    tag: "en",
    title: "Report on the easy-read edition",
    for_whom: "For those who write and approve. The report is not part of the publication.",
    held_back: |errors| match errors {
        1 => "The easy-read edition is held back. There is 1 error to be mended first.".to_owned(),
        errors => {
            format!("The easy-read edition is held back. There are {errors} errors to be mended first.")
        }
    },
    published: [
        "The easy-read edition is a draft. Some of it is not approved, and it says of itself: Not yet tested with readers.",
        "The easy-read edition is approved. Readers have not tried every section, and it says of itself: Not yet tested with \
         readers.",
        "The easy-read edition is approved and tried by readers.",
    ],
    coverage: "Overview",
    parts: [
        "sections have an easy-read text",
        "sections are not stale",
        "sections are approved",
        "sections are tried by readers",
    ],
    of: |part, whole| format!("{part} of {whole}"),
    goals: |covered, goals| format!("{covered} of {goals} goals are in the easy-read edition."),
    skipped: |sections| match sections {
        0 => "No section is left out.".to_owned(),
        1 => "1 section is left out for a reason.".to_owned(),
        sections => format!("{sections} sections are left out for a reason."),
    },
    sections: "Section by section",
    states: ["Missing", "Left out", "Stale", "Draft", "Approved", "Tested"],
    written_by: "Written by",
    approved_by: "Approved by",
    tested_by: "Read and tried by",
    on: "on",
    measures: |words, sentences, longest| {
        let of_sentences =
            if sentences == 1 { "1 sentence".to_owned() } else { format!("{sentences} sentences") };
        format!("{words} words in {of_sentences}; the longest has {longest} words")
    },
    found_here: |findings| {
        if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") }
    },
    changed_since: "This has changed in the full text since the easy text was approved:",
    before: "Before:",
    now: "Now:",
    nothing: "nothing",
    readability: "How easy it is to read",
    no_text: "There is no text to measure.",
    bands: ["easy", "easy for practised readers", "medium", "hard", "very hard"],
    method: "LIX = words a sentence + 100 × long words / words. A long word has more than 6 letters. Sentences are those of \
             the text's own structure: an item of a list and the line before the list are a sentence each, and a heading is \
             none. A number is a word and never a long one. Björnsson: Läsbarhet, 1968.",
    pictures: |pictures, shown| match (pictures, shown) {
        (0, _) => "There are no pictures in the easy-read edition.".to_owned(),
        (1, true) => "1 section has a picture.".to_owned(),
        (pictures, true) => format!("{pictures} sections have a picture."),
        (1, false) => "1 section has a picture. The easy-read text file doesn't show it.".to_owned(),
        (pictures, false) => {
            format!("{pictures} sections have a picture. The easy-read text file doesn't show them.")
        }
    },
    longest: "Words of the longest sentence",
    mean: "Words a sentence",
    words: "Words",
    sentences: "Sentences",
    long_words: "Long words",
    findings: "What was found",
    none_found: "Nothing was found. That doesn't mean that the text is understood: only its readers can show that.",
    counts: |errors, warnings, hints| {
        let word = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        format!("{}, {} and {}", word(errors, "error"), word(warnings, "warning"), word(hints, "hint"))
    },
    line: "Line",
    waivers: "Waivers, with their reasons",
    no_waivers: "There are none.",
    because: "The reason",
    person: "What people have to look at",
    person_intro: "No program can judge this. It is never ticked beforehand.",
    people: [
        ("tone", "Is the tone friendly and adult? Does the text speak to its readers and not down to them?"),
        (
            "left-out",
            "Is the right thing left out? Is everything there that readers can use, and that they have a right to?",
        ),
        ("metaphors", "Are there figures of speech that could be taken literally?"),
        ("pictures", "Do the pictures help to understand the text, and do they stand where they belong?"),
        (
            "testing",
            "Have readers from the target group read the text and said what they understood? Write who and when.",
        ),
    ],
    phrases: |phrases| match phrases {
        0 => "The program knows a list of phrases and found none of them. There may be others.".to_owned(),
        1 => "The program found 1 phrase of its list (R16). There may be others.".to_owned(),
        phrases => format!("The program found {phrases} phrases of its list (R16). There may be others."),
    },
    untested: |sections| match sections {
        0 => "Every section is recorded as tried.".to_owned(),
        1 => "1 section is not recorded as tried.".to_owned(),
        sections => format!("{sections} sections are not recorded as tried."),
    },
    about: "About this report",
    about_text: [
        "Missing: there is no easy-read text. Draft: nobody has approved the text as it stands. Approved: somebody has \
         approved it against the full text as it is now. Tested: readers have tried it since. Stale: the full text has changed \
         since the easy text was approved.",
        "A program can find what is certainly hard, and what is missing. It can't see whether the text is understood.",
    ],
    decimal: ".",
};

impl ReportWords {
    /// The words in a language.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Danish => &DANISH,
            Locale::English => &ENGLISH,
        }
    }

    /// What a LIX is called: Björnsson's bands as they are used in Denmark.
    #[must_use]
    pub fn band(&self, lix: f64) -> &'static str {
        let band = [25.0, 35.0, 45.0, 55.0].iter().filter(|least| lix >= **least).count();
        self.bands[band]
    }

    /// With one decimal.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        format!("{value:.1}").replace('.', self.decimal)
    }
}
