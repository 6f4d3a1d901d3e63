//! What is to be told and how often, and how the rows come.

use crate::base::number_format::{grouped, percent};
use crate::base::time::{DAY, HOUR};
use crate::learn::table::{Column, ColumnKind, Table, clipped};
use crate::platform::workload::replay_dataset::PAST_SHARE;
use crate::present::words::tables;
use crate::session::own::{Balance, Choices, Positive};

/// Words that one can choose from as positive.
const MOST_WORDS: usize = 40;

/// Something to choose: its value, and its words.
pub type Choice = (String, String);

/// What is to be told, and how the rows come.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetView {
    /// The columns.
    pub targets: Vec<Choice>,
    /// Words of the target that can be positive; none where it is a number.
    pub words: Vec<Choice>,
    /// What can be told of a number; nothing where the target is none.
    pub tells: Vec<Choice>,
    /// Columns that can tell the order.
    pub times: Vec<Choice>,
    /// Columns that can tell kinds of customers apart.
    pub groups: Vec<Choice>,
}

/// How many rows have which outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BalanceView {
    /// Share of positives, 0 to 1.
    pub share: f64,
    /// "“yes” 342 rows, 38 %".
    pub positive: String,
    /// "others 549 rows, 62 %".
    pub others: String,
    /// When every row has come once, in a sentence.
    pub lasts: String,
}

/// What there is to choose from.
pub fn target_view(table: &Table, choices: &Choices) -> TargetView {
    let named = |kinds: &dyn Fn(usize, &Column) -> bool| -> Vec<Choice> {
        let fits = table.columns.iter().enumerate().filter(|(at, column)| kinds(*at, column));
        fits.map(|(at, column)| (at.to_string(), column.name.clone())).collect()
    };
    let target = usize::from(choices.target);
    let words = table.columns.get(target).filter(|_| matches!(choices.positive, Positive::Word(_)));
    let words = words.map_or_else(Vec::new, |column| {
        let word = |word: u16| {
            (word.to_string(), format!("{} ({} rows)", clipped(column.words.get(word), 40), grouped(column.words.count(word).into())))
        };
        column.words.by_count().into_iter().take(MOST_WORDS).map(word).collect()
    });
    TargetView {
        // All of them: whoever chooses one that cannot be told learns why.
        targets: named(&|_, _| true),
        words,
        tells: if choices.positive.line().is_some() { tells() } else { Vec::new() },
        times: named(&|at, c| {
            at != target
                && (choices.kinds[at] == ColumnKind::Time
                    || Some(at as u16) == choices.time
                    || c.counts.climbs && c.can_be(ColumnKind::Number).is_ok())
        }),
        groups: named(&|at, c| {
            at != target && matches!(choices.kinds[at], ColumnKind::Category | ColumnKind::YesNo) && c.different().is_some_and(|n| n <= 40)
        }),
    }
}

/// What is told of a number, as it stands in the list.
pub const NUMBER: &str = "number";

const ABOVE: &str = "above";

fn tells() -> Vec<Choice> {
    vec![(NUMBER.to_owned(), "The number itself".to_owned()), (ABOVE.to_owned(), "Only whether it is above a line".to_owned())]
}

/// Which of these is chosen.
pub fn described(choices: &Choices) -> String {
    if choices.positive.is_number() { NUMBER } else { ABOVE }.to_owned()
}

/// How many rows have which outcome, and how long they last.
pub fn balance(table: &Table, choices: &Choices) -> BalanceView {
    let Balance { positive, known } = choices.balance(table);
    if known == 0 {
        return BalanceView::default();
    }
    let share = f64::from(positive) / f64::from(known);
    let rows = |n: u32| format!("{} rows", grouped(n.into()));
    let live = f64::from(known) * (1.0 - PAST_SHARE);
    let minutes = live * f64::from(DAY) / f64::from(choices.a_day.max(1));
    let stretch = if minutes < f64::from(2 * HOUR) {
        format!("{:.0} minutes", minutes.max(1.0))
    } else if minutes < f64::from(2 * DAY) {
        format!("{:.0} hours", minutes / f64::from(HOUR))
    } else {
        format!("{:.0} days", minutes / f64::from(DAY))
    };
    BalanceView {
        share,
        positive: format!("“{}”: {}, {}", choices.positive_words(table), rows(positive), percent(share)),
        others: format!("All others: {}, {}", rows(known - positive), percent(1.0 - share)),
        lasts: format!(
            "The model learns from the older {} rows. The newer {} come in within {stretch}; after that, rows are drawn from these again at random.",
            grouped((f64::from(known) * PAST_SHARE) as u64),
            grouped(live as u64)
        ),
    }
}

/// What is worth knowing before the run.
pub fn hints(table: &Table, choices: &Choices) -> Vec<String> {
    choices.hints(table).iter().map(tables::hint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_chosen_follows_from_the_columns() {
        let text: String = std::iter::once("when,kind,n,y\n".to_owned())
            .chain((0..300).map(|i| format!("2024-01-{:02},{},{},{}\n", 1 + i / 20, ["a", "b"][i % 2], i * 7 % 50, i % 2)))
            .collect();
        let table = Table::read(text.as_bytes()).unwrap();
        let choices = Choices::guess(&table);
        let target_view = target_view(&table, &choices);
        assert_eq!(target_view.times, [("0".to_owned(), "when".to_owned())]);
        assert_eq!(target_view.groups, [("1".to_owned(), "kind".to_owned())]);
        assert_eq!(target_view.words.len(), 2);
        let balance = balance(&table, &choices);
        assert_eq!(balance.positive, "“1”: 150 rows, 50 %");
        assert!(
            balance.lasts.starts_with("The model learns from the older 180 rows. The newer 120 come in within 60 minutes"),
            "{}",
            balance.lasts
        );
    }
}
