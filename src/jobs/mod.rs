//! Durable work: plan, claim, run, settle.
