//! Fields: text that Word computes (ISO/IEC 29500-1, 17.16). The file contains the last result.

use crate::import::formats::rich::spans;

/// What a field's result means to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Words that link somewhere.
    Link(String),
    /// A table of contents.
    Contents,
    /// A page number or page count.
    PageNumber,
    /// Ordinary words: dates, references, names.
    Words,
}

/// What a field shows that has no result of its own: its code does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A prompt to be replaced: "[Skriv navn]".
    Prompt(String),
    /// A character of a font.
    Symbol(String),
    /// Something computed: a number, a formula.
    Computed(String),
}

/// A field whose end has not been reached.
#[derive(Debug)]
pub struct Field {
    /// The code: what it computes.
    pub code: String,
    /// The result's meaning; none until the result begins, so everything before that is code.
    pub kind: Option<FieldKind>,
    /// What a form's field holds, where that is no text: a tick, a chosen entry.
    pub form: Option<String>,
}

impl Field {
    /// A field of which only the beginning was met.
    pub fn open(form: Option<String>) -> Self {
        Self { code: String::new(), kind: None, form }
    }

    /// A field whose result is read.
    pub fn of(code: &str) -> Self {
        Self { code: String::new(), kind: Some(kind(code)), form: None }
    }

    /// Ends what can't go on in the next paragraph. Where the mark of its end was deleted, a link or a page number
    /// would otherwise take in the rest of the document.
    pub fn end_with_paragraph(&mut self) {
        if matches!(self.kind, None | Some(FieldKind::Link(_) | FieldKind::PageNumber)) {
            self.kind = Some(FieldKind::Words);
        }
    }
}

/// What a code's result means.
pub fn kind(code: &str) -> FieldKind {
    let mut words = code.split_whitespace();
    match words.next().unwrap_or_default().to_uppercase().as_str() {
        "HYPERLINK" => link(code).map_or(FieldKind::Words, FieldKind::Link),
        "TOC" | "INDEX" | "TOA" => FieldKind::Contents,
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF" => FieldKind::PageNumber,
        _ => FieldKind::Words,
    }
}

/// What a field shows without a result, if anything.
pub fn shown(code: &str) -> Option<Shown> {
    let code = code.trim();
    let (name, rest) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
    let rest = rest.trim();
    Some(match name.to_uppercase().as_str() {
        // The first word names the macro.
        "MACROBUTTON" => {
            Shown::Prompt(rest.split_once(char::is_whitespace).map_or("", |(_, text)| text).to_owned())
        }
        "SYMBOL" => Shown::Symbol(rest.to_owned()),
        "EQ" | "LISTNUM" | "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" => Shown::Computed(code.to_owned()),
        _ => return None,
    })
}

/// The address of `HYPERLINK "https://…" \l "place" \o "tip"`, in whatever order; none for a place in the document.
fn link(code: &str) -> Option<String> {
    let (mut address, mut place) = (None, None);
    let mut arguments = arguments(code.trim_start().get("HYPERLINK".len()..)?).into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "\\l" => place = arguments.next(),
            // The tip and the window are not part of the address.
            "\\o" | "\\t" => drop(arguments.next()),
            switch if switch.starts_with('\\') => {}
            _ => address = address.or(Some(argument)),
        }
    }
    spans::address(&with_place(&address?, place.as_deref()))
}

/// An address with the place on its page.
pub fn with_place(address: &str, place: Option<&str>) -> String {
    match place.filter(|place| !place.is_empty() && !address.contains('#')) {
        Some(place) => format!("{address}#{place}"),
        None => address.to_owned(),
    }
}

/// A code's arguments: words, and what stands in quotation marks.
fn arguments(code: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = code.trim_start();
    while !rest.is_empty() {
        let (argument, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        all.push(argument.to_owned());
        rest = after.trim_start();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_whatever_stands_around_it() {
        let to = |code: &str| match kind(code) {
            FieldKind::Link(to) => Some(to),
            _ => None,
        };
        let whole = Some("https://a.dk/b".to_owned());
        assert_eq!(to(r#"HYPERLINK "https://a.dk/b" \o "tip""#), whole);
        assert_eq!(to(r#" HYPERLINK \o "se her" "https://a.dk/b""#), whole);
        assert_eq!(to(r#"HYPERLINK \n https://a.dk/b"#), whole);
        assert_eq!(
            to(r#"HYPERLINK "https://a.dk/b" \l "page=43""#),
            Some("https://a.dk/b#page=43".to_owned())
        );
        assert_eq!(to(r#"HYPERLINK \l "bogmaerke""#), None);
    }

    #[test]
    fn what_is_shown_without_a_result_is_known() {
        assert_eq!(shown("MACROBUTTON NoMacro [Skriv navn]"), Some(Shown::Prompt("[Skriv navn]".into())));
        assert_eq!(shown("XE \"ord\""), None);
    }
}
