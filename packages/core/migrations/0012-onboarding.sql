-- What was read of a website or of old posts, as proposals for a brand.
create table brand_proposals (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  -- The brand that it shall fill in, or that came of it; null while there is none.
  brand_id uuid,
  url text,
  posts text[] not null default '{}',
  use_model boolean not null default true,
  status text not null default 'queued'
    check (status in ('queued', 'fetching', 'reading', 'proposing', 'ready', 'failed', 'cancelled', 'accepted')),
  -- [{url, title, status}] in the order in which they were read.
  pages jsonb not null default '[]',
  proposal jsonb,
  -- [{code, url, detail}]: what could not be read, and why.
  notes jsonb not null default '[]',
  error_code text,
  -- Pictures that were copied into the library for this proposal.
  asset_ids uuid[] not null default '{}',
  -- Set with the one question to a model, so that a proposal whose process died is not paid for twice.
  asked_at timestamptz,
  tries integer not null default 0,
  lease_owner uuid,
  lease_until timestamptz,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade,
  check (url is not null or cardinality(posts) > 0),
  check (status <> 'accepted' or brand_id is not null)
);
create index brand_proposals_list on brand_proposals (organization_id, id desc);
create index brand_proposals_due on brand_proposals (created_at) where status in ('queued', 'fetching', 'reading', 'proposing');
select agency.protect('brand_proposals');
