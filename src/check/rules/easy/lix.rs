//! LIX: how hard the whole text is to read.
//!
//! C.-H. Björnsson, *Läsbarhet* (1968); the Danish bands begin at 25. For the method see [`Lix`]. A text below the lowest
//! limit may talk down to its adult readers.

use crate::check::filing::Filing;
use crate::check::{Context, Passage, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Lix;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R21",
        name: "lix",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et lixtal over 30 (fejl), over 25 (advarsel) eller under 15 (tip) for hele den letlæste \
            udgave, når den har 100 ord eller mere",
        en: "A LIX above 30 (error), above 25 (warning) or below 15 (hint) of an easy-read edition of 100 \
            words or more",
    },
    why: Bilingual {
        da: "Ord pr. sætning + procent ord på over 6 bogstaver (Björnsson, 1968)",
        en: "Words per sentence + percentage of words of more than 6 letters (Björnsson, 1968)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Kommunens medarbejdere hjælper familierne hver dag.
Skolerne samarbejder med forældre og foreninger.
Bibliotekerne tilbyder mange aktiviteter for familier.
Foreningerne hjælper kommunens forskellige skoler.
Frivillige hjælper eleverne om eftermiddagen.

Klubberne tilbyder træning hele sommeren.
Medarbejderne hjælper familier med ansøgninger.
Børnene arbejder sammen med pædagogerne.
Forældrene bestemmer aktiviteterne om sommeren.
Kommunen hjælper familier med problemer.
Politikerne besøger skolerne hvert efterår.",
        because: Bilingual { da: "for mange lange ord", en: "too many long words" },
        right: "Vi hjælper din familie hver dag.
Skolen hjælper, og det gør klubben også.
Du kan låne bøger og spil.
Du kan gå til sport hele året.
Det er gratis for børn.

Om sommeren kan du bade i søen.
Du kan også lære at sejle.
Vi hjælper dig med at søge.
Ring til os om formiddagen.
Så svarer vi med det samme.",
    }],
    more: Bilingual {
        da: "LIX = ord / sætninger + 100 × (ord på over 6 bogstaver) / ord. En overskrift er ikke en \
            sætning; et punkt i en liste er en. Et tal er et kort ord. Grænser: `lix = 25`, `lix_most = \
            30`, `lix_least = 15`.",
        en: "LIX = words / sentences + 100 × (words of more than 6 letters) / words. A heading is no \
            sentence; an item of a list is one. A number is a short word. Limits: `lix = 25`, `lix_most = \
            30`, `lix_least = 15`.",
    },
};

/// In a shorter text, the index means nothing.
const MIN_WORDS: usize = 100;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let counted = Lix::of(context.easy.iter().flat_map(Passage::counted));
    let Some(lix) = counted.value().filter(|_| counted.words >= MIN_WORDS) else { return };
    let limits = &context.limits;
    let above = |limit: usize| lix > limit as f64;
    let head = context.policy.head;
    let mut file = Filing::new(context, rule, findings);
    if above(limits.lix_most) {
        file.at(head, Hard { lix, limit: limits.lix_most, most: true });
    } else if above(limits.lix) {
        file.at_level(Level::Warning, head, Hard { lix, limit: limits.lix, most: false });
    } else if lix < limits.lix_least as f64 {
        file.at_level(Level::Hint, head, Childish { lix, limit: limits.lix_least });
    }
}

/// A text that is too hard to read.
#[derive(Debug)]
struct Hard {
    lix: f64,
    limit: usize,
    most: bool,
}

impl Message for Hard {
    fn danish(&self) -> Words {
        let (lix, limit) = (with_comma(self.lix), self.limit);
        let title = if self.most {
            format!("Den letlæste udgave har lixtal {lix}; det må højst være {limit}")
        } else {
            format!("Den letlæste udgave har lixtal {lix}; helst højst {limit}")
        };
        Words::title(title).help("Skriv kortere sætninger, og brug færre ord på over 6 bogstaver")
    }

    fn english(&self) -> Words {
        let Self { lix, limit, most } = self;
        let title = if *most {
            format!("The easy-read edition has LIX {lix:.1}; {limit} is the most")
        } else {
            format!("The easy-read edition has LIX {lix:.1}; better at most {limit}")
        };
        Words::title(title).help("Write shorter sentences, and use fewer words of more than 6 letters")
    }
}

/// A text that reads as if it was written for children.
#[derive(Debug)]
struct Childish {
    lix: f64,
    limit: usize,
}

impl Message for Childish {
    fn danish(&self) -> Words {
        let (lix, limit) = (with_comma(self.lix), self.limit);
        Words::title(format!("Den letlæste udgave har lixtal {lix}, under {limit}"))
            .help("Læs den højt: Taler den til voksne?")
    }

    fn english(&self) -> Words {
        let Self { lix, limit } = self;
        Words::title(format!("The easy-read edition has LIX {lix:.1}, less than {limit}"))
            .help("Read it aloud: does it speak to adults?")
    }
}

/// The value with one decimal, after a comma as in Danish.
fn with_comma(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}
