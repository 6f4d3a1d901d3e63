//! The operating plan: what a team has written down before anything happens. A plan is a value; once it is on, the
//! engine lives by it ([`PlanRunner`]) through the same door that a person uses, and says so of each act.
//!
//! A plan knows what monitoring shows and nothing else. It never reads the truth. Its people have hours of their own:
//! an alert at night waits for the morning unless somebody is paid to be on call, and each alert that somebody looks
//! into costs half an hour, in which the next one waits.

mod check;
mod operating_plan;
mod plan_runner;
mod plan_view;
mod quality_review;

pub use operating_plan::{Plan, ReleaseStrategy, Retraining, Review, RollingBack, Watching, When};
pub use plan_runner::{HOUR_EUR, LOOK, ON_CALL_EUR, PlanRunner, PlannedAction};
pub use plan_view::PlanView;
pub use quality_review::SLIPPED_RECALL;
