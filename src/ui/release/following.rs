//! Words of the view that follow it.

use afterlaunch::present::release::ReleaseView;

use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{View, text};

/// Words of the view, written anew when they change.
pub(super) fn words_of(view: Memo<ReleaseView>, of: fn(&ReleaseView) -> &str) -> View {
    text(move || view.with(|view| of(view).to_owned()))
}
