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
        slugs: slugs.iter().map(|one| slug_of(one)).collect(),
        shard: None,
        variants: Vec::new(),
        out: project.root.join("output"),
        workers,
        force: false,
        line_end: crate::variant::LineEnd::Unix,
        fallback_date: epoch(std::env::var("SOURCE_DATE_EPOCH").ok())?,
        cache: None,
    })
}

/// The policy that somebody means by its name or, as a shell completes it, by the path of its folder or its `policy.toml`. What is neither stays as it
/// is, and the error shows it so.
pub fn slug_of(argument: &str) -> String {
    let path = argument.replace('\\', "/");
    let folder = path.strip_suffix("/policy.toml").unwrap_or(&path).trim_end_matches('/');
    let below = folder.strip_prefix("./").unwrap_or(folder);
    let named = match below.rsplit_once('/') {
        None => Some(below),
        Some((parent, name)) if parent == "sources" || parent.ends_with("/sources") => Some(name),
        Some(_) => None,
    };
    named.filter(|name| !name.is_empty()).unwrap_or(argument).to_owned()
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
    fn a_policy_is_meant_by_its_name_and_by_its_path() {
        for argument in [
            "fritid",
            "fritid/",
            "./fritid",
            "sources/fritid",
            "./sources/fritid/",
            "sources/fritid/policy.toml",
            "/hjem/projekt/sources/fritid/policy.toml",
            r"sources\fritid\",
            r".\sources\fritid\policy.toml",
        ] {
            assert_eq!(slug_of(argument), "fritid", "{argument}");
        }
        for other in ["", "/", "andet/fritid", "policy.toml"] {
            assert_eq!(slug_of(other), other);
        }
    }

    #[test]
    fn the_epoch_is_a_day_or_an_error() {
        assert_eq!(epoch(Some("1738108800".into())).unwrap(), Date::new(2025, 1, 29));
        assert!(epoch(None).unwrap().is_none());
        assert!(epoch(Some("i morgen".into())).is_err());
    }
}
