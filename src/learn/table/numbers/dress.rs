//! What people write around the digits of a number: a currency, a percent sign, spaces or apostrophes between thousands,
//! brackets or a sign behind it for minus. It is taken off, and what is left is for [`exact`](crate::learn::table::exact).
//!
//! What is absent: units of measure. "5 kg" is text.

/// Signs and names of currencies, each with the one that it stands for. Longer ones come first where one begins another.
const CURRENCIES: [(&str, &str); 58] = [
    ("US$", "USD"),
    ("R$", "BRL"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("CHF", "CHF"),
    ("EUR", "EUR"),
    ("Euro", "EUR"),
    ("USD", "USD"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("INR", "INR"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("NZD", "NZD"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("PLN", "PLN"),
    ("CZK", "CZK"),
    ("HUF", "HUF"),
    ("RON", "RON"),
    ("BRL", "BRL"),
    ("MXN", "MXN"),
    ("ZAR", "ZAR"),
    ("RUB", "RUB"),
    ("TRY", "TRY"),
    ("KRW", "KRW"),
    ("SGD", "SGD"),
    ("HKD", "HKD"),
    ("ILS", "ILS"),
    ("THB", "THB"),
    ("UAH", "UAH"),
    ("VND", "VND"),
    ("PHP", "PHP"),
    ("SFr.", "CHF"),
    ("Fr.", "CHF"),
    ("kr.", "kr"),
    ("kr", "kr"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("Rs.", "INR"),
];
/// No number is longer, with all that stands around it.
const LONGEST: usize = 64;

/// A number without what stood around it.
#[derive(Clone, Debug)]
pub struct Undressed {
    bytes: [u8; LONGEST],
    len: usize,
    /// The currency, if one was named.
    pub currency: Option<&'static str>,
}

impl Undressed {
    /// Digits, signs and separators.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }
}

/// Nothing but digits, separators and signs in front: most numbers are written so.
pub fn is_plain(cell: &[u8]) -> bool {
    cell.last() != Some(&b'-') && cell.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'+' | b'e' | b'E'))
}

/// Takes off what stands around a number. `None` if the cell is none, whatever the decimal sign.
pub fn undressed(cell: &str) -> Option<Undressed> {
    if cell.len() > LONGEST || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut out = Undressed { bytes: [0; LONGEST], len: 0, currency: None };
    let (mut minus, mut cell) = (false, cell.trim());
    if let Some(inner) = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (minus, cell) = (true, inner.trim());
    }
    // A sign and a currency in either order, on either side; each once.
    for _ in 0..2 {
        if let Some(rest) =
            cell.strip_prefix(['-', '−', '–']).or_else(|| cell.strip_suffix(['-', '−']).filter(|c| !c.ends_with(['.', ','])))
        {
            if minus {
                return None;
            }
            (minus, cell) = (true, rest.trim());
        }
        if out.currency.is_none()
            && let Some((rest, currency)) = without_currency(cell)
        {
            (cell, out.currency) = (rest.trim(), Some(currency));
        }
    }
    // "12.–" is what shops write for "12.00".
    for nothing in [".–", ".-", ".—", ",–", ",-", ",—"] {
        cell = cell.strip_suffix(nothing).unwrap_or(cell);
    }
    cell = cell.strip_suffix('%').map_or(cell, str::trim_end);
    if minus {
        out.push(b'-')?;
    }
    digits(cell, &mut out)?;
    Some(out)
}

fn without_currency(cell: &str) -> Option<(&str, &'static str)> {
    let first_is_digit = cell.starts_with(|c: char| c.is_ascii_digit());
    CURRENCIES.iter().find_map(|(sign, currency)| {
        let at = if first_is_digit { cell.len().checked_sub(sign.len())? } else { 0 };
        let part = cell.get(at..at + sign.len()).filter(|part| part.eq_ignore_ascii_case(sign))?;
        Some((if first_is_digit { &cell[..at] } else { &cell[part.len()..] }, *currency))
    })
}

/// Copies digits and signs; a space or an apostrophe may stand between groups of three digits.
fn digits(cell: &str, out: &mut Undressed) -> Option<()> {
    // Digits since the number began, or since the last such separator; and whether one stood.
    let (mut count, mut grouped) = (0, false);
    for (at, letter) in cell.char_indices() {
        match letter {
            '0'..='9' => count += 1,
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '’' => {
                let fits =
                    if grouped { count == 3 } else { (1..=3).contains(&count) && !cell[..at].trim_start_matches('+').starts_with('0') };
                if !fits {
                    return None;
                }
                (count, grouped) = (0, true);
                continue;
            }
            '.' | ',' | 'e' | 'E' if grouped => {
                if count != 3 {
                    return None;
                }
                // The fraction has no groups.
                grouped = false;
                count = u32::MAX / 2;
            }
            '.' | ',' | '+' | 'e' | 'E' => {}
            '-' if out.bytes().last().is_some_and(|b| b.eq_ignore_ascii_case(&b'e')) => {}
            _ => return None,
        }
        out.push(letter as u8)?;
    }
    (!grouped || count == 3).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::table::exact;

    fn check(cell: &str, decimal: char, expected: Option<f64>) {
        let got = undressed(cell).and_then(|number| exact(number.bytes(), decimal as u8));
        assert_eq!(got, expected, "{cell:?}");
    }

    #[test]
    fn what_people_write_around_a_number_is_taken_off() {
        for cell in
            ["$6,726.22", "6'726.22", "6 726.22", "6\u{A0}726.22", "6\u{202F}726.22 €", "EUR 6,726.22", "6’726.22 CHF", "usd 6726.22"]
        {
            check(cell, '.', Some(6726.22));
        }
        for cell in ["-$12.50", "$-12.50", "(12.50)", "($12.50)", "−12.50", "12.50-", "-12.50 €", "€ -12.50"] {
            check(cell, '.', Some(-12.5));
        }
        check("1.234.567,80 zł", ',', Some(1_234_567.8));
        check("CHF 1'200.–", '.', Some(1200.0));
        check("12,- €", ',', Some(12.0));
        assert!(is_plain(b"-12.50") && is_plain(b"1e-5") && !is_plain(b"12.50-"), "a sign behind is taken off first");
        check("12 %", '.', Some(12.0));
        check("1 234 567", '.', Some(1_234_567.0));
        check("1.5e-3", '.', Some(0.0015));
    }

    #[test]
    fn what_is_no_number_stays_none() {
        for cell in
            ["", "kr", "12 34", "0 123 456", "1 2345", "5 kg", "A12", "12 apples", "1'23", "--5", "$", "12:30", "2024-01-01", "5 5 5", "(5"]
        {
            check(cell, '.', None);
        }
    }

    #[test]
    fn currencies_are_told_apart() {
        let of = |cell: &str| undressed(cell).and_then(|number| number.currency);
        assert_eq!(
            [of("$5"), of("5 €"), of("HK$5"), of("EUR 5"), of("5"), of("5 SFr.")],
            [Some("USD"), Some("EUR"), Some("HKD"), Some("EUR"), None, Some("CHF")]
        );
    }
}
