-- A month of a brand, planned as slots and then written.
create table campaigns (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  name text not null,
  -- `2026-12`, in the brand's zone as it was when the month was planned.
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  time_zone text not null,
  language text not null check (language in ('vi', 'en')),
  brief text not null default '',
  purpose text not null,
  platforms text[] not null,
  -- Products that take turns; empty means none was chosen and none exists.
  product_ids uuid[] not null default '{}',
  max_per_day integer not null check (max_per_day between 1 and 200),
  -- The plan is a pure function of its input and this.
  seed integer not null,
  source text not null default 'rules' check (source in ('rules', 'model', 'csv')),
  pillars jsonb not null default '[]',
  notes jsonb not null default '[]',
  status text not null default 'running' check (status in ('planning', 'running', 'paused', 'cancelled', 'done')),
  -- Set with the one question to a model about topics; a plan whose process died meanwhile goes on with its own topics.
  asked_at timestamptz,
  estimated_max_micro_usd bigint not null default 0,
  -- When the filler looks again although nothing has told it to.
  next_step_at timestamptz not null default agency.now(),
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade
);
create index campaigns_list on campaigns (organization_id, id desc);
create index campaigns_brand on campaigns (organization_id, brand_id, id desc);
create index campaigns_due on campaigns (next_step_at) where status in ('planning', 'running');
select agency.protect('campaigns');

create table campaign_slots (
  id uuid primary key,
  organization_id uuid not null,
  campaign_id uuid not null,
  brand_id uuid not null,
  position integer not null,
  type text not null check (type in ('social', 'ads', 'landing', 'video')),
  platform text not null,
  pillar text not null,
  topic text not null,
  product_id uuid,
  -- Key of the day that the topic belongs to, e.g. `tet`.
  occasion text,
  -- Wall time in the campaign's zone, and the instant that it means.
  scheduled_wall timestamp not null,
  due_at timestamptz not null,
  status text not null default 'planned'
    check (status in ('planned', 'writing', 'waiting_budget', 'drafted', 'accepted', 'rejected', 'failed', 'cancelled')),
  content_id uuid,
  run_id uuid,
  -- Runs so far for this topic, and when the next one may start after a failure that passes.
  tries integer not null default 0,
  retry_at timestamptz,
  replans integer not null default 0,
  error_kind text,
  error_detail text,
  seed integer not null,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (campaign_id, position),
  unique (organization_id, id),
  foreign key (organization_id, campaign_id) references campaigns (organization_id, id) on delete cascade,
  foreign key (organization_id, product_id) references products (organization_id, id) on delete set null (product_id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete set null (content_id)
);
create index campaign_slots_calendar on campaign_slots (organization_id, due_at);
create index campaign_slots_content on campaign_slots (content_id) where content_id is not null;
create index campaign_slots_open on campaign_slots (run_id) where status in ('writing', 'waiting_budget');
select agency.protect('campaign_slots');

-- What a slot held before it was planned anew.
create table campaign_slot_history (
  id uuid primary key,
  organization_id uuid not null,
  campaign_id uuid not null,
  slot_id uuid not null,
  topic text not null,
  content_id uuid,
  run_id uuid,
  outcome text not null check (outcome in ('rejected', 'failed')),
  reason text,
  decided_by uuid,
  created_at timestamptz not null default agency.now(),
  foreign key (organization_id, slot_id) references campaign_slots (organization_id, id) on delete cascade
);
create index campaign_slot_history_of_slot on campaign_slot_history (slot_id, id desc);
create index campaign_slot_history_of_campaign on campaign_slot_history (campaign_id);
select agency.protect('campaign_slot_history');
revoke update on campaign_slot_history from agency_tenant;
