//! `udgiv build --explain`: why each file was made, or that it wasn't.

use std::path::Path;

use crate::build::{BuiltFile, Why};
use crate::locale::{Locale, visible, visible_path};
use crate::pipeline::{Change, Published};

/// A line for each file, in the order of the policies.
pub fn reasons(published: &Published, locale: Locale) -> Vec<String> {
    let reason = |file: &BuiltFile| {
        let changes = published.changes.get(&file.record.slug).map_or(&[][..], Vec::as_slice);
        let reason = reason(file.why, changes, locale);
        let taken = locale.pick("hentet fra cachen; ellers ", "taken from the cache; else ");
        let taken = if file.from_cache { taken } else { "" };
        format!("{}: {taken}{reason}", visible_path(Path::new(&file.record.path)))
    };
    published.files.iter().map(reason).collect()
}

fn reason(why: Why, changes: &[Change], locale: Locale) -> String {
    let listed: Vec<String> = changes.iter().map(|one| change(one, locale)).collect();
    let listed = locale.listed(&listed);
    let words = match (why, changes.is_empty()) {
        (Why::Same, true) => {
            locale.pick("ikke lavet igen, for intet er ændret", "not made again, since nothing has changed")
        }
        (Why::Same, false) => {
            return locale.pick(
                format!("ikke lavet igen, for det gør ingen forskel i den: {listed}"),
                format!("not made again, since this makes no difference to it: {listed}"),
            );
        }
        (Why::Changed, false) => {
            return locale.pick(format!("lavet, for {listed}"), format!("made, since {listed}"));
        }
        (Why::Changed, true) => locale
            .pick("lavet, for det, den laves af, er ændret", "made, since what it is made of has changed"),
        (Why::Forced, _) => {
            locale.pick("lavet, for alt skulle laves igen", "made, since everything was to be made anew")
        }
        (Why::New, _) => locale.pick("lavet for første gang", "made for the first time"),
        (Why::Gone, _) => {
            locale.pick("lavet, for den lå der ikke længere", "made, since it wasn't there any more")
        }
        (Why::Altered, _) => {
            locale.pick("lavet, for nogen havde ændret filen", "made, since somebody had changed the file")
        }
    };
    words.to_owned()
}

fn change(change: &Change, locale: Locale) -> String {
    match change {
        Change::Program => locale.pick("udgiv er en anden version", "udgiv is another version").to_owned(),
        Change::Asked => locale
            .pick(
                "der er bedt om andre varianter, linjeslut eller datoer",
                "other variants, line ends or dates are asked for",
            )
            .to_owned(),
        Change::Folder(folder) => {
            let folder = visible(folder);
            locale.pick(format!("noget i {folder}/ er ændret"), format!("something in {folder}/ has changed"))
        }
        Change::OtherProgram => locale
            .pick(
                "et program, det laves med, er kommet til, forsvundet eller en anden version",
                "a program that it is made with has come, gone or is another version",
            )
            .to_owned(),
        Change::Added(path) => {
            let path = visible(path);
            locale.pick(format!("{path} er ny"), format!("{path} is new"))
        }
        Change::Changed(path) => {
            let path = visible(path);
            locale.pick(format!("{path} er ændret"), format!("{path} has changed"))
        }
        Change::Removed(path) => {
            let path = visible(path);
            locale.pick(format!("{path} er væk"), format!("{path} is gone"))
        }
    }
}
