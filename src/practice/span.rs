//! Spans of time as people write them: `30m`, `6h`, `2 days`.
