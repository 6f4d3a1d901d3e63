//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const ABOVE_WHICH_VALUE: &str = "Above which value?";
pub const WHAT_LIES_ABOVE_COUNTS: &str =
    "What lies above counts as a yes: people act on it. Half of the rows lie above the line that stands here at first.";
pub const MODELS_THAT_CAN_TELL_A_NUMBER: &str =
    "Models that can predict a number (a regression) say how much; all can say whether it is above a line.";
pub const WHAT_SHOULD_BE_PREDICTED_OF_IT: &str = "What should be predicted of it?";
pub const WHICH_VALUE_SHOULD_IT_LOOK_FOR: &str = "Which value should it look for?";
pub const THIS_VALUE_IS_TOLD_APART: &str = "This value is told apart from all others.";
pub const WHICH_COLUMN_SHOULD_THE_MODEL_PREDICT: &str = "Which column should the model predict?";
pub const WHAT_TURNED_OUT_IN_THE_END: &str = "What turned out in the end, called the label: the model never sees it beforehand.";
pub const THE_ORDER_OF_THE_FILE: &str = "The order of the file";
pub const ALL_ROWS_TOGETHER: &str = "All rows together";
pub const IN_WHICH_ORDER_DO_ROWS_COME: &str = "In which order do rows come?";
pub const THE_OLDER_ONES_TEACH: &str = "The older ones teach the first model, the newer ones come in live.";
pub const LOOK_AT_GROUPS_APART: &str = "Look at groups apart (segments)?";
pub const QUALITY_IS_THEN_SHOWN: &str = "Quality is then shown for each group as well.";
pub const REQUESTS_A_DAY: &str = "Requests a day";
pub const FEWER_COME_SLOWER_MORE_ARE_NEEDED: &str = "Fewer come slower; more are needed to measure quickly.";
pub const HOURS_UNTIL_AN_OUTCOME_IS_KNOWN: &str = "Hours until an outcome is known";
pub const HALF_OF_THE_OUTCOMES: &str = "Half of the outcomes are in after so long.";
pub const EUR_FOR_ONE_THAT_IS_MISSED: &str = "EUR for one that is missed (a false negative)";
pub const THE_MODEL_SAID: &str = "The model said no, and it was a yes.";
pub const EUR_FOR_A_FALSE_ALARM: &str = "EUR for a false alarm (a false positive)";
pub const THE_MODEL_SAID_YES: &str = "The model said yes, and it was a no.";
pub const ONE_ROW_FOR_EACH_CASE: &str = "One row for each case, with the names of the columns in the first row.";
pub const ONE_COLUMN_WITH_THE_OUTCOME_PAID: &str = "One column with the outcome: paid or not, urgent or not, a price.";
pub const FROM_200_ROWS_UP: &str = "From 200 rows up to a million, and up to 64 MB.";
pub const DROP_A_CSV_FILE_HERE: &str = "Drop a CSV file here";
pub const CHOOSE_A_FILE: &str = "Choose a file";
pub const CSV_FILE: &str = "CSV file";
pub const WHAT_IT_IS: &str = "What it is";
pub const FOR_EXAMPLE: &str = "For example";
pub const THE_COLUMNS: &str = "The columns";
pub const THE_FIRST_ROWS: &str = "The first rows";
pub const STOPPED_NOTHING_WAS_CHANGED: &str = "Stopped. Nothing was changed.";
pub const THIS_BROWSER_COULD_NOT_READ: &str = "This browser could not read the file. Has it been moved or changed?";
pub const THE_FIRST_ROW_THAT_IS_READ: &str = "The first row that is read";
pub const NO_ROW_IT_BEGINS_WITH_DATA: &str = "No row: it begins with data";
pub const WHAT_DIVIDES_THE_CELLS: &str = "What divides the cells?";
pub const THE_SIGN_BETWEEN_TWO_CELLS: &str = "The sign between two cells of a row.";
pub const WHICH_ROW_HOLDS_THE_NAMES: &str = "Which row holds the names?";
pub const THE_NAMES_OF_THE_COLUMNS_WITHOUT: &str = "The names of the columns. Without them, columns are numbered.";
pub const FIRST_ROW_TO_READ: &str = "First row to read";
pub const ROWS_ABOVE_IT_ARE_LEFT_OUT: &str = "Rows above it are left out: a title, a date.";
pub const LAST_ROW_TO_READ: &str = "Last row to read";
pub const EMPTY_UP_TO_THE_END_BELOW: &str = "Empty: up to the end. Below it may stand sums, or another table.";
pub const WHAT_COUNTS_AS_AN_EMPTY_CELL: &str = "What counts as an empty cell?";
pub const MISSING_VALUES_WORDS_WITH_COMMAS_BETWEEN: &str = "Missing values: words with commas between them. An empty cell is always one.";
pub const BRING_A_TABLE_AS_A_CSV: &str = "Bring a table as a CSV file. A model learns from its older rows, and the newer rows come in one by one, as if they happened now. \
     Then break it, watch it, and put it right. The file stays in this tab: nothing of it is sent anywhere.";
pub const GO_ON_WITHOUT_IT: &str = "Go on without it";
pub const YOUR_OWN_DATA: &str = "Your own data";
pub const HOW_FAR_THE_READING_IS: &str = "How far the reading is";
pub const ANOTHER_FILE: &str = "Another file";
pub const WHAT_SHOULD_THE_MODEL_PREDICT: &str = "What should the model predict?";
pub const HOW_IS_THE_FILE_READ: &str = "How is the file read?";
pub const WHAT_ARE_THE_COLUMNS: &str = "What are the columns?";
pub const HOW_DO_THE_ROWS_COME: &str = "How do the rows come?";
pub const WHAT_DOES_A_MISTAKE_COST: &str = "What does a mistake cost?";
pub const RUN_IT: &str = "Run it";
pub const SYSTEM_FILE: &str = "System file";
pub const EVERY_SYSTEM_CAN_BE_WRITTEN_DOWN: &str = "Every system can be written down: its fields, who its customers are, what makes a case positive, its traffic, what \
     mistakes cost. Save one, change it with any text editor, and load it back. It stays in this tab, too.";
pub const SAVE_THIS_SYSTEM_AS_A_FILE: &str = "Save this system as a file";
pub const LOAD_A_SYSTEM_FROM_A_FILE: &str = "Load a system from a file";
pub const WHAT_RUNS_NOW_ARE_ROWS: &str = "What runs now are rows of a table; they are a file already.";
pub const A_SYSTEM_AS_A_FILE: &str = "A system as a file";
pub const THIS_BROWSER_WOULD_NOT_LET: &str = "This browser would not let the page save a file.";
pub const THERE_MAY_BE_MORE_THESE_COME: &str = "There may be more. These come first.";

pub fn show_all_columns(columns: impl Display) -> String {
    format!("Show all {columns} columns")
}

pub fn what_is(name: impl Display) -> String {
    format!("What “{name}” is")
}

pub fn how_writes_numbers(name: impl Display) -> String {
    format!("How “{name}” writes numbers")
}

pub fn how_writes_dates(name: impl Display) -> String {
    format!("How “{name}” writes dates")
}

pub fn you_left_a_run_half_way(words: impl Display, file: impl Display) -> String {
    format!(
        "You left a run half-way: {words}. It was made with “{file}”, and this page keeps no files. Bring the same file, and the run goes on where it was."
    )
}

pub fn this_is_not_the_file(name: impl Display) -> String {
    format!("This is not the file that the run was made with (“{name}”), or it was changed since.")
}

pub fn making_it_ready(share: impl Display) -> String {
    format!("Making it ready, {share:.0} %")
}

pub fn it_cannot_be_read_so_nothing(why: impl Display) -> String {
    format!("It cannot be read so: {why} Nothing was changed.")
}

pub fn what_runs_now(runs: impl Display) -> String {
    format!("What runs now: “{runs}”.")
}

pub fn saved_as(name: impl Display) -> String {
    format!("Saved as {name}.")
}

pub fn a_system_like_this_cannot_begin(why: impl Display) -> String {
    format!("A system like this cannot begin: {why}")
}
