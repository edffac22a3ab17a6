//! No text is blank.
//!
//! An empty title gives an empty bookmark, an empty caption an empty line: WCAG 2.2, 2.4.2 and 2.4.6.
//! An empty table cell is allowed; headers, `alt` and easy texts have rules of their own.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{KeyedText, TextKind};
use crate::source::keys::{is_needed, line_of};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U016",
        name: "empty-text",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual { da: "En tekst, der er skrevet, men er tom", en: "A text that is written and empty" },
    why: Bilingual {
        da: "En tom titel giver et tomt bogmærke (WCAG 2.2, 2.4.2 og 2.4.6)",
        en: "An empty title gives an empty bookmark (WCAG 2.2, 2.4.2 and 2.4.6)",
    },
    examples: &[Example {
        part: SourcePart::Block,
        wrong: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten."
caption = """#,
        because: Bilingual::NONE,
        right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten."
caption = "Hallerne i kommunen""#,
    }],
    more: Bilingual {
        da: "Linjen kan også slettes. En tom celle i en tabel er i orden.",
        en: "The line can be left out as well. An empty cell in a table is fine.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for KeyedText { key, text, kind } in context.every_text() {
        // Cells may be empty, those of charts too, where one rule tells which. Empty easy-read or alternative text is left to other rules.
        // A text that isn't there has no place of its own, and the reader has already reported it missing.
        let written = context.is_written(text);
        if written
            && text.trim().is_empty()
            && kind != TextKind::InlineMarkup
            && kind != TextKind::Alternative
            && !matches!(key, "easy.text" | "header" | "rows")
        {
            findings.under(&rule.code).at(text.place(), EmptyText { key });
        }
    }
}

#[derive(Debug)]
struct EmptyText {
    key: &'static str,
}

impl Message for EmptyText {
    fn danish(&self) -> Words {
        let &Self { key } = self;
        let name = key.rsplit('.').next().unwrap_or(key);
        let words = Words::title(format!("»{key}« er tom")).help(line_of(name).danish());
        if is_needed(name) { words } else { words.help("Skal der ikke stå noget, så slet linjen") }
    }

    fn english(&self) -> Words {
        let &Self { key } = self;
        let name = key.rsplit('.').next().unwrap_or(key);
        let words = Words::title(format!("“{key}” is empty")).help(line_of(name).english());
        if is_needed(name) { words } else { words.help("If there is to be none, delete the line") }
    }
}
