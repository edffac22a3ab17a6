//! Sections that begin or end at a place. What follows a header belongs to it, so that only the lines of the header change: no block is moved.

use super::blocks::{Home, kind};
use super::chunks::{can_be_a_title, chunks, escaped, is_heading, plain, texts};
use super::step::{Changed, NotDone, Step, text_at};
use crate::policy::slug_for;
use crate::source::edit::{self, Change, KeyPath, Places, SourceValue, Step as PathStep, quoted, written};

/// The file after a step with the heading of a section.
pub fn changed(file: &str, path: &KeyPath, step: &Step) -> Result<Changed, NotDone> {
    let section = match path.steps() {
        [PathStep::Key(list), PathStep::Index(section), PathStep::Key(key)]
            if list == "section" && matches!(key.as_str(), "id" | "role" | "label" | "title") =>
        {
            *section
        }
        _ => return Err(NotDone::NotHere),
    };
    match step {
        Step::Heading => ended(file, section, true),
        Step::Join | Step::Paragraph => ended(file, section, false),
        Step::Up => shifted(file, section, section.checked_sub(1)),
        Step::Down => shifted(file, section, Some(section + 1)),
        _ => Err(NotDone::NotHere),
    }
}

fn of(section: usize) -> KeyPath {
    KeyPath::root().key("section").index(section)
}

fn shifted(file: &str, from: usize, to: Option<usize>) -> Result<Changed, NotDone> {
    let to = to.filter(|to| edit::values(file).is_ok_and(|values| values.at(&of(*to)).is_some()));
    let to = to.ok_or(NotDone::NotHere)?;
    let change = Change::Move { path: KeyPath::root().key("section"), from, to };
    Ok(Changed {
        text: edit::changed(file, &[change])?,
        homes: vec![of(to).key("id"), of(to).key("title")],
        chunk: 0,
    })
}

/// The keys of a section besides its texts and blocks.
fn other_keys(file: &str, section: usize) -> Result<Vec<String>, NotDone> {
    let values = edit::values(file)?;
    match values.at(&of(section)) {
        Some(SourceValue::Table(pairs)) => Ok(pairs
            .iter()
            .map(|(key, _)| key.clone())
            .filter(|key| key != "text" && key != "block")
            .collect()),
        _ => Err(NotDone::NotHere),
    }
}

/// The end of the line that a byte is on, with its line end.
fn line_end(file: &str, at: usize) -> usize {
    file[at..].find('\n').map_or(file.len(), |end| at + end + 1)
}

/// A section whose heading was none: its words become running text of the section before, and its blocks follow.
fn ended(file: &str, section: usize, as_heading: bool) -> Result<Changed, NotDone> {
    const TAKEN: [&str; 4] = ["id", "role", "label", "title"];
    let above = section.checked_sub(1).ok_or(NotDone::NotHere)?;
    if other_keys(file, section)?.iter().any(|key| !TAKEN.contains(&key.as_str())) {
        return Err(NotDone::NotHere);
    }
    let places = Places::of(file);
    let keys: Vec<std::ops::Range<usize>> =
        TAKEN.iter().chain(&["text"]).filter_map(|key| places.of_key(&of(section).key(*key))).collect();
    let first = keys.iter().map(|range| range.start).min().ok_or(NotDone::NotHere)?;
    let last = keys.iter().map(|range| range.end).max().ok_or(NotDone::NotHere)?;
    let header = file[..first].rfind("[[section]]").ok_or(NotDone::NotHere)?;
    let start = file[..header].rfind('\n').map_or(0, |at| at + 1);
    let end = line_end(file, last);
    let said = |key: &str| text_at(file, &of(section).key(key)).ok();
    let heading: Vec<String> = [said("label"), said("title")].into_iter().flatten().collect();
    let heading = escaped(&heading.join(" "));
    let heading = if as_heading { format!("## {heading}") } else { heading };
    let text = match said("text") {
        Some(text) => format!("{heading}\n\n{}\n", text.trim_end()),
        None => format!("{heading}\n"),
    };
    // Comments among the keys stay, above what came of them.
    let comments: String = file[start..end]
        .lines()
        .scan(start, |at, line| {
            let here = *at;
            *at += line.len() + 1;
            Some((here, line))
        })
        .filter(|(at, line)| line.trim_start().starts_with('#') && places.at(at + line.len()).is_none())
        .map(|(_, line)| format!("  {}\n", line.trim_start()))
        .collect();
    let text = written(&text);
    let block = format!("  [[section.block]]\n  type = \"text\"\n{comments}  text = {text}\n");
    let new = format!("{}{block}{}", &file[..start], &file[end..]);
    let blocks = |text: &str, section: usize| {
        let values = edit::values(text).ok()?;
        Some(values.at(&of(section).key("block")).and_then(SourceValue::list).unwrap_or_default().len())
    };
    let (own, others) = (blocks(file, above), blocks(file, section));
    let (Some(own), Some(others)) = (own, others) else { return Err(NotDone::NotHere) };
    if blocks(&new, above) != Some(own + others + 1) {
        return Err(NotDone::NotHere);
    }
    Ok(Changed { text: new, homes: vec![of(above).key("block").index(own).key("text")], chunk: 0 })
}

/// A section that begins with a paragraph of a text: what follows belongs to it.
pub fn begun(file: &str, path: &KeyPath, at: usize) -> Result<Changed, NotDone> {
    let home = Home::of(path).ok_or(NotDone::NotHere)?;
    let value = text_at(file, path)?;
    let all = chunks(&value);
    let chunk = *all.get(at).ok_or(NotDone::NotHere)?;
    if kind(file, &home)? != "text" || !can_be_a_title(chunk) {
        return Err(NotDone::NotHere);
    }
    let groups = texts(&all, &[0..at, at + 1..all.len()]);
    let keys = other_keys(file, home.section)?;
    let range = Places::of(file).of_key(path).ok_or(NotDone::NotHere)?;
    let end = line_end(file, range.end);
    // Whatever else the table says would go with the new header.
    let next = file[end..].lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    if next.is_some_and(|line| !line.starts_with('[')) {
        return Err(NotDone::NotHere);
    }
    let title = plain(chunk);
    let id = free_id(file, &title)?;
    let mut header = format!("\n[[section]]\nid = {}\ntitle = {}\n", quoted(&id), quoted(&title));
    if !groups[1].is_empty() {
        header += &format!("text = {}\n", written(&format!("{}\n", groups[1])));
    }
    let between = if file[..end].ends_with('\n') { "" } else { "\n" };
    let new = format!("{}{between}{header}{}", &file[..end], &file[end..]);
    let change = match (groups[0].trim().is_empty(), home.block) {
        (true, Some(block)) => Change::Remove { path: home.of_section().key("block").index(block) },
        (true, None) => Change::Remove { path: path.clone() },
        (false, _) => {
            Change::Set { path: path.clone(), value: SourceValue::Text(format!("{}\n", groups[0])) }
        }
    };
    let new = edit::changed(&new, &[change])?;
    if other_keys(&new, home.section)? != keys {
        return Err(NotDone::NotHere);
    }
    let fresh = of(home.section + 1);
    let mut homes = vec![fresh.key("text"), fresh.key("title"), path.clone()];
    // A mark about the heading itself is the new section's.
    if is_heading(chunk) || groups[1].is_empty() {
        homes.swap(0, 1);
    }
    Ok(Changed { text: new, homes, chunk: 0 })
}

/// An address that no section has yet.
fn free_id(file: &str, title: &str) -> Result<String, NotDone> {
    let values = edit::values(file)?;
    let sections = values.get("section").and_then(SourceValue::list).unwrap_or_default();
    let taken = |id: &String| {
        sections.iter().any(|section| section.get("id").and_then(SourceValue::text) == Some(id))
    };
    let slug = slug_for(title);
    let slug = if slug.is_empty() { "afsnit".to_owned() } else { slug };
    let names = std::iter::once(slug.clone()).chain((2..).map(|number| format!("{slug}-{number}")));
    names.take(10_000).find(|id| !taken(id)).ok_or(NotDone::NotHere)
}
