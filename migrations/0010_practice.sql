-- Sealed answers, what points are given for, who is on a leaderboard, and what people may ask of their data.
-- Serves binaries from 0.1.0.

-- How answers are given: seen as they come, or not before the reveal.
alter table schedules add column answers text not null default 'open';
alter table rounds add column answers text not null default 'open';

-- Whether a message was hidden until the reveal (1), and its text filled into the form since (2).
alter table answer_parts add column hidden bigint not null default 0;

-- When an answer was taken back last: what was said before that is no part of it, whenever it is told. And
-- whether it has changed since Keypoint showed it last in the thread: how often.
alter table answers add column withdrawn_at bigint;
alter table answers add column to_show bigint not null default 0;

create index answers_to_show on answers (round_id) where to_show > 0;

-- The messages in which Keypoint shows answers. A change of one that was begun and not ended may still be
-- under way.
create table shown_messages (
    key       text   primary key,
    round_id  text   not null references rounds (id),
    answer_id text   not null references answers (id),
    number    bigint not null,
    says      text   not null,
    message   text,
    begun_at  bigint,
    state     text   not null
);

create index shown_messages_by_answer on shown_messages (answer_id, number);

-- Whether work is to be done once more that is being done.
alter table jobs add column again bigint not null default 0;

-- What a workspace gives points for, where that is not the usual; and the questions that it does not want.
create table point_values (
    workspace_id text   not null references workspaces (id),
    reason       text   not null,
    points       bigint not null,
    primary key (workspace_id, reason)
);

create table dropped_questions (
    workspace_id text   not null references workspaces (id),
    question_id  text   not null,
    dropped_at   bigint not null,
    primary key (workspace_id, question_id)
);

-- Who is on no leaderboard, by their own wish.
alter table members add column hidden bigint not null default 0;
alter table totals add column hidden bigint not null default 0;

-- For how many days the texts of answers are kept, and what admins did: who, what, and about whom if it
-- was about somebody.
alter table workspaces add column retention_days bigint not null default 365;

create table audit (
    id                text   primary key,
    workspace_id      text   not null references workspaces (id),
    external_id       text   not null,
    name              text   not null,
    action            text   not null,
    detail            text   not null,
    about_external_id text,
    about_name        text,
    at                bigint not null
);

create index audit_by_time on audit (workspace_id, at);

-- How the answers of a round count, fixed when it is posted; none for those that were posted before.
alter table rounds add column scoring text;
create index rounds_voided on rounds (schedule_id, sequence) where state = 'voided';

-- On which topic an answer may be the first one, and when its round was posted.
alter table ledger add column topic text;
alter table ledger add column posted_at bigint;
create index ledger_by_topic on ledger (member_id, topic, posted_at, round_id) where topic is not null;

-- How many rounds ago a missed one was forgiven; less than nothing where nobody has counted that yet.
alter table streaks add column since_forgiven bigint not null default -1;

-- For what a member got their points: the sums of their ledger.
create table reason_totals (
    member_id text   not null references members (id),
    reason    text   not null,
    points    bigint not null,
    times     bigint not null,
    primary key (member_id, reason)
);

-- An early version had one reason for both.
update ledger set reason = 'scheduled' where reason = 'in-time'
    and round_id in (select id from rounds where schedule_id is not null);
update ledger set reason = 'on-demand' where reason = 'in-time';

insert into reason_totals (member_id, reason, points, times)
    select member_id, reason, cast(sum(points) as bigint), count(*) from ledger group by member_id, reason;
