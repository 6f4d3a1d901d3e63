//! The list of all kinds of models, and what holds a fitted model, or a trainer, of any kind.

pub mod bayes;
pub mod linear;
pub mod majority;
pub mod network;
pub mod trees;

use super::hyperparameter::Values;
use super::model::{Learner, Model, ModelKind};
use super::training::examples::{ExampleError, Examples};
use linear::{logistic, online, ridge};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use trees::{boosting, decision_tree};

/// Makes the list of kinds, and of each kind one of many fitted models and one of many trainers.
macro_rules! kinds {
    ($($file:ident $Model:ident $Trainer:ident,)*) => {
        /// All kinds of models.
        pub const ALL: &[ModelKind] = &[$($file::KIND),*];

        /// A fitted model of any kind.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "each has its file")]
        pub enum Fitted { $($Model($file::$Model)),* }

        impl Fitted {
            /// The model in it.
            pub fn as_model(&self) -> &dyn Model {
                match self { $(Self::$Model(model) => model),* }
            }

            /// The model in it, to learn on.
            pub fn as_model_mut(&mut self) -> &mut dyn Model {
                match self { $(Self::$Model(model) => model),* }
            }
        }

        /// A trainer of any kind.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each has its file")]
        pub enum Trainer { $($Model($file::$Trainer)),* }

        impl Trainer {
            /// Ready to start: the kind at this place in [`ALL`], with a value for each of its settings.
            ///
            /// # Errors
            /// If nothing can be learnt from these examples.
            pub fn begin(examples: Arc<Examples>, kind: usize, values: Values) -> Result<Self, ExampleError> {
                type Begin = fn(Arc<Examples>, Values) -> Result<Trainer, ExampleError>;
                let all: &[Begin] = &[$(|examples, values| $file::$Trainer::begin(examples, values).map(Self::$Model)),*];
                all[kind](examples, values)
            }

            pub(super) fn as_learner(&self) -> &dyn Learner {
                match self { $(Self::$Model(trainer) => trainer),* }
            }

            pub(super) fn as_learner_mut(&mut self) -> &mut dyn Learner {
                match self { $(Self::$Model(trainer) => trainer),* }
            }

            /// The model as it stands.
            pub fn model(&self) -> Fitted {
                match self { $(Self::$Model(trainer) => Fitted::$Model(trainer.model())),* }
            }
        }
    };
}

kinds! {
    majority Majority MajorityTrainer,
    logistic Logistic LogisticTrainer,
    ridge Ridge RidgeTrainer,
    decision_tree DecisionTree DecisionTreeTrainer,
    boosting Boosted BoostedTrainer,
    bayes Bayes BayesTrainer,
    network Network NetworkTrainer,
    online Online OnlineTrainer,
}

/// The place of the usual kind in [`ALL`].
pub(super) const DEFAULT_KIND: usize = 1;
