-- Whose turn it is, who may be asked now, and calls that make no content.

-- A campaign's runs take turns with everybody else's.
alter table generation_runs add column campaign_id uuid;
-- Items are the queue: a worker takes what nobody holds, so that nobody looks after runs any more.
alter table generation_runs drop column next_check_at;
create index generation_runs_campaign on generation_runs (organization_id, campaign_id) where campaign_id is not null;

-- Why an item waits, for whom and since when: `limit` (quiet was asked for, or the minute is used up), `busy` (as many calls as allowed
-- are under way), `outage` (the breaker is open), `budget` (no money is left; a raised budget lets it go on).
alter table generation_items add column wait_reason text check (wait_reason in ('limit', 'busy', 'outage', 'budget'));
alter table generation_items add column wait_provider text;
alter table generation_items add column waiting_since timestamptz;
-- The price that the call under way is booked at.
alter table generation_items add column call_price_row text;
-- Rounds in which every provider of the route was in trouble. Waiting for a limit is no trouble.
alter table generation_items add column outages integer not null default 0;
-- Times that a worker took the item without bringing it anywhere.
alter table generation_items add column faults integer not null default 0;
create index generation_items_open on generation_items (id) where status in ('queued', 'running', 'waiting');
create index generation_items_budget on generation_items (organization_id) where status = 'waiting' and wait_reason = 'budget';

-- Providers as rows. `provider` is the stable key that routes, attempts and the ledger name; built-in kinds have their own name as key.
alter table provider_credentials add column kind text;
update provider_credentials set kind = provider;
alter table provider_credentials alter column kind set not null;
alter table provider_credentials add column label text;
-- How a server takes the shape of an answer.
alter table provider_credentials add column structured_output text check (structured_output in ('json_schema', 'json_object', 'prompt'));
-- Models typed in, or answered by the server.
alter table provider_credentials add column models text[] not null default '{}';
-- What the owner allows; null: as the provider says, or the built-in default.
alter table provider_credentials add column max_concurrency integer check (max_concurrency between 1 and 1000);
alter table provider_credentials add column requests_per_minute integer check (requests_per_minute >= 1);
alter table provider_credentials add column tokens_per_minute integer check (tokens_per_minute >= 1);
-- A server's own price in micro-USD per million tokens; null: nobody knows.
alter table provider_credentials add column input_price_micro_usd bigint check (input_price_micro_usd >= 0);
alter table provider_credentials add column output_price_micro_usd bigint check (output_price_micro_usd >= 0);

-- One row for each other side and key (`openai:text:https://…:<organization>`): breaker, quiet and what is left of the minute, for all
-- processes. A row without an organization belongs to the installation's own key, which organizations share.
create table provider_gates (
  key text primary key,
  organization_id uuid references organizations on delete cascade,
  provider text not null,
  -- Failures in a row; from so many on the breaker is open until `open_until`, then one trial at a time passes.
  failures integer not null default 0,
  open_until timestamptz,
  trial_until timestamptz,
  -- Nobody asks before: Retry-After, or a pause that grows with each rate limit in a row.
  rest_until timestamptz,
  rate_limits integer not null default 0,
  -- Two buckets, refilled by the minute's allowance.
  requests_left double precision,
  tokens_left double precision,
  filled_at timestamptz not null default agency.now(),
  -- What the provider's own headers last said is allowed a minute.
  seen_requests_per_minute integer,
  seen_tokens_per_minute integer,
  updated_at timestamptz not null default agency.now()
);
alter table provider_gates enable row level security;
alter table provider_gates force row level security;
create policy tenant on provider_gates for select to agency_tenant using (organization_id is null or organization_id = (select agency.current_organization()));
create policy system on provider_gates to agency_system using (true) with check (true);
grant select on provider_gates to agency_tenant;
grant select, insert, update, delete on provider_gates to agency_system;

-- Calls under way. Renewed by their process while it lives, so that a dead one's places are free again.
create table provider_places (
  id uuid primary key,
  gate_key text not null references provider_gates on delete cascade,
  owner uuid not null,
  expires_at timestamptz not null
);
create index provider_places_gate on provider_places (gate_key, expires_at);
create index provider_places_owner on provider_places (owner);
alter table provider_places enable row level security;
alter table provider_places force row level security;
create policy tenant on provider_places for select to agency_tenant using (exists (select 1 from provider_gates g where g.key = gate_key));
create policy system on provider_places to agency_system using (true) with check (true);
grant select on provider_places to agency_tenant;
grant select, insert, update, delete on provider_places to agency_system;

-- Asks for a place. Answers how long to wait (0: go, and the place is taken) and why.
create function agency.admit_call(
  p_key text, p_organization uuid, p_provider text, p_place uuid, p_owner uuid, p_lease_ms integer, p_tokens double precision,
  p_failures integer, p_concurrency integer, p_requests double precision, p_minute_tokens double precision
) returns table (wait_ms double precision, reason text) language plpgsql set search_path = agency, public as $$
declare
  gate provider_gates;
  moment timestamptz := agency.now();
  allowed_requests double precision;
  allowed_tokens double precision;
  want double precision;
  passed double precision;
begin
  select * into gate from provider_gates where key = p_key for update;
  if not found then
    insert into provider_gates (key, organization_id, provider) values (p_key, p_organization, p_provider) on conflict do nothing;
    select * into gate from provider_gates where key = p_key for update;
  end if;
  if gate.rest_until > moment then
    return query select (extract(epoch from gate.rest_until - moment) * 1000)::double precision, 'limit'; return;
  end if;
  if gate.failures >= p_failures and gate.open_until > moment then
    return query select (extract(epoch from gate.open_until - moment) * 1000)::double precision, 'outage'; return;
  end if;
  if gate.failures >= p_failures and gate.trial_until > moment then
    return query select least(1000, extract(epoch from gate.trial_until - moment) * 1000)::double precision, 'outage'; return;
  end if;
  if p_concurrency is not null and (select count(*) from provider_places where gate_key = p_key and expires_at > moment) >= p_concurrency then
    return query select 250::double precision, 'busy'; return;
  end if;
  allowed_requests := coalesce(p_requests, gate.seen_requests_per_minute);
  allowed_tokens := coalesce(p_minute_tokens, gate.seen_tokens_per_minute);
  passed := greatest(0, extract(epoch from moment - gate.filled_at))::double precision / 60;
  gate.requests_left := least(allowed_requests, coalesce(gate.requests_left, allowed_requests) + passed * allowed_requests);
  gate.tokens_left := least(allowed_tokens, coalesce(gate.tokens_left, allowed_tokens) + passed * allowed_tokens);
  -- A call larger than the whole bucket passes when the bucket is full.
  want := least(p_tokens, allowed_tokens);
  if gate.requests_left < 1 then
    return query select (1 - gate.requests_left) / allowed_requests * 60000, 'limit'; return;
  end if;
  if gate.tokens_left < want then
    return query select (want - gate.tokens_left) / allowed_tokens * 60000, 'limit'; return;
  end if;
  update provider_gates set
    requests_left = gate.requests_left - 1, tokens_left = gate.tokens_left - want, filled_at = moment, updated_at = moment,
    trial_until = case when gate.failures >= p_failures then moment + p_lease_ms * interval '1 millisecond' end
  where key = p_key;
  insert into provider_places (id, gate_key, owner, expires_at) values (p_place, p_key, p_owner, moment + p_lease_ms * interval '1 millisecond');
  return query select 0::double precision, null::text;
end
$$;

-- Gives the place back and says how the call went: `succeeded`, `failed`, `limited` or `untold` (it says nothing about the other side).
create function agency.leave_call(
  p_key text, p_place uuid, p_outcome text, p_spare_tokens double precision, p_rest_ms double precision, p_failures integer, p_open_ms double precision,
  p_seen_requests integer, p_seen_tokens integer
) returns double precision language plpgsql set search_path = agency, public as $$
declare
  moment timestamptz := agency.now();
  rest double precision;
begin
  delete from provider_places where id = p_place;
  update provider_gates g set
    failures = case p_outcome when 'failed' then g.failures + 1 when 'untold' then g.failures else 0 end,
    open_until = case when p_outcome = 'failed' and g.failures + 1 >= p_failures then moment + p_open_ms * interval '1 millisecond' when p_outcome in ('failed', 'untold') then g.open_until end,
    trial_until = null,
    rate_limits = case p_outcome when 'limited' then g.rate_limits + 1 when 'untold' then g.rate_limits else 0 end,
    rest_until = case
      when p_outcome = 'limited' then greatest(g.rest_until, moment + coalesce(p_rest_ms, least(30000, 500 * 2 ^ least(g.rate_limits, 6))) * interval '1 millisecond')
      when p_rest_ms is not null then greatest(g.rest_until, moment + p_rest_ms * interval '1 millisecond')
      else g.rest_until end,
    tokens_left = g.tokens_left + p_spare_tokens,
    seen_requests_per_minute = coalesce(p_seen_requests, g.seen_requests_per_minute),
    seen_tokens_per_minute = coalesce(p_seen_tokens, g.seen_tokens_per_minute),
    updated_at = moment
  where g.key = p_key
  returning extract(epoch from g.rest_until - moment) * 1000 into rest;
  return greatest(0, coalesce(rest, 0));
end
$$;

-- One question to a model that makes no content: an evaluation, a try-out, a plan. The row is the intent; a call whose process died is
-- booked by a sweeper at the most that it can have cost.
create table asked_calls (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  campaign_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  provider text not null,
  model text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  reservation_id uuid,
  max_micro_usd bigint not null,
  lease_until timestamptz not null,
  outcome text,
  error_detail text,
  latency_ms integer,
  cost_micro_usd bigint,
  request_id text,
  created_at timestamptz not null default agency.now(),
  ended_at timestamptz
);
create index asked_calls_open on asked_calls (lease_until) where ended_at is null;
create index asked_calls_provider on asked_calls (organization_id, created_at);
select agency.protect('asked_calls');
