//! A foreign document in the terms that all formats share: what every reader returns.
//!
//! A reader reports what the document says about itself: this is a heading of level 2, this is a list. What that
//! means (a goal, a quotation, a contact page) is decided for all formats in one place, `draft/`. A reader never
//! drops a word silently: whatever is not in [`Document::pieces`] or [`Document::footnotes`] is in
//! [`Document::left_out`].

pub mod note_mark;
mod number;
mod place;
mod text;
mod walk;

pub use number::ListNumber;
pub use place::{Place, on_page};
pub use text::{
    can_be_title, introduces_goals, is_contents, is_file_name, is_goal_word, numbered_goal, plain,
};
pub use walk::{Nested, every, every_mut, nested};

use std::collections::BTreeMap;

pub use crate::prose::Evidence;

/// Where something is in the input, so that a person can find it again: the line number in text, Markdown and HTML,
/// or the paragraph number in Word and OpenDocument files (in file order), both from 1, or a place on a page
/// ([`on_page`]).
pub type Origin = usize;

/// A document as a reader understood it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The content, in reading order.
    pub pieces: Vec<Piece>,
    /// Its footnotes and endnotes, in the order of their references; [`Inline::Note`] is an index into this list.
    pub footnotes: Vec<Footnote>,
    /// Its pictures; [`Content::Figure`] holds an index into this list.
    pub pictures: Vec<Picture>,
    /// Words that are not in the pieces, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Words that were hyphenated at the end of a line and joined again, in input order.
    pub joined: Vec<Join>,
    /// Lines that were moved from their place in the input.
    pub moved: Vec<Move>,
    /// Words that the document's program shows and its file doesn't have as text: numbers such as "§ 3.".
    pub added: Vec<Added>,
    /// Numbers that somebody typed before paragraphs, and that are a list's now.
    pub typed: Vec<Typed>,
    /// Footnotes that somebody typed by hand, in the order of [`Self::footnotes`]: the other footnotes are none of them.
    pub noted: Vec<Noted>,
    /// How many damaged letters were repaired, by kind of damage.
    pub mended: BTreeMap<Mend, usize>,
    /// Signs that no font has, and what stands for them everywhere in the document.
    pub rewritten: BTreeMap<char, Rewritten>,
    /// Whether list numbers are part of the text because somebody typed them.
    pub numbers_typed: bool,
    /// Other things worth telling the user, none of which cost a word, with a count of each.
    pub notices: BTreeMap<Notice, usize>,
    /// What the file says about the document beside its text.
    pub properties: Properties,
}

/// What a file says about its document: the fields that people rarely see, and rarely fill in with care.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title.
    pub title: Option<String>,
}

/// One unit of content: a heading, a paragraph, a list and so on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Origin of its first word.
    pub origin: Origin,
    /// The content itself.
    pub content: Content,
    /// What a person should check.
    pub doubts: Vec<Doubt>,
}

impl Piece {
    /// A piece that leaves nothing to check.
    #[must_use]
    pub fn new(origin: Origin, content: Content) -> Self {
        Self { origin, content, doubts: Vec::new() }
    }
}

/// The kinds of content that a piece can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The document's title, where the format marks it as such.
    Title(Vec<Inline>),
    /// The document's subtitle, where the format marks it as such.
    Subtitle(Vec<Inline>),
    /// A heading.
    Heading {
        /// 1 to 6; the outline closes gaps between levels later.
        level: u8,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Number of the first item, where they are numbered; the others count on from it.
        first: Option<ListNumber>,
        /// Items; each may hold paragraphs and lists.
        items: Vec<Vec<Piece>>,
    },
    /// A table.
    Table {
        /// Its caption.
        caption: Vec<Inline>,
        /// Column headers; empty where the document has none.
        header: Vec<Cell>,
        /// Rows, top to bottom; a spanned cell appears once, and the other places it covers are empty.
        rows: Vec<Vec<Cell>>,
        /// Whether the first cell of each row is that row's header.
        header_column: bool,
    },
    /// A picture that takes the place of a paragraph.
    Figure {
        /// Its number in [`Document::pictures`].
        picture: usize,
        /// Its alternative text: none where the document gives none, empty where the document says that it is
        /// decoration.
        alt: Option<String>,
        /// Its caption.
        caption: Vec<Inline>,
    },
    /// A block quotation.
    Quote(Vec<Piece>),
    /// A box beside the text.
    Aside(Vec<Piece>),
}

/// A table cell: inline text, with [`Inline::Break`] between paragraphs.
pub type Cell = Vec<Inline>;

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words as they should be read: no markup, entities or line breaks.
    Text(String),
    /// Emphasised.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised.
    Strong(Vec<Inline>),
    /// In another language, as a BCP 47 tag.
    Language(String, Vec<Inline>),
    /// A link.
    Link {
        /// Its target, as written in the document.
        to: String,
        /// Its visible text.
        text: Vec<Inline>,
    },
    /// A reference to a footnote: its index in [`Document::footnotes`].
    Note(usize),
    /// An intended line break.
    Break,
}

/// A footnote or endnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// Where it stands.
    pub origin: Origin,
    /// Its paragraphs.
    pub pieces: Vec<Piece>,
}

/// A picture of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// `png`, `jpg` or `svg`.
    pub extension: &'static str,
}

/// Words that are not in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where they stand.
    pub origin: Origin,
    /// The words.
    pub text: String,
    /// Reason.
    pub why: Reason,
}

/// Reason words are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A page number.
    PageNumber,
    /// A line that comes again at the top or bottom of pages.
    RunningLine,
    /// A printed table of contents.
    Contents,
    /// A picture of a kind that can't be shown; the text is its name.
    Picture,
    /// A header or footer.
    PageEdge,
    /// A comment in the margin.
    Comment,
    /// Text that its author has hidden.
    Hidden,
    /// Words in a drawing or diagram.
    Drawing,
    /// A document within the document; the text is its name.
    Embedded,
    /// The alternative text of a table.
    TableAlt,
    /// A sign of a symbol font; the text is the font's name and the sign's number.
    Symbol,
    /// The number of a list's item that became a goal.
    ListNumber,
    /// HTML that is no text: scripts, forms, navigation.
    NotText,
    /// What a text says of itself to programs: front matter.
    Metadata,
    /// Deleted, with the change tracked.
    Deleted,
    /// Struck out by hand: no longer valid.
    Struck,
    /// A prompt that nobody replaced: "Klik her for at skrive tekst".
    Prompt,
    /// A field of a form that holds a tick or a choice.
    FormField,
    /// Something that the word processor computes, and of which the file has no result; the text is its code.
    Computed,
    /// A bullet that is a letter in the file: "o".
    Bullet,
    /// A picture so small that it is a sign beside the text.
    SmallPicture,
    /// The number of a footnote, at its reference or before its text.
    NoteNumber,
    /// The heading above footnotes, which stand where they are referred to now.
    NotesHeading,
    /// What stands on a page of a tagged PDF, and in no tag.
    Untagged,
    /// A line that doesn't run from left to right.
    Turned,
    /// Letters printed on top of the same letters, for a shadow or to look bold.
    Overprinted,
}

impl Reason {
    /// Whether the words left out were never part of the text: by the format's own definition, or because they belong
    /// to a picture.
    #[must_use]
    pub fn is_beside_the_text(self) -> bool {
        matches!(
            self,
            Self::Picture
                | Self::PageEdge
                | Self::Comment
                | Self::Hidden
                | Self::Drawing
                | Self::Embedded
                | Self::TableAlt
                | Self::Symbol
                | Self::Deleted
                | Self::Struck
                | Self::Prompt
                | Self::FormField
                | Self::Computed
                | Self::SmallPicture
        )
    }
}

/// A word that was cut at the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Where its first half stands.
    pub origin: Origin,
    /// Its first half, with the hyphen.
    pub first: String,
    /// Its second half.
    pub second: String,
    /// Whether the hyphen stays: `e-` and `mail`.
    pub keeps_hyphen: bool,
    /// Reason it was decided so.
    pub because: Evidence,
}

/// Words that are in the draft and not in the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The paragraph that begins with them.
    pub origin: Origin,
    /// The words.
    pub text: String,
}

/// A number that somebody typed before a paragraph, which is an item of a list now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The paragraph.
    pub origin: Origin,
    /// The number, as it was typed.
    pub number: String,
    /// The words after it, by which it is found again.
    pub words: String,
}

/// A footnote that somebody typed by hand: a mark in the text, and a text that begins with the mark's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The piece that refers to it.
    pub origin: Origin,
    /// The word before the one that is marked; empty at the beginning.
    pub before: String,
    /// The word with its mark: "stiger¹", "\[1\]".
    pub marked: String,
    /// The word alone; empty where the mark stood apart.
    pub word: String,
    /// First and last place of the note.
    pub place: (Origin, Origin),
    /// The note's first word with its number, and without it, where its number is typed.
    pub numbered: Option<(String, String)>,
}

/// A run of lines that stands in another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// First line that was moved.
    pub first: Origin,
    /// Last line that was moved.
    pub last: Origin,
    /// It now stands before this one.
    pub before: Origin,
}

/// A kind of damage that was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// `ﬁ` for `fi`.
    Ligature,
    /// Invisible hyphens.
    SoftHyphen,
    /// Letter and accent apart.
    Decomposed,
    /// No-break and other odd spaces.
    Space,
    /// Byte order mark, zero-width and control characters.
    Invisible,
    /// Letters whose two bytes stood the wrong way round.
    TurnedRound,
    /// Windows-1252 instead of UTF-8.
    Windows1252,
    /// A code page of DOS instead of UTF-8.
    Dos,
    /// The encoding of old Macs instead of UTF-8.
    MacRoman,
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// UTF-8 that was once read in another encoding and saved so.
    ReadWrongly,
}

/// A sign that is written in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// What stands for it.
    pub to: String,
    /// How often.
    pub count: usize,
    /// Whether somebody should look whether it means the same.
    pub is_doubtful: bool,
}

/// Something a person should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Comments in the margin: left out.
    Comment,
    /// Deletions that were tracked: accepted, so left out.
    Deletion,
    /// Insertions that were tracked: accepted, so taken over.
    Insertion,
    /// Links to a place in the document or to a file: the words alone are taken over.
    LinkDropped,
    /// Numbers that the word processor shows before paragraphs: written as words.
    NumberAsWords,
    /// Items of lists with letters or Roman numerals, whose places are numbers in the draft.
    LetteredItem,
    /// Tables in cells of tables, whose cells are lines of that cell in the draft.
    NestedTable,
    /// Cells that span several rows or columns: flattened.
    SpannedCell,
    /// Raised or lowered letters and signs, which stand on the line in the draft.
    RaisedLetter,
    /// Formulas, which are one line of text in the draft.
    Formula,
    /// Numbers that the word processor shows and that could not be written as words.
    NumberLost,
    /// Letters whose font doesn't say what they are.
    UnknownLetter,
    /// Pages that are a picture and nothing else.
    ScannedPage,
    /// Letters below a box, in lines that a reader can see a part of.
    CoveredLetter,
}

/// What a person should look at in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A heading by its looks alone.
    HeadingByLooks,
    /// A heading that stood after its text, on this line.
    HeadingMoved(Origin),
    /// Words of a cover, by their place.
    Title,
    /// Words below the title, by their place.
    Subtitle,
    /// A level by its looks alone.
    LevelByLooks,
    /// Words that may be labels of a drawing.
    Labels,
    /// Two words that seem to have grown together.
    GrownTogether(String),
    /// A sign that no font has, and what stands for it: somebody should see whether it means the same.
    Sign(char, String),
    /// A hyphen at the end of a line that nothing decided about.
    Hyphen(String),
    /// A list whose bullets and texts stood apart.
    BulletsApart,
    /// Columns that were copied line by line across the page.
    Columns,
    /// A table by its looks alone.
    TableByLooks,
    /// Rows further down that the document marks as headings too, each as it reads.
    HeaderRows(Vec<String>),
    /// Footnotes whose references stood in words that can hold none.
    NoteWithoutPlace,
    /// An address that became a section.
    Contact,
    /// A picture that the document shows only a part of.
    Cropped,
    /// A picture that leads to an address.
    PictureLink(String),
    /// A reference of which the word processor says that its target is gone.
    BrokenReference,
    /// A raised number that may refer to a note typed by hand.
    TypedNote(String),
    /// A box, or a table that only arranges the page, whose contents follow each other now.
    Unfolded,
    /// Lines of cells that follow each other in the draft.
    LinesInCell,
    /// Paragraphs that are numbered as goals: the first, and the last where there are several.
    NumberedGoals {
        /// "Mål 1".
        first: String,
        /// "Mål 3".
        last: Option<String>,
    },
    /// A caption by its place and number alone.
    CaptionByPlace,
}
