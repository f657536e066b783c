//! HTTP on two listeners: the local chat, and the public one.
