//! Pictures that nobody drew or took: of any size, and stored in any way.

use std::fmt::Write as _;

use image::{GrayImage, RgbImage};
use jpeg_encoder::ColorType;
use png::{BitDepth, ColorType as Colours};

use crate::pictures::make::{Jpeg, PLAIN, png, stored};
use crate::support::Dice;

/// The length of the longer side of a figure, in pixels: one that passes, and one that is too small.
const LONGER: &[u32] = &[400, 401, 613, 1201, 7];

/// A picture's file, with its ending.
pub fn picture(dice: &mut Dice) -> (&'static str, Vec<u8>) {
    match dice.below(4) {
        0 | 1 => ("svg", drawing(dice).into_bytes()),
        2 => ("png", stored_as_png(dice)),
        _ => ("jpg", stored_as_jpeg(dice)),
    }
}

/// Odd lengths, down to a line of one pixel, upright or lying.
fn size(dice: &mut Dice) -> [u32; 2] {
    let longer = LONGER[dice.below(LONGER.len())];
    let shorter = [1, 3, longer / 7 + 1, longer / 2, longer][dice.below(5)].min(longer);
    if dice.below(2) == 0 { [longer, shorter] } else { [shorter, longer] }
}

/// In any of the colours and depths that a PNG may have (PNG, 11.2.1), and with transparent pixels in some.
fn stored_as_png(dice: &mut Dice) -> Vec<u8> {
    let [width, height] = size(dice);
    let (colours, channels) = [
        (Colours::Grayscale, 1),
        (Colours::Rgb, 3),
        (Colours::Indexed, 1),
        (Colours::GrayscaleAlpha, 2),
        (Colours::Rgba, 4),
    ][dice.below(5)];
    let (depth, bits) = match colours {
        Colours::Indexed | Colours::Grayscale => {
            let depths = [(BitDepth::One, 1), (BitDepth::Two, 2), (BitDepth::Four, 4), (BitDepth::Eight, 8)];
            depths[dice.below(4)]
        }
        _ => [(BitDepth::Eight, 8), (BitDepth::Sixteen, 16)][dice.below(2)],
    };
    let row = (width as usize * channels * bits).div_ceil(8);
    let mut samples: Vec<u8> = (0..row * height as usize).map(|at| (at * 7 + at / row * 3) as u8).collect();
    let palette: Vec<u8> = (0..1usize << bits.min(8)).flat_map(|at| [at as u8, 90, 255 - at as u8]).collect();
    let opacity: Vec<u8> = (0..1usize << bits.min(8)).map(|at| (at * 60) as u8).collect();
    let indexed = colours == Colours::Indexed;
    if indexed && bits == 8 {
        samples.iter_mut().for_each(|sample| *sample %= 200);
    }
    png(&samples, [width, height], colours, depth, indexed.then_some((&palette[..], &opacity[..])))
}

/// In light, grey or inks, at once or in steps, with restarts or without, and held in any of eight ways.
fn stored_as_jpeg(dice: &mut Dice) -> Vec<u8> {
    let [width, height] = size(dice);
    let orientation = (dice.below(2) == 0).then(|| 1 + dice.below(8) as u8);
    let way =
        Jpeg { progressive: dice.below(3) == 0, restarts: [0, 0, 5][dice.below(3)], orientation, ..PLAIN };
    let light = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x ^ y) as u8]));
    let stored = stored(&light, orientation.unwrap_or(1));
    let (width, height) = stored.dimensions();
    match dice.below(3) {
        0 => {
            let grey = GrayImage::from_fn(width, height, |x, y| image::Luma([(x + y) as u8]));
            way.of(&grey, width, height, ColorType::Luma)
        }
        1 => {
            let inks: Vec<u8> = stored.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], 20, 30]).collect();
            way.of(&inks, width, height, ColorType::Cmyk)
        }
        _ => way.rgb(&stored),
    }
}

/// A drawing with shapes, colours, lines and a gradient that nobody drew.
fn drawing(dice: &mut Dice) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 120\"><defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#1f4e79\"/><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient><clipPath id=\"c\"><circle cx=\"90\" cy=\"60\" r=\"50\"/></clipPath></defs>",
    );
    for _ in 0..1 + dice.below(12) {
        let (x, y, size) = (dice.below(180), dice.below(100), 1 + dice.below(60));
        let fill = dice.one_of(&["url(#g)", "#a33b00", "none", "black"]);
        let more = dice.one_of(&["", "opacity=\"0.4\"", "clip-path=\"url(#c)\"", "transform=\"rotate(20)\""]);
        let _ = match dice.below(3) {
            0 => write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" fill=\"{fill}\" {more}/>"
            ),
            1 => write!(
                svg,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" fill=\"{fill}\" stroke=\"#333\" {more}/>"
            ),
            _ => write!(svg, "<path d=\"M{x} {y}q{size} -{size} {size} {size}z\" fill=\"{fill}\" {more}/>"),
        };
    }
    svg + "</svg>"
}
