//! Lists, and what their items begin with.

use super::tree::{Id, Kid};
use crate::import::formats::pdf::markers;
use crate::import::formats::rich::flow::{Flow, Mark};
use crate::import::read_error::ReadError;

use super::reader::{Loose, Reader, Surroundings};

impl Reader<'_, '_> {
    pub(super) fn list(&mut self, id: Id, flow: &mut Flow, place: &Surroundings) -> Result<(), ReadError> {
        let tree = self.tree;
        let lists = if place.numbers_are_words { 0 } else { place.lists + 1 };
        let mut marked = true;
        for kid in &tree.elements[id].kids {
            let mut inner = Surroundings { lists, mark: None, role: None, ..place.clone() };
            match kid {
                // Chromium's items have no type of their own.
                Kid::Element(item) if tree.elements[*item].kind == "LI" || self.label(*item).is_some() => {
                    inner.mark = Some(Mark::Bullet);
                    inner.marker_is_text = lists > 0 && self.label(*item).is_none();
                    marked &= inner.marker_is_text;
                    self.item(*item, flow, &mut inner)?;
                }
                Kid::Element(other) => {
                    let mut loose = Loose::default();
                    self.element(*other, flow, &mut inner, &mut loose)?;
                    self.flush(&mut loose, flow, &mut inner);
                }
                Kid::Mark(page, mcid) => {
                    let mut loose = Loose::default();
                    self.letters((*page, *mcid), &inner.style.clone(), &mut loose);
                    self.flush(&mut loose, flow, &mut inner);
                }
            }
        }
        // LibreOffice begins a list anew where one goes on after another inside it.
        if place.lists == 0 && lists > 0 && !marked {
            flow.close();
        }
        Ok(())
    }

    /// The label of an item.
    fn label(&self, id: Id) -> Option<Id> {
        let elements = &self.tree.elements;
        elements[id].kids.iter().find_map(|kid| match kid {
            Kid::Element(inner) => Some(*inner).filter(|inner| elements[*inner].kind == "Lbl"),
            Kid::Mark(..) => None,
        })
    }

    /// An item: what its label says becomes its marker, or stays where it is more than that.
    pub(super) fn item(
        &mut self,
        id: Id,
        flow: &mut Flow,
        place: &mut Surroundings,
    ) -> Result<(), ReadError> {
        let tree = self.tree;
        let mut loose = Loose::default();
        for kid in &tree.elements[id].kids {
            match kid {
                Kid::Element(label) if tree.elements[*label].kind == "Lbl" => {
                    let words = self.words(*label);
                    let word = words.trim();
                    let number = markers::number(word).or_else(|| markers::number(&format!("{word}.")));
                    match number {
                        Some(number) if !place.numbers_are_words => {
                            place.mark = Some(Mark::Number(number));
                            self.pass(*label);
                        }
                        _ if !word.chars().any(char::is_alphanumeric) => self.pass(*label),
                        _ => self.element(*label, flow, place, &mut loose)?,
                    }
                }
                // A body's letters follow its label's, where that stays.
                Kid::Element(body) if tree.elements[*body].kind == "LBody" => {
                    let inside = &tree.elements[*body].kids;
                    for kid in inside {
                        match kid {
                            Kid::Mark(page, mcid) => {
                                self.letters((*page, *mcid), &place.style.clone(), &mut loose)
                            }
                            Kid::Element(inner) => {
                                let first = tree.elements[*inner].kind == "P" && !loose.parts.is_empty();
                                if first {
                                    let mut style = place.clone();
                                    style.style = self.styled(&tree.elements[*inner], &place.style);
                                    for kid in &tree.elements[*inner].kids {
                                        match kid {
                                            Kid::Mark(page, mcid) => {
                                                self.letters(
                                                    (*page, *mcid),
                                                    &style.style.clone(),
                                                    &mut loose,
                                                );
                                            }
                                            Kid::Element(deep) => {
                                                self.element(*deep, flow, place, &mut loose)?
                                            }
                                        }
                                    }
                                    self.flush(&mut loose, flow, place);
                                } else {
                                    self.element(*inner, flow, place, &mut loose)?;
                                }
                            }
                        }
                    }
                }
                Kid::Element(inner) => self.element(*inner, flow, place, &mut loose)?,
                Kid::Mark(page, mcid) => self.letters((*page, *mcid), &place.style.clone(), &mut loose),
            }
        }
        self.flush(&mut loose, flow, place);
        Ok(())
    }
}
