//! The rows of the table of limits that hold wherever files of other programs are read.

use crate::exchange::ImportCeilings;
use crate::server::limits::limit::Limit;
use crate::server::limits::limit::Unit;
use crate::server::limits::table::MANY;
use crate::server::limits::table::ceiling;

/// All of them.
pub static IMPORT_LIMITS: [Limit; 5] = [
    IMPORT_ENTITIES,
    IMPORT_RELATIONS,
    IMPORT_CELLS,
    IMPORT_ATTRIBUTES,
    IMPORT_PARTS,
];

pub(crate) const IMPORT_ENTITIES: Limit = Limit {
    name: "import-entities",
    about: "How many entities files of other programs may have, for every 16 MiB of them",
    unit: Unit::Count,
    least: 1,
    most: 1 << 30,
    usual: || ceiling(ImportCeilings::default().entities),
};

pub(crate) const IMPORT_RELATIONS: Limit = Limit {
    name: "import-relations",
    about: "How many relations files of other programs may have, for every 16 MiB of them",
    unit: Unit::Count,
    least: 1,
    most: 1 << 30,
    usual: || ceiling(ImportCeilings::default().relations),
};

pub(crate) const IMPORT_CELLS: Limit = Limit {
    name: "import-cells",
    about: "How many cells the tables made of them may have, filled or not, for every 16 MiB of them",
    unit: Unit::Count,
    least: 1,
    most: 1 << 40,
    usual: || ceiling(ImportCeilings::default().cells),
};

pub(crate) const IMPORT_ATTRIBUTES: Limit = Limit {
    name: "import-attributes",
    about: "How many columns and attributes of different names files of other programs may have",
    unit: Unit::Count,
    least: 1,
    most: MANY,
    usual: || ceiling(ImportCeilings::default().attributes),
};

pub(crate) const IMPORT_PARTS: Limit = Limit {
    name: "import-parts",
    about: "How many files, files in archives, sheets and networks are read together",
    unit: Unit::Count,
    least: 1,
    most: 65_535,
    usual: || ceiling(ImportCeilings::default().parts),
};
