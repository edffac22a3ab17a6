//! Messages in English.

use super::{Say, listed};
use crate::finding::Words;
use crate::finding::{Expected, Fault, PictureWhy, ProfileWhy};

fn list<T: AsRef<str>>(items: &[T]) -> String {
    listed(items, "and")
}

fn meant(near: Option<&str>) -> Option<String> {
    near.map(|near| format!("Did you mean “{near}”?"))
}

fn expected(expected: Expected, key: &str) -> (&'static str, String) {
    match expected {
        Expected::Text => ("text in quotation marks", format!("{key} = \"…\"")),
        Expected::Texts => ("a list of texts", format!("{key} = [\"…\", \"…\"]")),
        Expected::Rows => ("a list of rows", format!("{key} = [[\"…\", \"…\"], [\"…\", \"…\"]]")),
        Expected::Integer => ("a whole number without quotation marks", format!("{key} = 1")),
        Expected::Number { from, to } => {
            ("a number without quotation marks", format!("{key} = {to}   (from {from} to {to})"))
        }
        Expected::Count => ("a whole number, at least 1, without quotation marks", format!("{key} = 10")),
        Expected::Boolean => ("true or false without quotation marks", format!("{key} = true")),
        Expected::Date => ("a date that exists, without quotation marks", format!("{key} = 2025-01-29")),
        Expected::Years => ("two years", format!("{key} = {{ from = 2025, to = 2028 }}")),
        Expected::Colour => ("a colour", format!("{key} = \"#004b5a\"")),
        Expected::Cmyk => ("four percentages from 0 to 100", format!("{key} = [100, 35, 40, 45]")),
        Expected::Table => ("a group", format!("[{key}]")),
        Expected::Tables => ("one or more groups", format!("[[{key}]]")),
    }
}

fn toml_detail(detail: &str) -> &'static str {
    match detail {
        d if d.contains("duplicate key") => "The same key stands here twice",
        d if d.contains("key with no value") || d.contains("missing value") => "A value is missing",
        d if d.contains("string values must be quoted") => "The text has no quotation marks",
        d if d.contains("missing assignment") || d.contains("missing `=`") => "An equals sign is missing",
        d if d.contains("extra `=`") || d.contains("extra assignment") => "There is an equals sign too many",
        d if d.contains("unclosed array") => "A list has no closing ]",
        d if d.contains("unclosed table") => "A group has no closing ]",
        d if d.contains("unclosed inline table") => "A closing } is missing",
        d if d.contains("comma") => "There is a comma too few or too many",
        d if d.contains("escape") => "A backslash has to be written twice: \\\\",
        d if d.contains("quote") || d.contains("string") => "A text has no closing quotation mark",
        d if d.contains("unquoted key") || d.contains("invalid key") => {
            "The name before the equals sign takes the letters a-z, digits, - and _ only"
        }
        d if d.contains("recursion") => "Groups and lists are nested too deep",
        _ => "This is not valid TOML",
    }
}

fn picture(why: &PictureWhy) -> (String, Vec<String>) {
    match why {
        PictureWhy::Missing { near } => (
            "does not exist".into(),
            vec![match near {
                Some(near) => format!("There is a file of nearly the same name: {near}"),
                None => "Put the file into the policy's folder, and write its name with capitals as on disk".into(),
            }],
        ),
        PictureWhy::Outside => (
            "is outside the policy's folder".into(),
            vec!["Copy the picture into the folder images, and write the path from there: src = \"images/name.svg\"".into()],
        ),
        PictureWhy::Link => (
            "is a link to another file".into(),
            vec!["Put the picture itself into the folder instead of a link".into()],
        ),
        PictureWhy::WrongFormat => (
            "is not SVG, PNG or JPEG".into(),
            vec!["Save the picture as SVG, PNG or JPEG, with a file name in .svg, .png or .jpg".into()],
        ),
        PictureWhy::TooLarge { limit_mb } => {
            (format!("is larger than {limit_mb} MB"), vec!["Save a smaller version of the picture".into()])
        }
        PictureWhy::TooManyPixels { limit_mp } => (
            format!("has more than {limit_mp} million pixels"),
            vec!["Save a smaller version: 3000 pixels on the long side are enough for a full page".into()],
        ),
        PictureWhy::Damaged { detail } => (
            "can't be shown, the file is damaged".into(),
            vec!["Open the picture in a drawing program and save it again".into(), format!("Technically: {detail}")],
        ),
        PictureWhy::External { href } => (
            format!("loads something from elsewhere: {href}"),
            vec!["Embed it in the SVG file itself; a publication loads nothing from outside".into()],
        ),
    }
}

/// What is said about a fault.
pub(super) fn fault(fault: &Fault) -> Words {
    let w = |title: &str, help: &[&str]| Words::new(title, help.iter().map(|line| (*line).to_owned()));
    match fault {
        Fault::NotUtf8 => w(
            "The file is not saved as UTF-8",
            &["Open the file in your text editor and save it with the encoding UTF-8"],
        ),
        Fault::SourceIsLink => w(
            "The file is a link to a place outside the project",
            &["Put the file itself here instead of a link"],
        ),
        Fault::FileTooLarge { limit_mb } => Words::new(
            format!("The file is larger than {limit_mb} MB"),
            ["Split it into several publications".to_owned()],
        ),
        Fault::TomlSyntax { detail } => Words::new(
            toml_detail(detail),
            [
                "Short text:  title = \"Dignity\"".to_owned(),
                "Long text:   text = \"\"\"…\"\"\"".to_owned(),
                format!("Technically: {detail}"),
            ],
        ),
        Fault::UnknownKey { key, near, known } => Words::new(
            format!("“{key}” is not a key that can stand here"),
            meant(near.as_deref()).into_iter().chain([format!("Here can stand: {}", list(known))]),
        ),
        Fault::MissingKey { key, example } => {
            Words::new(format!("“{key}” is missing here"), [format!("Write:  {example}")])
        }
        Fault::WrongType { key, expected: kind } => {
            let (what, example) = expected(*kind, key);
            Words::new(format!("“{key}” has to be {what}"), [format!("Write:  {example}")])
        }
        Fault::UnknownValue { key, value, near, known } => Words::new(
            format!("“{value}” can't be used as {key}"),
            meant(near.as_deref()).into_iter().chain([format!("Choose from: {}", list(known))]),
        ),
        Fault::UnknownSchema => w(
            "The file is written for another version of the format",
            &["This version of udgiv reads:  schema = 1"],
        ),
        Fault::BadSlug { slug } => Words::new(
            format!("The folder name “{slug}” can't be used in a web address"),
            ["Name the folder with small letters a-z, digits and hyphens: social-policy-2025-2028"
                .to_owned()],
        ),
        Fault::UnknownPublisher { id, near, known } => Words::new(
            format!("There is no publisher called “{id}”"),
            meant(near.as_deref()).into_iter().chain([
                if known.is_empty() {
                    "The folder sources/publishers/ is empty".to_owned()
                } else {
                    format!("In sources/publishers/ there are: {}", list(known))
                },
                format!("A new publisher gets a file of its own: sources/publishers/{id}.toml"),
            ]),
        ),
        Fault::UnknownLayout { name, near, known } => Words::new(
            format!("There is no layout called “{name}”"),
            meant(near.as_deref()).into_iter().chain([format!("Choose from: {}", list(known))]),
        ),
        Fault::NoSections => w("The policy has no sections", &["Write at least one:  [[section]]"]),
        Fault::TooMany { what, limit } => Words::new(
            format!("There are more than {limit} of “{what}”"),
            ["Split the policy into several publications".to_owned()],
        ),
        Fault::LogoUnreadable { why } => {
            let (what, help) = picture(why);
            let help = match why {
                PictureWhy::Outside | PictureWhy::Missing { near: None } => {
                    vec!["Put the logo beside the publisher's file in sources/publishers/, and write its name".into()]
                }
                _ => help,
            };
            let what = what.replace("the policy's folder", "sources/publishers/");
            Words::new(format!("The logo {what}"), help)
        }
        Fault::LogoWithoutAlt => w(
            "The logo has no text for those who can't see it",
            &["Write:  logo_alt = \"Logo of the municipality\""],
        ),
        Fault::DuplicateId { id, line } => Words::new(
            format!("“{id}” is used as an id twice; first in line {line}"),
            ["Give one of them another id: it is the address that links point to".to_owned()],
        ),
        Fault::ReservedId { id } => {
            Words::new(format!("“{id}” is an id that udgiv uses itself"), ["Choose another id".to_owned()])
        }
        Fault::BadId { id, suggestion } => Words::new(
            format!("“{id}” can't be used as an id"),
            [format!("Use small letters a-z, digits and hyphens:  id = \"{suggestion}\"")],
        ),
        Fault::HeadingTopLevel => w(
            "A heading in the text can't be of the top level",
            &["The section's title is the top level already. Write two hashes:  ## Heading"],
        ),
        Fault::HeadingSkipped { from, to } => Words::new(
            format!("The heading jumps from level {from} to level {to}"),
            [
                format!("Write {} hashes:  {} Heading", from + 1, "#".repeat(usize::from(from + 1))),
                "A screen reader moves level by level; a jump sounds as if something were missing".to_owned(),
            ],
        ),
        Fault::HeadingEmpty => w("The heading is empty", &["Write a heading, or remove the hashes"]),
        Fault::EmptyText { key } => {
            Words::new(format!("“{key}” is empty"), [format!("Write a text, or remove the line “{key}”")])
        }
        Fault::NestedTooDeep { limit } => Words::new(
            format!("Lists and quotations are nested more than {limit} levels deep"),
            ["Split the list; more than three levels are hard to follow for everybody".to_owned()],
        ),
        Fault::HtmlInText { html } => Words::new(
            format!("HTML can't be used here: {html}"),
            [
                "If the characters belong to the text, put two backslashes before them:  \\\\<b>".to_owned(),
                "Bold:  **word**   Italics:  *word*".to_owned(),
                "Words in another language:  <span lang=\"de\">Wort</span>".to_owned(),
            ],
        ),
        Fault::SpanUnclosed => w(
            "<span lang=\"…\"> is not closed in the same paragraph",
            &["Write:  <span lang=\"de\">Wort</span>"],
        ),
        Fault::SpanWithoutLanguage { html } => Words::new(
            format!("{html} doesn't say which language the words are in"),
            ["Write:  <span lang=\"de\">Wort</span>".to_owned()],
        ),
        Fault::ImageInText => w(
            "A picture can't stand inside the text",
            &[
                "Give it a block of its own, so that it gets a text for those who can't see it:",
                "[[section.block]]",
                "type = \"figure\"",
            ],
        ),
        Fault::UnknownLanguage { tag } => Words::new(
            format!("“{tag}” is not a language code"),
            ["Write a code of two or three letters: da, de, en, en-GB, fo, kl".to_owned()],
        ),
        Fault::LanguageWithoutWords { tag } => Words::new(
            format!("udgiv has no words of its own in the language “{tag}”"),
            ["Headings such as “Contents” and “Glossary” will be in English; udgiv knows Danish, German and English".to_owned()],
        ),
        Fault::LinkSaysNothing { text } => Words::new(
            format!("The link text “{text}” doesn't say where the link leads"),
            [
                "Write what one finds there:  [Apply for everyday support](https://…)".to_owned(),
                "A screen reader can read out links as a list, without the text around them".to_owned(),
            ],
        ),
        Fault::LinkIsAddress { text } => Words::new(
            format!("The link text is a web address: {text}"),
            ["Write what one finds there:  [The municipality's page on support](https://…)".to_owned()],
        ),
        Fault::LinkEmpty => w("The link has no text", &["Write where the link leads:  [Text](https://…)"]),
        Fault::LinkScheme { url } => Words::new(
            format!("A link can't lead to “{url}”"),
            ["A link begins with https://, http://, mailto:, tel: or # and a section's id".to_owned()],
        ),
        Fault::LinkAnchor { id, near } => Words::new(
            format!("The link leads to “#{id}”, which doesn't exist"),
            meant(near.as_deref().map(|near| format!("#{near}")).as_deref())
                .into_iter()
                .chain(["Use the id of a section or a goal of this policy".to_owned()]),
        ),
        Fault::FootnoteUndefined { label } => Words::new(
            format!("The footnote [^{label}] is not written"),
            [
                format!("Write it at the end of the same text:  [^{label}]: The note's text"),
                format!("If the characters belong to the text, write:  \\\\[^{label}]"),
            ],
        ),
        Fault::FootnoteUnused { label } => Words::new(
            format!("The footnote [^{label}] is not used and is left out"),
            [format!("Put [^{label}] into the text, or remove the note")],
        ),
        Fault::FootnoteTwice { label } => Words::new(
            format!("The footnote [^{label}] is written twice"),
            ["Give one of them another number".to_owned()],
        ),
        Fault::BlocksInCell => {
            w("A cell takes running text only", &["Move lists and headings out of the table"])
        }
        Fault::YearsReversed { from, to } => Words::new(
            format!("The policy ends ({to}) before it begins ({from})"),
            [format!("Write:  valid = {{ from = {to}, to = {from} }}")],
        ),
        Fault::YearUnlikely { year } => Words::new(
            format!("{year} doesn't look like a year"),
            ["Write years with four digits:  valid = { from = 2025, to = 2028 }".to_owned()],
        ),
        Fault::UpdatedBeforeAdopted => w(
            "The policy was changed before it was adopted",
            &["updated has to be the day of adopted, or later"],
        ),
        Fault::NoDate => w(
            "The policy has no date",
            &[
                "A PDF for the archive (PDF/A) has to have a date. Write one of these:",
                "adopted = 2025-01-29        the day it was adopted",
                "updated = 2025-02-10        the day it was last changed",
                "valid = { from = 2025, to = 2028 }   the first day of the first year is used",
            ],
        ),
        Fault::FigureWithoutAlt => w(
            "The picture has no text for those who can't see it",
            &[
                "Write what the picture tells:  alt = \"Triangle with the vision on top, policy and plan below\"",
                "Is it decoration only?         decorative = true",
            ],
        ),
        Fault::FigureAltAndDecorative => w(
            "The picture has both alt and decorative = true",
            &["Does the picture tell something? Remove decorative", "Is it decoration only? Remove alt"],
        ),
        Fault::FigureAltSaysNothing { alt } => Words::new(
            format!("“{alt}” doesn't tell what one sees in the picture"),
            ["Write what the picture shows in a sentence or two, as you would say it on the phone"
                .to_owned()],
        ),
        Fault::FigureDecorativeFalse => {
            w("decorative = false says nothing", &["Write what the picture tells instead:  alt = \"…\""])
        }
        Fault::EasyPictureWithoutAlt => w(
            "The picture in the easy-read text has no words for those who can't see it",
            &["Write below picture what one sees:  picture_alt = \"Two people talking\""],
        ),
        Fault::EasyAltWithoutPicture => w(
            "picture_alt stands without a picture",
            &["Write which picture it is:  picture = \"images/talk.svg\"", "Or remove picture_alt"],
        ),
        Fault::FigureUnreadable { src, why } => {
            let (what, help) = picture(why);
            Words::new(format!("The picture {src} {what}"), help)
        }
        Fault::TableNoHeader => w(
            "The table has no column headers",
            &[
                "Write:  header = [\"Activity\", \"Responsible\"]",
                "Without them a screen reader can't say what a figure is about",
            ],
        ),
        Fault::TableHeaderEmpty { column } => Words::new(
            format!("Column {column} has no header"),
            ["Write a word that says what the column shows".to_owned()],
        ),
        Fault::TableRowWidth { cells, columns } => Words::new(
            format!(
                "The row has {cells} {}, but the table has {columns} {}",
                if *cells == 1 { "cell" } else { "cells" },
                if *columns == 1 { "column" } else { "columns" }
            ),
            ["Write as many cells as there are columns; an empty cell is \"\"".to_owned()],
        ),
        Fault::TableNoRows => w("The table has no rows", &["Write:  rows = [[\"…\", \"…\"]]"]),
        Fault::GlyphMissing { character } => Words::new(
            format!(
                "The character “{character}” (U+{:04X}) is in none of the layout's fonts",
                u32::from(*character)
            ),
            ["Use another character, or put a font that has it into the folder fonts/".to_owned()],
        ),
        Fault::ContrastLow { text, on, ratio, minimum, others } => Words::new(
            format!("The colour gives too little contrast ({ratio:.1}:1): {text} on {on}"),
            others_en(*others).into_iter().chain([
                format!("Text has to have at least {minimum:.1}:1 against its ground (WCAG 1.4.3)"),
                "Choose a darker colour".to_owned(),
            ]),
        ),
        Fault::ProfileUnusable { why } => match why {
            ProfileWhy::Outside => w(
                "The print profile is not in the publishers' folder",
                &["Put the file itself, no link, in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\""],
            ),
            ProfileWhy::Missing => w(
                "The print profile is not there",
                &["Get the file from the print shop, put it in sources/publishers/, and write its name:  profile = \"PSOcoated_v3.icc\""],
            ),
            ProfileWhy::TooLarge { limit_mb } => Words::new(
                format!("The print profile is larger than {limit_mb} MB"),
                ["Ask the print shop for its ICC profile: such a file takes a few MB".to_owned()],
            ),
            ProfileWhy::NotForPress => w(
                "The file is not an ICC profile of a press with four inks",
                &["Ask the print shop for the ICC profile of its printing condition (class prtr, CMYK)"],
            ),
        },
        Fault::SpotName { name } => Words::new(
            format!("“{name}” can't be the name of a spot colour"),
            ["Write the name as it stands in the swatch book:  primary_spot = \"PANTONE 3165 C\"".to_owned()],
        ),
        Fault::BrandInk { sum, limit } => Words::new(
            format!("The colour takes {sum} % ink, and the print shop allows {limit} %"),
            [
                "In print, cyan, magenta and yellow are reduced until it fits".to_owned(),
                "Ask the print shop for values with less ink, or set its own limit:  [print] ink_limit = 320".to_owned(),
            ],
        ),
        Fault::PictureCoarse { page, ppi } => Words::new(
            format!("The picture has {ppi} pixels per inch on page {page} of the printed edition: it will look coarse"),
            ["Use a larger version of it: 300 pixels per inch is good, 200 the least".to_owned()],
        ),
        Fault::PictureOnWhite { page } => Words::new(
            format!("The picture has transparent parts; on page {page} of the printed edition they are white"),
            ["Look at the page; save the picture without transparency if white is wrong".to_owned()],
        ),
        Fault::DrawingAsPixels { page } => Words::new(
            format!("The drawing has transparency, masks or effects; on page {page} of the printed edition it is made of pixels"),
            ["Draw it in opaque colours, and it stays sharp at any size".to_owned()],
        ),
        Fault::BadWebAddress { value } => Words::new(
            format!("“{value}” is not a web address"),
            ["Write the whole address:  web = \"https://sonderborgkommune.dk\"".to_owned()],
        ),
        Fault::BadMailAddress { value } => Words::new(
            format!("“{value}” is not an e-mail address"),
            ["Write:  email = \"post@sonderborg.dk\"".to_owned()],
        ),
        Fault::EasyMissing { title } => Words::new(
            format!("The section “{title}” has no easy-read text"),
            [
                "Write one:       [section.easy]".to_owned(),
                "                 text = \"\"\"…\"\"\"".to_owned(),
                "Or write why:    easy_skip = \"Colophon; nothing the reader needs\"".to_owned(),
            ],
        ),
        Fault::EasyAndSkip => {
            w("The section has both an easy-read text and easy_skip", &["Remove one of them"])
        }
        Fault::EasyEmpty => w("The easy-read text is empty", &["Write the text, or use easy_skip = \"why\""]),
        Fault::GoalNotCovered { goal } => Words::new(
            format!("The goal “{goal}” is not in the easy-read edition"),
            [
                "Write it in easy-read at the goal:              easy = \"…\"".to_owned(),
                "Or say that the section's easy text has it:     covers = [\"the goal's id\"]".to_owned(),
            ],
        ),
        Fault::CoversUnknown { id, near } => Words::new(
            format!("There is no goal with the id “{id}”"),
            meant(near.as_deref())
                .into_iter()
                .chain(["covers names ids of goals of the same policy".to_owned()]),
        ),
        Fault::EasyRead(fault) => super::easy_en::fault(fault),
        Fault::Approval(fault) => super::approval_en::fault(fault),
    }
}

fn others_en(others: usize) -> Option<String> {
    match others {
        0 => None,
        1 => Some("So does another place where the layout uses the colour".to_owned()),
        more => Some(format!("So do {more} other places where the layout uses the colour")),
    }
}

/// A message about the run.
pub(super) fn say(what: Say<'_>) -> String {
    match what {
        Say::NoProject { root } => format!(
            "There is no folder sources/ in {root}\nGo to the project's folder, name it with --root, or begin with:  udgiv new my-policy"
        ),
        Say::NoSuchPolicy { slug, known } => {
            format!("There is no policy called “{slug}”\nIn sources/ there are: {known}")
        }
        Say::NoSuchCode { code, near } => {
            let near = meant(near).map_or_else(String::new, |near| format!(" {near}"));
            format!(
                "There is no code “{code}”.{near}\nThe code stands in front of each finding, for example R05"
            )
        }
        Say::NothingToBuild => "There is no policy in sources/\nBegin with:  udgiv new my-policy".into(),
        Say::Unreadable { path, why } => format!("{path} can't be read: {why}"),
        Say::Unwritable { path, why } => format!(
            "{path} can't be written: {why}\nIs there room on the disk, and may you write in that folder?"
        ),
        Say::BrokenLayout { layout, why } => format!("The layout “{layout}” can't be used: {why}"),
        Say::BrokenDictionary { path, why } => format!(
            "The dictionary {path} can't be used: {why}\nIt has to be in hunspell's format, saved as UTF-8. Without it the built-in one is used"
        ),
        Say::LayoutFailed { slug, layout, why } => {
            format!("{slug}: the layout “{layout}” could not set the text\n{why}")
        }
        Say::LouisMissing { slug } => format!(
            "{slug}: braille needs the program lou_translate (liblouis), which is not installed; all else is made\n\
             Debian and Ubuntu:  apt install liblouis-bin liblouis-data\n\
             Fedora:             dnf install liblouis-utils\n\
             macOS:              brew install liblouis"
        ),
        Say::LouisFailed { slug, why } => {
            format!("{slug}: liblouis could not write the text in braille; all else is made\n{why}")
        }
    }
}
