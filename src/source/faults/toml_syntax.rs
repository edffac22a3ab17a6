//! A file is valid TOML.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::source::syntax::SyntaxFault;

/// Filed where a file is not valid TOML.
pub static TOML_SYNTAX: Code = Code {
    id: "U001",
    name: "toml-syntax",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Noget, der ikke er gyldig TOML: et anførselstegn, der mangler, en nøgle to gange",
        en: "What is not TOML: a missing quotation mark, a key twice",
    },
    why: Bilingual {
        da: "Resten af filen kan kun gættes. Det, der ser ud til at mangle i den, bliver først \
                          meldt, når den kan læses",
        en: "The rest of the file can only be guessed",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "title = \"Alle skal med",
        because: Bilingual {
            da: "anførselstegnet til sidst mangler",
            en: "the last quotation mark is missing",
        },
        right: "title = \"Alle skal med\"",
    }],
    more: Bilingual {
        da: "Tekst over flere linjer står mellem tre anførselstegn på hver side. Skal der stå et \
             anførselstegn i en kort tekst, så brug » og «, ” eller sæt teksten mellem enkelte \
             anførselstegn: `'Vi siger \"sammen\"'`. En omvendt skråstreg skal skrives to gange: `\\\\`.",
        en: "Text of several lines stands between three quotation marks on either side. For a quotation mark \
             in a short text, use “ and ”, or put the text between single ones: `'Vi siger \"sammen\"'`. A \
             backslash is written twice: `\\\\`.",
    },
};

/// A syntax error.
#[derive(Debug)]
pub struct TomlSyntax {
    /// What is wrong, judged from the text at that place.
    pub fault: SyntaxFault,
    /// The parser's own message.
    pub detail: String,
}

impl Message for TomlSyntax {
    fn danish(&self) -> Words {
        let Self { fault, detail } = self;
        Words::title(match fault {
            SyntaxFault::KeyTwice => "Den samme nøgle står her to gange",
            SyntaxFault::ValueMissing => "Der mangler en værdi",
            SyntaxFault::TextUnquoted => "Teksten mangler anførselstegn",
            SyntaxFault::EqualsMissing => "Der mangler et lighedstegn",
            SyntaxFault::EqualsTwice => "Her er et lighedstegn for meget",
            SyntaxFault::ListOpen => "En liste mangler sin afsluttende ]",
            SyntaxFault::GroupOpen => "En gruppe mangler sin afsluttende ]",
            SyntaxFault::InlineTableOpen => "Der mangler en afsluttende }",
            SyntaxFault::Comma => "Her er et komma for lidt eller for meget",
            SyntaxFault::Backslash => "En omvendt skråstreg skal skrives to gange: \\\\",
            SyntaxFault::TextOpen => "En tekst mangler sit afsluttende anførselstegn",
            SyntaxFault::KeyLetters => "Navnet før lighedstegnet må kun have bogstaverne a-z, tal, - og _",
            SyntaxFault::TooDeep => "Grupper og lister ligger for dybt inden i hinanden",
            SyntaxFault::NoSuchDay | SyntaxFault::Other => "Skrivemåden er ikke gyldig TOML her",
        })
        .help("Kort tekst:  title = \"Værdighed\"")
        .help("Lang tekst:  text = \"\"\"…\"\"\"")
        .help(format!("Teknisk: {detail}"))
    }

    fn english(&self) -> Words {
        let Self { fault, detail } = self;
        Words::title(match fault {
            SyntaxFault::KeyTwice => "The same key stands here twice",
            SyntaxFault::ValueMissing => "A value is missing",
            SyntaxFault::TextUnquoted => "The text has no quotation marks",
            SyntaxFault::EqualsMissing => "An equals sign is missing",
            SyntaxFault::EqualsTwice => "There is an equals sign too many",
            SyntaxFault::ListOpen => "A list has no closing ]",
            SyntaxFault::GroupOpen => "A group has no closing ]",
            SyntaxFault::InlineTableOpen => "A closing } is missing",
            SyntaxFault::Comma => "There is a comma too few or too many",
            SyntaxFault::Backslash => "A backslash has to be written twice: \\\\",
            SyntaxFault::TextOpen => "A text has no closing quotation mark",
            SyntaxFault::KeyLetters => {
                "The name before the equals sign takes the letters a-z, digits, - and _ only"
            }
            SyntaxFault::TooDeep => "Groups and lists are nested too deep",
            SyntaxFault::NoSuchDay | SyntaxFault::Other => "This is not valid TOML",
        })
        .help("Short text:  title = \"Dignity\"")
        .help("Long text:   text = \"\"\"…\"\"\"")
        .help(format!("Technically: {detail}"))
    }
}
