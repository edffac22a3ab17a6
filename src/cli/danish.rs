//! The command line's help in Danish. `arguments.rs` defines the commands; this file only translates their help.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, Command, ValueEnum};
use clap_complete::Shell;

use super::values::{Format, Source, Told};

/// What a command or an argument does, by its id.
const WORDS: &[(&str, &str)] = &[
    ("udgiv", "Udgiv en politik som tilgængelig PDF, e-bog og letlæst tekst"),
    ("build", "Kontrollér kilderne, og lav alle publikationer, flere ad gangen"),
    ("watch", "Udgiv, hver gang en kilde bliver gemt, og kun det, ændringen berører"),
    ("studio", "Skriv, kontrollér, godkend og udgiv i browseren, på denne maskine alene"),
    ("port", "Porten i studiets adresse; 0 tager en, der er ledig"),
    ("no_open", "Åbn ikke browseren"),
    (
        "listen",
        "Luk andre maskiner ind på denne adresse. Kræver en adgangskode i variablen UDGIV_STUDIO_PASSWORD",
    ),
    ("why", "Fortæl for hver fil, hvorfor den blev lavet, eller at den ikke blev det"),
    ("check", "Kontrollér kilderne alene"),
    ("verify", "Lad kontrolprogrammerne på denne maskine se på de udgivne filer, og skriv dokumentationen"),
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
    ("source", "Hvilken kilde: policy (policy.toml), publisher (udgiverens fil) eller project (udgiv.toml)"),
    ("code", "Koden foran et fund, for eksempel U021 eller R05"),
    ("help", "Vis hjælp til programmet eller en kommando"),
    ("version", "Vis programmets version"),
    (
        "lang",
        "Meddelelsernes sprog: da eller en [ellers: det, der står i projektets udgiv.toml, og ellers det, computeren er sat til]",
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
    (
        "format",
        "Hvordan fund vises: human (med linjen og hjælp), short (en linje hver), json (som data), ndjson (som data, en linje, hver gang der sker noget), sarif (SARIF 2.1.0, til værktøjer, der samler fund) eller github (noter ved linjerne på GitHub)",
    ),
    (
        "told",
        "Hvordan der fortælles: human (med ord) eller ndjson (som data, en linje, hver gang der sker noget)",
    ),
    ("completions", "Skriv det, en skal behøver for at kunne fuldføre kommandoer, valg og stier"),
    ("join", "Saml flere maskiners udgivelser i én mappe"),
    ("folders", "Mapperne med udgivelserne"),
    ("into", "Hvor det hele skal ligge"),
    (
        "shard",
        "Kun en del af arbejdet, til en af flere maskiner: 2/8 er den anden af otte. `udgiv join` samler dem",
    ),
    (
        "cache",
        "En mappe, maskiner deles om, eller s3://BUCKET/MAPPE: Færdige filer bliver hentet der og nye lagt der, så ingen laver det, en anden har lavet",
    ),
    ("shell", "Hvilken skal: bash, elvish, fish, powershell eller zsh"),
    ("man", "Skriv manualsiden, til programmet man"),
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

/// What stands for a value in help and complaints, by what stands there in English.
const VALUES: &[(&str, &str)] = &[
    ("ADDRESS", "ADRESSE"),
    ("CODE", "KODE"),
    ("DATE", "DATO"),
    ("DIR", "MAPPE"),
    ("ENCODING", "TEGNSÆT"),
    ("FILE", "FIL"),
    ("FORMAT", "FORMAT"),
    ("ID", "ID"),
    ("LANGUAGE", "SPROG"),
    ("N", "ANTAL"),
    ("NAME", "NAVN"),
    ("K/N", "K/N"),
    ("PUBLISHER", "UDGIVER"),
    ("SHELL", "SKAL"),
    ("SLUG", "POLITIK"),
    ("SLUGS", "POLITIK"),
    ("SOURCE", "KILDE"),
    ("VARIANT", "VARIANT"),
];

const TEMPLATE: &str = "{about-with-newline}\nBrug: {usage}\n\n{all-args}";

/// What can stand behind an option, as clap shows it: `--jobs <ANTAL>`.
pub fn value(arg: &str) -> Option<&'static str> {
    let name = arg.split([' ', '=']).next().unwrap_or_default();
    let values = [
        ("--cache", "Skriv en mappe, som alle maskiner kan nå:  --cache /fælles/udgiv-cache"),
        ("--by", "Skriv et navn:  --by \"Dit navn\""),
        ("--format", "Vælg mellem: human, short, json, ndjson, sarif og github"),
        ("--jobs", "Skriv et helt tal, mindst 1:  --jobs 2"),
        ("--lang", "Vælg mellem: da og en"),
        ("--encoding", "Vælg mellem: utf-8, utf-16le, utf-16be, windows-1252, cp865, cp850 og macintosh"),
        ("--layout", "Skriv et navn med små bogstaver:  --layout vores-layout"),
        ("--listen", "Skriv denne maskines adresse på nettet:  --listen 192.0.2.10"),
        ("--on", "Skriv en dag, der findes:  --on 2026-11-01"),
        ("--out", "Skriv en mappe:  --out udgivelser"),
        ("--port", "Skriv et helt tal fra 0 til 65535:  --port 8080"),
        ("--publisher", "Skriv navnet på en fil i sources/publishers/, uden .toml:  --publisher min-kommune"),
        ("--publisher-name", "Skriv navnet på den nye udgiver:  --publisher-name \"Min Kommune\""),
        ("--root", "Skriv projektets mappe, den med sources/ i:  --root projekt"),
        ("--section", "Skriv et afsnits id:  --section forord"),
        ("--shard", "Skriv hvilken del, og af hvor mange:  --shard 2/8"),
        ("--slug", "Skriv et navn til politikkens mappe:  --slug fritidspolitik"),
        ("--variant", "Skriv en variant:  --variant screen"),
    ];
    values.into_iter().find(|(known, _)| *known == name).map(|(_, words)| words)
}

/// The whole command line with its help in Danish.
pub fn in_danish(command: Command) -> Command {
    let mut command = translated(command).subcommand_value_name("KOMMANDO");
    // clap writes the line of use itself, with "[OPTIONS]" in it, and lets nobody say that otherwise.
    let mut built = command.clone();
    built.build();
    command = command.override_usage(usage(&mut built));
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    for name in names {
        let usage = built.find_subcommand_mut(&name).map(usage);
        command = command.mut_subcommand(name, |inner| match usage {
            Some(usage) => inner.override_usage(usage),
            None => inner,
        });
    }
    command
}

/// How a command is used, on a line.
fn usage(built: &mut Command) -> String {
    let usage = built.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[VALG]");
    match usage.find('|').and_then(|at| usage[..at].rfind('<')) {
        Some(at) => format!("{}{}", &usage[..at], either(&usage[at..])),
        None => usage,
    }
}

/// Arguments of which one has to be there: `<POLITIK|--layout <NAVN>>` as "POLITIK eller --layout <NAVN>".
pub fn either(shown: &str) -> String {
    let inner =
        shown.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|rest| rest.contains('|'));
    inner.map_or_else(|| shown.to_owned(), |inner| inner.replace('|', " eller "))
}

fn translated(command: Command) -> Command {
    let about = words(command.get_name());
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Kommandoer")
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Angives" } else { "Valg" };
            let arg = named(arg.help_heading(heading));
            // The default stands in the help itself, in Danish.
            let arg = if arg.get_action().takes_values() { arg.hide_default_value(true) } else { arg };
            match help(&arg) {
                Some(help) => arg.long_help(help.clone()).help(help),
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
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, translated))
}

/// The argument with Danish words for its values, whose own descriptions are in English.
fn named(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let shown = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let shown = shown.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
    let danish = VALUES.iter().find(|(english, _)| *english == shown).map(|(_, danish)| *danish);
    let arg = match values_in_danish(arg.get_id().as_str()) {
        Some(parser) => arg.value_parser(parser),
        None => arg,
    };
    let arg = arg.hide_possible_values(true);
    match danish {
        Some(danish) => arg.value_name(danish),
        None => arg,
    }
}

/// What the values of an argument mean, for shells that tell it while they complete.
fn values_in_danish(id: &str) -> Option<ValueParser> {
    match id {
        "format" => Some(explained::<Format>(&[
            ("human", "med linjen selv og hjælp"),
            ("short", "en linje hver"),
            ("json", "som data, i ét objekt"),
            ("ndjson", "som data, en linje, hver gang der sker noget"),
            ("sarif", "som SARIF 2.1.0, til værktøjer, der samler fund"),
            ("github", "som noter ved linjerne på GitHub"),
        ])),
        "told" => Some(explained::<Told>(&[
            ("human", "med ord"),
            ("ndjson", "som data, en linje, hver gang der sker noget"),
        ])),
        "source" => Some(explained::<Source>(&[
            ("policy", "sources/…/policy.toml"),
            ("publisher", "sources/publishers/….toml"),
            ("project", "udgiv.toml"),
        ])),
        "shell" => Some(explained::<Shell>(&[])),
        _ => None,
    }
}

/// The values of a type, with words for those that need some.
fn explained<E: ValueEnum + Clone + Send + Sync + 'static>(
    words: &[(&'static str, &'static str)],
) -> ValueParser {
    let in_danish = |value: PossibleValue| {
        let help = words.iter().find(|(name, _)| *name == value.get_name()).map(|(_, help)| *help);
        match help {
            Some(help) => value.help(help),
            None => value,
        }
    };
    let values = E::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(in_danish);
    let known = |name: String| {
        E::from_str(&name, false).unwrap_or_else(|_| unreachable!("{name} is one of the values"))
    };
    ValueParser::new(PossibleValuesParser::new(values).map(known))
}

/// What an argument does, and what it is where it is left out.
fn help(arg: &Arg) -> Option<String> {
    let words = words(arg.get_id().as_str())?;
    let defaults = arg.get_default_values().iter().filter(|_| arg.get_action().takes_values());
    let default = defaults.map(|value| format!(" [ellers: {}]", value.to_string_lossy()));
    Some(default.fold(words.to_owned(), |help, default| help + &default))
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
    }

    #[test]
    fn every_value_that_is_explained_is_explained_in_danish() {
        let english = crate::cli::arguments::Cli::command();
        let danish = in_danish(english.clone());
        let mut explained = 0;
        for command in english.get_subcommands() {
            let in_danish = danish.find_subcommand(command.get_name()).expect("the same command");
            for arg in command.get_arguments() {
                let other = in_danish.get_arguments().find(|one| one.get_id() == arg.get_id());
                let others = other.expect("the same argument").get_possible_values();
                assert_eq!(arg.get_possible_values().len(), others.len());
                for (value, other) in arg.get_possible_values().iter().zip(others) {
                    assert_eq!(value.get_name(), other.get_name());
                    let both = value.get_help().zip(other.get_help());
                    assert_eq!(value.get_help().is_some(), both.is_some(), "{}", value.get_name());
                    if let Some((english, danish)) = both {
                        let is_path = english.to_string().ends_with(".toml");
                        assert_eq!(english.to_string() == danish.to_string(), is_path, "{english}");
                        explained += 1;
                    }
                }
            }
        }
        assert!(explained >= 17, "{explained}");
    }

    #[test]
    fn every_option_that_takes_a_value_has_an_example_of_one() {
        let command = crate::cli::arguments::Cli::command();
        let all = command.get_subcommands().flat_map(Command::get_arguments).chain(command.get_arguments());
        for arg in all.filter(|arg| arg.get_action().takes_values()) {
            if let Some(long) = arg.get_long() {
                assert!(value(&format!("--{long} <X>")).is_some(), "--{long}");
            }
        }
    }

    #[test]
    fn no_english_stands_in_the_help_of_any_command() {
        let mut danish = in_danish(crate::cli::arguments::Cli::command());
        danish.build();
        let mut pages = vec![danish.render_help().to_string(), danish.render_long_help().to_string()];
        let names: Vec<String> = danish.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        for name in names {
            let inner = danish.find_subcommand_mut(&name).expect("a command");
            pages.extend([inner.render_help().to_string(), inner.render_long_help().to_string()]);
        }
        assert!(pages.len() > 20, "{}", pages.len());
        for page in pages {
            assert!(page.contains("Brug: udgiv") && page.contains("Valg:"), "{page}");
            for english in [
                "Usage",
                "OPTIONS",
                "Options",
                "COMMAND",
                "Commands",
                "Arguments",
                "default",
                "possible",
                "Print",
                "Only",
                "publish a",
                "|",
                "[aliases",
                "[env",
                "the ",
            ] {
                assert!(!page.contains(english), "{english}: {page}");
            }
            // What stands in for a value is one of the Danish names.
            for (_, after) in page.match_indices('<').map(|(at, _)| page[at + 1..].split_at(0)) {
                let name = after.split(['>', '|', '\n']).next().unwrap_or_default();
                let is_danish = VALUES.iter().any(|(_, danish)| *danish == name) || name == "KOMMANDO";
                assert!(is_danish, "{name}: {page}");
            }
        }
    }
}
