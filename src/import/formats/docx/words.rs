//! The words of a Word file, read independently: one pass over the events of another XML parser, without a tree,
//! styles or lists. The draft is compared with them.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::relations::{Relations, main_part, relations};
use crate::import::document::Origin;
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::second::{Says, SecondStyles};
use crate::import::read_error::ReadError;

/// The words, paragraph by paragraph; notes last.
pub fn words(package: &mut Package<'_>) -> Result<Vec<(Origin, String)>, ReadError> {
    let main = main_part(package)?;
    let relations = relations(package, &main)?;
    let text = package.text(&main)?.ok_or(ReadError::NotThisFormat)?;
    let styles = match part(package, &relations, "styles")? {
        Some((name, text)) => styles(&name, &text)?,
        None => SecondStyles::default(),
    };
    let mut body = Scan::new(&styles);
    body.part(&main, &text)?;
    let mut all = body.done;
    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        if let Some((name, text)) = part(package, &relations, kind)? {
            let mut scan = Scan::new(&styles);
            scan.part(&name, &text)?;
            notes.extend(scan.notes.into_iter().map(|(id, words)| ((kind, id), words)));
        }
    }
    // Notes come last, so they take the last origin: that keeps the origins in order.
    let origin = body.origin;
    for reference in body.references {
        if let Some((_, words)) =
            notes.iter().find(|(note, _)| note.0 == reference.0 && note.1 == reference.1)
        {
            all.extend(words.iter().map(|words| (origin, words.clone())));
        }
    }
    Ok(all)
}

fn part(
    package: &mut Package<'_>,
    relations: &Relations,
    kind: &str,
) -> Result<Option<(String, String)>, ReadError> {
    let Some(relation) = relations.values().find(|one| one.kind == kind && !one.external) else {
        return Ok(None);
    };
    Ok(package.text(&relation.target)?.map(|text| (relation.target.clone(), text)))
}

/// A note's kind and id.
type Reference = (&'static str, String);

/// What the styles say that decides about words. The default style has the empty name.
fn styles(name: &str, text: &str) -> Result<SecondStyles, ReadError> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut styles = SecondStyles::default();
    let (mut path, mut open): (Vec<String>, String) = (Vec::new(), String::new());
    loop {
        let event =
            reader.read_event().map_err(|why| ReadError::Damaged { detail: format!("{name}: {why}") })?;
        match event {
            Event::Start(start) => {
                let local = start.local_name().as_ref().to_owned();
                let get = |name| attribute(&start, name);
                let parent = path.last().map_or("", String::as_str);
                if local == "style" {
                    open = get("styleId");
                    styles.add(open.clone(), Says::default());
                    if get("type") == "paragraph"
                        && !matches!(get("default").as_str(), "" | "0" | "false" | "off")
                    {
                        styles.add(String::new(), Says { parent: Some(open.clone()), ..Says::default() });
                    }
                } else if local == "basedOn" && parent == "style" {
                    styles.change(&open, |says| says.parent = Some(get("val")));
                } else if parent == "rPr" && path.iter().rev().nth(1).is_some_and(|name| name == "style") {
                    styles.change(&open, |says| say(says, &local, &get("val")));
                }
                path.push(local);
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// Takes over one property of a run or a style.
fn say(says: &mut Says, property: &str, value: &str) {
    let on = !matches!(value, "0" | "false" | "off" | "none");
    match property {
        "vanish" => says.hidden = Some(on),
        "strike" | "dstrike" => says.struck = Some(on || says.struck == Some(true)),
        "vertAlign" => {
            says.height = Some(i8::from(value == "superscript") - i8::from(value == "subscript"));
        }
        _ => {}
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
    found.map(|found| found.value.into_owned()).unwrap_or_default()
}

struct Scan<'s> {
    styles: &'s SecondStyles,
    done: Vec<(Origin, String)>,
    notes: Vec<(String, Vec<String>)>,
    references: Vec<Reference>,
    /// How many paragraphs have begun, including skipped ones.
    origin: Origin,
    /// Names of the open elements, with the format's own prefix.
    path: Vec<String>,
    /// How long the path was where a deletion or the like began: nothing counts until it ends.
    skip: Option<usize>,
    /// For each open alternative, whether one of its forms has been seen.
    alternatives: Vec<bool>,
    /// Open paragraphs: a text box is inside one, and its words follow it.
    open: Vec<(Origin, String)>,
    /// Paragraphs of text boxes, waiting for the outermost paragraph to end.
    boxes: Vec<(Origin, String)>,
    /// Words of a paragraph whose end was deleted; the next paragraph begins with them.
    joined: Option<String>,
    joins: bool,
    /// What the styles of the open paragraphs say.
    paragraphs: Vec<Says>,
    /// What the open runs say themselves, and what their styles say.
    runs: Vec<(Says, Says)>,
    /// The open parts of a formula, each with what it shows so far.
    formula: Vec<String>,
    /// The signs around the open brackets of a formula: before, after, between.
    brackets: Vec<[String; 3]>,
    /// The sign of a sum or an integral.
    sum: Option<String>,
    /// Of each open field, whether its code is being read.
    fields: Vec<bool>,
    /// How many fields were open when each open paragraph began.
    before: Vec<usize>,
    /// How many fields began inside what is skipped.
    skipped_fields: usize,
}

impl<'s> Scan<'s> {
    fn new(styles: &'s SecondStyles) -> Self {
        Self {
            styles,
            done: Vec::new(),
            notes: Vec::new(),
            references: Vec::new(),
            origin: 0,
            path: Vec::new(),
            skip: None,
            alternatives: Vec::new(),
            open: Vec::new(),
            boxes: Vec::new(),
            joined: None,
            joins: false,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            formula: Vec::new(),
            brackets: Vec::new(),
            sum: None,
            fields: Vec::new(),
            before: Vec::new(),
            skipped_fields: 0,
        }
    }

    fn part(&mut self, name: &str, text: &str) -> Result<(), ReadError> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let damaged = |why: quick_xml::Error| ReadError::Damaged { detail: format!("{name}: {why}") };
        loop {
            let (namespace, event) = reader.read_resolved_event().map_err(damaged)?;
            match event {
                Event::Start(start) => {
                    let prefix = match namespace {
                        ResolveResult::Bound(name) if name.as_ref().contains("wordprocessingml") => "w:",
                        ResolveResult::Bound(name) if name.as_ref().ends_with("math") => "m:",
                        _ => "",
                    };
                    self.start(format!("{prefix}{}", start.local_name().as_ref()), &start);
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    self.text(&package::referred(name, text, reader.buffer_position(), &reference)?);
                }
                Event::Eof => {
                    self.flush_joined();
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn start(&mut self, name: String, start: &BytesStart<'_>) {
        self.field(&name, start);
        let parent = self.path.last().map_or("", String::as_str);
        self.origin += usize::from(name == "w:p");
        // An alternative without content says nothing, and the next one counts.
        if let (true, None, Some(seen)) = (parent == "Choice", self.skip, self.alternatives.last_mut()) {
            *seen = true;
        }
        // Deletions; a deleted paragraph end only joins the paragraph to the next.
        let skips = match name.as_str() {
            "w:del" | "w:moveFrom" if parent == "w:rPr" => {
                self.joins |=
                    self.skip.is_none() && self.path.iter().rev().nth(1).is_some_and(|name| name == "w:pPr");
                false
            }
            // A row that was deleted, or is not shown.
            "w:del" | "w:hidden" if parent == "w:trPr" => {
                let on = !["0", "false", "off"].contains(&attribute(start, "val").as_str());
                let row = self.path.iter().rposition(|name| name == "w:tr").filter(|_| on);
                self.skip = self.skip.or(row);
                false
            }
            // Properties as they were before a change.
            "w:pPrChange" | "w:rPrChange" => true,
            "w:del" | "w:moveFrom" => true,
            "Choice" | "Fallback" => self.alternatives.last() == Some(&true),
            _ => false,
        };
        if skips && self.skip.is_none() {
            self.skip = Some(self.path.len());
        }
        if self.skip.is_none() {
            let get = |name| attribute(start, name);
            let id = || get("id");
            let of_run = parent == "w:rPr" && self.path.iter().rev().nth(1).is_some_and(|name| name == "w:r");
            match name.as_str() {
                "w:p" => {
                    self.open.push((self.origin, self.joined.take().unwrap_or_default()));
                    self.paragraphs.push(self.styles.of(""));
                    self.before.push(self.fields.len());
                }
                "w:tbl" => self.flush_joined(),
                "w:pStyle" if parent == "w:pPr" => {
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        *paragraph = self.styles.of(&get("val"));
                    }
                }
                // A large first letter in a frame.
                "w:framePr" if parent == "w:pPr" => {
                    self.joins |= !["", "none"].contains(&get("dropCap").as_str())
                }
                // Nobody replaced the prompt of this control.
                "w:showingPlcHdr" if parent == "w:sdtPr" => {
                    let on = !["0", "false", "off"].contains(&get("val").as_str());
                    self.skip = self.path.iter().rposition(|name| name == "w:sdt").filter(|_| on);
                }
                // In properties, a tab is a position on the ruler.
                "w:tab" if parent == "w:tabs" => {}
                "w:tab" | "w:br" if !self.formula.is_empty() => {}
                "w:tab" | "w:ptab" | "w:br" | "w:cr" => self.add(" "),
                "w:sym" => self.add_in_run(sign(&get("font"), &get("char"))),
                "w:noBreakHyphen" => self.add_in_run("-"),
                "w:softHyphen" => self.add_in_run("\u{ad}"),
                "w:r" => self.runs.push(Default::default()),
                "w:rStyle" if of_run => {
                    if let Some(run) = self.runs.last_mut() {
                        run.1 = self.styles.of(&get("val"));
                    }
                }
                property if of_run => {
                    if let Some(run) = self.runs.last_mut() {
                        say(&mut run.0, property.trim_start_matches("w:"), &get("val"));
                    }
                }
                "w:footnoteReference" => self.reference(("footnotes", id())),
                "w:endnoteReference" => self.reference(("endnotes", id())),
                "w:footnote" | "w:endnote" => self.notes.push((id(), Vec::new())),
                "AlternateContent" => self.alternatives.push(false),
                "m:oMath" => self.formula.push(String::new()),
                name if name.starts_with("m:") && !self.formula.is_empty() => {
                    match (name, self.brackets.last_mut()) {
                        ("m:d", _) => self.brackets.push(["(".into(), ")".into(), "|".into()]),
                        ("m:begChr", Some(signs)) => signs[0] = get("val"),
                        ("m:endChr", Some(signs)) => signs[1] = get("val"),
                        ("m:sepChr", Some(signs)) => signs[2] = get("val"),
                        ("m:chr", _) if parent == "m:naryPr" => self.sum = Some(get("val")),
                        _ => {}
                    }
                    self.formula.push(String::new())
                }
                _ => {}
            }
        }
        self.path.push(name);
    }

    fn end(&mut self) {
        let Some(name) = self.path.pop() else { return };
        if let Some(from) = self.skip {
            if self.path.len() == from {
                self.skip = None;
            }
            return;
        }
        match name.as_str() {
            "AlternateContent" => drop(self.alternatives.pop()),
            "w:p" => self.paragraph_ends(),
            "w:r" => drop(self.runs.pop()),
            name if name.starts_with("m:") => self.formula_ends(name),
            _ => {}
        }
    }

    /// A part of a formula goes to the part around it, in the form it has on one line.
    fn formula_ends(&mut self, name: &str) {
        let Some(part) = self.formula.pop() else { return };
        let parent = self.path.last().map_or("", String::as_str);
        let height = |height| Says { height: Some(height), ..Says::default() }.at_height(&part);
        let alone = part.trim().chars().all(|c| c.is_alphanumeric() || c == ',' || c == '.');
        let operand = if alone { part.trim().to_owned() } else { format!("({})", part.trim()) };
        let is_first = self.formula.last().is_none_or(String::is_empty);
        let lettered = part.contains(char::is_alphabetic);
        let shown = match (name, parent) {
            ("m:num", "m:f") => operand + "/",
            ("m:den", "m:f") => operand,
            ("m:sup", _) if lettered => format!("^{operand}"),
            ("m:sub", _) if lettered => format!("_{operand}"),
            ("m:lim", "m:limLow") => format!("_{operand}"),
            ("m:lim", _) => format!("^{operand}"),
            ("m:naryPr", _) => self.sum.take().unwrap_or("∫".to_owned()),
            ("m:fName" | "m:mr", _) | ("m:e", "m:mr" | "m:eqArr") => part + " ",
            ("m:e", "m:d") => match self.brackets.last() {
                Some([open, ..]) if is_first => format!("{open}{part}"),
                Some([.., between]) => format!("{between}{part}"),
                None => part,
            },
            ("m:d", _) => part + &self.brackets.pop().map_or(String::new(), |[_, close, _]| close),
            ("m:sup" | "m:deg", _) => height(1),
            ("m:sub", _) => height(-1),
            ("m:e", "m:rad") => format!("√({part})"),
            _ => part,
        };
        match self.formula.last_mut() {
            Some(around) => around.push_str(&shown),
            None => self.add(&shown),
        }
    }

    /// Follows where fields begin and end, and where their codes do.
    fn field(&mut self, name: &str, start: &BytesStart<'_>) {
        if name != "w:fldChar" {
            return;
        }
        match (attribute(start, "fldCharType").as_str(), self.skip.is_some()) {
            ("begin", true) => self.skipped_fields += 1,
            ("end", true) if self.skipped_fields > 0 => self.skipped_fields -= 1,
            ("begin", false) => self.fields.push(true),
            ("separate", false) => self.fields.iter_mut().last().into_iter().for_each(|code| *code = false),
            ("end", _) => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// What the run being read says, with its styles.
    fn says(&self) -> Says {
        let named = Says::default();
        let (own, style) = self.runs.last().cloned().unwrap_or_default();
        own.or(&style).or(self.paragraphs.last().unwrap_or(&named))
    }

    fn add_in_run(&mut self, text: &str) {
        if !self.says().is_gone() {
            self.add(text);
        }
    }

    /// Words that no paragraph followed.
    fn flush_joined(&mut self) {
        if let Some(words) = self.joined.take() {
            if self.open.is_empty() {
                self.emit(self.origin, words);
            } else {
                self.boxes.push((self.origin, words));
            }
        }
    }

    fn paragraph_ends(&mut self) {
        let Some((origin, words)) = self.open.pop() else { return };
        self.paragraphs.pop();
        // A field whose code doesn't end shows what follows.
        let before = self.before.pop().unwrap_or(0);
        self.fields.iter_mut().skip(before).for_each(|is_code| *is_code = false);
        if std::mem::take(&mut self.joins) {
            self.joined = Some(words);
        } else if !self.open.is_empty() {
            return self.boxes.push((origin, words));
        } else {
            self.emit(origin, words);
        }
        for (origin, words) in std::mem::take(&mut self.boxes) {
            self.emit(origin, words);
        }
    }

    fn emit(&mut self, origin: Origin, mut words: String) {
        // What follows is another word, even if it has the same origin.
        words.push(' ');
        match self.notes.last_mut() {
            Some((_, note)) => note.push(words),
            None => self.done.push((origin, words)),
        }
    }

    fn reference(&mut self, reference: Reference) {
        if !self.references.contains(&reference) {
            self.references.push(reference);
        }
    }

    fn text(&mut self, text: &str) {
        // Formulas have their own `t` element.
        match self.path.last().map(String::as_str) {
            _ if self.skip.is_some() => {}
            Some("m:t" | "w:t") if !self.formula.is_empty() => {
                if let Some(part) = self.formula.last_mut() {
                    part.push_str(text);
                }
            }
            Some("m:t") => self.add(text),
            Some("w:t") => {
                let says = self.says();
                if !says.is_gone() && !self.fields.contains(&true) {
                    self.add(&says.at_height(text));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some((_, words)) = self.open.last_mut() {
            words.push_str(text);
        }
    }
}

/// Symbols in symbol fonts, by the last two digits of the fonts' code points. The list belongs to this file alone, so
/// that a symbol the reader mistakes shows as a difference.
const SIGNS: &[(&str, &[&str], &str)] = &[
    ("wingdings", &["e0", "e8", "f0"], "→"),
    ("wingdings", &["df", "e7", "ef"], "←"),
    ("wingdings", &["f3"], "↔"),
    ("wingdings", &["6c", "6e", "9f", "a7"], "•"),
    ("wingdings", &["fc"], "✓"),
    ("wingdings", &["fe"], "☑"),
    ("wingdings", &["6f", "a8"], "☐"),
    ("symbol", &["ae"], "→"),
    ("symbol", &["ac"], "←"),
    ("symbol", &["ab"], "↔"),
    ("symbol", &["b7"], "•"),
    ("symbol", &["2d"], "−"),
    ("symbol", &["b1"], "±"),
    ("symbol", &["b3"], "≥"),
    ("symbol", &["a3"], "≤"),
    ("symbol", &["b4"], "×"),
];

/// A symbol of a symbol font; none if it is unknown.
fn sign(font: &str, code: &str) -> &'static str {
    let (font, code) = (font.to_lowercase(), format!("0{}", code.trim().to_lowercase()));
    let code = code.get(code.len() - 2..).unwrap_or_default();
    let found = SIGNS.iter().find(|(of, codes, _)| *of == font && codes.contains(&code));
    found.map_or("", |(_, _, sign)| sign)
}
