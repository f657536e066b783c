-- What the clock of a machine showed, and how long ago the machine had been started then: so that a
-- clock that was moved while Keypoint was down is noticed. One row for each start of a machine, which
-- has an empty name where the system gives it none.
-- Serves binaries from 0.1.0.

create table clocks (
    boot       text   primary key,
    wall       bigint not null,
    since_boot bigint not null
);
