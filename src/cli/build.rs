//! `udgiv build`

use std::io::IsTerminal;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::BuildArgs;
use super::clean::waits;
use super::events::{Event, Events};
use super::outcome::{Outcome, TROUBLE};
use super::output::{self, CacheRecord, Shown};
use super::reasons::reasons;
use super::request::request;
use super::terminal;
use super::values::Format;
use crate::build::{Cache, Record};
use crate::locale::{Explain, Locale, visible, visible_path};
use crate::pipeline::{self, Progress, Published};
use crate::policy::Binding;
use crate::variant::{FoldedPages, LineEnd, Preflight};

/// Checks the sources, then makes every publication.
pub fn run(args: &BuildArgs, locale: Locale) -> Outcome {
    let mut request = request(&args.project, &args.slugs)?;
    request.variants.clone_from(&args.variants);
    request.force = args.force;
    request.shard = args.shard;
    if let Some(place) = &args.cache {
        // As it is, whatever it is written in: a secret that couldn't be read would be none.
        let key = std::env::var_os("UDGIV_CACHE_KEY").unwrap_or_default();
        request.cache = Some(Arc::new(Cache::at(place, key.as_encoded_bytes())?));
    }
    if args.windows {
        request.line_end = LineEnd::Windows;
    }
    if let Some(out) = &args.out {
        request.out.clone_from(out);
    }
    if let Some(jobs) = args.jobs {
        request.workers = usize::from(jobs);
    }
    let events = Events::default();
    let is_told = args.format == Format::Ndjson;
    let quiet = args.format != Format::Human;
    let with_bar = !args.plain && !quiet && std::io::stderr().is_terminal();
    let bar = OnceLock::new();
    if is_told {
        events.tell(&Event::Begin);
    }
    let result = pipeline::publish(&request, &|progress| match progress {
        progress if is_told => events.progress(&progress, true),
        Progress::More(files) if with_bar => {
            bar.get_or_init(|| progress_bar(locale)).inc_length(files as u64);
        }
        Progress::More(_) => {}
        Progress::Waiting => waits(locale),
        Progress::Ready(file) => match bar.get() {
            Some(bar) => {
                bar.set_message(file.record.path.clone());
                bar.inc(1);
            }
            None if !quiet => terminal::say(&visible_path(&request.out.join(&file.record.path))),
            None => {}
        },
    });
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let published = match result {
        Ok(published) => published,
        Err(why) => {
            if is_told {
                events.failed(&*why, locale);
            }
            return Err(why);
        }
    };
    let status = if published.troubles.is_empty() { output::status(&published.told, false) } else { TROUBLE };
    let counts = request.cache.as_ref().map(|cache| cache.counts());
    let cache = counts.as_ref().map(CacheRecord::of);
    if is_told {
        events.published(&published, cache, status, locale);
        events.written()?;
    }
    let records: Vec<_> = published.files.iter().map(|file| &file.record).collect();
    let files = records.len();
    let shown = Shown {
        told: &published.told,
        artefacts: records,
        cache,
        troubles: &published.troubles,
        root: &request.root,
    };
    output::findings(shown, args.format, locale)?;
    if args.why && matches!(args.format, Format::Human | Format::Short) {
        for line in reasons(&published, locale) {
            terminal::say(&line);
        }
    }
    if !quiet {
        for slug in &published.told.held_back {
            terminal::complain(&held_back(slug, locale));
        }
        for slug in &published.easy_held_back {
            let report = request.out.join(slug).join(format!("{slug}.easy-report.html"));
            let report = visible_path(&report);
            terminal::complain(&easy_held_back(slug, &report, locale));
        }
        for file in published.files.iter().filter(|file| file.is_fresh()) {
            if let Some(line) = blanks(&file.record, locale) {
                terminal::say(&line);
            }
        }
        let fresh = published.files.iter().filter(|file| file.is_fresh()).count();
        let out = visible_path(&request.out);
        terminal::say(&ready(files, fresh, &out, locale));
        if let Some(cache) = cache {
            terminal::say(&of_the_cache(cache, locale));
        }
    }
    if let Some(why) = counts.and_then(|counts| counts.trouble) {
        let place = visible(args.cache.as_deref().unwrap_or_default());
        terminal::complain(&locale.pick(
            format!("Cachen {place} kan ikke bruges. Det, der ikke er hentet, er lavet her."),
            format!("The cache {place} can't be used. What wasn't taken from it was made here."),
        ));
        terminal::complain(&why.explain(locale));
    }
    for line in unsettled(&published, locale) {
        terminal::complain(&line);
    }
    for trouble in &published.troubles {
        output::trouble(&**trouble, locale);
    }
    Ok(status)
}

/// Lines on what was saved while it was published: sources, and what they are published with.
pub fn unsettled(published: &Published, locale: Locale) -> Vec<String> {
    let sources = published.unsettled.iter().map(|slug| {
        locale.pick(
            format!("{slug}: kilden blev ændret, mens der blev udgivet. Udgiv igen, så alle filer er af den nye"),
            format!("{slug}: the source was changed while it was published. Publish again, so that all files are of the new one"),
        )
    });
    let folders = published.folders.iter().map(|folder| {
        let folder = visible(folder);
        locale.pick(
            format!("Noget i {folder}/ blev ændret, mens der blev udgivet. Udgiv igen, så alle filer er lavet med det nye"),
            format!("Something in {folder}/ was changed while files were made. Publish again, so that all are made with the new one"),
        )
    });
    sources.chain(folders).collect()
}

fn held_back(slug: &str, locale: Locale) -> String {
    locale.pick(
        format!("{slug}: intet nyt er udgivet, før fejlene er rettet; tidligere udgaver ligger uændret"),
        format!("{slug}: nothing new is published before the errors are mended; earlier files are untouched"),
    )
}

fn easy_held_back(slug: &str, report: &str, locale: Locale) -> String {
    locale.pick(
        format!("{slug}: den letlæste udgave er ikke udgivet, før fejlene er rettet; se {report}"),
        format!("{slug}: the easy-read edition is not published before the errors are mended; see {report}"),
    )
}

/// Which pages of a file for paper are blank, and why.
fn blanks(record: &Record, locale: Locale) -> Option<String> {
    let (pages, blank, multiple) = match (record.facts::<Preflight>(), record.facts::<FoldedPages>()) {
        (Some(printed), _) => {
            let binding = Binding::from_name(&printed.binding)?;
            (printed.pages, printed.blank_pages, binding.pages())
        }
        (_, Some(folded)) => (2 * record.pages?, folded.blank_pages, Binding::Saddle.pages()),
        _ => return None,
    };
    let list = locale.listed(&blank.iter().map(usize::to_string).collect::<Vec<_>>());
    let path = visible_path(Path::new(&record.path));
    match blank.len() {
        0 => None,
        1 => Some(locale.pick(
            format!("{path}: {pages} sider, heraf 1 tom (side {list}), så antallet går op i {multiple}"),
            format!("{path}: {pages} pages, 1 of them blank (page {list}), to make a multiple of {multiple}"),
        )),
        count => Some(locale.pick(
            format!("{path}: {pages} sider, heraf {count} tomme (side {list}), så antallet går op i {multiple}"),
            format!("{path}: {pages} pages, {count} of them blank (pages {list}), to make a multiple of {multiple}"),
        )),
    }
}

/// How many files are ready, and how many of them are new.
fn ready(files: usize, fresh: usize, out: &str, locale: Locale) -> String {
    let unchanged = files - fresh;
    let word = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    locale.pick(
        format!(
            "{files} {} klar i {out} ({fresh} {}, {unchanged} {})",
            word(files, "fil", "filer"),
            word(fresh, "ny", "nye"),
            word(unchanged, "uændret", "uændrede"),
        ),
        format!(
            "{files} {} ready in {out} ({fresh} new, {unchanged} unchanged)",
            word(files, "file", "files")
        ),
    )
}

/// How many files came from the cache, and how many went there.
fn of_the_cache(cache: CacheRecord, locale: Locale) -> String {
    let CacheRecord { hits, stored, refused } = cache;
    let refused = match refused {
        0 => String::new(),
        _ => locale.pick(
            format!(", {refused} ødelagt og lavet igen"),
            format!(", {refused} damaged and made again"),
        ),
    };
    locale.pick(
        format!("Cache: {hits} hentet, {stored} lagt{refused}"),
        format!("Cache: {hits} taken, {stored} put{refused}"),
    )
}

fn progress_bar(locale: Locale) -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{prefix} [{bar:30}] {pos}/{len}  {msg}")
        .unwrap_or_else(|why| unreachable!("the template is our own: {why}"));
    bar.set_style(style.progress_chars("=> "));
    bar.set_prefix(locale.pick("Udgiver", "Publishing"));
    bar
}
