//! An approved easy-read text still matches the full text it was approved against.
//!
//! The part of R22 that concerns time: a policy is amended, the easy-read edition is forgotten, and its readers are told
//! what no longer holds. `udgiv approve` ties the two by a hash of the full text.

use super::approval::{Approved, changes_in_danish, changes_in_english, command, in_danish, in_english};
use crate::check::filing::Filing;
use crate::check::{Change, Context, changes};
use crate::edition::{NotKept, State, approved_wording, full_wording};
use crate::finding::{Message, Words};

/// Files each section whose full text has changed since.
pub fn check(context: &Context<'_>, file: &mut Filing<'_, '_>) {
    for section in &context.policy.sections {
        let Some(easy) = section.easy.as_ref().filter(|_| State::of(section) == State::Stale) else {
            continue;
        };
        let Some(approved) = Approved::of(context, section, easy) else { continue };
        let now = full_wording(section, context.language());
        let changes = approved_wording(easy).map(|before| changes(before, &now));
        file.at(easy.text.place(), Stale { approved, changes });
    }
}

/// An easy text whose full text has changed since it was approved.
#[derive(Debug)]
pub struct Stale {
    approved: Approved,
    /// What has changed, or why that can't be shown.
    changes: Result<Vec<Change>, NotKept>,
}

impl Message for Stale {
    fn danish(&self) -> Words {
        let Approved { slug, id, title, by, on } = &self.approved;
        let on = in_danish(*on);
        let mut help = match &self.changes {
            Ok(changes) => {
                let mut help = vec![format!("{by} godkendte den {on}. Siden er den fulde tekst ændret:")];
                help.extend(changes_in_danish(changes));
                help
            }
            Err(why) => {
                let file = format!("approved/{id}.txt");
                let why = match why {
                    NotKept::Missing => {
                        format!("{file} mangler. udgiv approve skriver den; gem den sammen med policy.toml")
                    }
                    NotKept::Unusable => format!("{file} er en genvej, for stor eller ikke UTF-8"),
                    NotKept::Other => format!("{file} er ikke den tekst, der blev godkendt"),
                };
                vec![
                    format!("{by} godkendte den {on}. Siden er den fulde tekst ændret."),
                    format!("Hvad der er ændret, kan ikke vises: {why}"),
                ]
            }
        };
        help.push("Passer den letlæste tekst stadig? Ret den, hvis ikke, og godkend den igen:".to_owned());
        help.push(command(slug, id, "NAVN"));
        Words::new(
            format!("Den letlæste tekst til »{title}« siger måske ikke længere det samme som den fulde"),
            help,
        )
    }

    fn english(&self) -> Words {
        let Approved { slug, id, title, by, on } = &self.approved;
        let on = in_english(*on);
        let mut help = match &self.changes {
            Ok(changes) => {
                let mut help = vec![format!("{by} approved it on {on}. The full text has changed since:")];
                help.extend(changes_in_english(changes));
                help
            }
            Err(why) => {
                let file = format!("approved/{id}.txt");
                let why = match why {
                    NotKept::Missing => {
                        format!(
                            "{file} is missing. udgiv approve writes it; keep it together with policy.toml"
                        )
                    }
                    NotKept::Unusable => format!("{file} is a link, too large, or not UTF-8"),
                    NotKept::Other => format!("{file} is not the text that was approved"),
                };
                vec![
                    format!("{by} approved it on {on}. The full text has changed since."),
                    format!("What has changed can't be shown: {why}"),
                ]
            }
        };
        help.push("Does the easy text still fit? Mend it if it doesn't, and approve it again:".to_owned());
        help.push(command(slug, id, "NAME"));
        Words::new(format!("The easy text of “{title}” may no longer say what the full text says"), help)
    }
}
