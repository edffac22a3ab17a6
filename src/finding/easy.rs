//! Faults of easy-read texts, R01 to R24 but for R22.

/// A fault of an easy-read text and its particulars.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum EasyFault {
    SentenceLong { words: usize, limit: usize, most: bool },
    SentencesOnLine { second: String },
    LineLong { characters: usize, limit: usize, most: bool },
    WordSplit { word: String },
    SoftHyphen { word: String },
    WordLong { word: String, letters: usize, parted: Option<String> },
    Abbreviation { word: String, full: Option<&'static str> },
    NumberAsWord { word: String, digits: u64 },
    RomanNumeral { word: String, number: u64 },
    PerCent { words: String },
    LargeNumber { words: String },
    Passive { words: String, active: Option<String> },
    Negation { word: String },
    Negations { words: Vec<String> },
    ManyClauses { commas: usize, clauses: Vec<String> },
    VerbalNoun { word: String },
    RareWord { word: String },
    TwoWords { word: String, other: String },
    Figurative { phrase: String },
    NoYou { title: String },
    Impersonal { word: String },
    Capitals { word: String },
    Emphasis { words: String },
    ParagraphLong { lines: usize, limit: usize },
    Unspeakable { character: char },
    RuleOfCharacters { characters: String },
    LixHigh { lix: f64, limit: usize, most: bool },
    LixLow { lix: f64, limit: usize },
    TestedHalfway { missing: &'static str },
    TestedByNobody { value: String },
    ClaimsTested { words: String },
    NoContact,
}
