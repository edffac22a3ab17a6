//! What the file says of itself: metadata, printing condition and, where every rule of it that can be checked is met,
//! PDF/X-4 (ISO 15930-7). `docs/conformance/PDF_X4.md` lists the rules.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, text_string};

use super::pdf::{Unprintable, compressed, name};
use crate::edition::Edition;
use crate::policy::{Press, condition_named};
use crate::xml::Xml;

/// What a file with the profile of its printing condition conforms to.
const CLAIMS: &[&str] = &["PDF/X-4"];
const PRODUCER: &str = concat!("udgiv ", env!("CARGO_PKG_VERSION"));
/// The ICC's registry of printing conditions.
const REGISTRY: &str = "http://www.color.org";

/// Writes metadata and output intent; returns what the file claims to conform to. The caller has read the file back and
/// found it sound: without that it must not claim anything.
pub fn write(
    document: &mut Document,
    edition: &Edition,
    press: &Press,
) -> Result<&'static [&'static str], Unprintable> {
    let claims = if press.profile.is_some() { CLAIMS } else { &[] };
    let ascii = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let condition = press.condition.as_str();
    let mut intent = Dictionary::new();
    intent.set("Type", name("OutputIntent"));
    intent.set("S", name("GTS_PDFX"));
    intent.set("OutputConditionIdentifier", text_string(condition));
    intent.set("Info", text_string(condition));
    if press.condition_said || condition_named(condition) == Some(condition) {
        intent.set("RegistryName", ascii(REGISTRY));
    }
    if let Some(profile) = &press.profile {
        let mut about = Dictionary::new();
        about.set("N", 4);
        intent.set("DestOutputProfile", document.add_object(compressed(about, profile.bytes.clone())));
    }
    let mut about = Dictionary::new();
    about.set("Type", name("Metadata"));
    about.set("Subtype", name("XML"));
    // Not compressed, so that programs which don't read PDF find it as well.
    let metadata = document.add_object(Stream::new(about, metadata(edition, claims)).with_compression(false));
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", Object::Array(vec![Object::Dictionary(intent)]));
    let stamp = stamp(edition);
    let about = edition.about();
    let mut info = Dictionary::new();
    info.set("Title", text_string(&about.title));
    info.set("Author", text_string(&about.publisher));
    info.set("Creator", ascii(PRODUCER));
    info.set("Producer", ascii(PRODUCER));
    info.set("Trapped", name("False"));
    let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
    for key in ["CreationDate", "ModDate"] {
        info.set(key, ascii(&format!("D:{digits}Z")));
    }
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    "1.6".clone_into(&mut document.version);
    document.catalog_mut()?.remove(b"Version");
    Ok(claims)
}

/// The text's date, at midnight: there is no clock.
fn stamp(edition: &Edition) -> String {
    let date = edition.date.map_or_else(|| "1970-01-01".to_owned(), |date| date.to_string());
    format!("{date}T00:00:00Z")
}

fn metadata(edition: &Edition, claims: &[&str]) -> Vec<u8> {
    let (stamp, about) = (stamp(edition), edition.about());
    let mut xml = Xml::fragment();
    xml.raw("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml.block("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")], |xml| {
        xml.block("rdf:RDF", &[("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")], |xml| {
            let names = [
                ("rdf:about", ""),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
                ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
                ("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
                ("xmlns:pdfxid", "http://www.npes.org/pdfx/ns/id/"),
            ];
            xml.block("rdf:Description", &names, |xml| {
                xml.line("dc:format", &[], "application/pdf");
                xml.block("dc:title", &[], |xml| {
                    xml.element("rdf:Alt", &[], |xml| {
                        xml.element("rdf:li", &[("xml:lang", "x-default")], |xml| xml.text(&about.title));
                    });
                });
                xml.block("dc:creator", &[], |xml| {
                    xml.element("rdf:Seq", &[], |xml| {
                        xml.element("rdf:li", &[], |xml| xml.text(&about.publisher));
                    });
                });
                for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
                    xml.line(key, &[], &stamp);
                }
                xml.line("xmp:CreatorTool", &[], PRODUCER);
                xml.line("pdf:Producer", &[], PRODUCER);
                xml.line("pdf:Trapped", &[], "False");
                xml.line("xmpMM:DocumentID", &[], &edition.identifier);
                xml.line("xmpMM:VersionID", &[], "1");
                xml.line("xmpMM:RenditionClass", &[], "default");
                if let Some(claim) = claims.first() {
                    xml.line("pdfxid:GTS_PDFXVersion", &[], claim);
                }
            });
        });
    });
    xml.raw("<?xpacket end=\"r\"?>\n");
    xml.finish()
}
