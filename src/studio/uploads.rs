//! Files that a browser sends with a form.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;

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

/// Reads a form with one file. `None` if it is broken or too large.
pub async fn read(form: Multipart) -> Option<Upload> {
    take(form).await.ok()
}

/// Reads a form with one file.
pub async fn take(mut form: Multipart) -> Result<Upload, NotRead> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await? {
        match (field.name().map(str::to_owned), field.file_name().map(str::to_owned)) {
            (_, Some(name)) => {
                upload.name = plain_name(&name);
                upload.bytes = field.bytes().await?.to_vec();
            }
            (Some(name), None) => {
                let text = field.text().await?;
                upload.fields.insert(name, text);
            }
            (None, None) => {}
        }
    }
    Ok(upload)
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
