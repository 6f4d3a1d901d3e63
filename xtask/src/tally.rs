//! Counting what passed and what failed, from the closing lines of the test runners in use.

/// How many held and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that held.
    pub passed: u32,
    /// Checks that did not.
    pub failed: u32,
}

impl Tally {
    /// One check, without tests of its own.
    pub fn of(success: bool) -> Self {
        Self { passed: u32::from(success), failed: u32::from(!success) }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// Adds the counts of this line, if it is a runner's closing line.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        let figures: Vec<(u32, &str)> = if let Some(rest) = line.strip_prefix("test result:") {
            rest.split(['.', ';']).filter_map(figure_first).collect()
        } else if let (true, Some((_, rest))) = (line.starts_with("Summary ["), line.split_once("run:")) {
            rest.split(',').filter_map(figure_first).collect()
        } else if let Some(rest) = line.strip_prefix('ℹ').or_else(|| line.strip_prefix('#')) {
            rest.trim().split_once(' ').and_then(|(word, count)| Some((count.parse().ok()?, word))).into_iter().collect()
        } else {
            return;
        };
        for (count, word) in figures {
            match word {
                "passed" | "pass" => self.passed += count,
                "failed" | "fail" | "cancelled" | "timed" | "exec" => self.failed += count,
                _ => {}
            }
        }
    }

    /// The counts of a run that has ended. A run that ends badly has failed at least once, whatever it counted.
    pub fn ended(self, success: bool) -> Self {
        Self { failed: self.failed.max(u32::from(!success)), ..self }
    }
}

/// "12 passed (1 slow)" as (12, "passed").
fn figure_first(part: &str) -> Option<(u32, &str)> {
    let mut words = part.split_whitespace();
    Some((words.next()?.parse().ok()?, words.next()?))
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str, passed: u32, failed: u32) {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        assert_eq!(tally, Tally { passed, failed }, "{lines}");
    }

    #[test]
    fn closing_lines_are_read() {
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s", 12, 0);
        check("test result: FAILED. 2 passed; 3 failed; 0 ignored\ntest result: ok. 5 passed; 0 failed; 0 ignored", 7, 3);
        check("     Summary [   0.010s] 12 tests run: 11 passed (2 slow), 1 failed, 3 skipped", 11, 1);
        check("     \u{1b}[32;1mSummary\u{1b}[0m [   0.010s] \u{1b}[1m4\u{1b}[0m tests run: \u{1b}[1m4\u{1b}[0m passed, 0 skipped", 4, 0);
        check("ℹ tests 3\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ duration_ms 14.2", 2, 1);
        check("    running 3 tests\n 7 passed the door", 0, 0);
    }

    #[test]
    fn a_bad_end_counts_as_a_failure() {
        assert_eq!(Tally::default().ended(false), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 2 }.ended(false), Tally { passed: 3, failed: 2 });
    }
}
