//! What the rules say to those who write files of what they find and why, and what the studio says instead.

use super::instead::{Instead, through};

/// What is said of how a file is written.
const FILES: &[Instead] = &[
    (
        "Noget, der ikke er gyldig TOML: et anførselstegn, der mangler, en nøgle to gange",
        "En fil, der er rettet uden for studiet og ikke længere kan læses",
    ),
    (
        "What is not TOML: a missing quotation mark, a key twice",
        "A file that was changed outside the studio and can't be read any more",
    ),
    (
        "Tekst over flere linjer står mellem tre anførselstegn på hver side. {}",
        "Ret den i det program, den er skrevet i, eller hent en tidligere version frem under »Tidligere«.",
    ),
    (
        "Text of several lines stands between three quotation marks on either side. {}",
        "Mend it in the program it is written with, or bring back an earlier version under “History”.",
    ),
    ("En nøgle, der ikke kan stå det sted", "Noget i filen, som studiet ikke kender"),
    ("A key that can't stand there", "Something in the file that the studio doesn't know"),
    (
        "En stavefejl ville ellers betyde, at teksten stille faldt ud",
        "Er det en stavefejl, ville teksten ellers stille falde ud",
    ),
    ("A misspelt key would silently lose its text", "Were it a slip, its text would silently be lost"),
    (
        "Kan det ikke siges, hvad der er ment, nævner fundet alle de nøgler, der kan stå det pågældende sted.",
        "Det er skrevet uden for studiet: Ret det i det program, filen er skrevet i.",
    ),
    (
        "Where nobody can tell what was meant, the finding names all keys that can stand there.",
        "It was written outside the studio: mend it in the program the file is written with.",
    ),
    ("En nøgle, der skal være der, og ikke er det", "Et felt, der skal udfyldes, og ikke er det"),
    ("A key that has to be there and isn't", "A field that has to be filled in and isn't"),
    (
        "Skal være der: {}",
        "Det skal være der: udgivelsens titel og udgiver; et afsnits overskrift og adresse; indholdet af en blok; ordene i ordlisten; udgiverens navn, hovedfarve og accentfarve.",
    ),
    (
        "Required are {}",
        "Required are the title and the publisher of a publication; the heading and the address of a section; what a block is about; the words of the glossary; the name, the main colour and the accent colour of a publisher.",
    ),
    ("Uden den er udgivelsen ikke hel", "Uden det er udgivelsen ikke hel"),
    (
        "Et tal, hvor der skal stå tekst, en dato i anførselstegn og den slags",
        "Et felt med noget andet, end det kan tage: tekst i stedet for en dato, et tal eller en farve",
    ),
    (
        "A number where text belongs, a date in quotation marks",
        "A field with something else than it takes: text in place of a date, a number or a colour",
    ),
    ("en dato står uden anførselstegn, år først", "en dato skrives år-måned-dag"),
    ("a date has no quotation marks, and the year comes first", "a date is written year-month-day"),
    (
        "Navnene står i [source-format.md](source-format.md). En undtagelse nævner reglens kode, som den står foran fundet: `allow = [\"R05\"]`.",
        "Vælg et af dem, feltet viser. En undtagelse nævner reglens kode, for eksempel R05: Den står øverst på reglens side.",
    ),
    (
        "The names stand in [source-format.md](source-format.md). A waiver names the code as it stands before the finding: `allow = [\"R05\"]`.",
        "Choose one of those that the field shows. An exception names the rule's code, such as R05: it stands at the top of the rule's page.",
    ),
    ("`schema` er noget andet end 1", "En fil, der er skrevet til en anden version af programmet"),
    ("`schema` is not 1", "A file that is written for another version of the program"),
    ("Filen er skrevet til en anden version af formatet", "Det, der står i den, kan betyde noget andet nu"),
    ("The file is for another version of the format", "What stands in it may mean something else now"),
    ("Første linje er `schema = 1`.", ""),
    ("The first line is `schema = 1`.", ""),
    ("En kilde på over 2 MB", "En udgivelse på over 2 MB"),
    ("A source of more than 2 MB", "A publication of more than 2 MB"),
    (
        "En mappe i `sources/`, hvis navn ikke kan stå i en webadresse",
        "En udgivelse, hvis mappe har et navn, der ikke kan stå i en webadresse",
    ),
    (
        "A folder in `sources/` whose name can't stand in a web address",
        "A publication whose folder has a name that can't stand in a web address",
    ),
];

/// What is said of a publication and of who publishes it.
const PUBLICATION: &[Instead] = &[
    ("Det samme `id` to gange i en politik", "Den samme adresse to gange i en politik"),
    ("The same `id` twice in a policy", "The same address twice in a policy"),
    (
        "Et `id` skal være ene om sit navn i hele politikken",
        "En adresse kan kun bruges én gang i hele politikken",
    ),
    ("An `id` is used once in the whole policy", "An address is used once in the whole policy"),
    (
        "Et `id` med andet end a–z, tal og bindestreger, eller et, `udgiv` selv bruger",
        "En adresse med andet end a–z, tal og bindestreger, eller en, der er optaget",
    ),
    (
        "An `id` with other than a–z, digits and hyphens, or one that `udgiv` uses itself",
        "An address with other than a–z, digits and hyphens, or one that is taken",
    ),
    ("det bruger `udgiv` selv", "den er optaget"),
    ("`udgiv` uses it itself", "it is taken"),
    ("Disse bruger `udgiv` selv:", "Disse er optaget, for siderne med dem kommer af sig selv:"),
    (
        "`udgiv` itself uses `ordliste`",
        "These are taken, since pages with them come by themselves: `ordliste`",
    ),
    (
        "Datoen i filernes metadata er `updated`, ellers `adopted`, ellers `SOURCE_DATE_EPOCH`, hvis den er sat, ellers 1. januar i det første år i `valid`.",
        "Datoen i de færdige filer er den, der står i »Sidst ændret«, ellers den i »Vedtaget«, ellers 1. januar i det første år, udgivelsen gælder.",
    ),
    (
        "The date in the files' metadata is `updated`, else `adopted`, else `SOURCE_DATE_EPOCH`, if it is set, else January 1 of the first year in `valid`.",
        "The date in the finished files is the one in “Last changed”, else the one in “Adopted”, else January 1 of the first year for which the publication is valid.",
    ),
    ("Linjen kan også slettes. ", ""),
    ("The line can be left out as well. ", ""),
    (
        "Et andet antal sider end `pages`; en folder med et andet antal, end den har felter (`leaflet` har {#})",
        "Et andet antal sider end det, der står i »Sider i alt«; en folder med et andet antal, end den har felter (»Folder« har {#})",
    ),
    (
        "Another number of pages than `pages`; a leaflet with other than its panels (`leaflet` has {#})",
        "Another number of pages than “Number of pages” says; a leaflet with other than its panels (“Leaflet” has {#})",
    ),
    (
        "; en letlæst PDF's længde ser [R26](#r26) på. Et layout af jeres eget siger {}",
        "; den letlæste PDF har sin egen grænse hos udgiveren.",
    ),
    (
        "; [R26](#r26) looks at the length of an easy-read PDF. A layout of your own says {}",
        "; the easy-read PDF has a limit of its own at the publisher.",
    ),
    ("Er udgiverens `primary` eller `accent` for lys", "Er udgiverens hovedfarve eller accentfarve for lys"),
    (
        "Where the publisher's `primary` or `accent` is too light",
        "Where the publisher's main or accent colour is too light",
    ),
    (
        "Vælg en mørkere farve i udgiverens `[brand]`.",
        "Vælg en mørkere farve hos udgiveren, under »Farver og logo«.",
    ),
    (
        "Choose a darker colour in the publisher's `[brand]`.",
        "Choose a darker colour at the publisher, under “Colours and logo”.",
    ),
    (
        "En tekst, som `udgiv new` skrev for at blive skrevet om, tre prikker i stedet for en tekst, en linje med `# TJEK:` fra en import eller en billedbeskrivelse, som et program har gættet",
        "En tekst, der stod der fra begyndelsen for at blive skrevet om, tre prikker i stedet for en tekst, et sted fra en import, som ingen har set efter, eller en billedbeskrivelse, som et program har gættet",
    ),
    (
        "A text that `udgiv new` wrote to be written anew, three dots instead of a text, a line with `# TJEK:` from an import, or a description of a picture that a program guessed",
        "A text that stood there from the beginning to be written anew, three dots instead of a text, a place from an import that nobody has looked at, or a description of a picture that a program guessed",
    ),
    ("det skrev `udgiv new`", "den tekst stod der fra begyndelsen"),
    ("`udgiv new` wrote that", "that text stood there from the beginning"),
    (
        "der nævner alle linjerne. Det er en advarsel, så alt kan udgives undervejs; `udgiv check --strict` tæller den som en fejl. Er en tekst med vilje den, `udgiv new` skrev, så skriv den lidt om.",
        "der nævner alle stederne. Det er en advarsel, så alt kan udgives undervejs. Skal en tekst blive, som den stod fra begyndelsen, så skriv den lidt om.",
    ),
    (
        "that names all the lines. It is a warning, so everything can be published on the way; `udgiv check --strict` counts it as an error. If a text is meant to be what `udgiv new` wrote, change its wording a little.",
        "that names all the places. It is a warning, so everything can be published on the way. If a text is to stay as it stood from the beginning, change its wording a little.",
    ),
    (
        "En `identifier`, der ikke er en URN eller en webadresse",
        "Et nummer på udgivelsen, der hverken er en URN eller en webadresse",
    ),
    ("An `identifier` that is neither", "An identifier that is neither"),
    (
        "Uden linjen får publikationen et id af udgiverens og mappens navn, og det er det samme hver gang.",
        "Er feltet tomt, får publikationen et nummer af sig selv, og det er det samme hver gang.",
    ),
    (
        "Without the line, the publication gets an id of the publisher's and the folder's names, the same every time.",
        "Where the field is empty, the publication gets an identifier by itself, the same every time.",
    ),
    ("udgiverens grænser i `[plain]`", "udgiverens grænser"),
    ("the publisher's limits in `[plain]`", "the publisher's limits"),
    (
        "Reglen er slået fra, til udgiveren skriver `check = true`;",
        "Reglen er slået fra, til der er kryds i »Vis råd om den fulde tekst« hos udgiveren;",
    ),
    (
        "The rule is off until the publisher says `check = true`;",
        "The rule is off until “Show hints about the full text” is ticked at the publisher;",
    ),
    ("`publisher` nævner en udgiver, der ikke har en fil", "En udgiver, der ikke findes"),
    ("`publisher` names one that has no file", "A publisher that doesn't exist"),
    ("`publisher = \"byen\"` betyder filen `sources/publishers/byen.toml`.", "Vælg en af dem, feltet viser."),
    (
        "`publisher = \"byen\"` means the file `sources/publishers/byen.toml`.",
        "Choose one of those that the field shows.",
    ),
    ("`layout` nævner et layout, der ikke findes", "Et layout, der ikke findes"),
    ("`layout` names one that doesn't exist", "A layout that doesn't exist"),
    ("Et layout er en mappe i `layouts/` eller et af dem, der følger med.", "Vælg et af dem, feltet viser."),
    (
        "A layout is a folder in `layouts/`, or one of those that come with the program.",
        "Choose one of those that the field shows.",
    ),
    (
        "Logoet ligger i `sources/publishers/` ved siden af udgiverens fil.",
        "Logoet vælger I hos udgiveren med knappen »Vælg en fil«.",
    ),
    (
        "The logo lies in `sources/publishers/` beside the publisher's file.",
        "The logo is chosen at the publisher with the button “Choose a file”.",
    ),
];

/// What is said of running text.
const TEXT: &[Instead] = &[
    ("\\\\", "\\"),
    (
        "Med to omvendte skråstreger foran kommer tegnene med, som de står; i en tekst mellem enkelte anførselstegn er en nok.",
        "Med en omvendt skråstreg foran kommer tegnene med, som de står.",
    ),
    (
        "Behind two backslashes characters are printed as they stand; between single quotation marks one is enough.",
        "Behind a backslash characters are printed as they stand.",
    ),
    ("Et billede får sin egen blok, `type = \"figure\"`, så", "Et billede får sin egen blok, så"),
    ("A picture gets a block of its own, `type = \"figure\"`, and", "A picture gets a block of its own, and"),
    ("; en celle for meget er U024", "; en celle for meget er en fejl"),
    ("; a cell too many is U024", "; a cell too many is an error"),
    (
        "Kommer kun fra `build`: ordene på siderne holdes op mod kildens,",
        "Ordene på siderne bliver holdt op mod jeres tekst,",
    ),
    (
        "It comes from `build` alone: whenever a PDF is made, the words on its pages are held against those of the source.",
        "Whenever a PDF is made, the words on its pages are held against your text.",
    ),
    (
        "Er et ord rigtigt, så skriv det i `dictionaries/da/words.txt`, et ord på hver linje.",
        "Er et ord rigtigt, så vælg »Ordet er rigtigt« ved fundet.",
    ),
    (
        "If a word is right, write it into `dictionaries/da/words.txt`, one a line.",
        "If a word is right, choose “The word is right” at the finding.",
    ),
    ("intet afsnit eller mål har det id", "intet afsnit eller mål har den adresse"),
    ("no section or goal has that id", "no section or goal has that address"),
    ("eller `#` og et `id`", "eller `#` og adressen på et afsnit eller et mål"),
    ("or `#` and an `id`", "or `#` and the address of a section or a goal"),
    ("Noten skrives i samme `text` som henvisningen.", "Noten skrives i samme tekst som henvisningen."),
    (
        "The note stands in the same `text` as what refers to it.",
        "The note stands in the same text as what refers to it.",
    ),
    (
        "stacked bars 2 to 5 and 12, lines 4 and 2 to 24 rows,",
        "stacked bars 2 to 5 and 12, line charts 4 and 2 to 24 rows,",
    ),
];

/// What is said of pictures.
const PICTURES: &[Instead] = &[
    (
        "Enten `alt` eller `decorative = true`, ikke begge. Det sidste er til",
        "Enten en alternativ tekst eller kryds i »Kun pynt«, ikke begge. Krydset er til",
    ),
    (
        "Either `alt` or `decorative = true`, not both. The latter is for",
        "Either an alternative text or a tick in “Decorative only”, not both. The tick is for",
    ),
    ("diagram.svg har sin tekst i `foreignObject`", "teksten i diagram.svg kan kun vises i en browser"),
    ("diagram.svg has its text in `foreignObject`", "only a browser can show the text in diagram.svg"),
    (" (`switch`)", ""),
    (" Eller læg skriften i mappen `fonts/`, hvis I har ret til det.", ""),
    (" Or put the font into the folder `fonts/`, if you may.", ""),
    (
        "kræver en skrift, der har dem, i mappen `fonts/`, og et layout, der nævner den i `fonts`.",
        "kræver et layout med en skrift, der har dem.",
    ),
    (
        "need a font that has them in the folder `fonts/`, and a layout that names it in `fonts`.",
        "need a layout with a font that has them.",
    ),
];

/// What is said of print, and of what only laid-out pages show.
const PRINT: &[Instead] = &[
    ("; kun `build` kan se det", "; det ses først, når siderne er sat op"),
    ("; only `build` finds it", "; only laid-out pages show it"),
    (
        "Det kan først ses, når siderne er sat op, og kommer derfor kun fra `build`, når varianten `print` er med.",
        "Det ses først, når I udgiver en PDF til trykkeriet.",
    ),
    (
        "Only laid-out pages show it, so it comes from `build` alone, when the variant `print` is made.",
        "It shows once you publish a PDF for the print shop.",
    ),
    (
        "Det kan først ses, når siderne er sat op, og kommer derfor kun fra `build`, når varianten `booklet` er med.",
        "Det ses først, når I udgiver et hæfte til udskrift.",
    ),
    (
        "Only laid-out pages show it, so it comes from `build` alone, when the variant `booklet` is made.",
        "It shows once you publish a booklet to print.",
    ),
    (
        "Kommer kun fra `build`, når varianten `print` er med.",
        "Det ses først, når I udgiver en PDF til trykkeriet.",
    ),
    (
        "It comes from `build` alone, when the variant `print` is made.",
        "It shows once you publish a PDF for the print shop.",
    ),
    (
        "Advarslen kommer kun fra `build`, når varianten `print` er med, for",
        "Advarslen kommer først, når I udgiver en PDF til trykkeriet, for",
    ),
    (
        "The warning comes from `build` alone, when the variant `print` is made, since",
        "The warning comes once you publish a PDF for the print shop, since",
    ),
    (" [Til trykkeriet](print.md) siger, {}.", ""),
    (
        "`profile` nævner en fil, der ikke er der, eller som ikke er en ICC-profil",
        "En farveprofil, der ikke er der, eller som ikke er en ICC-profil",
    ),
    (
        "`profile` names a file that isn't there, or isn't an ICC profile",
        "A colour profile that isn't there, or isn't an ICC profile",
    ),
    (
        "Filen ligger i `sources/publishers/`. Få den af trykkeriet: det er profilen til dets trykbetingelse.",
        "Få profilen af trykkeriet: Det er den til dets trykbetingelse. Filen skal ligge samme sted som udgiverens logo.",
    ),
    (
        "The file lies in `sources/publishers/`. Get it from the print shop: it is the profile of its printing condition.",
        "Get it from the print shop: it is the profile of its printing condition. The file has to lie where the publisher's logo does.",
    ),
    (
        "så skriv den: `ink_limit = {#}` i `[print]`.",
        "så skriv den hos udgiveren i »Højeste farvemængde i procent«.",
    ),
    ("write it: `ink_limit = {#}` in `[print]`.", "write it at the publisher in “Ink limit in per cent”."),
    ("En trykbetingelse i `condition`, som", "En trykbetingelse, som"),
    ("A printing condition in `condition` that", "A printing condition that"),
    ("Uden `condition` gælder den, profilen siger.", "Er feltet tomt, gælder den, profilen siger."),
    ("Without `condition`, the profile's holds.", "Where the field is empty, the profile's holds."),
    (
        "så vælg layoutet `brochure`, der er i A5, eller lad trykkeriet lave hæftet: `booklet = \"press\"`.",
        "så vælg layoutet »Brochure«, der er i A5, eller lad trykkeriet lave hæftet: Det vælger I hos udgiveren i »Hæftet laves«.",
    ),
    (
        "choose the layout `brochure`, which is A5, or let the print shop make it: `booklet = \"press\"`.",
        "choose the layout “Brochure”, which is A5, or let the print shop make it: that is chosen at the publisher in “Booklet is made”.",
    ),
];

/// What is said of an easy-read text, and of its limits.
const EASY: &[Instead] = &[
    ("(tip)", "(råd)"),
    (
        "Grænser: `sentence_words = {#}`, `sentence_words_most = {#}`.",
        "Helst højst {#} ord, aldrig over {#}; det kan ændres hos udgiveren.",
    ),
    (
        "Limits: `sentence_words = {#}`, `sentence_words_most = {#}`.",
        "Preferably at most {#} words, never more than {#}; that can be changed at the publisher.",
    ),
    (
        "Grænser: `line_characters = {#}`, `line_characters_most = {#}`.",
        "Helst højst {#} tegn, aldrig over {#}; det kan ændres hos udgiveren.",
    ),
    (
        "Limits: `line_characters = {#}`, `line_characters_most = {#}`.",
        "Preferably at most {#} characters, never more than {#}; that can be changed at the publisher.",
    ),
    ("Grænse: `long_word = {#}`.", "Grænsen er {#} bogstaver; den kan ændres hos udgiveren."),
    ("Limit: `long_word = {#}`.", "The limit is {#} letters; it can be changed at the publisher."),
    ("Grænse: `large_number = {#}` cifre.", "Grænsen er {#} cifre; den kan ændres hos udgiveren."),
    ("Limit: `large_number = {#}` digits.", "The limit is {#} digits; it can be changed at the publisher."),
    (
        "Grænse: `negations = {#}` giver en advarsel.",
        "{#} i samme sætning giver en advarsel; det kan ændres hos udgiveren.",
    ),
    (
        "Limit: `negations = {#}` gives a warning.",
        "{#} in a sentence give a warning; that can be changed at the publisher.",
    ),
    ("Grænse: `clauses = {#}`.", "Grænsen er {#} kommaer eller ledsætninger; den kan ændres hos udgiveren."),
    (
        "Limit: `clauses = {#}`.",
        "The limit is {#} commas or subordinate clauses; it can be changed at the publisher.",
    ),
    ("Grænse: `paragraph_lines = {#}`.", "Grænsen er {#} linjer; den kan ændres hos udgiveren."),
    ("Limit: `paragraph_lines = {#}`.", "The limit is {#} lines; it can be changed at the publisher."),
    (
        "Grænser: `lix = {#}`, `lix_most = {#}`, `lix_least = {#}`.",
        "Helst højst {#}, aldrig over {#} og helst mindst {#}; det kan ændres hos udgiveren.",
    ),
    (
        "Limits: `lix = {#}`, `lix_most = {#}`, `lix_least = {#}`.",
        "Preferably at most {#}, never more than {#}, and preferably at least {#}; that can be changed at the publisher.",
    ),
    (
        "så skriv hvorfor: `easy_skip = \"Tal til fagfolk\"`. Grænse: `pages = {#}`.",
        "så skriv, hvorfor der ikke er en letlæst tekst. Grænsen er {#} sider; den kan ændres hos udgiveren.",
    ),
    (
        "give the reason: `easy_skip = \"Tal til fagfolk\"`. Limit: `pages = {#}`.",
        "say why there is no easy-read text. The limit is {#} pages; it can be changed at the publisher.",
    ),
    ("så skriv det i `known_words`.", "så vælg »Læserne kender ordet« ved fundet."),
    ("write it in `known_words`.", "choose “Readers know the word” at the finding."),
    ("når ordlisten siger det med `synonyms`", "når ordlisten har det ene under »Andre ord for det samme«"),
    (
        "where the glossary says so with `synonyms`",
        "where the glossary has one of them under “Other words for the same”",
    ),
    (
        "med sit eget `easy`, ved at dets `id` står i et afsnits `covers`, eller fordi hele afsnittet er sprunget over med `easy_skip`. Et diagram er med, når det har sit eget `easy`; ellers er det et tip.",
        "med sin egen letlæste tekst, ved at der er kryds ved målet i et afsnits letlæste tekst, eller fordi hele afsnittet er sprunget over med en grund. Et diagram er med, når det er forklaret med lette ord; ellers er det et råd.",
    ),
    (
        "by its own `easy`, by its `id` in a section's `covers`, or because the whole section is left out with `easy_skip`. A chart is in it once it has its own `easy`; otherwise it is a hint.",
        "by its own easy-read text, by a tick at the goal in a section's easy-read text, or because the whole section is left out with a reason. A chart is in it once it is explained in easy words; otherwise it is a hint.",
    ),
    ("Det kan ikke fjernes med `allow`: Ret", "Det kan ingen undtagelse fjerne: Ret"),
    ("`allow` doesn't remove it: mend", "No exception removes it: mend"),
    ("og godkend den igen. Se [godkendelse.md](godkendelse.md).", "og vælg »Godkend teksten« igen."),
    (
        "and approve it again. See [godkendelse.md](godkendelse.md) (in Danish).",
        "and choose “Approve the text” again.",
    ),
    ("i rollen `contact`", "i rollen »Kontakt«"),
    ("of the role `contact`", "of the role “Contact”"),
    ("et afsnit med `role = \"contact\"` og", "et afsnit med rollen »Kontakt« og"),
    ("a section with `role = \"contact\"` and", "a section with the role “Contact” and"),
    (
        "En godkendelse uden `based_on`, `approved_by` eller `approved_on`, eller med en dag",
        "En godkendelse, der ikke siger, hvem der godkendte, hvornår og ud fra hvilken tekst, eller med en dag",
    ),
    (
        "without `based_on`, `approved_by` or `approved_on`, or with a day",
        "that doesn't say who approved, when and against which text, or with a day",
    ),
    (
        "Alle tre bliver skrevet af `udgiv approve`.",
        "Studiet skriver det hele, når I vælger »Godkend teksten«.",
    ),
    ("`udgiv approve` writes all three.", "The studio writes all of it when you choose “Approve the text”."),
];

const ALL: [&[Instead]; 6] = [FILES, PUBLICATION, TEXT, PICTURES, PRINT, EASY];

/// A paragraph of a rule's page as it is told to those who write in fields. Empty where it is about files alone.
pub fn why(paragraph: &str) -> String {
    through(&ALL, paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::finding::Bilingual;

    #[test]
    fn everything_that_is_said_otherwise_is_said_by_a_rule() {
        let said: Vec<String> = check::codes()
            .flat_map(|code| {
                let of = code.documentation;
                let because = of.examples.iter().map(|example| example.because);
                [of.finds, of.why, of.more].into_iter().chain(because).collect::<Vec<Bilingual>>()
            })
            .flat_map(|text| [text.da, text.en])
            .map(|text| text.replace('\n', " "))
            .collect();
        for pattern in ALL.into_iter().flatten() {
            let is_said = |text: &String| through(&[&[*pattern]], text) != *text;
            assert!(said.iter().any(is_said), "no rule says: {}", pattern.0);
        }
    }
}
