//! Printing conditions: the paper and the press that colours are prepared for, by their names in the ICC's registry of
//! characterization data, and by the names that people and profiles give them.

/// A condition's name in the registry, and what its profiles call themselves. Letters and digits in lower case.
const KNOWN: &[(&str, &[&str])] = &[
    ("FOGRA27", &["fogra27", "europeisocoatedfogra27"]),
    ("FOGRA29", &["fogra29", "isouncoatedyellowish", "isouncoated"]),
    ("FOGRA39", &["fogra39", "isocoatedv2"]),
    ("FOGRA40", &["fogra40", "scpapereci"]),
    ("FOGRA41", &["fogra41", "psomfcpapereci"]),
    ("FOGRA45", &["fogra45", "psolwcimproved"]),
    ("FOGRA46", &["fogra46", "psolwcstandard"]),
    ("FOGRA47", &["fogra47", "psouncoatediso12647"]),
    ("FOGRA51", &["fogra51", "psocoatedv3"]),
    ("FOGRA52", &["fogra52", "psouncoatedv3"]),
    ("FOGRA53", &["fogra53", "ecicmyk"]),
    ("FOGRA54", &["fogra54", "psoscbpaperv3"]),
    ("FOGRA55", &["fogra55"]),
    ("FOGRA56", &["fogra56", "psocoatednpiv3"]),
    ("FOGRA59", &["fogra59", "ecicmykv2"]),
    ("CGATS TR 001", &["cgatstr001", "uswebcoatedswop", "cmykswop", "swopv2"]),
    ("CGATS TR 003", &["cgatstr003", "swop2006coated3"]),
    ("CGATS TR 005", &["cgatstr005", "swop2006coated5"]),
    ("CGATS TR 006", &["cgatstr006", "gracol2006"]),
    ("CGATS21_CRPC6", &["cgats21crpc6", "gracol2013crpc6", "gracol2013"]),
];

/// The registered condition that a text names: "PSO Coated v3" is FOGRA51. The longest name in the text counts, since "eciCMYK
/// v2" is another than "eciCMYK".
#[must_use]
pub fn condition_named(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let named = KNOWN.iter().flat_map(|(condition, names)| names.iter().map(move |name| (*condition, *name)));
    let found = named.filter(|(_, name)| plain.contains(name));
    found.max_by_key(|(_, name)| name.len()).map(|(condition, _)| condition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_known_by_the_names_its_profiles_have() {
        for (text, condition) in [
            ("PSO Coated v3", Some("FOGRA51")),
            ("PSOcoated_v3.icc", Some("FOGRA51")),
            ("fogra 51", Some("FOGRA51")),
            ("ISO Coated v2 300% (ECI)", Some("FOGRA39")),
            ("Coated FOGRA39 (ISO 12647-2:2004)", Some("FOGRA39")),
            ("PSO Uncoated ISO12647 (ECI)", Some("FOGRA47")),
            ("PSO Uncoated v3 (FOGRA52)", Some("FOGRA52")),
            ("eciCMYK v2", Some("FOGRA59")),
            ("eciCMYK", Some("FOGRA53")),
            ("U.S. Web Coated (SWOP) v2", Some("CGATS TR 001")),
            ("Avispapir hos trykkeriet", None),
            ("", None),
        ] {
            assert_eq!(condition_named(text), condition, "{text}");
        }
    }
}
