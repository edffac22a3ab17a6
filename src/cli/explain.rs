//! `udgiv explain`: the documentation of one code.

use super::arguments::ExplainArgs;
use super::render;
use super::terminal;
use crate::check;
use crate::locale::{Explain, Locale, visible};
use crate::source::nearest;

/// Explains a code: what it finds, why, by which standard, with wrong and right examples.
pub fn run(args: &ExplainArgs, locale: Locale) -> super::outcome::Outcome {
    let asked = args.code.trim().to_uppercase();
    let Some(code) = check::codes().find(|code| code.id == asked) else {
        let near = nearest(&asked, check::codes().map(|code| code.id));
        return Err(NoSuchCode { code: args.code.clone(), near }.into());
    };
    terminal::hand_over(&render::explanation(code, locale))?;
    Ok(super::outcome::FINE)
}

/// There is no such code.
#[derive(Debug)]
struct NoSuchCode {
    code: String,
    near: Option<String>,
}

impl Explain for NoSuchCode {
    fn danish(&self) -> String {
        let near =
            Locale::Danish.meant(self.near.as_deref()).map_or_else(String::new, |near| format!(" {near}"));
        format!(
            "Der er ingen kode, der hedder »{}«.{near}\nKoden står foran hvert fund, for eksempel R05",
            visible(&self.code)
        )
    }

    fn english(&self) -> String {
        let near =
            Locale::English.meant(self.near.as_deref()).map_or_else(String::new, |near| format!(" {near}"));
        format!(
            "There is no code “{}”.{near}\nThe code stands in front of each finding, for example R05",
            visible(&self.code)
        )
    }
}
