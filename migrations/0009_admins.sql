-- Those whom the admins of a workspace name as admins of Keypoint, beside those whom the platform calls so.
-- Serves binaries from 0.1.0.

create table admins (
    workspace_id text   not null references workspaces (id),
    external_id  text   not null,
    name         text   not null,
    added_at     bigint not null,
    primary key (workspace_id, external_id)
);
