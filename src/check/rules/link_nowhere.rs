//! A link leads to a web page, a mail address, a telephone, or a section of this policy.
//!
//! PDF/UA-1, 7.18.5; EPUB 3.3, 3.6. Other schemes (`javascript:`, `file:`) would run or reach into the reader's
//! machine.

use std::ops::Range;

use super::duplicate_id::ids;
use super::unknown_markup::picture_not_read;
use crate::check::{Context, Rule};
use crate::edition::markup::{Link, Problem};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::locale::Locale;
use crate::policy::{AddressFault, Text, address, tidied};
use crate::source::{nearest, spelt_right};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U051",
        name: "link-nowhere",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et link til et afsnit, der ikke findes, til andet end web, mail og telefon, eller til en adresse, som ingen browser kan læse",
        en: "A link to a section that isn't there, to other than web, mail and telephone, or to an address that no browser can read",
    },
    why: Bilingual {
        da: "Et link skal føre et sted hen og må ikke kunne køre noget (PDF/UA-1, 7.18.5)",
        en: "A link leads somewhere and can't run anything (PDF/UA-1, 7.18.5)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "[Fritid](#fritiden)",
            because: Bilingual {
                da: "intet afsnit eller mål har det id",
                en: "no section or goal has that id",
            },
            right: "[Fritid](#fritid)",
        },
        Example {
            part: SourcePart::Text,
            wrong: "[Kort over hallerne](kort.pdf)",
            because: Bilingual {
                da: "begynder ikke med noget af det herunder",
                en: "begins with none of those below",
            },
            right: "[Kort over hallerne](https://www.example.dk/kort.pdf)",
        },
        Example {
            part: SourcePart::Text,
            wrong: "[Kort over hallerne](https://www.example.dk/kort 2.pdf)",
            because: Bilingual {
                da: "et mellemrum skrives `%20` i en adresse",
                en: "a space is written `%20` in an address",
            },
            right: "[Kort over hallerne](https://www.example.dk/kort%202.pdf)",
        },
    ],
    more: Bilingual {
        da: "Et link begynder med `https://`, `http://`, `mailto:`, `tel:` eller `#` og et `id`. Bogstaver som æ, ø og å kan \
             skrives, som de er.",
        en: "A link begins with `https://`, `http://`, `mailto:`, `tel:`, or `#` and an `id`. Letters such as æ, ø and å may be written as \
             they are.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut known: Vec<&str> = ids(context).map(|id| id.as_str()).collect();
    // Sections that the edition adds can be linked to as well.
    known.push("kolofon");
    if context.policy.terms.iter().any(|term| term.explanation.is_some()) {
        known.push("ordliste");
    }
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            let mut found = findings.under(&rule.code);
            let place = || context.within(parsed.text, link.range.clone());
            match link.url.strip_prefix('#') {
                Some(id) if known.contains(&id) => {}
                Some(id) => {
                    let right = spelt_right(id, known.iter().copied()).map(str::to_owned);
                    let near = nearest(id, known.iter().copied());
                    let write = right.as_ref().map(|right| format!("#{right}"));
                    let mend = || context.mend(parsed.text, written(parsed.text, link)?, write.as_deref()?);
                    let line = write.as_deref().or(near.as_deref()).map(|id| {
                        let url = format!("#{}", id.trim_start_matches('#'));
                        rewritten(parsed.text, link, &url)
                    });
                    found.mended(
                        place,
                        mend,
                        LinkAnchor { id: id.to_owned(), right: right.clone(), near, line },
                    );
                }
                None => match address(&link.url) {
                    Ok(_) => {}
                    Err(AddressFault::Scheme) => {
                        let whole = with_scheme(&link.url);
                        let mend =
                            || context.mend(parsed.text, written(parsed.text, link)?, whole.as_deref()?);
                        let line = whole.as_deref().map(|whole| rewritten(parsed.text, link, whole));
                        found.mended(place, mend, LinkScheme { url: shown(&link.url), line });
                    }
                    Err(fault) => {
                        let written = written(parsed.text, link);
                        let tidy = tidied(&link.url);
                        let mend = || {
                            let part = written.clone()?;
                            context.mend(parsed.text, part, tidy.as_deref()?)
                        };
                        let message = LinkBroken {
                            url: shown(&link.url),
                            fault: Fault::of(&link.url, fault),
                            line: tidy.as_deref().map(|tidy| rewritten(parsed.text, link, tidy)),
                        };
                        found.mended(place, mend, message);
                    }
                },
            }
        }
        for (range, problem) in &parsed.markup.problems {
            let Problem::LinkNotRead(at, url) = problem else { continue };
            // A picture has a finding of its own.
            if picture_not_read(parsed.text, at).is_some() {
                continue;
            }
            let place = || context.within(parsed.text, range.clone());
            let meant = meant(parsed.text, at, url);
            let mend = || {
                let (part, write) = meant.clone()?;
                context.mend(parsed.text, part, &write)
            };
            let before = &parsed.text[..at.start];
            let apart = before.strip_suffix('(').is_some_and(|rest| rest.ends_with([' ', '\t', '\u{a0}']));
            let odd = match (before.ends_with(")["), apart) {
                (true, _) => Oddity::Turned,
                (_, true) => Oddity::Apart,
                _ if telephone(url).is_some() => Oddity::Telephone,
                _ if is_file(url) => Oddity::File,
                _ if url.trim().contains(char::is_whitespace) => Oddity::Blank,
                _ => Oddity::Other,
            };
            let line = meant.as_ref().map(|(_, write)| write.clone());
            let message = LinkNotRead { url: shown(url), line, odd };
            findings.under(&rule.code).mended(place, mend, message);
        }
    }
}

/// Where the address of a link stands, if it stands there as it is read.
fn written(text: &Text, link: &Link) -> Option<Range<usize>> {
    let at = link.range.start + text.get(link.range.clone())?.rfind(&link.url)?;
    Some(at..at + link.url.len())
}

/// A link with another address, if it is short enough to be shown whole; or else that address.
fn rewritten(text: &Text, link: &Link, url: &str) -> String {
    const MOST: usize = 120;
    let range = &link.range;
    let whole = written(text, link)
        .map(|at| format!("{}{url}{}", &text[range.start..at.start], &text[at.end..range.end]))
        .filter(|whole| whole.chars().nth(MOST).is_none() && !whole.contains('\n'));
    whole.unwrap_or_else(|| url.to_owned())
}

/// The link that was meant by brackets that aren't read as one, and where they stand. `at` is the address in it.
fn meant(text: &str, at: &Range<usize>, url: &str) -> Option<(Range<usize>, String)> {
    const MOST: usize = 120;
    let url = url.trim_matches(['<', '>']);
    let right =
        if address(url).is_ok() { url.to_owned() } else { with_scheme(url).or_else(|| tidied(url))? };
    // A blank ends an address, also where a browser would take it along.
    let right = if right.contains(char::is_whitespace) { tidied(&right)? } else { right };
    let before = &text[..at.start];
    let (sign, open, close) =
        [("](", '[', ")"), ("] (", '[', ")"), ("]\t(", '[', ")"), ("]\u{a0}(", '[', ")"), (")[", '(', "]")]
            .into_iter()
            .find(|(sign, ..)| before.ends_with(sign))?;
    let end = at.start - sign.len();
    let start = before[..end].rfind(open)?;
    let words = &text[start + 1..end];
    let is_plain =
        !words.trim().is_empty() && !words.contains(['\n', '[', ']']) && text[at.end..].starts_with(close);
    let link = format!("[{words}]({right})");
    (is_plain && link.chars().nth(MOST).is_none()).then(|| (start..at.end + 1, link))
}

/// A telephone number as an address: with Denmark's code, if it has none.
fn telephone(url: &str) -> Option<String> {
    let is_number = url.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '\u{a0}'));
    let digits: String = url.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        8 if is_number && !url.contains('+') => Some(format!("tel:+45{digits}")),
        8.. if is_number && url.starts_with('+') => Some(format!("tel:+{digits}")),
        _ => None,
    }
}

/// A web address with the two slashes that it lacks: "https:/www.example.dk".
fn with_slashes(url: &str) -> Option<String> {
    let (scheme, rest) =
        ["https", "http"].into_iter().find_map(|scheme| Some((scheme, url.strip_prefix(scheme)?)))?;
    let host = rest.trim_start_matches([':', '/']);
    let is_meant = host.len() < rest.len() && !rest.starts_with("://") && host.contains('.');
    is_meant.then(|| format!("{scheme}://{host}"))
}

/// The address with what it begins with, where it can only be that of a page, a mailbox or a telephone: "www.example.dk", "post@example.dk".
fn with_scheme(url: &str) -> Option<String> {
    if let Some(whole) = telephone(url).or_else(|| with_slashes(url)) {
        return address(&whole).is_ok().then_some(whole);
    }
    let begins = |start: &str| url.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let scheme = match begins("www.") {
        true => "https://",
        false if url.contains('@') && !url.contains([':', '/']) => "mailto:",
        false => return None,
    };
    let whole = format!("{scheme}{url}");
    address(&whole).is_ok().then_some(whole)
}

fn shown(url: &str) -> String {
    url.chars().take(60).collect()
}

/// What is wrong with an address, with the sign that it is about.
#[derive(Debug)]
pub(super) enum Fault {
    Sign(char),
    Percent,
    Host,
    Port,
    Mail,
    Telephone,
    Scheme,
}

impl Fault {
    pub(super) fn of(url: &str, fault: AddressFault) -> Self {
        match fault {
            AddressFault::Sign(at) => Self::Sign(url[at].chars().next().unwrap_or(' ')),
            AddressFault::Percent(_) => Self::Percent,
            AddressFault::Host => Self::Host,
            AddressFault::Port => Self::Port,
            AddressFault::Mail => Self::Mail,
            AddressFault::Telephone => Self::Telephone,
            AddressFault::Scheme => Self::Scheme,
        }
    }

    pub(super) fn danish(&self) -> String {
        match self {
            Self::Sign(' ') => "har et mellemrum i navnet før den første skråstreg".into(),
            Self::Sign(sign) if sign.is_whitespace() => {
                "har et mellemrum eller linjeskift, som ikke kan stå i en adresse".into()
            }
            Self::Sign('#') => "har to #".into(),
            Self::Sign(sign) if is_shown(*sign) => {
                format!("har tegnet {sign}, som ikke kan stå i en adresse")
            }
            Self::Sign(sign) => format!("har et usynligt tegn (U+{:04X})", u32::from(*sign)),
            Self::Percent => "har et %, som ikke er fulgt af to tegn fra 0-9 og A-F".into(),
            Self::Host => "har ikke et rigtigt navn mellem // og den næste skråstreg".into(),
            Self::Port => "har et portnummer, der ikke er et tal op til 65535".into(),
            Self::Mail => "er ikke en mailadresse".into(),
            Self::Telephone => "er ikke et telefonnummer".into(),
            Self::Scheme => "begynder ikke med https:// eller http://".into(),
        }
    }

    pub(super) fn english(&self) -> String {
        match self {
            Self::Sign(' ') => "has a space in the name before the first slash".into(),
            Self::Sign(sign) if sign.is_whitespace() => {
                "has a blank or line break that can't stand in an address".into()
            }
            Self::Sign('#') => "has two #".into(),
            Self::Sign(sign) if is_shown(*sign) => {
                format!("has the character {sign}, which can't stand in an address")
            }
            Self::Sign(sign) => format!("has an invisible character (U+{:04X})", u32::from(*sign)),
            Self::Percent => "has a % that two of 0-9 and A-F don't follow".into(),
            Self::Host => "has no proper name between // and the next slash".into(),
            Self::Port => "has a port that is no number up to 65535".into(),
            Self::Mail => "is not an e-mail address".into(),
            Self::Telephone => "is not a telephone number".into(),
            Self::Scheme => "begins with neither https:// nor http://".into(),
        }
    }

    /// What to type, where the address itself can't be mended.
    fn danish_help(&self) -> &'static str {
        match self {
            Self::Mail => "Skriv:  mailto:post@example.dk",
            Self::Telephone => "Skriv tal uden ord:  tel:+4588726400",
            _ => "Åbn siden i en browser, og kopier adressen derfra:  https://www.example.dk/side",
        }
    }

    fn english_help(&self) -> &'static str {
        match self {
            Self::Mail => "Write:  mailto:post@example.dk",
            Self::Telephone => "Write digits and no words:  tel:+4588726400",
            _ => "Open the page in a browser and copy its address:  https://www.example.dk/page",
        }
    }
}

/// Whether a sign of an address can be seen in a message.
fn is_shown(sign: char) -> bool {
    sign.is_ascii_graphic()
}

#[derive(Debug)]
struct LinkBroken {
    url: String,
    fault: Fault,
    /// The link as it has to be.
    line: Option<String>,
}

impl Message for LinkBroken {
    fn danish(&self) -> Words {
        let words = Words::title(format!("Linket »{}« {}", self.url, self.fault.danish()));
        match &self.line {
            Some(line) => words.help(format!("Skriv:  {line}")),
            None => words.help(self.fault.danish_help()),
        }
    }

    fn english(&self) -> Words {
        let words = Words::title(format!("The link “{}” {}", self.url, self.fault.english()));
        match &self.line {
            Some(line) => words.help(format!("Write:  {line}")),
            None => words.help(self.fault.english_help()),
        }
    }
}

/// Brackets that look like a link and aren't read as one: readers would see the brackets.
#[derive(Debug)]
struct LinkNotRead {
    url: String,
    /// The link as it has to be.
    line: Option<String>,
    /// What is odd about it.
    odd: Oddity,
}

/// Why brackets aren't read as a link.
#[derive(Debug)]
enum Oddity {
    /// They have changed places.
    Turned,
    /// There is a blank between them.
    Apart,
    /// The address is a telephone number.
    Telephone,
    /// The address is the name of a file.
    File,
    /// There is a blank in the address.
    Blank,
    /// Something in the address.
    Other,
}

impl Message for LinkNotRead {
    fn danish(&self) -> Words {
        let words = Words::title(match self.odd {
            Oddity::Turned => "Parenteser og klammer er byttet om, så det ikke bliver til et link".to_owned(),
            Oddity::Apart => "Der må ikke stå et mellemrum mellem ] og ( i et link".to_owned(),
            Oddity::Telephone => {
                format!("Telefonnummeret »{}« skal have tel: foran og stå uden mellemrum", self.url)
            }
            Oddity::File => return file_in_danish(&self.url),
            Oddity::Blank => {
                format!("Der er et mellemrum i adressen »{}«, så den bliver ikke til et link", self.url)
            }
            Oddity::Other => {
                format!("[…]({}) bliver ikke til et link, men står, som det er skrevet", self.url)
            }
        });
        match &self.line {
            Some(line) => words.help(format!("Skriv:  {line}")),
            None => words
                .help("Skriv ordene i klammer og adressen i parentes, uden mellemrum:  [Ordene](https://…)"),
        }
    }

    fn english(&self) -> Words {
        let words = Words::title(match self.odd {
            Oddity::Turned => "The brackets have changed places, so this does not become a link".to_owned(),
            Oddity::Apart => "There may be no space between ] and ( in a link".to_owned(),
            Oddity::Telephone => {
                format!(
                    "The telephone number “{}” has to be written with tel: before it, without spaces",
                    self.url
                )
            }
            Oddity::File => return file_in_english(&self.url),
            Oddity::Blank => {
                format!("There is a space in the address “{}”, so it does not become a link", self.url)
            }
            Oddity::Other => format!("[…]({}) does not become a link but is printed as it stands", self.url),
        });
        match &self.line {
            Some(line) => words.help(format!("Write:  {line}")),
            None => words
                .help("Write the words in square brackets and the address in round ones, without spaces:  [The words](https://…)"),
        }
    }
}

#[derive(Debug)]
struct LinkScheme {
    url: String,
    /// The link as it has to be.
    line: Option<String>,
}

impl LinkScheme {
    /// Whether the address is the name of a file.
    fn is_file(&self) -> bool {
        self.line.is_none() && is_file(&self.url)
    }
}

/// Whether an address is the name of a file.
fn is_file(url: &str) -> bool {
    const ENDINGS: [&str; 11] =
        [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".jpg", ".png", ".svg"];
    let name = url.trim().to_lowercase();
    let is_page = name.contains(':') || name.starts_with("www.") || name.starts_with("//");
    !is_page && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The words about a link to a file.
fn file_in_danish(url: &str) -> Words {
    Words::title(format!("»{url}« er en fil på computeren, og et link kan kun føre til en adresse på nettet"))
        .help("Læg filen på jeres hjemmeside, og skriv dens adresse i linket:  [teksten](https://…)")
}

/// The same in English.
fn file_in_english(url: &str) -> Words {
    Words::title(format!(
        "“{url}” is a file on a computer, and a link can only lead to an address on the web"
    ))
    .help("Put the file on your website, and write its address in the link:  [the text](https://…)")
}

impl Message for LinkScheme {
    fn danish(&self) -> Words {
        let Self { url, line } = self;
        if url.is_empty() {
            return Words::title("Linket har ingen adresse")
                .help("Skriv adressen i parentesen:  (https://…)");
        }
        if self.is_file() {
            return file_in_danish(url);
        }
        let words = Words::title(format!("Linket kan ikke føre til »{url}«"));
        match line {
            Some(line) => words.help(format!("Skriv:  {line}")),
            None => {
                words.help("Et link begynder med https://, http://, mailto:, tel: eller # og et afsnits id")
            }
        }
    }

    fn english(&self) -> Words {
        let Self { url, line } = self;
        if url.is_empty() {
            return Words::title("The link has no address")
                .help("Write the address in the brackets:  (https://…)");
        }
        if self.is_file() {
            return file_in_english(url);
        }
        let words = Words::title(format!("A link can't lead to “{url}”"));
        match line {
            Some(line) => words.help(format!("Write:  {line}")),
            None => words.help("A link begins with https://, http://, mailto:, tel: or # and a section's id"),
        }
    }
}

#[derive(Debug)]
struct LinkAnchor {
    id: String,
    /// The id, if only its spelling is another.
    right: Option<String>,
    near: Option<String>,
    /// The link to the id that is or may be meant.
    line: Option<String>,
}

impl Message for LinkAnchor {
    fn danish(&self) -> Words {
        let Self { id, right, near, line } = self;
        let line = line.as_deref().unwrap_or_default();
        if let Some(right) = right {
            let spelt = Locale::Danish.in_small_letters(id, right);
            let how = spelt.map_or_else(|| format!("»{right}«"), str::to_owned);
            return Words::title(format!("Linket fører til »#{id}«, men id'et er skrevet {how}"))
                .help(format!("Skriv:  {line}"));
        }
        let near = near.as_ref().map(|near| format!("Mente du »#{near}«? Så skriv:  {line}"));
        Words::new(format!("Linket fører til »#{id}«, som ikke findes"), near)
            .help("Brug id'et på et afsnit eller et mål i denne politik")
    }

    fn english(&self) -> Words {
        let Self { id, right, near, line } = self;
        let line = line.as_deref().unwrap_or_default();
        if let Some(right) = right {
            let spelt = Locale::English.in_small_letters(id, right);
            let how = spelt.map_or_else(|| format!("“{right}”"), str::to_owned);
            return Words::title(format!("The link leads to “#{id}”, but the id is written {how}"))
                .help(format!("Write:  {line}"));
        }
        let near = near.as_ref().map(|near| format!("Did you mean “#{near}”? Then write:  {line}"));
        Words::new(format!("The link leads to “#{id}”, which doesn't exist"), near)
            .help("Use the id of a section or a goal of this policy")
    }

    fn is_absence(&self) -> bool {
        self.right.is_none()
    }
}
