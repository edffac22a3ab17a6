//! Every form of every word in the dictionary, as an automaton that `build.rs` has put into the program.

use fst::raw::{Fst, Output};

use super::mark::Mark;

static AUTOMATON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/danish.fst"));

/// The forms, each with what it may be used for.
pub struct Forms(Fst<&'static [u8]>);

impl Forms {
    /// Opens the automaton; nothing is read yet.
    pub fn built_in() -> Self {
        Self(Fst::new(AUTOMATON).unwrap_or_else(|why| unreachable!("build.rs wrote it: {why}")))
    }

    /// What a form may be used for: nothing, if it is none.
    pub fn mark(&self, form: &str) -> Mark {
        self.0.get(form).map_or_else(Mark::default, |output| Mark::of_bits(output.value()))
    }

    /// The forms that a text begins with, the shortest first: how many bytes each has.
    pub fn beginnings<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Mark)> + 'a {
        let mut node = self.0.root();
        let mut output = Output::zero();
        let steps = text.bytes().enumerate().map_while(move |(at, byte)| {
            let way = node.transition(node.find_input(byte)?);
            output = output.cat(way.out);
            node = self.0.node(way.addr);
            let mark = node.is_final().then(|| Mark::of_bits(output.cat(node.final_output()).value()));
            Some((at + 1, mark))
        });
        steps.filter_map(|(bytes, mark)| Some((bytes, mark?)))
    }
}

impl Mark {
    /// Whether this is said of the form.
    pub fn says(self, what: Self) -> bool {
        self.0 & what.0 != 0
    }

    /// Whether the form may stand in the middle of a compound.
    pub fn is_middle(self) -> bool {
        self.0 >= Self::MIDDLE.0
    }

    /// How many bytes of `text` are the word that the form in the middle of a compound is made of; the text begins with the
    /// form, of that many bytes. `None` if it doesn't begin with the word. The longest word counts.
    pub fn stem(self, form: usize, text: &str) -> Option<usize> {
        let links = self.0 / Self::LINKED.0;
        if links != 0 {
            return form.checked_sub(links.trailing_zeros() as usize);
        }
        let goes_on = self.says(Self::SHORTENED) && text[form..].starts_with(Self::LOST);
        goes_on.then(|| form + Self::LOST.len())
    }

    fn of_bits(bits: u64) -> Self {
        Self(u16::try_from(bits).unwrap_or_default())
    }
}
