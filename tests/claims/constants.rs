//! Numbers that a scenario or a constant of the engine sets, and the sentences that name them.

use afterlaunch::base::time::Minutes;
use afterlaunch::platform::release::approval;
use afterlaunch::platform::release::trial::NO_HARM;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::serving::hosting::{Hosting, MOST_SERVERS};
use afterlaunch::platform::serving::review;
use afterlaunch::platform::team::plan::{LOOK, SLIPPED_RECALL};
use afterlaunch::platform::team::updates::UpdateAssumptions;
use afterlaunch::platform::vocabulary::Hours;

/// A number that is set, and who names it.
pub struct Given {
    /// How the sentences begin that name it, each with whose it is.
    pub sentences: &'static [(&'static str, &'static str)],
    /// It is what they say.
    pub holds: fn(&Scenario) -> bool,
}

/// All of them, for the help desk.
pub const GIVEN: &[Given] = &[
    Given {
        sentences: &[
            ("1.5", "Here a missed urgent ticket costs 15 EUR"),
            ("2.2", "A false alarm costs the desk 3 EUR of work."),
            ("2.2", "A missed urgent ticket costs 15 EUR, and"),
            ("2.2", "A miss costs five times as much as a false"),
            ("6.1", "Set the decision threshold where a miss at 15"),
        ],
        holds: |requests| (requests.costs.missed_eur, requests.costs.false_alarm_eur) == (15.0, 3.0),
    },
    Given { sentences: &[("2.5", "Mira could have people read some tickets")], holds: |requests| requests.costs.manual_review_eur == 0.5 },
    Given {
        sentences: &[("1.5", "The goal: nobody in need waits past four"), ("1.1", "A missed ticket counts there four hours")],
        holds: |requests| requests.costs.harm_after_hours == 4,
    },
    Given {
        sentences: &[("5.5", "The gate cost two hours of one colleague."), ("5.5", "A test on recent tickets finds in two hours")],
        holds: |_| approval::TAKES == Minutes::hours(2),
    },
    Given {
        sentences: &[
            ("1.6", "By hand the same version would have come"),
            ("3.5", "It comes two days later, from the laptop,"),
            ("3.5", "By hand, an update comes two days late, now"),
        ],
        holds: |_| UpdateAssumptions::BY_HAND.takes() == Minutes::days(2),
    },
    Given { sentences: &[("1.6", "On this page one update by hand in three")], holds: |_| UpdateAssumptions::BY_HAND.slip_one_in == 3 },
    Given { sentences: &[("1.4", "Half an hour is enough.")], holds: |_| LOOK == Minutes(30) },
    Given { sentences: &[("1.4", "People are here from eight to six.")], holds: |_| office(8) && !office(7) && office(17) && !office(18) },
    Given { sentences: &[("4.4", "A review adds up days, so it can see four")], holds: |_| SLIPPED_RECALL == 0.04 },
    Given {
        sentences: &[("2.5", "A person who reads it and calls back nearly"), ("6.1", "When something does, a person is expensive")],
        holds: |_| (review::OVERLOOKED, review::TAKEN_FOR_POSITIVE) == (0.05, 0.02),
    },
    Given {
        sentences: &[("2.5", "People are there from seven to seven, and")],
        holds: |_| (review::FROM_HOUR, review::UNTIL_HOUR) == (7, 19),
    },
    Given {
        sentences: &[("3.4", "But each answer takes twice as long, you")],
        holds: |_| (Hosting::Devices.terms().latency_factor, Hosting::Devices.terms().max_logging_rate) == (2.0, 0.25),
    },
    Given {
        sentences: &[("3.2", "Up to twelve can be rented within a minute.")],
        holds: |requests| MOST_SERVERS == 12 && requests.service.servers == 4,
    },
    Given { sentences: &[("3.4", "There are four of them, today and on the")], holds: |requests| requests.service.servers == 4 },
    Given { sentences: &[("3.2", "It needs a promise to keep, such as 95 of")], holds: |requests| requests.service.target_ms_p95 == 400.0 },
    Given { sentences: &[("3.3", "He writes the app of another company, and")], holds: |requests| requests.schema.fields.len() == 10 },
    Given { sentences: &[("glossary no-harm-margin", "How much more a new version may cost")], holds: |_| NO_HARM == 0.1 },
];

/// Somebody is in the office at this hour of a Wednesday.
fn office(hour: u32) -> bool {
    Hours::Office.reach(afterlaunch::course::lesson::moment(3, hour, 30))
}
