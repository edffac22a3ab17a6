use super::*;

/// The titles of variants, so that a table can name them.
fn kinds(text: &str) -> Vec<String> {
    let (found, _) = faults(text, &["section", "section.block", "term"]);
    found
        .iter()
        .map(|error| format!("{:?}", error.fault).split([' ', '{']).next().unwrap().to_owned())
        .collect()
}

#[test]
fn each_fault_is_told_once_by_what_stands_there() {
    for (text, is) in [
        ("a = 1\na = 2\n", "KeyTwice"),
        ("[p]\na = 1\n[p]\nb = 1\n", "KeyTwice"),
        ("a.b = 1\na.b = 2\n", "KeyTwice"),
        ("a =\nb = 1\n", "ValueMissing"),
        ("a =  # senere\n", "ValueMissing"),
        ("a\n", "ValueMissing"),
        ("a = policy\n", "TextUnquoted"),
        ("a = Alle skal med\n", "TextUnquoted"),
        ("a = [b, c]\n", "ItemUnquoted"),
        ("a = ”Alle”\n", "Quotes"),
        ("a = [”x”, ”y”]\n", "Quotes"),
        ("a = \"Alle”\n", "QuoteAtEnd"),
        ("a = “““\nHej med dig.\nHej igen.\n\"\"\"\nb = 1\n", "LongQuotes"),
        ("a = \"\"\nHej med dig.\n\"\"\"\nb = 1\n", "LongQuotes"),
        ("a = \"\"\"\nHej med dig.\nDu er god.\nb = \"\"\"\nx\n\"\"\"\n", "LongTextOpen"),
        ("a = \"\"\"\nHej med dig.\n\n[p]\nb = 1\n", "LongTextOpen"),
        ("a = \"Vi siger \"ja\" til alle\"\n", "QuotesInside"),
        ("a = \"Vi siger \"ja\"\"\n", "QuotesInside"),
        ("a = \"Alle\" og mere\n", "AfterText"),
        ("a: \"x\"\n", "Colon"),
        ("a: \"x = y\"\n", "Colon"),
        ("a \"x\"\n", "EqualsMissing"),
        ("a – \"x\"\n", "EqualsMissing"),
        ("Hej med dig\n", "LooseLine"),
        ("Husk: ring til Mette\n", "LooseLine"),
        ("title: Alle skal med\n", "Colon"),
        ("tittel: Alle skal med\n", "Colon"),
        ("text: \"\"\"\nHej\nmed dig\n\"\"\"\n", "Colon"),
        ("valid: {\n b = 1,\n c = 2 }\n", "Colon"),
        ("a == 1\n", "SignTooMany"),
        ("a = = 1\n", "SignTooMany"),
        ("a = [1, 2", "ListOpen"),
        ("a = [1, 2\nb = 1\nc = 2\n", "ListOpen"),
        ("[p\na = 1\n", "GroupOpen"),
        ("[[section]\na = 1\n", "GroupOpen"),
        ("[[section]]\na = 1\n[section]\na = 1\n[section.easy]\nb = 1\n[[section]]\nc = 1\n", "OneBracket"),
        ("a = { b = 1", "InlineTableOpen"),
        ("a = { b = 1, c = 2\n# note\nd = 1\n[[p]]\ne = 1\n[[p]]\ne = 1\n", "InlineTableOpen"),
        ("a = [1 2]\n", "CommaMissing"),
        ("a = { b = 1 c = 2 }\n", "CommaMissing"),
        ("a = [\"x\"; \"y\"]\n", "CommaMissing"),
        ("a = { b: 1 }\n", "Colon"),
        ("a => \"x\"\n", "SignTooMany"),
        ("a = \"x\";\n", "SignTooMany"),
        ("a = \"\"\"\nHej med dig.\n”””\n\n[p]\nb = 1\n", "LongQuotesAtEnd"),
        ("a = \"Hej med\ndig\"\nb = 1\n", "TextBroken"),
        ("a = \"Hej med\ndig og\nalle\"\nb = 1\n", "TextBroken"),
        ("a = (b = 1, c = 2)\n", "OtherBrackets"),
        ("a = (\"x\", \"y\")\n", "OtherBrackets"),
        ("a = [1,, 2]\n", "SignTooMany"),
        ("a = 1,\n", "SignTooMany"),
        ("a = \"x\",\n", "SignTooMany"),
        ("a = \"mandag\\onsdag\"\n", "Backslash"),
        ("a = \"\"\"x\\y\"\"\"\n", "Backslash"),
        ("src = \"C:\\Users\\mette\\figur.svg\"\n", "PathBackslash"),
        ("src = \"images\\kort.svg\"\n", "PathBackslash"),
        ("src = \"images\\figur.svg\"\n", "PathBackslash"),
        ("src = \"images\\\\figur.svg\" # et billede\n", "PathBackslash"),
        ("a = \"x\nb = 1\n", "TextOpen"),
        ("a = 'x\nb = 1\n", "TextOpen"),
        ("a\u{a0}= 1\n", "Unseen"),
        ("a =\u{200b} 1\n", "Unseen"),
        ("a = ja\n", "YesNo"),
        ("a = True\n", "YesNo"),
        ("a = 29. januar 2026\n", "Date"),
        ("a = 29.01.2026\n", "Date"),
        ("a = 2026–2029\n", "Years"),
        ("a = 3,5\n", "DecimalComma"),
        ("å = 1\n", "KeyLetters"),
        ("a! = 1\n", "KeyLetters"),
        ("a = 2025-02-30\n", "NoSuchDay"),
        ("adopted = 30. februar 2025\n", "NoSuchDay"),
        ("phone = 30-02-2025\n", "TextUnquoted"),
        ("b = 30-02-2025\n", "Other"),
        ("text: “““\nHej\nmed dig\n\"\"\"\n", "LongQuotes"),
        ("a = 12:99\n", "Other"),
        ("]\n", "LooseLine"),
    ] {
        assert_eq!(kinds(text), [is], "{text:?}");
    }
    assert_eq!(kinds(&format!("a = {}", "[".repeat(200))).len(), 1);
}

#[test]
fn what_stands_in_comments_and_texts_opens_nothing() {
    let before = "# [ \" {\na = \"[ { #\"\nb = '\\'\nc = \"\"\"\n[ \" {\n\"\"\"\n";
    assert_eq!(kinds(&format!("{before}d = policy\n")), ["TextUnquoted"]);
    assert_eq!(kinds(&format!("{before}a = 1\n")), ["KeyTwice"]);
    assert!(kinds(before).is_empty());
}

#[test]
fn what_follows_from_a_misspelt_header_is_not_told() {
    let twice = |header: &str| {
        format!("[[section]]\na = 1\n[section.easy]\nb = 1\n{header}\na = 1\n[section.easy]\nb = 1\n")
    };
    for header in ["[[Section]]", "[[afsnit]]", "[[xyz]]"] {
        assert!(kinds(&twice(header)).is_empty(), "{header}");
        assert!(DeTable::parse(&faults(&twice(header), &["section"]).1).is_ok(), "{header}");
    }
    assert_eq!(kinds(&twice("[[område]]")), ["KeyLetters"]);
    assert_eq!(kinds(&twice("[[term]]")), ["KeyTwice"]);
}

#[test]
fn what_is_left_is_as_long_and_can_be_read() {
    for text in [
        "a = \"x\nb = 1\n",
        "a = \"\"\"\nHej\n[p]\nb = 1\n",
        "é = ”ø”\nb = { c = 1\nd = 2\n",
        "[[[\n",
        "\"\"\"",
        "= = =",
    ] {
        let (found, sound) = faults(text, &["section"]);
        assert_eq!(sound.len(), text.len(), "{text:?}");
        assert!(!found.is_empty());
        assert!(DeTable::parse(&sound).is_ok(), "{text:?} left {sound:?}");
    }
}

#[test]
fn a_mend_leaves_nothing_to_tell() {
    for text in [
        "a = ”Alle”\n",
        "a = \"Alle”\n",
        "a: \"x\"\n",
        "a \"x\"\n",
        "a – \"x\"\n",
        "a == 1\n",
        "a = \"x\nb = 1\n",
        "a = \"x\",\n",
        "a => \"x\"\n",
        "a = \"x\";\n",
        "a = [1,, 2]\n",
        "a = \"\"\"\nHej med dig.\n”””\n\n[p]\nb = 1\n",
        "a = \"Hej med\ndig og\nalle\"\nb = 1\n",
        "a = (b = 1, c = 2)\n",
        "a = (\"x\", \"y\")\n",
        "a = ja\n",
        "a = 29. januar 2026\n",
        "a = 2026–2029\n",
        "a = 3,5\n",
        "a = policy\n",
        "a\u{a0}= 1\n",
        "a = { b = 1\nc = 1\n",
        "a = [1, 2\nc = 1\n",
        "[section]\nb = 1\n[[section]]\n",
        "[p\nb = 1\n",
        "a = \"mandag\\onsdag\"\n",
        "src = \"images\\kort.svg\"\n",
        "a = \"Vi siger \"ja\" til alle\"\n",
        "a = [\n\"x\" # 1\n\"y\"]\n",
        "a = [\n\"x # 1\" # 1\n\n# 2\n\"y\"]\n",
        "a = [\"x\"\n\"y\"]\n",
        "a = { b: 1 }\n",
        "a = { b: 1, c: 2 }\n",
        "title: Alle skal med\n",
        "a = [”x”, ”y”]\n",
        "a = [1 2 3]\n",
        "keywords = [1 2",
        "text: \"\"\"\nHej\n\"\"\"\n",
    ] {
        let (found, _) = faults(text, &["section"]);
        let (range, write) = found[0].mend.clone().unwrap_or_else(|| panic!("{text:?} has no mend"));
        let mended = format!("{}{write}{}", &text[..range.start], &text[range.end..]);
        assert!(DeTable::parse(&mended).is_ok(), "{text:?} became {mended:?}");
    }
}

/// The line that a fault shows as it has to be.
fn shown(text: &str) -> Option<String> {
    match faults(text, &[]).0.remove(0).fault {
        SyntaxFault::Colon { line, .. }
        | SyntaxFault::EqualsMissing { line, .. }
        | SyntaxFault::TextUnquoted { line }
        | SyntaxFault::CommaMissing { line, .. }
        | SyntaxFault::ListOpen { line }
        | SyntaxFault::InlineTableOpen { line } => line,
        other => panic!("{other:?} shows no line"),
    }
}

#[test]
fn the_line_that_is_shown_is_the_one_that_was_typed() {
    for (text, line) in [
        ("a: 2026\n", Some("a = 2026")),
        ("a: \"x\" # note\n", Some("a = \"x\"")),
        ("a \"x\"\n", Some("a = \"x\"")),
        ("a – \"x\"\n", Some("a = \"x\"")),
        ("a = { b: 2026, c: 2029 }\n", Some("a = { b = 2026, c = 2029 }")),
        ("a = { b = 2026 c = 2029 }\n", Some("a = { b = 2026, c = 2029 }")),
        ("a = [\n\"x\" # 1\n\"y\"]\n", Some("\"x\", # 1")),
        ("a = [1, 2\nb = 1\n", Some("a = [1, 2]")),
        ("a = { b = 2026\nc = 1\n", Some("a = { b = 2026 }")),
        // Whatever else is wrong in the line is right in it.
        ("a: ”x”\n", Some("a = \"x\"")),
        ("a ”x”\n", Some("a = \"x\"")),
        ("a = [1 2 3]\n", Some("a = [1, 2, 3]")),
        ("title: Alle skal med # note\n", Some("title = \"Alle skal med\"")),
        ("title: 2026\n", Some("title = \"2026\"")),
        ("keywords = [2025 2026]\n", Some("keywords = [\"2025\", \"2026\"]")),
        ("keywords = [\n2025\n2026]\n", Some("\"2025\",")),
        ("keywords: [\n\"x\",\n\"y\"\n]\n", Some("keywords = [")),
        ("rows = [[2025 \"x\"], [1]]\n", Some("rows = [[\"2025\", \"x\"], [\"1\"]]")),
        ("valid: 2026-2029\n", Some("valid = { from = 2026, to = 2029 }")),
        ("pages: 12\n", Some("pages = 12")),
        ("titel: Alle skal med\n", Some("title = \"Alle skal med\"")),
        ("titel = Alle skal med\n", Some("title = \"Alle skal med\"")),
        ("Resumé: \"Alle skal med\"\n", Some("summary = \"Alle skal med\"")),
        ("label = 1. del\n", Some("label = \"1. del\"")),
        ("title = 29. januar 2026\n", Some("title = \"29. januar 2026\"")),
        ("title: 2026-02-30\n", Some("title = \"2026-02-30\"")),
        ("phone = +45 12 34 56 78 # i dag\n", Some("phone = \"+45 12 34 56 78\"")),
        // What has no one right answer is no line to copy.
        ("a: \"x\" og mere\n", None),
        ("a:\n", None),
    ] {
        assert_eq!(shown(text).as_deref(), line, "{text:?}");
    }
}

#[test]
fn a_path_that_leads_out_of_the_folder_is_known_by_where_it_leads() {
    for (typed, outside) in [
        (r"C:\Users\figur.svg", Some(Outside::Drive("C".to_owned()))),
        (r"h:\\faelles\\figur.svg", Some(Outside::Drive("H".to_owned()))),
        (r"\\server\faelles\figur.svg", Some(Outside::Network)),
        (r"\\\\server\\faelles\\figur.svg", Some(Outside::Network)),
        (r"\images\figur.svg", Some(Outside::Folder)),
        (r"\\images\\figur.svg", Some(Outside::Folder)),
        (r"..\figur.svg", Some(Outside::Folder)),
        (r"images\figur.svg", None),
    ] {
        let (mut found, _) = faults(&format!("src = \"{typed}\"\n"), &[]);
        let SyntaxFault::PathBackslash { outside: told, .. } = found.remove(0).fault else {
            panic!("{typed} is no path")
        };
        assert_eq!(told, outside, "{typed}");
    }
}

#[test]
fn a_mend_writes_no_more_of_a_statement_than_is_wrong() {
    for (text, mended) in [
        ("title: Alle skal med # note\n", (5..20, " = \"Alle skal med\"")),
        ("a = { b: 1, c: 2 }\n", (7..14, " = 1, c =")),
        ("a: \"x\" # note\n", (1..2, " =")),
        // Whole words.
        ("titel: Alle skal med\n", (0..20, "title = \"Alle skal med\"")),
        ("valid: 2026-2029 # år\n", (5..16, " = { from = 2026, to = 2029 }")),
    ] {
        let (range, write) = faults(text, &[]).0.remove(0).mend.expect("it can be mended");
        assert_eq!((range, write.as_str()), mended, "{text:?}");
    }
}
