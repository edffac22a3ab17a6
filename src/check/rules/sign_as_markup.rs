//! A sign that belongs to the text is read as markup in CommonMark.
//!
//! "- 5 grader" is an item, four spaces make typewriter text, a line of hyphens makes the line above it a heading. The words come out, but
//! not as what they were written as.

use crate::check::{Context, Rule, backslashes, own_line};
use crate::edition::What;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U023",
        name: "sign-as-markup",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tegn i teksten, der bliver læst som opmærkning: minus før et tal, en linje af streger, fire mellemrum, stjerner i et \
             regnestykke",
        en: "A sign in the text that is read as markup: a minus before a number, a line of dashes, four spaces, stars in a calculation",
    },
    why: Bilingual {
        da: "Tegnet forsvinder, og ordene bliver til noget andet, end der var ment (CommonMark 0.31.2)",
        en: "The sign disappears, and the words become something else than what was meant (CommonMark 0.31.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "- 5 grader er koldt.",
            because: Bilingual {
                da: "bliver til et punkt: »5 grader«", en: "becomes an item: “5 grader”"
            },
            right: r"\\- 5 grader er koldt.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Hallen er 20*30*8 meter.",
            because: Bilingual { da: "bliver til 20308", en: "becomes 20308" },
            right: r"Hallen er 20\\*30\\*8 meter.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi er til for dig.\n---",
            because: Bilingual {
                da: "linjen over bliver til en overskrift",
                en: "the line above becomes a heading",
            },
            right: "Vi er til for dig.\n\n---",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Vi holder til her:\n\n    Rådhuset",
            because: Bilingual { da: "bliver sat som på en skrivemaskine", en: "becomes typewriter text" },
            right: "Vi holder til her:\n\nRådhuset",
        },
    ],
    more: Bilingual {
        da: "Skal noget stå, som det er tastet, så sæt en linje med ``` over og under. Lige under en tabel skal der være en tom linje.",
        en: "If something is to stand as it was typed, put a line of ``` above and below it. Right under a table there has to be an empty line.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, found) in context.misread() {
        let mut file = findings.under(&rule.code);
        let place = || context.within(text, found.range.clone());
        let mend = || context.rewrite(text, found.mend.as_ref());
        let escape = context.escape(text);
        let own = || found.mend.as_ref().and_then(|mend| own_line(text, mend, escape));
        match found.what.clone() {
            What::SignBeforeNumber(sign) => {
                file.mended(place, mend, SignBeforeNumber { sign, own: own(), escape })
            }
            What::Underlined(sign) => file.mended(place, mend, Underlined { sign }),
            What::Indented => file.mended(place, mend, Indented),
            What::Blank => file.mended(place, mend, Blank { escape }),
            What::StarsInside(written) => {
                file.mended(place, mend, StarsInside { written, own: own(), escape })
            }
            What::AccentInside(written) => file.mended(place, mend, AccentInside { written }),
            What::RowWithoutCells(line) => file.mended(place, mend, RowWithoutCells { line }),
            _ => {}
        }
    }
}

#[derive(Debug)]
struct SignBeforeNumber {
    sign: char,
    /// The line as it has to be.
    own: Option<String>,
    /// A backslash, as the text holds it.
    escape: &'static str,
}

impl Message for SignBeforeNumber {
    fn danish(&self) -> Words {
        let Self { sign, own, escape } = self;
        let own = own.clone().unwrap_or_else(|| format!("{escape}{sign} 5"));
        let what = if *sign == '>' { "et citat" } else { "et punkt i en liste" };
        Words::title(format!("»{sign}« før et tal først på linjen bliver til {what}"))
            .help(format!("Hører tegnet til tallet, så sæt {} foran:  {own}", backslashes(escape).0))
    }

    fn english(&self) -> Words {
        let Self { sign, own, escape } = self;
        let own = own.clone().unwrap_or_else(|| format!("{escape}{sign} 5"));
        let what = if *sign == '>' { "a quotation" } else { "an item of a list" };
        Words::title(format!("“{sign}” before a number at the beginning of the line becomes {what}")).help(
            format!("If the sign belongs to the number, put {} before it:  {own}", backslashes(escape).1),
        )
    }
}

#[derive(Debug)]
struct Underlined {
    sign: char,
}

impl Message for Underlined {
    fn danish(&self) -> Words {
        let Self { sign } = self;
        let words = Words::title(format!("Linjen af »{sign}« gør teksten over den til en overskrift"))
            .help("Skal det være en overskrift, så skriv:  ## Overskrift");
        if *sign == '-' {
            words.help("Skal det være en streg, så sæt en tom linje over den")
        } else {
            words
        }
    }

    fn english(&self) -> Words {
        let Self { sign } = self;
        let words = Words::title(format!("The line of “{sign}” makes the text above it a heading"))
            .help("If it is to be a heading, write:  ## Heading");
        if *sign == '-' { words.help("If it is to be a line, put an empty line above it") } else { words }
    }
}

#[derive(Debug)]
struct Indented;

impl Message for Indented {
    fn danish(&self) -> Words {
        Words::title("Linjen begynder med fire mellemrum og bliver sat som på en skrivemaskine")
            .help("Slet mellemrummene, hvis det er almindelig tekst")
            .help("Skal den stå, som den er tastet, så sæt en linje med ``` over og under")
    }

    fn english(&self) -> Words {
        Words::title("The line begins with four spaces and becomes typewriter text")
            .help("Delete the spaces if it is ordinary text")
            .help("If it is to stand as it was typed, put a line of ``` above and below it")
    }
}

#[derive(Debug)]
struct Blank {
    /// A backslash, as the text holds it.
    escape: &'static str,
}

impl Message for Blank {
    fn danish(&self) -> Words {
        let escape = self.escape;
        Words::title("Linjen af understregninger bliver til en skillestreg")
            .help(format!(
                "Skal der være plads til at skrive, så sæt {} foran:  {escape}____",
                backslashes(escape).0
            ))
            .help("Skal det være en skillestreg, så skriv:  ---")
    }

    fn english(&self) -> Words {
        let escape = self.escape;
        Words::title("The line of underscores becomes a dividing line")
            .help(format!(
                "If it is room for writing, put {} before it:  {escape}____",
                backslashes(escape).1
            ))
            .help("If it is to be a dividing line, write:  ---")
    }
}

#[derive(Debug)]
struct StarsInside {
    written: String,
    /// The line as it has to be.
    own: Option<String>,
    /// A backslash, as the text holds it.
    escape: &'static str,
}

impl StarsInside {
    /// The line with multiplication signs.
    fn multiplied(&self) -> String {
        let own = self.own.as_ref().map(|own| own.replace(&format!("{}*", self.escape), " × "));
        own.unwrap_or_else(|| "3 × 4 × 5".to_owned())
    }
}

impl Message for StarsInside {
    fn danish(&self) -> Words {
        let escape = self.escape;
        Words::title(format!("Stjernerne i »{}« bliver til kursiv og kommer ikke med", self.written))
            .help(format!(
                "Sæt {} foran hver:  {}",
                backslashes(escape).0,
                self.own.clone().unwrap_or_else(|| format!("3{escape}*4{escape}*5"))
            ))
            .help(format!("Eller skriv et gangetegn:  {}", self.multiplied()))
    }

    fn english(&self) -> Words {
        let escape = self.escape;
        Words::title(format!("The stars in “{}” become italics and don't come out", self.written))
            .help(format!(
                "Put {} before each:  {}",
                backslashes(escape).1,
                self.own.clone().unwrap_or_else(|| format!("3{escape}*4{escape}*5"))
            ))
            .help(format!("Or write a multiplication sign:  {}", self.multiplied()))
    }
}

#[derive(Debug)]
struct AccentInside {
    written: String,
}

impl Message for AccentInside {
    fn danish(&self) -> Words {
        Words::title(format!(
            "Accenten ` inde i et ord gør det næste til skrivemaskineskrift: {}",
            self.written
        ))
        .help("Skriv en apostrof:  d’Angleterre")
    }

    fn english(&self) -> Words {
        Words::title(format!(
            "The accent ` inside a word makes typewriter text of what follows: {}",
            self.written
        ))
        .help("Write an apostrophe:  d’Angleterre")
    }
}

#[derive(Debug)]
struct RowWithoutCells {
    line: String,
}

impl Message for RowWithoutCells {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« står lige under tabellen og bliver til en række i den", self.line))
            .help("Sæt en tom linje efter tabellen")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” stands right under the table and becomes a row of it", self.line))
            .help("Put an empty line after the table")
    }
}
