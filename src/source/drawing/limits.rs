//! How much a drawing may ask for. Maps and diagrams from real programs stay far below; a file that is made to hurt
//! doesn't, however small it is.

/// Most elements, each counted as often as it is drawn: through `use`, as a pattern, a mask, a marker.
pub const ELEMENTS: u64 = 100_000;
/// Most letters of text, counted alike.
pub const LETTERS: u64 = 10_000;
/// Most letters of text, each counted for every piece that its text is in: the pieces are laid out one by one, and each time
/// all is looked through.
pub const PIECES: u64 = 500_000;
/// Most bytes of paths, counted alike.
pub const LINES: u64 = 6 << 20;
/// Most points of lines and shapes, once arcs and letters have become curves.
pub const POINTS: u64 = 500_000;
/// Most bytes of all attributes, pictures in the drawing among them, counted alike.
pub const BYTES: u64 = 40 << 20;
/// How deep elements may lie inside each other, counting what they refer to.
pub const DEPTH: usize = 100;
/// Most attributes of one element, and most namespaces declared: the parser compares each with all before it.
pub const ATTRIBUTES: usize = 1_000;
/// Most bytes that entities may add.
pub const ENTITIES: u64 = 4 << 20;
/// Most comparisons of a selector with an element.
pub const MATCHES: u64 = 10_000_000;
/// Most declarations, each counted for every selector it stands under.
pub const DECLARATIONS: u64 = 100_000;
/// Most layers on top of each other, each of the size of the whole drawing.
pub const LAYERS_DEEP: f64 = 12.0;
/// Most layers in all, counted alike.
pub const LAYERS: f64 = 400.0;
/// Most steps that filters may take for each point of the drawing.
pub const STEPS: f64 = 4_000.0;
/// How much larger than the drawing the area of a filter may be.
pub const FILTER_AREA: f64 = 4.0;
/// Most dashes of all lines.
pub const DASHES: f64 = 100_000.0;
/// How deep drawings may be embedded in drawings.
pub const EMBEDDED: u8 = 2;
