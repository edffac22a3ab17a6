//! Steps inside a section: paragraphs change what they are, or their place.

use super::chunks::{
    bare, breaks, can_be_a_title, chunks, escaped, is_heading, is_list, listed, note, plain, texts,
};
use super::step::{Changed, NotDone, Step, text_at};
use crate::import::numbered_goal;
use crate::source::edit::{self, Change, KeyPath, SourceValue, Step as PathStep};

/// Where a text stands.
pub struct Home {
    /// Its section.
    pub section: usize,
    /// Its block; none where it is the section's own.
    pub block: Option<usize>,
}

impl Home {
    /// The home of a path to a text.
    pub fn of(path: &KeyPath) -> Option<Self> {
        match path.steps() {
            [PathStep::Key(list), PathStep::Index(section), PathStep::Key(key)]
                if list == "section" && key == "text" =>
            {
                Some(Self { section: *section, block: None })
            }
            [
                PathStep::Key(list),
                PathStep::Index(section),
                PathStep::Key(blocks),
                PathStep::Index(block),
                PathStep::Key(key),
            ] if list == "section" && blocks == "block" && key == "text" => {
                Some(Self { section: *section, block: Some(*block) })
            }
            _ => None,
        }
    }

    /// The path of its section.
    pub fn of_section(&self) -> KeyPath {
        KeyPath::root().key("section").index(self.section)
    }

    fn blocks(&self) -> KeyPath {
        self.of_section().key("block")
    }

    /// What goes when the text is empty: its key, or its block.
    fn whole(&self, path: &KeyPath) -> KeyPath {
        self.block.map_or_else(|| path.clone(), |block| self.blocks().index(block))
    }

    /// How many blocks stand before what comes right behind the text.
    fn next(&self) -> usize {
        self.block.map_or(0, |block| block + 1)
    }
}

/// The kind of block that has a text; a section's own is running text.
pub fn kind(file: &str, home: &Home) -> Result<String, NotDone> {
    let Some(block) = home.block else { return Ok("text".to_owned()) };
    text_at(file, &home.blocks().index(block).key("type"))
}

fn words(text: &str) -> SourceValue {
    SourceValue::Text(format!("{}\n", text.trim_end()))
}

/// A new block; its place in the list is said by whoever puts it there.
fn block(kind: &str, keys: Vec<(&str, SourceValue)>) -> Vec<(String, SourceValue)> {
    let own = keys.into_iter().map(|(key, value)| (key.to_owned(), value));
    std::iter::once(("type".to_owned(), kind.into())).chain(own).collect()
}

/// The file after a step with one paragraph of a text.
pub fn changed(file: &str, path: &KeyPath, at: usize, step: &Step) -> Result<Changed, NotDone> {
    let home = Home::of(path).ok_or(NotDone::NotHere)?;
    let value = text_at(file, path)?;
    let all = chunks(&value);
    let chunk = *all.get(at).ok_or(NotDone::NotHere)?;
    let kind = kind(file, &home)?;
    let leaves = matches!(step, Step::To(_) | Step::LeaveOut(_)) || *step == Step::Join && at == 0;
    // A footnote follows what refers to it; a quotation without its text would be a name alone.
    let is_note = note(chunk).is_some() && !matches!(step, Step::LeaveOut(_));
    if is_note || leaves && kind != "text" && all.len() == 1 {
        return Err(NotDone::NotHere);
    }
    let with = |new: &[String]| Change::Set { path: path.clone(), value: words(&new.join("\n\n")) };
    let owned = || all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let instead = |new: String| {
        let mut all = owned();
        all[at] = new;
        all
    };
    let mut homes = vec![path.clone()];
    let mut stands = at;
    let changes = match step {
        Step::Paragraph if kind != "text" => plain_block(file, &home, path, &value)?,
        Step::Heading if kind == "text" => vec![with(&instead(format!("## {}", bare(chunk))))],
        Step::Paragraph => vec![with(&instead(bare_or_same(chunk)))],
        Step::List => vec![with(&instead(listed(chunk)))],
        Step::Split(place) => {
            let (first, second) = chunk.split_at_checked(*place).ok_or(NotDone::NotHere)?;
            let (first, second) = (first.trim_end().to_owned(), second.trim_start().to_owned());
            if !breaks(chunk).contains(place) {
                return Err(NotDone::NotHere);
            }
            let mut all = owned();
            all.splice(at..=at, [first, second]);
            vec![with(&all)]
        }
        Step::Up | Step::Down => {
            let other = if *step == Step::Up { at.checked_sub(1) } else { Some(at + 1) };
            let is_there = |other: &usize| all.get(*other).is_some_and(|other| note(other).is_none());
            let other = other.filter(is_there).ok_or(NotDone::NotHere)?;
            stands = other;
            let mut all = owned();
            all.swap(at, other);
            vec![with(&all)]
        }
        Step::Join if at > 0 => {
            let mut new = owned();
            new.remove(at);
            new[at - 1] = joined(all[at - 1], chunk);
            stands = at - 1;
            vec![with(&new)]
        }
        Step::Join => {
            let before = before(file, &home)?;
            let above = text_at(file, &before)?;
            let mut new: Vec<String> = chunks(&above).into_iter().map(str::to_owned).collect();
            let groups = texts(&all, &[0..1, 1..all.len()]);
            let last = new.pop().ok_or(NotDone::NotHere)?;
            stands = new.len();
            new.push(joined(&last, &groups[0]));
            homes = vec![before.clone(), path.clone()];
            vec![Change::Set { path: before, value: words(&new.join("\n\n")) }, rest(&home, path, &groups[1])]
        }
        Step::LeaveOut(why) => {
            if why.trim().is_empty() {
                return Err(NotDone::NoReason);
            }
            let mut new = owned();
            new.remove(at);
            homes.extend(nearby(file, &home));
            vec![rest(&home, path, &new.join("\n\n"))]
        }
        Step::To(section) => return moved(file, &home, path, &all, at, *section),
        Step::Quote | Step::Goal | Step::Goals | Step::Fact(_) if kind == "text" => {
            return taken_out(file, &home, path, &all, at, step);
        }
        _ => return Err(NotDone::NotHere),
    };
    homes.dedup();
    Ok(Changed { text: edit::changed(file, &changes)?, homes, chunk: stands })
}

/// What is left of a text, or its end.
fn rest(home: &Home, path: &KeyPath, left: &str) -> Change {
    match left.trim().is_empty() {
        true => Change::Remove { path: home.whole(path) },
        false => Change::Set { path: path.clone(), value: words(left) },
    }
}

/// A heading as a paragraph; anything else as it is.
fn bare_or_same(chunk: &str) -> String {
    if is_heading(chunk) { bare(chunk) } else { chunk.to_owned() }
}

fn joined(first: &str, second: &str) -> String {
    let between = if is_list(second) { "\n" } else { " " };
    let second = if is_heading(second) { bare(second) } else { second.to_owned() };
    format!("{}{between}{second}", first.trim_end())
}

/// The text that stands right before, if it is running text.
fn before(file: &str, home: &Home) -> Result<KeyPath, NotDone> {
    let block = home.block.ok_or(NotDone::NotHere)?;
    let above = match block.checked_sub(1) {
        Some(above) => Home { section: home.section, block: Some(above) },
        None => Home { section: home.section, block: None },
    };
    if kind(file, &above)? != "text" {
        return Err(NotDone::NotHere);
    }
    Ok(above.block.map_or_else(|| home.of_section(), |block| home.blocks().index(block)).key("text"))
}

/// Keys that a mark can stand at when its own text is gone.
fn nearby(file: &str, home: &Home) -> Vec<KeyPath> {
    let next = home.blocks().index(home.block.unwrap_or_default()).key("type");
    let above = before(file, home).ok();
    [Some(next), above, Some(home.of_section().key("title"))].into_iter().flatten().collect()
}

/// A quotation, goal or box becomes running text, with all its words.
fn plain_block(file: &str, home: &Home, path: &KeyPath, value: &str) -> Result<Vec<Change>, NotDone> {
    let block = home.block.map(|block| home.blocks().index(block)).ok_or(NotDone::NotHere)?;
    let said = |key: &str| text_at(file, &block.key(key)).ok();
    let mut parts = Vec::new();
    parts.extend(said("title").map(|title| format!("## {}", escaped(&title))));
    parts.push(value.trim_end().to_owned());
    parts.extend(said("by").map(|by| format!("– {}", escaped(&by))));
    let mut changes = vec![
        Change::Set { path: block.key("type"), value: "text".into() },
        Change::Set { path: path.clone(), value: words(&parts.join("\n\n")) },
    ];
    for key in ["title", "by", "id"] {
        if said(key).is_some() {
            changes.push(Change::Remove { path: block.key(key) });
        }
    }
    Ok(changes)
}

/// Paragraphs as blocks of their own, between what stands before and behind them.
fn taken_out(
    file: &str,
    home: &Home,
    path: &KeyPath,
    all: &[&str],
    at: usize,
    step: &Step,
) -> Result<Changed, NotDone> {
    // A heading goes with the paragraph below it.
    let heads = matches!(step, Step::Goal | Step::Fact(_)) && is_heading(all[at]) && at + 1 < all.len();
    let speaker = |at: usize| all.get(at).and_then(|next| speaker(next));
    let end = match step {
        Step::Goals => at + numbered_from(&all[at..]).ok_or(NotDone::NotHere)?,
        Step::Quote if speaker(at + 1).is_some() => at + 2,
        _ if heads => at + 2,
        _ => at + 1,
    };
    let own = match step {
        Step::Quote => at..at + 1,
        _ => at + usize::from(heads)..end,
    };
    let mut groups: Vec<_> = std::iter::once(0..at).collect();
    match step {
        Step::Goals => groups.extend((at..end).map(|one| one..one + 1)),
        _ => groups.push(own),
    }
    groups.push(end..all.len());
    let groups = texts(all, &groups);
    let [before, owns @ .., behind] = groups.as_slice() else { return Err(NotDone::NotHere) };
    if heads && !can_be_a_title(all[at]) {
        return Err(NotDone::NotHere);
    }
    let heading = heads.then(|| SourceValue::Text(plain(all[at])));
    let mut ids = free_goals(file);
    let mut made = Vec::new();
    for own in owns {
        let own = if is_heading(own) { bare(own) } else { own.clone() };
        made.push(match step {
            Step::Quote => {
                let by = speaker(at + 1).map(|by| ("by", SourceValue::Text(by)));
                let text = ("text", words(unquoted(&own)));
                block("quote", std::iter::once(text).chain(by).collect())
            }
            Step::Goal | Step::Goals => {
                let id = ("id", SourceValue::Text(ids.next().ok_or(NotDone::NotHere)?));
                let (title, text) = match (&heading, numbered(&own)) {
                    (None, Some((title, text))) => (Some(SourceValue::Text(title)), text),
                    (heading, _) => (heading.clone(), own),
                };
                let title = title.map(|title| ("title", title));
                block("goal", [Some(id), title, Some(("text", words(&text)))].into_iter().flatten().collect())
            }
            Step::Fact(typed) => {
                let typed = Some(typed.trim()).filter(|typed| !typed.is_empty()).map(SourceValue::from);
                let title = heading.clone().or(typed).ok_or(NotDone::NoTitle)?;
                block("fact", vec![("title", title), ("text", words(&own))])
            }
            _ => return Err(NotDone::NotHere),
        });
    }
    let next = home.next();
    if !behind.is_empty() {
        made.push(block("text", vec![("text", words(behind))]));
    }
    let homes = (0..made.len()).map(|more| home.blocks().index(next + more).key("text"));
    let mut homes: Vec<KeyPath> = homes.collect();
    let mut changes: Vec<Change> = made
        .into_iter()
        .enumerate()
        .map(|(more, keys)| Change::Insert { path: home.blocks(), at: next + more, keys })
        .collect();
    changes.push(rest(home, path, before));
    if before.trim().is_empty() {
        // With the block in front gone, those behind it move up.
        if let Some(gone) = home.block {
            let shown = (0..homes.len()).map(|more| home.blocks().index(gone + more).key("text"));
            homes = shown.collect();
        }
    } else {
        homes.push(path.clone());
    }
    Ok(Changed { text: edit::changed(file, &changes)?, homes, chunk: 0 })
}

/// The name of a speaker below a quotation, where a paragraph is clearly one: "— Karla Jensen, korsanger".
fn speaker(chunk: &str) -> Option<String> {
    const DASHES: [char; 3] = ['—', '–', '―'];
    const MOST_WORDS: usize = 14;
    let said = plain(chunk);
    let name = said.trim().strip_prefix(DASHES)?.trim();
    let is_name = name.chars().next().is_some_and(char::is_alphabetic)
        && name.split_whitespace().count() <= MOST_WORDS
        && can_be_a_title(chunk)
        && !chunk.contains('\n');
    is_name.then(|| name.to_owned())
}

/// A paragraph that is numbered as a goal: what it is called, and what it says. Of one whose number stands in other bold words, nothing is told apart.
fn numbered(chunk: &str) -> Option<(String, String)> {
    let bold = chunk.strip_prefix("**");
    let whole = bold.unwrap_or(chunk);
    let (title, rest) = numbered_goal(whole)?;
    let rest = match bold {
        Some(_) => rest.trim_start().strip_prefix("**")?.trim_start_matches([':', '.']),
        None => rest,
    };
    Some((title.to_owned(), rest.trim_start().to_owned())).filter(|(_, rest)| !rest.is_empty())
}

/// How many paragraphs, from the first, are numbered as goals. None where they are fewer than two.
fn numbered_from(all: &[&str]) -> Option<usize> {
    let count = all.iter().take_while(|chunk| numbered_goal(plain(chunk).as_str()).is_some()).count();
    (count > 1).then_some(count)
}

/// A quotation without its marks: the block sets its own.
fn unquoted(text: &str) -> &str {
    const MARKS: [char; 6] = ['»', '«', '”', '“', '„', '"'];
    let text = text.trim();
    match (text.starts_with(MARKS), text.ends_with(MARKS)) {
        (true, true) => text.trim_start_matches(MARKS).trim_end_matches(MARKS).trim(),
        _ => text,
    }
}

/// Addresses that no goal has yet.
fn free_goals(file: &str) -> impl Iterator<Item = String> {
    (1..).map(|number| format!("maal-{number}")).filter(move |id| !file.contains(&format!("\"{id}\"")))
}

/// A paragraph at the end of another section.
fn moved(
    file: &str,
    home: &Home,
    path: &KeyPath,
    all: &[&str],
    at: usize,
    section: usize,
) -> Result<Changed, NotDone> {
    let values = edit::values(file)?;
    let there = KeyPath::root().key("section").index(section);
    let target = values.at(&there).ok_or(NotDone::NotHere)?;
    let groups = texts(all, &[at..at + 1, 0..at, at + 1..all.len()]);
    let left = [groups[1].as_str(), &groups[2]].into_iter().filter(|text| !text.is_empty());
    let left = left.collect::<Vec<_>>().join("\n\n");
    let blocks = target.get("block").and_then(SourceValue::list).unwrap_or_default();
    let own = target.get("text").and_then(SourceValue::text);
    let (add, to) = match (blocks.len(), own) {
        (0, None) => {
            let to = there.key("text");
            (Change::Set { path: to.clone(), value: words(&groups[0]) }, to)
        }
        (0, Some(own)) => {
            let to = there.key("text");
            let value = words(&format!("{}\n\n{}", own.trim_end(), groups[0]));
            (Change::Set { path: to.clone(), value }, to)
        }
        (count, _) => {
            let keys = block("text", vec![("text", words(&groups[0]))]);
            let list = there.key("block");
            (Change::Insert { path: list.clone(), at: count, keys }, list.index(count).key("text"))
        }
    };
    if &to == path {
        return Err(NotDone::NotHere);
    }
    let changes = [add, rest(home, path, &left)];
    let chunk = match (blocks.len(), own) {
        (0, Some(own)) => chunks(own).len(),
        _ => 0,
    };
    let homes = vec![to, path.clone(), there.key("title")];
    Ok(Changed { text: edit::changed(file, &changes)?, homes, chunk })
}
