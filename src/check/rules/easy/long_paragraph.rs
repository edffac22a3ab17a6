//! A paragraph ends before the reader tires.
//!
//! MTM, *Lättläst*: short paragraphs with air between them.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::edition::EasyBlock;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R19",
        name: "long-paragraph",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Mere end 7 linjer uden en tom linje",
        en: "More than 7 lines without an empty one",
    },
    why: Bilingual {
        da: "Læseren skal have luft (MTM, Lättläst)", en: "Readers need air (MTM, Lättläst)"
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Vi har åbent hver dag.
Du kan komme og spille bold.
Du kan tage en ven med.
Vi har bolde og net.
Det koster 20 kroner.
Du kan betale i hallen.
Der er altid en voksen i hallen.
Ring, hvis du vil vide mere.",
        because: Bilingual { da: "8 linjer uden en tom linje", en: "8 lines without an empty one" },
        right: "Vi har åbent hver dag.
Du kan komme og spille bold.
Du kan tage en ven med.
Vi har bolde og net.

Det koster 20 kroner.
Du kan betale i hallen.
Der er altid en voksen i hallen.
Ring, hvis du vil vide mere.",
    }],
    more: Bilingual { da: "Grænse: `paragraph_lines = 7`.", en: "Limit: `paragraph_lines = 7`." },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limit = context.limits.paragraph_lines;
    for passage in &context.easy {
        for block in &passage.lines.blocks {
            if let EasyBlock::Paragraph(lines) = block
                && let Some(first_over) = lines.get(limit)
            {
                let message = LongParagraph { lines: lines.len(), limit };
                file.at((passage, first_over.range.clone()), message);
            }
        }
    }
}

/// A paragraph with too many lines.
#[derive(Debug)]
struct LongParagraph {
    lines: usize,
    limit: usize,
}

impl Message for LongParagraph {
    fn danish(&self) -> Words {
        Words::title(format!("Der er {} linjer uden en pause; højst {}", self.lines, self.limit))
            .help("Sæt en tom linje ind, hvor en ny tanke begynder")
    }

    fn english(&self) -> Words {
        Words::title(format!("There are {} lines without a pause; {} is the most", self.lines, self.limit))
            .help("Put an empty line where a new thought begins")
    }
}
