//! A paragraph ends before the reader tires.
//!
//! MTM, *Lättläst*: short paragraphs with air between them.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::edition::EasyBlock;
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R19",
        name: "long-paragraph",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limit = context.limits.paragraph_lines;
    for passage in &context.easy {
        for block in &passage.lines.blocks {
            if let EasyBlock::Paragraph(lines) = block
                && let Some(first_over) = lines.get(limit)
            {
                let fault = EasyFault::ParagraphLong { lines: lines.len(), limit };
                file.warning(passage, first_over.range.clone(), fault);
            }
        }
    }
}
