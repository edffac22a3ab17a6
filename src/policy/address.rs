//! Where links may lead.

const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:"];

/// Whether a link may lead there: it has a scheme that can't run code, followed by something.
#[must_use]
pub fn is_address(url: &str) -> bool {
    let plain = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    let scheme = SCHEMES
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    plain && scheme.is_some_and(|scheme| url.len() > scheme.len())
}
