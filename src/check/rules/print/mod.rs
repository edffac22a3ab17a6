//! What a print shop would ask about.

pub mod as_pixels;
mod brand_ink;
pub mod coarse;
pub mod converted_brand;
pub mod deep_creep;
pub mod on_white;
mod other_condition;
pub mod small_booklet;
mod spot_name;

use crate::check::Rule;

/// The rules for print that look at sources.
pub static RULES: &[&Rule] = &[&brand_ink::RULE, &spot_name::RULE, &other_condition::RULE];
