//! A word is never split: a reader who spells it out would have to put it together again.
//!
//! BITV 2.0, annex 2, part 2; MTM. A soft hyphen invites programs to split the word, and some read it out.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R04",
        name: "split-word",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et ord, der er delt mellem to linjer, eller en skjult bindestreg",
        en: "A word split between two lines, or a soft hyphen",
    },
    why: Bilingual {
        da: "Den, der staver sig frem, skal selv samle det (BITV 2.0, bilag 2; MTM)",
        en: "A reader who spells words out has to put it together again (BITV 2.0, annex 2; MTM)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Vi mødes i svømme-
hallen på fredag.",
        because: Bilingual::NONE,
        right: "Vi mødes fredag
i svømmehallen.",
    }],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let between = context.language_file().after_first_part;
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for word in passage.words().filter(|word| word.text.contains('\u{ad}')) {
            file.at((passage, word), SoftHyphen { word: word.text.replace('\u{ad}', "") });
        }
        let lines: Vec<_> = passage.lines.lines().collect();
        for pair in lines.windows(2) {
            let first = pair[0]
                .text
                .strip_suffix(['-', '\u{2010}'])
                .filter(|text| text.ends_with(char::is_alphabetic));
            let rest = pair[1].text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let goes_on = rest.starts_with(char::is_lowercase) && !between.contains(&rest);
            if let Some(first) = first.filter(|_| goes_on) {
                let part = first.rsplit(char::is_whitespace).next().unwrap_or(first);
                let end = pair[0].range.end;
                let word = format!("{part}{rest}");
                file.at((passage, end - part.len() - 1..end), SplitWord { word });
            }
        }
    }
}

/// A word that continues on the next line.
#[derive(Debug)]
struct SplitWord {
    word: String,
}

impl Message for SplitWord {
    fn danish(&self) -> Words {
        Words::title(format!("Ordet »{}« er delt mellem to linjer", self.word))
            .help("Skriv hele ordet på den ene linje")
    }

    fn english(&self) -> Words {
        Words::title(format!("The word “{}” is split between two lines", self.word))
            .help("Write the whole word on one of them")
    }
}

/// A soft hyphen.
#[derive(Debug)]
struct SoftHyphen {
    word: String,
}

impl Message for SoftHyphen {
    fn danish(&self) -> Words {
        Words::title(format!("Der er en skjult bindestreg i »{}«", self.word))
            .help("Slet den: sæt markøren i ordet, og skriv det forfra")
    }

    fn english(&self) -> Words {
        Words::title(format!("There is a soft hyphen in “{}”", self.word))
            .help("Delete it: put the cursor in the word, and write it again")
    }
}
