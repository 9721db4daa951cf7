//! Ukrainian, Japanese and Polish names, each known by one form and asked for in the others.
