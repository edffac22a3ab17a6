//! What is said of slips of the hand.

use crate::finding::Words;
use crate::locale::Locale;
use crate::source::syntax::Slip;

/// The words about a slip in Danish, with the line as it has to be.
pub(super) fn danish(slip: &Slip, line: &str) -> Words {
    let title = match slip {
        Slip::OpeningMissing => "Der mangler en { foran årstallene".to_owned(),
        Slip::NamesMissing => "De to årstal skal have »from« og »to« foran".to_owned(),
        Slip::EqualsMissing { names: [from, to] } if from == "from" && to == "to" => {
            "Efter »from« og »to« skal der stå et lighedstegn".to_owned()
        }
        Slip::EqualsMissing { names: [from, to] } => {
            format!("»{from}« og »{to}« hedder »from« og »to« her, og efter dem skal der stå et lighedstegn")
        }
        Slip::Sign(sign) => format!("Her skal der stå et komma, ikke {sign}"),
        Slip::YearMissing { name } => {
            return Words::title(format!("Der står intet efter »{name}«"))
                .help(format!("Skriv med jeres egne årstal:  {line}"));
        }
        Slip::Closing { typed, right } => format!("Her slutter det med {typed}, men skal slutte med {right}"),
        Slip::ItemMark { item, is_before } => {
            let place = if *is_before { "Foran" } else { "Efter" };
            format!("{place} »{item}« mangler et anførselstegn")
        }
        Slip::MarksTooMany { are_several: false } => "Her er et anførselstegn for meget".to_owned(),
        Slip::MarksTooMany { are_several: true } => "Her er for mange anførselstegn".to_owned(),
        Slip::MarksAgain { typed } => {
            return Words::title(format!("Teksten er slut, så {typed} står her en gang for meget"))
                .help("Slet linjen");
        }
        Slip::MarksBelow => {
            return Words::title("Anførselstegnene skal stå på samme linje som lighedstegnet")
                .help(format!("Skriv:  {line}"))
                .help("Slet så linjen, hvor der kun står anførselstegn");
        }
        Slip::OpensOtherwise { typed, closes } => {
            format!("Teksten begynder med {typed}, men slutter med {closes}")
        }
        Slip::SignBefore(sign) => format!("Foran navnet må der ikke stå {sign}"),
        Slip::NameMarked => "Navnet foran lighedstegnet skal stå uden anførselstegn".to_owned(),
        Slip::PointMissing { typed } => {
            format!("I »{typed}« skal der stå et punktum, ikke et mellemrum")
        }
        Slip::EqualsWritten(sign) => {
            format!("Her står {sign}, men der skal stå et almindeligt lighedstegn: =")
        }
        Slip::NameBare { typed, name } => match Locale::Danish.in_small_letters(typed, name) {
            Some(how) => format!("»{typed}« skal skrives {how} og i anførselstegn"),
            None => format!("»{typed}« hedder »{name}« her og skal stå i anførselstegn"),
        },
        Slip::FileBare { file } => {
            format!("Udgiverens fil hedder »{file}«, og navnet skal stå i anførselstegn")
        }
    };
    Words::title(title).help(format!("Skriv:  {line}"))
}

/// The same in English.
pub(super) fn english(slip: &Slip, line: &str) -> Words {
    let title = match slip {
        Slip::OpeningMissing => "A { is missing before the years".to_owned(),
        Slip::NamesMissing => "The two years need “from” and “to” before them".to_owned(),
        Slip::EqualsMissing { names: [from, to] } if from == "from" && to == "to" => {
            "After “from” and “to” there has to be an equals sign".to_owned()
        }
        Slip::EqualsMissing { names: [from, to] } => {
            format!(
                "“{from}” and “{to}” are called “from” and “to” here, and an equals sign has to follow them"
            )
        }
        Slip::Sign(sign) => format!("There has to be a comma here, not {sign}"),
        Slip::YearMissing { name } => {
            return Words::title(format!("Nothing stands after “{name}”"))
                .help(format!("Write with your own years:  {line}"));
        }
        Slip::Closing { typed, right } => format!("This ends with {typed}, and has to end with {right}"),
        Slip::ItemMark { item, is_before } => {
            let place = if *is_before { "before" } else { "after" };
            format!("A quotation mark is missing {place} “{item}”")
        }
        Slip::MarksTooMany { are_several: false } => "There is a quotation mark too many".to_owned(),
        Slip::MarksTooMany { are_several: true } => "There are too many quotation marks".to_owned(),
        Slip::MarksAgain { typed } => {
            return Words::title(format!("The text has ended, so {typed} is here once too often"))
                .help("Delete the line");
        }
        Slip::MarksBelow => {
            return Words::title("The quotation marks have to stand on the line of the equals sign")
                .help(format!("Write:  {line}"))
                .help("Then delete the line with nothing but quotation marks");
        }
        Slip::OpensOtherwise { typed, closes } => {
            format!("The text begins with {typed} and ends with {closes}")
        }
        Slip::SignBefore(sign) => format!("No {sign} can stand before the name"),
        Slip::NameMarked => "The name before the equals sign has no quotation marks".to_owned(),
        Slip::PointMissing { typed } => format!("In “{typed}” there has to be a full stop, not a space"),
        Slip::EqualsWritten(sign) => format!("Here is {sign}, and it has to be an ordinary equals sign: ="),
        Slip::NameBare { typed, name } => match Locale::English.in_small_letters(typed, name) {
            Some(how) => format!("“{typed}” has to be written {how} and in quotation marks"),
            None => format!("“{typed}” is called “{name}” here and has to stand in quotation marks"),
        },
        Slip::FileBare { file } => {
            format!("The publisher's file is called “{file}”, and the name has to stand in quotation marks")
        }
    };
    Words::title(title).help(format!("Write:  {line}"))
}
