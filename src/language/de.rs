//! German.

use super::collation::Collation;
use super::document::{
    AboutEasy, Accessibility, BrailleWords, Counted, DocumentWords, EasyColophon, KindNames, QuotationMarks,
};
use super::index::IndexWords;
use super::preflight::{BindingNames, InkNames, PreflightWords};
use super::report::{Coverage, LixBands, Published, Questions, ReportWords, StateNames};
use super::usage::{LanguageFile, SaysNothing, Units};
use crate::policy::VariantName;

/// German.
pub static GERMAN: LanguageFile = LanguageFile {
    tag: "de",
    danish_name: "tysk",
    english_name: "German",
    decimal: ',',
    document: DocumentWords {
        contents: "Inhalt",
        page: "Seite",
        page_of: "von",
        glossary: "Worterklärungen",
        colophon: "Impressum",
        about_edition: "Über den Text",
        ambition: "Unser Anspruch",
        perspective: "Perspektive",
        description: "Beschreibung der Abbildung",
        descriptions: "Die Abbildungen in Worten",
        signature: "Unterschrift",
        cover_picture: "Das Bild auf dem Umschlag.",
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
        easy_unapproved: "Noch nicht freigegeben.",
        easy_partly_approved: "Ein Teil des Textes ist noch nicht freigegeben.",
        easy_colophon: EasyColophon {
            published: "Wer hat den Text herausgegeben?",
            valid: "Wann gilt er?",
            adopted: "Wann wurde er beschlossen?",
            updated: "Wann wurde er zuletzt geändert?",
            audience: "Für wen ist er?",
            written: "Wer hat den Text in Leichter Sprache geschrieben?",
            approved: "Wer hat ihn freigegeben?",
            tested: "Wer hat ihn gelesen und geprüft?",
            on: "Am",
        },
        get_help: "Hier bekommen Sie Hilfe",
        footnote: "Anmerkung",
        back_to_reference: "Zurück zum Text",
        landmarks: "Orientierungspunkte",
        start_of_text: "Beginn des Textes",
        title_page: "Titelseite",
        means: "bedeutet:",
        sheet: "Bogen",
        outer_side: "Außenseite",
        inner_side: "Innenseite",
        page_list: "Seiten der PDF-Ausgabe",
        reading_time: "Lesezeit",
        minutes: Counted { one: "Minute", more: "Minuten" },
        in_easy: "Dieser Abschnitt in Leichter Sprache",
        in_full: "Der ganze Abschnitt in der vollständigen Ausgabe",
        easy_beside: "Das E-Book in Leichter Sprache finden Sie dort, wo Sie dieses E-Book gefunden haben.",
        full_beside: "Das E-Book mit dem ganzen Text finden Sie dort, wo Sie dieses E-Book gefunden haben.",
        large_print: "Großdruck",
        about_easy: AboutEasy {
            before: "Ausgabe in Leichter Sprache von",
            after: " mit kurzen Sätzen und einfachen Wörtern.",
            words: "Schwere Wörter sind erklärt.",
        },
        braille: BrailleWords {
            code: "Punktschrift:",
            eight_dots: "acht Punkte, Vollschrift",
            six_dots: "sechs Punkte, Vollschrift",
            contracted: "sechs Punkte, Kurzschrift",
            page_line: "Oben auf jeder Seite stehen der Titel und die Seitenzahl.",
            print_page: "Eine Linie mit einer Zahl zeigt, wo eine Seite der gedruckten Ausgabe beginnt.",
        },
        quotes: QuotationMarks { opening: "„", closing: "“" },
        after_day: ".",
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
        kinds: KindNames {
            policy: "Richtlinie",
            plan: "Plan",
            strategy: "Strategie",
            proposal: "Vorschlag",
            guide: "Leitfaden",
        },
        accessibility: Accessibility {
            structure: "Die Publikation hat Überschriften, ein Inhaltsverzeichnis und Orientierungspunkte, zwischen denen ein Screenreader springen kann.",
            pictures: "Alle Bilder, die etwas erzählen, sind in Worten beschrieben.",
            long_descriptions: "Abbildungen haben außerdem eine lange Beschreibung.",
            tables: "In Tabellen ist jede Zelle mit ihrer Überschrift verknüpft.",
            languages: "Wörter in anderen Sprachen sind mit ihrer Sprache ausgezeichnet.",
            pages: "Die Seitenzahlen sind die der PDF-Ausgabe.",
            glossary: "Wörter der Worterklärungen sind Links, wo sie in einem Abschnitt zuerst stehen.",
            no_hazards: "Es gibt keinen Ton, keine Bewegung und kein Blinken.",
        },
    },
    abbreviations: &[],
    noun_endings: &["", "e", "en", "er", "ern", "es", "n", "s", "se", "sen"],
    quarters: &["Quartal"],
    after_ordinal: &[
        "Abschnitt",
        "Auflage",
        "Etage",
        "Generation",
        "Halbjahr",
        "Hälfte",
        "Jahr",
        "Jahrgang",
        "Jahrhundert",
        "Jahrzehnt",
        "Klasse",
        "Mal",
        "Obergeschoss",
        "Platz",
        "Semester",
        "Stock",
        "Tag",
        "Teil",
        "Weihnachtstag",
        "Weltkrieg",
        "Woche",
    ],
    doubled: &[
        "das", "dass", "dem", "den", "der", "die", "du", "er", "es", "ihr", "ihre", "ja", "nein", "sehr",
        "sie", "so", "viel", "was", "wir",
    ],
    after_first_part: &["und", "oder", "sowie", "bis", "aber", "bzw"],
    units: Units {
        after_number: &[
            "%",
            "‰",
            "°",
            "°c",
            "prozent",
            "mio",
            "mrd",
            "millionen",
            "milliarden",
            "mm",
            "cm",
            "m",
            "km",
            "meter",
            "kilometer",
            "m²",
            "km²",
            "g",
            "kg",
            "t",
            "l",
            "liter",
            "kw",
            "kwh",
            "mw",
            "gwh",
            "euro",
            "€",
            "jahre",
            "jahren",
            "monate",
            "monaten",
            "wochen",
            "tage",
            "tagen",
            "stunden",
            "minuten",
        ],
        after_ordinal: &["quartal", "halbjahr"],
        before_number: &["nr.", "s.", "seite", "seiten", "§", "kap.", "kapitel", "abschnitt", "ca."],
    },
    collation: Collation {
        // DIN 5007-1: letters with an umlaut are sorted as if they had none.
        last: &[],
        sorted_as: &[("ß", "ss"), ("æ", "ae"), ("ø", "o")],
    },
    says_nothing: SaysNothing {
        link_texts: &["hier", "klicken sie hier", "mehr", "weiterlesen", "link", "download"],
        picture_names: &["bild", "foto", "abbildung", "grafik", "zeichnung", "diagramm"],
    },
    index: IndexWords {
        title: "Publikationen",
        pages: "Seiten",
        preflight: "Prüfblatt für die Druckerei",
        report: "Bericht zur Ausgabe in Leichter Sprache",
        held_back: "von früher: die Quelle hat Fehler",
        outdated: "älter als die Quelle",
        unwanted: "nicht mehr gewünscht",
        variant: |name| match name {
            VariantName::Screen => "Barrierefreie PDF für den Bildschirm",
            VariantName::Print => "PDF für die Druckerei",
            VariantName::Booklet => "Heft zum Ausdrucken",
            VariantName::LargePrint => "PDF in Großdruck",
            VariantName::Epub => "E-Book",
            VariantName::EasyText => "Text in Leichter Sprache",
            VariantName::EasyPdf => "PDF in Leichter Sprache",
            VariantName::EasyEpub => "E-Book in Leichter Sprache",
            VariantName::Braille => "Brailleschrift",
        },
    },
    preflight: PreflightWords {
        title: "Prüfblatt für die Druckerei",
        trim: "Endformat",
        bleed: "Beschnitt",
        pages: "Seiten",
        blank: |count, pages, multiple| match count {
            1 => format!("davon 1 leer (Seite {pages}), damit die Zahl durch {multiple} teilbar ist"),
            _ => format!("davon {count} leer (Seiten {pages}), damit die Zahl durch {multiple} teilbar ist"),
        },
        binding: "Bindung",
        inks: "Prozessfarben",
        spots: "Sonderfarben",
        no_spots: "keine",
        coverage: "Höchster Farbauftrag",
        allowed: "die Grenze ist",
        on_page: "Seite",
        pictures: "Pixelbilder",
        no_pictures: "keine; alle Zeichnungen sind Vektoren",
        grey: "Graustufen",
        fonts: "Schriften",
        embedded: "alle eingebettet",
        condition: "Druckbedingung",
        usual_condition: "{}, die übliche; es ist keine angegeben",
        brand: "Hausfarben",
        converted: "aus der Bildschirmfarbe umgerechnet",
        profile: "ICC-Profil",
        no_profile: "keines: Farben ohne eigene CMYK-Werte sind mit einer festen Formel umgerechnet",
        conforms: "Norm",
        no_claim: "in der Datei ist keine angegeben (PDF/X-4 verlangt ein ICC-Profil)",
        look_at: "Bitte ansehen",
        nothing: "Nichts anzumerken.",
        coarse: "Das Bild hat nur {} Pixel pro Zoll.",
        on_white: "Das Bild hat durchsichtige Teile, die jetzt weiß sind.",
        as_pixels: "Die Zeichnung hat Transparenz oder Effekte und besteht jetzt aus Pixeln.",
        near_edge: "Farbe endet weniger als 3 mm vor dem Rand. Sie sollte in den Beschnitt laufen oder weiter innen bleiben.",
        and: "und",
        checked: "In der fertigen Datei geprüft",
        checks: &[
            "Rahmen auf jeder Seite: Bogen, Beschnitt und Endformat",
            "Nur CMYK, Schwarz und die genannten Sonderfarben; kein RGB",
            "Nur rein schwarzer Text überdruckt",
            "Keine Transparenz, keine weichen Masken, keine Skripte",
            "Farbige Schrift unter 12 Punkt in höchstens zwei Farben; Linien unter 1 Punkt nur in Schwarz",
            "Kein Ton unter 3 %",
        ],
        not_checked: "Nicht geprüft",
        unchecked: &[
            "Die Farben auf Papier: bitte einen Andruck verlangen",
            "Wortlaut, Rechtschreibung und Bildrechte",
            "Papier, Falz und Weiterverarbeitung",
            "Das Ergebnis auf der Maschine (Tonwertzuwachs, Passer)",
        ],
        process: InkNames { cyan: "Cyan", magenta: "Magenta", yellow: "Gelb", black: "Schwarz" },
        bindings: BindingNames {
            saddle: "rückengeheftet (Seitenzahl durch 4 teilbar)",
            glued: "klebegebunden (Seitenzahl durch 2 teilbar)",
            loose: "lose Blätter",
        },
    },
    report: ReportWords {
        title: "Bericht zur Ausgabe in Leichter Sprache",
        for_whom: "Für alle, die schreiben und freigeben. Der Bericht ist kein Teil der Veröffentlichung.",
        held_back: |errors| match errors {
            1 => "Die Ausgabe in Leichter Sprache ist zurückgehalten. Zuerst ist 1 Fehler zu beheben."
                .to_owned(),
            errors => {
                format!(
                    "Die Ausgabe in Leichter Sprache ist zurückgehalten. Zuerst sind {errors} Fehler zu beheben."
                )
            }
        },
        published: Published {
            draft: "Die Ausgabe in Leichter Sprache ist ein Entwurf. Ein Teil ist nicht freigegeben, und in ihr steht: Noch nicht mit \
             Leserinnen und Lesern geprüft.",
            approved: "Die Ausgabe in Leichter Sprache ist freigegeben. Nicht alle Abschnitte sind mit Leserinnen und Lesern geprüft, und \
             in ihr steht: Noch nicht mit Leserinnen und Lesern geprüft.",
            tested: "Die Ausgabe in Leichter Sprache ist freigegeben und mit Leserinnen und Lesern geprüft.",
        },
        coverage: "Überblick",
        parts: Coverage {
            present: "Abschnitte haben einen Text in Leichter Sprache",
            fresh: "Abschnitte sind nicht veraltet",
            approved: "Abschnitte sind freigegeben",
            tested: "Abschnitte sind mit Leserinnen und Lesern geprüft",
        },
        of: |part, whole| format!("{part} von {whole}"),
        goals: |covered, skipped, goals| {
            let left_out = match skipped {
                0 => String::new(),
                1 => " 1 Ziel steht in einem Abschnitt, der ausgelassen ist.".into(),
                _ => format!(" {skipped} Ziele stehen in Abschnitten, die ausgelassen sind."),
            };
            format!("{covered} von {goals} Zielen stehen in der Ausgabe in Leichter Sprache.{left_out}")
        },
        skipped: |sections| match sections {
            0 => "Kein Abschnitt ist ausgelassen.".to_owned(),
            1 => "1 Abschnitt ist mit einer Begründung ausgelassen.".to_owned(),
            sections => format!("{sections} Abschnitte sind mit einer Begründung ausgelassen."),
        },
        sections: "Abschnitt für Abschnitt",
        states: StateNames {
            missing: "Fehlt",
            skipped: "Ausgelassen",
            stale: "Veraltet",
            draft: "Entwurf",
            approved: "Freigegeben",
            tested: "Geprüft",
        },
        written_by: "Geschrieben von",
        approved_by: "Freigegeben von",
        tested_by: "Gelesen und geprüft von",
        on: "am",
        measures: |words, sentences, longest| {
            let of_sentences =
                if sentences == 1 { "1 Satz".to_owned() } else { format!("{sentences} Sätzen") };
            format!("{words} Wörter in {of_sentences}; der längste hat {longest} Wörter")
        },
        found_here: |findings| {
            if findings == 1 { "1 Befund".to_owned() } else { format!("{findings} Befunde") }
        },
        changed_since: "Das hat sich im vollständigen Text geändert, seit der leichte freigegeben wurde:",
        before: "Vorher:",
        now: "Jetzt:",
        nothing: "nichts",
        readability: "Wie leicht der Text zu lesen ist",
        no_text: "Es gibt keinen Text zu messen.",
        bands: LixBands {
            easy: "leicht",
            easy_for_practised: "leicht für Geübte",
            medium: "mittel",
            hard: "schwer",
            very_hard: "sehr schwer",
        },
        method: "LIX = Wörter pro Satz + 100 × lange Wörter / Wörter. Ein langes Wort hat mehr als 6 Buchstaben. Die Sätze sind \
                 die des Textes selbst: Ein Punkt einer Liste und die Zeile vor der Liste sind je ein Satz, eine Überschrift ist \
                 keiner. Eine Zahl ist ein Wort und nie ein langes. Björnsson: Läsbarhet, 1968.",
        pictures: |pictures, shown| match (pictures, shown) {
            (0, _) => "In der Ausgabe in Leichter Sprache gibt es keine Bilder.".to_owned(),
            (1, true) => "1 Abschnitt hat ein Bild.".to_owned(),
            (pictures, true) => format!("{pictures} Abschnitte haben ein Bild."),
            (1, false) => {
                "1 Abschnitt hat ein Bild. Die Textdatei in Leichter Sprache zeigt es nicht.".to_owned()
            }
            (pictures, false) => {
                format!(
                    "{pictures} Abschnitte haben ein Bild. Die Textdatei in Leichter Sprache zeigt sie nicht."
                )
            }
        },
        longest: "Wörter im längsten Satz",
        mean: "Wörter pro Satz",
        words: "Wörter",
        sentences: "Sätze",
        long_words: "Lange Wörter",
        findings: "Was gefunden wurde",
        none_found: "Es wurde nichts gefunden. Das heißt nicht, dass der Text verstanden wird: Das können nur die zeigen, die ihn lesen.",
        counts: |errors, warnings, hints| {
            let of_warnings =
                if warnings == 1 { "1 Warnung".to_owned() } else { format!("{warnings} Warnungen") };
            let of_hints = if hints == 1 { "1 Hinweis".to_owned() } else { format!("{hints} Hinweise") };
            format!("{errors} Fehler, {of_warnings} und {of_hints}")
        },
        line: "Zeile",
        waivers: "Ausnahmen mit Begründung",
        no_waivers: "Es gibt keine.",
        because: "Die Begründung",
        person: "Das müssen Menschen beurteilen",
        person_intro: "Das kann kein Programm beurteilen. Es ist nie im Voraus abgehakt.",
        people: Questions {
            tone: "Ist der Ton freundlich und erwachsen? Spricht der Text zu den Menschen, die ihn lesen, und nicht auf sie herab?",
            left_out: "Ist das Richtige weggelassen? Steht alles da, was nützt, und alles, worauf die Lesenden ein Recht haben?",
            metaphors: "Gibt es Sprachbilder, die man wörtlich nehmen könnte?",
            pictures: "Helfen die Bilder beim Verstehen, und stehen sie bei dem Text, zu dem sie gehören?",
            testing: "Haben Menschen aus der Zielgruppe den Text gelesen und erzählt, was sie verstanden haben? Bitte aufschreiben, wer und wann.",
        },
        phrases: |phrases| {
            match phrases {
            0 => "Das Programm kennt eine Liste von Wendungen und hat keine davon gefunden. Es kann andere geben.".to_owned(),
            1 => "Das Programm hat 1 Wendung aus seiner Liste gefunden (R16). Es kann andere geben.".to_owned(),
            phrases => format!("Das Programm hat {phrases} Wendungen aus seiner Liste gefunden (R16). Es kann andere geben."),
        }
        },
        untested: |sections| match sections {
            0 => "Alle Abschnitte sind als geprüft vermerkt.".to_owned(),
            1 => "1 Abschnitt ist nicht als geprüft vermerkt.".to_owned(),
            sections => format!("{sections} Abschnitte sind nicht als geprüft vermerkt."),
        },
        about: "Über diesen Bericht",
        about_states: "Fehlt: Es gibt keinen Text in Leichter Sprache. Entwurf: Niemand hat den Text so freigegeben, wie er dasteht. \
             Freigegeben: Jemand hat ihn anhand des jetzigen vollständigen Textes freigegeben. Geprüft: Danach haben Leserinnen \
             und Leser ihn ausprobiert. Veraltet: Der vollständige Text hat sich geändert, seit der leichte freigegeben wurde.",
        about_limits: "Ein Programm kann finden, was sicher schwer ist, und was fehlt. Es kann nicht sehen, ob der Text verstanden wird.",
    },
};
