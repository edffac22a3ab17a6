//! What a form of a word may be used for. `build.rs` writes it beside each form (`build/marks.rs`), `forms.rs` reads it.

/// What a form may be used for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark(pub u16);

impl Mark {
    /// Stands alone.
    pub const WORD: Self = Self(1);
    /// Stands for a word that has capitals inside, as "Nato" for "NATO": counts where the capitals were there.
    pub const HIDDEN: Self = Self(1 << 1);
    /// Is listed as a mistake, which no other way to read it makes good.
    pub const FORBIDDEN: Self = Self(1 << 2);
    /// Begins a compound.
    pub const BEGINS: Self = Self(1 << 3);
    /// Ends a compound.
    pub const ENDS: Self = Self(1 << 4);
    /// Stands in the middle of a compound, made of a word that doesn't begin with the form, nor the form with the word.
    pub const MIDDLE: Self = Self(1 << 5);
    /// Stands in the middle of a compound, made of a word that loses [`Mark::LOST`] there.
    pub const SHORTENED: Self = Self(1 << 6);
    /// Stands in the middle of a compound as the word it is; the bits above this one are for a word with a linking
    /// element of 1, 2 … bytes.
    pub const LINKED: Self = Self(1 << 7);
    /// What a word loses in the middle of a compound: "billede" in "anebilledbog".
    pub const LOST: &str = "e";
}
