//! Marks that were typed as markup, and are none.
//!
//! `**Mål:**vi` is not bold in CommonMark (0.31.2, 6.2), `##Rubrik` no heading (4.2), `1)Uden` no item (5.2), and • no bullet. Lines that begin
//! with them run together into one paragraph, with the marks in the middle of it.

use std::ops::Range;

use crate::check::{Context, Rule, backslashes, own_line};
use crate::edition::row_cells;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::LanguageFile;
use crate::policy::TextKind;
use crate::prose::counts_on;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U025",
        name: "mark-left-standing",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Tegn, der skulle være opmærkning, men bliver stående: `**`, der ikke blev fed, • og – som punkter, `##Rubrik`, `1)Uden`, `a)`, linjer med `|`, der ikke blev til en tabel",
        en: "Signs that were meant as markup and are left standing: `**` that isn't bold, • and – as bullets, `##Heading`, `1)Without`, `a)`, lines of `|` that didn't become a table",
    },
    why: Bilingual {
        da: "Tegnene bliver trykt, punkter løber sammen til ét afsnit, og en skærmlæser finder ingen liste (CommonMark 0.31.2)",
        en: "The signs are printed, items run together into one paragraph, and a screen reader finds no list (CommonMark 0.31.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "**Vision **og mål.",
            because: Bilingual {
                da: "et mellemrum før de sidste stjerner",
                en: "a space before the last stars",
            },
            right: "**Vision** og mål.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "• gå til sport\n• gå til musik",
            because: Bilingual::NONE,
            right: "- gå til sport\n- gå til musik",
        },
        Example {
            part: SourcePart::Text,
            wrong: "##Vores mål",
            because: Bilingual { da: "mellemrummet mangler", en: "the space is missing" },
            right: "## Vores mål",
        },
        Example {
            part: SourcePart::Text,
            wrong: "a) gå til sport\nb) gå til musik",
            because: Bilingual { da: "bliver til én linje", en: "becomes one line" },
            right: "- gå til sport\n- gå til musik",
        },
        Example {
            part: SourcePart::Text,
            wrong: "| Hal | Pladser |\n| Hal 1 | 200 |",
            because: Bilingual {
                da: "stregen under overskrifterne mangler",
                en: "the line under the headers is missing",
            },
            right: "| Hal | Pladser |\n| --- | --- |\n| Hal 1 | 200 |",
        },
    ],
    more: Bilingual {
        da: "Tegnene for fed sidder tæt på ordene, med mellemrum eller tegn udenom: `**ord** næste`. Skal stjerner stå der, så skriv `\\\\*\\\\*`.",
        en: "The signs for bold are close to the words, with a space or a mark around them: `**word** next`. If stars are to stand there, write \
             `\\\\*\\\\*`.",
    },
};

/// Bullets that word processors type.
const BULLETS: &[char] = &['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '➢', '✓', '·', '\u{f0b7}'];
/// Dashes that begin a list only where several lines begin with one: a single one may introduce a name or a remark.
const DASHES: &[char] = &['–', '—'];

/// Signs that begin an item where a space follows them.
const SIGNS_OF_ITEMS: [char; 3] = ['-', '*', '+'];

/// Signs before what somebody says.
const QUOTES: &[char] = &['»', '«', '“', '”', '„', '‘', '’', '¿', '¡'];

/// A line as it comes out.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// Where the line begins in the source.
    line: usize,
    /// Whether the text's line begins with it.
    begins: bool,
    /// Which paragraph it is in.
    block: usize,
}

type Found = (Range<usize>, Mark, Option<(Range<usize>, String)>);

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in context.texts.iter().filter(|one| one.kind == TextKind::Markup) {
        let text = parsed.text.as_str();
        let lines: Vec<Line<'_>> = parsed
            .literals
            .iter()
            .map(|one| Line {
                start: one.range.start,
                text: &text[one.range.clone()],
                line: one.line,
                begins: one.begins_line,
                block: one.block,
            })
            .collect();
        let mut found = beginnings(text, &lines, context.language_file());
        found.extend(bold(text, &lines));
        found.extend(around(text, &lines));
        found.extend(signs(&lines));
        found.extend(counted(&lines));
        found.extend(tables(text, &lines));
        for (range, mark, mend) in found {
            let escape = context.escape(parsed.text);
            let own = mend.as_ref().and_then(|mend| own_line(text, mend, escape));
            let mend = || context.rewrite(parsed.text, mend.as_ref());
            let fault = MarkLeft { mark, own, escape };
            findings.under(&rule.code).mended(|| context.within(parsed.text, range.clone()), mend, fault);
        }
    }
    for passage in &context.easy {
        let lines: Vec<Line<'_>> = passage
            .lines
            .lines()
            .map(|line| Line { start: line.range.start, text: &line.text, line: 0, begins: true, block: 0 })
            .collect();
        for (range, mark, mend) in beginnings(passage.text.as_str(), &lines, context.language_file()) {
            // A sign that can't be said aloud has a finding of its own.
            if matches!(mark, Mark::Bullet(sign) if BULLETS.contains(&sign)) {
                continue;
            }
            let escape = context.escape(passage.text);
            let own = mend.as_ref().and_then(|mend| own_line(passage.text, mend, escape));
            let mend = || context.rewrite(passage.text, mend.as_ref());
            let level = context.easy_level(rule.code.level);
            let place = || context.within(passage.text, range.clone());
            let fault = MarkLeft { mark, own, escape };
            findings.under(&rule.code).level(level).only_easy().mended(place, mend, fault);
        }
    }
}

/// Marks at the beginning of lines.
fn beginnings(source: &str, lines: &[Line<'_>], language: &LanguageFile) -> Vec<Found> {
    let begun = |signs: &[char]| {
        let begins = |line: &&Line<'_>| line.begins && line.text.starts_with(signs);
        lines.iter().filter(begins).count()
    };
    let dashes = begun(DASHES) > 1;
    let close_to_a_word = |sign: char| {
        let begins = |line: &&Line<'_>| {
            line.begins
                && line.text.strip_prefix(sign).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        };
        lines.iter().filter(begins).count() > 1
    };
    let several = SIGNS_OF_ITEMS.map(|sign| (sign, close_to_a_word(sign)));
    let mut found = Vec::new();
    for line in lines {
        let text = line.text;
        if !line.begins {
            continue;
        }
        let at = |length: usize| line.start..line.start + length;
        let Some(first) = text.chars().next() else { continue };
        let rest = text[first.len_utf8()..].trim_start();
        if (BULLETS.contains(&first)
            || dashes && DASHES.contains(&first) && text[first.len_utf8()..].starts_with(' '))
            && !rest.is_empty()
        {
            let mark = at(text.len() - rest.len());
            let runs_on = rest.contains(BULLETS);
            let mend = (!runs_on).then(|| (mark.clone(), "- ".to_owned()));
            found.push((mark, Mark::Bullet(first), mend));
            continue;
        }
        // Alone it is no item, unless one stands next to it.
        let is_item = several.iter().any(|(sign, is_often)| {
            // A star may be the mark of a note.
            *sign == first && (*is_often || first != '*' && stands_beside_an_item(source, line.start))
        });
        // A star that has its fellow in the line is about italics.
        let is_of_two = first == '*' && text.matches('*').count() > 1;
        if is_item && !is_of_two && text[first.len_utf8()..].starts_with(char::is_alphabetic) {
            found.push((at(1), Mark::NoSpace(first.to_string()), Some((at(1), "- ".to_owned()))));
            continue;
        }
        let signs = text.bytes().take_while(|byte| *byte == b'#').count();
        if (2..=6).contains(&signs) && text[signs..].starts_with(char::is_alphanumeric) {
            let mended = format!("{} ", &text[..signs]);
            found.push((at(signs), Mark::NoSpace(text[..signs].to_owned()), Some((at(signs), mended))));
            continue;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = text[digits..].chars().next().filter(|_| (1..=2).contains(&digits));
        let after = text.get(digits + 1..).unwrap_or_default();
        let is_item = match number {
            Some(')') => after.starts_with(char::is_alphabetic),
            Some('.') => {
                let mut letters = after.chars();
                letters.next().is_some_and(char::is_uppercase)
                    && letters.next().is_some_and(char::is_lowercase)
                    && !language.follows_an_ordinal(after)
            }
            _ => false,
        };
        if is_item {
            let mark = &text[..=digits];
            found.push((
                at(digits + 1),
                Mark::NoSpace(mark.to_owned()),
                Some((at(digits + 1), format!("{mark} "))),
            ));
        }
    }
    found
}

/// Whether the line above or below the one that a place is in is an item of a list.
fn stands_beside_an_item(source: &str, at: usize) -> bool {
    let is_item = |line: &str| {
        let line = line.trim_start();
        ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
    };
    let begin = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let above = source[..begin].lines().next_back();
    above.into_iter().chain(source[begin..].lines().nth(1)).any(is_item)
}

/// Stars that did not become bold, once a line.
fn bold(text: &str, lines: &[Line<'_>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last_line = usize::MAX;
    for line in lines {
        let stars = line.text.match_indices("**").map(|(at, _)| at);
        let mut free = stars.filter(|at| !line.text[..*at].ends_with(['\\', '*']));
        let Some(at) = free.next() else { continue };
        let start = line.line;
        if start == last_line {
            continue;
        }
        last_line = start;
        let end = text[start..].find('\n').map_or(text.len(), |at| at + start);
        let place = line.start + at..line.start + at + 2;
        let whole = &text[start..end];
        // One pair of stars alone, right before a word: the other is missing.
        let behind = &line.text[at + 2..];
        let length = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
        if whole.matches("**").count() == 1 && length > 0 {
            found.push((place, Mark::StarsOpen { word: behind[..length].to_owned() }, None));
            continue;
        }
        // Right after a word and before none: the first pair is missing.
        let ahead = &line.text[..at];
        let word = ahead.rfind(|c: char| !c.is_alphanumeric()).map_or(ahead, |end| {
            let next = ahead[end..].chars().next().map_or(0, char::len_utf8);
            &ahead[end + next..]
        });
        if whole.matches("**").count() == 1 && !word.is_empty() {
            found.push((place, Mark::StarsClosed { word: word.to_owned() }, None));
            continue;
        }
        found.push((place, Mark::Stars, closed_up(whole, start, "**")));
    }
    found
}

/// The mend of a line with one pair of signs: no space inside them, one after them.
fn closed_up(line: &str, start: usize, sign: &str) -> Option<(Range<usize>, String)> {
    let mut parts = line.split(sign);
    let (before, inside, after) = (parts.next()?, parts.next()?, parts.next()?);
    let words = inside.trim();
    if parts.next().is_some() || words.is_empty() || words.contains(['*', '_', '\\']) {
        return None;
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let lead = if inside.starts_with(' ') && is_word(before.chars().next_back()) { " " } else { "" };
    let joins = is_word(before.chars().next_back()) && lead.is_empty()
        || inside.starts_with(' ') && before.ends_with('*')
        || sign.starts_with('_')
            && is_word(after.chars().next())
            && !inside.ends_with([' ', ':', '.', ',', ';', '!', '?']);
    let ends = inside.ends_with(' ') || words.ends_with([':', '.', ',', ';', '!', '?']);
    let trail = if ends && is_word(after.chars().next()) { " " } else { "" };
    let from = start + before.len();
    let mended = format!("{lead}{sign}{words}{sign}{trail}");
    let written = &line[before.len()..line.len() - after.len()];
    (!joins && mended != written).then(|| (from..from + written.len(), mended))
}

/// "a)", "b)" and whatever else counts at the beginning of lines of one paragraph.
fn counted(lines: &[Line<'_>]) -> Vec<Found> {
    let begun: Vec<&Line<'_>> = lines.iter().filter(|line| line.begins).collect();
    let pairs = begun.windows(2).filter(|pair| pair[0].block == pair[1].block);
    pairs
        .filter_map(|pair| {
            let mark = counts_on(pair[0].text, pair[1].text)?;
            let start = pair[1].start;
            Some((start..start + mark.len(), Mark::Counted(mark.to_owned()), None))
        })
        .collect()
}

/// A sign that is no letter, before several lines of one paragraph: a bullet of whatever shape.
fn signs(lines: &[Line<'_>]) -> Vec<Found> {
    let sign = |line: &&Line<'_>| {
        let mut characters = line.text.chars();
        let sign = characters.next()?;
        let is_bullet = sign == 'o' || !sign.is_alphanumeric() && !sign.is_ascii() && !QUOTES.contains(&sign);
        let known = BULLETS.contains(&sign) || DASHES.contains(&sign) || sign == '§';
        (line.begins && is_bullet && !known && characters.next() == Some(' ')).then_some((sign, line.block))
    };
    let begun: Vec<&Line<'_>> = lines.iter().filter(|line| sign(line).is_some()).collect();
    let mut found = Vec::new();
    for run in begun.chunk_by(|one, next| sign(one) == sign(next)).filter(|run| run.len() > 1) {
        for line in run {
            let Some((sign, _)) = sign(line) else { continue };
            let mark = line.start..line.start + sign.len_utf8();
            // A box to tick is more than a bullet.
            let is_meant = sign == 'o' || called(sign).is_some();
            let mend = is_meant.then(|| (mark.clone(), "-".to_owned()));
            found.push((mark, Mark::Bullet(sign), mend));
        }
    }
    found
}

/// Signs around words that mean something in other programs, or would here if they stood closer: once a line.
fn around(text: &str, lines: &[Line<'_>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last_line = usize::MAX;
    for line in lines.iter().filter(|line| !line.text.contains("**")) {
        if line.line == last_line {
            continue;
        }
        let end = text[line.line..].find('\n').map_or(text.len(), |at| at + line.line);
        let at = |range: Range<usize>| line.start + range.start..line.start + range.end;
        for sign in ["~~", "==", "__", "_", "*"] {
            let Some(range) = pair(line.text, sign) else { continue };
            let is_foreign = matches!(sign, "~~" | "==");
            let mend = closed_up(&text[line.line..end], line.line, sign).filter(|_| !is_foreign);
            let mark = if is_foreign { Mark::Foreign(sign) } else { Mark::Emphasis(sign) };
            found.push((at(range), mark, mend));
            last_line = line.line;
            break;
        }
    }
    found
}

/// Where a sign begins to stand around words, if it does: close before the first, and close behind the last or before what
/// follows.
fn pair(text: &str, sign: &str) -> Option<Range<usize>> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let own = sign.chars().next();
    let free = |at: usize, text: &str| {
        let before = text[..at].chars().next_back();
        let after = text[at + sign.len()..].chars().next();
        before != own && after != own && before != Some('\\')
    };
    let all: Vec<usize> = text.match_indices(sign).map(|(at, _)| at).filter(|at| free(*at, text)).collect();
    all.windows(2).find_map(|pair| {
        let (inside, after) = (&text[pair[0] + sign.len()..pair[1]], &text[pair[1] + sign.len()..]);
        let opens = !letter(text[..pair[0]].chars().next_back()) && letter(inside.chars().next());
        let last = inside.chars().next_back();
        let closes = match sign {
            // A star is also the mark of a note: "pris*".
            "*" => letter(after.chars().next()) && !letter(last) && last != Some(' '),
            "_" | "__" => letter(after.chars().next()),
            _ => last.is_some_and(|c| !c.is_whitespace()),
        };
        (opens && closes).then_some(pair[0]..pair[0] + sign.len())
    })
}

/// Lines of cells that are no table, once a paragraph: the line below the headers is missing, or has another number of columns (GitHub
/// Flavored Markdown, 4.10).
fn tables(text: &str, lines: &[Line<'_>]) -> Vec<Found> {
    let source = |line: &Line<'_>| {
        let end = text[line.line..].find('\n').map_or(text.len(), |at| at + line.line);
        line.line..end
    };
    let mut found: Vec<Found> = Vec::new();
    let begun: Vec<&Line<'_>> = lines.iter().filter(|line| line.begins).collect();
    for block in begun.chunk_by(|one, next| one.block == next.block) {
        let rows: Vec<Range<usize>> = block.iter().map(|line| line.start..source(line).end).collect();
        let is_rule = |row: &Range<usize>| {
            let row = &text[row.clone()];
            row.contains('-') && row.contains('|') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        };
        let is_row = |row: &Range<usize>| {
            let row = text[row.clone()].trim();
            row.len() > 2 && row.starts_with('|') && row.ends_with('|')
        };
        let rule = rows.iter().position(is_rule);
        let first = match rule {
            Some(at) => at.saturating_sub(1),
            None if rows.len() > 1 && rows.iter().all(is_row) => 0,
            None => continue,
        };
        let columns = row_cells(text, &rows[first]).len();
        let written = format!("|{}", " --- |".repeat(columns));
        let mend = match rule {
            Some(1) => Some((rows[1].clone(), written.clone())),
            None => Some((rows[0].end..rows[0].end, format!("\n{written}"))),
            Some(_) => None,
        };
        // A quotation or an item has its own signs before each line.
        let is_bare = rows.iter().all(|row| row.start == 0 || text[..row.start].ends_with('\n'));
        let header = rows[first].start..rows[first].start + text[rows[first].clone()].trim_end().len();
        found.push((header, Mark::Table { rule: written }, mend.filter(|_| is_bare && columns > 1)));
    }
    found
}

#[derive(Debug)]
enum Mark {
    Stars,
    StarsOpen {
        /// The word that they stand before.
        word: String,
    },
    /// The second pair of stars alone.
    StarsClosed {
        /// The word that they stand after.
        word: String,
    },
    Bullet(char),
    NoSpace(String),
    Counted(String),
    Emphasis(&'static str),
    Foreign(&'static str),
    Table {
        /// What has to stand below the headers.
        rule: String,
    },
}

/// A mark in a text.
#[derive(Debug)]
struct MarkLeft {
    mark: Mark,
    /// The line as the mend makes it.
    own: Option<String>,
    /// A backslash, as the text holds it.
    escape: &'static str,
}

/// What a sign that begins lines is called, in Danish and English, where it looks like the hyphen that belongs there.
fn called(sign: char) -> Option<(&'static str, &'static str)> {
    match sign {
        '–' | '—' | '―' => Some(("en tankestreg", "a dash")),
        '−' => Some(("et minustegn", "a minus sign")),
        '‐' | '‑' | '⁃' => Some(("en særlig bindestreg", "a special hyphen")),
        _ => None,
    }
}

impl MarkLeft {
    fn own_or(&self, example: &str) -> String {
        self.own.clone().unwrap_or_else(|| example.to_owned())
    }
}

impl Message for MarkLeft {
    fn danish(&self) -> Words {
        let escape = self.escape;
        match &self.mark {
            Mark::Stars => Words::title("Stjernerne ** blev ikke til fed skrift og bliver stående")
                .help(format!(
                    "Sæt dem helt tæt på ordene, med mellemrum udenom:  {}",
                    self.own_or("**Vision** og mål")
                ))
                .help(format!("Skal stjernerne stå der, så skriv:  {escape}*{escape}*")),
            Mark::StarsOpen { word } => Words::title("De to stjerner efter den fede skrift mangler")
                .help(format!("Skriv:  **{word}**"))
                .help(format!("Skal stjernerne stå der, så skriv:  {escape}*{escape}*")),
            Mark::StarsClosed { word } => Words::title("De to stjerner før den fede skrift mangler")
                .help(format!("Skriv:  **{word}**"))
                .help(format!("Skal stjernerne stå der, så skriv:  {escape}*{escape}*")),
            Mark::Bullet(sign) => Words::title(match called(*sign) {
                Some((called, _)) => format!("»{sign}« er {called} og bliver ikke til et punkt i en liste"),
                None => format!("»{sign}« er et tegn i teksten og ikke et punkt i en liste"),
            })
            .help(format!(
                "Skriv en bindestreg (-) og et mellemrum, et punkt på hver linje:  {}",
                self.own_or("- Punkt")
            )),
            Mark::NoSpace(mark) if matches!(mark.as_str(), "*" | "+") => Words::title(format!(
                "Et punkt i en liste begynder med en bindestreg og et mellemrum, ikke med »{mark}« alene",
            ))
            .help(format!("Skriv:  {}", self.own_or("- Tekst"))),
            Mark::NoSpace(mark) => {
                Words::title(format!("Der mangler et mellemrum efter »{mark}« først på linjen"))
                    .help(format!("Skriv:  {}", self.own_or(&format!("{mark} Tekst"))))
            }
            Mark::Counted(mark) => Words::title(format!("»{mark}« løber sammen med linjen over"))
                .help("Skriv en liste:  - Punkt")
                .help("Skal tegnene stå der, så sæt en tom linje mellem punkterne"),
            Mark::Emphasis(sign) => {
                let look = if sign.len() == 1 { "kursiv" } else { "fed skrift" };
                let stars = if sign.len() == 1 { "*" } else { "**" };
                Words::title(format!("Tegnene {sign} blev ikke til {look} og bliver stående"))
                    .help(format!(
                        "Sæt dem helt tæt på ordene, med mellemrum udenom:  {}",
                        self.own_or(&format!("{stars}Vision{stars} og mål"))
                    ))
                    .help(format!("Skal tegnene stå der, så sæt {} foran hvert", backslashes(escape).0))
            }
            Mark::Foreign(sign) => {
                Words::title(format!("Tegnene {sign} betyder ikke noget her og bliver stående"))
                    .help("Tekst kan ikke streges over eller markeres. Slet tegnene, eller slet ordene")
                    .help("Skal ordene fremhæves, så skriv:  **ord**")
            }
            Mark::Table { rule } => Words::title(
                "Linjerne med | blev ikke til en tabel, og stregerne bliver stående",
            )
            .help(format!("Under overskrifterne skal der stå en linje med lige så mange felter:  {rule}")),
        }
    }

    fn english(&self) -> Words {
        let escape = self.escape;
        match &self.mark {
            Mark::Stars => Words::title("The stars ** did not become bold and are left standing")
                .help(format!(
                    "Put them right beside the words, with a space around them:  {}",
                    self.own_or("**Vision** and goals")
                ))
                .help(format!("If the stars are to stand there, write:  {escape}*{escape}*")),
            Mark::StarsOpen { word } => Words::title("The two stars after the bold words are missing")
                .help(format!("Write:  **{word}**"))
                .help(format!("If the stars are to stand there, write:  {escape}*{escape}*")),
            Mark::StarsClosed { word } => Words::title("The two stars before the bold words are missing")
                .help(format!("Write:  **{word}**"))
                .help(format!("If the stars are to stand there, write:  {escape}*{escape}*")),
            Mark::Bullet(sign) => Words::title(match called(*sign) {
                Some((_, called)) => format!("“{sign}” is {called} and doesn't become an item of a list"),
                None => format!("“{sign}” is a sign in the text and no item of a list"),
            })
            .help(format!("Write a hyphen (-) and a space, one item a line:  {}", self.own_or("- Item"))),
            Mark::NoSpace(mark) if matches!(mark.as_str(), "*" | "+") => Words::title(format!(
                "An item of a list begins with a hyphen and a space, not with “{mark}” alone"
            ))
            .help(format!("Write:  {}", self.own_or("- Text"))),
            Mark::NoSpace(mark) => {
                Words::title(format!("A space is missing after “{mark}” at the beginning of the line"))
                    .help(format!("Write:  {}", self.own_or(&format!("{mark} Text"))))
            }
            Mark::Counted(mark) => Words::title(format!("“{mark}” runs together with the line above"))
                .help("Write a list:  - Item")
                .help("If the signs are to stand there, put an empty line between the items"),
            Mark::Emphasis(sign) => {
                let look = if sign.len() == 1 { "italics" } else { "bold" };
                let stars = if sign.len() == 1 { "*" } else { "**" };
                Words::title(format!("The signs {sign} did not become {look} and are left standing"))
                    .help(format!(
                        "Put them right beside the words, with a space around them:  {}",
                        self.own_or(&format!("{stars}Vision{stars} and goals"))
                    ))
                    .help(format!(
                        "If the signs are to stand there, put {} before each",
                        backslashes(escape).1
                    ))
            }
            Mark::Foreign(sign) => {
                Words::title(format!("The signs {sign} mean nothing here and are left standing"))
                    .help("Text can't be struck out or marked. Delete the signs, or delete the words")
                    .help("If the words are to stand out, write:  **words**")
            }
            Mark::Table { rule } => {
                Words::title("The lines of | did not become a table, and the bars are left standing")
                    .help(format!("Below the headers there has to be a line with as many fields:  {rule}"))
            }
        }
    }
}
