-- What the clock showed is kept.
insert into clocks (boot, wall, since_boot) values ('5c7a3b1e-0000-4000-8000-000000000001', 1795468906819, 86400000);
