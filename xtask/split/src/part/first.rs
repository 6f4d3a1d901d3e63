//! The first part: what opening takes, stubs for what it calls of the rest.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataCountSection, ExportKind, Function, FunctionSection, GlobalSection, Instruction, SectionId,
    TableSection,
};

use super::{Cut, HERE, Plan, data_section, element_section};
use crate::Outcome;
use crate::module::broken;
use crate::names::Names;
use crate::outline::{Spare, encoded};
use crate::shared::Places;

impl Plan<'_, '_> {
    /// The first part.
    pub fn first(&self, names: &Names) -> Outcome<Vec<u8>> {
        let mut same = RoundtripReencoder;
        let module = self.module;
        let types = self.types.section(module)?;
        let mut places = self.places_in_first();

        let mut globals = GlobalSection::new();
        same.parse_global_section(&mut globals, module.globals.clone().ok_or("no globals")?).map_err(broken)?;
        globals.global(HERE, &ConstExpr::i32_const(0));

        let mut tables = TableSection::new();
        for (index, table) in (0..).zip(module.tables.clone().into_iter().flatten()) {
            tables.table(self.table_type(table.map_err(broken)?.ty, index)?);
        }
        let slots = self.table.slots.iter().filter(|(slot, function)| !self.comes_later(**slot, **function));
        let elements = element_section(self.table.index, slots.map(|(slot, function)| (*slot, places.functions[function])));

        let imports = names.imports(module)?;
        let mut exports = names.exports(module, &mut places)?;
        for (name, kind, index) in self.shared() {
            exports.export(&name, kind, if kind == ExportKind::Func { places.functions[&index] } else { index });
        }

        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for nth in (0..module.bodies.len()).filter(|nth| !self.moves(*nth)) {
            functions.function(self.type_of(nth));
            let cut = self.outlines.partition_point(|cut| cut.nth < nth)..self.outlines.partition_point(|cut| cut.nth <= nth);
            if cut.is_empty() {
                places.parse_function_body(&mut code, module.bodies[nth].clone()).map_err(broken)?;
            } else {
                code.function(&self.without(nth, cut, &mut places)?);
            }
        }
        for (place, nth) in self.called.iter().enumerate() {
            functions.function(self.type_of(*nth));
            code.function(&self.stub(*nth, place));
        }
        functions.function(self.types.slot);
        code.function(&self.body_of_ready(places.functions[&self.ask]));

        Ok(module.rewritten(|written, id| {
            match id {
                id if id == SectionId::Type as u8 => written.section(&types),
                id if id == SectionId::Import as u8 => written.section(&imports),
                id if id == SectionId::Function as u8 => written.section(&functions),
                id if id == SectionId::Table as u8 => written.section(&tables),
                id if id == SectionId::Global as u8 => written.section(&globals),
                id if id == SectionId::Export as u8 => written.section(&exports),
                id if id == SectionId::Element as u8 => written.section(&elements),
                id if id == SectionId::Code as u8 => written.section(&code),
                id if id == SectionId::DataCount as u8 => written.section(&DataCountSection { count: self.stays.len() as u32 }),
                id if id == SectionId::Data as u8 => written.section(&data_section(&self.stays)),
                _ => return false,
            };
            true
        }))
    }

    /// Where everything is found in the first part: what it keeps, then the stubs.
    fn places_in_first(&self) -> Places {
        let module = self.module;
        let kept = (0..module.bodies.len()).filter(|nth| !self.moves(*nth));
        let own = kept.chain(self.called.iter().copied()).map(|nth| module.imported + nth as u32);
        Places {
            functions: (0..module.imported).chain(own).zip(0..).collect(),
            globals: (0..=self.here).map(|at| (at, at)).collect(),
            tables: (0..module.tables.clone().map_or(0, |all| all.count())).map(|at| (at, at)).collect(),
        }
    }

    /// The function of the first part that hands back the slot that it is given once the rest is there: the last one.
    fn ready(&self) -> u32 {
        self.module.imported + (self.module.bodies.len() - self.moved.len() + self.called.len()) as u32
    }

    fn body_of_ready(&self, ask: u32) -> Function {
        let mut ready = Function::new([]);
        ready.instructions().global_get(self.here).i32_eqz().if_(BlockType::Empty).call(ask).end().local_get(0).end();
        ready
    }

    /// Calls what the rest puts into an added slot; what it is given goes before.
    fn call(&self, added: usize, of: u32) -> [Instruction<'static>; 3] {
        let call = Instruction::CallIndirect { type_index: of, table_index: self.table.index };
        [Instruction::I32Const(self.added_slot(added) as i32), Instruction::Call(self.ready()), call]
    }

    /// Calls a function of the rest with what it was called with.
    fn stub(&self, nth: usize, place: usize) -> Function {
        let of = self.type_of(nth);
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
    fn without(&self, nth: usize, cuts: std::ops::Range<usize>, places: &mut Places) -> Outcome<Function> {
        let flow = &self.module.flows[nth];
        let mut spare = Spare::behind(flow.locals.len());
        let mut function = Function::new([]);
        let mut at = 0;
        for place in cuts {
            let Cut { outline, of, .. } = &self.outlines[place];
            for step in &flow.steps[at..outline.stretch.from] {
                function.instruction(&places.instruction(step.operator.clone()).map_err(broken)?);
            }
            outline.place(&mut function, &self.call(self.called.len() + place, *of), &mut spare);
            at = outline.stretch.to;
        }
        for step in &flow.steps[at..] {
            function.instruction(&places.instruction(step.operator.clone()).map_err(broken)?);
        }
        // How many locals it has is known now.
        let own = &flow.locals[self.module.all_types[self.type_of(nth) as usize].params().len()..];
        let mut whole = Function::new_with_locals_types(encoded(&[own, &spare.types].concat())?);
        whole.raw(function.into_raw_body().into_iter().skip(1));
        Ok(whole)
    }
}
