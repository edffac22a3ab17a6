//! Files: found by the names that people see, and named with the remedy where they are another kind.

use unicode_normalization::UnicodeNormalization;

use jpeg_encoder::ColorType;

use super::make::{Jpeg, PLAIN, base64, corners};
use crate::support::Project;

const POLICY: &str = "sources/eksempel/policy.toml";

/// A Mac takes »å« apart, and a program that packs files keeps it so. Folders, figures and logos alike.
#[test]
fn a_name_is_found_however_its_letters_are_put_together() {
    let (composed, apart) =
        ("billeder på é/skårup.svg", "billeder på é/skårup.svg".nfd().collect::<String>());
    assert_ne!(composed, apart);
    for (on_disk, written) in [(apart.as_str(), composed), (composed, apart.as_str())] {
        let project = Project::base();
        let figure = project.bytes("sources/eksempel/images/figur.svg");
        project.write(&format!("sources/eksempel/{on_disk}"), figure);
        project.edit(POLICY, "images/figur.svg", written);
        let logo = project.bytes("sources/publishers/byen.svg");
        let name = |path: &str| path.rsplit('/').next().expect("a name").to_owned();
        project.write(&format!("sources/publishers/{}", name(on_disk)), logo);
        project.edit("sources/publishers/byen.toml", "\"byen.svg\"", &format!("\"{}\"", name(written)));
        let run = project.run(&["check"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
}

/// What it is, and what to do: the wrong ending with the name to write, other formats with the one to save as.
#[test]
fn a_file_of_another_kind_is_named_with_the_remedy() {
    let (jpeg, rename) = (PLAIN.rgb(&corners()), "write:  src = \"images/foto.jpg\"");
    let project = Project::base();
    project.edit(POLICY, "images/figur.svg", "images/foto.png");
    for (bytes, is, remedy) in [
        (jpeg.clone(), "JPEG", rename),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), "SVG", "write:  src = \"images/foto.svg\""),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "HEIC", "iPhone"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif".to_vec(), "AVIF", "as PNG or JPEG"),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), "WebP", "as PNG or JPEG"),
        (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "GIF", "as PNG or JPEG"),
        (b"MM\0*\0\0\0\x08".to_vec(), "TIFF", "as PNG or JPEG"),
        (b"BM\x36\0\0\0\0\0".to_vec(), "BMP", "as PNG or JPEG"),
        (b"%PDF-1.7".to_vec(), "PDF", "as SVG"),
        (Vec::new(), "empty", "Copy the picture again"),
        (b"Kort over kommunen".to_vec(), "not SVG, PNG or JPEG", "Save the picture"),
        (jpeg[..jpeg.len() / 2].to_vec(), "JPEG", rename),
    ] {
        project.write("sources/eksempel/images/foto.png", bytes);
        let run = project.run(&["check"]);
        assert_eq!(run.status, 1, "{is}");
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains("U020") && said.contains(is) && said.contains(remedy), "{is}: {said}");
    }
    // Under its right name, half a picture is half a picture.
    project.write("sources/eksempel/images/foto.jpg", &jpeg[..jpeg.len() / 2]);
    project.edit(POLICY, "images/foto.png", "images/foto.jpg");
    let said = project.run(&["check"]).stderr;
    assert!(said.contains("U020") && said.contains("not all there"), "{said}");
}

/// A document's photographs are judged as in a build: inks and turned ones are taken as they are, half ones are reported.
#[test]
fn what_an_import_takes_can_be_published() {
    let project = Project::base();
    let inks = Jpeg { orientation: Some(6), ..PLAIN }.of(
        &[30u8, 200, 100, 40].repeat(480 * 320),
        480,
        320,
        ColorType::Cmyk,
    );
    let half = &PLAIN.rgb(&corners())[..400];
    let picture = |bytes: &[u8]| {
        format!("<p><img alt='Et foto af hallen' src='data:image/jpeg;base64,{}'>", base64(bytes))
    };
    let text = "<p>Hallen er åben for alle, og der er plads til flere hold end i dag.";
    let html = format!(
        "<title>Haller</title><h1>Haller</h1><h2>Den nye hal</h2>{text}{}{}",
        picture(&inks),
        picture(half)
    );
    project.write("haller.html", html);
    let path = project.path("haller.html");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "haller"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let taken: Vec<_> = std::fs::read_dir(project.path("sources/haller/images")).expect("pictures").collect();
    assert_eq!(taken.len(), 1, "half a picture is reported and not taken");
    assert_eq!(project.bytes("sources/haller/images/billede-1.jpg"), inks);
    let said = project.run(&["check", "haller", "--format", "short"]).stderr;
    assert!(!said.contains("U020") && !said.contains("U035"), "{said}");
}
