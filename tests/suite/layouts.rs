//! `docs/layouts.md` describes the base layout as it is.

use std::fs;

use super::support::{Project, repository};

#[test]
fn the_colours_of_the_base_are_those_in_its_documentation() {
    let documentation = fs::read_to_string(repository().join("docs/layouts.md")).expect("the page");
    let table = documentation.split("and these colours:").nth(1).expect("the table");
    let table = table.split("\n\n").nth(1).expect("the table");
    let settings = udgiv::layout::load(repository(), "brochure").expect("a layout").settings;
    for (name, value) in &settings.colours {
        for written in [name, value] {
            assert!(table.contains(&format!("`{written}`")), "{name} = {value} is not in docs/layouts.md");
        }
    }
    for family in &settings.fonts {
        assert!(documentation.contains(family.as_str()), "{family} is not in docs/layouts.md");
    }
}

/// A layout written before there was a base contains everything it needs, and stays as it is.
#[test]
fn a_layout_that_stands_alone_takes_nothing_from_the_base() {
    let project = Project::empty();
    let own = r##"
name = "alone"
main = "layout.typ"
fonts = ["Source Sans 3"]
description = { en = "Alone" }
page = { width_mm = 100, height_mm = 100 }
colours = { ink = "#000000", section-1 = "primary" }
contrast = [{ text = "ink", on = "white", use = "text", minimum = 4.5 }]
"##;
    project.write("layouts/alone/layout.toml", own).write("layouts/base/layout.toml", "not read");
    let layout = udgiv::layout::load(project.root(), "alone").expect("a layout");
    assert_eq!(layout.settings.colours.len(), 2);
    assert_eq!(layout.settings.contrast.len(), 1);
    assert_eq!(layout.file("layout.toml"), Some(own.as_bytes()), "Typst reads it as it is written");
}
