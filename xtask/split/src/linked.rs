//! What the linker knows of the program: which constants there are, and who refers to each (`--emit-relocs`).
//!
//! Optimising may have changed the code since. So a constant, its texts above all, goes with the rest only if no function
//! with code in the first part has referred to it (`callers`); or if each number by which code refers to it is still found,
//! and found in the rest alone, and no number of the first part lies within it. And no constant that stays may refer to it.
//!
//! The same goes for the slots of the table that functions are called through: whoever calls one has its number from code
//! or from a constant.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{BinaryReader, KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo};

use crate::Outcome;
use crate::callers::Callers;
use crate::data::{Piece, pieces};
use crate::module::{Module, broken};

/// A constant.
struct Constant {
    range: Range<u32>,
    /// The numbers by which code refers to it.
    numbers: Vec<u32>,
    /// The functions, of the linked program, that refer to it.
    by: Vec<usize>,
    /// The constants that it refers to.
    refers: Vec<usize>,
    /// It never changes.
    fixed: bool,
}

/// Who has the number of a slot of the table that functions are called through.
#[derive(Default)]
struct Slot {
    /// The functions, of the linked program, that name it.
    by: Vec<usize>,
    /// The constants that it stands in.
    within: Vec<usize>,
    /// All that have it are known.
    known: bool,
}

/// What the linker says about constants and slots.
#[derive(Default)]
pub struct Linked {
    constants: Vec<Constant>,
    slots: BTreeMap<u32, Slot>,
    callers: Callers,
}

/// What only the rest refers to.
#[derive(Default)]
pub struct Cold {
    /// Places in memory.
    pub data: Vec<Range<u32>>,
    /// Slots of the table.
    pub slots: BTreeSet<u32>,
}

impl Linked {
    /// Reads the linker's output, which has its relocations.
    ///
    /// # Errors
    /// If it has none.
    pub fn read(bytes: &[u8]) -> Outcome<Self> {
        let pieces = pieces(bytes)?;
        let callers = Callers::read(bytes)?;
        let (mut sections, mut symbols, mut relocations, mut fixed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut starts = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(broken)?;
            if let Payload::DataSection(section) = &payload {
                for data in section.clone() {
                    let data = data.map_err(broken)?;
                    starts.push((data.range.end - data.data.len()) as u32);
                }
            }
            if let Payload::CustomSection(section) = &payload {
                match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            match part.map_err(broken)? {
                                Linking::SymbolTable(all) => {
                                    for symbol in all {
                                        symbols.push(symbol.map_err(broken)?);
                                    }
                                }
                                Linking::SegmentInfo(all) => {
                                    for segment in all {
                                        fixed.push(segment.map_err(broken)?.name.starts_with(".rodata"));
                                    }
                                }
                                _ => {}
                            }
                        }
                    }
                    KnownCustom::Reloc(all) => relocations.push((all.section_index(), all.entries())),
                    _ => {}
                }
            }
            if let Some((id, range)) = payload.as_section() {
                sections.push((id, range.start as u32));
            }
        }
        if symbols.is_empty() || relocations.is_empty() {
            return Err("The linker has left no relocations; .cargo/config.toml asks it to.".into());
        }

        // Each data symbol is a constant.
        let mut all: Vec<Constant> = Vec::new();
        let mut constant_of = vec![None; symbols.len()];
        for (nth, symbol) in symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(defined), .. } = symbol else { continue };
            let Some(piece) = pieces.get(defined.index as usize) else { continue };
            let at = piece.at + defined.offset;
            constant_of[nth] = Some(all.len());
            let fixed = fixed.get(defined.index as usize).copied().unwrap_or(false);
            all.push(Constant { range: at..at + defined.size, numbers: Vec::new(), by: Vec::new(), refers: Vec::new(), fixed });
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|nth| all[*nth].range.start);

        let mut slots = BTreeMap::<u32, Slot>::new();
        for (section, entries) in relocations {
            let (id, start) = *sections.get(section as usize).ok_or("Relocations of a section that is not there.")?;
            let in_code = id == wasm_encoder::SectionId::Code as u8;
            for entry in entries {
                let entry = entry.map_err(broken)?;
                let place = start + entry.offset;
                let to = constant_of.get(entry.index as usize).copied().flatten().filter(|_| refers_to_memory(entry.ty));
                if to.is_none() && !refers_to_slot(entry.ty) {
                    continue;
                }
                let mut number = BinaryReader::new(&bytes[place as usize..], 0);
                let number = if in_code { number.read_var_i32().map(|n| n as u32) } else { number.read_u32() }.map_err(broken)?;
                // Those who refer: the function whose code it is, or all constants that lie there.
                let (by, within) = if in_code {
                    (callers.at(place as usize), Vec::new())
                } else {
                    (None, around(&all, &order, in_memory(&pieces, &starts, place)?))
                };
                let known = by.is_some() || !within.is_empty();
                let Some(to) = to else {
                    let slot = slots.entry(number).or_insert_with(|| Slot { known: true, ..Slot::default() });
                    slot.known &= known;
                    slot.by.extend(by);
                    slot.within.extend(within);
                    continue;
                };
                let expected = all[to].range.start.wrapping_add(entry.addend as u32);
                if number != expected {
                    return Err(format!("At {place} in the file there should be the number {expected}, not {number}."));
                }
                // Where nobody knows who it is, it may be anybody.
                all[to].fixed &= known;
                all[to].by.extend(by);
                if in_code {
                    all[to].numbers.push(number);
                }
                for from in within {
                    all[from].refers.push(to);
                }
            }
        }
        Ok(Self { constants: all, slots, callers })
    }

    /// Nothing but that only the rest has the numbers of these slots.
    #[cfg(test)]
    pub fn of_the_rest(slots: &[u32]) -> Self {
        let slots = slots.iter().map(|slot| (*slot, Slot { known: true, ..Slot::default() })).collect();
        Self { slots, ..Self::default() }
    }

    /// The functions of the linked program whose code is in those of the optimised one that stay.
    pub fn within(&self, module: &Module<'_>, stays: impl Fn(usize) -> bool) -> Vec<bool> {
        self.callers.within(module, stays)
    }

    /// What only the rest refers to, given the numbers in the code of both parts, and which functions of the linked program
    /// have code in the first.
    pub fn cold(&self, first: &BTreeSet<u32>, rest: &BTreeSet<u32>, within: &[bool]) -> Cold {
        let hot = |constant: &Constant| {
            let by_number = || {
                constant.numbers.iter().any(|number| first.contains(number) || !rest.contains(number))
                    || first.range(constant.range.clone()).next().is_some()
            };
            !constant.fixed || (constant.by.iter().any(|by| within[*by]) && by_number())
        };
        let mut warm: Vec<bool> = self.constants.iter().map(hot).collect();
        let mut next: Vec<usize> = (0..warm.len()).filter(|nth| warm[*nth]).collect();
        while let Some(nth) = next.pop() {
            for to in &self.constants[nth].refers {
                if !std::mem::replace(&mut warm[*to], true) {
                    next.push(*to);
                }
            }
        }
        let is_cold = |(number, slot): &(&u32, &Slot)| {
            let named = first.contains(number) && slot.by.iter().any(|by| within[*by]);
            slot.known && !named && slot.within.iter().all(|constant| !warm[*constant])
        };
        let slots = self.slots.iter().filter(is_cold).map(|(number, _)| *number).collect();
        let ranges = |warmth: bool| {
            let mut ranges: Vec<_> =
                self.constants.iter().zip(&warm).filter(|(_, warm)| **warm == warmth).map(|(constant, _)| constant.range.clone()).collect();
            ranges.sort_by_key(|range| range.start);
            ranges
        };
        // Constants may share bytes: what any of them keeps warm is warm.
        let warm = ranges(true);
        let mut cold: Vec<Range<u32>> = Vec::new();
        for range in ranges(false) {
            let mut start = range.start.max(cold.last().map_or(0, |last| last.end));
            for other in warm.iter().filter(|other| other.start < range.end && range.start < other.end) {
                if start < other.start {
                    cold.push(start..other.start);
                }
                start = start.max(other.end);
            }
            if start < range.end {
                cold.push(start..range.end);
            }
        }
        Cold { data: cold, slots }
    }
}

/// Where in memory that lies which stands at this place of the file, in a piece of data.
fn in_memory(pieces: &[Piece<'_>], starts: &[u32], place: u32) -> Outcome<u32> {
    let nth = starts.iter().rposition(|start| *start <= place).ok_or("A relocation before all data.")?;
    Ok(pieces[nth].at + (place - starts[nth]))
}

/// The constants, which lie in this order, that a place in memory is within.
fn around(all: &[Constant], order: &[usize], at: u32) -> Vec<usize> {
    let until = order.partition_point(|nth| all[*nth].range.start <= at);
    order[..until].iter().rev().take(64).copied().filter(|nth| all[*nth].range.contains(&at)).collect()
}

fn refers_to_slot(of: RelocationType) -> bool {
    use RelocationType::{TableIndexI32, TableIndexRelSleb, TableIndexSleb};
    matches!(of, TableIndexI32 | TableIndexRelSleb | TableIndexSleb)
}

fn refers_to_memory(of: RelocationType) -> bool {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrLocrelI32, MemoryAddrRelSleb, MemoryAddrSleb, MemoryAddrTlsSleb};
    matches!(of, MemoryAddrI32 | MemoryAddrLeb | MemoryAddrLocrelI32 | MemoryAddrRelSleb | MemoryAddrSleb | MemoryAddrTlsSleb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(range: Range<u32>, numbers: &[u32], refers: &[usize]) -> Constant {
        Constant { range, numbers: numbers.to_vec(), by: vec![0], refers: refers.to_vec(), fixed: true }
    }

    fn cold(constants: Vec<Constant>, first: &[u32], rest: &[u32]) -> Vec<Range<u32>> {
        let linked = Linked { constants, ..Linked::default() };
        linked.cold(&first.iter().copied().collect(), &rest.iter().copied().collect(), &[true, false]).data
    }

    #[test]
    fn a_slot_goes_with_those_who_have_its_number() {
        let slot = |by: &[usize], within: &[usize], known| Slot { by: by.to_vec(), within: within.to_vec(), known };
        let slots = BTreeMap::from([
            (1, slot(&[0], &[], true)),
            (2, slot(&[1], &[], true)),
            (3, slot(&[], &[0], true)),
            (4, slot(&[], &[1], true)),
            (5, slot(&[], &[], false)),
            (6, slot(&[0], &[], true)),
        ]);
        let constants = vec![constant(100..110, &[100], &[]), constant(120..130, &[120], &[])];
        let linked = Linked { constants, slots, ..Linked::default() };
        let cold = linked.cold(&[1, 2, 100].into(), &[2, 6, 120].into(), &[true, false]);
        let why = "the second is another number there, the fourth stands in a constant of the rest, the sixth in a stretch of it";
        assert_eq!(cold.slots, [2, 4, 6].into(), "{why}");
    }

    #[test]
    fn what_only_the_rest_refers_to_goes() {
        let all = || vec![constant(100..110, &[100], &[1]), constant(110..120, &[], &[]), constant(120..130, &[120], &[])];
        assert_eq!(cold(all(), &[120], &[100]), [100..110, 110..120]);
        assert_eq!(cold(all(), &[100], &[120]), vec![120..130], "what a constant that stays refers to stays");
        assert_eq!(cold(all(), &[], &[100]), [100..110, 110..120], "a number that nobody has any more tells nothing");
        assert_eq!(cold(all(), &[105], &[100, 120]), vec![120..130], "a number within");
        let changes = vec![Constant { fixed: false, ..constant(100..110, &[100], &[]) }];
        assert!(cold(changes, &[], &[100]).is_empty());
        let of_the_rest = vec![Constant { by: vec![1], ..constant(100..110, &[100], &[]) }];
        assert_eq!(cold(of_the_rest, &[100], &[]), vec![100..110], "the number means something else there");
        let shared = vec![constant(100..110, &[100], &[]), constant(104..106, &[104], &[])];
        assert!(cold(shared, &[104], &[100]).is_empty(), "a number within keeps all of it");
    }
}
