//! Every section has an easy-read counterpart, or says why it has none; every goal is in it.
//!
//! The readers whom a social policy is about are those most often left out of it. A fault here holds back the
//! easy variants alone; where a policy asks for none, it is a warning.

use std::collections::BTreeSet;

use super::stale_easy_text;
use super::unread::{ChartNotEasy, ChartUnread, GoalUnread, GoalsAlone};
use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Mend, Message, SourcePart, Words,
};
use crate::policy::{Block, Chart, Goal, GoalCoverage, Section, Text};
use crate::source::{nearest, spelt_right, yes_meant};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R22",
        name: "missing-easy-text",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et afsnit uden letlæst tekst og uden grund til det, et mål, der ikke er med, eller en \
            letlæst tekst, som blev godkendt, før den fulde tekst blev ændret",
        en: "A section without an easy-read text and without a reason, a goal that isn't in it, or an \
            easy-read text that was approved before the full text changed",
    },
    why: Bilingual {
        da: "De læsere, politikken handler om, skal ikke være dem, der går glip af den. En advarsel, hvis \
            politikken ikke beder om letlæste udgaver",
        en: "The readers whom the policy is about shouldn't be those who miss it. A warning \
            where the policy asks for no easy-read variant",
    },
    examples: &[
        Example {
            part: SourcePart::Tables,
            wrong: r#"[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller.""#,
            because: Bilingual {
                da: "hverken letlæst tekst eller grund",
                en: "neither an easy-read text nor a reason",
            },
            right: r#"[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller."
easy_skip = "Tal til fagfolk; ingen betydning for læseren""#,
        },
        Example {
            part: SourcePart::Tables,
            wrong: r#"[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller."
easy_skip = "nej""#,
            because: Bilingual {
                da: "svarer på ja eller nej; der skal stå hvorfor",
                en: "answers yes or no; it has to say why",
            },
            right: r#"[[section]]
id = "tal"
title = "Tal"
text = "Byen har 12 haller."
easy_skip = "Tal til fagfolk; ingen betydning for læseren""#,
        },
        Example {
            part: SourcePart::Section,
            wrong: r#"[section.easy]
text = """#,
            because: Bilingual { da: "den letlæste tekst er tom", en: "the easy-read text is empty" },
            right: r#"[section.easy]
text = "Du kan vælge mellem 12 haller.""#,
        },
        Example {
            part: SourcePart::Section,
            wrong: r#"[[section.block]]
type = "goal"
title = "Flere åbne haller"
text = "Hallerne er åbne om aftenen."

[section.easy]
text = "Du kan svømme hele året.""#,
            because: Bilingual {
                da: "målet er ikke med i den letlæste tekst",
                en: "the goal is not in the easy-read text",
            },
            right: r#"[[section.block]]
type = "goal"
title = "Flere åbne haller"
text = "Hallerne er åbne om aftenen."
easy = "Du kan bruge hallerne om aftenen."

[section.easy]
text = "Du kan svømme hele året.""#,
        },
    ],
    more: Bilingual {
        da: r#"Hvert mål skal være med: med sit eget `easy`, ved at dets `id` står i et afsnits `covers`,
eller fordi hele afsnittet er sprunget over med `easy_skip`. Et diagram er med, når det har sit eget `easy`; ellers er det et tip. Om teksten er let, ser reglen ikke på: Det gør de
andre regler, og læserne.

Er den fulde tekst ændret, siden den letlæste blev godkendt, siger fundet, hvem der godkendte den hvornår, og
hvilke sætninger der er ændret. Det kan ikke fjernes med `allow`: Ret den letlæste tekst, hvis den skal rettes,
og godkend den igen. Se [godkendelse.md](godkendelse.md).

```sh
udgiv approve socialpolitik-2025-2028 --section vaerdighed --by "Redaktionen"
```"#,
        en: r#"Every goal has to be in it: by its own `easy`, by its `id` in a section's `covers`, or because
the whole section is left out with `easy_skip`. A chart is in it once it has its own `easy`; otherwise it is a hint. Whether the text is easy is for the other rules to say, and for
its readers.

If the full text has changed since the easy one was approved, the finding says who approved it when, and which
sentences have changed. `allow` doesn't remove it: mend the easy text if it has to be mended, and approve it
again. See [godkendelse.md](godkendelse.md) (in Danish).

```sh
udgiv approve socialpolitik-2025-2028 --section vaerdighed --by "Redaktionen"
```"#,
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    missing(context, &mut file);
    stale_easy_text::check(context, &mut file);
}

fn missing(context: &Context<'_>, file: &mut Filing<'_, '_>) {
    let policy = context.policy;
    for section in &policy.sections {
        match (&section.easy, &section.easy_skip) {
            // Where one of its goals has the only easy-read text, that is told there.
            (None, None) if only_goals_text(section).is_some() => {}
            (None, None) => file.at(section.place, NoEasyText { title: section.title.value().clone() }),
            (Some(_), Some(skip)) => file.at(skip.place(), TextAndSkip { is_answer: is_answer(skip) }),
            (None, Some(skip)) if is_answer(skip) => {
                file.at(skip.place(), SkipWithoutReason { said: skip.value().clone() });
            }
            (Some(easy), None) if context.is_written(&easy.text) && easy.text.trim().is_empty() => {
                file.at(easy.text.place(), EmptyEasyText)
            }
            _ => {}
        }
    }
    // Sections without an easy-read text are already reported; where each says why it has none, there is no edition. A policy that is published in
    // no easy-read variant may say so of every section.
    let wants_none = |section: &Section| section.easy.is_none() && section.easy_skip.is_some();
    if context.wants_easy() && !policy.sections.is_empty() && policy.sections.iter().all(wants_none) {
        file.at(policy.title.place(), NothingToRead);
    }
    // It is read in every easy-read variant, whatever words it is in.
    let status = policy.status.as_ref().filter(|status| !status.trim().is_empty());
    if let Some(status) = status.filter(|_| policy.easy_status.is_none() && context.wants_easy()) {
        file.at_level(Level::Hint, status.place(), StatusNotEasy);
    }
    let known: BTreeSet<&str> = policy.goals().filter_map(|goal| goal.id).map(|id| id.as_str()).collect();
    let goals: Vec<(Goal<'_>, GoalCoverage)> = policy.goal_coverage().collect();
    let mut rest = goals.as_slice();
    for section in &policy.sections {
        let count = rest.iter().take_while(|(goal, _)| std::ptr::eq(goal.section, section)).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let Some(easy_text) = &section.easy else {
            // That the section has no easy-read text is reported, and its goals with it.
            match only_goals_text(section) {
                Some(easy) => {
                    let written = &context.source(easy.place().file)[easy.place().range()];
                    let title = section.title.value().clone();
                    let ids: Vec<String> = own
                        .iter()
                        .filter_map(|(goal, _)| Some(format!("\"{}\"", goal.id?.value())))
                        .collect();
                    let covers = (!ids.is_empty()).then(|| format!("covers = [{}]", ids.join(", ")));
                    file.at(easy.place(), GoalsAlone { title, covers, line: line_of(written) });
                }
                None => {
                    let all = own.iter().filter_map(|(goal, _)| goal.easy);
                    all.for_each(|easy| file.at(easy.place(), GoalUnread));
                }
            }
            charts(section)
                .filter_map(|chart| chart.easy.as_ref())
                .for_each(|easy| file.at(easy.place(), ChartUnread));
            continue;
        };
        for chart in charts(section).filter(|chart| chart.easy.is_none() && context.wants_easy()) {
            file.at_level(Level::Hint, chart.finding.place(), ChartNotEasy);
        }
        // The id that the text means is told where there is nothing between the goal's quotation marks.
        if own.iter().any(|(goal, _)| goal.id.is_some_and(|id| id.trim().is_empty())) {
            continue;
        }
        let unknown: Vec<&Text> = easy_text.covers.iter().filter(|id| !known.contains(id.as_str())).collect();
        let open = own.iter().filter(|(_, coverage)| matches!(coverage, GoalCoverage::Open));
        // Each id that no goal has means one of them.
        if open.clone().count() > unknown.len() {
            open.for_each(|(goal, _)| {
                let id = goal.id.map(|id| id.value().clone());
                file.at(goal.text.place(), GoalNotCovered { goal: name(goal), id });
            });
        }
        let nameless = own.iter().find(|(goal, _)| goal.id.is_none()).map(|(goal, _)| name(goal));
        for id in unknown {
            let spelt = spelt_right(id, known.iter().copied());
            let mend = || Some(Mend { place: id.place(), write: format!("\"{}\"", spelt?) });
            // One that is there already is no help.
            let others =
                known.iter().copied().filter(|id| easy_text.covers.iter().all(|one| one.as_str() != *id));
            let near = nearest(id, others);
            let right = spelt.map(str::to_owned);
            let line = right
                .as_ref()
                .or(near.as_ref())
                .and_then(|near| context.line_with(id.place(), &format!("\"{near}\"")));
            let fault = NoSuchGoal { id: id.value().clone(), right, near, line, nameless: nameless.clone() };
            file.mended(id.place(), mend, fault);
        }
    }
}

/// The one easy-read text among a section's goals, where the section has none and doesn't say why: it may be the section's.
fn only_goals_text(section: &Section) -> Option<&Text> {
    let mut all = section.blocks.iter().filter_map(|block| match block.value() {
        Block::Goal { easy, .. } => easy.as_ref(),
        _ => None,
    });
    let one = all.next().filter(|_| section.easy.is_none() && section.easy_skip.is_none())?;
    all.next().is_none().then_some(one)
}

/// The line that begins a section's easy-read text with these words, or with as many of them as stand on its first line.
fn line_of(written: &str) -> String {
    const LONGEST: usize = 80;
    let first = written.lines().next().unwrap_or_default();
    match first.chars().nth(LONGEST) {
        None => format!("text = {first}"),
        Some(_) => "text = \"…\"".to_owned(),
    }
}

/// The charts of a section.
fn charts(section: &Section) -> impl Iterator<Item = &Chart> {
    section.blocks.iter().filter_map(|block| match block.value() {
        Block::Chart(chart) => Some(chart),
        _ => None,
    })
}

/// Whether a reason only says yes or no.
fn is_answer(reason: &Text) -> bool {
    yes_meant(&reason.trim().trim_end_matches('.').to_lowercase()).is_some()
}

/// A goal's name in messages: its title, or its first words.
fn name(goal: &Goal<'_>) -> String {
    let whole = goal.title.unwrap_or(goal.text).trim();
    let mut name: String = whole.chars().take(50).collect();
    if name.len() < whole.len() {
        name.push('…');
    }
    name
}

/// A status that stands in the easy-read edition as it stands in the full one.
#[derive(Debug)]
struct StatusNotEasy;

impl Message for StatusNotEasy {
    fn danish(&self) -> Words {
        Words::title("Den letlæste udgave viser status, som den står her: Den findes ikke med lette ord")
            .help("Skriv den også med lette ord, en sætning på hver linje:  easy_status = \"Det her er et udkast.\"")
    }

    fn english(&self) -> Words {
        Words::title("The easy-read edition shows status as it stands here: there is none in easy words")
            .help("Write it in easy words too, a sentence on each line:  easy_status = \"Det her er et udkast.\"")
    }
}

/// A section without an easy text.
#[derive(Debug)]
struct NoEasyText {
    title: String,
}

impl Message for NoEasyText {
    fn danish(&self) -> Words {
        Words::title(format!("Afsnittet »{}« har ingen letlæst tekst", self.title))
            .help("Skriv en:             [section.easy]")
            .help("                      text = \"\"\"…\"\"\"")
            .help("Eller skriv hvorfor:  easy_skip = \"Kolofon; ingen betydning for læseren\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("The section “{}” has no easy-read text", self.title))
            .help("Write one:       [section.easy]")
            .help("                 text = \"\"\"…\"\"\"")
            .help("Or write why:    easy_skip = \"Colophon; nothing the reader needs\"")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

/// A section that has an easy-read text and also a reason for having none.
#[derive(Debug)]
struct TextAndSkip {
    /// Whether the reason is none, but a yes or no.
    is_answer: bool,
}

/// A yes or no where the reason belongs.
#[derive(Debug)]
struct SkipWithoutReason {
    said: String,
}

impl Message for SkipWithoutReason {
    fn danish(&self) -> Words {
        Words::title(format!(
            "easy_skip skal sige, hvorfor afsnittet ikke er med i den letlæste udgave; »{}« er ingen grund",
            self.said
        ))
        .help(
            "Skal afsnittet med i den letlæste udgave? Slet linjen med easy_skip, og skriv en letlæst tekst:",
        )
        .help("[section.easy]")
        .help("text = \"\"\"…\"\"\"")
        .help("Skal det ikke? Skriv hvorfor:  easy_skip = \"…\"")
    }

    fn english(&self) -> Words {
        Words::title(format!("easy_skip has to say why the section is not in the easy-read edition; “{}” is no reason", self.said))
            .help("Is the section to be in the easy-read edition? Delete the line with easy_skip, and write an easy-read text:")
            .help("[section.easy]")
            .help("text = \"\"\"…\"\"\"")
            .help("Is it not? Write why:  easy_skip = \"…\"")
    }
}

impl Message for TextAndSkip {
    fn danish(&self) -> Words {
        let words = Words::title("Afsnittet har både en letlæst tekst og easy_skip");
        let words = match self.is_answer {
            true => words.help(
                "easy_skip er grunden til, at afsnittet ikke er med i den letlæste udgave; et ja eller nej er ingen grund",
            ),
            false => words,
        };
        words
            .help("Skal afsnittet med i den letlæste udgave? Slet linjen med easy_skip")
            .help("Skal det ikke? Slet den letlæste tekst, og skriv hvorfor:  easy_skip = \"…\"")
    }

    fn english(&self) -> Words {
        let words = Words::title("The section has both an easy-read text and easy_skip");
        let words = match self.is_answer {
            true => words.help(
                "easy_skip says why the section is not in the easy-read edition; a yes or a no is no reason",
            ),
            false => words,
        };
        words
            .help("Is the section to be in the easy-read edition? Delete the line with easy_skip")
            .help("Is it not? Delete the easy-read text, and write why:  easy_skip = \"…\"")
    }
}

/// A blank easy-read text.
#[derive(Debug)]
struct EmptyEasyText;

impl Message for EmptyEasyText {
    fn danish(&self) -> Words {
        Words::title("Den letlæste tekst er tom").help("Skriv teksten, eller brug easy_skip = \"hvorfor\"")
    }

    fn english(&self) -> Words {
        Words::title("The easy-read text is empty").help("Write the text, or use easy_skip = \"why\"")
    }
}

/// A goal that the easy-read edition leaves out.
#[derive(Debug)]
struct GoalNotCovered {
    goal: String,
    id: Option<String>,
}

impl Message for GoalNotCovered {
    fn danish(&self) -> Words {
        Words::title(format!("Målet »{}« er ikke med i den letlæste udgave", self.goal))
            .help("Skriv det letlæst, på en linje ved målet:  easy = \"…\"")
            .help(format!(
                "Står det allerede i afsnittets letlæste tekst, så skriv på en linje under [section.easy]:  covers = [\"{}\"]",
                self.id.as_deref().unwrap_or("målets id")
            ))
    }

    fn english(&self) -> Words {
        Words::title(format!("The goal “{}” is not in the easy-read edition", self.goal))
            .help("Write it in easy-read, on a line at the goal:  easy = \"…\"")
            .help(format!(
                "If it stands in the section's easy text already, write on a line below [section.easy]:  covers = [\"{}\"]",
                self.id.as_deref().unwrap_or("the goal's id")
            ))
    }

    fn is_absence(&self) -> bool {
        true
    }

    fn lacks(&self) -> &'static [&'static str] {
        &["covers", "easy"]
    }
}

/// An easy-read edition in which every section is left out.
#[derive(Debug)]
struct NothingToRead;

impl Message for NothingToRead {
    fn danish(&self) -> Words {
        Words::title("Den letlæste udgave har ikke en eneste sætning: Alle afsnit er sprunget over")
            .help("Skriv en letlæst tekst til mindst ét afsnit:  [section.easy]")
            .help("Skal der ingen letlæst udgave være, så tag de letlæste varianter ud af variants")
    }

    fn english(&self) -> Words {
        Words::title("The easy-read edition hasn't a single sentence: every section is left out")
            .help("Write an easy-read text for one section at least:  [section.easy]")
            .help("If there is to be no easy-read edition, take the easy-read variants out of variants")
    }

    fn is_absence(&self) -> bool {
        true
    }

    fn is_of_whole_file(&self) -> bool {
        true
    }
}

/// An id in `covers` that no goal has.
#[derive(Debug)]
struct NoSuchGoal {
    id: String,
    /// The id, if only its spelling is another.
    right: Option<String>,
    near: Option<String>,
    /// The line with the id that is or may be meant.
    line: Option<String>,
    /// A goal of the same section that has no id.
    nameless: Option<String>,
}

impl NoSuchGoal {
    fn line_or(&self, id: &str) -> String {
        self.line.clone().unwrap_or_else(|| format!("\"{id}\""))
    }
}

impl Message for NoSuchGoal {
    fn danish(&self) -> Words {
        if let Some(right) = &self.right {
            return Words::title(format!("Målets id er skrevet »{right}«, ikke »{}«", self.id))
                .help(format!("Skriv:  {}", self.line_or(right)));
        }
        let meant =
            self.near.as_ref().map(|near| format!("Mente du »{near}«? Så skriv:  {}", self.line_or(near)));
        let words = Words::new(format!("Der er intet mål med id »{}«", self.id), meant);
        match &self.nameless {
            Some(goal) => words.help(format!(
                "Er det målet »{goal}«, så skriv i den blok, på en linje under type = \"goal\":  id = \"{}\"",
                self.id
            )),
            None if self.near.is_some() => words,
            None => words.help("covers nævner id'er på mål i samme politik"),
        }
    }

    fn english(&self) -> Words {
        if let Some(right) = &self.right {
            return Words::title(format!("The goal's id is written “{right}”, not “{}”", self.id))
                .help(format!("Write:  {}", self.line_or(right)));
        }
        let meant = self
            .near
            .as_ref()
            .map(|near| format!("Did you mean “{near}”? Then write:  {}", self.line_or(near)));
        let words = Words::new(format!("There is no goal with the id “{}”", self.id), meant);
        match &self.nameless {
            Some(goal) => words.help(format!(
                "If it is the goal “{goal}”, write in that block, on a line below type = \"goal\":  id = \"{}\"",
                self.id
            )),
            None if self.near.is_some() => words,
            None => words.help("covers names ids of goals of the same policy"),
        }
    }

    fn is_absence(&self) -> bool {
        self.right.is_none()
    }
}
