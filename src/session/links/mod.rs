//! What an address says: a run as a link, what can be asked of the page by one, and a link that is made in a form.

pub mod make_link;
pub mod note;
pub mod parameters;
pub mod share;
pub mod whole_link;
