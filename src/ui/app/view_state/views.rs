//! What the page shows, in the tier of words.
//!
//! Words are pulled: a view is made when somebody looks at it, and made again only when the run has gone on or is
//! looked at otherwise.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::view::Lens;
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use leptos::prelude::*;

use crate::ui::app::driver::Run;

/// All that a view depends on: how often the words have changed, through which lens, and the stage looked into.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seen {
    words: u32,
    lens: Lens,
    stage: Option<StageId>,
}

/// A view in the tier of words. Copy it freely: it is a handle. What it names is kept under one type for all views, so
/// that the code that keeps it is there once.
pub struct Memo<T: 'static>(StoredValue<Rc<dyn Any>, LocalStorage>, PhantomData<fn() -> T>);

/// What a view is made from.
#[derive(Clone, Copy)]
pub struct ViewCache<'a> {
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
    read: fn(ViewCache<'_>) -> T,
    last: RefCell<Option<(Seen, Rc<T>)>>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Memo<T> {
    /// A view of the run.
    pub fn new(run: Run, read: fn(ViewCache<'_>) -> T) -> Self {
        Self::made(Source { run, stage: None, read, last: RefCell::default() })
    }

    /// A view of the run that depends on which stage is looked into.
    pub fn of_stage(run: Run, stage: RwSignal<Option<StageId>>, read: fn(ViewCache<'_>) -> T) -> Self {
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
            let view = Rc::new(run.read_lesson(|session, playing| read(ViewCache { session, playing, lens, stage })));
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
