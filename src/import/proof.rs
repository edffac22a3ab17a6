//! How sure it is that what was left out is no text.
//!
//! Page numbers, running lines and printed contents are told by their looks. Here they are looked at once more, from the
//! other end: words that were left out have to be among the words that were kept, or among those left out on other
//! pages. Nothing here is shared with the readers that judged.

use std::collections::BTreeMap;

use super::document::{LeftOut, Reason, is_contents};
use super::verify::{Word, tokens};

/// The share of a document's words, in per cent, that may be left out without a proof.
const PERCENT_UNPROVEN: usize = 3;
/// The share of a document's words, in per cent, that may be left out because the document itself sets them aside.
const PERCENT_SET_ASIDE: usize = 33;
/// So few words are never too many: a leaflet has few in all.
const ALWAYS_FINE: usize = 10;
/// The fewest words on a page, on average.
const WORDS_PER_PAGE: usize = 25;
/// How often a line must be left out to be a running line.
const OFTEN: usize = 3;
/// How many places a proof is looked for in: rare words have few.
const PLACES_TRIED: usize = 500;

/// Words that stand beside a page's number.
const BESIDE_NUMBERS: &[&str] = &["side", "af", "page", "of", "seite", "von", "s", "p"];

/// What an import leaves out, weighed against what it keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighed {
    /// How many words are left out, for whatever reason.
    pub left_out: usize,
    /// What there is too much of to be left out without being asked: empty where all is well.
    pub too_much: Vec<LeftOut>,
    /// How many words that is.
    pub too_many: usize,
    /// How many words the document has.
    pub all: usize,
}

/// Weighs what was left out against the words that were kept, the title among them.
pub(super) fn weigh<'a>(left_out: impl Iterator<Item = &'a LeftOut>, kept: &[Word], title: &str) -> Weighed {
    let mut all = Vec::new();
    tokens([(0, title)].into_iter(), &mut all);
    let title = words_only(&all);
    let of_title = Places::of(&title);
    let kept_words = words_only(kept);
    let places = Places::of(&kept_words);
    let entries: Vec<(&LeftOut, Vec<Word>)> = left_out
        .map(|one| {
            let mut words = Vec::new();
            tokens([(0, one.text.as_str())].into_iter(), &mut words);
            (one, words)
        })
        .collect();
    let mut repeated: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (one, words) in &entries {
        if is_judged(one.why) {
            *repeated.entry(words_only(words)).or_default() += 1;
        }
    }
    let counted = entries.iter().filter(|(one, _)| one.why != Reason::ListNumber);
    let gone: usize = counted.map(|(_, words)| words.len()).sum();
    // Numbers alone say nothing that comes again. Those of pages are few, and those of contents as many as entries.
    let is_bare = |words: &[Word]| words_only(words).is_empty();
    let count = |why: Reason, bare: bool| {
        entries.iter().filter(|(one, words)| one.why == why && is_bare(words) == bare).count()
    };
    let pages_are_few = count(Reason::PageNumber, true) * WORDS_PER_PAGE <= gone + kept.len();
    let entries_have_one = count(Reason::Contents, true) <= count(Reason::Contents, false) + 2;
    let is_unproven = |one: &LeftOut, words: &[Word]| {
        let own = words_only(words);
        let proven = match one.why {
            Reason::PageNumber if own.is_empty() => pages_are_few,
            Reason::Contents if own.is_empty() => entries_have_one,
            Reason::Contents if is_contents(&one.text) => true,
            _ => false,
        } || !own.is_empty()
            && (places.have(&own)
                || of_title.have(&own)
                || repeated.get(&own).is_some_and(|count| *count >= OFTEN));
        is_judged(one.why) && !proven
    };
    let mut weighed = Weighed { left_out: gone, all: gone + kept.len(), ..Weighed::default() };
    let unproven: Vec<_> = entries.iter().filter(|(one, words)| is_unproven(one, words)).collect();
    let set_aside: Vec<_> =
        entries.iter().filter(|(one, _)| matches!(one.why, Reason::Hidden | Reason::Drawing)).collect();
    for (meant, percent) in [(unproven, PERCENT_UNPROVEN), (set_aside, PERCENT_SET_ASIDE)] {
        let count: usize = meant.iter().map(|(_, words)| words.len()).sum();
        if count > ALWAYS_FINE && count * 100 > weighed.all * percent {
            weighed.too_many += count;
            weighed.too_much.extend(meant.iter().map(|(one, _)| (*one).clone()));
        }
    }
    weighed
}

/// Whether it was left out for its looks.
fn is_judged(why: Reason) -> bool {
    matches!(why, Reason::PageNumber | Reason::RunningLine | Reason::Contents)
}

/// The words of letters, in lower case, without those beside a page's number.
fn words_only(words: &[Word]) -> Vec<String> {
    let low = words.iter().map(|word| word.text.to_lowercase());
    low.filter(|word| word.contains(char::is_alphabetic) && !BESIDE_NUMBERS.contains(&word.as_str()))
        .collect()
}

/// Where each word stands.
struct Places<'a> {
    words: &'a [String],
    at: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(words: &'a [String]) -> Self {
        let mut at: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, word) in words.iter().enumerate() {
            at.entry(word).or_default().push(index);
        }
        Self { words, at }
    }

    /// Whether these words stand somewhere in a row. They are looked for around the rarest of them.
    fn have(&self, row: &[String]) -> bool {
        let rarest =
            row.iter().enumerate().min_by_key(|(_, word)| self.at.get(word.as_str()).map_or(0, Vec::len));
        let Some((offset, word)) = rarest else { return false };
        let places = self.at.get(word.as_str()).into_iter().flatten().take(PLACES_TRIED);
        places.filter_map(|at| at.checked_sub(offset)).any(|from| self.words[from..].starts_with(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let mut out = Vec::new();
        tokens([(0, text)].into_iter(), &mut out);
        out
    }

    fn left_out(text: &str, why: Reason) -> LeftOut {
        LeftOut { origin: 1, text: text.to_owned(), why }
    }

    #[test]
    fn contents_are_proven_by_the_headings_they_list() {
        let kept = words(&"Et kort kapitel om haver, marker og den lange vej derhen. ".repeat(4));
        let listed = [left_out("1. Et kort kapitel … 4", Reason::Contents)];
        assert!(weigh(listed.iter(), &kept, "").too_much.is_empty());
        let text =
            "Her står en hel side med ord, som ingen andre steder i teksten kommer igen ................ 7";
        let lost = [left_out(text, Reason::Contents)];
        assert_eq!(weigh(lost.iter(), &kept, "").too_much, lost);
    }

    #[test]
    fn what_the_document_hides_may_be_a_part_of_it_but_not_most() {
        let kept = words(&"Ord, som alle ser. ".repeat(10));
        let hidden = |count: usize| [left_out(&"ord ".repeat(count), Reason::Hidden)];
        assert!(weigh(hidden(15).iter(), &kept, "").too_much.is_empty());
        assert_eq!(weigh(hidden(60).iter(), &kept, "").too_many, 60);
    }

    #[test]
    fn a_number_alone_is_proven_by_how_few_there_are() {
        let kept = words(&"Noget helt andet her. ".repeat(100));
        let numbers = |count: usize| vec![left_out("7", Reason::PageNumber); count];
        assert!(weigh(numbers(16).iter(), &kept, "").too_much.is_empty());
        assert!(!weigh(numbers(40).iter(), &kept, "").too_much.is_empty());
    }

    #[test]
    fn a_running_line_is_proven_by_the_other_pages_or_by_the_title() {
        let kept = words(&"Noget helt andet. ".repeat(30));
        let line =
            |count: usize| vec![left_out("Politik for en by med mange veje · 3", Reason::PageNumber); count];
        assert!(!weigh(line(2).iter(), &kept, "").too_much.is_empty());
        assert!(weigh(line(3).iter(), &kept, "").too_much.is_empty());
        assert!(weigh(line(2).iter(), &kept, "Politik for en by med mange veje").too_much.is_empty());
    }
}
