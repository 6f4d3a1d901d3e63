//! What addresses are read as, and what is said of those that cannot be.

use super::*;

fn check(query: &str, notes: usize) -> Asked {
    let parts: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let (asked, said) = Asked::read(&parts);
    assert_eq!(said.len(), notes, "{query}: {said:?}");
    asked
}

#[test]
fn every_example_can_be_read() {
    for parameter in &ALL {
        // What is packed is cut short for the eye.
        check(parameter.example, usize::from(matches!(parameter.kind, ParameterKind::Log | ParameterKind::Code)));
    }
}

#[test]
fn what_is_read_is_written_as_it_was() {
    for parameter in ALL.iter().filter(|parameter| !matches!(parameter.kind, ParameterKind::Log | ParameterKind::Code)) {
        let (_, text) = parameter.example.split_once('=').unwrap();
        let (value, _) = parameter.kind.read(text);
        assert_eq!(value.unwrap().write(), text);
    }
}

#[test]
fn lists_keep_what_they_know() {
    assert_eq!(check("hide=ledger,key", 0).hide, ["key", "ledger"]);
    assert_eq!(check("hide=ledger,roof", 1).hide, ["ledger"]);
    assert_eq!(check("lock=faults,slow-release", 0).lock, ["faults", "slow-release"]);
    assert_eq!(check("lock=slow-release,<b>", 1).lock, ["slow-release"]);
}

#[test]
fn trouble_is_ordered_by_the_hour() {
    let asked = check("faults=!30:seconds-for-minutes,2:traffic-peak", 0);
    let [first, second] = &asked.orders(Tick(600))[..] else { panic!("two orders") };
    assert_eq!((first.at, second.at), (Tick(0), Tick(0)), "at a minute at which nobody has done anything");
    let Action::InjectFault(injection) = &first.action else { panic!("a fault") };
    assert_eq!((injection.start, injection.hidden), (Tick(600 + 30 * 60), true));
    assert_eq!(check("faults=soon:seconds-for-minutes,3:traffic-peak", 1).faults.len(), 1);
    assert!(check("faults=99999999999:traffic-peak", 1).faults.is_empty());
    assert_eq!(check("faults=1:traffic-peak,!9:traffic-peak", 1).faults.len(), 1, "one of a kind");
    let most = faults::find("traffic-peak").unwrap().size.most;
    let sized = check(&format!("faults=1:traffic-peak:{most}"), 0);
    let Action::InjectFault(injection) = &sized.orders(Tick(600))[0].action else { panic!("a fault") };
    assert_eq!((injection.size, sized.faults[0].write()), (most, format!("1:traffic-peak:{most}")));
    assert!(check("faults=1:traffic-peak:1e9", 1).faults.is_empty());
    let aimed = check("faults=1:missing-field::equipment_age", 0);
    let Action::InjectFault(injection) = &aimed.orders(Tick(600))[0].action else { panic!("aimed trouble") };
    assert_eq!((injection.target.field.as_deref(), &*aimed.faults[0].write()), (Some("equipment_age"), "1:missing-field::equipment_age"));
    assert!(check("faults=1:traffic-peak::equipment_age", 1).faults.is_empty(), "a peak strikes no field");
}

#[test]
fn a_mission_says_more_than_its_chapter() {
    for query in ["lesson=2.1&chapter=3", "chapter=3&lesson=2.1"] {
        assert_eq!(check(query, 0).scope, Some(Scope::Lesson("2.1")), "{query}");
    }
    assert_eq!(check("chapter=3", 0).scope, Some(Scope::Chapter(3)));
}

#[test]
fn what_is_out_of_range_is_named() {
    for query in [
        "lesson=9.9",
        "chapter=0",
        "chapter=two",
        "speed=fast",
        "autoplay=maybe",
        "theme=pink",
        "text=20",
        "text=big",
        "embed=yes",
        "host=javascript:alert(1)",
        "sed=7",
    ] {
        let asked = check(query, 1);
        assert_eq!(asked, Asked::default(), "{query}");
    }
    assert_eq!(check("host=https://course.example:8443", 0).host.as_deref(), Some("https://course.example:8443"));
}
