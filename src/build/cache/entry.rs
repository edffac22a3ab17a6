//! An entry of a cache: a seal, what the manifest says, and the files. Anybody may have written it.
//!
//! ```text
//! udgiv-cache-1 SEAL⏎
//! {"record": …, "lengths": [ … ]}⏎
//! the files, one behind the other
//! ```

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::build::manifest::{Record, is_ours};
use crate::variant::sha256;

/// What an entry begins with. Another form of entry gets another number.
const MARK: &str = "udgiv-cache-1";

/// A file that is ready, with those that go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// What the manifest says of it.
    pub record: Record,
    /// Paths below the output folder, and contents.
    pub files: Vec<(String, Vec<u8>)>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    record: Record,
    lengths: Vec<usize>,
}

/// The bytes of an entry.
pub fn sealed(finished: &Finished, key: &[u8]) -> Vec<u8> {
    // In the order in which the record names them.
    let of = |path: &str| finished.files.iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes);
    let files: Vec<&Vec<u8>> = finished.record.files().filter_map(|(path, _)| of(path)).collect();
    let lengths = files.iter().map(|bytes| bytes.len()).collect();
    let header = serde_json::to_string(&Header { record: finished.record.clone(), lengths })
        .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
    let mut content = header.into_bytes();
    content.push(b'\n');
    files.iter().for_each(|bytes| content.extend_from_slice(bytes));
    let seal = mac(key, &content).finalize().into_bytes();
    let seal: String = seal.iter().map(|byte| format!("{byte:02x}")).collect();
    [format!("{MARK} {seal}\n").as_bytes(), &content].concat()
}

/// What an entry holds, if nobody has changed it and it is of this fingerprint: each file is what its record says.
pub fn opened(bytes: &[u8], key: &[u8], fingerprint: &str) -> Option<Finished> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let seal = std::str::from_utf8(&bytes[..end]).ok()?.strip_prefix(MARK)?.strip_prefix(' ')?;
    let content = &bytes[end + 1..];
    mac(key, content).verify_slice(&unhex(seal)?).ok()?;
    let end = content.iter().position(|byte| *byte == b'\n')?;
    let Header { record, lengths } = serde_json::from_slice(&content[..end]).ok()?;
    let mut rest = &content[end + 1..];
    let expected: Vec<(String, String)> =
        record.files().map(|(path, hash)| (path.to_owned(), hash.to_owned())).collect();
    if record.fingerprint != fingerprint || expected.len() != lengths.len() {
        return None;
    }
    let folder = format!("{}/", record.slug);
    let mut files = Vec::new();
    for ((path, hash), length) in expected.into_iter().zip(lengths) {
        let bytes;
        (bytes, rest) = rest.split_at_checked(length)?;
        if !is_ours(&path) || !path.starts_with(&folder) || sha256(bytes) != hash {
            return None;
        }
        files.push((path, bytes.to_vec()));
    }
    let is_whole =
        rest.is_empty() && files.first().is_some_and(|(_, bytes)| bytes.len() as u64 == record.bytes);
    is_whole.then_some(Finished { record, files })
}

fn mac(key: &[u8], content: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)
        .unwrap_or_else(|why| unreachable!("HMAC takes a key of any length: {why}"));
    mac.update(content);
    mac
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let is_hex = digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit);
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    if is_hex { digits.chunks(2).map(pair).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn finished() -> Finished {
        let (bytes, beside) = (b"%PDF\n\n".to_vec(), b"ark".to_vec());
        let record = serde_json::from_value(json!({
            "slug": "fritid", "variant": "print", "path": "fritid/fritid.print.pdf", "bytes": bytes.len(),
            "sha256": sha256(&bytes), "pages": 2, "claims": [], "language": "da", "title": "Fritid",
            "preflight": { "path": "fritid/fritid.preflight.pdf", "sha256": sha256(&beside), "pages": 1 },
            "fingerprint": "ab12",
        }));
        let files = [("fritid/fritid.print.pdf", bytes), ("fritid/fritid.preflight.pdf", beside)];
        let files = files.map(|(path, bytes)| (path.to_owned(), bytes)).into();
        Finished { record: record.expect("a record"), files }
    }

    #[test]
    fn what_is_put_in_comes_out() {
        for key in ["", "hemmelig"] {
            let entry = sealed(&finished(), key.as_bytes());
            assert_eq!(opened(&entry, key.as_bytes(), "ab12"), Some(finished()));
        }
    }

    #[test]
    fn an_entry_that_anybody_has_changed_is_not_believed() {
        let entry = sealed(&finished(), b"");
        for at in 0..entry.len() {
            let mut changed = entry.clone();
            changed[at] ^= 1;
            assert!(opened(&changed, b"", "ab12").is_none(), "{at}");
            assert!(opened(&entry[..at], b"", "ab12").is_none(), "{at}");
        }
        assert!(opened(&[&entry[..], b"x"].concat(), b"", "ab12").is_none());
        assert!(opened(&entry, b"", "ab13").is_none(), "of another file");
        assert!(opened(&entry, b"hemmelig", "ab12").is_none(), "of somebody without the key");
        assert!(opened(&sealed(&finished(), b"anden"), b"hemmelig", "ab12").is_none());
    }

    #[test]
    fn a_sealed_entry_puts_no_file_where_none_of_ours_is() {
        for path in ["../ude/ude.pdf", "andet/andet.pdf", "/etc/passwd", "fritid/fritid", "fritid/../x/x.pdf"]
        {
            let mut hostile = finished();
            path.clone_into(&mut hostile.record.path);
            path.clone_into(&mut hostile.files[0].0);
            assert!(opened(&sealed(&hostile, b""), b"", "ab12").is_none(), "{path}");
            let mut hostile = finished();
            let companion = hostile.record.companions.get_mut("preflight").expect("a companion");
            path.clone_into(&mut companion.path);
            assert!(opened(&sealed(&hostile, b""), b"", "ab12").is_none(), "{path}");
        }
        let mut other = finished();
        other.files[0].1 = b"%PDF\n\nx".to_vec();
        assert!(opened(&sealed(&other, b""), b"", "ab12").is_none(), "not what its record says");
    }
}
