//! One publication with every kind of picture, in every variant that shows any.

use std::sync::LazyLock;

use image::Rgb;
use jpeg_encoder::ColorType;
use lopdf::{Document, Object};
use png::{BitDepth, ColorType as Colours};

use super::alike;
use super::make::{
    Jpeg, PLAIN, SECRETS, base64, chunk, corners, exif, noise, png, stored, talkative, with_chunks,
};
use crate::import::office::docx::with_photograph;
use crate::support::{Epub, Project, Published};

const VARIANTS: &[&str] = &["screen", "print", "large-print", "epub", "easy-pdf", "easy-epub", "easy-text"];

/// The example with four figures, a logo and an easy picture, each of which tells all that a file can tell.
static EXAMPLE: LazyLock<Published> = LazyLock::new(|| {
    Published::example("eksempel-billeder", |project| {
        let words = SECRETS.join(" ").into_bytes();
        let text = |name, before: &[u8]| chunk(name, &[before, &words].concat());
        let chunks = [
            text(b"tEXt", b"Comment\0"),
            text(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0"),
            chunk(b"eXIf", &exif(1)),
            text(b"prVt", b""),
        ];
        let lines: Vec<u8> =
            (0..600 * 450).flat_map(|at| if at % 30 < 3 { [0, 0, 0, 255] } else { [0; 4] }).collect();
        let lines = png(&lines, [600, 450], Colours::Rgba, BitDepth::Eight, None);
        let lying = stored(&scaled(), 6);
        let photograph = talkative(&Jpeg { orientation: Some(6), ..PLAIN }.rgb(&lying));
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 60\"><image width=\"90\" height=\"60\" \
             href=\"data:image/jpeg;base64,{}\"/></svg>",
            base64(&talkative(&Jpeg { orientation: Some(1), ..PLAIN }.rgb(&noise(90, 60))))
        );
        let inks = [30u8, 200, 100, 40].repeat(800 * 600);
        let inks = talkative(&Jpeg { orientation: Some(1), ..PLAIN }.of(&inks, 800, 600, ColorType::Cmyk));
        for (name, bytes) in [
            ("eksempel/images/foto.jpg", photograph.clone()),
            ("eksempel/images/tryk.jpg", inks),
            ("eksempel/images/streg.png", with_chunks(&lines, &chunks)),
            ("eksempel/images/indlejret.svg", drawing.into_bytes()),
            ("publishers/byen.png", with_chunks(&lines, &chunks)),
            ("eksempel/images/telefon.jpg", photograph),
        ] {
            project.write(&format!("sources/{name}"), bytes);
        }
        project.edit("sources/publishers/byen.toml", "byen.svg", "byen.png");
        project.edit("sources/eksempel/policy.toml", "images/telefon.svg", "images/telefon.jpg");
        let figure = |name: &str| {
            format!(
                "  [[section.block]]\n  type = \"figure\"\n  src = \"images/{name}\"\n  alt = \"Det viser {name}.\"\n\n"
            )
        };
        let figures: String = ["foto.jpg", "tryk.jpg", "streg.png", "indlejret.svg"].map(figure).concat();
        let before = "  [[section.block]]\n  type = \"table\"";
        project.edit("sources/eksempel/policy.toml", before, &format!("{figures}{before}"));
    })
});

/// Corners, large enough for print.
fn scaled() -> image::RgbImage {
    image::imageops::resize(&corners(), 1248, 832, image::imageops::FilterType::Nearest)
}

/// A camera's name, a place on earth, a photographer's name: nothing that a picture's file says besides the picture.
#[test]
fn nothing_that_a_file_says_besides_the_picture_is_published() {
    let project = EXAMPLE.with(VARIANTS);
    let mut looked_at = 0;
    let mut look = |what: &str, bytes: &[u8]| {
        for secret in SECRETS {
            let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let holds = |secret: &[u8]| bytes.windows(secret.len()).any(|found| found == secret);
            assert!(!holds(secret.as_bytes()) && !holds(&wide), "{what} says {secret}");
        }
        assert!(!bytes.windows(6).any(|found| found == b"Exif\0\0"), "{what} has an Exif block");
        looked_at += 1;
    };
    for entry in std::fs::read_dir(project.path("output"))
        .expect("output")
        .chain(std::fs::read_dir(project.path("output/eksempel")).expect("output"))
    {
        let path = entry.expect("an entry").path();
        if !path.is_file() {
            continue;
        }
        let (name, bytes) = (path.display().to_string(), std::fs::read(&path).expect("bytes"));
        look(&name, &bytes);
        if name.ends_with(".pdf") {
            let document = Document::load_mem(&bytes).expect("a PDF");
            for (id, object) in &document.objects {
                if let Object::Stream(stream) = object {
                    look(&format!("{name} {id:?}"), &stream.content);
                    look(&format!("{name} {id:?}"), &stream.get_plain_content().unwrap_or_default());
                }
            }
        } else if name.ends_with(".epub") {
            let book = Epub::open(&bytes);
            for file in book.names() {
                look(&format!("{name} {file}"), book.bytes(file));
            }
        }
    }
    assert!(looked_at > 100, "{looked_at}");
}

#[test]
fn a_book_shows_pictures_upright_in_screen_colours_and_paper_where_it_is_needed() {
    let book = Epub::open(&EXAMPLE.with(VARIANTS).bytes(&EXAMPLE.file("epub")));
    let pictures: Vec<&str> = book.names().into_iter().filter(|name| name.contains("/pictures/")).collect();
    // A chart is drawn twice: for columns, and for narrow screens.
    assert_eq!(pictures.len(), 8, "{pictures:?}");
    let mut found = [0; 3];
    for name in pictures.iter().filter(|name| !name.ends_with(".svg")) {
        let picture = image::load_from_memory(book.bytes(name)).expect("a picture").to_rgb8();
        match picture.dimensions() {
            (1248, 832) => {
                assert!(alike(*picture.get_pixel(100, 100), [220, 20, 20], 6), "red is above, to the left");
                found[0] += 1;
            }
            (800, 600) => {
                // 30 cyan, 200 magenta, 100 yellow, 40 black of 255, through the formula.
                let pixel = *picture.get_pixel(400, 300);
                assert!(pixel.0[0] > 150 && pixel.0[1] < 110 && pixel.0[2] < 140, "{pixel:?}");
                found[1] += 1;
            }
            (600, 450) => found[2] += 1,
            other => panic!("{name}: {other:?}"),
        }
    }
    assert_eq!(found, [1, 1, 2]);
    let pages: String = book
        .names()
        .into_iter()
        .filter(|name| name.ends_with(".xhtml"))
        .map(|name| book.text(name))
        .collect();
    assert_eq!(pages.matches("class=\"on-paper\"").count(), 2, "the lines, and the logo");
    assert!(
        book.text("OEBPS/style.css")
            .contains("img.on-paper { background-image: linear-gradient(#ffffff, #ffffff)")
    );
}

/// Images of a PDF: space, width, first sample.
fn images(ending: &str) -> Vec<(String, i64, i64, Vec<u8>)> {
    let document = Document::load_mem(&EXAMPLE.with(VARIANTS).bytes(&EXAMPLE.file(ending))).expect("a PDF");
    let images = document.objects.values().filter_map(|object| {
        let Object::Stream(stream) = object else { return None };
        let name = |key: &[u8]| stream.dict.get(key).and_then(Object::as_name).ok();
        let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).unwrap_or_default();
        (name(b"Subtype") == Some(b"Image")).then(|| {
            let space = String::from_utf8_lossy(name(b"ColorSpace").unwrap_or_default()).into_owned();
            (space, number(b"Width"), number(b"Height"), stream.get_plain_content().unwrap_or_default())
        })
    });
    images.collect()
}

#[test]
fn inks_reach_the_press_as_they_were_chosen_and_no_screen() {
    let printed = images("print.pdf");
    let own = printed.iter().filter(|(space, _, _, samples)| {
        let near = |sample: &[u8]| sample.iter().zip([30u8, 200, 100, 40]).all(|(a, b)| a.abs_diff(b) <= 3);
        space == "DeviceCMYK" && samples.len() > 80_000 && samples.chunks_exact(4).all(near)
    });
    assert_eq!(own.count(), 1);
    assert!(printed.iter().all(|(space, ..)| space == "DeviceCMYK" || space == "DeviceGray"));
    for ending in ["pdf", "large.pdf", "easy.pdf"] {
        assert!(images(ending).iter().all(|(space, ..)| space != "DeviceCMYK"), "{ending}");
    }
}

/// A photograph that lies on its side in a Word file stands upright in what is made of the draft, in whole and cropped.
#[test]
fn a_turned_photograph_from_a_word_file_is_upright() {
    let shape = |crop: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Et torv"/><a:graphic><a:blipFill><a:blip r:embed="jpg"/>{crop}</a:blipFill></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Plan 2026</w:t></w:r></w:p>"
        .to_owned()
        + &shape("")
        + &shape("<a:srcRect r=\"50000\"/>");
    let photograph = talkative(&Jpeg { orientation: Some(6), ..PLAIN }.rgb(&stored(&scaled(), 6)));
    let project = Project::base();
    project.write("plan.docx", with_photograph(&body, &photograph));
    let document = project.path("plan.docx");
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", "plan"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.build(&["plan", "--variant", "epub"]);
    let book = Epub::open(&project.bytes("output/plan/plan.epub"));
    let mut sizes = Vec::new();
    for name in book.names().into_iter().filter(|name| name.ends_with(".jpg")) {
        let picture = image::load_from_memory(book.bytes(name)).expect("a picture").to_rgb8();
        assert!(alike(*picture.get_pixel(100, 100), [220, 20, 20], 8), "red is above, to the left");
        sizes.push(picture.dimensions());
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [(624, 832), (1248, 832)]);
}

/// Six large photographs make no book of their size.
#[test]
fn six_large_photographs_are_reduced_wherever_they_are_shown() {
    let project = Project::base();
    let mut figures = String::new();
    let mut size = 0;
    for at in 0..6 {
        let photograph = PLAIN.rgb(&noise(3000, 300 + 10 * at));
        size += photograph.len();
        project.write(&format!("sources/eksempel/images/foto{at}.jpg"), photograph);
        figures += &format!(
            "  [[section.block]]\n  type = \"figure\"\n  src = \"images/foto{at}.jpg\"\n  alt = \"Foto {at} af torvet.\"\n\n"
        );
    }
    let before = "  [[section.block]]\n  type = \"table\"";
    project.edit("sources/eksempel/policy.toml", before, &format!("{figures}{before}"));
    project.build(&["--variant", "epub", "--variant", "screen"]);
    for ending in ["epub", "pdf"] {
        let made = project.bytes(&format!("output/eksempel/eksempel.{ending}")).len();
        assert!(made < size / 2 + 300_000, "{ending}: {made} of {size}");
    }
}

/// The easy PDF's margin is where a turned photograph was cut to the frame it had lying down.
#[test]
fn a_turned_photograph_is_whole_in_every_pdf() {
    for ending in ["pdf", "large.pdf", "easy.pdf"] {
        // 1248 × 832 in its file, and as many pixels as the size needs that it is shown in.
        let upright = images(ending).iter().any(|(_, width, height, _)| {
            (200..=1248).contains(width) && (*width as f64 / *height as f64 - 1.5).abs() < 0.01
        });
        assert!(upright, "{ending}");
        let Some(pages) = crate::print::painted(EXAMPLE.with(VARIANTS), ending) else { continue };
        let has = |colour: [u8; 3]| {
            pages.iter().any(|page| page.pixels().any(|pixel: &Rgb<u8>| alike(*pixel, colour, 8)))
        };
        for corner in [[220, 20, 20], [20, 200, 20], [20, 20, 220]] {
            assert!(has(corner), "{ending} shows {corner:?}");
        }
    }
}
