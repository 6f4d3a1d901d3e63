//! Whole files, cell by cell, against the crate `csv`.
//!
//! What is drawn stays within what both promise. The reader of tables differs by design where
//! - a cell has blanks around it: they are taken off, so both are compared without;
//! - a line holds one blank cell and nothing else: it is no row;
//! - a row is longer than the first: what is too much is left out. So it is with a single comma at its end, but where nearly
//!   all rows have one cell more, the names lack one; rows that are too long have two more here;
//! - a quoted text has three line breaks or more, with as many delimiters between them as a row has: then the quotation mark
//!   was a stray one. Texts here have two at most, and nothing stands behind a closing quotation mark;
//! - a second table stands below the first, or words stand for nothing: both are switched off.

use afterlaunch::learn::table::{Delimiter, MISSING, Read, ReadOptions, Reader, Table, Unreadable};

use super::Draw;

const FILES: u64 = 10_000;

/// How a file is written.
struct Style {
    delimiter: Delimiter,
    ends: Vec<&'static str>,
    /// Its form has to be found out: names above a column of numbers, rows of one length, no foreign delimiter.
    guessed: bool,
    header: bool,
    width: u64,
}

fn style(draw: &mut Draw) -> Style {
    let guessed = draw.one_in(4);
    let ends = ["\n", "\r\n", "\r"];
    let ends = if draw.one_in(8) { ends.to_vec() } else { vec![draw.one_of(&ends)] };
    Style { delimiter: draw.one_of(&Delimiter::ALL), ends, guessed, header: guessed || draw.one_in(2), width: draw.within(2, 6) }
}

/// A text that has to stand in quotes, or need not.
fn text(draw: &mut Draw, style: &Style) -> String {
    let own = char::from(style.delimiter.byte()).to_string();
    let signs: &[&str] = &["a", "b", "é", "7", " ", "=", "'", "\"", "𝄞", "-", ".", "\u{a0}"];
    let foreign: &[&str] = &[",", ";", "\t", "|"];
    let breaks: &[&str] = &["\n", "\r\n", "\r"];
    let (mut text, mut left) = (String::new(), 2);
    for _ in 0..draw.below(9) {
        match draw.below(12) {
            0 => text.push_str(&own),
            1 if !style.guessed => text.push_str(draw.one_of(foreign)),
            2 if left > 0 => {
                text.push_str(draw.one_of(breaks));
                left -= 1;
            }
            _ => text.push_str(draw.one_of(signs)),
        }
    }
    text
}

/// A cell as a file holds it.
fn cell(draw: &mut Draw, style: &Style, text: &str) -> String {
    let own = char::from(style.delimiter.byte());
    let must = text.starts_with('"') || text.contains([own, '\n', '\r']);
    if must || draw.one_in(4) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn row(draw: &mut Draw, style: &Style, first: bool) -> Vec<String> {
    let width = match draw.below(10) {
        0 if !first && !style.guessed => draw.within(1, style.width),
        1 if !first && !style.guessed => style.width + draw.within(2, 3),
        _ => style.width,
    };
    let one = |place: u64, draw: &mut Draw| match (first && style.header, place) {
        (true, _) => format!("n{}{place}", text(draw, &Style { guessed: true, ends: Vec::new(), ..*style })),
        (false, 0) if style.guessed => draw.below(5_000).to_string(),
        _ => text(draw, style),
    };
    (0..width).map(|place| one(place, draw)).collect()
}

fn file(draw: &mut Draw, style: &Style) -> String {
    let mut out = String::from(if draw.one_in(6) { "\u{feff}" } else { "" });
    let rows = draw.within(1, 7) + u64::from(style.header) + if style.guessed { 4 } else { 0 };
    for nth in 0..rows {
        if draw.one_in(9) {
            out.push_str(draw.one_of(&style.ends));
        }
        let texts = row(draw, style, nth == 0);
        // The first row says how wide the table is, so it is none that could be passed over.
        let texts = if nth == 0 && texts.iter().all(|text| text.trim().is_empty()) { vec!["x".to_owned(); texts.len()] } else { texts };
        let cells: Vec<String> = texts.iter().map(|text| cell(draw, style, text)).collect();
        out.push_str(&cells.join(&char::from(style.delimiter.byte()).to_string()));
        if nth + 1 < rows || draw.one_in(2) {
            out.push_str(draw.one_of(&style.ends));
        }
    }
    out
}

fn options(style: &Style) -> ReadOptions {
    let open = ReadOptions { last: Some(u32::MAX), missing: Some(Vec::new()), ..ReadOptions::default() };
    if style.guessed {
        return open;
    }
    ReadOptions { delimiter: Some(style.delimiter), header: Some(style.header), first: Some(1), ..open }
}

/// By the reader of tables, in pieces.
fn ours(bytes: &[u8], options: ReadOptions, piece: usize) -> Result<Table, Unreadable> {
    let mut reader = Reader::new(bytes.len() as u64, options)?;
    loop {
        bytes.chunks(piece).try_for_each(|piece| reader.push(piece))?;
        match reader.finish()? {
            Read::Table(table) => return Ok(*table),
            Read::Again(again) => reader = *again,
        }
    }
}

/// By `csv`: rows as wide as the first, without the lines that hold one blank cell.
fn theirs(bytes: &[u8], style: &Style) -> Vec<Vec<String>> {
    let mut read = csv::ReaderBuilder::new();
    read.has_headers(false).flexible(true).delimiter(style.delimiter.byte());
    let records = read.from_reader(bytes).into_records().map(|record| record.expect("it is UTF-8"));
    let trimmed = records.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    let mut rows: Vec<Vec<String>> = trimmed.filter(|row| row.len() > 1 || !row[0].is_empty()).collect();
    let width = rows[0].len();
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let word = |row: usize| {
        table.columns.iter().map(move |column| column.code(row).map_or("", |code| column.words.get(code)).to_owned()).collect()
    };
    (0..table.rows as usize).map(word).collect()
}

/// A name as the reader shows it: on one line.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn files_are_read_as_the_csv_crate_reads_them() {
    let (mut quoted, mut guessed) = (0, 0);
    for case in 0..FILES {
        let mut draw = Draw::new(case);
        let style = style(&mut draw);
        let text = file(&mut draw, &style);
        let mut expected = theirs(text.as_bytes(), &style);
        let table = match ours(text.as_bytes(), options(&style), draw.within(1, 40) as usize) {
            Ok(table) => table,
            Err(Unreadable::NoRows) if style.header && expected.len() == 1 => continue,
            Err(why) => panic!("file {case}, {text:?}: {why}"),
        };
        if style.header {
            let names: Vec<String> = expected.remove(0).iter().map(|name| on_one_line(name)).collect();
            let read: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
            assert_eq!(read, names, "names of file {case}, {text:?}");
        }
        assert_eq!(cells(&table), expected, "file {case}, {text:?}");
        quoted += u32::from(text.contains("\"\""));
        guessed += u32::from(style.guessed);
    }
    // The cases are worth something.
    assert!(quoted > 2_000 && guessed > 2_000, "{quoted} with doubled quotation marks, {guessed} guessed");
}

#[test]
fn what_stands_for_nothing_is_no_word() {
    let cells: Vec<String> = MISSING.iter().map(|word| format!("{word},1")).collect();
    let table = Table::read(format!("a,b\n{}\nx,2\n", cells.join("\n")).as_bytes()).unwrap();
    assert_eq!(table.columns[0].counts.filled, 1);
}
