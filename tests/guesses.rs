//! For each guess about somebody's own table: files that differ only in how they are dressed (delimiter, signs in numbers, dates,
//! quotes, encoding, line ends, the order of the rows, words for nothing) are the same table and the same run. What is only
//! guessed is said, and can be chosen; what is chosen is part of the run's name, so that a replay reads the same table.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

#[path = "guesses/dress.rs"]
mod dress;

use std::sync::Arc;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::Tick;
use afterlaunch::learn::table::{ColumnKind, DayOrder, Decimal, Delimiter, ReadOptions, Table, Unreadable};
use afterlaunch::present::own_data;
use afterlaunch::session::Session;
use afterlaunch::session::own::hint::Hint;
use afterlaunch::session::own::{Choices, Name, Own};
use dress::{Dates, Dress, Numbers, rows};

fn read(bytes: &[u8]) -> Arc<Table> {
    Arc::new(Table::read(bytes).unwrap_or_else(|why| panic!("{why}")))
}

/// All that a run can see of a table, in order of time: a line for each row.
fn content(table: &Table) -> Vec<String> {
    let choices = Choices::guess(table);
    let cell = |at: usize, row: usize| -> String {
        let column = &table.columns[at];
        match choices.kinds[at] {
            ColumnKind::Number => format!("{:?}", column.number(row)),
            ColumnKind::Time => format!("{:?}", column.time(row)),
            _ => column.code(row).map_or_else(String::new, |code| column.words.get(code).to_owned()),
        }
    };
    let names =
        table.columns.iter().zip(&choices.kinds).map(|(column, kind)| format!("{}: {kind:?}", column.name)).collect::<Vec<_>>().join(", ");
    let line = |row: &u32| (0..table.columns.len()).map(|at| cell(at, *row as usize)).collect::<Vec<_>>().join(" | ");
    std::iter::once(names).chain(choices.known_rows(table).iter().map(line)).collect()
}

fn own(table: &Arc<Table>) -> Arc<Own> {
    Arc::new(Own::new(table, "file.csv", Choices::guess(table)).unwrap_or_else(|why| panic!("{why}")))
}

/// The state of the run on this table after some hours.
fn run(table: &Arc<Table>) -> String {
    let mut session = Session::on(own(table), 5).unwrap();
    while session.now() < Tick(200) {
        session.advance();
    }
    format!("{:?}", session.world().fingerprint())
}

/// The first line that differs.
fn same(a: &[String], b: &[String], what: &str) {
    if let Some((a, b)) = a.iter().zip(b).find(|(a, b)| a != b) {
        panic!("{what}:\n  {a}\n  {b}");
    }
    assert_eq!(a.len(), b.len(), "{what}: number of rows");
}

#[test]
fn files_that_differ_only_in_dress_are_the_same_table() {
    let mut pairs = 0;
    for seed in 0..2 {
        let rows = rows(seed, 260);
        let plain = content(&read(&Dress::default().put_on(&rows)));
        for dress in Dress::crossed() {
            let table = read(&dress.put_on(&rows));
            same(&plain, &content(&table), &format!("{dress:?} (notes: {:?})", table.notes));
            pairs += 1;
        }
    }
    println!("{pairs} pairs of files that differ only in dress");
    assert!(pairs > 600, "{pairs}");
}

#[test]
fn each_dress_by_itself_gives_the_same_run() {
    let rows = rows(7, 320);
    let plain = read(&Dress::default().put_on(&rows));
    let expected = run(&plain);
    let mut pairs = 0;
    for dress in Dress::singles() {
        let table = read(&dress.put_on(&rows));
        same(&content(&plain), &content(&table), &format!("{dress:?}"));
        assert_eq!(run(&table), expected, "{dress:?}");
        pairs += 1;
    }
    println!("{pairs} pairs of files with the same run");
    assert!(pairs >= 25, "{pairs}");
}

#[test]
fn a_beginning_that_misleads_is_read_again() {
    // More rows than the guess is made from: until then, no day is above 12 and no number tells its sign.
    let mut rows = rows(3, 6_000);
    for (at, row) in rows.iter_mut().enumerate() {
        let early = at < 5_000;
        row.minute = (if early { 42 + at as i64 / 500 } else { 400 + at as i64 / 40 }) * 1_440;
        row.cents = if early { 100 * (1_000 + row.cents.rem_euclid(9_000)) } else { row.cents };
    }
    let plain = content(&read(&Dress::default().put_on(&rows)));
    for dates in [Dates::DaySlash, Dates::MonthSlash] {
        for numbers in [Numbers::Points, Numbers::Commas] {
            let dress = Dress { dates, numbers, delimiter: Delimiter::Semicolon, ..Dress::default() };
            same(&plain, &content(&read(&dress.put_on(&rows))), &format!("{dress:?}"));
        }
    }
    let late: String =
        (0..9_000).map(|i| if i < 3_000 { format!("w{},{}\n", i % 7, i % 2) } else { format!("{}.5,{}\n", i % 90, i % 2) }).collect();
    let table = read(format!("n,y\n{late}").as_bytes());
    assert_eq!(table.columns[0].counts.numbers, 6_000);
    assert!(table.columns[0].can_be(ColumnKind::Number).is_ok(), "numbers that come late are numbers");
}

#[test]
fn what_no_cell_tells_is_said_and_can_be_chosen() {
    let text: String =
        (0..300).map(|i| format!("{:02}/{:02}/2023;{}.{:03};{}\n", 1 + i * 5 % 12, 1 + i * 7 % 12, 1 + i % 9, i, i % 2)).collect();
    let text = format!("when;amount;paid\n{text}");
    let table = read(text.as_bytes());
    for words in ["No cell tells which number is the day", "No cell tells whether a decimal comma was meant"] {
        let notes = own_data::notes(&table);
        assert!(notes.iter().any(|note| note.contains(words)), "{words:?} is not in {notes:?}");
    }
    let chosen = |order, sign| {
        let options = ReadOptions { day_orders: [(0, order)].into(), decimals: [(1, sign)].into(), ..ReadOptions::default() };
        Arc::new(Table::read_as(text.as_bytes(), options).unwrap())
    };
    let (a, b) = (chosen(DayOrder::DayFirst, Decimal::Point), chosen(DayOrder::MonthFirst, Decimal::Comma));
    assert_eq!((a.columns[1].number(5), b.columns[1].number(5)), (Some(6.005), Some(6_005.0)));
    assert_ne!(a.columns[0].time(5), b.columns[0].time(5));
    assert_ne!(run(&a), run(&b), "the choices matter");
    // They are part of the name of the run: whoever has it and the file reads the same table.
    for table in [a, b] {
        let name = Name::decode(&own(&table).name.encode()).unwrap().unwrap();
        let (options, choices) = name.choices.unwrap();
        let again = Arc::new(Table::read_as(text.as_bytes(), options).unwrap());
        assert_eq!((again.fingerprint, &content(&again)), (name.fingerprint, &content(&table)));
        assert_eq!(choices, Choices::guess(&again));
        assert_eq!(run(&again), run(&table));
    }
}

#[test]
fn each_guess_can_be_overruled() {
    let cells = |table: &Table| table.columns.iter().map(|c| (c.name.clone(), c.counts.filled)).collect::<Vec<_>>();
    let text = b"title\na;b,c\n1;2,?\n3;4,5\nSUM;9,0\n";
    let as_chosen = |options: ReadOptions| Table::read_as(text, options).unwrap();
    let comma = as_chosen(ReadOptions { delimiter: Some(Delimiter::Comma), first: Some(2), ..ReadOptions::default() });
    assert_eq!(cells(&comma), [("a;b".to_owned(), 3), ("c".to_owned(), 2)]);
    let semicolon =
        as_chosen(ReadOptions { delimiter: Some(Delimiter::Semicolon), first: Some(2), last: Some(4), ..ReadOptions::default() });
    assert_eq!((semicolon.rows, cells(&semicolon)[0].clone()), (2, ("a".to_owned(), 2)));
    let data = as_chosen(ReadOptions { header: Some(false), first: Some(2), ..ReadOptions::default() });
    assert_eq!((data.rows, data.columns[0].name.as_str()), (4, "column 1"));
    let words =
        ReadOptions { delimiter: Some(Delimiter::Comma), first: Some(2), missing: Some(vec!["0".to_owned()]), ..ReadOptions::default() };
    assert_eq!(as_chosen(words).columns[1].counts.filled, 2);
}

#[test]
fn choices_that_still_make_sense_stay_when_a_file_is_read_in_another_way() {
    let text: String =
        (0..300).map(|i| format!("{};{}.{:03};{};x{}\n", i * 37 % 90, 1 + i % 9, i, ["a", "b", "c"][i % 3], i % 4)).collect();
    let text = format!("km;amount;kind;group\n{text}");
    let table = read(text.as_bytes());
    let mut choices = Choices::guess(&table);
    choices.call(&table, 0, ColumnKind::Ignored);
    choices.choose_target(&table, 2);
    choices.positive = afterlaunch::session::own::Positive::Word(table.columns[2].words.find("c").unwrap());
    (choices.missed_eur, choices.delay_hours) = (77.0, 3.0);
    let options = ReadOptions { decimals: [(1, Decimal::Comma)].into(), ..ReadOptions::default() };
    let again = Table::read_as(text.as_bytes(), options).unwrap();
    let kept = choices.carried(&table, &again);
    assert_eq!((kept.kinds[0], kept.target, kept.missed_eur, kept.delay_hours), (ColumnKind::Ignored, 2, 77.0, 3.0));
    assert_eq!(kept.positive, choices.positive);
    // Of columns that are no more, nothing is left.
    let options = ReadOptions { delimiter: Some(Delimiter::Comma), header: Some(false), ..ReadOptions::default() };
    assert!(Table::read_as(text.as_bytes(), options).is_err_and(|why| matches!(why, Unreadable::OneColumn { .. })));
}

#[test]
fn nothing_is_lost_without_a_sentence_that_names_the_row() {
    let row = |i: usize| format!("{},{},{}\n", i % 80, ["plain", "wide"][i % 2], ["yes", "no"][i % 3 % 2]);
    let table = |change: &dyn Fn(usize) -> String| format!("age,size,paid\n{}", (0..300).map(change).collect::<String>());
    let noted = |text: String, rows: u32, part: &str| {
        let table = read(text.as_bytes());
        let notes = own_data::notes(&table);
        assert!(notes.iter().any(|note| note.contains(part)), "{part:?} is not in {notes:?}");
        assert_eq!(table.rows, rows, "{part}");
    };
    let at = |places: &'static [usize], put: &'static str| {
        table(&move |i| if places.contains(&i) { format!("{},{put}\n", i % 80) } else { row(i) })
    };
    noted(at(&[100, 140], "\"5 inch,no"), 300, "In row 102 a quotation mark");
    noted(at(&[100, 140, 200], "\"5 inch,no"), 300, "Also rows 142, 202");
    noted(at(&[10], "\"two\nlines\",no"), 300, "1 cell goes over several lines of the file, up to 2: the first in row 12, column “size”");
    noted(at(&[10], "no"), 300, "row 12 has 2 of 3");
    noted(at(&[10], "a,b,c"), 300, "row 12 has 4 of 3");
    let names = |i: usize| format!("{}{}", if i == 150 { "age,size,paid\n" } else { "" }, row(i));
    noted(table(&names), 300, "1 row says the names of the columns again and is left out: row 152.");
    let second = |i: usize| {
        if i < 150 {
            row(i)
        } else if i == 150 {
            "\ncity,land,mayor\n".to_owned()
        } else {
            format!("Rome{i},Italy{i},x{i}\n")
        }
    };
    noted(table(&second), 150, "Row 153 looks like the names of another table (“city”, “land”, “mayor”).");
    noted(format!("Report\n\n{}", table(&row)), 300, "Rows 1 to 2 stand above the table and are not read.");
    let long = format!("{},no", "x".repeat(5_000));
    noted(
        table(&|i| if i == 10 { format!("1,{long}\n") } else { row(i) }),
        300,
        "1 cell is longer than 4,096 bytes: row 12, column “size”",
    );
    noted(table(&|i| if i == 10 { "1,n/a,no\n".into() } else { row(i) }), 300, "These count as empty cells: “N/A” once.");
}

#[test]
fn too_few_of_one_outcome_among_the_oldest_rows_is_said_before_the_run() {
    // In order of time; the positives stand at one end, more and more of them: what is refused beforehand is what could not begin.
    for rows in [240u32, 700, 20_000] {
        for tenth in 1..10u32 {
            for first in [true, false] {
                let positives = rows * tenth / 10;
                let yes = |i: u32| if first { i < positives } else { i >= rows - positives };
                let text: String = (0..rows).map(|i| format!("{},{}\n", i * 7 % 60, if yes(i) { "yes" } else { "no" })).collect();
                let table = read(format!("a,failed\n{text}").as_bytes());
                let choices = Choices::guess(&table);
                let said = choices.check(&table);
                if rows < 1_000 || tenth % 4 == 3 {
                    let begins = Own::new(&table, "x.csv", choices.clone()).and_then(|own| Session::on(Arc::new(own), 3));
                    assert_eq!(said.is_ok(), begins.is_ok(), "{positives} of {rows}, first: {first}: {said:?}, {:?}", begins.err());
                }
                let live =
                    choices.hints(&table).iter().any(|hint| matches!(hint, Hint::NoNewerPositive { .. } | Hint::AllNewerPositive { .. }));
                assert_eq!(
                    live,
                    if first { positives <= rows * 6 / 10 } else { positives >= rows - rows * 6 / 10 },
                    "{positives} of {rows}, {first}"
                );
            }
        }
    }
}

/// Random cells, as RFC 4180 has them.
fn well_formed(seed: u64, delimiter: u8) -> (Vec<u8>, Vec<Vec<String>>) {
    let mut dice = Dice::keyed(seed, Stream::History, 0);
    let mut throw = |most: u64| (dice.bits() >> 33) % most;
    let parts = ["a", "b c", ",", ";", "\t", "|", "\"", "é", "7", ".", "-", "\n", "x\"y", "end"];
    let width = 2 + throw(4) as usize;
    let mut expected: Vec<Vec<String>> = vec![(0..width).map(|at| format!("name {at}")).collect()];
    for _ in 0..5 + throw(60) {
        let cell = |throw: &mut dyn FnMut(u64) -> u64| {
            let mut cell: String = (0..throw(4)).map(|_| parts[throw(parts.len() as u64) as usize]).collect();
            // A text of one line break at most: with more, it may look like rows.
            while cell.matches('\n').count() > 1 {
                cell = cell.replacen('\n', " ", 1);
            }
            cell.trim().to_owned()
        };
        expected.push((0..width).map(|_| cell(&mut throw)).collect());
    }
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    expected.iter().for_each(|row| writer.write_record(row).unwrap());
    (writer.into_inner().unwrap(), expected)
}

#[test]
fn well_formed_files_have_the_cells_that_another_reader_finds() {
    let mut cells = 0;
    for seed in 0..400 {
        let delimiter = Delimiter::ALL[seed as usize % 4];
        let (bytes, written) = well_formed(seed, delimiter.byte());
        let mut other = csv::ReaderBuilder::new().delimiter(delimiter.byte()).has_headers(false).from_reader(bytes.as_slice());
        let expected: Vec<Vec<String>> = other.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(expected, written);
        let options = ReadOptions {
            delimiter: Some(delimiter),
            header: Some(true),
            first: Some(1),
            last: Some(u32::MAX),
            missing: Some(Vec::new()),
            ..ReadOptions::default()
        };
        let table = Table::read_as(&bytes, options).unwrap();
        let got = (0..table.rows as usize).map(|row| {
            let cell = |column: &afterlaunch::learn::table::Column| column.code(row).map_or("", |code| column.words.get(code)).to_owned();
            table.columns.iter().map(cell).collect::<Vec<_>>()
        });
        assert_eq!(got.collect::<Vec<_>>(), expected[1..], "seed {seed}: {:?}", String::from_utf8_lossy(&bytes));
        cells += expected.len() * expected[0].len();
    }
    println!("{cells} cells of well-formed files as another reader finds them");
}

/// The dresses are dresses: each changes the bytes.
#[test]
fn each_dress_changes_the_file() {
    let rows = rows(1, 40);
    let plain = Dress::default().put_on(&rows);
    for dress in Dress::singles() {
        assert_ne!(dress.put_on(&rows), plain, "{dress:?}");
    }
    assert!(Dress::crossed().len() > 300);
}
