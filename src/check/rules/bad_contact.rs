//! The publisher's web and mail addresses work as links.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U070",
        name: "bad-contact",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Udgiverens mail- eller webadresse kan ikke bruges som link",
        en: "The publisher's mail or web address can't be a link",
    },
    why: Bilingual {
        da: "Kontaktoplysningerne er links i PDF og e-bog",
        en: "Contact details are links in PDF and EPUB",
    },
    examples: &[
        Example {
            part: SourcePart::Publisher,
            wrong: "web = \"www.example.dk\"",
            because: Bilingual::NONE,
            right: "web = \"https://www.example.dk\"",
        },
        Example {
            part: SourcePart::Publisher,
            wrong: "email = \"post hos example.dk\"",
            because: Bilingual::NONE,
            right: "email = \"post@example.dk\"",
        },
    ],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let mut found = findings.under(&rule.code);
    let report = publisher.evaluation.as_ref().and_then(|evaluation| evaluation.report.as_ref());
    for web in [&publisher.web, &publisher.published_at].into_iter().flatten().chain(report) {
        let host = web.strip_prefix("https://").or_else(|| web.strip_prefix("http://"));
        if !host.is_some_and(|host| host.contains('.') && !host.contains(char::is_whitespace)) {
            found.at(web.place(), BadWebAddress { value: web.value().clone() });
        }
    }
    if let Some(email) = &publisher.email {
        let parts: Vec<&str> = email.split('@').collect();
        let sound = matches!(parts.as_slice(), [name, domain] if !name.is_empty() && domain.contains('.'));
        if !sound || email.contains(char::is_whitespace) {
            found.at(email.place(), BadMailAddress { value: email.value().clone() });
        }
    }
}

#[derive(Debug)]
struct BadWebAddress {
    value: String,
}

impl Message for BadWebAddress {
    fn danish(&self) -> Words {
        let Self { value } = self;
        Words::title(format!("»{value}« er ikke en webadresse"))
            .help("Skriv hele adressen:  web = \"https://sonderborgkommune.dk\"")
    }

    fn english(&self) -> Words {
        let Self { value } = self;
        Words::title(format!("“{value}” is not a web address"))
            .help("Write the whole address:  web = \"https://sonderborgkommune.dk\"")
    }
}

#[derive(Debug)]
struct BadMailAddress {
    value: String,
}

impl Message for BadMailAddress {
    fn danish(&self) -> Words {
        let Self { value } = self;
        Words::title(format!("»{value}« er ikke en mailadresse"))
            .help("Skriv:  email = \"post@sonderborg.dk\"")
    }

    fn english(&self) -> Words {
        let Self { value } = self;
        Words::title(format!("“{value}” is not an e-mail address"))
            .help("Write:  email = \"post@sonderborg.dk\"")
    }
}
