-- Folders of the library, one level, shared by the organization.
create table asset_folders (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  -- Folded, so that "Ảnh quán" and "anh quan" are one.
  search_text text not null,
  created_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  unique (organization_id, search_text)
);
select agency.protect('asset_folders');

alter table assets
  add column folder_id uuid,
  add column tags text[] not null default '{}',
  -- Folded name, description and tags.
  add column search_text text not null default '',
  add column duration_seconds double precision,
  add column video_codec text,
  add column audio_codec text,
  -- What must stay in the picture when it is cropped, as parts of width and height.
  add column focus_x real check (focus_x between 0 and 1),
  add column focus_y real check (focus_y between 0 and 1),
  -- {kind, provider, model, prompt?} of media that a model made or changed.
  add column ai jsonb,
  -- Which file of its history is in force; the earlier ones are in asset_versions.
  add column file_number integer not null default 1,
  add column version integer not null default 1,
  add column archived_at timestamptz,
  add foreign key (organization_id, folder_id) references asset_folders (organization_id, id) on delete set null (folder_id);
update assets set search_text = translate(regexp_replace(normalize(lower(file_name || ' ' || coalesce(alt, '')), nfd), '[\u0300-\u036f]', '', 'g'), 'đ', 'd');
create index assets_search on assets using gin (search_text gin_trgm_ops) where deleted_at is null;
create index assets_tags on assets using gin (tags) where deleted_at is null;
create index assets_folder on assets (organization_id, folder_id, id desc) where deleted_at is null;
create index assets_storage_key on assets (storage_key);
create index assets_hash on assets (organization_id, sha256) where deleted_at is null;

-- Files that an asset showed before; the newest is in the asset's own row.
create table asset_versions (
  id uuid primary key,
  organization_id uuid not null,
  asset_id uuid not null,
  number integer not null,
  file_name text not null,
  mime_type text not null,
  byte_length bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  duration_seconds double precision,
  storage_key text not null,
  ai jsonb,
  created_by uuid,
  created_at timestamptz not null,
  replaced_at timestamptz not null default agency.now(),
  unique (asset_id, number),
  foreign key (organization_id, asset_id) references assets (organization_id, id) on delete cascade
);
create index asset_versions_storage_key on asset_versions (storage_key);
select agency.protect('asset_versions');

-- Sizes made from an asset, once for each file and focus point.
create table asset_renditions (
  id uuid primary key,
  organization_id uuid not null,
  asset_id uuid not null,
  name text not null,
  -- Hash of the file and focus point that it was made from.
  source text not null,
  mime_type text not null,
  byte_length bigint not null,
  width integer not null,
  height integer not null,
  storage_key text not null,
  created_at timestamptz not null default agency.now(),
  unique (asset_id, name, source),
  foreign key (organization_id, asset_id) references assets (organization_id, id) on delete cascade
);
create index asset_renditions_storage_key on asset_renditions (storage_key);
select agency.protect('asset_renditions');

-- Files that a browser sends straight to the store, in parts.
create table asset_uploads (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  folder_id uuid,
  -- Set when the file shall replace that of an asset.
  asset_id uuid,
  file_name text not null,
  alt text,
  tags text[] not null default '{}',
  byte_length bigint not null check (byte_length > 0),
  part_bytes integer not null,
  storage_key text not null,
  remote_upload_id text not null,
  status text not null default 'open' check (status in ('open', 'checking', 'done', 'failed', 'cancelled', 'expired')),
  error_code text,
  error_detail text,
  lease_until timestamptz,
  created_by uuid,
  expires_at timestamptz not null,
  created_at timestamptz not null default agency.now(),
  unique (organization_id, id)
);
create index asset_uploads_open on asset_uploads (expires_at) where status in ('open', 'checking');
select agency.protect('asset_uploads');
