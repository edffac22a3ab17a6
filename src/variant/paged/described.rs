//! A figure and what is said of it belong together in the structure: caption, credit and the link to a description that stands
//! apart are its caption; a description that stands with it is in the same group.
//!
//! `Alt` stays short, for it is heard in one breath and can't be gone through word by word. PDF/UA-1 has no other tie between a
//! figure and a text elsewhere (`Ref` is PDF 2.0's), so it is the link that leads there, under a name that says where.

use lopdf::{Object, ObjectId, decode_text_string};

use super::structure::Structure;
use crate::edition::{Block, Figure, one_line};

/// What an edition says of a figure that isn't decoration.
pub struct Described {
    alt: String,
    has_credit: bool,
    /// Where its description stands apart, and what that place is called.
    pub target: Option<(String, String)>,
    /// The tags of its description's blocks, where it stands with the figure; none if one of them has no tag of its own.
    description: Option<Vec<&'static str>>,
}

impl Described {
    /// Of a figure in the text; pictures that are set otherwise have their words beside them.
    pub fn of(figure: &Figure) -> Option<Self> {
        let alt = figure.alt.clone().filter(|_| !figure.beside && figure.setting.is_none())?;
        let label = &figure.description_label;
        let name = figure.caption.as_ref().map_or_else(|| label.clone(), |of| format!("{label}: {of}"));
        let target = figure.described_at.clone().map(|place| (place, one_line(&name)));
        let description = figure.description.iter().map(tag).collect();
        Some(Self { alt, has_credit: figure.credit.is_some(), target, description })
    }
}

/// What layouts tag a block of a description as.
fn tag(block: &Block) -> Option<&'static str> {
    match block {
        Block::Paragraph { .. } => Some("P"),
        Block::List { .. } => Some("L"),
        _ => None,
    }
}

/// Puts what is said of each figure into its group. Where something else follows a figure than the edition says, as a layout of
/// the project's own may have it, all stays as it is.
pub fn together(tree: &mut Structure, elements: &[ObjectId], figures: &[Described]) {
    let mut known: Vec<ObjectId> =
        elements.iter().copied().filter(|element| tree.is(*element, "Figure")).collect();
    for figure in figures {
        let is_it = |element: &ObjectId| {
            let alt = tree.get(*element, b"Alt").and_then(|alt| decode_text_string(alt).ok());
            alt.as_deref() == Some(&figure.alt)
        };
        let Some(place) = known.iter().position(is_it) else { continue };
        let element = known.remove(place);
        if let Some(following) = Following::of(tree, element, figure) {
            following.join(tree, element);
        }
    }
}

/// A figure's own words that follow it.
struct Following {
    /// What the figure stands in: a group with its caption, or what is around both.
    group: Option<ObjectId>,
    around: ObjectId,
    /// Where the words begin in that.
    from: usize,
    /// Credit and link.
    small: usize,
    description: usize,
}

impl Following {
    fn of(tree: &Structure, element: ObjectId, figure: &Described) -> Option<Self> {
        let parent = tree.parent(element)?;
        let is_group = tree.is(parent, "Div")
            && matches!(tree.children(parent)[..], [one, caption] if one == element && tree.is(caption, "Caption"));
        let group = Some(parent).filter(|_| is_group);
        let whole = group.unwrap_or(element);
        let around = tree.parent(whole)?;
        let from = 1 + tree.kids(around).iter().position(|kid| kid.as_reference().ok() == Some(whole))?;
        let next: Vec<ObjectId> =
            tree.kids(around)[from..].iter().map_while(|kid| kid.as_reference().ok()).collect();

        let small = usize::from(figure.has_credit) + usize::from(figure.target.is_some());
        let (words, rest) = next.split_at_checked(small)?;
        let leads = figure
            .target
            .as_ref()
            .is_none_or(|(place, _)| words.last().is_some_and(|last| leads_to(tree, *last, place)));
        let tags = figure.description.as_ref()?;
        let description = match (tags.first(), rest.first()) {
            (None, _) => 0,
            // The label may be a line of its own, or the beginning of the first paragraph.
            (Some(_), Some(label)) => tags.len() + usize::from(tree.kids(*label).len() == 1),
            (Some(_), None) => return None,
        };
        let alone = description - tags.len();
        let expected = std::iter::repeat_n("P", small + alone).chain(tags.iter().copied());
        let count = small + description;
        let same = next.iter().zip(expected).filter(|(one, tag)| tree.is(**one, tag)).count();
        (leads && count > 0 && same == count).then_some(Self { group, around, from, small, description })
    }

    fn join(self, tree: &mut Structure, element: ObjectId) {
        let Self { group, around, from, small, description } = self;
        let mut outside = tree.kids(around);
        let mut words: Vec<Object> = outside.drain(from..from + small + description).collect();
        let description = words.split_off(small);
        let group = group.unwrap_or_else(|| {
            let group = tree.element("Div", around);
            outside[from - 1] = Object::Reference(group);
            group
        });
        tree.hold(around, outside);
        let caption = tree.children(group).into_iter().find(|one| tree.is(*one, "Caption"));
        let mut inside = vec![Object::Reference(element)];
        if caption.is_some() || !words.is_empty() {
            let caption = caption.unwrap_or_else(|| tree.element("Caption", group));
            let said = tree.kids(caption).into_iter().chain(words).collect();
            tree.hold(caption, said);
            inside.push(Object::Reference(caption));
        }
        inside.extend(description);
        tree.hold(group, inside);
    }
}

/// Whether a link in an element leads to an anchor.
fn leads_to(tree: &Structure, element: ObjectId, anchor: &str) -> bool {
    let inside = std::iter::once(element).chain(tree.children(element));
    let links = inside.filter(|one| tree.is(*one, "Link")).flat_map(|link| tree.annotations(link));
    links.into_iter().any(|link| {
        let place = tree.get(link, b"Dest").and_then(|place| place.as_str().ok());
        place.and_then(|place| place.strip_prefix(b"to-")) == Some(anchor.as_bytes())
    })
}
