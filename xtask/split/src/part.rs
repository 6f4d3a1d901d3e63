//! One program, parted in two that work as one.

use std::collections::BTreeSet;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataCountSection, DataSection, ElementSection, Elements, EntityType, ExportKind, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, Module as Written, SectionId, StartSection, TableSection,
    ValType,
};
use wasmparser::Operator;

use crate::Outcome;
use crate::data::{self, Linked, Owned, numbers};
use crate::flow::Step;
use crate::list::List;
use crate::module::{Module, broken};
use crate::names::Names;
use crate::outline::{Outline, Spare, encoded, stays};
use crate::shared::{Places, Types, short};

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
    let ask = module.exported(ASK).ok_or_else(|| format!("The program has no function “{ASK}”, so its rest could not be fetched."))?;
    let last = module.exported(LAST);
    let table = function_table(module)?;
    let taken = list.taken(&module.names);
    let here = module.globals.clone().map_or(0, |all| all.count());
    let mut plan = Plan {
        module,
        ask,
        here,
        table,
        moved: Vec::new(),
        outlines: Vec::new(),
        needs: Needs::default(),
        types: Types::of(module),
        stays: Vec::new(),
        goes: Vec::new(),
    };
    for (nth, body) in module.bodies.iter().enumerate() {
        let own = module.imported + nth as u32;
        let flow = &module.flows[nth];
        let stays_whole = own == ask || Some(own) == last;
        let large = body.range().len() > SMALL || numbers(&flow.steps)?.last().is_some_and(|largest| *largest >= ADDRESSES);
        if !stays_whole && !taken[nth] && large && !flow.steps.iter().any(|step| stays(&step.operator)) {
            plan.moved.push(nth);
        } else if !stays_whole {
            for outline in list.cold(&module.names[nth], flow).into_iter().filter_map(|stretch| Outline::of(flow, stretch)) {
                let of = plan.types.of_outline(&outline);
                plan.outlines.push(Cut { nth, of, outline });
            }
        }
    }
    for nth in plan.moved.clone() {
        let steps = &module.flows[nth].steps;
        plan.look_at(steps);
    }
    for at in 0..plan.outlines.len() {
        let Cut { nth, outline: Outline { stretch, .. }, .. } = &plan.outlines[at];
        let steps = &module.flows[*nth].steps[stretch.from..stretch.to];
        plan.look_at(steps);
    }
    plan.needs.globals.insert(here);
    let (of_first, of_rest) = (numbers(plan.code_of_first())?, numbers(plan.code_of_rest())?);
    let within = linked.within(module, |nth| plan.moved.binary_search(&nth).is_err());
    let cold = linked.cold(&of_first, &of_rest, &within);
    (plan.stays, plan.goes) = data::parted(&module.data, &cold);
    let moved = (plan.moved.len(), plan.outlines.len());
    Ok(Parted { first: plan.first(names)?, rest: plan.rest()?, moved })
}

/// The table that functions are called through.
struct FunctionTable {
    index: u32,
    size: u64,
    max: Option<u64>,
}

fn function_table(module: &Module<'_>) -> Outcome<FunctionTable> {
    let tables = module.tables.clone().into_iter().flatten();
    for (index, table) in tables.enumerate() {
        let table = table.map_err(broken)?.ty;
        if table.element_type == wasmparser::RefType::FUNCREF {
            return Ok(FunctionTable { index: index as u32, size: table.initial, max: table.maximum });
        }
    }
    Err("The program calls no function through a table.".into())
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

impl Plan<'_, '_> {
    /// What these steps, in the rest, use of the first part.
    fn look_at(&mut self, steps: &[Step<'_>]) {
        for step in steps {
            match step.operator {
                Operator::Call { function_index } => {
                    let own = function_index.checked_sub(self.module.imported);
                    if own.is_none_or(|own| self.moved.binary_search(&(own as usize)).is_err()) {
                        self.needs.functions.insert(function_index);
                    }
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => _ = self.needs.globals.insert(global_index),
                Operator::CallIndirect { table_index, .. }
                | Operator::TableGet { table: table_index }
                | Operator::TableSet { table: table_index }
                | Operator::TableSize { table: table_index }
                | Operator::TableGrow { table: table_index }
                | Operator::TableFill { table: table_index } => _ = self.needs.tables.insert(table_index),
                Operator::TableCopy { dst_table, src_table } => self.needs.tables.extend([dst_table, src_table]),
                _ => {}
            }
        }
    }

    fn code_of_rest(&self) -> impl Iterator<Item = &Step<'_>> {
        let moved = self.moved.iter().flat_map(|nth| &self.module.flows[*nth].steps);
        moved.chain(
            self.outlines
                .iter()
                .flat_map(|Cut { nth, outline: Outline { stretch, .. }, .. }| &self.module.flows[*nth].steps[stretch.from..stretch.to]),
        )
    }

    fn code_of_first(&self) -> impl Iterator<Item = &Step<'_>> {
        let kept = (0..self.module.flows.len()).filter(|nth| self.moved.binary_search(nth).is_err());
        kept.flat_map(|nth| {
            let cuts: Vec<_> = self.outlines.iter().filter(|cut| cut.nth == nth).map(|cut| cut.outline.stretch).collect();
            let steps = self.module.flows[nth].steps.iter().enumerate();
            steps.filter(move |(at, _)| !cuts.iter().any(|cut| (cut.from..cut.to).contains(at))).map(|(_, step)| step)
        })
    }

    /// The slot of the table through which the first part calls what is at this place of the rest.
    fn slot(&self, place: usize) -> i32 {
        (self.table.size as usize + place) as i32
    }

    /// How many slots the rest fills.
    fn slots(&self) -> u64 {
        (self.moved.len() + self.outlines.len()) as u64
    }

    /// Calls what is at a place of the rest; what it is given goes before the last two.
    fn call(&self, place: usize, of: u32) -> [Instruction<'static>; 3] {
        let call = Instruction::CallIndirect { type_index: of, table_index: self.table.index };
        [Instruction::I32Const(self.slot(place)), Instruction::Call(self.ready()), call]
    }

    /// The function of the first part that hands back the slot that it is given once the rest is there: the last one.
    fn ready(&self) -> u32 {
        self.module.imported + self.module.bodies.len() as u32
    }

    fn body_of_ready(&self) -> Function {
        let mut ready = Function::new([]);
        ready.instructions().global_get(self.here).i32_eqz().if_(BlockType::Empty).call(self.ask).end().local_get(0).end();
        ready
    }

    fn first(&self, names: &Names) -> Outcome<Vec<u8>> {
        let mut same = RoundtripReencoder;
        let module = self.module;
        let types = self.types.section(module)?;

        let mut functions = FunctionSection::new();
        same.parse_function_section(&mut functions, module.functions.clone().ok_or("no functions")?).map_err(broken)?;
        functions.function(self.types.slot);

        let mut globals = GlobalSection::new();
        same.parse_global_section(&mut globals, module.globals.clone().ok_or("no globals")?).map_err(broken)?;
        globals.global(HERE, &ConstExpr::i32_const(0));

        let mut tables = TableSection::new();
        for (index, table) in module.tables.clone().into_iter().flatten().enumerate() {
            let mut of = same.table_type(table.map_err(broken)?.ty).map_err(broken)?;
            if index as u32 == self.table.index {
                of.minimum += self.slots();
                of.maximum = self.table.max.map(|most| most + self.slots());
            }
            tables.table(of);
        }

        let imports = names.imports(module)?;
        let mut exports = names.exports(module)?;
        for (name, kind, index) in self.shared() {
            exports.export(&name, kind, index);
        }

        let mut code = CodeSection::new();
        for (nth, body) in module.bodies.iter().enumerate() {
            let cut = self.outlines.partition_point(|cut| cut.nth < nth)..self.outlines.partition_point(|cut| cut.nth <= nth);
            if let Ok(place) = self.moved.binary_search(&nth) {
                code.function(&self.stub(nth, place));
            } else if cut.is_empty() {
                same.parse_function_body(&mut code, body.clone()).map_err(broken)?;
            } else {
                code.function(&self.without(nth, cut)?);
            }
        }
        code.function(&self.body_of_ready());

        Ok(module.rewritten(|written, id| {
            match id {
                id if id == SectionId::Type as u8 => written.section(&types),
                id if id == SectionId::Import as u8 => written.section(&imports),
                id if id == SectionId::Function as u8 => written.section(&functions),
                id if id == SectionId::Table as u8 => written.section(&tables),
                id if id == SectionId::Global as u8 => written.section(&globals),
                id if id == SectionId::Export as u8 => written.section(&exports),
                id if id == SectionId::Code as u8 => written.section(&code),
                id if id == SectionId::DataCount as u8 => written.section(&DataCountSection { count: self.stays.len() as u32 }),
                id if id == SectionId::Data as u8 => written.section(&data_section(&self.stays)),
                _ => return false,
            };
            true
        }))
    }

    /// Calls a function of the rest with what it was called with.
    fn stub(&self, nth: usize, place: usize) -> Function {
        let of = self.module.type_of[self.module.imported as usize + nth];
        let mut function = Function::new([]);
        for local in 0..self.module.all_types[of as usize].params().len() {
            function.instruction(&Instruction::LocalGet(local as u32));
        }
        for instruction in self.call(place, of) {
            function.instruction(&instruction);
        }
        function.instruction(&Instruction::End);
        function
    }

    /// A function whose cold stretches are in the rest.
    fn without(&self, nth: usize, cuts: std::ops::Range<usize>) -> Outcome<Function> {
        let flow = &self.module.flows[nth];
        let mut spare = Spare::behind(flow.locals.len());
        let mut function = Function::new([]);
        let mut at = 0;
        for place in cuts {
            let Cut { outline, of, .. } = &self.outlines[place];
            for step in &flow.steps[at..outline.stretch.from] {
                function.instruction(&RoundtripReencoder.instruction(step.operator.clone()).map_err(broken)?);
            }
            outline.place(&mut function, &self.call(self.moved.len() + place, *of), &mut spare);
            at = outline.stretch.to;
        }
        for step in &flow.steps[at..] {
            function.instruction(&RoundtripReencoder.instruction(step.operator.clone()).map_err(broken)?);
        }
        // How many locals it has is known now.
        let of = self.module.type_of[self.module.imported as usize + nth];
        let own = &flow.locals[self.module.all_types[of as usize].params().len()..];
        let mut whole = Function::new_with_locals_types(encoded(&[own, &spare.types].concat())?);
        whole.raw(function.into_raw_body().into_iter().skip(1));
        Ok(whole)
    }

    /// What the first part shares with the rest, under names of their own.
    fn shared(&self) -> Vec<(String, ExportKind, u32)> {
        let all = |letter: char, kind: ExportKind, of: &BTreeSet<u32>| {
            of.iter().map(|at| (format!("{letter}{}", short(*at)), kind, *at)).collect::<Vec<_>>()
        };
        let mut tables = self.needs.tables.clone();
        tables.insert(self.table.index);
        let mut shared = vec![("_m".to_owned(), ExportKind::Memory, 0)];
        shared.extend(all('$', ExportKind::Table, &tables));
        shared.extend(all('!', ExportKind::Global, &self.needs.globals));
        shared.extend(all('_', ExportKind::Func, &self.needs.functions).into_iter().map(|(name, kind, at)| (format!("{name}."), kind, at)));
        shared
    }

    fn rest(&self) -> Outcome<Vec<u8>> {
        let module = self.module;
        let types = self.types.section(module)?;

        let mut places = Places::default();
        let mut imports = ImportSection::new();
        for (name, kind, index) in self.shared() {
            let entity: EntityType = match kind {
                ExportKind::Memory => {
                    let memory = module.memories.clone().and_then(|all| all.into_iter().next()).ok_or("no memory")?.map_err(broken)?;
                    let memory = RoundtripReencoder.memory_type(memory).map_err(broken)?;
                    memory.into()
                }
                ExportKind::Table => {
                    let table = module.tables.clone().into_iter().flatten().nth(index as usize).ok_or("no table")?.map_err(broken)?;
                    let mut of = RoundtripReencoder.table_type(table.ty).map_err(broken)?;
                    if index == self.table.index {
                        of.minimum += self.slots();
                        of.maximum = of.maximum.map(|most| most + self.slots());
                    }
                    places.tables.insert(index, places.tables.len() as u32);
                    of.into()
                }
                ExportKind::Global if index == self.here => {
                    places.globals.insert(index, places.globals.len() as u32);
                    HERE.into()
                }
                ExportKind::Global => {
                    let global = module.globals.clone().into_iter().flatten().nth(index as usize).ok_or("no global")?.map_err(broken)?;
                    places.globals.insert(index, places.globals.len() as u32);
                    RoundtripReencoder.global_type(global.ty).map_err(broken)?.into()
                }
                _ => {
                    places.functions.insert(index, places.functions.len() as u32);
                    EntityType::Function(module.type_of[index as usize])
                }
            };
            imports.import(FIRST, &name, entity);
        }
        let imported = places.functions.len() as u32;
        for (place, nth) in self.moved.iter().enumerate() {
            places.functions.insert(module.imported + *nth as u32, imported + place as u32);
        }

        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for nth in &self.moved {
            functions.function(module.type_of[module.imported as usize + nth]);
            places.parse_function_body(&mut code, module.bodies[*nth].clone()).map_err(broken)?;
        }
        for Cut { nth, of, outline } in &self.outlines {
            functions.function(*of);
            code.function(&outline.function(&module.flows[*nth], &mut places)?);
        }
        // Its first deed is to say that it is there.
        let start = imported + self.slots() as u32;
        functions.function(self.types.plain);
        let mut begin = Function::new([]);
        begin.instructions().i32_const(1).global_set(places.globals[&self.here]).end();
        code.function(&begin);
        let own: Vec<u32> = (0..self.slots() as u32).map(|place| imported + place).collect();
        let mut elements = ElementSection::new();
        let table = places.tables[&self.table.index];
        elements.active(Some(table), &ConstExpr::i32_const(self.table.size as i32), Elements::Functions(own.into()));

        let mut written = Written::new();
        written.section(&types).section(&imports).section(&functions).section(&StartSection { function_index: start });
        written.section(&elements).section(&code).section(&data_section(&self.goes));
        Ok(written.finish())
    }
}

fn data_section(pieces: &[Owned]) -> DataSection {
    let mut data = DataSection::new();
    for (at, bytes) in pieces {
        data.active(0, &ConstExpr::i32_const(*at as i32), bytes.iter().copied());
    }
    data
}

#[cfg(test)]
mod tests;
