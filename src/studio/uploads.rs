//! Files that a browser sends with a form.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;

/// What is read of a form before nobody waits for its end any more, in bytes: a film that was dropped by mistake gets its answer.
pub const MOST_READ: usize = 1 << 30;

/// What a form may have besides its file, in bytes.
const MOST_OF_FIELDS: usize = 65_536;

/// What a form sent.
#[derive(Debug, Default)]
pub struct Upload {
    /// What the file is called: a name without folders, bounded.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    fields: BTreeMap<String, String>,
}

/// The longest name that is kept, in bytes: what every file system takes.
const LONGEST: usize = 120;

impl Upload {
    /// A document that is here already, as if it had been sent with these fields.
    pub fn again(name: &str, bytes: Vec<u8>, fields: BTreeMap<String, String>) -> Self {
        Self { name: plain_name(name), bytes, fields }
    }

    /// Another field of the form, if it isn't empty.
    pub fn field(&self, name: &str) -> Option<String> {
        self.fields.get(name).filter(|value| !value.is_empty()).cloned()
    }
}

/// Why a form can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// It is larger than it may be.
    TooLarge,
    /// It is cut off, or no form.
    Broken,
}

impl From<MultipartError> for NotRead {
    fn from(why: MultipartError) -> Self {
        if why.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Broken }
    }
}

/// Reads a form with one file of at most so many bytes. One that is larger is read to its end all the same and let go of: a browser that is answered
/// while it sends shows a broken connection instead of the answer.
pub async fn take(form: Result<Multipart, MultipartRejection>, most: usize) -> Result<Upload, NotRead> {
    let mut form = form.map_err(|_| NotRead::Broken)?;
    let mut upload = Upload::default();
    // Of all that is kept, so that many small fields don't add up either.
    let mut room = most + MOST_OF_FIELDS;
    let mut is_too_large = false;
    while let Some(mut field) = form.next_field().await? {
        let (name, file) = (field.name().map(str::to_owned), field.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        while let Some(part) = field.chunk().await? {
            match room.checked_sub(part.len()) {
                Some(rest) if bytes.len() + part.len() <= most => {
                    room = rest;
                    bytes.extend_from_slice(&part);
                }
                _ => is_too_large = true,
            }
        }
        match (name, file) {
            (_, Some(name)) => {
                upload.name = plain_name(&name);
                upload.bytes = bytes;
            }
            (Some(name), None) => {
                let text = String::from_utf8(bytes).map_err(|_| NotRead::Broken)?;
                upload.fields.insert(name, text);
            }
            (None, None) => {}
        }
    }
    if is_too_large { Err(NotRead::TooLarge) } else { Ok(upload) }
}

/// The last part of a name, without what paths and terminals make something of.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_plain = |c: &char| !c.is_control() && !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let plain: String = last.chars().filter(is_plain).collect();
    let plain = plain.trim_matches(['.', ' ']);
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
    let stem: String = stem
        .chars()
        .scan(0, |bytes, c| {
            *bytes += c.len_utf8();
            (*bytes <= LONGEST).then_some(c)
        })
        .collect();
    match (stem.is_empty(), ending.is_empty()) {
        (true, _) => "dokument".to_owned(),
        (false, true) => stem,
        (false, false) => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path() {
        for (name, plain) in [
            ("Fritidspolitik.docx", "Fritidspolitik.docx"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Users\a\Politik 2026.docx", "Politik 2026.docx"),
            ("..", "dokument"),
            ("", "dokument"),
            ("a\u{1b}[2J\nb.txt", "a[2Jb.txt"),
            (".docx", "docx"),
        ] {
            assert_eq!(plain_name(name), plain, "{name}");
        }
    }
}
