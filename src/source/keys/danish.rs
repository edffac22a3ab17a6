//! Danish words, and English ones, that people type where a source has another name.

/// Each word, and the names it may stand for: the first that can stand at the place is meant.
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
    ("dato", &["adopted", "date"]),
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
    ("kilde", &["src"]),
    ("alternativ", &["alt"]),
    ("billedbeskrivelse", &["alt"]),
    ("pynt", &["decorative"]),
    ("billedtekst", &["caption"]),
    ("beskrivelse", &["description"]),
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
    ("læsning", &["reading"]),
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
    ("engelsk", &["en"]),
];

/// A word that several of the names at a place can be meant by, so that only whoever wrote it can choose.
#[derive(Debug)]
pub struct Several {
    word: &'static str,
    /// What there are several of, in Danish and English.
    pub of: (&'static str, &'static str),
    /// The names that are asked for most, each with what it is in Danish and English.
    pub names: &'static [(&'static str, &'static str, &'static str)],
}

static SEVERAL: &[Several] = &[
    Several {
        word: "pdf",
        of: ("flere slags PDF", "several kinds of PDF"),
        names: &[
            ("screen", "PDF til skærmen", "the PDF for screens"),
            ("print", "PDF til trykkeriet", "the PDF for the print shop"),
        ],
    },
    Several {
        word: "letlæst",
        of: ("flere letlæste udgaver", "several easy-read variants"),
        names: &[
            ("easy-text", "letlæst som ren tekst", "easy-read as plain text"),
            ("easy-pdf", "letlæst som PDF", "easy-read as PDF"),
            ("easy-epub", "letlæst som e-bog", "easy-read as an e-book"),
        ],
    },
    Several {
        word: "billede",
        of: ("to slags blokke med et billede", "two kinds of blocks with a picture"),
        names: &[
            ("figure", "et billede i teksten", "a picture in the text"),
            ("picture", "et billede, hvor du vælger bredden", "a picture whose width you choose"),
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

/// The known name that such a word stands for, or that is the same but for its capitals: no other can be meant.
#[must_use]
pub fn meant<'a>(typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed = typed.trim().to_lowercase();
    let same = known.clone().find(|name| name.to_lowercase() == typed);
    let names = WORDS.iter().find(|(word, _)| *word == typed || word.replace('å', "aa") == typed);
    same.or_else(|| names?.1.iter().find_map(|name| known.clone().find(|one| one == name)))
}
