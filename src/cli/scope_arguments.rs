//! The options of a scope for commands that are not questions, from the table of questions.

use clap::ArgMatches;
use clap::Args;
use clap::Command;
use clap::FromArgMatches;

use crate::cli::question::parameters;
use crate::cli::question::scope_options;
use crate::explorer::Parameters;
use crate::explorer::SCOPE;

/// What part of the network a command is about.
#[derive(Clone, Debug, Default)]
pub struct ScopeArguments {
    /// The parameters of the scope.
    pub parameters: Parameters,
}

impl Args for ScopeArguments {
    fn augment_args(command: Command) -> Command {
        command.args(scope_options())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for ScopeArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self {
            parameters: parameters(SCOPE.into_iter(), matches),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
