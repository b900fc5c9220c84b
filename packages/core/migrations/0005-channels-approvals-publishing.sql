create table channels (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  network text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  remote_id text not null,
  name text not null,
  picture_url text,
  sealed_token text,
  token_expires_at timestamptz,
  scopes text[] not null default '{}',
  status text not null default 'connected' check (status in ('connected', 'needs_auth', 'disconnected')),
  status_reason text,
  last_checked_at timestamptz,
  connected_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade
);
-- One live row for one account of one brand; reconnecting finds the same row.
create unique index channels_account on channels (organization_id, brand_id, network, environment, remote_id);
select agency.protect('channels');

-- The state of an OAuth dialog, by its hash: single use, ten minutes, bound to the person and the brand (R29).
create table oauth_states (
  state_hash text primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid not null,
  user_id uuid not null,
  session_id uuid,
  network text not null,
  environment text not null,
  redirect_uri text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default agency.now()
);
select agency.protect('oauth_states');
create policy directory on oauth_states to agency_directory using (true) with check (true);
grant select, update on oauth_states to agency_directory;

-- What a dialog granted, until the person has chosen pages: sealed, short-lived.
create table oauth_grants (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid not null,
  user_id uuid not null,
  network text not null,
  environment text not null,
  sealed_destinations text not null,
  granted_scopes text[] not null,
  missing_scopes text[] not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default agency.now()
);
select agency.protect('oauth_grants');

create table approval_requests (
  id uuid primary key,
  organization_id uuid not null,
  content_id uuid not null,
  version_id uuid not null,
  revision_id uuid not null,
  -- Hash over the revision and everything that placements and media change: exactly what was approved.
  frozen_hash text not null,
  status text not null default 'pending' check (status in ('pending', 'approved', 'changes_requested', 'withdrawn')),
  requested_by uuid,
  decided_by uuid,
  note text,
  created_at timestamptz not null default agency.now(),
  decided_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade
);
create unique index approval_requests_pending on approval_requests (content_id) where status = 'pending';
create index approval_requests_content on approval_requests (content_id, created_at desc);
select agency.protect('approval_requests');

create table publications (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  content_id uuid not null,
  channel_id uuid not null,
  network text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  -- The account's serial lane: `facebook:sandbox:<remote id>`.
  lane text not null,
  status text not null default 'scheduled'
    check (status in ('scheduled', 'preparing', 'armed', 'sending', 'published', 'failed', 'uncertain', 'needs_auth', 'missed', 'cancelled')),
  -- Wall time and zone are the plan; `due_at` is the instant computed from them.
  scheduled_wall timestamp not null,
  time_zone text not null,
  due_at timestamptz not null,
  prepare_at timestamptz not null,
  -- When the claim loop should look at this row again; null when a person or nobody has to act.
  next_step_at timestamptz,
  wait_reason text,
  approval_request_id uuid,
  revision_id uuid,
  snapshot jsonb,
  snapshot_hash text,
  -- Remote handles of this plan, e.g. unpublished photos.
  refs jsonb not null default '{}',
  -- Handles of a former plan that still have to be removed from the network.
  stale_refs jsonb not null default '[]',
  lease_owner uuid,
  lease_until timestamptz,
  fence bigint not null default 0,
  tries integer not null default 0,
  remote_id text,
  permalink text,
  error_kind text,
  error_detail text,
  sending_since timestamptz,
  published_at timestamptz,
  finished_at timestamptz,
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade,
  foreign key (organization_id, channel_id) references channels (organization_id, id) on delete cascade,
  -- R3: published always names the network's own id.
  check (status <> 'published' or remote_id is not null)
);
create index publications_claim on publications (next_step_at) where next_step_at is not null and lease_owner is null;
create index publications_lane on publications (lane, due_at, id) where next_step_at is not null;
-- What later posts of an account wait for: a call nobody has proven yet, or one that is being tried again.
create index publications_in_doubt on publications (lane, due_at, id)
  where next_step_at is not null and (status = 'sending' or (status = 'armed' and tries > 0));
create index publications_calendar on publications (organization_id, due_at);
create index publications_content on publications (content_id, created_at);
create index publications_channel on publications (channel_id, due_at);
-- A lane is serial: at most one of its publications is held by a worker.
create unique index publications_lane_lease on publications (lane) where lease_owner is not null;
-- One open publication of a content on a channel.
create unique index publications_open on publications (content_id, channel_id)
  where status in ('scheduled', 'preparing', 'armed', 'sending', 'uncertain', 'needs_auth');
-- R4: one remote post belongs to one publication.
create unique index publications_remote on publications (lane, remote_id) where remote_id is not null;
select agency.protect('publications');

-- Every outside mutation, written before it leaves (R4).
create table publication_attempts (
  id uuid primary key,
  organization_id uuid not null,
  publication_id uuid not null,
  -- `prepare:<n>` or `publish`.
  step text not null,
  number integer not null,
  fence bigint not null,
  payload_hash text not null,
  refs_before jsonb not null default '{}',
  call_started_at timestamptz,
  outcome text check (outcome in ('succeeded', 'rejected', 'ambiguous', 'proven_live', 'proven_absent', 'bound_by_person', 'released_by_person', 'not_sent', 'superseded')),
  remote_id text,
  refs_added jsonb,
  provider_request_id text,
  error_kind text,
  error_code text,
  error_detail text,
  created_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  foreign key (organization_id, publication_id) references publications (organization_id, id) on delete cascade,
  unique (publication_id, step, number)
);
-- R4: a second live attempt of a step cannot be written. `ambiguous` stays live until it is resolved.
create unique index publication_attempts_live on publication_attempts (publication_id, step) where outcome is null or outcome = 'ambiguous';
create index publication_attempts_list on publication_attempts (publication_id, created_at);
select agency.protect('publication_attempts');
revoke delete on publication_attempts from agency_tenant, agency_system;

-- Serial lanes: who holds an account right now, and what its network told us about waiting.
create table publishing_lanes (
  lane text primary key,
  blocked_until timestamptz,
  blocked_reason text,
  updated_at timestamptz not null default agency.now()
);
grant select on publishing_lanes to agency_tenant;
grant select, insert, update, delete on publishing_lanes to agency_system;
