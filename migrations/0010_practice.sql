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

-- For how many days the texts of answers are kept, and what admins did.
alter table workspaces add column retention_days bigint not null default 365;

create table audit (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    external_id  text   not null,
    name         text   not null,
    action       text   not null,
    detail       text   not null,
    at           bigint not null
);

create index audit_by_time on audit (workspace_id, at);

-- Files beside notes of the local chat, in Base64: SQL has no one type of bytes for both databases.
create table local_files (
    message_id text   primary key references local_messages (id),
    content    text   not null,
    kept_at    bigint not null
);

create index local_files_by_time on local_files (kept_at);
