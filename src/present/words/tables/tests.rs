//! Each kind in its sentence, from files that live it.

use super::*;
use crate::learn::table::{Table, kind as guessed};
use crate::session::own::hint::{Hint, WhyUnused};

fn refused(bytes: &[u8], expected: &str) {
    assert_eq!(unreadable(&Table::read(bytes).unwrap_err()), expected);
}

fn notes(bytes: &[u8]) -> Vec<String> {
    Table::read(bytes).unwrap().notes.iter().map(note).collect()
}

fn unused(text: &str, expected: &str) {
    let why = guessed::why_unused(&Table::read(text.as_bytes()).unwrap().columns[0]).unwrap();
    assert_eq!(why_unused(&WhyUnused::Column(why)), expected);
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words() {
    refused(b"", "This file is empty.");
    refused(b"\n\n", "This file is empty: it holds nothing but blank lines.");
    refused(b"a,b,c\n", "This file has names of columns in its first row, and no rows below them.");
    refused(b"a,b\n1,\"never closed\n2,3\n", "In row 2, column 2, a quotation mark opens (\") and is never closed.");
    refused(
        &[b"a,b\n".as_slice(), &b"1,2\n".repeat(2_000), b"1,\0\n"].concat(),
        "Row 2,002 holds a byte that no text has, in column 2. This is no CSV file, or it is damaged there.",
    );
    refused(
        b"name\nAnna\nBert\n",
        "This file has one column only (“name”). It needs at least two: one to predict, and one to predict it from. Columns are divided by a \
         comma, a semicolon, a tab, or a line (|).",
    );
    refused(b"%PDF-1.7\n", "This is no CSV file: its first row holds no text.");
    refused(b"PK\x03\x04rest", "This is a spreadsheet or an archive, not a CSV file. Open it in its program and save it as CSV.");
    refused(b"<html>", "This is a web page or XML, not a CSV file. If it came from a link, perhaps one has to sign in there first.");
    refused(
        b"[{\"a\": 1}]",
        "This is JSON, not a CSV file: a table with one row for each line is wanted. Whatever made it can most likely write CSV as well.",
    );
}

#[test]
fn what_was_put_right_names_its_rows() {
    assert_eq!(
        notes(b"a,b,c\n1,2,3\n1,2\n1\n1,2,3,4\n5,6,7,\n"),
        [
            "2 rows have fewer cells than the first row: row 3 has 2 of 3. What is missing counts as empty. Also row 4.",
            "1 row has more cells than the first row: row 5 has 4 of 3. What is too much is left out.",
        ]
    );
    assert_eq!(
        notes(b"a,a\nx,n/a\ny,N/A\nz,null\n"),
        [
            "A name stands over more than one column: “a”. The later ones have a number behind it.",
            "These count as empty cells: “N/A” 2 times, “null” once.",
        ]
    );
    assert_eq!(
        notes(b"n,y\n\x80,a\nb,c\n"),
        ["Row 2, column “n”: this letter is not written in UTF-8. Such cells are read as Western European (Windows-1252)."]
    );
}

#[test]
fn a_column_without_use_says_why() {
    unused("a,b\nx,1\nx,2\n", "It says “x” in every row.");
    unused("a,b\nx,1\n,2\nx,1\n", "It says “x” in every row that is filled.");
    unused("a,b\n,1\n,2\n", "It is empty.");
    unused("card_id,b\n7,1\n4,2\n9,2\n", "Its name says that it is an id.");
    let falls: String = (0..30).map(|i| format!("{},{}\n", 90 - i, i % 7)).collect();
    unused(&format!("n,b\n{falls}"), "It numbers the rows: each value is smaller than the one before.");
    let rows: String = (0..30).map(|i| format!("{}.{} km,{}\n", i * 3, i % 10, i % 2)).collect();
    unused(
        &format!("way,y\n{rows}"),
        "Nearly every row has a text of its own: 30 different ones. A number with something behind it, such as “0.0 km” in row 2, is read as \
         text.",
    );
}

#[test]
fn what_is_worth_knowing_counts_rows_and_cells() {
    let check = |of: Hint, expected: &str| assert_eq!(hint(&of), expected);
    check(Hint::WithoutOutcome { rows: 1, first: 7 }, "1 row has no outcome and is left out: number 7 below the names.");
    check(
        Hint::WithoutOutcome { rows: 1_200, first: 7 },
        "1,200 rows have no outcome and are left out, the first of them number 7 below the names.",
    );
    let cells = |cells, dates| Hint::UnreadCells { column: "km".into(), dates, cells, row: 1_002, word: "far".into() };
    check(cells(1, false), "“km”: 1 cell is no number and counts as empty: “far” in row 1,002.");
    check(cells(2, true), "“km”: 2 cells are no date and stay beside the row above, such as “far” in row 1,002.");
}
