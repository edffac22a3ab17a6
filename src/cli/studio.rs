//! `udgiv studio`: the browser as the tool of those who write.

use std::process::{Command, Stdio};

use super::arguments::StudioArgs;
use super::outcome::{FINE, Outcome};
use super::request::request;
use super::terminal;
use crate::locale::{Explain, Locale};
use crate::studio::{self, Options};

/// Where the password stands: on a command line, everybody on the machine could read it.
const PASSWORD: &str = "UDGIV_STUDIO_PASSWORD";

/// The shortest password that is taken.
const SHORTEST: usize = 8;

/// Starts the studio, opens the browser, and serves until somebody stops it.
pub fn run(args: &StudioArgs, locale: Locale) -> Outcome {
    let request = request(&args.project, &[])?;
    let open_to = args.listen.filter(|address| !address.is_loopback()).map(|address| {
        let password = std::env::var(PASSWORD).ok().filter(|password| password.chars().count() >= SHORTEST);
        password.map(|password| (address, password)).ok_or(NoPassword)
    });
    let open_to = open_to.transpose()?;
    let is_open = open_to.is_some();
    let listening = studio::listen(Options { request, locale, port: args.port, open_to })?;
    let address = listening.address().to_owned();
    if is_open {
        terminal::complain(locale.pick(
            "Studiet er åbent for andre maskiner. Det, der bliver sendt, er ikke krypteret: brug det kun på et net, I stoler på",
            "The studio is open to other machines. What is sent isn't encrypted: use it on a network you trust only",
        ));
    }
    terminal::say(&locale.pick(
        format!("Studiet er åbent på  {address}\nStop det med Ctrl+C"),
        format!("The studio is open at  {address}\nStop it with Ctrl+C"),
    ));
    if !args.no_open && !is_open {
        open(&address);
    }
    listening.serve()?;
    Ok(FINE)
}

/// Opens an address in the browser. Where that can't be done, the address stands on the terminal.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(command.spawn());
}

/// Other machines are to be let in, and there is no password.
#[derive(Debug)]
struct NoPassword;

impl Explain for NoPassword {
    fn danish(&self) -> String {
        format!(
            "Skal andre maskiner kunne åbne studiet, skal der være en adgangskode på mindst {SHORTEST} tegn\nSæt den i variablen {PASSWORD}, og start igen"
        )
    }

    fn english(&self) -> String {
        format!(
            "To let other machines in, the studio needs a password of at least {SHORTEST} characters\nSet it in the variable {PASSWORD}, and start again"
        )
    }
}
