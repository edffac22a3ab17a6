//! One thing has one name throughout: readers take a new word to mean a new thing.
//!
//! Inclusion Europe, *Information for all*. The glossary says which words mean the same, in `synonyms`.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::edition::find_form;
use crate::edition::markup::nfc;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R15",
        name: "two-words",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "To ord for den samme ting, når ordlisten siger det med `synonyms`",
        en: "Two words for one thing, where the glossary says so with `synonyms`",
    },
    why: Bilingual {
        da: "Et nyt ord ligner en ny ting (Inclusion Europe, Information for all)",
        en: "A new word looks like a new thing (Inclusion Europe, Information for all)",
    },
    examples: &[Example {
        part: SourcePart::Tables,
        wrong: r#"[[term]]
word = "Klub"
synonyms = ["forening"]
easy = "Her kan du dyrke sport."

[[section]]
id = "klubber"
title = "Klubber"
text = "Alle kan gå i klub."

[section.easy]
text = """
Du kan finde en klub.
Foreningen hjælper dig i gang.
""""#,
        because: Bilingual { da: "to ord for det samme", en: "two words for the same thing" },
        right: r#"[[term]]
word = "Klub"
synonyms = ["forening"]
easy = "Her kan du dyrke sport."

[[section]]
id = "klubber"
title = "Klubber"
text = "Alle kan gå i klub."

[section.easy]
text = """
Du kan finde en klub.
Klubben hjælper dig i gang.
""""#,
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let endings = context.language_file().noun_endings;
    let says = |text: &str, name: &str| find_form(&nfc(name.trim()), &nfc(text), endings).is_some();
    for term in context.policy.terms.iter().filter(|term| !term.synonyms.is_empty()) {
        let names = std::iter::once(&term.word).chain(&term.synonyms).filter(|name| !name.trim().is_empty());
        let mut used = names.filter(|name| {
            context.easy.iter().any(|passage| passage.lines.lines().any(|line| says(&line.text, name)))
        });
        // Keep the first of the words that is in use: the glossary's own word, if it is used at all.
        let Some(first) = used.next() else { continue };
        for other in used {
            for passage in &context.easy {
                let Some(line) = passage.lines.lines().find(|line| says(&line.text, other)) else { continue };
                let word = passage.words().find(|word| says(&word.text, other));
                let range = word.map_or(&line.range, |word| &word.range).clone();
                let message = SecondWord { word: other.value().clone(), first: first.value().clone() };
                file.at((passage, range), message);
            }
        }
    }
}

/// A second word for one thing.
#[derive(Debug)]
struct SecondWord {
    word: String,
    /// The word to keep.
    first: String,
}

impl Message for SecondWord {
    fn danish(&self) -> Words {
        let Self { word, first } = self;
        Words::title(format!("»{word}« er et andet ord for »{first}«"))
            .help(format!("Brug »{first}« alle steder: Et nyt ord ligner en ny ting"))
    }

    fn english(&self) -> Words {
        let Self { word, first } = self;
        Words::title(format!("“{word}” is another word for “{first}”"))
            .help(format!("Use “{first}” everywhere: a new word looks like a new thing"))
    }
}
