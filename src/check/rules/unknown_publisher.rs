//! A policy's publisher has a file.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::locale::Locale;
use crate::policy::slug_for;
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U060",
        name: "unknown-publisher",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "`publisher` nævner en udgiver, der ikke har en fil",
        en: "`publisher` names one that has no file",
    },
    why: Bilingual {
        da: "Uden udgiver er der hverken navn, kontakt eller farver",
        en: "Without a publisher there is no name, contact or colour",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "publisher = \"Byens Kommune\"",
        because: Bilingual { da: "det er udgiverens navn", en: "that is the publisher's name" },
        right: "publisher = \"byen\"",
    }],
    more: Bilingual {
        da: "`publisher = \"byen\"` betyder filen `sources/publishers/byen.toml`.",
        en: "`publisher = \"byen\"` means the file `sources/publishers/byen.toml`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let (id, known) = (&context.policy.publisher, &context.publishers);
    // A missing id has been reported by the reader.
    if id.is_empty() || known.contains(&id.as_str()) {
        return;
    }
    // The file's name or path stands for the publisher as well.
    let name = id.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let unknown = UnknownPublisher {
        id: id.value().clone(),
        new: slug_for(name),
        near: nearest(name, known.iter().copied()),
        known: known.iter().map(|id| (*id).to_owned()).collect(),
    };
    findings.under(&rule.code).at(id.place(), unknown);
}

#[derive(Debug)]
struct UnknownPublisher {
    id: String,
    /// What the file of a publisher of that name is called.
    new: String,
    near: Option<String>,
    known: Vec<String>,
}

impl UnknownPublisher {
    /// The file a new publisher would get, unless it is there.
    fn new_file(&self) -> Option<String> {
        (!self.known.contains(&self.new)).then(|| format!("sources/publishers/{}.toml", self.new))
    }
}

impl Message for UnknownPublisher {
    fn danish(&self) -> Words {
        let Self { id, near, known, .. } = self;
        let there = match known.as_slice() {
            [] => "Mappen sources/publishers/ er tom".to_owned(),
            known => format!("I sources/publishers/ findes: {}", Locale::Danish.listed(known)),
        };
        let title = format!("Der er ingen udgiver, der hedder »{id}«");
        let words = Words::new(title, Locale::Danish.meant(near.as_deref())).help(there);
        match self.new_file() {
            Some(file) => words.help(format!("En ny udgiver får sin egen fil: {file}")),
            None => words,
        }
    }

    fn english(&self) -> Words {
        let Self { id, near, known, .. } = self;
        let there = match known.as_slice() {
            [] => "The folder sources/publishers/ is empty".to_owned(),
            known => format!("In sources/publishers/ there are: {}", Locale::English.listed(known)),
        };
        let title = format!("There is no publisher called “{id}”");
        let words = Words::new(title, Locale::English.meant(near.as_deref())).help(there);
        match self.new_file() {
            Some(file) => words.help(format!("A new publisher gets a file of its own: {file}")),
            None => words,
        }
    }
}
