//! Drawings for easy-read texts, made for this program: each with a name and with what it shows, in Danish and in English.

use crate::locale::Locale;

/// A drawing.
#[derive(Debug, Clone, Copy)]
pub struct Pictogram {
    /// Its file, without the ending.
    pub file: &'static str,
    names: [&'static str; 2],
    alts: [&'static str; 2],
    /// The drawing.
    pub svg: &'static [u8],
}

impl Pictogram {
    /// What it is called.
    pub fn name(&self, locale: Locale) -> &'static str {
        locale.pick(self.names[0], self.names[1])
    }

    /// What it shows, in the language of a text.
    pub fn alt(&self, is_danish: bool) -> &'static str {
        self.alts[usize::from(!is_danish)]
    }
}

/// The drawing of a name.
pub fn pictogram(file: &str) -> Option<&'static Pictogram> {
    PICTOGRAMS.iter().find(|one| one.file == file)
}

macro_rules! pictograms {
    ($($file:literal: $danish:literal, $english:literal, $shows:literal, $in_english:literal;)+) => {
        &[$(Pictogram {
            file: $file,
            names: [$danish, $english],
            alts: [$shows, $in_english],
            svg: include_bytes!(concat!($file, ".svg")),
        },)+]
    };
}

/// All of them, by name.
pub static PICTOGRAMS: &[Pictogram] = pictograms! {
    "arbejde": "Arbejde", "Work", "Et menneske med forklæde arbejder ved et bord med en plante.", "Somebody with an apron works at a table with a plant.";
    "barn": "Barn", "Child", "Et barn leger med en drage.", "A child plays with a kite.";
    "bolig": "Bolig", "Home", "Et hus med et hjerte på døren.", "A house with a heart on its door.";
    "by-ved-vandet": "By ved vandet", "Town by the water", "Huse ved vandet. Solen skinner, og der sejler en båd.", "Houses by the water. The sun shines, and a boat sails by.";
    "faellesskab": "Fællesskab", "Company", "Tre mennesker drikker kaffe ved et bord.", "Three people drink coffee at a table.";
    "familie": "Familie", "Family", "En familie med to voksne og et barn.", "A family with two adults and a child.";
    "fritid": "Fritid", "Leisure", "En fodbold, en node og en pensel.", "A football, a note and a brush.";
    "haand": "En hånd", "A hand", "To mennesker giver hinanden hånden.", "Two people shake hands.";
    "helhed": "Helhed", "The whole", "Et menneske i midten. Rundt om er et hus, et hjerte, en taske og andre mennesker.", "Somebody in the middle. Around are a house, a heart, a bag and other people.";
    "kontakt": "Kontakt", "Contact", "En telefon og et brev.", "A telephone and a letter.";
    "laering": "Læring", "Learning", "Et barn læser i en bog.", "A child reads a book.";
    "maal": "Mål", "Goal", "En pil midt i en skive.", "An arrow in the middle of a target.";
    "medarbejder": "Medarbejder", "Staff", "En medarbejder hjælper en ældre mand.", "A member of staff helps an old man.";
    "netvaerk": "Netværk", "Network", "Et barn med tre voksne omkring sig.", "A child with three adults around it.";
    "penge": "Penge", "Money", "Mønter og en plante, der vokser.", "Coins and a plant that grows.";
    "plan": "Plan", "Plan", "En liste med flueben og en blyant.", "A list with ticks and a pencil.";
    "respekt": "Respekt", "Respect", "To mennesker står ved siden af hinanden med et hjerte over sig.", "Two people stand side by side with a heart above them.";
    "sammen": "Sammen", "Together", "Tre mennesker er sammen. Den ene sidder i kørestol.", "Three people are together. One of them sits in a wheelchair.";
    "samtale": "Samtale", "Conversation", "To mennesker taler sammen.", "Two people talk.";
    "sind": "Sind", "Mind", "Et hoved med en sol indeni.", "A head with a sun inside.";
    "sundhed": "Sundhed", "Health", "Et hjerte og et grønt æble.", "A heart and a green apple.";
    "uddannelse": "Uddannelse", "Education", "Bøger med en hat til studerende ovenpå.", "Books with a student's cap on top.";
    "unge": "Unge", "Young people", "To unge. Den ene har rygsæk på.", "Two young people. One of them wears a rucksack.";
    "valg": "Valg", "Choice", "Et vejskilt med tre pile, der peger hver sin vej.", "A signpost with three arrows that point different ways.";
};
