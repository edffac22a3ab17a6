//! What formats of the same markup decide for themselves: anchors, addresses, levels of headings.

/// What an anchor is made for. Anchors of the edition itself (sections, goals, figures, words of the glossary) are none of these.
///
/// People keep addresses: an anchor is made of what the thing is called, not of how many stand before it, and is the same on the page and in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made<'a> {
    /// The title of a section.
    Title(&'a str),
    /// A heading below it.
    Heading {
        /// Its section.
        section: &'a str,
        /// Which heading of its section it is, from 1.
        number: usize,
        /// Its words, as an anchor.
        name: &'a str,
        /// Which heading with these words it is in its section, from 1.
        same: usize,
    },
    /// The title of a box.
    Box {
        /// Its section.
        section: &'a str,
        /// Its title, as an anchor.
        name: &'a str,
        /// Which box with this title it is in its section, from 1.
        same: usize,
    },
    /// A footnote, by its number.
    Note(usize),
    /// A reference to a footnote: its number, and which reference to it, from 1.
    Reference(usize, usize),
    /// The long description of a figure.
    Description(&'a str),
}

impl Made<'_> {
    /// The anchor. It is made of one that is in the text, and an underscore, which none of these has: so no two are the same.
    pub fn anchor(self) -> String {
        match self {
            Self::Title(section) => format!("{section}_titel"),
            Self::Heading { section, number, name: "", .. } => format!("{section}__{number}"),
            Self::Heading { section, name, same: 1, .. } if !is_given(section, name) => {
                format!("{section}_{name}")
            }
            Self::Heading { section, name, same, .. } => format!("{section}_{name}_{same}"),
            Self::Box { section, name, same: 1 } => format!("{section}_{name}_boks"),
            Self::Box { section, name, same } => format!("{section}_{name}_boks_{same}"),
            Self::Note(number) => format!("note_{number}"),
            Self::Reference(number, reference) => format!("ref_{number}_{reference}"),
            Self::Description(figure) => format!("{figure}_beskrivelse"),
        }
    }
}

/// Whether a heading with these words would have the anchor of something else: of its section's title, or of a footnote.
fn is_given(section: &str, name: &str) -> bool {
    name == "titel" || (section == "note" && name.bytes().all(|sign| sign.is_ascii_digit()))
}

/// A format.
pub trait Form {
    /// The address of a place in the publication, by the edition's anchor.
    fn href(&self, anchor: &str) -> String;

    /// The address of a picture of the edition.
    fn picture(&self, index: usize) -> String;

    /// Width and height of a picture as many times larger, for programs that keep room for it while it is on its way.
    fn picture_size(&self, index: usize, scale: f64) -> Option<[String; 2]> {
        let _ = (index, scale);
        None
    }

    /// Whether charts are drawn for narrow screens, too.
    fn narrows_charts(&self) -> bool {
        false
    }

    /// Anchors of the explanation of a word that stands beside it, and of the word, which is in the glossary and used in a section; none where a
    /// word leads to the glossary.
    fn explained(&self, section: &str, term: &str) -> Option<[String; 2]> {
        let _ = (section, term);
        None
    }

    /// An anchor of the edition, as it stands in the file.
    fn id(&self, anchor: &str) -> String;

    /// An anchor that the edition doesn't have, as it stands in the file.
    fn made(&self, made: Made<'_>) -> String {
        self.id(&made.anchor())
    }

    /// The level of a heading that the edition puts at `level`, of which 1 is a section's title.
    fn level(&self, level: u8) -> u8 {
        level
    }

    /// The class of a table for whose words a line needs room for this many letters.
    fn table_class(&self, letters: usize) -> Option<String> {
        let _ = letters;
        None
    }

    /// Whether portraits stand beside the names of those who are quoted: other programs take a figure that has a picture for the picture and its
    /// caption, and drop the quotation.
    fn portraits_by_name(&self) -> bool {
        false
    }

    /// Whether a table that is too wide scrolls by itself.
    fn scrolls_tables(&self) -> bool {
        false
    }
}
