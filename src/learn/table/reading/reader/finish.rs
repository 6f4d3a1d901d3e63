//! The end of a reading: a table, a refusal, or what the end has taught, with which the file is read once more.

use super::{Learnt, MOST_PASSES, Reader};
use crate::learn::table::columns::column::ReadAs;
use crate::learn::table::columns::dictionary::clipped;
use crate::learn::table::dates::days::day_orders;
use crate::learn::table::limits::MOST_BYTES;
use crate::learn::table::numbers::written::decimals;
use crate::learn::table::options::{Decimal, ReadOptions};
use crate::learn::table::reading::cells::Cutter;
use crate::learn::table::result::{FileWritten, Table, Unreadable};

/// What comes of reading a file.
#[derive(Clone, Debug)]
pub enum Read {
    /// It has been read.
    Table(Box<Table>),
    /// Its end has shown that its beginning was misread: it has to be read once more, by this reader.
    Again(Box<Reader>),
}

impl Table {
    /// Reads a whole file at once, and guesses how it is written.
    ///
    /// # Errors
    /// If it is no table: what is wrong, and where.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::read_as(bytes, ReadOptions::default())
    }

    /// The same, as somebody has chosen.
    ///
    /// # Errors
    /// If it is no table: what is wrong, and where.
    pub fn read_as(bytes: &[u8], options: ReadOptions) -> Result<Self, Unreadable> {
        let mut reader = Reader::new(bytes.len() as u64, options)?;
        loop {
            reader.push(&bytes[..bytes.len().min(MOST_BYTES as usize)])?;
            match reader.finish()? {
                Read::Table(table) => return Ok(*table),
                Read::Again(again) => reader = *again,
            }
        }
    }
}

impl Reader {
    /// The file has ended, or no more of it is wanted.
    ///
    /// # Errors
    /// If it holds no table.
    pub fn finish(mut self) -> Result<Read, Unreadable> {
        if self.dialect.is_none() {
            self.open()?;
        }
        let cut_off = !self.over && (self.read < self.total || self.rows >= self.most_rows);
        if !cut_off && !self.over {
            if self.cutter.open_quote().is_some() {
                if !self.stray_is_open() {
                    return Err(self.open_quote());
                }
            } else if self.cutter.finish() {
                let cutter = std::mem::replace(&mut self.cutter, Cutter::new(b','));
                self.look_at_quote(&cutter);
                self.take(cutter.cell(b""), true)?;
            }
        }
        if let Some(learnt) = self.learns() {
            return Ok(Read::Again(Box::new(Self::fresh(self.total, self.options, learnt))));
        }
        for column in &mut self.columns {
            column.cut(self.rows as usize);
            column.close();
        }
        self.refuse_what_is_no_table()?;
        let dialect = self.dialect.take().expect("the file is open");
        let ends = self.learnt.ends;
        let notes = self.events.notes(&self.columns, &dialect, self.width, (cut_off, self.rows), ends.as_ref(), &self.missing);
        let last = self.options.last.or(ends.map(|(row, _)| row)).filter(|last| *last < u32::MAX);
        Ok(Read::Table(Box::new(Table {
            rows: self.rows,
            columns: self.columns,
            preview: self.preview,
            notes,
            fingerprint: self.content.sum(self.total),
            written: FileWritten {
                delimiter: dialect.delimiter,
                header: dialect.header,
                first: dialect.first,
                last,
                missing: self.missing.words(),
            },
            options: self.options,
        })))
    }

    fn refuse_what_is_no_table(&self) -> Result<(), Unreadable> {
        if self.columns.is_empty() {
            return Err(Unreadable::Blank);
        }
        if self.columns.len() == 1 {
            return Err(Unreadable::OneColumn { name: clipped(&self.columns[0].name, 60).to_owned() });
        }
        if self.rows == 0 {
            return Err(Unreadable::NoRows);
        }
        Ok(())
    }

    /// What the whole file shows that its beginning did not: it has to be read once more.
    fn learns(&self) -> Option<Learnt> {
        let mut learnt = Learnt { passes: self.learnt.passes + 1, ..self.learnt.clone() };
        if self.learnt.passes >= MOST_PASSES {
            return None;
        }
        if !self.strays.is_subset(&learnt.literal) {
            learnt.literal.extend(&self.strays);
            return Some(learnt);
        }
        if self.options.last.is_none()
            && learnt.ends.is_none()
            && let Some(second) = self.seconds.found(&self.columns)
        {
            learnt.ends = Some((second.row - 1, second.cells.clone()));
            return Some(learnt);
        }
        let written: Vec<_> = self.columns.iter().map(|column| &column.written).collect();
        let decimals = decimals(&written, self.dialect.as_ref()?.delimiter);
        let days: Vec<_> = self.columns.iter().map(|column| &column.days).collect();
        let day_orders = day_orders(&days, decimals.contains(&Decimal::Comma));
        let decided = self.columns.iter().enumerate().map(|(at, column)| {
            let now = column.read_as;
            let decided = ReadAs {
                // Where nothing can be read in another way, another way changes nothing.
                decimal: if column.written.has_signs() { decimals[at] } else { now.decimal },
                day_order: if column.days.possible().is_empty() { now.day_order } else { day_orders[at] },
                patient: now.patient || column.gave_up_too_early(),
            };
            self.chosen(at, decided)
        });
        learnt.columns = decided.collect();
        let differs = self.columns.iter().zip(&learnt.columns).any(|(column, decided)| column.read_as != *decided);
        differs.then_some(learnt)
    }
}
