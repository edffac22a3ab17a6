//! `udgiv check`

use super::{CheckArgs, Format, output, request};
use crate::locale::{Locale, Say};
use crate::pipeline::{self, Trouble};

/// Checks the sources alone.
pub fn run(args: &CheckArgs, locale: Locale) -> Result<u8, Trouble> {
    let checked = pipeline::check(&request(&args.project, &args.slugs)?)?;
    output::findings(&checked, &[], args.format, locale);
    if args.format == Format::Human {
        let policies = checked.sound.len() + checked.held_back.len();
        println!("{}", locale.say(Say::Checked { policies }));
    }
    Ok(output::status(&checked, args.strict))
}
