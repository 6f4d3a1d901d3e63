//! Streams, detectors and trials.

use crate::{json, refused, text};

#[test]
fn a_classic_stream_is_printed_as_a_table() {
    let args = "stream agrawal --drift gradual --position 500 --width 100 --rows 1000 --seed 1";
    let text = text(&args.split(' ').collect::<Vec<_>>());
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    assert_eq!(lines.next().unwrap().join(" "), "salary commission age elevel car zipcode hvalue hyears loan label concept");
    let rows: Vec<Vec<f64>> = lines.map(|line| line.iter().map(|cell| cell.parse().unwrap()).collect()).collect();
    assert_eq!(rows.len(), 1_000);
    let new = |range: std::ops::Range<usize>| rows[range].iter().filter(|row| row[10] == 1.0).count();
    assert!(new(0..400) < 10 && new(600..1_000) > 390, "{} {}", new(0..400), new(600..1_000));
    // The first concept is by age alone.
    assert!(rows.iter().filter(|row| row[10] == 0.0).all(|row| (row[9] == 1.0) == (row[2] < 40.0 || row[2] >= 60.0)));
    let four = json(&["list"])["streams"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(four, ["sea", "agrawal", "hyperplane", "stagger"]);
}

#[test]
fn a_detector_says_where_it_fired() {
    let args = "detect stagger --detector page-hinkley --set threshold=20 --learner starts-anew --drift recurring --position 3000 --width 2000 --rows 8000";
    let printed = json(&args.split(' ').collect::<Vec<_>>());
    assert_eq!(printed["changes"].as_array().unwrap().len(), 3);
    assert!(printed["delays"].as_array().unwrap().iter().all(|delay| delay.as_u64().is_some_and(|rows| rows < 200)), "{printed}");
    assert_eq!((printed["false_alarms"].as_u64(), printed["settings"]["threshold"].as_f64()), (Some(0), Some(20.0)));
}

#[test]
fn what_the_laboratory_has_not_is_said() {
    refused(&["stream"], "<NAME>");
    refused(&["stream", "danube"], "[possible values: sea, agrawal, hyperplane, stagger]");
    refused(&["stream", "sea", "--drift", "sideways"], "[possible values: none, sudden");
    refused(&["stream", "sea", "--rows", "-1"], "'-1'");
    refused(&["stream", "sea", "--width"], "a value is required");
    refused(&["stream", "sea", "--detector", "ddm"], "'--detector'");
    refused(&["stream", "sea", "--to", "4"], "concepts 0 to 3, not 4");
    refused(&["stream", "sea", "--noise", "2"], "from 0 to 1");
    refused(&["detect", "sea", "--detector", "adwn"], "'adwin'");
    refused(&["detect", "sea", "--set", "delta"], "as in delta=0.01");
    refused(&["detect", "sea", "--set", "dleta=0.5"], "Did you mean “delta”?");
    refused(&["detect", "sea", "--set", "delta=7"], "from 1 × 10⁻⁶ to 1");
    refused(&["detect", "sea", "--learner", "sleeps"], "'sleeps'");
}

#[test]
fn trials_of_known_versions_are_counted() {
    let found = json(&["trials", "--system", "support-tickets", "--seeds", "1", "--days", "2", "--share", "0.3"]);
    assert_eq!((&found["seeds"], &found["share"], &found["days"]), (&1.into(), &0.3.into(), &2.into()));
    for kind in ["twin", "worse-by-two-margins", "better"] {
        let share = |word: &str| found[kind][word].as_f64().unwrap_or_else(|| panic!("{kind} {word}: {found}"));
        let said = ["better", "no-worse", "worse"].map(share);
        assert_eq!(share("not-enough") == 1.0, said.iter().all(|share| *share == 0.0), "{kind}");
        for (word, share) in ["better", "no-worse", "worse"].into_iter().zip(said) {
            assert_eq!(found[kind]["median-days"][word].is_null(), share == 0.0, "{kind} {word}");
        }
    }
    assert!(found["worse-by-two-margins"]["promoted-by-plan"].is_number() && found["twin"]["promoted-by-plan"].is_null());
    let found = json(&["rollouts", "--system", "support-tickets", "--seeds", "1", "--days", "2"]);
    assert_eq!((&found["seeds"], &found["figures"]["bad-releases"]), (&1.into(), &3.into()), "{found}");
    refused(&["trials"], "--system <NAME>");
    refused(&["trials", "--system", "mood"], "'mood'");
    refused(&["trials", "--system", "churn", "--share", "1"], "a share above 0 and below 1");
    refused(&["trials", "--system", "churn", "--seeds", "0"], "a whole number from 1");
    refused(&["trials", "--system", "churn", "--days"], "a value is required");
}
