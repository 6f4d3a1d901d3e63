//! Agrawal: people who want a loan, with nine fields, and ten rules by which they belong to the one group or the other.
//!
//! | column | values |
//! |---|---|
//! | salary | 20,000 to 150,000 |
//! | commission | none from a salary of 75,000 on, below it 10,000 to 75,000 |
//! | age | 20 to 80 years |
//! | elevel | education, 0 to 4 |
//! | car | make, 1 to 20 |
//! | zipcode | 0 to 8; the higher, the cheaper the houses |
//! | hvalue | value of the house: 50 % to 150 % of what is usual in its place |
//! | hyears | years for which the house has been owned, 1 to 30 |
//! | loan | up to 500,000 |
//!
//! Bounds of money are inclusive; ages are below 40, below 60, or older. Between two concepts the new one takes over from
//! the young to the old.
//!
//! Reference: Agrawal, Imieliński and Swami, *Database Mining: A Performance Perspective*, IEEE TKDE 5, 1993. The paper counts
//! its functions from 1; River, and so this file, from 0. River's function 4 asks for the salary in three places where the
//! paper asks for the loan; this file follows River.

use super::stream::{StreamColumn, StreamKind, number, whole};

/// What lists say about it.
pub const KIND: StreamKind = StreamKind {
    id: "agrawal",
    name: "Agrawal",
    sentence: "People who want a loan, with nine fields; a yes by one of ten rules.",
    columns: &[
        StreamColumn::number("salary", 20_000.0, 150_000.0),
        StreamColumn::number("commission", 0.0, 75_000.0),
        StreamColumn::number("age", 20.0, 80.0),
        StreamColumn::kinds("elevel", 0.0, 4.0),
        StreamColumn::kinds("car", 1.0, 20.0),
        StreamColumn::kinds("zipcode", 0.0, 8.0),
        StreamColumn::number("hvalue", 0.0, 1_350_000.0),
        StreamColumn::number("hyears", 1.0, 30.0),
        StreamColumn::number("loan", 0.0, 500_000.0),
    ],
    concepts: &[
        "young or old",
        "a salary that is usual for the age",
        "an education that is usual for the age",
        "a salary that is usual for age and education",
        "salary and loan fit the age",
        "an income that is usual for the age",
        "little is left beside the loan",
        "little is left beside the education",
        "little is left beside loan and education",
        "little is left, a paid house counted in",
    ],
    default_concepts: (0, 6),
    draw: |dice, out| {
        let salary = number(dice, 20_000.0, 150_000.0);
        // Thrown for all, so that each row takes the same throws.
        let commission = number(dice, 10_000.0, 75_000.0);
        let (age, elevel, car) = (whole(dice, 20.0, 80.0), whole(dice, 0.0, 4.0), whole(dice, 1.0, 20.0));
        let zipcode = whole(dice, 0.0, 8.0);
        let hvalue = (9.0 - zipcode) * 100_000.0 * number(dice, 0.5, 1.5);
        let (hyears, loan) = (whole(dice, 1.0, 30.0), number(dice, 0.0, 500_000.0));
        let commission = if salary >= 75_000.0 { 0.0 } else { commission };
        out.extend([salary, commission, age, elevel, car, zipcode, hvalue, hyears, loan]);
    },
    label: |blend, row| {
        let age = row[2];
        function(blend.concept_at((age - 20.0) / 61.0), row)
    },
};

/// A band of money, bounds included.
fn within(low: f64, value: f64, high: f64) -> bool {
    low * 1_000.0 <= value && value <= high * 1_000.0
}

/// Whether a row is a yes by one of the ten functions.
pub fn function(number: u8, row: &[f64]) -> bool {
    let [salary, commission, age, elevel, loan] = [row[0], row[1], row[2], row[3], row[8]];
    let income = salary + commission;
    // Young, in the middle, old.
    let by_age = |young: bool, middle: bool, old: bool| [young, middle, old][usize::from(age >= 40.0) + usize::from(age >= 60.0)];
    let typical_for_age = |money: f64| by_age(within(50.0, money, 100.0), within(75.0, money, 125.0), within(25.0, money, 75.0));
    let educated = by_age(elevel <= 1.0, (1.0..=3.0).contains(&elevel), elevel >= 2.0);
    let little = |left: f64| left <= 1.0;
    let two_thirds = 2.0 * income / 3.0;
    match number {
        0 => by_age(true, false, true),
        1 => typical_for_age(salary),
        2 => educated,
        3 if educated => by_age(within(25.0, salary, 75.0), within(50.0, salary, 100.0), within(50.0, salary, 100.0)),
        3 => by_age(within(50.0, salary, 100.0), within(75.0, salary, 125.0), within(25.0, salary, 75.0)),
        4 => by_age(
            if within(50.0, salary, 100.0) { within(100.0, loan, 300.0) } else { within(200.0, salary, 400.0) },
            if within(75.0, salary, 125.0) { salary >= 200_000.0 && loan <= 400_000.0 } else { within(300.0, salary, 500.0) },
            if within(25.0, salary, 75.0) { within(300.0, loan, 500.0) } else { within(75.0, loan, 300.0) },
        ),
        5 => typical_for_age(income),
        6 => little(two_thirds - loan / 5.0 - 20_000.0),
        7 => little(two_thirds - 5_000.0 * elevel - 20_000.0),
        8 => little(two_thirds - 5_000.0 * elevel - loan / 5.0 - 10_000.0),
        _ => {
            let (hvalue, hyears) = (row[6], row[7]);
            let equity = if hyears >= 20.0 { hvalue * (hyears - 20.0) / 10.0 } else { 0.0 };
            little(two_thirds - 5_000.0 * elevel + equity / 5.0 - 10_000.0)
        }
    }
}
