//! What the page shows.
//!
//! Words are pulled: a view is made when somebody looks at it, and made again only when the run has gone on or is
//! looked at otherwise. Charts are pushed by the driver, because they share their points by reference count and are
//! drawn on a beat of their own.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::view::{Glyph, Lens, QuestionView, StageId};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use leptos::prelude::*;

use super::driver::Run;

/// All that a view depends on: how often the words have changed, through which lens, and the stage looked into.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seen {
    words: u32,
    lens: Lens,
    stage: Option<StageId>,
}

/// A view in the tier of words. Copy it freely: it is a handle. What it names is kept under one type for all views, so
/// that the code that keeps it is there once.
pub struct Shown<T: 'static>(StoredValue<Rc<dyn Any>, LocalStorage>, PhantomData<fn() -> T>);

/// What a view is made from.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    /// The run.
    pub session: &'a Session,
    /// The lesson that is played in it.
    pub playing: Option<&'a Playing>,
    /// How it is looked at.
    pub lens: Lens,
    /// The stage that is looked into.
    pub stage: Option<StageId>,
}

struct Source<T> {
    run: Run,
    stage: Option<RwSignal<Option<StageId>>>,
    read: fn(Looked<'_>) -> T,
    last: RefCell<Option<(Seen, Rc<T>)>>,
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shown<T> {}

impl<T> Shown<T> {
    /// A view of the run.
    pub fn new(run: Run, read: fn(Looked<'_>) -> T) -> Self {
        Self::made(Source { run, stage: None, read, last: RefCell::default() })
    }

    /// A view of the run that depends on which stage is looked into.
    pub fn of_stage(run: Run, stage: RwSignal<Option<StageId>>, read: fn(Looked<'_>) -> T) -> Self {
        Self::made(Source { run, stage: Some(stage), read, last: RefCell::default() })
    }

    fn made(source: Source<T>) -> Self {
        Self(StoredValue::new_local(Rc::new(source)), PhantomData)
    }

    /// Looks at it, and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let source = self.0.get_value();
        let Source { run, stage, read, last } = source.downcast_ref::<Source<T>>().expect("it was made of this type");
        let seen = Seen { words: run.words.get(), lens: run.lens(), stage: stage.and_then(|stage| stage.get()) };
        let known = last.borrow().as_ref().filter(|(at, _)| *at == seen).map(|(_, view)| Rc::clone(view));
        let view = known.unwrap_or_else(|| {
            let Seen { lens, stage, .. } = seen;
            let view = Rc::new(run.read_lesson(|session, playing| read(Looked { session, playing, lens, stage })));
            *last.borrow_mut() = Some((seen, Rc::clone(&view)));
            view
        });
        look(&view)
    }

    /// Looks at it once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        untrack(|| self.with(look))
    }
}

/// A question without its charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// "Is it up?"
    pub title: &'static str,
    /// "Up?", for a narrow tab.
    pub short: &'static str,
    /// Its state.
    pub state: Glyph,
    /// The answer's first words, strong.
    pub lead: String,
    /// The rest of the answer.
    pub rest: String,
    /// Which of the three charts is shown where there is room for one.
    pub main_chart: usize,
}

/// One question and its three charts.
#[derive(Clone, Copy)]
pub struct Question {
    /// What it asks and what is answered now.
    pub head: RwSignal<Head>,
    /// Its charts.
    pub plots: [RwSignal<SharedPlot, LocalStorage>; 3],
}

/// The four questions.
#[derive(Clone, Copy)]
pub struct Charts(pub [Question; 4]);

impl Charts {
    /// Signals for four questions.
    pub fn new(questions: [QuestionView; 4]) -> Self {
        Self(questions.map(|question| {
            let (head, plots) = parted(question);
            Question { head: RwSignal::new(head), plots: plots.map(RwSignal::new_local) }
        }))
    }

    /// Shows four questions: what has not changed is left alone.
    pub fn show(self, questions: [QuestionView; 4]) {
        for (shown, question) in self.0.into_iter().zip(questions) {
            let (head, plots) = parted(question);
            if shown.head.with_untracked(|old| *old != head) {
                shown.head.set(head);
            }
            for (shown, plot) in shown.plots.into_iter().zip(plots) {
                if shown.with_untracked(|old| *old != plot) {
                    shown.set(plot);
                }
            }
        }
    }

    /// The chart with this name.
    pub fn find(self, id: &str) -> Option<RwSignal<SharedPlot, LocalStorage>> {
        self.0.iter().flat_map(|question| question.plots).find(|plot| plot.with_untracked(|plot| plot.id == id))
    }
}

fn parted(question: QuestionView) -> (Head, [SharedPlot; 3]) {
    let QuestionView { title, short, state, lead, rest, charts, main_chart } = question;
    (Head { title, short, state, lead, rest, main_chart }, charts)
}
