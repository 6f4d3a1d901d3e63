//! What the browser keeps for this page between visits, and whether it does. A browser may refuse at any time: blocked
//! by a setting, missing in a sandboxed frame, full. So each writing says whether it was kept, and [`keeps`] follows it.

use leptos::prelude::*;
use web_sys::Storage;

/// As much as a first writing is likely to take: less room than this is no room.
const PROBE: usize = 2048;
const PROBED: &str = "afterlaunch.probe";

thread_local! {
    /// The last writing was refused.
    static REFUSED: ArcRwSignal<bool> = ArcRwSignal::new(!takes_a_probe());
}

/// What was kept under this name, by this visit or an earlier one.
pub fn stored(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

/// Keeps something for the next visit; whether that was possible.
pub fn store(key: &str, value: &str) -> bool {
    let kept = local().is_some_and(|storage| storage.set_item(key, value).is_ok());
    REFUSED.with(|refused| {
        if refused.get_untracked() == kept {
            refused.set(!kept);
        }
    });
    kept
}

/// Keeps it no longer.
pub fn forget(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// The browser keeps what this page writes; followed.
pub fn storage_works() -> bool {
    !REFUSED.with(ArcRwSignal::get)
}

/// Something else writes what is kept under this name: another tab.
pub fn on_other_tab(key: &'static str, handler: impl Fn() + 'static) {
    let _ = window_event_listener(leptos::ev::storage, move |event| {
        // Without a name, all was cleared.
        if event.key().is_none_or(|changed| changed == key) {
            handler();
        }
    });
}

/// What was kept under this name for this tab alone, over a reload.
pub fn stored_here(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Keeps something for this tab alone.
pub fn store_here(key: &str, value: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item(key, value);
    }
}

/// This tab keeps it no longer.
pub fn forget_here(key: &str) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(key);
    }
}

fn takes_a_probe() -> bool {
    let Some(storage) = local() else { return false };
    let kept = storage.set_item(PROBED, &"-".repeat(PROBE)).is_ok();
    let _ = storage.remove_item(PROBED);
    kept
}

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
