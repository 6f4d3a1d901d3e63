//! What is told apart, in a scenario's own words: so many of a kind, and which part of all.

use super::amounts::number_word;
use crate::base::number_format::{grouped, percent};

/// "1 urgent ticket", "12 urgent tickets": what the model looks for, so many of them.
pub fn kind_of(words: &crate::platform::scenario::Words, n: u32) -> String {
    format!("{} {} {}", grouped(n.into()), words.positive, if n == 1 { &words.one } else { &words.many })
}

/// A fixed part of all: "one ticket in eight", "every row".
pub fn each_of(n: u32, one: &str) -> String {
    if n == 1 { format!("every {one}") } else { format!("one {one} in {}", number_word(n as usize)) }
}

/// What a share of them is called, in words a child would use: "One ticket in seven is called urgent", "2 % of the payments are
/// called fraudulent" where no such part lies within a tenth of the share.
pub fn positive_share(share: f64, words: &crate::platform::scenario::Words) -> String {
    let n = if share > 0.0 { (1.0 / share).round() } else { 0.0 };
    let near = (share * n - 1.0).abs() <= 0.1;
    let word = match n as u32 {
        _ if !near => "",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        _ => "",
    };
    match word {
        "" => format!("{} of the {} are called {}", percent(share), words.many, words.positive),
        word => format!("One {} in {word} is called {}", words.one, words.positive),
    }
}
