//! A book as a reading system opens it: container, package, spine, navigation.

use std::collections::BTreeMap;
use std::io::Read;

use roxmltree::{Document, Node, ParsingOptions};

use crate::support::{OPF, OPS, XHTML};

/// An opened book.
pub struct Book {
    files: BTreeMap<String, Vec<u8>>,
    package: String,
    /// Content documents in the order of the spine: path and text.
    pub documents: Vec<(String, String)>,
    /// Path of the navigation document.
    pub nav: String,
    /// The other edition's book.
    pub sibling: Option<Box<Book>>,
}

impl Book {
    /// Opens a container.
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("its bytes");
            files.insert(file.name().to_owned(), content);
        }
        let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
        let container = text("META-INF/container.xml");
        let container = Document::parse(&container).expect("XML");
        let root = container.descendants().find_map(|node| node.attribute("full-path")).expect("a package");
        let package = text(root);
        let (mut documents, mut nav) = (Vec::new(), String::new());
        let opf = Document::parse(&package).expect("XML");
        let items: Vec<Node<'_, '_>> =
            opf.descendants().filter(|one| one.has_tag_name((OPF, "item"))).collect();
        let path = |item: &Node<'_, '_>| beside(root, item.attribute("href").expect("href"));
        for item in &items {
            if item.attribute("properties").is_some_and(|all| all.split(' ').any(|one| one == "nav")) {
                nav = path(item);
            }
        }
        for reference in opf.descendants().filter(|one| one.has_tag_name((OPF, "itemref"))) {
            let id = reference.attribute("idref");
            let item = items.iter().find(|item| item.attribute("id") == id).expect("an item");
            documents.push((path(item), text(&path(item))));
        }
        Self { files, package, documents, nav, sibling: None }
    }

    /// The same, with the other edition's book alongside.
    pub fn beside(mut self, sibling: Self) -> Self {
        self.sibling = Some(Box::new(sibling));
        self
    }

    /// Values of a property in the package document.
    pub fn property(&self, name: &str) -> Vec<String> {
        let package = Document::parse(&self.package).expect("XML");
        let of_it = |node: &Node<'_, '_>| node.attribute("property") == Some(name);
        package.descendants().filter(of_it).map(|node| said(node)).collect()
    }

    /// Calls `look` for each content document.
    pub fn each(&self, mut look: impl FnMut(&str, &Document<'_>)) {
        for (path, text) in &self.documents {
            look(path, &parse(text));
        }
    }

    /// All style sheets.
    pub fn styles(&self) -> Vec<(&str, String)> {
        let sheets = self.files.iter().filter(|(path, _)| path.ends_with(".css"));
        sheets.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned())).collect()
    }

    /// The links in one kind of list (`toc`, `landmarks`, `page-list`) of the navigation document: where each leads
    /// (document and anchor), its label and its own kind. None if there is no such list.
    pub fn list(&self, kind: &str) -> Option<Vec<Entry>> {
        let text = String::from_utf8(self.files[&self.nav].clone()).expect("text");
        let document = parse(&text);
        let nav = document
            .descendants()
            .find(|node| node.has_tag_name((XHTML, "nav")) && node.attribute((OPS, "type")) == Some(kind))?;
        let links = nav.descendants().filter(|node| node.has_tag_name((XHTML, "a")));
        Some(
            links
                .map(|link| {
                    let href = link.attribute("href").unwrap_or_default();
                    let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
                    Entry {
                        path: beside(&self.nav, file),
                        anchor: anchor.to_owned(),
                        name: said(link),
                        kind: link.attribute((OPS, "type")).unwrap_or_default().to_owned(),
                    }
                })
                .collect(),
        )
    }

    /// Where an entry leads: the index of the document in the spine, and of the element in it.
    pub fn place(&self, entry: &Entry) -> Option<(usize, usize)> {
        let index = self.documents.iter().position(|(path, _)| *path == entry.path)?;
        let document = parse(&self.documents[index].1);
        let mut nodes = document.descendants().enumerate();
        let element = if entry.anchor.is_empty() {
            0
        } else {
            nodes.find(|(_, node)| node.attribute("id") == Some(&entry.anchor))?.0
        };
        Some((index, element))
    }
}

/// A link in a list of the navigation document.
#[derive(Debug)]
pub struct Entry {
    pub path: String,
    pub anchor: String,
    pub name: String,
    pub kind: String,
}

pub fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..Default::default() };
    Document::parse_with_options(text, options).expect("well-formed XHTML")
}

/// The text of an element and its descendants, with single spaces.
pub fn said(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|one| one.text()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether this is the XHTML element of that name.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((XHTML, name))
}

/// The path of a file that another file refers to.
fn beside(from: &str, href: &str) -> String {
    if href.is_empty() {
        return from.to_owned();
    }
    from.rsplit_once('/').map_or_else(|| href.to_owned(), |(folder, _)| format!("{folder}/{href}"))
}
