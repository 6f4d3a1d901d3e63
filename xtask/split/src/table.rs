//! The table that functions are called through.

use std::collections::BTreeMap;

use wasmparser::{ElementItems, ElementKind, Operator, RefType};

use crate::Outcome;
use crate::module::{Module, broken};

/// A program's table of functions.
pub struct FunctionTable {
    pub index: u32,
    pub size: u64,
    /// Which function is in which slot at the beginning.
    pub slots: BTreeMap<u32, u32>,
}

impl FunctionTable {
    /// Finds it.
    ///
    /// # Errors
    /// If there is none, or it is filled in a way that is not rustc's.
    pub fn of(module: &Module<'_>) -> Outcome<Self> {
        let tables = module.tables.clone().into_iter().flatten();
        for (index, table) in (0..).zip(tables) {
            let table = table.map_err(broken)?.ty;
            if table.element_type == RefType::FUNCREF {
                let slots = slots(module, index)?;
                return Ok(Self { index, size: table.initial, slots });
            }
        }
        Err("The program calls no function through a table.".into())
    }

    /// These slots and their functions, in stretches without a gap: where each begins, and what is in it.
    pub fn stretches(slots: impl IntoIterator<Item = (u32, u32)>) -> Vec<(u32, Vec<u32>)> {
        let mut stretches: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in slots {
            match stretches.last_mut() {
                Some((start, functions)) if *start + functions.len() as u32 == slot => functions.push(function),
                _ => stretches.push((slot, vec![function])),
            }
        }
        stretches
    }
}

fn slots(module: &Module<'_>, of: u32) -> Outcome<BTreeMap<u32, u32>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.clone().into_iter().flatten() {
        let element = element.map_err(broken)?;
        let (ElementKind::Active { table_index, offset_expr }, ElementItems::Functions(functions)) = (element.kind, element.items) else {
            return Err("Functions are put into a table by the program itself.".into());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read().map_err(broken)? else {
            return Err("Functions lie in a table at a place that is not fixed.".into());
        };
        if table_index.unwrap_or(0) == of {
            for (slot, function) in (value as u32..).zip(functions) {
                slots.insert(slot, function.map_err(broken)?);
            }
        }
    }
    Ok(slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_make_stretches() {
        let stretches = FunctionTable::stretches([(1, 7), (2, 8), (4, 9)]);
        assert_eq!(stretches, [(1, vec![7, 8]), (4, vec![9])]);
    }
}
