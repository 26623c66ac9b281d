"""What `scripts/faults` does to a portal, one module for each kind of bad luck."""
