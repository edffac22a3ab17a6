//! Words of the sheet that goes with a file for the print shop.

use crate::policy::{Binding, Language};

/// Labels and sentences of the sheet.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct PreflightWords {
    pub language: &'static str,
    pub title: &'static str,
    pub trim: &'static str,
    pub bleed: &'static str,
    pub pages: &'static str,
    pub blank: &'static str,
    pub binding: &'static str,
    pub inks: &'static str,
    pub spots: &'static str,
    pub no_spots: &'static str,
    pub coverage: &'static str,
    pub allowed: &'static str,
    pub on_page: &'static str,
    pub pictures: &'static str,
    pub no_pictures: &'static str,
    pub grey: &'static str,
    pub fonts: &'static str,
    pub embedded: &'static str,
    pub condition: &'static str,
    pub no_condition: &'static str,
    pub profile: &'static str,
    pub no_profile: &'static str,
    pub conforms: &'static str,
    pub no_claim: &'static str,
    pub look_at: &'static str,
    pub nothing: &'static str,
    pub coarse: &'static str,
    pub on_white: &'static str,
    pub as_pixels: &'static str,
    pub checked: &'static str,
    pub checks: &'static [&'static str],
    pub not_checked: &'static str,
    pub unchecked: &'static [&'static str],
    process: [&'static str; 4],
    bindings: [&'static str; 3],
}

const DANISH: PreflightWords = PreflightWords {
    language: "da",
    title: "Kontrolark til trykkeriet",
    trim: "Færdigt format",
    bleed: "Beskæring",
    pages: "Sider",
    blank: "heraf {} tomme",
    binding: "Indbinding",
    inks: "Procesfarver",
    spots: "Staffagefarver",
    no_spots: "ingen",
    coverage: "Højeste farvemængde",
    allowed: "grænsen er",
    on_page: "side",
    pictures: "Billeder af pixel",
    no_pictures: "ingen; alle tegninger er vektorer",
    grey: "gråtoner",
    fonts: "Skrifter",
    embedded: "alle indlejret",
    condition: "Trykbetingelse",
    no_condition: "ikke angivet: aftal den med trykkeriet",
    profile: "ICC-profil",
    no_profile: "ingen: farver uden egne CMYK-værdier er omregnet med en fast formel",
    conforms: "Standard",
    no_claim: "ingen standard angivet i filen (PDF/X-4 kræver en ICC-profil)",
    look_at: "Se efter",
    nothing: "Intet at bemærke.",
    coarse: "Billedet har kun {} pixel pr. tomme.",
    on_white: "Billedet har gennemsigtige dele, som er blevet hvide.",
    as_pixels: "Tegningen har gennemsigtighed eller effekter og er lavet om til pixel.",
    checked: "Efterset i den færdige fil",
    checks: &[
        "Bokse på hver side: ark, beskæring og færdigt format",
        "Kun CMYK, sort og de nævnte staffagefarver; ingen RGB",
        "Kun ren sort tekst bliver trykt oven på bunden",
        "Ingen gennemsigtighed, bløde masker eller scripts",
    ],
    not_checked: "Ikke efterset",
    unchecked: &[
        "Farverne på papir: bed om et prøvetryk",
        "Ordlyd, stavning og billedrettigheder",
        "Papir, falsning og efterbehandling",
        "Udfald på den enkelte maskine (punkttilvækst, register)",
    ],
    process: ["cyan", "magenta", "gul", "sort"],
    bindings: ["hæftet i ryggen (sidetal deleligt med 4)", "limet (sidetal deleligt med 2)", "løse ark"],
};

const ENGLISH: PreflightWords = PreflightWords {
    language: "en",
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
    process: ["cyan", "magenta", "yellow", "black"],
    bindings: ["saddle stitched (pages in fours)", "glued (pages in twos)", "loose sheets"],
};

impl PreflightWords {
    /// The words for a language; English where it isn't Danish.
    #[must_use]
    pub fn of(language: &Language) -> &'static Self {
        if language.primary() == "da" { &DANISH } else { &ENGLISH }
    }

    /// What a process ink is called, cyan first.
    #[must_use]
    pub fn process(&self, ink: usize) -> &'static str {
        self.process[ink]
    }

    /// What a binding is called.
    #[must_use]
    pub fn binding_name(&self, binding: Binding) -> &'static str {
        self.bindings[binding as usize]
    }

    /// A number with the language's own decimal sign.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        let rounded = (value * 10.0).round() / 10.0;
        let text = rounded.to_string();
        if self.language == "da" { text.replace('.', ",") } else { text }
    }
}
