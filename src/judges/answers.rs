//! How the answers of judges are read. What can't be read is no verdict, and never a good one.

use serde_json::Value;

use super::verdict::{Answer, Verdict};

/// How many faults are kept in a judge's words.
const MOST_SAID: usize = 5;

/// The JSON in what a program wrote: some print a line before it.
fn json(answer: &Answer) -> Option<Value> {
    let from = answer.said.find('{')?;
    let mut values = serde_json::Deserializer::from_str(&answer.said[from..]).into_iter::<Value>();
    values.next()?.ok()
}

fn count(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// veraPDF 1.30.
pub fn verapdf(answer: &Answer) -> Option<Verdict> {
    let report = json(answer)?;
    let report = &report["report"];
    let job = report["jobs"].as_array()?.first()?;
    let result = job["validationResult"].as_array()?.first()?;
    let details = &result["details"];
    let (errors, passed) = (count(&details["failedRules"])?, count(&details["passedRules"])?);
    // A judge that looked at no rule has said nothing.
    if passed == 0 || result["compliant"].as_bool()? != (errors == 0) {
        return None;
    }
    let rules = details["ruleSummaries"].as_array().map(Vec::as_slice).unwrap_or_default();
    let says = rules.iter().filter_map(|rule| {
        Some(format!(
            "{}-{}: {}",
            text(&rule["clause"])?,
            count(&rule["testNumber"])?,
            text(&rule["description"])?
        ))
    });
    let version = report["buildInformation"]["releaseDetails"].as_array()?.first();
    Some(Verdict {
        version: version.and_then(|part| text(&part["version"])),
        errors,
        warnings: 0,
        says: says.take(MOST_SAID).collect(),
    })
}

/// EPUBCheck 5.
pub fn epubcheck(answer: &Answer) -> Option<Verdict> {
    let report = json(answer)?;
    let checker = &report["checker"];
    let messages = report["messages"].as_array()?;
    let serious =
        messages.iter().filter(|one| matches!(one["severity"].as_str(), Some("FATAL" | "ERROR" | "WARNING")));
    let says = serious.filter_map(|one| Some(format!("{}: {}", text(&one["ID"])?, text(&one["message"])?)));
    Some(Verdict {
        version: text(&checker["checkerVersion"]),
        errors: count(&checker["nFatal"])? + count(&checker["nError"])?,
        warnings: count(&checker["nWarning"])?,
        says: says.take(MOST_SAID).collect(),
    })
}

/// Ace 1.
pub fn ace(answer: &Answer) -> Option<Verdict> {
    let report = json(answer)?;
    let subjects = report["assertions"].as_array().filter(|subjects| !subjects.is_empty())?;
    let mut found = Vec::new();
    for subject in subjects {
        let place = text(&subject["earl:testSubject"]["url"])?;
        for fault in subject["assertions"].as_array()? {
            found.push(format!("{place}: {}", text(&fault["earl:test"]["dct:title"])?));
        }
    }
    let passed = report["earl:result"]["earl:outcome"].as_str()? == "pass";
    if passed != found.is_empty() {
        return None;
    }
    let version = text(&report["earl:assertedBy"]["doap:release"]["doap:revision"]);
    let errors = found.len();
    found.truncate(MOST_SAID);
    Some(Verdict { version, errors, warnings: 0, says: found })
}

/// qpdf says by its status whether a file is whole.
pub fn qpdf(answer: &Answer) -> Option<Verdict> {
    let said: Vec<&str> = answer.said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let wrong = said.iter().filter(|line| line.starts_with("WARNING") || line.starts_with("ERROR"));
    let says: Vec<String> = wrong.take(MOST_SAID).map(|line| (*line).to_owned()).collect();
    let sound = answer.said.contains("No syntax or stream encoding errors found");
    if answer.ended_well != sound {
        return None;
    }
    Some(Verdict { version: None, errors: usize::from(!sound), warnings: 0, says })
}

/// What the Nu Html Checker says of slashes, which our pages have since they are well-formed XML as well.
const SLASH: &str = "Trailing slash on void elements";

/// The Nu Html Checker.
pub fn vnu(answer: &Answer) -> Option<Verdict> {
    let report = json(answer)?;
    let messages = report["messages"].as_array()?;
    let mut verdict = Verdict { version: None, errors: 0, warnings: 0, says: Vec::new() };
    for message in messages {
        let says = text(&message["message"])?;
        match message["type"].as_str()? {
            "info" if says.contains(SLASH) => {}
            "info" => verdict.warnings += usize::from(message["subType"].as_str() == Some("warning")),
            "error" => {
                verdict.errors += 1;
                verdict.says.push(says);
            }
            // It couldn't read the file, or came to no end.
            _ => return None,
        }
    }
    verdict.says.truncate(MOST_SAID);
    Some(verdict)
}

/// axe-core, as `axe.mjs` tells of it.
pub fn axe(answer: &Answer) -> Option<Verdict> {
    let report = json(answer)?;
    let views = report["views"].as_array().filter(|views| !views.is_empty())?;
    let mut verdict = Verdict { version: text(&report["version"]), errors: 0, warnings: 0, says: Vec::new() };
    for view in views {
        // Every page has at least a title or a language to approve of.
        if count(&view["passes"])? == 0 {
            return None;
        }
        let name = text(&view["name"])?;
        for fault in view["faults"].as_array()? {
            verdict.errors += 1;
            verdict.says.push(format!("{name}: {}", text(fault)?));
        }
        verdict.warnings += count(&view["doubts"])?;
    }
    verdict.says.truncate(MOST_SAID);
    Some(verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(said: &str, ended_well: bool) -> Answer {
        Answer { said: said.to_owned(), ended_well }
    }

    #[test]
    fn an_answer_is_read_as_its_judge_means_it() {
        let report = r#"{"report":{"buildInformation":{"releaseDetails":[{"id":"core","version":"1.30.1"}]},"jobs":[{"validationResult":[{"compliant":false,
            "details":{"passedRules":105,"failedRules":1,"ruleSummaries":[{"clause":"7.1","testNumber":3,"description":"Content is tagged"}]}}]}]}}"#;
        let verdict = verapdf(&answer(report, false)).expect("a verdict");
        assert_eq!((verdict.errors, verdict.version.as_deref()), (1, Some("1.30.1")));
        assert_eq!(verdict.says, ["7.1-3: Content is tagged"]);
        let report = r#"{"checker":{"checkerVersion":"5.3.0","nFatal":0,"nError":2,"nWarning":1},"messages":[{"ID":"RSC-005","severity":"ERROR","message":"no"}]}"#;
        let verdict = epubcheck(&answer(report, false)).expect("a verdict");
        assert_eq!((verdict.errors, verdict.warnings, verdict.says.len()), (2, 1, 1));
        let report = r#"{"earl:assertedBy":{"doap:release":{"doap:revision":"1.4.6"}},"earl:result":{"earl:outcome":"pass"},
            "assertions":[{"earl:testSubject":{"url":"a.xhtml"},"assertions":[]}]}"#;
        assert_eq!(ace(&answer(report, true)).expect("a verdict").errors, 0);
        let sound = "checking a.pdf\nNo syntax or stream encoding errors found; the file may still contain\n";
        assert_eq!(qpdf(&answer(sound, true)).expect("a verdict").errors, 0);
        assert_eq!(qpdf(&answer("WARNING: a.pdf: file is damaged\n", false)).expect("a verdict").errors, 1);
        let report = r#"{"messages":[{"type":"error","message":"Bad"},{"type":"info","subType":"warning","message":"Hm"},
            {"type":"info","message":"Trailing slash on void elements has no effect"}]}"#;
        let verdict = vnu(&answer(report, true)).expect("a verdict");
        assert_eq!((verdict.errors, verdict.warnings), (1, 1));
        let report = r#"{"version":"4.11.0, Chromium 130","views":[{"name":"dark","passes":9,"doubts":1,"faults":["color-contrast: Bad: p"]}]}"#;
        let verdict = axe(&answer(report, true)).expect("a verdict");
        assert_eq!((verdict.errors, verdict.warnings), (1, 1));
        assert_eq!(verdict.says, ["dark: color-contrast: Bad: p"]);
    }

    /// Silence, a crash, and an answer that contradicts itself are no verdict.
    #[test]
    fn nothing_passes_because_a_judge_said_nothing() {
        for read in [verapdf, epubcheck, ace, qpdf, vnu, axe] {
            for said in ["", "Exception in thread main", "{}", "{\"report\":{}}"] {
                assert_eq!(read(&answer(said, true)), None, "{said}");
            }
        }
        let none_looked_at = r#"{"report":{"buildInformation":{"releaseDetails":[]},"jobs":[{"validationResult":[{"compliant":true,"details":{"passedRules":0,"failedRules":0}}]}]}}"#;
        assert_eq!(verapdf(&answer(none_looked_at, true)), None);
        let none_looked_at =
            r#"{"version":"4","views":[{"name":"light","passes":0,"doubts":0,"faults":[]}]}"#;
        assert_eq!(axe(&answer(none_looked_at, true)), None);
        let no_end = r#"{"messages":[{"type":"non-document-error","message":"no such file"}]}"#;
        assert_eq!(vnu(&answer(no_end, true)), None);
    }
}
