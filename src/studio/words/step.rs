//! What can be made of a place of an import, and what is said when it is done.

use crate::locale::Locale;

/// What a step is called on its button.
pub fn act(step: &str, locale: Locale) -> &'static str {
    words(step).map_or("", |words| locale.pick(words[0], words[1]))
}

/// What is said when it is done.
pub fn done(step: &str, locale: Locale) -> Option<&'static str> {
    words(step).map(|words| locale.pick(words[2], words[3]))
}

fn words(step: &str) -> Option<[&'static str; 4]> {
    Some(match step {
        "accept" => ["Det er rigtigt", "It is right", "Stedet er set efter.", "The place is looked at."],
        "heading" => {
            ["En underoverskrift", "A subheading", "Det er en underoverskrift nu.", "It is a subheading now."]
        }
        "section" => [
            "Overskriften på et nyt afsnit",
            "The heading of a new section",
            "Et nyt afsnit begynder her nu.",
            "A new section begins here now.",
        ],
        "paragraph" => {
            ["Almindelig tekst", "Running text", "Det er almindelig tekst nu.", "It is running text now."]
        }
        "list" => ["En liste", "A list", "Det er en liste nu.", "It is a list now."],
        "quote" => ["Et citat", "A quotation", "Det er et citat nu.", "It is a quotation now."],
        "goal" => ["Et mål", "A goal", "Det er et mål nu.", "It is a goal now."],
        "goals" => [
            "Mål: ét for hvert stykke med nummer",
            "Goals: one for each numbered part",
            "Hvert stykke er et mål nu.",
            "Each part is a goal now.",
        ],
        "fact" => [
            "Gør det til en faktaboks",
            "Make it a fact box",
            "Det er en faktaboks nu.",
            "It is a fact box now.",
        ],
        "join" => [
            "Sæt det sammen med det, der står før",
            "Join it with what stands before",
            "Det hænger sammen med det, der står før, nu.",
            "It is joined with what stands before now.",
        ],
        "split" => ["Del det", "Divide it", "Det er delt i to.", "It is divided in two."],
        "up" => ["Flyt op", "Move up", "Det er flyttet op.", "It is moved up."],
        "down" => ["Flyt ned", "Move down", "Det er flyttet ned.", "It is moved down."],
        "to" => ["Flyt det", "Move it", "Det er flyttet.", "It is moved."],
        "row" => [
            "En almindelig række",
            "An ordinary row",
            "Det er en almindelig række nu. Skriv overskrifterne over kolonnerne.",
            "It is an ordinary row now. Write the headings above the columns.",
        ],
        "headings" => [
            "Overskrifter sammen med rækken under",
            "Headings, together with the row below",
            "De to rækker er sat sammen til overskrifter.",
            "The two rows are joined as headings.",
        ],
        "summary" => [
            "Brug afsnittets tekst som resumé",
            "Use the section's text as the summary",
            "Afsnittets tekst er resumeet nu. Afsnittet står, hvor det stod.",
            "The section's text is the summary now. The section stands where it stood.",
        ],
        "leave-out" => ["Udelad det", "Leave it out", "Det er udeladt.", "It is left out."],
        "undo" => ["Fortryd", "Undo", "Det er fortrudt.", "It is undone."],
        _ => return None,
    })
}
