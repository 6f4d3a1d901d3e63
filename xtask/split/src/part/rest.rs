//! The rest: what the first part does without, and puts into its table.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, ImportSection, Module as Written, StartSection};

use super::{Cut, FIRST, HERE, Plan, data_section, element_section};
use crate::Outcome;
use crate::module::broken;
use crate::shared::Places;

impl Plan<'_, '_> {
    /// The rest.
    pub fn rest(&self) -> Outcome<Vec<u8>> {
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
                    places.tables.insert(index, places.tables.len() as u32);
                    self.table_type(table.ty, index)?.into()
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
            functions.function(self.type_of(*nth));
            places.parse_function_body(&mut code, module.bodies[*nth].clone()).map_err(broken)?;
        }
        for Cut { nth, of, outline } in &self.outlines {
            functions.function(*of);
            code.function(&outline.function(&module.flows[*nth], &mut places)?);
        }
        // Its first deed is to say that it is there.
        let start = imported + (self.moved.len() + self.outlines.len()) as u32;
        functions.function(self.types.plain);
        let mut begin = Function::new([]);
        begin.instructions().i32_const(1).global_set(places.globals[&self.here]).end();
        code.function(&begin);

        let later = self.table.slots.iter().filter(|(slot, function)| self.comes_later(**slot, **function));
        let later = later.map(|(slot, function)| (*slot, places.functions[function]));
        let called = self.called.iter().map(|nth| places.functions[&(module.imported + *nth as u32)]);
        let stretches = (imported + self.moved.len() as u32)..start;
        let added = called.chain(stretches).enumerate().map(|(nth, function)| (self.added_slot(nth), function));
        let elements = element_section(places.tables[&self.table.index], later.chain(added));

        let mut written = Written::new();
        written.section(&types).section(&imports).section(&functions).section(&StartSection { function_index: start });
        written.section(&elements).section(&code).section(&data_section(&self.goes));
        Ok(written.finish())
    }
}
