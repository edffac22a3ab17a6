//! The line ends that a file was written with.

use crate::policy::normal_text;

/// A text with LF line ends as the file was written. None where line ends are mixed: it can't be told which are whose.
pub fn as_before(file: &str, text: &str) -> Option<String> {
    let mark = if file.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let windows = |text: &str| text.replace('\n', "\r\n");
    if !file.contains('\r') {
        return Some(format!("{mark}{text}"));
    }
    let is_whole = format!("{mark}{}", windows(&normal_text(file))) == file;
    is_whole.then(|| format!("{mark}{}", windows(text)))
}
