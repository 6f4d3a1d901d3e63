//! `cargo xtask map`: the floors of the house, their rooms, how large they are, what they name, and circles.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::imports::Imports;
use crate::{Outcome, places};

/// The floors, from the lowest.
const FLOORS: [&str; 7] = ["base", "learn", "platform", "course", "session", "present", "ui"];

/// The room of a file: its floor and the folder in it. A loose file is a room of its own.
fn room(module: &[String]) -> String {
    module.iter().take(2).cloned().collect::<Vec<_>>().join("/")
}

/// Prints it.
pub fn map() -> Outcome {
    let imports = Imports::read(&places::root().join("src"))?;
    let mut rooms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (module, lines) in imports.files() {
        let (files, all) = rooms.entry(room(module)).or_default();
        *files += 1;
        *all += lines;
    }
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in imports.arrows() {
        if from[0] == to[0] && room(from) != room(to) && to.len() > 1 {
            named.entry(room(from)).or_default().insert(to[1].clone());
        }
    }
    let mut floor = "";
    let mut in_order: Vec<_> = rooms.iter().collect();
    in_order.sort_by_key(|(name, _)| FLOORS.iter().position(|floor| name.split('/').next() == Some(floor)).unwrap_or(FLOORS.len()));
    for (name, (files, lines)) in in_order {
        let (own, rest) = name.split_once('/').unwrap_or((name, ""));
        if own != floor {
            floor = own;
            let whole: usize = rooms.iter().filter(|(name, _)| name.split('/').next() == Some(own)).map(|(_, (_, lines))| lines).sum();
            println!("\n{floor}  {whole} lines");
        }
        let names = named.get(name).map(|all| all.iter().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        println!("  {rest:<24} {files:>3} files {lines:>6} lines  {names}");
    }
    let circles = imports.circles();
    println!("\ncircles: {}", circles.len());
    for circle in &circles {
        let route = imports.route_round(circle);
        println!("  {} files, for one {}", circle.len(), route.first().map(|module| module.join("/")).unwrap_or_default());
        for two in route.windows(2) {
            println!("    names in {}: {}", two[1].join("/"), imports.items(&two[0], &two[1]).collect::<Vec<_>>().join(" "));
        }
        println!("    all arrows in it:");
        for (from, to) in imports.arrows().filter(|(from, to)| circle.contains(*from) && circle.contains(*to)) {
            let items: Vec<&str> = imports.items(from, to).collect();
            println!("      {} -> {}: {}", from.join("/"), to.join("/"), items.join(" "));
        }
    }
    Ok(())
}
