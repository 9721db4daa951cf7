//! Names across scripts: whoever is known in one script is found under every romanisation of his
//! name.
//!
//! people and tables → **spellings** → questions with the right answers → shares
//!
//! Nothing here is a list of spellings: each is written by the table of its scheme, letter by
//! letter, from the name in its own script. The index knows a person by one form only, so that it
//! is the matching that finds him.
//!
//! The tables, one column a scheme in `*/letters.csv`, with what depends on the neighbours in
//! `*/positions.csv`:
//!
//! - `scholarly`: the transliteration of Slavists, ISO/R 9:1968;
//! - `ala_lc`: ALA-LC Romanization Tables, 1997 edition, with ligatures and marks;
//! - `bgn_pcgn`: BGN/PCGN 1947 system; `press`: the same as English newspapers simplify it (-sky,
//!   Pyotr, no signs);
//! - `iso_9`: ISO 9:1995, one letter for one letter;
//! - `passport`: GOST R 52535.1-2006, in Russian passports from 2010 to 2013;
//! - `polish`: the transcription of the dictionaries of PWN; `german`: that of Duden; `french`: the
//!   traditional one;
//! - `national_2010`: Resolution 55 of the Cabinet of Ministers of Ukraine;
//! - `hepburn` (ALA-LC), `kunrei` (ISO 3602), `nihon` (ISO 3602 strict), `polivanov` (Japanese in
//!   Cyrillic);
//! - `russian`: the practical transcription of Polish names (Starostin and Gilyarevsky 1985).
//!
//! The people of the `people.csv` are historical, and none of them is in the built-in network.

mod across_scripts;
mod asking;
mod people;
mod russian;
mod shares;
mod spellings;
mod table;
