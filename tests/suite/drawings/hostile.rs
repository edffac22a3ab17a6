//! Drawings that are made to hurt: each family in three sizes, the first of which is harmless or nearly so.

use std::fmt::Write as _;

/// A drawing and what it is called.
pub struct Hostile {
    pub name: String,
    pub svg: String,
}

/// What makes a drawing of each family, from its size.
type Family = (&'static str, [usize; 3], fn(usize) -> String);

/// All of them.
pub fn all() -> Vec<Hostile> {
    FAMILIES
        .iter()
        .flat_map(|(family, sizes, make)| {
            sizes.iter().map(move |size| Hostile { name: format!("{family}-{size}"), svg: make(*size) })
        })
        .collect()
}

/// What the families are called.
pub fn families() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|(family, ..)| *family)
}

const FAMILIES: &[Family] = &[
    ("entity", [3, 1_000, 10_000], entity),
    ("entities", [2, 6, 9], entities),
    ("entity-of-elements", [2, 100, 10_000], entity_of_elements),
    ("use", [2, 6, 20], uses),
    ("use-of-text", [2, 5, 12], use_of_text),
    ("use-of-path", [2, 8, 14], use_of_path),
    ("mask", [2, 8, 16], |size| chain(size, "mask", "mask")),
    ("clip", [2, 8, 16], |size| chain(size, "clipPath", "clip-path")),
    ("pattern", [2, 8, 16], |size| chain(size, "pattern", "fill")),
    ("stroke", [2, 8, 16], |size| chain(size, "pattern", "stroke")),
    ("marker", [2, 6, 16], markers),
    ("marker-vertices", [5, 5_000, 500_000], marker_vertices),
    ("circle", [1, 2, 3], circle),
    ("turbulence", [2, 500, 100_000], |octaves| {
        filter(&format!("<feTurbulence baseFrequency=\"0.05\" numOctaves=\"{octaves}\"/>"), "")
    }),
    ("morphology", [1, 90, 100_000], |radius| {
        filter(&format!("<feMorphology operator=\"dilate\" radius=\"{radius}\"/>"), "")
    }),
    ("convolution", [3, 60, 200], convolution),
    ("blur", [2, 500, 1_000_000], |deviation| {
        filter(&format!("<feGaussianBlur stdDeviation=\"{deviation}\"/>"), "")
    }),
    ("filter-region", [1, 50, 100_000], |size| {
        let region = format!("x=\"-{size}\" y=\"-{size}\" width=\"{size}0\" height=\"{size}0\"");
        filter("<feGaussianBlur stdDeviation=\"2\"/>", &region)
    }),
    ("filter-steps", [2, 100, 5_000], |size| filter(&"<feOffset dx=\"1\"/>".repeat(size), "")),
    ("lighting", [1, 60, 2_000], |size| {
        let light = "<feDiffuseLighting><fePointLight x=\"9\" y=\"9\" z=\"9\"/></feDiffuseLighting>";
        filter(&light.repeat(size), "")
    }),
    ("letters", [100, 9_000, 100_000], |size| {
        drawn(&format!("<text y=\"50\">{}</text>", "bo ".repeat(size / 3)))
    }),
    ("missing-letters", [20, 3_000, 100_000], |size| {
        drawn(&format!("<text y=\"50\">{}</text>", "休".repeat(size)))
    }),
    ("spans", [10, 2_000, 60_000], |size| {
        drawn(&format!("<text y=\"50\">{}</text>", "<tspan dx=\"1\">b</tspan>".repeat(size)))
    }),
    ("text-on-path", [10, 3_000, 60_000], text_on_path),
    ("selectors", [3, 2_000, 40_000], selectors),
    ("steps-in-selector", [3, 12, 2_000], steps_in_selector),
    ("declarations", [3, 900, 9_000], declarations),
    ("nesting", [20, 900, 100_000], |size| {
        drawn(&format!("{}<rect width=\"9\" height=\"9\"/>{}", "<g>".repeat(size), "</g>".repeat(size)))
    }),
    ("opacity", [3, 60, 900], |size| {
        drawn(&format!("{}{SQUARE}{}", "<g opacity=\"0.9\">".repeat(size), "</g>".repeat(size)))
    }),
    ("layers", [3, 2_000, 50_000], |size| {
        drawn(&format!("<g opacity=\"0.9\">{SQUARE}{SQUARE}</g>").repeat(size))
    }),
    ("dashes", [2, 300, 30_000], dashes),
    ("dash-array", [10, 10_000, 500_000], |size| {
        drawn(&format!("<path stroke=\"red\" stroke-dasharray=\"{}\" d=\"M0 0H90\"/>", "0.01 ".repeat(size)))
    }),
    ("segments", [100, 200_000, 2_000_000], segments),
    ("curves", [100, 60_000, 1_000_000], |size| {
        drawn(&format!("<path stroke=\"red\" d=\"M0 0{}\"/>", "a9 9 0 1 1 5 5".repeat(size)))
    }),
    ("shapes", [100, 40_000, 200_000], |size| drawn(&"<rect width=\"9\" height=\"9\"/>".repeat(size))),
    ("attributes", [10, 5_000, 100_000], attributes),
    ("namespaces", [10, 5_000, 100_000], namespaces),
    ("drawing-in-drawing", [1, 3, 6], inside),
    ("gradients", [2, 90, 20_000], gradients),
    ("stops", [3, 5_000, 200_000], |size| {
        drawn(&format!(
            "<linearGradient id=\"a\">{}</linearGradient><rect width=\"90\" height=\"90\" fill=\"url(#a)\"/>",
            "<stop offset=\"0.5\" stop-color=\"red\"/>".repeat(size)
        ))
    }),
    ("inherited-pattern", [3, 2_000, 40_000], |size| {
        let tile = format!("<pattern id=\"a\" width=\"1\" height=\"1\">{}</pattern>", SQUARE.repeat(100));
        drawn(&format!("{tile}<g fill=\"url(#a)\">{}</g>", SQUARE.repeat(size)))
    }),
    ("image-in-filter", [1, 6, 16], image_in_filter),
];

const SQUARE: &str = "<rect width=\"90\" height=\"90\"/>";

fn drawn(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 90 90\">{inside}</svg>"
    )
}

fn entity(size: usize) -> String {
    let long = "M0 0L9 9".repeat(6_000);
    format!(
        "<!DOCTYPE svg [<!ENTITY a \"{long}\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\">{}</svg>",
        "<path d=\"&a;\"/>".repeat(size)
    )
}

fn entities(depth: usize) -> String {
    let mut declared = String::from("<!ENTITY a0 \"haha\">");
    for level in 1..depth {
        let inner = format!("&a{};", level - 1).repeat(12);
        write!(declared, "<!ENTITY a{level} \"{inner}\">").expect("written");
    }
    format!(
        "<!DOCTYPE svg [{declared}]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\"><text y=\"9\">&a{};</text></svg>",
        depth - 1
    )
}

fn entity_of_elements(size: usize) -> String {
    format!(
        "<!DOCTYPE svg [<!ENTITY a '{}'>]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\">&a;&a;&a;</svg>",
        SQUARE.repeat(size)
    )
}

fn uses(depth: usize) -> String {
    let mut inside = format!("<g id=\"a0\">{SQUARE}</g>");
    for level in 1..=depth {
        let inner = format!("<use href=\"#a{}\"/>", level - 1).repeat(10);
        write!(inside, "<g id=\"a{level}\">{inner}</g>").expect("written");
    }
    drawn(&inside)
}

fn use_of_text(depth: usize) -> String {
    uses(depth).replace(SQUARE, &format!("<text y=\"9\">{}</text>", "ord ".repeat(30)))
}

fn use_of_path(depth: usize) -> String {
    let path = format!("<path d=\"M0 0{}\"/>", "L9 9 7 8".repeat(2_000));
    let mut inside = format!("<g id=\"a0\">{path}</g>");
    for level in 1..=depth {
        write!(inside, "<g id=\"a{level}\"><use href=\"#a{0}\"/><use href=\"#a{0}\"/></g>", level - 1)
            .expect("written");
    }
    drawn(&inside)
}

/// Things that have each other in them, twice each.
fn chain(depth: usize, tag: &str, key: &str) -> String {
    let mut inside = format!("<{tag} id=\"a0\" width=\"90\" height=\"90\">{SQUARE}</{tag}>");
    for level in 1..=depth {
        let shape = format!("<rect width=\"80\" height=\"80\" {key}=\"url(#a{})\"/>", level - 1);
        write!(inside, "<{tag} id=\"a{level}\" width=\"90\" height=\"90\">{shape}{shape}</{tag}>")
            .expect("written");
    }
    drawn(&format!("{inside}<rect width=\"90\" height=\"90\" {key}=\"url(#a{depth})\"/>"))
}

fn markers(depth: usize) -> String {
    let mut inside = String::new();
    for level in 0..=depth {
        let below = if level == 0 { String::new() } else { format!("style=\"marker:url(#a{})\"", level - 1) };
        write!(inside, "<marker id=\"a{level}\" markerWidth=\"9\" markerHeight=\"9\"><path {below} d=\"M0 0L1 1 2 0 3 1\"/></marker>").expect("written");
    }
    drawn(&format!("{inside}<path style=\"marker:url(#a{depth})\" d=\"M0 0L9 9 20 3\"/>"))
}

fn marker_vertices(size: usize) -> String {
    let marker =
        format!("<marker id=\"a\" markerWidth=\"9\" markerHeight=\"9\">{}</marker>", SQUARE.repeat(40));
    drawn(&format!("{marker}<polyline marker-mid=\"url(#a)\" points=\"{}\"/>", "1,2 3,4 ".repeat(size / 2)))
}

/// Things that draw themselves.
fn circle(kind: usize) -> String {
    drawn(match kind {
        1 => "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>",
        2 => {
            "<mask id=\"a\"><rect width=\"9\" height=\"9\" fill=\"url(#b)\"/></mask><pattern id=\"b\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" mask=\"url(#a)\"/></pattern><rect width=\"9\" height=\"9\" mask=\"url(#a)\"/>"
        }
        _ => {
            "<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>"
        }
    })
}

fn filter(steps: &str, region: &str) -> String {
    drawn(&format!("<filter id=\"a\" {region}>{steps}</filter><g filter=\"url(#a)\">{SQUARE}</g>"))
}

fn convolution(order: usize) -> String {
    let kernel = "1 ".repeat(order * order);
    filter(&format!("<feConvolveMatrix order=\"{order}\" kernelMatrix=\"{kernel}\"/>"), "")
}

fn text_on_path(size: usize) -> String {
    let path = format!("<path id=\"a\" d=\"M0 0{}\"/>", "L90 9 0 18".repeat(size));
    drawn(&format!("{path}<text><textPath href=\"#a\">{}</textPath></text>", "bo ".repeat(size)))
}

fn selectors(size: usize) -> String {
    let rules: String = (0..size).map(|at| format!(".s{at}{{fill:red}}")).collect();
    drawn(&format!(
        "<style>{rules}</style>{}",
        "<rect class=\"a b c\" width=\"9\" height=\"9\"/>".repeat(3_000)
    ))
}

fn steps_in_selector(size: usize) -> String {
    let nested = format!("{}{SQUARE}{}", "<g>".repeat(90), "</g>".repeat(90));
    drawn(&format!("<style>x {} rect{{fill:red}}</style>{nested}", "* ".repeat(size)))
}

fn declarations(size: usize) -> String {
    let (names, said) = (".a,".repeat(size), "fill:red;".repeat(size));
    drawn(&format!("<style>{names}.b{{{said}}}</style>{SQUARE}"))
}

fn dashes(size: usize) -> String {
    let line = format!(
        "<path stroke=\"red\" fill=\"none\" stroke-dasharray=\"0.01\" d=\"M0 0{}\"/>",
        "L90 9 0 18".repeat(size)
    );
    drawn(&line)
}

fn segments(size: usize) -> String {
    let points: String = (0..size).map(|at| format!("L{} {}", at % 90, at * 7 % 90)).collect();
    drawn(&format!("<path stroke=\"red\" d=\"M0 0{points}\"/>"))
}

fn attributes(size: usize) -> String {
    let all: String = (0..size).map(|at| format!(" data-a{at}=\"\"")).collect();
    drawn(&format!("<g{all}/>{SQUARE}"))
}

fn namespaces(size: usize) -> String {
    let all: String = (0..size).map(|at| format!("<g xmlns:a{at}=\"urn:a{at}\">")).collect();
    drawn(&format!("{all}{SQUARE}{}", "</g>".repeat(size)))
}

/// Drawings as pictures of drawings.
fn inside(depth: usize) -> String {
    let mut svg = drawn(SQUARE);
    for _ in 0..depth {
        let data: String = svg.bytes().map(|byte| format!("%{byte:02x}")).collect();
        svg = drawn(&format!("<image width=\"90\" height=\"90\" href=\"data:image/svg+xml,{data}\"/>"));
    }
    svg
}

fn gradients(size: usize) -> String {
    let mut all = String::from(
        "<linearGradient id=\"a0\"><stop stop-color=\"red\"/><stop offset=\"1\"/></linearGradient>",
    );
    for level in 1..=size {
        write!(all, "<linearGradient id=\"a{level}\" href=\"#a{}\"/>", level - 1).expect("written");
    }
    drawn(&format!("{all}<rect width=\"90\" height=\"90\" fill=\"url(#a{size})\"/>"))
}

fn image_in_filter(depth: usize) -> String {
    let mut all = format!("<g id=\"a0\">{SQUARE}</g>");
    for level in 1..=depth {
        let below = level - 1;
        write!(all, "<filter id=\"f{level}\"><feImage href=\"#a{below}\"/><feImage href=\"#a{below}\"/></filter><g id=\"a{level}\" filter=\"url(#f{level})\">{SQUARE}</g>").expect("written");
    }
    drawn(&all)
}
