//! The way of the arrow keys through the pipeline.
//!
//! The picture has two rows: the way of a ticket on top, left to right, and the way back underneath, right to left.
//! Keys go where the eye goes: right is right even where time runs left.

use crate::present::control_room::view::StageId;

/// What an arrow key can land on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A stage; the model's champion stands for the model.
    Stage(StageId),
    /// The candidate's lane in the model plate.
    Candidate,
}

/// A key that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkStep {
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the first stage.
    First,
    /// To the last stage of the upper row.
    Last,
}

impl WalkStep {
    /// The step of a key by its name in the browser.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

const TOP: [StageId; 6] = [StageId::Customers, StageId::Check, StageId::Prepare, StageId::Model, StageId::Answer, StageId::Act];
const BACK: [StageId; 3] = [StageId::Train, StageId::Data, StageId::Outcomes];

/// Where a key leads; the same place where there is nothing.
pub fn walk(from: Stop, step: WalkStep, candidate: bool, return_path: bool) -> Stop {
    use StageId::{Act, Answer, Customers, Data, Model, Outcomes, Prepare, Train};
    let stage = match from {
        Stop::Stage(stage) => stage,
        Stop::Candidate => {
            return match step {
                WalkStep::Left => Stop::Stage(Prepare),
                WalkStep::Right => Stop::Stage(Answer),
                WalkStep::Down if return_path => Stop::Stage(Train),
                WalkStep::Up | WalkStep::Down => Stop::Stage(Model),
                WalkStep::First => Stop::Stage(Customers),
                WalkStep::Last => Stop::Stage(Act),
            };
        }
    };
    let row: &[StageId] = if BACK.contains(&stage) { &BACK } else { &TOP };
    let at = row.iter().position(|&s| s == stage).unwrap_or(0);
    Stop::Stage(match (step, stage) {
        (WalkStep::Left, _) => row[at.saturating_sub(1)],
        (WalkStep::Right, _) => row[(at + 1).min(row.len() - 1)],
        (WalkStep::Down, Model) if candidate => return Stop::Candidate,
        (WalkStep::Down, Act) if return_path => Outcomes,
        (WalkStep::Down, Answer) if return_path => Data,
        (WalkStep::Down, _) if return_path && row.len() == TOP.len() => Train,
        (WalkStep::Up, Outcomes) => Act,
        (WalkStep::Up, Data) => Answer,
        (WalkStep::Up, Train) if candidate => return Stop::Candidate,
        (WalkStep::Up, Train) => Model,
        (WalkStep::Up | WalkStep::Down, _) => stage,
        (WalkStep::First, _) => Customers,
        (WalkStep::Last, _) => Act,
    })
}

#[cfg(test)]
mod tests {
    use super::{Stop::*, WalkStep::*, *};
    use StageId::*;

    fn check(from: StageId, steps: &[WalkStep], candidate: bool, to: Stop) {
        let end = steps.iter().fold(Stage(from), |at, &step| walk(at, step, candidate, true));
        assert_eq!(end, to);
    }

    #[test]
    fn right_goes_along_and_stops_at_the_end() {
        check(Customers, &[Right, Right, Right, Right], false, Stage(Answer));
        check(Answer, &[Right, Right, Right], false, Stage(Act));
        check(Customers, &[Left], false, Stage(Customers));
    }

    #[test]
    fn down_leads_to_the_way_back_and_up_returns() {
        check(Act, &[Down, Left, Left], false, Stage(Train));
        check(Answer, &[Down, Up], false, Stage(Answer));
        check(Customers, &[Down, Up], false, Stage(Model));
    }

    #[test]
    fn the_candidate_lies_between_model_and_train() {
        check(Model, &[Down], true, Candidate);
        check(Model, &[Down, Down], true, Stage(Train));
        check(Train, &[Up, Up], true, Stage(Model));
        check(Model, &[Down, Right], true, Stage(Answer));
    }

    #[test]
    fn without_a_way_back_down_stays() {
        assert_eq!(walk(Stage(Act), Down, false, false), Stage(Act));
        assert_eq!(walk(Candidate, Down, true, false), Stage(Model));
    }

    #[test]
    fn every_stage_can_be_reached_from_the_first() {
        let mut seen = vec![Stage(Customers)];
        let mut i = 0;
        while i < seen.len() {
            for step in [Left, Right, Up, Down, First, Last] {
                let to = walk(seen[i], step, true, true);
                if !seen.contains(&to) {
                    seen.push(to);
                }
            }
            i += 1;
        }
        assert_eq!(seen.len(), StageId::ALL.len() + 1);
    }
}
