//! Which keys of a table are decided together.

use crate::source::edit::{KeyPath, Step};

/// Keys of a table that are decided together.
const TOGETHER: [&[&str]; 4] = [
    &["src", "alt", "decorative"],
    &["adopted", "valid", "updated"],
    &["header", "rows", "header_column"],
    &["title", "label", "role", "id"],
];

/// The keys that are decided together with one, itself among them. What a picture says and that it says nothing, for one.
pub fn together(key: &str) -> Vec<&str> {
    TOGETHER.iter().find(|keys| keys.contains(&key)).map_or_else(|| vec![key], |keys| keys.to_vec())
}

/// The table that a key stands in, and the key there: what is inside a value belongs to its key.
pub fn of_table(path: &KeyPath) -> Option<(KeyPath, String)> {
    let steps = path.steps();
    let length = match steps {
        [Step::Key(list), ..] if list == "policy" => 1,
        _ => steps.iter().rposition(|step| matches!(step, Step::Index(_))).map_or(0, |index| index + 1),
    };
    let Some(Step::Key(own)) = steps.get(length) else { return None };
    let table = steps[..length].iter().fold(KeyPath::root(), |path, step| path.then(step.clone()));
    Some((table, own.clone()))
}
