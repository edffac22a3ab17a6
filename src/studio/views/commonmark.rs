//! CommonMark that the program wrote itself, as HTML: what rules say of themselves, and the report of an import. HTML in it is text, and links lead
//! nowhere: both come from documents, too.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text below a heading of this level: its own headings begin one lower.
pub fn commonmark(text: &str, below: u8) -> Markup {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) => out += &opened(&tag, below),
            Event::End(tag) => out += &closed(tag, below),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => out += &escaped(&words),
            Event::Code(words) => out += &format!("<code>{}</code>", escaped(&words)),
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out += "<br>",
            Event::Rule => out += "<hr>",
            _ => {}
        }
    }
    PreEscaped(out)
}

fn escaped(words: &str) -> String {
    html! { (words) }.0
}

fn opened(tag: &Tag<'_>, below: u8) -> String {
    match tag {
        Tag::List(Some(first)) => format!("<ol start=\"{first}\">"),
        tag => element(&tag.to_end(), below).map_or_else(String::new, |name| format!("<{name}>")),
    }
}

fn closed(tag: TagEnd, below: u8) -> String {
    element(&tag, below).map_or_else(String::new, |name| format!("</{name}>"))
}

/// The element that is meant; none where words alone are shown.
fn element(tag: &TagEnd, below: u8) -> Option<String> {
    const DEEPEST: u8 = 6;
    Some(match tag {
        TagEnd::Paragraph => "p".to_owned(),
        TagEnd::Heading(level) => format!("h{}", (*level as u8 + below).min(DEEPEST)),
        TagEnd::List(true) => "ol".to_owned(),
        TagEnd::List(false) => "ul".to_owned(),
        TagEnd::Item => "li".to_owned(),
        TagEnd::CodeBlock => "pre".to_owned(),
        TagEnd::BlockQuote(_) => "blockquote".to_owned(),
        TagEnd::Emphasis => "em".to_owned(),
        TagEnd::Strong => "strong".to_owned(),
        TagEnd::Table => "table".to_owned(),
        TagEnd::TableHead | TagEnd::TableRow => "tr".to_owned(),
        TagEnd::TableCell => "td".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_documents_say_stays_text() {
        let text = "# Import af `<b>.docx`\n\nEt <script>alert(1)</script> og [et link](javascript:x).\n\n3. tre\n4. fire\n\n```sh\nudgiv build a & b\n```\n";
        let expected = "<h2>Import af <code>&lt;b&gt;.docx</code></h2><p>Et &lt;script&gt;alert(1)&lt;/script&gt; og et link.</p><ol start=\"3\"><li>tre</li><li>fire</li></ol><pre>udgiv build a &amp; b\n</pre>";
        assert_eq!(commonmark(text, 1).0, expected);
    }
}
