//! A change of a source changes its own bytes and no others: in every source that we have, and in many that nobody wrote.
//!
//! `UDGIV_GENERATED=2000` makes that many; without it a few are made.

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use udgiv::locale::Explain;
use udgiv::source::edit::{Change, EditRefused, KeyPath, SourceValue, changed, value_at, values};

mod notations;

use self::notations::{Notation, TEXTS};
use super::support::{Dice, repository};

const FEW: usize = 60;
const SEED: u64 = 20_261_129;

/// A file with a name that a failure can be found by.
struct Case {
    name: String,
    file: String,
}

impl Case {
    fn one(&self, change: &Change) -> String {
        let all = std::slice::from_ref(change);
        changed(&self.file, all)
            .unwrap_or_else(|why| panic!("{}: {change:?}\n{}\n{}", self.name, why.english(), self.file))
    }

    fn values(&self) -> SourceValue {
        values(&self.file).unwrap_or_else(|why| panic!("{}: {}\n{}", self.name, why.english(), self.file))
    }

    /// The file after two changes of which the second takes the first back.
    fn there_and_back(&self, there: Change, back: Change) {
        let new = self.one(&there);
        let again = Case { name: format!("{}, after {there:?}", self.name), file: new }.one(&back);
        assert!(again == self.file, "{}: {there:?} and back\n{}\n-- is now\n{again}", self.name, self.file);
    }
}

/// Every source of the repository.
fn sources() -> Vec<Case> {
    let mut all = Vec::new();
    for root in ["sources", "tests/base/sources"] {
        for folder in udgiv::files::entries(&repository().join(root)).expect("a folder") {
            for path in udgiv::files::entries(&folder).expect("a folder") {
                if path.extension().is_some_and(|extension| extension == "toml") {
                    let file = std::fs::read_to_string(&path).expect("text");
                    all.push(Case { name: path.display().to_string(), file });
                }
            }
        }
    }
    assert!(all.len() >= 10, "only {} sources", all.len());
    all
}

/// The same file with other line ends, with a byte order mark, and without a line break at its end.
fn dressed(case: &Case) -> Vec<Case> {
    let crlf = case.file.replace('\n', "\r\n");
    let bare = case.file.trim_end_matches('\n');
    let dressed = [
        ("CRLF", crlf.clone()),
        ("BOM", format!("\u{feff}{}", case.file)),
        ("both", format!("\u{feff}{crlf}")),
        ("bare", bare.to_owned()),
    ];
    let name = |dress| format!("{} ({dress})", case.name);
    dressed.into_iter().map(|(dress, file)| Case { name: name(dress), file }).collect()
}

/// Every value with its place, by the parser's own account of where it stands. Tables and lists have none: they may stand anywhere.
fn leaves(file: &str) -> Vec<(KeyPath, Range<usize>)> {
    let mark = file.len() - file.trim_start_matches('\u{feff}').len();
    let table = DeTable::parse(&file[mark..]).expect("TOML");
    let mut all = Vec::new();
    for (key, value) in table.get_ref() {
        leaves_of(value.get_ref(), value.span(), &KeyPath::root().key(key.get_ref().as_ref()), &mut all);
    }
    all.iter_mut().for_each(|(_, range)| *range = range.start + mark..range.end + mark);
    all
}

fn leaves_of(
    value: &DeValue<'_>,
    span: Range<usize>,
    path: &KeyPath,
    all: &mut Vec<(KeyPath, Range<usize>)>,
) {
    match value {
        DeValue::Table(table) => {
            for (key, value) in table {
                leaves_of(value.get_ref(), value.span(), &path.key(key.get_ref().as_ref()), all);
            }
        }
        DeValue::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                leaves_of(item.get_ref(), item.span(), &path.index(at), all);
            }
        }
        _ => all.push((path.clone(), span)),
    }
}

/// Every place in a tree of values.
fn places(value: &SourceValue, path: &KeyPath, all: &mut Vec<KeyPath>) {
    all.push(path.clone());
    match value {
        SourceValue::Table(pairs) => {
            pairs.iter().for_each(|(key, value)| places(value, &path.key(key.as_str()), all))
        }
        SourceValue::List(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, &path.index(at), all));
        }
        _ => {}
    }
}

/// A value of the same kind that is another.
fn other(value: &SourceValue, dice: &mut Dice) -> SourceValue {
    match value {
        SourceValue::Text(old) => {
            let new = match dice.below(3) {
                0 => format!("{old} – og mere"),
                1 => old.replacen('e', "é\"\\", 1) + "\n",
                _ => dice.one_of(&TEXTS).to_owned(),
            };
            if new == *old { SourceValue::from("Noget andet") } else { SourceValue::Text(new) }
        }
        SourceValue::Integer(number) => SourceValue::Integer(number.wrapping_neg().wrapping_sub(7)),
        SourceValue::Float(number) => SourceValue::Float(if *number == 0.25 { 0.75 } else { 0.25 }),
        SourceValue::Boolean(is) => SourceValue::Boolean(!is),
        _ => "1999-12-31".parse().map_or(SourceValue::Boolean(false), SourceValue::Date),
    }
}

/// Whatever is set to what it is stays as it is written.
fn nothing_changes(case: &Case) {
    let values = case.values();
    let mut all = Vec::new();
    places(&values, &KeyPath::root(), &mut all);
    // All at once, since each of them reads the file.
    let same = all
        .iter()
        .map(|path| Change::Set { path: path.clone(), value: values.at(path).expect("a value").clone() });
    let same: Vec<Change> = same.collect();
    for part in same.chunks(same.len().div_ceil(10).max(1)) {
        assert_eq!(changed(&case.file, part).as_deref(), Ok(case.file.as_str()), "{}", case.name);
    }
}

/// Each of these values is set to another: what stands before and behind it stays, and it reads back as it was typed.
fn values_change_alone(case: &Case, step: usize, dice: &mut Dice) {
    let values = case.values();
    for (path, range) in leaves(&case.file).into_iter().skip(dice.below(step)).step_by(step) {
        let value = other(values.at(&path).unwrap_or_else(|| panic!("{}: {path}", case.name)), dice);
        let new = case.one(&Change::Set { path: path.clone(), value: value.clone() });
        let (before, behind) = (&case.file[..range.start], &case.file[range.end..]);
        let is_alone =
            new.len() >= before.len() + behind.len() && new.starts_with(before) && new.ends_with(behind);
        assert!(is_alone, "{}: {path} changes more than itself\n{new}", case.name);
        assert_eq!(value_at(&new, &path), Ok(Some(value)), "{}: {path}", case.name);
        assert_eq!(
            new.contains("\r\n"),
            case.file.contains("\r\n"),
            "{}: {path} has other line ends",
            case.name
        );
        let bare = new.matches('\n').count() - new.matches("\r\n").count();
        assert!(!case.file.contains("\r\n") || bare == 0, "{}: {path} mixes line ends", case.name);
    }
}

/// The lists of tables, with how many each has.
fn lists(values: &SourceValue) -> Vec<(KeyPath, usize)> {
    let mut all = Vec::new();
    places(values, &KeyPath::root(), &mut all);
    let lists = all.into_iter().filter_map(|path| {
        let items = values.at(&path)?.list()?;
        let are_tables = items.iter().all(|item| matches!(item, SourceValue::Table(_)));
        are_tables.then_some((path, items.len()))
    });
    lists.collect()
}

fn element() -> Vec<(String, SourceValue)> {
    let inner = SourceValue::Table(vec![("text".into(), "Let.\nMere.\n".into())]);
    let blocks = SourceValue::List(vec![SourceValue::Table(vec![("type".into(), "text".into())])]);
    [("id", "nyt".into()), ("title", "Nyt".into()), ("block", blocks), ("easy", inner)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// What is inserted and taken out again, or moved there and back, leaves every byte as it was.
fn elements_come_and_go(case: &Case, step: usize, is_tidy: bool, dice: &mut Dice) {
    let values = case.values();
    for (path, length) in lists(&values).into_iter().skip(dice.below(step)).step_by(step) {
        for at in [0, dice.below(length + 1), length] {
            let insert = Change::Insert { path: path.clone(), at, keys: element() };
            case.there_and_back(insert, Change::Remove { path: path.index(at) });
        }
        if length > 1 {
            let (from, to) = (dice.below(length), dice.below(length));
            let shift = |from, to| Change::Move { path: path.clone(), from, to };
            if is_tidy {
                case.there_and_back(shift(from, to), shift(to, from));
            }
            let moved = case.one(&shift(from, to));
            let value_of = |file: &str, at: usize| value_at(file, &path.index(at)).expect("TOML");
            assert_eq!(value_of(&moved, to), value_of(&case.file, from), "{}", case.name);
        }
    }
}

/// What is taken out is gone, and put back it is as it was, if not at the same place.
fn keys_go_and_come(case: &Case, step: usize, dice: &mut Dice) {
    let values = case.values();
    let mut all = Vec::new();
    places(&values, &KeyPath::root(), &mut all);
    for path in all.into_iter().skip(1 + dice.below(step)).step_by(step) {
        let without = case.one(&Change::Remove { path: path.clone() });
        let Some(value) = values.at(&path) else { continue };
        let mut rest = case.file.bytes();
        let only_less = without.bytes().all(|byte| rest.any(|one| one == byte));
        assert!(only_less, "{}: taking out {path} writes something\n{without}", case.name);
        // A comment behind it and one above may go along with a value, and no other.
        let comments = |file: &str| file.matches("# kommentar").count();
        let is_leaf = !matches!(value, SourceValue::Table(_) | SourceValue::List(_));
        let gone = comments(&case.file) - comments(&without);
        assert!(!is_leaf || gone <= 2, "{}: {path} takes {gone} comments along\n{without}", case.name);
        let is_key = !path.to_string().ends_with(']');
        if is_key {
            let case = Case { name: format!("{}, without {path}", case.name), file: without };
            let back = case.one(&Change::Set { path: path.clone(), value: value.clone() });
            assert_eq!(value_at(&back, &path), Ok(Some(value.clone())), "{}", case.name);
        }
    }
}

/// A key that a table doesn't have is put in, and all bytes that were there are there still.
fn keys_are_added(case: &Case, step: usize, dice: &mut Dice) {
    let values = case.values();
    let mut all = Vec::new();
    places(&values, &KeyPath::root(), &mut all);
    let all = all.into_iter().filter(|path| matches!(values.at(path), Some(SourceValue::Table(_))));
    let keys = ["title", "text", "easy", "page", "valid", "ny nøgle", "alt", "id", "synonyms"];
    for table in all.skip(dice.below(step)).step_by(step) {
        let path = table.key(dice.one_of(&keys));
        if values.at(&path).is_some() {
            continue;
        }
        let value = match dice.below(3) {
            0 => SourceValue::Table(element()),
            _ => SourceValue::from(dice.one_of(&TEXTS)),
        };
        let new = case.one(&Change::Set { path: path.clone(), value: value.clone() });
        let common = |one: &mut dyn Iterator<Item = u8>, two: &mut dyn Iterator<Item = u8>| {
            one.zip(two).take_while(|(one, two)| one == two).count()
        };
        let first = common(&mut case.file.bytes(), &mut new.bytes());
        let last = common(&mut case.file.bytes().rev(), &mut new.bytes().rev());
        // Before a comment that stays where it is, there may be a comma to add.
        let between = case.file.as_bytes().get(first..case.file.len() - last).unwrap_or_default();
        let instead = &new.as_bytes()[first..(new.len() - last).max(first)];
        let is_kept = between.is_empty() || instead.windows(between.len()).any(|part| part == between);
        assert!(is_kept, "{}: {path} changes what is there\n{new}", case.name);
        assert_eq!(value_at(&new, &path), Ok(Some(value)), "{}: {path}", case.name);
    }
}

fn hold(case: &Case, step: usize, is_tidy: bool, dice: &mut Dice) {
    nothing_changes(case);
    values_change_alone(case, step, dice);
    elements_come_and_go(case, step, is_tidy, dice);
    keys_go_and_come(case, step, dice);
    keys_are_added(case, step, dice);
}

#[test]
fn a_change_of_any_source_changes_its_own_bytes() {
    let mut dice = Dice::new(SEED);
    for case in sources() {
        nothing_changes(&case);
        values_change_alone(&case, 1, &mut dice);
        elements_come_and_go(&case, 4, true, &mut dice);
        keys_go_and_come(&case, 9, &mut dice);
        keys_are_added(&case, 9, &mut dice);
        for dressed in dressed(&case) {
            hold(&dressed, 25, true, &mut dice);
        }
    }
}

#[test]
fn a_change_in_any_notation_changes_its_own_bytes() {
    let wanted = std::env::var("UDGIV_GENERATED").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW);
    let mut dice = Dice::new(SEED);
    let mut tidy = 0;
    for number in 0..wanted {
        let made = Notation::new(&mut dice);
        tidy += usize::from(made.is_tidy);
        let case = Case { name: format!("notation {number}"), file: made.file };
        assert_eq!(case.values(), made.values, "{}", case.file);
        hold(&case, 1, made.is_tidy, &mut dice);
        let dressed = dressed(&case);
        hold(&dressed[dice.below(dressed.len())], 2, made.is_tidy, &mut dice);
    }
    assert!(tidy > wanted / 2 && tidy < wanted, "{tidy} of {wanted}");
}

#[test]
fn whole_tables_and_lists_become_others_and_keep_what_they_share() {
    let mut dice = Dice::new(SEED);
    let mut before = Notation::new(&mut dice);
    let mut kept = 0;
    for number in 0..4 * FEW {
        let made = Notation::new(&mut dice);
        let SourceValue::Table(pairs) = &before.values else { panic!("a table") };
        let SourceValue::Table(roots) = &made.values else { panic!("a table") };
        let case = Case { name: format!("notation {number}"), file: made.file.clone() };
        for (key, value) in pairs {
            let path = KeyPath::root().key(key.as_str());
            let new = case.one(&Change::Set { path: path.clone(), value: value.clone() });
            for (other, old) in roots {
                assert!(
                    other == key
                        || value_at(&new, &KeyPath::root().key(other.as_str())) == Ok(Some(old.clone())),
                    "{new}"
                );
            }
            // Elements that are equal keep their lines: set to itself with one more, a list is as it was but for that.
            let Some(items) = made.values.get(key).and_then(SourceValue::list) else { continue };
            let more = items.iter().cloned().chain([SourceValue::Table(element())]).collect();
            let new = case.one(&Change::Set { path: path.clone(), value: SourceValue::List(more) });
            let again = Case { name: case.name.clone(), file: new }
                .one(&Change::Remove { path: path.index(items.len()) });
            assert!(again == case.file, "{}\n-- is now\n{again}", case.file);
            kept += 1;
        }
        before = made;
    }
    assert!(kept > FEW, "{kept}");
}

#[test]
fn broken_files_are_refused_and_never_a_panic() {
    let mut dice = Dice::new(SEED);
    let mut refused = 0;
    for _ in 0..FEW {
        let made = Notation::new(&mut dice);
        let mut all = Vec::new();
        places(&made.values, &KeyPath::root(), &mut all);
        for _ in 0..20 {
            let mut file: Vec<char> = made.file.chars().collect();
            for _ in 0..=dice.below(3) {
                let at = dice.below(file.len().max(1));
                match dice.below(3) {
                    0 => file.truncate(at),
                    1 if at < file.len() => drop(file.remove(at)),
                    _ => file.insert(
                        at.min(file.len()),
                        ['[', ']', '"', '\'', '\n', '#', '.', '=', '{', '\r'][dice.below(10)],
                    ),
                }
            }
            let file: String = file.into_iter().collect();
            let path = all[dice.below(all.len())].clone();
            let changes = [
                Change::Set { path: path.clone(), value: SourceValue::from("x") },
                Change::Set { path: path.key("ny"), value: SourceValue::Table(element()) },
                Change::Remove { path: path.clone() },
                Change::Insert { path: path.clone(), at: dice.below(3), keys: element() },
                Change::Move { path, from: dice.below(3), to: dice.below(3) },
            ];
            for change in changes {
                match changed(&file, std::slice::from_ref(&change)) {
                    Err(EditRefused::NotToml) => refused += 1,
                    Err(_) => {}
                    Ok(new) => assert!(values(&new).is_ok(), "{change:?}\n{file}\n{new}"),
                }
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked")]
fn large_files_are_changed_in_a_moment() {
    let many = "[[section]]\n[section.easy]\n".repeat(20_000);
    let list = format!("a = [{}]\n", "{ b = 1 },\n".repeat(20_000));
    let dotted = format!(
        "a = {{ {} }}\n",
        (0..20_000).map(|at| format!("b.k{at} = 1")).collect::<Vec<_>>().join(", ")
    );
    let begun = std::time::Instant::now();
    for (file, path) in [
        (&many, "section[19999].easy.text"),
        (&list, "a[19999].b"),
        (&dotted, "a.b.k19999"),
        (&dotted, "a.ny"),
    ] {
        let path: KeyPath = path.parse().expect("a path");
        let case = Case { name: path.to_string(), file: file.clone() };
        let new = case.one(&Change::Set { path: path.clone(), value: "x".into() });
        assert_eq!(value_at(&new, &path), Ok(Some("x".into())));
        case.one(&Change::Remove { path: path.parent().expect("a parent").0 });
    }
    // Far more than it takes, and far less than if every line were looked at for every other.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
