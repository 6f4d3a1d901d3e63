//! What a question is answered with, and what an answer asks of the alerts.

use crate::platform::monitoring::alerts::{Alert, AlertState, Metric};
use crate::session::Session;

/// What a question is answered with.
pub struct QuestionAnswer {
    /// Its first words.
    pub lead: String,
    /// The rest.
    pub rest: String,
    /// Nothing tells whether all is well: then the question’s mark says that, unless an alert says more.
    pub open: bool,
}

/// An answer that knows enough.
pub(super) fn says(lead: impl Into<String>, rest: impl Into<String>) -> QuestionAnswer {
    QuestionAnswer { lead: lead.into(), rest: rest.into(), open: false }
}

/// An answer that knows too little to say that all is well.
pub(super) fn unsure(lead: impl Into<String>, rest: impl Into<String>) -> QuestionAnswer {
    QuestionAnswer { open: true, ..says(lead, rest) }
}

/// The alert that watches this.
pub(super) fn alert(session: &Session, watches: Metric) -> Option<&Alert> {
    session.world().alerts.all.iter().find(|a| a.rule.metric == watches)
}

/// Whether what it watches is over its limit now.
pub(super) fn crossed(session: &Session, watches: Metric) -> bool {
    alert(session, watches).is_some_and(|a| matches!(a.state, AlertState::Watching { .. } | AlertState::Firing { calm: None, .. }))
}
