//! What style sheets, `style` and attributes say of an element, as far as it costs or has to be told.

use roxmltree::{Document, Node};
use simplecss::{AttributeOperator, DeclarationTokenizer, Element, PseudoClass, Rule, StyleSheet};

use super::fault::{DrawingFault, Heavy};
use super::limits;

/// The rules of a drawing's style sheets that refer to something, or name a colour that nobody knows.
pub struct Styles<'a> {
    rules: Vec<Rule<'a>>,
}

/// What paints.
pub const PAINTS: [&str; 6] = ["fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"];

impl<'a> Styles<'a> {
    /// The style sheets of a drawing, if they can be applied in bounded time. `depth` is how deep it is.
    pub fn of(document: &'a Document<'_>, depth: usize) -> Result<Self, DrawingFault> {
        let elements = document.descendants().filter(Node::is_element).count() as u64;
        let (mut sheet, mut budget) = (StyleSheet::new(), Budget::default());
        for text in document
            .descendants()
            .filter(|node| node.has_tag_name("style") || node.tag_name().name() == "style")
            .filter_map(|node| node.text())
        {
            budget.add(text, depth, elements)?;
            sheet.parse_more(text);
        }
        sheet.rules.retain(|rule| {
            rule.declarations
                .iter()
                .any(|one| one.value.contains("url(") || unknown_colour(one.name, one.value).is_some())
        });
        Ok(Self { rules: sheet.rules })
    }

    /// All that is said of an element, whoever has the last word: names and values.
    pub fn said<'b>(&'b self, node: Node<'b, '_>) -> impl Iterator<Item = (&'b str, &'b str)> {
        let attributes = node.attributes().map(|one| (one.name(), one.value()));
        let own = node.attribute("style").unwrap_or_default();
        let own = DeclarationTokenizer::from(own).map(|one| (one.name, one.value));
        let sheets = self
            .rules
            .iter()
            .filter(move |rule| rule.selector.matches(&Styled(node)))
            .flat_map(|rule| rule.declarations.iter().map(|one| (one.name, one.value)));
        attributes.chain(own).chain(sheets)
    }
}

/// What a colour is called that nobody knows: a variable, a function of newer browsers. It would come out black.
pub fn unknown_colour<'a>(name: &str, value: &'a str) -> Option<&'a str> {
    let value = value.trim();
    let words = ["", "inherit", "initial", "unset", "auto"];
    let asked = PAINTS.contains(&name) && !words.contains(&value);
    (asked && <svgtypes::Paint<'_> as PaintFromStr>::read(value).is_none()).then_some(value)
}

trait PaintFromStr<'a>: Sized {
    fn read(text: &'a str) -> Option<Self>;
}

impl<'a> PaintFromStr<'a> for svgtypes::Paint<'a> {
    fn read(text: &'a str) -> Option<Self> {
        svgtypes::Paint::from_str(text).ok()
    }
}

/// What applying the style sheets takes.
#[derive(Default)]
struct Budget {
    matches: u64,
    declarations: u64,
}

impl Budget {
    fn add(&mut self, sheet: &str, depth: usize, elements: u64) -> Result<(), DrawingFault> {
        for block in sheet.split('}') {
            let (selectors, declarations) = block.rsplit_once('{').unwrap_or((block, ""));
            let declarations = declarations.split(';').count() as u64;
            for selector in selectors.split(',') {
                // Each step up to some ancestor may try them all.
                let steps =
                    selector.split_whitespace().filter(|part| !matches!(*part, ">" | "+" | "~")).count();
                let tries = (depth as u64).saturating_pow(steps.saturating_sub(1) as u32).max(1);
                let parts = 1 + selector.matches(['.', '[', '#', ':', '*', '>', '+']).count() as u64;
                let work = tries.saturating_mul(parts).saturating_mul(elements);
                self.matches = self.matches.saturating_add(work);
                self.declarations = self.declarations.saturating_add(declarations);
            }
        }
        if self.matches > limits::MATCHES || self.declarations > limits::DECLARATIONS {
            return Err(DrawingFault::TooHeavy(Heavy::Styles));
        }
        Ok(())
    }
}

/// An element as selectors ask for it.
struct Styled<'a, 'b>(Node<'a, 'b>);

impl Element for Styled<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        class == PseudoClass::FirstChild && self.prev_sibling_element().is_none()
    }
}
