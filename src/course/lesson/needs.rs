//! What of a lesson's page a step needs: few things in sight at a time, and a hint that is about them.

/// What a step needs of that which its lesson shows. What is `None` is as the lesson says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Controls, by their ids: some of the lesson's.
    pub controls: Option<&'static [&'static str]>,
    /// Charts, by their ids; the first is the large one.
    pub charts: Option<&'static [&'static str]>,
    /// Parts of the page: some of the lesson's.
    pub parts: Option<&'static [&'static str]>,
    /// A hint of its own, in place of the lesson's.
    pub hint: Option<&'static str>,
}

impl Needs {
    /// All that the lesson shows.
    pub const ALL: Self = Self { controls: None, charts: None, parts: None, hint: None };

    /// These controls and no others.
    pub const fn controls(controls: &'static [&'static str]) -> Self {
        Self { controls: Some(controls), ..Self::ALL }
    }

    /// These charts.
    #[must_use]
    pub const fn charts(mut self, charts: &'static [&'static str]) -> Self {
        self.charts = Some(charts);
        self
    }

    /// These parts of the page.
    #[must_use]
    pub const fn parts(mut self, parts: &'static [&'static str]) -> Self {
        self.parts = Some(parts);
        self
    }

    /// This hint.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}
