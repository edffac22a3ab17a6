//! Every word that was written can be read on the pages.
//!
//! A layout that leaves a text out, or lets it run over an edge, would publish another document than the one that was
//! adopted. The pages are compared with the edition before a file is made of them, and then none is.

use crate::check::{LaidOut, LaidOutRule, LostOn};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::{Place, Text};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U034",
        name: "text-lost",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Ord, der ikke kan læses på siderne, fordi layoutet udelader dem eller skærer dem af",
        en: "Words that can't be read on the pages, because the layout leaves them out or cuts them off",
    },
    why: Bilingual {
        da: "Det, der udgives, skal være det, der er vedtaget",
        en: "What is published has to be what was adopted",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "# et layout, der sætter et afsnit i en boks, som er lavere end teksten",
        because: Bilingual { da: "de sidste linjer skæres af", en: "the last lines are cut off" },
        right: "# en boks, der er så høj, som teksten kræver",
    }],
    more: Bilingual {
        da: "Kommer kun fra `build`: ordene på siderne holdes op mod kildens, hver gang en PDF laves. Mangler der \
             noget, bliver filen ikke lavet.",
        en: "It comes from `build` alone: whenever a PDF is made, the words on its pages are held against those of \
             the source. If any is missing, the file is not made.",
    },
};

/// The most letters of what is missing that are looked for in the source.
const LOOKED_FOR: usize = 40;

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let Some((pages, lost)) = laid_out.lost else { return };
    let title = lost.section.as_ref().map(|(_, title)| title.clone());
    let place = place(laid_out).unwrap_or(laid_out.policy.head);
    let (begins, words) = (lost.begins.clone(), lost.words.clone());
    found.at(place, TextLost { pages, title, begins, words });
}

/// Where the missing words stand: first looked for in their section, then everywhere.
fn place(laid_out: &LaidOut<'_>) -> Option<Place> {
    let (_, lost) = laid_out.lost?;
    let id = lost.section.as_ref().map(|(id, _)| id);
    let of_section = laid_out.policy.sections.iter().find(|section| Some(section.id.value()) == id);
    let near = of_section.into_iter().flat_map(|section| section.texts());
    let texts = near.chain(laid_out.policy.texts()).chain(laid_out.publisher.texts());
    let texts: Vec<&Text> = texts.map(|keyed| keyed.text).collect();
    let wanted: Vec<char> = letters(&lost.words).map(|(_, letter)| letter).take(LOOKED_FOR).collect();
    // A cell, a title: a text that is missing as a whole.
    let whole = texts.iter().find(|text| {
        let mut all = letters(text).map(|(_, letter)| letter).peekable();
        all.peek().is_some() && all.eq(wanted.iter().copied().take(letters(text).count()))
    });
    // Marks and notes may stand between the words, so the first few letters have to do where all aren't found.
    let parts = [wanted.len(), wanted.len() / 2, wanted.len() / 4];
    let found = parts.into_iter().filter(|length| *length > 0).find_map(|length| {
        texts.iter().find_map(|text| {
            let all: Vec<(usize, char)> = letters(text).collect();
            let at = all
                .windows(length)
                .position(|window| window.iter().map(|(_, letter)| letter).eq(&wanted[..length]))?;
            let (end, last) = all[at + length - 1];
            Some(laid_out.sources.within(text, all[at].0..end + last.len_utf8()))
        })
    });
    let whole = whole.map(|text| text.place());
    found.or(whole).or_else(|| of_section.map(|section| section.id.place()))
}

/// The letters and digits of a text, each with the byte it begins at.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, character)| character.is_alphanumeric())
}

#[derive(Debug)]
struct TextLost {
    pages: LostOn,
    title: Option<String>,
    begins: String,
    words: String,
}

impl Message for TextLost {
    fn danish(&self) -> Words {
        let Self { pages, title, begins, words } = self;
        let pages = match pages {
            LostOn::Pages => "siderne",
            LostOn::LargePrint => "siderne i storskrift",
            LostOn::EasyPages => "de letlæste sider",
            LostOn::PrintedPages => "siderne i trykudgaven",
        };
        let what = match (words.is_empty(), title) {
            (true, _) => "Noget af teksten".to_owned(),
            (_, Some(title)) => format!("»{words}« fra afsnittet »{title}«"),
            (_, None) => format!("»{words}«"),
        };
        let mut told = Words::title(format!("{what} kan ikke læses på {pages}; filen er ikke lavet"));
        if begins != words {
            told = told.help(format!("Ordene hører til det, der begynder »{begins}«"));
        }
        told.help(
            "Er layoutet jeres eget, så ret det; ellers er det en fejl i udgiv, som vi gerne vil høre om",
        )
        .help("Indtil da: del teksten i kortere stykker, eller vælg et andet layout")
    }

    fn english(&self) -> Words {
        let Self { pages, title, begins, words } = self;
        let pages = match pages {
            LostOn::Pages => "the pages",
            LostOn::LargePrint => "the pages in large print",
            LostOn::EasyPages => "the easy-read pages",
            LostOn::PrintedPages => "the printed pages",
        };
        let what = match (words.is_empty(), title) {
            (true, _) => "Some of the text".to_owned(),
            (_, Some(title)) => format!("“{words}” of the section “{title}”"),
            (_, None) => format!("“{words}”"),
        };
        let mut told = Words::title(format!("{what} can't be read on {pages}; the file is not made"));
        if begins != words {
            told = told.help(format!("The words belong to what begins “{begins}”"));
        }
        told.help(
            "If the layout is your own, mend it; otherwise it is a fault in udgiv that we want to hear of",
        )
        .help("Until then: divide the text into shorter pieces, or choose another layout")
    }
}
