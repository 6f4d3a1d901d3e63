//! What English asks of a noun: its article, its number; and the nearest of the words there are.

use crate::base::number_format::grouped;
use crate::course::grammar::an;

/// A noun with its article: "a ticket", "an application". Some vowels are spoken as consonants, and some the other way.
pub fn one(noun: &str) -> String {
    format!("{} {noun}", if an(noun) { "an" } else { "a" })
}

/// A count with its noun: "1 ticket", "3 tickets".
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// " Did you mean “card-fraud”?": the nearest of the names there are, to stand behind the sentence that refuses a word. Nothing
/// where none is near.
pub fn meant<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    // As near as command lines take for a slip.
    const NEAR: f64 = 0.7;
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return String::new();
    }
    let small = word.to_lowercase();
    let near = names.into_iter().map(|name| (strsim::jaro(&small, &name.to_lowercase()), name)).filter(|(near, _)| *near > NEAR);
    near.max_by(|a, b| a.0.total_cmp(&b.0)).map_or_else(String::new, |(_, name)| format!(" Did you mean “{name}”?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_has_its_article() {
        let nouns = ["ticket", "application", "hour", "unit", "usual day", "income a month", "European card"];
        let said = ["a ticket", "an application", "an hour", "a unit", "a usual day", "an income a month", "a European card"];
        assert_eq!(nouns.map(one), said);
    }

    #[test]
    fn the_nearest_name_is_offered() {
        let names = ["card-fraud", "spam-filter", "churn"];
        assert_eq!(meant("card-frud", names), " Did you mean “card-fraud”?");
        assert_eq!(meant("Chrun", names), " Did you mean “churn”?");
        assert_eq!(meant("xyz", names), "");
        assert_eq!(meant(&"churn".repeat(20), names), "");
        assert_eq!(meant("", names), "");
    }
}
