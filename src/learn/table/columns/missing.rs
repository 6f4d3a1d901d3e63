//! Words that stand in a cell of which nothing is known, and how often each did.

use crate::base::order;

/// What files write where nothing is known.
pub const MISSING: [&str; 26] = [
    "NA", "N/A", "n.a.", "NaN", "null", "(null)", "\\N", "none", "nil", "?", "-", "--", "---", "–", "—", ".", "#N/A", "<NA>", "#NV",
    "k.A.", "#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "missing",
];

/// The words of a file, and how often each stood in a cell.
#[derive(Clone, Debug)]
pub struct MissingMarkers {
    words: Vec<(String, u32)>,
    longest: usize,
}

impl MissingMarkers {
    /// These words, or those that files mostly write.
    pub fn new(chosen: Option<&[String]>) -> Self {
        let words: Vec<String> = chosen.map_or_else(|| MISSING.map(str::to_owned).to_vec(), <[String]>::to_vec);
        let longest = words.iter().map(String::len).max().unwrap_or(0);
        Self { words: words.into_iter().map(|word| (word, 0)).collect(), longest }
    }

    /// Nothing is known in this cell.
    pub fn is(&mut self, cell: &str) -> bool {
        if cell.is_empty() {
            return true;
        }
        let word = if cell.len() > self.longest { None } else { self.words.iter_mut().find(|(word, _)| word.eq_ignore_ascii_case(cell)) };
        word.is_some_and(|(_, count)| {
            *count += 1;
            true
        })
    }

    /// All words.
    pub fn words(&self) -> Vec<String> {
        self.words.iter().map(|(word, _)| word.clone()).collect()
    }

    /// Those that occurred, the most frequent first, and how often.
    pub fn found(&self) -> Vec<(&str, u32)> {
        let found: Vec<(&str, u32)> = self.words.iter().filter(|(_, n)| *n > 0).map(|(word, n)| (word.as_str(), *n)).collect();
        let order = order::by(found.len(), &|a, b| found[b].1.cmp(&found[a].1).then(found[a].0.cmp(found[b].0)));
        order.into_iter().map(|at| found[at]).collect()
    }
}
