//! How fast a run goes, in words.

/// What is said of a speed that a machine cannot hold: so many minutes pass in a second instead.
pub fn speed_reached(minutes_per_second: f64) -> String {
    let (amount, unit) = match minutes_per_second {
        slow if slow < 90.0 => (slow, "minute"),
        fast if fast < 36.0 * 60.0 => (fast / 60.0, "hour"),
        fastest => (fastest / 1440.0, "day"),
    };
    let amount = amount.round().max(1.0);
    let unit = if amount == 1.0 { unit.to_owned() } else { format!("{unit}s") };
    format!("This device manages about {amount} {unit} a second.")
}

#[cfg(test)]
mod tests {
    use super::speed_reached;

    #[test]
    fn a_speed_is_said_in_the_unit_that_fits() {
        let check = |minutes, said| assert_eq!(speed_reached(minutes), format!("This device manages about {said} a second."));
        check(0.2, "1 minute");
        check(40.4, "40 minutes");
        check(90.0, "2 hours");
        check(61.0 * 60.0, "3 days");
        check(1440.0, "24 hours");
    }
}
