//! The hub and its sockets over a database in memory and wires in memory.
mod order;
mod rights;
mod support;
mod upgrade;
