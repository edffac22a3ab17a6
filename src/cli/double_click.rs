//! A double click on the program in Windows: Explorer starts it without arguments, in a window that is gone when it ends.

use std::io::{BufRead, stdin};
use std::path::Path;

use super::terminal;
use crate::locale::{Explain, Locale};

/// The program of Windows that starts what is double clicked.
const EXPLORER: &str = "explorer.exe";

/// A process: its number, its parent's, and the name of its program.
type Process = (u32, u32, String);

/// Whether somebody double clicked on the program. Where that can't be told, nobody did.
pub fn is_one() -> bool {
    is_started_by(EXPLORER, std::process::id(), &processes())
}

/// Refuses to go on where Explorer has unpacked the program alone: a double click inside a ZIP file puts it into a folder of temporary files, and with
/// these the texts would be gone some day.
///
/// # Errors
///
/// If the program lies there.
pub fn refuse_inside_zip() -> Result<(), Box<dyn Explain>> {
    let is_inside = std::env::current_exe().is_ok_and(|program| is_below(&program, &std::env::temp_dir()));
    if is_inside { Err(Box::new(InsideZip)) } else { Ok(()) }
}

/// Keeps the window until what is wrong has been read.
pub fn wait(locale: Locale) {
    terminal::complain(
        locale.pick("\nTryk på Enter for at lukke vinduet", "\nPress Enter to close the window"),
    );
    // Without a keyboard, the window closes at once.
    let _ = stdin().lock().read_line(&mut String::new());
}

fn is_started_by(starter: &str, own: u32, all: &[Process]) -> bool {
    let parent = all.iter().find(|(number, ..)| *number == own).map(|(_, parent, _)| *parent);
    all.iter().any(|(number, _, name)| Some(*number) == parent && name.eq_ignore_ascii_case(starter))
}

/// All processes that Windows tells of.
#[cfg(windows)]
fn processes() -> Vec<Process> {
    let Ok(mut list) =
        winsafe::HPROCESSLIST::CreateToolhelp32Snapshot(winsafe::co::TH32CS::SNAPPROCESS, None)
    else {
        return Vec::new();
    };
    let told = list.iter_processes().map_while(Result::ok);
    told.map(|one| (one.th32ProcessID, one.th32ParentProcessID, one.szExeFile())).collect()
}

/// Other systems open no program of a command line by a double click, or do it in a window that stays.
#[cfg(not(windows))]
fn processes() -> Vec<Process> {
    Vec::new()
}

/// Whether a file lies in a folder or one inside it. Windows has short names for long ones: both are spelt out.
fn is_below(file: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    matches!((whole(file), whole(folder)), (Some(file), Some(folder)) if file.starts_with(&folder))
}

/// The program was double clicked where it doesn't stay.
#[derive(Debug)]
struct InsideZip;

impl Explain for InsideZip {
    fn danish(&self) -> String {
        "Programmet er stadig i ZIP-filen, og herfra kan det ikke gemme jeres tekster\nPak hele ZIP-filen ud, og dobbeltklik igen i den nye mappe".to_owned()
    }

    fn english(&self) -> String {
        "The program is still in the ZIP file, and can't keep your texts there\nUnpack the whole ZIP file, and double click again in the new folder".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_explorer_makes_it_a_double_click() {
        let all = |parent: &str| {
            vec![(4, 0, "System".to_owned()), (40, 4, parent.to_owned()), (41, 40, "udgiv.exe".to_owned())]
        };
        for (parent, expected) in
            [("explorer.exe", true), ("Explorer.EXE", true), ("cmd.exe", false), ("powershell.exe", false)]
        {
            assert_eq!(is_started_by(EXPLORER, 41, &all(parent)), expected, "{parent}");
        }
        // A parent that has ended, and a process that isn't told.
        assert!(!is_started_by(EXPLORER, 41, &[(41, 40, "udgiv.exe".to_owned())]));
        assert!(!is_started_by(EXPLORER, 7, &all("explorer.exe")));
        assert!(!is_started_by(EXPLORER, 41, &[]));
    }

    #[test]
    fn a_program_in_a_folder_of_temporary_files_is_known() {
        let temporary = tempfile::tempdir().expect("a folder");
        let inside = temporary.path().join("Temp1_udgiv.zip");
        std::fs::create_dir(&inside).expect("a folder");
        std::fs::write(inside.join("udgiv.exe"), "").expect("a file");
        assert!(is_below(&inside.join("udgiv.exe"), temporary.path()));
        assert!(is_below(&inside.join("udgiv.exe"), &inside.join("..")));
        assert!(!is_below(&std::env::current_exe().expect("a program"), temporary.path()));
        assert!(!is_below(&inside.join("gone.exe"), temporary.path()));
    }
}
