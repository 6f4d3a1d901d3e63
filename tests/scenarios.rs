//! Every built-in scenario: it runs, it is worth a model, and a quiet week is quiet.

use std::sync::Arc;

use afterlaunch::base::time::DAY;
use afterlaunch::course::scenarios;
use afterlaunch::learn::data::FieldKind;
use afterlaunch::platform::faults;
use afterlaunch::platform::scenario::{FieldShape, Scenario};
use afterlaunch::platform::vocabulary::{Action, FaultInjection, Onset, What};
use afterlaunch::platform::world::World;
use afterlaunch::session::reports::scenario;
use afterlaunch::session::reports::scenario::figures;

/// Seeds of the claims here.
const SEEDS: std::ops::Range<u64> = 1..11;

fn all() -> impl Iterator<Item = Scenario> {
    scenarios::ALL.iter().map(|entry| (entry.make)())
}

#[test]
fn each_tells_who_decides_what_and_holds_together() {
    for (entry, s) in scenarios::ALL.iter().zip(all()) {
        let id = entry.card.id;
        assert_eq!(s.id, id);
        s.schema.check().unwrap_or_else(|why| panic!("{id}: {why:?}"));
        assert!((9..=12).contains(&s.schema.fields.len()), "{id}: {} fields", s.schema.fields.len());
        assert!([&s.sentence, &s.decision, &s.opening, &s.not_for].into_iter().all(|text| text.ends_with('.')), "{id}");
        assert!(s.not_for.starts_with("It must not ") && s.sector == entry.card.sector.name, "{id}: {}", s.not_for);
        assert_eq!(s.distributions.len(), s.schema.fields.len(), "{id}: one way of arising for each field");
        let kinds = |kind: fn(&FieldKind) -> bool| s.schema.fields.iter().any(|field| kind(&field.kind));
        assert!(kinds(|k| matches!(k, FieldKind::Numeric { .. })), "{id} has numbers");
        assert!(kinds(|k| matches!(k, FieldKind::Categorical { .. })), "{id} has categories");
        assert!(kinds(|k| matches!(k, FieldKind::Boolean)), "{id} has flags");
        assert!(s.distributions.iter().any(|a| a.empty > 0.0), "{id}: some values are missing at normal times");
        for (field, distributions) in s.schema.fields.iter().zip(&s.distributions) {
            let segments = match &distributions.shape {
                FieldShape::Normal { of } | FieldShape::LogNormal { of } | FieldShape::Count { of } => of.len(),
                FieldShape::Category { of } => {
                    assert!(of.iter().all(|shares| shares.len() == field.categories()), "{id}: shares of {}", field.name);
                    of.len()
                }
            };
            assert_eq!(segments, s.segments.len(), "{id}: {} arises in each segment", field.name);
        }
        let shares: f32 = s.segments.iter().map(|segment| segment.share).sum();
        assert!((shares - 1.0).abs() < 1e-5, "{id}: shares add up to {shares}");
        assert_eq!(s.segments.last().map(|segment| segment.share), Some(0.0), "{id}: the newcomers are not there at first");
        assert!(s.other_unit().is_some() && s.schema.position(&s.fault_narratives.dropped_field).is_some(), "{id}");
        assert!(s.segments.iter().any(|segment| segment.id == s.fault_narratives.dropped_for), "{id}");
        for fault in faults::ALL {
            for text in [fault.name, fault.sentence, fault.running] {
                let filled = s.tell(text);
                assert!(
                    !filled.contains(['{', '}']) && !filled.contains("  ") && !filled.trim().is_empty(),
                    "{id}, {}: “{filled}”",
                    fault.id
                );
            }
        }
    }
}

#[test]
fn a_trained_model_comes_near_the_best_and_the_rule_does_not() {
    for scenario in all() {
        let id = scenario.id.clone();
        let f = figures(scenario, 11).unwrap_or_else(|why| panic!("{id}: {why}"));
        let (best, model) = (f.best.auc.unwrap(), f.model.auc.unwrap());
        eprintln!("{id}: best {best:.3}, model {model:.3}; EUR a thousand: {:.0}, {:.0}, {:.0}", f.best.eur, f.model.eur, f.rule.eur);
        assert!(best < 0.99 && best > 0.8, "{id}: the best possible is {best}");
        assert!(best - model < 0.02 && best > model, "{id}: the model reaches {model} of {best}");
        assert!(f.model.eur < f.best.eur * 1.35, "{id}: {} against {}", f.model.eur, f.best.eur);
        assert!(f.rule.eur > f.model.eur * 1.2, "{id}: the rule costs {}, the model {}", f.rule.eur, f.model.eur);
    }
}

#[test]
fn a_quiet_week_raises_no_more_than_one_alert() {
    for scenario in all().map(Arc::new) {
        let calm = SEEDS.filter(|seed| {
            let mut world = World::new(scenario.clone(), *seed).expect("it can begin");
            (0..7 * DAY).for_each(|_| world.step());
            world.events.iter().filter(|event| matches!(event.what, What::AlertFired { .. })).count() <= 1
        });
        let (calm, of) = (calm.count(), SEEDS.count());
        eprintln!("{}: quiet in {calm} of {of} seeds", scenario.id);
        assert!(calm * 10 >= of * 9, "{}: quiet in {calm} of {of} seeds", scenario.id);
    }
}

#[test]
fn each_fault_comes_and_goes_in_each_scenario() {
    for scenario in all().map(Arc::new) {
        let base = World::new(scenario.clone(), 3).expect("it can begin");
        let mut quiet = base.clone();
        (0..4 * 60).for_each(|_| quiet.step());
        for fault in faults::ALL {
            let mut world = base.clone();
            let (onset, size) = (Onset::Sudden, fault.size.default);
            let start = world.now;
            let injection = FaultInjection { onset, ..FaultInjection::sudden(fault.id, size, start) };
            if let Err(why) = world.apply(&Action::InjectFault(injection)) {
                // Where no hour is busier than another, no clock can be late.
                assert_eq!((&*scenario.id, fault.id), ("machine-failure", "time-zone"), "{why}");
                continue;
            }
            (0..4 * 60).for_each(|_| world.step());
            assert_ne!(world.fingerprint(), quiet.fingerprint(), "{}, {}: nothing has changed", scenario.id, fault.id);
            world.apply(&Action::EndFault { fault: fault.id.into() }).unwrap_or_else(|why| panic!("{}, {}: {why}", scenario.id, fault.id));
        }
    }
}

#[test]
fn a_message_can_be_read() {
    let spam = scenarios::find("spam-filter").expect("it is there");
    let row: Vec<Option<f32>> = [6.0, 3.0, 0.0, 5.0, 4.0, 9.0, 0.0, 3.0, 1.0, 0.0, 0.0].map(Some).to_vec();
    let text = spam.text_of(&row).expect("messages are texts");
    assert!(text.contains("You have won") && text.contains("Act now") && text.contains("[an archive]"), "{text}");
    assert_eq!(scenarios::default_scenario().text_of(&row), None);
}

#[test]
fn the_document_is_what_the_command_prints() {
    let printed = scenario::document().expect("all can be measured");
    assert_eq!(include_str!("../docs/scenarios.md"), printed, "print it anew: afterlaunch scenarios > docs/scenarios.md");
}
