//! One program, parted in two that work as one.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, Instruction, Module as Written, SectionId, TableSection, TypeSection,
};
use wasmparser::Operator;

use crate::Outcome;
use crate::module::{Module, broken};

/// The function of the program that asks the page for the rest.
pub const ASK: &str = "ask_for_the_rest";
/// What the page calls when the rest cannot be had: it must not be in it.
const LAST: &str = "last_state";
/// What the rest imports comes from here.
pub const FIRST: &str = "first";
/// A body no larger than this is not worth a stub.
const SMALL: usize = 24;

/// The first part, and the rest.
pub struct Parted {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
    /// How many functions the rest has.
    pub moved: usize,
}

/// Parts a program: functions that are not `taken` go into the rest.
///
/// # Errors
/// If the program is not one that asks for its rest.
pub fn part(module: &Module<'_>, taken: &[bool]) -> Outcome<Parted> {
    let ask = module.exported(ASK).ok_or_else(|| format!("The program has no function “{ASK}”, so its rest could not be fetched."))?;
    let last = module.exported(LAST);
    let table = function_table(module)?;
    let mut plan = Plan { module, ask, table, moved: Vec::new(), needs: Needs::default() };
    for (nth, body) in module.bodies.iter().enumerate() {
        let own = module.imported + nth as u32;
        if !taken[nth] && own != ask && Some(own) != last && body.range().len() > SMALL && plan.can_move(body)? {
            plan.moved.push(nth);
        }
    }
    for nth in plan.moved.clone() {
        plan.look_at(&module.bodies[nth])?;
    }
    Ok(Parted { first: plan.first()?, rest: plan.rest()?, moved: plan.moved.len() })
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
    table: FunctionTable,
    /// Functions of the rest, by their place among the bodies.
    moved: Vec<usize>,
    needs: Needs,
}

impl Plan<'_, '_> {
    /// A body that names data or other parts of the module that cannot be shared stays.
    fn can_move(&self, body: &wasmparser::FunctionBody<'_>) -> Outcome<bool> {
        for operator in body.get_operators_reader().map_err(broken)? {
            use Operator::{DataDrop, ElemDrop, MemoryInit, RefFunc, TableInit};
            if matches!(
                operator.map_err(broken)?,
                MemoryInit { .. } | DataDrop { .. } | TableInit { .. } | ElemDrop { .. } | RefFunc { .. }
            ) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn look_at(&mut self, body: &wasmparser::FunctionBody<'_>) -> Outcome {
        for operator in body.get_operators_reader().map_err(broken)? {
            match operator.map_err(broken)? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    let own = function_index.checked_sub(self.module.imported);
                    if own.is_none_or(|own| self.moved.binary_search(&(own as usize)).is_err()) {
                        self.needs.functions.insert(function_index);
                    }
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => _ = self.needs.globals.insert(global_index),
                Operator::CallIndirect { table_index, .. }
                | Operator::ReturnCallIndirect { table_index, .. }
                | Operator::TableGet { table: table_index }
                | Operator::TableSet { table: table_index }
                | Operator::TableSize { table: table_index }
                | Operator::TableGrow { table: table_index }
                | Operator::TableFill { table: table_index } => _ = self.needs.tables.insert(table_index),
                Operator::TableCopy { dst_table, src_table } => self.needs.tables.extend([dst_table, src_table]),
                _ => {}
            }
        }
        Ok(())
    }

    /// The slot of the table through which the first part calls a function of the rest.
    fn slot(&self, nth: usize) -> i32 {
        let place = self.moved.binary_search(&nth).expect("it was moved");
        (self.table.size as usize + place) as i32
    }

    fn first(&self) -> Outcome<Vec<u8>> {
        let mut same = RoundtripReencoder;
        let module = self.module;
        let mut types = TypeSection::new();
        same.parse_type_section(&mut types, module.types.clone().ok_or("no types")?).map_err(broken)?;
        let plain = module.all_types.iter().position(|of| of.params().is_empty() && of.results().is_empty());
        let plain = plain.unwrap_or(module.all_types.len()) as u32;
        if plain == types.len() {
            types.ty().function([], []);
        }

        let mut functions = FunctionSection::new();
        same.parse_function_section(&mut functions, module.functions.clone().ok_or("no functions")?).map_err(broken)?;
        functions.function(plain);
        let ensure = module.type_of.len() as u32;

        let mut tables = TableSection::new();
        for (index, table) in module.tables.clone().into_iter().flatten().enumerate() {
            let mut of = same.table_type(table.map_err(broken)?.ty).map_err(broken)?;
            if index as u32 == self.table.index {
                of.minimum += self.moved.len() as u64;
                of.maximum = self.table.max.map(|most| most + self.moved.len() as u64);
            }
            tables.table(of);
        }

        let mut exports = ExportSection::new();
        same.parse_export_section(&mut exports, module.exports.clone().ok_or("no exports")?).map_err(broken)?;
        for (name, kind, index) in self.shared() {
            exports.export(&name, kind, index);
        }

        let mut code = CodeSection::new();
        for (nth, body) in module.bodies.iter().enumerate() {
            if self.moved.binary_search(&nth).is_ok() {
                code.function(&self.stub(nth, ensure));
            } else {
                same.parse_function_body(&mut code, body.clone()).map_err(broken)?;
            }
        }
        code.function(&self.ensure());

        Ok(module.rewritten(|written, id| {
            match id {
                id if id == SectionId::Type as u8 => written.section(&types),
                id if id == SectionId::Function as u8 => written.section(&functions),
                id if id == SectionId::Table as u8 => written.section(&tables),
                id if id == SectionId::Export as u8 => written.section(&exports),
                id if id == SectionId::Code as u8 => written.section(&code),
                _ => return false,
            };
            true
        }))
    }

    /// Sees to it that the rest is there: its first slot is filled then.
    fn ensure(&self) -> Function {
        let mut function = Function::new([]);
        function
            .instructions()
            .i32_const(self.table.size as i32)
            .table_get(self.table.index)
            .ref_is_null()
            .if_(BlockType::Empty)
            .call(self.ask)
            .end()
            .end();
        function
    }

    /// Calls a function of the rest with what it was called with.
    fn stub(&self, nth: usize, ensure: u32) -> Function {
        let of = self.module.type_of[self.module.imported as usize + nth];
        let mut function = Function::new([]);
        function.instruction(&Instruction::Call(ensure));
        for local in 0..self.module.all_types[of as usize].params().len() {
            function.instruction(&Instruction::LocalGet(local as u32));
        }
        function.instruction(&Instruction::I32Const(self.slot(nth)));
        function.instruction(&Instruction::CallIndirect { type_index: of, table_index: self.table.index });
        function.instruction(&Instruction::End);
        function
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
        let mut types = TypeSection::new();
        RoundtripReencoder.parse_type_section(&mut types, module.types.clone().ok_or("no types")?).map_err(broken)?;

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
                        of.minimum += self.moved.len() as u64;
                        of.maximum = of.maximum.map(|most| most + self.moved.len() as u64);
                    }
                    places.tables.insert(index, places.tables.len() as u32);
                    of.into()
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
        let own: Vec<u32> = (0..self.moved.len() as u32).map(|place| imported + place).collect();
        let mut elements = ElementSection::new();
        let table = places.tables[&self.table.index];
        elements.active(Some(table), &ConstExpr::i32_const(self.table.size as i32), Elements::Functions(own.into()));

        let mut written = Written::new();
        written.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
        Ok(written.finish())
    }
}

/// Where the parts of the whole program are found in the rest.
#[derive(Default)]
struct Places {
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
}

impl Reencode for Places {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.functions[&index])
    }

    fn global_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.globals[&index])
    }

    fn table_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.tables[&index])
    }
}

/// A number in few letters.
fn short(mut number: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = String::new();
    loop {
        text.push(char::from(DIGITS[(number % 62) as usize]));
        number /= 62;
        if number == 0 {
            return text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{GlobalSection, GlobalType, MemorySection, MemoryType, RefType, TableType, ValType};
    use wasmparser::{Operator, Parser, Payload, Validator};

    /// A program with an imported function, `ask_for_the_rest` and two more; the last calls the others, uses the global
    /// and the table, and is long enough to move.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32, ValType::F64], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("page", "load", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0).function(1).function(1);
        let mut tables = TableSection::new();
        tables.table(TableType { element_type: RefType::FUNCREF, minimum: 3, maximum: Some(3), table64: false, shared: false });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut globals = GlobalSection::new();
        globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(7));
        let mut exports = ExportSection::new();
        exports.export(ASK, ExportKind::Func, 1).export("long", ExportKind::Func, 3);
        let mut code = CodeSection::new();
        let mut ask = Function::new([]);
        ask.instructions().call(0).end();
        let mut short = Function::new([]);
        short.instructions().local_get(0).end();
        let mut long = Function::new([(2, ValType::I32)]);
        let mut body = long.instructions();
        body.call(0).global_get(0).i32_const(1).i32_add().global_set(0);
        for _ in 0..4 {
            body.local_get(0).local_get(1).call(2).local_set(2).local_get(2).local_get(1).i32_const(1).call_indirect(0, 1).local_set(3);
        }
        body.local_get(0).local_get(1).call(3).end();
        code.function(&ask).function(&short).function(&long);
        let mut written = Written::new();
        written.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
        written.section(&exports).section(&code);
        written.finish()
    }

    fn bodies(bytes: &[u8]) -> Vec<Vec<Operator<'_>>> {
        let bodies = Parser::new(0).parse_all(bytes).filter_map(|payload| match payload.expect("it can be read") {
            Payload::CodeSectionEntry(body) => {
                Some(body.get_operators_reader().expect("operators").into_iter().map(|o| o.expect("one")).collect())
            }
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn both_parts_are_sound_and_fit_together() {
        let whole = program();
        let module = Module::read(&whole).expect("a module");
        let Parted { first, rest, moved } = part(&module, &[false; 3]).expect("it can be parted");
        assert_eq!(moved, 1, "the long one; what asks and what is short stays");
        for part in [&first, &rest] {
            Validator::new().validate_all(part).expect("sound");
        }
        // What the rest imports, the first part exports.
        let (first, rest) = (Module::read(&first).expect("first"), Module::read(&rest).expect("rest"));
        let exported: Vec<_> = first.exports.clone().expect("exports").into_iter().map(|e| e.expect("one").name).collect();
        for import in rest.imports.clone().expect("imports").into_imports() {
            let import = import.expect("one");
            assert!(import.module == FIRST && exported.contains(&import.name), "{import:?} is not in {exported:?}");
        }
    }

    #[test]
    fn a_stub_passes_on_what_it_is_given_and_the_rest_calls_what_was_called() {
        let whole = program();
        let Parted { first, rest, .. } = part(&Module::read(&whole).expect("a module"), &[false; 3]).expect("it can be parted");
        let first = bodies(&first);
        assert!(matches!(
            first[2][..],
            [
                Operator::Call { function_index: 4 },
                Operator::LocalGet { local_index: 0 },
                Operator::LocalGet { local_index: 1 },
                Operator::I32Const { value: 3 },
                Operator::CallIndirect { type_index: 1, table_index: 0 },
                Operator::End
            ]
        ));
        assert!(first[3].contains(&Operator::Call { function_index: 1 }), "what is called before asks: {:?}", first[3]);
        let calls: Vec<u32> = bodies(&rest)[0]
            .iter()
            .filter_map(|operator| if let Operator::Call { function_index } = operator { Some(*function_index) } else { None })
            .collect();
        assert_eq!(calls, [0, 1, 1, 1, 1, 2], "the imported one, the short one, and itself");
    }

    #[test]
    fn a_program_that_cannot_ask_is_not_parted() {
        let whole = program();
        let mut module = Module::read(&whole).expect("a module");
        module.exports = None;
        assert!(part(&module, &[false; 3]).err().is_some_and(|why| why.contains(ASK)));
    }
}
