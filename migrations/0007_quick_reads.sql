-- What is read often is read from an index that holds all of it, however much there is beside it.
-- Serves binaries from 0.1.0.

-- A member's topics in a period, without the totals of the other members.
drop index totals_by_member;
create index totals_by_member on totals (member_id, scope, period, topic, points);

-- Rounds that were revealed lately, without those of all years.
create index rounds_by_revealed on rounds (revealed_at) where revealed_at is not null;

-- Work and slots in the order in which they are taken. Of work that is passed over, because there is
-- no room for it yet, no more is read than its place in line.
drop index jobs_by_due;
create index jobs_by_due on jobs (due_at, id, workspace_id, channel_id, lease_until) where state = 'due';
drop index schedules_by_next_slot;
create index schedules_by_next_slot on schedules (next_slot_at, id) where state = 'active';
