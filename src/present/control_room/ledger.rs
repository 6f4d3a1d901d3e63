//! What it costs today, in money and in people, beside what is usual by this time; and what yesterday came to, so that
//! midnight takes nothing away.

use super::view::LedgerView;
use crate::base::time::Minutes;
use crate::platform::scenario::{Scenario, Words};
use crate::platform::team::harm;
use crate::platform::team::ledger::Bill;
use crate::present::words;
use crate::present::words::{capital, small};
use crate::session::Session;

/// The most figures that are drawn: two rows of the control panel.
const MOST_FIGURES: u32 = 44;

/// The ledger of today.
pub fn ledger(session: &Session) -> LedgerView {
    let ledger = &session.world().ledger;
    let scenario = session.scenario();
    let w = &scenario.words;
    let Bill { eur, people } = ledger.today;
    let expected = ledger.expected_by(session.now()).map(|(eur, people)| (eur, people.round() as u32));
    let per = people.div_ceil(MOST_FIGURES).max(1);
    let knows_harm = !w.harm.is_empty();
    let expected_words = match expected {
        Some((eur, 0)) if eur < 0.5 => "so early in the day, next to nothing is usual".to_owned(),
        Some((eur, people)) if knows_harm => format!("usual by now: {} and {}", nobody_or(w, people), words::eur(eur)),
        Some((eur, _)) => format!("usual by now: {}", words::eur(eur)),
        None => format!("what is usual is known after {}", words::length(ledger.expected_known_after())),
    };
    let more = match expected {
        Some((_, expected)) if people > expected => format!(", {} more than usual", people - expected),
        _ => String::new(),
    };
    let expected_people = expected.filter(|_| knows_harm).map_or_else(String::new, |(_, n)| format!(" (usual by now: {n})"));
    LedgerView {
        sentence: format!("Today: {}{expected_people}; {}", harmed(w, people), words::eur(eur)),
        money: words::eur(eur),
        people: if knows_harm { nobody_or(w, people) } else { String::new() },
        people_note: if knows_harm { verb(w, people) } else { capital(&harmed(w, people)) },
        expected: expected_words,
        later: later(scenario),
        before: before(scenario, ledger.days.last(), &ledger.harmed.yesterday),
        most: most(scenario, "today", &ledger.harmed.today),
        figures: people.div_ceil(per),
        expected_figures: expected.map_or(people, |u| u.1).min(people).div_ceil(per),
        people_per_figure: per,
        spoken: format!("{}{more}", words::count(u64::from(people), &w.harmed, &w.harmed_many)),
    }
}

/// So many were harmed, as a sentence without its full stop: "8 urgent tickets waited past the 4-hour promise".
pub fn harmed(words: &Words, people: u32) -> String {
    if words.harm.is_empty() { "a file cannot say who is harmed".to_owned() } else { nobody_or(words, people) + " " + &verb(words, people) }
}

/// "8 urgent tickets", "no urgent ticket".
fn nobody_or(words: &Words, people: u32) -> String {
    match people {
        0 => format!("no {}", words.harmed),
        n => words::count(u64::from(n), &words.harmed, &words.harmed_many),
    }
}

/// What happened to them, said of one or of many.
fn verb(words: &Words, people: u32) -> String {
    if people > 1 { words.harm.clone() } else { words.harm.replace("were ", "was ") }
}

/// Misses cost later than they are made: "What a missed urgent ticket has done shows 4 h later."
pub fn later(scenario: &Scenario) -> String {
    let after = Minutes::hours(scenario.costs.harm_after_hours);
    match after {
        Minutes(0) => String::new(),
        _ => format!("What a missed {} {} has done shows {} later.", scenario.words.positive, scenario.words.one, words::length(after)),
    }
}

/// What yesterday came to.
fn before(scenario: &Scenario, yesterday: Option<&Bill>, whom: &[u32]) -> String {
    let Some(bill) = yesterday else { return "This is the first day.".to_owned() };
    let said = match scenario.words.harm.is_empty() {
        true => String::new(),
        false => nobody_or(&scenario.words, bill.people) + ", ",
    };
    let most = harm::most(whom).and_then(|(place, of_it)| Some((scenario.segments.get(place)?, of_it)));
    let most = most.map_or_else(String::new, |(segment, n)| format!(", {n} of them {}", small(&segment.name)));
    format!("Yesterday: {said}{}{most}.", words::eur(bill.eur))
}

/// Who is harmed most: "Most of them today: households, 6 of 8." Empty where they are too few to tell.
fn most(scenario: &Scenario, when: &str, people: &[u32]) -> String {
    let found = harm::most(people).and_then(|(place, of_it)| Some((scenario.segments.get(place)?, of_it)));
    let all: u32 = people.iter().sum();
    found.map_or_else(String::new, |(segment, of_it)| format!("Most {when}: {}, {of_it} of {all}.", small(&segment.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{DAY, Tick};
    use crate::course::scenarios;

    #[test]
    fn harm_is_a_sentence_with_a_verb_in_every_system() {
        for entry in scenarios::ALL {
            let words = scenarios::find(entry.card.id).expect("it is there").words;
            let said = [0, 1, 12].map(|people| harmed(&words, people));
            let (one, many) = (&words.harmed, &words.harmed_many);
            assert!(said[0].starts_with(&format!("no {one} ")) && said[1].starts_with(&format!("1 {one} ")), "{said:?}");
            assert!(said[2].starts_with(&format!("12 {many} ")) && said[2].len() > many.len() + 6, "{said:?}");
            assert!(!said[0].contains("were ") && !said[1].contains("were "), "{said:?}");
        }
    }

    /// The sentence names today's people, and midnight moves them to yesterday instead of away.
    #[test]
    fn harm_is_kept_over_midnight() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        while session.now() < Tick(2 * DAY) {
            session.advance();
        }
        let evening = (ledger(&session), session.world().ledger.today);
        assert!(evening.1.people > 0, "some wait too long on any day");
        let all: u32 = session.world().ledger.harmed.today.iter().sum();
        assert_eq!(all, evening.1.people, "the ledger and its segments count the same people");
        session.advance();
        let morning = ledger(&session);
        assert_eq!(session.world().ledger.days.last(), Some(&evening.1));
        let (people, money) = (&evening.0.people, &evening.0.money);
        assert!(morning.before.starts_with(&format!("Yesterday: {people}, {money}")), "{} {}", morning.before, evening.0.sentence);
        assert!(evening.0.sentence.contains("waited past the 4-hour promise"), "{}", evening.0.sentence);
    }
}
