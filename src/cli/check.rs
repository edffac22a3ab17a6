//! `udgiv check`

use super::arguments::CheckArgs;
use super::events::{Event, Events};
use super::outcome::Outcome;
use super::output::{self, Shown};
use super::request::request;
use super::terminal;
use super::values::Format;
use crate::locale::Locale;
use crate::pipeline;

/// Checks the sources and makes nothing.
pub fn run(args: &CheckArgs, locale: Locale) -> Outcome {
    let events = Events::default();
    let is_told = args.format == Format::Ndjson;
    if is_told {
        events.tell(&Event::Begin);
    }
    let checked =
        request(&args.project, &args.slugs).map_err(Into::into).and_then(|one| pipeline::check(&one));
    let checked = match checked {
        Ok(checked) => checked,
        Err(why) => {
            if is_told {
                events.failed(&*why, locale);
            }
            return Err(why);
        }
    };
    let status = output::status(&checked.told, args.strict);
    if is_told {
        events.findings(&checked.told, locale);
        events.tell(&Event::Done { status, files: 0, fresh: 0, cancelled: false });
        events.written()?;
    }
    let shown = Shown {
        told: &checked.told,
        artefacts: Vec::new(),
        cache: None,
        troubles: &[],
        root: &args.project.root,
    };
    output::findings(shown, args.format, locale)?;
    if args.format == Format::Human {
        let policies = checked.sound.len() + checked.told.held_back.len();
        let (danish, english) = match policies {
            1 => ("politik gennemgået", "policy checked"),
            _ => ("politikker gennemgået", "policies checked"),
        };
        terminal::say(&format!("{policies} {}", locale.pick(danish, english)));
    }
    Ok(status)
}
