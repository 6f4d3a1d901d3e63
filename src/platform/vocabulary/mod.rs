//! Types that all rooms of the platform speak in: what can be done and what happens, who does it, how a training is set, why
//! something is refused. They know nothing of how the rooms do their work; an [`Action`] and an [`Event`] hold what is
//! asked of a room, or said by it.

mod action;
mod answer;
mod confusion_matrix;
mod event;
mod fault_injection;
mod on_breach;
mod plan_step;
mod refusal;
mod role;
mod team_roles;
mod training_config;

pub use action::Action;
pub use answer::{Answer, By, Unheard};
pub use confusion_matrix::ConfusionMatrix;
pub use event::{Event, What};
pub use fault_injection::{FaultInjection, FaultTarget, FieldFilter, Onset, ValueCorruption};
pub use on_breach::OnBreach;
pub use plan_step::{PlanStep, RetrainingTrigger, RollBackReason, Slipped};
pub use refusal::{
    ApprovalFinding, FaultRefusal, GoalRefusal, LineRefusal, OutOfRange, PlanRefusal, PowerRefusal, Refusal, ReleaseRefusal,
    RolloutRefusal, RuleRefusal, SettingRefusal, TestRefusal, TrainingRefusal,
};
pub use role::{ByRole, Role, serialize_role_or_none};
pub use team_roles::{Hours, OFFICE, Power, TeamRole, office};
pub use training_config::{HyperparameterSearch, MOST_DAYS, MOST_VALUES, TrainingConfig};
