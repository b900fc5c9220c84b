create table contents (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  product_id uuid,
  type text not null check (type in ('social', 'ads', 'landing', 'video')),
  platform text not null,
  language text not null check (language in ('vi', 'en')),
  topic text not null default '',
  -- Projection of the version in force, for lists and search.
  title text not null default '',
  body text not null default '',
  hashtags text[] not null default '{}',
  cta text not null default '',
  status text not null default 'draft'
    check (status in ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'archived')),
  current_version_id uuid,
  metadata jsonb not null default '{}',
  search_text text not null default '',
  -- Projections of the content's publications, for lists and the calendar: next planned instant, first public instant.
  scheduled_at timestamptz,
  published_at timestamptz,
  version integer not null default 1,
  created_by uuid,
  archived_at timestamptz,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade,
  foreign key (organization_id, product_id) references products (organization_id, id) on delete set null (product_id)
);
create index contents_brand_list on contents (organization_id, brand_id, id desc);
create index contents_status_list on contents (organization_id, status, id desc);
create index contents_calendar on contents (organization_id, scheduled_at) where scheduled_at is not null;
create index contents_search on contents using gin (search_text gin_trgm_ops);
select agency.protect('contents');

-- Alternatives A, B … of one content.
create table content_versions (
  id uuid primary key,
  organization_id uuid not null,
  content_id uuid not null,
  version_name text not null,
  position integer not null,
  current_revision_id uuid,
  provider text,
  model text,
  prompt_version_id uuid,
  performance_score numeric(10, 4),
  created_at timestamptz not null default agency.now(),
  unique (content_id, position),
  unique (organization_id, id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade
);
select agency.protect('content_versions');

-- Append-only edits of a version. `document` is the truth; approval and publication freeze one of these.
create table content_revisions (
  id uuid primary key,
  organization_id uuid not null,
  content_id uuid not null,
  version_id uuid not null,
  number integer not null,
  document jsonb not null,
  origin text not null check (origin in ('generated', 'edited', 'imported')),
  author_id uuid,
  hash text not null,
  created_at timestamptz not null default agency.now(),
  unique (version_id, number),
  unique (organization_id, id),
  foreign key (organization_id, version_id) references content_versions (organization_id, id) on delete cascade
);
create index content_revisions_content on content_revisions (content_id, created_at desc);
select agency.protect('content_revisions');
revoke update on content_revisions from agency_tenant;
alter table content_versions add foreign key (organization_id, current_revision_id) references content_revisions (organization_id, id) deferrable initially deferred;
alter table contents add foreign key (organization_id, current_version_id) references content_versions (organization_id, id) deferrable initially deferred;

create table content_media (
  organization_id uuid not null,
  content_id uuid not null,
  asset_id uuid not null,
  position integer not null,
  alt text,
  crop jsonb,
  primary key (content_id, position),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade,
  foreign key (organization_id, asset_id) references assets (organization_id, id)
);
create index content_media_asset on content_media (asset_id);
select agency.protect('content_media');

-- What one network gets differently. Null columns mean: as the content says.
create table placements (
  id uuid primary key,
  organization_id uuid not null,
  content_id uuid not null,
  network text not null,
  text text,
  link text,
  updated_at timestamptz not null default agency.now(),
  unique (content_id, network),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade
);
select agency.protect('placements');

create table generation_runs (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  product_id uuid,
  content_id uuid,
  type text not null,
  platform text not null,
  language text not null,
  topic text not null,
  purpose text not null,
  prompt_version_id uuid,
  variables jsonb not null default '{}',
  versions integer not null check (versions between 1 and 5),
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'partly_failed', 'failed', 'cancelled')),
  -- The most that all calls of this run may cost together.
  max_cost_micro_usd bigint not null default 0,
  cancel_requested_at timestamptz,
  -- A sweeper looks after runs whose worker died.
  next_check_at timestamptz not null default agency.now() + interval '1 minute',
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade
);
create index generation_runs_list on generation_runs (organization_id, id desc);
create index generation_runs_content on generation_runs (content_id);
create index generation_runs_open on generation_runs (next_check_at) where status in ('queued', 'running');
create index generation_runs_open_of on generation_runs (organization_id) where status in ('queued', 'running');
select agency.protect('generation_runs');

create table generation_items (
  id uuid primary key,
  organization_id uuid not null,
  run_id uuid not null,
  position integer not null,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'submitted', 'waiting', 'done', 'failed', 'refused', 'cancelled', 'uncertain')),
  environment text not null default 'live' check (environment in ('sandbox', 'live')),
  seed integer not null,
  provider text,
  model text,
  content_version_id uuid,
  reservation_id uuid,
  attempts integer not null default 0,
  lease_owner uuid,
  lease_until timestamptz,
  fence bigint not null default 0,
  -- Set with the intent of a call, cleared with its booking: a call of a dead worker was perhaps billed.
  call_started_at timestamptz,
  call_max_micro_usd bigint,
  retry_at timestamptz,
  -- A paid draft that broke rules, kept while it is repaired: {document, issues, provider, model}.
  draft jsonb,
  -- The whole raw text once the item is finished, so that a stream resumes exactly.
  output_text text not null default '',
  input_tokens bigint,
  cache_read_tokens bigint,
  cache_write_tokens bigint,
  output_tokens bigint,
  cost_micro_usd bigint,
  latency_ms integer,
  request_id text,
  error_kind text,
  error_detail text,
  created_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  unique (run_id, position),
  unique (organization_id, id),
  foreign key (organization_id, run_id) references generation_runs (organization_id, id) on delete cascade
);
select agency.protect('generation_items');

-- Every call of an item and how it ended.
create table generation_attempts (
  id uuid primary key,
  organization_id uuid not null,
  item_id uuid not null,
  number integer not null,
  provider text not null,
  model text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  outcome text not null,
  error_detail text,
  latency_ms integer,
  cost_micro_usd bigint not null default 0,
  request_id text,
  created_at timestamptz not null default agency.now(),
  foreign key (organization_id, item_id) references generation_items (organization_id, id) on delete cascade
);
create index generation_attempts_item on generation_attempts (item_id);
create index generation_attempts_provider on generation_attempts (organization_id, created_at);
select agency.protect('generation_attempts');
revoke update, delete on generation_attempts from agency_tenant, agency_system;

-- Streamed text, deleted when the item is done. `start_at` is the offset in UTF-16 units within that attempt.
create table generation_chunks (
  organization_id uuid not null,
  item_id uuid not null,
  attempt integer not null,
  start_at integer not null,
  text text not null,
  primary key (item_id, attempt, start_at),
  foreign key (organization_id, item_id) references generation_items (organization_id, id) on delete cascade
);
select agency.protect('generation_chunks');

-- Keys of text providers entered in the dashboard; sealed, bound to their row.
create table provider_credentials (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  provider text not null,
  base_url text,
  sealed_key text,
  key_hint text,
  -- Served from the sandbox because a person chose so.
  is_sandbox boolean not null default false,
  last_checked_at timestamptz,
  last_check_error text,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, provider)
);
select agency.protect('provider_credentials');

-- Ordered `[{provider, model}]` per purpose; brand null is the organization's default.
create table provider_routes (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  purpose text not null check (purpose in ('fast', 'cheap', 'quality', 'longform', 'vision')),
  route jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default agency.now()
);
create unique index provider_routes_scope on provider_routes (organization_id, coalesce(brand_id, '00000000-0000-0000-0000-000000000000'), purpose);
select agency.protect('provider_routes');
