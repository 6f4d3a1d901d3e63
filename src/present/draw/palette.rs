//! Colours by name. `style/tokens.css` is the only place where a colour has a value: the page asks the browser for
//! what its theme made of the tokens, and everything else reads that file.

use super::parts::scene::Ink;

/// A colour as plotters takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Red, green and blue.
    pub rgb: (u8, u8, u8),
    /// How much it covers, 0 to 1.
    pub alpha: f64,
}

/// A colour for every [`Ink`].
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    colours: [Colour; Ink::ALL.len()],
    forced: bool,
}

const TOKENS: &str = include_str!("../../../style/tokens.css");

impl Palette {
    /// Asks for each custom property in turn. What is missing or cannot be read is mid-grey: a mark that is
    /// there in the wrong colour is better than none.
    pub fn read(mut token: impl FnMut(&'static str) -> Option<String>) -> Self {
        let unknown = Colour { rgb: (128, 128, 128), alpha: 1.0 };
        let colours = Ink::ALL.map(|ink| token(ink.token()).and_then(|value| Colour::parse(&value)).unwrap_or(unknown));
        Self { colours, forced: false }
    }

    /// The light theme.
    pub fn light() -> Self {
        Self::of_block(":root {")
    }

    /// The dark theme.
    pub fn dark() -> Self {
        Self::of_block(":root[data-theme=\"dark\"] {")
    }

    /// Where the system sets the colours: its text colour on its background. Shapes, dashes and hatch remain.
    pub fn forced(text: Colour, background: Colour) -> Self {
        let faint = |alpha| Colour { alpha, ..text };
        let colours = Ink::ALL.map(|ink| match ink {
            Ink::Paper | Ink::Surface => background,
            Ink::Band => faint(0.2),
            Ink::Grid | Ink::Line2 => faint(0.45),
            Ink::Hatch => faint(0.5),
            _ => text,
        });
        Self { colours, forced: true }
    }

    /// How an unbroken line in this ink is broken where its colour does not tell it from the others: dash and gap.
    pub fn breaks(&self, ink: Ink) -> Option<(f64, f64)> {
        (self.forced && ink == Ink::Candidate).then_some((12.0, 4.0))
    }

    /// The colour of that name.
    pub fn get(&self, ink: Ink) -> Colour {
        self.colours[ink as usize]
    }

    fn of_block(start: &str) -> Self {
        let block = TOKENS.split_once(start).and_then(|(_, rest)| rest.split_once('}')).map_or("", |(block, _)| block);
        Self::read(|token| {
            let (_, rest) = block.split_once(&format!("{token}:"))?;
            rest.split_once(';').map(|(value, _)| value.trim().to_owned())
        })
    }
}

impl Colour {
    /// Reads what tokens, minifiers and browsers write: `#1b57b8`, `#fff`, `#b0103c33`, `rgb(176 16 60 / .2)`, `rgba(176, 16, 60, 0.2)`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(hex) = text.strip_prefix('#') {
            // A minifier writes #fff for #ffffff, and a fourth part for what shines through.
            let digit = |at: usize| u8::from_str_radix(hex.get(at..=at)?, 16).ok();
            let short = hex.len() < 6;
            let part = |nth: usize| if short { Some(digit(nth)? * 17) } else { Some(digit(2 * nth)? * 16 + digit(2 * nth + 1)?) };
            let alpha = part(3).map_or(1.0, |a| f64::from(a) / 255.0);
            return Some(Self { rgb: (part(0)?, part(1)?, part(2)?), alpha });
        }
        let inner = text.strip_prefix("rgba(").or_else(|| text.strip_prefix("rgb("))?.strip_suffix(')')?;
        let mut parts = inner.split([' ', ',', '/']).filter(|part| !part.is_empty());
        let mut byte = || decimal(parts.next()?).map(|v| v as u8);
        let rgb = (byte()?, byte()?, byte()?);
        let alpha = match parts.next() {
            Some(part) => decimal(part)?,
            None => 1.0,
        };
        Some(Self { rgb, alpha })
    }

    /// As an SVG file writes it, without its alpha.
    pub fn hex(self) -> String {
        let (r, g, b) = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// A plain decimal number from 0 on. The standard library reads every number there is, with a table of powers that
/// weighs more than this file.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse::<u32>().ok() };
    let scale = (0..part.len()).fold(1.0, |scale, _| scale * 10.0);
    Some(f64::from(digits(whole)?) + f64::from(digits(part)?) / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_have_every_colour() {
        let grey = Colour { rgb: (128, 128, 128), alpha: 1.0 };
        for ink in Ink::ALL {
            assert_eq!(Ink::ALL[ink as usize], ink);
            assert_ne!(Palette::light().get(ink), grey, "{ink:?}");
            assert_ne!(Palette::dark().get(ink), grey, "{ink:?}");
            assert_ne!(Palette::dark().get(ink), Palette::light().get(ink), "{ink:?}");
        }
        assert_eq!(Palette::light().get(Ink::Champion), Colour { rgb: (0x1b, 0x57, 0xb8), alpha: 1.0 });
        assert_eq!(Palette::light().get(Ink::Hatch), Colour { rgb: (176, 16, 60), alpha: 0.2 });
    }

    #[test]
    fn a_browser_s_way_of_writing_is_read_too() {
        assert_eq!(Colour::parse("#fff"), Some(Colour { rgb: (255, 255, 255), alpha: 1.0 }));
        assert_eq!(Colour::parse("#b0103c33"), Some(Colour { rgb: (176, 16, 60), alpha: 0.2 }));
        assert_eq!(Colour::parse("#12"), None);
        assert_eq!(Colour::parse("rgb(1, 2, 3)"), Some(Colour { rgb: (1, 2, 3), alpha: 1.0 }));
        assert_eq!(Colour::parse("rgba(1, 2, 3, 0.5)"), Some(Colour { rgb: (1, 2, 3), alpha: 0.5 }));
        assert_eq!(Colour::parse("CanvasText"), None);
        assert_eq!(Colour::parse("#12"), None);
    }

    #[test]
    fn forced_colours_keep_marks_apart_from_paper() {
        let (text, paper) = (Colour { rgb: (255, 255, 0), alpha: 1.0 }, Colour { rgb: (0, 0, 0), alpha: 1.0 });
        let forced = Palette::forced(text, paper);
        assert_eq!(forced.get(Ink::Candidate), text);
        assert_eq!(forced.get(Ink::Paper), paper);
        // One colour for both versions, so their lines differ.
        assert_eq!(forced.get(Ink::Champion), forced.get(Ink::Candidate));
        assert_ne!(forced.breaks(Ink::Champion), forced.breaks(Ink::Candidate));
        assert_eq!(Palette::light().breaks(Ink::Candidate), None);
    }
}
