-- Graphics that a content shows: drawn from its text, in the sizes of its networks, and drawn again when the text changes.
create table graphics (
  id uuid primary key,
  organization_id uuid not null,
  brand_id uuid not null,
  content_id uuid not null,
  template text not null,
  -- What a person decided (graphics/schema.ts); texts that are not there follow the content.
  fields jsonb not null,
  -- Of template and fields, so that the same request twice makes one graphic.
  fields_hash text not null,
  -- The size that stands among the content's pictures; null: none does.
  attached_size text,
  version integer not null default 1,
  -- The text has changed: drawn anew from then on, pushed back by every further change.
  render_due_at timestamptz,
  lease_until timestamptz,
  faults integer not null default 0,
  error_code text,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete cascade
);
create index graphics_content on graphics (content_id, fields_hash);
create index graphics_due on graphics (render_due_at) where render_due_at is not null;
select agency.protect('graphics');

create table graphic_renders (
  organization_id uuid not null,
  graphic_id uuid not null,
  size text not null check (size in ('1:1', '4:5', '9:16', '1.91:1', '16:9')),
  asset_id uuid not null,
  -- Of everything that was drawn; the same hash is the same picture.
  hash text not null,
  warnings jsonb not null default '[]',
  created_at timestamptz not null default agency.now(),
  primary key (graphic_id, size),
  foreign key (organization_id, graphic_id) references graphics (organization_id, id) on delete cascade,
  foreign key (organization_id, asset_id) references assets (organization_id, id)
);
create index graphic_renders_asset on graphic_renders (asset_id);
select agency.protect('graphic_renders');
