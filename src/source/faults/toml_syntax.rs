//! A file is valid TOML.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::source::keys::example_of;
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
}

/// A line that sets a key. What text stands in it is for whoever writes it.
fn line_of(key: &str) -> String {
    let example = example_of(key).filter(|example| !example.contains('"'));
    example.map_or_else(|| format!("{key} = \"…\""), str::to_owned)
}

/// A character with its number where it can't be seen.
fn numbered(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// What a character that nobody sees is called, in Danish and English.
fn called(sign: char) -> (&'static str, &'static str) {
    match sign {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ("et hårdt mellemrum", "a no-break space"),
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' | '\u{1680}' => {
            ("et særligt mellemrum", "a special space")
        }
        '\u{ad}' => ("en blød bindestreg", "a soft hyphen"),
        '\u{feff}' => ("et mærke (BOM)", "a mark (BOM)"),
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{202a}'..='\u{202e}' => {
            ("et tegn", "a character")
        }
        _ => ("et styretegn", "a control character"),
    }
}

impl Message for TomlSyntax {
    fn danish(&self) -> Words {
        let short = "Kort tekst:  title = \"Værdighed\"";
        let long = "Lang tekst:  text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first } => {
                let title = format!("»{key}« står her for anden gang");
                Words::title(title).help(match first {
                    Some(line) => format!("Den første står i linje {line}. Fjern den ene"),
                    None => "Fjern den ene".to_owned(),
                })
            }
            SyntaxFault::ValueMissing { key, near } => Words::title(format!("Der står intet efter »{key}«"))
                .help(format!("Skriv, hvad det skal være:  {}", line_of(near.as_ref().unwrap_or(key))))
                .help("Eller slet linjen"),
            SyntaxFault::TextUnquoted { line } => {
                Words::title("Teksten mangler anførselstegn").help(match line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => short.to_owned(),
                })
            }
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!("Her står anførselstegnet {sign}, men filen skal have det lige: \""))
                    .help(format!("Skriv teksten mellem to lige anførselstegn (Skift + 2):  {right}"))
            }
            SyntaxFault::QuoteAtEnd { sign, right } => {
                Words::title(format!("Teksten slutter med {sign}, men skal slutte, som den begynder: \""))
                    .help(format!("Skriv et lige anførselstegn (Skift + 2) til sidst:  {right}"))
            }
            SyntaxFault::LongQuotesAtEnd { typed, mark } => {
                Words::title(format!("Teksten slutter med {typed}, men skal slutte, som den begynder: {mark}"))
                    .help(format!("Skriv tre lige anførselstegn på linjen:  {mark}"))
            }
            SyntaxFault::TextBroken { line } => {
                Words::title("Teksten fortsætter på næste linje, men en tekst mellem \" og \" skal stå på én linje")
                    .help(format!("Skriv:  {line}"))
            }
            SyntaxFault::LongQuotes { typed } => Words::title(format!(
                "Her står {typed}, men en tekst over flere linjer begynder og slutter med tre lige anførselstegn: \"\"\""
            ))
            .help("Skriv \"\"\" (Skift + 2, tre gange) her og på en linje for sig efter teksten"),
            SyntaxFault::QuotesInside { line } => {
                Words::title("Der står lige anførselstegn inde i teksten, så den slutter for tidligt")
                    .help(format!("Brug » og « inde i teksten:  {line}"))
            }
            SyntaxFault::AfterText => Words::title("Her står noget efter tekstens afsluttende anførselstegn")
                .help("Flyt anførselstegnet om bag det sidste ord, eller slet det, der står efter"),
            SyntaxFault::Colon { key } => {
                Words::title(format!("Efter »{key}« skal der stå et lighedstegn, ikke et kolon"))
                    .help(format!("Skriv:  {}", line_of(key)))
            }
            SyntaxFault::EqualsMissing { key } => {
                Words::title(format!("Der mangler et lighedstegn efter »{key}«"))
                    .help(format!("Skriv:  {}", line_of(key)))
            }
            SyntaxFault::SignTooMany { sign: '=' } => {
                Words::title("Her er et lighedstegn for meget").help("Slet det ene")
            }
            SyntaxFault::SignTooMany { sign: ',' } => {
                Words::title("Her er et komma for meget").help("Slet kommaet")
            }
            SyntaxFault::SignTooMany { sign } => {
                Words::title(format!("Her er et tegn for meget: {sign}")).help("Slet tegnet")
            }
            SyntaxFault::LooseLine => Words::title("Denne linje står uden for en tekst")
                .help("Skal den udgives, så flyt den ind mellem tekstens \"\"\" og \"\"\"")
                .help("Er den en note til jer selv, så sæt # foran"),
            SyntaxFault::ListOpen => {
                Words::title("En liste mangler sin afsluttende ]").help("Skriv:  keywords = [\"et\", \"to\"]")
            }
            SyntaxFault::GroupOpen { header } => {
                Words::title("Efter gruppens navn mangler en afsluttende ]").help(format!("Skriv:  {header}"))
            }
            SyntaxFault::OneBracket { header } => {
                Words::title("Der kan være flere af den slags, så der skal to klammer om navnet")
                    .help(format!("Skriv:  {header}"))
            }
            SyntaxFault::InlineTableOpen => Words::title("Der mangler en afsluttende }")
                .help("Skriv det på én linje:  valid = { from = 2026, to = 2029 }"),
            SyntaxFault::CommaMissing { sign, is_table } => {
                let words = match sign {
                    Some(sign) => Words::title(format!("Her skal der stå et komma, ikke {sign}")),
                    None => Words::title("Her mangler et komma"),
                };
                words.help(match is_table {
                    true => "Der skal stå komma mellem delene i en krøllet parentes:  { from = 2026, to = 2029 }",
                    false => "Der skal stå komma mellem det, der er i en liste:  [\"et\", \"to\"]",
                })
            }
            SyntaxFault::RoundBrackets { instead } => {
                let which = if instead.starts_with('{') { "krøllede: { }" } else { "kantede: [ ]" };
                Words::title(format!("Her står runde parenteser, men der skal stå {which}"))
                    .help(format!("Skriv:  {instead}"))
            }
            SyntaxFault::Backslash => Words::title("En omvendt skråstreg skal skrives to gange: \\\\")
                .help("Skal der være en almindelig skråstreg, så skriv /"),
            SyntaxFault::PathBackslash { key, path, is_outside } => {
                Words::title("Stien er skrevet med omvendte skråstreger, men skal have almindelige: /")
                    .help(match is_outside {
                        true => format!(
                            "Kopiér filen ind i projektet, og skriv stien dertil:  {key} = \"images/{}\"",
                            path.rsplit('/').next().unwrap_or(path)
                        ),
                        false => format!("Skriv:  {key} = \"{path}\""),
                    })
            }
            SyntaxFault::TextOpen { line } => {
                let words = Words::title("Teksten mangler sit afsluttende anførselstegn");
                match line {
                    Some(line) => words.help(format!("Skriv:  {line}")),
                    None => words.help(short).help(long),
                }
            }
            SyntaxFault::LongTextOpen => {
                Words::title("Teksten, der begynder her, mangler sine afsluttende tre anførselstegn: \"\"\"")
                    .help("Skriv \"\"\" på en linje for sig, lige efter tekstens sidste linje")
            }
            SyntaxFault::Unseen { sign } => {
                Words::title(format!("Her står {}, som man ikke kan se ({})", called(*sign).0, numbered(*sign)))
                    .help("Slet det, og skriv et almindeligt mellemrum, hvis der skal være et")
            }
            SyntaxFault::YesNo { said, instead } => Words::title(format!("»{said}« skal skrives {instead}"))
                .help(format!("Skriv {instead}, uden anførselstegn. Ja er true, nej er false")),
            SyntaxFault::Date { instead } => {
                Words::title("En dato skrives med tal, først året: år-måned-dag").help(format!("Skriv:  {instead}"))
            }
            SyntaxFault::Years { instead } => {
                Words::title("To årstal skrives i krøllede parenteser").help(format!("Skriv:  {instead}"))
            }
            SyntaxFault::DecimalComma { instead } => {
                Words::title("Et tal i filen har punktum, hvor vi ellers skriver komma")
                    .help(format!("Skriv:  {instead}"))
            }
            SyntaxFault::KeyLetters { key, near } => {
                Words::title(format!("»{key}« kan ikke stå foran et lighedstegn eller som en gruppes navn"))
                    .help(match near {
                        Some(near) => format!("Skriv navnet på engelsk:  {near}"),
                        None => "Navnene er engelske og har kun bogstaverne a-z, tal, - og _".to_owned(),
                    })
            }
            SyntaxFault::TooDeep => Words::title("Grupper og lister ligger for dybt inden i hinanden")
                .help("Der er nok et [ eller { for meget"),
            SyntaxFault::NoSuchDay => {
                Words::title("Den dag findes ikke").help("En dato skrives år-måned-dag:  2026-01-29")
            }
            SyntaxFault::Other => Words::title("Det, der står her, kan ikke læses").help(short).help(long),
        }
    }

    fn english(&self) -> Words {
        let short = "Short text:  title = \"Dignity\"";
        let long = "Long text:   text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first } => {
                Words::title(format!("“{key}” stands here for the second time")).help(match first {
                    Some(line) => format!("The first one is in line {line}. Remove one of them"),
                    None => "Remove one of them".to_owned(),
                })
            }
            SyntaxFault::ValueMissing { key, near } => Words::title(format!("Nothing stands after “{key}”"))
                .help(format!("Write what it is to be:  {}", line_of(near.as_ref().unwrap_or(key))))
                .help("Or delete the line"),
            SyntaxFault::TextUnquoted { line } => {
                Words::title("The text has no quotation marks").help(match line {
                    Some(line) => format!("Write:  {line}"),
                    None => short.to_owned(),
                })
            }
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!(
                    "Here is the quotation mark {sign}, and the file has to have the straight one: \""
                ))
                .help(format!("Write the text between two straight quotation marks:  {right}"))
            }
            SyntaxFault::QuoteAtEnd { sign, right } => {
                Words::title(format!("The text ends with {sign}, and has to end as it begins: \""))
                    .help(format!("Write a straight quotation mark at the end:  {right}"))
            }
            SyntaxFault::LongQuotesAtEnd { typed, mark } => {
                Words::title(format!("The text ends with {typed}, and has to end as it begins: {mark}"))
                    .help(format!("Write three straight quotation marks on the line:  {mark}"))
            }
            SyntaxFault::TextBroken { line } => {
                Words::title("The text goes on in the next line, and a text between \" and \" has to be on one line")
                    .help(format!("Write:  {line}"))
            }
            SyntaxFault::LongQuotes { typed } => Words::title(format!(
                "Here is {typed}, and a text of several lines begins and ends with three straight quotation marks: \"\"\""
            ))
            .help("Write \"\"\" here, and on a line of its own after the text"),
            SyntaxFault::QuotesInside { line } => {
                Words::title("There are straight quotation marks inside the text, so it ends too early")
                    .help(format!("Use » and « inside the text:  {line}"))
            }
            SyntaxFault::AfterText => Words::title("Something stands after the text's closing quotation mark")
                .help("Move the quotation mark behind the last word, or delete what stands after it"),
            SyntaxFault::Colon { key } => {
                Words::title(format!("After “{key}” there has to be an equals sign, not a colon"))
                    .help(format!("Write:  {}", line_of(key)))
            }
            SyntaxFault::EqualsMissing { key } => {
                Words::title(format!("An equals sign is missing after “{key}”"))
                    .help(format!("Write:  {}", line_of(key)))
            }
            SyntaxFault::SignTooMany { sign: '=' } => {
                Words::title("There is an equals sign too many").help("Delete one")
            }
            SyntaxFault::SignTooMany { sign: ',' } => {
                Words::title("There is a comma too many").help("Delete the comma")
            }
            SyntaxFault::SignTooMany { sign } => {
                Words::title(format!("There is a sign too many: {sign}")).help("Delete the sign")
            }
            SyntaxFault::LooseLine => Words::title("This line stands outside a text")
                .help("If it is to be published, move it in between the text's \"\"\" and \"\"\"")
                .help("If it is a note to yourselves, put # before it"),
            SyntaxFault::ListOpen => {
                Words::title("A list has no closing ]").help("Write:  keywords = [\"one\", \"two\"]")
            }
            SyntaxFault::GroupOpen { header } => {
                Words::title("A closing ] is missing after the group's name").help(format!("Write:  {header}"))
            }
            SyntaxFault::OneBracket { header } => {
                Words::title("There can be several of these, so the name has two brackets around it")
                    .help(format!("Write:  {header}"))
            }
            SyntaxFault::InlineTableOpen => {
                Words::title("A closing } is missing").help("Write it on one line:  valid = { from = 2026, to = 2029 }")
            }
            SyntaxFault::CommaMissing { sign, is_table } => {
                let words = match sign {
                    Some(sign) => Words::title(format!("There has to be a comma here, not {sign}")),
                    None => Words::title("A comma is missing here"),
                };
                words.help(match is_table {
                    true => "A comma stands between the parts in curly brackets:  { from = 2026, to = 2029 }",
                    false => "A comma stands between the items of a list:  [\"one\", \"two\"]",
                })
            }
            SyntaxFault::RoundBrackets { instead } => {
                let which = if instead.starts_with('{') { "curly ones: { }" } else { "square ones: [ ]" };
                Words::title(format!("Here are round brackets, and there have to be {which}"))
                    .help(format!("Write:  {instead}"))
            }
            SyntaxFault::Backslash => Words::title("A backslash has to be written twice: \\\\")
                .help("If it should be a slash, write /"),
            SyntaxFault::PathBackslash { key, path, is_outside } => {
                Words::title("The path is written with backslashes, and has to have slashes: /")
                    .help(match is_outside {
                        true => format!(
                            "Copy the file into the project, and write the path to it:  {key} = \"images/{}\"",
                            path.rsplit('/').next().unwrap_or(path)
                        ),
                        false => format!("Write:  {key} = \"{path}\""),
                    })
            }
            SyntaxFault::TextOpen { line } => {
                let words = Words::title("The text has no closing quotation mark");
                match line {
                    Some(line) => words.help(format!("Write:  {line}")),
                    None => words.help(short).help(long),
                }
            }
            SyntaxFault::LongTextOpen => {
                Words::title("The text that begins here has no closing three quotation marks: \"\"\"")
                    .help("Write \"\"\" on a line of its own, right after the text's last line")
            }
            SyntaxFault::Unseen { sign } => {
                Words::title(format!("Here is {} that can't be seen ({})", called(*sign).1, numbered(*sign)))
                    .help("Delete it, and type an ordinary space if there has to be one")
            }
            SyntaxFault::YesNo { said, instead } => Words::title(format!("“{said}” is written {instead}"))
                .help(format!("Write {instead}, without quotation marks. Yes is true, no is false")),
            SyntaxFault::Date { instead } => {
                Words::title("A date is written in figures, the year first: year-month-day")
                    .help(format!("Write:  {instead}"))
            }
            SyntaxFault::Years { instead } => {
                Words::title("Two years are written in curly brackets").help(format!("Write:  {instead}"))
            }
            SyntaxFault::DecimalComma { instead } => {
                Words::title("A number in the file has a decimal point, not a comma")
                    .help(format!("Write:  {instead}"))
            }
            SyntaxFault::KeyLetters { key, near } => {
                Words::title(format!("“{key}” can't stand before an equals sign or name a group"))
                    .help(match near {
                        Some(near) => format!("Write the name in English:  {near}"),
                        None => "Names are English and have the letters a-z, digits, - and _ only".to_owned(),
                    })
            }
            SyntaxFault::TooDeep => Words::title("Groups and lists are nested too deep")
                .help("There may be a [ or { too many"),
            SyntaxFault::NoSuchDay => {
                Words::title("There is no such day").help("A date is written year-month-day:  2026-01-29")
            }
            SyntaxFault::Other => Words::title("What stands here can't be read").help(short).help(long),
        }
    }
}
