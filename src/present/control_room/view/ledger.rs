//! What it costs, in money and in people.

/// What it costs, in money and in people.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerView {
    /// All of today in one sentence: "Today: 8 urgent tickets waited past the 4-hour promise (usual by now: 8); 7,890 EUR".
    pub sentence: String,
    /// "1,240 EUR".
    pub money: String,
    /// "38 urgent tickets". Empty where nobody can tell.
    pub people: String,
    /// "waited past the 4-hour promise".
    pub people_note: String,
    /// "usual by now: 655 EUR and 7 people", or why that is not known yet.
    pub expected: String,
    /// When a miss shows in it; empty where that is at once.
    pub later: String,
    /// "Yesterday: 31 urgent tickets, 25,400 EUR, 20 of them households."
    pub before: String,
    /// "Most today: households, 6 of 8." Empty where they are too few to tell.
    pub most: String,
    /// One figure a person (a phone shows the number alone): how many to draw, at most 44.
    pub figures: u32,
    /// How many of those are usual by now.
    pub expected_figures: u32,
    /// People that one figure stands for; 1 until there are more than fit.
    pub people_per_figure: u32,
    /// "38 people, 31 more than usual".
    pub spoken: String,
}
