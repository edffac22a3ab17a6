//! A picture has a text alternative, or is marked as decorative.
//!
//! WCAG 2.2, 1.1.1 (A); PDF/UA-1, 7.3; EPUB Accessibility 1.1, 3.3. A reader who can't see the figure gets
//! `alt`; a purely decorative one is left out of the reading order. A picture in an easy-read text is there to be
//! understood, so it always has words.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::alt_says_nothing;
use crate::policy::{Block, Located};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U021",
        name: "figure-without-alt",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et billede uden beskrivelse, eller med en, der intet siger",
        en: "A picture without a description, or with one that says nothing",
    },
    why: Bilingual {
        da: "Den, der ikke kan se billedet, får beskrivelsen i stedet (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3)",
        en: "Who can't see it gets the description instead (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3)",
    },
    examples: &[
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "images/kort.svg"
alt = "Billede""#,
            because: Bilingual { da: "siger ikke noget", en: "says nothing" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "images/kort.svg"
alt = "kort.svg""#,
            because: Bilingual { da: "filens navn", en: "the file's name" },
            right: r#"type = "figure"
src = "images/kort.svg"
alt = "Kort over kommunen. De fem haller ligger langs kysten.""#,
        },
        Example {
            part: SourcePart::Block,
            wrong: r#"type = "figure"
src = "images/kort.svg""#,
            because: Bilingual { da: "hverken det ene eller det andet", en: "neither the one nor the other" },
            right: r#"type = "figure"
src = "images/kort.svg"
decorative = true"#,
        },
        Example {
            part: SourcePart::Section,
            wrong: r#"[section.easy]
text = "Du kan ringe til os."
picture = "images/telefon.svg""#,
            because: Bilingual {
                da: "et billede i en letlæst tekst er der for at blive forstået og har altid sine egne ord",
                en: "a picture in an easy-read text is there to be understood, and always has words of its \
                     own",
            },
            right: r#"[section.easy]
text = "Du kan ringe til os."
picture = "images/telefon.svg"
picture_alt = "En telefon på et bord.""#,
        },
    ],
    more: Bilingual {
        da: "Enten `alt` eller `decorative = true`, ikke begge. Det sidste er til et billede, der kun er \
             pynt.",
        en: "Either `alt` or `decorative = true`, not both. The latter is for a picture that is decoration \
             alone.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut found = findings.under(&rule.code);
    let cover = context.policy.cover_picture.iter().map(|cover| (&cover.src, &cover.alt, &cover.decorative));
    let figures = context.policy.blocks().filter_map(|block| match block.value() {
        Block::Figure(figure) => Some((&figure.src, &figure.alt, &figure.decorative)),
        _ => None,
    });
    for (src, alt, decorative) in cover.chain(figures) {
        match (alt, decorative.as_ref().map(|it| *it.value())) {
            (None, None) => found.at(src.place(), FigureWithoutAlt),
            (None, Some(false)) => found.at(decorative.as_ref().map(Located::place), FigureDecorativeFalse),
            (Some(alt), Some(true)) => found.at(alt.place(), FigureAltAndDecorative),
            (Some(alt), _) if alt_says_nothing(alt, src) => {
                found.at(alt.place(), FigureAltSaysNothing { alt: alt.value().clone(), key: "alt" });
            }
            _ => {}
        }
    }
    for block in context.policy.blocks() {
        let Block::Quote { picture, picture_alt, .. } = block.value() else { continue };
        match (picture, picture_alt) {
            (Some(picture), None) => found.at(picture.place(), PictureWithoutWords { beside: Beside::Quote }),
            (None, Some(alt)) => found.at(alt.place(), EasyAltWithoutPicture),
            (Some(picture), Some(alt)) if alt_says_nothing(alt, picture) => {
                found.at(alt.place(), FigureAltSaysNothing { alt: alt.value().clone(), key: "picture_alt" });
            }
            _ => {}
        }
    }
    let mut found = findings.under(&rule.code).only_easy();
    for easy in context.policy.easy() {
        match (&easy.picture, &easy.picture_alt) {
            (Some(picture), None) => {
                found.at(picture.place(), PictureWithoutWords { beside: Beside::EasyText })
            }
            (None, Some(alt)) => found.at(alt.place(), EasyAltWithoutPicture),
            (Some(picture), Some(alt)) if alt_says_nothing(alt, picture) => {
                found.at(alt.place(), FigureAltSaysNothing { alt: alt.value().clone(), key: "picture_alt" });
            }
            _ => {}
        }
    }
}

#[derive(Debug)]
struct FigureAltAndDecorative;

impl Message for FigureAltAndDecorative {
    fn danish(&self) -> Words {
        Words::title("Billedet har en beskrivelse og er også mærket som pynt")
            .help("Fortæller billedet noget, så slet linjen:  decorative = true")
            .help("Er det kun pynt, så slet linjen:  alt = \"…\"")
    }

    fn english(&self) -> Words {
        Words::title("The picture has a description and is marked as decoration, too")
            .help("If the picture tells something, delete the line:  decorative = true")
            .help("If it is decoration only, delete the line:  alt = \"…\"")
    }
}

#[derive(Debug)]
struct FigureAltSaysNothing {
    alt: String,
    /// Its key. Only one beside a figure can be left out.
    key: &'static str,
}

impl Message for FigureAltSaysNothing {
    fn danish(&self) -> Words {
        let title = match self.alt.trim() {
            "" => "Beskrivelsen af billedet er tom".to_owned(),
            alt => format!("»{alt}« fortæller ikke, hvad man ser på billedet"),
        };
        let words = Words::title(title).help(format!(
            "Skriv, hvad billedet viser, i en sætning eller to, som du ville sige det i telefonen:  {} = \"…\"",
            self.key
        ));
        match self.key {
            "alt" => words.help("Er det kun pynt, så skriv i stedet:  decorative = true"),
            _ => words,
        }
    }

    fn english(&self) -> Words {
        let title = match self.alt.trim() {
            "" => "The picture's description is empty".to_owned(),
            alt => format!("“{alt}” doesn't tell what one sees in the picture"),
        };
        let words = Words::title(title).help(format!(
            "Write what the picture shows in a sentence or two, as you would say it on the phone:  {} = \"…\"",
            self.key
        ));
        match self.key {
            "alt" => words.help("If it is decoration only, write instead:  decorative = true"),
            _ => words,
        }
    }
}

#[derive(Debug)]
struct FigureDecorativeFalse;

impl Message for FigureDecorativeFalse {
    fn danish(&self) -> Words {
        Words::title("»decorative« skrives kun, når billedet er pynt")
            .help("Er det ikke pynt, så slet linjen, og skriv i stedet, hvad billedet viser:  alt = \"…\"")
    }

    fn english(&self) -> Words {
        Words::title("“decorative” is written only where the picture is decoration")
            .help("If it isn't, delete the line, and write what the picture shows instead:  alt = \"…\"")
    }
}

#[derive(Debug)]
struct FigureWithoutAlt;

impl Message for FigureWithoutAlt {
    fn danish(&self) -> Words {
        Words::title("Billedet mangler en tekst til dem, der ikke kan se det")
            .help("Skriv, hvad billedet viser, i en sætning eller to:  alt = \"…\"")
            .help("Er det kun pynt, så skriv i stedet:  decorative = true")
    }

    fn english(&self) -> Words {
        Words::title("The picture has no text for those who can't see it")
            .help("Write what the picture shows, in a sentence or two:  alt = \"…\"")
            .help("If it is decoration only, write instead:  decorative = true")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

/// What a picture stands beside.
#[derive(Debug)]
enum Beside {
    EasyText,
    Quote,
}

#[derive(Debug)]
struct PictureWithoutWords {
    beside: Beside,
}

impl Message for PictureWithoutWords {
    fn danish(&self) -> Words {
        let (picture, alt) = match self.beside {
            Beside::EasyText => ("Billedet i den letlæste tekst", "To mennesker taler sammen"),
            Beside::Quote => ("Portrættet ved citatet", "En kvinde med briller smiler"),
        };
        Words::title(format!("{picture} mangler ord til dem, der ikke kan se det"))
            .help(format!("Skriv under picture, hvad man ser:  picture_alt = \"{alt}\""))
    }

    fn english(&self) -> Words {
        let (picture, alt) = match self.beside {
            Beside::EasyText => ("The picture in the easy-read text", "Two people talking"),
            Beside::Quote => ("The portrait at the quotation", "A smiling woman with glasses"),
        };
        Words::title(format!("{picture} has no words for those who can't see it"))
            .help(format!("Write below picture what one sees:  picture_alt = \"{alt}\""))
    }

    fn is_absence(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct EasyAltWithoutPicture;

impl Message for EasyAltWithoutPicture {
    fn danish(&self) -> Words {
        Words::title("picture_alt står uden et billede")
            .help("Skriv, hvilket billede det er:  picture = \"images/samtale.svg\"")
            .help("Eller fjern picture_alt")
    }

    fn english(&self) -> Words {
        Words::title("picture_alt stands without a picture")
            .help("Write which picture it is:  picture = \"images/talk.svg\"")
            .help("Or remove picture_alt")
    }

    fn is_absence(&self) -> bool {
        true
    }
}
