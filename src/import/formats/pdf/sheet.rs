//! What letters of a page are seen against, and why one may not be seen.

use kurbo::Rect;

/// Why a letter can't be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unseen {
    /// It is in a layer that isn't shown.
    Layer,
    /// It is outside the page, or outside what is drawn of it.
    Outside,
    /// It is invisible, or has the colour of paper, which is seen on a ground.
    Faint,
    /// It is below a box.
    Covered,
    /// It stands where the same letter stands already.
    Twice,
}

/// What letters can be seen against, and what is laid over them.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What is not the colour of paper: boxes, drawings, pictures.
    pub grounds: Vec<Rect>,
    /// Opaque boxes, each with how many letters are drawn before it.
    pub covers: Vec<(Rect, usize)>,
}
