//! The command line's help in Danish. `arguments.rs` defines the commands; this file only translates their help.

use clap::{Arg, Command};

/// What a command or an argument does, by its id.
const WORDS: &[(&str, &str)] = &[
    ("build", "Kontrollér kilderne, og lav alle publikationer, flere ad gangen"),
    ("check", "Kontrollér kilderne alene"),
    ("clean", "Slet udgivne filer, som ingen kilde laver længere, efter at de er vist"),
    ("mend", "Ret det, der kun kan rettes på én måde, efter at det er vist"),
    ("yes", "Gør det uden at spørge"),
    ("approve", "Skriv i kilden, at letlæste tekster er godkendt ud fra den fulde tekst, som den er nu"),
    ("import", "Lav en kladde af et dokument, der findes i forvejen, uden at et ord går tabt"),
    ("new", "Begynd en ny politik eller et eget layout, som kan udgives med det samme"),
    ("explain", "Forklar en kode: hvad den finder, hvorfor, og et forkert og et rigtigt eksempel"),
    (
        "schema",
        "Skriv JSON-skemaet for en kilde, så tekstredigeringsprogrammer kan foreslå og kontrollere, mens man skriver",
    ),
    ("source", "Hvilken kilde: policy (policy.toml) eller publisher (udgiverens fil)"),
    ("code", "Koden foran et fund, for eksempel U021 eller R05"),
    ("help", "Vis hjælp til programmet eller en kommando"),
    ("version", "Vis programmets version"),
    (
        "lang",
        "Meddelelsernes sprog: da eller en. Ellers det, computeren er sat til (LC_ALL, LC_MESSAGES, LANG)",
    ),
    ("root", "Projektets mappe: den, der har sources/ i sig"),
    ("slugs", "Politikker: mapper i sources/. Ingen betyder alle"),
    ("variants", "Kun denne variant; kan skrives flere gange"),
    ("out", "Hvor publikationerne skal ligge [ellers: output/ i projektets mappe]"),
    ("jobs", "Hvor mange der laves ad gangen [ellers: en for hver processorkerne]"),
    ("force", "Lav alt igen, også det, der ikke er ændret"),
    (
        "windows",
        "Slut linjer i letlæst tekst, som gamle udgaver af Notesblok i Windows vil have dem (CR LF, byte order mark)",
    ),
    ("plain", "Almindelige linjer i stedet for en statuslinje"),
    ("format", "Hvordan fund vises: human (med linjen og hjælp), short (en linje hver), json (som data)"),
    ("file", "Dokumentet"),
    ("publisher", "Hvem der udgiver: en fil i sources/publishers/, uden .toml"),
    (
        "whose",
        "Hvem der udgiver politikken: en fil i sources/publishers/, uden .toml. Skal skrives, hvor der er flere",
    ),
    ("publisher_name", "Navnet på en ny udgiver, som får sin egen fil: \"Sønderborg Kommune\""),
    ("notices", "Vis, hvis arbejde der er i programmet, og licenserne"),
    (
        "encoding",
        "Hvad en tekst er gemt i, hvis den ikke selv kan kendes: utf-8, utf-16le, windows-1252, cp865 (DOS), macintosh",
    ),
    (
        "leave_out",
        "Udelad det, der ligner sidetal, kolonnetitler og indholdsfortegnelse, eller er skjult, også hvor det er meget",
    ),
    ("replace", "Erstat en politik, der er der i forvejen; den gemmes som policy.toml.bak"),
    ("strict", "Lad advarsler tælle som fejl"),
    ("policy", "Politikken: en mappe i sources/"),
    (
        "sections",
        "Kun dette afsnit; kan skrives flere gange. Ingen betyder alle, som ingen står inde for, som de er",
    ),
    ("by", "Hvem der godkender"),
    ("on", "Dagen for godkendelsen, 2026-11-01 [ellers: SOURCE_DATE_EPOCH, eller i dag]"),
    ("slug", "Navnet på politikkens mappe: små bogstaver a-z, tal og bindestreger"),
    ("layout", "Navnet på et layout, der skal begyndes; er der også en politik, bruger den det"),
];

const TEMPLATE: &str = "{about-with-newline}\nBrug: {usage}\n\n{all-args}";

/// What can stand behind an argument, as clap shows it: `--jobs <N>`.
pub fn value(arg: &str) -> Option<&'static str> {
    let name = arg.split([' ', '=']).next().unwrap_or_default();
    let values = [
        ("--jobs", "Skriv et helt tal, mindst 1:  --jobs 2"),
        ("--on", "Skriv en dag, der findes:  --on 2026-11-01"),
        ("--lang", "Vælg mellem: da og en"),
        ("--encoding", "Vælg mellem: utf-8, utf-16le, utf-16be, windows-1252, cp865, cp850 og macintosh"),
        ("--variant", "Skriv en variant:  --variant screen"),
    ];
    values.into_iter().find(|(known, _)| *known == name).map(|(_, words)| words)
}

/// The command with its help in Danish.
pub fn in_danish(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let about = words(&name);
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Kommandoer")
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Angives" } else { "Valg" };
            let help = words(arg.get_id().as_str());
            let takes_values = arg.get_action().takes_values();
            let arg = arg.help_heading(heading);
            // The values' own descriptions are in English; the help above describes them already.
            let arg = if takes_values { arg.hide_possible_values(true) } else { arg };
            match help {
                Some(help) => arg.help(help).long_help(help),
                None => arg,
            }
        })
        .disable_help_flag(true)
        .arg(flag("help", 'h', clap::ArgAction::Help));
    if let Some(about) = about {
        command = command.about(about).long_about(about);
    }
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(flag("version", 'V', clap::ArgAction::Version));
    }
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_danish))
}

fn flag(name: &'static str, short: char, action: clap::ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(words(name)).help_heading("Valg")
}

fn words(id: &str) -> Option<&'static str> {
    WORDS.iter().find(|(name, _)| *name == id).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_has_danish_words() {
        fn look(command: &Command) {
            for arg in command.get_arguments() {
                assert!(words(arg.get_id().as_str()).is_some(), "{}", arg.get_id());
            }
            for inner in command.get_subcommands() {
                assert!(words(inner.get_name()).is_some(), "{}", inner.get_name());
                look(inner);
            }
        }
        look(&crate::cli::arguments::Cli::command());
        let mut danish = in_danish(crate::cli::arguments::Cli::command());
        danish.build();
        let help = danish.find_subcommand_mut("build").expect("build").render_long_help().to_string();
        assert!(help.contains("Brug:") && help.contains("Valg:"), "{help}");
        for english in ["Usage", "Options", "Print help", "Only this"] {
            assert!(!help.contains(english), "{help}");
        }
    }
}
