//! English.

use super::collation::Collation;
use super::document::{Accessibility, Counted, DocumentWords, KindNames, QuotationMarks};
use super::index::IndexWords;
use super::preflight::{BindingNames, InkNames, PreflightWords};
use super::report::{Coverage, LixBands, Published, Questions, ReportWords, StateNames};
use super::usage::{LanguageFile, SaysNothing, Units};
use crate::policy::VariantName;

/// English.
pub static ENGLISH: LanguageFile = LanguageFile {
    tag: "en",
    danish_name: "engelsk",
    english_name: "English",
    decimal: '.',
    document: DocumentWords {
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
        easy_unapproved: "Not yet approved.",
        easy_partly_approved: "Part of the text is not yet approved.",
        easy_written: "Written by",
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
        minutes: Counted { one: "minute", more: "minutes" },
        in_easy: "This section in easy language",
        in_full: "The whole section in the full edition",
        in_book: "in the e-book",
        quotes: QuotationMarks { opening: "“", closing: "”" },
        after_day: "",
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
        kinds: KindNames {
            policy: "policy",
            plan: "plan",
            strategy: "strategy",
            proposal: "proposal",
            guide: "guide",
        },
        accessibility: Accessibility {
            structure: "The publication has headings, a table of contents and landmarks that a screen reader can move between.",
            pictures: "All pictures that tell something are described in words.",
            long_descriptions: "Figures have a long description as well.",
            tables: "In tables, each cell is tied to its header.",
            languages: "Words in other languages are marked with their language.",
            pages: "Page numbers are those of the PDF.",
            glossary: "Words in the glossary are links where they first stand in a section.",
            no_hazards: "There is no sound, motion or flashing.",
        },
    },
    abbreviations: &[],
    noun_endings: &["", "s", "es"],
    units: Units {
        after_number: &[
            "%",
            "‰",
            "°",
            "°c",
            "million",
            "billion",
            "mm",
            "cm",
            "m",
            "km",
            "metres",
            "kilometres",
            "m²",
            "km²",
            "g",
            "kg",
            "t",
            "l",
            "litres",
            "kw",
            "kwh",
            "mw",
            "gwh",
            "euros",
            "€",
            "kroner",
            "dkk",
            "years",
            "months",
            "weeks",
            "days",
            "hours",
            "minutes",
        ],
        before_number: &["no.", "p.", "pp.", "page", "pages", "§", "chapter", "section", "dkk", "eur", "c."],
    },
    collation: Collation { last: &[], sorted_as: &[("æ", "ae"), ("ø", "o"), ("ß", "ss")] },
    says_nothing: SaysNothing {
        link_texts: &["here", "click here", "read more", "more", "link", "download"],
        picture_names: &["image", "picture", "photo", "figure", "illustration", "drawing", "diagram"],
    },
    index: IndexWords {
        title: "Publications",
        pages: "pages",
        preflight: "Preflight sheet for the print shop",
        report: "Report on the easy-read edition",
        variant: |name| match name {
            VariantName::Screen => "Accessible PDF for the screen",
            VariantName::Print => "PDF for the print shop",
            VariantName::Booklet => "Booklet for printing",
            VariantName::LargePrint => "Large print PDF",
            VariantName::Epub => "E-book",
            VariantName::EasyText => "Easy-read text",
            VariantName::EasyPdf => "Easy-read PDF",
            VariantName::EasyEpub => "Easy-read e-book",
            VariantName::Braille => "Braille",
        },
    },
    preflight: PreflightWords {
        title: "Preflight sheet for the print shop",
        trim: "Trimmed size",
        bleed: "Bleed",
        pages: "Pages",
        blank: "{} of them blank",
        binding: "Binding",
        inks: "Process inks",
        spots: "Spot colours",
        no_spots: "none",
        coverage: "Highest ink coverage",
        allowed: "the limit is",
        on_page: "page",
        pictures: "Pictures of pixels",
        no_pictures: "none; all drawings are vectors",
        grey: "grey",
        fonts: "Fonts",
        embedded: "all embedded",
        condition: "Printing condition",
        no_condition: "not stated: agree on it with the print shop",
        profile: "ICC profile",
        no_profile: "none: colours without CMYK values of their own were converted by a fixed formula",
        conforms: "Standard",
        no_claim: "the file claims none (PDF/X-4 takes an ICC profile)",
        look_at: "To look at",
        nothing: "Nothing to note.",
        coarse: "The picture has only {} pixels per inch.",
        on_white: "The picture has transparent parts, which are white now.",
        as_pixels: "The drawing has transparency or effects, and is made of pixels now.",
        checked: "Checked in the finished file",
        checks: &[
            "Boxes on every page: sheet, bleed and trimmed size",
            "Nothing but CMYK, black and the spot colours named here; no RGB",
            "Nothing overprints but text in black ink alone",
            "No transparency, soft masks or scripts",
        ],
        not_checked: "Not checked",
        unchecked: &[
            "Colours on paper: ask for a proof",
            "Wording, spelling and rights to pictures",
            "Paper, folding and finishing",
            "What the press at hand makes of it (dot gain, register)",
        ],
        process: InkNames { cyan: "cyan", magenta: "magenta", yellow: "yellow", black: "black" },
        bindings: BindingNames {
            saddle: "saddle stitched (pages in fours)",
            glued: "glued (pages in twos)",
            loose: "loose sheets",
        },
    },
    report: ReportWords {
        title: "Report on the easy-read edition",
        for_whom: "For those who write and approve. The report is not part of the publication.",
        held_back: |errors| match errors {
            1 => "The easy-read edition is held back. There is 1 error to be mended first.".to_owned(),
            errors => {
                format!("The easy-read edition is held back. There are {errors} errors to be mended first.")
            }
        },
        published: Published {
            draft: "The easy-read edition is a draft. Some of it is not approved, and it says of itself: Not yet tested with readers.",
            approved: "The easy-read edition is approved. Readers have not tried every section, and it says of itself: Not yet tested with \
             readers.",
            tested: "The easy-read edition is approved and tried by readers.",
        },
        coverage: "Overview",
        parts: Coverage {
            present: "sections have an easy-read text",
            fresh: "sections are not stale",
            approved: "sections are approved",
            tested: "sections are tried by readers",
        },
        of: |part, whole| format!("{part} of {whole}"),
        goals: |covered, skipped, goals| {
            let left_out = match skipped {
                0 => String::new(),
                1 => " 1 goal stands in a section that is left out.".into(),
                _ => format!(" {skipped} goals stand in sections that are left out."),
            };
            format!("{covered} of {goals} goals are in the easy-read edition.{left_out}")
        },
        skipped: |sections| match sections {
            0 => "No section is left out.".to_owned(),
            1 => "1 section is left out for a reason.".to_owned(),
            sections => format!("{sections} sections are left out for a reason."),
        },
        sections: "Section by section",
        states: StateNames {
            missing: "Missing",
            skipped: "Left out",
            stale: "Stale",
            draft: "Draft",
            approved: "Approved",
            tested: "Tested",
        },
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
        bands: LixBands {
            easy: "easy",
            easy_for_practised: "easy for practised readers",
            medium: "medium",
            hard: "hard",
            very_hard: "very hard",
        },
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
            let word =
                |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
            format!("{}, {} and {}", word(errors, "error"), word(warnings, "warning"), word(hints, "hint"))
        },
        line: "Line",
        waivers: "Waivers, with their reasons",
        no_waivers: "There are none.",
        because: "The reason",
        person: "What people have to look at",
        person_intro: "No program can judge this. It is never ticked beforehand.",
        people: Questions {
            tone: "Is the tone friendly and adult? Does the text speak to its readers and not down to them?",
            left_out: "Is the right thing left out? Is everything there that readers can use, and that they have a right to?",
            metaphors: "Are there figures of speech that could be taken literally?",
            pictures: "Do the pictures help to understand the text, and do they stand where they belong?",
            testing: "Have readers from the target group read the text and said what they understood? Write who and when.",
        },
        phrases: |phrases| match phrases {
            0 => {
                "The program knows a list of phrases and found none of them. There may be others.".to_owned()
            }
            1 => "The program found 1 phrase of its list (R16). There may be others.".to_owned(),
            phrases => format!("The program found {phrases} phrases of its list (R16). There may be others."),
        },
        untested: |sections| match sections {
            0 => "Every section is recorded as tried.".to_owned(),
            1 => "1 section is not recorded as tried.".to_owned(),
            sections => format!("{sections} sections are not recorded as tried."),
        },
        about: "About this report",
        about_states: "Missing: there is no easy-read text. Draft: nobody has approved the text as it stands. Approved: somebody has \
             approved it against the full text as it is now. Tested: readers have tried it since. Stale: the full text has changed \
             since the easy text was approved.",
        about_limits: "A program can find what is certainly hard, and what is missing. It can't see whether the text is understood.",
    },
};
