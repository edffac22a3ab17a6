//! What to do about a finding, for those who write in fields instead of a file.
//!
//! Messages show what is to be written after two spaces: "Skriv for eksempel:  adopted = 2026-01-29". Where that is a key of the file, the
//! studio names its field instead, and leads there; where it is running text, it stays what it is.

use super::form;
use super::store::SourceFile;
use super::words;
use crate::locale::Locale;
use crate::source::edit::{KeyPath, Places, SourceValue, Step};
use crate::source::keys::{Keys, Value, headers};

/// A part of an advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(String),
    /// What is to be written, letter by letter.
    Write(String),
    /// A field, and what is to stand there, where the message says it.
    Field {
        /// What it is called.
        label: &'static str,
        /// Where it is.
        path: KeyPath,
        /// What is to stand there.
        value: Option<String>,
    },
    /// A table of the file that is a page or a part of one: what it is called, and where it is.
    Place(&'static str, KeyPath),
    /// Fields that stand on lines of the file, and how many more lines there are.
    Spots(Vec<(String, KeyPath)>, usize),
    /// The places that an import left to be looked at, one by one.
    Points,
}

/// What stands for a text that only people know.
const OPEN: &str = "…";

/// What stands on a line of the file, from 1.
pub type OnLine<'a> = &'a dyn Fn(usize) -> Option<KeyPath>;

/// The file that advice is about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The keys that can stand in it.
    pub keys: &'static Keys,
    /// What stands in it.
    pub values: &'a SourceValue,
    /// What stands on each of its lines.
    pub on_line: OnLine<'a>,
    /// The language of the words.
    pub locale: Locale,
}

/// What stands on the lines of a source: the key that is written there, or the next one below a comment.
pub fn on_line(text: &str, places: &Places, number: usize) -> Option<KeyPath> {
    let line = text.split('\n').nth(number.checked_sub(1)?)?;
    let start = line.as_ptr().addr() - text.as_ptr().addr();
    let first = start + line.len() - line.trim_start().len();
    if line.trim_start().starts_with('#') && places.at(first).is_none() {
        return places.next(start + line.len());
    }
    places.at(first).or_else(|| places.table_at(first))
}

/// A line of help in parts; `at` is the field that the finding is about.
pub fn parts(line: &str, at: Option<&KeyPath>, about: About<'_>) -> Vec<Part> {
    let locale = about.locale;
    // A line that is set in stands below another.
    let line = line.trim_start();
    // The studio has pages for what the program's commands do; the line before says what it is for.
    if line.starts_with("udgiv ") {
        return Vec::new();
    }
    let mut parts: Vec<Part> = Vec::new();
    for (index, piece) in line.split("  ").enumerate() {
        let is_shown = index % 2 == 1;
        if is_shown && let Some(spots) = spots(piece, about) {
            parts.push(spots);
        } else if is_shown {
            shown(piece, at, about, &mut parts);
            if let [.., Part::Words(words), Part::Field { path, value, .. }] = parts.as_mut_slice() {
                // Below which table it is written, a field says by where it is.
                if let Some(filled) = to_fill(words, locale) {
                    *words = filled;
                }
                if let Some(emptied) = to_empty(words, path, about) {
                    (*words, *value) = (emptied, None);
                }
            }
        } else if !piece.is_empty() {
            let words = named(piece, at, about);
            let is_field = at.filter(|at| form::row_at(about.keys, about.values, at).is_some());
            parts.push(Part::Words(is_field.and_then(|at| emptied(&words, at, about)).unwrap_or(words)));
        }
    }
    parts
}

/// Ways to say that a line of the file goes, as messages do.
const GONE: [&str; 6] =
    ["slet linjen", "Slet linjen", "delete the line", "Delete the line", "fjern", "remove"];

/// What is done to a field so that its line goes.
fn emptying(path: &KeyPath, about: About<'_>) -> (&'static str, &'static str) {
    let row = form::row_at(about.keys, about.values, path);
    match row.map(|(_, key)| key.value) {
        Some(Value::Boolean) => {
            (about.locale.pick("fjern krydset", "take the tick"), about.locale.pick(" i", " from"))
        }
        _ => (about.locale.pick("tøm", "empty"), ""),
    }
}

/// Words that say which line goes, before the field that it is: "så slet linjen:".
fn to_empty(words: &str, path: &KeyPath, about: About<'_>) -> Option<String> {
    let before = words.strip_suffix(':')?;
    let before = GONE.iter().find_map(|gone| before.strip_suffix(gone))?;
    let (empty, of) = emptying(path, about);
    Some(capital(before, &format!("{empty}{of}")))
}

/// Words that say that the line of their own field goes. None where they say something else.
fn emptied(words: &str, at: &KeyPath, about: About<'_>) -> Option<String> {
    let (gone, start) = GONE[..4].iter().find_map(|gone| Some((gone, words.find(gone)?)))?;
    let rest = &words[start + gone.len()..];
    // Which line it is may follow.
    if rest.starts_with(':') && rest.trim_end() == ":"
        || rest.starts_with(" med ")
        || rest.starts_with(" with ")
    {
        return None;
    }
    let (empty, _) = emptying(at, about);
    let field = match empty {
        "tøm" => " feltet",
        "empty" => " the field",
        "take the tick" => " away",
        _ => "",
    };
    Some(format!("{}{rest}", capital(&words[..start], &format!("{empty}{field}"))))
}

/// Words behind others; with a capital where there are none.
fn capital(before: &str, words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if before.trim().is_empty() => {
            format!("{before}{}{}", first.to_uppercase(), letters.as_str())
        }
        _ => format!("{before}{words}"),
    }
}

/// Words that say below which table of the file a key is written, with what they say before that: "Er det et mål, så skriv på en linje under
/// [policy]:". None where they name no table.
fn to_fill(words: &str, locale: Locale) -> Option<String> {
    let ends_so = |header: &&str| words.trim_end_matches([':', ' ']).ends_with(*header);
    let header = headers().into_iter().filter(ends_so).max_by_key(|header| header.len())?;
    let before = &words[..words.rfind(header)?];
    Some(match before.rsplit_once(", ") {
        // When it is to be done is for whoever reads it to judge.
        Some((when, _)) => format!("{when}, {}", locale.pick("så udfyld", "fill in")),
        None => locale.pick("Udfyld", "Fill in").to_owned(),
    })
}

/// Words without the tables of the file that stand in brackets. What stands in brackets otherwise are words like any others.
fn without_tables(said: &str) -> String {
    headers().into_iter().fold(said.to_owned(), |said, header| said.replace(&format!(" ({header})"), ""))
}

/// Words with the names that a field lets choose among as the field shows them, and without the tables of the file: "policy eller plan".
fn named(said: &str, at: Option<&KeyPath>, about: About<'_>) -> String {
    let plain = without_tables(said);
    let row = at.and_then(|at| form::row_at(about.keys, about.values, at));
    let Some((key, names)) = row.and_then(|(_, key)| match key.value {
        Value::OneOf(names) | Value::SomeOf(names) => Some((key.name, names)),
        _ => None,
    }) else {
        return plain;
    };
    let is_of_name = |c: char| c.is_alphanumeric() || c == '-';
    let mut out = String::new();
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match names.contains(&word) {
            true => out.push_str(&words::name(key, word, about.locale)),
            false => out.push_str(word),
        }
        let next = after.find(is_of_name).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

/// "linje 3, 8 og 12", as fields: there are no lines here. None where it is something else, or one of the lines has no field.
fn spots(piece: &str, about: About<'_>) -> Option<Part> {
    let About { keys, values, on_line, locale } = about;
    let listed = ["linje ", "lines ", "line "].iter().find_map(|start| piece.strip_prefix(start))?;
    let and = locale.pick(" og ", " and ");
    let (listed, more) = match [" linjer til", " more"].iter().find_map(|end| listed.strip_suffix(end)) {
        Some(counted) => {
            let (listed, more) = counted.rsplit_once(and)?;
            (listed, more.parse().ok()?)
        }
        None => (listed, 0),
    };
    let mut found: Vec<(String, KeyPath)> = Vec::new();
    for number in listed.split(", ").flat_map(|part| part.split(and)) {
        let path = on_line(number.parse().ok()?)?;
        let (table, key) = form::row_at(keys, values, &path)?;
        let label = words::label(table.name, key.name, locale);
        let section = section_of(&path).and_then(|section| form::at(values, &section));
        let title = form::shown(section.and_then(|section| form::get(section, "title")));
        let name = match title.is_empty() {
            true => label.to_owned(),
            false => locale.pick(format!("{label} i »{title}«"), format!("{label} in “{title}”")),
        };
        if label.is_empty() {
            return None;
        }
        if !found.iter().any(|(_, one)| *one == path) {
            found.push((name, path));
        }
    }
    Some(Part::Spots(found, more))
}

/// The first field that advice leads to.
pub fn field_of(advice: &[Vec<Part>]) -> Option<KeyPath> {
    advice.iter().flatten().find_map(|part| match part {
        Part::Field { path, .. } => Some(path.clone()),
        _ => None,
    })
}

/// How many fields advice leads to by the lines of the file, if it does.
pub fn spots_of(advice: &[Vec<Part>]) -> Option<usize> {
    advice.iter().flatten().find_map(|part| match part {
        Part::Spots(spots, more) => Some(spots.len() + more),
        _ => None,
    })
}

/// What to do about places that an import left to be looked at: nobody deletes a line here.
pub fn looked_at(advice: &[Vec<Part>], file: SourceFile<'_>, locale: Locale) -> Vec<Part> {
    match file {
        SourceFile::Policy(_) => vec![Part::Points],
        SourceFile::Publisher(_) => {
            let words = locale.pick(
                "Se felterne efter, ret dem, og vælg »Det er set efter«:",
                "Look at the fields, mend them, and choose “It is looked at”:",
            );
            let spots = advice.iter().flatten().filter(|part| matches!(part, Part::Spots(..)));
            std::iter::once(Part::Words(words.to_owned())).chain(spots.cloned()).collect()
        }
    }
}

/// What is to be written, as fields where it is keys.
fn shown(piece: &str, at: Option<&KeyPath>, about: About<'_>, parts: &mut Vec<Part>) {
    let (head, rest) = match piece.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, rest)) => (Some(name.trim_start_matches('[')), rest.trim_start_matches(']').trim_start()),
        None => (None, piece),
    };
    let place = head.and_then(|name| place(name, at, about.locale));
    let whole = || Part::Write(piece.to_owned());
    match (head, place, rest.is_empty()) {
        (Some(_), None, _) => parts.push(whole()),
        (Some(_), Some(place), _) => parts.push(place),
        (None, _, _) => match field(piece, at, about) {
            Some(field) => parts.push(field),
            None => parts.push(whole()),
        },
    }
}

/// The part of the studio that a table of the file is.
fn place(name: &str, at: Option<&KeyPath>, locale: Locale) -> Option<Part> {
    let root = KeyPath::root();
    let section = at.and_then(section_of);
    Some(match name {
        "term" => Part::Place(locale.pick("ordlisten", "the glossary"), root.key("term")),
        "section.easy" => Part::Place(
            locale.pick("den letlæste tekst", "the easy-read text"),
            section?.key("easy").key("text"),
        ),
        "section.block" => Part::Place(locale.pick("Tilføj her", "Add here"), section?.key("block")),
        "section" => Part::Place(locale.pick("Tilføj et afsnit", "Add a section"), section?),
        _ => return None,
    })
}

/// The section that a place is in.
fn section_of(path: &KeyPath) -> Option<KeyPath> {
    match path.steps() {
        [Step::Key(key), Step::Index(index), ..] if key == "section" => {
            Some(KeyPath::root().key("section").index(*index))
        }
        _ => None,
    }
}

/// The field that `key = value` is, beside or above the field that the finding is about.
fn field(piece: &str, at: Option<&KeyPath>, about: About<'_>) -> Option<Part> {
    let About { keys, values, locale, .. } = about;
    let (name, value) = piece.split_once(" = ").unwrap_or((piece, OPEN));
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let steps = at.filter(|_| is_name)?.steps();
    // The nearest table that has such a key.
    let (path, table, key) = (0..=steps.len()).rev().find_map(|length| {
        let above = steps[..length].iter().fold(KeyPath::root(), |path, step| path.then(step.clone()));
        let path = above.key(name);
        let (table, key) = form::row_at(keys, values, &path)?;
        Some((path, table, key))
    })?;
    let label = words::label(table.name, key.name, locale);
    if label.is_empty() || matches!(key.value, Value::Tables(_) | Value::Kind | Value::Version) {
        return None;
    }
    // A table is a group of fields: its first is where one begins.
    if let Value::Table(inner) = key.value {
        let path = inner.rows.first().map_or_else(|| path.clone(), |first| path.key(first.name));
        return Some(Part::Field { label, path, value: None });
    }
    let value = value.trim().trim_matches('"');
    let value = match (value, key.value) {
        _ if value.contains(OPEN) => None,
        ("true", Value::Boolean) => Some(locale.pick("sæt kryds", "tick it").to_owned()),
        ("false", Value::Boolean) => Some(locale.pick("intet kryds", "no tick").to_owned()),
        (name, Value::OneOf(_)) => Some(words::name(key.name, name, locale)),
        (value, _) => Some(value.trim_start_matches("[\"").trim_end_matches("\"]").to_owned()),
    };
    Some(Part::Field { label, path, value })
}

/// A message's title, with the key it names by its field's label: "»title« er tom" is about the field it stands at.
pub fn title(title: &str, at: Option<&KeyPath>, about: About<'_>) -> String {
    let About { keys, values, locale, .. } = about;
    let Some(path) = at else { return title.to_owned() };
    let Some((table, key)) = form::row_at(keys, values, path) else { return title.to_owned() };
    let label = words::label(table.name, key.name, locale);
    let (open, close) = locale.pick(("»", "«"), ("“", "”"));
    let marked = |name: &str| format!("{open}{name}{close}");
    if label.is_empty() { title.to_owned() } else { title.replacen(&marked(key.name), &marked(label), 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::edit;
    use crate::source::keys::{POLICY_FILE, PUBLISHER_FILE};

    fn said(line: &str, at: &str) -> String {
        said_of(&POLICY_FILE, POLICY, line, at)
    }

    const POLICY: &str = "[policy]\ntitle = \"\"\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntype = \"figure\"\nsrc = \"x\"\n[[section.block]]\ntype = \"goal\"\n";

    fn said_of(keys: &'static Keys, text: &str, line: &str, at: &str) -> String {
        let values = edit::values(text).expect("a source");
        let at = at.parse().expect("a place");
        let places = Places::of(text);
        let on_line = |line| on_line(text, &places, line);
        let about = About { keys, values: &values, on_line: &on_line, locale: Locale::Danish };
        let parts = parts(line, Some(&at), about);
        let one = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Write(text) => format!("`{text}`"),
            Part::Field { label, path, value } => {
                format!("<{label}|{path}|{}>", value.as_deref().unwrap_or("-"))
            }
            Part::Place(name, path) => format!("<{name}|{path}>"),
            Part::Points => "<points>".to_owned(),
            Part::Spots(spots, more) => {
                let spots: Vec<String> =
                    spots.iter().map(|(name, path)| format!("<{name}|{path}>")).collect();
                format!("{}+{more}", spots.join(","))
            }
        };
        parts.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_key_is_its_field() {
        for (line, at, expected) in [
            ("Skriv:  title = \"…\"", "policy.title", "Skriv: <Titel|policy.title|->"),
            (
                "Er billedet kun pynt, så skriv i stedet:  decorative = true",
                "section[0].block[0].src",
                "Er billedet kun pynt, så skriv i stedet: <Kun pynt|section[0].block[0].decorative|sæt kryds>",
            ),
            (
                "Skal det ikke? Skriv hvorfor:  easy_skip = \"…\"",
                "section[0].title",
                "Skal det ikke? Skriv hvorfor: <Hvorfor der ikke er en letlæst tekst|section[0].easy_skip|->",
            ),
            (
                "forklar det i ordlisten:  [[term]] med easy = \"…\"",
                "section[0].text",
                "forklar det i ordlisten: <ordlisten|term>",
            ),
            (
                "En dato skrives år-måned-dag. Skriv:  adopted = 2026-01-29",
                "policy.adopted",
                "En dato skrives år-måned-dag. Skriv: <Vedtaget|policy.adopted|2026-01-29>",
            ),
            (
                "Skriv, hvilke år politikken gælder:  valid = { from = 2026, to = 2029 }",
                "policy.variants",
                "Skriv, hvilke år politikken gælder: <Gælder|policy.valid.from|->",
            ),
            ("Skriv på en linje under [policy]:  title = \"…\"", "policy", "Udfyld <Titel|policy.title|->"),
            // Names are what they are called, and tables of the file are nothing here.
            (
                "policy, plan, strategy, proposal eller guide",
                "policy.kind",
                "Politik, Plan, Strategi, Udspil eller Vejledning",
            ),
            (
                "Når de letlæste tekster er skrevet ([section.easy]), kan \"easy-text\" komme med her.",
                "policy.variants",
                "Når de letlæste tekster er skrevet, kan \"Letlæst tekst\" komme med her.",
            ),
            // Other brackets are words.
            (
                "Se »Planen ([bilag 1])« og noten ([^1]): Er det ([her]) rigtigt ([section.easy])?",
                "section[0].text",
                "Se »Planen ([bilag 1])« og noten ([^1]): Er det ([her]) rigtigt?",
            ),
            (
                "Står det i teksten [^1], så skriv:  title = \"…\"",
                "policy.title",
                "Står det i teksten [^1], så skriv: <Titel|policy.title|->",
            ),
            // What is said before the table is when it is to be done.
            (
                "Er det politikkens titel, så skriv på en linje under [policy]:  title = \"…\"",
                "policy",
                "Er det politikkens titel, så udfyld <Titel|policy.title|->",
            ),
            ("Er det en plan?", "policy.title", "Er det en plan?"),
            // What goes from a file is emptied in a form.
            (
                "Fortæller billedet noget, så slet linjen:  decorative = true",
                "section[0].block[0].alt",
                "Fortæller billedet noget, så fjern krydset i <Kun pynt|section[0].block[0].decorative|->",
            ),
            (
                "Er det kun pynt, så slet linjen:  alt = \"…\"",
                "section[0].block[0].alt",
                "Er det kun pynt, så tøm <Alternativ tekst|section[0].block[0].alt|->",
            ),
            ("Eller slet linjen", "policy.title", "Eller tøm feltet"),
            (
                "Slet linjen, og skriv i stedet, hvad det viser:  alt = \"…\"",
                "section[0].block[0].decorative",
                "Fjern krydset, og skriv i stedet, hvad det viser: <Alternativ tekst|section[0].block[0].alt|->",
            ),
            // There are no lines in a form.
            (
                "Skriv jeres egen tekst:  linje 2, 5 og 8",
                "policy.title",
                "Skriv jeres egen tekst: <Titel|policy.title>,<Overskrift i »A«|section[0].title>,<Billedfil i »A«|section[0].block[0].src>+0",
            ),
            (
                "Skriv jeres egen tekst:  linje 2, 5 og 12 linjer til",
                "policy.title",
                "Skriv jeres egen tekst: <Titel|policy.title>,<Overskrift i »A«|section[0].title>+12",
            ),
            ("Se:  linje 99", "policy.title", "Se: `linje 99`"),
            // Running text is what it is.
            (
                "En mellemrubrik skrives:  ## Overskrift",
                "section[0].text",
                "En mellemrubrik skrives: `## Overskrift`",
            ),
            (
                "Fed:  **ord**  eller kursiv:  *ord*",
                "section[0].text",
                "Fed: `**ord**` eller kursiv: `*ord*`",
            ),
            ("  udgiv approve x --section a --by \"NAVN\"", "section[0].easy.text", ""),
        ] {
            assert_eq!(said(line, at), expected, "{line}");
        }
    }

    #[test]
    fn a_key_of_a_publisher_is_a_field_of_theirs() {
        let byen = "name = \"Byen\"\n[brand]\nprimary = \"#1d3a5f\"\naccent = \"#ffcc00\"\n";
        for (line, at, expected) in [
            ("Skriv:  accent = \"#8a6d00\"", "brand.accent", "Skriv: <Accentfarve|brand.accent|#8a6d00>"),
            ("Skriv:  phone = \"…\"", "name", "Skriv: <Telefon|phone|->"),
            // A policy's keys are none of theirs.
            ("Skriv:  summary = \"…\"", "name", "Skriv: `summary = \"…\"`"),
        ] {
            assert_eq!(said_of(&PUBLISHER_FILE, byen, line, at), expected, "{line}");
        }
    }

    #[test]
    fn a_title_names_the_field() {
        let values = edit::values("[policy]\ntitle = \"\"\n").expect("a source");
        let about = About { keys: &POLICY_FILE, values: &values, on_line: &|_| None, locale: Locale::Danish };
        let at = "policy.title".parse().expect("a place");
        assert_eq!(title("»title« er tom", Some(&at), about), "»Titel« er tom");
        assert_eq!(title("»title« er tom", None, about), "»title« er tom");
    }
}
