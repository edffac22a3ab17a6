//! The layout that a policy or its publisher asks for exists.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Finding, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::layout;
use crate::locale::Locale;
use crate::policy::{Policy, Publisher, Text};
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U061",
        name: "unknown-layout",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "`layout` nævner et layout, der ikke findes",
        en: "`layout` names one that doesn't exist",
    },
    why: Bilingual {
        da: "Programmet kan ikke vide, hvordan siderne skal se ud",
        en: "The program can't know what pages look like",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "layout = \"folder\"",
        because: Bilingual::NONE,
        right: "layout = \"leaflet\"",
    }],
    more: Bilingual {
        da: "Et layout er en mappe i `layouts/` eller et af dem, der følger med.",
        en: "A layout is a folder in `layouts/`, or one of those that come with the program.",
    },
};

fn check(context: &Context<'_>, _: &'static Rule, findings: &mut Findings) {
    let named = named(context.policy, context.publisher);
    if named.is_some_and(|named| !context.layout_names.contains(named.value())) {
        findings.extend([finding(context)]);
    }
}

/// The finding on a policy whose layout isn't there.
pub fn finding(context: &Context<'_>) -> Finding {
    let name = name(context.policy, context.publisher);
    let names = context.layout_names;
    let unknown = UnknownLayout {
        name: name.to_owned(),
        near: nearest(name, names.iter().map(String::as_str)),
        known: names.to_vec(),
    };
    let place = named(context.policy, context.publisher).map_or(context.policy.head, Text::place);
    Finding::new(&RULE.code, Some(place), unknown)
}

/// The name of the layout that a policy uses, whether there is one or not.
pub fn name<'a>(policy: &'a Policy, publisher: Option<&'a Publisher>) -> &'a str {
    named(policy, publisher).map_or(layout::DEFAULT, |named| named.as_str())
}

fn named<'a>(policy: &'a Policy, publisher: Option<&'a Publisher>) -> Option<&'a Text> {
    policy.layout.as_ref().or(publisher.and_then(|publisher| publisher.layout.as_ref()))
}

#[derive(Debug)]
struct UnknownLayout {
    name: String,
    near: Option<String>,
    known: Vec<String>,
}

impl Message for UnknownLayout {
    fn danish(&self) -> Words {
        let Self { name, near, known } = self;
        if name.trim().is_empty() {
            return Words::title("»layout« er tom")
                .help(format!("Skriv for eksempel:  layout = \"{}\"", layout::DEFAULT))
                .help("Eller slet linjen");
        }
        let right = near.as_deref().unwrap_or_default();
        if let Some(how) = Locale::Danish.in_small_letters(name, right) {
            return Words::title(format!("Layoutets navn »{name}« skal skrives {how}"))
                .help(format!("Skriv:  layout = \"{right}\""));
        }
        let title = format!("Der er intet layout, der hedder »{name}«");
        let near = near.as_ref().map(|near| format!("Mente du »{near}«? Så skriv:  layout = \"{near}\""));
        Words::new(title, near).help(format!("Vælg mellem: {}", Locale::Danish.listed(known)))
    }

    fn english(&self) -> Words {
        let Self { name, near, known } = self;
        if name.trim().is_empty() {
            return Words::title("“layout” is empty")
                .help(format!("Write for example:  layout = \"{}\"", layout::DEFAULT))
                .help("Or delete the line");
        }
        let right = near.as_deref().unwrap_or_default();
        if let Some(how) = Locale::English.in_small_letters(name, right) {
            return Words::title(format!("The layout's name “{name}” has to be written {how}"))
                .help(format!("Write:  layout = \"{right}\""));
        }
        let title = format!("There is no layout called “{name}”");
        let near =
            near.as_ref().map(|near| format!("Did you mean “{near}”? Then write:  layout = \"{near}\""));
        Words::new(title, near).help(format!("Choose from: {}", Locale::English.listed(known)))
    }
}
