//! What is said of a syntax error, in English.

use super::{
    Marks, TomlSyntax, belongs, called, file_of, is_danish_word, line_or_blank, names_to_choose, numbered,
    shortened, slips,
};
use crate::finding::Words;
use crate::locale::Locale;
use crate::source::keys::{Line, is_needed, line_of, takes_years};
use crate::source::syntax::{Opening, Outside, SyntaxFault, YearsLack};

impl TomlSyntax {
    /// The words of the fault alone, in English.
    pub(super) fn of_fault_in_english(&self) -> Words {
        let short = "Short text:  title = \"…\"";
        let long = "Long text:   text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first, may_begin } => {
                let words = Words::title(format!("“{key}” stands here for the second time"));
                // What keeps the words stands first.
                let words = match may_begin {
                    Some("[section.easy]") => words.help(
                        "If it is the section's easy-read text, write on a line of its own, right above this one:  [section.easy]",
                    ),
                    Some(header) => words
                        .help(format!("If a new group begins here, write on a line of its own, right before this one:  {header}")),
                    None => words,
                };
                words.help(match first {
                    Some(line) if may_begin.is_some() => {
                        format!("Or else delete one of them; the first is in line {line}")
                    }
                    Some(line) => format!("The first one is in line {line}. Delete one of them"),
                    None => "Delete one of them".to_owned(),
                })
            }
            SyntaxFault::HeaderMissing { header, key } => {
                Words::title(format!("{header} is missing above “{key}”"))
                    .help(format!("Write on a line of its own, above “{key}”:  {header}"))
            }
            SyntaxFault::ValueMissing { key, near } => {
                let words = Words::title(format!("Nothing stands after the equals sign of “{key}”"));
                let name = near.as_ref().unwrap_or(key);
                let line = match line_of(name) {
                    // The years of an example are nobody's.
                    Line::Example(line) if takes_years(name) => {
                        format!("Write with your own years:  {line}")
                    }
                    line => line.english(),
                };
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
            SyntaxFault::ItemUnquoted => {
                Words::title("Each text in the list has to have quotation marks around it")
                    .help(format!("Write:  {}", self.line_or("\"…\"")))
            }
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!(
                    "Here is the quotation mark {sign}, and straight ones have to be used here: \""
                ))
                .help(format!("Use straight quotation marks:  {}", self.line_or(right)))
            }
            SyntaxFault::QuoteAtEnd { sign, right } => {
                Words::title(format!("The text ends with {sign}, and has to end as it begins: \""))
                    .help(format!("Write a straight quotation mark at the end:  {}", self.line_or(right)))
            }
            SyntaxFault::LongQuotesAtEnd { typed, mark } => {
                Words::title(format!("The text ends with {typed}, and has to end as it begins: {mark}"))
                    .help(format!("Write three straight quotation marks on the line:  {mark}"))
            }
            SyntaxFault::TextBroken { line } => Words::title(
                "The text goes on in the next line, and a text between \" and \" has to be on one line",
            )
            .help(format!("Write:  {line}")),
            SyntaxFault::LongQuotes { typed, line, is_closed } => {
                let title = match typed {
                    Opening::Nothing => {
                        "The text that begins here lacks the three quotation marks before it: \"\"\""
                            .to_owned()
                    }
                    Opening::Marks(typed) if typed == "\"" => {
                        "Here is but one quotation mark, and a text of several lines begins and ends with three: \"\"\""
                            .to_owned()
                    }
                    Opening::Marks(typed) => format!(
                        "Here is {typed}, and a text of several lines begins and ends with three straight quotation marks: \"\"\""
                    ),
                    Opening::KeyAlone { key, has_colon: true } => format!(
                        "After “{key}” there has to be no colon but an equals sign and three straight quotation marks: = \"\"\""
                    ),
                    Opening::KeyAlone { key, has_colon: false } => format!(
                        "After “{key}”, the equals sign and three straight quotation marks are missing: = \"\"\""
                    ),
                };
                let words = Words::title(title).help(format!("Write:  {line}"));
                match is_closed {
                    true => words,
                    false => words.help("Write \"\"\" on a line of its own right after the text as well"),
                }
            }
            SyntaxFault::QuotesInside { line } => {
                Words::title("There are straight quotation marks inside the text, so it ends too early")
                    .help(format!("Use » and « inside the text:  {line}"))
            }
            SyntaxFault::AfterText { within, alone } => {
                let words = Words::title("Something stands after the text's closing quotation mark");
                if alone.as_deref() == Some("\"\"\"") {
                    return words
                        .help("If it belongs to the text, move it up to the line above")
                        .help("Or else delete it, so that only this is left:  \"\"\"");
                }
                let words = words.help(match within {
                    Some(line) => format!("If it belongs to the text, write:  {line}"),
                    None => "If it belongs to the text, move it in before the quotation mark".to_owned(),
                });
                words.help(match alone {
                    Some(line) => format!("Or else delete it, so that only this is left:  {line}"),
                    None => "Or else delete it".to_owned(),
                })
            }
            SyntaxFault::AfterValue { value, within, alone, noted } => {
                let value = match value.chars().all(char::is_alphabetic) {
                    true => format!("“{value}”"),
                    false => value.clone(),
                };
                let words = Words::title(format!("Nothing more can stand on the line after {value}"));
                match within {
                    Some(line) => words
                        .help(format!("If it belongs to the list, write:  {line}"))
                        .help(format!("Or else delete it, so that only this is left:  {alone}")),
                    None => words.help(format!("Write only:  {alone}")),
                }
                .help(format!("If the rest is a note to yourselves, put # before it:  {noted}"))
            }
            SyntaxFault::TextsApart { line } => Words::title("Here are two texts where there has to be one")
                .help(format!("Put one quotation mark before all of it, and one after:  {line}")),
            SyntaxFault::ListBare { line, lines } => Words::title(
                "A list has to have square brackets around it: [ ], and quotation marks around each item",
            )
            .help(match lines {
                Some((first, last)) => format!("Write on one line instead of lines {first}-{last}:  {line}"),
                None => format!("Write:  {line}"),
            }),
            SyntaxFault::TwoOnLine { first, second } => Words::title("Here are two things on the same line")
                .help(format!("Write each on a line of its own:  {first}"))
                .help(second.clone()),
            SyntaxFault::Colon { key, line } => {
                let keys: Vec<String> =
                    self.keys_of_colons(key).into_iter().map(|key| format!("“{key}”")).collect();
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", and quotation marks around the text",
                    Some(Marks::Other) => ", and straight quotation marks around the text",
                    None => "",
                };
                let keys = Locale::English.listed(&keys);
                let words =
                    Words::title(format!("After {keys} there has to be an equals sign, not a colon{marks}"))
                        .help(format!("Write:  {}", line_or_blank(line.as_ref(), key)));
                // Nothing stands behind it.
                if line.is_some() || is_needed(key) { words } else { words.help("Or delete the line") }
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
                Words::title("There is an equals sign too many").help(match &self.line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Delete one".to_owned(),
                })
            }
            SyntaxFault::SignTooMany { sign: ',' } => {
                Words::title("There is a comma too many").help(match &self.line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Delete the comma".to_owned(),
                })
            }
            SyntaxFault::SignTooMany { sign: ']' } => Words::title("There is a square bracket too many")
                .help(match &self.line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Delete the last bracket".to_owned(),
                }),
            SyntaxFault::SignTooMany { sign } => Words::title(format!("There is a sign too many: {sign}"))
                .help(match &self.line {
                    Some(line) => format!("Write:  {line}"),
                    None => "Delete the sign".to_owned(),
                }),
            SyntaxFault::LooseLine { note, is_note: true } => {
                Words::title("A note to yourselves has to begin with #").help(format!("Write:  {note}"))
            }
            SyntaxFault::LooseLine { note, is_note: false } => {
                Words::title("This line stands outside a text")
                    .help("If it is to be published, move it in between the text's \"\"\" and \"\"\"")
                    .help(format!("If it is a note to yourselves, put # before it:  {note}"))
            }
            SyntaxFault::ListOpen { line } => Words::title("The list has no closing ]").help(match line {
                Some(line) => format!("Write:  {line}"),
                None => "Write ] after the last item of the list".to_owned(),
            }),
            SyntaxFault::GroupOpen { header } => Words::title(match header.starts_with("[[") {
                true => "After the group's name there have to be two closing brackets: ]]",
                false => "A closing ] is missing after the group's name",
            })
            .help(format!("Write:  {header}")),
            SyntaxFault::OneBracket { header } => {
                let name = header.trim_matches(['[', ']']);
                Words::title(format!(
                    "“{name}” has to have two brackets on either side, as there can be several"
                ))
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
                    (Some(sign), _) if sign.chars().all(char::is_alphabetic) => {
                        format!("There has to be a comma here, not “{sign}”")
                    }
                    (Some(sign), _) => format!("There has to be a comma here, not {sign}"),
                    (None, Some(item)) => format!("A comma is missing after {item}"),
                    (None, None) => "A comma is missing here".to_owned(),
                });
                let between = match (is_table, self.lacks_marks()) {
                    (true, _) => "There has to be a comma between the parts in curly brackets",
                    (false, None) => "There has to be a comma between the items of a list",
                    (false, Some(Marks::None)) => {
                        "The items of a list have to have quotation marks around them and commas between them"
                    }
                    (false, Some(Marks::Other)) => {
                        "The items of a list have to have straight quotation marks around them and commas between them"
                    }
                };
                match (line, has_note) {
                    (Some(line), true) => words
                        .help(format!("Put the comma before #, or it becomes a part of the note:  {line}")),
                    (None, true) => words.help("Put the comma before #, or it becomes a part of the note"),
                    (Some(line), false) => words.help(format!("{between}:  {line}")),
                    (None, false) => words.help(between),
                }
            }
            SyntaxFault::OtherBrackets { typed, instead } => {
                let typed = match typed {
                    '(' => "round brackets",
                    '[' => "square brackets",
                    _ => "curly brackets",
                };
                let which = if instead.starts_with('{') { "curly ones: { }" } else { "square ones: [ ]" };
                Words::title(format!("Here are {typed}, and there have to be {which}"))
                    .help(format!("Write:  {}", self.line_or(instead)))
            }
            SyntaxFault::QuotesUneven { line } => {
                Words::title("The text begins with three quotation marks, and doesn't end with three")
                    .help(format!("Write:  {line}"))
            }
            SyntaxFault::LongQuotesInside { line } => {
                let words =
                    Words::title("There are three quotation marks inside the text, so it ends too early");
                match line {
                    Some(line) => words.help(format!("Use » and « inside the text:  {line}")),
                    None => words.help("Use » and « inside the text"),
                }
            }
            SyntaxFault::ApostropheInside { line } => {
                Words::title("The apostrophe inside the text makes it end too early")
                    .help(format!("Put \" around the text instead:  {line}"))
            }
            SyntaxFault::BackslashAtEnd { line } => {
                Words::title("The backslash at the end keeps the text from ending")
                    .help(format!("Delete it, so that this is left:  {line}"))
            }
            SyntaxFault::HeaderWritten { typed, header } => {
                Words::title(format!("“{typed}” has to be written {header}"))
                    .help(format!("Write:  {header}"))
            }
            SyntaxFault::Backslash { slashed } => {
                let words = Words::title("A backslash has to be written twice: \\\\");
                match (&self.line, slashed) {
                    (Some(line), Some(slashed)) => {
                        words.help(format!("Write:  {line}")).help(format!("Or with a slash:  {slashed}"))
                    }
                    _ => words.help("If it should be a slash, write /"),
                }
            }
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
            SyntaxFault::LongTextOpen { last } => {
                Words::title("The text that begins here lacks its three closing quotation marks: \"\"\"")
                    .help(match last {
                        Some((number, words)) => {
                            format!(
                                "Write on a line of its own, right below “{}” (line {number}):  \"\"\"",
                                shortened(words)
                            )
                        }
                        None => {
                            "Write on a line of its own, right after the text's last line:  \"\"\"".to_owned()
                        }
                    })
            }
            SyntaxFault::Unseen { sign } => {
                let words = Words::title(format!("Here is {} ({})", called(*sign).1, numbered(*sign)));
                match &self.line {
                    Some(line) => words.help(format!("Delete the line, and type it anew:  {line}")),
                    None => words.help(match sign.is_whitespace() {
                        true => "Delete it, and type an ordinary space if there has to be one",
                        false => "Delete it",
                    }),
                }
            }
            SyntaxFault::NoDecoration { is_described } => Words::title(
                "“decorative” is written only where the picture is decoration",
            )
            .help(match is_described {
                true => "Delete the line: what the picture shows stands in “alt” already",
                false => {
                    "If it isn't, delete the line, and write what the picture shows instead:  alt = \"…\""
                }
            }),
            SyntaxFault::YesNo { said, instead } => {
                Words::title(format!("“{said}” is written {instead}, without quotation marks"))
                    .help(format!("Write:  {}", self.line_or(*instead)))
            }
            SyntaxFault::Answer { key, line } => {
                let title = Words::title(format!("“{key}” takes {}, not yes or no", belongs(key).1));
                let words = match line.clone().map_or_else(|| line_of(key), Line::Blank) {
                    Line::Blank(line) if key == "covers" => {
                        title.help(format!("Write those that the easy text has:  {line}"))
                    }
                    Line::Blank(line) if key == "alt" => title.help(format!(
                        "Write what the picture shows in a sentence or two, as you would say it on the phone:  {line}"
                    )),
                    // The years of an example are nobody's.
                    Line::Example(line) if takes_years(key) => {
                        title.help(format!("Write with your own years:  {line}"))
                    }
                    line => match names_to_choose(key) {
                        Some((_, names)) => title.help(format!("Write with quotation marks:  {key} = {names}")),
                        None => title.help(line.english()),
                    },
                };
                // Without its years or its goals, another finding asks for them.
                if takes_years(key) || line.is_some() {
                    return words;
                }
                words.help(match key.as_str() {
                    "alt" => "If the picture is decoration only, write instead:  decorative = true",
                    key if is_needed(key) => "It always has to be there",
                    _ => "If there is to be none, delete the line",
                })
            }
            SyntaxFault::Date { instead } => {
                Words::title("A date is written in figures, the year first: year-month-day")
                    .help(format!("Write:  {}", self.line_or(instead)))
            }
            SyntaxFault::Years { lack, instead } => {
                const NAMES: &str = "The two years need “from” and “to” before them, a comma between and curly brackets around: { }";
                let words = match lack {
                    YearsLack::Names => Words::title(NAMES),
                    YearsLack::Key { is_danish, has_comma } => {
                        let comma = if *has_comma { "" } else { "a comma between and " };
                        let words = Words::title(format!(
                            "The two years have to stand after “valid =”, with {comma}curly brackets around: {{ }}"
                        ));
                        match is_danish {
                            true => words.help("“fra” and “til” are called “from” and “to” here"),
                            false => words,
                        }
                    }
                    YearsLack::Signs => Words::title(
                        "The two years are written as a sentence. They have to stand after “valid =”, with “from” and “to” before them, a comma between and curly brackets around: { }",
                    ),
                    YearsLack::Equals(key) => {
                        let called = if takes_years(key) { "" } else { ", which is called “valid” here" };
                        Words::title(format!("After “{key}”{called}, the equals sign is missing")).help(NAMES)
                    }
                };
                words.help(format!("Write:  {}", self.line_or(instead)))
            }
            SyntaxFault::DecimalComma { instead } => {
                Words::title("A number in the file has a decimal point, not a comma")
                    .help(format!("Write:  {}", self.line_or(instead)))
            }
            SyntaxFault::Unmarked => {
                Words::title("Where text belongs, numbers and dates have quotation marks, too").help(short)
            }
            SyntaxFault::KeyLetters { key, near, known } => match near {
                // Only by comparing the two would one find it.
                Some(near) if key.contains(' ') && key.replace(' ', "_") == *near => {
                    Words::title(format!("In “{key}” there has to be an underscore (_), not a space"))
                        .help(format!("Write:  {}", self.line_or(near)))
                }
                Some(near) => Words::title(format!("“{key}” is called “{near}” here"))
                    .help(format!("Write:  {}", self.line_or(near))),
                None => {
                    let words = match is_danish_word(key) {
                        true => Words::title(format!(
                            "“{key}” is not a name that can stand here: names are English, without æ, ø and å"
                        )),
                        false => Words::title(format!(
                            "The name “{key}” has characters that names here can't have"
                        ))
                        .help("Names are English and have the letters a-z, digits, - and _ only"),
                    };
                    match known.as_slice() {
                        [] => words,
                        [one] => {
                            words.help(format!("Did you mean “{one}”? Then write:  {}", self.line_or(*one)))
                        }
                        known => words
                            .help(format!(
                                "Write one of these names instead of “{key}”: {}",
                                Locale::English.listed(known)
                            ))
                            .help("Or delete the line"),
                    }
                }
            },
            SyntaxFault::TooDeep => {
                Words::title("Groups and lists are nested too deep").help("There may be a [ or { too many")
            }
            SyntaxFault::NoSuchDay => {
                Words::title("There is no such day").help("A date is written year-month-day:  2026-01-29")
            }
            SyntaxFault::Slip { slip, line } => slips::english(slip, &self.line_or(line.as_str())),
            SyntaxFault::Other => Words::title("What stands here can't be read").help(short).help(long),
        }
    }
}
