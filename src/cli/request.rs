//! What a command asks of the pipeline.

use super::arguments::Project;
use crate::locale::Explain;
use crate::pipeline::Request;
use crate::policy::Date;

/// A request for all policies, which commands then narrow down.
pub fn request(project: &Project, slugs: &[String]) -> Result<Request, BadEpoch> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Request {
        root: project.root.clone(),
        slugs: slugs.iter().filter_map(|one| slug_of(one)).collect(),
        variants: Vec::new(),
        out: project.root.join("output"),
        workers,
        force: false,
        line_end: crate::variant::LineEnd::Unix,
        fallback_date: epoch(std::env::var("SOURCE_DATE_EPOCH").ok())?,
    })
}

/// The policy that a path stands for, as a shell completes it: `sources/x/`, `x/policy.toml`, `.\\sources\\x`. `None` for the folder of all
/// policies.
pub fn slug_of(typed: &str) -> Option<String> {
    let mut parts: Vec<&str> = typed.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.len() > 1 && parts.last() == Some(&"policy.toml") {
        parts.pop();
    }
    match parts.as_slice() {
        ["sources"] => None,
        // A name that is no path is told as it was typed.
        [] => Some(typed.to_owned()),
        [one] => Some((*one).to_owned()),
        [.., folder, last] if *folder == "sources" => Some((*last).to_owned()),
        _ => Some(typed.to_owned()),
    }
}

/// The date that `SOURCE_DATE_EPOCH` stands for (reproducible-builds.org), in UTC.
fn epoch(value: Option<String>) -> Result<Option<Date>, BadEpoch> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let date = value.parse().ok().and_then(|seconds| {
        let date = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?.date();
        Date::new(date.year(), date.month().into(), date.day())
    });
    date.map(Some).ok_or(BadEpoch { value })
}

/// `SOURCE_DATE_EPOCH` isn't a number of seconds.
#[derive(Debug)]
pub struct BadEpoch {
    value: String,
}

impl Explain for BadEpoch {
    fn danish(&self) -> String {
        format!(
            "SOURCE_DATE_EPOCH er ikke et antal sekunder: {}\nSkriv et helt tal, eller fjern variablen",
            self.value
        )
    }

    fn english(&self) -> String {
        format!(
            "SOURCE_DATE_EPOCH is not a number of seconds: {}\nWrite a whole number, or remove the variable",
            self.value
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_completed_path_is_the_policy_in_it() {
        for typed in [
            "x",
            "x/",
            "sources/x",
            "sources/x/",
            "./sources/x/policy.toml",
            "x/policy.toml",
            "sources\\x\\",
            "/hjemme/mette/projekt/sources/x/",
        ] {
            assert_eq!(slug_of(typed).as_deref(), Some("x"), "{typed}");
        }
        assert_eq!(slug_of("sources/"), None);
        assert_eq!(slug_of("andet/x").as_deref(), Some("andet/x"));
    }

    #[test]
    fn the_epoch_is_a_day_or_an_error() {
        assert_eq!(epoch(Some("1738108800".into())).unwrap(), Date::new(2025, 1, 29));
        assert!(epoch(None).unwrap().is_none());
        assert!(epoch(Some("i morgen".into())).is_err());
    }
}
