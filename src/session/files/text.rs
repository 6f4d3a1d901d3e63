//! The text of a file, however a program has written it: UTF-8 with or without a mark in front, or UTF-16 as some editors
//! save it.

use crate::session::error::SessionError;

/// The text that these bytes are.
///
/// # Errors
/// If they are none.
pub fn of_bytes(bytes: &[u8]) -> Result<String, SessionError> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, left) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| left.is_empty())
    };
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Without a mark: what such files begin with is a plain sign, whose other byte is 0.
        [first, 0, ..] if *first != 0 => wide(bytes, u16::from_le_bytes),
        [0, first, ..] if *first != 0 => wide(bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).to_vec()).ok(),
    };
    text.ok_or(SessionError::NoText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_in_every_dress() {
        let text = "{\"name\": \"Straße €\"}";
        let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| [mark, &text.encode_utf16().flat_map(bytes).collect::<Vec<_>>()].concat();
        let dresses = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            wide(&[0xFF, 0xFE], u16::to_le_bytes),
            wide(&[0xFE, 0xFF], u16::to_be_bytes),
            wide(&[], u16::to_le_bytes),
            wide(&[], u16::to_be_bytes),
        ];
        for dress in dresses {
            assert_eq!(of_bytes(&dress).as_deref(), Ok(text), "{:?}", &dress[..4]);
        }
        assert_eq!(of_bytes(b"").as_deref(), Ok(""));
        for broken in [&b"\xFF\xFEa"[..], b"caf\xE9", b"\xFF\xFE\x00\xD8"] {
            assert!(of_bytes(broken).is_err(), "{broken:?}");
        }
    }
}
