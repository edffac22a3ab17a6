//! LIX, the readability index of C.-H. Björnsson (*Läsbarhet*, 1968).

use super::Sentence;

/// A word with more letters than this is long.
const LONG: usize = 6;

/// What LIX is computed from.
///
/// LIX = words / sentences + 100 × long words / words, where a long word has more than six letters.
///
/// The method: sentences follow the structure of the text, so list items and the lines of a paragraph are never
/// run together. A heading is not a sentence; a list item is one, and so is the line that introduces the list. A
/// number is a word but never a long one; digits in groups ("88 72 64 00") are one word, and so is a word with a
/// hyphen. Danish bands: under 25 easy, 25 to 34 easy for practised readers, 35 to 44
/// medium, 45 to 54 hard, 55 and above very hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lix {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words with more than six letters.
    pub long_words: usize,
    /// Words in the longest sentence.
    pub longest_sentence: usize,
}

impl Lix {
    /// Measures sentences.
    pub fn of<'a>(sentences: impl IntoIterator<Item = &'a Sentence>) -> Self {
        let mut lix = Self::default();
        for sentence in sentences {
            lix.sentences += 1;
            lix.words += sentence.words.len();
            lix.long_words += sentence.words.iter().filter(|word| word.letters() > LONG).count();
            lix.longest_sentence = lix.longest_sentence.max(sentence.words.len());
        }
        lix
    }

    /// The index; `None` if there are no words.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        let mean = self.mean_sentence()?;
        Some(mean + 100.0 * self.long_words as f64 / self.words as f64)
    }

    /// Words per sentence; `None` if there are no words.
    #[must_use]
    pub fn mean_sentence(&self) -> Option<f64> {
        (self.words > 0 && self.sentences > 0).then(|| self.words as f64 / self.sentences as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Line, sentences};

    #[test]
    fn the_index_is_words_a_sentence_and_long_words_a_hundred() {
        let text = "Du kan ringe. Kommunen hjælper dig.";
        let line = Line { range: 0..text.len(), is_start: true };
        let lix = Lix::of(&sentences(text, std::slice::from_ref(&line), "da"));
        assert_eq!((lix.words, lix.sentences, lix.long_words, lix.longest_sentence), (6, 2, 2, 3));
        assert!((lix.value().expect("words") - (3.0 + 100.0 * 2.0 / 6.0)).abs() < 1e-9);
        assert_eq!(Lix::default().value(), None);
    }
}
