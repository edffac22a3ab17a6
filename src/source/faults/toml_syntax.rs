//! A file is valid TOML.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;
use crate::source::keys::{Line, line_of};
use crate::source::syntax::{Outside, SyntaxFault};

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
    /// What else is wrong with the same line, and is right in the line that is shown.
    pub also: Vec<SyntaxFault>,
}

impl TomlSyntax {
    /// The keys of colons, the fault's own first.
    fn keys_of_colons<'a>(&'a self, first: &'a str) -> Vec<&'a str> {
        let others = self.also.iter().filter_map(|fault| match fault {
            SyntaxFault::Colon { key, .. } => Some(key.as_str()),
            _ => None,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// Whether the quotation marks around a text are wrong, too: missing, or others than straight ones.
    fn lacks_marks(&self) -> Option<Marks> {
        self.also.iter().find_map(|fault| match fault {
            SyntaxFault::TextUnquoted { .. } | SyntaxFault::Unmarked => Some(Marks::None),
            SyntaxFault::Quotes { .. } | SyntaxFault::QuoteAtEnd { .. } => Some(Marks::Other),
            _ => None,
        })
    }

    /// Those of the other faults that the message about this one doesn't name, each kind once.
    fn rest(&self) -> Vec<Self> {
        use std::mem::discriminant;
        let names_marks = matches!(
            self.fault,
            SyntaxFault::Colon { .. } | SyntaxFault::EqualsMissing { .. } | SyntaxFault::CommaMissing { .. }
        );
        let is_about_marks = |fault: &SyntaxFault| {
            matches!(
                fault,
                SyntaxFault::TextUnquoted { .. }
                    | SyntaxFault::Unmarked
                    | SyntaxFault::Quotes { .. }
                    | SyntaxFault::QuoteAtEnd { .. }
            )
        };
        let mut told = vec![discriminant(&self.fault)];
        let mut rest = Vec::new();
        for fault in &self.also {
            if told.contains(&discriminant(fault)) || names_marks && is_about_marks(fault) {
                continue;
            }
            told.push(discriminant(fault));
            rest.push(Self { fault: fault.clone(), also: Vec::new() });
        }
        rest
    }
}

/// What is wrong with the marks around a text.
#[derive(Clone, Copy)]
enum Marks {
    /// There are none.
    None,
    /// They are none of TOML's.
    Other,
}

/// A line as it was typed, mended; or, where nothing can be told of its value, one to be filled in.
fn line_or_blank(line: Option<&String>, key: &str) -> String {
    line.cloned().unwrap_or_else(|| match line_of(key) {
        Line::Blank(line) => line,
        Line::Example(_) => format!("{key} = …"),
    })
}

/// The file that a path ends with.
fn file_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A character's number, since it can't be seen.
fn numbered(sign: char) -> String {
    let number = format!("U+{:04X}", u32::from(sign));
    if sign == '\u{feff}' { format!("BOM, {number}") } else { number }
}

/// What a character that nobody sees is called, in Danish and English.
fn called(sign: char) -> (&'static str, &'static str) {
    match sign {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => {
            ("et hårdt mellemrum, som man ikke kan se", "a no-break space that can't be seen")
        }
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' | '\u{1680}' => {
            ("et særligt mellemrum, som man ikke kan se", "a special space that can't be seen")
        }
        '\u{ad}' => ("en usynlig, blød bindestreg", "an invisible soft hyphen"),
        _ if sign.is_control() => ("et usynligt styretegn", "an invisible control character"),
        _ => ("et usynligt tegn", "an invisible character"),
    }
}

impl Message for TomlSyntax {
    fn danish(&self) -> Words {
        let rest = self.rest();
        rest.iter().fold(self.of_fault_in_danish(), |words, other| {
            words.help(format!("Desuden: {}", other.of_fault_in_danish().title))
        })
    }

    fn english(&self) -> Words {
        let rest = self.rest();
        rest.iter().fold(self.of_fault_in_english(), |words, other| {
            words.help(format!("Besides: {}", other.of_fault_in_english().title))
        })
    }
}

impl TomlSyntax {
    fn of_fault_in_danish(&self) -> Words {
        let short = "Kort tekst:  title = \"…\"";
        let long = "Lang tekst:  text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first } => {
                let title = format!("»{key}« står her for anden gang");
                Words::title(title).help(match first {
                    Some(line) => format!("Den første står i linje {line}. Fjern den ene"),
                    None => "Fjern den ene".to_owned(),
                })
            }
            SyntaxFault::ValueMissing { key, near } => {
                let words = Words::title(format!("Der står intet efter lighedstegnet ved »{key}«"));
                let line = line_of(near.as_ref().unwrap_or(key)).danish();
                match near {
                    Some(near) => words.help(format!("Navnet er »{near}«. {line}")),
                    None => words.help(line),
                }
                .help("Eller slet linjen")
            }
            SyntaxFault::TextUnquoted { line } => {
                Words::title("Teksten mangler anførselstegn").help(match line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => short.to_owned(),
                })
            }
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!("Her står anførselstegnet {sign}, men der skal bruges lige anførselstegn: \""))
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
            .help("Skriv \"\"\" (Skift + 2, tre gange) her. De samme tre skal stå på en linje for sig efter teksten"),
            SyntaxFault::QuotesInside { line } => {
                Words::title("Der står lige anførselstegn inde i teksten, så den slutter for tidligt")
                    .help(format!("Brug » og « inde i teksten:  {line}"))
            }
            SyntaxFault::AfterText => Words::title("Her står noget efter tekstens afsluttende anførselstegn")
                .help("Flyt anførselstegnet om bag det sidste ord, eller slet det, der står efter"),
            SyntaxFault::Colon { key, line } => {
                let keys: Vec<String> =
                    self.keys_of_colons(key).into_iter().map(|key| format!("»{key}«")).collect();
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", og teksten skal have anførselstegn om",
                    Some(Marks::Other) => ", og teksten skal have lige anførselstegn om",
                    None => "",
                };
                let keys = Locale::Danish.listed(&keys);
                Words::title(format!("Efter {keys} skal der stå et lighedstegn, ikke et kolon{marks}"))
                    .help(format!("Skriv:  {}", line_or_blank(line.as_ref(), key)))
            }
            SyntaxFault::EqualsMissing { key, line } => {
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", og teksten skal have anførselstegn om",
                    Some(Marks::Other) => ", og teksten skal have lige anførselstegn om",
                    None => "",
                };
                Words::title(format!("Der mangler et lighedstegn efter »{key}«{marks}"))
                    .help(format!("Skriv:  {}", line_or_blank(line.as_ref(), key)))
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
            SyntaxFault::ListOpen { line } => {
                Words::title("En liste mangler sin afsluttende ]").help(match line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Skriv ] efter det sidste i listen".to_owned(),
                })
            }
            SyntaxFault::GroupOpen { header } => {
                Words::title(match header.starts_with("[[") {
                    true => "Efter gruppens navn skal der stå to afsluttende klammer: ]]",
                    false => "Efter gruppens navn mangler en afsluttende ]",
                }).help(format!("Skriv:  {header}"))
            }
            SyntaxFault::OneBracket { header } => {
                let name = header.trim_matches(['[', ']']);
                Words::title(format!("»{name}« skal have to klammer på hver side, for der kan være flere"))
                    .help(format!("Skriv:  {header}"))
            }
            SyntaxFault::InlineTableOpen { line } => {
                Words::title("Der mangler en afsluttende }").help(match line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Skriv det hele på én linje, med } til sidst".to_owned(),
                })
            }
            SyntaxFault::CommaMissing { sign, is_table, after, has_note, line } => {
                let words = Words::title(match (sign, after) {
                    (Some(sign), _) => format!("Her skal der stå et komma, ikke {sign}"),
                    (None, Some(item)) => format!("Efter {item} mangler der et komma"),
                    (None, None) => "Her mangler et komma".to_owned(),
                });
                let between = match (is_table, self.lacks_marks()) {
                    (true, _) => "Der skal stå komma mellem delene i en krøllet parentes",
                    (false, None) => "Der skal stå komma mellem det, der er i en liste",
                    (false, Some(Marks::None)) => {
                        "Der skal stå komma mellem det, der er i en liste, og anførselstegn om hver del"
                    }
                    (false, Some(Marks::Other)) => {
                        "Der skal stå komma mellem det, der er i en liste, og lige anførselstegn om hver del"
                    }
                };
                match (line, has_note) {
                    (Some(line), true) => words
                        .help(format!("Sæt kommaet før #, ellers bliver det en del af noten:  {line}")),
                    (None, true) => words.help("Sæt kommaet før #, ellers bliver det en del af noten"),
                    (Some(line), false) => words.help(format!("{between}:  {line}")),
                    (None, false) => words.help(between),
                }
            }
            SyntaxFault::RoundBrackets { instead } => {
                let which = if instead.starts_with('{') { "krøllede: { }" } else { "kantede: [ ]" };
                Words::title(format!("Her står runde parenteser, men der skal stå {which}"))
                    .help(format!("Skriv:  {instead}"))
            }
            SyntaxFault::Backslash => Words::title("En omvendt skråstreg skal skrives to gange: \\\\")
                .help("Skal der være en almindelig skråstreg, så skriv /"),
            SyntaxFault::PathBackslash { key, path, outside: None } => {
                Words::title("Stien er skrevet med omvendte skråstreger, men skal have almindelige: /")
                    .help(format!("Skriv:  {key} = \"{path}\""))
            }
            SyntaxFault::PathBackslash { key, path, outside: Some(to) } => {
                let to = match to {
                    Outside::Drive(drive) => format!(", til en fil på drevet {drive}:"),
                    Outside::Network => ", til en fil på netværket".to_owned(),
                    Outside::Folder => String::new(),
                };
                let file = file_of(path);
                match key.as_str() {
                    "src" => Words::title(format!("Stien fører ud af politikkens mappe{to}")).help(format!(
                        "Kopiér filen ind i mappen images ved siden af policy.toml, og skriv:  src = \"images/{file}\""
                    )),
                    _ => Words::title(format!("Stien fører ud af mappen sources/publishers/{to}")).help(format!(
                        "Kopiér filen ind ved siden af udgiverens fil, og skriv:  {key} = \"{file}\""
                    )),
                }
            }
            SyntaxFault::TextOpen { line } => {
                let words = Words::title("Teksten mangler sit afsluttende anførselstegn");
                match line {
                    Some(line) => words.help(format!("Skriv:  {line}")),
                    None => words.help(short).help(long),
                }
            }
            SyntaxFault::LongTextOpen => {
                Words::title("Teksten, der begynder her, mangler de tre afsluttende anførselstegn: \"\"\"")
                    .help("Skriv \"\"\" på en linje for sig, lige efter tekstens sidste linje")
            }
            SyntaxFault::Unseen { sign } => {
                let words = Words::title(format!("Her står {} ({})", called(*sign).0, numbered(*sign)));
                words.help(match sign.is_whitespace() {
                    true => "Slet det, og skriv et almindeligt mellemrum, hvis der skal være et",
                    false => "Slet det",
                })
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
            SyntaxFault::Unmarked => {
                Words::title("Hvor der skal stå tekst, skal også tal og datoer have anførselstegn om").help(short)
            }
            SyntaxFault::KeyLetters { key, near, known } => {
                match near {
                    Some(near) => Words::title(format!("Navnet »{key}« skal skrives på engelsk"))
                        .help(format!("Skriv:  {near}")),
                    None => {
                        let words =
                            Words::title(format!("Navnet »{key}« indeholder tegn, der ikke kan bruges i navne her"))
                                .help("Navnene er engelske og består kun af bogstaverne a-z, tal, - og _");
                        match known.as_slice() {
                            [] => words,
                            known => words.help(format!("Her kan stå: {}", Locale::Danish.listed(known))),
                        }
                    }
                }
            }
            SyntaxFault::TooDeep => Words::title("Grupper og lister ligger for dybt inden i hinanden")
                .help("Der er nok et [ eller { for meget"),
            SyntaxFault::NoSuchDay => {
                Words::title("Den dag findes ikke").help("En dato skrives år-måned-dag:  2026-01-29")
            }
            SyntaxFault::Other => Words::title("Det, der står her, kan ikke læses").help(short).help(long),
        }
    }

    fn of_fault_in_english(&self) -> Words {
        let short = "Short text:  title = \"…\"";
        let long = "Long text:   text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first } => {
                Words::title(format!("“{key}” stands here for the second time")).help(match first {
                    Some(line) => format!("The first one is in line {line}. Remove one of them"),
                    None => "Remove one of them".to_owned(),
                })
            }
            SyntaxFault::ValueMissing { key, near } => {
                let words = Words::title(format!("Nothing stands after the equals sign of “{key}”"));
                let line = line_of(near.as_ref().unwrap_or(key)).english();
                match near {
                    Some(near) => words.help(format!("The name is “{near}”. {line}")),
                    None => words.help(line),
                }
                .help("Or delete the line")
            }
            SyntaxFault::TextUnquoted { line } => {
                Words::title("The text has no quotation marks").help(match line {
                    Some(line) => format!("Write:  {line}"),
                    None => short.to_owned(),
                })
            }
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!(
                    "Here is the quotation mark {sign}, and straight ones have to be used here: \""
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
            .help("Write \"\"\" here. The same three have to stand on a line of their own after the text"),
            SyntaxFault::QuotesInside { line } => {
                Words::title("There are straight quotation marks inside the text, so it ends too early")
                    .help(format!("Use » and « inside the text:  {line}"))
            }
            SyntaxFault::AfterText => Words::title("Something stands after the text's closing quotation mark")
                .help("Move the quotation mark behind the last word, or delete what stands after it"),
            SyntaxFault::Colon { key, line } => {
                let keys: Vec<String> =
                    self.keys_of_colons(key).into_iter().map(|key| format!("“{key}”")).collect();
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", and quotation marks around the text",
                    Some(Marks::Other) => ", and straight quotation marks around the text",
                    None => "",
                };
                let keys = Locale::English.listed(&keys);
                Words::title(format!("After {keys} there has to be an equals sign, not a colon{marks}"))
                    .help(format!("Write:  {}", line_or_blank(line.as_ref(), key)))
            }
            SyntaxFault::EqualsMissing { key, line } => {
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", and quotation marks around the text",
                    Some(Marks::Other) => ", and straight quotation marks around the text",
                    None => "",
                };
                Words::title(format!("An equals sign is missing after “{key}”{marks}"))
                    .help(format!("Write:  {}", line_or_blank(line.as_ref(), key)))
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
            SyntaxFault::ListOpen { line } => {
                Words::title("A list has no closing ]").help(match line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Write ] after the last item of the list".to_owned(),
                })
            }
            SyntaxFault::GroupOpen { header } => {
                Words::title(match header.starts_with("[[") {
                    true => "After the group's name there have to be two closing brackets: ]]",
                    false => "A closing ] is missing after the group's name",
                }).help(format!("Write:  {header}"))
            }
            SyntaxFault::OneBracket { header } => {
                let name = header.trim_matches(['[', ']']);
                Words::title(format!("“{name}” has to have two brackets on either side, as there can be several"))
                    .help(format!("Write:  {header}"))
            }
            SyntaxFault::InlineTableOpen { line } => {
                Words::title("A closing } is missing").help(match line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Write all of it on one line, with } at the end".to_owned(),
                })
            }
            SyntaxFault::CommaMissing { sign, is_table, after, has_note, line } => {
                let words = Words::title(match (sign, after) {
                    (Some(sign), _) => format!("There has to be a comma here, not {sign}"),
                    (None, Some(item)) => format!("A comma is missing after {item}"),
                    (None, None) => "A comma is missing here".to_owned(),
                });
                let between = match (is_table, self.lacks_marks()) {
                    (true, _) => "A comma stands between the parts in curly brackets",
                    (false, None) => "A comma stands between the items of a list",
                    (false, Some(Marks::None)) => {
                        "A comma stands between the items of a list, and quotation marks around each item"
                    }
                    (false, Some(Marks::Other)) => {
                        "A comma stands between the items of a list, and straight quotation marks around each item"
                    }
                };
                match (line, has_note) {
                    (Some(line), true) => {
                        words.help(format!("Put the comma before #, or it becomes a part of the note:  {line}"))
                    }
                    (None, true) => words.help("Put the comma before #, or it becomes a part of the note"),
                    (Some(line), false) => words.help(format!("{between}:  {line}")),
                    (None, false) => words.help(between),
                }
            }
            SyntaxFault::RoundBrackets { instead } => {
                let which = if instead.starts_with('{') { "curly ones: { }" } else { "square ones: [ ]" };
                Words::title(format!("Here are round brackets, and there have to be {which}"))
                    .help(format!("Write:  {instead}"))
            }
            SyntaxFault::Backslash => Words::title("A backslash has to be written twice: \\\\")
                .help("If it should be a slash, write /"),
            SyntaxFault::PathBackslash { key, path, outside: None } => {
                Words::title("The path is written with backslashes, and has to have slashes: /")
                    .help(format!("Write:  {key} = \"{path}\""))
            }
            SyntaxFault::PathBackslash { key, path, outside: Some(to) } => {
                let to = match to {
                    Outside::Drive(drive) => format!(", to a file on the drive {drive}:"),
                    Outside::Network => ", to a file on the network".to_owned(),
                    Outside::Folder => String::new(),
                };
                let file = file_of(path);
                match key.as_str() {
                    "src" => Words::title(format!("The path leads out of the policy's folder{to}")).help(format!(
                        "Copy the file into the folder images beside policy.toml, and write:  src = \"images/{file}\""
                    )),
                    _ => Words::title(format!("The path leads out of the folder sources/publishers/{to}")).help(
                        format!("Copy the file in beside the publisher's own, and write:  {key} = \"{file}\""),
                    ),
                }
            }
            SyntaxFault::TextOpen { line } => {
                let words = Words::title("The text has no closing quotation mark");
                match line {
                    Some(line) => words.help(format!("Write:  {line}")),
                    None => words.help(short).help(long),
                }
            }
            SyntaxFault::LongTextOpen => {
                Words::title("The text that begins here lacks its three closing quotation marks: \"\"\"")
                    .help("Write \"\"\" on a line of its own, right after the text's last line")
            }
            SyntaxFault::Unseen { sign } => {
                let words = Words::title(format!("Here is {} ({})", called(*sign).1, numbered(*sign)));
                words.help(match sign.is_whitespace() {
                    true => "Delete it, and type an ordinary space if there has to be one",
                    false => "Delete it",
                })
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
            SyntaxFault::Unmarked => {
                Words::title("Where text belongs, numbers and dates have quotation marks, too").help(short)
            }
            SyntaxFault::KeyLetters { key, near, known } => {
                match near {
                    Some(near) => Words::title(format!("The name “{key}” has to be written in English"))
                        .help(format!("Write:  {near}")),
                    None => {
                        let words =
                            Words::title(format!("The name “{key}” has characters that names here can't have"))
                                .help("Names are English and have the letters a-z, digits, - and _ only");
                        match known.as_slice() {
                            [] => words,
                            known => words.help(format!("Allowed here: {}", Locale::English.listed(known))),
                        }
                    }
                }
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
