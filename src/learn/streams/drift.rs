//! Drift: how a stream moves from one concept to another.
//!
//! | form | what happens | position | width |
//! |---|---|---|---|
//! | none | nothing | | |
//! | sudden | from one row to the next all is new | the first new row | |
//! | gradual | old and new rows are mixed, and new ones become more likely | where both are as likely | rows in which most of it happens |
//! | incremental | the concept itself passes through all that lies between | half way | rows from the first step to the last |
//! | recurring | the new concept comes, goes, and comes again | where it first comes | rows for which it stays, or stays away |
//!
//! The chance of the new concept in a gradual drift is a sigmoid, 1 / (1 + exp(-4 (row - position) / width)): at the two
//! ends of the width it is 12 % and 88 %.
//!
//! Reference: Bifet, Holmes, Pfahringer, Kirkby and Gavaldà, *New Ensemble Methods for Evolving Data Streams*, KDD 2009, for
//! the sigmoid; Gama, Žliobaitė, Bifet, Pechenizkiy and Bouchachia, *A Survey on Concept Drift Adaptation*, ACM Computing
//! Surveys 46, 2014, for the forms.

use super::error::StreamError;
use crate::base::math::sigmoid;

/// How a concept changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriftForm {
    /// It does not.
    None,
    /// From one row to the next.
    Sudden,
    /// More and more rows are new.
    Gradual,
    /// In small steps.
    Incremental,
    /// It comes and goes.
    Recurring,
}

impl DriftForm {
    /// All forms: name in files, name for people, and a sentence.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 5] = [
        (Self::None, "none", "None", "What makes a yes stays the same."),
        (Self::Sudden, "sudden", "Sudden", "From one row to the next, something else makes a yes."),
        (Self::Gradual, "gradual", "Gradual", "For a while rows of the old and the new kind are mixed; new ones become more likely."),
        (Self::Incremental, "incremental", "Incremental", "What makes a yes moves in small steps through all that lies between."),
        (Self::Recurring, "recurring", "Recurring", "The new concept comes, goes, and comes again."),
    ];

    /// A form by its name in files.
    ///
    /// # Errors
    /// If there is none.
    pub fn of(id: &str) -> Result<Self, StreamError> {
        let found = Self::ALL.iter().find(|(_, known, ..)| *known == id);
        found.map(|(form, ..)| *form).ok_or_else(|| StreamError::NoSuchForm { form: id.to_owned() })
    }
}

/// A drift: its form, where, and over how many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Its form.
    pub form: DriftForm,
    /// The row at which it happens, as its form says.
    pub position: u64,
    /// Rows over which it happens, as its form says.
    pub width: u64,
}

impl Drift {
    /// No drift.
    pub const NONE: Self = Self { form: DriftForm::None, position: 0, width: 0 };

    /// How far the way from the old concept to the new one a row is, 0 to 1. Only in an incremental drift is it between;
    /// in a gradual one it is `luck`, 0 to 1, that decides.
    pub fn share(&self, at: u64, draw: f64) -> f64 {
        let behind = at as f64 - self.position as f64;
        let new = |is: bool| f64::from(u8::from(is));
        match self.form {
            DriftForm::None => 0.0,
            DriftForm::Gradual if self.width > 0 => new(draw < sigmoid(4.0 * behind / self.width as f64)),
            DriftForm::Incremental if self.width > 0 => (0.5 + behind / self.width as f64).clamp(0.0, 1.0),
            DriftForm::Recurring if self.width > 0 => new(behind >= 0.0 && ((at - self.position) / self.width).is_multiple_of(2)),
            _ => new(behind >= 0.0),
        }
    }

    /// The stretches of the first so many rows in which the concept changes: first row, and the row behind the last. One row
    /// long where it jumps.
    pub fn changes(&self, rows: u64) -> Vec<(u64, u64)> {
        let jump = |at: u64| (at, at + 1);
        let mut found = match self.form {
            DriftForm::None => Vec::new(),
            DriftForm::Gradual | DriftForm::Incremental if self.width > 0 => {
                let half = self.width / 2;
                vec![(self.position.saturating_sub(half), self.position + self.width - half)]
            }
            DriftForm::Recurring if self.width > 0 => (self.position..rows).step_by(self.width as usize).map(jump).collect(),
            _ => vec![jump(self.position)],
        };
        found.retain(|change| change.0 < rows);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: DriftForm, expected: [f64; 6]) {
        let drift = Drift { form, position: 1_000, width: 400 };
        let got = [0, 800, 999, 1_000, 1_200, 1_500].map(|at| drift.share(at, 0.3));
        assert_eq!(got, expected, "{form:?}");
    }

    #[test]
    fn each_form_moves_in_its_way() {
        check(DriftForm::None, [0.0; 6]);
        check(DriftForm::Sudden, [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
        check(DriftForm::Gradual, [0.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
        check(DriftForm::Incremental, [0.0, 0.0, 0.4975, 0.5, 1.0, 1.0]);
        check(DriftForm::Recurring, [0.0, 0.0, 0.0, 1.0, 1.0, 0.0]);
    }

    #[test]
    fn a_gradual_drift_is_a_sigmoid() {
        let drift = Drift { form: DriftForm::Gradual, position: 500, width: 100 };
        let chance = |at| (0..1_000).filter(|draw| drift.share(at, f64::from(*draw) / 1_000.0) == 1.0).count();
        assert_eq!([450, 500, 550].map(chance), [120, 500, 881]);
    }

    #[test]
    fn changes_are_named_where_they_are() {
        let changes = |form, width| Drift { form, position: 1_000, width }.changes(2_000);
        assert_eq!(changes(DriftForm::None, 9), []);
        assert_eq!(changes(DriftForm::Sudden, 9), [(1_000, 1_001)]);
        assert_eq!(changes(DriftForm::Gradual, 400), [(800, 1_200)]);
        assert_eq!(changes(DriftForm::Gradual, 0), [(1_000, 1_001)]);
        assert_eq!(changes(DriftForm::Recurring, 400), [(1_000, 1_001), (1_400, 1_401), (1_800, 1_801)]);
        assert_eq!(Drift { form: DriftForm::Sudden, position: 5_000, width: 0 }.changes(2_000), []);
    }

    #[test]
    fn names_lead_to_forms() {
        for (form, id, name, sentence) in DriftForm::ALL {
            assert_eq!(DriftForm::of(id), Ok(form));
            assert!(!name.is_empty() && sentence.ends_with('.'));
        }
        assert_eq!(DriftForm::of("sideways"), Err(StreamError::NoSuchForm { form: "sideways".into() }));
    }
}
