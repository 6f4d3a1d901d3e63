//! How a file is written: what divides its cells, which sign stands before a fraction, and whether its first row
//! holds names. Told from its beginning.

use super::cells::{Cutter, Found};
use super::number::number;

/// Rows that are looked at.
const ROWS: usize = 200;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between two cells.
    pub delimiter: u8,
    /// The byte before a fraction: a point or a comma.
    pub decimal: u8,
    /// The first row holds names.
    pub header: bool,
}

impl Dialect {
    /// Of a file that begins like this. `whole` says that nothing comes after it.
    pub fn of(start: &[u8], whole: bool) -> Self {
        let mut best = (b',', 0usize, rows(start, b',', whole));
        for delimiter in [b',', b';', b'\t', b'|'] {
            let rows = rows(start, delimiter, whole);
            let width = rows.first().map_or(0, Vec::len);
            let alike = rows.iter().filter(|row| row.len() == width).count();
            // As many rows as possible have as many cells as the first; then, as many cells as possible.
            let score = if width < 2 { 0 } else { alike * 1_000 / rows.len() * 1_000 + width.min(999) };
            if score > best.1 {
                best = (delimiter, score, rows);
            }
        }
        let (delimiter, _, rows) = best;
        let decimal = if delimiter != b',' && commas_before_fractions(&rows) { b',' } else { b'.' };
        let names = rows.first().is_none_or(|first| first.iter().all(|cell| number(cell, decimal).is_none()));
        Self { delimiter, decimal, header: names }
    }
}

fn rows(start: &[u8], delimiter: u8, whole: bool) -> Vec<Vec<Vec<u8>>> {
    let mut cutter = Cutter::new(delimiter);
    let (mut rows, mut row, mut at) = (Vec::new(), Vec::new(), 0);
    while rows.len() < ROWS
        && let Found::Cell { last } = cutter.next(start, &mut at)
    {
        row.push(cutter.cell(start).trim_ascii().to_vec());
        if last {
            rows.push(std::mem::take(&mut row));
        }
    }
    // Half a row tells something only where the whole of it, or no other, is known.
    if (whole || rows.is_empty()) && rows.len() < ROWS && cutter.finish() {
        row.push(cutter.cell(start).trim_ascii().to_vec());
        rows.push(row);
    }
    rows.retain(|row| row.len() > 1 || !row[0].is_empty());
    rows
}

/// Some cells are numbers with a comma only, and none with a point only.
fn commas_before_fractions(rows: &[Vec<Vec<u8>>]) -> bool {
    let cells = || rows.iter().skip(1).flatten();
    let only = |decimal: u8, other: u8| cells().filter(|c| number(c, decimal).is_some() && number(c, other).is_none()).count();
    only(b',', b'.') > only(b'.', b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: char, decimal: char, header: bool) {
        let expected = Dialect { delimiter: delimiter as u8, decimal: decimal as u8, header };
        assert_eq!(Dialect::of(text.as_bytes(), true), expected, "{text:?}");
    }

    #[test]
    fn a_file_tells_how_it_is_written() {
        check("a,b\n1,2\n3,4\n", ',', '.', true);
        check("a;b\n1,5;2,5\n3,25;4,0\n", ';', ',', true);
        check("a;b\n1.5;2.5\n", ';', '.', true);
        check("a\tb\nx, y\t2\n", '\t', '.', true);
        check("a|b|c\n1|2|3", '|', '.', true);
        check("1,2\n3,4\n", ',', '.', false);
        check("name\nx\ny\n", ',', '.', true);
        check("\"a,b\";c\n\"1,2\";3\n", ';', ',', true);
        check("", ',', '.', true);
    }
}
