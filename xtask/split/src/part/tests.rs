use super::*;
use wasm_encoder::{
    BlockType, CodeSection, EntityType, ExportSection, Function, FunctionSection, GlobalSection, ImportSection, MemorySection, MemoryType,
    Module as Written, RefType, TableSection, TypeSection,
};
use wasmparser::{Parser, Payload, Validator};

/// A program with an imported function, `ask_for_the_rest`, a short one, and three that are long enough to move: one is
/// exported, calls others and uses the global and the table; one nobody calls, and it stands in the table; one is told 777
/// by the one that asks.
fn program() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::F64], [ValType::I32]);
    types.ty().function([ValType::I32], []);
    let mut imports = ImportSection::new();
    imports.import("page", "load", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    functions.function(0).function(1).function(1).function(1).function(2);
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
    ask.instructions().call(0).i32_const(9).drop().i32_const(777).call(5).end();
    let mut short = Function::new([]);
    short.instructions().local_get(0).end();
    let mut long = Function::new([(2, ValType::I32)]);
    let mut body = long.instructions();
    body.call(0).global_get(0).i32_const(1).i32_add().global_set(0);
    for _ in 0..4 {
        body.local_get(0).local_get(1).call(2).local_set(2).local_get(2).local_get(1).i32_const(1).call_indirect(0, 1).local_set(3);
    }
    body.local_get(0).local_get(1).call(3).end();
    let (mut uncalled, mut told) = (Function::new([]), Function::new([]));
    for function in [&mut uncalled, &mut told] {
        let mut body = function.instructions();
        for _ in 0..12 {
            body.global_get(0).global_set(0);
        }
    }
    uncalled.instructions().local_get(0).end();
    told.instructions().end();
    code.function(&ask).function(&short).function(&long).function(&uncalled).function(&told);
    let elements = element_section(0, [(1, 2), (2, 4)]);
    let mut written = Written::new();
    written.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
    written.section(&exports).section(&elements).section(&code);
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
    let Parted { first, rest, moved } = part(&module, &List::read(""), &Linked::default(), &Names::default()).expect("it can be parted");
    assert_eq!(moved, (3, 0), "the long ones; what asks, and what is short and called, stays");
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
    let Parted { first, rest, .. } =
        part(&Module::read(&whole).expect("a module"), &List::read(""), &Linked::default(), &Names::default()).expect("it can be parted");
    let first = bodies(&first);
    assert!(matches!(
        first[2][..],
        [
            Operator::LocalGet { local_index: 0 },
            Operator::LocalGet { local_index: 1 },
            Operator::I32Const { value: 3 },
            Operator::Call { function_index: 6 },
            Operator::CallIndirect { type_index: 1, table_index: 0 },
            Operator::End
        ]
    ));
    let ready = first.last().expect("the one that says whether the rest is there");
    let asks = [Operator::GlobalGet { global_index: 1 }, Operator::I32Eqz, Operator::Call { function_index: 1 }];
    assert!(asks.iter().all(|step| ready.contains(step)), "{ready:?}");
    let calls: Vec<u32> = bodies(&rest)[0]
        .iter()
        .filter_map(|operator| if let Operator::Call { function_index } = operator { Some(*function_index) } else { None })
        .collect();
    assert_eq!(calls, [0, 1, 1, 1, 1, 2], "the imported one, the short one, and itself");
}

#[test]
fn what_only_the_rest_calls_has_no_stub() {
    let whole = program();
    let module = Module::read(&whole).expect("a module");
    let parts = |linked: &Linked| part(&module, &List::read(""), linked, &Names::default()).expect("it can be parted");
    let slots = |bytes: &[u8]| FunctionTable::of(&Module::read(bytes).expect("a module")).map(|table| table.slots);

    let Parted { first, .. } = parts(&Linked::default());
    assert_eq!(bodies(&first).len(), 2 + 3 + 1, "whoever has the number of its slot may call it");
    assert_eq!(slots(&first), Ok([(1, 2), (2, 4)].into()));

    let Parted { first, rest, .. } = parts(&Linked::of_the_rest(&[2]));
    assert_eq!(bodies(&first).len(), 2 + 2 + 1);
    assert_eq!(slots(&first), Ok([(1, 2)].into()), "its slot is empty");
    let elements: Vec<_> = Module::read(&rest).expect("the rest").elements.into_iter().flatten().collect();
    assert_eq!(elements.len(), 1, "the slots that are added follow that of the last one");
    for part in [&first, &rest] {
        Validator::new().validate_all(part).expect("sound");
    }
}

#[test]
fn what_is_only_passed_to_the_rest_goes_there() {
    let whole = program();
    let module = Module::read(&whole).expect("a module");
    let numbers = |moved: &[usize]| Plan { moved: moved.to_vec(), ..Plan::of(&module).expect("a plan") }.numbers_of_first();
    assert_eq!(numbers(&[]), Ok(([1, 9, 777].into(), [].into())));
    assert_eq!(numbers(&[4]), Ok(([1, 9].into(), [777].into())));
}

#[test]
fn a_program_that_cannot_ask_is_not_parted() {
    let whole = program();
    let mut module = Module::read(&whole).expect("a module");
    module.exports = None;
    assert!(part(&module, &List::read(""), &Linked::default(), &Names::default()).err().is_some_and(|why| why.contains(ASK)));
}

/// A program with one function, which goes on long after a condition that is always met: it leaves for a label, by a
/// table, out of the function, with a value, and at its end.
fn forked() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("page", "load", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    functions.function(0).function(1);
    let mut tables = TableSection::new();
    tables.table(TableType { element_type: RefType::FUNCREF, minimum: 1, maximum: None, table64: false, shared: false });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut globals = GlobalSection::new();
    globals.global(HERE, &ConstExpr::i32_const(0));
    let mut exports = ExportSection::new();
    exports.export(ASK, ExportKind::Func, 1).export("forked", ExportKind::Func, 2);
    let mut code = CodeSection::new();
    let mut ask = Function::new([]);
    ask.instructions().call(0).end();
    let mut forked = Function::new([(3, ValType::I32)]);
    let mut body = forked.instructions();
    body.block(BlockType::Result(ValType::I32)).block(BlockType::Empty).block(BlockType::Empty).local_get(0).br_if(0);
    for _ in 0..20 {
        body.local_get(0).i32_const(3).i32_add().local_tee(1).local_set(2);
    }
    // What it writes for itself alone is not given back.
    body.local_get(1).local_set(3).local_get(3).br_if(1);
    body.block(BlockType::Empty).local_get(2).br_table([0, 1, 2], 1).end();
    body.local_get(2).if_(BlockType::Empty).i32_const(5).return_().end();
    body.local_get(2).if_(BlockType::Empty).i32_const(6).br(3).end();
    body.end().end().local_get(1).local_get(2).i32_add().end().end();
    code.function(&ask).function(&forked);
    let mut written = Written::new();
    written.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
    written.section(&exports).section(&code);
    written.finish()
}

#[test]
fn a_cold_stretch_goes_with_all_its_ways_out() {
    let whole = forked();
    let mut module = Module::read(&whole).expect("a module");
    module.names = vec!["ask".into(), "page::forked".into()];
    let sites: Vec<_> = module.flows.iter().flat_map(|flow| flow.steps.iter().filter(|step| step.site).map(|step| step.level)).collect();
    // Hot: both beginnings, and what follows the blocks around the stretch.
    let marks: Vec<u8> = sites.iter().enumerate().map(|(nth, level)| u8::from(nth < 2 || *level <= 3 && nth > 2)).collect();
    let list = List::read(&List::of(&module.names, &module.flows, &marks).written());
    let Parted { first, rest, moved } = part(&module, &list, &Linked::default(), &Names::default()).expect("it can be parted");
    assert_eq!(moved, (0, 1), "{}", list.written());
    for part in [&first, &rest] {
        Validator::new().validate_all(part).expect("sound");
    }
    let first = bodies(&first);
    assert!(first[1].iter().any(|operator| matches!(operator, Operator::CallIndirect { .. })));
    assert!(first[1].len() < 60, "the stretch is not there: {:?}", first[1]);
    let outline = Outline::of(&module.flows[1], list.cold("page::forked", &module.flows[1])[0]).expect("it can be taken out");
    assert_eq!(outline.parameters.len(), 3, "the parameter, and what is read behind it");
    assert_eq!(outline.results.len(), 2 + 2 + 1, "what is read behind it, two values that go along, and by which way it left");
}

#[test]
fn what_was_run_is_not_listed_as_cold() {
    let whole = forked();
    let mut module = Module::read(&whole).expect("a module");
    module.names = vec!["ask".into(), "page::forked".into()];
    let marks = vec![1; module.flows.iter().map(|flow| flow.sites()).sum()];
    let list = List::of(&module.names, &module.flows, &marks);
    assert!(list.cold("page::forked", &module.flows[1]).is_empty());
}
