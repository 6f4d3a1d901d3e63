//! What English asks of words that are put into a text: the article before them, their first letter, one or many.

use crate::base::number_format::grouped;

/// One says "an" before it.
pub fn an(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let starts = |all: &[&str]| all.iter().any(|word| noun.starts_with(word));
    starts(&["a", "e", "i", "o", "u", "hour", "honest"]) && !starts(&["one", "once", "use", "usual", "uni", "eu"])
}

/// The first letter small: names in the middle of a sentence.
pub fn small(name: &str) -> String {
    first_letter(name, str::make_ascii_lowercase)
}

/// The first letter large: words at the start of a sentence.
pub fn capital(words: &str) -> String {
    // The name of a version is written as it is: "v4".
    if words.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return words.to_owned();
    }
    first_letter(words, str::make_ascii_uppercase)
}

fn first_letter(words: &str, change: fn(&mut str)) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        change(first);
    }
    words
}

/// "1 person", "48 people".
pub fn people(number: u32) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{} people", grouped(u64::from(number))) }
}
