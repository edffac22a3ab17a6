//! What a document of paragraphs means where nobody used styles: judged as text is judged, by looks and place. The
//! same for Word, OpenDocument and HTML.

use super::captions::captioned;
use super::flow::Flow;
use super::look::Look;
use super::{headings, hyphens, printed, typed};
use crate::import::document::{Document, Piece};
use crate::import::format::Order;

/// Finishes a document: what the flow holds becomes its pieces.
pub fn settle(flow: Flow, mut document: Document) -> Document {
    let (pieces, looks) = flow.finish_with_looks();
    let (pieces, looks) = printed::lines(pieces, looks);
    let (pieces, looks) = printed::lists(pieces, looks, &mut document);
    let (pieces, looks) = typed::lists(pieces, looks, &mut document);
    let (pieces, looks): (Vec<Piece>, Vec<Look>) = printed::joined(pieces, looks);
    document.pieces = captioned(headings::found(pieces, &looks), Order::Reading);
    hyphens::mend(&mut document);
    document
}
