//! A line has one sentence: after each, the eye returns to the margin.
//!
//! Lebenshilfe Austria, rules for easy language; MTM, *Lättläst*.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R02",
        name: "sentences-on-line",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "Mere end én sætning på en linje", en: "More than one sentence on a line" },
    why: Bilingual {
        da: "Øjet går tilbage til margenen, hvor en sætning slutter (Lebenshilfe, Østrig; MTM, Sverige)",
        en: "The eye goes back to the margin where a sentence ends (Lebenshilfe Austria; MTM, Sweden)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Du kan ringe. Du kan også skrive.",
        because: Bilingual::NONE,
        right: "Du kan ringe.
Du kan også skrive.",
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        // In the order of the text, as lines are: of each line only its own are looked at.
        let prose: Vec<&Sentence> = passage.prose().collect();
        for line in passage.lines.lines() {
            let after = prose.partition_point(|sentence| sentence.range.start <= line.range.start);
            for second in prose[after..].iter().take_while(|sentence| sentence.range.start < line.range.end) {
                let words = second.words.iter().take(4).map(|word| word.text.as_str()).collect::<Vec<_>>();
                let mend = || {
                    let text = passage.text.value();
                    // A new line in an item of a list needs a mark or none, and that is a choice.
                    let is_alone = text[..line.range.start].rsplit('\n').next().is_none_or(str::is_empty);
                    let gap = text[..second.range.start].trim_end_matches(' ').len()..second.range.start;
                    is_alone.then(|| context.mend(passage.text, gap, "\n")).flatten()
                };
                file.mended(
                    (passage, second.range.clone()),
                    mend,
                    SecondSentence { begins: words.join(" ") },
                );
            }
        }
    }
}

/// A sentence that begins in the middle of a line.
#[derive(Debug)]
struct SecondSentence {
    /// Its first words.
    begins: String,
}

impl Message for SecondSentence {
    fn danish(&self) -> Words {
        Words::title("Der er mere end én sætning på linjen")
            .help(format!("Begynd en ny linje før »{} …«", self.begins))
    }

    fn english(&self) -> Words {
        Words::title("There is more than one sentence on the line")
            .help(format!("Begin a new line before “{} …”", self.begins))
    }
}
