//! One program, parted in two that work as one.

use std::collections::BTreeSet;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ConstExpr, DataSection, ElementSection, Elements, ExportKind, GlobalType, SectionId, TableType, ValType};
use wasmparser::{ExternalKind, Operator};

use crate::Outcome;
use crate::data::{self, Owned, numbers};
use crate::flow::Step;
use crate::linked::Linked;
use crate::list::List;
use crate::module::{Module, broken};
use crate::names::Names;
use crate::outline::{Outline, stays};
use crate::shared::{Types, short};
use crate::table::FunctionTable;

mod first;
mod rest;

/// The function of the program that asks the page for the rest.
pub const ASK: &str = "ask_for_the_rest";
/// What the page calls when the rest cannot be had: it must not be in it.
const LAST: &str = "last_state";
/// What the rest imports comes from here.
pub const FIRST: &str = "first";
/// A body no larger than this is not worth a stub, unless it holds on to constants.
const SMALL: usize = 24;
/// The type of what says that the rest is there.
const HERE: GlobalType = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
/// Data lies behind the stack, which takes the first megabyte.
const ADDRESSES: u32 = 1 << 20;

/// The first part, and the rest.
pub struct Parted {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
    /// How many functions the rest has, and how many stretches of others.
    pub moved: (usize, usize),
}

/// Parts a program: functions that are not `taken` go into the rest.
///
/// # Errors
/// If the program is not one that asks for its rest.
pub fn part(module: &Module<'_>, list: &List, linked: &Linked, names: &Names) -> Outcome<Parted> {
    let mut plan = Plan::of(module)?;
    let last = module.exported(LAST);
    let taken = list.taken(&module.names);
    for (nth, flow) in module.flows.iter().enumerate() {
        let own = module.imported + nth as u32;
        if own == plan.ask || Some(own) == last {
            continue;
        }
        if !taken[nth] && !flow.steps.iter().any(|step| stays(&step.operator)) {
            plan.moved.push(nth);
            continue;
        }
        for outline in list.cold(&module.names[nth], flow).into_iter().filter_map(|stretch| Outline::of(flow, stretch)) {
            let of = plan.types.of_outline(&outline);
            plan.outlines.push(Cut { nth, of, outline });
        }
    }
    plan.settle(linked)?;
    let stub_is_larger = |nth: &usize| -> Outcome<bool> {
        let refers = numbers(&module.flows[*nth].steps)?.last().is_some_and(|largest| *largest >= ADDRESSES);
        Ok(module.bodies[*nth].range().len() <= SMALL && !refers)
    };
    for nth in plan.called.clone() {
        if stub_is_larger(&nth)? {
            plan.moved.retain(|other| *other != nth);
        }
    }
    plan.settle(linked)?;
    plan.look_at_rest();
    let moved = (plan.moved.len(), plan.outlines.len());
    Ok(Parted { first: plan.first(names)?, rest: plan.rest()?, moved })
}

/// What the rest uses of the first part.
#[derive(Default)]
struct Needs {
    functions: BTreeSet<u32>,
    globals: BTreeSet<u32>,
    tables: BTreeSet<u32>,
}

struct Plan<'m, 'a> {
    module: &'m Module<'a>,
    ask: u32,
    /// The global that says that the rest is there.
    here: u32,
    table: FunctionTable,
    /// Functions of the rest, by their place among the bodies.
    moved: Vec<usize>,
    /// Those of them that the first part may call.
    called: Vec<usize>,
    /// Slots of the table of which only the rest has the numbers.
    cold_slots: BTreeSet<u32>,
    /// Stretches of functions of the first part, by function and place.
    outlines: Vec<Cut>,
    needs: Needs,
    types: Types,
    /// The data of both parts.
    stays: Vec<Owned>,
    goes: Vec<Owned>,
}

/// A stretch of the function at a place among the bodies, and the type of the function that it becomes.
struct Cut {
    nth: usize,
    of: u32,
    outline: Outline,
}

impl<'m, 'a> Plan<'m, 'a> {
    /// Everything stays.
    fn of(module: &'m Module<'a>) -> Outcome<Self> {
        if module.sections.iter().any(|section| section.id == SectionId::Start as u8) {
            return Err("The program starts of its own accord.".into());
        }
        let ask = module.exported(ASK).ok_or_else(|| format!("The program has no function “{ASK}”, so its rest could not be fetched."))?;
        Ok(Self {
            module,
            ask,
            here: module.globals.clone().map_or(0, |all| all.count()),
            table: FunctionTable::of(module)?,
            moved: Vec::new(),
            called: Vec::new(),
            cold_slots: BTreeSet::new(),
            outlines: Vec::new(),
            needs: Needs::default(),
            types: Types::of(module),
            stays: Vec::new(),
            goes: Vec::new(),
        })
    }

    /// Whether a function, by its place among the bodies, goes with the rest.
    fn moves(&self, nth: usize) -> bool {
        self.moved.binary_search(&nth).is_ok()
    }

    /// The place among the bodies of a function that goes with the rest.
    fn moved(&self, function: u32) -> Option<usize> {
        function.checked_sub(self.module.imported).map(|nth| nth as usize).filter(|nth| self.moves(*nth))
    }

    /// Functions of the rest that the first part calls, lets others call, or may call through the table.
    fn called_by_first(&self) -> Outcome<Vec<usize>> {
        let mut called = BTreeSet::new();
        for step in self.code_of_first() {
            if let Operator::Call { function_index } | Operator::RefFunc { function_index } = step.operator {
                called.insert(function_index);
            }
        }
        for export in self.module.exports.clone().into_iter().flatten() {
            let export = export.map_err(broken)?;
            if export.kind == ExternalKind::Func {
                called.insert(export.index);
            }
        }
        called.extend(self.table.slots.iter().filter(|(slot, _)| !self.cold_slots.contains(*slot)).map(|(_, function)| *function));
        let mut called: Vec<usize> = called.into_iter().filter_map(|function| self.moved(function)).collect();
        // Stubs of one type look much alike: side by side they pack better.
        called.sort_by_key(|nth| self.type_of(*nth));
        Ok(called)
    }

    /// Whether a slot of the table, with its function, comes with the rest.
    fn comes_later(&self, slot: u32, function: u32) -> bool {
        self.cold_slots.contains(&slot) && self.moved(function).is_some()
    }

    /// Which data goes with what is moved, and which of that the first part calls.
    fn settle(&mut self, linked: &Linked) -> Outcome {
        let (of_first, passed) = self.numbers_of_first()?;
        let of_rest = &numbers(self.code_of_rest())? | &passed;
        let within = linked.within(self.module, |nth| !self.moves(nth));
        let cold = linked.cold(&of_first, &of_rest, &within);
        (self.stays, self.goes) = data::parted(&self.module.data, &cold.data);
        self.cold_slots = cold.slots;
        self.called = self.called_by_first()?;
        Ok(())
    }

    /// What the rest uses of the first part.
    fn look_at_rest(&mut self) {
        let mut needs = Needs::default();
        needs.globals.insert(self.here);
        for step in self.code_of_rest() {
            match step.operator {
                Operator::Call { function_index } if self.moved(function_index).is_none() => _ = needs.functions.insert(function_index),
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => _ = needs.globals.insert(global_index),
                Operator::CallIndirect { table_index, .. }
                | Operator::TableGet { table: table_index }
                | Operator::TableSet { table: table_index }
                | Operator::TableSize { table: table_index }
                | Operator::TableGrow { table: table_index }
                | Operator::TableFill { table: table_index } => _ = needs.tables.insert(table_index),
                Operator::TableCopy { dst_table, src_table } => needs.tables.extend([dst_table, src_table]),
                _ => {}
            }
        }
        self.needs = needs;
    }

    /// The numbers in the code of the first part; apart from them those that it only passes to functions of the rest, such
    /// as where in the source a panic was: whoever reads what lies there is in the rest.
    fn numbers_of_first(&self) -> Outcome<(BTreeSet<u32>, BTreeSet<u32>)> {
        let (mut own, mut passed, mut constants) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for step in self.code_of_first() {
            match step.operator {
                Operator::I32Const { value } => {
                    constants.push(value as u32);
                    continue;
                }
                Operator::Call { function_index } if self.moved(function_index).is_some() => {
                    let parameters = self.module.all_types[self.module.type_of[function_index as usize] as usize].params().len();
                    passed.extend(constants.drain(constants.len().saturating_sub(parameters)..));
                }
                _ => {}
            }
            own.append(&mut numbers([step])?);
            own.extend(constants.drain(..));
        }
        Ok((own, passed))
    }

    fn code_of_rest(&self) -> impl Iterator<Item = &Step<'a>> {
        let moved = self.moved.iter().flat_map(|nth| &self.module.flows[*nth].steps);
        moved.chain(
            self.outlines
                .iter()
                .flat_map(|Cut { nth, outline: Outline { stretch, .. }, .. }| &self.module.flows[*nth].steps[stretch.from..stretch.to]),
        )
    }

    fn code_of_first(&self) -> impl Iterator<Item = &Step<'a>> {
        let kept = (0..self.module.flows.len()).filter(|nth| !self.moves(*nth));
        kept.flat_map(|nth| {
            let cuts: Vec<_> = self.outlines.iter().filter(|cut| cut.nth == nth).map(|cut| cut.outline.stretch).collect();
            let steps = self.module.flows[nth].steps.iter().enumerate();
            steps.filter(move |(at, _)| !cuts.iter().any(|cut| (cut.from..cut.to).contains(at))).map(|(_, step)| step)
        })
    }

    /// The type of a function, by its place among the bodies.
    fn type_of(&self, nth: usize) -> u32 {
        self.module.type_of[self.module.imported as usize + nth]
    }

    /// One of the slots that are added: for the functions that the first part calls, then for the stretches.
    fn added_slot(&self, nth: usize) -> u32 {
        self.table.size as u32 + nth as u32
    }

    /// The table as both parts have it, with what is added.
    fn table_type(&self, of: wasmparser::TableType, index: u32) -> Outcome<TableType> {
        let mut of = RoundtripReencoder.table_type(of).map_err(broken)?;
        if index == self.table.index {
            let added = (self.called.len() + self.outlines.len()) as u64;
            of.minimum += added;
            of.maximum = of.maximum.map(|most| most + added);
        }
        Ok(of)
    }

    /// What the first part shares with the rest, under names of their own.
    fn shared(&self) -> Vec<(String, ExportKind, u32)> {
        let all = |letter: char, kind: ExportKind, of: &BTreeSet<u32>| {
            (0..).zip(of).map(|(nth, at)| (format!("{letter}{}", short(nth)), kind, *at)).collect::<Vec<_>>()
        };
        let mut tables = self.needs.tables.clone();
        tables.insert(self.table.index);
        let mut shared = vec![("m".to_owned(), ExportKind::Memory, 0)];
        shared.extend(all('$', ExportKind::Table, &tables));
        shared.extend(all('!', ExportKind::Global, &self.needs.globals));
        shared.extend(all('.', ExportKind::Func, &self.needs.functions));
        shared
    }
}

fn data_section(pieces: &[Owned]) -> DataSection {
    let mut data = DataSection::new();
    for (at, bytes) in pieces {
        data.active(0, &ConstExpr::i32_const(*at as i32), bytes.iter().copied());
    }
    data
}

/// Slots with their functions, in one part, as a section of it.
fn element_section(table: u32, slots: impl IntoIterator<Item = (u32, u32)>) -> ElementSection {
    let mut elements = ElementSection::new();
    for (start, functions) in FunctionTable::stretches(slots) {
        elements.active(Some(table), &ConstExpr::i32_const(start as i32), Elements::Functions(functions.into()));
    }
    elements
}

#[cfg(test)]
mod tests;
