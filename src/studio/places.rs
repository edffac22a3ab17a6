//! Which field a place on a page shows, and where on the pages a field is shown: by the boxes that the layout tells of each block, and
//! inside them by the words that stand there.

use serde::Serialize;

use super::form;
use crate::edition::{Origin, OriginOf};
use crate::source::edit::{KeyPath, SourceValue, Step};
use crate::variant::{SheetBlock, Sheets};

/// How many letters have to agree before two texts are taken for the same.
const ENOUGH: usize = 8;
/// How far beside a box somebody may point who means it, as a share of the page.
const BESIDE: f64 = 0.03;

/// Where a field is shown.
#[derive(Debug, Serialize)]
pub struct Spot {
    /// The first page, from 0.
    page: usize,
    /// What to mark on it, and on the pages it goes on: left, top, right and bottom as shares of the page.
    boxes: Vec<(usize, [f64; 4])>,
}

/// The letters and digits of a text, in lower case: lines, hyphens and marks don't matter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What no page shows as it is written.
const UNSEEN: [&str; 12] = [
    "approved_by",
    "based_on",
    "because",
    "covers",
    "id",
    "keywords",
    "picture",
    "publisher",
    "src",
    "summary",
    "tested_by",
    "written_by",
];

/// Every text of a source that pages show, with its place.
fn texts(value: &SourceValue, at: &KeyPath, tell: &mut dyn FnMut(&KeyPath, &str)) {
    match value {
        SourceValue::Text(text) => tell(at, text),
        SourceValue::Table(pairs) => pairs
            .iter()
            .filter(|(key, _)| !UNSEEN.contains(&key.as_str()))
            .for_each(|(key, value)| texts(value, &at.key(key), tell)),
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

/// What of a section is one of its blocks in the file, and where: the text that a section may have of its own is the first.
fn block(section: &SourceValue, at: &KeyPath, number: usize) -> KeyPath {
    match (form::get(section, "text").is_some(), number) {
        (true, 0) => at.key("text"),
        (own, number) => at.key("block").index(number - usize::from(own)),
    }
}

/// Where something was written, and the field of it that is meant where no words say which.
fn written(origin: Origin, values: &SourceValue) -> Option<(KeyPath, KeyPath)> {
    let section = form::items(values, "section").get(origin.section)?;
    let at = KeyPath::root().key("section").index(origin.section);
    let main = |path: KeyPath| {
        let all = form::at(values, &path);
        let has = |name: &&&str| all.and_then(|all| form::get(all, name)).is_some();
        let main = ["text", "src", "finding", "rows", "title"].iter().find(has).map(|name| path.key(*name));
        (path.clone(), main.unwrap_or(path))
    };
    Some(match origin.of {
        OriginOf::Heading => (at.clone(), at.key("title")),
        OriginOf::Easy => (at.key("easy"), at.key("easy").key("text")),
        OriginOf::Block(number) => main(block(section, &at, number)),
        OriginOf::EasyOf(number) => {
            let path = block(section, &at, number).key("easy");
            (path.clone(), path)
        }
    })
}

/// How far a point is from a box: lines are much wider than high, so what is beside counts less than what is above or below.
fn distance([left, top, right, bottom]: [f64; 4], [x, y]: [f64; 2]) -> f64 {
    let outside = |low: f64, at: f64, high: f64| (low - at).max(at - high).max(0.0);
    outside(left, x, right) * 0.2 + outside(top, y, bottom)
}

/// What a place on a page shows: the smallest of the boxes around it, or the nearest that is no farther than this.
fn block_at(sheets: &Sheets, page: usize, point: [f64; 2], farthest: f64) -> Option<&SheetBlock> {
    let here = sheets.blocks().iter().filter(|block| block.page == page);
    let size = |[left, top, right, bottom]: [f64; 4]| (right - left) * (bottom - top);
    let by_place = |one: &&SheetBlock, other: &&SheetBlock| {
        let [one, other] = [one.place, other.place].map(|place| (distance(place, point), size(place)));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    };
    here.min_by(by_place).filter(|block| distance(block.place, point) <= farthest)
}

/// The text below `at` that has the letters of a line near a point, no farther than this.
fn by_words(
    sheets: &Sheets,
    page: usize,
    point: [f64; 2],
    farthest: f64,
    values: &SourceValue,
    at: &KeyPath,
) -> Option<KeyPath> {
    let below = form::at(values, at)?;
    let mut near: Vec<(f64, String)> = sheets
        .lines(page)
        .into_iter()
        .map(|line| (distance(line.place, point), letters(&line.text)))
        .filter(|(distance, _)| *distance <= farthest)
        .collect();
    near.sort_by(|one, other| one.0.total_cmp(&other.0));
    near.into_iter().take(12).filter(|(_, line)| !line.is_empty()).find_map(|(_, line)| {
        let (mut best, mut length) = (None, usize::MAX);
        texts(below, at, &mut |path, text| {
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

/// The field that a place on a page shows. A place is two shares, of width and height. `is_current`: whether the pages show the source
/// as it is; of what has moved since, words tell more than numbers.
pub fn field_at(
    sheets: &Sheets,
    page: usize,
    point: [f64; 2],
    values: &SourceValue,
    is_current: bool,
) -> Option<KeyPath> {
    let words = |farthest, at: &KeyPath| by_words(sheets, page, point, farthest, values, at);
    let anywhere = |farthest| words(farthest, &KeyPath::root());
    if !is_current && let Some(found) = anywhere(f64::INFINITY) {
        return Some(found);
    }
    let block = |farthest| written(block_at(sheets, page, point, farthest)?.origin, values);
    let Some((all, main)) = block(BESIDE) else {
        // What the edition adds, such as its glossary, is no block of a section.
        let nearest = || block(f64::INFINITY).map(|(_, main)| main);
        return anywhere(BESIDE).or_else(nearest).or_else(|| anywhere(f64::INFINITY));
    };
    if main.to_string().ends_with("].title") {
        // The words before a heading are a field of their own, and so is the heading of an easy text.
        let is_heading =
            |path: &KeyPath| path.to_string().ends_with(".title") || path.to_string().ends_with(".label");
        return Some(words(BESIDE, &all).filter(is_heading).unwrap_or(main));
    }
    Some(words(f64::INFINITY, &all).unwrap_or(main))
}

/// Where a field is shown. `words`: those that are written at, in a text of several paragraphs.
pub fn spot_of(
    sheets: &Sheets,
    path: &KeyPath,
    words: &str,
    values: &SourceValue,
    is_current: bool,
) -> Option<Spot> {
    let own: Vec<&SheetBlock> =
        sheets.blocks().iter().filter(|block| is_of(block.origin, path, values)).collect();
    if is_current && let Some(first) = own.first() {
        let on = |block: &SheetBlock, wanted: &str| inside(sheets, block).contains(wanted);
        let wanted: String = letters(words).chars().take(40).collect();
        let mut meant: Vec<&SheetBlock> = own.clone();
        if wanted.chars().count() >= ENOUGH {
            meant.retain(|block| on(block, &wanted));
        }
        if meant.is_empty() {
            meant = own.clone();
        }
        let page = meant.first().map_or(first.page, |block| block.page);
        return Some(Spot { page, boxes: meant.iter().map(|block| (block.page, block.place)).collect() });
    }
    let page = page_by_words(sheets, path, values)?;
    let boxes = box_of_words(sheets, page, path, values).map(|place| (page, place));
    Some(Spot { page, boxes: boxes.into_iter().collect() })
}

/// Around the lines of a page that say a field, if it is no block of a section: a word of the glossary and its explanation, the status.
fn box_of_words(sheets: &Sheets, page: usize, path: &KeyPath, values: &SourceValue) -> Option<[f64; 4]> {
    let (mut all, mut least) = (String::new(), None);
    texts(form::at(values, path)?, path, &mut |_, text| {
        all += &letters(text);
        least.get_or_insert(all.len().min(ENOUGH));
    });
    let least = least.filter(|least| *least > 0)?;
    let lines: Vec<(String, [f64; 4])> =
        sheets.lines(page).into_iter().map(|line| (letters(&line.text), line.place)).collect();
    let is_begun = |line: &str| line.len() >= least && (all.starts_with(line) || line.starts_with(&all));
    // A word is also said where it is explained, and a glossary comes last.
    let first = lines.iter().rposition(|(line, _)| is_begun(line))?;
    let mut rest = all.as_str();
    let own = lines[first..].iter().map_while(|(line, place)| {
        let after = rest.strip_prefix(line.as_str()).or_else(|| line.starts_with(rest).then_some(""))?;
        let is_said = !rest.is_empty();
        rest = after;
        is_said.then_some(*place)
    });
    own.reduce(|[left, top, right, bottom], next| {
        [left.min(next[0]), top.min(next[1]), right.max(next[2]), bottom.max(next[3])]
    })
}

/// Whether a field is of what was written there.
fn is_of(origin: Origin, path: &KeyPath, values: &SourceValue) -> bool {
    let Some((all, _)) = written(origin, values) else { return false };
    let steps = path.steps();
    match origin.of {
        OriginOf::Heading => {
            steps.len() == 3 && steps.starts_with(all.steps()) && {
                !matches!(&steps[2], Step::Key(key) if key == "text")
            }
        }
        _ => steps.starts_with(all.steps()),
    }
}

/// The letters that stand in a box.
fn inside(sheets: &Sheets, block: &SheetBlock) -> String {
    let [left, top, right, bottom] = block.place;
    let middle = |place: [f64; 4]| [(place[0] + place[2]) / 2.0, (place[1] + place[3]) / 2.0];
    let lines = sheets.lines(block.page).into_iter().filter(|line| {
        let [x, y] = middle(line.place);
        left <= x && x <= right && top <= y && y <= bottom
    });
    letters(&lines.map(|line| line.text).collect::<String>())
}

/// The page on which the beginning of a field can be read.
fn page_by_words(sheets: &Sheets, path: &KeyPath, values: &SourceValue) -> Option<usize> {
    let section = match path.steps() {
        [Step::Key(key), Step::Index(index), ..] if key == "section" => {
            form::items(values, "section").get(*index)
        }
        _ => None,
    };
    let first = section.and_then(|section| sheets.heading(&form::shown(form::get(section, "id"))));
    let mut wanted = String::new();
    texts(form::at(values, path)?, path, &mut |_, text| {
        if wanted.is_empty() {
            wanted = letters(text).chars().take(40).collect();
        }
    });
    if wanted.is_empty() {
        return first;
    }
    let on =
        |page: usize| letters(&sheets.lines(page).iter().map(|line| line.text.as_str()).collect::<String>());
    let pages: Vec<String> = (0..sheets.len()).map(on).collect();
    let short: String = wanted.chars().take(20).collect();
    let from = first.unwrap_or_default();
    // The glossary explains at the end what is said before.
    let is_term = matches!(path.steps().first(), Some(Step::Key(key)) if key == "term");
    let found = |part: &str| {
        let has = |letters: &String| letters.contains(part);
        if is_term {
            return pages.iter().rposition(has);
        }
        pages.iter().skip(from).position(has).map(|page| page + from)
    };
    // What goes on over a page's end is found by its beginning, and what isn't shown by the section that it stands in.
    found(&wanted).or_else(|| found(&short)).or(first)
}
