//! Everything that is painted on a page, in order, inside form XObjects and patterns as well.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::operations::Operations;
use super::pdf::{Area, Matrix, Space, Unprintable, dictionary, entry, inner, numbers, resource, space};

/// What a paint is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// Components in a colour space.
    Flat(Space, Vec<f32>),
    /// A shading, as fill or by itself.
    Shading(Object),
    /// A tiling pattern; what it paints is reported separately.
    Tiling,
}

/// Something that is painted.
#[derive(Debug)]
pub enum Painted {
    /// A path or shading, with the area that its points span, and whether all its sides are straight.
    Area { paint: Paint, area: Option<Area>, straight: bool },
    /// Text, from where it starts.
    Text { paint: Paint, start: [f64; 2], size: f64, overprints: bool },
    /// An image XObject in the unit square.
    Image { id: ObjectId, matrix: Matrix },
    /// A form XObject that begins, with the coordinates of what is in it.
    Form { id: ObjectId, matrix: Matrix },
    /// A graphics state that is set (8.4.5).
    State(Dictionary),
    /// Something that has no place in a file for a press.
    Odd(String),
}

/// How deep forms may be nested.
const DEEPEST: usize = 24;

/// How far a walk goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Into all forms.
    Forms,
    /// No further than the page's own stream: its forms are told, and known already.
    Page,
}

/// Walks a page, in the page's own coordinates.
pub fn walk(
    document: &Document,
    page: ObjectId,
    reach: Reach,
    see: &mut dyn FnMut(Painted),
) -> Result<(), Unprintable> {
    let content = document.get_page_content(page);
    let resources = inner(document, document.get_dictionary(page)?, b"Resources");
    let start = Graphics::start(Matrix::IDENTITY);
    ContentWalker { document, reach, see }.stream(&content, &resources, start, DEEPEST)
}

#[derive(Clone)]
struct Graphics {
    matrix: Matrix,
    fill: Paint,
    stroke: Paint,
    fill_space: Space,
    stroke_space: Space,
    overprints: bool,
    /// Of type, in text space.
    size: f64,
}

impl Graphics {
    fn start(matrix: Matrix) -> Self {
        let black = Paint::Flat(Space::Grey, vec![0.0]);
        Self {
            matrix,
            fill: black.clone(),
            stroke: black,
            fill_space: Space::Grey,
            stroke_space: Space::Grey,
            overprints: false,
            size: 0.0,
        }
    }
}

/// Follows content streams and their graphics state.
struct ContentWalker<'a> {
    document: &'a Document,
    reach: Reach,
    see: &'a mut dyn FnMut(Painted),
}

impl ContentWalker<'_> {
    fn stream(
        &mut self,
        content: &[u8],
        resources: &Dictionary,
        start: Graphics,
        depth: usize,
    ) -> Result<(), Unprintable> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Unprintable("forms nested too deep".into()));
        };
        let document = self.document;
        let (mut now, mut before) = (start, Vec::new());
        let mut points: Vec<[f64; 2]> = Vec::new();
        let mut straight = true;
        let (mut line, mut text) = (Matrix::IDENTITY, Matrix::IDENTITY);
        for (operator, operands) in Operations::read(content)?.iter() {
            let values = numbers(operands);
            match operator {
                "q" => before.push(now.clone()),
                "Q" => now = before.pop().ok_or_else(|| Unprintable("Q without q".into()))?,
                "cm" => {
                    if let Some(matrix) = Matrix::read(&values) {
                        now.matrix = matrix.then(now.matrix);
                    }
                }
                "gs" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    let state = resource(document, resources, b"ExtGState", name).and_then(dictionary);
                    if let Some(state) = state {
                        if let Some(op) = entry(document, state, b"op").and_then(|op| op.as_bool().ok()) {
                            now.overprints = op;
                        }
                        (self.see)(Painted::State(state.clone()));
                    }
                }
                "cs" => now.fill_space = self.named(resources, operands),
                "CS" => now.stroke_space = self.named(resources, operands),
                "sc" | "scn" => now.fill = self.paint(resources, &now.fill_space, operands, &now, depth)?,
                "SC" | "SCN" => {
                    now.stroke = self.paint(resources, &now.stroke_space, operands, &now, depth)?
                }
                "g" => now.fill = Paint::Flat(Space::Grey, values),
                "G" => now.stroke = Paint::Flat(Space::Grey, values),
                "rg" => now.fill = Paint::Flat(Space::Rgb, values),
                "RG" => now.stroke = Paint::Flat(Space::Rgb, values),
                "k" => now.fill = Paint::Flat(Space::Cmyk, values),
                "K" => now.stroke = Paint::Flat(Space::Cmyk, values),
                "m" | "l" | "c" | "v" | "y" => {
                    straight &= matches!(operator, "m" | "l");
                    points.extend(
                        values
                            .chunks_exact(2)
                            .map(|at| now.matrix.apply([f64::from(at[0]), f64::from(at[1])])),
                    );
                }
                "re" => {
                    if let [x, y, width, height] = values.as_slice() {
                        let ([x, y], [width, height]) =
                            ([*x, *y].map(f64::from), [*width, *height].map(f64::from));
                        let corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]];
                        points.extend(corners.map(|corner| now.matrix.apply(corner)));
                    }
                }
                "n" => {
                    points.clear();
                    straight = true;
                }
                "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" => {
                    let area = Area::around(points.drain(..));
                    if !matches!(operator, "S" | "s") {
                        (self.see)(Painted::Area { paint: now.fill.clone(), area, straight });
                    }
                    if !matches!(operator, "f" | "F" | "f*") {
                        (self.see)(Painted::Area { paint: now.stroke.clone(), area, straight });
                    }
                    straight = true;
                }
                "sh" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    let shading = resource(document, resources, b"Shading", name).unwrap_or(&Object::Null);
                    (self.see)(Painted::Area {
                        paint: Paint::Shading(shading.clone()),
                        area: None,
                        straight: false,
                    });
                }
                "Tf" => now.size = values.last().copied().map_or(0.0, f64::from),
                "BT" => (line, text) = (Matrix::IDENTITY, Matrix::IDENTITY),
                "Tm" => {
                    line = Matrix::read(&values).unwrap_or(Matrix::IDENTITY);
                    text = line;
                }
                "Td" | "TD" => {
                    if let [x, y] = values.as_slice() {
                        line = Matrix([1.0, 0.0, 0.0, 1.0, f64::from(*x), f64::from(*y)]).then(line);
                        text = line;
                    }
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    let whole = text.then(now.matrix);
                    (self.see)(Painted::Text {
                        paint: now.fill.clone(),
                        start: whole.apply([0.0, 0.0]),
                        size: now.size * whole.scale(),
                        overprints: now.overprints,
                    });
                }
                "Do" => self.object(resources, operands, &now, depth)?,
                "BI" => (self.see)(Painted::Odd("an inline image".into())),
                "Tr" if values != [0.0] => {
                    (self.see)(Painted::Odd("text that is not filled".into()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn named(&self, resources: &Dictionary, operands: &[Object]) -> Space {
        operands.first().map_or(Space::Pattern, |name| space(self.document, resources, name))
    }

    fn paint(
        &mut self,
        resources: &Dictionary,
        space: &Space,
        operands: &[Object],
        now: &Graphics,
        depth: usize,
    ) -> Result<Paint, Unprintable> {
        let Some(Object::Name(name)) = operands.last() else {
            return Ok(Paint::Flat(space.clone(), numbers(operands)));
        };
        let missing = || Unprintable("a pattern that isn't there".into());
        let pattern = resource(self.document, resources, b"Pattern", name).ok_or_else(missing)?;
        let about = dictionary(pattern).ok_or_else(missing)?;
        if let Object::Stream(stream) = pattern {
            let own = inner(self.document, &stream.dict, b"Resources");
            self.stream(&stream.get_plain_content()?, &own, Graphics::start(now.matrix), depth)?;
            return Ok(Paint::Tiling);
        }
        let shading = entry(self.document, about, b"Shading").ok_or_else(missing)?;
        Ok(Paint::Shading(shading.clone()))
    }

    fn object(
        &mut self,
        resources: &Dictionary,
        operands: &[Object],
        now: &Graphics,
        depth: usize,
    ) -> Result<(), Unprintable> {
        let missing = || Unprintable("a picture that isn't there".into());
        let name = operands.first().and_then(|name| name.as_name().ok()).ok_or_else(missing)?;
        let all = entry(self.document, resources, b"XObject").and_then(dictionary).ok_or_else(missing)?;
        let id = all.get(name).and_then(Object::as_reference).map_err(|_| missing())?;
        let Ok(Object::Stream(stream)) = self.document.get_object(id) else { return Err(missing()) };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|subtype| subtype == b"Image") {
            (self.see)(Painted::Image { id, matrix: now.matrix });
            return Ok(());
        }
        let mut inside = now.clone();
        let own = entry(self.document, &stream.dict, b"Matrix").and_then(|matrix| matrix.as_array().ok());
        if let Some(matrix) = own.and_then(|matrix| Matrix::read(&numbers(matrix))) {
            inside.matrix = matrix.then(now.matrix);
        }
        if entry(self.document, &stream.dict, b"Group").is_some() {
            (self.see)(Painted::Odd("a transparency group".into()));
        }
        (self.see)(Painted::Form { id, matrix: inside.matrix });
        if self.reach == Reach::Page {
            return Ok(());
        }
        let own = entry(self.document, &stream.dict, b"Resources").and_then(dictionary);
        let inherited = own.cloned().unwrap_or_else(|| resources.clone());
        self.stream(&stream.get_plain_content()?, &inherited, inside, depth)
    }
}
