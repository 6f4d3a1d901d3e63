//! Counts of the training room: each says of what it is, and those that belong together add up or are one.

use afterlaunch::learn::metrics::report::MEASURES;
use afterlaunch::platform::release::Version;
use afterlaunch::present::control_room::view::{StageCardView, StageId};
use afterlaunch::present::training::compare::Comparing;
use afterlaunch::present::training::report::{Making, SurveyView, Surveying};
use afterlaunch::present::training::segments::segments;
use afterlaunch::present::training::threshold::Deciding;
use afterlaunch::present::training::{RunView, TrainView, TrainingDraft, train};
use afterlaunch::present::{self};
use afterlaunch::session::Session;

use crate::Held;

/// The room at a moment: its list, a look at the rows that the form offers, and the newest version.
pub struct Room<'a> {
    session: &'a Session,
    view: TrainView,
    survey: Option<SurveyView>,
    version: &'a Version,
    report: Vec<[String; 4]>,
    deciding: Option<Deciding>,
    model: StageCardView,
    list: StageCardView,
}

/// All counts in a text.
fn counts(text: &str) -> Vec<u64> {
    let figures = text.split(|c: char| !(c.is_ascii_digit() || c == ',')).map(|figure| figure.replace(',', ""));
    figures.filter(|figure| !figure.is_empty()).filter_map(|figure| figure.parse().ok()).collect()
}

fn count(text: &str) -> u64 {
    counts(text).first().copied().unwrap_or(u64::MAX)
}

impl Room<'_> {
    fn fact(&self, name: &str) -> Option<u64> {
        let facts = &self.survey.as_ref()?.facts;
        facts.iter().find(|(fact, _)| *fact == name).map(|(_, value)| count(value))
    }

    /// The cell of the newest version in the model's card.
    fn of_model(&self, name: &str) -> Option<String> {
        let column = self.model.head.iter().position(|head| head.starts_with(&format!("v{},", self.version.number)))?;
        let rows = || self.model.rows.iter().chain(&self.model.more_rows);
        let own = |(_, row): &(bool, [String; 3])| if row[2] == "the same" { row[1].clone() } else { row[column].clone() };
        rows().find(|row| row.1[0] == name).map(own)
    }

    fn run(&self) -> Option<&RunView> {
        self.view.runs.iter().find(|run| run.version == Some(self.version.number))
    }

    fn measure(&self, id: &str) -> Option<&str> {
        let name = MEASURES.iter().find(|measure| measure.id == id)?.name;
        self.report.iter().find(|line| line[0] == name).map(|line| line[1].as_str())
    }
}

type Rule = fn(&Room<'_>) -> Result<bool, String>;

fn same<T: PartialEq + std::fmt::Debug>(all: &[(&str, Option<T>)]) -> Result<bool, String> {
    let known: Vec<_> = all.iter().filter(|(_, value)| value.is_some()).collect();
    let differ = known.windows(2).any(|pair| pair[0].1 != pair[1].1);
    if differ { Err(format!("{known:?}")) } else { Ok(known.len() > 1) }
}

/// Which counts of the room belong together.
pub const ROWS: [(&str, Rule); 10] = [
    ("kept with and without an outcome is all that is kept", |room| {
        let [known, waiting, all] = [0, 1, 2].map(|at| count(&room.view.kept[at].1));
        same(&[("parts", Some(known + waiting)), ("whole", Some(all))])
    }),
    ("rows looked at are of those kept with an outcome", |room| {
        same(&[("room", Some(count(&room.view.kept[0].1))), ("survey", room.fact("kept, outcome known"))])
    }),
    ("chosen, left out and of other days are all that is kept", |room| {
        let Some(all) = room.fact("kept, outcome known") else { return Ok(false) };
        let parts = ["of other days", "in hours with an alert", "in this snapshot"].map(|name| room.fact(name).unwrap_or(0));
        same(&[("parts", Some(parts.iter().sum())), ("whole", Some(all))])
    }),
    ("rows to learn from, to validate and to test are the snapshot", |room| {
        let Some(survey) = &room.survey else { return Ok(false) };
        let parts = survey.facts.iter().find(|(name, _)| name.starts_with("to learn from")).map(|(_, value)| value);
        // Parts are told with commas between them, too.
        let parts = parts.map(|said| said.split(", ").map(count).sum());
        same(&[("parts", parts), ("whole", room.fact("in this snapshot"))])
    }),
    ("a version's snapshot is what it learnt from, was validated and tested on", |room| {
        let learnt = room.of_model("learnt from").map(|said| count(&said));
        let others = room.of_model("validated and tested on").map(|said| counts(&said).iter().sum::<u64>());
        let whole = room.of_model("in its snapshot").map(|said| count(&said));
        same(&[("parts", learnt.zip(others).map(|(a, b)| a + b)), ("whole", whole)])
    }),
    ("rows learnt from", |room| {
        let card = room.of_model("learnt from").map(|said| count(&said));
        let known = Some(u64::from(room.version.snapshot.rows[0]));
        same(&[("card", card), ("list", room.run().map(|run| count(&run.cells[2]))), ("snapshot", known)])
    }),
    ("rows tested on", |room| {
        let cells = room.deciding.as_ref().map(|deciding| deciding.at(50).cells.iter().map(|(n, _)| count(n)).sum::<u64>());
        let counted_cells = segments(room.session, room.version.number);
        let by_segment = (!counted_cells.rows.is_empty()).then(|| counted_cells.rows.iter().map(|row| count(&row[1])).sum());
        let known = Some(room.version.tested.outcomes.len() as u64);
        same(&[("list", room.run().map(|run| count(&run.cells[3]))), ("cells", cells), ("segments", by_segment), ("known", known)])
    }),
    ("rows validated on", |room| {
        let asks = room.deciding.as_ref().and_then(|deciding| {
            let said = deciding.asks(room.version.number);
            said.split("validation set, ").nth(1).map(count)
        });
        same(&[("asked", asks), ("snapshot", Some(u64::from(room.version.snapshot.rows[1])))])
    }),
    ("recall in the test", |room| {
        let line = room.deciding.as_ref().map(|deciding| deciding.at(deciding.in_service).measures[0].1.clone());
        let list = room.run().map(|run| run.cells[4].clone()).filter(|said| said.contains('%'));
        let list = list.map(|said| said.split(" (").next().unwrap_or_default().to_owned());
        let report = room.measure("recall").and_then(|value| value.parse::<f64>().ok());
        let recall = format!("{} caught in test (recall)", room.session.scenario().words.positive);
        let card = room.of_model(&recall).filter(|said| said != "–");
        // The report has a digit more.
        if let (Some(report), Some(line)) = (report, line.as_ref().filter(|line| *line != "none")) {
            let whole: f64 = line.trim_end_matches(" %").trim_start_matches('<').parse().unwrap_or(f64::NAN);
            if (100.0 * report - whole).abs() > 0.56 {
                return Err(format!("{report} in the report, {line} at the line"));
            }
        }
        same(&[("line", line.filter(|line| line != "none")), ("list", list), ("card", card)])
    }),
    ("versions in the list", |room| {
        let listed =
            room.list.rows.iter().chain(&room.list.more_rows).map(|row| count(row.1[0].trim_start_matches('v'))).collect::<Vec<_>>();
        same(&[("card", Some(listed)), ("room", Some(room.view.versions.iter().map(|n| u64::from(*n)).collect()))])
    }),
];

/// Two runs side by side answered the same rows; what is said of the one whose test rows they are is what its report says.
fn beside(room: &Room<'_>) -> Result<bool, String> {
    let [Some(first), Some(second)] = [room.view.runs.last(), room.run()] else { return Ok(false) };
    if first.number == second.number {
        return Ok(false);
    }
    let Some(comparing) = Comparing::begin(room.session, first.number, second.number) else { return Ok(false) };
    let counted_cells = comparing.view();
    let Some(tested) = counted_cells.rows.iter().find(|row| row[0] == "tested on") else { return Ok(false) };
    let own = counted_cells.remarks.iter().any(|remark| remark.contains(&format!("test rows of run {},", second.number)));
    let recall = counted_cells.rows.iter().find(|row| row[0] == "Recall").map(|row| row[2].clone());
    if tested[1] != tested[2] {
        return Err(format!("{tested:?}"));
    }
    if own { same(&[("report", room.measure("recall").map(str::to_owned)), ("side by side", recall)]) } else { Ok(true) }
}

pub fn look(held: &mut Held, at: &str, session: &Session) {
    let Some((version, _)) = session.world().release.registry.all().last() else { return };
    let survey = Surveying::begin(session, &TrainingDraft::new(TrainingDraft::default_kind(session))).ok();
    let survey = survey.and_then(|mut looking| std::iter::repeat_with(|| looking.step(session)).take(64).find_map(|found| found));
    let room = Room {
        session,
        view: train(session),
        survey,
        version,
        report: Making::begin(session, version.number).map(|making| making.lines()).unwrap_or_default(),
        deciding: Deciding::about(session, version.number),
        model: present::stage_card(session, StageId::Model),
        list: present::stage_card(session, StageId::Train),
    };
    for (name, rule) in ROWS.into_iter().chain([("side by side", beside as Rule)]) {
        match rule(&room) {
            Ok(false) => {}
            Ok(true) => held.compare(name, at, None),
            Err(why) => held.compare(name, at, Some(why)),
        }
    }
}
