use super::*;
use crate::policy::{Colour, Located, Place, SourceId, Text};

/// Every letter half as wide as it is high.
fn half(text: &str, _: bool) -> f64 {
    0.5 * text.chars().count() as f64
}

const PRIMARY: Colour = Colour { rgb: [0, 75, 90] };
const ACCENT: Colour = Colour { rgb: [184, 74, 0] };
/// 1.3:1 on white.
const PALE: Colour = Colour { rgb: [230, 220, 120] };
const INK: Colour = Colour { rgb: [29, 37, 41] };

fn text(words: &str) -> Text {
    Located::new(words.to_owned(), Place::new(SourceId(0), 0..0))
}

fn chart(form: ChartForm, header: &[&str], rows: &[&[&str]], unit: Option<&str>) -> Chart {
    let place = Place::new(SourceId(0), 0..0);
    Chart {
        form: Located::new(form, place),
        finding: text("Det går fremad."),
        caption: None,
        header: header.iter().map(|one| text(one)).collect(),
        rows: rows.iter().map(|row| Located::new(row.iter().map(|one| text(one)).collect(), place)).collect(),
        unit: unit.map(text),
        credit: None,
        easy: None,
    }
}

fn drawn(chart: &Chart, primary: Colour, width: f64) -> String {
    let look = Look {
        ink: INK,
        primary,
        accent: ACCENT,
        width,
        size: 10.0,
        measure: &half,
        missing: "ikke oplyst",
        unit: "Enhed",
        decimal: ',',
    };
    String::from_utf8(draw(chart, &look)).expect("SVG is text")
}

/// An attribute of a line of SVG.
fn attribute<'s>(line: &'s str, name: &str) -> Option<&'s str> {
    let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
    line[start..].split('"').next()
}

fn number_of(line: &str, name: &str) -> f64 {
    attribute(line, name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} in {line}"))
}

/// The texts of a drawing, each with its left, its right and its baseline.
fn texts(svg: &str) -> Vec<(String, f64, f64, f64)> {
    let each = svg.split("<text").skip(1).map(|rest| {
        let rest = rest.split("</text>").next().unwrap_or_default();
        let (head, words) = rest.split_once('>').expect("a text has words");
        let wide = 10.0 * half(words, false);
        let (x, y) = (number_of(head, "x"), number_of(head, "y"));
        let left = match attribute(head, "text-anchor") {
            Some("end") => x - wide,
            Some("middle") => x - wide / 2.0,
            _ => x,
        };
        (words.to_owned(), left, left + wide, y)
    });
    each.collect()
}

const LONG: &str = "Foreningsfællesskabsarrangementsudvalgsmedlemmer og andre med et langt navn";

/// Every form with usual, negative, missing, large and equal numbers, a single row, twelve rows, and long names.
fn all() -> Vec<(&'static str, Chart)> {
    use ChartForm::{Bars, Lines, Share, Stacked};
    let years: Vec<String> = (2010..2034).map(|year| year.to_string()).collect();
    let many: Vec<[&str; 2]> = years.iter().map(|year| [year.as_str(), "12"]).collect();
    let many: Vec<&[&str]> = many.iter().map(|row| &row[..]).collect();
    let twelve = &many[..12];
    vec![
        ("bars", chart(Bars, &["Sport", "Børn"], &[&["Svømning", "120"], &["Skak", "0"]], Some("%"))),
        (
            "both ways",
            chart(Bars, &["År", "Tal"], &[&["2023", "-12,5"], &["2024", "8"], &["2025", ""]], None),
        ),
        ("all below", chart(Bars, &["År", "Tal"], &[&["2023", "-12,5"], &["2024", "-1"]], None)),
        ("nothing", chart(Bars, &["År", "Tal"], &[&["2023", "0"]], Some("kroner for hver indbygger"))),
        (
            "three",
            chart(
                Bars,
                &["Sport", "A", "B", "C"],
                &[&["X", "1", "2", "3"], &["Y", "3", "", "1"]],
                Some("børn"),
            ),
        ),
        ("twelve", chart(Bars, &["År", "Tal"], twelve, None)),
        ("long", chart(Bars, &["Sport", LONG, "B"], &[&[LONG, "999.999.999.999", "1"]], Some("kr."))),
        (
            "stacked",
            chart(Stacked, &["Sport", "A", "B"], &[&["X", "50", "50"], &["Y", "20", "60"]], Some("%")),
        ),
        (
            "small parts",
            chart(Stacked, &["S", "A", "B", "C", "D", "E"], &[&["X", "1000", "1", "0", "", "1"]], None),
        ),
        ("long parts", chart(Stacked, &["S", LONG, LONG], &[&[LONG, "1", "2"]], None)),
        (
            "share",
            chart(Share, &["F", "Andel"], &[&["Sport", "65"], &["Musik", "25"], &[LONG, "10"]], Some("%")),
        ),
        (
            "lines",
            chart(
                Lines,
                &["År", "A", "B"],
                &[&["2023", "1", "2"], &["2024", "3", "2"], &["2025", "2", "2"]],
                Some("%"),
            ),
        ),
        (
            "gaps",
            chart(
                Lines,
                &["År", "A", "B"],
                &[&["2023", "1", ""], &["2024", "", ""], &["2025", "2", ""]],
                None,
            ),
        ),
        (
            "same ends",
            chart(
                Lines,
                &["År", "A", "B", "C", LONG],
                &[&["a", "1", "2", "3", "4"], &["b", "5", "5", "5", "5"]],
                None,
            ),
        ),
        ("below", chart(Lines, &["År", "A"], &[&["2023", "-1.000.000"], &["2024", "-1.500.000"]], None)),
        ("long axis", chart(Lines, &["År", "Tal"], &many, None)),
    ]
}

#[test]
fn no_word_leaves_a_chart_or_stands_on_another() {
    for width in [190.0, 300.0] {
        for (name, chart) in all() {
            let svg = drawn(&chart, PRIMARY, width);
            let texts = texts(&svg);
            let bottom = number_of(&svg, "height");
            for (at, (words, left, right, y)) in texts.iter().enumerate() {
                assert!(*left >= -0.1 && *right <= width + 0.1, "{name} {width}: {words} {left} {right}");
                assert!(*y > 0.0 && *y < bottom, "{name} {width}: {words} at {y} of {bottom}");
                for (other, l, r, h) in &texts[at + 1..] {
                    let apart = *right <= l + 0.1 || *r <= left + 0.1 || (y - h).abs() >= 9.9;
                    assert!(apart, "{name} {width}: {words} and {other}");
                }
            }
        }
    }
}

#[test]
fn every_name_and_every_number_is_said() {
    for (name, chart) in all() {
        let svg = drawn(&chart, PRIMARY, 300.0);
        let said: String = texts(&svg).into_iter().map(|(words, ..)| words).collect();
        let squeezed = |words: &str| words.replace([' ', '\u{a0}', '-'], "");
        let said = squeezed(&said);
        let is_axis = *chart.form.value() == ChartForm::Lines;
        let rows = chart.rows.iter().filter(|_| !is_axis).flat_map(|row| row.value());
        let named = chart.header.len() > 2 || is_axis;
        for words in rows.chain(chart.header.iter().skip(1).filter(|_| named)) {
            assert!(said.contains(&squeezed(words)), "{name}: {} in {said}", words.value());
        }
        let missing = chart.rows.iter().flat_map(|row| row.value()).filter(|cell| cell.is_empty()).count();
        assert!(is_axis || said.matches("ikkeoplyst").count() == missing, "{name}");
    }
}

/// A colour too pale to be seen on white gives way; nothing is drawn in it.
#[test]
fn what_is_drawn_can_be_told_from_the_ground() {
    for (name, chart) in all() {
        let svg = drawn(&chart, PALE, 300.0);
        assert!(!svg.contains(&PALE.hex()), "{name}");
        for part in svg.split('<').filter(|part| part.contains(" stroke=")) {
            let stroke = attribute(part, "stroke").and_then(Colour::parse).expect("a stroke is a colour");
            assert!(stroke.contrast(Colour::WHITE) >= LEAST_CONTRAST, "{name}: {part}");
        }
    }
}

/// In shades of grey, or to whoever doesn't tell colours apart, series differ still.
#[test]
fn series_differ_without_their_colours() {
    let grey = Colour { rgb: [60; 3] };
    for form in [ChartForm::Stacked, ChartForm::Lines] {
        let count = most_series(form);
        let names: Vec<String> = (0..=count).map(|at| format!("S{at}")).collect();
        let header: Vec<&str> = names.iter().map(String::as_str).collect();
        let row: Vec<&str> = std::iter::once("x").chain(std::iter::repeat_n("20", count)).collect();
        let chart = chart(form, &header, &[&row, &row], None);
        let look = Look {
            ink: INK,
            primary: grey,
            accent: grey,
            width: 300.0,
            size: 10.0,
            measure: &half,
            missing: "",
            unit: "",
            decimal: ',',
        };
        let numbers = Numbers::of(&chart, ',');
        let marks: std::collections::BTreeSet<String> = (0..count)
            .map(|series| match form {
                ChartForm::Lines => fill::dashes(series, 10.0) + &fill::mark(series, (0.0, 0.0), 10.0),
                _ => {
                    let mut canvas = Canvas::new(&look);
                    let area = canvas::Area { x: 0.0, y: 0.0, width: 40.0, height: 15.0 };
                    fill::filled(&mut canvas, area, series);
                    String::from_utf8(canvas.finish()).expect("SVG is text")
                }
            })
            .collect();
        assert_eq!(marks.len(), numbers.series.len(), "{form}");
    }
}

/// Twice the number is twice the bar, on both sides of nothing.
#[test]
fn bars_are_as_long_as_their_numbers() {
    let chart = chart(
        ChartForm::Bars,
        &["År", "Tal"],
        &[&["a", "10"], &["b", "20"], &["c", "-5"], &["d", "0"]],
        None,
    );
    let svg = drawn(&chart, PRIMARY, 300.0);
    let bars: Vec<(f64, f64)> =
        svg.split("<rect").skip(1).map(|bar| (number_of(bar, "x"), number_of(bar, "width"))).collect();
    let [(zero, ten), (_, twenty), (below, five)] = bars[..] else { panic!("{bars:?}") };
    assert!((twenty - 2.0 * ten).abs() < 0.05 && (ten - 2.0 * five).abs() < 0.05, "{bars:?}");
    assert!((below + five - zero).abs() < 0.05, "{bars:?}");
}

/// A word in two lines has a hyphen at the end of the first, and no more than that is added.
#[test]
fn no_word_of_a_chart_is_cut_without_a_hyphen() {
    let svg = drawn(&chart(ChartForm::Bars, &["Sport", "Tal"], &[&[LONG, "1"]], None), PRIMARY, 190.0);
    let lines: Vec<String> = texts(&svg).into_iter().map(|(words, ..)| words).collect();
    let parted = lines.iter().position(|line| line.starts_with("Foreningsf")).expect("the name");
    assert!(lines[parted].ends_with('-'), "{lines:?}");
    let both = lines[parted].trim_end_matches('-').to_owned() + &lines[parted + 1];
    assert!(both.starts_with("Foreningsfællesskabsarrangementsudvalgsmedlemmer"), "{lines:?}");
}

/// Marks that would stand on each other are left out, but not the last, and not a point that no line leads to.
#[test]
fn the_marks_of_a_line_stand_apart() {
    let names: Vec<String> = (0..24).map(|at| format!("{at}")).collect();
    let rows: Vec<[&str; 2]> =
        names.iter().enumerate().map(|(at, name)| [name.as_str(), if at == 1 { "" } else { "5" }]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    for width in [190.0, 300.0] {
        let svg = drawn(&chart(ChartForm::Lines, &["Måned", "A"], &rows, None), PRIMARY, width);
        let marks = svg.split("<path").filter(|path| path.contains("a2.7 2.7"));
        let starts = marks.map(|path| {
            let from = attribute(path, "d").and_then(|d| d[1..].split(' ').next()?.parse::<f64>().ok());
            from.expect("where a mark begins")
        });
        let starts: Vec<f64> = starts.collect();
        assert!(starts.len() >= 3 && (width > 200.0 || starts.len() < 20), "{width}: {starts:?}");
        // The first stands alone, since the second is missing.
        assert!(starts[1..].windows(2).all(|pair| pair[1] - pair[0] >= 8.9), "{width}: {starts:?}");
        let line = svg.split("<path").find(|path| path.contains("fill=\"none\"") && path.contains('L'));
        assert!(line.is_some(), "{width}");
    }
}

/// The first and the last row are named, whatever there is no room for between them.
#[test]
fn the_ends_of_an_axis_are_named() {
    let years: Vec<String> = (2001..2025).map(|year| format!("december {year}")).collect();
    let rows: Vec<[&str; 2]> = years.iter().map(|year| [year.as_str(), "12"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    for width in [190.0, 300.0] {
        let svg = drawn(&chart(ChartForm::Lines, &["År", "A"], &rows, None), PRIMARY, width);
        assert!(svg.contains("2001") && svg.contains("2024"), "{width}: {svg}");
    }
}

/// The parts of all bars are named in one way: under them, or line by line.
#[test]
fn parts_of_all_rows_are_named_alike() {
    let rows: &[&[&str]] = &[&["X", "5", "95"], &["Y", "50", "50"]];
    let svg = drawn(&chart(ChartForm::Stacked, &["Sport", "A", "B"], rows, None), PRIMARY, 300.0);
    let texts = texts(&svg);
    let found = |start: &str| -> Vec<f64> {
        texts.iter().filter(|(words, ..)| words.starts_with(start)).map(|(_, x, ..)| *x).collect()
    };
    let (a, b) = (found("A:"), found("B:"));
    assert_eq!((a.len(), b.len()), (2, 2), "{texts:?}");
    assert!(a.iter().chain(&b).all(|x| *x == a[0]), "{texts:?}");
}
