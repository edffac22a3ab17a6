//! What the second ways to the words of Word and OpenDocument files know of styles: which hide or strike out words, and
//! which raise or lower digits. The readers have their own judgement, and nothing here is theirs.

use std::collections::BTreeMap;

/// What a style, or a stretch of text itself, says; none where it leaves that to others.
#[derive(Debug, Clone, Default)]
pub struct Says {
    /// Whether its words are invisible.
    pub hidden: Option<bool>,
    /// Whether they are struck out.
    pub struck: Option<bool>,
    /// Above the line (1), on it (0) or below it (-1).
    pub height: Option<i8>,
    /// The style it is based on.
    pub parent: Option<String>,
}

impl Says {
    /// What `self` says, and the rest from `other`.
    pub fn or(&self, other: &Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            height: self.height.or(other.height),
            parent: None,
        }
    }

    /// Whether such words are not part of the text.
    pub fn is_gone(&self) -> bool {
        self.hidden == Some(true) || self.struck == Some(true)
    }

    /// The text as it stands at its height.
    pub fn at_height(&self, text: &str) -> String {
        let forms = match self.height {
            Some(1) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻",
            Some(-1) => "₀₁₂₃₄₅₆₇₈₉₊₋₋₋",
            _ => return text.to_owned(),
        };
        let form =
            |c: char| "0123456789+-−–".chars().position(|one| one == c).and_then(|at| forms.chars().nth(at));
        text.chars().map(|c| form(c).unwrap_or(c)).collect()
    }
}

/// Styles by name.
#[derive(Debug, Default)]
pub struct SecondStyles(BTreeMap<String, Says>);

impl SecondStyles {
    /// Adds a style.
    pub fn add(&mut self, name: String, says: Says) {
        self.0.insert(name, says);
    }

    /// Changes a style that was added.
    pub fn change(&mut self, name: &str, change: impl FnOnce(&mut Says)) {
        if let Some(says) = self.0.get_mut(name) {
            change(says);
        }
    }

    /// What a style says, with all it is based on.
    pub fn of(&self, name: &str) -> Says {
        let mut all = Says::default();
        let mut next = self.0.get(name);
        for _ in 0..30 {
            let Some(says) = next else { break };
            next = says.parent.as_ref().and_then(|parent| self.0.get(parent));
            all = all.or(says);
        }
        all
    }
}
