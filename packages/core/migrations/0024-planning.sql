-- When a channel's queue sends: weekly wall times in a zone. A channel without a row uses the times that suit its network.
create table queue_times (
  channel_id uuid primary key,
  organization_id uuid not null,
  time_zone text not null,
  -- `[{"weekday": 1, "time": "09:00"}]`, Monday being 1.
  slots jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamptz not null default agency.now(),
  foreign key (organization_id, channel_id) references channels (organization_id, id) on delete cascade
);
create index queue_times_organization on queue_times (organization_id);
select agency.protect('queue_times');

-- A content that goes out again and again, by an RFC 5545 rule read as wall time.
create table recurring_plans (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  content_id uuid not null,
  channel_ids uuid[] not null check (cardinality(channel_ids) between 1 and 20),
  rule text not null check (length(rule) <= 500),
  starts_wall timestamp not null,
  time_zone text not null,
  status text not null default 'active' check (status in ('active', 'paused', 'ended')),
  ended_reason text,
  -- The last occurrence that publications were made for.
  planned_to_wall timestamp,
  -- When somebody should look whether further occurrences come into view; null when there is nothing to look for.
  next_look_at timestamptz,
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade
);
create index recurring_plans_list on recurring_plans (organization_id, id desc);
create index recurring_plans_content on recurring_plans (content_id);
create index recurring_plans_due on recurring_plans (next_look_at) where next_look_at is not null;
select agency.protect('recurring_plans');

-- An occurrence keeps the wall time that its rule gave it, wherever a person moves it.
alter table publications
  add column recurring_plan_id uuid,
  add column occurrence_wall timestamp,
  add foreign key (organization_id, recurring_plan_id) references recurring_plans (organization_id, id) on delete set null (recurring_plan_id),
  add check (recurring_plan_id is null or occurrence_wall is not null);

-- One open plan of a content on a channel; of a recurring plan one for each occurrence, ever: a cancelled one does not come back.
drop index publications_open;
create unique index publications_open on publications (content_id, channel_id)
  where recurring_plan_id is null and occurrence_wall is null and status in ('scheduled', 'preparing', 'armed', 'sending', 'uncertain', 'needs_auth');
create unique index publications_occurrence on publications (recurring_plan_id, channel_id, occurrence_wall) where recurring_plan_id is not null;
-- Whether a file is in use by what one network gets differently.
create index placements_media on placements using gin (media jsonb_path_ops) where media is not null;
