//! Why a drawing can't be used, and how users are told.

use super::limits;
use crate::finding::Words;

/// Why a drawing can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawingFault {
    /// It can't be read as a drawing.
    Damaged {
        /// The parser's message.
        detail: String,
    },
    /// It is written in a character set that isn't known.
    CharacterSet {
        /// What the file calls it.
        name: String,
    },
    /// It loads something from outside.
    External {
        /// What it loads.
        href: String,
    },
    /// It takes more time or memory to draw than any drawing needs.
    TooHeavy(Heavy),
    /// It is nowhere said how large it is, or its size is no size.
    NoSize,
    /// One of its colours is none that is known, and would come out black.
    Colour {
        /// As the file has it.
        value: String,
    },
    /// A picture inside it is damaged, or neither PNG, JPEG nor SVG, and would be left out.
    Embedded,
    /// A picture inside it has more pixels than any page needs.
    TooManyPixels {
        /// The limit in millions of pixels.
        limit_mp: u64,
    },
}

/// What makes a drawing too heavy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heavy {
    /// Elements, each counted as often as it is drawn.
    Elements,
    /// Letters, each counted as often as it is drawn.
    Letters,
    /// Pieces that its text is cut into.
    Pieces,
    /// Points of lines and shapes.
    Points,
    /// Bytes of lines and shapes, each counted as often as it is drawn.
    Lines,
    /// Bytes of pictures and attributes, each counted as often as they are drawn.
    Bytes,
    /// Elements inside each other, or one that draws itself.
    Nested,
    /// Attributes of one element.
    Attributes,
    /// Text that entities stand for.
    Entities,
    /// Selectors and declarations of style sheets.
    Styles,
    /// Masks, filters and transparency on top of each other.
    Layers,
    /// Filters that ask for much at every point.
    Filters,
    /// Dashes of lines.
    Dashes,
}

impl DrawingFault {
    /// The message in Danish. `picture` is what the message is about: "Billedet images/kort.svg", "Logoet".
    #[must_use]
    pub fn danish(&self, picture: &str) -> Words {
        match self {
            Self::Damaged { detail } => {
                Words::title(format!("{picture} kan ikke vises, for filen er beskadiget"))
                    .help("Åbn billedet i et billedprogram, og gem det igen")
                    .help(format!("Teknisk: {detail}"))
            }
            Self::CharacterSet { name } => {
                Words::title(format!("{picture} er skrevet i et tegnsæt, der ikke kendes: {name}"))
                    .help("Gem tegningen som UTF-8")
            }
            Self::External { href } => Words::title(format!("{picture} henter noget udefra: {href}"))
                .help("Indlejr det i selve SVG-filen; en publikation må ikke hente noget udefra"),
            Self::TooHeavy(heavy) => {
                Words::title(format!("{picture} er for tung at tegne. {}", heavy.danish()))
                    .help("Eksportér tegningen som PNG, eller forenkl den i tegneprogrammet, og gem den igen")
            }
            Self::NoSize => Words::title(format!("{picture} har ingen størrelse, der kan bruges"))
                .help("Giv tegningen bredde og højde i tegneprogrammet, og gem den igen")
                .help("I filen står størrelsen i første linje:  <svg viewBox=\"0 0 800 600\" …>"),
            Self::Colour { value } => {
                Words::title(format!("{picture} har en farve, der ikke kendes og ville blive sort: {value}"))
                    .help("Skriv farven selv:  fill=\"#1f4e79\"")
                    .help("I draw.io: Vælg det lyse udseende (Light), når du eksporterer som SVG")
            }
            Self::Embedded => {
                Words::title(format!("{picture} har et billede i sig, der ikke kan vises og ville mangle"))
                    .help("Sæt det ind igen som PNG eller JPEG, og gem tegningen")
            }
            Self::TooManyPixels { limit_mp } => Words::title(format!(
                "{picture} har et billede i sig med mere end {limit_mp} millioner pixler"
            ))
            .help("Sæt en mindre udgave ind: 3000 pixler på den lange led er nok til en hel side"),
        }
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self, picture: &str) -> Words {
        match self {
            Self::Damaged { detail } => {
                Words::title(format!("{picture} can't be shown, the file is damaged"))
                    .help("Open the picture in a drawing program and save it again")
                    .help(format!("Technically: {detail}"))
            }
            Self::CharacterSet { name } => {
                Words::title(format!("{picture} is written in a character set that is not known: {name}"))
                    .help("Save the drawing as UTF-8")
            }
            Self::External { href } => {
                Words::title(format!("{picture} loads something from elsewhere: {href}"))
                    .help("Embed it in the SVG file itself; a publication loads nothing from outside")
            }
            Self::TooHeavy(heavy) => {
                Words::title(format!("{picture} is too heavy to draw: {}", heavy.english())).help(
                    "Export the drawing as PNG, or simplify it in the drawing program and save it again",
                )
            }
            Self::NoSize => Words::title(format!("{picture} has no size that can be used"))
                .help("Give the drawing a width and a height in the drawing program, and save it again")
                .help("In the file, the size stands in the first line:  <svg viewBox=\"0 0 800 600\" …>"),
            Self::Colour { value } => Words::title(format!(
                "{picture} has a colour that is not known and would come out black: {value}"
            ))
            .help("Write the colour itself:  fill=\"#1f4e79\"")
            .help("In draw.io: choose the appearance Light when you export as SVG"),
            Self::Embedded => Words::title(format!(
                "{picture} has a picture in it that can't be shown and would be missing"
            ))
            .help("Insert it again as PNG or JPEG, and save the drawing"),
            Self::TooManyPixels { limit_mp } => Words::title(format!(
                "{picture} has a picture in it with more than {limit_mp} million pixels"
            ))
            .help("Insert a smaller version: 3000 pixels on the long side are enough for a full page"),
        }
    }
}

impl Heavy {
    fn danish(self) -> String {
        let thousands = |most: u64| format!("{}.000", most / 1000);
        match self {
            Self::Elements => format!(
                "Den har mere end {} dele, når gentagelser er regnet med",
                thousands(limits::ELEMENTS)
            ),
            Self::Letters => format!(
                "Den har mere end {} bogstaver, når gentagelser er regnet med",
                thousands(limits::LETTERS)
            ),
            Self::Pieces => "Dens tekst er delt i for mange små stykker (tspan)".to_owned(),
            Self::Points => format!(
                "Dens streger og flader har mere end {} punkter, når gentagelser er regnet med",
                thousands(limits::POINTS)
            ),
            Self::Lines => format!(
                "Dens streger og flader fylder mere end {} MB, når gentagelser er regnet med",
                limits::LINES >> 20
            ),
            Self::Bytes => {
                format!("Dens dele fylder mere end {} MB, når gentagelser er regnet med", limits::BYTES >> 20)
            }
            Self::Nested => {
                format!(
                    "Dens dele ligger mere end {} lag inde i hinanden, eller en del tegner sig selv",
                    limits::DEPTH
                )
            }
            Self::Attributes => format!("En af dens dele har mere end {} egenskaber", limits::ATTRIBUTES),
            Self::Entities => "Den har forkortelser (ENTITY), der folder sig ud til meget mere".to_owned(),
            Self::Styles => "Dens stilark (style) har for mange regler".to_owned(),
            Self::Layers => {
                "Den har for mange masker, filtre og gennemsigtige lag oven på hinanden".to_owned()
            }
            Self::Filters => {
                "Den har filtre, der er meget store, eller som regner meget på hvert punkt".to_owned()
            }
            Self::Dashes => {
                format!("Dens stiplede linjer har mere end {} streger", thousands(limits::DASHES as u64))
            }
        }
    }

    fn english(self) -> String {
        let thousands = |most: u64| format!("{},000", most / 1000);
        match self {
            Self::Elements => {
                format!("it has more than {} parts, counting repetitions", thousands(limits::ELEMENTS))
            }
            Self::Letters => {
                format!("it has more than {} letters, counting repetitions", thousands(limits::LETTERS))
            }
            Self::Pieces => "its text is cut into too many small pieces (tspan)".to_owned(),
            Self::Points => format!(
                "its lines and shapes have more than {} points, counting repetitions",
                thousands(limits::POINTS)
            ),
            Self::Lines => format!(
                "its lines and shapes take more than {} MB, counting repetitions",
                limits::LINES >> 20
            ),
            Self::Bytes => {
                format!("its parts take more than {} MB, counting repetitions", limits::BYTES >> 20)
            }
            Self::Nested => format!(
                "its parts lie more than {} levels inside each other, or a part draws itself",
                limits::DEPTH
            ),
            Self::Attributes => format!("one of its parts has more than {} properties", limits::ATTRIBUTES),
            Self::Entities => "it has abbreviations (ENTITY) that unfold to much more".to_owned(),
            Self::Styles => "its style sheet (style) has too many rules".to_owned(),
            Self::Layers => {
                "it has too many masks, filters and transparent layers on top of each other".to_owned()
            }
            Self::Filters => {
                "it has filters that are very large, or that reckon much at every point".to_owned()
            }
            Self::Dashes => {
                format!("its dashed lines have more than {} dashes", thousands(limits::DASHES as u64))
            }
        }
    }
}
