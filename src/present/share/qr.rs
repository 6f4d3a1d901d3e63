//! A text as a square of black and white, which the camera of a phone reads.
//!
//! The finest square that is made has 117 modules a side (version 25, low error correction): shown at the width of a
//! hand, that is about what a phone still tells apart. It holds 1,273 bytes.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// White around the code, in modules, as the standard wants it.
const QUIET: i32 = 4;
/// The finest version that is made.
const FINEST: u8 = 25;

/// A code as a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Qr {
    /// Its side with the white around it, in modules.
    pub side: i32,
    /// The black modules as an outline: rows of runs, in modules.
    pub path: String,
}

/// The code of a text; none where the text is too long for one.
pub fn qr(text: &str) -> Option<Qr> {
    let bytes = [QrSegment::make_bytes(text.as_bytes())];
    // The choice of a mask by penalty takes longer than all the rest and gains nothing that a camera would notice.
    let mask = Some(Mask::new(2));
    let code = QrCode::encode_segments_advanced(&bytes, QrCodeEcc::Low, Version::MIN, Version::new(FINEST), mask, true).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(Qr { side: size + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_has_a_small_code_and_a_long_one_a_fine_one() {
        let short = qr("https://your.site/afterlaunch/?lesson=2.1").unwrap();
        assert!((21 + 8..=33 + 8).contains(&short.side), "{}", short.side);
        assert!(short.path.starts_with("M4 4h7v1h-7z"), "the first row of the first mark: {}", &short.path[..40]);
        assert_eq!(qr(&"a".repeat(1_273)).unwrap().side, 117 + 8);
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(qr(&"a".repeat(1_274)), None);
    }
}
