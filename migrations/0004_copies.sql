-- Work knows its channel, so that a slow one keeps no other from its turn. Deliveries count their
-- sends, so that a message that was sent twice is known and removed.
-- Serves binaries from 0.1.0.

alter table jobs add column channel_id text;
alter table deliveries add column sends bigint not null default 1;
alter table deliveries add column first_at bigint;
alter table deliveries add column copies_removed bigint not null default 0;
