//! What can be wrong with a file that isn't TOML.

use std::ops::Range;

/// A kind of syntax error, with what its words need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A key that is there already, and the line of the first one.
    KeyTwice {
        /// The key, or the group with its brackets.
        key: String,
        /// Line of the first one, from 1.
        first: Option<usize>,
        /// The header of a group that this one may begin.
        may_begin: Option<&'static str>,
    },
    /// A group whose header is missing.
    HeaderMissing {
        /// The header.
        header: &'static str,
        /// The key that it belongs above.
        key: String,
    },
    /// A key with nothing after its equals sign.
    ValueMissing {
        /// The key.
        key: String,
        /// The name it stands for, if it is a Danish word.
        near: Option<String>,
    },
    /// Text without quotation marks.
    TextUnquoted {
        /// The line as it has to be.
        line: Option<String>,
    },
    /// A text in a list without quotation marks.
    ItemUnquoted,
    /// Text in other quotation marks than TOML's.
    Quotes {
        /// The mark that stands there.
        sign: char,
        /// What has to stand there, where that can be told.
        right: Option<String>,
    },
    /// Text that begins with a straight mark and ends with another.
    QuoteAtEnd {
        /// The mark that stands there.
        sign: char,
        /// The text as it has to be.
        right: String,
    },
    /// Long text that ends with other marks than it begins with.
    LongQuotesAtEnd {
        /// What stands there.
        typed: String,
        /// What it begins with.
        mark: &'static str,
    },
    /// A short text that begins with three marks and ends with fewer.
    QuotesUneven {
        /// The line as it has to be.
        line: String,
    },
    /// Three marks inside a long text.
    LongQuotesInside {
        /// The line as it could be.
        line: Option<String>,
    },
    /// An apostrophe inside a text between single marks.
    ApostropheInside {
        /// The line as it has to be.
        line: String,
    },
    /// A backslash before the mark that closes a text.
    BackslashAtEnd {
        /// The line as it has to be.
        line: String,
    },
    /// A header that is written otherwise.
    HeaderWritten {
        /// What stands there.
        typed: String,
        /// The header.
        header: &'static str,
    },
    /// Text in one pair of marks that goes on in the next line.
    TextBroken {
        /// The line as it could be.
        line: String,
    },
    /// Long text between other marks than three straight ones, or without any before it.
    LongQuotes {
        /// What stands there in their place.
        typed: Opening,
        /// The line as it has to be.
        line: String,
        /// Whether three straight marks close it.
        is_closed: bool,
    },
    /// Straight quotation marks inside a text in straight quotation marks.
    QuotesInside {
        /// The line as it could be.
        line: String,
    },
    /// Words after the closing quotation mark.
    AfterText {
        /// The line with the words in the text.
        within: Option<String>,
        /// The line without them.
        alone: Option<String>,
    },
    /// Words after another value, or after a header.
    AfterValue {
        /// The value, if it is short; or else the sign it ends with.
        value: String,
        /// The line with the words among the items, if the value is a list.
        within: Option<String>,
        /// The line without the words.
        alone: String,
        /// The line with the words as a note.
        noted: String,
    },
    /// Two texts where one belongs.
    TextsApart {
        /// The line with all of it in one text.
        line: String,
    },
    /// A list without its brackets.
    ListBare {
        /// The line as it has to be.
        line: String,
        /// The first and the last of the lines that it takes the place of, if there are several.
        lines: Option<(usize, usize)>,
    },
    /// Two keys on one line.
    TwoOnLine {
        /// The first, with its value.
        first: String,
        /// The second, with its value.
        second: String,
    },
    /// A colon where the equals sign belongs.
    Colon {
        /// The key.
        key: String,
        /// The key and its value as they have to be.
        line: Option<String>,
    },
    /// A key and a value with nothing between them.
    EqualsMissing {
        /// The key.
        key: String,
        /// The key and its value as they have to be.
        line: Option<String>,
    },
    /// A sign too many: after an equals sign, or after a value.
    SignTooMany {
        /// The sign that has to go.
        sign: char,
    },
    /// A line that is neither a key nor inside a text.
    LooseLine {
        /// The line as a note.
        note: String,
        /// Whether it begins as notes do elsewhere.
        is_note: bool,
    },
    /// A list that is not closed: `[1, 2`.
    ListOpen {
        /// The line as it has to be.
        line: Option<String>,
    },
    /// A header that is not closed: `[policy`.
    GroupOpen {
        /// The header as it has to be.
        header: String,
    },
    /// One bracket where two belong: `[section]`.
    OneBracket {
        /// The header as it has to be.
        header: String,
    },
    /// An inline table that is not closed: `{ from = 2025`.
    InlineTableOpen {
        /// The line as it has to be.
        line: Option<String>,
    },
    /// No comma between two items.
    CommaMissing {
        /// What stands in its place.
        sign: Option<String>,
        /// Whether they stand between curly brackets.
        is_table: bool,
        /// The first item, where it is the end of a line above.
        after: Option<String>,
        /// Whether a note follows it in its line, of which the comma mustn't become a part.
        has_note: bool,
        /// The line as it has to be.
        line: Option<String>,
    },
    /// Brackets where others belong.
    OtherBrackets {
        /// The one that stands there.
        typed: char,
        /// The value as it has to be.
        instead: String,
    },
    /// A backslash meant literally.
    Backslash {
        /// The line with a slash in its place.
        slashed: Option<String>,
    },
    /// A path with backslashes.
    PathBackslash {
        /// The key of the path.
        key: String,
        /// The path with slashes.
        path: String,
        /// Where it leads, if not into the project.
        outside: Option<Outside>,
    },
    /// Text without a closing quotation mark.
    TextOpen {
        /// The line as it has to be.
        line: Option<String>,
    },
    /// Text over several lines without its closing `"""`.
    LongTextOpen {
        /// Its last line, and that line's number, from 1.
        last: Option<(usize, String)>,
    },
    /// A character nobody sees, outside texts.
    Unseen {
        /// The character.
        sign: char,
    },
    /// A no without quotation marks behind `decorative`, which stands only where it is a yes.
    NoDecoration {
        /// Whether the same picture is described, so that the line says nothing.
        is_described: bool,
    },
    /// `ja` for `true`.
    YesNo {
        /// The word that stands there.
        said: String,
        /// `true` or `false`.
        instead: &'static str,
    },
    /// A yes or no without quotation marks, where something else belongs.
    Answer {
        /// The key.
        key: String,
        /// The line that can be told from the rest of the file.
        line: Option<String>,
    },
    /// A date that isn't written as TOML has it.
    Date {
        /// As TOML has it.
        instead: String,
    },
    /// Two years that aren't written as a table.
    Years {
        /// What they lack.
        lack: YearsLack,
        /// As TOML has them.
        instead: String,
    },
    /// A number with a decimal comma.
    DecimalComma {
        /// With a point.
        instead: String,
    },
    /// A key with characters that keys may not have.
    KeyLetters {
        /// The key.
        key: String,
        /// The name it stands for, if it is a Danish word.
        near: Option<String>,
        /// The names that can stand there, for whoever knows which file it is.
        known: Vec<&'static str>,
    },
    /// Numbers, dates, yes or no without quotation marks where text belongs: TOML takes them, and their key doesn't.
    Unmarked,
    /// Lists and tables nested deeper than the parser goes.
    TooDeep,
    /// A date that is well-formed but doesn't exist.
    NoSuchDay,
    /// A slip that leaves no doubt about what was meant.
    Slip {
        /// Which.
        slip: Slip,
        /// The line as it has to be, or the part of it that was wrong.
        line: String,
    },
    /// Anything else.
    Other,
}

/// What stands where the marks belong that open a long text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Other marks, or too few.
    Marks(String),
    /// Nothing, or words.
    Nothing,
    /// A key with neither them nor an equals sign behind it.
    KeyAlone {
        /// The key.
        key: String,
        /// Whether a colon stands behind it.
        has_colon: bool,
    },
}

/// What two years lack to be a table behind its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearsLack {
    /// Their names: `2026-2029`.
    Names,
    /// The key, and the brackets behind it: `fra = 2026, til = 2029`.
    Key {
        /// Whether their names are Danish.
        is_danish: bool,
        /// Whether a comma stands between them.
        has_comma: bool,
    },
    /// All signs: they are written as a sentence, `gyldig fra 2026 til 2029`.
    Signs,
    /// The equals sign behind this key: `valid from = 2026, to = 2029`.
    Equals(String),
}

/// A slip of the hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// Two years without the curly bracket before them.
    OpeningMissing,
    /// Two years in curly brackets without their names.
    NamesMissing,
    /// Two years with their names, and without equals signs.
    EqualsMissing {
        /// The names, as they stand there.
        names: [String; 2],
    },
    /// A sign where a comma belongs.
    Sign(char),
    /// One of two years that isn't there.
    YearMissing {
        /// Its name, as it stands there.
        name: String,
    },
    /// Brackets that are closed by others.
    Closing {
        /// What stands there.
        typed: char,
        /// What has to.
        right: &'static str,
    },
    /// A mark that is missing at an item of a list.
    ItemMark {
        /// The item.
        item: String,
        /// Whether it is missing before it.
        is_before: bool,
    },
    /// More quotation marks than one on a side, or than three.
    MarksTooMany {
        /// Whether there are several too many.
        are_several: bool,
    },
    /// Marks that close a text again.
    MarksAgain {
        /// The marks.
        typed: String,
    },
    /// Marks that open a text on the line below its key.
    MarksBelow,
    /// A long text that begins with other marks than it ends with.
    OpensOtherwise {
        /// What it begins with.
        typed: &'static str,
        /// What it ends with.
        closes: &'static str,
    },
    /// A sign before a name.
    SignBefore(char),
    /// Marks around a name.
    NameMarked,
    /// A space where a point belongs in a name.
    PointMissing {
        /// What stands there.
        typed: String,
    },
    /// A sign that only looks like an equals sign.
    EqualsWritten(char),
    /// One of a few names, called otherwise and without quotation marks.
    NameBare {
        /// What stands there.
        typed: String,
        /// The name.
        name: String,
    },
    /// The name of a publisher's file, written as people write it and without quotation marks.
    FileBare {
        /// The file's name.
        file: String,
    },
}

/// Where a path of Windows leads that leaves the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// To a drive: "C:".
    Drive(String),
    /// To another machine: `\\server\share`.
    Network,
    /// To the folder above, or to the drive's own.
    Folder,
}

/// A fault at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub fault: SyntaxFault,
    /// The bytes it is about.
    pub place: Range<usize>,
    /// What to write instead, where there is one right answer.
    pub mend: Option<(Range<usize>, String)>,
    /// What else is wrong in the same statement and is mended with it.
    pub also: Vec<SyntaxFault>,
    /// The line as the mend makes it, without its note.
    pub line: Option<String>,
}

impl SyntaxError {
    /// A fault at a place.
    pub fn new(fault: SyntaxFault, place: Range<usize>) -> Self {
        Self { fault, place, mend: None, also: Vec::new(), line: None }
    }

    /// The same, with what to write instead.
    pub fn mended(mut self, range: Range<usize>, write: impl Into<String>) -> Self {
        self.mend = Some((range, write.into()));
        self
    }
}
