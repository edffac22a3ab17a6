//! Hashes the program's own sources, so that a changed program makes its files anew (`src/build/fingerprint.rs`), writes
//! the Danish dictionary as the automaton that `src/prose/words/` reads, and packs long texts (`src/packed.rs`).

#[path = "build/affixes.rs"]
mod affixes;
#[path = "build/dictionary.rs"]
mod dictionary;
#[path = "src/prose/words/mark.rs"]
mod mark;
#[path = "build/marks.rs"]
mod marks;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() {
    hash_sources();
    write_dictionary();
    pack_notices();
}

fn pack_notices() {
    let notices = Path::new("NOTICES.txt");
    println!("cargo::rerun-if-changed={}", notices.display());
    pack("NOTICES.txt", &read(notices));
}

/// As small as it gets: it is inflated by few runs.
fn pack(name: &str, text: &str) {
    write(&format!("{name}.deflate"), &miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9));
    write(&format!("{name}.sha256"), &Sha256::digest(text));
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn write(name: &str, bytes: &[u8]) {
    fs::write(out().join(name), bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
}

fn out() -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"))
}

fn hash_sources() {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("src"), &mut files);
    files.sort();
    println!("cargo::rustc-env=UDGIV_SOURCE_HASH={}", hash_of(&files));
    // What a run keeps for the next holds as long as nothing inside the program has changed. New files are noticed by looking at the folders.
    for folder in ["build", "layouts", "fonts", "dictionaries"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.push(PathBuf::from("build.rs"));
    files.sort();
    println!("cargo::rustc-env=UDGIV_PROGRAM_HASH={}", hash_of(&files));
}

/// Writes the automaton, and what else of the dictionary is asked for while words are looked up. It takes seconds,
/// and this runs whenever a source has changed: what is there stays if it would become the same.
fn write_dictionary() {
    let [affixes, words] =
        ["aff", "dic"].map(|ending| PathBuf::from(format!("dictionaries/da/da_DK.{ending}")));
    let mut made_of = vec![affixes.clone(), words.clone()];
    made_of.extend(["build.rs", "Cargo.lock", "src/prose/words/mark.rs"].map(PathBuf::from));
    collect(Path::new("build"), &mut made_of);
    made_of.sort();
    for path in &made_of {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let stamp = hash_of(&made_of);
    if fs::read_to_string(out().join("danish.stamp")).is_ok_and(|before| before == stamp) {
        return;
    }
    let affixes = affixes::Affixes::read(&read(&affixes));
    let words = read(&words);
    let forms = dictionary::forms(&affixes, &words);
    let forms = forms.iter().map(|(form, mark)| (form, mark.bits()));
    let automaton = fst::Map::from_iter(forms).expect("forms in the order of their bytes");
    let mut code = format!("const LEAST_LETTERS: usize = {};\n", affixes.least_letters);
    writeln!(code, "const MOST_PARTS: usize = {};", affixes.most_parts).expect("text");
    writeln!(code, "const REPLACEMENTS: &[(&str, &str)] = &{:?};", affixes.replacements).expect("text");
    write("danish.fst", automaton.as_fst().as_bytes());
    write("danish.rs", code.as_bytes());
    pack("da_DK.dic", &words);
    // Last: it vouches for the others.
    write("danish.stamp", stamp.as_bytes());
}

fn hash_of(files: &[PathBuf]) -> String {
    let mut hash = Sha256::new();
    for path in files {
        let bytes = fs::read(path).unwrap_or_default();
        match String::from_utf8(bytes) {
            // Line ends may differ between checkouts of the same source.
            Ok(text) => hash.update(text.replace("\r\n", "\n").as_bytes()),
            Err(font) => hash.update(font.as_bytes()),
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
