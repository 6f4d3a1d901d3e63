//! How control flows through the body of a function: its steps, where it comes to a fork, and what a stretch of it
//! looks like, so that it is known again in another build.
//!
//! A *site* is a place that is reached only if control takes a certain way: the beginning of a body, of a loop, of what
//! follows a condition or the end of a block. Between two sites on one level all is run or nothing is.

use wasmparser::{BlockType, FrameKind, FuncToValidate, FuncType, FunctionBody, Operator, ValType, ValidatorResources};

use crate::Outcome;
use crate::module::broken;

/// One operator, and what is known before it runs.
pub struct Step<'a> {
    pub operator: Operator<'a>,
    /// Where it stands in the file.
    pub at: usize,
    /// How many blocks it is within; the body itself is the first.
    pub level: usize,
    /// The block that it is within.
    pub block: usize,
    /// What lies on the stack that was put there within this block; of interest, and kept, at sites and ends alone.
    pub stack: Vec<ValType>,
    /// It can be reached.
    pub live: bool,
    /// It is a site.
    pub site: bool,
    /// What it looks like, in this build and in others.
    look: u64,
}

impl Step<'_> {
    /// It ends its block, or the first half of it.
    pub fn ends(&self) -> bool {
        matches!(self.operator, Operator::End | Operator::Else)
    }

    fn begins(&self) -> bool {
        matches!(self.operator, Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. })
    }
}

/// A block that others stand in.
pub struct Block {
    /// The one around it; the body's is itself.
    pub around: usize,
    /// What whoever goes to its label has to bring.
    pub label: Vec<ValType>,
    /// It, or one around it, is a loop.
    pub looped: bool,
}

/// The body of a function.
pub struct Flow<'a> {
    pub steps: Vec<Step<'a>>,
    pub blocks: Vec<Block>,
    /// The types of parameters and locals.
    pub locals: Vec<ValType>,
}

/// A stretch of steps on one level, from a site to before another or the end of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: usize,
    pub to: usize,
}

impl<'a> Flow<'a> {
    /// Follows a body through, and checks that it is sound.
    pub fn read(function: FuncToValidate<ValidatorResources>, body: &FunctionBody<'a>, types: &[FuncType]) -> Outcome<Self> {
        let mut check = function.into_validator(Default::default());
        let mut reader = body.get_binary_reader();
        check.read_locals(&mut reader).map_err(broken)?;
        let locals = (0..check.len_locals()).filter_map(|local| check.get_local_type(local)).collect();
        let mut flow = Self { steps: Vec::new(), blocks: Vec::new(), locals };
        let (mut block, mut site) = (0, true);
        for read in body.get_operators_reader().map_err(broken)?.into_iter_with_offsets() {
            let (operator, at) = read.map_err(broken)?;
            let frame = check.get_control_frame(0).ok_or("A body goes on behind its end.")?;
            if flow.blocks.is_empty() {
                flow.blocks.push(Block { around: 0, label: results(frame.block_type, types), looped: false });
            }
            let live = !frame.unreachable;
            let level = check.control_stack_height() as usize;
            let look = look_of(&operator);
            let mut step = Step { operator, at, level, block, stack: Vec::new(), live, site, look };
            if live && (site || step.ends()) {
                let height = check.operand_stack_height() as usize - frame.height;
                step.stack = (0..height).rev().filter_map(|depth| check.get_operand_type(depth)?).collect();
            }
            check.op(at, &step.operator).map_err(broken)?;
            if step.begins() {
                let frame = check.get_control_frame(0).ok_or("A block does not begin.")?;
                let turns = frame.kind == FrameKind::Loop;
                let label = if turns { parameters(frame.block_type, types) } else { results(frame.block_type, types) };
                flow.blocks.push(Block { around: block, label, looped: turns || flow.blocks[block].looped });
                block = flow.blocks.len() - 1;
            } else if matches!(step.operator, Operator::End) {
                block = flow.blocks[block].around;
            }
            site = matches!(
                step.operator,
                Operator::Loop { .. } | Operator::If { .. } | Operator::Else | Operator::End | Operator::BrIf { .. }
            );
            flow.steps.push(step);
        }
        // Behind the last end there is nothing.
        Ok(flow)
    }

    /// How many sites it has.
    pub fn sites(&self) -> usize {
        self.steps.iter().filter(|step| step.site).count()
    }

    /// How many bytes a stretch takes.
    pub fn size(&self, Stretch { from, to }: Stretch) -> usize {
        self.steps[to].at - self.steps[from].at
    }

    /// The longest stretches that are cold by the marks of its sites.
    pub fn unmarked(&self, marks: &[bool]) -> Vec<Stretch> {
        let mut marks = marks.iter();
        let mut found = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        for (at, step) in self.steps.iter().enumerate() {
            let hot = step.site.then(|| marks.next().copied().unwrap_or(true));
            if let Some((from, level)) = open
                && step.level == level
                && (step.ends() || hot == Some(true))
            {
                found.push(Stretch { from, to: at });
                open = None;
            }
            if open.is_none() && hot == Some(false) && self.can_begin(at) {
                open = Some((at, step.level));
            }
        }
        found
    }

    /// Whether any of a stretch was run, by the marks of all sites.
    pub fn run(&self, stretch: Stretch, marks: &[bool]) -> bool {
        let sites = self.steps.iter().enumerate().filter(|(_, step)| step.site).zip(marks);
        sites.skip_while(|((at, _), _)| *at < stretch.from).take_while(|((at, _), _)| *at < stretch.to).any(|(_, mark)| *mark)
    }

    /// The stretches that look like one that is known, the longest first where one holds another.
    pub fn known(&self, known: impl Fn(u32) -> bool) -> Vec<Stretch> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.steps.len() {
            let stretch = if self.can_begin(at) { self.looks(at).filter(|(_, look)| known(*look)).last() } else { None };
            match stretch {
                Some((to, _)) => {
                    found.push(Stretch { from: at, to });
                    at = to;
                }
                None => at += 1,
            }
        }
        found
    }

    /// What a stretch looks like.
    pub fn look(&self, stretch: Stretch) -> Option<u32> {
        self.looks(stretch.from).find(|(to, _)| *to == stretch.to).map(|(_, look)| look)
    }

    /// Every stretch that begins here: where it ends, and what it looks like.
    fn looks(&self, from: usize) -> impl Iterator<Item = (usize, u32)> {
        let level = self.steps[from].level;
        let (mut hash, mut to, mut over) = (0x811C_9DC5_u32, from, false);
        std::iter::from_fn(move || {
            while !over {
                let step = &self.steps[to];
                let here = step.level == level && to > from && (step.ends() || step.site);
                let found = here.then_some((to, hash));
                over = step.level == level && step.ends();
                // Where a way out of the stretch leads does not matter.
                let look = match step.operator {
                    Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                        step.look ^ u64::from(relative_depth).min((step.level - level) as u64)
                    }
                    _ => step.look,
                };
                hash = look.to_le_bytes().iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
                to += 1;
                if found.is_some() {
                    return found;
                }
            }
            None
        })
    }

    fn can_begin(&self, at: usize) -> bool {
        let step = &self.steps[at];
        step.site && step.live && step.stack.is_empty() && !step.ends() && at > 0
    }
}

fn parameters(of: BlockType, types: &[FuncType]) -> Vec<ValType> {
    if let BlockType::FuncType(at) = of { types[at as usize].params().to_vec() } else { Vec::new() }
}

fn results(of: BlockType, types: &[FuncType]) -> Vec<ValType> {
    match of {
        BlockType::Empty => Vec::new(),
        BlockType::Type(one) => vec![one],
        BlockType::FuncType(at) => types[at as usize].results().to_vec(),
    }
}

/// What stays of an operator in another build: not which local, which function, or where in memory something lies.
fn look_of(operator: &Operator<'_>) -> u64 {
    let name = format!("{operator:?}");
    let name = name.split([' ', '{']).next().unwrap_or_default();
    let number = match operator {
        Operator::I32Const { value } => i64::from(*value),
        Operator::I64Const { value } => *value,
        _ => 0,
    };
    // A large number may be an address.
    let number = if number.unsigned_abs() < 1 << 20 { number as u64 } else { 1 << 20 };
    let look = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
    look ^ number << 16
}
