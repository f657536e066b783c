//! Changes to what there is, each with the events that tell of it. They check nothing: who may do
//! what is the business of whoever calls them.

pub mod accounts;
pub mod channels;
pub mod make;
pub mod messages;
pub mod reactions;
