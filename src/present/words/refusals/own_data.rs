//! Why no run can be made of a table with these choices.

use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{CannotBe, MOST_WORDS};
use crate::present::words::learning::schema;
use crate::present::words::{count, grouped};
use crate::session::error::{OwnDataError, TargetError};
use crate::session::own::check::{DELAY_HOURS, LEAST_OF_ONE, LEAST_ROWS};
use crate::session::own::choices::{A_DAY, MOST_EUR};

pub(super) fn sentence(why: &OwnDataError) -> String {
    match why {
        OwnDataError::OtherColumns => "These choices belong to a file with other columns.".to_owned(),
        OwnDataError::Column { column, why } => cannot_be(column, why),
        OwnDataError::Target { column, why } => target(column, why),
        OwnDataError::NoFields => "No column is left for the model to learn from. Choose what the others are.".to_owned(),
        OwnDataError::TooManyFields { given } => {
            format!("{given} columns are to be used. The most is {MOST_FIELDS}: set some to “Not used”.")
        }
        OwnDataError::SameColumn { time, target } => {
            let of = if *time { "time" } else { "groups" };
            format!("The column for {of} must be another one than “{target}”.")
        }
        OwnDataError::Costs => {
            format!("A mistake costs between 0 and {} EUR, and not both can cost nothing.", grouped(MOST_EUR as u64))
        }
        OwnDataError::RequestsADay => {
            format!("Between {} and {} requests a day can come.", grouped(A_DAY.0.into()), grouped(A_DAY.1.into()))
        }
        OwnDataError::DelayHours => format!("Outcomes are known after {} to {} hours.", DELAY_HOURS.0, DELAY_HOURS.1),
        OwnDataError::Schema(why) => format!("These columns are no fields to learn from: {}.", schema(why)),
    }
}

fn cannot_be(name: &str, why: &CannotBe) -> String {
    match why {
        CannotBe::Numbers { row, word } => format!("“{name}” cannot be read as numbers: row {row} says “{word}”, for one."),
        CannotBe::Dates => {
            format!("“{name}” holds no dates that this page can read, such as 2024-03-31 or 31.03.2024 14:05.")
        }
        CannotBe::Words => format!("“{name}” has more than {MOST_WORDS} different values, too many for a list of words."),
        CannotBe::YesNo { words } => format!("“{name}” has {words} different values; yes or no needs exactly two."),
    }
}

fn target(name: &str, why: &TargetError) -> String {
    let rows = |n: u32| count(n.into(), "row", "rows");
    match why {
        TargetError::TooLarge => {
            format!("“{name}” holds numbers of more than 38 digits. That is more than a model can tell.")
        }
        TargetError::OneValue { value } => {
            format!("“{name}” says “{value}” in every row. Where there is only one outcome, there is nothing to tell apart.")
        }
        TargetError::TooManyValues => format!(
            "“{name}” has more than {} different values. The column to predict must hold a number, yes or no, or one of a few words.",
            grouped(MOST_WORDS as u64)
        ),
        TargetError::Kind => {
            format!("“{name}” is the column to predict, so it must be a number, yes or no, or a word from a list.")
        }
        TargetError::NothingPositive => format!("Choose which values of “{name}” the model is to look for."),
        TargetError::TooFewKnown { known } => {
            format!("“{name}” is filled in {}. A run needs at least {LEAST_ROWS}.", rows(*known))
        }
        TargetError::TooFewPositive { value, positive } => {
            format!("“{name}” is “{value}” in {}. At least {LEAST_OF_ONE} are needed to learn from.", rows(*positive))
        }
        TargetError::TooFewNegative { value, negative } => {
            format!("“{name}” is “{value}” in all but {}. At least {LEAST_OF_ONE} others are needed to tell them apart.", rows(*negative))
        }
        TargetError::OneOutcomeAtFirst { value, always, first_other } => {
            let (how, comes) = if *always { ("always", "another row") } else { ("never", "such a row") };
            format!(
                "In the oldest rows, from which the first version learns, “{name}” is {how} “{value}”; the first {comes} is number {} in \
                 order of time. Choose another order of the rows, another column, or a file that begins earlier.",
                grouped(*first_other as u64)
            )
        }
    }
}
