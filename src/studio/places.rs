//! Which field a place on a page shows, and which page shows a field: by the words that stand there.

use super::form;
use crate::source::edit::{KeyPath, SourceValue, Step};
use crate::variant::Sheets;

/// How many letters have to agree before two texts are taken for the same.
const ENOUGH: usize = 8;

/// The letters and digits of a text, in lower case: lines, hyphens and marks don't matter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Every text of a source, with its place.
fn texts(value: &SourceValue, at: &KeyPath, tell: &mut dyn FnMut(&KeyPath, &str)) {
    match value {
        SourceValue::Text(text) => tell(at, text),
        SourceValue::Table(pairs) => pairs.iter().for_each(|(key, value)| texts(value, &at.key(key), tell)),
        SourceValue::List(items) => {
            items.iter().enumerate().for_each(|(index, value)| texts(value, &at.index(index), tell));
        }
        _ => {}
    }
}

/// The field that is a form's: of the cells and lines of a list, the list.
fn field(path: &KeyPath) -> KeyPath {
    let mut field = KeyPath::root();
    let mut is_list = false;
    for step in path.steps() {
        if let Step::Index(_) = step
            && is_list
        {
            break;
        }
        is_list = matches!(step, Step::Key(key) if !matches!(key.as_str(), "section" | "block" | "term"));
        field = field.then(step.clone());
    }
    field
}

/// The field that a place on a page shows: the text that has the letters of the line there. A place is two shares, of width and height.
pub fn field_at(sheets: &Sheets, page: usize, [x, y]: [f64; 2], values: &SourceValue) -> Option<KeyPath> {
    let lines = sheets.lines(page);
    let distance = |place: [f64; 4]| {
        let [left, top, right, bottom] = place;
        let beside = |low: f64, at: f64, high: f64| (low - at).max(at - high).max(0.0);
        // Lines are much wider than high: what is beside counts less than what is above or below.
        beside(left, x, right) * 0.2 + beside(top, y, bottom)
    };
    let mut near: Vec<(f64, String)> =
        lines.into_iter().map(|line| (distance(line.place), letters(&line.text))).collect();
    near.sort_by(|one, other| one.0.total_cmp(&other.0));
    near.into_iter().take(12).filter(|(_, line)| !line.is_empty()).find_map(|(_, line)| {
        let (mut best, mut length) = (None, usize::MAX);
        texts(values, &KeyPath::root(), &mut |path, text| {
            let text = letters(text);
            let is_same = text == line || (line.chars().count() >= ENOUGH && text.contains(&line));
            // Of several texts that say it, the shortest is meant: a heading rather than a paragraph that names it.
            if is_same && text.len() < length {
                (best, length) = (Some(field(path)), text.len());
            }
        });
        best
    })
}

/// The page that shows the beginning of a field, from 0.
pub fn page_of(sheets: &Sheets, path: &KeyPath, values: &SourceValue) -> Option<usize> {
    let section = match path.steps() {
        [Step::Key(key), Step::Index(index), ..] if key == "section" => {
            form::items(values, "section").get(*index)
        }
        _ => None,
    };
    let first = section.and_then(|section| sheets.heading(&form::shown(form::get(section, "id"))));
    if first.is_some() && path.steps().len() <= 3 && !path.to_string().ends_with(".text") {
        return first;
    }
    let mut wanted = String::new();
    texts(form::at(values, path)?, path, &mut |_, text| {
        if wanted.is_empty() {
            wanted = letters(text).chars().take(40).collect();
        }
    });
    if wanted.is_empty() {
        return None;
    }
    let on =
        |page: usize| letters(&sheets.lines(page).iter().map(|line| line.text.as_str()).collect::<String>());
    let pages: Vec<String> = (0..sheets.len()).map(on).collect();
    let short: String = wanted.chars().take(20).collect();
    let from = first.unwrap_or_default();
    let found = |part: &str| {
        pages.iter().skip(from).position(|letters| letters.contains(part)).map(|page| page + from)
    };
    // What goes on over a page's end is found by its beginning, and what isn't shown by the section that it stands in.
    found(&wanted).or_else(|| found(&short)).or(first)
}
