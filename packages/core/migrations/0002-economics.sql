-- Money is bigint micro-units (1 USD = 1,000,000). The ledger is in USD.
create table ledger_entries (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  environment text not null check (environment in ('sandbox', 'live')),
  -- What was bought: `text`.
  kind text not null,
  provider text not null,
  model text not null,
  subject_type text not null,
  subject_id uuid not null,
  input_tokens bigint not null default 0,
  cache_read_tokens bigint not null default 0,
  cache_write_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  amount_micro_usd bigint not null check (amount_micro_usd >= 0),
  -- Which row of the price book priced it; null when the owner allowed an unknown price.
  price_row text,
  outcome text not null,
  request_id text,
  created_at timestamptz not null default agency.now()
);
create index ledger_entries_month on ledger_entries (organization_id, id desc);
create index ledger_entries_spend on ledger_entries (organization_id, environment, created_at);
create index ledger_entries_subject on ledger_entries (subject_id);
select agency.protect('ledger_entries');
revoke update, delete on ledger_entries from agency_tenant, agency_system;

-- Hard limits per calendar month in the organization's zone; brand null means the whole organization.
create table budgets (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  limit_micro_usd bigint not null check (limit_micro_usd >= 0),
  allow_unknown_prices boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);
create unique index budgets_scope on budgets (organization_id, coalesce(brand_id, '00000000-0000-0000-0000-000000000000'));
select agency.protect('budgets');

-- What running calls may still cost. Settled in the transaction that books the ledger entry.
create table budget_reservations (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  subject_id uuid not null,
  amount_micro_usd bigint not null check (amount_micro_usd >= 0),
  settled_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null default agency.now()
);
create index budget_reservations_open on budget_reservations (organization_id) where settled_at is null;
select agency.protect('budget_reservations');
