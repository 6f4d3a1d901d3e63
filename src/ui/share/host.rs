//! The page inside of somebody else's: what it tells the page around it, and what that page can ask.
//!
//! Messages are objects with `afterlaunch: 1` and a `type`. Out go `ready`, `resize`, `focus`, `event`, `progress`, `complete`,
//! `notebook`, `answer` and `error`; in come `getState`, `setState`, `getProgress`, `setProgress`, `notebookTaken`, `pause`, `resume` and `run`, each
//! answered under the `id` that it came with. H5P's handshake and Canvas' wish for a height are answered as well. The whole protocol is described in
//! `docs/embedding.md`; `public/embed.js` speaks its other half.
//!
//! Only the window around this one is listened to. Where the address names the origin of that window (`host`), what
//! comes from elsewhere is not answered, and nothing is said to anybody else.

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::platform::vocabulary::What;
use afterlaunch::present;
use afterlaunch::present::share::words;
use afterlaunch::present::words::session_error;
use afterlaunch::session::Session;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

use crate::ui::app::address::Place;
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::driver::Run;
use crate::ui::dom::watch;
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::watch::on_resize;

/// The version of the protocol.
const VERSION: f64 = 1.0;
/// The most minutes that a host may ask for at once: a quarter of a year.
const MOST_MINUTES: f64 = 90.0 * 24.0 * 60.0;

/// The window around this one, and to whom it belongs.
#[derive(Clone)]
pub struct Host {
    window: Window,
    origin: Option<String>,
}

impl Host {
    /// The window around this one, if there is one.
    pub fn around(origin: Option<String>) -> Option<Self> {
        let parent = window().parent().ok().flatten()?;
        (parent != window()).then_some(Self { window: parent, origin })
    }

    fn say(&self, kind: &str, parts: &[(&str, JsValue)]) {
        let message = object(&[("afterlaunch", VERSION.into()), ("type", kind.into())]);
        for (name, value) in parts {
            let _ = Reflect::set(&message, &(*name).into(), value);
        }
        self.send(&message);
    }

    /// Hands a page of the notebook in: which one, how it is called, and its text.
    pub fn hand_in(&self, id: &str, title: &str, text: &str) {
        self.say("notebook", &[("page", id.into()), ("title", title.into()), ("text", text.into())]);
    }

    fn send(&self, message: &JsValue) {
        let _ = self.window.post_message(message, self.origin.as_deref().unwrap_or("*"));
    }

    fn knows(&self, event: &MessageEvent) -> bool {
        let from = event.source().is_some_and(|source| Object::is(&source, self.window.as_ref()));
        from && self.origin.as_ref().is_none_or(|origin| *origin == event.origin())
    }
}

/// What the window around this one can ask about.
#[derive(Clone, Copy)]
pub struct Guest {
    /// The run.
    pub run: Run,
    /// The person on the course.
    pub learner: Learner,
    /// Where the page is.
    pub navigation: Navigation,
}

impl Guest {
    /// Takes up the record that the page around this one has kept, and goes on where it left off. One that cannot be read is
    /// put aside, because the host will write over it.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    fn take_up(self, record: &str) -> Result<(), String> {
        self.learner.take_in(record).inspect_err(|why| {
            self.learner.rejected_records.put(record, why);
        })?;
        if let here @ Place::Lesson(_) = self.navigation.place.get_untracked() {
            self.navigation.settle_at(here);
        }
        Ok(())
    }
}

/// Speaks with the window around this one from now on.
pub fn speak(guest: Guest, host: Option<String>) {
    let Some(host) = Host::around(host) else { return };
    let here = host.clone();
    let _ = window_event_listener_untyped("message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>().filter(|event| here.knows(event)) {
            hear(guest, &here, &event.data());
        }
    });
    tell_height(host.clone());
    tell_focus(host.clone());
    tell_events(guest, host.clone());
    host.say("ready", &[("state", state(guest))]);
    tell_progress(guest, host.clone());
    host.send(&object(&[("context", "h5p".into()), ("action", "hello".into())]));
}

/// The frame's content has another height: our own words for it, H5P's and Canvas'.
fn tell_height(host: Host) {
    let Some(body) = document().body() else { return };
    let last = StoredValue::new(0.0);
    on_resize(&body.clone(), move || {
        let height = f64::from(body.scroll_height());
        if height > 0.0 && (height - last.get_value()).abs() >= 1.0 {
            last.set_value(height);
            host.say("resize", &[("height", height.into())]);
            host.send(&object(&[("context", "h5p".into()), ("action", "prepareResize".into()), ("scrollHeight", height.into())]));
            host.send(&object(&[("subject", "lti.frameResize".into()), ("height", height.into())]));
        }
    });
}

/// The focus is somewhere else: a frame that is as high as its content does not scroll, so its host has to.
fn tell_focus(host: Host) {
    let _ = window_event_listener(leptos::ev::focusin, move |event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        let place = element.get_bounding_client_rect();
        host.say("focus", &[("top", place.top().into()), ("bottom", place.bottom().into())]);
    });
}

/// What happens in the run: once each, as it comes.
fn tell_events(guest: Guest, host: Host) {
    // Up to which minute all is told, and how much of that minute itself. Another run begins with what has happened in it.
    let reported = StoredValue::new((0, Tick(0), 0));
    watch(move || {
        guest.run.words.track();
        let run = guest.run.runs.get();
        let (known, since, within) = reported.get_value();
        guest.run.read(|session| {
            let events = &session.world().events;
            let head = session.head().max(if run == known { since } else { Tick(0) });
            if run == known {
                for event in events.iter().filter(|event| event.at >= since).skip(within).filter(|event| event.is_notable()) {
                    host.say("event", &[("name", name(&event.what).into()), ("minute", f64::from(event.at.0).into())]);
                }
            }
            let at_head = events.iter().filter(|event| event.at >= head).count();
            let within = if run == known && head == since { within.max(at_head) } else { at_head };
            reported.set_value((run, head, within));
        });
    });
}

/// How far somebody is with what was given to do: at once, and whenever that changes. Passing is told once.
fn tell_progress(guest: Guest, host: Host) {
    let scope = guest.learner.scope;
    let standing = move || guest.learner.progress.with(|progress| scope.standing(progress));
    let mut passed = untrack(standing).passed;
    let mut reported = None;
    watch(move || {
        let now = standing();
        if reported == Some(now) {
            return;
        }
        reported = Some(now);
        let parts = [
            ("scope", JsValue::from(scope.name())),
            ("solved", f64::from(now.done).into()),
            ("of", f64::from(now.of).into()),
            ("score", now.score.into()),
            ("passed", now.passed.into()),
        ];
        host.say("progress", &parts);
        if now.passed && !passed {
            host.say("complete", &[("scope", scope.name().into()), ("score", now.score.into()), ("passed", JsValue::TRUE)]);
        }
        passed = now.passed;
    });
}

/// The kind of an event, as the log of a run calls it.
const fn name(what: &What) -> &'static str {
    match what {
        What::FaultBegan { .. } => "fault-began",
        What::FaultEnded { .. } => "fault-ended",
        What::AlertWatching { .. } => "alert-watching",
        What::AlertFired { .. } => "alert-fired",
        What::AlertTaken { .. } => "alert-taken",
        What::AlertOver { .. } => "alert-over",
        What::TrainingBegan { .. } => "training-began",
        What::TrainingDone { .. } => "training-done",
        What::TrainingCancelled { .. } => "training-cancelled",
        What::CanaryAt { .. } => "canary-at",
        What::ChampionIs { .. } => "champion-is",
        What::Judged { .. } => "judged",
        What::RolledBack { .. } => "rolled-back",
        What::Paused => "paused",
        What::Resumed => "resumed",
        What::Set { .. } => "set",
        What::ByPlan { .. } => "by-plan",
        What::Decided { .. } => "decided",
        What::RuleBroken { .. } => "rule-broken",
        What::RuleKept { .. } => "rule-kept",
        What::Rollout { .. } => "rollout",
    }
}

fn hear(guest: Guest, host: &Host, message: &JsValue) {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    // H5P's host greets back; the height follows by itself.
    if part("afterlaunch").as_f64() != Some(VERSION) {
        return;
    }
    let id = part("id");
    let answer = match part("type").as_string().as_deref() {
        Some("getState") => Ok(state(guest)),
        Some("setState") => take_up(guest, &part("state")),
        Some("getProgress") => {
            let limit = part("limit").as_f64().filter(|limit| *limit >= 0.0).unwrap_or(f64::INFINITY);
            guest.learner.write_down();
            Ok(guest.learner.progress.with_untracked(|progress| progress.to_json_within(limit as usize)).into())
        }
        Some("setProgress") => match part("record").as_string() {
            Some(record) => {
                let why = guest.take_up(&record).err().map(|why| words::the_record_of_progress(&why));
                Ok(why.iter().map(|why| JsValue::from(why.as_str())).collect::<js_sys::Array>().into())
            }
            None => Err("“setProgress” takes a part “record”, a text like the one that getProgress gives.".to_owned()),
        },
        Some("notebookTaken") => {
            guest.learner.handed_in.set(Some(part("taken").as_bool().unwrap_or(false)));
            Ok(JsValue::TRUE)
        }
        Some("pause") => {
            guest.run.pause();
            Ok(JsValue::TRUE)
        }
        Some("resume") => {
            guest.run.play();
            Ok(JsValue::TRUE)
        }
        Some("run") => live(guest, part("minutes").as_f64()),
        Some(other) => Err(format!("“{other}” is nothing that this page can be asked for.")),
        None => Err(words::A_MESSAGE_NEEDS_A_TYPE.to_owned()),
    };
    match answer {
        Ok(value) => host.say("answer", &[("id", id), ("value", value)]),
        Err(why) => host.say("error", &[("id", id), ("message", why.into())]),
    }
}

fn live(guest: Guest, minutes: Option<f64>) -> Result<JsValue, String> {
    let minutes = minutes.filter(|minutes| (1.0..=MOST_MINUTES).contains(minutes));
    let minutes = minutes.ok_or_else(|| format!("“run” takes a number of minutes from 1 to {MOST_MINUTES}."))?;
    guest.run.pass(Minutes(minutes as u32));
    Ok(state(guest))
}

/// The run as it stands: a query that replays it, its minute, and the mission that is played in it.
fn state(guest: Guest) -> JsValue {
    let mission = guest.run.read_lesson(|_, playing| playing.map(|playing| playing.lesson().id));
    object(&[
        ("run", guest.run.link().into()),
        ("minute", guest.run.read(|session| f64::from(session.now().0)).into()),
        ("lesson", mission.map_or(JsValue::NULL, JsValue::from)),
    ])
    .into()
}

fn take_up(guest: Guest, state: &JsValue) -> Result<JsValue, String> {
    let run = Reflect::get(state, &"run".into()).ok().and_then(|run| run.as_string());
    let run = run.ok_or_else(|| words::A_STATE_HAS_A_PART_RUN.to_owned())?;
    let own = guest.run.read(|session| session.own().cloned());
    // What cannot be taken up whole leaves the run that there is as it is.
    let session = Session::from_whole_link(&run, present::OPENING, own.as_ref()).map_err(|why| session_error(&why))?;
    guest.run.restart(session);
    Ok(JsValue::TRUE)
}

fn object(parts: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in parts {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
