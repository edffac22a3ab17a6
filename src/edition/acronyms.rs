//! Abbreviations that a text explains itself: "Pædagogisk Psykologisk Rådgivning (PPR)".

use super::tree::Edition;
use super::words::text;

/// How many capitals an abbreviation may have.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
/// How many small words may come between those that give the letters: "Individuelt Planlagt job med Støtte (IPS)".
const BETWEEN: usize = 2;

/// Abbreviations in capitals, in brackets right after the words they are the first letters of, with those words.
#[must_use]
pub fn acronyms(edition: &Edition) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text(edition).lines() {
        for (at, _) in line.match_indices('(') {
            let Some((short, _)) = line[at + 1..].split_once(')') else { continue };
            let capitals = short.chars().all(char::is_uppercase) && LETTERS.contains(&short.chars().count());
            if let Some(long) = spelt_out(short, &line[..at]).filter(|_| capitals)
                && found.iter().all(|(known, _)| known != short)
            {
                found.push((short.to_owned(), long));
            }
        }
    }
    found
}

/// The last words of `before`, if their first letters spell `short`.
fn spelt_out(short: &str, before: &str) -> Option<String> {
    let words: Vec<&str> = before.split_whitespace().collect();
    let mut letters = short.chars().rev().peekable();
    let mut skipped = 0;
    for (index, word) in words.iter().enumerate().rev() {
        let first = word.chars().next()?;
        if letters.peek().is_some_and(|letter| first.to_uppercase().eq([*letter])) {
            letters.next();
            skipped = 0;
        } else {
            skipped += 1;
            // The word right before the bracket gives the last letter.
            if index + 1 == words.len() || skipped > BETWEEN || first.is_uppercase() {
                return None;
            }
        }
        if letters.peek().is_none() {
            return Some(words[index..].join(" "));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_explained_by_the_words_before_it() {
        let long = |short, before| spelt_out(short, before).unwrap_or_default();
        let before = "hjælp fra Pædagogisk Psykologisk Rådgivning ";
        assert_eq!(long("PPR", before), "Pædagogisk Psykologisk Rådgivning");
        assert_eq!(
            long("IPS", "vi bruger Individuelt Planlagt job med Støtte "),
            "Individuelt Planlagt job med Støtte"
        );
        assert_eq!(long("KL", "sammen med andre "), "");
        assert_eq!(long("DH", "Danske ting som mange andre Handicap "), "");
    }
}
