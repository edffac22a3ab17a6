//! Each notation, before and after.

use super::*;
use crate::locale::Explain;

fn path(text: &str) -> KeyPath {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// The value that is written so.
fn value(written: &str) -> SourceValue {
    let all = values(&format!("a = {written}")).unwrap_or_else(|why| panic!("{written}: {why:?}"));
    all.get("a").cloned().expect("a value")
}

fn set(file: &str, at: &str, written: &str) -> String {
    one(file, Change::Set { path: path(at), value: value(written) })
}

fn remove(file: &str, at: &str) -> String {
    one(file, Change::Remove { path: path(at) })
}

fn insert(file: &str, list: &str, at: usize, keys: &str) -> String {
    let SourceValue::Table(keys) = value(keys) else { panic!("{keys}") };
    let new = one(file, Change::Insert { path: path(list), at, keys });
    assert_eq!(remove(&new, &format!("{list}[{at}]")), file, "taken out again");
    new
}

fn shift(file: &str, list: &str, from: usize, to: usize) -> String {
    one(file, Change::Move { path: path(list), from, to })
}

fn one(file: &str, change: Change) -> String {
    changed(file, std::slice::from_ref(&change))
        .unwrap_or_else(|why| panic!("{change:?}\n{}\n{file}", why.english()))
}

fn refused(file: &str, change: Change) -> EditRefused {
    changed(file, &[change]).expect_err("refused")
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    for (before, at, written, after) in [
        ("a = 'x' # en\nb = 2\n", "a", "'y'", "a = 'y' # en\nb = 2\n"),
        ("a=1_000", "a", "7", "a=7"),
        (
            "\u{feff}# å\r\n a . \"b c\" = true\r\n",
            "a.\"b c\"",
            "false",
            "\u{feff}# å\r\n a . \"b c\" = false\r\n",
        ),
        ("a = 2025-01-01 # dag\n", "a", "2026-02-03", "a = 2026-02-03 # dag\n"),
        ("a = 1.50\n", "a", "2.0", "a = 2.0\n"),
        (
            "[a]\nb = { c = 1, 'd' = \"x\" } # her\n",
            "a.b.d",
            "'y'",
            "[a]\nb = { c = 1, 'd' = \"y\" } # her\n",
        ),
        ("[[a]]\nb = 1\n# to\n[[a]]\nb = 2\n", "a[1].b", "3", "[[a]]\nb = 1\n# to\n[[a]]\nb = 3\n"),
        ("a = \"\"\"\nx\n\"\"\" # slut\n", "a", "\"y\\nz\\n\"", "a = \"\"\"\ny\nz\n\"\"\" # slut\n"),
        ("a = \"\"\"\r\nx\r\n\"\"\"\r\n", "a", "\"y\\nz\\n\"", "a = \"\"\"\r\ny\r\nz\r\n\"\"\"\r\n"),
        ("a = '''x'''\n", "a", "'C:\\y'", "a = '''C:\\y'''\n"),
        ("a = [ 'x', # en\n  'y' ] # to\n", "a[1]", "'z'", "a = [ 'x', # en\n  'z' ] # to\n"),
        ("a = [['x', 'y'], ['z']]\n", "a[0][1]", "'æ'", "a = [['x', 'æ'], ['z']]\n"),
        ("a = 'x'\n", "a", "['y']", "a = [\"y\"]\n"),
    ] {
        assert_eq!(set(before, at, written), after);
    }
}

#[test]
fn what_is_set_to_what_it_is_stays_as_it_is_written() {
    let file = "\u{feff}a = 0x10\r\nb = \"\\u00e6\" \r\nc = [ 1,\t2 ,]\r\n[d]\r\ne.f = 1.50\r\n[[g]]\r\n  [g.h]\r\n  i = 2025-01-01 10:00:00\r\n";
    for at in ["a", "b", "c", "c[1]", "d", "d.e", "d.e.f", "g", "g[0]", "g[0].h", "g[0].h.i"] {
        let value = value_at(file, &path(at)).expect("TOML").expect("a value");
        assert_eq!(one(file, Change::Set { path: path(at), value }), file, "{at}");
    }
}

#[test]
fn a_new_key_stands_behind_the_nearest_one_before_it() {
    for (before, at, written, after) in [
        (
            "[policy]\ntitle = 'x' # t\n# om\nkind = 'plan'\n",
            "policy.subtitle",
            "'y'",
            "[policy]\ntitle = 'x' # t\nsubtitle = \"y\"\n# om\nkind = 'plan'\n",
        ),
        (
            "[policy]\n\n# om\nkind = 'plan'\n",
            "policy.title",
            "'y'",
            "[policy]\ntitle = \"y\"\n\n# om\nkind = 'plan'\n",
        ),
        ("[policy] # her", "policy.title", "'y'", "[policy] # her\ntitle = \"y\""),
        (
            "policy.title = 'x'\n",
            "policy.valid",
            "{ from = 1, to = 2 }",
            "policy.title = 'x'\npolicy.valid = { from = 1, to = 2 }\n",
        ),
        ("policy . kind = 'x'\n", "policy.title", "'y'", "policy . title = \"y\"\npolicy . kind = 'x'\n"),
        (
            "policy = { title = 'x', kind = 'plan' } # her\n",
            "policy.subtitle",
            "'y'",
            "policy = { title = 'x', subtitle = \"y\", kind = 'plan' } # her\n",
        ),
        (
            "policy = { kind = 'plan' }\n",
            "policy.title",
            "'y'",
            "policy = { title = \"y\", kind = 'plan' }\n",
        ),
        ("policy = {}\n", "policy.title", "'y'", "policy = { title = \"y\" }\n"),
        ("# top\n\n[policy]\ntitle = 'x'\n", "schema", "1", "# top\n\nschema = 1\n\n[policy]\ntitle = 'x'\n"),
        ("", "schema", "1", "schema = 1\n"),
        ("# top", "schema", "1", "# top\n\nschema = 1\n"),
        (
            "[policy.valid]\nfrom = 1\n",
            "policy.title",
            "'x'",
            "[policy]\ntitle = \"x\"\n\n[policy.valid]\nfrom = 1\n",
        ),
        (
            "[[section]]\r\n  id = 'a'\r\n\r\n  [[section.block]]\r\n  type = 'goal'\r\n",
            "section[0].text",
            "\"Hej\\nDer\\n\"",
            "[[section]]\r\n  id = 'a'\r\n  text = \"\"\"\r\nHej\r\nDer\r\n\"\"\"\r\n\r\n  [[section.block]]\r\n  type = 'goal'\r\n",
        ),
        (
            "[[section]]\n[[section.block]]\ntype = 'goal'\neasy = 'x'\n",
            "section[0].block[0].text",
            "'y'",
            "[[section]]\n[[section.block]]\ntype = 'goal'\ntext = \"y\"\neasy = 'x'\n",
        ),
        ("a = 1\nb = 2\n[c]\n", "x", "3", "a = 1\nb = 2\nx = 3\n[c]\n"),
        (
            "[[section]]\n  [[section.block]]\n  type = 'table'\n  header = ['a']\n",
            "section[0].block[0].rows",
            "[['x'], ['y']]",
            "[[section]]\n  [[section.block]]\n  type = 'table'\n  header = ['a']\n  rows = [\n    [\"x\"],\n    [\"y\"],\n  ]\n",
        ),
    ] {
        assert_eq!(set(before, at, written), after);
    }
}

#[test]
fn a_table_that_is_missing_is_made() {
    for (before, at, written, after) in [
        (
            "[[section]]\nid = 'a'\n\n  # et\n  [[section.block]]\n  type = 'goal'\n\n\n# to\n[[section]]\nid = 'b'\n",
            "section[0].easy.text",
            "\"Hej.\\n\"",
            "[[section]]\nid = 'a'\n\n  # et\n  [[section.block]]\n  type = 'goal'\n\n  [section.easy]\n  text = \"\"\"\nHej.\n\"\"\"\n\n\n# to\n[[section]]\nid = 'b'\n",
        ),
        (
            "[[section]]\nid = 'a'\n[[section]]\nid = 'b'",
            "section[1].easy.text",
            "'x'",
            "[[section]]\nid = 'a'\n[[section]]\nid = 'b'\n\n  [section.easy]\n  text = \"x\"",
        ),
        (
            "[policy]\ntitle = 'x'\n\n[[section]]\n",
            "policy.cover_picture.src",
            "'a.jpg'",
            "[policy]\ntitle = 'x'\ncover_picture = { src = \"a.jpg\" }\n\n[[section]]\n",
        ),
        (
            "section = [{ id = 'a' }]\n",
            "section[0].easy",
            "{ text = 'x', covers = ['m'] }",
            "section = [{ id = 'a', easy = { text = \"x\", covers = [\"m\"] } }]\n",
        ),
        ("name = 'x'\n", "brand.primary", "'#000000'", "name = 'x'\n\n[brand]\nprimary = \"#000000\"\n"),
        ("# kun det\n", "policy.title", "'x'", "# kun det\n\n[policy]\ntitle = \"x\"\n"),
    ] {
        assert_eq!(set(before, at, written), after);
    }
}

#[test]
fn of_tables_and_lists_only_what_differs_is_written() {
    for (before, at, written, after) in [
        ("a = [\n  'x', # en\n  'y',\n]\n", "a", "['x', 'z']", "a = [\n  'x', # en\n  'z',\n]\n"),
        (
            "a = [\n  'x', # en\n  'y' # to\n]\n",
            "a",
            "['x', 'y', 'z']",
            "a = [\n  'x', # en\n  'y', # to\n  \"z\"\n]\n",
        ),
        ("a = [\n  # en\n  'x',\n  # to\n  'y',\n]\n", "a", "['y']", "a = [\n  # to\n  'y',\n]\n"),
        ("a = ['x', 'y']\n", "a", "['w', 'x', 'y']", "a = [\"w\", 'x', 'y']\n"),
        ("a = ['x', 'y']\n", "a", "[]", "a = []\n"),
        ("a = []\n", "a", "['x']", "a = [\"x\"]\n"),
        ("a = { b = 1, c = 2 }\n", "a", "{ c = 3 }", "a = { c = 3 }\n"),
        ("[a]\nb = 1 # b\nc = 2\n", "a", "{ c = 2, d = 4 }", "[a]\nc = 2\nd = 4\n"),
        ("a.b = 1\na.c.d = 2\n", "a", "{ b = 1 }", "a.b = 1\n"),
    ] {
        assert_eq!(set(before, at, written), after);
    }
}

#[test]
fn what_is_removed_takes_its_lines_along() {
    for (before, at, after) in [
        ("a = 1 # en\nb = 2\n", "a", "b = 2\n"),
        ("a = 1\nb = 2", "b", "a = 1"),
        ("a = 1\r\nb = 2", "b", "a = 1"),
        ("a = \"\"\"\nx\n\"\"\"\n# b\nb = 2\n", "a", "# b\nb = 2\n"),
        ("a = { b = 1, c = 2 }\n", "a.b", "a = { c = 2 }\n"),
        ("a = { b = 1, c = 2 }\n", "a.c", "a = { b = 1 }\n"),
        ("a = { b = 1 }\n", "a.b", "a = {}\n"),
        ("a = { b.c = 1, d = 2, b.e = 3, f = 4 }\n", "a.b", "a = { d = 2, f = 4 }\n"),
        ("a = { d = 2, b.c = 1, b.e = 3 }\n", "a.b", "a = { d = 2 }\n"),
        ("a.b = 1\nc = 2\na.d = 3\n", "a", "c = 2\n"),
        ("x = 1\n\n# fri\n\n# om a\n[a]\nb = 1\n\n[a.c]\n\n[d]\n", "a", "x = 1\n\n# fri\n\n[d]\n"),
        ("[a]\nb = 1\n\n# d\n[d]\n", "a", "# d\n[d]\n"),
        (
            "[[a]]\nb = 1\n\n# to\n[[a]]\nb = 2\n  [a.c]\n\n# tre\n[[a]]\n",
            "a[1]",
            "[[a]]\nb = 1\n\n# tre\n[[a]]\n",
        ),
        ("[[a]]\nb = 1\n[x]\n[[a.c]]\n[[a]]\nb = 2\n", "a[0]", "[x]\n[[a]]\nb = 2\n"),
    ] {
        assert_eq!(remove(before, at), after);
    }
}

#[test]
fn an_element_is_inserted_as_its_neighbours_stand() {
    for (before, list, at, keys, after) in [
        (
            "# Ord\n\n[[term]]\nword = 'a'\n\n# b\n[[term]]\nword = 'b'\n",
            "term",
            1,
            "{ word = 'x', easy = 'y' }",
            "# Ord\n\n[[term]]\nword = 'a'\n\n[[term]]\nword = \"x\"\neasy = \"y\"\n\n# b\n[[term]]\nword = 'b'\n",
        ),
        (
            "# Ord\n\n[[term]]\nword = 'a'\n[[term]]\nword = 'b'",
            "term",
            2,
            "{ word = 'x' }",
            "# Ord\n\n[[term]]\nword = 'a'\n[[term]]\nword = 'b'\n[[term]]\nword = \"x\"",
        ),
        (
            "# Ord\r\n\r\n[[term]]\r\nword = 'a'\r\n",
            "term",
            0,
            "{ word = 'x' }",
            "# Ord\r\n\r\n[[term]]\r\nword = \"x\"\r\n\r\n[[term]]\r\nword = 'a'\r\n",
        ),
        (
            "[policy]\ntitle = 'x'\n\n\n# A\n[[section]]\n",
            "term",
            0,
            "{ word = 'x' }",
            "[policy]\ntitle = 'x'\n\n[[term]]\nword = \"x\"\n\n\n# A\n[[section]]\n",
        ),
        (
            "[[section]]\nid = 'a'\n\n  [section.easy]\n  text = 'x'\n",
            "section[0].block",
            0,
            "{ type = 'text', text = \"x\\n\" }",
            "[[section]]\nid = 'a'\n\n  [[section.block]]\n  type = \"text\"\n  text = \"\"\"\nx\n\"\"\"\n\n  [section.easy]\n  text = 'x'\n",
        ),
        (
            "[[section]]\nid = 'a'\n\n\n[[section]]\nid = 'b'\n",
            "section",
            1,
            "{ id = 'x', block = [{ type = 'goal' }], easy = { text = 'y' } }",
            "[[section]]\nid = 'a'\n\n\n[[section]]\nid = \"x\"\n\n  [[section.block]]\n  type = \"goal\"\n\n  [section.easy]\n  text = \"y\"\n\n\n[[section]]\nid = 'b'\n",
        ),
        (
            "section = [\n  { id = 'a' }, # a\n  # b\n  { id = 'b' },\n]\n",
            "section",
            1,
            "{ id = 'x' }",
            "section = [\n  { id = 'a' }, # a\n  { id = \"x\" },\n  # b\n  { id = 'b' },\n]\n",
        ),
        (
            "section = [{ id = 'a' }]\n",
            "section",
            1,
            "{ id = 'x' }",
            "section = [{ id = 'a' }, { id = \"x\" }]\n",
        ),
        ("[[a]]\nblock = []\n", "a[0].block", 0, "{ b = 1 }", "[[a]]\nblock = [{ b = 1 }]\n"),
    ] {
        assert_eq!(insert(before, list, at, keys), after);
    }
}

#[test]
fn a_moved_element_takes_its_comment_and_its_tables_along() {
    for (before, list, from, to, after) in [
        (
            "# Ord\n\n# a\n[[a]]\nb = 1\n\n  [a.c]\n\n\n[[a]] # to\nb = 2\n\n[x]",
            "a",
            0,
            1,
            "# Ord\n\n[[a]] # to\nb = 2\n\n\n# a\n[[a]]\nb = 1\n\n  [a.c]\n\n[x]",
        ),
        (
            "[[a]]\r\nb = 1\n\n[[a]]\nb = 2\r\n\n[[a]]\nb = 3",
            "a",
            2,
            0,
            "[[a]]\nb = 3\n\n[[a]]\r\nb = 1\r\n\n[[a]]\nb = 2",
        ),
        ("a = [{ b = 1 }, { b = 2 },]", "a", 0, 1, "a = [{ b = 2 }, { b = 1 },]"),
        (
            "a = [\n  # en\n  { b = 1 }, # 1\n  { b = 2 } # 2\n]",
            "a",
            0,
            1,
            "a = [\n  { b = 2 }, # 2\n  # en\n  { b = 1 } # 1\n]",
        ),
        ("a = [\n  1, # en\n  2, 3]", "a", 0, 2, "a = [\n  2, # en\n  3, 1]"),
    ] {
        let moved = shift(before, list, from, to);
        assert_eq!(moved, after);
        assert_eq!(shift(&moved, list, to, from), before, "and back");
    }
    // Where others stand between, its lines come together.
    assert_eq!(
        shift("[[a]]\nb = 1\n[x]\n\n[a.c]\nd = 1\n\n[[a]]\nb = 2\n", "a", 0, 1),
        "[x]\n\n[[a]]\nb = 2\n\n[[a]]\nb = 1\n\n[a.c]\nd = 1\n"
    );
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let file = "[[a]]\nb = 1\n";
    let add = |at| Change::Insert { path: path("a"), at, keys: vec![("b".into(), SourceValue::Integer(2))] };
    let set = |at: &str| Change::Set { path: path(at), value: SourceValue::Integer(3) };
    assert_eq!(changed(file, &[add(1), set("a[1].b")]).as_deref(), Ok("[[a]]\nb = 1\n\n[[a]]\nb = 3\n"));
    assert_eq!(
        changed(file, &[add(1), set("a[2].b")]),
        Err(EditRefused::NoSuchPlace { path: path("a[2].b") })
    );
}

#[test]
fn what_cannot_be_done_is_refused_and_explained() {
    let set = |at: &str| Change::Set { path: path(at), value: SourceValue::Integer(3) };
    let keys = Vec::new;
    for (file, change, why) in [
        ("a = ", set("a"), EditRefused::NotToml),
        ("a = 1\n", set(""), EditRefused::ChangesElse { path: path("") }),
        ("a = 1\n", set("a.b"), EditRefused::NoSuchPlace { path: path("a.b") }),
        ("a = [1]\n", set("a[1]"), EditRefused::NoSuchPlace { path: path("a[1]") }),
        ("a = 1\n", Change::Remove { path: path("b") }, EditRefused::NoSuchPlace { path: path("b") }),
        (
            "[[a]]\n",
            Change::Insert { path: path("a"), at: 2, keys: keys() },
            EditRefused::NotInList { path: path("a") },
        ),
        (
            "a = 1\n",
            Change::Insert { path: path("a"), at: 0, keys: keys() },
            EditRefused::NotInList { path: path("a") },
        ),
        (
            "[[a]]\n",
            Change::Move { path: path("a"), from: 0, to: 1 },
            EditRefused::NotInList { path: path("a") },
        ),
    ] {
        let refused = refused(file, change);
        assert_eq!(refused, why);
        assert!(!refused.danish().is_empty() && refused.danish() != refused.english());
    }
    let far = (0..100_000).map(|_| "a").collect::<Vec<_>>().join(".");
    assert_eq!(refused("", set(&far)), EditRefused::TooDeep);
    let deep = (0..200).fold(SourceValue::Integer(1), |inner, _| SourceValue::List(vec![inner]));
    assert_eq!(refused("", Change::Set { path: path("a"), value: deep }), EditRefused::TooDeep);
}
