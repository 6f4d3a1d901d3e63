//! A person on the course: the mission that is played, and what has been done so far.
//!
//! A mission takes the place of the run that was there; leaving it brings that run back. What has been done is kept
//! where the browser keeps such things for this page, and nowhere else: in a sandboxed frame it lasts as long as the
//! page, and the page around it may ask for it.

use afterlaunch::base::time::Minutes;
use afterlaunch::course::lesson::Step;
use afterlaunch::course::lessons;
use afterlaunch::course::progress::{Mission, Progress, ProgressError};
use afterlaunch::course::scope::Scope;
use afterlaunch::present;
use afterlaunch::present::lesson::prediction::knots;
use afterlaunch::present::lesson::view::{GateAct, LessonView};
use afterlaunch::present::view::Window;
use afterlaunch::present::words::files;
use afterlaunch::session::lesson::{LessonOutcome, Playing, resume};
use afterlaunch::session::links::parameters::Asked;
use afterlaunch::session::links::share::Link;
use afterlaunch::session::log::Log;
use afterlaunch::session::{LONGEST_DAYS, Session, SessionError};
use leptos::prelude::*;

use crate::ui::app::driver::{Going, Run, today};
use crate::ui::app::storage::rejected_records::RejectedRecords;
use crate::ui::app::storage::{on_other_tab, store, stored};
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::watch;

/// Where progress is kept.
const KEPT: &str = "afterlaunch.progress";

/// The person on the course. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Learner(&'static LearnerRecord);

/// What is known of the person.
pub struct LearnerRecord {
    run: Run,
    /// The speed that the address has chosen.
    speed: Option<usize>,
    /// What has been given to do.
    pub scope: Scope,
    /// What has been done so far.
    pub progress: RwSignal<Progress>,
    /// The browser has refused to keep it.
    pub refused: RwSignal<bool>,
    /// What was kept and cannot be read.
    pub rejected_records: RejectedRecords,
    /// Whether whoever is around this page has taken the page of the notebook that was handed in last.
    pub handed_in: RwSignal<Option<bool>>,
    /// The mission as it stands.
    pub lesson: Memo<Option<LessonView>>,
    /// The run of free play, while a mission is played.
    paused_run: StoredValue<Option<PausedRun>, LocalStorage>,
    /// This try of the mission has come to its end and is written down.
    counted: StoredValue<bool>,
}

/// What a mission has put aside.
struct PausedRun {
    session: Session,
    truth: bool,
    window: Window,
    notch: usize,
    going: Going,
}

impl std::ops::Deref for Learner {
    type Target = LearnerRecord;

    fn deref(&self) -> &LearnerRecord {
        self.0
    }
}

impl Learner {
    /// Somebody opens the page.
    pub fn open(run: Run, asked: &Asked) -> Self {
        let rejected_records = RejectedRecords::open();
        let read = |text: String| {
            let why = |why: &ProgressError| {
                rejected_records.put(&text, &files::progress(why));
            };
            Progress::read(&text).inspect_err(why).ok()
        };
        let progress = stored(KEPT).and_then(read).unwrap_or_default();
        let learner = Self(Box::leak(Box::new(LearnerRecord {
            run,
            speed: asked.speed,
            scope: asked.scope.unwrap_or_default(),
            progress: RwSignal::new(progress),
            refused: RwSignal::new(false),
            rejected_records,
            handed_in: RwSignal::new(None),
            lesson: Memo::new(run, |at| at.playing.map(|playing| present::lesson::lesson(at.session, playing))),
            paused_run: StoredValue::new_local(None),
            counted: StoredValue::new(false),
        })));
        let mut before = learner.progress.get_untracked();
        watch(move || {
            let now = learner.progress.get();
            if now != before {
                before = learner.keep(now);
            }
        });
        on_other_tab(KEPT, move || {
            // What another version of the page has written there stays until something is done here.
            if stored(KEPT).is_none_or(|kept| Progress::read(&kept).is_ok()) {
                learner.keep(learner.progress.get_untracked());
            }
        });
        learner
    }

    /// Writes progress down. What another tab has written meanwhile is taken in, not written over; what cannot be read is
    /// put aside first.
    fn keep(self, now: Progress) -> Progress {
        let kept = stored(KEPT);
        let mut whole = now.clone();
        let paused_run = match kept.as_deref().map(|kept| (Progress::read(kept), kept)) {
            Some((Ok(theirs), _)) => {
                whole.join(theirs);
                true
            }
            Some((Err(why), kept)) => self.rejected_records.put(kept, &files::progress(&why)),
            None => true,
        };
        let text = whole.to_json();
        if kept.as_deref() != Some(&*text) {
            let refused = !(paused_run && store(KEPT, &text));
            if self.refused.get_untracked() != refused {
                self.refused.set(refused);
            }
        }
        if whole != now {
            self.progress.set(whole.clone());
        }
        whole
    }

    /// Begins a mission, or goes on with it where it was left.
    pub fn enter(self, id: &str) -> Result<(), SessionError> {
        let Some(lesson) = lessons::find(id) else { return Ok(()) };
        let unfinished = self.progress.with_untracked(|p| p.unfinished(lesson.id).cloned());
        // Whoever has only looked at another page finds all as it was.
        let waits = |playing: &Playing| playing.lesson().id == lesson.id && playing.outcome() == LessonOutcome::Open;
        if unfinished.is_some() && self.run.read_lesson(|_, playing| playing.is_some_and(waits)) {
            return Ok(());
        }
        let resumed = unfinished.and_then(|unfinished| {
            let (link, _) = Link::parse(&unfinished.link);
            let log = Log {
                scenario: link.scenario.unwrap_or_else(|| lesson.scenario.to_owned()),
                seed: link.seed.unwrap_or(lesson.seed),
                until: link.at.unwrap_or(lesson.start),
                surprise: None,
                actions: link.actions,
            };
            resume(lesson, &unfinished, &log).ok()
        });
        let (playing, session) = match resumed {
            Some(there) => there,
            None => Playing::begin(lesson)?,
        };
        self.counted.set_value(false);
        let run = self.run;
        let before = (run.truth.get_untracked(), run.window.get_untracked(), run.notch.get_untracked(), run.going.get_untracked());
        let (session, played) = self.run.swap(session, Some(playing));
        if played.is_none() {
            let (truth, window, notch, going) = before;
            self.paused_run.set_value(Some(PausedRun { session, truth, window, notch, going }));
        }
        self.run.truth.set(lesson.shows.truth);
        self.run.window.set(present::lesson::window(lesson));
        self.run.speed_chosen.set(false);
        self.keep_pace();
        Ok(())
    }

    /// Takes in a record of progress, a file or what a course platform has kept. Returns how many missions it holds.
    ///
    /// # Errors
    /// If it cannot be read: what is wrong with it, and where.
    pub fn take_in(self, record: &str) -> Result<usize, String> {
        let theirs = Progress::read(record).map_err(|why| files::progress(&why))?;
        let missions = theirs.lessons.len();
        self.progress.update(|progress| progress.bring_in(theirs));
        Ok(missions)
    }

    /// Leaves the mission: the run that was there before comes back.
    pub fn leave(self) {
        let Some(paused_run) = self.paused_run.try_update_value(Option::take).flatten() else { return };
        self.run.swap(paused_run.session, None);
        self.run.truth.set(paused_run.truth);
        self.run.window.set(paused_run.window);
        self.run.notch.set(paused_run.notch);
        if paused_run.going == Going::Playing {
            self.run.play();
        }
    }

    /// Reads the run of free play, untracked: the one that goes on, or the one that a mission has put aside.
    pub fn read_free_run(self, read: impl FnOnce(&Session)) {
        if self.plays() {
            self.paused_run.with_value(|paused_run| {
                if let Some(paused_run) = paused_run {
                    read(&paused_run.session);
                }
            });
        } else {
            self.run.read(read);
        }
    }

    /// Something of the mission as it is shown; followed.
    pub fn read_view<T: Default>(self, of: impl FnOnce(&LessonView) -> T) -> T {
        self.lesson.with(|view| view.as_ref().map(of).unwrap_or_default())
    }

    /// A mission is played.
    pub fn plays(self) -> bool {
        self.run.read_lesson(|_, playing| playing.is_some())
    }

    /// Presses the one button of the mission.
    pub fn press(self, act: GateAct) {
        match act {
            GateAct::Next => self.next(false),
            GateAct::Run => self.next(true),
            GateAct::Time => self.run.toggle(),
            GateAct::Again => self.back_to(self.run.read_lesson(|_, playing| playing.map_or(0, Playing::first_task))),
            GateAct::Done => {}
        }
    }

    fn next(self, run: bool) {
        self.run.change_lesson(|playing, session| {
            playing.next(session);
        });
        self.keep_pace();
        if run {
            self.run.play();
        }
    }

    /// Chooses an answer.
    pub fn choose(self, answer: usize) {
        self.run.change_lesson(|playing, session| {
            playing.choose(answer, session);
        });
    }

    /// Moves a bead of the line that is asked for; the others stay where they are.
    pub fn move_knot(self, nth: usize, value: f64) {
        self.run.change_lesson(|playing, session| {
            let mut values = knots(session, playing);
            if let Some(knot) = values.get_mut(nth) {
                *knot = value;
            }
            // What comes later follows, until it is drawn itself.
            if playing.prediction(playing.place()).is_none() {
                values.iter_mut().skip(nth).for_each(|knot| *knot = value);
            }
            playing.draw(&values, session);
        });
    }

    /// Predicts that nothing changes.
    pub fn keep_level(self) {
        self.run.change_lesson(|playing, session| {
            let values = knots(session, playing);
            playing.draw(&values, session);
        });
    }

    /// Takes the prediction back.
    pub fn clear(self) {
        self.run.change_lesson(|playing, _| playing.clear());
    }

    /// Opens the next hint.
    pub fn hint(self) {
        self.run.change_lesson(|playing, _| {
            playing.hint();
        });
    }

    /// Goes back to the prediction that this is about.
    pub fn predict_again(self) {
        let step = self.run.read_lesson(|_, playing| playing.and_then(Playing::to_predict_again));
        if let Some(step) = step {
            self.back_to(step);
        }
    }

    /// The run of the mission becomes the run of free play.
    pub fn keep_run(self) {
        let session = self.run.read(Session::copied);
        self.paused_run.set_value(None);
        self.run.swap(session, None);
        self.run.truth.set(false);
    }

    /// Goes back to an earlier step.
    pub fn back_to(self, step: usize) {
        let there = self.run.read_lesson(|session, playing| playing.and_then(|playing| playing.back(step, session)));
        if let Some((playing, session)) = there {
            self.counted.set_value(false);
            self.run.swap(session, Some(playing));
            self.keep_pace();
        }
    }

    /// The speed at which the stretch ahead is best watched, unless the address or the learner has chosen one.
    pub fn keep_pace(self) {
        if self.run.speed_chosen.get_untracked() {
            return;
        }
        let best = || self.run.read_lesson(|session, playing| playing.map(|playing| present::lesson::pace(session, playing)));
        if let Some(notch) = self.speed.or_else(best) {
            self.run.notch.set(notch);
        }
    }

    /// Has time pass, as fast as it can, until something happens or the step is over. While there is something to do, a
    /// day at the most: nobody loses a mission by it.
    pub fn skip(self) {
        let tasked = self.run.read_lesson(|_, playing| playing.is_some_and(|p| matches!(p.step(), Some(Step::Do { .. }))));
        let ahead = if tasked { Minutes::days(1) } else { Minutes::days(LONGEST_DAYS) };
        self.run.to_event_within(ahead);
    }

    /// Writes down where the mission stands, when it has come to another step or to its end.
    pub fn write_down(self) {
        let now = self.run.read_lesson(|session, playing| {
            let playing = playing?;
            let over = playing.outcome() != LessonOutcome::Open;
            let mission = Mission {
                solved: playing.outcome() == LessonOutcome::Solved,
                tries: 0,
                hints: playing.hints_used() as u32,
                guesses: playing.guesses(),
                day: today(),
                link: session.link().to_query(),
            };
            Some((playing.lesson().id, over, mission, playing.unfinished(session)))
        });
        let Some((id, over, mission, unfinished)) = now else { return };
        // A try is counted once.
        let counted = over && self.counted.try_update_value(|counted| std::mem::replace(counted, true)).unwrap_or(true);
        if !counted && (over || unfinished.step > 0) {
            self.progress.update(|progress| match over {
                true => progress.played(id, mission),
                false => progress.leave_unfinished(unfinished),
            });
        }
    }
}
