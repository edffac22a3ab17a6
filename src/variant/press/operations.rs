//! A content stream, taken apart (ISO 32000-1, 7.8.2).
//!
//! Streams for a press are read several times. What pages are made of, numbers, names, strings and lists of them, is read here, in less
//! than half the time that the parser of `lopdf` takes; a stream that has anything else in it is left to that.

use std::borrow::Cow;

use lopdf::content::{Content, Operation};
use lopdf::{Object, StringFormat};

use super::pdf::Unprintable;

/// How deep brackets may stand in a string that is read here.
const DEEPEST_BRACKETS: usize = 50;

/// The operations of a stream, in its order.
#[derive(Debug, Default)]
pub struct Operations<'a> {
    /// Each with the number of its operands.
    operators: Vec<(Cow<'a, str>, usize)>,
    operands: Vec<Object>,
}

impl<'a> Operations<'a> {
    /// Takes a stream apart.
    pub fn read(content: &'a [u8]) -> Result<Self, Unprintable> {
        if let Some(read) = (Reader { rest: content }).operations() {
            return Ok(read);
        }
        let mut all = Self::default();
        for Operation { operator, operands } in Content::decode(content)?.operations {
            all.operators.push((operator.into(), operands.len()));
            all.operands.extend(operands);
        }
        Ok(all)
    }

    /// Operators with their operands.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Object])> {
        let mut rest = self.operands.as_slice();
        self.operators.iter().map(move |(operator, count)| {
            let (operands, others) = rest.split_at(*count);
            rest = others;
            (operator.as_ref(), operands)
        })
    }
}

impl IntoIterator for Operations<'_> {
    type Item = Operation;
    type IntoIter = Box<dyn Iterator<Item = Operation>>;

    fn into_iter(self) -> Self::IntoIter {
        let mut rest = self.operands.into_iter();
        let operators: Vec<(String, usize)> =
            self.operators.into_iter().map(|(operator, count)| (operator.into_owned(), count)).collect();
        Box::new(operators.into_iter().map(move |(operator, count)| {
            let operands = rest.by_ref().take(count).collect();
            Operation { operator, operands }
        }))
    }
}

/// Reads from the beginning of what is left. `None` is no fault: something stands there that isn't read here.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn operations(mut self) -> Option<Operations<'a>> {
        let mut all = Operations::default();
        let mut before = 0;
        self.space();
        while let Some(first) = self.rest.first() {
            if first.is_ascii_alphabetic() || matches!(first, b'\'' | b'"') {
                all.operators.push((Cow::Borrowed(self.operator()?), all.operands.len() - before));
                before = all.operands.len();
            } else {
                all.operands.push(self.operand()?);
            }
            self.space();
        }
        // Operands that nothing follows belong to a stream that is cut.
        (before == all.operands.len()).then_some(all)
    }

    fn operator(&mut self) -> Option<&'a str> {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'\'' | b'"');
        let operator = std::str::from_utf8(self.take_while(is_part)).ok()?;
        // A picture inside of the stream, and words that are operands.
        let is_other = ["BI", "true", "false", "null"].iter().any(|word| operator.starts_with(word));
        (!is_other).then_some(operator)
    }

    fn operand(&mut self) -> Option<Object> {
        match self.rest {
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => self.number(),
            [b'/', ..] => self.name(),
            [b'(', ..] => self.string(),
            [b'<', second, ..] if *second != b'<' => self.hexadecimal(),
            [b'[', rest @ ..] => {
                self.rest = rest;
                self.space();
                let mut items = Vec::new();
                while !matches!(self.rest, [b']' | b'[', ..]) {
                    items.push(self.operand()?);
                    self.space();
                }
                // A list in a list isn't read here, nor is a reference: its `R` is no operand.
                self.rest = self.rest.strip_prefix(b"]")?;
                Some(Object::Array(items))
            }
            _ => None,
        }
    }

    fn number(&mut self) -> Option<Object> {
        let start = self.rest;
        if matches!(start, [b'+' | b'-', ..]) {
            self.rest = &start[1..];
        }
        let whole = self.take_while(u8::is_ascii_digit).len();
        let mut is_real = false;
        if let Some(rest) = self.rest.strip_prefix(b".") {
            self.rest = rest;
            is_real = self.take_while(u8::is_ascii_digit).len() + whole > 0;
            if !is_real || self.rest.starts_with(b"-") {
                return None;
            }
        }
        let text = std::str::from_utf8(&start[..start.len() - self.rest.len()]).ok()?;
        if is_real {
            return text.parse().ok().map(Object::Real);
        }
        text.parse().ok().map(Object::Integer)
    }

    fn name(&mut self) -> Option<Object> {
        self.rest = self.rest.strip_prefix(b"/")?;
        let is_part = |byte: &u8| !is_space(byte) && !b"()<>[]{}/%".contains(byte);
        let name = self.take_while(is_part);
        // A number sign begins the code of a letter.
        (!name.contains(&b'#')).then(|| Object::Name(name.to_vec()))
    }

    fn string(&mut self) -> Option<Object> {
        let mut rest = self.rest.strip_prefix(b"(")?.iter().copied().peekable();
        let (mut said, mut depth) = (Vec::new(), 0);
        loop {
            let mut byte = rest.next()?;
            match byte {
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'(' if depth == DEEPEST_BRACKETS => return None,
                b'(' => depth += 1,
                b'\r' => {
                    rest.next_if_eq(&b'\n');
                    byte = b'\n';
                }
                b'\\' => match rest.next()? {
                    b'\r' => {
                        rest.next_if_eq(&b'\n');
                        continue;
                    }
                    b'\n' => continue,
                    b'n' => byte = b'\n',
                    b'r' => byte = b'\r',
                    b't' => byte = b'\t',
                    b'b' => byte = 8,
                    b'f' => byte = 12,
                    digit @ b'0'..=b'7' => {
                        let mut code = u16::from(digit - b'0');
                        for _ in 0..2 {
                            let Some(next) = rest.next_if(|next| matches!(next, b'0'..=b'7')) else { break };
                            code = code * 8 + u16::from(next - b'0');
                        }
                        // What is too large for a byte loses its first bit.
                        byte = code as u8;
                    }
                    other => byte = other,
                },
                _ => {}
            }
            said.push(byte);
        }
        let left = rest.len();
        self.rest = &self.rest[self.rest.len() - left..];
        Some(Object::String(said, StringFormat::Literal))
    }

    fn hexadecimal(&mut self) -> Option<Object> {
        self.rest = self.rest.strip_prefix(b"<")?;
        let (mut said, mut half) = (Vec::new(), None);
        loop {
            self.space();
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            if *byte == b'>' {
                break;
            }
            let digit = char::from(*byte).to_digit(16)? as u8;
            match half.take() {
                Some(high) => said.push(high | digit),
                None => half = Some(digit << 4),
            }
        }
        said.extend(half);
        Some(Object::String(said, StringFormat::Hexadecimal))
    }

    fn space(&mut self) {
        self.take_while(is_space);
    }

    fn take_while(&mut self, is: impl Fn(&u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !is(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }
}

fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Operations as both parsers read them, which have to agree; whether they were read here.
    fn same(content: &[u8]) -> bool {
        let shown = |all: &[Operation]| format!("{all:?}");
        let theirs = Content::decode(content).map(|content| shown(&content.operations)).ok();
        let all = Operations::read(content).ok();
        let listed = all.as_ref().map(|all| {
            let operation =
                |(operator, operands): (&str, &[Object])| Operation::new(operator, operands.to_vec());
            shown(&all.iter().map(operation).collect::<Vec<_>>())
        });
        let ours = all.map(|all| shown(&all.into_iter().collect::<Vec<_>>()));
        assert_eq!((&ours, &listed), (&theirs, &theirs), "{}", String::from_utf8_lossy(content));
        (Reader { rest: content }).operations().is_some()
    }

    #[test]
    fn a_stream_reads_as_it_does_elsewhere() {
        for content in [
            "",
            " \n",
            "q Q",
            "1 0 0 -1 0 841.89 cm",
            "+1 -.5 .25 3. -0 0.0 12345678.9 c",
            "/P <</MCID 0>>BDC q Q",
            "0 .1.2.3 m",
            "1/Name 2(a)3[4]5<6>w",
            "[(A\\)B\\\\C(D(E))) -12.5 <0a0B0>/N]TJ f* T* \" ' d0",
            "(a\\n\\r\\t\\b\\f\\q\\(\\053\\53\\5x\\777\\\nb\\\r\nc\r\nd\re\n)Tj",
            "<>Tj < 4 1\n42> Tj",
            "/F0 12 Tf BT 1 0 0 1 10 20 Tm(\u{e6})Tj ET",
        ] {
            assert_eq!(same(content.as_bytes()), !content.contains("<<"), "{content}");
        }
    }

    #[test]
    fn what_is_rare_is_left_to_the_other_parser() {
        let deep = format!("{}{}Tj", "(".repeat(60), ")".repeat(60));
        for content in [
            "/A#20B gs",
            "% a note\nq",
            "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q",
            "true false null x",
            "[[1] 2] 0 d",
            "[1 0 R] x",
            "0.00-4142 w",
            "--5 w",
            "1 2",
            "(open",
            "<4x> Tj",
            "q } Q",
            "9999999999999999999999 w",
            ". w",
            "- w",
            deep.as_str(),
        ] {
            assert!(!same(content.as_bytes()), "{content}");
        }
    }

    #[test]
    fn whatever_bytes_come_both_read_the_same() {
        let parts: [&[u8]; 24] = [
            b"1", b"-", b"+", b".", b"0", b"q", b"Tj", b"BI", b"null", b"/", b"N", b"#", b"(", b")", b"\\",
            b"<", b">", b"[", b"]", b" ", b"\r", b"\n", b"%", b"\xe6",
        ];
        // A sequence that is the same in each run.
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let mut content = Vec::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                content.extend(parts[(state >> 40) as usize % parts.len()]);
            }
            same(&content);
        }
    }
}
