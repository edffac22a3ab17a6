//! `udgiv join`: the output folders of several machines become one.

use super::arguments::JoinArgs;
use super::clean::waits;
use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::build::{Joined, join};
use crate::locale::{Explain, Locale, visible_path};

/// Joins the output folders of several machines into one.
pub fn run(args: &JoinArgs, locale: Locale) -> Outcome {
    let joined = join(&args.folders, &args.out, &|| waits(locale));
    let Joined { files, fresh, policies } = joined.map_err(|why| -> Box<dyn Explain> { Box::new(why) })?;
    let out = visible_path(&args.out);
    let old = files - fresh;
    let word = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    terminal::say(&locale.pick(
        format!(
            "{files} {} af {policies} {} samlet i {out} ({fresh} {}, {old} {})",
            word(files, "fil", "filer"),
            word(policies, "politik", "politikker"),
            word(fresh, "ny", "nye"),
            word(old, "uændret", "uændrede"),
        ),
        format!(
            "{files} {} of {policies} {} joined in {out} ({fresh} new, {old} unchanged)",
            word(files, "file", "files"),
            word(policies, "policy", "policies"),
        ),
    ));
    Ok(FINE)
}
