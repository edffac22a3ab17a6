//! What is said of easy-read texts, in English.

use crate::finding::EasyFault;
use crate::finding::Words;

/// What is said about a fault.
pub fn fault(fault: &EasyFault) -> Words {
    match fault {
        EasyFault::SentenceLong { words, limit, most } => Words::new(
            if *most {
                format!("The sentence has {words} words; {limit} is the most")
            } else {
                format!("The sentence has {words} words; better at most {limit}")
            },
            ["Make two of it: one idea in each sentence".to_owned()],
        ),
        EasyFault::SentencesOnLine { second } => Words::new(
            "There is more than one sentence on the line",
            [format!("Begin a new line before “{second} …”")],
        ),
        EasyFault::LineLong { characters, limit, most } => Words::new(
            if *most {
                format!("The line has {characters} characters; {limit} is the most")
            } else {
                format!("The line has {characters} characters; better at most {limit}")
            },
            ["Write the sentence shorter, or make two of it".to_owned()],
        ),
        EasyFault::WordSplit { word } => Words::new(
            format!("The word “{word}” is split between two lines"),
            ["Write the whole word on one of them".to_owned()],
        ),
        EasyFault::SoftHyphen { word } => Words::new(
            format!("There is a soft hyphen in “{word}”"),
            ["Delete it: put the cursor in the word, and write it again".to_owned()],
        ),
        EasyFault::WordLong { word, letters, parted } => Words::new(
            format!("“{word}” is a long word ({letters} letters)"),
            parted
                .iter()
                .map(|parted| format!("Part it for the reader: {parted}"))
                .chain(["Use a shorter word, or explain it in the glossary:  [[term]] with easy = \"…\""
                    .to_owned()]),
        ),
        EasyFault::Abbreviation { word, full } => Words::new(
            format!("“{word}” is an abbreviation"),
            [match full {
                Some(full) => format!("Write the words in full: {full}"),
                None => "Write the name in full, or explain it in the glossary:  [[term]] with easy = \"…\""
                    .to_owned(),
            }],
        ),
        EasyFault::NumberAsWord { word, digits } => {
            Words::new(format!("The number “{word}” is written in letters"), [format!("Write {digits}")])
        }
        EasyFault::RomanNumeral { word, number } => {
            Words::new(format!("“{word}” is a Roman numeral"), [format!("Write {number}")])
        }
        EasyFault::PerCent { words } => Words::new(
            format!("“{words}” stands without an explanation"),
            ["Say it with people: 8 out of 10. Or explain the number on the next line: Det er …".to_owned()],
        ),
        EasyFault::LargeNumber { words } => Words::new(
            format!("“{words}” is a large number without an explanation"),
            ["Is it needed? Then explain it on the next line: Det er lige så mange som …".to_owned()],
        ),
        EasyFault::Passive { words, active } => Words::new(
            format!("“{words}” is passive: it doesn't say who does it"),
            [match active {
                Some(active) => format!("Begin with who does it, and use the verb “{active}”"),
                None => "Begin with who does it: “Vi hjælper dig”, not “Du bliver hjulpet”".to_owned(),
            }],
        ),
        EasyFault::Negation { word } => {
            Words::new(format!("“{word}” says what is not"), ["Can you say what is, instead?".to_owned()])
        }
        EasyFault::Negations { words } => Words::new(
            format!("The sentence has {} negations: {}", words.len(), words.join(", ")),
            ["Say what is so: everybody can join, not: nobody can't".to_owned()],
        ),
        EasyFault::ManyClauses { commas, clauses } => Words::new(
            format!("The sentence says several things at once ({})", parts(*commas, clauses)),
            ["Make more of it, one idea in each sentence. If it is an enumeration, make a list".to_owned()],
        ),
        EasyFault::VerbalNoun { word } => Words::new(
            format!("“{word}” hides an act in a noun"),
            ["Can you say who does what? “Vi spørger dig”, not “inddragelse”".to_owned()],
        ),
        EasyFault::RareWord { word } => Words::new(
            format!("“{word}” is not a word that most people often meet"),
            [
                "Use a better known word, or explain it in the glossary:  [[term]] with easy = \"…\""
                    .to_owned(),
                "Do your readers know it?  known_words in the publisher's [easy]".to_owned(),
            ],
        ),
        EasyFault::TwoWords { word, other } => Words::new(
            format!("“{word}” is another word for “{other}”"),
            [format!("Use “{other}” everywhere: a new word looks like a new thing")],
        ),
        EasyFault::Figurative { phrase } => Words::new(
            format!("“{phrase}” is an image that may be taken at its word"),
            ["Write what it means".to_owned()],
        ),
        EasyFault::NoYou { title } => Words::new(
            format!("The section “{title}” doesn't speak to its reader"),
            ["Write what it means for the reader: “du”, “dig” or “din”".to_owned()],
        ),
        EasyFault::Impersonal { word } => {
            Words::new(format!("“{word}” speaks about the reader"), ["Speak to the reader: “du”".to_owned()])
        }
        EasyFault::Capitals { word } => Words::new(
            format!("“{word}” is written in capitals"),
            ["Write small letters: then the word has the shape that the reader knows".to_owned()],
        ),
        EasyFault::Emphasis { words } => Words::new(
            format!("“{words}” has marks for bold or italics"),
            ["Remove the marks: in the easy text they are printed as they stand".to_owned()],
        ),
        EasyFault::ParagraphLong { lines, limit } => Words::new(
            format!("There are {lines} lines without a pause; {limit} is the most"),
            ["Put an empty line where a new thought begins".to_owned()],
        ),
        EasyFault::Unspeakable { character } => Words::new(
            format!(
                "The character “{character}” (U+{:04X}) can't be said aloud or written in braille",
                u32::from(*character)
            ),
            ["Write it in words. A list is made with “- ” at the beginning of the line".to_owned()],
        ),
        EasyFault::RuleOfCharacters { characters } => Words::new(
            format!("“{}” is a rule made of characters", short(characters)),
            ["Delete it: a screen reader reads the characters one by one. Use an empty line".to_owned()],
        ),
        EasyFault::LixHigh { lix, limit, most } => Words::new(
            if *most {
                format!("The easy-read edition has LIX {lix:.1}; {limit} is the most")
            } else {
                format!("The easy-read edition has LIX {lix:.1}; better at most {limit}")
            },
            ["Write shorter sentences, and use fewer words of more than 6 letters".to_owned()],
        ),
        EasyFault::LixLow { lix, limit } => Words::new(
            format!("The easy-read edition has LIX {lix:.1}, less than {limit}"),
            ["Read it aloud: does it speak to adults?".to_owned()],
        ),
        EasyFault::TestedHalfway { missing } => Words::new(
            format!("{missing} is missing, so nobody can see who tried the text when"),
            ["Write both:  tested_by = \"…\"  and  tested_on = 2026-11-10. Or remove both".to_owned()],
        ),
        EasyFault::TestedByNobody { value } => Words::new(
            format!("“{value}” names nobody"),
            ["Write who has read the text, by name or by group and place".to_owned()],
        ),
        EasyFault::ClaimsTested { words } => Words::new(
            format!("“{words}” promises that readers have tried the text, and doesn't say who"),
            ["Write tested_by and tested_on in every section, or remove the promise".to_owned()],
        ),
        EasyFault::NoContact => Words::new(
            "The easy-read edition doesn't say where to get help",
            [
                "Write phone, email or web in the publisher's file".to_owned(),
                "Or write a section with role = \"contact\" and an easy text: whom can the reader ask?"
                    .to_owned(),
            ],
        ),
        EasyFault::WaiverIdle { code } => Words::new(
            format!("The waiver of {code} excuses nothing"),
            ["Delete the code, so that it hides no new finding".to_owned()],
        ),
        EasyFault::TooManyPages { pages, limit } => Words::new(
            format!("The easy-read PDF has {pages} pages; {limit} should be the most"),
            ["Leave out what the reader can do without; where that is a whole section, give the reason in easy_skip".to_owned()],
        ),
    }
}

fn parts(commas: usize, clauses: &[String]) -> String {
    let commas = format!("{commas} {}", if commas == 1 { "comma" } else { "commas" });
    if clauses.is_empty() { commas } else { format!("{commas}; clauses with {}", clauses.join(", ")) }
}

fn short(characters: &str) -> String {
    characters.chars().take(10).collect()
}
