-- What is needed to forget in small batches, without reading whole tables each time; and the oldest
-- binary that the schema still serves, so that only an older one is refused.
-- Serves binaries from 0.1.0.

create index deliveries_by_start on deliveries (started_at);
create index slots_by_due on slots (due_at);
create index private_questions_with_text on private_questions (asked_at) where question <> '';

create table oldest_binary (
    id      bigint primary key,
    version text   not null
);

insert into oldest_binary (id, version) values (1, '0.1.0');
