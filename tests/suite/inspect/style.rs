//! Just enough CSS for the checks: rules with their declarations and the media query around them.

/// A CSS rule, whatever the conditions around it.
#[derive(Debug)]
pub struct Rule {
    pub selector: String,
    pub declarations: Vec<(String, String)>,
}

/// The rules of a style sheet, in order.
pub fn rules(sheet: &str) -> Vec<Rule> {
    let mut text = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    read(&text)
}

fn read(mut text: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    while let Some((head, after)) = text.split_once('{') {
        let end = closing(after);
        let (body, head) = (&after[..end], head.trim());
        if head.starts_with("@media") || head.starts_with("@supports") || head.starts_with("@container") {
            rules.extend(read(body));
        } else {
            let pairs = body.split(';').filter_map(|one| one.split_once(':'));
            let declarations = pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
            rules.push(Rule { selector: head.to_owned(), declarations: declarations.collect() });
        }
        text = after.get(end + 1..).unwrap_or_default();
    }
    rules
}

/// Where the open block ends.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}
