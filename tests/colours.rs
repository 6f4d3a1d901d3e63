//! The colours in `style/tokens.css` can be read and told apart, in both themes and by colour-blind eyes.
//!
//! Contrast is that of WCAG 2.2: 7:1 for running text, 4.5:1 for small print and coloured words, 3:1 for marks and
//! for the edges of what one can press. Distance is in OKLab, times 100, after the colours have been seen through
//! each kind of colour blindness (Machado, Oliveira and Fernandes 2009, severity 1); 8 is some four times what the
//! eye just notices.

use afterlaunch::base::math::pow;
use std::collections::BTreeMap;

const CSS: &str = include_str!("../style/tokens.css");
const HUES: [&str; 4] = ["champion", "candidate", "truth", "trouble"];

type Rgb = [f64; 3];

/// How an eye mixes linear red, green and blue.
const EYES: [(&str, [Rgb; 3]); 4] = [
    ("any", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// A theme's colours by name, in linear light.
struct Theme {
    name: &'static str,
    colours: BTreeMap<String, Rgb>,
}

impl Theme {
    fn colour(&self, name: &str) -> Rgb {
        *self.colours.get(name).unwrap_or_else(|| panic!("tokens.css has no --{name} in {}", self.name))
    }

    /// The sentence that a pair of too little contrast is named with; nothing when it is enough.
    fn falls_short(&self, front: &str, back: &str, least: f64) -> Option<String> {
        let (a, b) = (luminance(self.colour(front)), luminance(self.colour(back)));
        let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        (ratio < least).then(|| format!("{}: {front} on {back} is {ratio:.2}:1, {least}:1 is wanted", self.name))
    }
}

fn themes() -> [Theme; 2] {
    let light = colours(":root {");
    let mut dark = light.clone();
    dark.extend(colours(":root[data-theme=\"dark\"] {"));
    [Theme { name: "light", colours: light }, Theme { name: "dark", colours: dark }]
}

/// All `--name: #rrggbb;` of the first block with this selector.
fn colours(selector: &str) -> BTreeMap<String, Rgb> {
    let block = CSS.split_once(selector).expect("tokens.css has this block").1.split('}').next().unwrap_or_default();
    let declared = block.split(';').filter_map(|line| line.rsplit_once("--")?.1.split_once(':'));
    declared.filter_map(|(name, value)| Some((name.to_owned(), linear(value.trim().strip_prefix('#')?)?))).collect()
}

fn linear(hex: &str) -> Option<Rgb> {
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let light = |byte: u8| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { pow((c + 0.055) / 1.055, 2.4) }
    };
    Some([light(part(0)?), light(part(2)?), light(part(4)?)])
}

fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn dot(a: Rgb, b: Rgb) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn oklab(colour: Rgb) -> Rgb {
    let colour = colour.map(|c| c.clamp(0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ]
    .map(|row| pow(dot(row, colour), 1.0 / 3.0));
    [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ]
    .map(|row| dot(row, cones))
}

fn distance(a: Rgb, b: Rgb, eye: [Rgb; 3]) -> f64 {
    let seen = |colour: Rgb| oklab(eye.map(|row| dot(row, colour)));
    let (a, b) = (seen(a), seen(b));
    100.0 * ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2])).sqrt()
}

fn check(pairs: &[(&str, &str, f64)]) {
    let short: Vec<_> = themes()
        .iter()
        .flat_map(|theme| pairs.iter().filter_map(|(front, back, least)| theme.falls_short(front, back, *least)).collect::<Vec<_>>())
        .collect();
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn text_and_marks_stand_out_on_every_ground() {
    for back in ["paper", "surface", "sunken"] {
        check(&[("ink", back, 7.0), ("ink-2", back, 7.0), ("ink-3", back, 4.5), ("edge", back, 3.0), ("unripe", back, 3.0)]);
        for hue in HUES {
            check(&[(hue, back, 3.0), (&format!("{hue}-ink"), back, 4.5)]);
        }
    }
}

#[test]
fn words_on_filled_areas_can_be_read() {
    check(&[("on-ink", "ink", 7.0), ("on-ink", "ink-hover", 7.0), ("ink-3", "band", 4.5)]);
    for hue in HUES {
        check(&[(&format!("{hue}-ink"), &format!("{hue}-wash"), 4.5)]);
    }
}

#[test]
fn marks_stand_out_on_bands_and_in_the_pipe() {
    check(&[("event", "pipe", 3.0)]);
    for hue in HUES {
        check(&[(hue, "band", 3.0)]);
    }
}

#[test]
fn the_four_hues_differ_for_every_eye() {
    for theme in themes() {
        for (eye, mix) in EYES {
            for (at, one) in HUES.iter().enumerate() {
                for other in &HUES[at + 1..] {
                    let apart = distance(theme.colour(one), theme.colour(other), mix);
                    assert!(apart >= 8.0, "{}, {eye} eyes: {one} and {other} are {apart:.1} apart, 8 is wanted", theme.name);
                }
            }
        }
    }
}

#[test]
fn the_measures_know_black_from_white_and_red_from_green() {
    let (black, white) = (linear("000000").expect("a colour"), linear("ffffff").expect("a colour"));
    let ratio = (luminance(white) + 0.05) / (luminance(black) + 0.05);
    assert!((ratio - 21.0).abs() < 1e-9, "{ratio}");
    assert!((distance(black, white, EYES[0].1) - 100.0).abs() < 0.01);
    let (red, green) = (linear("b05050").expect("a colour"), linear("6e6e28").expect("a colour"));
    assert!(distance(red, green, EYES[2].1) < distance(red, green, EYES[0].1) / 2.0, "deutan eyes tell these less well apart");
}
