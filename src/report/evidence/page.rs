//! The evidence as a page, to be read, printed, and signed.

use super::criteria::{CRITERIA, Criterion, How, OfDocuments, OfPages, STANDARDS, Wcag};
use super::data::{Evidence, FileEvidence, Judgement, Known, PlainReport, name_of, variant_name};
use crate::language;
use crate::locale::Locale;
use crate::policy::Language;
use crate::xml::Xml;

const STYLE: &str = concat!(
    include_str!("../page.css"),
    "
main { max-width: 60rem; }
.scroll { overflow-x: auto; }
@media (max-width: 46rem) {
  .scroll { background:
    linear-gradient(to right, var(--page) 40%, transparent) left / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--page) 40%, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--quiet), transparent) left / 0.5rem 100% no-repeat scroll,
    linear-gradient(to left, var(--quiet), transparent) right / 0.5rem 100% no-repeat scroll; }
}
table { border-collapse: collapse; width: 100%; min-width: 42rem; font-size: 0.97rem; overflow-wrap: normal; }
caption { text-align: left; padding: 0.4rem 0; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.7rem 0.4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
code { font-size: 0.85em; overflow-wrap: anywhere; }
.held { margin: 0.2rem 0 0; font-size: 0.9em; }
.clause { white-space: nowrap; }
summary { padding: 0.15rem 0; cursor: pointer; color: var(--bar); }
:focus-visible { outline: 0.2rem solid var(--bar); outline-offset: 0.15rem; }
.sign td { height: 2.6rem; min-width: 9rem; border-left: 1px solid var(--line); }
.sign td, .sign thead th + th { padding-left: 0.7rem; }
.sign th { min-width: 13rem; }
.sign thead th + th { min-width: 9rem; }
@media print { details::details-content { content-visibility: visible; block-size: auto; } .scroll { overflow: visible; background: none; } table { min-width: 0; font-size: 8.5pt; } tr { break-inside: avoid; } }
"
);

/// The page.
#[must_use]
pub fn page(evidence: &Evidence) -> Vec<u8> {
    let locale = Locale::from_tag(&evidence.language);
    let page = Page { evidence, locale };
    let title = locale.pick("Dokumentation for tilgængelighed", "Evidence of accessibility");
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", locale.tag())], |xml| {
        xml.block("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.empty("meta", &[("name", "robots"), ("content", "noindex")]);
            xml.line("title", &[], &format!("{title}: {}", evidence.title));
            xml.block("style", &[], |xml| xml.raw(STYLE));
        });
        xml.block("body", &[], |xml| xml.block("main", &[], |xml| page.main(xml, title)));
    });
    xml.finish()
}

struct Page<'a> {
    evidence: &'a Evidence,
    locale: Locale,
}

impl Page<'_> {
    fn main(&self, xml: &mut Xml, title: &str) {
        let (evidence, locale) = (self.evidence, self.locale);
        xml.block("header", &[], |xml| {
            xml.line("p", &[("class", "kind")], title);
            xml.line("h1", &[("lang", &evidence.language)], &evidence.title);
            xml.line("p", &[("class", "quiet")], &evidence.publisher);
            xml.line(
                "p",
                &[("class", "quiet")],
                locale.pick(
                    "Til jer, der svarer for udgivelsen. Siden siger, hvad filerne overholder, og hvordan det er vist. Den er ingen erklæring: Den afgiver et menneske.",
                    "For those who answer for the publication. The page says what the files conform to and how that is shown. It is no declaration: a person makes that.",
                ),
            );
        });
        self.part(xml, "filer", locale.pick("Filerne", "The files"), |xml| {
            evidence.files.iter().for_each(|file| self.file(xml, file));
        });
        self.part(xml, "mangler", locale.pick("Det, der mangler", "What falls short"), |xml| self.known(xml));
        self.part(xml, "sprog", plain_title(locale), |xml| plain_figures(xml, &evidence.full_text, locale));
        self.part(xml, "krav", locale.pick("Kravene et for et", "The criteria one by one"), |xml| {
            self.criteria(xml)
        });
        self.part(xml, "mennesker", locale.pick("Det, et menneske afgør", "What a person decides"), |xml| {
            self.person(xml)
        });
    }

    fn part(&self, xml: &mut Xml, id: &str, title: &str, content: impl FnOnce(&mut Xml)) {
        xml.block("section", &[("aria-labelledby", id)], |xml| {
            xml.line("h2", &[("id", id)], title);
            content(xml);
        });
    }

    fn file(&self, xml: &mut Xml, file: &FileEvidence) {
        let locale = self.locale;
        let language = language::of(&Language::parse(locale.tag()).unwrap_or_else(Language::english));
        xml.line("h3", &[], &format!("{}: {}", variant_name(&file.variant, language), file.name()));
        xml.block("p", &[("class", "quiet")], |xml| {
            xml.text(&format!("{} kB, SHA-256 ", file.bytes.div_ceil(1024)));
            xml.element("code", &[], |xml| xml.text(&file.sha256));
        });
        xml.block("ul", &[("class", "found")], |xml| {
            for claim in &file.claims {
                let judged: Vec<String> = file.on_claim(claim).map(|one| said(one, locale)).collect();
                let how = if judged.is_empty() {
                    locale
                        .pick(
                            "sådan er filen lavet; intet kontrolprogram har set på den",
                            "so it is made; no checker has looked at it",
                        )
                        .to_owned()
                } else {
                    judged.join("; ")
                };
                xml.line("li", &[], &format!("{claim} – {how}"));
            }
            if file.claims.is_empty() {
                xml.line(
                    "li",
                    &[],
                    locale.pick(
                        "Filen siger ikke, at den overholder en standard.",
                        "The file claims no standard.",
                    ),
                );
            }
            let on_claims = |judge: &str| {
                file.claims.iter().any(|claim| file.on_claim(claim).any(|one| one.judge == judge))
            };
            for judgement in file.judgements.iter().filter(|one| !on_claims(&one.judge)) {
                xml.line("li", &[], &said(judgement, locale));
            }
        });
    }

    fn known(&self, xml: &mut Xml) {
        if self.evidence.known.is_empty() {
            xml.line(
                "p",
                &[],
                self.locale.pick("Programmet kender ingen mangler.", "The program knows of none."),
            );
            return;
        }
        xml.block("ul", &[("class", "found")], |xml| {
            self.evidence.known.iter().for_each(|known| xml.line("li", &[], &says(known, self.locale)));
        });
    }

    fn criteria(&self, xml: &mut Xml) {
        let locale = self.locale;
        let all = locale.pick("Kravene", "The criteria");
        xml.line(
            "p",
            &[],
            locale.pick(
                "Under »Prøvet på« står de prøver og kontrolprogrammer, som en version af udgiv skal bestå, før den kommer ud: for websider (kapitel 9) og for PDF og e-bøger (kapitel 10) hver for sig. De siger noget om programmet. Hvad der er set efter i netop jeres filer, står under »Filerne«.",
                "“Tested in” names the tests and checkers that a version of udgiv has to pass before it is released: for web pages (clause 9), and for PDF and e-books (clause 10). They tell of the program. What was looked at in these very files stands under “The files”.",
            ),
        );
        xml.block(
            "div",
            &[("class", "scroll"), ("role", "region"), ("aria-label", all), ("tabindex", "0")],
            |xml| {
                xml.block("table", &[], |xml| {
                    let standards: Vec<&str> = STANDARDS.iter().map(|standard| standard.name).collect();
                    xml.line("caption", &[], &standards.join(" · "));
                    xml.block("thead", &[], |xml| {
                        xml.block("tr", &[], |xml| {
                            for head in [
                                "WCAG",
                                locale.pick("Krav", "Criterion"),
                                locale.pick("Niveau", "Level"),
                                "EN 301 549",
                                locale.pick("Sådan er det vist", "How it is shown"),
                            ] {
                                xml.line("th", &[("scope", "col")], head);
                            }
                        });
                    });
                    xml.block("tbody", &[], |xml| {
                        for criterion in CRITERIA {
                            xml.block("tr", &[], |xml| {
                                let (danish, english) = criterion.name;
                                let number = if criterion.versions.1 == Wcag::V22 {
                                    criterion.number.to_owned()
                                } else {
                                    locale.pick(
                                        format!("{} (kun 2.1)", criterion.number),
                                        format!("{} (2.1 only)", criterion.number),
                                    )
                                };
                                xml.line("th", &[("scope", "row")], &number);
                                xml.line("td", &[], locale.pick(danish, english));
                                xml.line("td", &[], criterion.level);
                                xml.line("td", &[("class", "clause")], &clauses_of(criterion));
                                xml.block("td", &[], |xml| {
                                    xml.text(&shown(criterion, locale));
                                    held(xml, criterion, locale);
                                });
                            });
                        }
                    });
                });
            },
        );
    }

    /// Room for whoever decides: with a name, a day and a decision.
    fn person(&self, xml: &mut Xml) {
        let locale = self.locale;
        xml.line(
            "p",
            &[],
            locale.pick(
                "Et program kan ikke se, om ordene siger det rigtige. For hvert af disse krav læser et menneske filen og skriver sit navn, dagen og det, det har afgjort.",
                "A program can't see whether words tell the right thing. For each of these criteria a person reads the file and writes their name, the day and the decision.",
            ),
        );
        let label = locale.pick("Tabel til navn, dag og afgørelse", "Table for name, day and decision");
        xml.block(
            "div",
            &[("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0")],
            |xml| {
                xml.block("table", &[("class", "sign")], |xml| {
                    xml.block("thead", &[], |xml| {
                        xml.block("tr", &[], |xml| {
                            for head in [
                                locale.pick("Krav", "Criterion"),
                                locale.pick("Navn", "Name"),
                                locale.pick("Dag", "Day"),
                                locale.pick("Afgørelse", "Decision"),
                            ] {
                                xml.line("th", &[("scope", "col")], head);
                            }
                        });
                    });
                    xml.block("tbody", &[], |xml| {
                        for criterion in CRITERIA.iter().filter(|one| one.how.contains(&How::Person)) {
                            xml.block("tr", &[], |xml| {
                                let (danish, english) = criterion.name;
                                let name = format!("{} {}", criterion.number, locale.pick(danish, english));
                                xml.line("th", &[("scope", "row")], &name);
                                (0..3).for_each(|_| xml.line("td", &[], ""));
                            });
                        }
                    });
                });
            },
        );
    }
}

/// What the figures are about.
pub fn plain_title(locale: Locale) -> &'static str {
    locale.pick("Sproget i den fulde tekst", "The language of the full text")
}

/// The figures about the full text.
pub fn plain_figures(xml: &mut Xml, plain: &PlainReport, locale: Locale) {
    let language = language::of(&Language::parse(locale.tag()).unwrap_or_else(Language::english));
    let long = locale.pick(
        format!("Sætninger med mere end {} ord", plain.sentence_limit),
        format!("Sentences of more than {} words", plain.sentence_limit),
    );
    let of = |count: usize| {
        locale.pick(format!("{count} af {}", plain.sentences), format!("{count} of {}", plain.sentences))
    };
    let rows = [
        (locale.pick("Lixtal", "LIX").to_owned(), plain.lix.map(|lix| language.one_decimal(lix))),
        (
            locale.pick("Ord i den længste sætning", "Words of the longest sentence").to_owned(),
            Some(plain.longest_sentence.to_string()),
        ),
        (long, Some(of(plain.long_sentences))),
        (
            locale.pick("Sætninger i passiv", "Sentences in the passive").to_owned(),
            plain.passive_sentences.map(of),
        ),
        (
            locale.pick("Sætninger, der begynder med »der«", "Sentences that begin with “there”").to_owned(),
            plain.late_sentences.map(of),
        ),
        (
            locale.pick("Forkortelser", "Abbreviations").to_owned(),
            plain.abbreviations.map(|count| count.to_string()),
        ),
    ];
    xml.block("dl", &[("class", "figures")], |xml| {
        for (label, value) in rows {
            if let Some(value) = value {
                xml.block("div", &[], |xml| {
                    xml.line("dt", &[], &label);
                    xml.line("dd", &[], &value);
                });
            }
        }
    });
}

/// The clauses of EN 301 549 that have it, for web pages and for documents: "9.2.4.1", "9.1.1.1, 10.1.1.1".
fn clauses_of(criterion: &Criterion) -> String {
    let standards = STANDARDS.iter().filter(|standard| criterion.is_in(standard));
    let clauses = standards.filter_map(|standard| Some(format!("{}{}", standard.clause?, criterion.number)));
    let clauses: Vec<String> = clauses.collect();
    if clauses.is_empty() { "–".to_owned() } else { clauses.join(", ") }
}

fn shown(criterion: &Criterion, locale: Locale) -> String {
    let how = criterion.how.iter().map(|how| match how {
        How::Built(..) => {
            locale.pick("Programmet laver filerne sådan", "The program makes the files so").to_owned()
        }
        How::Rule(code) => locale.pick(format!("Reglen {code}"), format!("Rule {code}")),
        How::Person => locale.pick("Et menneske ser efter", "A person looks").to_owned(),
        How::Absent => locale.pick("Findes ikke i filerne", "There is none in the files").to_owned(),
    });
    how.collect::<Vec<_>>().join(" · ")
}

/// What holds a version of the program to it: tests by their names in its source, and judges.
fn held(xml: &mut Xml, criterion: &Criterion, locale: Locale) {
    let (OfPages(pages), OfDocuments(documents)) = criterion.held_by();
    let kinds = [
        (locale.pick("Websider prøvet af: ", "Web pages tested by: "), pages),
        (locale.pick("PDF og e-bøger prøvet af: ", "PDF and e-books tested by: "), documents),
    ];
    let ways = match kinds.iter().map(|(_, held_by)| held_by.len()).sum::<usize>() {
        0 => return,
        1 => locale.pick("Prøvet på 1 måde".to_owned(), "Tested in 1 way".to_owned()),
        ways => locale.pick(format!("Prøvet på {ways} måder"), format!("Tested in {ways} ways")),
    };
    // The names of all tests are many times what a reader of the table is after.
    xml.block("details", &[], |xml| {
        xml.line("summary", &[], &ways);
        for (label, held_by) in kinds.iter().filter(|(_, held_by)| !held_by.is_empty()) {
            xml.element("p", &[("class", "held")], |xml| {
                xml.text(label);
                for (at, by) in held_by.iter().enumerate() {
                    xml.text(if at == 0 { "" } else { ", " });
                    match by.strip_prefix("test:") {
                        Some(test) => xml.element("code", &[], |xml| xml.text(test)),
                        None => xml.text(by),
                    }
                }
            });
        }
    });
}

/// "veraPDF (PDF/UA-1) 1.30.1, 2026-11-29: ingen fejl".
pub(super) fn said(judgement: &Judgement, locale: Locale) -> String {
    let version = judgement.version.as_deref().map_or_else(String::new, |version| format!(" {version}"));
    let verdict = match judgement.errors {
        0 if judgement.passed => locale.pick("ingen fejl".to_owned(), "no faults".to_owned()),
        1 => locale.pick("1 fejl".to_owned(), "1 fault".to_owned()),
        errors => locale.pick(format!("{errors} fejl"), format!("{errors} faults")),
    };
    let says =
        if judgement.says.is_empty() { String::new() } else { format!(" ({})", judgement.says.join("; ")) };
    format!("{}{version}, {}: {verdict}{says}", judgement.judge, judgement.on)
}

fn names(files: &[String]) -> String {
    files.iter().map(|file| name_of(file)).collect::<Vec<_>>().join(", ")
}

pub(super) fn says(known: &Known, locale: Locale) -> String {
    match known {
        Known::ForPaper { files } => locale.pick(
            format!("Filer til papir uden opmærkning: {}. De skal ikke på nettet; den samme tekst er i de andre filer.", names(files)),
            format!("Files for paper, without tags: {}. They aren't for the web; the same text is in the other files.", names(files)),
        ),
        Known::UnmarkedLanguages => locale.pick(
            "Ord på andre sprog er mærket i teksten, men kan ikke mærkes i titler, billedtekster og billedbeskrivelser.".to_owned(),
            "Words in other languages are marked in the text, but can't be in titles, captions and descriptions of pictures.".to_owned(),
        ),
        Known::Untried => locale.pick(
            "Den letlæste udgave er ikke prøvet af læsere i alle afsnit.".to_owned(),
            "Readers have not tried every section of the easy-read edition.".to_owned(),
        ),
        Known::Faults { file, judge, errors } => locale.pick(
            format!("{judge} fandt {errors} fejl i {}.", name_of(file)),
            format!("{judge} found {errors} {} in {}.", if *errors == 1 { "fault" } else { "faults" }, name_of(file)),
        ),
        Known::Unjudged { files } => locale.pick(
            format!("Intet kontrolprogram har set på disse filer, som de er nu: {}. Kør »udgiv verify«.", names(files)),
            format!("No checker has looked at these files as they are now: {}. Run “udgiv verify”.", names(files)),
        ),
    }
}
