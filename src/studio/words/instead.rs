//! What is said to those who write files, and what those who write in fields are told instead.

/// A part of a message, and what stands in its stead. `{}` is any words, `{#}` a number; each is put where the other has one.
pub(super) type Instead = (&'static str, &'static str);

/// What is said of an easy-read text.
const EASY: &[Instead] = &[
    ("forklar det i ordlisten:  [[term]]", "forklar det i  [[term]]"),
    ("explain it in the glossary:  [[term]]", "explain it in  [[term]]"),
    ("Skriv afsnittets letlæste tekst:  [section.easy]", "Skriv først  [section.easy]"),
    ("Write the section's easy-read text:  [section.easy]", "Write first  [section.easy]"),
    (
        "Skal der ingen letlæst udgave være, så tag de letlæste varianter ud af variants",
        "Skal der ingen letlæst udgave være, så fjern krydset ved de letlæste udgaver",
    ),
    (
        "If there is to be no easy-read edition, take the easy-read variants out of variants",
        "If there is to be no easy-read edition, untick the easy-read variants",
    ),
    ("til mindst ét afsnit:  [section.easy]", "til mindst ét afsnit"),
    ("for one section at least:  [section.easy]", "for one section at least"),
    (
        "Afsnittet har både en letlæst tekst og easy_skip",
        "Afsnittet har både en letlæst tekst og en grund til ikke at have en",
    ),
    (
        "The section has both an easy-read text and easy_skip",
        "The section has both an easy-read text and a reason for having none",
    ),
    (
        "easy_skip er grunden til, at afsnittet ikke er med i den letlæste udgave; et ja eller nej er ingen grund",
        "Et ja eller nej er ingen grund",
    ),
    (
        "easy_skip says why the section is not in the easy-read edition; a yes or a no is no reason",
        "A yes or a no is no reason",
    ),
    ("Slet linjen med easy_skip, og skriv en letlæst tekst:", "Slet grunden, og skriv:"),
    ("Delete the line with easy_skip, and write an easy-read text:", "Delete the reason, and write:"),
    ("Slet linjen med easy_skip", "Slet grunden"),
    ("Delete the line with easy_skip", "Delete the reason"),
    ("easy_skip skal sige, hvorfor", "Her skal stå, hvorfor"),
    ("easy_skip has to say why", "What belongs here is why"),
    ("eller brug easy_skip = \"hvorfor\"", "eller skriv, hvorfor der ingen er:  easy_skip"),
    ("or use easy_skip = \"why\"", "or write why there is none:  easy_skip"),
    ("Skriv en:             [section.easy]", "Skriv:  [section.easy]"),
    ("Write one:       [section.easy]", "Write:  [section.easy]"),
    ("Skriv det letlæst, på en linje ved målet:", "Skriv det letlæst:"),
    ("Write it in easy-read, on a line at the goal:", "Write it in easy-read:"),
    ("så skriv på en linje under [section.easy]:  covers = [\"{}\"]", "så sæt kryds ved målet dér"),
    ("write on a line below [section.easy]:  covers = [\"{}\"]", "tick the goal there"),
    ("så skriv {} linjer i stedet for denne:  [section.easy]", "så flyt den derhen:  [section.easy]"),
    ("write {} lines instead of this one:  [section.easy]", "move it there:  [section.easy]"),
    ("Eller fjern linjen med easy = \"…\"", "Eller slet det, der står her"),
    ("Or remove the line easy = \"…\"", "Or delete what stands here"),
    (
        "så skriv i den blok, på en linje under type = \"goal\":  id = \"{}\"",
        "så skriv {} i målets felt »Målets adresse«",
    ),
    (
        "write in that block, on a line below type = \"goal\":  id = \"{}\"",
        "write {} in the goal's field “Address of the goal”",
    ),
    ("Der er intet mål med id »", "Der er intet mål med adressen »"),
    ("There is no goal with the id “", "There is no goal with the address “"),
    ("Målets id er skrevet »", "Målets adresse er skrevet »"),
    ("The goal's id is written “", "The goal's address is written “"),
    (
        "kan ikke vises: {} mangler. udgiv approve skriver den; gem den sammen med policy.toml",
        "kan ikke vises",
    ),
    (
        "can't be shown: {} is missing. udgiv approve writes it; keep it together with policy.toml",
        "can't be shown",
    ),
    ("viser status, som den står her", "viser bemærkningen, som den står her"),
    ("shows status as it stands here", "shows the note as it stands here"),
    ("  tested_on = 2026-11-10. Eller fjern begge", "  tested_on  – eller slet begge"),
    ("  tested_on = 2026-11-10. Or remove both", "  tested_on  – or delete both"),
    ("Skriv phone, email eller web i udgiverens fil", "Skriv telefon, mail eller hjemmeside hos udgiveren"),
    (
        "Write phone, email or web in the publisher's file",
        "Write a phone number, an e-mail address or a website at the publisher",
    ),
    ("et afsnit med role = \"contact\" og", "et afsnit med rollen »Kontakt« og"),
    ("a section with role = \"contact\" and", "a section with the role “Contact” and"),
    ("så skriv godkendelsen med:", "så vælg »Godkend teksten«"),
    ("record it with:", "choose “Approve the text”"),
    (
        "based_on er ikke skrevet af udgiv approve",
        "Det kan ikke ses, hvilken fuld tekst den letlæste blev godkendt ud fra",
    ),
    (
        "based_on was not written by udgiv approve",
        "Nobody can see which full text the easy-read one was approved against",
    ),
    (
        "Den er sha256: og 64 tegn. Skriv den med:",
        "Læs den op mod den fulde tekst, og vælg »Godkend teksten«",
    ),
    (
        "It is sha256: and 64 characters. Write it with:",
        "Read it against the full text, and choose “Approve the text”",
    ),
];

/// What is said of pictures.
const PICTURES: &[Instead] = &[
    ("Kopiér billedet ind i mappen images, og skriv:  {}", "Vælg billedet med knappen »Vælg en fil«"),
    (
        "Copy the picture into the folder images, and write:  {}",
        "Choose the picture with the button “Choose a file”",
    ),
    ("Læg billedet i mappen images, og skriv stien derfra:  {}", "Vælg billedet med knappen »Vælg en fil«"),
    (
        "Put the picture into the folder images, and write the path from there:  {}",
        "Choose the picture with the button “Choose a file”",
    ),
    (
        "Hent billedet, læg det i mappen images, og skriv:  {}",
        "Hent billedet, og vælg det med knappen »Vælg en fil«",
    ),
    (
        "Download it, put it into the folder images, and write:  {}",
        "Download it, and choose it with the button “Choose a file”",
    ),
    ("så den ender på {}, og skriv:  {}", "så den ender på {}, og vælg den med knappen »Vælg en fil«"),
    (
        "so that it ends in {}, and write:  {}",
        "so that it ends in {}, and choose it with the button “Choose a file”",
    ),
    ("en beskrivelse (alt) og decorative = true, der betyder pynt", "en beskrivelse og kryds i »Kun pynt«"),
    (
        "a description (alt) and decorative = true, which means decoration",
        "a description and a tick in “Decorative only”",
    ),
    ("så skriv i stedet:  decorative = true", "så sæt kryds i  decorative"),
    ("write instead:  decorative = true", "tick  decorative"),
    ("så slet linjen:  decorative = true", "så fjern krydset i  decorative"),
    ("delete the line:  decorative = true", "untick  decorative"),
    ("så slet linjen:  alt = \"…\"", "så slet teksten i  alt"),
    ("delete the line:  alt = \"…\"", "delete the text in  alt"),
    ("så slet linjen med alt", "så slet beskrivelsen:  alt"),
    ("delete the line with alt", "delete the description:  alt"),
    ("»decorative« skrives kun", "Kryds i »Kun pynt« sættes kun"),
    ("“decorative” is written only", "“Decorative only” is ticked only"),
    ("så slet linjen, og skriv i stedet, hvad", "så skriv, hvad"),
    ("delete the line, and write what the picture shows instead:", "write what the picture shows:"),
    ("Skriv under picture, hvad man ser:", "Skriv, hvad man ser:"),
    ("Write below picture what one sees:", "Write what one sees:"),
    ("Skriv, hvilket billede det er:  picture = \"{}\"", "Vælg billedet:  picture"),
    ("Write which picture it is:  picture = \"{}\"", "Choose the picture:  picture"),
    ("og flyt resten til description", "og flyt resten til:  description"),
    ("and move the rest to description", "and move the rest to:  description"),
    ("  width = \"column\" eller \"full\"", "  width = \"column\""),
    ("  width = \"column\" or \"full\"", "  width = \"column\""),
    ("gør billeder større med width", "gør billeder bredere"),
    ("make pictures larger with width", "make pictures wider"),
    ("Eller læg skriften i mappen fonts/, eller brug", "Eller brug"),
    ("Or put the font into the folder fonts/, or use", "Or use"),
    ("Eller læg en skrift, der har tegnet, i mappen fonts/", ""),
    ("Or put a font that has the character into the folder fonts/", ""),
];

/// What is said of tables and charts.
const TABLES: &[Instead] = &[
    ("; en tom celle er \"\"", "; en celle må gerne være tom"),
    ("; an empty cell is \"\"", "; a cell may be empty"),
    ("; et tal, der mangler, er \"\"", "; cellen er tom, hvor et tal mangler"),
    ("; one that is missing is \"\"", "; the cell is empty where one is missing"),
    ("Vælg et andet `form`, vis", "Vælg en anden slags diagram, vis"),
    ("Choose another `form`, show", "Choose another kind of chart, show"),
    ("skriv dem i en tabel:  type = \"table\"", "skriv dem i en tabel"),
    ("write them in a table:  type = \"table\"", "write them in a table"),
    ("så skriv  \"\"", "så lad cellen være tom"),
    ("write  \"\"", "leave the cell empty"),
    ("for eksempel  [\"Andet\", \"…\"],  eller", "for eksempel »Andet«, eller"),
    ("such as  [\"Other\", \"…\"],  or", "such as “Other”, or"),
];

/// What is said of running text.
const TEXT: &[Instead] = &[
    ("to omvendte skråstreger", "en omvendt skråstreg"),
    ("two backslashes", "a backslash"),
    ("\\\\", "\\"),
    ("så flyt den op over den linje, teksten begynder på:  {}", "så slet den her"),
    ("move it above the line the text begins on:  {}", "delete it here"),
    (" og skriv den under tekstens afsluttende \"\"\":", " og sæt den ind som en blok:"),
    (" og skriv det under tekstens afsluttende \"\"\":", " og sæt det ind som en blok:"),
    (" and write it below the text's closing \"\"\":", " and put it in as a block:"),
    ("er brugt som id to gange; første gang i linje {#}", "er brugt som adresse to gange"),
    ("is used as an id twice; first in line {#}", "is used as an address twice"),
    ("Giv det ene et andet id,", "Giv det ene en anden adresse,"),
    ("Give one of them another id,", "Give one of them another address,"),
    ("Id'et er adressen, som links peger på", "Det er den, links peger på"),
    ("The id is the address that links point to", "It is what links point to"),
    ("kan ikke bruges som id", "kan ikke bruges som adresse"),
    ("can't be used as an id", "can't be used as an address"),
    ("er et id, som udgiv selv bruger", "er en adresse, som udgiv selv bruger"),
    ("is an id that udgiv uses itself", "is an address that udgiv uses itself"),
    ("Vælg et andet id", "Vælg en anden adresse"),
    ("Choose another id", "Choose another address"),
    ("eller # og et afsnits id", "eller # og et afsnits adresse"),
    ("or # and a section's id", "or # and a section's address"),
    ("Brug id'et på et afsnit eller et mål", "Brug adressen på et afsnit eller et mål"),
    ("Use the id of a section or a goal", "Use the address of a section or a goal"),
];

/// What is said of a publication and of who publishes it.
const PUBLICATION: &[Instead] = &[
    // The field itself offers one that is enough in all layouts that are in use.
    ("Den nærmeste mørkere farve, der er nok:  {} = {}", "Vælg en mørkere i  {}"),
    ("The nearest darker colour that is enough:  {} = {}", "Choose a darker one in  {}"),
    (" fra »udgiv new«", ""),
    (" from “udgiv new”", ""),
    ("Ét sted er endnu mærket TJEK", "Ét sted fra importen er endnu ikke set efter"),
    ("{#} steder er endnu mærket TJEK", "{#} steder fra importen er endnu ikke set efter"),
    ("One place is still marked TJEK", "One place from the import hasn't been looked at yet"),
    ("{#} places are still marked TJEK", "{#} places from the import haven't been looked at yet"),
    ("Se efter, ret, og slet mærket:", "Se efter, og ret det, der er forkert:"),
    ("Look, mend, and delete the mark:", "Look, and mend what is wrong:"),
    ("updated skal være samme dag som adopted eller senere", "Den dag må ikke ligge før:  adopted"),
    ("updated has to be the day of adopted, or later", "That day can't come before:  adopted"),
    (
        "Eller slet linjen: så laver udgiv et id, der bliver ved med at være det samme",
        "Eller tøm feltet: så laver udgiv et nummer, der bliver ved med at være det samme",
    ),
    (
        "Or delete the line: then udgiv makes an id that stays the same",
        "Or empty the field: then udgiv makes an identifier that stays the same",
    ),
    ("Skal der ikke stå noget, så slet linjen", "Skal der ikke stå noget, så tøm feltet"),
    ("If there is to be none, delete the line", "If there is to be none, empty the field"),
    ("Kendes dagen ikke endnu, så slet linjen", "Kendes dagen ikke endnu, så tøm feltet"),
    ("If the day isn't known yet, delete the line", "If the day isn't known yet, empty the field"),
    ("eller tag \"braille\" ud af variants", "eller fjern krydset ved »Punktskrift«"),
    ("or take \"braille\" out of variants", "or untick “Braille”"),
    ("I sources/publishers/ findes: {}", "Vælg mellem: {}"),
    ("In sources/publishers/ there are: {}", "Choose from: {}"),
    ("Er det en ny udgiver, så lav en kopi af {}", ""),
    ("If it is a new publisher, make a copy of {}", ""),
    ("Filen er sources/publishers/{}", ""),
    ("The file is sources/publishers/{}", ""),
    ("Mappen sources/publishers/ er tom", "Der er endnu ingen udgivere"),
    ("The folder sources/publishers/ is empty", "There are no publishers yet"),
    ("Der skal ligge en fil for udgiveren:  {}", ""),
    ("There has to be a file for the publisher:  {}", ""),
    ("læg den i sources/publishers/,", "læg den ved siden af udgiverens fil,"),
    ("put it in sources/publishers/,", "put it beside the publisher's file,"),
    ("ikke en genvej, i sources/publishers/,", "ikke en genvej, ved siden af udgiverens fil,"),
    ("no link, in sources/publishers/,", "no link, beside the publisher's file,"),
];

/// What is said of how a value is written.
const VALUES: &[Instead] = &[
    (", og uden anførselstegn: år-måned-dag", ": år-måned-dag"),
    (", without quotation marks: year-month-day", ": year-month-day"),
    (", uden anførselstegn", ""),
    (", without quotation marks", ""),
    (" uden anførselstegn", ""),
    (" without quotation marks", ""),
    ("skal være tekst i anførselstegn", "skal være tekst"),
    ("has to be text in quotation marks", "has to be text"),
    ("skal have »from« og »to« foran, komma imellem og krøllede parenteser om", "skal stå hver for sig"),
    ("need “from” and “to” before them, a comma between and curly brackets around", "stand each by itself"),
    ("   eller   focus = \"left top\"", ""),
    ("   or   focus = \"left top\"", ""),
    ("Skriv på én linje i stedet for linje {#}-{#}:", "Skriv:"),
    ("Write on one line instead of lines {#}-{#}:", "Write:"),
    ("Skriv begge i stedet for denne linje,", "Skriv begge,"),
    ("Write both in place of this line,", "Write both,"),
    (
        "Skriv for eksempel på en linje under [[section.block]]:  type = \"text\"",
        "Slet blokken, og tilføj den igen",
    ),
    (
        "Write for example on a line below [[section.block]]:  type = \"text\"",
        "Delete the block, and add it again",
    ),
    ("Her mangler »type«", "Det står ikke, hvad blokken er"),
    ("“type” is missing here", "Nothing says what this block is"),
    ("Her mangler »schema«", "Filen siger ikke, hvilken version den er skrevet i"),
    ("“schema” is missing here", "The file doesn't say which version it is written in"),
    ("Her kan stå: {}", ""),
    ("Allowed here: {}", ""),
    ("Vælg mellem: text (tekst), goal (mål){}", ""),
    ("Choose from: text, goal, ambition{}", ""),
];

/// What an import says of the places in a draft: always in Danish. The document stands beside, and no program that shows it numbers its lines.
const MARKS: &[Instead] = &[
    (" (U+{}, linje {#})", ""),
    (" (U+{}, side {#})", " (side {#})"),
    (" (U+{})", ""),
    (" (linje {#})", ""),
    (" (afsnit {#})", ""),
    (" er fundet på linje {#}", " er fundet i dokumentet"),
    (" er gættet ud fra linje {#}", " er gættet ud fra dokumentet"),
    (", linje {#}", ""),
    (": linje {#} og {#} andre, som står i import-report.md.", "."),
    (": linje {#}.", "."),
    (", som står i import-report.md.", "."),
    (
        "Skriv ellers, hvad det fortæller:  alt = \"…\"  og fjern:  decorative = true",
        "Fortæller det noget, så fjern krydset i  decorative  og skriv i  alt  , hvad det fortæller.",
    ),
    ("og fjern:  decorative = true", "og fjern krydset i  decorative"),
    (
        "Ret den til dagen for vedtagelsen:  adopted = …",
        "Kendes dagen for vedtagelsen, så skriv den i  adopted",
    ),
    ("Skriv  alt = \"…\"  i stedet for decorative.", "Er det ikke kun pynt, så skriv den:  alt"),
    ("hos udgiveren i sources/publishers/.", "hos udgiveren."),
    ("Skriv evt. type = \"contact\" i stedet.", "Brug evt. blokken »Kontaktoplysninger« i stedet."),
    ("Der er lavet en i sources/publishers/: ret den til.", "Der er lavet en: ret den til under »Udgivere«."),
];

const ALL: [&[Instead]; 6] = [EASY, PICTURES, TABLES, TEXT, PUBLICATION, VALUES];

/// A line of a message as it is told to those who write in fields. Empty where it is about files alone.
pub fn instead(line: &str) -> String {
    through(&ALL, line)
}

/// A line with all that stands in tables replaced, one after the other.
pub(super) fn through(tables: &[&[Instead]], line: &str) -> String {
    tables.iter().flat_map(|table| *table).fold(line.to_owned(), |line, (from, to)| replaced(line, from, to))
}

/// What an import asks about a place, as it is asked of those who write in fields.
pub fn of_mark(said: &str) -> String {
    instead(&MARKS.iter().fold(said.to_owned(), |said, (from, to)| replaced(said, from, to)))
}

/// A line with every place where `from` stands replaced.
fn replaced(line: String, from: &str, to: &str) -> String {
    let (mut out, mut rest) = (String::new(), line.as_str());
    while let Some((start, end, holes)) = found(rest, from) {
        out.push_str(&rest[..start]);
        let mut holes = holes.into_iter();
        let mut to = to;
        while let Some((before, after)) = first_hole(to).map(|(at, hole)| (&to[..at], &to[at + hole.len()..]))
        {
            out.push_str(before);
            out.push_str(holes.next().unwrap_or_default());
            to = after;
        }
        out.push_str(to);
        rest = &rest[end..];
    }
    if out.is_empty() && rest.len() == line.len() { line } else { out + rest }
}

/// The first `{}` or `{#}`.
fn first_hole(pattern: &str) -> Option<(usize, &'static str)> {
    ["{}", "{#}"].into_iter().filter_map(|hole| Some((pattern.find(hole)?, hole))).min()
}

/// Where a pattern stands first, and what is in its holes. A hole at the end takes all that is left, a number's all of the number.
fn found<'a>(text: &'a str, pattern: &str) -> Option<(usize, usize, Vec<&'a str>)> {
    let head = first_hole(pattern).map_or(pattern, |(at, _)| &pattern[..at]);
    // What begins with a hole begins with the line.
    let starts: Vec<usize> = match head {
        "" => vec![0],
        head => text.match_indices(head).map(|(at, _)| at).collect(),
    };
    starts.into_iter().find_map(|start| {
        let (mut at, mut rest, mut holes) = (start + head.len(), &pattern[head.len()..], Vec::new());
        while let Some((_, hole)) = first_hole(rest) {
            rest = &rest[hole.len()..];
            let next = first_hole(rest).map_or(rest, |(at, _)| &rest[..at]);
            let length = match next {
                "" if hole == "{#}" => text[at..].bytes().take_while(u8::is_ascii_digit).count(),
                "" => text.len() - at,
                next => text[at..].find(next)?,
            };
            let filled = &text[at..at + length];
            let fits = hole == "{}" || filled.bytes().all(|byte| byte.is_ascii_digit());
            if filled.is_empty() || !fits {
                return None;
            }
            holes.push(filled);
            at += length + next.len();
            rest = &rest[next.len()..];
        }
        Some((start, at, holes))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_a_hole_is_kept_or_left_out() {
        for (line, expected) in [
            ("I sources/publishers/ findes: byen og kysten", "Vælg mellem: byen og kysten"),
            ("12 steder er endnu mærket TJEK", "12 steder fra importen er endnu ikke set efter"),
            (
                "Omdøb filen, så den ender på .svg, og skriv:  src = \"a.svg\"",
                "Omdøb filen, så den ender på .svg, og vælg den med knappen »Vælg en fil«",
            ),
            ("Hvad er det?", "Hvad er det?"),
        ] {
            assert_eq!(instead(line), expected);
        }
    }

    #[test]
    fn a_mark_names_no_line_of_the_document() {
        for (said, expected) in [
            ("Er det titlen (linje 12)? Se »A« (linje 7).", "Er det titlen? Se »A«."),
            ("Er det titlen (linje a)?", "Er det titlen (linje a)?"),
            ("Årene er fundet på linje 1.", "Årene er fundet i dokumentet."),
            ("Årene er fundet på side 1.", "Årene er fundet på side 1."),
            ("Det samme gælder et sted til: linje 20.", "Det samme gælder et sted til."),
            ("Det samme gælder 2 steder til: linje 20, linje 31.", "Det samme gælder 2 steder til."),
            (
                "Det samme gælder 8 steder til: linje 2, linje 3, linje 4, linje 5, linje 6 og 3 andre, som står i import-report.md.",
                "Det samme gælder 8 steder til.",
            ),
            (
                "Det samme gælder 7 steder til: »A« (linje 2), »B« (linje 4) og 5 andre, som står i import-report.md.",
                "Det samme gælder 7 steder til: »A«, »B« og 5 andre.",
            ),
        ] {
            assert_eq!(of_mark(said), expected);
        }
    }
}
