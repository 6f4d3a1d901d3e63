//! The pipeline's picture: tubes between the beads, fault markers where trouble enters, and the routes that dots travel.
//!
//! The page measures where the beads are and asks [`picture`] for the rest. A tube runs from centre to centre, the
//! beads lie over its ends. So the tubes of one row joined together are one unbroken route, and a dot that travels
//! it passes under the beads. The candidate's tube leaves that route at Prepare and joins it again at Answer.

use crate::present::control_room::view::StageId;
use crate::present::geometry::path::{Path, Pos, pos};

/// A bead or a row: its centre and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StagePlace {
    /// Its centre.
    pub at: Pos,
    /// How wide it is.
    pub w: f64,
    /// How high it is.
    pub h: f64,
}

/// Where everything stands that tubes are tied to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// The stages in the order of [`StageId::ALL`]; the model's is the champion's lane. A layout without a way back
    /// lacks the last three.
    pub stages: [Option<StagePlace>; 9],
    /// The candidate's lane, when there is one.
    pub candidate: Option<StagePlace>,
    /// Where the way back ends, under the model.
    pub entry: Pos,
    /// How far to the right the way back may reach.
    pub right: f64,
    /// The stage after which some go past the model, and the height at which they do, where that is drawn.
    pub bypass: Option<(StageId, f64)>,
    /// The height at which "the same steps" leaves Prepare, where that is drawn.
    pub steps_from: Option<f64>,
}

impl Places {
    /// The place of a stage, where it has one.
    fn of(&self, id: StageId) -> Option<StagePlace> {
        StageId::ALL.iter().position(|&s| s == id).and_then(|i| self.stages[i])
    }
}

/// What runs through a tube; decides its hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TubeKind {
    /// Tickets and answers.
    Main,
    /// The champion's tickets.
    Champion,
    /// The candidate's tickets.
    Candidate,
    /// What goes past the model.
    Bypass,
    /// What comes back days later.
    Late,
}

impl TubeKind {
    /// It leaves the main route and joins it again.
    const fn leaves(self) -> bool {
        matches!(self, Self::Candidate | Self::Bypass)
    }
}

/// One tube.
#[derive(Clone, Debug, PartialEq)]
pub struct Tube {
    /// What runs through it.
    pub kind: TubeKind,
    /// The stage it leaves.
    pub after: StageId,
    /// Its middle line.
    pub path: Path,
    /// How thick it is: the share of tickets.
    pub width: f64,
    /// Length hidden under the bead at its start and at its end.
    under: (f64, f64),
}

impl Tube {
    /// Place and direction of a chevron a little past the middle of what can be seen.
    pub fn chevron(&self) -> (Pos, Pos) {
        let (from, to) = (self.under.0, self.path.length() - self.under.1);
        self.path.at(from + (to - from) * 0.55)
    }
}

/// The two routes a fault marker can lie on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The way of a ticket.
    Main,
    /// The way back.
    Back,
}

/// Where trouble enters: a hatched fault marker around a tube.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultMarkerShape {
    /// The stage after which it enters.
    pub after: StageId,
    /// The covered part, as the `d` of an SVG path; stroke it.
    pub d: String,
    /// The same, longer by the thickness of its rim at both ends.
    pub rim: String,
    /// How wide the stroke is, without the rim.
    pub height: f64,
    /// Left, top, width and height, where the covered part is straight: a box can have round corners.
    pub straight: Option<(f64, f64, f64, f64)>,
    /// Its middle.
    pub middle: Pos,
    /// The route it lies on.
    pub route: Route,
    /// How far along that route dots turn sick.
    pub sick_from: f64,
}

/// The candidate's way: it leaves the main route and joins it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// Its line.
    pub path: Path,
    /// Where it leaves and joins, in pixels along the main route.
    pub span: (f64, f64),
}

/// All that is drawn behind the beads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The tubes in causal order.
    pub tubes: Vec<Tube>,
    /// The way of a ticket from Customers to the team.
    pub main: Path,
    /// The candidate's way, when there is one.
    pub branch: Option<Branch>,
    /// The way past the model, where some go there and it is drawn.
    pub bypass: Option<Branch>,
    /// The way back, where it is drawn.
    pub back: Option<Path>,
    /// "The same steps", from Prepare down to Train.
    pub steps: Option<String>,
    /// How much smaller the small layouts are.
    thin: f64,
}

/// The thickest tube: all tickets.
const FULL: f64 = 11.0;
/// What the thinnest tube keeps, so that a canary of 1 % can still be seen and a dot fits in.
const LEAST: f64 = 2.6;
const LATE: f64 = 3.4;

/// How thick the tube of a share of tickets is. Even steps of share are even steps of thickness.
pub fn thickness(share: f64) -> f64 {
    LEAST + (FULL - LEAST) * share.clamp(0.0, 1.0)
}

/// The picture for these places. `shares` are the lanes', champion first, and `past` of all goes past the model; `thin` is 1 or
/// less for small layouts.
pub fn picture(places: &Places, shares: &[f64], past: f64, thin: f64) -> Picture {
    let mut picture = Picture { thin, ..Picture::default() };
    let Some(ends) = main_path(&mut picture, places, shares.first().copied().unwrap_or(1.0)) else { return Picture::default() };
    if let Some(share) = shares.get(1) {
        candidate_path(&mut picture, places, *share, &ends);
    }
    bypass_path(&mut picture, places, past, &ends);
    return_path(&mut picture, places);
    picture
}

/// The way there, through the champion; how long it is at the end of each of its tubes. `None` where a stage has no place.
fn main_path(p: &mut Picture, places: &Places, share: f64) -> Option<Vec<f64>> {
    use StageId::{Act, Answer, Check, Customers, Model, Prepare};
    let champion = thickness(share);
    let row = [
        (Customers, Check, TubeKind::Main, FULL),
        (Check, Prepare, TubeKind::Main, FULL),
        (Prepare, Model, TubeKind::Champion, champion),
        (Model, Answer, TubeKind::Champion, champion),
        (Answer, Act, TubeKind::Main, FULL),
    ];
    let mut ends = Vec::new();
    for (from, to, kind, width) in row {
        let (a, b) = (places.of(from)?, places.of(to)?);
        // One height for the whole row: a row's middle may be off by half a pixel.
        let (start, end) = (pos(a.at.x, a.at.y), pos(b.at.x, if from == Prepare { a.at.y } else { b.at.y }));
        let start = if from == Model { pos(start.x, b.at.y) } else { start };
        let path = Path::from(start).line(end);
        p.main = if p.tubes.is_empty() { path.clone() } else { std::mem::take(&mut p.main).then(&path) };
        ends.push(p.main.length());
        p.tubes.push(Tube { kind, after: from, path, width: width * p.thin, under: (a.w / 2.0, b.w / 2.0) });
    }
    Some(ends)
}

/// The way through the candidate, where there is one.
fn candidate_path(p: &mut Picture, places: &Places, share: f64, ends: &[f64]) {
    use StageId::{Answer, Model, Prepare};
    let (Some(branch), Some(a), Some(b)) = (places.candidate, places.of(Prepare), places.of(Answer)) else { return };
    let (into, out) = (into_branch(a, branch), out_of_branch(branch, b));
    let width = thickness(share) * p.thin;
    p.branch = Some(Branch { path: into.clone().then(&out), span: (ends[1], ends[3]) });
    let half = branch.w / 2.0;
    p.tubes.insert(3, Tube { kind: TubeKind::Candidate, after: Prepare, path: into, width, under: (a.w / 2.0, half) });
    p.tubes.push(Tube { kind: TubeKind::Candidate, after: Model, path: out, width, under: (half, b.w / 2.0) });
}

/// The way of those that no model answers, where there are any.
fn bypass_path(p: &mut Picture, places: &Places, past: f64, ends: &[f64]) {
    use StageId::{Answer, Prepare};
    let (Some((after, y)), Some(b)) = (places.bypass, places.of(Answer)) else { return };
    let Some(a) = places.of(after) else { return };
    let path = past_model(a, b, y);
    let (width, under) = (thickness(past) * p.thin, (a.w / 2.0, b.w / 2.0));
    let span = (ends[usize::from(after == Prepare)], ends[3]);
    p.tubes.insert(0, Tube { kind: TubeKind::Bypass, after, path: path.clone(), width, under });
    p.bypass = Some(Branch { path, span });
}

/// The way of outcomes back to the model, and the line of what training and serving do alike.
fn return_path(p: &mut Picture, places: &Places) {
    use StageId::{Act, Data, Outcomes, Prepare, Train};
    let at = |id: StageId| places.of(id);
    let (Some(act), Some(outcomes), Some(data), Some(train)) = (at(Act), at(Outcomes), at(Data), at(Train)) else { return };
    let entry = StagePlace { at: places.entry, w: 0.0, h: 0.0 };
    let legs = [
        (Act, turn_back(act, outcomes, places.right), act.w / 2.0, outcomes.w / 2.0),
        (Outcomes, straight(outcomes, data), outcomes.w / 2.0, data.w / 2.0),
        (Data, straight(data, train), data.w / 2.0, train.w / 2.0),
        (Train, straight(train, entry), train.h / 2.0, 0.0),
    ];
    let mut back: Option<Path> = None;
    for (after, path, from, to) in legs {
        back = Some(back.map_or_else(|| path.clone(), |b| b.then(&path)));
        p.tubes.push(Tube { kind: TubeKind::Late, after, path, width: LATE * p.thin, under: (from, to) });
    }
    p.back = back;
    p.steps = at(Prepare).zip(places.steps_from).map(|(prepare, y)| {
        let (x, low, r) = (prepare.at.x, train.at.y, 10.0);
        let end = train.at.x - train.w / 2.0 - 3.0;
        format!("M{x:.1} {y:.1}V{:.1}Q{x:.1} {low:.1} {:.1} {low:.1}H{end:.1}", low - r, x + r)
    });
}

fn straight(a: StagePlace, b: StagePlace) -> Path {
    if (a.at.x - b.at.x).abs() < 3.0 || (a.at.y - b.at.y).abs() < 3.0 {
        return Path::from(a.at).line(b.at);
    }
    let middle = (a.at.y + b.at.y) / 2.0;
    Path::from(a.at).curve(pos(a.at.x, middle), pos(b.at.x, middle), b.at)
}

fn turn_back(a: StagePlace, b: StagePlace, right: f64) -> Path {
    let x = a.at.x + a.w / 2.0 + 6.0;
    let out = ((b.at.y - a.at.y) / 2.0).min((right - x - 3.0).max(12.0));
    Path::from(a.at).line(pos(x, a.at.y)).round_to(pos(x, b.at.y), out).line(b.at)
}

fn into_branch(a: StagePlace, branch: StagePlace) -> Path {
    let (from, to) = (a.at.x + a.w / 2.0 + 4.0, branch.at.x - branch.w / 2.0);
    bend(a.at, from, to, branch.at)
}

fn out_of_branch(branch: StagePlace, b: StagePlace) -> Path {
    let (from, to) = (branch.at.x + branch.w / 2.0, b.at.x - b.w / 2.0 - 4.0);
    bend(branch.at, from, to, b.at)
}

/// Down from a stage, along under all that is written, and up again.
fn past_model(a: StagePlace, b: StagePlace, y: f64) -> Path {
    let turn = (y - a.at.y) / 2.0;
    let (from, to) = (a.at.x + a.w / 2.0 + 4.0, b.at.x - b.w / 2.0 - 4.0);
    let down = bend(a.at, from, from + turn, pos(from + turn, y));
    let along = Path::from(pos(from + turn, y)).line(pos(to - turn, y));
    down.then(&along).then(&bend(pos(to - turn, y), to - turn, to, b.at))
}

/// Straight to `from`, over to the other height until `to`, straight on to the end.
fn bend(start: Pos, from: f64, to: f64, end: Pos) -> Path {
    let middle = (from + to) / 2.0;
    Path::from(start).line(pos(from, start.y)).curve(pos(middle, start.y), pos(middle, end.y), pos(to, end.y)).line(end)
}

impl Branch {
    /// Where a dot is on it that has come so far along the main route.
    pub fn at(&self, s: f64) -> Pos {
        self.path.at((s - self.span.0) / (self.span.1 - self.span.0) * self.path.length()).0
    }
}

impl Picture {
    /// How far along the main route the bead of a stage is that tubes leave.
    pub fn leaves_at(&self, after: StageId) -> f64 {
        let main = self.tubes.iter().filter(|t| matches!(t.kind, TubeKind::Main | TubeKind::Champion));
        main.take_while(|t| t.after != after).map(|t| t.path.length()).sum()
    }

    /// A place on the main route lies between where some leave it and where they join it again.
    pub fn is_past(&self, s: f64, after: Option<StageId>) -> bool {
        after.is_some_and(|after| s > self.leaves_at(after) && s < self.leaves_at(StageId::Answer))
    }

    /// The fault marker of trouble that enters after `after`; none where that tube is not drawn.
    pub fn fault_marker(&self, after: StageId) -> Option<FaultMarkerShape> {
        let tube = self.tubes.iter().find(|t| t.after == after && !t.kind.leaves())?;
        let route = if tube.kind == TubeKind::Late { Route::Back } else { Route::Main };
        let before: f64 = self
            .tubes
            .iter()
            .filter(|t| !t.kind.leaves() && (t.kind == TubeKind::Late) == (route == Route::Back))
            .take_while(|t| t.after != after)
            .map(|t| t.path.length())
            .sum();
        let seen = tube.path.length() - tube.under.0 - tube.under.1;
        let (from, to) = (tube.under.0 + seen * 0.3, tube.path.length() - tube.under.1 - 5.0_f64.min(seen * 0.2));
        let half = (from + to) / 2.0;
        let height = if route == Route::Back { 13.0 } else { 19.0 } * self.thin;
        let (a, b) = (tube.path.at(from).0, tube.path.at(to).0);
        let (low, high) = (pos(a.x.min(b.x), a.y.min(b.y)), pos(a.x.max(b.x), a.y.max(b.y)));
        let straight = if high.y - low.y < 0.5 {
            Some((low.x, low.y - height / 2.0, high.x - low.x, height))
        } else if high.x - low.x < 0.5 {
            Some((low.x - height / 2.0, low.y, height, high.y - low.y))
        } else {
            None
        };
        Some(FaultMarkerShape {
            after,
            straight,
            d: tube.path.part(from, to),
            rim: tube.path.part(from - 1.0, to + 1.0),
            height,
            middle: tube.path.at(half).0,
            route,
            sick_from: before + half,
        })
    }
}

#[cfg(test)]
mod tests;
