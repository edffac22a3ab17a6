//! Declarations of CSS: properties and their values.

/// A property and its value, in lower case.
pub type Declared = (String, String);

/// What is declared of an element, the last word last.
#[derive(Debug, Default)]
pub struct Declarations {
    /// By style sheets, which the element's own style overrides.
    pub usual: Vec<Declared>,
    /// By style sheets with `!important`.
    pub important: Vec<Declared>,
}

/// The declarations of a block or a `style` attribute, each with whether it is `!important`.
pub fn declarations(block: &str) -> impl Iterator<Item = (Declared, bool)> {
    block.split(';').filter_map(|one| {
        let (name, value) = one.split_once(':')?;
        let value = value.trim().to_lowercase();
        let (value, is_important) = match value.strip_suffix("important").map(str::trim_end) {
            Some(rest) if rest.ends_with('!') => (rest.trim_end_matches('!').trim_end().to_owned(), true),
            _ => (value, false),
        };
        Some(((name.trim().to_lowercase(), value), is_important))
    })
}
