-- Slack tells of what happens to any process of several, twice at times, late, and out of order.
-- Serves binaries from 0.1.0.

-- What people did, by the platform's name for its delivery: what is told again is not done again.
create table heard (
    platform text   not null,
    delivery text   not null,
    heard_at bigint not null,
    primary key (platform, delivery)
);
create index heard_by_time on heard (heard_at);

-- Which version of a message the text of a part is, where the platform tells: a number that grows.
alter table answer_parts add column version bigint;
