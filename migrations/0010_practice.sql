-- Sealed answers, what points are given for, who is on a leaderboard, and what people may ask of their data.
-- Serves binaries from 0.1.0.

-- How answers are given: seen as they come, or not before the reveal.
alter table schedules add column answers text not null default 'open';
alter table rounds add column answers text not null default 'open';

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

-- Leaderboards: a place is counted from this index alone, and a page is a range of it.
create index totals_on_board on totals (scope, period, topic, hidden, points desc, member_id, answers);
drop index totals_by_points;

-- A member's newest answers.
create index answers_by_member_newest on answers (member_id, id);
drop index answers_by_member;

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

insert into reason_totals (member_id, reason, points, times)
    select member_id, reason, cast(sum(points) as bigint), count(*) from ledger group by member_id, reason;

-- Files beside notes of the local chat, in Base64: SQL has no one type of bytes for both databases.
create table local_files (
    message_id text   primary key references local_messages (id),
    content    text   not null,
    kept_at    bigint not null
);

create index local_files_by_time on local_files (kept_at);
