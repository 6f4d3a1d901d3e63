//! All that one screen shows at a moment, and how figures are read off its texts.

use afterlaunch::platform::monitoring::alerts::{Alert, AlertState, Metric};
use afterlaunch::platform::vocabulary::Role;
use afterlaunch::platform::world::World;
use afterlaunch::present::account::view::AccountView;
use afterlaunch::present::control_room::view::{
    AlertsView, ClockView, ControlView, LedgerView, PipelineView, QuestionView, StageCardView, StageId, StageView, TimelineView,
};
use afterlaunch::present::plot::{End, How, Line, Plot, Shape, SharePlot, Who};
use afterlaunch::present::training::TrainView;
use afterlaunch::present::view::{Lens, StatusIcon, Window};
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;

pub struct Screen<'a> {
    pub session: &'a Session,
    pub clock: ClockView,
    pub pipeline: PipelineView,
    pub questions: [QuestionView; 4],
    pub alerts: AlertsView,
    pub ledger: LedgerView,
    pub cards: Vec<StageCardView>,
    pub plots: Vec<Plot>,
    pub timeline: TimelineView,
    pub controls: Vec<ControlView>,
    pub account: AccountView,
    pub train: TrainView,
}

impl<'a> Screen<'a> {
    pub fn of(session: &'a Session) -> Self {
        let lens = Lens { window: Window::Day, truth: true };
        Self {
            session,
            clock: present::clock(session),
            pipeline: present::pipeline(session),
            questions: present::questions(session),
            alerts: present::alerts(session),
            ledger: present::ledger(session),
            cards: StageId::ALL.map(|id| present::stage_card(session, id)).to_vec(),
            plots: charts::all().iter().map(|chart| (chart.build)(session, lens)).collect(),
            timeline: present::timeline(session, Lens { window: Window::Run, truth: true }),
            controls: present::controls(session),
            account: present::account(session, 0),
            train: present::train(session),
        }
    }

    pub fn world(&self) -> &World {
        self.session.world()
    }

    pub fn stage(&self, id: StageId) -> &StageView {
        self.pipeline.stages.iter().find(|stage| stage.id == id).unwrap()
    }

    pub fn card(&self, id: StageId) -> &StageCardView {
        self.cards.iter().find(|card| card.id == id).unwrap()
    }

    pub fn answer(&self, question: usize) -> String {
        format!("{} {}", self.questions[question].lead, self.questions[question].rest)
    }

    pub fn plot(&self, id: &str) -> &Plot {
        self.plots.iter().find(|plot| plot.id == id).unwrap()
    }

    pub fn lines(&self, id: &str) -> &[Line] {
        match &self.plot(id).shape {
            Shape::Lines(plot) => &plot.lines,
            _ => &[],
        }
    }

    pub fn shares(&self) -> &SharePlot {
        match &self.plot("answered-by").shape {
            Shape::Shares(plot) => plot,
            other => panic!("{other:?}"),
        }
    }

    /// The end of a line of a chart.
    pub fn end(&self, id: &str, who: Who) -> Option<&End> {
        self.lines(id).iter().filter(|line| line.who == who).find_map(|line| line.end.as_ref())
    }

    /// The figure that is written at the measured line.
    pub fn measured(&self, id: &str) -> Option<String> {
        let of = |line: &&Line| line.who == Who::Champion && line.how == How::Measured;
        let tag = self.lines(id).iter().find(of)?.tag.clone()?;
        Some(tag.strip_prefix("measured ")?.trim_end_matches(" %").to_owned())
    }

    pub fn alert(&self, watches: Metric) -> Option<&Alert> {
        self.world().alerts.all.iter().find(|alert| alert.rule.metric == watches)
    }

    pub fn crossed(&self, watches: Metric) -> bool {
        let crossed = |alert: &Alert| matches!(alert.state, AlertState::Watching { .. } | AlertState::Firing { calm: None, .. });
        self.alert(watches).is_some_and(crossed)
    }

    /// Nobody is on trial, and nobody was within the windows that figures are taken over.
    pub fn one_version(&self) -> bool {
        let buckets = &self.world().monitoring.buckets;
        self.world().release.rollout.canary.is_none() && buckets.last().is_none_or(|last| last.version(Role::Canary).is_none())
    }
}

/// What stands between two texts.
pub fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0.trim().to_owned())
}

/// The figure right before a text: "7" in "is 7 % of".
pub fn before(text: &str, unit: &str) -> Option<String> {
    let (head, _) = text.split_once(unit)?;
    let figure = head.rsplit(|c: char| !(c.is_ascii_digit() || ".,<".contains(c))).next()?;
    (!figure.is_empty()).then(|| figure.to_owned())
}

/// All marks of a kind among the alerts.
pub fn marked(alerts: &AlertsView, state: StatusIcon) -> usize {
    alerts.items.iter().filter(|item| item.state == state).count()
}

/// Screens on which one view says something else than the others.
pub const BREAKS: [fn(&mut Screen<'_>); 10] = [
    |screen| screen.alerts.summary = "1 ringing, 8 quiet".into(),
    |screen| screen.questions[2].state = StatusIcon::Firing,
    |screen| screen.questions[2].rest = "About 12 of 100 urgent ones are caught.".into(),
    |screen| screen.pipeline.roles[0].share_text = "31 %".into(),
    |screen| screen.pipeline.stages[5].figure = "4,711".into(),
    |screen| screen.pipeline.stages[3].caption = "champion, 7 ms".into(),
    |screen| screen.pipeline.stages[2].state = StatusIcon::Firing,
    |screen| screen.ledger.money = "1 EUR".into(),
    |screen| screen.cards[0].note = "4,711 tickets came in the last hour.".into(),
    |screen| screen.cards[8].rows.truncate(1),
];
