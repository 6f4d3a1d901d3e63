//! Views of one screen that show one figure. Each line names the thing and lists where it is shown, as shown; what is not
//! shown at a moment is left out.

use afterlaunch::base::number_format;
use afterlaunch::platform::monitoring::alerts::Metric;
use afterlaunch::present::control_room::view::{ControlState, StageId};
use afterlaunch::present::plot::Who;

use crate::screen::{Screen, before, between};

/// Where a figure is shown, and as what.
type Readings = Vec<(&'static str, String)>;

/// A thing, and where it is shown.
type Figure = (&'static str, fn(&Screen<'_>) -> Readings);

pub const FIGURES: [Figure; 21] = [
    ("answer time of the champion", answer_time),
    ("requests a minute", per_minute),
    ("requests of the last hour", last_hour),
    ("share that is called", predicted_positive_rate),
    ("share that is usually called", expected_positive_rate),
    ("mean amount told", predicted_amounts),
    ("recall, estimated", estimated),
    ("recall, measured", measured),
    ("mean error, measured", mean_error),
    ("share of empty values", empty),
    ("PSI of the field that is named", psi),
    ("fields unlike training", drifted),
    ("people harmed today", people),
    ("cost of today", money),
    ("usual people by now", expected_people),
    ("outcomes in", outcomes),
    ("rows kept with an outcome", kept),
    ("progress of a training", progress),
    ("number of versions", versions),
    ("verdict on a trial", verdict),
    ("the clock", clock),
];

fn shown<const N: usize>(all: [(&'static str, Option<String>); N]) -> Readings {
    all.into_iter().filter_map(|(place, figure)| Some((place, figure?))).collect()
}

fn answer_time(s: &Screen<'_>) -> Readings {
    // A box may say something else, such as what older versions answer.
    let ms = |said: &str| said.strip_suffix(" ms").map(str::to_owned);
    let of_model = s.stage(StageId::Model).caption.strip_prefix("champion, ").and_then(ms);
    let answer = s.answer(0);
    shown([
        ("model stage", of_model),
        ("its box", ms(&s.pipeline.roles[0].caption)),
        ("chart", s.end("answer-time", Who::Champion).map(|end| end.figure.clone())),
        // Where it is about another version it says so.
        ("answer", between(&answer, "One answer in twenty takes ", " ms")),
    ])
}

fn per_minute(s: &Screen<'_>) -> Readings {
    shown([
        ("senders", Some(s.stage(StageId::Customers).figure.clone())),
        ("their card", (s.session.now().0 >= 60).then(|| per_hour(&s.card(StageId::Customers).note)).flatten()),
        ("chart", s.end("requests", Who::World).map(|end| end.figure.clone())),
    ])
}

/// So many an hour are so many a minute.
fn per_hour(note: &str) -> Option<String> {
    let hour: f64 = note.split(' ').next()?.replace(',', "").parse().ok()?;
    Some(format!("{:.0}", hour / 60.0))
}

fn last_hour(s: &Screen<'_>) -> Readings {
    shown([
        ("card", s.card(StageId::Customers).note.split(' ').next().map(str::to_owned)),
        ("answer", Some(s.answer(0)).filter(|said| said.contains("it is busy")).and_then(|said| before(&said, " came in the last"))),
    ])
}

fn predicted_positive_rate(s: &Screen<'_>) -> Readings {
    let figure = &s.stage(StageId::Answer).figure;
    let card = &s.card(StageId::Answer).rows;
    let answer = Some(s.answer(1)).filter(|said| said.contains("usually"));
    shown([
        ("stage", before(figure, " %")),
        ("answer", answer.and_then(|said| before(&said, " %"))),
        ("its card", card.first().filter(|_| s.one_version()).and_then(|row| before(&row.1[1], " %"))),
        ("chart", s.end("predicted-positive-rate", Who::Champion).filter(|_| s.one_version()).map(|end| end.figure.clone())),
    ])
}

fn expected_positive_rate(s: &Screen<'_>) -> Readings {
    shown([
        ("answer", between(&s.answer(1), "usually ", " %")),
        ("stage", between(&format!("{}.", s.stage(StageId::Answer).caption), "usually ", " %")),
        ("its card", s.card(StageId::Answer).rows.first().and_then(|row| before(&row.1[2], " %"))),
    ])
}

fn predicted_amounts(s: &Screen<'_>) -> Readings {
    shown([
        ("answer", between(&format!("{} ", s.answer(1)), "On average it predicts ", " ").map(|said| said.trim_end_matches('.').to_owned())),
        ("chart", s.end("predicted-amounts", Who::Champion).filter(|_| s.one_version()).map(|end| end.figure.clone())),
    ])
}

fn estimated(s: &Screen<'_>) -> Readings {
    let said = s.answer(2);
    shown([
        ("answer", between(&said, "About ", " of 100").or_else(|| between(&said, "The estimate fell to ", " %"))),
        ("chart", s.end("recall", Who::Champion).filter(|_| s.one_version()).map(|end| end.figure.clone())),
    ])
}

fn measured(s: &Screen<'_>) -> Readings {
    let said = s.answer(2);
    let other = || said.contains("by the outcomes that are in").then(|| before(&said, " of 100")).flatten();
    shown([
        ("answer", between(&said, "By the outcomes that are in, ", " of 100").or_else(other)),
        ("chart", s.measured("recall").filter(|_| s.one_version())),
    ])
}

fn mean_error(s: &Screen<'_>) -> Readings {
    shown([
        ("answer", between(&format!("{} ", s.answer(2)), "is off by ", " ")),
        ("chart", s.measured("mean-error").filter(|_| s.one_version())),
    ])
}

fn empty(s: &Screen<'_>) -> Readings {
    let value = s.alert(Metric::MissingValues).and_then(|alert| alert.value);
    shown([
        ("answer", Some(s.answer(3)).filter(|said| said.contains("There are gaps")).and_then(|said| before(&said, " %"))),
        ("chart", s.end("missing-values", Who::World).map(|end| end.figure.clone())),
        ("alert", value.map(|value| number_format::percent_fine_figure(f64::from(value) / 100.0))),
    ])
}

fn psi(s: &Screen<'_>) -> Readings {
    let value = s.alert(Metric::FieldDrift).filter(|_| s.crossed(Metric::FieldDrift)).and_then(|alert| alert.value);
    shown([
        ("alert", value.map(|value| afterlaunch::present::words::psi(f64::from(value)))),
        ("chart", s.end("field-drift", Who::Field).map(|end| end.figure.clone())),
    ])
}

fn drifted(s: &Screen<'_>) -> Readings {
    let stage = s.stage(StageId::Prepare);
    let of_stage =
        if stage.caption == "fields unlike training" { stage.figure.split(' ').next().map(str::to_owned) } else { Some("0".to_owned()) };
    let lead = s.questions[3].lead.to_lowercase();
    let word = lead.split(' ').next().filter(|_| lead.ends_with("has:") || lead.ends_with("have:")).map(number);
    let card = s.card(StageId::Prepare);
    let rows = card.rows.iter().chain(&card.more_rows).filter(|row| row.0).count();
    let looked = !s.world().monitoring.buckets.range(0, u32::MAX).iter().map(|b| b.requests).sum::<u32>().eq(&0);
    let silent = lead.starts_with("there is nothing") || !looked;
    shown([
        ("stage", of_stage.filter(|_| !silent)),
        ("its card", Some(rows.to_string()).filter(|_| !silent)),
        ("answer", word.or_else(|| Some("0".to_owned()).filter(|_| !silent))),
    ])
}

fn number(word: &str) -> String {
    let place = (0..=10).find(|n| afterlaunch::present::words::number_word(*n) == word);
    place.map_or_else(|| word.to_owned(), |n| n.to_string())
}

fn people(s: &Screen<'_>) -> Readings {
    if s.session.scenario().words.harm.is_empty() {
        return Vec::new();
    }
    let number = |text: &str| if text.starts_with("no ") { Some("0".to_owned()) } else { text.split(' ').next().map(str::to_owned) };
    shown([
        ("ledger", number(&s.ledger.people)),
        ("sentence", s.ledger.sentence.strip_prefix("Today: ").and_then(number)),
        ("spoken", number(&s.ledger.spoken)),
        ("stage", Some(s.stage(StageId::Act).figure.clone())),
        ("its card", Some(s.card(StageId::Act).rows[1].1[1].clone())),
    ])
}

fn money(s: &Screen<'_>) -> Readings {
    shown([
        ("ledger", Some(s.ledger.money.clone())),
        ("sentence", s.ledger.sentence.rsplit_once("; ").map(|(_, eur)| eur.to_owned())),
        ("card", Some(s.card(StageId::Act).rows[0].1[1].clone())),
    ])
}

fn expected_people(s: &Screen<'_>) -> Readings {
    if s.session.scenario().words.harm.is_empty() {
        return Vec::new();
    }
    let named = between(&s.ledger.expected, "usual by now: ", " and ").and_then(|said| said.split(' ').next().map(str::to_owned));
    let none = |n: String| if n == "no" { "0".to_owned() } else { n };
    shown([
        ("ledger", named.map(none)),
        ("sentence", between(&s.ledger.sentence, "(usual by now: ", ")")),
        ("card", Some(s.card(StageId::Act).rows[1].1[2].clone()).filter(|expected| expected != "–")),
    ])
}

fn outcomes(s: &Screen<'_>) -> Readings {
    let stage = s.stage(StageId::Outcomes);
    let day = if stage.caption.contains("today") { "today" } else { "yesterday" };
    let row = s.card(StageId::Outcomes).rows.iter().find(|row| row.1[0] == day);
    shown([("stage", Some(stage.figure.clone()).filter(|said| said.ends_with('%'))), ("its card", row.map(|row| row.1[1].clone()))])
}

fn kept(s: &Screen<'_>) -> Readings {
    shown([
        ("stage", Some(s.stage(StageId::Data).figure.clone())),
        ("its card", Some(s.card(StageId::Data).rows[0].1[1].clone())),
        ("training room", s.train.kept.first().and_then(|(_, said)| said.split(' ').next().map(str::to_owned))),
    ])
}

fn progress(s: &Screen<'_>) -> Readings {
    let control = s.controls.iter().find(|control| control.id == "retrain").map(|control| &control.state);
    let working = control.and_then(|state| if let ControlState::Working { text, .. } = state { before(text, " %") } else { None });
    let stage = s.stage(StageId::Train);
    shown([
        ("room", s.train.running.as_ref().and_then(|running| before(&running.words, " %"))),
        ("stage", Some(&stage.figure).filter(|said| said.ends_with('%')).and_then(|said| before(said, " %"))),
        ("its card", before(&s.card(StageId::Train).note, " %")),
        ("control", working),
    ])
}

fn versions(s: &Screen<'_>) -> Readings {
    let card = s.card(StageId::Train);
    shown([
        ("registry", Some(s.world().release.registry.all().count().to_string())),
        ("training card", Some((card.rows.len() + card.more_rows.len()).to_string())),
        ("training room", Some(s.train.versions.len().to_string())),
    ])
}

fn verdict(s: &Screen<'_>) -> Readings {
    let trial = s.card(StageId::Model).trial.as_ref().filter(|_| s.world().release.rollout.canary.is_some());
    let said =
        trial.map(|trial| if trial.verdict.contains("Not enough") { "no verdict yet".to_owned() } else { trial.verdict.to_lowercase() });
    let on_trial = s.pipeline.roles.get(1).map(|role| role.caption.to_lowercase());
    shown([("card", said), ("box", on_trial)])
}

fn clock(s: &Screen<'_>) -> Readings {
    let until = s.account.facts.iter().find(|(name, _)| *name == "Time").map(|(_, said)| said.clone()).unwrap_or_default();
    shown([
        ("top bar", Some(format!("day {}, {}", s.clock.day, s.clock.time))),
        ("account", between(&until, "until ", ", ").zip(between(&until, ", ", ", ")).map(|(day, time)| format!("{day}, {time}"))),
        ("timeline", Some(s.timeline.now as u32).map(|now| format!("day {}, {}", now / 1_440 + 1, present_clock(now)))),
    ])
}

fn present_clock(now: u32) -> String {
    afterlaunch::present::words::clock(afterlaunch::base::time::Tick(now))
}
