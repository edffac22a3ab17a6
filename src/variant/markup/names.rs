//! Names that can be told apart, and the anchors made of them.

use deunicode::deunicode;

/// Most letters of an anchor: whole words, and enough of them to know the heading by.
const LONGEST: usize = 60;

/// "Bilag", "Bilag (2)", "Bilag (3)".
pub fn numbered(text: &str, number: usize) -> String {
    if number > 1 { format!("{text} ({number})") } else { text.to_owned() }
}

/// The words of a heading as an anchor: small Latin letters, digits and hyphens. Empty, if it has no letter or digit.
pub fn anchor(text: &str) -> String {
    let mut out = String::new();
    for word in latin(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() && out.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(LONGEST));
    }
    out
}

/// In Latin letters, the Danish ones as they are written in addresses.
fn latin(text: &str) -> String {
    let mut out = String::new();
    for character in text.to_lowercase().chars() {
        match character {
            'æ' => out.push_str("ae"),
            'ø' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            _ if character.is_ascii() => out.push(character),
            _ => out.push_str(&deunicode(&character.to_string()).to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_made_of_whole_words_in_plain_letters() {
        assert_eq!(anchor("Sådan når vi målet – i 2029"), "saadan-naar-vi-maalet-i-2029");
        assert_eq!(anchor("Æbler, »öst« & ß"), "aebler-ost-ss");
        assert_eq!(anchor("…"), "");
        let long = anchor("Samarbejde på tværs af afdelinger og forvaltninger i hele den store kommune");
        assert_eq!(long, "samarbejde-paa-tvaers-af-afdelinger-og-forvaltninger-i-hele");
        assert_eq!(anchor(&"å".repeat(90)).len(), LONGEST);
    }
}
