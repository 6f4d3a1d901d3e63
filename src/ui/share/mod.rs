//! A run handed to somebody else: its link ([`sheet`]), a form for all that a link can ask ([`make_link`]), the run in somebody else's
//! page ([`embed`]), and what is said to the page around it ([`host`]).

pub mod embed;
pub mod host;
pub mod make_link;
pub mod sheet;
