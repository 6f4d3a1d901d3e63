//! Bytes as text: which encoding a file is in, UTF-16 as UTF-8, old letters cell by cell; files that are none at all; names
//! without what cannot be seen.

use crate::learn::table::result::{OtherFile, Unreadable};

/// The most letters of a column's name.
const LONGEST_NAME: usize = 40;

/// How the letters of a file are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; cells that are not are Windows-1252.
    Utf8,
    /// UTF-16, by which byte of a unit comes first.
    Utf16 {
        /// The lower one comes first.
        little: bool,
        /// The first byte of a unit whose second comes with the next piece.
        half: Option<u8>,
        /// The first unit of a pair.
        high: Option<u16>,
    },
}

impl Encoding {
    /// Of a file that begins so, and how many bytes at its beginning only say it.
    pub fn of(start: &[u8]) -> (Self, usize) {
        let utf16 = |little| Self::Utf16 { little, half: None, high: None };
        match start {
            [0xEF, 0xBB, 0xBF, ..] => (Self::Utf8, 3),
            [0xFF, 0xFE, ..] => (utf16(true), 2),
            [0xFE, 0xFF, ..] => (utf16(false), 2),
            _ => {
                // Most letters of most files are below 256: every other byte is 0.
                let looked_at = &start[..start.len().min(512) & !1];
                let zeros = |from: usize| looked_at.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
                let (even, odd, most) = (zeros(0), zeros(1), looked_at.len() * 2 / 5);
                match looked_at.len() {
                    8.. if odd >= most && even == 0 => (utf16(true), 0),
                    8.. if even >= most && odd == 0 => (utf16(false), 0),
                    _ => (Self::Utf8, 0),
                }
            }
        }
    }

    /// The next piece as UTF-8, or as it is.
    pub fn decoded<'a>(&mut self, piece: &'a [u8], room: &'a mut Vec<u8>) -> &'a [u8] {
        let Self::Utf16 { little, half, high } = self else { return piece };
        room.clear();
        for &byte in piece {
            let Some(first) = half.take() else {
                *half = Some(byte);
                continue;
            };
            let unit = if *little { u16::from_le_bytes([first, byte]) } else { u16::from_be_bytes([first, byte]) };
            let units = [high.take(), Some(unit)];
            if (0xD800..0xDC00).contains(&unit) {
                if units[0].is_some() {
                    room.extend("\u{FFFD}".bytes());
                }
                *high = Some(unit);
                continue;
            }
            for letter in char::decode_utf16(units.into_iter().flatten()) {
                room.extend(letter.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]).bytes());
            }
        }
        room
    }
}

/// The first letters behind blanks and a byte order mark.
fn begins(start: &[u8]) -> &[u8] {
    start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start()
}

fn is_markup(start: &[u8]) -> bool {
    let first = begins(start);
    let tag = |name: &str| first.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
    ["<!doctype", "<html", "<?xml", "<head", "<body"].into_iter().any(tag)
}

/// A list of objects or lists, or an object whose first key stands in quotes.
fn is_json(start: &[u8]) -> bool {
    let first = begins(start);
    let behind = |sign: u8| first.strip_prefix(&[sign]).map(<[u8]>::trim_ascii_start);
    behind(b'[').is_some_and(|rest| rest.starts_with(b"{") || rest.starts_with(b"["))
        || behind(b'{').is_some_and(|rest| rest.starts_with(b"\"") && rest.iter().take(200).any(|byte| *byte == b':'))
}

/// Refuses what begins like another kind of file.
pub fn refuse_other_files(start: &[u8]) -> Result<(), Unreadable> {
    let is = |signs: &[&[u8]]| signs.iter().any(|sign| start.starts_with(sign));
    let kind = if is(&[b"PK\x03\x04", b"\xD0\xCF\x11\xE0"]) {
        OtherFile::Spreadsheet
    } else if is(&[b"%PDF", b"\x1F\x8B", b"\x89PNG", b"PAR1"]) {
        OtherFile::Binary
    } else if is_markup(start) {
        OtherFile::Markup
    } else if is_json(start) {
        OtherFile::Json
    } else {
        return Ok(());
    };
    Err(Unreadable::OtherFile(kind))
}

/// A name without what cannot be seen, on one line.
pub fn cleaned(raw: &str) -> String {
    let mut out = String::new();
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    for word in raw.split(|c: char| c.is_whitespace() || hidden(c)).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.chars().count() > LONGEST_NAME {
        out = out.chars().take(LONGEST_NAME - 1).chain(['…']).collect();
    }
    out
}

/// Text in Windows-1252, which is Latin-1 but for a row of signs.
pub fn western(bytes: &[u8]) -> String {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    bytes.iter().map(|&b| if (0x80..0xA0).contains(&b) { SIGNS[usize::from(b - 0x80)] } else { char::from(b) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        for size in 1..=bytes.len() {
            let (mut encoding, skipped) = Encoding::of(bytes);
            let mut room = Vec::new();
            let got: Vec<u8> = bytes[skipped..].chunks(size).flat_map(|piece| encoding.decoded(piece, &mut room).to_vec()).collect();
            assert_eq!(String::from_utf8_lossy(&got), expected, "in pieces of {size}");
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "a;b ä€𝄞\n1;2\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(text.as_bytes(), text);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), text);
        check(&[b"\xFF\xFE".as_slice(), &little].concat(), text);
        check(&[b"\xFE\xFF".as_slice(), &big].concat(), text);
        check(&little, text);
        check(&big, text);
    }
}
