//! Files that are no document for us: what they are, by their first bytes and their ending, and what to do with them.

use std::io::Cursor;
use std::path::Path;

use zip::ZipArchive;

/// What a file is that can't be imported as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A folder.
    Folder,
    /// A PDF.
    Pdf,
    /// A PDF under another name.
    PdfRenamed,
    /// A picture.
    Picture,
    /// Word's format from before 2007, or a file of Excel or PowerPoint of that time.
    OldOffice,
    /// Rich Text Format.
    Rtf,
    /// A document of Word under another name.
    Word,
    /// A document of OpenDocument under another name.
    OpenDocument,
    /// A web page under another name.
    Html,
    /// A spreadsheet.
    Spreadsheet,
    /// Slides.
    Slides,
    /// A document of Apple Pages.
    Pages,
    /// An e-book.
    Epub,
    /// An archive of files.
    Archive,
    /// A saved mail.
    Mail,
    /// A document of a layout program: InDesign, Publisher.
    Layout,
    /// A shortcut to a document.
    Shortcut,
}

/// How many names of files in a package are looked at.
const MOST_NAMES: usize = 4000;

/// What a file is if its bytes aren't what a format reads, whatever its ending says; none if they may be. `own` are the
/// format's endings, `known` those of all formats.
pub fn disguised(path: &Path, bytes: &[u8], own: &[&str], known: &[String]) -> Option<Foreign> {
    let ending = ending_of(path);
    let kind = by_bytes(&ending, bytes)?;
    let usual = match kind {
        Foreign::Pdf => "pdf",
        // Word's reader tells an old file from one with a password.
        Foreign::Word | Foreign::OldOffice => "docx",
        Foreign::OpenDocument => "odt",
        // Markdown may begin with a tag.
        Foreign::Html if ending != "txt" => return None,
        Foreign::Html => "html",
        // A package that isn't whole may be any: its reader says what is wrong.
        Foreign::Archive if own.contains(&"docx") || own.contains(&"odt") => return None,
        _ => return Some(kind),
    };
    (!own.contains(&usual)).then(|| renamed(kind, known))
}

/// What a file is that no format reads, by its bytes and ending; none if neither is known.
pub fn foreign(path: &Path, bytes: &[u8], known: &[String]) -> Option<Foreign> {
    let ending = ending_of(path);
    let kind = by_bytes(&ending, bytes).or_else(|| by_ending(&ending))?;
    Some(renamed(kind, known))
}

fn ending_of(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// A PDF needs another name only if PDFs are read.
fn renamed(kind: Foreign, known: &[String]) -> Foreign {
    match kind {
        Foreign::Pdf if known.iter().any(|ending| ending == ".pdf") => Foreign::PdfRenamed,
        other => other,
    }
}

fn by_ending(ending: &str) -> Option<Foreign> {
    match ending {
        "pdf" => Some(Foreign::Pdf),
        "heic" | "heif" | "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "bmp" | "webp" | "svg"
        | "eps" | "ai" => Some(Foreign::Picture),
        "doc" | "dot" | "wpd" | "wps" => Some(Foreign::OldOffice),
        "rtf" => Some(Foreign::Rtf),
        "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "numbers" => Some(Foreign::Spreadsheet),
        "pptx" | "ppt" | "ppsx" | "odp" | "key" => Some(Foreign::Slides),
        "pages" => Some(Foreign::Pages),
        "epub" => Some(Foreign::Epub),
        "zip" | "7z" | "rar" | "gz" | "tar" => Some(Foreign::Archive),
        "msg" | "eml" => Some(Foreign::Mail),
        "indd" | "idml" | "pub" | "qxp" | "sla" => Some(Foreign::Layout),
        "lnk" | "url" | "webloc" => Some(Foreign::Shortcut),
        _ => None,
    }
}

fn by_bytes(ending: &str, bytes: &[u8]) -> Option<Foreign> {
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let head = &bytes[..bytes.len().min(1024)];
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let has = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
    if head.trim_ascii_start().starts_with(b"%PDF-") {
        return Some(Foreign::Pdf);
    }
    if begins(b"{\\rtf") {
        return Some(Foreign::Rtf);
    }
    if begins(OLE) {
        return Some(by_ending(ending).unwrap_or(Foreign::OldOffice));
    }
    let is_picture = begins(b"\x89PNG")
        || begins(b"\xff\xd8\xff")
        || begins(b"GIF8")
        || begins(b"II*\0")
        || begins(b"MM\0*")
        || begins(b"RIFF") && has(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp");
    if is_picture {
        return Some(Foreign::Picture);
    }
    if begins(b"PK\x03\x04") {
        return Some(in_package(ending, bytes));
    }
    if begins(b"7z\xbc\xaf") || begins(b"Rar!") || begins(b"\x1f\x8b") {
        return Some(Foreign::Archive);
    }
    if begins(b"\x06\x06\xed\xf5") {
        return Some(Foreign::Layout);
    }
    let low = head.to_ascii_lowercase();
    let is_page =
        low.trim_ascii_start().starts_with(b"<!doctype html") || low.trim_ascii_start().starts_with(b"<html");
    is_page.then_some(Foreign::Html)
}

/// What a package holds: most formats of today are folders packed together.
fn in_package(ending: &str, bytes: &[u8]) -> Foreign {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let names: Vec<String> =
        archive.iter().flat_map(|archive| archive.file_names().take(MOST_NAMES)).map(str::to_owned).collect();
    let has = |begin: &str| names.iter().any(|name| name.starts_with(begin));
    match () {
        () if has("word/") => Foreign::Word,
        () if has("xl/") => Foreign::Spreadsheet,
        () if has("ppt/") => Foreign::Slides,
        () if has("META-INF/container.xml") => Foreign::Epub,
        () if has("Index/Document.iwa") || has("Index.zip") => Foreign::Pages,
        () if has("designmap.xml") => Foreign::Layout,
        () if has("content.xml") => match by_ending(ending) {
            Some(kind @ (Foreign::Spreadsheet | Foreign::Slides)) => kind,
            _ => Foreign::OpenDocument,
        },
        () => by_ending(ending).unwrap_or(Foreign::Archive),
    }
}

impl Foreign {
    /// What it is and what to do, in Danish.
    pub fn danish(self, path: &str) -> String {
        let (is, remedy) = match self {
            Self::Folder => ("en mappe", "Skriv navnet på den fil i mappen, der skal hentes ind"),
            Self::PdfRenamed => ("en PDF", "Giv filen et navn, der ender på .pdf, og prøv igen"),
            Self::Pdf => (
                "en PDF",
                "Find Word-filen, den er lavet af. Findes den ikke: Åbn PDF'en, markér alt (Ctrl+A), kopiér, sæt ind i Notesblok, og gem som .txt",
            ),
            Self::Picture => (
                "et billede",
                "Er det et billede af tekst, skal teksten først genkendes (OCR): Indsæt det i OneNote, højreklik, og vælg »Kopiér tekst fra billede«",
            ),
            Self::OldOffice => {
                ("i Words gamle format fra før 2007", "Åbn filen i Word, og gem den som .docx")
            }
            Self::Rtf => ("en RTF-fil", "Åbn den i Word eller WordPad, og gem den som .docx"),
            Self::Word => {
                ("en Word-fil med et andet navn", "Giv den et navn, der ender på .docx, og prøv igen")
            }
            Self::OpenDocument => {
                ("en OpenDocument-fil med et andet navn", "Giv den et navn, der ender på .odt, og prøv igen")
            }
            Self::Html => {
                ("en webside med et andet navn", "Giv den et navn, der ender på .html, og prøv igen")
            }
            Self::Spreadsheet => {
                ("et regneark", "Kopiér cellerne ind i et Word-dokument, og gem det som .docx")
            }
            Self::Slides => (
                "lysbilleder",
                "Kopiér teksten ind i et Word-dokument, og gem det som .docx (i PowerPoint: Filer > Eksportér > Opret uddelingskopier)",
            ),
            Self::Pages => {
                ("et dokument fra Apples Pages", "Åbn det i Pages, og vælg Arkiv > Eksporter til > Word")
            }
            Self::Epub => ("en e-bog", "Find det dokument, den er lavet af, og hent det ind"),
            Self::Archive => ("en pakke med filer", "Pak den ud, og hent dokumentet i den ind"),
            Self::Mail => {
                ("en gemt mail", "Gem dokumentet, der er vedhæftet, eller kopiér mailens tekst ind i Word")
            }
            Self::Layout => (
                "et dokument fra et layoutprogram",
                "Eksportér teksten derfra som .docx eller .txt, eller lav en PDF og kopiér teksten af den",
            ),
            Self::Shortcut => ("en genvej", "Åbn den, og brug den fil, den fører til"),
        };
        format!("{path} er {is} og kan ikke hentes ind, som den er\n{remedy}")
    }

    /// The same in English.
    pub fn english(self, path: &str) -> String {
        let (is, remedy) = match self {
            Self::Folder => ("a folder", "Write the name of the file in it that is to be imported"),
            Self::PdfRenamed => ("a PDF", "Give it a name that ends in .pdf, and try again"),
            Self::Pdf => (
                "a PDF",
                "Find the Word file it was made from. If there is none: open the PDF, select all (Ctrl+A), copy, paste into Notepad, and save as .txt",
            ),
            Self::Picture => (
                "a picture",
                "If it is a picture of text, the text has to be recognised first (OCR): insert it into OneNote, right-click, and choose “Copy Text from Picture”",
            ),
            Self::OldOffice => {
                ("in Word's old format from before 2007", "Open it in Word, and save it as .docx")
            }
            Self::Rtf => ("an RTF file", "Open it in Word or WordPad, and save it as .docx"),
            Self::Word => {
                ("a Word file under another name", "Give it a name that ends in .docx, and try again")
            }
            Self::OpenDocument => {
                ("an OpenDocument file under another name", "Give it a name that ends in .odt, and try again")
            }
            Self::Html => {
                ("a web page under another name", "Give it a name that ends in .html, and try again")
            }
            Self::Spreadsheet => {
                ("a spreadsheet", "Copy the cells into a Word document, and save it as .docx")
            }
            Self::Slides => (
                "slides",
                "Copy the text into a Word document, and save it as .docx (in PowerPoint: File > Export > Create Handouts)",
            ),
            Self::Pages => {
                ("a document of Apple's Pages", "Open it in Pages, and choose File > Export To > Word")
            }
            Self::Epub => ("an e-book", "Find the document it was made from, and import that"),
            Self::Archive => ("an archive of files", "Unpack it, and import the document inside"),
            Self::Mail => ("a saved mail", "Save the attached document, or copy the mail's text into Word"),
            Self::Layout => (
                "a document of a layout program",
                "Export the text from there as .docx or .txt, or make a PDF and copy the text from it",
            ),
            Self::Shortcut => ("a shortcut", "Open it, and use the file it leads to"),
        };
        format!("{path} is {is} and can't be imported as it is\n{remedy}")
    }
}
