//! Files of all sorts, good and bad.

use super::*;

/// Reads a text in pieces of several sizes; tells kinds and notes, or why not.
fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let whole = Table::read(bytes);
    for size in [1, 7, 4_096] {
        let again = Reader::new(bytes.len() as u64, ReadOptions::default()).and_then(|mut reader| {
            loop {
                bytes.chunks(size).try_for_each(|piece| reader.push(piece))?;
                match reader.finish()? {
                    Read::Table(table) => return Ok(*table),
                    Read::Again(again) => reader = *again,
                }
            }
        });
        match (&whole, again) {
            (Ok(a), Ok(b)) => {
                assert_eq!((a.rows, &a.notes, a.fingerprint), (b.rows, &b.notes, b.fingerprint), "pieces of {size}");
                assert!(a.columns.iter().zip(&b.columns).all(|(a, b)| a.name == b.name && a.counts.filled == b.counts.filled));
            }
            (Err(a), Err(b)) => assert_eq!(*a, b),
            (a, b) => panic!("pieces of {size}: {:?} against {:?}", a.as_ref().err(), b.err()),
        }
    }
    whole
}

fn check(text: &str, expected: &str) {
    let got = match read(text.as_bytes()) {
        Ok(table) => {
            let kinds: Vec<String> = table.columns.iter().map(|c| format!("{}: {:?}", c.name, kind::guess(c))).collect();
            format!("{} rows; {}", table.rows, kinds.join(", "))
        }
        Err(why) => why.to_string(),
    };
    assert_eq!(got, expected, "{text:?}");
}

fn refused(bytes: &[u8], expected: &Unreadable) {
    assert_eq!(read(bytes).err().as_ref(), Some(expected), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
}

fn noted(bytes: &[u8], expected: impl Fn(&ReadingNote) -> bool) -> Table {
    let table = read(bytes).unwrap();
    assert!(table.notes.iter().any(expected), "{:?}", table.notes);
    table
}

#[test]
fn kinds_are_guessed() {
    check("a,b\n1,x\n2,y\n2,y\n3,x\n", "4 rows; a: Number, b: Category");
    check("paid;km\nja;1,5\nnein;2,5\n", "2 rows; paid: YesNo, km: Number");
    check("when,ok,n\n2024-01-01,true,1\n2024-01-02,false,5\n2024-01-03,NA,3\n", "3 rows; when: Time, ok: YesNo, n: Number");
    check("id,zip,same\n7,01234,x\n3,04107,x\n9,80331,x\n", "3 rows; id: Ignored, zip: Category, same: Ignored");
    check("created_at,v\n1700000000,1\n1700000060,2\n1700000120,4\n", "3 rows; created_at: Time, v: Number");
    let since: String = (0..30).map(|i| format!("{},{}\n", 1_700_000_000 + 90 * i, i % 7)).collect();
    check(&format!("t,v\n{since}"), "30 rows; t: Time, v: Number");
    let cards: String = (0..30).map(|i| format!("{},{}\n", 90_000_000_000_000_000_u64 + i * i % 31 * 7_919, i % 7)).collect();
    check(&format!("card,v\n{cards}"), "30 rows; card: Ignored, v: Number");
    check("owed,v\n12.50-,1\n7.25,2\n3.00-,4\n", "3 rows; owed: Number, v: Number");
    check("lakh,v\n\"1,23,456.50\",1\n\"12,345.25\",2\n97.5,4\n", "3 rows; lakh: Number, v: Number");
    check("date,v\n31/12/2023,1\n01/02/2024,2\n03/02/2024,3\n", "3 rows; date: Time, v: Number");
}

#[test]
fn a_byte_order_mark_a_separator_line_and_blank_lines_are_no_data() {
    check("\u{FEFF}a,b\n\n1,x\n\n2,y\n3,y\n\n", "3 rows; a: Number, b: Category");
    check("sep=;\r\na;b\r\n1;x\r\n5;y\r\n2;y\r\n", "3 rows; a: Number, b: Category");
}

#[test]
fn a_file_without_a_table_is_refused() {
    refused(b"", &Unreadable::Empty);
    refused(b"\n\n\n", &Unreadable::Blank);
    refused(b"a,b,c\n", &Unreadable::NoRows);
    refused(b"name\nAnna\nBert\n", &Unreadable::OneColumn { name: "name".into() });
    refused(b"a,b\n1,\"never closed\n2,3\n", &Unreadable::OpenQuote { row: 2, column: 2 });
    refused(b"PK\x03\x04rest", &Unreadable::OtherFile(OtherFile::Spreadsheet));
    refused(b"%PDF-1.7\n", &Unreadable::OtherFile(OtherFile::Binary));
    refused(b"a,b\n1,\0\n", &Unreadable::NoText { row: 2, column: 2 });
    refused(&[b"a,b\n".as_slice(), &b"1,2\n".repeat(40_000), b"1,\0\n"].concat(), &Unreadable::NoText { row: 40_002, column: 2 });
}

#[test]
fn a_quote_that_is_never_closed_ends_the_reading_early() {
    let mut bytes = b"a,b\n1,2\n1,\"".to_vec();
    bytes.resize(900_000, b'x');
    refused(&bytes, &Unreadable::OpenQuote { row: 3, column: 2 });
}

#[test]
fn ragged_rows_are_put_right_and_named() {
    let table = noted(
        b"a,b,c\n1,2,3\n1,2\n1\n1,2,3,4\n5,6,7,\n",
        |note| matches!(note, ReadingNote::ShortRows { times, width: 3 } if times.rows == [3, 4] && times.first.size == 2),
    );
    let long = |note: &ReadingNote| matches!(note, ReadingNote::LongRows { times, width: 3 } if times.rows == [5] && times.first.size == 4);
    assert!(table.notes.iter().any(long), "{:?}", table.notes);
    assert_eq!(table.rows, 5);
    assert_eq!(table.columns[2].counts.filled, 3);
}

#[test]
fn another_encoding_is_read_and_named() {
    let table = noted(
        b"Stra\xDFe,n\nM\xFCnchen,1\nK\xF6ln,2\n\x80,2\n",
        |note| matches!(note, ReadingNote::Foreign { times, column } if times.first.row == 1 && column == "Straße"),
    );
    assert_eq!(table.columns[0].words.get(0), "München");
    assert_eq!(table.columns[0].words.get(2), "€");
}

#[test]
fn hostile_names_and_cells_are_only_text() {
    let long = "x".repeat(100_000);
    let text = format!("<img src=x onerror=alert(1)>,a\u{202E}b\t\u{7}c,{long},,a,a\n=cmd|' /C calc'!A0,<script>,{long},\u{0}1,2,3\n");
    let text = text.replace('\u{0}', "");
    let table = read(text.as_bytes()).unwrap();
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names[..2], ["<img src=x onerror=alert(1)>", "a b c"]);
    assert_eq!(names[2].chars().count(), 40);
    assert_eq!(names[3..], ["column 4", "a", "a (2)"]);
    assert_eq!(table.columns[0].words.get(0), "=cmd|' /C calc'!A0");
}

#[test]
fn two_thousand_columns_are_too_many_and_said_so() {
    let names: Vec<String> = (0..2_000).map(|i| format!("c{i}")).collect();
    let cells: Vec<String> = (0..2_000).map(|i| i.to_string()).collect();
    let text = format!("{}\n{}\n{}\n", names.join(","), cells.join(","), cells.join(","));
    let table = noted(text.as_bytes(), |note| *note == ReadingNote::TooManyColumns { width: 2_000 });
    assert_eq!((table.columns.len(), table.rows), (MOST_COLUMNS, 2));
}

#[test]
fn a_file_that_is_too_large_is_read_as_far_as_it_goes() {
    let mut reader = Reader::new(100 << 20, ReadOptions::default()).unwrap();
    let piece = b"1,2\n".repeat(1 << 16);
    reader.push(b"a,b\n").unwrap();
    while reader.wants() > 0 {
        reader.push(&piece).unwrap();
    }
    let Read::Table(table) = reader.finish().unwrap() else { panic!("once is enough") };
    assert_eq!(table.rows, MOST_ROWS);
    assert_eq!(table.notes[0], ReadingNote::CutOff { rows: MOST_ROWS });
}

#[test]
fn a_row_that_is_cut_off_by_the_end_of_what_is_read_is_left_out() {
    let mut reader = Reader::new(70 << 20, ReadOptions::default()).unwrap();
    let piece = format!("{},y\n", "z".repeat(1_000)).repeat(512);
    reader.push(b"a,b\n").unwrap();
    while reader.wants() > 0 {
        let size = (reader.wants() as usize).min(piece.len());
        reader.push(&piece.as_bytes()[..size]).unwrap();
    }
    let Read::Table(table) = reader.finish().unwrap() else { panic!("once is enough") };
    assert_eq!(table.columns[0].counts.rows, table.columns[1].counts.rows);
    assert_eq!(table.notes[0], ReadingNote::CutOff { rows: table.rows });
}

#[test]
fn what_a_column_can_be_is_said() {
    let text: String = std::iter::once("t,w\n".to_owned()).chain((0..6_000).map(|i| format!("{i},word{i}\n"))).collect();
    let table = read(text.as_bytes()).unwrap();
    let why = |column: usize, kind| table.columns[column].can_be(kind).unwrap_err();
    assert_eq!(why(1, ColumnKind::Category), CannotBe::Words);
    assert_eq!(why(1, ColumnKind::Number), CannotBe::Numbers { row: 2, word: "word0".into() });
    assert_eq!(why(0, ColumnKind::Time), CannotBe::Dates);
    assert!(table.columns[0].can_be(ColumnKind::Number).is_ok());
}

fn order(text: &str) -> Option<Vec<u32>> {
    Table::read(text.as_bytes()).unwrap().columns[0].order().map(<[u32]>::to_vec)
}

#[test]
fn rows_are_put_in_order_of_time() {
    assert_eq!(order("t,x\n2024-01-01,1\n2024-01-02,2\n"), None);
    assert_eq!(order("t,x\n2024-01-03,1\n2024-01-01,2\n,3\n2024-01-03,4\n2024-01-04,4\n1969-01-01,5\n"), Some(vec![5, 1, 2, 0, 3, 4]));
    assert_eq!(order("t,x\n5,1\n-3,2\n0,3\n1,4\n"), Some(vec![1, 2, 3, 0]));
    let many: String = std::iter::once("t,x\n".to_owned()).chain((0..5_000u32).map(|i| format!("{},1\n", i * 7_919 % 5_000))).collect();
    let sorted = order(&many).unwrap();
    assert!(sorted.windows(2).all(|w| w[0] * 7_919 % 5_000 < w[1] * 7_919 % 5_000));
}

#[test]
fn rows_of_one_moment_are_turned_round_where_the_newest_come_first() {
    assert_eq!(order("t,x\n2024-01-02,1\n2024-01-02,2\n2024-01-01,3\n2024-01-01,4\n"), Some(vec![3, 2, 1, 0]));
    assert_eq!(
        order("t,x\n2024-01-01 09:00:30,1\n2024-01-01 09:00:20,2\n2024-01-01 09:00:40,3\n2024-01-01 09:00:20.5,3\n"),
        Some(vec![1, 3, 0, 2])
    );
}

#[test]
fn numbers_that_a_double_cannot_hold_are_put_in_order_and_told_apart() {
    assert_eq!(
        order("t,x\n1790000000000000002,1\n1790000000000000001,2\n1790000000000000003,3\n1790000000000000004,3\n"),
        Some(vec![1, 0, 2, 3])
    );
    let text: String =
        std::iter::once("n,x\n".to_owned()).chain((0..40).map(|i| format!("{},{}\n", 9_007_199_254_740_992u64 + i, i % 7))).collect();
    let table = Table::read(text.as_bytes()).unwrap();
    assert_eq!(kind::why_unused(&table.columns[0]), Some(Unused::NumbersRows { climbs: true }));
}

#[test]
fn pages_and_json_are_named() {
    refused(b"<!DOCTYPE html>\n<html><body>Sign in, please</body></html>\n", &Unreadable::OtherFile(OtherFile::Markup));
    refused(b"  <?xml version=\"1.0\"?>\n<a,b/>\n", &Unreadable::OtherFile(OtherFile::Markup));
    refused(b"\xEF\xBB\xBF[{\"a\": 1, \"b\": 2},\n{\"a\": 1, \"b\": 3}]\n", &Unreadable::OtherFile(OtherFile::Json));
    refused(b"{\n \"rows\": [1, 2]}\n", &Unreadable::OtherFile(OtherFile::Json));
    check("[a],b\n1,x\n2,y\n2,y\n3,x\n", "4 rows; [a]: Number, b: Category");
}

#[test]
fn what_stands_behind_a_closing_quotation_mark_is_named() {
    let table = noted(
        b"city,n\n\"The \\\"Rome\\\" one\",1\nBonn,2\nBonn,3\n",
        |note| matches!(note, ReadingNote::BehindQuote { times, column } if times.first.row == 2 && column == "city"),
    );
    assert_eq!(table.rows, 3);
    assert!(read(b"city,n\n\"The \"\"Rome\"\" one\",1\nBonn,2\n").unwrap().notes.is_empty());
}

#[test]
fn a_number_with_a_unit_is_text_and_says_so() {
    let rows: String = (0..30).map(|i| format!("{}.{} km,{}\n", i * 3, i % 10, i % 2)).collect();
    let table = read(format!("way,y\n{rows}").as_bytes()).unwrap();
    let Some(Unused::Texts { different: Some(30), but }) = kind::why_unused(&table.columns[0]) else { panic!("each has a text") };
    assert_eq!(but, Some(TextBecause::NumberWithMore { row: 2, word: "0.0 km".into() }));
}
