//! Policies as TOML, made of sentences and marks that have come out wrong before.

use std::fmt::Write as _;

use crate::support::Dice;

/// Sentences with what has come out wrong: dates and ordinals, marks, units, addresses.
const SENTENCES: &[&str] = &[
    "Den 29. januar 2026 vedtog byrådet planen.",
    "Fristen er den 1. maj 2027 kl. 14.30.",
    "Det gælder 10–20 år, 2025–2028 og § 83, stk. 2.",
    "Vi bruger 4,5 mio. kr. om året (7,2 %).",
    "Børne- og ungeudvalget mødes d. 2. og den 15. august.",
    "Her slutter 2. kvartal den 30. juni.",
    "Ring på 88 72 64 00, eller skriv til post@byen.dk.",
    "»Alle skal med,« siger hun - og det gælder 100 %.",
    "Se bilag 4a, tabel 3.2 og side 17.",
    "Først mødes vi (1). Så beslutter vi (2).",
    "CO2-udledningen falder med 70 % i 2030.",
    "3. marts begynder arbejdet i de 12 haller.",
    "1) Først mødes vi. 2) Så beslutter vi.",
];

/// The same in lines that keep the rules of easy-read texts, which hold the easy edition back otherwise.
const EASY: &[&str] = &[
    "Den 29. januar 2026 er der møde.",
    "3. marts er der fest.",
    "Fristen er den 1. maj.",
    "Du kan ringe på 88 72 64 00.",
    "Du kan skrive til post@byen.dk.",
    "2. juni har vi fri.",
    "Du kan komme klokken 14.",
    "Du kan komme på Torvet 1.",
    "Der er 12 haller i byen.",
    "»Alle skal med« siger vi.",
    "Du kan finde et hold fra 2025 til 2028.",
    "Du kan - og må - sige nej.",
    "Det er for børn og unge.",
];

/// Lines that begin with a number, for texts that are no CommonMark.
const TITLES: &[&str] =
    &["29. januar 2026", "3. marts: arbejdet begynder", "2. kvartal", "1) Først 2 haller", "12 haller"];

/// What stands in most cells.
const CELLS: &[&str] =
    &["2027", "1. maj", "4,5 mio. kr.", "Børne- og ungeudvalget", "10–20 år", "Ja", "§ 83", "2. kvartal"];

/// References to notes.
pub const NOTES: &[&str] = &["[^n1]", "[^n2]", "[^n3]", "[^n4]"];

/// Pieces of CommonMark, each with `{}` where a sentence stands.
const PIECES: &[&str] = &[
    "{}",
    "{}\n{}\n{}",
    "{} {} {} {} {}",
    "## Om 2026\n\n{}",
    "- {}\n- {}\n  - {}",
    "1. {}\n2. {}\n3. {}",
    "> {}",
    "| Hvad | Hvornår |\n|---|---|\n| {} | 1. januar 2027 |\n| {} | 2. kvartal |",
    "{} **{}** *{}*",
    "[{}](https://www.example.dk/a?b=1) {}",
    "[{}](#b) {}",
    "<span lang=\"en\">{}</span>",
    "    {}",
    "---\n\n{}",
];

/// What is odd and may stand in any text.
const ODD: &[&str] = &[
    "\u{feff}", "\u{200d}", "\u{ad}", "\u{2028}", "\u{1680}", "\u{202e}", "&starf;", "&#0;", "&#x4E2D;",
    "\u{300}", "[^x]", "\u{7f}", "中", "\\", "**", "\u{2011}", "½", "m²",
];

/// The variants of most policies, and those of every tenth. Pages are laid out four times for these, so few have them.
const VARIANTS: &str = r#"["screen", "epub", "easy-text"]"#;
pub const EVERY_VARIANT: usize = 10;
const ALL_VARIANTS: &str = r#"["screen", "print", "booklet", "large-print", "epub", "easy-text", "easy-pdf", "easy-epub", "braille"]"#;

/// A policy as TOML, and what it says: the texts of the full edition and of the easy one, by their lines.
pub struct Made {
    pub toml: String,
    pub full: Vec<(usize, String)>,
    pub easy: Vec<(usize, String)>,
    /// The ending of its figures' file.
    ending: &'static str,
}

/// One TOML string on one line.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a string");
    json.replace('\u{7f}', "\\u007f")
}

impl Made {
    /// The policy of this number, whose figures' file has this ending.
    pub fn new(number: usize, ending: &'static str, dice: &mut Dice) -> Self {
        let mut made = Self { toml: String::new(), full: Vec::new(), easy: Vec::new(), ending };
        let layout = dice.one_of(&["brochure", "leaflet", "report", "square"]);
        let variants = if number.is_multiple_of(EVERY_VARIANT) { ALL_VARIANTS } else { VARIANTS };
        let _ = write!(
            made.toml,
            "schema = 1\n[policy]\npublisher = \"byen\"\nadopted = 2025-01-29\nlayout = \"{layout}\"\nvariants = {variants}\n"
        );
        made.say("title", dice.one_of(TITLES));
        if dice.below(3) == 0 {
            made.say("subtitle", &sentence(dice));
        }
        if dice.below(4) == 0 {
            made.say("status", &sentence(dice));
        }
        for _ in 0..dice.below(4) {
            made.term(dice);
        }
        for id in ["a", "b"] {
            let _ = write!(made.toml, "\n[[section]]\nid = \"{id}\"\n");
            if dice.below(3) == 0 {
                made.toml.push_str("role = \"focus-area\"\n");
                made.say("label", dice.one_of(&["Mål 1", "Fokusområde 2", "2026–2029"]));
            }
            let title = sentence(dice);
            made.say("title", &title);
            let text = text(dice);
            made.say("text", &text);
            for _ in 0..dice.below(4) {
                made.block(dice);
            }
            // A section's own title may break the rules of easy-read texts.
            made.toml.push_str("\n[section.easy]\ntitle = \"Velkommen\"\n");
            let lines: Vec<String> =
                (0..1 + dice.below(4)).map(|_| with_odd(dice.one_of(EASY), dice)).collect();
            let between = dice.one_of(&["\n", "\n\n", "\n- "]);
            let lines = format!("Det er til dig.{between}{}", lines.join(between));
            made.line("text", &lines);
            made.easy.push((made.toml.matches('\n').count(), lines));
        }
        made
    }

    fn line(&mut self, key: &str, text: &str) {
        let _ = writeln!(self.toml, "{key} = {}", quoted(text));
    }

    /// A key whose text the full edition says.
    fn say(&mut self, key: &str, text: &str) {
        self.line(key, text);
        self.full.push((self.toml.matches('\n').count(), text.to_owned()));
    }

    /// A list of texts on one line, each of which the full edition says.
    fn say_all(&mut self, before: &str, texts: &[String], after: &str) {
        let list: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        let _ = writeln!(self.toml, "{before}{}{after}", list.join(", "));
        let line = self.toml.matches('\n').count();
        self.full.push((line, texts.join("\n")));
    }

    /// A word of the glossary. It stands in no text, so that only the full edition has it.
    fn term(&mut self, dice: &mut Dice) {
        self.toml.push_str("\n[[term]]\n");
        let word = format!("Ord{}", self.toml.len());
        self.say("word", &word);
        self.say("explanation", &sentence(dice));
    }

    fn table(&mut self, dice: &mut Dice) {
        self.toml.push_str("type = \"table\"\n");
        if dice.below(2) == 0 {
            self.say("caption", &sentence(dice));
        }
        let columns = 1 + dice.below(6);
        let header: Vec<String> = (0..columns).map(|at| format!("Hvad {at}")).collect();
        self.say_all("header = [", &header, "]");
        self.toml.push_str("rows = [\n");
        for _ in 0..1 + dice.below(30) {
            let cells: Vec<String> = (0..columns)
                .map(|_| if dice.below(3) == 0 { sentence(dice) } else { dice.one_of(CELLS).to_owned() })
                .collect();
            self.say_all("[", &cells, "],");
        }
        self.toml.push_str("]\n");
    }

    fn block(&mut self, dice: &mut Dice) {
        self.toml.push_str("\n[[section.block]]\n");
        let (body, line) = (text(dice), sentence(dice));
        match dice.below(7) {
            0 => {
                self.toml.push_str("type = \"quote\"\n");
                self.say("text", &line);
                self.say("by", "Udvalget 2026");
            }
            1 => {
                self.toml.push_str("type = \"fact\"\n");
                self.say("title", "Tal fra 2025");
                self.say("text", &body);
            }
            2 => {
                self.toml.push_str("type = \"ambition\"\n");
                self.say("text", &line);
            }
            3 => {
                let ending = self.ending;
                let _ = writeln!(
                    self.toml,
                    "type = \"figure\"\nsrc = \"images/figur.{ending}\"\nalt = \"En figur med former.\""
                );
                self.say("caption", dice.one_of(TITLES));
                self.say("credit", &line);
                if dice.below(3) == 0 {
                    self.say("description", &body);
                }
            }
            4 => self.table(dice),
            5 => {
                self.toml.push_str("type = \"goal\"\n");
                self.say("title", dice.one_of(TITLES));
                self.say("text", &body);
            }
            _ => {
                self.toml.push_str("type = \"text\"\n");
                self.say("text", &body);
            }
        }
    }
}

fn sentence(dice: &mut Dice) -> String {
    let text = dice.one_of(SENTENCES);
    with_odd(text, dice)
}

/// A text, now and then with something odd in it.
fn with_odd(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    if dice.below(60) == 0 {
        let at = text.char_indices().nth(dice.below(text.chars().count())).map_or(0, |(at, _)| at);
        text.insert_str(at, dice.one_of(ODD));
    }
    text
}

fn text(dice: &mut Dice) -> String {
    let mut pieces = Vec::new();
    let mut notes = String::new();
    for note in &NOTES[..1 + dice.below(4)] {
        let mut piece = dice.one_of(PIECES).to_owned();
        // Taller than what a block may take of a page, or than a page.
        if dice.below(12) == 0 {
            let between = dice.one_of(&[" ", "\n\n"]);
            piece = vec![piece; 8 + dice.below(40)].join(between);
        }
        while let Some(at) = piece.find("{}") {
            piece.replace_range(at..at + 2, &sentence(dice));
        }
        if dice.below(6) == 0 {
            let _ = write!(notes, "\n\n{note}: {}", sentence(dice));
            let _ = write!(piece, "\n\nSe noten.{note}");
        }
        pieces.push(piece);
    }
    pieces.join("\n\n") + &notes
}
