//! The different words of a column, numbered in order of appearance, with how often each occurs.
//!
//! All words stand one behind the other in one text; a small table of slots, a power of two and at most half full,
//! finds the number of a word. A column with too many different words is no category, and its dictionary is given up.

use crate::base::order;

/// The most different words that a dictionary holds.
pub const MOST_WORDS: usize = 5_000;
/// The most bytes of a word that are kept; of what follows, only a mark of which text it was.
const LONGEST: usize = 120;

/// The different words of a column.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    text: String,
    ends: Vec<u32>,
    counts: Vec<u32>,
    /// Number of a word plus one; 0 is free.
    slots: Vec<u16>,
}

impl Dictionary {
    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word with this number; the empty one if there is none.
    pub fn get(&self, number: u16) -> &str {
        let at = usize::from(number);
        let end = self.ends.get(at).map_or(self.text.len(), |e| *e as usize);
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).map_or(end, |e| *e as usize) };
        &self.text[start..end]
    }

    /// How often the word with this number occurs.
    pub fn count(&self, number: u16) -> u32 {
        self.counts.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// Numbers of all words, the most frequent first; of those that are as frequent, in the order of the alphabet, so that the
    /// order of the rows changes nothing.
    pub fn by_count(&self) -> Vec<u16> {
        let (count, word) = (|at: usize| self.count(at as u16), |at: usize| self.get(at as u16));
        let order = order::by(self.len(), &|a, b| count(b).cmp(&count(a)).then_with(|| word(a).cmp(word(b))));
        order.into_iter().map(|at| at as u16).collect()
    }

    /// The number of a word, if it is here.
    pub fn find(&self, word: &str) -> Option<u16> {
        (0..self.len() as u16).find(|number| self.get(*number) == word)
    }

    /// Counts a word; its number, or `None` if it is new and there is no room for it.
    pub fn put(&mut self, word: &str) -> Option<u16> {
        let whole = word;
        let shortened;
        let word = if whole.len() > LONGEST {
            // Two long texts that begin alike are two.
            shortened = format!("{}… ({:08x})", clipped(whole, LONGEST), hash(whole.as_bytes()));
            &shortened
        } else {
            whole
        };
        if self.slots.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(word.as_bytes()) as usize & mask;
        loop {
            match self.slots[at] {
                0 => break,
                known if self.get(known - 1) == word => {
                    self.counts[usize::from(known - 1)] += 1;
                    return Some(known - 1);
                }
                _ => at = (at + 1) & mask,
            }
        }
        if self.len() >= MOST_WORDS {
            return None;
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.counts.push(1);
        self.slots[at] = self.len() as u16;
        Some(self.len() as u16 - 1)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![0; size];
        for number in 0..self.len() as u16 {
            let mut at = hash(self.get(number).as_bytes()) as usize & (size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = number + 1;
        }
    }
}

/// FNV-1a with a last stir, so that the low bits depend on all of them.
fn hash(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    sum ^ (sum >> 15)
}

/// The beginning of a text, so many bytes at the most, cut between two letters.
pub fn clipped(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_numbers_and_are_counted() {
        let mut words = Dictionary::default();
        let numbers: Vec<_> = ["b", "a", "b", "", "a", "b"].iter().map(|w| words.put(w).unwrap()).collect();
        assert_eq!(numbers, [0, 1, 0, 2, 1, 0]);
        assert_eq!((words.get(0), words.get(1), words.get(2), words.len()), ("b", "a", "", 3));
        assert_eq!(words.by_count(), [0, 1, 2]);
        words.put("");
        assert_eq!(words.by_count(), [0, 2, 1]);
    }

    #[test]
    fn the_dictionary_ends_somewhere() {
        let mut words = Dictionary::default();
        for i in 0..MOST_WORDS {
            assert_eq!(words.put(&i.to_string()), Some(i as u16));
        }
        assert_eq!(words.put("one more"), None);
        assert_eq!(words.put("77"), Some(77));
        assert_eq!(words.put(&"ä".repeat(100)), None);
    }

    #[test]
    fn long_texts_that_begin_alike_are_told_apart() {
        let mut words = Dictionary::default();
        let [a, b] = ["a", "b"].map(|end| format!("{}{end}", "x".repeat(200)));
        assert_eq!([words.put(&a), words.put(&b), words.put(&a)], [Some(0), Some(1), Some(0)]);
        assert_eq!((words.find(words.get(1)), words.find("x")), (Some(1), None));
    }
}
