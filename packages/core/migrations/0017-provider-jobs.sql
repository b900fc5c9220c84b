-- One paid (or rendered) creation: an image, a video, a voice, a reel. The row is the truth and the queue: a worker claims it with a lease
-- and a fence, takes one step and commits. `call_started_at` without `remote_id` is an intent whose answer nobody saw.
create table provider_jobs (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  content_id uuid,
  campaign_id uuid,
  -- Jobs that were asked for together.
  batch_id uuid not null,
  kind text not null check (kind in ('image', 'video', 'voice', 'render')),
  provider text not null,
  model text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  status text not null default 'queued'
    check (status in ('queued', 'running', 'submitted', 'waiting', 'done', 'failed', 'refused', 'cancelled', 'uncertain')),
  request jsonb not null,
  -- Of the request as it was sent with the intent.
  payload_hash text,
  attempts integer not null default 0,
  call_started_at timestamptz,
  call_max_micro_usd bigint,
  call_price_row text,
  reservation_id uuid,
  remote_id text,
  submitted_at timestamptz,
  progress double precision,
  -- Why nobody works on it now: `limit`, `budget`, `person` (a hand-off), `trouble`.
  wait_reason text,
  next_step_at timestamptz not null default agency.now(),
  lease_owner uuid,
  lease_until timestamptz,
  fence bigint not null default 0,
  -- Troubles in a row and lookups of a lost answer; a step that goes well begins anew.
  faults integer not null default 0,
  lookups integer not null default 0,
  warnings text[] not null default '{}',
  output_asset_ids uuid[] not null default '{}',
  -- What its kind wants to keep of the answer.
  details jsonb not null default '{}',
  cost_micro_usd bigint not null default 0,
  -- What was booked of the call under way before its end was known: its real cost is booked on top, never twice.
  call_booked_micro_usd bigint not null default 0,
  error_kind text,
  error_detail text,
  cancel_requested_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade,
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete set null (content_id)
);
create index provider_jobs_list on provider_jobs (organization_id, id desc);
create index provider_jobs_brand on provider_jobs (organization_id, brand_id, id desc);
create index provider_jobs_content on provider_jobs (content_id) where content_id is not null;
create index provider_jobs_batch on provider_jobs (batch_id);
create index provider_jobs_open on provider_jobs (next_step_at) where status in ('queued', 'running', 'submitted', 'waiting');
-- One remote creation belongs to one job.
create unique index provider_jobs_remote on provider_jobs (organization_id, environment, provider, remote_id) where remote_id is not null;
select agency.protect('provider_jobs');

-- What came in from outside, so that a repeated delivery wakes a job once. Deliveries are hints; nothing of them is kept.
create table provider_webhooks (
  organization_id uuid not null references organizations on delete cascade,
  provider text not null,
  delivery_id text not null,
  job_id uuid not null,
  received_at timestamptz not null default agency.now(),
  primary key (organization_id, provider, delivery_id)
);
create index provider_webhooks_age on provider_webhooks (received_at);
select agency.protect('provider_webhooks');

-- What a provider needs beside its key, e.g. the channel of a Discord bot. Nothing secret.
alter table provider_credentials add column settings jsonb not null default '{}';
-- A second secret: what signs or accompanies a provider's webhooks. Sealed and bound to its row.
alter table provider_credentials add column sealed_webhook_secret text;
