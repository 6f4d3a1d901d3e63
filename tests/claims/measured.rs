//! What the course claims and how it is computed: on which system, after which deeds, compared with what, within which bounds,
//! in how many of a hundred seeds. Worlds are named and shared.

use afterlaunch::base::time::{DAY, Minutes, Tick};
use afterlaunch::course::lesson::{Quantity, ScheduledAction, ScriptedAction, ScriptedFault, at, moment};
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::team::settings::{Setting, TestSplit};
use afterlaunch::platform::vocabulary::What;
use afterlaunch::session::Session;
use afterlaunch::session::lesson::quantity;

/// A world that claims look at.
pub struct Lived {
    /// Its name in claims.
    pub name: &'static str,
    /// The system.
    pub system: &'static str,
    /// What is done.
    pub actions: &'static [ScheduledAction],
    /// It is lived until then.
    pub until: Tick,
}

const BAD: ScriptedFault = ScriptedFault::open("mislabelled-release", 0.6, moment(2, 8, 0));

/// All of them.
pub const WORLDS: [Lived; 20] = [
    Lived {
        name: "slow at six",
        system: "support-tickets",
        actions: &[at(moment(3, 1, 40), ScriptedAction::InjectFault(ScriptedFault::open("slow-release", 6.0, moment(3, 1, 40))))],
        until: moment(3, 6, 0),
    },
    Lived { name: "calm", system: "support-tickets", actions: &[], until: moment(4, 8, 0) },
    Lived {
        name: "slow",
        system: "support-tickets",
        actions: &[at(moment(3, 1, 0), ScriptedAction::InjectFault(ScriptedFault::open("slow-release", 6.0, moment(3, 1, 0))))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "slow at eleven",
        system: "support-tickets",
        actions: &[at(moment(3, 1, 0), ScriptedAction::InjectFault(ScriptedFault::open("slow-release", 6.0, moment(3, 1, 0))))],
        until: moment(3, 11, 0),
    },
    Lived {
        name: "bad for all",
        system: "support-tickets",
        actions: &[at(moment(2, 8, 0), ScriptedAction::InjectFault(BAD))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "bad for a tenth",
        system: "support-tickets",
        actions: &[at(moment(2, 8, 0), ScriptedAction::InjectFault(BAD.with_traffic_share(0.1)))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "line at 35",
        system: "support-tickets",
        actions: &[at(Tick(0), ScriptedAction::Threshold(0.35))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "peak",
        system: "support-tickets",
        actions: &[at(moment(3, 8, 0), ScriptedAction::InjectFault(ScriptedFault::open("traffic-peak", 5.0, moment(3, 8, 0))))],
        until: moment(3, 11, 0),
    },
    Lived {
        name: "seconds",
        system: "support-tickets",
        actions: &[at(moment(3, 8, 0), ScriptedAction::InjectFault(ScriptedFault::open("seconds-for-minutes", 1.0, moment(3, 8, 0))))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "no topic",
        system: "support-tickets",
        actions: &[at(moment(3, 8, 0), ScriptedAction::InjectFault(ScriptedFault::open("missing-field", 1.0, moment(3, 8, 0))))],
        until: moment(4, 8, 0),
    },
    Lived {
        name: "skew, lower line",
        system: "support-tickets",
        actions: &[
            at(moment(3, 7, 0), ScriptedAction::InjectFault(ScriptedFault::open("skewed-release", 1.0, moment(3, 7, 0)))),
            at(moment(3, 7, 0), ScriptedAction::Threshold(0.1)),
        ],
        until: moment(3, 18, 0),
    },
    Lived { name: "plain", system: "support-tickets", actions: &[at(moment(3, 8, 0), ScriptedAction::Retrain(3))], until: moment(4, 8, 0) },
    Lived {
        name: "trees",
        system: "support-tickets",
        actions: &[at(moment(9, 12, 0), ScriptedAction::RetrainAs("boosted-trees", 28))],
        until: moment(10, 8, 0),
    },
    Lived {
        name: "test by lot",
        system: "support-tickets",
        actions: &[
            at(moment(3, 8, 0), ScriptedAction::Setting(Setting::TestSplit(TestSplit::AtRandom))),
            at(moment(3, 8, 0), ScriptedAction::Retrain(3)),
        ],
        until: moment(4, 8, 0),
    },
    Lived { name: "four days", system: "support-tickets", actions: &[at(Tick(0), ScriptedAction::Release(2))], until: moment(4, 8, 0) },
    Lived {
        name: "leak",
        system: "churn",
        actions: &[
            at(
                moment(1, 12, 0),
                ScriptedAction::InjectFault(ScriptedFault::hidden("leaking-field", 0.9, moment(1, 12, 0)).on("complaints")),
            ),
            at(moment(12, 8, 0), ScriptedAction::Retrain(10)),
        ],
        until: moment(12, 20, 0),
    },
    Lived {
        name: "two careless days",
        system: "support-tickets",
        actions: &[
            at(moment(1, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("careless-labels", 0.6, moment(1, 8, 0)))),
            at(moment(3, 6, 0), ScriptedAction::Retrain(2)),
        ],
        until: moment(3, 9, 0),
    },
    Lived { name: "calm morning", system: "support-tickets", actions: &[], until: moment(3, 11, 30) },
    Lived {
        name: "seconds, morning",
        system: "support-tickets",
        actions: &[at(moment(3, 6, 40), ScriptedAction::InjectFault(ScriptedFault::open("seconds-for-minutes", 1.0, moment(3, 6, 40))))],
        until: moment(3, 11, 30),
    },
    Lived {
        name: "subscribers, low line",
        system: "churn",
        actions: &[at(Tick(0), ScriptedAction::Threshold(0.05))],
        until: moment(2, 8, 0),
    },
];

/// What is read off worlds.
pub enum Read {
    /// How many more positives are missed than in the other world.
    MoreMissed(&'static str),
    /// The positives missed beyond those of the last world, beside those that the other one misses beyond it.
    PartOfMissed(&'static str, &'static str),
    /// The bill in the end, beside the other world’s.
    Cost(&'static str),
    /// A quantity over the last hours.
    Over(Quantity, u32),
    /// The same, less than in the other world.
    Less(Quantity, u32, &'static str),
    /// Requests over the last hours.
    Requests(u32),
    /// Hours that the training of v4 takes.
    TrainingHours,
    /// Of 100 positives, how many v4 catches in its test.
    Tested,
    /// Points by which v4 catches more in its test than this version in its own.
    CatchesMoreInTest(u32),
    /// Of 100 answers of v4 in its test, how many are right.
    RightInTest,
    /// Points by which more of the answers of v4 are right in its test than of this version in its own.
    MoreRightInTest(u32),
    /// The bill of the day, beside the other world’s.
    Today(&'static str),
    /// Points by which the test of v4 differs from that in the other world.
    TestDiffers(&'static str),
    /// Of 100 requests with a score in this range, how many are positive.
    PositiveOf(f32, f32),
    /// Of 100 positives, how many have a score in this range.
    ScoredOf(f32, f32),
    /// Requests a day with a score in this range.
    ScoredADay(f32, f32),
    /// Of 100 outcomes, how many are known after so many hours.
    KnownAfter(f32),
}

/// A claim.
pub struct Claim {
    /// How the sentences begin that make it, each with whose it is.
    pub sentences: &'static [(&'static str, &'static str)],
    /// The world.
    pub world: &'static str,
    /// What is read off it.
    pub read: Read,
    /// At least this.
    pub from: f64,
    /// At most this.
    pub to: f64,
    /// In so many of 100 seeds.
    pub of_100: u32,
}

const fn claim(sentences: &'static [(&'static str, &'static str)], world: &'static str, read: Read, from: f64, to: f64) -> Claim {
    Claim { sentences, world, read, from, to, of_100: 90 }
}

/// All claims that are computed here.
pub const CLAIMS: &[Claim] = &[
    claim(
        &[
            ("quiz 3-slow", "Time-outs, and more urgent"),
            ("quiz 3-slow", "The queue grows, the simple rule"),
            ("1.2", "The rule answers them, and misses"),
            ("1.2", "It is always in time, and it is"),
        ],
        "slow",
        Read::MoreMissed("calm"),
        1.0,
        f64::MAX,
    ),
    claim(&[("1.2", "A model that does better in its test costs")], "slow", Read::Cost("calm"), 1.02, 2.0),
    claim(
        &[("1.2", "Four servers cannot keep up"), ("quiz 3-slow", "Six times the work")],
        "slow at eleven",
        Read::Over(Quantity::TimeoutRate, 2),
        50.0,
        100.0,
    ),
    claim(
        &[
            ("5.1", "A bad version given to a tenth"),
            ("5.1", "You found out what the version was worth"),
            ("5.1", "A tenth of the harm"),
            ("quiz 5-canary", "That is what a canary buys"),
        ],
        "bad for a tenth",
        Read::PartOfMissed("bad for all", "calm"),
        0.05,
        0.15,
    ),
    claim(
        &[("2.2", "A cheaper day, and a few more"), ("quiz 2-line", "Fewer missed, more false alarms")],
        "line at 35",
        Read::Cost("calm"),
        1.03,
        1.3,
    ),
    claim(&[("2.5", "At the threshold of 17 %")], "calm", Read::PositiveOf(0.14, 0.20), 9.0, 16.0),
    claim(&[("glossary calibration", "Scores that mean what they say")], "calm", Read::PositiveOf(0.25, 0.35), 20.0, 42.0),
    claim(&[("2.2", "It gave them 40, 50 or 60 %"), ("2.2", "The model had noticed many")], "calm", Read::ScoredOf(0.35, 0.65), 10.0, 40.0),
    claim(
        &[
            ("glossary class-balance", "How common each kind"),
            ("quiz 1-goal", "Calling nothing urgent does"),
            ("quiz 4-accuracy", "Seven of eight answers"),
            ("quiz 4-accuracy", "About 88 %"),
        ],
        "calm",
        Read::PositiveOf(0.0, 1.1),
        11.0,
        14.0,
    ),
    claim(&[("2.5", "Twenty an hour are a drop")], "calm", Read::ScoredADay(0.12, 0.22), 480.0, 10_000.0),
    claim(
        &[("4.1", "Whether a ticket was urgent is known"), ("quiz 4-late", "Half of the outcomes take longer")],
        "calm",
        Read::KnownAfter(6.0),
        47.0,
        53.0,
    ),
    claim(&[("4.1", "By then the last two days")], "calm", Read::KnownAfter(48.0), 97.0, 100.0),
    claim(&[("4.1", "In the first hours there are hardly any")], "calm", Read::KnownAfter(2.0), 0.0, 6.0),
    claim(&[("3.2", "Five times the tickets: the model")], "peak", Read::Over(Quantity::TimeoutRate, 2), 20.0, 100.0),
    claim(
        &[("3.4", "Four company servers are enough"), ("3.2", "There are four, at 2.50 EUR"), ("quiz 3-place", "Thirty a minute are easy")],
        "calm",
        Read::Over(Quantity::TimeoutRate, 24),
        0.0,
        1.0,
    ),
    claim(
        &[("6.2", "The model caught nine of ten"), ("1.3", "More than 82, about as always")],
        "calm",
        Read::Over(Quantity::Recall, 24),
        87.0,
        93.0,
    ),
    claim(&[("3.1", "The scores themselves are about")], "skew, lower line", Read::Over(Quantity::FalseDiscoveryRate, 4), 50.0, 100.0),
    claim(
        &[("quiz 1-bill", "On a bad day there are hundreds"), ("1.1", "Every ticket is answered in time, and")],
        "seconds",
        Read::MoreMissed("calm"),
        200.0,
        2_000.0,
    ),
    claim(&[("4.2", "The average falls a little")], "no topic", Read::Less(Quantity::Recall, 24, "calm"), 2.0, 18.0),
    claim(
        &[("4.2", "For that one field and that one"), ("4.2", "Other customers are served"), ("4.2", "The share of empty fields")],
        "no topic",
        Read::Over(Quantity::MissingShare("topic"), 24),
        15.0,
        25.0,
    ),
    claim(&[("5.3", "What you do in the next hour")], "slow at eleven", Read::Requests(1), 1_800.0, 2_200.0),
    claim(&[("1.6", "The same update takes an hour")], "plain", Read::TrainingHours, 0.0, 2.0),
    claim(
        &[("6.4", "What is different is how much work"), ("6.4", "And the clever one, kept up as well")],
        "trees",
        Read::TrainingHours,
        4.0,
        8.0,
    ),
    claim(&[("2.4", "While the world stands still")], "test by lot", Read::TestDiffers("plain"), -6.0, 6.0),
    claim(&[("quiz 2-more", "8,000 clean ones are plenty")], "four days", Read::Less(Quantity::Recall, 24, "calm"), -4.0, 5.0),
    claim(&[("1.2", "At night it was too late for one ticket")], "slow at six", Read::Over(Quantity::TimeoutRate, 4), 6.0, 16.0),
    claim(&[("1.1", "No program crashed")], "seconds", Read::Over(Quantity::TimeoutRate, 24), 0.0, 1.0),
    claim(
        &[("1.2", "But it answers every single ticket"), ("1.2", "v2 learnt from four days, and has")],
        "four days",
        Read::Over(Quantity::TimeoutRate, 24),
        0.0,
        0.5,
    ),
    claim(&[("4.2", "A lower threshold catches a few more")], "line at 35", Read::Less(Quantity::Recall, 24, "calm"), 1.0, 12.0),
    claim(&[("4.3", "Trouble goes far beyond")], "seconds", Read::Over(Quantity::FieldDrift("waiting_time"), 6), 1.0, 100.0),
    claim(&[("1.5", "Counted one for one")], "bad for all", Read::Less(Quantity::Accuracy, 24, "calm"), -6.0, -0.5),
    claim(&[("2.1", "With most urgent tickets ticked")], "bad for all", Read::Less(Quantity::PredictedPositiveRate, 24, "calm"), 2.0, 20.0),
    // A weekday: one ticket in eight is urgent, one in five is of a small firm, and 15 or 1 of 100 are kept.
    claim(&[("4.5", "Some hundred urgent tickets"), ("4.5", "One ticket in a hundred")], "calm", Read::Requests(24), 24_000.0, 33_000.0),
    claim(&[("2.1", "As many as there truly are, about 40")], "calm", Read::Over(Quantity::FalseDiscoveryRate, 24), 35.0, 47.0),
    // What a version that learnt from wrong labels says of itself, by the same labels.
    claim(
        &[
            ("5.1", "In its own test 92 of 100 answers"),
            ("5.5", "It had learnt from labels in which urgent"),
            ("2.1", "But its own test holds the same wrong"),
            ("1.5", "Its sheet says: fewer tickets called"),
        ],
        "bad for all",
        Read::MoreRightInTest(3),
        0.0,
        4.0,
    ),
    claim(&[("5.1", "In its own test 92 of 100 answers")], "bad for all", Read::RightInTest, 91.0, 93.5),
    claim(
        &[("5.1", "What could have been seen on its card"), ("5.5", "On the newest tickets v4 called far fewer")],
        "bad for all",
        Read::CatchesMoreInTest(3),
        -45.0,
        -10.0,
    ),
    claim(&[("5.4", "Its card shows about as many right")], "two careless days", Read::MoreRightInTest(3), -2.0, 4.5),
    claim(&[("1.1", "Until then the day even looks cheap")], "seconds, morning", Read::Today("calm morning"), 0.3, 0.98),
    claim(&[("2.7", "In its test it found nearly every")], "leak", Read::Tested, 90.0, 100.0),
    claim(&[("2.7", "It finds a few more leavers")], "subscribers, low line", Read::Over(Quantity::FalseDiscoveryRate, 12), 50.0, 100.0),
];

/// A world, lived; `None` where something planned could not be done.
pub fn live(lived: &Lived, seed: u64) -> Option<Session> {
    let mut session = Session::open(lived.system, seed).ok()?;
    let mut actions = lived.actions.iter().peekable();
    while session.now() < lived.until {
        while let Some(planned) = actions.next_if(|planned| planned.at <= session.now()) {
            session.dispatch(planned.scripted.action()?).ok()?;
        }
        session.advance();
    }
    Some(session)
}

fn missed(session: &Session) -> f64 {
    session.world().ledger.accounts.iter().map(|(_, account)| account.missed).sum::<u64>() as f64
}

fn tested(session: &Session) -> Option<f64> {
    test_recall(session, 4)
}

fn test_recall(session: &Session, version: u32) -> Option<f64> {
    session.world().release.registry.get(version)?.measures.recall.map(|recall| recall * 100.0)
}

fn right_in_test(session: &Session, version: u32) -> Option<f64> {
    let world = session.world();
    world.release.registry.get(version)?.tested_at(world.serving.threshold).accuracy().map(|right| right * 100.0)
}

/// Scores of a day without trouble, each with its hidden probability.
pub struct Day(pub Vec<(f32, f32)>);

impl Day {
    fn within(&self, from: f32, to: f32) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().filter(move |(score, _)| (from..to).contains(score)).map(|(_, chance)| f64::from(*chance))
    }
}

impl Read {
    /// What is read off `of`.
    pub fn value(&self, of: &str, world: &dyn Fn(&str) -> Session, day: &Day, scenario: &Scenario) -> Option<f64> {
        let session = world(of);
        let over =
            |session: &Session, what, hours| quantity(session.world(), what, session.now().minus(Minutes::hours(hours)), session.now());
        Some(match *self {
            Self::MoreMissed(other) => missed(&session) - missed(&world(other)),
            Self::PartOfMissed(whole, without) => {
                let without = missed(&world(without));
                (missed(&session) - without) / (missed(&world(whole)) - without)
            }
            Self::Cost(other) => session.world().ledger.in_the_end().eur / world(other).world().ledger.in_the_end().eur,
            Self::Over(what, hours) => over(&session, what, hours)?,
            Self::Less(what, hours, other) => over(&world(other), what, hours)? - over(&session, what, hours)?,
            Self::Requests(hours) => {
                let buckets = &session.world().monitoring.buckets;
                buckets.range(buckets.next() - 3 * hours, buckets.next()).iter().map(|bucket| f64::from(bucket.requests)).sum()
            }
            Self::TrainingHours => {
                let events = &session.world().events;
                let at = |of: fn(&What) -> bool| events.iter().find(|event| of(&event.what)).map(|event| event.at);
                let began = at(|what| matches!(what, What::TrainingBegan { version: 4 }))?;
                let done = at(|what| matches!(what, What::TrainingDone { version: 4 }))?;
                f64::from(done.since(began).0) / 60.0
            }
            Self::Tested => tested(&session)?,
            Self::CatchesMoreInTest(than) => tested(&session)? - test_recall(&session, than)?,
            Self::RightInTest => right_in_test(&session, 4)?,
            Self::MoreRightInTest(than) => right_in_test(&session, 4)? - right_in_test(&session, than)?,
            Self::Today(other) => session.world().ledger.today.eur / world(other).world().ledger.today.eur,
            Self::TestDiffers(other) => tested(&session)? - tested(&world(other))?,
            Self::PositiveOf(from, to) => 100.0 * day.within(from, to).sum::<f64>() / day.within(from, to).count().max(1) as f64,
            Self::ScoredOf(from, to) => 100.0 * day.within(from, to).sum::<f64>() / day.within(f32::MIN, f32::MAX).sum::<f64>(),
            Self::ScoredADay(from, to) => day.within(from, to).count() as f64,
            Self::KnownAfter(hours) => {
                let mut delays = Vec::new();
                afterlaunch::platform::labels::delays(&scenario.outcomes, session.seed(), Tick(DAY), 20_000, &mut delays);
                let known = delays.iter().flatten().filter(|minutes| f64::from(**minutes) <= f64::from(hours) * 60.0).count();
                100.0 * known as f64 / delays.iter().flatten().count() as f64
            }
        })
    }
}
