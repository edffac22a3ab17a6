//! Names in XML without their namespaces.
//!
//! Office formats have two namespaces for the same element (transitional and strict) and a new one for each
//! extension; in the parts that are read here, local names are enough to tell elements apart.

use roxmltree::{Attribute, Node};

/// Reads a node by local names.
pub trait Local<'a, 'i: 'a>: Sized {
    /// Its own local name; empty, where it is no element.
    fn local(&self) -> &'i str;
    /// The value of an attribute.
    fn attr(&self, name: &str) -> Option<&'a str>;
    /// The first child element of this name.
    fn kid(&self, name: &str) -> Option<Node<'a, 'i>>;
    /// All child elements of this name.
    fn kids(&self, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>>;
}

impl<'a, 'i: 'a> Local<'a, 'i> for Node<'a, 'i> {
    fn local(&self) -> &'i str {
        self.tag_name().name()
    }

    fn attr(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|attribute| attribute.name() == name)
            .map(|attribute: Attribute<'a, 'i>| attribute.value())
    }

    fn kid(&self, name: &str) -> Option<Node<'a, 'i>> {
        self.children().find(|child| child.is_element() && child.local() == name)
    }

    fn kids(&self, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
        self.children().filter(move |child| child.is_element() && child.local() == name)
    }
}
