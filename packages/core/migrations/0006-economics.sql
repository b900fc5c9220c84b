-- Who pays for the brands: a client has one subscription at a time and one statement a month.
create table clients (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  legal_name text,
  tax_code text,
  address text,
  email text,
  contact_name text,
  notes text,
  language text not null default 'vi' check (language in ('vi', 'en')),
  search_text text not null default '',
  version integer not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id)
);
select agency.protect('clients');

alter table brands add column client_id uuid;
alter table brands add foreign key (organization_id, client_id) references clients (organization_id, id);
create index brands_client on brands (organization_id, client_id);

-- What is sold for a month. `terms`: name, price, quota, overage prices, what happens at the quota.
create table plans (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  terms jsonb not null,
  -- The plan that every organization starts with; it is seeded once.
  is_reference boolean not null default false,
  version integer not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id)
);
create unique index plans_reference on plans (organization_id) where is_reference;
select agency.protect('plans');

-- Whole months, with the terms of the day they were agreed. Months are first days; `end_month` is the last one billed.
create table subscriptions (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  client_id uuid not null,
  plan_id uuid not null,
  terms jsonb not null,
  start_month date not null check (extract(day from start_month) = 1),
  end_month date check (extract(day from end_month) = 1 and end_month >= start_month),
  created_at timestamptz not null default agency.now(),
  unique (client_id, start_month),
  foreign key (organization_id, client_id) references clients (organization_id, id) on delete cascade,
  foreign key (organization_id, plan_id) references plans (organization_id, id)
);
create index subscriptions_months on subscriptions (organization_id, start_month);
select agency.protect('subscriptions');

-- One row a content that counts or will: begun by its first generation, counted in the month of its first approval.
create table pieces (
  content_id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid not null,
  kind text not null check (kind in ('posts', 'ads', 'landing', 'videos')),
  created_at timestamptz not null default agency.now(),
  counted_at timestamptz,
  -- First day of the month that it counts in, in the organization's zone of that day.
  month date check ((month is null) = (counted_at is null))
);
create index pieces_counted on pieces (organization_id, month, brand_id, kind) where month is not null;
create index pieces_open on pieces (organization_id, brand_id, kind) where month is null;
select agency.protect('pieces');

alter table ledger_entries add column content_id uuid;
alter table ledger_entries add column campaign_id uuid;
create index ledger_entries_content on ledger_entries (content_id) include (amount_micro_usd) where content_id is not null;
create index ledger_entries_campaign on ledger_entries (campaign_id) include (amount_micro_usd) where campaign_id is not null;
create index ledger_entries_brand on ledger_entries (organization_id, brand_id, id desc);

-- Sums of the ledger a day, kept in the transaction that books: what a month cost is read from here, however many calls there were.
-- The day is the one of the organization's zone when the call was booked; a later change of the zone moves nothing.
create table ledger_days (
  organization_id uuid not null references organizations on delete cascade,
  day date not null,
  brand_id uuid,
  environment text not null,
  kind text not null,
  provider text not null,
  model text not null,
  outcome text not null,
  calls bigint not null,
  input_tokens bigint not null,
  cache_read_tokens bigint not null,
  cache_write_tokens bigint not null,
  output_tokens bigint not null,
  amount_micro_usd bigint not null
);
create unique index ledger_days_key on ledger_days (organization_id, day, brand_id, environment, kind, provider, model, outcome) nulls not distinct;
select agency.protect('ledger_days');

create function agency.sum_ledger() returns trigger language plpgsql as $$
begin
  insert into ledger_days as kept (organization_id, day, brand_id, environment, kind, provider, model, outcome, calls, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, amount_micro_usd)
  select a.organization_id, (a.created_at at time zone o.time_zone)::date, a.brand_id, a.environment, a.kind, a.provider, a.model, a.outcome,
         count(*), sum(a.input_tokens), sum(a.cache_read_tokens), sum(a.cache_write_tokens), sum(a.output_tokens), sum(a.amount_micro_usd)
  from added a join organizations o on o.id = a.organization_id
  group by 1, 2, 3, 4, 5, 6, 7, 8
  -- In one order, so that two bookings of several rows cannot wait for each other.
  order by 1, 2, 3, 4, 5, 6, 7, 8
  on conflict (organization_id, day, brand_id, environment, kind, provider, model, outcome) do update set
    calls = kept.calls + excluded.calls,
    input_tokens = kept.input_tokens + excluded.input_tokens,
    cache_read_tokens = kept.cache_read_tokens + excluded.cache_read_tokens,
    cache_write_tokens = kept.cache_write_tokens + excluded.cache_write_tokens,
    output_tokens = kept.output_tokens + excluded.output_tokens,
    amount_micro_usd = kept.amount_micro_usd + excluded.amount_micro_usd;
  return null;
end
$$;
create trigger sum_ledger after insert on ledger_entries referencing new table as added for each statement execute function agency.sum_ledger();

-- What was there before. The owner of the tables stands behind the wall as well, so it is opened for this transaction.
alter table ledger_entries no force row level security;
alter table ledger_days no force row level security;
alter table organizations no force row level security;
alter table contents no force row level security;
alter table pieces no force row level security;
alter table generation_items no force row level security;
alter table generation_runs no force row level security;

update ledger_entries e set content_id = r.content_id
from generation_items i join generation_runs r on r.id = i.run_id
where e.subject_id = i.id and e.subject_type = 'generation_item';

insert into ledger_days (organization_id, day, brand_id, environment, kind, provider, model, outcome, calls, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, amount_micro_usd)
select e.organization_id, (e.created_at at time zone o.time_zone)::date, e.brand_id, e.environment, e.kind, e.provider, e.model, e.outcome,
       count(*), sum(e.input_tokens), sum(e.cache_read_tokens), sum(e.cache_write_tokens), sum(e.output_tokens), sum(e.amount_micro_usd)
from ledger_entries e join organizations o on o.id = e.organization_id
group by 1, 2, 3, 4, 5, 6, 7, 8;

insert into pieces (content_id, organization_id, brand_id, kind, created_at, counted_at, month)
select c.id, c.organization_id, c.brand_id, case c.type when 'social' then 'posts' when 'video' then 'videos' else c.type end, c.created_at,
       coalesce(c.published_at, c.updated_at), date_trunc('month', coalesce(c.published_at, c.updated_at) at time zone o.time_zone)::date
from contents c join organizations o on o.id = c.organization_id
where c.status in ('approved', 'scheduled', 'published');

alter table ledger_entries force row level security;
alter table ledger_days force row level security;
alter table organizations force row level security;
alter table contents force row level security;
alter table pieces force row level security;
alter table generation_items force row level security;
alter table generation_runs force row level security;

-- A budget is the organization's, a client's, a brand's or a campaign's. With a month it holds for that month alone, instead of the one without.
alter table budgets add column client_id uuid;
alter table budgets add column campaign_id uuid;
alter table budgets add column month date check (extract(day from month) = 1);
alter table budgets add check (num_nonnulls(client_id, brand_id, campaign_id) <= 1);
drop index budgets_scope;
create unique index budgets_scope on budgets (organization_id, client_id, brand_id, campaign_id, month) nulls not distinct;
alter table budget_reservations add column campaign_id uuid;

-- The organization's own prices, before those of the product. Rows are added, never changed: an entry keeps the row that priced it.
create table price_rows (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  provider text not null,
  model text not null,
  -- US dollars per million tokens, decimal strings: {input, cacheRead, cacheWrite, output}; tiers [{overInputTokens, rates}].
  rates jsonb not null,
  tiers jsonb not null default '[]',
  valid_from date not null,
  source text not null default '',
  created_by uuid,
  created_at timestamptz not null default agency.now()
);
create index price_rows_model on price_rows (organization_id, provider, model, valid_from desc, id desc);
select agency.protect('price_rows');
revoke update, delete on price_rows from agency_tenant, agency_system;

-- Infrastructure and the like, every month from `start_month` to `end_month`, shared by the clients.
create table fixed_costs (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  amount_micro bigint not null check (amount_micro >= 0),
  currency text not null check (currency in ('USD', 'VND')),
  start_month date not null check (extract(day from start_month) = 1),
  end_month date check (extract(day from end_month) = 1 and end_month >= start_month),
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);
create index fixed_costs_months on fixed_costs (organization_id, start_month);
select agency.protect('fixed_costs');

create table economics_settings (
  organization_id uuid primary key references organizations on delete cascade,
  fixed_cost_split text not null default 'pieces' check (fixed_cost_split in ('pieces', 'equal')),
  hourly_rate_micro bigint check (hourly_rate_micro >= 0),
  hourly_rate_currency text check (hourly_rate_currency in ('USD', 'VND')),
  alert_below_percent integer not null default 20 check (alert_below_percent between 0 and 99),
  issuer jsonb not null default '{}',
  version integer not null default 1,
  updated_at timestamptz not null default agency.now(),
  check ((hourly_rate_micro is null) = (hourly_rate_currency is null))
);
select agency.protect('economics_settings');

-- How many VND one USD costs from that day on; a month is converted at the last rate of its days.
create table exchange_rates (
  organization_id uuid not null references organizations on delete cascade,
  date date not null,
  vnd_per_usd numeric(20, 6) not null check (vnd_per_usd >= 1),
  created_at timestamptz not null default agency.now(),
  primary key (organization_id, date)
);
select agency.protect('exchange_rates');

create table member_rates (
  organization_id uuid not null references organizations on delete cascade,
  user_id uuid not null,
  hourly_rate_micro bigint not null check (hourly_rate_micro >= 0),
  hourly_rate_currency text not null check (hourly_rate_currency in ('USD', 'VND')),
  primary key (organization_id, user_id)
);
select agency.protect('member_rates');

-- Minutes that people worked. The rate is kept as it was when the work ended.
create table time_entries (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  user_id uuid not null,
  brand_id uuid not null,
  subject_type text check (subject_type in ('content', 'approval', 'campaign')),
  subject_id uuid,
  note text not null default '',
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  hourly_rate_micro bigint,
  hourly_rate_currency text,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade
);
create unique index time_entries_running on time_entries (organization_id, user_id) where ended_at is null;
create index time_entries_month on time_entries (organization_id, started_at);
create index time_entries_subject on time_entries (subject_id) where subject_id is not null;
select agency.protect('time_entries');

-- What was said already: each warning is one event a month.
create table economics_alert_marks (
  organization_id uuid not null references organizations on delete cascade,
  month date not null,
  client_id uuid not null,
  kind text not null,
  created_at timestamptz not null default agency.now(),
  primary key (organization_id, month, client_id, kind)
);
select agency.protect('economics_alert_marks');
