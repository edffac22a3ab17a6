//! The report as a page: for the screen, the phone and paper; no script, no font of its own.

use super::data::{EasyReport, PersonReport, RuleReport, WaiverReport};
use super::section::SectionReport;
use crate::edition::State;
use crate::finding::{FindingRecord, Level};
use crate::language::{self, LanguageFile, ReportWords, StateNames};
use crate::locale::Locale;
use crate::policy::{Date, Language};
use crate::xml::Xml;

/// Writes the page.
pub fn page(report: &EasyReport) -> Vec<u8> {
    let locale = Locale::from_tag(&report.language);
    let tag = Language::parse(&report.language).unwrap_or_else(Language::english);
    let language = language::of(&tag);
    let words = &language.report;
    let page = Page { report, language, words, locale };
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", language.tag)], |xml| {
        xml.block("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.empty("meta", &[("name", "robots"), ("content", "noindex")]);
            xml.line("title", &[], &format!("{}: {}", words.title, report.title));
            // Unescaped: HTML doesn't resolve character references in a style sheet.
            xml.block("style", &[], |xml| xml.raw(STYLE));
        });
        xml.block("body", &[], |xml| {
            xml.block("main", &[], |xml| page.main(xml));
        });
    });
    xml.finish()
}

struct Page<'a> {
    report: &'a EasyReport,
    language: &'static LanguageFile,
    words: &'static ReportWords,
    locale: Locale,
}

impl Page<'_> {
    fn main(&self, xml: &mut Xml) {
        let (report, words) = (self.report, self.words);
        xml.block("header", &[], |xml| {
            xml.line("p", &[("class", "kind")], words.title);
            xml.line("h1", &self.foreign(), &report.title);
            xml.line("p", &[("class", "quiet")], &report.publisher);
            xml.line("p", &[("class", "quiet")], words.for_whom);
        });
        let (class, verdict) = self.verdict();
        xml.line("p", &[("class", &format!("verdict {class}"))], &verdict);
        self.part(xml, "overblik", words.coverage, |xml| self.coverage(xml));
        self.part(xml, "mennesker", words.person, |xml| {
            xml.line("p", &[], words.person_intro);
            xml.block("ul", &[("class", "people")], |xml| {
                report.needs_person.iter().for_each(|person| self.person(xml, person));
            });
        });
        self.part(xml, "afsnit", words.sections, |xml| {
            xml.block("ol", &[("class", "sections")], |xml| {
                report.sections.iter().for_each(|section| self.section(xml, section));
            });
        });
        self.part(xml, "laesbarhed", words.readability, |xml| self.readability(xml));
        xml.block(
            "section",
            &[&self.of_messages()[..], &[("aria-labelledby", "fuld-tekst")]].concat(),
            |xml| {
                xml.line("h2", &[("id", "fuld-tekst")], super::evidence::plain_title(self.locale));
                super::evidence::plain_figures(xml, &report.full_text, self.locale);
            },
        );
        self.part(xml, "fund", words.findings, |xml| {
            let counts = report.counts;
            xml.line("p", &[], &(words.counts)(counts.errors, counts.warnings, counts.hints));
            if report.rules.is_empty() {
                xml.line("p", &[], words.none_found);
            }
            report.rules.iter().for_each(|rule| self.rule(xml, rule));
        });
        self.part(xml, "undtagelser", words.waivers, |xml| {
            if report.waivers.is_empty() {
                xml.line("p", &[], words.no_waivers);
            } else {
                xml.block("ul", &[("class", "found")], |xml| {
                    report.waivers.iter().for_each(|waiver| self.waiver(xml, waiver));
                });
            }
        });
        self.part(xml, "om", words.about, |xml| {
            xml.line("p", &[], words.about_states);
            xml.line("p", &[], words.about_limits);
        });
    }

    /// A section of the page, with its heading.
    fn part(&self, xml: &mut Xml, id: &str, title: &str, content: impl FnOnce(&mut Xml)) {
        xml.block("section", &[("aria-labelledby", id)], |xml| {
            xml.line("h2", &[("id", id)], title);
            content(xml);
        });
    }

    /// The `lang` attribute for the policy's own words, if their language isn't the page's.
    fn foreign(&self) -> Vec<(&'static str, &str)> {
        let same =
            Language::parse(&self.report.language).is_some_and(|one| one.primary() == self.language.tag);
        if same { Vec::new() } else { vec![("lang", self.report.language.as_str())] }
    }

    /// The `lang` attribute for the program's messages, if their language isn't the page's.
    fn of_messages(&self) -> Vec<(&'static str, &'static str)> {
        let tag = self.locale.tag();
        if tag == self.language.tag { Vec::new() } else { vec![("lang", tag)] }
    }

    fn verdict(&self) -> (&'static str, String) {
        let report = self.report;
        if !report.published {
            return ("bad", (self.words.held_back)(report.counts.errors));
        }
        let published = &self.words.published;
        let (class, verdict) = match report.state {
            State::Tested => ("good", published.tested),
            State::Approved => ("fair", published.approved),
            State::Missing | State::Skipped | State::Stale | State::Draft => ("fair", published.draft),
        };
        (class, verdict.to_owned())
    }

    fn coverage(&self, xml: &mut Xml) {
        let (words, has) = (self.words, self.report.coverage);
        let parts = [
            (has.present, words.parts.present),
            (has.fresh, words.parts.fresh),
            (has.approved, words.parts.approved),
            (has.tested, words.parts.tested),
        ];
        xml.block("ul", &[("class", "cards")], |xml| {
            for (part, what) in parts {
                let share = format!("--share: {}%", (part * 100).checked_div(has.wanted).unwrap_or(0));
                xml.block("li", &[], |xml| {
                    xml.line("strong", &[], &(words.of)(part, has.wanted));
                    xml.line("span", &[], what);
                    xml.line("span", &[("class", "bar"), ("style", &share), ("aria-hidden", "true")], "");
                });
            }
        });
        let mut line = (words.skipped)(has.skipped);
        if has.goals > 0 {
            line = format!("{} {line}", (words.goals)(has.goals_covered, has.goals_skipped, has.goals));
        }
        xml.line("p", &[], &line);
    }

    fn person(&self, xml: &mut Xml, person: &PersonReport) {
        xml.block("li", &[], |xml| {
            xml.line("p", &[], &person.question);
            match person.notes.as_slice() {
                [] => {}
                [note] => xml.line("p", &[("class", "quiet")], note),
                notes => xml.block("ul", &[("class", "quiet")], |xml| {
                    notes.iter().for_each(|note| xml.line("li", &[], note));
                }),
            }
        });
    }

    fn section(&self, xml: &mut Xml, section: &SectionReport) {
        let words = self.words;
        let class = match section.state {
            State::Missing | State::Stale => "bad",
            State::Skipped => "none",
            State::Draft => "fair",
            State::Approved | State::Tested => "good",
        };
        xml.block("li", &[], |xml| {
            xml.line("h3", &self.foreign(), &section.title);
            xml.line("p", &[("class", &format!("badge {class}"))], name_of(section.state, &words.states));
            let mut lines: Vec<String> = section.skipped_because.iter().cloned().collect();
            let signed = |label: &str, by: &Option<String>, on: Option<Date>| {
                let by = by.as_ref()?;
                Some(match on {
                    Some(date) => format!("{label} {by} {} {}", words.on, self.date(date)),
                    None => format!("{label} {by}"),
                })
            };
            lines.extend(signed(words.written_by, &section.written_by, None));
            lines.extend(signed(words.approved_by, &section.approved_by, section.approved_on));
            lines.extend(signed(words.tested_by, &section.tested_by, section.tested_on));
            if section.sentences > 0 {
                let measures = (words.measures)(section.words, section.sentences, section.longest_sentence);
                lines.push(format!("{measures}. {}.", (words.found_here)(section.findings)));
            }
            lines.iter().for_each(|line| xml.line("p", &[("class", "quiet")], line));
            if !section.changes.is_empty() {
                xml.line("p", &[], words.changed_since);
                xml.block("dl", &[("class", "changes")], |xml| {
                    for change in &section.changes {
                        self.sentences(xml, words.before, "del", &change.before);
                        self.sentences(xml, words.now, "ins", &change.now);
                    }
                });
            }
        });
    }

    fn sentences(&self, xml: &mut Xml, label: &str, element: &str, sentences: &[String]) {
        xml.line("dt", &[], label);
        xml.block("dd", &[], |xml| {
            if sentences.is_empty() {
                xml.element("em", &[], |xml| xml.text(self.words.nothing));
            } else {
                xml.element(element, &self.foreign(), |xml| xml.text(&sentences.join(" ")));
            }
        });
    }

    fn date(&self, date: Date) -> String {
        self.language.document.date(date)
    }

    fn readability(&self, xml: &mut Xml) {
        let (words, read) = (self.words, &self.report.readability);
        let Some((lix, mean)) = read.lix.zip(read.mean_sentence) else {
            xml.line("p", &[], words.no_text);
            return;
        };
        xml.block("p", &[("class", "lix")], |xml| {
            xml.element("strong", &[], |xml| xml.text(&format!("LIX {}", self.language.one_decimal(lix))));
            xml.text(&format!(" – {}", words.bands.of(lix)));
        });
        xml.block("dl", &[("class", "figures")], |xml| {
            for (label, value) in [
                (words.longest, read.longest_sentence.to_string()),
                (words.mean, self.language.one_decimal(mean)),
                (words.words, read.words.to_string()),
                (words.sentences, read.sentences.to_string()),
                (words.long_words, read.long_words.to_string()),
            ] {
                xml.block("div", &[], |xml| {
                    xml.line("dt", &[], label);
                    xml.line("dd", &[], &value);
                });
            }
        });
        xml.line("p", &[("class", "quiet")], &read.method);
    }

    fn rule(&self, xml: &mut Xml, rule: &RuleReport) {
        let title = format!("{} {} ({})", rule.code, rule.name, rule.findings.len());
        xml.line("h3", &[], &title);
        xml.block("ul", &[("class", "found")], |xml| {
            for finding in &rule.findings {
                xml.block("li", &[], |xml| self.finding(xml, finding));
            }
        });
    }

    fn finding(&self, xml: &mut Xml, finding: &FindingRecord) {
        let class = match finding.level {
            Level::Error => "bad",
            Level::Warning => "fair",
            Level::Hint => "none",
        };
        let badge = format!("badge {class}");
        let mut attributes = vec![("class", badge.as_str())];
        attributes.extend(self.of_messages());
        xml.element("span", &attributes, |xml| xml.text(finding.level.name(self.locale)));
        let line = finding.line.map(|line| format!("{} {line}: ", self.words.line)).unwrap_or_default();
        xml.text(&format!(" {line}"));
        self.message(xml, &finding.message);
    }

    fn message(&self, xml: &mut Xml, message: &str) {
        match self.of_messages().as_slice() {
            [] => xml.text(message),
            attributes => xml.element("span", attributes, |xml| xml.text(message)),
        }
    }

    fn waiver(&self, xml: &mut Xml, waiver: &WaiverReport) {
        let section = waiver.section.as_ref().map(|title| format!("{title}. ")).unwrap_or_default();
        xml.block("li", &[], |xml| {
            xml.block("p", &[], |xml| {
                xml.text(&format!("{section}{}: ", waiver.finding.code));
                self.message(xml, &waiver.finding.message);
            });
            xml.line("p", &[("class", "quiet")], &format!("{}: {}", self.words.because, waiver.because));
        });
    }
}

/// The name of a section's state.
fn name_of(state: State, names: &StateNames) -> &'static str {
    match state {
        State::Missing => names.missing,
        State::Skipped => names.skipped,
        State::Stale => names.stale,
        State::Draft => names.draft,
        State::Approved => names.approved,
        State::Tested => names.tested,
    }
}

const STYLE: &str = include_str!("page.css");
