//! Danish words, and English ones, that people type where a source has another name.

use crate::locale::listed;

/// Each word, and the names it may stand for.
const WORDS: &[(&str, &[&str])] = &[
    // Keys.
    ("titel", &["title"]),
    ("overskrift", &["title", "header"]),
    ("undertitel", &["subtitle"]),
    ("politik", &["policy"]),
    ("afsnit", &["section"]),
    ("kapitel", &["section", "chapter"]),
    ("ordliste", &["term"]),
    ("ord", &["term", "word"]),
    ("begreb", &["term", "word"]),
    ("forklaring", &["explanation"]),
    ("blok", &["block"]),
    ("tekst", &["text"]),
    ("udgiver", &["publisher"]),
    ("sprog", &["language"]),
    ("slags", &["kind"]),
    ("art", &["kind", "type"]),
    ("vedtaget", &["adopted"]),
    ("dato", &["adopted", "updated", "date"]),
    ("opdateret", &["updated"]),
    ("ændret", &["updated"]),
    ("gyldig", &["valid"]),
    ("gælder", &["valid"]),
    ("periode", &["valid"]),
    ("fra", &["from"]),
    ("til", &["to"]),
    ("resume", &["summary"]),
    ("resumé", &["summary"]),
    ("sammenfatning", &["summary"]),
    ("nøgleord", &["keywords"]),
    ("emneord", &["keywords"]),
    ("stikord", &["keywords"]),
    ("varianter", &["variants"]),
    ("udgaver", &["variants"]),
    ("målgruppe", &["audience"]),
    ("skema", &["schema"]),
    ("rolle", &["role"]),
    ("etiket", &["label"]),
    ("let", &["easy"]),
    ("letlæst", &["easy"]),
    ("dækker", &["covers"]),
    ("godkendt", &["approved"]),
    ("tillad", &["allow"]),
    ("fordi", &["because"]),
    ("fil", &["src"]),
    ("kilde", &["src", "credit"]),
    ("alternativ", &["alt"]),
    ("billedbeskrivelse", &["alt"]),
    ("pynt", &["decorative"]),
    ("billedtekst", &["caption"]),
    ("beskrivelse", &["description", "alt"]),
    ("foto", &["credit", "picture"]),
    ("fotograf", &["credit"]),
    ("kolonner", &["header"]),
    ("rækker", &["rows"]),
    ("perspektiv", &["perspective"]),
    ("af", &["by"]),
    ("author", &["by"]),
    ("forfatter", &["by"]),
    ("faktabox", &["fact"]),
    ("factbox", &["fact"]),
    ("headers", &["header"]),
    ("image", &["figure", "src"]),
    ("picture", &["src"]),
    ("navn", &["name"]),
    ("adresse", &["address"]),
    ("telefon", &["phone"]),
    ("tlf", &["phone"]),
    ("mail", &["email"]),
    ("hjemmeside", &["web"]),
    ("farver", &["brand"]),
    ("tryk", &["print"]),
    ("punktskrift", &["braille"]),
    // Roles and types of blocks.
    ("mål", &["goal"]),
    ("citat", &["quote"]),
    ("fakta", &["fact"]),
    ("faktaboks", &["fact"]),
    ("figur", &["figure"]),
    ("billede", &["picture", "figure", "src"]),
    ("portræt", &["portrait"]),
    ("forsidebillede", &["cover_picture"]),
    ("underskrift", &["signature"]),
    ("bredde", &["width"]),
    ("fokus", &["focus"]),
    ("sider", &["pages"]),
    ("side", &["page"]),
    ("kort titel", &["short_title"]),
    ("tabel", &["table"]),
    ("kontakt", &["contact"]),
    ("forord", &["foreword"]),
    ("indledning", &["introduction"]),
    ("fokusområde", &["focus-area"]),
    ("proces", &["process"]),
    ("praksis", &["practice"]),
    ("fra politik til praksis", &["practice"]),
    ("læsning", &["reading"]),
    ("læs mere", &["reading"]),
    ("bilag", &["appendix"]),
    // Kinds and variants.
    ("strategi", &["strategy"]),
    ("høring", &["proposal"]),
    ("forslag", &["proposal"]),
    ("vejledning", &["guide"]),
    ("skærm", &["screen"]),
    ("hæfte", &["booklet"]),
    ("e-bog", &["epub"]),
    ("ebog", &["epub"]),
    ("stor skrift", &["large-print"]),
    ("dansk", &["da"]),
    ("danish", &["da"]),
    ("dk", &["da"]),
    ("engelsk", &["en"]),
    ("english", &["en"]),
    ("uk", &["en"]),
    ("tysk", &["de"]),
    ("german", &["de"]),
    ("færøsk", &["fo"]),
    ("grønlandsk", &["kl"]),
];

/// What the names of blocks and roles are in Danish.
const GLOSSES: &[(&str, &str)] = &[
    ("text", "tekst"),
    ("goal", "mål"),
    ("ambition", "løfte"),
    ("quote", "citat"),
    ("fact", "faktaboks"),
    ("figure", "billede i teksten"),
    ("picture", "billede i valgt bredde"),
    ("table", "tabel"),
    ("chart", "diagram"),
    ("contact", "kontakt"),
    ("foreword", "forord"),
    ("introduction", "indledning"),
    ("vision", "vision"),
    ("focus-area", "fokusområde"),
    ("process", "proces"),
    ("practice", "fra politik til praksis"),
    ("reading", "læs mere"),
    ("appendix", "bilag"),
    ("chapter", "kapitel"),
];

/// Names to choose from, with what they are in Danish where they are English words.
#[must_use]
pub fn glossed<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let gloss = |name: &str| GLOSSES.iter().find(|(one, is)| *one == name && is != one).map(|(_, is)| *is);
    names
        .into_iter()
        .map(|name| gloss(name).map_or_else(|| name.to_owned(), |is| format!("{name} ({is})")))
        .collect()
}

/// A word that several of the names at a place can be meant by, so that only whoever wrote it can choose.
#[derive(Debug)]
pub struct Several {
    word: &'static str,
    /// The name that it stands for where that is needed and not there yet: then nobody has to choose.
    pub first: Option<&'static str>,
    /// What there are several of, in Danish and English.
    pub of: (&'static str, &'static str),
    /// The names, each with what it is in Danish and English.
    pub names: &'static [(&'static str, &'static str, &'static str)],
}

impl Several {
    /// What to write, in Danish.
    #[must_use]
    pub fn danish(&self) -> String {
        let named = |(name, is, _): &(&str, &str, &str)| format!("»{name}« ({is})");
        format!("Skriv {}", listed(&self.names.iter().map(named).collect::<Vec<_>>(), "eller"))
    }

    /// What to write, line by line where the whole lines are known, in Danish.
    #[must_use]
    pub fn danish_lines(&self, lines: &[String]) -> Vec<String> {
        if lines.len() != self.names.len() {
            return vec![self.danish()];
        }
        // The line stands last: whoever copies to its end copies nothing else.
        let named = lines.iter().zip(self.names);
        named.map(|(line, (_, is, _))| format!("Er det {is}, så skriv:  {line}")).collect()
    }

    /// The same in English.
    #[must_use]
    pub fn english_lines(&self, lines: &[String]) -> Vec<String> {
        if lines.len() != self.names.len() {
            return vec![self.english()];
        }
        let named = lines.iter().zip(self.names);
        named.map(|(line, (_, _, is))| format!("If it is {is}, write:  {line}")).collect()
    }

    /// What to write, in English.
    #[must_use]
    pub fn english(&self) -> String {
        let named = |(name, _, is): &(&str, &str, &str)| format!("“{name}” ({is})");
        format!("Write {}", listed(&self.names.iter().map(named).collect::<Vec<_>>(), "or"))
    }
}

static SEVERAL: &[Several] = &[
    Several {
        word: "pdf",
        first: None,
        of: ("flere slags PDF", "several kinds of PDF"),
        names: &[
            ("screen", "en PDF til skærmen", "the PDF for screens"),
            ("print", "en PDF til trykkeriet", "the PDF for the print shop"),
            ("booklet", "en PDF, der foldes til et hæfte", "a PDF to be folded into a booklet"),
            ("large-print", "en PDF med stor skrift", "the PDF in large print"),
            ("easy-pdf", "den letlæste udgave som PDF", "the easy-read edition as PDF"),
        ],
    },
    Several {
        word: "letlæst",
        first: None,
        of: ("flere letlæste udgaver", "several easy-read variants"),
        names: &[
            ("easy-text", "den letlæste udgave som ren tekst", "the easy-read edition as plain text"),
            ("easy-pdf", "den letlæste udgave som PDF", "the easy-read edition as PDF"),
            ("easy-epub", "den letlæste udgave som e-bog", "the easy-read edition as an e-book"),
        ],
    },
    Several {
        word: "billede",
        first: None,
        of: ("to slags blokke med et billede", "two kinds of blocks with a picture"),
        names: &[
            ("figure", "et billede i teksten", "a picture in the text"),
            ("picture", "et billede, hvor du vælger bredden", "a picture whose width you choose"),
        ],
    },
    Several {
        word: "dato",
        first: None,
        of: ("to datoer", "two dates"),
        names: &[
            ("adopted", "dagen, den blev vedtaget", "the day it was adopted"),
            ("updated", "dagen, den sidst blev ændret", "the day it was last changed"),
        ],
    },
    Several {
        word: "kilde",
        first: None,
        of: ("to slags kilder", "two kinds of sources"),
        names: &[
            ("src", "billedets fil", "the picture's file"),
            ("credit", "hvem der har lavet billedet", "who made the picture"),
        ],
    },
    Several {
        word: "beskrivelse",
        first: Some("alt"),
        of: ("to slags beskrivelser", "two kinds of descriptions"),
        names: &[
            (
                "alt",
                "hvad billedet viser, i en sætning eller to",
                "what the picture shows, in a sentence or two",
            ),
            ("description", "en lang beskrivelse", "a long description"),
        ],
    },
];

/// The names that a word can mean at a place where all of them can stand.
#[must_use]
pub fn several(typed: &str, known: &[&str]) -> Option<&'static Several> {
    let typed = typed.trim().to_lowercase();
    let all_known = |one: &&Several| one.names.iter().all(|(name, ..)| known.contains(name));
    SEVERAL.iter().find(|one| one.word == typed).filter(all_known)
}

/// What names there are, where they are those that some word can mean.
#[must_use]
pub fn several_of(names: &[&str]) -> Option<&'static Several> {
    let same = |one: &&Several| {
        one.names.len() == names.len() && one.names.iter().all(|(name, ..)| names.contains(name))
    };
    SEVERAL.iter().find(same)
}

/// The known name that such a word stands for, or that is the same but for its capitals: no other can be meant. `None` where several can.
#[must_use]
pub fn meant<'a>(typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed = typed.trim().to_lowercase();
    // `easy skip`, `easy-skip` and `easySkip` are `easy_skip`.
    let squeezed = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    if let Some(same) = known.clone().find(|name| squeezed(name) == squeezed(&typed)) {
        return Some(same);
    }
    let (_, names) = WORDS.iter().find(|(word, _)| *word == typed || word.replace('å', "aa") == typed)?;
    let mut possible = names.iter().filter_map(|name| known.clone().find(|one| one == name));
    possible.next().filter(|_| possible.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{FILES, Keys};

    /// The names of each table, and of each of its kinds.
    fn tables() -> Vec<Vec<&'static str>> {
        let names = |keys: &Keys| keys.rows.iter().map(|row| row.name).collect::<Vec<_>>();
        let of_kinds = |table: &'static Keys| {
            let whole = |kind: &'static Keys| [names(table), names(kind)].concat();
            table.kinds.iter().map(whole).chain([names(table)]).collect::<Vec<_>>()
        };
        FILES.into_iter().flat_map(Keys::all).flat_map(of_kinds).collect()
    }

    #[test]
    fn a_word_that_can_mean_two_names_of_a_table_is_told_with_both() {
        let mut asked = 0;
        for known in tables() {
            for (word, names) in WORDS {
                let possible = names.iter().filter(|name| known.contains(name)).count();
                if possible > 1 {
                    asked += 1;
                    assert!(several(word, &known).is_some(), "{word} in {known:?}");
                    assert_eq!(meant(word, known.iter().copied()), None, "{word} in {known:?}");
                }
            }
        }
        assert!(asked > 2, "{asked}");
    }

    #[test]
    fn what_can_mean_but_one_name_is_known() {
        let meant = |word: &str, known: &[&'static str]| meant(word, known.iter().copied());
        assert_eq!(meant("Titel", &["title", "header"]), Some("title"));
        assert_eq!(meant("TITLE", &["title"]), Some("title"));
        assert_eq!(meant("dato", &["updated"]), Some("updated"));
        assert_eq!(meant("dato", &["updated", "adopted"]), None);
    }
}
