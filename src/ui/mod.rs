//! Floor 6: the page. Components take plain view structs and send actions; they neither average nor decide.

// Panels land before the layouts that place them.
#![allow(dead_code)]

pub mod canvas;
pub mod panels;
pub mod widgets;

/// Puts the page where the silhouette stood.
pub fn mount() {
    leptos::mount::mount_to_body(|| ());
}
