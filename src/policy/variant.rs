//! Variants and the edition each of them shows. This table is the only place that names them.

use super::named::named;

/// Which text an edition carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditionKind {
    /// The whole policy.
    Full,
    /// The easy-read edition.
    Easy,
}

/// The names that sources use for variants, each with the edition it shows.
macro_rules! variants {
    ($($(#[$doc:meta])* $variant:ident = $text:literal shows $edition:ident,)+) => {
        named! {
            /// An edition in a format. The README says which file each becomes.
            VariantName { $($(#[$doc])* $variant = $text,)+ }
        }

        impl VariantName {
            /// The edition that it shows.
            #[must_use]
            pub fn edition(self) -> EditionKind {
                match self { $(Self::$variant => EditionKind::$edition,)+ }
            }
        }
    };
}

variants! {
    /// Accessible PDF for the screen.
    Screen = "screen" shows Full,
    /// PDF for the print shop.
    Print = "print" shows Full,
    /// Imposed booklet.
    Booklet = "booklet" shows Full,
    /// Large print PDF.
    LargePrint = "large-print" shows Full,
    /// EPUB.
    Epub = "epub" shows Full,
    /// Web page.
    Web = "web" shows Full,
    /// Easy-read web page.
    EasyWeb = "easy-web" shows Easy,
    /// HTML for a content management system.
    WebFragment = "web-fragment" shows Full,
    /// Easy-read plain text.
    EasyText = "easy-text" shows Easy,
    /// Easy-read PDF.
    EasyPdf = "easy-pdf" shows Easy,
    /// Easy-read EPUB.
    EasyEpub = "easy-epub" shows Easy,
    /// Easy-read braille.
    Braille = "braille" shows Easy,
}

impl VariantName {
    /// Whether it shows the easy-read edition.
    #[must_use]
    pub fn is_easy(self) -> bool {
        self.edition() == EditionKind::Easy
    }

    /// Whether its pages are laid out, in fonts of the layout.
    #[must_use]
    pub fn sets_pages(self) -> bool {
        match self {
            Self::Screen | Self::Print | Self::Booklet | Self::LargePrint | Self::EasyPdf => true,
            Self::Epub | Self::EasyEpub | Self::EasyText | Self::Braille => false,
            // Browsers have letters of their own for what these fonts lack.
            Self::Web | Self::EasyWeb | Self::WebFragment => false,
        }
    }
}
