//! Pictures as designers use them, and what authors can say of pages: what was written comes out, and where it was asked for.

use std::path::Path;
use std::sync::LazyLock;

use image::{Rgb, RgbImage};

use super::pictures::make::{Jpeg, PLAIN, noise};
use super::support::{Epub, Project, Published, pdf_tags, pdf_text, tool};

const SOURCE: &str = "sources/eksempel/policy.toml";
const VARIANTS: &[&str] = &["screen", "large-print", "epub", "easy-pdf", "easy-epub"];
/// What the other variants look like is the same in all layouts.
const PAGES: &[&str] = &["screen"];
const BANDS: [[u8; 3]; 3] = [[200, 30, 30], [30, 150, 60], [30, 60, 200]];
const SIGNATURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M10 70 Q60 0 110 60 T290 50" fill="none" stroke="black" stroke-width="4"/></svg>"#;

/// Every way to set a picture, in each layout.
static DESIGNED: LazyLock<Vec<(&str, Published)>> = LazyLock::new(|| {
    let one = |layout: &'static str| {
        let published = Published::example(&format!("eksempel-design-{layout}"), |project| {
            project.write("sources/eksempel/images/band.png", bands());
            project.write("sources/eksempel/images/underskrift.svg", SIGNATURE);
            let publisher = "publisher = \"byen\"\n";
            let head = format!(
                "{publisher}layout = \"{layout}\"\nshort_title = \"Kort om fritid\"\npages = 500\n\
                 cover_picture = {{ src = \"images/band.png\", alt = \"Tre bånd på forsiden.\", focus = \"bottom\", \
                 credit = \"Foto: Byens Kommune\" }}\n"
            );
            project.edit(SOURCE, publisher, &head);
            project.edit(
                SOURCE,
                "  by = \"Politikkens motto\"\n",
                "  by = \"Politikkens motto\"\n  picture = \"images/telefon.svg\"\n  picture_alt = \"Et portræt ved citatet.\"\n",
            );
            let before = "  [[section.block]]\n  type = \"table\"";
            project.edit(SOURCE, before, &format!("{}{before}", pictures()));
        });
        (layout, published)
    };
    ["brochure", "leaflet", "report", "square"].map(one).into_iter().collect()
});

fn pictures() -> String {
    let picture = |width: &str, more: &str| {
        format!(
            "  [[section.block]]\n  type = \"picture\"\n  src = \"images/band.png\"\n  alt = \"Bånd som {width}.\"\n  \
             width = \"{width}\"\n  caption = \"Billedtekst til {width}\"\n  credit = \"Foto til {width}\"\n  \
             description = \"Langt sagt om {width}.\"\n{more}\n"
        )
    };
    let person =
        "  name = \"Anna Berg\"\n  title = \"Formand for byen\"\n  signature = \"images/underskrift.svg\"\n";
    let new_page =
        "  [[section.block]]\n  type = \"text\"\n  page = \"break\"\n  text = \"Nyside begynder her.\"\n\n";
    let together = |page: &str, words: &str| {
        format!("  [[section.block]]\n  type = \"text\"\n{page}  text = \"{words}\"\n\n")
    };
    let long = |first: &str, last: &str| {
        format!("{first} {} {last}", "vi går en tur i byen og ser på husene".repeat(9))
    };
    let kept = together("  page = \"keep\"\n", &long("Samletbegynder", "her."));
    let next = together("", &long("Og", "samletslutter."));
    let widths = ["half", "column", "full", "bleed", "spread"].map(|width| picture(width, ""));
    // As far down the page as the layout happens to be.
    format!("{}{}{kept}{next}{new_page}", widths.concat(), picture("portrait", person))
}

/// Three bands of colour, one above the other.
fn bands() -> Vec<u8> {
    let picture = RgbImage::from_fn(810, 1215, |_, y| Rgb(BANDS[(y / 405) as usize]));
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).expect("memory");
    file.into_inner()
}

const WIDTHS: [&str; 6] = ["half", "column", "full", "bleed", "spread", "portrait"];

#[test]
fn every_picture_is_told_in_every_variant() {
    for (layout, published) in DESIGNED.iter().take(1) {
        let project = published.with(VARIANTS);
        for ending in ["pdf", "large.pdf"] {
            let file = project.path(&published.file(ending));
            let Some(text) = pdf_text(&file) else { return };
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for width in WIDTHS {
                for words in ["Billedtekst til", "Foto til", "Langt sagt om"] {
                    let words = format!("{words} {width}");
                    assert!(text.contains(&words), "{layout}, {ending}: {words}");
                }
            }
            for words in ["Anna Berg", "Formand for byen", "Billedet på forsiden. Foto: Byens Kommune"] {
                assert!(text.contains(words), "{layout}, {ending}: {words}");
            }
            let Some(tags) = pdf_tags(&file) else { return };
            // Six pictures, the figure and the chart of the base, the portrait, the signature, the cover, the logo.
            assert_eq!(
                tags.lines().filter(|line| line.trim_start().starts_with("Figure")).count(),
                12,
                "{layout}, {ending}:\n{tags}"
            );
        }
        let tags = pdf_tags(&project.path(&published.file("easy.pdf")));
        assert!(tags.is_none_or(|tags| tags.contains("Figure")), "{layout}: the cover of the easy edition");
        let epub = Epub::open(&project.bytes(&published.file("epub")));
        let all: String = epub.spine().into_iter().map(|(_, page)| page).collect();
        let mut alts: Vec<String> = WIDTHS.iter().map(|width| format!("alt=\"Bånd som {width}.\"")).collect();
        alts.extend(
            ["Tre bånd på forsiden.", "Et portræt ved citatet.", "Underskrift: Anna Berg"]
                .map(|alt| format!("alt=\"{alt}\"")),
        );
        for alt in alts {
            assert_eq!(all.matches(&alt).count(), 1, "{layout}: {alt}");
        }
        let easy = Epub::open(&project.bytes(&published.file("easy.epub")));
        let (_, title) = easy.spine().into_iter().next().expect("a title page");
        assert!(title.contains("alt=\"Tre bånd på forsiden.\""), "{layout}: {title}");
    }
}

#[test]
fn a_short_title_stands_at_the_foot_and_a_page_begins_where_it_is_asked_to() {
    for (index, (layout, published)) in DESIGNED.iter().enumerate() {
        let project = published.with(if index == 0 { VARIANTS } else { PAGES });
        for ending in ["pdf", "large.pdf"].into_iter().take(if index == 0 { 2 } else { 1 }) {
            let Some(text) = pdf_text(&project.path(&published.file(ending))) else { return };
            assert!(text.contains("Kort om fritid ·"), "{layout}, {ending}");
            assert!(!text.contains("Fritidspolitik 2025–2028 ·"), "{layout}, {ending}");
            let whole = text
                .split('\u{c}')
                .any(|page| page.contains("Samletbegynder") && page.contains("samletslutter"));
            assert!(whole, "{layout}, {ending}: {text}");
            let begins =
                text.split('\u{c}').any(|page| page.trim_start().starts_with("Nyside begynder her."));
            assert!(begins, "{layout}, {ending}: {text}");
        }
    }
}

/// What a page shows at these shares of its width and height.
fn shown(file: &Path, page: usize, at: &[(f64, f64)]) -> Option<Vec<[u8; 3]>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, name) = (page.to_string(), folder.path().join("side"));
    let file = file.to_str().expect("a path");
    let out = name.to_str().expect("a path");
    tool("pdftoppm", &["-r", "30", "-f", &page, "-l", &page, "-singlefile", "-png", file, out])?;
    let picture = image::open(name.with_extension("png")).expect("a page").into_rgb8();
    let pixel = |(x, y): &(f64, f64)| {
        let part = |share: f64, side: u32| ((share * f64::from(side)) as u32).min(side - 1);
        picture.get_pixel(part(*x, picture.width()), part(*y, picture.height())).0
    };
    Some(at.iter().map(pixel).collect())
}

fn alike(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 12)
}

/// The focus is at the bottom: there, the cover shows the lowest band, out to both edges.
#[test]
fn a_cover_picture_fills_the_page_and_keeps_its_focus() {
    for (layout, published) in DESIGNED.iter() {
        let project = published.with(PAGES);
        let file = project.path(&published.file("pdf"));
        let Some(seen) = shown(&file, 1, &[(0.0, 0.75), (0.999, 0.75), (0.999, 0.0)]) else { return };
        for colour in &seen[..2] {
            assert!(alike(*colour, BANDS[2]), "{layout}: {colour:?}");
        }
        assert!(BANDS.iter().any(|band| alike(seen[2], *band)), "{layout}: {:?}", seen[2]);
    }
}

#[test]
fn a_picture_from_edge_to_edge_reaches_both_edges() {
    for (layout, published) in DESIGNED.iter() {
        let project = published.with(PAGES);
        let file = project.path(&published.file("pdf"));
        let Some(text) = pdf_text(&file) else { return };
        for width in ["bleed", "spread"] {
            let words = format!("Billedtekst til {width}");
            let page = text.split('\u{c}').position(|page| page.contains(&words)).expect("its page") + 1;
            let at: Vec<(f64, f64)> =
                (0..40).flat_map(|y| [(0.0, f64::from(y) / 40.0), (0.999, f64::from(y) / 40.0)]).collect();
            let Some(seen) = shown(&file, page, &at) else { return };
            for side in 0..2 {
                let edge = seen.iter().skip(side).step_by(2);
                let coloured = edge.filter(|colour| BANDS.iter().any(|band| alike(**colour, *band))).count();
                assert!(coloured >= 8, "{layout}, {width}, side {side}: {coloured} of 40");
            }
        }
    }
}

#[test]
fn a_picture_over_two_pages_is_printed_wherever_it_stands() {
    let picture = "\n  [[section.block]]\n  type = \"picture\"\n  src = \"images/figur.svg\"\n  alt = \"Cirkler.\"\n  width = \"spread\"\n\n";
    let sections = Project::base().read(SOURCE).matches("[[section]]").count();
    for section in 1..=sections {
        let project = Project::base();
        let mut parts: Vec<String> = project.read(SOURCE).split("[[section]]").map(str::to_owned).collect();
        parts[section].push_str(picture);
        project.write(SOURCE, parts.join("[[section]]"));
        project.build(&["eksempel", "--variant", "print"]);
    }
}

/// The widths and heights of the pictures of pixels in a PDF.
fn pixels(file: &[u8]) -> Vec<[i64; 2]> {
    let document = lopdf::Document::load_mem(file).expect("a PDF");
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let images = streams.filter(|stream| {
        stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"Image")
    });
    let side = |stream: &lopdf::Stream, key: &[u8]| {
        stream.dict.get(key).and_then(lopdf::Object::as_i64).expect("a side")
    };
    images.map(|stream| [side(stream, b"Width"), side(stream, b"Height")]).collect()
}

/// A portrait is 36 mm wide and 43 mm high: 340 pixels at 200 an inch, 510 at 300.
#[test]
fn a_photograph_has_the_pixels_that_its_size_needs() {
    let published = Published::example("eksempel-foto", |project| {
        let photograph = |width, height| Jpeg { orientation: None, ..PLAIN }.rgb(&noise(width, height));
        project.write("sources/eksempel/images/portraet.jpg", photograph(600, 720));
        project.write("sources/eksempel/images/forside.jpg", photograph(2000, 1250));
        let publisher = "publisher = \"byen\"\n";
        let cover = "cover_picture = { src = \"images/forside.jpg\", alt = \"En by ved vandet.\" }\n";
        project.edit(SOURCE, publisher, &format!("{publisher}layout = \"brochure\"\n{cover}"));
        let picture = "  [[section.block]]\n  type = \"picture\"\n  src = \"images/portraet.jpg\"\n  alt = \"En kvinde.\"\n  width = \"portrait\"\n\n";
        let before = "  [[section.block]]\n  type = \"table\"";
        project.edit(SOURCE, before, &format!("{picture}{before}"));
    });
    let project = published.with(&["screen", "print", "epub"]);
    let longest = |ending: &str, ratio: f64| {
        let all = pixels(&project.bytes(&published.file(ending)));
        let mut alike =
            all.iter().filter(|[width, height]| (*width as f64 / *height as f64 - ratio).abs() < 0.02);
        let [width, height] = alike.next().unwrap_or_else(|| panic!("{ending}: {all:?}"));
        *width.max(height)
    };
    let (portrait, cover) = (600.0 / 720.0, 2000.0 / 1250.0);
    assert!((330..=350).contains(&longest("pdf", portrait)), "{}", longest("pdf", portrait));
    assert!((495..=525).contains(&longest("print.pdf", portrait)), "{}", longest("print.pdf", portrait));
    // As high as the page: it has no more than it needs.
    assert_eq!(longest("pdf", cover), 2000);
    let epub = Epub::open(&project.bytes(&published.file("epub")));
    let pictures = epub.names().into_iter().filter(|name| name.ends_with(".jpg"));
    let mut sides: Vec<u32> = pictures
        .map(|name| image::load_from_memory(epub.bytes(name)).expect("a picture"))
        .map(|picture| picture.width().max(picture.height()))
        .collect();
    sides.sort_unstable();
    assert_eq!(sides, [720, 1600]);
}
