//! Counting what passed and what failed, from the lines of the test runners in use, and what took longest.

/// How many held and how many did not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Checks that held.
    pub passed: u32,
    /// Checks that did not.
    pub failed: u32,
    /// How many seconds each test took, where its runner says so.
    pub took: Vec<(f64, String)>,
}

impl Tally {
    /// One check, without tests of its own.
    pub fn of(success: bool) -> Self {
        Self { passed: u32::from(success), failed: u32::from(!success), took: Vec::new() }
    }

    /// Both together.
    pub fn and(mut self, other: Self) -> Self {
        self.took.extend(other.took);
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed, took: self.took }
    }

    /// The tests that took longest, longest first.
    pub fn slowest(mut self, most: usize) -> Vec<(f64, String)> {
        self.took.sort_by(|one, other| other.0.total_cmp(&one.0));
        // A runner that names what failed once more at the end says it twice.
        self.took.dedup();
        self.took.truncate(most);
        self.took
    }

    /// Adds the counts of this line, if it is a runner's closing line, or how long a test took, if it says that.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        self.took.extend(by_nextest(&line).or_else(|| by_node(&line)));
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

/// "        PASS [   1.905s] (441/662) afterlaunch::catalogue card_fraud"
fn by_nextest(line: &str) -> Option<(f64, String)> {
    let (word, rest) = line.trim().split_once(" [")?;
    let (seconds, rest) = rest.split_once("s] (")?;
    let (_, name) = rest.split_once(") ")?;
    (matches!(word, "PASS" | "FAIL")).then_some((seconds.trim().parse().ok()?, name.to_owned()))
}

/// "✔ a newcomer walks the whole way (9425.302588ms)"; the steps of a test are part of it.
fn by_node(line: &str) -> Option<(f64, String)> {
    let (name, rest) = line.strip_prefix(['✔', '✖'])?.trim().rsplit_once(" (")?;
    let ms: f64 = rest.strip_suffix("ms)")?.parse().ok()?;
    Some((ms / 1_000.0, name.to_owned()))
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
        assert_eq!((tally.passed, tally.failed), (passed, failed), "{lines}");
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
        assert_eq!(Tally::default().ended(false), Tally::of(false));
        let failed = Tally { passed: 3, failed: 2, ..Tally::default() };
        assert_eq!(failed.clone().ended(false), failed);
    }

    #[test]
    fn the_slowest_are_named() {
        let mut tally = Tally::default();
        let lines = "        PASS [   1.905s] (441/662) afterlaunch::catalogue card_fraud\n  ✔ a step (99000.5ms)\n✔ a walk (of two) (9425.302588ms)\n        FAIL [   6.552s] (444/662) afterlaunch::agreement agrees\n✖ a walk (of two) (9425.302588ms)";
        lines.lines().for_each(|line| tally.read(line));
        let named = ["a walk (of two)", "afterlaunch::agreement agrees"];
        assert_eq!(tally.slowest(2).into_iter().map(|(_, name)| name).collect::<Vec<_>>(), named);
    }
}
