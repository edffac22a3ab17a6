//! Values and switches of WordprocessingML (ISO/IEC 29500-1, 17.17).

use roxmltree::Node;

use crate::import::formats::rich::xml::Local;

pub fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attr("val")
}

/// Whether an on-off value is on (17.17.4).
pub fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// A property that is on when present: none where it is absent.
pub fn switch(properties: Node<'_, '_>, name: &str) -> Option<bool> {
    properties.kid(name).map(|node| value(node).is_none_or(is_on))
}
