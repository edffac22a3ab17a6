//! A yes before anything of the user's is changed or removed: `--yes`, or an answer on a terminal.

use std::io::IsTerminal;

use super::terminal;
use crate::locale::Locale;

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Go on.
    Yes,
    /// Somebody was asked, and said no.
    No,
    /// Nobody could be asked: input or output is no terminal.
    NobodyToAsk,
}

/// Asks a question that is answered with yes or no. Anything but a clear yes is a no.
pub fn ask(said_yes: bool, question: &str, locale: Locale) -> Consent {
    if said_yes {
        return Consent::Yes;
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Consent::NobodyToAsk;
    }
    terminal::say_with(&format!("{question} [{}] ", locale.pick("j/N", "y/N")));
    let mut answer = String::new();
    let is_answered = std::io::stdin().read_line(&mut answer).is_ok();
    if is_answered && is_yes(&answer) { Consent::Yes } else { Consent::No }
}

/// A yes in either language: whoever reads one may answer in the other.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_is_one() {
        assert!(["j\n", "JA\n", " y", "Yes\r\n"].into_iter().all(is_yes));
        assert!(["", "\n", "n", "nej", "måske", "jo"].into_iter().all(|answer| !is_yes(answer)));
    }
}
