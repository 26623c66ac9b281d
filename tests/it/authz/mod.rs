//! Who may do what, and what nobody else may ever see.
mod fields;
mod guests;
mod matrix;
mod matrix_joint;
mod matrix_table;
mod own_side;
mod revocation;
mod sentinels;
mod settling;
mod sockets;
mod swapped_ids;
mod things;
