//! `publishers/<id>.toml` to [`Publisher`].

use toml::de::DeTable;

use super::reader::TableReader;
use crate::finding::Findings;
use crate::policy::{Brand, Colour, Located, Place, Publisher, SourceId};

/// Stands in where a brand colour is missing or unreadable; the fault is filed, so nothing is printed in it.
const UNSAID: Colour = Colour { rgb: [0; 3] };

/// Reads the table of a whole file.
pub fn read(id: &str, file: SourceId, table: &DeTable<'_>, findings: &mut Findings) -> Publisher {
    let mut reader = TableReader::new(table, Place::new(file, 0..0), findings);
    let publisher = Publisher {
        id: id.to_owned(),
        file,
        name: reader.required("name", "name = \"Sønderborg Kommune\""),
        language: reader.language("language"),
        address: reader.texts("address"),
        phone: reader.text("phone"),
        email: reader.text("email"),
        web: reader.text("web"),
        layout: reader.text("layout"),
        variants: reader.variants("variants"),
        brand: brand(&mut reader),
    };
    reader.finish();
    publisher
}

fn brand(reader: &mut TableReader<'_, '_>) -> Brand {
    let place = reader.place();
    let unsaid = Located::new(UNSAID, place);
    if !reader.has("brand") {
        reader.missing("[brand]", "[brand]");
    }
    let Some(mut inner) = reader.table("brand") else {
        return Brand {
            primary: unsaid,
            accent: unsaid,
            primary_cmyk: None,
            accent_cmyk: None,
            logo: None,
            logo_alt: None,
        };
    };
    for (key, example) in [("primary", "primary = \"#004b5a\""), ("accent", "accent = \"#b84a00\"")] {
        if !inner.has(key) {
            inner.missing(key, example);
        }
    }
    let brand = Brand {
        primary: inner.colour("primary").unwrap_or(unsaid),
        accent: inner.colour("accent").unwrap_or(unsaid),
        primary_cmyk: inner.cmyk("primary_cmyk"),
        accent_cmyk: inner.cmyk("accent_cmyk"),
        logo: inner.text("logo"),
        logo_alt: inner.text("logo_alt"),
    };
    inner.finish();
    brand
}
