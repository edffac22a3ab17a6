//! The publisher's web and mail addresses work as links.

use super::link_nowhere::Fault;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{address, is_address, mail, tidied};

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
    let report = publisher.evaluation.as_ref().and_then(|evaluation| evaluation.report.as_ref());
    let urls = [("web", &publisher.web), ("published_at", &publisher.published_at)].into_iter();
    for (key, web) in
        urls.filter_map(|(key, web)| Some((key, web.as_ref()?))).chain(report.map(|web| ("report", web)))
    {
        let is_web = web.to_lowercase().starts_with("http");
        let fault = match address(web).map_err(|fault| Fault::of(web, fault)) {
            Ok(_) if !is_web => Fault::Scheme,
            Ok(url) if !url.contains('.') => Fault::Host,
            Ok(_) => continue,
            Err(fault) => fault,
        };
        let bare = format!("https://{}", web.trim());
        let tidy = tidied(web)
            .or_else(|| (is_address(&bare) && bare.contains('.') && !web.contains(':')).then_some(bare));
        let mend = || context.mend(web, 0..web.len(), tidy.as_deref()?);
        let message = BadWebAddress { key, value: web.value().clone(), fault, tidy: tidy.clone() };
        findings.under(&rule.code).mended(web.place(), mend, message);
    }
    if let Some(email) = publisher.email.as_ref().filter(|email| mail(email).is_none()) {
        findings.under(&rule.code).at(email.place(), BadMailAddress { value: email.value().clone() });
    }
}

#[derive(Debug)]
struct BadWebAddress {
    key: &'static str,
    value: String,
    fault: Fault,
    tidy: Option<String>,
}

impl Message for BadWebAddress {
    fn danish(&self) -> Words {
        let Self { key, value, fault, tidy } = self;
        let meant = tidy.as_deref().unwrap_or("https://www.example.dk");
        Words::title(format!("»{value}« kan ikke være en webadresse: den {}", fault.danish()))
            .help(format!("Skriv hele adressen:  {key} = \"{meant}\""))
    }

    fn english(&self) -> Words {
        let Self { key, value, fault, tidy } = self;
        let meant = tidy.as_deref().unwrap_or("https://www.example.dk");
        Words::title(format!("“{value}” can't be a web address: it {}", fault.english()))
            .help(format!("Write the whole address:  {key} = \"{meant}\""))
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
