"""Measured claims: `python -m benchmarks` prints what docs/benchmarks.md says, on your machine."""
