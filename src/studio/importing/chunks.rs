//! The paragraphs, headings and lists that a text is made of.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The letters and digits of a text in lower case: lines, hyphens and marks don't matter.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a text is made of, as it is written, without the empty lines in between.
pub fn chunks(text: &str) -> Vec<&str> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    found.push(range);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ if depth == 0 => found.push(range),
            _ => {}
        }
    }
    found.into_iter().map(|range| text[range].trim_end()).filter(|chunk| !chunk.is_empty()).collect()
}

/// Whether a chunk is a heading.
pub fn is_heading(chunk: &str) -> bool {
    let first = Parser::new_ext(chunk, Options::empty()).next();
    matches!(first, Some(Event::Start(Tag::Heading { .. })))
}

/// Whether a chunk is a list.
pub fn is_list(chunk: &str) -> bool {
    matches!(Parser::new_ext(chunk, Options::empty()).next(), Some(Event::Start(Tag::List(_))))
}

/// The number of the footnote that a chunk is.
pub fn note(chunk: &str) -> Option<&str> {
    let (label, _) = chunk.strip_prefix("[^")?.split_once("]:")?;
    Some(label)
}

/// A heading's words, as they are written; of anything else, all of it on one line.
pub fn bare(chunk: &str) -> String {
    let words = chunk.split_whitespace().collect::<Vec<_>>().join(" ");
    match is_heading(chunk) {
        true => words.trim_start_matches('#').trim_start().trim_end_matches('#').trim_end().to_owned(),
        false => words,
    }
}

/// A chunk's words as plain text.
pub fn plain(chunk: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(chunk, Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            // A word that is partly bold is one word.
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing is lost where a chunk becomes a title: titles have neither footnotes nor links.
pub fn can_be_a_title(chunk: &str) -> bool {
    !chunk.contains("[^") && !chunk.contains("](") && !chunk.contains('<')
}

/// Plain text so that CommonMark reads it as such.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    match out.chars().next() {
        Some('#' | '>' | '+' | '-' | '=' | '~') => format!("\\{out}"),
        _ => out,
    }
}

/// The lines of a paragraph as the items of a list.
pub fn listed(chunk: &str) -> String {
    let bare = |line: &str| line.trim().trim_end_matches('\\').trim_end().to_owned();
    let lines: Vec<String> = match is_heading(chunk) {
        true => vec![self::bare(chunk)],
        false => chunk.lines().map(bare).filter(|line| !line.is_empty()).collect(),
    };
    let is_item = |line: &String| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(". ");
    let mark = if lines.iter().all(is_item) { "" } else { "- " };
    lines.iter().map(|line| format!("{mark}{line}")).collect::<Vec<_>>().join("\n")
}

/// Where a paragraph can be divided: before each line and each sentence, from the second.
pub fn breaks(chunk: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut ends = false;
    let mut after = false;
    for (at, c) in chunk.char_indices() {
        if c == '\n' || (c.is_whitespace() && ends) {
            after = true;
        } else if !c.is_whitespace() {
            if after && at > 0 {
                places.push(at);
            }
            after = false;
            // Quotation marks and brackets close a sentence with its mark.
            ends =
                matches!(c, '.' | '!' | '?' | ':' | ';') || ends && matches!(c, '"' | '”' | '«' | ')' | '’');
        }
    }
    places
}

/// Groups of chunks as texts of their own; a footnote goes with the first that refers to it.
pub fn texts(chunks: &[&str], groups: &[std::ops::Range<usize>]) -> Vec<String> {
    let mut texts: Vec<Vec<&str>> = groups
        .iter()
        .map(|group| chunks[group.clone()].iter().copied().filter(|chunk| note(chunk).is_none()).collect())
        .collect();
    for (at, chunk) in chunks.iter().enumerate() {
        let Some(label) = note(chunk) else { continue };
        let refers = |text: &Vec<&str>| text.iter().any(|one| one.contains(&format!("[^{label}]")));
        let own = groups.iter().position(|group| group.contains(&at));
        let home = texts.iter().position(refers).or(own);
        if let Some(text) = home.and_then(|home| texts.get_mut(home)) {
            text.push(chunk);
        }
    }
    texts.into_iter().map(|text| text.join("\n\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_and_its_notes_follow() {
        let text = "En.[^1]\n\n## To\n\n- a\n- b\n\n[^1]: Note.\n";
        let all = chunks(text);
        assert_eq!(all, ["En.[^1]", "## To", "- a\n- b", "[^1]: Note."]);
        assert_eq!(texts(&all, &[0..1, 1..2, 2..4]), ["En.[^1]\n\n[^1]: Note.", "## To", "- a\n- b"]);
        assert!(is_heading("## To") && is_list("- a") && !is_heading("En."));
    }

    #[test]
    fn a_paragraph_can_be_divided_before_its_sentences_and_lines() {
        let text = "Alle kan være med. Kom!\nDet er gratis";
        let parts: Vec<&str> = breaks(text).into_iter().map(|at| &text[at..]).collect();
        assert_eq!(parts, ["Kom!\nDet er gratis", "Det er gratis"]);
    }

    #[test]
    fn lines_become_items_and_marks_are_escaped() {
        assert_eq!(listed("Sang\nDans\\\nSpil"), "- Sang\n- Dans\n- Spil");
        assert_eq!(listed("1. Sang\n2. Dans"), "1. Sang\n2. Dans");
        assert_eq!(escaped("# 5 * 3"), "\\# 5 \\* 3");
        assert_eq!((bare("## To ord"), plain("**To** ord")), ("To ord".to_owned(), "To ord".to_owned()));
    }
}
