//! Builds the web client with npm and embeds it.
