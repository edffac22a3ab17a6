//! Every word comes out. What CommonMark reads as something that is never shown is told, not dropped.
//!
//! CommonMark 0.31.2, 4.7 (definitions of links), 6.3 (titles of links), 4.5 (words behind a fence); GitHub Flavored Markdown, 4.10: "if there
//! are greater, the excess is ignored".

use crate::check::{Context, Rule, backslashes};
use crate::edition::{LostAs, What};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U024",
        name: "lost-words",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Ord, der ikke kommer med i nogen udgave: efter `[Ord]:`, i anførselstegn efter et links adresse, i en celle for meget",
        en: "Words that come out in no variant: behind `[Word]:`, in quotation marks behind a link's address, in a cell too many",
    },
    why: Bilingual {
        da: "De bliver læst som noget, der aldrig bliver vist (CommonMark 0.31.2, 4.7 og 6.3)",
        en: "They are read as something that is never shown (CommonMark 0.31.2, 4.7 and 6.3)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "Vi spurgte 400 borgere.\n\n[Kilde]: Borgerpanelet",
            because: Bilingual { da: "linjen forsvinder", en: "the line disappears" },
            right: "Vi spurgte 400 borgere.\n\nKilde: Borgerpanelet",
        },
        Example {
            part: SourcePart::Text,
            wrong: "| Hal | Pladser |\n|---|---|\n| Hal 1 | 200 | Ny |",
            because: Bilingual { da: "»Ny« har ingen kolonne", en: "“Ny” has no column" },
            right: "| Hal | Pladser | Note |\n|---|---|---|\n| Hal 1 | 200 | Ny |",
        },
    ],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, found) in context.misread() {
        if let What::Lost(as_what, words) = found.what.clone() {
            let place = || context.within(text, found.range.clone());
            findings.under(&rule.code).at(place, LostWords { as_what, words, escape: context.escape(text) });
        }
    }
}

#[derive(Debug)]
struct LostWords {
    as_what: LostAs,
    words: String,
    /// A backslash, as the text holds it.
    escape: &'static str,
}

/// A line such as "[Kilde]: Panelet" without its brackets.
fn unbracketed(line: &str) -> String {
    line.replacen('[', "", 1).replacen(']', "", 1)
}

impl Message for LostWords {
    fn danish(&self) -> Words {
        let escape = self.escape;
        let words = Words::title(format!("»{}« kommer ikke med i nogen udgave", self.words));
        match self.as_what {
            LostAs::Definition => words
                .help("Linjen bliver læst som adressen på et link, som teksten ikke har")
                .help(format!("Skriv den uden klammer:  {}", unbracketed(&self.words)))
                .help(format!(
                    "Skal klammerne stå der, så sæt {} foran:  {escape}{}",
                    backslashes(escape).0,
                    self.words
                )),
            LostAs::LinkTitle => words
                .help("Ord i anførselstegn efter et links adresse bliver ikke vist. Skriv dem i teksten, eller slet dem"),
            LostAs::FenceWords => {
                words.help("Ord på linjen med ``` eller ~~~ bliver ikke vist. Flyt dem ned på en linje for sig")
            }
            LostAs::Cell => words
                .help("Rækken har flere celler, end tabellen har kolonner. Giv tabellen en kolonne til, eller slet cellen"),
        }
    }

    fn english(&self) -> Words {
        let escape = self.escape;
        let words = Words::title(format!("“{}” comes out in no variant", self.words));
        match self.as_what {
            LostAs::Definition => words
                .help("The line is read as the address of a link that the text doesn't have")
                .help(format!("Write it without square brackets:  {}", unbracketed(&self.words)))
                .help(format!(
                    "If the brackets belong there, put {} before them:  {escape}{}",
                    backslashes(escape).1,
                    self.words
                )),
            LostAs::LinkTitle => words
                .help("Words in quotation marks behind a link's address aren't shown. Write them in the text, or delete them"),
            LostAs::FenceWords => {
                words.help("Words on the line of ``` or ~~~ aren't shown. Move them to a line of their own")
            }
            LostAs::Cell => words
                .help("The row has more cells than the table has columns. Give the table one more column, or delete the cell"),
        }
    }
}
