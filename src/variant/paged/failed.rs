//! Why pages can't be laid out, in the words of whoever wrote the layout.
//!
//! Typst speaks English, and to programmers. What it is about is told by the place and by how its sentence begins; the sentence itself stands beside it,
//! as a quotation. One that begins otherwise than we know, in a later Typst, is still told with its place.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::world::LayoutWorld;
use crate::locale::{Explain, Locale};

/// How Typst's warning begins that a layout came out otherwise each time.
pub const UNSETTLED: &str = "document did not converge";

/// The most that is told of one failure: what follows is most often made by what comes first.
const MOST_TOLD: usize = 3;

/// A layout that could not set an edition: our fault or the layout's, not that of whoever wrote the text.
#[derive(Debug, Clone)]
pub struct LayoutFailed {
    /// Name of the layout.
    layout: String,
    /// What went wrong.
    faults: Vec<Fault>,
    /// Whether a file of the project's own is at fault.
    is_own: bool,
}

/// One thing that went wrong.
#[derive(Debug, Clone)]
struct Fault {
    /// File, with line and column from 1.
    place: Option<String>,
    /// Where a file of the project's own led to it, if that is another place.
    from: Option<String>,
    about: About,
    /// What Typst says, in English.
    said: String,
}

/// What a fault is about.
#[derive(Debug, Clone)]
enum About {
    /// The file isn't written as Typst is.
    Syntax,
    /// A bracket or quotation mark that is never closed.
    Unclosed,
    /// A name that stands for nothing.
    Name { name: String },
    /// A file that isn't there.
    File { path: String },
    /// A name that an imported file doesn't have.
    Import,
    /// The layout's file has no function of that name.
    NoFunction { path: String },
    /// A font that isn't there.
    Font { family: String },
    /// Pages that come out otherwise each time.
    Unsettled,
    /// Anything else.
    Other,
}

impl About {
    /// What is wrong and what to do.
    fn words(&self, locale: Locale) -> [String; 2] {
        let (danish, english) = match self {
            Self::Syntax => (
                ["Her er filen ikke skrevet rigtigt".into(), "Se efter klammer, anførselstegn og kommaer på stedet og lige over det".into()],
                ["The file isn't written right here".into(), "Look for brackets, quotation marks and commas there and just above".into()],
            ),
            Self::Unclosed => (
                ["Det, der begynder her, bliver ikke lukket".into(), "Sæt den klamme eller det anførselstegn, der mangler, efter det sidste, der hører med".into()],
                ["What begins here is never closed".into(), "Put the missing bracket or quotation mark behind the last that belongs to it".into()],
            ),
            Self::Name { name } => (
                [format!("Navnet »{name}« betyder ikke noget her"), format!("Ret stavningen, eller sæt det ind over linjen:  #let {name} = …")],
                [format!("The name “{name}” stands for nothing here"), format!("Mend its spelling, or define it above the line:  #let {name} = …")],
            ),
            Self::File { path } => (
                [format!("Filen {path} findes ikke"), "Læg den dér, eller ret stien. Kun layoutets egne filer og dem i layouts/base/ kan bruges".into()],
                [format!("There is no file {path}"), "Put it there, or mend the path. Only the layout's own files and those in layouts/base/ can be used".into()],
            ),
            Self::Import => (
                ["Filen, der hentes fra, har ikke noget af det navn".into(), "Ret navnet i linjen, der begynder med #import".into()],
                ["The imported file has nothing of that name".into(), "Mend the name in the line that begins with #import".into()],
            ),
            Self::NoFunction { path } => (
                [format!("Filen {path} har ingen funktion, der hedder layout"), "Skriv den:  #let layout(data) = { … }   docs/layouts.md viser hvordan".into()],
                [format!("The file {path} has no function called layout"), "Write it:  #let layout(data) = { … }   docs/layouts.md shows how".into()],
            ),
            Self::Font { family } => (
                [format!("Der er ingen skrift, der hedder »{family}«"), "Læg skriftens fil i mappen fonts/, og nævn den i layoutets fonts = […] (layout.toml)".into()],
                [format!("There is no font called “{family}”"), "Put the font's file into the folder fonts/, and name it in the layout's fonts = […] (layout.toml)".into()],
            ),
            Self::Unsettled => (
                ["Siderne falder ikke til ro: De bliver nye, hver gang de laves".into(), "Lad ikke en størrelse afhænge af, hvor på siden noget står (here(), locate, context)".into()],
                ["The pages don't settle: they come out otherwise each time".into(), "Let no size depend on where something stands on the page (here(), locate, context)".into()],
            ),
            Self::Other => (
                ["Her går det galt".into(), "Ret stedet i filen. docs/layouts.md viser, hvad et layout får og må".into()],
                ["This is where it goes wrong".into(), "Mend the place in the file. docs/layouts.md shows what a layout is given and may do".into()],
            ),
        };
        locale.pick(danish, english)
    }
}

impl LayoutFailed {
    /// A failure outside Typst, told in English by what found it.
    pub fn other(layout: &str, said: String) -> Self {
        let fault = Fault { place: None, from: None, about: About::Other, said };
        Self { layout: layout.to_owned(), faults: vec![fault], is_own: false }
    }

    /// What Typst says, a line each.
    #[cfg(test)]
    pub fn said(&self) -> String {
        self.faults.iter().map(|fault| fault.said.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn faults(&self, locale: Locale) -> String {
        let mut told = String::new();
        for fault in self.faults.iter().take(MOST_TOLD) {
            let [what, help] = fault.about.words(locale);
            let place = fault.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
            let from = fault.from.as_ref().map_or_else(String::new, |from| {
                locale.pick(format!("\n  Kaldt fra {from}"), format!("\n  Called from {from}"))
            });
            // Where it isn't a layout's own, nobody who reads this can mend it.
            let known = self.is_own || !matches!(fault.about, About::Other);
            let help = if known { format!("\n  {help}") } else { String::new() };
            let said = fault.said.replace('\n', "\n    ");
            let quoted =
                locale.pick(format!("Typst siger (på engelsk): »{said}«"), format!("Typst says: “{said}”"));
            told.push_str(&format!("\n{place}{what}{help}{from}\n  {quoted}"));
        }
        match self.faults.len().saturating_sub(MOST_TOLD) {
            0 => told,
            more => told + "\n" + &locale.pick(format!("… og {more} til"), format!("… and {more} more")),
        }
    }
}

impl Explain for LayoutFailed {
    fn danish(&self) -> String {
        let (layout, faults) = (&self.layout, self.faults(Locale::Danish));
        match self.is_own {
            true => format!(
                "siderne i layoutet »{layout}« kunne ikke laves. Det er ikke din tekst, der er noget galt med, men en fil i \
                 jeres eget layout{faults}"
            ),
            false => format!(
                "siderne i layoutet »{layout}« kunne ikke laves. Det er ikke din tekst, der er noget galt med: er layoutet ikke \
                 jeres eget, er det en fejl i udgiv, som vi gerne vil høre om\nSkriv til os med teksten og dette:{faults}"
            ),
        }
    }

    fn english(&self) -> String {
        let (layout, faults) = (&self.layout, self.faults(Locale::English));
        match self.is_own {
            true => format!(
                "the pages in the layout “{layout}” could not be made. Nothing is wrong with your text, but with a file of your \
                 own layout{faults}"
            ),
            false => format!(
                "the pages in the layout “{layout}” could not be made. Nothing is wrong with your text: unless the layout is \
                 your own, this is a fault in udgiv that we want to hear of\nSend us the text and this:{faults}"
            ),
        }
    }
}

/// What Typst's diagnostics say of a layout.
pub fn failed(world: &LayoutWorld<'_>, diagnostics: &[SourceDiagnostic]) -> LayoutFailed {
    let mut is_own = false;
    let fault = |diagnostic: &SourceDiagnostic| {
        let id = diagnostic.span.id();
        // The file that calls the layout is ours: what is wrong there is wrong with the layout's own file.
        let is_entry = id.is_some_and(|id| world.is_entry(id));
        let path = id.filter(|_| !is_entry).map(|id| id.vpath().get_without_slash().to_owned());
        is_own |= match &path {
            Some(path) => world.is_own(path),
            None => is_entry && world.is_own(world.path()),
        };
        let at = world.range(diagnostic.span).zip(id).and_then(|(range, id)| world.position(id, range.start));
        let place =
            path.map(|path| at.map_or(path.clone(), |(line, column)| format!("{path}:{line}:{column}")));
        let hints = diagnostic.hints.iter().map(|hint| format!("\n{}", hint.v)).collect::<String>();
        let message = diagnostic.message.as_str();
        let about = match id.filter(|_| !is_entry).is_some_and(|id| world.has_syntax_faults(id)) {
            true if message.starts_with("unclosed") => About::Unclosed,
            true => About::Syntax,
            false => about(message, is_entry, world.path()),
        };
        let from = caller(world, diagnostic).filter(|_| !is_own);
        Fault { place, from, about, said: format!("{message}{hints}") }
    };
    let mut faults: Vec<Fault> = diagnostics.iter().map(fault).collect();
    // Of what isn't closed, all else follows.
    faults.sort_by_key(|fault| !matches!(fault.about, About::Unclosed));
    if faults.first().is_some_and(|fault| matches!(fault.about, About::Unclosed | About::Syntax)) {
        faults.truncate(1);
    }
    LayoutFailed { layout: world.layout().to_owned(), faults, is_own }
}

/// The place in a file of the project's own from which Typst came to a fault in another.
fn caller(world: &LayoutWorld<'_>, diagnostic: &SourceDiagnostic) -> Option<String> {
    diagnostic.trace.iter().find_map(|point| {
        let id = point.span.id()?;
        let path = id.vpath().get_without_slash().to_owned();
        let (line, column) = world.position(id, world.range(point.span)?.start)?;
        world.is_own(&path).then(|| format!("{path}:{line}:{column}"))
    })
}

/// What a sentence of Typst is about, by how it begins.
fn about(message: &str, is_entry: bool, layout: &str) -> About {
    let after = |begin: &str| message.strip_prefix(begin).map(|rest| rest.trim().to_owned());
    if let Some(name) = after("unknown variable:") {
        About::Name { name }
    } else if let Some(rest) = after("file not found (searched at ") {
        About::File { path: rest.trim_end_matches(')').to_owned() }
    } else if let Some(family) = after("unknown font family:") {
        About::Font { family }
    } else if message.starts_with("unresolved import") {
        if is_entry { About::NoFunction { path: layout.to_owned() } } else { About::Import }
    } else if message.starts_with(UNSETTLED) {
        About::Unsettled
    } else {
        About::Other
    }
}
