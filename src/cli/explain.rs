//! `udgiv explain`: one code, as the pages of rules tell it.

use super::{ExplainArgs, render};
use crate::check;
use crate::locale::Locale;
use crate::pipeline::Trouble;
use crate::source::nearest;

/// Tells what a code means: what it finds, why and by which standard, wrong and right examples.
pub fn run(args: &ExplainArgs, locale: Locale) -> super::Outcome {
    let asked = args.code.trim().to_uppercase();
    let Some(code) = check::codes().find(|code| code.id == asked) else {
        let near = nearest(&asked, check::codes().map(|code| code.id));
        return Err(Trouble::NoSuchCode { code: args.code.clone(), near }.into());
    };
    print!("{}", render::explanation(code, locale));
    Ok(super::FINE)
}
