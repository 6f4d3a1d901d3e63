//! How a file is written: what divides its cells, where its table begins, whether that begins with names. Told from its
//! beginning, by many rows and never by the first alone.
//!
//! A delimiter is right where most rows have equally many cells, and where its cells are clean: numbers, dates, and texts in
//! which no other delimiter stands (after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type
//! patterns", 2019). `Width, m;Rent, EUR` over `9,5;810,20` has three cells by either sign; but `5;810` is no clean cell.

use super::cells::{Cutter, Found};
use super::text::western;
use crate::learn::table::dates::date::dated;
use crate::learn::table::dates::days::{Days, day_orders};
use crate::learn::table::numbers::dress::undressed;
use crate::learn::table::numbers::number::exact;
use crate::learn::table::numbers::written::{Written, decimals};
use crate::learn::table::options::{DayOrder, Decimal, Delimiter, ReadOptions};

/// Rows that are looked at.
const ROWS: usize = 1_000;

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What divides cells.
    pub delimiter: Delimiter,
    /// The first row that is read holds names.
    pub header: bool,
    /// The first row that is read, from 1 on.
    pub first: u32,
    /// The names begin one column too far to the left: above the first column stands none.
    pub names_lack_one: bool,
    /// The decimal sign of each column.
    pub decimals: Vec<Decimal>,
    /// The order of each column's dates.
    pub day_orders: Vec<DayOrder>,
}

impl Dialect {
    /// Of a file that begins like this. `whole` says that nothing comes after it.
    pub fn of(start: &[u8], whole: bool, options: &ReadOptions) -> Self {
        let parted = |delimiter: Delimiter| (delimiter, rows(start, delimiter, whole));
        let mut best = parted(options.delimiter.unwrap_or(Delimiter::Comma));
        if options.delimiter.is_none() {
            let mut most = fit(&best.1, best.0);
            for other in Delimiter::ALL.into_iter().skip(1).map(parted) {
                let score = fit(&other.1, other.0);
                if score > most {
                    (most, best) = (score, other);
                }
            }
        }
        let (delimiter, rows) = best;
        let width = typical_width(&rows);
        let above = rows.iter().take_while(|row| is_above(row, width)).count();
        let first = options.first.unwrap_or_else(|| rows.get(above).map_or(1, |row| row.number)).max(1);
        let table: Vec<&Row> = rows.iter().filter(|row| row.number >= first).collect();
        let header = options.header.unwrap_or_else(|| has_names(&table));
        let lacks = |row: &&Row| header && row.cells.len() + 1 == width && width > 2;
        let most = table.iter().filter(|row| row.cells.len() == width).count() * 5 > table.len() * 4;
        let trails = table.iter().skip(1).all(|row| row.cells.len() != width || row.cells[width - 1].is_empty());
        let names_lack_one = most && !trails && table.first().is_some_and(lacks);
        let (decimals, day_orders) = written(&table[usize::from(header).min(table.len())..], delimiter, width);
        Self { delimiter, header, first, names_lack_one, decimals, day_orders }
    }
}

/// A row of the beginning: its number in the file, and its cells.
struct Row {
    number: u32,
    cells: Vec<String>,
}

impl Row {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

fn rows(start: &[u8], delimiter: Delimiter, whole: bool) -> Vec<Row> {
    let mut cutter = Cutter::new(delimiter.byte());
    let (mut rows, mut cells, mut at, mut number) = (Vec::new(), Vec::new(), 0, 1);
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map_or_else(|_| western(bytes), str::to_owned).trim().to_owned();
    while rows.len() < ROWS
        && let Found::Cell { last } = cutter.next(start, &mut at)
    {
        cells.push(text(cutter.cell(start)));
        if last {
            rows.push(Row { number, cells: std::mem::take(&mut cells) });
            number += 1;
        }
    }
    // Half a row tells something only where the whole of it, or no other, is known.
    if (whole || rows.is_empty()) && rows.len() < ROWS && cutter.finish() {
        cells.push(text(cutter.cell(start)));
        rows.push(Row { number, cells });
    }
    rows.retain(|row| row.cells.len() > 1 || !row.cells[0].is_empty());
    rows
}

/// As many cells as most rows have; of two that are as frequent, the larger number.
fn typical_width(rows: &[Row]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| (run.len(), run[0])).map_or(0, |run| run[0])
}

fn is_number(cell: &str) -> bool {
    undressed(cell).is_some_and(|number| Decimal::ALL.iter().any(|sign| exact(number.bytes(), sign.byte()).is_some()))
}

fn is_moment(cell: &str) -> bool {
    dated(cell).is_some_and(|date| DayOrder::ALL.into_iter().any(|order| date.at(order).is_some()))
}

fn fit(rows: &[Row], delimiter: Delimiter) -> f64 {
    let width = typical_width(rows);
    if width < 2 {
        return 0.0;
    }
    let others = |cell: &str| Delimiter::ALL.into_iter().any(|other| other != delimiter && cell.contains(char::from(other.byte())));
    let clean = |cell: &&String| !others(cell) || is_number(cell) || is_moment(cell);
    let alike = || rows.iter().filter(|row| row.cells.len() == width);
    let share = alike().count() as f64 / rows.len() as f64;
    let cells = alike().flat_map(|row| &row.cells);
    let cleanness = cells.filter(clean).count() as f64 / (alike().count() * width) as f64;
    // Of two that fit, the one with more cells; but the second cell counts more than the twelfth.
    share * cleanness * (1.0 - 1.0 / width as f64)
}

/// A row that stands above a table: a title, a date, nothing in most of its cells.
fn is_above(row: &Row, width: usize) -> bool {
    let filled = row.filled();
    if width > 2 { row.cells.len() + 1 < width && filled * 2 <= width || filled <= 1 } else { row.cells.len() < width }
}

/// The first row holds names: over columns of numbers and dates stand words; elsewhere, no word stands there that comes again.
fn has_names(rows: &[&Row]) -> bool {
    let Some((first, below)) = rows.split_first() else { return true };
    let (mut names, mut data) = (0, 0);
    for (at, name) in first.cells.iter().enumerate() {
        let cells = || below.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let filled = cells().count();
        let typed = cells().filter(|cell| is_number(cell) || is_moment(cell)).count();
        let all_typed = filled > 0 && typed * 10 >= filled * 9;
        let itself = is_number(name) || is_moment(name);
        // Years are names, too, where other names stand beside them.
        let year = name.len() == 4 && exact(name.as_bytes(), b'.').is_some_and(|year| (1900.0..2200.0).contains(&year));
        match (name.is_empty(), all_typed, itself) {
            (true, ..) => {}
            (_, true, false) => names += 2,
            (_, true, true) if year => {}
            (_, _, true) => data += 2,
            (_, false, false) => {
                let again = cells().filter(|cell| *cell == name).count();
                data += usize::from(again > 1);
            }
        }
    }
    let plain = first.cells.iter().any(|cell| !is_number(cell));
    names > data || names == data && plain
}

/// What the columns tell of their numbers and dates.
fn written(rows: &[&Row], delimiter: Delimiter, width: usize) -> (Vec<Decimal>, Vec<DayOrder>) {
    let mut numbers = vec![Written::default(); width];
    let mut days = vec![Days::default(); width];
    for row in rows {
        for ((cell, numbers), days) in row.cells.iter().zip(&mut numbers).zip(&mut days) {
            if let Some(number) = undressed(cell) {
                numbers.see(number.bytes(), row.number);
            }
            if let Some(date) = dated(cell) {
                days.see(&date, cell, row.number);
            }
        }
    }
    let decimals = decimals(&numbers.iter().collect::<Vec<_>>(), delimiter);
    let days = day_orders(&days.iter().collect::<Vec<_>>(), decimals.contains(&Decimal::Comma));
    (decimals, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Dialect {
        Dialect::of(text.as_bytes(), true, &ReadOptions::default())
    }

    fn check(text: &str, delimiter: Delimiter, decimals: &str, header: bool) {
        let dialect = of(text);
        let signs: String = dialect.decimals.iter().map(|sign| char::from(sign.byte())).collect();
        assert_eq!((dialect.delimiter, signs.as_str(), dialect.header), (delimiter, decimals, header), "{text:?}");
    }

    #[test]
    fn a_file_tells_how_it_is_written() {
        check("a,b\n1,2\n3,4\n", Delimiter::Comma, "..", true);
        check("a;b\n1,5;2,5\n3,25;4,0\n", Delimiter::Semicolon, ",,", true);
        check("a;b\n1.5;2.5\n", Delimiter::Semicolon, "..", true);
        check("a\tb\nx, y\t2\n", Delimiter::Tab, "..", true);
        check("a|b|c\n1|2|3", Delimiter::Bar, "...", true);
        check("1,2\n3,4\n", Delimiter::Comma, "..", false);
        check("name\nx\ny\n", Delimiter::Comma, ".", true);
        check("\"a,b\";c\n\"1,2\";3\n", Delimiter::Semicolon, ",,", true);
        check("", Delimiter::Comma, "", true);
        check("Fläche, m2;Miete, EUR;Zahlung\n159,9;1274,89;spät\n99,6;473,99;ok\n", Delimiter::Semicolon, ",,,", true);
        check("a,b\n\"1,5\",\"2,25\"\n", Delimiter::Comma, ",,", true);
        check("city;note\nRome;\"one, two\"\nOslo;\"three, four\"\n", Delimiter::Semicolon, "..", true);
    }

    #[test]
    fn names_are_told_from_data() {
        check("2019,2020,name\n1,2,x\n3,4,y\n", Delimiter::Comma, "...", true);
        check("2024-01-01,x\n2024-01-02,y\n", Delimiter::Comma, "..", false);
        check("red,yes\nblue,no\nred,yes\nred,no\nblue,yes\n", Delimiter::Comma, "..", false);
        check("colour,paid\nblue,no\nred,yes\nred,no\n", Delimiter::Comma, "..", true);
    }

    #[test]
    fn a_table_may_begin_further_down() {
        let first = |text: &str| of(text).first;
        assert_eq!(first("Report of May\n\na;b;c\n1;2;3\n4;5;6\n"), 3);
        assert_eq!(first("Report;;\na;b;c\n1;2;3\n4;5;6\n"), 2);
        assert_eq!(first("a;b;c\n1;2;3\n4;5;6\n"), 1);
        assert_eq!(first("a;b\n1;2\n4;5\n"), 1);
        let short = of("b,c\nx,1,2\ny,3,4\nz,3,4\nw,3,4\nv,3,4\n");
        assert!(short.names_lack_one && short.first == 1);
        assert!(!of("a;b;c\n1;2;3;\n4;5;6;\n").names_lack_one);
    }
}
