//! Files that a rule does not hold for, each with its reason. The lists only shrink.

/// Files that may take in code from elsewhere.
pub const MAY_INCLUDE: [(&str, &str); 1] = [(
    "server/assets.rs",
    "the list of assets is written by the build script, since their names carry a hash",
)];

/// Files of the core that index.
pub const MAY_INDEX: [(&str, &str); 1] = [(
    "model/table.rs",
    "the one place that reads a table by a typed index, whose invariant is written there",
)];

/// Files that may go on with a panic of elsewhere.
pub const MAY_RESUME: [(&str, &str); 1] = [(
    "dataset/table_reader.rs",
    "it waits for a thread of its own, whose panic it must not swallow",
)];

/// Files of the core that may name the hash tables of the standard library.
pub const MAY_HASH: [(&str, &str); 1] = [(
    "graph/names/assemble.rs",
    "its table has a hasher without a seed, so that it is the same in every run",
)];

/// Files of the core that may define a macro.
pub const MAY_DEFINE: [(&str, &str); 1] = [(
    "model/index.rs",
    "it writes the same few methods for each type of index, and is given nothing but types",
)];

/// Files whose macros may call a macro that they are given.
pub const MAY_CALL_GIVEN: [(&str, &str); 1] = [(
    "explorer/table/built_in.rs",
    "`$list!` is the macro by which a layer makes its own list of all questions",
)];
