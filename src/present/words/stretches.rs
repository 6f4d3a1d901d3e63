//! A text in stretches of words and of figures.

/// A text in stretches, and which of them are figures: "Now", "81 %", "of tickets". Whoever reads the page in another language
/// has its words translated, and its figures left as they are.
pub fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut figures: Vec<(usize, usize)> = Vec::new();
    let mut end_of_last = 0;
    for word in text.split_whitespace() {
        let start = end_of_last + text[end_of_last..].find(word).unwrap_or_default();
        end_of_last = start + word.len();
        let core = word.trim_start_matches(['(', '“', '‘']).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '’']);
        let from = start + word.find(core).unwrap_or_default();
        let last = figures.last_mut().filter(|(_, end)| text[*end..from].trim().is_empty());
        match last {
            // What stands side by side is one: "7,890 12", "81 %".
            Some((_, end)) if core == "%" || core.contains(|c: char| c.is_ascii_digit()) => *end = from + core.len(),
            None if core.contains(|c: char| c.is_ascii_digit()) => figures.push((from, from + core.len())),
            _ => {}
        }
    }
    let mut stretches = Vec::new();
    let mut at = 0;
    for (from, to) in figures {
        stretches.extend((from > at).then(|| (false, &text[at..from])));
        stretches.push((true, &text[from..to]));
        at = to;
    }
    stretches.extend((at < text.len()).then(|| (false, &text[at..])));
    stretches
}
