//! Findings as SARIF 2.1.0 (OASIS): what tools that gather findings of many programs read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Seen, explanation};
use crate::finding::{Code, Finding, Level, told_once};
use crate::locale::Locale;
use crate::policy::{Place, SourceMap};

/// What addresses are relative to: the folder that the program was called in (3.14.14).
const HERE: &str = "%SRCROOT%";

/// The log of one run. `troubles` are what kept it from looking at everything.
#[must_use]
pub fn sarif(
    findings: &[Finding],
    sources: &SourceMap,
    troubles: &[String],
    seen: &Seen,
    locale: Locale,
) -> Value {
    let all: Vec<&Finding> = told_once(findings).collect();
    let codes: BTreeMap<&str, &Code> = all.iter().map(|finding| (finding.code.id, finding.code)).collect();
    let places: BTreeMap<&str, usize> = codes.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let result = |finding: &&Finding| result(finding, places[finding.code.id], sources, seen, locale);
    let notification = |text: &String| json!({ "level": "error", "message": { "text": plain(text) } });
    let run = json!({
        "tool": { "driver": {
            "name": "udgiv",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": locale.tag(),
            "rules": codes.values().map(|code| rule(code, locale)).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": troubles.is_empty(),
            "toolExecutionNotifications": troubles.iter().map(notification).collect::<Vec<_>>(),
        }],
        "results": all.iter().map(result).collect::<Vec<_>>(),
    });
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    })
}

fn rule(code: &Code, locale: Locale) -> Value {
    let documentation = code.documentation;
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": documentation.finds.text(locale) },
        "fullDescription": { "text": documentation.why.text(locale) },
        "help": { "text": explanation(code, locale) },
        "defaultConfiguration": { "level": level(code.level) },
    })
}

fn result(finding: &Finding, index: usize, sources: &SourceMap, seen: &Seen, locale: Locale) -> Value {
    let words = finding.words(locale);
    let text = [vec![words.title], words.help].concat().join("\n");
    let mut result = json!({
        "ruleId": finding.code.id,
        "ruleIndex": index,
        "level": level(finding.level),
        "message": { "text": plain(&text) },
    });
    if let Some(place) = finding.place {
        result["locations"] = json!([{ "physicalLocation": {
            "artifactLocation": artifact(place, sources, seen),
            "region": region(place, sources),
        } }]);
    }
    if let Some(mend) = &finding.mend {
        result["fixes"] = json!([{
            "description": { "text": "udgiv mend" },
            "artifactChanges": [{
                "artifactLocation": artifact(mend.place, sources, seen),
                "replacements": [{
                    "deletedRegion": region(mend.place, sources),
                    "insertedContent": { "text": mend.write },
                }],
            }],
        }]);
    }
    if let Some(slug) = &finding.slug {
        result["properties"] = json!({ "slug": slug });
    }
    result
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

fn artifact(place: Place, sources: &SourceMap, seen: &Seen) -> Value {
    let address = seen.address(&sources.file(place.file).path);
    if seen.is_below() { json!({ "uri": address, "uriBaseId": HERE }) } else { json!({ "uri": address }) }
}

/// From the first character up to, but not including, the last (3.30.8).
fn region(place: Place, sources: &SourceMap) -> Value {
    let (start, end) = (sources.position(place), sources.position(Place { start: place.end, ..place }));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A text that has no link in it: `[words](place)` would be one (3.11.6), and others may have written it.
fn plain(text: &str) -> String {
    text.replace("](", "\\](")
}
