//! All text is data: no field can run as Typst, HTML or XML, and no path leaves the project.

use super::support::{Epub, Project, XHTML, pdf_text, xhtml};

/// Text that would do something if it were ever mistaken for code.
const HOSTILE: &str = r##"#read("/etc/passwd") <script>alert(1)</script> & ]]> $x$ *_@\ # &lt; {{x}} ${x} %s <!-- --> //e "q""##;

/// The same in CommonMark, where every one of these characters can be escaped.
fn escaped() -> String {
    HOSTILE.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect()
}

fn project() -> Project {
    let project = Project::base();
    let policy = format!(
        r####"schema = 1

[policy]
title = '{HOSTILE}'
subtitle = '{HOSTILE}'
publisher = "byen"
adopted = 2025-01-29
summary = '{HOSTILE}'
keywords = ['{HOSTILE}']
audience = '{HOSTILE}'
status = '{HOSTILE}'

[[term]]
word = '{HOSTILE}'
explanation = '{HOSTILE}'
easy = '{HOSTILE}'

[[section]]
id = "a"
label = '{HOSTILE}'
title = '{HOSTILE}'
text = '''
## {MARKUP}

{MARKUP}

- {MARKUP}

`{CODE}`
'''

  [[section.block]]
  type = "goal"
  id = "maal"
  title = '{HOSTILE}'
  text = '{MARKUP}'
  perspective = '{HOSTILE}'

  [[section.block]]
  type = "quote"
  text = '{MARKUP}'
  by = '{HOSTILE}'

  [[section.block]]
  type = "fact"
  title = '{HOSTILE}'
  text = '{MARKUP}'

  [[section.block]]
  type = "ambition"
  text = '{MARKUP}'

  [[section.block]]
  type = "figure"
  src = "images/figur.svg"
  alt = '{HOSTILE}'
  caption = '{HOSTILE}'
  description = '{MARKUP}'
  credit = '{HOSTILE}'

  [[section.block]]
  type = "table"
  caption = '{HOSTILE}'
  header = ['{MARKUP}', 'B']
  rows = [['{MARKUP}', '{MARKUP}']]
  header_column = true

  [[section.block]]
  type = "chart"
  form = "bars"
  finding = '{HOSTILE}'
  caption = '{HOSTILE}'
  header = ['{HOSTILE}', '{HOSTILE}']
  rows = [['{HOSTILE}', '12,5']]
  unit = '{HOSTILE}'
  credit = '{HOSTILE}'

  [section.easy]
  title = '{HOSTILE}'
  covers = ["maal"]
  picture = "images/figur.svg"
  picture_alt = '{HOSTILE}'
  text = '''
{HOSTILE}

- {HOSTILE}
'''
"####,
        MARKUP = escaped(),
        CODE = HOSTILE,
    );
    project.write("sources/eksempel/policy.toml", policy);
    // Nobody would call this easy to read.
    let lax = "[easy]\nsentence_words_most = 1000\nline_characters_most = 1000\n\n[brand]";
    project.edit("sources/publishers/byen.toml", "[brand]", lax);
    project
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_field_comes_out_as_the_characters_it_is() {
    let project = project();
    project.build(&[
        "--variant",
        "screen",
        "--variant",
        "epub",
        "--variant",
        "easy-text",
        "--variant",
        "easy-pdf",
    ]);
    let wanted = squeezed(HOSTILE);

    let easy = squeezed(&project.read("output/eksempel/eksempel.easy.txt"));
    // Title, subtitle, the section's heading (label and title), and the text with its list.
    assert!(easy.matches(&wanted).count() >= 6, "{easy}");

    let epub = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let mut found = 0;
    for (path, text) in epub.spine() {
        let document = xhtml(text);
        let body: String =
            document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        found += squeezed(&body).matches(&wanted).count();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name();
            assert_eq!(name.namespace(), Some(XHTML), "{path}");
            assert_ne!(name.name(), "script", "{path}");
            assert!(!node.attributes().any(|one| one.name().starts_with("on")), "{path}");
        }
    }
    assert!(found >= 22, "found {found} times");
    let package = roxmltree::Document::parse(epub.text("OEBPS/content.opf")).expect("XML");
    let described =
        package.descendants().filter(|node| node.is_element() && node.text() == Some(HOSTILE)).count();
    assert_eq!(described, 5, "two titles, description, subject and audience");

    project.build(&["--variant", "print"]);
    for name in ["eksempel.pdf", "eksempel.print.pdf", "eksempel.preflight.pdf"] {
        let Some(text) = pdf_text(&project.path(&format!("output/eksempel/{name}"))) else { continue };
        // The sheet contains only the title. Page breaks split some of the texts; all but a few are in one piece.
        let count = squeezed(&text).matches(&wanted).count();
        let least = if name.contains("preflight") { 1 } else { 15 };
        assert!(count >= least, "{name}: found {count} times");
        assert!(!text.contains("root:"), "a file of the system was read");
    }
    if let Some(text) = pdf_text(&project.path("output/eksempel/eksempel.easy.pdf")) {
        let count = squeezed(&text).matches(&wanted).count();
        assert!(count >= 5, "found {count} times");
    }
}

#[test]
fn an_svg_is_rewritten_so_that_nothing_in_it_can_run() {
    let project = Project::base();
    project.write(
        "sources/eksempel/images/figur.svg",
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 90" onload="alert(1)">
        <script>alert(2)</script><style>@import url(https://example.org/x.css);</style>
        <a xlink:href="javascript:alert(3)"><rect width="50" height="50" fill="#1f4e79" onclick="alert(4)"/></a>
        <foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://example.org"/></body></foreignObject>
        <text x="9" y="80" font-size="9">Ord</text></svg>"##,
    );
    project.build(&["--variant", "epub", "--variant", "screen"]);
    let epub = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let svg = epub
        .names()
        .into_iter()
        .filter(|name| name.ends_with(".svg"))
        .map(|name| epub.text(name))
        .collect::<String>();
    for word in ["alert", "script", "example.org", "onload", "onclick", "iframe", "<text"] {
        assert!(!svg.contains(word), "{word} in {svg}");
    }
    assert!(svg.contains("#1f4e79"), "the drawing itself survives: {svg}");
}

/// A source with a million faults takes no longer than one with a few hundred.
#[test]
fn a_flood_of_faults_is_cut_off() {
    for flood in ["<span lang=\"da\">", "[her](https://x.dk) ", "[^x] ", "休"] {
        let project = Project::base();
        let text = format!("text = \'\'\'\n{}\n\'\'\'", flood.repeat(400_000 / flood.len()));
        project.edit("sources/eksempel/policy.toml", "text = \"Kun for eksperter.\"", &text);
        let run = project.run(&["check", "--format", "short"]);
        assert_eq!(run.status, 1);
        let lines = run.stderr.lines().count();
        assert!((1..=400).contains(&lines), "{flood}: {lines} findings");
    }
}

/// "A billion laughs": entities that expand exponentially.
#[test]
fn an_svg_bomb_is_a_damaged_picture() {
    let project = Project::base();
    let mut entities = String::from("<!ENTITY a0 \"haha\">");
    for level in 1..12 {
        let inner = format!("&a{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
    }
    project.write(
        "sources/eksempel/images/figur.svg",
        format!("<!DOCTYPE svg [{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&a11;</text></svg>"),
    );
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("U020"), "{}", run.stderr);
}

/// A PNG whose header promises more pixels than any printer needs, beside a drawing and inside one.
#[test]
fn a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(60_000_u32.to_be_bytes());
    png.extend(60_000_u32.to_be_bytes());
    png.extend([8, 2, 0, 0, 0]);
    let crc = crc32(&png[12..]);
    png.extend(crc.to_be_bytes());
    png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    png.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
         <image href=\"data:image/png;base64,{}\" width=\"9\" height=\"9\"/></svg>",
        base64(&png)
    );
    for (name, bytes) in [("stor.png", png), ("stor.svg", svg.into_bytes())] {
        let project = Project::base();
        project.write(&format!("sources/eksempel/images/{name}"), bytes);
        project.edit("sources/eksempel/policy.toml", "images/figur.svg", &format!("images/{name}"));
        let run = project.run(&["check", "--format", "short"]);
        assert_eq!(run.status, 1, "{name}");
        assert!(run.stderr.contains("120 million pixels"), "{name}: {}", run.stderr);
    }
}

/// RFC 4648, 4. The input is padded with zeros to a multiple of three, which a PNG reader ignores.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut padded = bytes.to_vec();
    padded.resize(bytes.len().next_multiple_of(3), 0);
    let mut out = String::new();
    for three in padded.chunks(3) {
        let value = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        out.extend((0..4).map(|at| char::from(LETTERS[(value >> (18 - 6 * at)) as usize & 63])));
    }
    out
}

/// PNG specification, annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 },
        )
    })
}

/// Where each line or word were held against every other, these would take minutes (12.5 seconds for 8,000 words in a cell, 22 for 8,000
/// lines), and whoever runs the suite would see it.
#[test]
fn texts_of_any_length_are_published() {
    let project = Project::base();
    let policy = |variants: &str, section: &str| {
        format!(
            "schema = 1\n[policy]\ntitle = \"Haller\"\npublisher = \"byen\"\nadopted = 2025-01-29\nvariants = [{variants}]\n\
             [[section]]\nid = \"a\"\ntitle = \"Idræt\"\n{section}\n"
        )
    };
    let skip = "easy_skip = \"Til fagfolk\"\n";
    let (cell, lines) = ("ord ".repeat(16_000), "Du kan komme i hallen.\n".repeat(16_000));
    let table = format!(
        "{skip}[[section.block]]\ntype = \"table\"\nheader = [\"Hvad\", \"Mere\"]\nrows = [[\"x\", \"{cell}\"]]"
    );
    project.write("sources/celle/policy.toml", policy("\"screen\"", &table));
    project.write(
        "sources/linjer/policy.toml",
        policy("\"epub\"", &format!("{skip}text = \"\"\"\n{lines}\"\"\"")),
    );
    let easy = format!("text = \"Ja.\"\n[section.easy]\ntext = \"\"\"\n{lines}\"\"\"");
    project.write("sources/letlaest/policy.toml", policy("\"easy-text\"", &easy));
    for slug in ["celle", "linjer", "letlaest"] {
        let run = project.run(&["build", slug, "--format", "short"]);
        assert_eq!(run.status, 0, "{slug}: {}", run.stderr);
    }
}
