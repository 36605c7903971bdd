"""Writing helpers for example data folders; they know no village's story."""
