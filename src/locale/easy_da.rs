//! What is said of easy-read texts, in Danish.

use crate::finding::EasyFault;
use crate::finding::Words;

/// What is said about a fault.
pub fn fault(fault: &EasyFault) -> Words {
    match fault {
        EasyFault::SentenceLong { words, limit, most } => Words::new(
            if *most {
                format!("Sætningen har {words} ord; den må højst have {limit}")
            } else {
                format!("Sætningen har {words} ord; helst højst {limit}")
            },
            ["Del den i to: én tanke i hver sætning".to_owned()],
        ),
        EasyFault::SentencesOnLine { second } => Words::new(
            "Der er mere end én sætning på linjen",
            [format!("Begynd en ny linje før »{second} …«")],
        ),
        EasyFault::LineLong { characters, limit, most } => Words::new(
            if *most {
                format!("Linjen har {characters} tegn; den må højst have {limit}")
            } else {
                format!("Linjen har {characters} tegn; helst højst {limit}")
            },
            ["Skriv sætningen kortere, eller del den i to".to_owned()],
        ),
        EasyFault::WordSplit { word } => Words::new(
            format!("Ordet »{word}« er delt mellem to linjer"),
            ["Skriv hele ordet på den ene linje".to_owned()],
        ),
        EasyFault::SoftHyphen { word } => Words::new(
            format!("Der er en skjult bindestreg i »{word}«"),
            ["Slet den: sæt markøren i ordet, og skriv det forfra".to_owned()],
        ),
        EasyFault::WordLong { word, letters, parted } => Words::new(
            format!("»{word}« er et langt ord ({letters} bogstaver)"),
            parted
                .iter()
                .map(|parted| format!("Del det for læseren: {parted}"))
                .chain(["Brug et kortere ord, eller forklar det i ordlisten:  [[term]] med easy = \"…\""
                    .to_owned()]),
        ),
        EasyFault::Abbreviation { word, full } => Words::new(
            format!("»{word}« er en forkortelse"),
            [match full {
                Some(full) => format!("Skriv ordene helt ud: {full}"),
                None => "Skriv navnet helt ud, eller forklar det i ordlisten:  [[term]] med easy = \"…\""
                    .to_owned(),
            }],
        ),
        EasyFault::NumberAsWord { word, digits } => {
            Words::new(format!("Tallet »{word}« er skrevet med bogstaver"), [format!("Skriv {digits}")])
        }
        EasyFault::RomanNumeral { word, number } => {
            Words::new(format!("»{word}« er et romertal"), [format!("Skriv {number}")])
        }
        EasyFault::PerCent { words } => Words::new(
            format!("»{words}« står uden forklaring"),
            ["Skriv det med mennesker: 8 ud af 10. Eller forklar tallet i næste linje: Det er …".to_owned()],
        ),
        EasyFault::LargeNumber { words } => Words::new(
            format!("»{words}« er et stort tal uden forklaring"),
            ["Er det nødvendigt? Så forklar det i næste linje: Det er lige så mange som …".to_owned()],
        ),
        EasyFault::Passive { words, active } => Words::new(
            format!("»{words}« er passiv: Det siger ikke, hvem der gør det"),
            [match active {
                Some(active) => format!("Sæt den, der gør det, forrest: Vi {} …", present(active)),
                None => "Sæt den, der gør det, forrest: Vi hjælper dig, ikke: Du bliver hjulpet".to_owned(),
            }],
        ),
        EasyFault::Negation { word } => Words::new(
            format!("»{word}« siger, hvad der ikke er"),
            ["Kan du sige, hvad der er i stedet?".to_owned()],
        ),
        EasyFault::Negations { words } => Words::new(
            format!("Sætningen har {} nægtelser: {}", words.len(), words.join(", ")),
            ["Sig, hvad der er: Alle kan være med, ikke: Ingen kan ikke være med".to_owned()],
        ),
        EasyFault::ManyClauses { commas, clauses } => Words::new(
            format!("Sætningen siger flere ting på én gang ({})", parts(*commas, clauses)),
            ["Del den, så hver sætning har én tanke. Er det en opremsning, så lav en liste".to_owned()],
        ),
        EasyFault::VerbalNoun { word } => Words::new(
            format!("»{word}« gemmer en handling i et navneord"),
            ["Kan du sige, hvem der gør hvad? Vi spørger dig, ikke: inddragelse".to_owned()],
        ),
        EasyFault::RareWord { word } => Words::new(
            format!("»{word}« er ikke et ord, de fleste møder tit"),
            [
                "Brug et mere kendt ord, eller forklar det i ordlisten:  [[term]] med easy = \"…\""
                    .to_owned(),
                "Kender jeres læsere det?  known_words i udgiverens [easy]".to_owned(),
            ],
        ),
        EasyFault::TwoWords { word, other } => Words::new(
            format!("»{word}« er et andet ord for »{other}«"),
            [format!("Brug »{other}« alle steder: Et nyt ord ligner en ny ting")],
        ),
        EasyFault::Figurative { phrase } => Words::new(
            format!("»{phrase}« er et billede, som kan blive taget bogstaveligt"),
            ["Skriv, hvad det betyder".to_owned()],
        ),
        EasyFault::NoYou { title } => Words::new(
            format!("Afsnittet »{title}« taler ikke til læseren"),
            ["Skriv, hvad det betyder for dig: »du«, »dig« eller »din«".to_owned()],
        ),
        EasyFault::Impersonal { word } => {
            Words::new(format!("»{word}« taler om læseren"), ["Tal til læseren: »du«".to_owned()])
        }
        EasyFault::Capitals { word } => Words::new(
            format!("»{word}« er skrevet med store bogstaver"),
            ["Skriv med små bogstaver: Så har ordet den form, læseren kender".to_owned()],
        ),
        EasyFault::Emphasis { words } => Words::new(
            format!("»{words}« har tegn for fed eller kursiv"),
            ["Fjern tegnene: I den letlæste tekst bliver de stående som tegn".to_owned()],
        ),
        EasyFault::ParagraphLong { lines, limit } => Words::new(
            format!("Der er {lines} linjer uden en pause; højst {limit}"),
            ["Sæt en tom linje ind, hvor en ny tanke begynder".to_owned()],
        ),
        EasyFault::Unspeakable { character } => Words::new(
            format!(
                "Tegnet »{character}« (U+{:04X}) kan ikke siges højt eller skrives i punktskrift",
                u32::from(*character)
            ),
            ["Skriv det med ord. En liste laves med »- « først på linjen".to_owned()],
        ),
        EasyFault::RuleOfCharacters { characters } => Words::new(
            format!("»{}« er en streg lavet af tegn", short(characters)),
            ["Slet den: En skærmlæser læser tegnene op et for et. Brug en tom linje".to_owned()],
        ),
        EasyFault::LixHigh { lix, limit, most } => Words::new(
            if *most {
                format!("Den letlæste udgave har lixtal {}; det må højst være {limit}", number(*lix))
            } else {
                format!("Den letlæste udgave har lixtal {}; helst højst {limit}", number(*lix))
            },
            ["Skriv kortere sætninger, og brug færre ord på over 6 bogstaver".to_owned()],
        ),
        EasyFault::LixLow { lix, limit } => Words::new(
            format!("Den letlæste udgave har lixtal {}, under {limit}", number(*lix)),
            ["Læs den højt: Taler den til voksne?".to_owned()],
        ),
        EasyFault::TestedHalfway { missing } => Words::new(
            format!("Der mangler {missing}, så ingen kan se, hvem der har prøvet teksten hvornår"),
            ["Skriv begge:  tested_by = \"…\"  og  tested_on = 2026-11-10. Eller fjern begge".to_owned()],
        ),
        EasyFault::TestedByNobody { value } => Words::new(
            format!("»{value}« nævner ingen"),
            ["Skriv, hvem der har læst teksten, med navn eller gruppe og sted".to_owned()],
        ),
        EasyFault::ClaimsTested { words } => Words::new(
            format!("»{words}« lover, at læsere har prøvet teksten, men det står ikke hvem"),
            ["Skriv tested_by og tested_on i alle afsnit, eller fjern løftet".to_owned()],
        ),
        EasyFault::NoContact => Words::new(
            "Den letlæste udgave siger ikke, hvor man kan få hjælp",
            [
                "Skriv phone, email eller web i udgiverens fil".to_owned(),
                "Eller skriv et afsnit med role = \"contact\" og en letlæst tekst: Hvem kan læseren spørge?"
                    .to_owned(),
            ],
        ),
        EasyFault::WaiverIdle { code } => Words::new(
            format!("Undtagelsen fra {code} er overflødig"),
            ["Slet koden, så den ikke skjuler et nyt fund".to_owned()],
        ),
        EasyFault::TooManyPages { pages, limit } => Words::new(
            format!("Den letlæste PDF er på {pages} sider; helst højst {limit}"),
            ["Udelad det, læseren kan undvære. Skal et helt afsnit ud, så skriv grunden i easy_skip"
                .to_owned()],
        ),
    }
}

/// A regular verb's present tense: "hjælpe", "hjælper".
fn present(infinitive: &str) -> String {
    match infinitive {
        "gøre" => "gør".to_owned(),
        "sige" => "siger".to_owned(),
        other => format!("{other}r"),
    }
}

fn parts(commas: usize, clauses: &[String]) -> String {
    let commas = format!("{commas} {}", if commas == 1 { "komma" } else { "kommaer" });
    if clauses.is_empty() { commas } else { format!("{commas}; ledsætninger med {}", clauses.join(", ")) }
}

fn short(characters: &str) -> String {
    characters.chars().take(10).collect()
}

/// With a decimal comma.
fn number(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}
