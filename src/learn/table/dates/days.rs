//! In which order the numbers of a column's dates stand. In `3/4/2024` either number may be the day; `13/4/2024` tells, and a
//! whole column is read in the order that some of its cells tell, also of the rows before that cell.
//!
//! Where none tells, rows in order of time are likelier than rows out of order: of two orders, the one in which the column turns
//! back less often is taken. Where that is the same as well, another column of dates is followed, and at last custom: the day
//! first between points or where numbers have a decimal comma, the month first otherwise. What is only guessed is said.

use super::date::Dated;
use crate::learn::table::options::DayOrder;

const ORDERS: [DayOrder; 3] = DayOrder::ALL;

/// What the cells of a column tell of the order of its dates.
#[derive(Clone, Debug, Default)]
pub struct Days {
    /// Cells that leave the order open.
    open: u32,
    dotted: u32,
    /// For each order: cells that are days in it; steps forwards and back from cell to cell; years of two digits; the last day.
    fits: [u32; 3],
    steps: [[u32; 2]; 3],
    short: [u32; 3],
    last: [Option<i64>; 3],
    /// The first cell that is a day in some order only, by the order that it fits.
    odd: [Option<(u32, Box<str>)>; 3],
    /// The first cell that is a different day in another order.
    pub example: Option<Box<str>>,
}

impl Days {
    /// Takes in a date.
    pub fn see(&mut self, date: &Dated, cell: &str, row: u32) {
        if !date.is_open() {
            self.short[0] += u32::from(date.has_short_year(DayOrder::DayFirst));
            return;
        }
        self.open += 1;
        self.dotted += u32::from(date.is_dotted());
        let moments = ORDERS.map(|order| date.at(order));
        for (order, moment) in moments.iter().enumerate() {
            let Some(moment) = *moment else { continue };
            self.fits[order] += 1;
            self.short[order] += u32::from(date.has_short_year(ORDERS[order]));
            match self.last[order].replace(moment) {
                Some(last) if last < moment => self.steps[order][0] += 1,
                Some(last) if last > moment => self.steps[order][1] += 1,
                _ => {}
            }
            if moments.iter().flatten().count() == 1 {
                self.odd[order].get_or_insert_with(|| (row, cell.into()));
            }
        }
        if moments.iter().flatten().any(|moment| moments.iter().flatten().any(|other| other != moment)) {
            self.example.get_or_insert_with(|| cell.into());
        }
    }

    /// The order in which more cells are days than in any other; `None` if there is no such.
    pub fn decided(&self) -> Option<DayOrder> {
        let most = self.fits.iter().copied().max().filter(|most| *most > 0)?;
        let mut best = ORDERS.into_iter().filter(|order| self.fits[*order as usize] == most);
        let first = best.next()?;
        best.next().is_none().then_some(first)
    }

    /// Some cells are another day in another order, and none tells which is meant.
    pub fn is_open(&self) -> bool {
        self.open > 0 && self.decided().is_none() && self.example.is_some()
    }

    /// The orders in which cells are days at all.
    pub fn possible(&self) -> Vec<DayOrder> {
        ORDERS.into_iter().filter(|order| self.open > 0 && self.fits[*order as usize] > 0).collect()
    }

    /// A cell that is a day in another order only, and its row.
    pub fn against(&self, order: DayOrder) -> Option<(u32, &str)> {
        let others = ORDERS.into_iter().filter(|other| *other != order);
        others.filter_map(|other| self.odd[other as usize].as_ref()).map(|(row, cell)| (*row, &**cell)).min()
    }

    /// Some years have two digits, in this order.
    pub fn has_short_years(&self, order: DayOrder) -> bool {
        self.short[if self.open > 0 { order as usize } else { 0 }] > 0
    }

    fn guess(&self, elsewhere: Option<DayOrder>, custom: DayOrder) -> DayOrder {
        let most = self.fits.iter().copied().max().unwrap_or(0);
        let back = |order: DayOrder| self.steps[order as usize].into_iter().min();
        let fitting = || ORDERS.into_iter().filter(|order| most > 0 && self.fits[*order as usize] == most);
        let least = fitting().map(back).min();
        let best: Vec<DayOrder> = fitting().filter(|order| Some(back(*order)) == least).collect();
        let custom = if self.dotted > 0 { DayOrder::DayFirst } else { custom };
        let likely = || [elsewhere, Some(custom)].into_iter().flatten();
        likely().find(|order| best.contains(order)).or_else(|| best.first().copied()).unwrap_or(custom)
    }
}

/// The order of each column, where numbers have a decimal comma or not.
pub fn day_orders(columns: &[&Days], decimal_comma: bool) -> Vec<DayOrder> {
    let elsewhere = columns.iter().find_map(|column| column.decided());
    let custom = if decimal_comma { DayOrder::DayFirst } else { DayOrder::MonthFirst };
    columns.iter().map(|column| column.decided().unwrap_or_else(|| column.guess(elsewhere, custom))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::date::dated;
    use super::*;

    fn seen(cells: &str) -> Days {
        let mut days = Days::default();
        for (cell, row) in cells.split(' ').zip(1..) {
            days.see(&dated(cell).unwrap(), cell, row);
        }
        days
    }

    fn check(cells: &str, decimal_comma: bool, expected: DayOrder, open: bool) {
        let days = seen(cells);
        assert_eq!((day_orders(&[&days], decimal_comma)[0], days.is_open()), (expected, open), "{cells}");
    }

    #[test]
    fn one_cell_tells_for_all() {
        check("01/03/2024 02/03/2024 13/03/2024", false, DayOrder::DayFirst, false);
        check("01/03/2024 02/03/2024 03/13/2024", false, DayOrder::MonthFirst, false);
        check("24-03-01 24-03-31 32-04-01", false, DayOrder::YearFirst, false);
        check("12.31.2024 01.02.2024", false, DayOrder::MonthFirst, false);
    }

    #[test]
    fn where_none_tells_rows_in_order_are_likelier() {
        let days: Vec<String> = (1..=12).flat_map(|month| (1..=12).map(move |day| format!("{day:02}/{month:02}/2024"))).collect();
        check(&days.join(" "), false, DayOrder::DayFirst, true);
        let days: Vec<String> = (1..=12).flat_map(|month| (1..=12).map(move |day| format!("{month:02}/{day:02}/2024"))).collect();
        check(&days.join(" "), true, DayOrder::MonthFirst, true);
    }

    #[test]
    fn custom_comes_last() {
        check("03/04/2024", false, DayOrder::MonthFirst, true);
        check("03/04/2024", true, DayOrder::DayFirst, true);
        check("03.04.2024", false, DayOrder::DayFirst, true);
        check("03/03/2024", false, DayOrder::MonthFirst, false);
        let (a, b) = (seen("13/01/2024"), seen("03/04/2024"));
        assert_eq!(day_orders(&[&a, &b], false), [DayOrder::DayFirst; 2]);
    }

    #[test]
    fn what_fits_no_more_is_named() {
        let days = seen("13/01/2024 14/01/2024 01/15/2024");
        assert_eq!(days.decided(), Some(DayOrder::DayFirst));
        assert_eq!(days.against(DayOrder::DayFirst), Some((3, "01/15/2024")));
        assert!(seen("31.12.97").has_short_years(DayOrder::DayFirst));
        assert!(!seen("31.12.1997").has_short_years(DayOrder::DayFirst));
    }
}
