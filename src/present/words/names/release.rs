//! Where a model runs, and how a version of it stands.

use crate::platform::release::Status;
use crate::platform::serving::hosting::Hosting;

/// "company servers".
pub const fn hosting(hosting: Hosting) -> &'static str {
    match hosting {
        Hosting::Laptop => "a laptop",
        Hosting::Servers => "company servers",
        Hosting::Cloud => "the cloud",
        Hosting::Devices => "customers’ devices",
    }
}

/// "kept ready".
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Ready => "ready",
        Status::Canary => "canary",
        Status::Champion => "champion",
        Status::Retired => "kept ready",
        Status::RolledBack => "taken back",
    }
}
