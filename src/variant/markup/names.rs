//! Names that can be told apart.

/// "Bilag", "Bilag (2)", "Bilag (3)".
pub fn numbered(text: &str, number: usize) -> String {
    if number > 1 { format!("{text} ({number})") } else { text.to_owned() }
}
