//! Months in letters, in the languages that files most often come in: English, German, French, Spanish, Italian, Portuguese,
//! Dutch. A word counts if it begins the name of a month and has three letters or more.

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "gennaio", "janeiro", "januari"],
    &["february", "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "märz", "maerz", "mrz", "mars", "marzo", "março", "maart", "mrt"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "août", "aout", "agosto", "augustus"],
    &["september", "sept.", "septembre", "septiembre", "settembre", "setembro"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro"],
];

/// The number of a month, 1 to 12, by its name or the beginning of it.
pub fn number(word: &str) -> Option<u32> {
    if !(3..=12).contains(&word.len()) {
        return None;
    }
    let small = word.to_lowercase();
    let named = |names: &&[&str]| small.chars().count() >= 3 && names.iter().any(|name| name.starts_with(&small));
    MONTHS.iter().position(named).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn months_are_known_by_their_beginning() {
        for (word, month) in
            [("Jan", 1), ("MÄRZ", 3), ("mär", 3), ("juil", 7), ("juin", 6), ("Okt", 10), ("dic", 12), ("sept", 9), ("mei", 5)]
        {
            assert_eq!(number(word), Some(month), "{word}");
        }
        for word in ["", "ja", "jam", "monday", "Marbach", "decimal"] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
