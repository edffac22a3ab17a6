//! What the style sheets inside a page (`<style>`) declare of its elements. `simplecss` reads and matches selectors;
//! rules are told apart here, because it gives up a whole sheet at the first thing that it doesn't know, and word
//! processors write many.

use std::cell::Cell;
use std::collections::BTreeMap;

use simplecss::{AttributeOperator, Element, PseudoClass, Selector};

use super::declared::{Declarations, Declared, declarations};
use super::dom::{Dom, Id, ROOT};

/// How many steps from element to element the selectors of a page may take.
const MOST_STEPS: usize = 20_000_000;
/// The properties that decide about words and headings.
const ASKED: &[&str] = &[
    "display",
    "font-size",
    "font-style",
    "font-weight",
    "mso-hide",
    "text-decoration",
    "text-decoration-line",
    "text-transform",
    "visibility",
];

/// What the style sheets of a page declare, by element; none where applying them would take too long.
pub fn declared(dom: &Dom) -> Option<BTreeMap<Id, Declarations>> {
    let is_applied = |id: &Id| {
        let media = dom.attr(*id, "media").unwrap_or_default().to_lowercase();
        dom.name(*id) == "style"
            && (media.trim().is_empty() || media.contains("all") || media.contains("screen"))
    };
    let sheets: Vec<String> =
        dom.descendants(ROOT).filter(is_applied).map(|id| without_comments(&dom.whole(id))).collect();
    let mut rules: Vec<(Selector<'_>, Vec<(Declared, bool)>)> = Vec::new();
    for (selectors, block) in sheets.iter().flat_map(|sheet| rule_sets(sheet)) {
        let block: Vec<(Declared, bool)> =
            declarations(block).filter(|((name, _), _)| ASKED.contains(&name.as_str())).collect();
        if !block.is_empty() {
            let selectors = selectors.split(',').filter_map(|one| Selector::parse(one.trim()));
            rules.extend(selectors.map(|selector| (selector, block.clone())));
        }
    }
    // Of rules that are as specific, the later one counts (CSS Cascading 4, 6).
    rules.sort_by_key(|(selector, _)| selector.specificity());
    let steps = Cell::new(0);
    let mut all: BTreeMap<Id, Declarations> = BTreeMap::new();
    for id in dom.descendants(ROOT).filter(|id| !dom.name(*id).is_empty()) {
        for (selector, block) in &rules {
            if selector.matches(&Styled { dom, id, steps: &steps }) {
                let own = all.entry(id).or_default();
                for (declared, is_important) in block {
                    let to = if *is_important { &mut own.important } else { &mut own.usual };
                    to.push(declared.clone());
                }
            }
            if steps.get() > MOST_STEPS {
                return None;
            }
        }
    }
    Some(all)
}

/// A sheet without comments, and without those of HTML that hide it from old browsers.
fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("<!--", " ").replace("-->", " ")
}

/// The rules of a sheet: selectors and block. What begins with @ is for other media, or no rule of elements.
fn rule_sets(sheet: &str) -> Vec<(&str, &str)> {
    let mut rules = Vec::new();
    let mut rest = sheet;
    while let Some(open) = rest.find(['{', ';']) {
        let (head, body) = (rest[..open].trim(), &rest[open + 1..]);
        if rest.as_bytes()[open] == b';' {
            rest = body;
            continue;
        }
        let mut depth = 1_usize;
        let close = body.bytes().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let close = close.unwrap_or(body.len());
        if !head.starts_with('@') {
            rules.push((head, &body[..close]));
        }
        rest = body.get(close + 1..).unwrap_or_default();
    }
    rules
}

/// An element as selectors ask for it.
struct Styled<'a> {
    dom: &'a Dom,
    id: Id,
    steps: &'a Cell<usize>,
}

impl Styled<'_> {
    fn at(&self, id: Id) -> Self {
        Self { id, ..*self }
    }

    /// Counts a step, and says whether there may be more.
    fn step(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.steps.get() <= MOST_STEPS
    }
}

impl Element for Styled<'_> {
    fn parent_element(&self) -> Option<Self> {
        let parent = self.dom.parent(self.id).filter(|id| self.step() && !self.dom.name(*id).is_empty())?;
        Some(self.at(parent))
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let siblings = self.dom.children(self.dom.parent(self.id)?);
        let own = siblings.iter().position(|id| *id == self.id)?;
        self.steps.set(self.steps.get() + own);
        let before = siblings[..own].iter().rfind(|id| !self.dom.name(**id).is_empty());
        before.filter(|_| self.step()).map(|id| self.at(*id))
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.step() && self.dom.name(self.id).eq_ignore_ascii_case(name)
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.step() && self.dom.attr(self.id, name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        class == PseudoClass::FirstChild && self.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_apart_whatever_stands_between_them() {
        let sheet = "<!-- @font-face {a:b} p.a, #b /* c */ { display : NONE !important; x } \
            @media print { p { display:none } } @import 'x'; em{font-size:2em} --> i{";
        let sheet = without_comments(sheet);
        let rules = rule_sets(&sheet);
        let heads: Vec<&str> = rules.iter().map(|(head, _)| *head).collect();
        assert_eq!(heads, ["p.a, #b", "em", "i"]);
        let declared: Vec<_> = declarations(rules[0].1).collect();
        assert_eq!(declared, [(("display".to_owned(), "none".to_owned()), true)]);
    }
}
