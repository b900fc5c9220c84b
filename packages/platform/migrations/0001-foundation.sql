-- The ground every room stands on: the database clock, row-level walls, the event stream and what HTTP remembers.
create schema agency;

-- One clock for every decision about time (R6). Tests move it; nothing else may.
create table agency.clock (
  only_row boolean primary key default true check (only_row),
  anchor_real timestamptz not null default clock_timestamp(),
  anchor_virtual timestamptz not null default clock_timestamp(),
  rate double precision not null default 1 check (rate >= 0)
);
insert into agency.clock default values;

create function agency.now() returns timestamptz language sql stable as $$
  select case when c.rate = 1 and c.anchor_real = c.anchor_virtual then clock_timestamp()
              else c.anchor_virtual + (clock_timestamp() - c.anchor_real) * c.rate end
  from agency.clock c
$$;

create function agency.current_organization() returns uuid language sql stable as $$
  select nullif(current_setting('agency.organization_id', true), '')::uuid
$$;

-- Puts a table behind the tenant wall: the tenant role sees only its organization's rows, the system role sees all.
create function agency.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to agency_tenant using (organization_id = (select agency.current_organization())) with check (organization_id = (select agency.current_organization()))', target);
  execute format('create policy system on %s to agency_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to agency_tenant, agency_system', target);
end
$$;

grant usage on schema agency, platform, public to agency_tenant, agency_system, agency_directory;
grant select on agency.clock to agency_tenant, agency_system, agency_directory;

-- The outbox. Readers deliver only rows whose transaction lies below the snapshot horizon, in order (xid, id).
create table platform.events (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  organization_id uuid not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  brand_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'system')),
  actor_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null default agency.now()
);
create index events_order on platform.events (xid, id);
create index events_subject on platform.events (organization_id, subject_id, xid);
select agency.protect('platform.events');

create function platform.announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('agency_events', '');
  return null;
end
$$;
create trigger announce after insert on platform.events for each statement execute function platform.announce_event();

create table platform.idempotency_keys (
  organization_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  operation text not null,
  request_hash text not null,
  response_status integer,
  response_headers jsonb,
  response_body jsonb,
  created_at timestamptz not null default agency.now(),
  primary key (organization_id, key)
);
create index idempotency_keys_age on platform.idempotency_keys (created_at);
select agency.protect('platform.idempotency_keys');

create table platform.heartbeats (
  process_id uuid primary key,
  roles text[] not null,
  host text not null,
  started_at timestamptz not null default agency.now(),
  beat_at timestamptz not null default agency.now(),
  detail jsonb not null default '{}'
);
grant select on platform.heartbeats to agency_tenant;
grant select, insert, update, delete on platform.heartbeats to agency_system;

-- Which encryption keys exist, without the keys: a fingerprint proves that a process holds the right one.
create table platform.key_ring (
  key_id text primary key,
  fingerprint text not null,
  created_at timestamptz not null default agency.now(),
  retired_at timestamptz
);
grant select, insert, update on platform.key_ring to agency_system;

-- Switches that outlive a process, e.g. `publishing.paused` after a restore (R13).
create table platform.switches (
  name text primary key,
  is_on boolean not null,
  reason text,
  changed_at timestamptz not null default agency.now()
);
grant select on platform.switches to agency_tenant;
grant select, insert, update on platform.switches to agency_system;

-- Counts of rate limits that several processes share; unlogged, because losing counts in a crash harms no one.
create unlogged table platform.rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on platform.rate_limits to agency_system;
