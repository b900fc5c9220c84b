alter table channels
  -- Who granted it, by the network's own id: a person who takes the app away is known by nothing else.
  add column remote_user_id text,
  -- When the access token was given.
  add column renewed_at timestamptz,
  -- When the access token should be renewed, well before it ends; null where it needs no renewal or only a person can give one.
  add column renew_at timestamptz,
  add column renew_failures integer not null default 0,
  -- When the network is asked next whether posting will work.
  add column check_at timestamptz,
  -- Days before an end that nothing can put off, at which the owner was told last.
  add column warned_days smallint,
  add column limits_at timestamptz;

-- Channels of before are looked at once, soon.
update channels set check_at = agency.now() where status = 'connected';

create index channels_renew on channels (renew_at) where renew_at is not null;
create index channels_check on channels (check_at) where status = 'connected';
create index channels_remote_user on channels (network, environment, remote_user_id) where remote_user_id is not null;
create index channels_ending on channels (coalesce(refresh_expires_at, token_expires_at)) where status = 'connected';

alter table oauth_grants add column remote_user_id text;

-- Requests of people, brought by a network, to delete what it gave us of them. They belong to no organization; the status page needs the code alone.
create table data_deletions (
  id uuid primary key,
  -- Hash of the code that the person was given.
  code_hash text not null unique,
  network text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  -- Hash of the network's id of the person: enough to recognise a repeated request, nothing to recognise the person by.
  subject_hash text not null,
  channels integer not null,
  requested_at timestamptz not null default agency.now(),
  completed_at timestamptz
);
alter table data_deletions enable row level security;
alter table data_deletions force row level security;
create policy system on data_deletions to agency_system using (true) with check (true);
create policy directory on data_deletions to agency_directory using (true);
grant select, insert, update, delete on data_deletions to agency_system;
grant select on data_deletions to agency_directory;

-- News from networks that were taken already: they are sent at least once.
create table network_news (
  digest text primary key,
  network text not null,
  received_at timestamptz not null default agency.now()
);
create index network_news_age on network_news (received_at);
alter table network_news enable row level security;
alter table network_news force row level security;
create policy system on network_news to agency_system using (true) with check (true);
grant select, insert, delete on network_news to agency_system;
