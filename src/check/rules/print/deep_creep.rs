//! The inner sheets of a booklet aren't moved so far towards its fold that their text is cut off there.
//!
//! They are moved by the thickness of the sheets around them ([print](../../../../docs/print.md)). With ordinary paper
//! that is a tenth of a millimetre a sheet; a thickness that is written wrong makes it centimetres.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::{Booklet, Located};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U086",
        name: "deep-creep",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

/// How far pages may be moved, in mm. The layouts' inner margins are 10 mm or more, and half of one is still a margin.
const MOST_MM: f64 = 5.0;

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et hæfte, hvor de inderste sider bliver flyttet mere end 5 mm ind mod folden",
        en: "A booklet whose innermost pages are moved more than 5 mm towards the fold",
    },
    why: Bilingual {
        da: "Det, der kommer over folden, bliver skåret væk, og det kan være tekst",
        en: "What is moved past the fold is cut off, and that may be text",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "paper_mm = 1",
        because: Bilingual {
            da: "Et stykke papir er omkring 0,1 mm tykt. I et hæfte på 96 sider flytter 1 mm siderne 23 mm",
            en: "A piece of paper is about 0.1 mm thick. In a booklet of 96 pages, 1 mm moves the pages by 23 mm",
        },
        right: "paper_mm = 0.1",
    }],
    more: Bilingual {
        da: "Det kan først ses, når siderne er sat op, og kommer derfor kun fra `build`, når varianten \
             `booklet` er med. [Til trykkeriet](print.md) siger, hvordan siderne bliver flyttet.",
        en: "Only laid-out pages show it, so it comes from `build` alone, when the variant `booklet` is made.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let Some(sides) = laid_out.booklet_sides else { return };
    let print = &laid_out.publisher.print;
    let booklet = Booklet::new(
        print.booklet.as_ref().map(|by| *by.value()),
        print.booklet_sheet.as_ref().map(|sheet| *sheet.value()),
        print.paper.as_ref().map(|paper| *paper.value()),
    );
    let sheets = sides / 2;
    // The outermost stays where it is.
    let creep = sheets.saturating_sub(1) as f64 * booklet.paper_mm;
    if creep > MOST_MM {
        let place = print.paper.as_ref().map(Located::place);
        found.at(place, DeepCreep { sheets, tenths: (10.0 * creep).round() as u64 });
    }
}

#[derive(Debug)]
struct DeepCreep {
    sheets: usize,
    /// How far the innermost is moved, in tenths of a millimetre.
    tenths: u64,
}

impl Message for DeepCreep {
    fn danish(&self) -> Words {
        let Self { sheets, tenths } = self;
        let mm = millimetres(*tenths, ',');
        Words::title(format!(
            "De inderste sider i hæftet på {sheets} ark bliver flyttet {mm} mm ind mod folden, og det, der kommer over den, bliver skåret væk"
        ))
        .help("Skriv, hvor tykt ét ark papir er. Almindeligt papir er omkring 0,1 mm:  [print] paper_mm = 0.1")
        .help("Er papiret virkelig så tykt, så spørg trykkeriet om en anden indbinding end klips i ryggen")
    }

    fn english(&self) -> Words {
        let Self { sheets, tenths } = self;
        let mm = millimetres(*tenths, '.');
        Words::title(format!(
            "The innermost pages of the booklet of {sheets} sheets are moved {mm} mm towards the fold, and what is past it is cut off"
        ))
        .help("Write how thick one sheet of paper is. Ordinary paper is about 0.1 mm:  [print] paper_mm = 0.1")
        .help("If the paper really is that thick, ask the print shop for another binding than staples")
    }
}

fn millimetres(tenths: u64, point: char) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}{point}{tenth}"),
    }
}
