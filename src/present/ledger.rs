//! What it costs today, in money and in people, beside what is usual by this time.

use super::view::LedgerView;
use super::words;
use crate::session::Session;

/// The most figures that are drawn.
const MOST_FIGURES: u32 = 60;

/// The ledger of today.
pub fn ledger(session: &Session) -> LedgerView {
    let world = session.world();
    let today = world.ledger.today;
    let w = &session.scenario().words;
    let people = today.people;
    let usual = world.ledger.usual_by(session.now()).map(|(eur, people)| (eur, people.round() as u32));
    let per = people.div_ceil(MOST_FIGURES).max(1);
    let one = format!("{} {}", w.positive, w.one);
    let many = format!("{} {}", w.positive, w.many);
    let usual_words = match usual {
        Some((eur, people)) => {
            format!("usual by now: {} and {}", words::eur(eur), words::count(u64::from(people), "person", "people"))
        }
        None => "what is usual is known after seven days".to_owned(),
    };
    let more = match usual {
        Some((_, usual)) if people > usual => format!(", {} more than usual", people - usual),
        _ => String::new(),
    };
    LedgerView {
        money: words::eur(today.eur),
        people: words::count(u64::from(people), &one, &many),
        people_note: w.harm.clone(),
        usual: usual_words,
        figures: people.div_ceil(per),
        usual_figures: usual.map_or(people, |u| u.1).min(people).div_ceil(per),
        people_per_figure: per,
        spoken: format!("{}{more}", words::count(u64::from(people), "person", "people")),
    }
}
