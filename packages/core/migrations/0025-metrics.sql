-- What every public post did: when it is asked next, and what it said last. One row a publication, so that results are read without counting snapshots.
create table post_metrics (
  publication_id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  channel_id uuid not null,
  content_id uuid not null,
  -- Which alternative of the content went out.
  content_version_id uuid,
  network text not null,
  environment text not null check (environment in ('sandbox', 'live')),
  format text not null,
  remote_id text not null,
  published_at timestamptz not null,
  -- Wall clock where it was planned: 0–23, and 1 for Monday.
  local_hour smallint not null,
  local_weekday smallint not null,
  -- Steps of the rhythm that are over; at the end of it nothing is asked any more.
  steps_done smallint not null default 0,
  next_at timestamptz,
  lease_until timestamptz,
  faults smallint not null default 0,
  error_kind text,
  -- The network no longer knows the post.
  gone_at timestamptz,
  measured_at timestamptz,
  metrics jsonb,
  -- Of `metrics`, for sorting and sums: people or views reached, and what they did with it.
  audience bigint,
  interactions bigint,
  -- `interactions / audience`; null while nobody saw it.
  rate double precision,
  -- 0–100 among the channel's own posts; null while there are too few.
  score smallint,
  foreign key (organization_id, publication_id) references publications (organization_id, id) on delete cascade
);
create index post_metrics_due on post_metrics (next_at) where next_at is not null;
create index post_metrics_list on post_metrics (organization_id, environment, published_at desc, publication_id desc);
create index post_metrics_channel on post_metrics (channel_id, published_at desc);
create index post_metrics_version on post_metrics (content_version_id) where content_version_id is not null;
select agency.protect('post_metrics');

-- What was counted at each step; only ever added to.
create table metric_snapshots (
  id uuid primary key,
  organization_id uuid not null,
  publication_id uuid not null,
  -- `1h`, `6h`, `1d`, `3d`, `7d`, `28d`.
  step text not null,
  taken_at timestamptz not null,
  metrics jsonb not null,
  foreign key (organization_id, publication_id) references publications (organization_id, id) on delete cascade,
  unique (publication_id, step)
);
select agency.protect('metric_snapshots');

-- Public posts that nobody measures yet are found by their time.
create index publications_published on publications (published_at) where status = 'published';

-- Two ways of saying something, compared on matched slots of one channel.
create table ab_tests (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  channel_id uuid not null,
  name text not null,
  note text not null default '',
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  closed_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, channel_id) references channels (organization_id, id) on delete cascade
);
create index ab_tests_list on ab_tests (organization_id, created_at desc);
select agency.protect('ab_tests');

create table ab_test_posts (
  organization_id uuid not null,
  ab_test_id uuid not null,
  publication_id uuid not null,
  arm text not null check (arm in ('A', 'B')),
  primary key (ab_test_id, publication_id),
  foreign key (organization_id, ab_test_id) references ab_tests (organization_id, id) on delete cascade,
  foreign key (organization_id, publication_id) references publications (organization_id, id) on delete cascade
);
select agency.protect('ab_test_posts');
