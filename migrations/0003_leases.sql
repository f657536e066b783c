-- What one process holds at a time, such as a platform's connection: under a lease, and taken over
-- when its holder is gone.
-- Serves binaries from 0.1.0.

create table leases (
    name        text   primary key,
    holder      text   not null,
    lease_until bigint not null
);
