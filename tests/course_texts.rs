//! The glossary and the quizzes: complete, told apart, in the house's tone, and made from a real run where they say so.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeSet;

use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::course::glossary::{self, Piece};
use afterlaunch::course::grammar;
use afterlaunch::course::quizzes::{self, Asked, RunFacts, quiz};
use afterlaunch::course::{chapters, scenarios};
use afterlaunch::platform::faults;
use afterlaunch::platform::vocabulary::{Action, FaultInjection, FaultTarget, OnBreach, TrainingConfig, What};
use afterlaunch::session::Session;
use afterlaunch::session::facts::{facts, facts_since};

/// A text as the house writes: nothing shouted, no straight quotes, no space too many.
fn check_tone(text: &str) {
    assert!(!text.trim().is_empty(), "an empty text");
    for bad in ["!", "'", "\"", "  ", " .", " ,", "simply", "Oops", "{", "}"] {
        assert!(!text.contains(bad), "“{bad}” in: {text}");
    }
    for american in ["color", "behavior", "center", "labeled", "analyze", "favorite", "organiz", "recogniz"] {
        assert!(!text.to_lowercase().contains(american), "“{american}” in: {text}");
    }
    assert_eq!(text.trim(), text);
}

fn is_sentence(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '“') && text.ends_with(['.', '?'])
}

/// One sentence of the glossary.
fn check_one_sentence(id: &str, text: &str) {
    check_tone(text);
    assert!(text.starts_with(char::is_uppercase) && text.ends_with(['.', '?']), "{id}: {text}");
    assert!(!text.contains(". "), "{id}: one sentence, not two: {text}");
    assert!(text.chars().count() < 200, "{id}: {} characters: {text}", text.chars().count());
}

#[test]
fn glossary_says_each_term_and_its_confusion_in_one_short_sentence() {
    assert!((170..=240).contains(&glossary::ALL.len()), "{} terms", glossary::ALL.len());
    for term in glossary::ALL.iter() {
        check_one_sentence(term.id, term.says);
        check_one_sentence(term.id, term.taken_for);
        let difference = term.taken_for.strip_prefix("Taken for ").and_then(|rest| rest.split_once(": "));
        assert!(difference.is_some_and(|(what, how)| what.len() > 3 && how.len() > 20), "{}: {}", term.id, term.taken_for);
        assert!(term.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", term.id);
    }
    let sentences: BTreeSet<_> = glossary::ALL.iter().flat_map(|term| [term.says, term.taken_for]).collect();
    assert_eq!(sentences.len(), 2 * glossary::ALL.len(), "a sentence twice");
}

#[test]
fn glossary_speaks_of_no_single_system() {
    let count = |word: &str| glossary::ALL.iter().filter(|term| format!("{} {}", term.says, term.taken_for).contains(word)).count();
    assert!(count("ticket") * 20 < glossary::ALL.len(), "{} terms speak of tickets", count("ticket"));
}

#[test]
fn the_guide_for_teachers_keeps_the_tone() {
    for chapter in &chapters::ALL {
        let talk = chapter.to_teach();
        for text in talk.goals.iter().chain(&talk.questions).chain([&chapter.about]) {
            check_tone(text);
            assert!(is_sentence(text), "{text}");
            assert!(text.chars().count() < 140, "long: {text}");
        }
    }
    for (_, says) in chapters::basics() {
        check_tone(&says);
    }
}

#[test]
fn glossary_is_sorted_and_no_spelling_means_two_things() {
    for theme in &glossary::THEMES {
        let names: Vec<String> = theme.terms.iter().map(|t| t.term.to_lowercase()).collect();
        let wrong = names.windows(2).find(|pair| pair[0] > pair[1]);
        assert_eq!(wrong, None, "by the alphabet, please");
    }
    assert!(glossary::ALL.is_sorted_by_key(|term| term.term.to_lowercase()));
    let ids: BTreeSet<_> = glossary::ALL.iter().map(|t| t.id).collect();
    assert_eq!(ids.len(), glossary::ALL.len(), "an id twice");
    let mut spellings = BTreeSet::new();
    for term in glossary::ALL.iter().copied() {
        for spelling in term.also.iter().chain([&term.term]) {
            assert!(spellings.insert(spelling.to_lowercase()), "“{spelling}” twice");
            let pieces = glossary::split(spelling);
            assert!(matches!(pieces[..], [Piece::Term(words, found)] if words == *spelling && found == term), "{spelling}: {pieces:?}");
        }
        assert_eq!(glossary::find(term.id), Some(term));
    }
    assert_eq!(glossary::find("blockchain"), None);
}

#[test]
fn glossary_knows_the_words_of_the_page() {
    let words = "PSI drift canary champion candidate outcome trouble snapshot validation threshold precision recall shadow rollback \
        p95 calibration segment schema skew usual";
    for word in words.split_whitespace() {
        assert!(matches!(glossary::split(word)[..], [Piece::Term(..)]), "{word}");
    }
}

/// A text with its terms in brackets.
fn check_split(text: &str, expected: &str) {
    let pieces = glossary::split(text);
    let words = |piece: &Piece<'_>| match *piece {
        Piece::Plain(words) | Piece::Term(words, _) => words.to_owned(),
    };
    let whole: String = pieces.iter().map(words).collect();
    assert_eq!(whole, text, "the pieces make up the text");
    assert!(!pieces.contains(&Piece::Plain("")));
    let marked: String = pieces
        .iter()
        .map(|p| match p {
            Piece::Plain(_) => words(p),
            Piece::Term(..) => format!("[{}]", words(p)),
        })
        .collect();
    assert_eq!(marked, expected);
}

#[test]
fn split_finds_the_longest_whole_words_once() {
    check_split("", "");
    // A word is linked in the sense that the glossary has for it, and in no other.
    check_split("A small share limits it, an alert limit rings.", "A small share limits it, an [alert limit] rings.");
    check_split("Nothing here.", "Nothing here.");
    check_split("psi", "[psi]");
    check_split("A canary, then another canary.", "A [canary], then another canary.");
    check_split("Canaries and the canary", "[Canaries] and the canary");
    check_split("Data drift is drift; DATA DRIFT again.", "[Data drift] is [drift]; DATA DRIFT again.");
    check_split("The driftwood and a snapshotted thing", "The driftwood and a snapshotted thing");
    check_split("a canary-like thing, a non-alert, an alert-", "a canary-like thing, a non-alert, an [alert]-");
    check_split("The slowest 5 % (p95) wait", "The [slowest 5 %] (p95) wait");
    check_split("Größe: drift’s “recall” → PSI", "Größe: [drift]’s “[recall]” → [PSI]");
    check_split("ädrift driftä", "ädrift driftä");
    check_split("A leak; a service contract; usually", "A leak; a service contract; usually");
    check_split("An A/B test of train/serve skew", "An [A/B test] of [train/serve skew]");
}

/// A question as it is put: one right answer, all different, each with a reason that is no mere verdict.
fn check_asked(asked: &Asked) {
    let id = &asked.id;
    check_tone(&asked.ask);
    assert!(asked.ask.ends_with(['?', '…']), "{id}: {}", asked.ask);
    assert!((3..=4).contains(&asked.answers.len()), "{id} has {} answers", asked.answers.len());
    assert_eq!(asked.answers.iter().filter(|a| a.right).count(), 1, "{id}: one right answer");
    assert!(asked.answers[asked.right()].right);
    let texts: BTreeSet<_> = asked.answers.iter().map(|a| &a.text).collect();
    assert_eq!(texts.len(), asked.answers.len(), "{id}: two answers are the same: {texts:?}");
    let reasons: BTreeSet<_> = asked.answers.iter().map(|a| &a.reason).collect();
    assert_eq!(reasons.len(), asked.answers.len(), "{id}: a reason twice");
    for answer in &asked.answers {
        check_tone(&answer.text);
        check_tone(&answer.reason);
        assert!(is_sentence(&answer.reason), "{id}: {}", answer.reason);
        assert!(answer.reason.len() >= 20, "{id}: what does “{}” teach?", answer.reason);
        // A word has the sentences of the glossary.
        let (most, reason) = if id.contains("-word-") { (200, 250) } else { (90, 180) };
        assert!(answer.text.chars().count() <= most && answer.reason.chars().count() <= reason, "{id}: {}", answer.text);
    }
}

/// Answers of a few words may differ in length.
const A_FEW_WORDS: usize = 24;

#[test]
fn each_chapter_has_its_questions_with_a_reason_for_every_answer() {
    let mut ids = BTreeSet::new();
    let (mut places, mut longest, mut shortest, mut all, mut unlike) = ([0; 4], 0, 0, 0, Vec::new());
    for (nth, quiz) in quizzes::ALL.iter().enumerate() {
        assert_eq!(usize::from(quiz.chapter), nth + 1);
        assert!((8..=20).contains(&quiz.questions.len()), "chapter {}: {} questions", quiz.chapter, quiz.questions.len());
        assert!(quiz.questions.iter().filter(|q| q.own.is_some()).count() >= 2, "chapter {}: two from the run", quiz.chapter);
        for question in quiz.questions {
            assert!(question.id.starts_with(&format!("{}-", quiz.chapter)), "{}", question.id);
            assert!(ids.insert(question.id), "{} twice", question.id);
            let asked = question.put(&[]);
            assert!(!asked.own_run, "{}: made from no run", question.id);
            check_asked(&asked);
            assert_eq!(asked, question.put(&[]), "answers stay where they are");
            let length = |i: usize| asked.answers[i].text.chars().count();
            places[asked.right()] += 1;
            longest += u32::from((0..asked.answers.len()).all(|i| length(i) <= length(asked.right())));
            shortest += u32::from((0..asked.answers.len()).all(|i| length(i) >= length(asked.right())));
            // Whoever argues already in the answer is found out.
            let lengths = || (0..asked.answers.len()).map(length);
            let (short, long) = (lengths().min().unwrap(), lengths().max().unwrap());
            if long > A_FEW_WORDS && long > 2 * short {
                unlike.push(format!("{}: {:?}", question.id, lengths().collect::<Vec<_>>()));
            }
            for answer in asked.answers.iter().filter(|answer| !answer.right) {
                for argues in [", since ", ", because ", ", as ", ", for "] {
                    assert!(!answer.text.contains(argues), "{}: “{}” gives itself away", question.id, answer.text);
                }
            }
            all += 1;
        }
    }
    assert!(unlike.is_empty(), "answers of unlike length:\n{}", unlike.join("\n"));
    println!("the right answer is the longest in {longest} and the shortest in {shortest} of {all}");
    // Neither the place nor the length gives the right answer away.
    assert!(places[..3].iter().all(|n| n * 2 < all && n * 6 > all), "right answers by place: {places:?} of {all}");
    for (times, what) in [(longest, "longest"), (shortest, "shortest")] {
        assert!(times * 5 <= all * 2 && times * 8 >= all, "the right answer is the {what} in {times} of {all}");
    }
    assert!(quiz(7, &[], 0).is_empty() && quiz(0, &[], 0).is_empty());
}

#[test]
fn an_empty_run_or_a_strange_one_falls_back() {
    let young = facts(&Session::open("support-tickets", 1).unwrap());
    for chapter in 1..=6 {
        for runs in [vec![RunFacts::default()], vec![young.clone()], vec![young.clone(), RunFacts::default()]] {
            quiz(chapter, &runs, 7).iter().for_each(check_asked);
        }
    }
    let own = |run: &RunFacts| (1..=6).flat_map(|c| quiz(c, std::slice::from_ref(run), 7)).filter(|q| q.own_run).count();
    assert_eq!(own(&RunFacts::default()), 0, "nothing happened, so nothing is asked about it");
}

/// Wednesday 08:00: seconds for minutes until an alert fires, the check, a retraining, a canary that is taken back.
fn eventful(seed: u64) -> Session {
    let mut session = Session::open("support-tickets", seed).unwrap();
    let live = |session: &mut Session, minutes: u32| (0..minutes).for_each(|_| session.advance());
    live(&mut session, 2 * DAY + 8 * HOUR);
    let injection = FaultInjection::sudden("seconds-for-minutes", 1.0, Tick(0));
    session.dispatch(Action::InjectFault(injection)).unwrap();
    live(&mut session, 8 * HOUR);
    session.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).unwrap();
    live(&mut session, 2 * HOUR);
    session.dispatch(Action::EndFault { fault: "seconds-for-minutes".into() }).unwrap();
    session.dispatch(Action::Retrain(TrainingConfig::last(10).skipping(true))).unwrap();
    live(&mut session, 3 * HOUR);
    session.dispatch(Action::StartCanary { version: 4, share: 0.1 }).unwrap();
    live(&mut session, 6 * HOUR);
    session.dispatch(Action::RollBack { version: 4 }).unwrap();
    live(&mut session, HOUR);
    session
}

#[test]
fn a_real_run_makes_questions_of_its_own() {
    let session = eventful(7);
    let run = facts(&session);
    let notified = run.alert.as_ref().expect("an alert fired");
    let fired = session.world().events.iter().find(|e| matches!(e.what, What::AlertFired { .. })).unwrap();
    assert_eq!((notified.at, notified.champion, notified.other), (fired.at, 3, 4));
    let injection = run.fault.as_ref().unwrap();
    assert_eq!((injection.what.as_str(), injection.at), ("waiting time in seconds", Tick(2 * DAY + 8 * HOUR)));
    assert_eq!(notified.after, notified.at.since(injection.at));
    assert_eq!(injection.moved_after, Some(Minutes::hours(8)));
    let (before, after) = injection.predicted_positive_rate.unwrap();
    assert!(after < 0.8 * before, "{before} {after}");
    let trial = run.canary.as_ref().unwrap();
    assert!(trial.version == 4 && (trial.answered as f64 / trial.of as f64 - 0.1).abs() < 0.04, "{trial:?}");
    assert_eq!(run.rolled_back.as_ref().map(|t| (t.version, t.after)), Some((4, Minutes::hours(6))));
    assert_eq!(run.retrained.as_ref().map(|r| (r.version, r.champion)), Some((4, 3)));
    // Mistakes and upkeep are the bill, but for the harm of the last hours that has yet to show.
    let parts = run.mistakes.missed_eur + run.mistakes.false_alarms_eur + run.upkeep_eur;
    assert!(parts >= run.eur - 1.0 && parts < 1.2 * run.eur, "{parts} {}", run.eur);

    let all: Vec<Asked> = (1..=6).flat_map(|chapter| quiz(chapter, std::slice::from_ref(&run), 7)).collect();
    all.iter().for_each(check_asked);
    let own: Vec<&str> = all.iter().filter(|q| q.own_run).map(|q| &*q.id).collect();
    for id in [
        "1-silent",
        "1-bill",
        "2-line",
        "2-test",
        "3-who",
        "3-fallback",
        "4-sooner",
        "4-called",
        "4-late",
        "5-canary",
        "5-ready",
        "5-back",
        "6-compare",
        "6-first-move",
    ] {
        assert!(own.contains(&id), "{id} is not made from the run: {own:?}");
    }
    // A newer run without the fact leaves the older one to ask about.
    assert!(quiz(5, &[run, RunFacts::default()], 7).iter().filter(|q| q.own_run).count() == 3);
}

#[test]
fn a_bad_release_is_asked_about_too() {
    let mut session = Session::open("support-tickets", 3).unwrap();
    (0..DAY + 9 * HOUR).for_each(|_| session.advance());
    let injection = FaultInjection { hidden: true, ..FaultInjection::sudden("slow-release", 8.0, Tick(0)) };
    session.dispatch(Action::InjectFault(injection)).unwrap();
    (0..5 * HOUR).for_each(|_| session.advance());
    session.dispatch(Action::RollBack { version: 4 }).unwrap();
    (0..HOUR).for_each(|_| session.advance());
    let run = facts(&session);
    let alert = run.alert.as_ref().unwrap();
    assert_eq!((alert.champion, alert.other), (4, 3));
    assert_eq!(run.rolled_back.as_ref().map(|t| (t.version, t.after)), Some((4, Minutes::hours(5))));
    for chapter in 1..=6 {
        quiz(chapter, std::slice::from_ref(&run), 7).iter().for_each(check_asked);
    }
    assert!(!quiz(1, &[run], 7)[0].own_run, "answers came too late, so this was no silent failure");
}

#[test]
fn a_quiz_asks_about_the_time_that_somebody_has_lived() {
    let session = eventful(7);
    let from = Tick(2 * DAY);
    let (all, own) = (facts(&session), facts_since(&session, from));
    assert_eq!(own.lasted, session.now().since(from));
    assert!(own.eur > 0.0 && own.eur < all.eur, "{} of {}", own.eur, all.eur);
    assert!(own.mistakes.missed < all.mistakes.missed && own.upkeep_eur < all.upkeep_eur);
    assert_eq!((own.fault, own.alert), (all.fault, all.alert));
}

#[test]
fn every_text_of_every_fault_names_what_it_strikes_in_every_system() {
    let mut texts = 0;
    for entry in scenarios::ALL {
        let scenario = (entry.make)();
        for fault in faults::ALL.iter() {
            let aimed =
                scenario.schema.fields.iter().map(|field| FaultTarget { field: Some(field.name.clone()), ..FaultTarget::default() });
            for target in
                std::iter::once(FaultTarget::default()).chain(aimed).filter(|target| fault.check_target(target, &scenario).is_ok())
            {
                for text in [fault.name, fault.sentence, fault.running] {
                    let notified = fault.describe(text, &target, &scenario);
                    let names =
                        ["{number-field}", "{category-field}", "{unit-field}", "{lost-field}"].iter().any(|name| text.contains(name));
                    let struck = fault.field(&target, &scenario).map(|at| grammar::small(&scenario.schema.fields[at].label));
                    assert!(!notified.contains(['{', '}']) && !notified.contains("  "), "{}, {}: {notified}", entry.card.id, fault.id);
                    assert_eq!(notified.trim(), notified, "{}, {}", entry.card.id, fault.id);
                    for article in [" a a", " a e", " a i", " a o", " an c", " an t"] {
                        assert!(!format!(" {notified}").contains(article), "{}, {}: {notified}", entry.card.id, fault.id);
                    }
                    if let Some(struck) = struck.filter(|_| names) {
                        assert!(notified.contains(&struck), "{}, {} at {struck}: {notified}", entry.card.id, fault.id);
                    }
                    texts += 1;
                }
            }
        }
    }
    println!("{texts} texts of faults name what they strike");
}
