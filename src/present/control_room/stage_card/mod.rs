//! A stage looked into: what it does, the last record or figures against training, and what helps.

mod answering;
mod arriving;
mod learning;
mod model;
mod parts;

use super::pipeline::{shown_state, stage_name};
use super::view::{StageCardView, StageId};
use crate::session::Session;
use answering::{act, answer};
use arriving::{check, customers, prepare};
use learning::{data, outcomes, train};
use model::model;

pub(crate) use model::{days, facts, made};

/// A stage looked into.
pub fn stage_card(session: &Session, id: StageId) -> StageCardView {
    let mut card = match id {
        StageId::Customers => customers(session),
        StageId::Check => check(session),
        StageId::Prepare => prepare(session),
        StageId::Model => model(session),
        StageId::Answer => answer(session),
        StageId::Act => act(session),
        StageId::Outcomes => outcomes(session),
        StageId::Data => data(session),
        StageId::Train => train(session),
    };
    card.id = id;
    card.name = stage_name(session.scenario(), id);
    card.follow = format!("Follow one {}", session.scenario().words.one);
    card.state = shown_state(session, id);
    card
}
