//! Numbers, against the standard library: the same are numbers, and they have the same bits.

use afterlaunch::learn::table::exact;

use super::Draw;

const CASES: u64 = 200_000;

/// Digits, a point, a power of ten, in the order in which a number has them; each may be missing.
fn number(draw: &mut Draw) -> String {
    let digits = |draw: &mut Draw, most: u64| -> String { (0..draw.within(0, most)).map(|_| draw.below(10).to_string()).collect() };
    let long = if draw.one_in(3) { 40 } else { 9 };
    let mut text = draw.one_of(&["", "", "-", "+"]).to_owned() + &digits(draw, long);
    if draw.one_in(2) {
        text = text + "." + &digits(draw, long);
    }
    if draw.one_in(3) {
        let most = if draw.one_in(4) { 4 } else { 2 };
        text = text + draw.one_of(&["e", "E"]) + draw.one_of(&["", "-", "+"]) + &digits(draw, most);
    }
    text
}

/// Any signs that numbers are made of.
fn jumble(draw: &mut Draw) -> String {
    (0..draw.below(8)).map(|_| draw.one_of(&["0", "1", "9", ".", "e", "E", "-", "+", "x"])).collect()
}

fn check(text: &str) -> bool {
    let expected = text.parse::<f64>().ok().filter(|value| value.is_finite());
    let read = exact(text.as_bytes(), b'.');
    assert_eq!(read.map(f64::to_bits), expected.map(f64::to_bits), "{text:?}: {read:?}, not {expected:?}");
    // With the other decimal sign, it is the same number.
    let with_comma = text.replace('.', ",");
    assert_eq!(exact(with_comma.as_bytes(), b',').map(f64::to_bits), expected.map(f64::to_bits), "{with_comma:?}");
    expected.is_some()
}

#[test]
fn numbers_are_read_as_the_standard_library_reads_them() {
    let mut read = 0;
    for case in 0..CASES {
        let mut draw = Draw::new(case);
        let text = if draw.one_in(4) { jumble(&mut draw) } else { number(&mut draw) };
        read += u32::from(check(&text));
        // What prints a double prints one that is read again.
        let value = f64::from_bits(draw.0.bits());
        if value.is_finite() {
            check(&format!("{value:e}"));
            check(&(value as f32).to_string());
        }
    }
    assert!(read > 100_000, "{read} of them are numbers");
}

#[test]
fn thousands_are_the_number_without_their_signs() {
    for case in 0..20_000 {
        let mut draw = Draw::new(case);
        let digits = draw.within(1, 14) as u32;
        let (whole, part) = (draw.below(10_u64.pow(digits)), draw.below(1_000));
        let digits = whole.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        let expected = format!("{digits}.{part}").parse().ok();
        assert_eq!(exact(format!("{}.{part}", groups.join(",")).as_bytes(), b'.'), expected, "{digits}");
        assert_eq!(exact(format!("{},{part}", groups.join(".")).as_bytes(), b','), expected, "{digits}");
    }
}
