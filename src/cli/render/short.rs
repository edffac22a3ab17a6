//! Findings for other programs to parse: `file:line:column: level code message`.

use crate::finding::{Finding, told_once};
use crate::locale::{Locale, visible};
use crate::policy::SourceMap;

/// Prints one line per finding.
#[must_use]
pub fn short(findings: &[Finding], sources: &SourceMap, locale: Locale) -> String {
    let mut out = String::new();
    for finding in told_once(findings) {
        if let Some(place) = finding.place {
            let at = sources.position(place);
            let path = visible(&sources.file(place.file).path);
            out.push_str(&format!("{path}:{}:{}: ", at.line, at.column));
        }
        let level = finding.level.name(locale);
        let title = finding.words(locale).title;
        out.push_str(&format!("{level} {} {title}\n", finding.code.id));
    }
    out
}
