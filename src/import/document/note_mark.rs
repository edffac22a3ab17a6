//! Notes that somebody typed by hand: the marks in the text that refer to them ("stiger¹", "stiger [1]"), and the
//! numbers that they begin with ("1 Kommunens opgørelse").

use std::collections::BTreeMap;

/// How a reference to a note is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkForm {
    /// In raised digits: "ord¹", "ord¹)".
    Raised,
    /// In square brackets: "ord \[1\]".
    Square,
    /// Before a closing bracket: "ord1)".
    Bracket,
    /// Asterisks, as many as the note's number: "ord*".
    Star,
}

/// A place in a text that may refer to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteMark {
    /// The note's number.
    pub number: u32,
    /// How it is typed.
    pub form: MarkForm,
    /// The byte at which it begins, the space before it included.
    pub from: usize,
    /// The byte at which it ends.
    pub to: usize,
    /// Whether it can hardly be anything else: it is raised behind the end of a sentence.
    pub is_sure: bool,
}

/// How a note's own number is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelForm {
    /// "¹ Opgørelse".
    Raised,
    /// "\[1\] Opgørelse".
    Square,
    /// "1) Opgørelse".
    Bracket,
    /// "1 Opgørelse", "1. Opgørelse".
    Bare,
    /// "* Opgørelse".
    Star,
}

/// What a typed note begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteLabel {
    /// Its number.
    pub number: u32,
    /// How it is typed.
    pub form: LabelForm,
    /// How many bytes it and the space after it take.
    pub length: usize,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// Units that a raised digit belongs to: "m²".
const UNITS: &[&str] = &["m", "km", "cm", "mm", "dm", "hm", "kvm"];
/// The most digits of a note's number.
const MOST_DIGITS: usize = 2;
/// The most asterisks in a row that count notes.
const MOST_STARS: u32 = 3;

fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.len() <= MOST_DIGITS && !digits.starts_with('0');
    digits.parse().ok().filter(|_| is_number && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn raised_number(raised: &str) -> Option<u32> {
    let digit = |c: char| {
        let at = RAISED.iter().position(|one| *one == c)?;
        char::from_digit(u32::try_from(at).ok()?, 10)
    };
    number(&raised.chars().map(digit).collect::<Option<String>>()?)
}

fn stars(text: &str) -> Option<u32> {
    let count = u32::try_from(text.len()).ok().filter(|count| (1..=MOST_STARS).contains(count))?;
    text.bytes().all(|byte| byte == b'*').then_some(count)
}

/// Whether a word is a unit, and nothing stands between it and a raised digit.
fn is_unit(word: &str, between: &str) -> bool {
    between.is_empty() && UNITS.contains(&word.to_lowercase().as_str())
}

/// What can stand between a word and the mark of its note.
fn ends_a_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | ')' | '”' | '»' | '"' | ':' | '%'))
}

/// The marks in a text that may refer to notes. After a digit a raised number is a power, and after a unit an area.
#[must_use]
pub fn marks(text: &str) -> Vec<NoteMark> {
    let mut found = Vec::new();
    // Brackets that are still open: what closes one is no mark.
    let mut open = 0_usize;
    let mut end = 0;
    let mut previous = "";
    for word in text.split_whitespace() {
        let Some(start) = text[end..].find(word).map(|at| end + at) else { break };
        let gap = end;
        end = start + word.len();
        let body = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '”', '»', '"']);
        let opened = open + body.matches('(').count();
        let closes = body.matches(')').count();
        let mark = mark(body, opened >= closes && closes > 0);
        open = opened.saturating_sub(closes);
        let above = std::mem::replace(&mut previous, word);
        let Some((number, form, length)) = mark else { continue };
        let stem = &body[..body.len() - length];
        if stem.is_empty() && form == MarkForm::Raised && !ends_a_word(above) || is_unit(above, stem) {
            continue;
        }
        // A mark on its own belongs to the word before it. At the beginning it is a note's number.
        if stem.is_empty() && gap == 0 {
            continue;
        }
        let from = if stem.is_empty() { gap } else { start + stem.len() };
        let is_sure = form == MarkForm::Raised && stem.len() > 3 && stem.ends_with('.');
        found.push(NoteMark { number, form, from, to: start + body.len(), is_sure });
    }
    found
}

/// The mark that a word ends in: its number, its form, and how many bytes it takes.
fn mark(word: &str, closes_a_bracket: bool) -> Option<(u32, MarkForm, usize)> {
    if let Some(at) = word.strip_suffix(']').and_then(|word| word.rfind('[')) {
        let number = number(&word[at + 1..word.len() - 1])?;
        let stem = &word[..at];
        return (stem.is_empty() || ends_a_word(stem)).then_some((number, MarkForm::Square, word.len() - at));
    }
    let bare = word.trim_end_matches('*');
    if bare.len() < word.len() {
        let number = stars(&word[bare.len()..])?;
        return ends_a_word(bare).then_some((number, MarkForm::Star, word.len() - bare.len()));
    }
    let unclosed = word.strip_suffix(')').filter(|_| !closes_a_bracket);
    let numbered = unclosed.unwrap_or(word);
    let stem = numbered.trim_end_matches(RAISED);
    if stem.len() < numbered.len() {
        let number = raised_number(&numbered[stem.len()..])?;
        let follows = stem.is_empty() || ends_a_word(stem) && !is_unit(stem, "");
        return follows.then_some((number, MarkForm::Raised, word.len() - stem.len()));
    }
    let stem = unclosed?.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = number(&numbered[stem.len()..])?;
    ends_a_word(stem).then_some((number, MarkForm::Bracket, word.len() - stem.len()))
}

/// The number that a text begins with, if it may be a note's.
#[must_use]
pub fn label(text: &str) -> Option<NoteLabel> {
    let text_start = text.trim_start();
    let lead = text.len() - text_start.len();
    let made = |number, form, length: usize| {
        let rest = &text_start[length..];
        let space = rest.len() - rest.trim_start().len();
        let begins = rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || "”»«\"(".contains(c));
        let apart = space > 0 || matches!(form, LabelForm::Raised | LabelForm::Star | LabelForm::Square);
        (begins && apart).then_some(NoteLabel { number, form, length: lead + length + space })
    };
    let length = |is: &dyn Fn(char) -> bool| text_start.len() - text_start.trim_start_matches(is).len();
    let raised = length(&|c| RAISED.contains(&c));
    if raised > 0 {
        let close = usize::from(text_start[raised..].starts_with(')'));
        return made(raised_number(&text_start[..raised])?, LabelForm::Raised, raised + close);
    }
    let asterisks = length(&|c| c == '*');
    if asterisks > 0 {
        return made(stars(&text_start[..asterisks])?, LabelForm::Star, asterisks);
    }
    if let Some((inside, _)) = text_start.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return made(number(inside)?, LabelForm::Square, inside.len() + 2);
    }
    let digits = length(&|c| c.is_ascii_digit());
    let value = number(&text_start[..digits])?;
    match text_start[digits..].chars().next()? {
        ')' => made(value, LabelForm::Bracket, digits + 1),
        '.' => made(value, LabelForm::Bare, digits + 1),
        c if c.is_whitespace() => made(value, LabelForm::Bare, digits),
        _ => None,
    }
}

/// Whether a note that begins so can be what such a mark refers to.
fn belongs(mark: MarkForm, label: LabelForm) -> bool {
    match mark {
        MarkForm::Raised => matches!(label, LabelForm::Raised | LabelForm::Bracket | LabelForm::Bare),
        MarkForm::Square => matches!(label, LabelForm::Square | LabelForm::Bracket | LabelForm::Bare),
        MarkForm::Bracket => matches!(label, LabelForm::Bracket | LabelForm::Raised),
        MarkForm::Star => label == LabelForm::Star,
    }
}

/// A stretch of a text in which typed notes are looked for: a line, a paragraph, an item.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// The marks in it, in order.
    pub marks: Vec<(u32, MarkForm)>,
    /// What it begins with, if it can be a note.
    pub label: Option<(u32, LabelForm)>,
    /// Whether, without a number of its own, it may go on the note above.
    pub goes_on: bool,
}

impl Stretch {
    /// A stretch with these words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let marks = marks(text).into_iter().map(|mark| (mark.number, mark.form)).collect();
        let label = label(text).map(|label| (label.number, label.form));
        Self { marks, label, goes_on: false }
    }
}

/// The notes among stretches, in groups of those that stand together: the stretches that begin one. The evidence has to
/// be whole: the marks since the last group are the notes' own numbers, each once, one after the other, all of one
/// form, and begin with 1 or go on from the last group.
#[must_use]
pub fn groups(stretches: &[Stretch]) -> Vec<Vec<usize>> {
    let ahead = Ahead::of(stretches);
    let mut groups = Vec::new();
    let mut open: Vec<(u32, MarkForm)> = Vec::new();
    let mut last = 0;
    let mut at = 0;
    while at < stretches.len() {
        let counts = open.first().is_some_and(|(first, form)| {
            let goes_on = |(at, one): (usize, &(u32, MarkForm))| {
                one.1 == *form && u32::try_from(at).is_ok_and(|at| one.0 == first + at)
            };
            (*first == 1 || *first == last + 1) && open.iter().enumerate().all(goes_on)
        });
        match counts.then(|| ahead.group(at, &open)).flatten() {
            Some((group, end)) => {
                last = open.last().map_or(0, |(number, _)| *number);
                open.clear();
                groups.push(group);
                at = end;
            }
            None => {
                open.extend(&stretches[at].marks);
                at += 1;
            }
        }
    }
    groups
}

/// What comes after each stretch, found once: a search from each stretch anew would cost a long text the square of its lines.
struct Ahead<'a> {
    stretches: &'a [Stretch],
    /// The stretches that begin so, in order.
    labels: BTreeMap<(u32, LabelForm), Vec<usize>>,
    /// For each stretch, the first from there that can't go on the note above.
    goes_on_until: Vec<usize>,
    /// The same for those that have no label either.
    unlabelled_until: Vec<usize>,
}

const LABEL_FORMS: [LabelForm; 5] =
    [LabelForm::Raised, LabelForm::Square, LabelForm::Bracket, LabelForm::Bare, LabelForm::Star];

impl<'a> Ahead<'a> {
    fn of(stretches: &'a [Stretch]) -> Self {
        let mut labels: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, stretch) in stretches.iter().enumerate() {
            if let Some(label) = stretch.label {
                labels.entry(label).or_default().push(at);
            }
        }
        let until = |passes: fn(&Stretch) -> bool| {
            let mut ends = vec![stretches.len(); stretches.len() + 1];
            for (at, stretch) in stretches.iter().enumerate().rev() {
                ends[at] = if passes(stretch) { ends[at + 1] } else { at };
            }
            ends
        };
        let goes_on_until = until(|one| one.goes_on);
        let unlabelled_until = until(|one| one.goes_on && one.label.is_none());
        Self { stretches, labels, goes_on_until, unlabelled_until }
    }

    /// The first note from here that such a mark refers to.
    fn note(&self, from: usize, (number, form): (u32, MarkForm)) -> Option<usize> {
        let first = |label: &LabelForm| {
            let all = self.labels.get(&(number, *label))?;
            all.get(all.partition_point(|at| *at < from)).copied()
        };
        LABEL_FORMS.iter().filter(|label| belongs(form, **label)).filter_map(first).min()
    }

    /// The notes that begin at a stretch, if they are what these marks refer to; and where they end.
    fn group(&self, at: usize, open: &[(u32, MarkForm)]) -> Option<(Vec<usize>, usize)> {
        let mut group = Vec::new();
        let mut next = at;
        for mark in open {
            // Behind the first, what has no note's number of these may go on the note above.
            let until = if group.is_empty() { at } else { self.goes_on_until[next] };
            let note = self.note(next, *mark).filter(|note| *note <= until)?;
            group.push(note);
            next = note + 1;
        }
        let next = self.unlabelled_until[next];
        // A note that nothing refers to says that the numbers are something else.
        let (number, form) = open.last()?;
        let goes_on = self.stretches.get(next).and_then(|one| one.label);
        let is_one_more = goes_on.is_some_and(|(own, label)| own == number + 1 && belongs(*form, label));
        (!is_one_more).then_some((group, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(u32, &str)> {
        marks(text).into_iter().map(|mark| (mark.number, &text[mark.from..mark.to])).collect()
    }

    #[test]
    fn marks_are_told_from_powers_areas_and_brackets() {
        assert_eq!(
            numbers("Tallet stiger¹ i 10⁶ m² byen.² Se [3], bilag4) og ord*."),
            [(1, "¹"), (2, "²"), (3, " [3]"), (4, "4)"), (1, "*")]
        );
        assert_eq!(numbers("Det (se bilag1) og (punkt 2) er 1) en liste, § 4 * 5, år [2025], i 2024)"), []);
        assert_eq!(numbers("[1] Kommunens opgørelse"), []);
    }

    #[test]
    fn a_note_begins_with_its_number() {
        fn own(text: &str) -> Option<(u32, &str)> {
            label(text).map(|label| (label.number, &text[label.length..]))
        }
        for text in ["1 Ord", "1. Ord", "1) Ord", "[1] Ord", "¹ Ord", "¹Ord", "* Ord"] {
            assert_eq!(own(text), Some((1, "Ord")), "{text}");
        }
        for text in ["Ord", "123 Ord", "01 Ord", "1", "1.2 Ord", "1.", "**** Ord", "1½ Ord"] {
            assert_eq!(own(text), None, "{text}");
        }
    }

    #[test]
    fn notes_are_found_where_the_evidence_is_whole() {
        let found = |texts: &[&str]| groups(&texts.iter().map(|text| Stretch::of(text)).collect::<Vec<_>>());
        assert_eq!(found(&["Et¹ og to².", "1 En", "2 To", "Tre"]), [[1, 2]]);
        assert_eq!(found(&["Et¹.", "1 En", "To².", "2 To", "Et¹.", "1 En"]), [[1], [3], [5]]);
        for texts in [
            ["Et¹ og et¹.", "1 En"].as_slice(),
            &["Et¹ og to².", "1 En"],
            &["Et¹.", "1 En", "2 To"],
            &["To² og et¹.", "1 En", "2 To"],
            &["Et² og tre³.", "2 En", "3 To"],
            &["Et¹ og to².", "1 En", "Ord", "2 To"],
            &["1 En", "Et¹."],
            &["Et¹ og [2].", "1 En", "2 To"],
        ] {
            assert_eq!(found(texts), Vec::<Vec<usize>>::new(), "{texts:?}");
        }
    }

    /// Looked for from each line anew, these would take hours.
    #[test]
    fn a_long_text_costs_as_much_as_it_has_lines() {
        const LINES: usize = 400_000;
        let of = Stretch::of;
        let line = |text| Stretch { goes_on: true, ..of(text) };
        let plain = vec![line("ord"); LINES];
        assert_eq!(groups(&plain), Vec::<Vec<usize>>::new());
        // Each line may begin the first note, and none the second.
        let begun: Vec<Stretch> =
            [line("Et¹ og to².")].into_iter().chain(vec![line("1 En"); LINES]).collect();
        assert_eq!(groups(&begun), Vec::<Vec<usize>>::new());
        let whole: Vec<Stretch> =
            [line("Et¹."), line("1 En")].into_iter().chain(plain).chain([of("To²."), line("2 To")]).collect();
        assert_eq!(groups(&whole), [vec![1], vec![LINES + 3]]);
    }
}
