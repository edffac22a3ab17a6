//! What a file means, with how each part of it is written: the same table may be a header, dotted keys or braces.

use std::collections::BTreeMap;

use super::outline::{Group, Listed, Name, Node, Outline, Pair};
use super::path::{KeyPath, Step};

/// A table, whatever it is written as.
#[derive(Debug, Default)]
pub struct Branch<'o> {
    /// The braces that it stands in; none if its keys stand on lines of their own.
    pub braces: Option<&'o Listed<Pair>>,
    /// The group whose header it is; the file itself has the first.
    pub own: Option<usize>,
    /// All groups whose header it is or leads through it, in the order of the file.
    pub groups: Vec<usize>,
    /// What stands in it, in the order in which it is first named.
    pub children: Vec<Child<'o>>,
    by_name: BTreeMap<&'o str, usize>,
}

/// What stands behind a key of a table.
#[derive(Debug)]
pub struct Child<'o> {
    /// The key.
    pub name: &'o str,
    /// What stands there.
    pub twig: Twig<'o>,
    /// The pairs by which it is written: one that holds it, or all whose dotted keys lead through it.
    pub pairs: Vec<&'o Pair>,
    /// Which of the names of these pairs' keys is this one.
    pub depth: usize,
}

/// A value, as it is written.
#[derive(Debug)]
pub enum Twig<'o> {
    /// A string, number, date, `true` or `false`.
    Scalar,
    /// `[…]` behind a key, with what each element is.
    List(&'o Listed<Node>, Vec<Twig<'o>>),
    /// A table.
    Table(Branch<'o>),
    /// Tables with headers of two brackets.
    Tables(Vec<Branch<'o>>),
}

/// What stands at a path, and what holds it.
#[derive(Debug, Clone, Copy)]
pub enum Found<'t, 'o> {
    /// The file itself.
    Root,
    /// Behind a key of a table.
    Child(&'t Branch<'o>, &'t Child<'o>),
    /// An element between brackets.
    Item(&'o Listed<Node>, usize, &'t Twig<'o>),
    /// A table with a header of two brackets, among its like.
    Element(&'t [Branch<'o>], usize),
}

impl<'o> Branch<'o> {
    /// The whole of a file.
    pub fn of(outline: &'o Outline<'_>) -> Self {
        let mut root = Self { own: Some(0), ..Self::default() };
        for (at, group) in outline.groups.iter().enumerate() {
            root.add_group(group, at);
        }
        root
    }

    /// What stands behind a key.
    pub fn child(&self, name: &str) -> Option<&Child<'o>> {
        self.by_name.get(name).map(|at| &self.children[*at])
    }

    /// The table at a path of this one.
    pub fn branch<'t>(&'t self, path: &KeyPath) -> Option<&'t Self> {
        match self.find(path)? {
            Found::Root => Some(self),
            Found::Child(_, Child { twig: Twig::Table(branch), .. })
            | Found::Item(_, _, Twig::Table(branch)) => Some(branch),
            Found::Element(all, at) => all.get(at),
            Found::Child(..) | Found::Item(..) => None,
        }
    }

    /// What stands at a path.
    pub fn find<'t>(&'t self, path: &KeyPath) -> Option<Found<'t, 'o>> {
        let mut found = Found::Root;
        for step in path.steps() {
            let twig = match found {
                Found::Root => None,
                Found::Child(_, child) => Some(&child.twig),
                Found::Item(_, _, twig) => Some(twig),
                Found::Element(..) => None,
            };
            found = match (step, found, twig) {
                (Step::Key(name), Found::Root, _) => Found::Child(self, self.child(name)?),
                (Step::Key(name), Found::Element(all, at), _) => {
                    let branch = all.get(at)?;
                    Found::Child(branch, branch.child(name)?)
                }
                (Step::Key(name), _, Some(Twig::Table(branch))) => Found::Child(branch, branch.child(name)?),
                (Step::Index(at), _, Some(Twig::List(list, twigs))) => {
                    Found::Item(list, *at, twigs.get(*at)?)
                }
                (Step::Index(at), _, Some(Twig::Tables(all))) => {
                    all.get(*at)?;
                    Found::Element(all, *at)
                }
                _ => return None,
            };
        }
        Some(found)
    }

    fn add_group(&mut self, group: &'o Group, at: usize) {
        let Some(header) = &group.header else {
            self.groups.push(at);
            group.pairs.iter().for_each(|pair| self.add_pair(pair));
            return;
        };
        let mut branch = self;
        for (depth, name) in header.path.iter().enumerate() {
            branch.groups.push(at);
            let is_last = depth + 1 == header.path.len();
            let twig = branch.entry(name, || {
                if is_last && header.is_array {
                    Twig::Tables(Vec::new())
                } else {
                    Twig::Table(Branch::default())
                }
            });
            let next = match twig {
                Twig::Table(branch) => branch,
                Twig::Tables(all) => {
                    if is_last {
                        all.push(Branch::default());
                    }
                    let Some(last) = all.last_mut() else { return };
                    last
                }
                // The parser takes no such file.
                Twig::Scalar | Twig::List(..) => return,
            };
            branch = next;
        }
        branch.groups.push(at);
        branch.own = Some(at);
        group.pairs.iter().for_each(|pair| branch.add_pair(pair));
    }

    /// What stands behind a name, made if nothing does.
    fn entry(&mut self, name: &'o Name, make: impl FnOnce() -> Twig<'o>) -> &mut Twig<'o> {
        let at = self.slot(name, 0, make);
        &mut self.children[at].twig
    }

    fn slot(&mut self, name: &'o Name, depth: usize, make: impl FnOnce() -> Twig<'o>) -> usize {
        let next = self.children.len();
        let at = *self.by_name.entry(&name.text).or_insert(next);
        if at == next {
            self.children.push(Child { name: &name.text, twig: make(), pairs: Vec::new(), depth });
        }
        at
    }

    fn add_pair(&mut self, pair: &'o Pair) {
        let mut branch = self;
        let Some((last, before)) = pair.path.split_last() else { return };
        for (depth, name) in before.iter().enumerate() {
            let braces = branch.braces;
            let at = branch.slot(name, depth, || Twig::Table(Branch { braces, ..Branch::default() }));
            let child = &mut branch.children[at];
            child.pairs.push(pair);
            child.depth = depth;
            let Twig::Table(next) = &mut child.twig else { return };
            branch = next;
        }
        let at = branch.slot(last, before.len(), || twig(&pair.node));
        branch.children[at].pairs.push(pair);
    }
}

fn twig(node: &Node) -> Twig<'_> {
    match node {
        Node::Scalar(_) => Twig::Scalar,
        Node::List(list) => Twig::List(list, list.items.iter().map(|item| twig(&item.it)).collect()),
        Node::Table(table) => {
            let mut branch = Branch { braces: Some(table), ..Branch::default() };
            table.items.iter().for_each(|item| branch.add_pair(&item.it));
            Twig::Table(branch)
        }
    }
}
