//! A link to the other edition's book leads to the section it names. EPUB CFI 1.1.

use super::book::{is, parse, said};
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    let Some(sibling) = &book.sibling else { return found };
    book.each(|path, document| {
        for link in document.descendants().filter(|node| node.attribute("rel") == Some("alternate")) {
            let (href, name) = (link.attribute("href").unwrap_or_default(), said(link));
            let Some((_, cfi)) = href.split_once('#').filter(|(file, _)| file.ends_with(".epub")) else {
                found.push(format!("{path}: {name} leads to no book: {href}"));
                continue;
            };
            // The spine is the package's third element; its documents are the even steps.
            let step = cfi.strip_prefix("epubcfi(/6/").and_then(|rest| rest.strip_suffix("!/4)"));
            let index =
                step.and_then(|step| step.parse::<usize>().ok()).filter(|step| step % 2 == 0 && *step > 0);
            let target = index.and_then(|step| sibling.documents.get(step / 2 - 1));
            let heading =
                target.and_then(|(_, text)| parse(text).descendants().find(|node| is(*node, "h1")).map(said));
            let plain = |text: &str| text.replace(':', "");
            if !heading.as_ref().is_some_and(|heading| plain(&name).ends_with(&plain(heading))) {
                found.push(format!("{path}: {name} leads to {heading:?}"));
            }
        }
    });
    found
}
