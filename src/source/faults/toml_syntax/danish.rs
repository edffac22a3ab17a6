//! What is said of a syntax error, in Danish.

use super::{
    Marks, TomlSyntax, belongs, called, file_of, is_danish_word, line_or_blank, names_to_choose, numbered,
    shortened, slips,
};
use crate::finding::Words;
use crate::locale::Locale;
use crate::source::keys::{Line, is_needed, line_of, takes_years};
use crate::source::syntax::{Opening, Outside, SyntaxFault, YearsLack};

impl TomlSyntax {
    /// The words of the fault alone, in Danish.
    pub(super) fn of_fault_in_danish(&self) -> Words {
        let short = "Kort tekst:  title = \"…\"";
        let long = "Lang tekst:  text = \"\"\"…\"\"\"";
        match &self.fault {
            SyntaxFault::KeyTwice { key, first, may_begin } => {
                let words = Words::title(format!("»{key}« står her for anden gang"));
                // What keeps the words stands first.
                let words = match may_begin {
                    Some("[section.easy]") => words.help(
                        "Er det afsnittets letlæste tekst, så skriv på en linje for sig, lige over denne:  [section.easy]",
                    ),
                    Some(header) => {
                        words.help(format!("Begynder en ny gruppe her, så skriv på en linje for sig, lige før denne:  {header}"))
                    }
                    None => words,
                };
                let delete = if may_begin.is_some() { "Ellers slet den ene" } else { "Slet den ene" };
                words.help(match first {
                    Some(line) if may_begin.is_some() => format!("{delete}; den første står i linje {line}"),
                    Some(line) => format!("Den første står i linje {line}. {delete}"),
                    None => delete.to_owned(),
                })
            }
            SyntaxFault::HeaderMissing { header, key } => {
                Words::title(format!("{header} mangler over »{key}«"))
                    .help(format!("Skriv på en linje for sig, over »{key}«:  {header}"))
            }
            SyntaxFault::ValueMissing { key, near } => {
                let words = Words::title(format!("Der står intet efter lighedstegnet ved »{key}«"));
                let name = near.as_ref().unwrap_or(key);
                let line = match line_of(name) {
                    // The years of an example are nobody's.
                    Line::Example(line) if takes_years(name) => {
                        format!("Skriv med jeres egne årstal:  {line}")
                    }
                    line => line.danish(),
                };
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
            SyntaxFault::ItemUnquoted => Words::title("Hver tekst i listen skal have anførselstegn om sig")
                .help(format!("Skriv:  {}", self.line_or("\"…\""))),
            SyntaxFault::Quotes { sign, right } => {
                let right = right.as_deref().unwrap_or("\"…\"");
                Words::title(format!(
                    "Her står anførselstegnet {sign}, men der skal bruges lige anførselstegn: \""
                ))
                .help(format!("Brug lige anførselstegn (Skift + 2):  {}", self.line_or(right)))
            }
            SyntaxFault::QuoteAtEnd { sign, right } => {
                Words::title(format!("Teksten slutter med {sign}, men skal slutte, som den begynder: \""))
                    .help(format!(
                        "Skriv et lige anførselstegn (Skift + 2) til sidst:  {}",
                        self.line_or(right)
                    ))
            }
            SyntaxFault::LongQuotesAtEnd { typed, mark } => Words::title(format!(
                "Teksten slutter med {typed}, men skal slutte, som den begynder: {mark}"
            ))
            .help(format!("Skriv tre lige anførselstegn på linjen:  {mark}")),
            SyntaxFault::TextBroken { line } => Words::title(
                "Teksten fortsætter på næste linje, men en tekst mellem \" og \" skal stå på én linje",
            )
            .help(format!("Skriv:  {line}")),
            SyntaxFault::LongQuotes { typed, line, is_closed } => {
                let title = match typed {
                    Opening::Nothing => {
                        "Teksten, der begynder her, mangler de tre anførselstegn foran: \"\"\"".to_owned()
                    }
                    Opening::Marks(typed) if typed == "\"" => {
                        "Her står kun ét anførselstegn, men en tekst over flere linjer begynder og slutter med tre: \"\"\""
                            .to_owned()
                    }
                    Opening::Marks(typed) => format!(
                        "Her står {typed}, men en tekst over flere linjer begynder og slutter med tre lige anførselstegn: \"\"\""
                    ),
                    Opening::KeyAlone { key, has_colon: true } => format!(
                        "Efter »{key}« skal der ikke stå kolon, men lighedstegn og tre lige anførselstegn: = \"\"\""
                    ),
                    Opening::KeyAlone { key, has_colon: false } => {
                        format!("Efter »{key}« mangler lighedstegn og tre lige anførselstegn: = \"\"\"")
                    }
                };
                let words = Words::title(title).help(format!("Skriv (Skift + 2, tre gange):  {line}"));
                match is_closed {
                    true => words,
                    false => words.help("Skriv også \"\"\" på en linje for sig, lige efter teksten"),
                }
            }
            SyntaxFault::QuotesInside { line } => {
                Words::title("Der står lige anførselstegn inde i teksten, så den slutter for tidligt")
                    .help(format!("Brug » og « inde i teksten:  {line}"))
            }
            SyntaxFault::AfterText { within, alone } => {
                let words = Words::title("Her står noget efter tekstens afsluttende anførselstegn");
                if alone.as_deref() == Some("\"\"\"") {
                    return words
                        .help("Hører det med til teksten, så flyt det op på linjen over")
                        .help("Ellers slet det, så der kun står:  \"\"\"");
                }
                let words = words.help(match within {
                    Some(line) => format!("Hører det med til teksten, så skriv:  {line}"),
                    None => "Hører det med til teksten, så flyt det ind foran anførselstegnet".to_owned(),
                });
                words.help(match alone {
                    Some(line) => format!("Ellers slet det, så der kun står:  {line}"),
                    None => "Ellers slet det".to_owned(),
                })
            }
            SyntaxFault::AfterValue { value, within, alone, noted } => {
                let value = match value.chars().all(char::is_alphabetic) {
                    true => format!("»{value}«"),
                    false => value.clone(),
                };
                let words = Words::title(format!("Efter {value} må der ikke stå mere på linjen"));
                match within {
                    Some(line) => words
                        .help(format!("Hører det med til listen, så skriv:  {line}"))
                        .help(format!("Ellers slet det, så der kun står:  {alone}")),
                    None => words.help(format!("Skriv kun:  {alone}")),
                }
                .help(format!("Er resten en note til jer selv, så sæt # foran:  {noted}"))
            }
            SyntaxFault::TextsApart { line } => Words::title("Her står to tekster, hvor der skal stå én")
                .help(format!("Sæt ét anførselstegn før og ét efter det hele:  {line}")),
            SyntaxFault::ListBare { line, lines } => Words::title(
                "En liste skal have klammer om sig: [ ], og anførselstegn om hver del",
            )
            .help(match lines {
                Some((first, last)) => {
                    format!("Skriv på én linje i stedet for linje {first}-{last}:  {line}")
                }
                None => format!("Skriv:  {line}"),
            }),
            SyntaxFault::TwoOnLine { first, second } => Words::title("Her står to ting på samme linje")
                .help(format!("Skriv hver på sin egen linje:  {first}"))
                .help(second.clone()),
            SyntaxFault::Colon { key, line } => {
                let keys: Vec<String> =
                    self.keys_of_colons(key).into_iter().map(|key| format!("»{key}«")).collect();
                let marks = match self.lacks_marks() {
                    Some(Marks::None) => ", og teksten skal have anførselstegn om",
                    Some(Marks::Other) => ", og teksten skal have lige anførselstegn om",
                    None => "",
                };
                let keys = Locale::Danish.listed(&keys);
                let words =
                    Words::title(format!("Efter {keys} skal der stå et lighedstegn, ikke et kolon{marks}"))
                        .help(format!("Skriv:  {}", line_or_blank(line.as_ref(), key)));
                // Nothing stands behind it.
                if line.is_some() || is_needed(key) { words } else { words.help("Eller slet linjen") }
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
                Words::title("Her er et lighedstegn for meget").help(match &self.line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Slet det ene".to_owned(),
                })
            }
            SyntaxFault::SignTooMany { sign: ',' } => {
                Words::title("Her er et komma for meget").help(match &self.line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Slet kommaet".to_owned(),
                })
            }
            SyntaxFault::SignTooMany { sign: ']' } => {
                Words::title("Her er en klamme for meget").help(match &self.line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Slet den sidste klamme".to_owned(),
                })
            }
            SyntaxFault::SignTooMany { sign } => Words::title(format!("Her er et tegn for meget: {sign}"))
                .help(match &self.line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Slet tegnet".to_owned(),
                }),
            SyntaxFault::LooseLine { note, is_note: true } => {
                Words::title("En note til jer selv skal begynde med #").help(format!("Skriv:  {note}"))
            }
            SyntaxFault::LooseLine { note, is_note: false } => {
                Words::title("Denne linje står uden for en tekst")
                    .help("Skal den udgives, så flyt den ind mellem tekstens \"\"\" og \"\"\"")
                    .help(format!("Er den en note til jer selv, så sæt # foran:  {note}"))
            }
            SyntaxFault::ListOpen { line } => {
                Words::title("Listen mangler sin afsluttende ]").help(match line {
                    Some(line) => format!("Skriv:  {line}"),
                    None => "Skriv ] efter det sidste i listen".to_owned(),
                })
            }
            SyntaxFault::GroupOpen { header } => Words::title(match header.starts_with("[[") {
                true => "Efter gruppens navn skal der stå to afsluttende klammer: ]]",
                false => "Efter gruppens navn mangler en afsluttende ]",
            })
            .help(format!("Skriv:  {header}")),
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
                    (Some(sign), _) if sign.chars().all(char::is_alphabetic) => {
                        format!("Her skal der stå et komma, ikke »{sign}«")
                    }
                    (Some(sign), _) => format!("Her skal der stå et komma, ikke {sign}"),
                    (None, Some(item)) => format!("Efter {item} mangler der et komma"),
                    (None, None) => "Her mangler et komma".to_owned(),
                });
                let between = match (is_table, self.lacks_marks()) {
                    (true, _) => "Der skal stå komma mellem delene i en krøllet parentes",
                    (false, None) => "Der skal stå komma mellem det, der er i en liste",
                    (false, Some(Marks::None)) => {
                        "Delene i en liste skal have anførselstegn om sig og komma imellem"
                    }
                    (false, Some(Marks::Other)) => {
                        "Delene i en liste skal have lige anførselstegn om sig og komma imellem"
                    }
                };
                match (line, has_note) {
                    (Some(line), true) => {
                        words.help(format!("Sæt kommaet før #, ellers bliver det en del af noten:  {line}"))
                    }
                    (None, true) => words.help("Sæt kommaet før #, ellers bliver det en del af noten"),
                    (Some(line), false) => words.help(format!("{between}:  {line}")),
                    (None, false) => words.help(between),
                }
            }
            SyntaxFault::OtherBrackets { typed, instead } => {
                let typed = match typed {
                    '(' => "runde parenteser",
                    '[' => "klammer",
                    _ => "krøllede parenteser",
                };
                let is_table = instead.starts_with('{');
                let which = if is_table { "krøllede parenteser: { }" } else { "klammer: [ ]" };
                Words::title(format!("Her står {typed}, men der skal stå {which}"))
                    .help(format!("Skriv:  {}", self.line_or(instead)))
            }
            SyntaxFault::QuotesUneven { line } => {
                Words::title("Teksten begynder med tre anførselstegn, men slutter ikke med tre")
                    .help(format!("Skriv:  {line}"))
            }
            SyntaxFault::LongQuotesInside { line } => {
                let words =
                    Words::title("Der står tre anførselstegn inde i teksten, så den slutter for tidligt");
                match line {
                    Some(line) => words.help(format!("Brug » og « inde i teksten:  {line}")),
                    None => words.help("Brug » og « inde i teksten"),
                }
            }
            SyntaxFault::ApostropheInside { line } => {
                Words::title("Apostroffen inde i teksten får den til at slutte for tidligt")
                    .help(format!("Sæt \" om teksten i stedet:  {line}"))
            }
            SyntaxFault::BackslashAtEnd { line } => {
                Words::title("Den omvendte skråstreg til sidst gør, at teksten ikke slutter")
                    .help(format!("Slet den, så der står:  {line}"))
            }
            SyntaxFault::HeaderWritten { typed, header } => {
                Words::title(format!("»{typed}« skal skrives {header}")).help(format!("Skriv:  {header}"))
            }
            SyntaxFault::Backslash { slashed } => {
                let words = Words::title("En omvendt skråstreg skal skrives to gange: \\\\");
                match (&self.line, slashed) {
                    (Some(line), Some(slashed)) => words
                        .help(format!("Skriv:  {line}"))
                        .help(format!("Eller med en almindelig skråstreg:  {slashed}")),
                    _ => words.help("Skal der være en almindelig skråstreg, så skriv /"),
                }
            }
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
            SyntaxFault::LongTextOpen { last } => {
                Words::title("Teksten, der begynder her, mangler de tre afsluttende anførselstegn: \"\"\"")
                    .help(match last {
                        Some((number, words)) => {
                            format!(
                                "Skriv på en linje for sig, lige under »{}« (linje {number}):  \"\"\"",
                                shortened(words)
                            )
                        }
                        None => {
                            "Skriv på en linje for sig, lige efter tekstens sidste linje:  \"\"\"".to_owned()
                        }
                    })
            }
            SyntaxFault::Unseen { sign } => {
                let words = Words::title(format!("Her står {} ({})", called(*sign).0, numbered(*sign)));
                match &self.line {
                    Some(line) => words.help(format!("Slet linjen, og skriv den forfra:  {line}")),
                    None => words.help(match sign.is_whitespace() {
                        true => "Slet det, og skriv et almindeligt mellemrum, hvis der skal være et",
                        false => "Slet det",
                    }),
                }
            }
            SyntaxFault::NoDecoration { is_described } => Words::title(
                "»decorative« skrives kun, når billedet er pynt",
            )
            .help(match is_described {
                true => "Slet linjen: Hvad billedet viser, står allerede i »alt«",
                false => {
                    "Er det ikke pynt, så slet linjen, og skriv i stedet, hvad billedet viser:  alt = \"…\""
                }
            }),
            SyntaxFault::YesNo { said, instead } => {
                Words::title(format!("»{said}« skal skrives {instead}, uden anførselstegn"))
                    .help(format!("Skriv:  {}", self.line_or(*instead)))
            }
            SyntaxFault::Answer { key, line } => {
                let title =
                    Words::title(format!("I »{key}« skal der stå {}, ikke ja eller nej", belongs(key).0));
                let words = match line.clone().map_or_else(|| line_of(key), Line::Blank) {
                    Line::Blank(line) if key == "covers" => {
                        title.help(format!("Skriv dem, som den letlæste tekst har med:  {line}"))
                    }
                    Line::Blank(line) if key == "alt" => title.help(format!(
                        "Skriv, hvad billedet viser, i en sætning eller to, som du ville sige det i telefonen:  {line}"
                    )),
                    // The years of an example are nobody's.
                    Line::Example(line) if takes_years(key) => {
                        title.help(format!("Skriv med jeres egne årstal:  {line}"))
                    }
                    line => match names_to_choose(key) {
                        Some((names, _)) => title.help(format!("Skriv med anførselstegn om:  {key} = {names}")),
                        None => title.help(line.danish()),
                    },
                };
                // Without its years or its goals, another finding asks for them.
                if takes_years(key) || line.is_some() {
                    return words;
                }
                words.help(match key.as_str() {
                    "alt" => "Er billedet kun pynt, så skriv i stedet:  decorative = true",
                    key if is_needed(key) => "Linjen skal altid være der",
                    _ => "Skal der ikke stå noget, så slet linjen",
                })
            }
            SyntaxFault::Date { instead } => {
                Words::title("En dato skrives med tal, først året: år-måned-dag")
                    .help(format!("Skriv:  {}", self.line_or(instead)))
            }
            SyntaxFault::Years { lack, instead } => {
                const NAMES: &str = "De to årstal skal have »from« og »to« foran, komma imellem og krøllede parenteser om: { }";
                let words = match lack {
                    YearsLack::Names => Words::title(NAMES),
                    YearsLack::Key { is_danish, has_comma } => {
                        let comma = if *has_comma { "" } else { "komma imellem og " };
                        let words = Words::title(format!(
                            "De to årstal skal stå efter »valid =« med {comma}krøllede parenteser om: {{ }}"
                        ));
                        match is_danish {
                            true => words.help("»fra« og »til« hedder »from« og »to« her"),
                            false => words,
                        }
                    }
                    YearsLack::Signs => Words::title(
                        "De to årstal er skrevet som en sætning. De skal stå efter »valid =« med »from« og »to« foran, komma imellem og krøllede parenteser om: { }",
                    ),
                    YearsLack::Equals(key) => {
                        let called = if takes_years(key) { "" } else { ", som hedder »valid« her," };
                        Words::title(format!("Efter »{key}«{called} mangler lighedstegnet")).help(NAMES)
                    }
                };
                words.help(format!("Skriv:  {}", self.line_or(instead)))
            }
            SyntaxFault::DecimalComma { instead } => {
                Words::title("Et tal i filen har punktum, hvor vi ellers skriver komma")
                    .help(format!("Skriv:  {}", self.line_or(instead)))
            }
            SyntaxFault::Unmarked => {
                Words::title("Hvor der skal stå tekst, skal også tal og datoer have anførselstegn om")
                    .help(short)
            }
            SyntaxFault::KeyLetters { key, near, known } => match near {
                // Only by comparing the two would one find it.
                Some(near) if key.contains(' ') && key.replace(' ', "_") == *near => {
                    Words::title(format!("I »{key}« skal der stå en understreg (_), ikke et mellemrum"))
                        .help(format!("Skriv:  {}", self.line_or(near)))
                }
                Some(near) => Words::title(format!("»{key}« hedder »{near}« her"))
                    .help(format!("Skriv:  {}", self.line_or(near))),
                None => {
                    let words = match is_danish_word(key) {
                        true => Words::title(format!(
                            "»{key}« er ikke et navn, der kan stå her: Navnene er engelske og uden æ, ø og å"
                        )),
                        false => Words::title(format!(
                            "Navnet »{key}« indeholder tegn, der ikke kan bruges i navne her"
                        ))
                        .help("Navnene er engelske og består kun af bogstaverne a-z, tal, - og _"),
                    };
                    match known.as_slice() {
                        [] => words,
                        [one] => words.help(format!("Mente du »{one}«? Så skriv:  {}", self.line_or(*one))),
                        known => words
                            .help(format!(
                                "Skriv et af disse navne i stedet for »{key}«: {}",
                                Locale::Danish.listed(known)
                            ))
                            .help("Eller slet linjen"),
                    }
                }
            },
            SyntaxFault::TooDeep => Words::title("Grupper og lister ligger for dybt inden i hinanden")
                .help("Der er nok et [ eller { for meget"),
            SyntaxFault::NoSuchDay => {
                Words::title("Den dag findes ikke").help("En dato skrives år-måned-dag:  2026-01-29")
            }
            SyntaxFault::Slip { slip, line } => slips::danish(slip, &self.line_or(line.as_str())),
            SyntaxFault::Other => Words::title("Det, der står her, kan ikke læses").help(short).help(long),
        }
    }
}
