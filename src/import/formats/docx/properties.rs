//! What a package says about its document (ISO/IEC 29500-2, 11): the title that somebody may have filled in.

use super::relations::relations;
use crate::import::document::Properties;
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// Reads the core properties. A part that can't be read costs no word, and is as good as none.
pub fn properties(package: &mut Package<'_>) -> Result<Properties, ReadError> {
    let part = relations(package, "")?.into_values().find(|one| one.kind == "core-properties");
    let text = part.and_then(|part| Some((package.text(&part.target).ok()??, part.target)));
    let title = text.and_then(|(text, name)| {
        let document = package::parse(&name, &text).ok()?;
        document.root_element().kid("title")?.text().map(str::to_owned)
    });
    Ok(Properties { title })
}
