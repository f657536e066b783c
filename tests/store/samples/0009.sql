-- Somebody was named as an admin.
insert into admins (workspace_id, external_id, name, added_at) select id, 'ada', 'Ada', 1795468906819 from workspaces;
