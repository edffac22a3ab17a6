//! The text of a booklet from a desk printer can be read.
//!
//! Pages that don't fit on half a sheet are made smaller. Under 8 pt, many can't read them, so such a booklet takes a larger
//! sheet, and whoever prints it has to know.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Under, Words,
};
use crate::policy::Located;

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "U089",
        name: "small-booklet",
        level: Level::Warning,
        group: Group::Print,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et hæfte til egen printer, hvor teksten ville blive mindre end 8 punkt på A4-ark",
        en: "A booklet for a desk printer whose text would be smaller than 8 pt on sheets of A4",
    },
    why: Bilingual {
        da: "Så små bogstaver kan mange ikke læse. Hæftet er derfor lagt op til A3",
        en: "Many can't read letters that small. The booklet is set up for A3 therefore",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "layout = \"report\"",
        because: Bilingual {
            da: "to A4-sider på et A4-ark bliver formindsket til to tredjedele",
            en: "two pages of A4 on a sheet of A4 are reduced to two thirds",
        },
        right: "layout = \"report\"\n\n[print]\nbooklet_sheet = \"A3\"",
    }],
    more: Bilingual {
        da: "Det kan først ses, når siderne er sat op, og kommer derfor kun fra `build`, når varianten `booklet` er \
             med. Har I ingen printer til A3, så vælg layoutet `brochure`, der er i A5, eller lad trykkeriet lave \
             hæftet: `booklet = \"press\"`.",
        en: "Only laid-out pages show it, so it comes from `build` alone, when the variant `booklet` is made. Without a \
             printer for A3, choose the layout `brochure`, which is A5, or let the print shop make it: `booklet = \
             \"press\"`.",
    },
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let Some(size) = laid_out.small_on_a4 else { return };
    let tenths = (10.0 * size).round() as u64;
    let print = &laid_out.publisher.print;
    let place = print.booklet_sheet.as_ref().map(Located::place);
    let place = place.or_else(|| laid_out.policy.layout.as_ref().map(Located::place));
    let place = place.or_else(|| laid_out.publisher.layout.as_ref().map(Located::place));
    found.at(place, SmallBooklet { whole: tenths / 10, tenth: tenths % 10 });
}

/// The size on A4 in pt: whole points and tenths.
#[derive(Debug)]
struct SmallBooklet {
    whole: u64,
    tenth: u64,
}

impl Message for SmallBooklet {
    fn danish(&self) -> Words {
        let Self { whole, tenth } = self;
        Words::title(format!(
            "Hæftet er lagt op til A3-ark: på A4 ville teksten blive {whole},{tenth} punkt, og den skal være mindst 8"
        ))
        .help("Har I en printer til A3, så skriv:     [print] booklet_sheet = \"A3\"")
        .help("Har I kun A4, så vælg et layout i A5:  layout = \"brochure\"")
    }

    fn english(&self) -> Words {
        let Self { whole, tenth } = self;
        Words::title(format!(
            "The booklet is set up for sheets of A3: on A4 its text would be {whole}.{tenth} pt, and 8 is the least"
        ))
        .help("With a printer for A3, write:       [print] booklet_sheet = \"A3\"")
        .help("With A4 alone, take a layout in A5:  layout = \"brochure\"")
    }
}
