//! Where links may lead, and how an address is written in a file.
//!
//! People write addresses as browsers show them: `https://www.sønderborg.dk/støtte`. Files hold them in ASCII (RFC 3986, 2; URL
//! Standard, 4.4; RFC 6068 for mail): a host in Punycode, everything else in percent signs and hexadecimal digits, once. What a
//! person wrote that way already stays as it is.

use super::signs::is_format;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use url::{ParseError, Url};

/// Schemes that can't run code or reach into the reader's machine.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:"];

/// Signs that an address may only hold in percent signs and digits (URL Standard, "URL code points").
const FORBIDDEN: &[char] = &['"', '<', '>', '\\', '^', '`', '{', '|', '}', '[', ']'];

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressFault {
    /// It begins with none of the schemes that a link may have, or nothing follows.
    Scheme,
    /// A sign that can't stand in an address: its bytes.
    Sign(Range<usize>),
    /// A percent sign that two hexadecimal digits don't follow.
    Percent(Range<usize>),
    /// The name of the machine between `//` and the next `/`.
    Host,
    /// The port after the colon.
    Port,
    /// Not a name, an at sign and a domain.
    Mail,
    /// Not a telephone number.
    Telephone,
}

/// Whether a link may lead there.
#[must_use]
pub fn is_address(written: &str) -> bool {
    address(written).is_ok()
}

/// An address in ASCII.
///
/// # Errors
///
/// What is wrong with it.
pub fn address(written: &str) -> Result<String, AddressFault> {
    let scheme = SCHEMES
        .iter()
        .find(|scheme| written.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        .filter(|scheme| written.len() > scheme.len())
        .ok_or(AddressFault::Scheme)?;
    match *scheme {
        "mailto:" => mail_link(written, scheme.len()),
        "tel:" => telephone(written, scheme.len()),
        _ => web(written, scheme.len()),
    }
}

/// The address as it may be meant: what can't stand in it is written in percent signs and digits, or gone if nobody sees it. `None` if
/// that is no address either.
#[must_use]
pub fn tidied(written: &str) -> Option<String> {
    let mut tidy = String::new();
    let start = authority(written).end;
    for (at, sign) in written.trim().char_indices() {
        match sign {
            _ if is_unseen(sign) => {}
            '\\' => tidy.push('/'),
            '%' if !is_escape(&written.trim()[at..]) => tidy.push_str("%25"),
            '#' if tidy.contains('#') => tidy.push_str("%23"),
            _ if at >= start && (FORBIDDEN.contains(&sign) || sign.is_whitespace()) => {
                escape(sign, &mut tidy)
            }
            _ => tidy.push(sign),
        }
    }
    (tidy != written && is_address(&tidy)).then_some(tidy)
}

/// A mail address in ASCII.
#[must_use]
pub fn mail(written: &str) -> Option<String> {
    let (name, domain) = written.split_once('@')?;
    let plain = |c: char| c.is_alphanumeric() || "!#$&'*+-/=?_~.%".contains(c);
    let is_name = !name.is_empty() && name.chars().all(plain);
    let domain = idna::domain_to_ascii_strict(domain).ok().filter(|domain| domain.contains('.'))?;
    is_name.then(|| format!("{}@{domain}", escaped(name)))
}

/// A web address: the host as the network knows it, all else as written but for what isn't ASCII.
fn web(written: &str, scheme: usize) -> Result<String, AddressFault> {
    let host = authority(written);
    let (named, rest) = (&written[scheme..host.end], &written[host.end..]);
    signs(named, scheme, &['[', ']'])?;
    signs(rest, host.end, &[])?;
    if let Some(at) = named.find(char::is_whitespace) {
        return Err(AddressFault::Sign(scheme + at..scheme + at + 1));
    }
    let parsed = Url::parse(written).map_err(|why| match why {
        ParseError::InvalidPort => AddressFault::Port,
        _ => AddressFault::Host,
    })?;
    let known = parsed.host_str().filter(|_| !named.is_empty()).ok_or(AddressFault::Host)?;
    // No label is empty, but for the root's at the end, or longer than 63 octets (RFC 1034, 3.1).
    let is_domain = |name: &str| {
        let name = name.strip_suffix('.').unwrap_or(name);
        name.split('.').all(|label| !label.is_empty() && label.len() <= 63)
    };
    if !parsed.domain().is_none_or(is_domain) {
        return Err(AddressFault::Host);
    }
    // A host in ASCII stays as written, capitals included.
    let (user, place) = named.rsplit_once('@').map_or((None, named), |(user, place)| (Some(user), place));
    let (name, port) = match place.rfind(':').filter(|at| !place[*at..].contains(']')) {
        Some(at) => place.split_at(at),
        None => (place, ""),
    };
    let name = if name.is_ascii() && !name.contains('%') { name } else { known };
    let user = user.map(|user| format!("{}@", escaped(user))).unwrap_or_default();
    Ok(format!("{}{user}{name}{port}{}", written[..scheme].to_lowercase(), escaped(rest)))
}

fn mail_link(written: &str, scheme: usize) -> Result<String, AddressFault> {
    let end = written.find('?').unwrap_or(written.len());
    signs(&written[scheme..], scheme, &[])?;
    let all: Option<Vec<String>> = written[scheme..end].split(',').map(mail).collect();
    let all = all.ok_or(AddressFault::Mail)?;
    Ok(format!("mailto:{}{}", all.join(","), escaped(&written[end..])))
}

/// Spaces and other signs between the digits are for the eyes (RFC 3966, 5.1.1).
fn telephone(written: &str, scheme: usize) -> Result<String, AddressFault> {
    let number: String = written[scheme..].chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = number.chars().any(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || "+-.()*#;=".contains(c));
    if is_number { Ok(format!("tel:{number}")) } else { Err(AddressFault::Telephone) }
}

/// Where user, host and port stand.
fn authority(written: &str) -> Range<usize> {
    let Some(start) = written.find("//").map(|at| at + 2) else { return 0..0 };
    let end = written[start..].find(['/', '?', '#', '\\']).map_or(written.len(), |at| start + at);
    start..end
}

/// The first sign in a part of an address that can't stand there. `from` is where the part begins.
fn signs(part: &str, from: usize, allowed: &[char]) -> Result<(), AddressFault> {
    let mut anchors = 0;
    for (at, sign) in part.char_indices() {
        let here = from + at..from + at + sign.len_utf8();
        anchors += usize::from(sign == '#');
        if sign == '%' && !is_escape(&part[at..]) {
            return Err(AddressFault::Percent(here));
        }
        let forbidden = FORBIDDEN.contains(&sign) && !allowed.contains(&sign);
        if forbidden || is_unseen(sign) || anchors > 1 || sign.is_whitespace() && sign != ' ' {
            return Err(AddressFault::Sign(here));
        }
    }
    Ok(())
}

fn is_escape(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Signs that nobody sees, and nobody means to have in an address.
fn is_unseen(sign: char) -> bool {
    sign.is_control() || is_format(sign) || matches!(sign, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// What isn't ASCII, and blanks, as the percent signs and digits of their UTF-8 bytes.
fn escaped(part: &str) -> Cow<'_, str> {
    if part.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(part);
    }
    let mut out = String::new();
    for sign in part.chars() {
        if sign.is_ascii_graphic() { out.push(sign) } else { escape(sign, &mut out) }
    }
    Cow::Owned(out)
}

fn escape(sign: char, out: &mut String) {
    for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(out, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_in_ascii_exactly_once() {
        let mål = "https://www.xn--snderborg-l8a.dk/st%C3%B8tte/b%C3%B8rn?navn=%C3%A5#m%C3%A5l";
        for (written, ascii) in [
            ("https://www.sønderborg.dk/støtte/børn?navn=å#mål", mål),
            (mål, mål),
            ("https://www.sønderborg.dk/st%C3%B8tte/børn?navn=å#mål", mål),
            ("https://www.example.dk", "https://www.example.dk"),
            ("HTTPS://Example.dk:8080/A?b=c&d=%20#e/f?g", "https://Example.dk:8080/A?b=c&d=%20#e/f?g"),
            ("https://example.dk/en side", "https://example.dk/en%20side"),
            ("http://[::1]:80/x", "http://[::1]:80/x"),
            ("http://bruger:ø@example.dk/", "http://bruger:%C3%B8@example.dk/"),
            (
                "mailto:støtte@sønderborg.dk?subject=Plads til æ",
                "mailto:st%C3%B8tte@xn--snderborg-l8a.dk?subject=Plads%20til%20%C3%A6",
            ),
            ("https://x.dk./a", "https://x.dk./a"),
            ("mailto:a@x.dk,b@ø.dk", "mailto:a@x.dk,b@xn--pda.dk"),
            ("tel:+45 88 72 64 00", "tel:+4588726400"),
        ] {
            assert_eq!(address(written).as_deref(), Ok(ascii), "{written}");
            assert_eq!(address(ascii).as_deref(), Ok(ascii), "{written}");
        }
    }

    #[test]
    fn what_no_reader_of_addresses_takes_is_told_with_what_to_type() {
        use AddressFault::{Host, Mail, Percent, Port, Scheme, Sign, Telephone};
        let long = format!("https://{}.dk/", "a".repeat(64));
        for (written, fault, meant) in [
            ("https://x.dk/%zz", Percent(13..14), Some("https://x.dk/%25zz")),
            ("https://x.dk/100%", Percent(16..17), Some("https://x.dk/100%25")),
            ("https://x.dk/{a}|^", Sign(13..14), Some("https://x.dk/%7Ba%7D%7C%5E")),
            ("https://x.dk/\"a\"", Sign(13..14), Some("https://x.dk/%22a%22")),
            ("https://x.dk/a#b#c", Sign(16..17), Some("https://x.dk/a#b%23c")),
            ("https://x.dk\\a", Sign(12..13), Some("https://x.dk/a")),
            ("https://x.dk/a\u{ad}b", Sign(14..16), Some("https://x.dk/ab")),
            ("http://[::1", Host, None),
            ("https:///sti", Host, None),
            ("https://x..dk/", Host, None),
            ("https://.dk/", Host, None),
            ("https://x.dk../", Host, None),
            ("https://ø..dk/", Host, None),
            (long.as_str(), Host, None),
            ("https://x y.dk/", Sign(9..10), None),
            ("https://x.dk:99999/", Port, None),
            ("mailto:post hos x.dk", Mail, None),
            ("mailto:post@x", Mail, None),
            ("tel:ring", Telephone, None),
            ("javascript:alert(1)", Scheme, None),
            ("kort.pdf", Scheme, None),
            ("https://", Scheme, None),
        ] {
            assert_eq!(address(written), Err(fault), "{written}");
            assert_eq!(tidied(written).as_deref(), meant, "{written}");
        }
    }
}
