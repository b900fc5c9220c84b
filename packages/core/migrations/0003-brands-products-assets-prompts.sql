create extension if not exists pg_trgm;

create table brands (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  industry text,
  description text,
  tone_of_voice text,
  target_audience text,
  brand_colors text[] not null default '{}',
  logo_asset_id uuid,
  website_url text,
  language text not null default 'vi' check (language in ('vi', 'en')),
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  do_words text[] not null default '{}',
  dont_words text[] not null default '{}',
  is_demo boolean not null default false,
  search_text text not null,
  version integer not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id)
);
select agency.protect('brands');

create table products (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  name text not null,
  description text,
  features text[] not null default '{}',
  benefits text[] not null default '{}',
  price_micro bigint check (price_micro >= 0),
  price_currency text check (price_currency ~ '^[A-Z]{3}$'),
  url text,
  image_asset_ids uuid[] not null default '{}',
  search_text text not null,
  version integer not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade,
  check ((price_micro is null) = (price_currency is null))
);
create index products_list on products (organization_id, brand_id, id desc);
select agency.protect('products');

create table assets (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  brand_id uuid,
  kind text not null check (kind in ('image', 'video', 'audio')),
  mime_type text not null,
  byte_length bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  file_name text not null,
  storage_key text not null,
  alt text,
  -- own, stock or ai, with model and prompt where ai.
  rights jsonb not null default '{"source":"own"}',
  created_by uuid,
  deleted_at timestamptz,
  created_at timestamptz not null default agency.now(),
  unique (organization_id, id)
);
create index assets_list on assets (organization_id, id desc) where deleted_at is null;
create unique index assets_dedupe on assets (organization_id, coalesce(brand_id, '00000000-0000-0000-0000-000000000000'), sha256) where deleted_at is null;
select agency.protect('assets');
alter table brands add foreign key (organization_id, logo_asset_id) references assets (organization_id, id) on delete set null (logo_asset_id);

create table prompts (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  -- Stable name of a template that came with the product; null for the organization's own.
  slug text,
  name text not null,
  description text,
  category text not null check (category in ('social', 'ads', 'landing', 'video')),
  platform text,
  language text not null check (language in ('vi', 'en')),
  is_active boolean not null default true,
  active_version_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  unique (organization_id, slug)
);
create index prompts_list on prompts (organization_id, category, language, name);
select agency.protect('prompts');

create table prompt_versions (
  id uuid primary key,
  organization_id uuid not null,
  prompt_id uuid not null,
  number integer not null,
  template text not null,
  -- [{name, type, required, label, default?, options?}]
  variables jsonb not null default '[]',
  note text,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  unique (prompt_id, number),
  unique (organization_id, id),
  foreign key (organization_id, prompt_id) references prompts (organization_id, id) on delete cascade
);
select agency.protect('prompt_versions');
alter table prompts add foreign key (organization_id, active_version_id) references prompt_versions (organization_id, id);
