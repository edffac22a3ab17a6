//! What seems to be missing, and may be there in words that can't be read.

use crate::finding::{Finding, Findings, Mend};
use crate::policy::{Place, SourceId, SourceMap};
use crate::source::faults::{TOML_SYNTAX, UNKNOWN_KEY, WRONG_TYPE};

/// How many lines a value may have for its key to be found.
const MOST_LINES: usize = 50;

/// Takes out the findings that something is missing which another finding may be the cause of: it is told by its cause alone. That one is always an
/// error that holds back every edition, as what was taken out would have.
pub fn forget(findings: &mut Findings, sources: &SourceMap) {
    let list = findings.list();
    if list.iter().any(|finding| loses_what_follows(finding, sources)) {
        findings.retain(|finding| !finding.message.is_absence());
        return;
    }
    let lost: Vec<Place> =
        list.iter().filter(|finding| loses_its_value(finding)).filter_map(|finding| finding.place).collect();
    let Some(file) = lost.first().map(|place| place.file) else { return };
    let text = sources.file(file).text();
    let keys: Vec<&str> = lost
        .iter()
        .filter(|place| place.file == file)
        .filter_map(|place| key_at(text, place.start))
        .collect();
    let headers = Headers::of(file, sources);
    let lost: Vec<Vec<usize>> =
        lost.iter().filter(|place| place.file == file).map(|place| headers.around(place.start)).collect();
    let follows = |place: Place| {
        let group = headers.around(place.start);
        let is_in = |stands: &Vec<usize>| match group.is_empty() {
            true => stands.is_empty(),
            false => stands.starts_with(&group),
        };
        place.file == file && lost.iter().any(is_in)
    };
    findings.retain(|finding| {
        let message = &finding.message;
        let is_said_there = message.lacks().iter().any(|key| keys.contains(key));
        let may_follow = is_said_there || !message.is_of_whole_file() && finding.place.is_some_and(follows);
        !message.is_absence() || !may_follow
    });
}

/// Whether more than one value can't be read for this fault, so that nobody can say what is missing: the file isn't TOML, or a group
/// stands where none can.
fn loses_what_follows(finding: &Finding, sources: &SourceMap) -> bool {
    let is_header = |place: Place| {
        let before = &sources.file(place.file).text()[..place.start];
        before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('['))
    };
    finding.code == &TOML_SYNTAX || finding.code == &UNKNOWN_KEY && finding.place.is_some_and(is_header)
}

/// Whether a value is not read for this fault. One that says what was meant has been read as that, unless it belongs inside another:
/// `from` is `valid.from`.
fn loses_its_value(finding: &Finding) -> bool {
    let is_unread = |mend: &Mend| finding.code == &UNKNOWN_KEY && mend.write.contains('.');
    (finding.code == &UNKNOWN_KEY || finding.code == &WRONG_TYPE)
        && finding.mend.as_ref().is_none_or(is_unread)
}

/// The key of the value that a place is in, or is.
fn key_at(text: &str, place: usize) -> Option<&str> {
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    let key = |line: &'_ str| -> Option<std::ops::Range<usize>> {
        let name = line.split_once('=')?.0.trim();
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let start = line.len() - line.trim_start().len();
        is_name.then_some(start..start + name.len())
    };
    // A value of several lines has its key on the first.
    let mut start = end;
    for line in text[..end].rsplit('\n').take(MOST_LINES) {
        start -= line.len();
        if let Some(name) = key(line) {
            return text.get(start + name.start..start + name.end);
        }
        start = start.saturating_sub(1);
    }
    None
}

/// The headers of a file: where each begins, and what stands between its brackets.
struct Headers<'a>(Vec<(usize, &'a str)>);

impl<'a> Headers<'a> {
    fn of(file: SourceId, sources: &'a SourceMap) -> Self {
        let mut start = 0;
        let mut all = Vec::new();
        for line in sources.file(file).text().split_inclusive('\n') {
            let written = line.trim_start();
            if written.starts_with('[') && written.contains(']') {
                let name = written.trim_start_matches('[').split(']').next().unwrap_or_default();
                all.push((start, name.trim()));
            }
            start += line.len();
        }
        Self(all)
    }

    /// Where the groups begin that a place is in, the outermost first.
    fn around(&self, place: usize) -> Vec<usize> {
        let mut groups = Vec::new();
        let mut wanted: Option<&str> = None;
        let before = self.0.partition_point(|(start, _)| *start <= place);
        for (start, name) in self.0[..before].iter().rev() {
            if wanted.is_none_or(|wanted| wanted == *name) {
                groups.push(*start);
                match name.rsplit_once('.') {
                    Some((outer, _)) => wanted = Some(outer),
                    None => break,
                }
            }
        }
        groups.reverse();
        groups
    }
}
