//! `udgiv explain`: one rule, as `docs/rules.md` and `docs/rules.en.md` tell it.

use super::ExplainArgs;
use crate::check;
use crate::locale::Locale;
use crate::pipeline::Trouble;
use crate::source::nearest;

const DANISH: &str = include_str!("../../docs/rules.md");
const ENGLISH: &str = include_str!("../../docs/rules.en.md");

/// Tells what a code means: what it finds, why and by which standard, a wrong and a right example.
pub fn run(args: &ExplainArgs, locale: Locale) -> super::Outcome {
    let asked = args.code.trim().to_uppercase();
    let known: Vec<&str> = check::codes().map(|code| code.id).collect();
    if !known.contains(&asked.as_str()) {
        let near = nearest(&asked, known.iter().copied());
        return Err(Trouble::NoSuchCode { code: args.code.clone(), near }.into());
    }
    let (page, finds, why) = match locale {
        Locale::Danish => (DANISH, "Finder", "Hvorfor"),
        Locale::English => (ENGLISH, "Finds", "Why"),
    };
    let [name, level, found, reason] = row(page, &asked);
    println!("{asked} {name} ({level})\n\n{finds}: {found}\n{why}: {reason}\n\n{}", section(page, &asked));
    Ok(super::FINE)
}

/// Name, level, what it finds and why, of the table at the page's beginning.
fn row<'a>(page: &'a str, code: &str) -> [&'a str; 4] {
    let start = format!("| {code} | ");
    let cells = page.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix(" |"));
    let cells: Vec<&str> = cells.into_iter().flat_map(|cells| cells.splitn(4, " | ")).collect();
    cells.try_into().unwrap_or_else(|_| unreachable!("a test looks for the row of {code}"))
}

/// What stands under the heading that names the code, without the marks of code blocks.
fn section(page: &str, code: &str) -> String {
    let (mut fenced, mut inside, mut lines) = (false, false, Vec::new());
    for line in page.lines() {
        fenced ^= line.starts_with("```");
        if !fenced && line.starts_with('#') {
            inside = line.strip_prefix("### ").is_some_and(|heading| {
                heading.split(|c: char| !c.is_alphanumeric()).any(|word| word == code)
            });
        } else if inside && !line.starts_with("```") {
            lines.push(if fenced && !line.is_empty() { format!("  {line}") } else { line.to_owned() });
        }
    }
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_reason_and_a_wrong_and_a_right_example_in_both_languages() {
        for (page, wrong, right) in [(DANISH, "forkert", "rigtigt"), (ENGLISH, "wrong", "right")] {
            for code in check::codes() {
                let [name, level, finds, why] = row(page, code.id);
                assert_eq!(name, code.name);
                assert!(!level.is_empty() && finds.len() > 10 && why.len() > 10, "{}", code.id);
                let section = section(page, code.id);
                assert!(section.contains(wrong) && section.contains(right), "{}: {section}", code.id);
            }
        }
    }
}
