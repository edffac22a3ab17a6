//! Sentences and words, with their places.

use std::ops::Range;

use super::split;

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where in the text, in bytes, without white space around it.
    pub range: Range<usize>,
    /// Its words.
    pub words: Vec<Word>,
}

/// A word: letters and digits, with hyphens, apostrophes and full stops inside it. A number that is written
/// in groups ("88 72 64 00", "10 000", "1.000") is one word, and so is an address ("post@example.dk").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// As it is written.
    pub text: String,
    /// In lower case, without soft hyphens.
    pub low: String,
}

impl Word {
    /// The word that stands there in a text.
    #[must_use]
    pub fn at(text: &str, range: Range<usize>) -> Self {
        let word = text[range.clone()].to_owned();
        let mut low = word.to_lowercase();
        low.retain(|c| c != '\u{ad}');
        Self { low, text: word, range }
    }

    /// How many letters it has; digits and hyphens don't count.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }

    /// Whether it begins with a capital.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is a mail or web address.
    #[must_use]
    pub fn is_address(&self) -> bool {
        self.text.bytes().any(|byte| matches!(byte, b'@' | b'/')) || self.low.starts_with("www.")
    }
}

/// Characters that join the letters on both sides into one word.
const JOINERS: &[char] =
    &['-', '–', '\u{2010}', '\u{2011}', '\u{ad}', '\'', '’', '.', ',', '@', '/', ':', '_'];

/// The words of `text[within]`.
#[must_use]
pub fn words(text: &str, within: Range<usize>) -> Vec<Word> {
    word_ranges(text, within).into_iter().map(|range| Word::at(text, range)).collect()
}

/// Where the words of `text[within]` stand.
#[must_use]
pub fn word_ranges(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    let mut characters = text[within.clone()].char_indices().map(|(at, c)| (within.start + at, c)).peekable();
    let mut before: Option<char> = None;
    while let Some((at, c)) = characters.next() {
        let after = characters.peek().map(|(_, c)| *c);
        if c.is_alphanumeric() || (start.is_some() && joins(before, c, after)) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            ranges.push(start..at);
        }
        before = Some(c);
    }
    ranges.extend(start.map(|start| start..within.end));
    in_groups(text, ranges)
}

fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    if !after.is_alphanumeric() || !before.is_alphanumeric() || !JOINERS.contains(&c) {
        // The two slashes of "https://".
        return matches!((before, c, after), (':', '/', '/') | ('/', '/', _) | (_, ':', '/'));
    }
    match c {
        // "1.000" and "2,5", but not "kommer.Så" or "ja,nej".
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => after.is_lowercase() || after.is_ascii_digit(),
        // "8:30", "2025–2028".
        ':' | '–' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => true,
    }
}

/// Joins groups of digits: telephone numbers and large numbers.
fn in_groups(text: &str, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let digits = |range: &Range<usize>| text[range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut group = 0;
    for range in ranges {
        let length = range.len();
        if let Some(last) = joined.last_mut().filter(|_| digits(&range) && group > 0) {
            let gap = &text[last.end..range.start];
            // "88 72 64 00" is in groups of two, "10 000" in groups of three; "i 2026 40 mål" is two numbers.
            let fits = (length == 3 && group <= 3) || (length == 2 && group == 2);
            if matches!(gap, " " | "\u{a0}") && fits {
                last.end = range.end;
                group = length;
                continue;
            }
        }
        group = if digits(&range) { length } else { 0 };
        joined.push(range);
    }
    joined
}

/// A line of an easy text or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where in the text, without bullet or number.
    pub range: Range<usize>,
    /// Whether it begins something new, as an item or a paragraph does. Then the line before it ends a sentence, whatever this one begins with.
    pub is_start: bool,
}

/// The sentences of an easy text or a paragraph.
///
/// A line ends a sentence unless the next one starts in lower case and begins nothing new. Within a line `sentencex` decides; it
/// knows Danish abbreviations and initials. `language` is a primary language tag.
#[must_use]
pub fn sentences(text: &str, lines: &[Line], language: &str) -> Vec<Sentence> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for Line { range, is_start } in lines {
        let goes_on = !is_start && text[range.clone()].starts_with(char::is_lowercase);
        match units.last_mut().filter(|last| goes_on && !ends(&text[(*last).clone()])) {
            Some(last) => last.end = range.end,
            None => units.push(range.clone()),
        }
    }
    let mut all = Vec::new();
    for unit in units {
        for boundary in boundaries(&text[unit.clone()], language) {
            let raw = &text[unit.start + boundary.start..unit.start + boundary.end];
            let start = unit.start + boundary.start + raw.len() - raw.trim_start().len();
            let range = start..start + raw.trim().len();
            let words = words(text, range.clone());
            if !words.is_empty() {
                all.push(Sentence { range, words });
            }
        }
    }
    all
}

/// Danish abbreviations that often end a sentence. `sentencex` never ends one behind an abbreviation.
const CLOSING_ABBREVIATIONS: &[&str] = &[
    "kr", "mio", "mia", "mv", "m.v", "mm", "m.m", "m.fl", "osv", "etc", "o.l", "o.lign", "pct", "stk", "ml",
    "sek", "md", "mdr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
];

/// Words that `sentencex` takes for abbreviations: "nord. Råd" is rarer than "Alle skal med. Det …". As words they are in lower case, "I. Jensen" is a name.
const NO_ABBREVIATIONS: &[&str] = &[
    "al", "da", "del", "din", "el", "i", "kat", "lab", "med", "nat", "ned", "nord", "par", "port", "rest",
    "sen", "sort", "tab", "ti", "to", "var", "vær",
];

/// Where the sentences of a unit stand, in bytes.
fn boundaries(unit: &str, language: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for part in parts(unit, language) {
        let mut start = part.start;
        if language == "da" {
            for end in missed_ends(&unit[part.clone()]).map(|end| part.start + end) {
                all.push(start..end);
                start = end;
            }
        }
        all.push(start..part.end);
    }
    all
}

/// Ends that `sentencex` sees none at: behind an ellipsis, a bracket that closes behind a full stop, an abbreviation that may close a sentence, and
/// a word that it takes for one, where a word with a capital follows.
fn missed_ends(part: &str) -> impl Iterator<Item = usize> {
    part.match_indices(' ').map(|(at, _)| at).filter(|at| {
        let (before, after) = (&part[..*at], &part[at + 1..]);
        if !after.starts_with(char::is_uppercase) {
            return false;
        }
        let last = before.rsplit(' ').next().unwrap_or_default();
        let closes = |word: &str| {
            CLOSING_ABBREVIATIONS.contains(&word.to_lowercase().as_str()) || NO_ABBREVIATIONS.contains(&word)
        };
        last.ends_with('…')
            || last.ends_with("...")
            || last.ends_with(".)")
            || last.strip_suffix('.').is_some_and(closes)
    })
}

/// Marks that may end a sentence inside a line, of all that `sentencex` knows.
const MAY_END: &[char] = &['.', '!', '?', '…', '。', '．', '！', '？', '।', '؟', '۔', '\n'];

/// The sentences of one line. `sentencex` isn't asked where no sentence can end: without such a mark before the line's last
/// word. Most lines of an easy text are such.
fn parts(line: &str, language: &str) -> Vec<Range<usize>> {
    let last_word = line.trim_end().trim_end_matches(MAY_END);
    if !last_word.contains(MAY_END) {
        return std::iter::once(0..line.len()).collect();
    }
    split::boundaries(language, line)
}

fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        words(text, 0..text.len()).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_word_is_what_a_reader_takes_for_one() {
        assert_eq!(split("Ring 88 72 64 00, ikke 112."), ["Ring", "88 72 64 00", "ikke", "112"]);
        assert_eq!(split("aktivitets- og e-mail"), ["aktivitets", "og", "e-mail"]);
        assert_eq!(split("10 000 eller 1.000 kr."), ["10 000", "eller", "1.000", "kr"]);
        assert_eq!(split("post@by.dk og https://www.by.dk/a"), ["post@by.dk", "og", "https://www.by.dk/a"]);
        assert_eq!(split("bl.a. i 2026 40 mål"), ["bl.a", "i", "2026", "40", "mål"]);
    }

    fn whole(text: &str) -> Vec<&str> {
        let line = Line { range: 0..text.len(), is_start: true };
        let found = sentences(text, std::slice::from_ref(&line), "da");
        found.iter().map(|one| &text[one.range.clone()]).collect()
    }

    #[test]
    fn a_line_divides_where_a_dane_would_pause() {
        for line in [
            "Det gælder bl.a. børn.|Spørg J. P. Jensen.|Ring kl. 10.",
            "Mødet er kl. 14.|I dag er det torsdag.",
            "Mødet er kl. 14. i dag.",
            "Planen gælder fra d. 1. maj.",
            "Planen gælder fra d. 1. maj.|Den slutter i juni.",
            "Det begynder den 7.10. (onsdag) i hallen.",
            "Det begynder den 7.10.|Onsdag er der fest.",
            "Vi mødes den 29. januar.|Husk madpakke.",
            "Kom kl. 9.30.|Du kan spise med.",
            "Det koster 20 kr.|Du betaler i døren.",
            "Det koster 20 kr. for børn.",
            "Prisen er 5 mio. kr.|Det er mange penge.",
            "Det er for børn, unge mv.|Andre kan også komme.",
            "Det er for børn, unge m.v. og voksne.",
            "Du kan spille bold, svømme osv.|Alle kan være med.",
            "Det er det, vi arbejder med.|Det er vigtigt.",
            "Der er et hus, du kan bo i.|Prisen går ned.|Vi er to.|Spørg I. Jensen.",
            "Planen er klar i dec.|Den gælder i 6 mdr.|Så ser vi på den.",
            "Se nr. 3.|Der står det.",
            "Han bor på 2. sal.",
            "Se § 83, stk. 2.|Der står det.",
            "Kender du ca. 3 af dem?",
            "Du kan ringe!|Kan du skrive?|Ja.",
            "Hun sagde: \"Kom nu.\"|Så gik hun.",
            "Hun sagde »Kom nu.«|Så gik hun.",
            "Vi venter ... og venter.",
            "Vi venter …|Så sker det.",
            "Vi venter ...|Så sker det.",
            "Se www.by.dk.|Der står mere.",
            "Se f.eks. www.by.dk eller by.dk/a.b.|Skriv så.",
            "Der er 1.000 borgere.|De bor her.",
            "Kong Frederik 10. bor her.",
            "Det skete i 2026.|Nu er det slut.",
            "Vi ses i uge 7.|Tag mad med.",
            "(Det er gratis.)|Kom bare.",
            "Ring tlf. 88 72 64 00.|Vi svarer.",
            "Cand.mag. Anna Holm hjælper dig.",
            "Du får hjælp, jf. loven.|Spørg os.",
            "Åbent man. – fre. kl. 10-12.",
            "Mødet er d. 7/10.|Kom gerne.",
            "Fra 1. til 3. klasse.",
            "Det er 1. kvartal.",
            "Holdet blev nr. 1.|Vi blev nr. 2.",
            "Er du under 18 år?|Så skal dine forældre med.",
        ] {
            let parts: Vec<&str> = line.split('|').collect();
            assert_eq!(whole(&parts.join(" ")), parts);
        }
    }

    fn lines(text: &str, is_start: impl Fn(usize) -> bool) -> Vec<Line> {
        let mut from = 0;
        let line = |(number, line): (usize, &str)| {
            let range = from..from + line.len();
            from = range.end + 1;
            Line { range, is_start: is_start(number) }
        };
        text.split('\n').enumerate().map(line).collect()
    }

    #[test]
    fn a_line_ends_a_sentence_unless_the_next_goes_on_in_small_letters() {
        let text = "Vi hjælper dig\nmed at bo.\nVision\nStrategi";
        assert_eq!(sentences(text, &lines(text, |line| line == 0), "da").len(), 3);
    }

    #[test]
    fn items_in_small_letters_are_sentences_of_their_own() {
        let text = "Du kan\ngå en tur i skoven\nspise sammen med de andre";
        assert_eq!(sentences(text, &lines(text, |_| true), "da").len(), 3);
    }
}
