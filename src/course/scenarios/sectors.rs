//! Fields of work: what a mission can be chosen by, beside its chapter. The word “sector” keeps them apart from the fields
//! of a request.

/// A field of work.
#[derive(Debug, PartialEq, Eq)]
pub struct Sector {
    /// Its name in the page’s address.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
}

/// Payments and loans.
pub const BANKING: Sector = Sector { id: "banking", name: "Banking" };
/// What is sold, to whom it is offered, and when it comes.
pub const SALES: Sector = Sector { id: "sales", name: "Shop and sales" };
/// Machines, and the utilities that everybody depends on.
pub const INDUSTRY: Sector = Sector { id: "industry", name: "Industry and public utilities" };
/// People who ask for help.
pub const SERVICE: Sector = Sector { id: "service", name: "Customer service" };
/// What people use on the net every day.
pub const ONLINE: Sector = Sector { id: "online", name: "Online services" };

/// All of them, in the order in which the page lists them.
pub const ALL: [&Sector; 5] = [&SERVICE, &BANKING, &ONLINE, &SALES, &INDUSTRY];

/// The one with this id.
pub fn find(id: &str) -> Option<&'static Sector> {
    ALL.into_iter().find(|sector| sector.id == id)
}
