//! HTML inside Markdown: which tags take room between words, and what is raised or lowered.

use crate::import::formats::rich::scripts::Script;

/// HTML without tags and comments. A tag on a line of its own parts words; one inside a word doesn't.
pub fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let is_comment = rest[open..].starts_with("<!--");
        let end = if is_comment { "-->" } else { ">" };
        if !is_comment && parts_words(&rest[open..]) {
            text.push(' ');
        }
        rest = rest[open..].find(end).map_or("", |close| &rest[open + close + end.len()..]);
    }
    text.push_str(rest);
    text
}

/// Elements of blocks, tables and controls: whatever else there is stands inside a line (HTML, 4.5).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "script",
    "search",
    "section",
    "select",
    "source",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
    "video",
];

fn parts_words(tag: &str) -> bool {
    let name: String = tag
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect();
    BLOCKS.contains(&name.as_str())
}

/// Where letters stand after a tag.
pub fn script_after(script: Script, tag: &str) -> Script {
    match tag.trim_matches(['<', '>', ' ']).to_lowercase().as_str() {
        "sup" => Script::Raised,
        "sub" => Script::Lowered,
        "/sup" | "/sub" => Script::Line,
        _ => script,
    }
}
