//! At home in a shell: completions load and complete, `man` shows the page.

use std::fs;
use std::process::Command;

use clap_complete::Shell;
use tempfile::TempDir;

use super::support::{Project, missing, tool};

/// A script for a shell, in a file.
fn script(folder: &TempDir, shell: &str, locale: &str) -> String {
    let run = Project::empty().run_bare(&["completions", shell, "--lang", locale]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let path = folder.path().join(format!("udgiv.{shell}"));
    fs::write(&path, run.stdout).expect("written");
    path.to_str().expect("a path").to_owned()
}

/// What a shell prints when it has done `script`, which has to go well.
fn shell(program: &str, arguments: &[&str], script: &str) -> Option<String> {
    let output = Command::new(program).args(arguments).arg(script).env("TERM", "dumb").output();
    let Ok(output) = output else {
        missing(program);
        return None;
    };
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && told.is_empty(), "{program}: {told}");
    Some(String::from_utf8(output.stdout).expect("text"))
}

#[test]
fn bash_completes_commands_options_and_values() {
    let folder = TempDir::new().expect("a folder");
    let file = script(&folder, "bash", "da");
    for (typed, expected) in [
        ("udgiv bu", "build"),
        ("udgiv check --str", "--strict"),
        ("udgiv check --format sa", "sarif"),
        ("udgiv completions po", "powershell"),
    ] {
        let words = typed.split(' ').map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let last = typed.split(' ').next_back().expect("a word");
        let before = typed.split(' ').nth_back(1).expect("a word");
        let asked = format!(
            "source '{file}'; complete -p udgiv >/dev/null || exit 1; COMP_WORDS=({words}); \
             COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _udgiv udgiv '{last}' '{before}'; echo \"${{COMPREPLY[*]}}\""
        );
        let Some(answer) = shell("bash", &["--norc", "-c"], &asked) else { return };
        assert_eq!(answer.trim(), expected, "{typed}");
    }
}

#[test]
fn zsh_takes_the_completions() {
    let folder = TempDir::new().expect("a folder");
    let file = script(&folder, "zsh", "da");
    let dump = folder.path().join("dump");
    let asked = format!(
        "autoload -Uz compinit && compinit -u -d '{}' && source '{file}' && print -r -- ${{_comps[udgiv]}} $+functions[_udgiv]",
        dump.display()
    );
    let Some(answer) = shell("zsh", &["-f", "-c"], &asked) else { return };
    assert_eq!(answer.trim(), "_udgiv 1");
    // A colon or a bracket in the help ends an entry, unless it is escaped: then zsh would say so only when somebody completes.
    shell("zsh", &["-f", "-n"], &file);
}

#[test]
fn fish_completes_with_words_in_the_users_language() {
    let folder = TempDir::new().expect("a folder");
    for (locale, words) in
        [("da", "som SARIF 2.1.0, til værktøjer"), ("en", "As SARIF 2.1.0, which many tools")]
    {
        let file = script(&folder, "fish", locale);
        let asked = format!("source '{file}'; complete -C 'udgiv bu'; complete -C 'udgiv check --format sa'");
        let Some(answer) = shell("fish", &["--no-config", "-c"], &asked) else { return };
        let lines: Vec<&str> = answer.lines().collect();
        assert!(lines[0].starts_with("build\t"), "{answer}");
        assert!(lines[1].starts_with("sarif\t") && lines[1].contains(words), "{answer}");
    }
}

/// No Debian has PowerShell or Elvish: what is given to them is made by the same library from the same definition.
#[test]
fn every_shell_has_a_script_with_every_command_in_it() {
    let help = Project::empty().run_bare(&["--help", "--lang", "en"]).stdout;
    let listed = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let commands: Vec<&str> = listed
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 14 && commands.contains(&"completions"), "{commands:?}");
    for shell in <Shell as clap::ValueEnum>::value_variants() {
        let run = Project::empty().run_bare(&["completions", &shell.to_string(), "--lang", "da"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        for command in &commands {
            assert!(run.stdout.contains(command), "{shell}: {command}");
        }
        for english in ["Only this variant", "How findings", "Print help", "With the line"] {
            assert!(!run.stdout.contains(english), "{shell}: {english}");
        }
    }
    let wrong = Project::empty().run_bare(&["completions", "csh", "--lang", "da"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("»csh« kan ikke stå i <SKAL>"), "{}", wrong.stderr);
}

/// PowerShell itself isn't to be had here. What could break its script is a text: it takes curly single quotation marks for straight ones, and a mark
/// inside a text has to be doubled (about_Quoting_Rules).
#[test]
fn every_text_in_powershells_script_ends_where_it_should() {
    let text = "'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'";
    let entry =
        format!(r"^\[CompletionResult\]::new\({text}, {text}, \[CompletionResultType\]::\w+, {text}\)$");
    let entry = regex::Regex::new(&entry).expect("an expression");
    assert!(
        !entry.is_match(
            "[CompletionResult]::new('a', 'a', [CompletionResultType]::ParameterName, 'one’s own')"
        )
    );
    for locale in ["da", "en"] {
        let script = Project::empty().run_bare(&["completions", "powershell", "--lang", locale]).stdout;
        let entries: Vec<&str> = script
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("[CompletionResult]::new"))
            .collect();
        assert!(entries.len() > 100, "{}", entries.len());
        for one in entries {
            assert!(entry.is_match(one), "{one}");
        }
        let brackets = |sign: char| script.matches(sign).count();
        assert_eq!(brackets('{'), brackets('}'));
    }
}

#[test]
fn man_shows_the_page_in_both_languages() {
    let folder = TempDir::new().expect("a folder");
    for (locale, words) in [
        (
            "da",
            [
                "NAVN",
                "KOMMANDOER",
                "--variant <VARIANT>",
                "letlæst tekst",
                "UDGIV_STUDIO_PASSWORD",
                "MILJØVARIABLER",
            ],
        ),
        (
            "en",
            [
                "NAME",
                "COMMANDS",
                "--variant <VARIANT>",
                "easy-read text",
                "UDGIV_STUDIO_PASSWORD",
                "ENVIRONMENT",
            ],
        ),
    ] {
        let run = Project::empty().run_bare(&["man", "--lang", locale]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let path = folder.path().join(format!("{locale}.1"));
        fs::write(&path, &run.stdout).expect("written");
        let output = Command::new("man")
            .args(["--warnings", "-E", "UTF-8", "-l"])
            .arg(&path)
            .envs([
                ("MANPAGER", "cat"),
                ("MANWIDTH", "90"),
                ("MAN_KEEP_FORMATTING", ""),
                ("LC_ALL", "C.UTF-8"),
            ])
            .output();
        let Ok(output) = output else { return missing("man") };
        let warnings = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && warnings.is_empty(), "{warnings}");
        let shown = String::from_utf8(output.stdout).expect("text");
        for words in words {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        let commands = shown.lines().filter(|line| line.starts_with("   ") && !line.starts_with("    "));
        assert!(commands.count() >= 14, "{shown}");
        // What stands there for programs, not for people, is no part of it.
        assert!(!shown.contains("\\f") && !shown.contains("[default: ]"), "{shown}");
    }
    // `man` can be had without these words, too: the page is the program's.
    assert!(tool("man", &["--version"]).is_some());
}
