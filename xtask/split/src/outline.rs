//! A stretch of a function that becomes a function of its own, and what stands in its place.
//!
//! The stretch is given the locals that it reads, and gives back those that it has changed. A stretch can be left in
//! several ways: at its end, to a label around it, or out of the function. What goes with a way out is given back as
//! well, and a last number tells which way it was.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{BlockType, Function, Instruction};
use wasmparser::{Operator, ValType};

use crate::Outcome;
use crate::flow::{Flow, Stretch};
use crate::module::broken;

/// Where a stretch can be left to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To a label, so many blocks around the one that the stretch is in.
    Label(u32),
    /// Out of the function.
    Return,
    /// To what follows it.
    On,
}

/// A stretch that becomes a function.
pub struct Outline {
    pub stretch: Stretch,
    /// The locals that it is given.
    given: Vec<u32>,
    /// The locals that it gives back.
    back: Vec<u32>,
    /// The locals that are its own.
    own: Vec<u32>,
    /// The ways out with what goes along, in the order of their numbers.
    ways: Vec<(Way, Vec<ValType>)>,
    pub parameters: Vec<ValType>,
    pub results: Vec<ValType>,
}

impl Outline {
    /// Looks how a stretch can become a function. None if it does something that it can only do where it is.
    pub fn of(flow: &Flow<'_>, stretch: Stretch) -> Option<Self> {
        let ways = ways(flow, stretch)?;
        let (mut given, mut back, mut own) = (Vec::new(), Vec::new(), Vec::new());
        let elsewhere = accessed(flow, 0..stretch.from).chain(accessed(flow, stretch.to..flow.steps.len()));
        let elsewhere: BTreeSet<u32> = elsewhere.map(|(local, _)| local).collect();
        let written: BTreeSet<u32> =
            accessed(flow, stretch.from..stretch.to).filter(|(_, writes)| *writes).map(|(local, _)| local).collect();
        let exposed = exposed(flow, stretch);
        let all: BTreeSet<u32> = accessed(flow, stretch.from..stretch.to).map(|(local, _)| local).collect();
        for local in all {
            if exposed.contains(&local) || elsewhere.contains(&local) {
                given.push(local);
                if written.contains(&local) {
                    back.push(local);
                }
            } else {
                own.push(local);
            }
        }
        let of = |locals: &[u32]| locals.iter().map(|local| flow.locals[*local as usize]).collect::<Vec<_>>();
        let parameters = of(&given);
        let mut results = of(&back);
        results.extend(ways.iter().flat_map(|(_, along)| along));
        if ways.len() > 1 {
            results.push(ValType::I32);
        }
        Some(Self { stretch, given, back, own, ways, parameters, results })
    }

    /// The function that it becomes. `places` knows where things are found where it will stand.
    pub fn function<R: Reencode>(&self, flow: &Flow<'_>, places: &mut R) -> Outcome<Function>
    where
        R::Error: std::fmt::Display,
    {
        let mut local_of = BTreeMap::new();
        for local in self.given.iter().chain(&self.own) {
            local_of.insert(*local, local_of.len() as u32);
        }
        let mut types: Vec<ValType> = self.own.iter().map(|local| flow.locals[*local as usize]).collect();
        let mut next = local_of.len() as u32;
        let mut fresh = |of: ValType| {
            types.push(of);
            next += 1;
            next - 1
        };
        let along: Vec<Vec<u32>> = self.ways.iter().map(|(_, along)| along.iter().map(|of| fresh(*of)).collect()).collect();
        let (number, choice) = (fresh(ValType::I32), fresh(ValType::I32));
        let types: Vec<_> = types.into_iter().map(|of| places.val_type(of)).collect::<Result<_, _>>().map_err(broken)?;
        let mut function = Function::new_with_locals_types(types);
        let mut leave = Leave { outline: self, along: &along, number, choice, function: &mut function };

        leave.function.instruction(&Instruction::Block(BlockType::Empty));
        let level = flow.steps[self.stretch.from].level;
        for step in &flow.steps[self.stretch.from..self.stretch.to] {
            let inside = (step.level - level) as u32;
            match &step.operator {
                Operator::LocalGet { local_index } => _ = leave.function.instruction(&Instruction::LocalGet(local_of[local_index])),
                Operator::LocalSet { local_index } => _ = leave.function.instruction(&Instruction::LocalSet(local_of[local_index])),
                Operator::LocalTee { local_index } => _ = leave.function.instruction(&Instruction::LocalTee(local_of[local_index])),
                Operator::Return => leave.by(Way::Return, inside),
                Operator::Br { relative_depth } if *relative_depth >= inside => leave.by(Way::Label(relative_depth - inside), inside),
                Operator::BrIf { relative_depth } if *relative_depth >= inside => {
                    leave.function.instruction(&Instruction::If(BlockType::Empty));
                    leave.by(Way::Label(relative_depth - inside), inside + 1);
                    leave.function.instruction(&Instruction::End);
                }
                Operator::BrTable { targets } => leave.by_table(targets, inside)?,
                other => _ = leave.function.instruction(&places.instruction(other.clone()).map_err(broken)?),
            }
        }
        if self.ways.iter().any(|(way, _)| *way == Way::On) {
            leave.note(Way::On);
        }
        function.instruction(&Instruction::End);
        for local in self.back.iter().map(|local| local_of[local]).chain(along.into_iter().flatten()) {
            function.instruction(&Instruction::LocalGet(local));
        }
        if self.ways.len() > 1 {
            function.instruction(&Instruction::LocalGet(number));
        }
        function.instruction(&Instruction::End);
        Ok(function)
    }

    /// Writes what stands in its place: what the function that it has become is given, and a call of it. `spare` has locals
    /// to spare.
    pub fn place(&self, function: &mut Function, call: &[Instruction<'_>], spare: &mut Spare) {
        for local in &self.given {
            function.instruction(&Instruction::LocalGet(*local));
        }
        for instruction in call {
            function.instruction(instruction);
        }
        spare.begin();
        let along: Vec<Vec<u32>> = self.ways.iter().map(|(_, along)| along.iter().map(|of| spare.local(*of)).collect()).collect();
        let number = (self.ways.len() > 1).then(|| spare.local(ValType::I32));
        let results = self.back.iter().chain(along.iter().flatten()).copied().chain(number).collect::<Vec<_>>();
        for local in results.into_iter().rev() {
            function.instruction(&Instruction::LocalSet(local));
        }
        for (nth, ((way, _), along)) in self.ways.iter().zip(along).enumerate() {
            let last = nth + 1 == self.ways.len();
            let bring = |function: &mut Function| {
                for local in &along {
                    function.instruction(&Instruction::LocalGet(*local));
                }
            };
            if last {
                bring(function);
                go(function, *way, 0);
            } else if let Some(number) = number {
                function.instruction(&Instruction::LocalGet(number));
                if nth == 0 {
                    function.instruction(&Instruction::I32Eqz);
                } else {
                    function.instruction(&Instruction::I32Const(nth as i32)).instruction(&Instruction::I32Eq);
                }
                if let (Way::Label(depth), true) = (way, along.is_empty()) {
                    function.instruction(&Instruction::BrIf(*depth));
                } else {
                    function.instruction(&Instruction::If(BlockType::Empty));
                    bring(function);
                    go(function, *way, 1);
                    function.instruction(&Instruction::End);
                }
            }
        }
        if self.ways.is_empty() {
            function.instruction(&Instruction::Unreachable);
        }
    }
}

fn go(function: &mut Function, way: Way, inside: u32) {
    match way {
        Way::Label(depth) => _ = function.instruction(&Instruction::Br(depth + inside)),
        Way::Return => _ = function.instruction(&Instruction::Return),
        Way::On => {}
    }
}

/// Locals that a function has beyond its own, for what stretches give back; each stretch may use all of them.
pub struct Spare {
    first: u32,
    pub types: Vec<ValType>,
    used: Vec<bool>,
}

impl Spare {
    /// None yet; the function has so many of its own.
    pub fn behind(own: usize) -> Self {
        Self { first: own as u32, types: Vec::new(), used: Vec::new() }
    }

    fn begin(&mut self) {
        self.used.fill(false);
    }

    fn local(&mut self, of: ValType) -> u32 {
        let free = (0..self.types.len()).find(|at| !self.used[*at] && self.types[*at] == of);
        let at = free.unwrap_or_else(|| {
            self.types.push(of);
            self.used.push(false);
            self.types.len() - 1
        });
        self.used[at] = true;
        self.first + at as u32
    }
}

/// Leaving a stretch that has become a function: what goes along is put into locals, then its one outer block is left.
struct Leave<'o> {
    outline: &'o Outline,
    along: &'o [Vec<u32>],
    number: u32,
    choice: u32,
    function: &'o mut Function,
}

impl Leave<'_> {
    fn note(&mut self, way: Way) {
        let nth = self.outline.ways.iter().position(|(other, _)| *other == way).expect("all ways were looked for");
        for local in self.along[nth].iter().rev() {
            self.function.instruction(&Instruction::LocalSet(*local));
        }
        // Locals begin as zero, but a loop may have come by here before.
        if self.outline.ways.len() > 1 {
            self.function.instruction(&Instruction::I32Const(nth as i32)).instruction(&Instruction::LocalSet(self.number));
        }
    }

    fn by(&mut self, way: Way, inside: u32) {
        self.note(way);
        self.function.instruction(&Instruction::Br(inside));
    }

    /// A table of branches: for each way out that it has, a block is put around it, behind which it is left by that way.
    fn by_table(&mut self, targets: &wasmparser::BrTable<'_>, inside: u32) -> Outcome {
        let mut all = targets.targets().collect::<Result<Vec<_>, _>>().map_err(broken)?;
        all.push(targets.default());
        let out: BTreeSet<u32> = all.iter().copied().filter(|depth| *depth >= inside).collect();
        let out: Vec<u32> = out.into_iter().collect();
        let around = out.len() as u32;
        if around > 0 {
            self.function.instruction(&Instruction::LocalSet(self.choice));
            for _ in &out {
                self.function.instruction(&Instruction::Block(BlockType::Empty));
            }
            self.function.instruction(&Instruction::LocalGet(self.choice));
        }
        let mut to: Vec<u32> =
            all.iter().map(|depth| out.iter().position(|other| other == depth).map_or(depth + around, |nth| nth as u32)).collect();
        let default = to.pop().unwrap_or_default();
        self.function.instruction(&Instruction::BrTable(to.into(), default));
        for (nth, depth) in out.iter().enumerate() {
            self.function.instruction(&Instruction::End);
            self.by(Way::Label(depth - inside), inside + around - 1 - nth as u32);
        }
        Ok(())
    }
}

/// All ways out of a stretch, with what goes along.
fn ways(flow: &Flow<'_>, stretch: Stretch) -> Option<Vec<(Way, Vec<ValType>)>> {
    let mut ways: Vec<(Way, Vec<ValType>)> = Vec::new();
    let first = &flow.steps[stretch.from];
    let mut add = |way, along: &[ValType]| {
        if ways.iter().all(|(other, _)| *other != way) {
            ways.push((way, along.to_vec()));
        }
    };
    let label = |depth: u32| {
        let block = (0..depth).fold(first.block, |block, _| flow.blocks[block].around);
        &flow.blocks[block].label[..]
    };
    for step in &flow.steps[stretch.from..stretch.to] {
        let inside = (step.level - first.level) as u32;
        match &step.operator {
            Operator::Br { relative_depth } if *relative_depth >= inside => {
                add(Way::Label(relative_depth - inside), label(relative_depth - inside))
            }
            Operator::BrIf { relative_depth } if *relative_depth >= inside => {
                if !label(relative_depth - inside).is_empty() {
                    return None;
                }
                add(Way::Label(relative_depth - inside), &[]);
            }
            Operator::BrTable { targets } => {
                for depth in targets.targets().flatten().chain([targets.default()]).filter(|depth| *depth >= inside) {
                    if !label(depth - inside).is_empty() {
                        return None;
                    }
                    add(Way::Label(depth - inside), &[]);
                }
            }
            Operator::Return => add(Way::Return, &flow.blocks[0].label),
            operator if stays(operator) => return None,
            _ => {}
        }
    }
    let last = &flow.steps[stretch.to];
    if last.live {
        add(Way::On, &last.stack);
    }
    Some(ways)
}

/// What can be done only where it stands, because it names parts of the module that are not shared, or because it
/// branches in a way that programs made by rustc do not.
pub fn stays(operator: &Operator<'_>) -> bool {
    use Operator::{
        BrOnCast, BrOnCastFail, BrOnNonNull, BrOnNull, DataDrop, ElemDrop, MemoryInit, RefFunc, ReturnCall, ReturnCallIndirect,
        ReturnCallRef, TableInit, TryTable,
    };
    matches!(
        operator,
        MemoryInit { .. }
            | DataDrop { .. }
            | TableInit { .. }
            | ElemDrop { .. }
            | RefFunc { .. }
            | ReturnCall { .. }
            | ReturnCallIndirect { .. }
            | ReturnCallRef { .. }
            | BrOnNull { .. }
            | BrOnNonNull { .. }
            | BrOnCast { .. }
            | BrOnCastFail { .. }
            | TryTable { .. }
    )
}

/// The locals that are used, and whether they are written.
fn accessed(flow: &Flow<'_>, steps: std::ops::Range<usize>) -> impl Iterator<Item = (u32, bool)> {
    flow.steps[steps].iter().filter_map(|step| match step.operator {
        Operator::LocalGet { local_index } => Some((local_index, false)),
        Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => Some((local_index, true)),
        _ => None,
    })
}

/// The locals that a stretch may read before it has written them. What is written within a block may not have been
/// written behind it.
fn exposed(flow: &Flow<'_>, stretch: Stretch) -> BTreeSet<u32> {
    let mut exposed = BTreeSet::new();
    let mut written = vec![BTreeSet::new()];
    for step in &flow.steps[stretch.from..stretch.to] {
        match step.operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => written.push(BTreeSet::new()),
            Operator::Else => _ = written.last_mut().map(BTreeSet::clear),
            Operator::End => _ = written.pop(),
            Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                _ = written.last_mut().map(|written| written.insert(local_index));
            }
            Operator::LocalGet { local_index } if written.iter().all(|written| !written.contains(&local_index)) => {
                _ = exposed.insert(local_index)
            }
            _ => {}
        }
    }
    exposed
}

/// A type of wasmparser's as wasm-encoder has it.
pub fn encoded(of: &[ValType]) -> Outcome<Vec<wasm_encoder::ValType>> {
    of.iter().map(|of| RoundtripReencoder.val_type(*of)).collect::<Result<_, _>>().map_err(broken)
}
