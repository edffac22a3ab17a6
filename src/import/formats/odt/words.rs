//! The words of a text, read independently: one pass over the events of another XML parser, without a tree, styles or
//! lists. The draft is compared with them.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::import::document::Origin;
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::second::{Says, SecondStyles};
use crate::import::read_error::ReadError;

/// The words, paragraph by paragraph; notes last.
pub fn words(package: &mut Package<'_>) -> Result<Vec<(Origin, String)>, ReadError> {
    let text = package.text("content.xml")?.ok_or(ReadError::NotThisFormat)?;
    let damaged = |why: quick_xml::Error| ReadError::Damaged { detail: format!("content.xml: {why}") };
    let mut reader = NsReader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut styles = SecondStyles::default();
    for (name, text) in [("styles.xml", package.text("styles.xml")?), ("content.xml", Some(text.clone()))] {
        add_styles(name, text.as_deref().unwrap_or_default(), &mut styles)?;
    }
    let mut scan = Scan::new(&styles);
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(damaged)?;
        match event {
            Event::Start(start) => {
                let prefix = match namespace {
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":text:1.0") => "text:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":office:1.0") => "office:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":drawing:1.0") => "draw:",
                    ResolveResult::Bound(name) if name.as_ref().ends_with(":svg-compatible:1.0") => "svg:",
                    _ => "",
                };
                scan.start(format!("{prefix}{}", start.local_name().as_ref()), &start);
            }
            Event::End(_) => scan.end(),
            Event::Text(text) => scan.text(&text.xml10_content()),
            Event::CData(text) => scan.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                scan.text(&package::referred("content.xml", &text, reader.buffer_position(), &reference)?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // Notes come last, so they take the last origin.
    let last = scan.origin;
    scan.done.extend(scan.notes.into_iter().map(|(_, words)| (last, words)));
    Ok(scan.done)
}

/// What the styles of a part say that decides about words. A style is known by its family and name.
fn add_styles(part: &str, text: &str, styles: &mut SecondStyles) -> Result<(), ReadError> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut open, mut in_styles) = (String::new(), false);
    loop {
        let event =
            reader.read_event().map_err(|why| ReadError::Damaged { detail: format!("{part}: {why}") })?;
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let get = |name| attribute(&start, name);
                match start.local_name().as_ref() {
                    "styles" | "automatic-styles" => in_styles = true,
                    "style" if in_styles => {
                        let family = get("family");
                        open = format!("{family}:{}", get("name"));
                        let parent = Some(get("parent-style-name")).filter(|name| !name.is_empty());
                        styles.add(
                            open.clone(),
                            Says { parent: parent.map(|name| format!("{family}:{name}")), ..Says::default() },
                        );
                    }
                    "text-properties" if in_styles => styles.change(&open, |says| {
                        let set = |name| Some(get(name)).filter(|value| !value.is_empty());
                        says.hidden = set("display").map(|display| display == "none");
                        says.struck = set("text-line-through-style")
                            .or(set("text-line-through-type"))
                            .map(|line| line != "none");
                        says.height = set("text-position").map(|place| match place.trim_start() {
                            place if place.starts_with("sub") || place.starts_with('-') => -1,
                            place if place.starts_with('0') || place.is_empty() => 0,
                            _ => 1,
                        });
                    }),
                    _ => {}
                }
            }
            Event::End(end) => match end.local_name().as_ref() {
                "styles" | "automatic-styles" => in_styles = false,
                "style" => open.clear(),
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
    found.map(|found| found.value.into_owned()).unwrap_or_default()
}

/// A cell or row that stands several times: how long the path was, how often, and where its words begin.
struct Repeated {
    at: usize,
    times: usize,
    from: usize,
}

/// The most times that the reader writes a cell or row out.
const MOST_TIMES: usize = 100;

struct Scan<'s> {
    styles: &'s SecondStyles,
    /// What the open paragraphs and spans say, with the styles around them.
    says: Vec<Says>,
    repeated: Vec<Repeated>,
    done: Vec<(Origin, String)>,
    notes: Vec<(Origin, String)>,
    /// How many paragraphs have begun, including skipped ones.
    origin: Origin,
    path: Vec<String>,
    /// How long the path was where something that is not text began.
    skip: Option<usize>,
    /// Open paragraphs: a text box or note is inside one, and its words follow it.
    open: Vec<(Origin, String)>,
    boxes: Vec<(Origin, String)>,
    in_notes: usize,
}

impl<'s> Scan<'s> {
    fn new(styles: &'s SecondStyles) -> Self {
        Self {
            styles,
            says: Vec::new(),
            repeated: Vec::new(),
            done: Vec::new(),
            notes: Vec::new(),
            origin: 0,
            path: Vec::new(),
            skip: None,
            open: Vec::new(),
            boxes: Vec::new(),
            in_notes: 0,
        }
    }

    fn start(&mut self, name: String, start: &BytesStart<'_>) {
        self.origin += usize::from(matches!(name.as_str(), "text:p" | "text:h"));
        let skips = matches!(
            name.as_str(),
            "text:tracked-changes"
                | "office:annotation"
                | "text:note-citation"
                | "office:forms"
                | "text:script"
                | "draw:object"
                | "svg:title"
                | "svg:desc"
                | "text:placeholder"
        );
        let get = |name| attribute(start, name);
        let hides = name == "text:section"
            && (get("display") == "none" || get("display") == "condition" && get("is-hidden") == "true");
        let hides = hides || name == "text:hidden-text" && get("is-hidden") != "false";
        if name == "text:hidden-paragraph" && get("is-hidden") == "true" && self.skip.is_none() {
            self.hide_paragraph();
        }
        let skips = skips || hides;
        if skips && self.skip.is_none() {
            self.skip = Some(self.path.len());
        }
        if self.skip.is_none() {
            match name.as_str() {
                "text:p" | "text:h" => {
                    self.open.push((self.origin, String::new()));
                    self.says.push(self.styles.of(&format!("paragraph:{}", get("style-name"))));
                }
                "text:span" => {
                    let own = self.styles.of(&format!("text:{}", get("style-name")));
                    let around = self.says.last().cloned().unwrap_or_default();
                    self.says.push(own.or(&around));
                }
                "table-row" | "table-cell" if self.open.is_empty() => {
                    let times =
                        get("number-rows-repeated").parse().or(get("number-columns-repeated").parse());
                    let times = times.unwrap_or(1_usize).clamp(1, MOST_TIMES);
                    self.repeated.push(Repeated { at: self.path.len(), times, from: self.done.len() });
                }
                "text:s" | "text:tab" | "text:line-break" => self.space(),
                "text:note-body" => self.in_notes += 1,
                _ => {}
            }
        }
        self.path.push(name);
    }

    /// Forgets the open paragraph, and skips the rest of it.
    fn hide_paragraph(&mut self) {
        let is_paragraph = |name: &String| name == "text:p" || name == "text:h";
        let Some(at) = self.path.iter().rposition(is_paragraph) else { return };
        let spans = self.path[at..].iter().filter(|name| *name == "text:span").count();
        self.says.truncate(self.says.len().saturating_sub(spans + 1));
        self.open.pop();
        self.skip = Some(at);
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
            "text:note-body" => self.in_notes -= 1,
            "text:span" => drop(self.says.pop()),
            "table-row" | "table-cell" => {
                if let Some(one) = self.repeated.pop_if(|one| one.at == self.path.len()) {
                    let words = self.done[one.from..].to_vec();
                    (1..one.times).for_each(|_| self.done.extend(words.iter().cloned()));
                }
            }
            "text:p" | "text:h" => {
                self.says.pop();
                let Some((origin, words)) = self.open.pop() else { return };
                // What follows is another word, even if it has the same origin.
                let paragraph = (origin, words + " ");
                if self.in_notes > 0 {
                    self.notes.push(paragraph);
                } else if self.open.is_empty() {
                    self.done.push(paragraph);
                    self.done.append(&mut self.boxes);
                } else {
                    self.boxes.push(paragraph);
                }
            }
            _ => {}
        }
    }

    fn space(&mut self) {
        if let Some((_, words)) = self.open.last_mut() {
            words.push(' ');
        }
    }

    /// White space between blocks belongs to no paragraph.
    fn text(&mut self, text: &str) {
        if self.skip.is_none()
            && let Some((_, words)) = self.open.last_mut()
            && !self.path.last().is_some_and(|last| last == "text:list" || last == "draw:frame")
        {
            let says = self.says.last().cloned().unwrap_or_default();
            if !says.is_gone() {
                words.push_str(&says.at_height(text));
            }
        }
    }
}
