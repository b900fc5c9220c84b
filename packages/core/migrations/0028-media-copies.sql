-- Copies of files in the encoding that a network wants, made once for each file and encoding, ahead of publishing.
alter table assets add column frames_per_second double precision check (frames_per_second > 0);

create table asset_copies (
  id uuid primary key,
  organization_id uuid not null,
  asset_id uuid not null,
  source_sha256 text not null,
  -- Names the encoding exactly.
  recipe text not null,
  kind text not null check (kind in ('image', 'video')),
  source jsonb not null,
  encoding jsonb not null,
  status text not null check (status in ('queued', 'done', 'failed')),
  lease_owner uuid,
  lease_until timestamptz,
  tries integer not null default 0,
  next_try_at timestamptz not null default agency.now(),
  file jsonb,
  storage_key text,
  error_code text,
  error_detail text,
  created_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  unique (asset_id, source_sha256, recipe),
  foreign key (organization_id, asset_id) references assets (organization_id, id) on delete cascade,
  check ((status = 'done') = (file is not null and storage_key is not null)),
  check ((status = 'failed') = (error_code is not null))
);
create index asset_copies_queued on asset_copies (kind, next_try_at) where status = 'queued';
create index asset_copies_storage_key on asset_copies (storage_key);
select agency.protect('asset_copies');
