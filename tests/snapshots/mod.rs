//! What the program writes of the built-in network, read line by line before it is committed.

mod sentences;
