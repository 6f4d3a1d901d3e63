//! Work that is longer than a frame is done in pieces, so that the page answers in between.

use leptos::prelude::request_animation_frame;

use super::engine::milliseconds;

/// Milliseconds of a frame that such work may take.
const BUDGET_MS: f64 = 8.0;

/// Does one piece after the other, for as long as a frame may work, then goes on with the next frame. A piece says whether
/// there is more to do; one whose page has been left says no.
pub fn in_pieces(mut piece: impl FnMut() -> bool + 'static) {
    request_animation_frame(move || {
        let begun = milliseconds();
        while piece() {
            if milliseconds() - begun > BUDGET_MS {
                return in_pieces(piece);
            }
        }
    });
}
