-- What a brand requires of every text, beside its voice.
alter table brands
  -- Must stand in every piece, e.g. a notice that the law asks for.
  add column required_words text[] not null default '{}',
  -- Statements that the brand can prove; what stands inside one is not questioned.
  add column claims text[] not null default '{}',
  add column emoji_policy text not null default 'any' check (emoji_policy in ('any', 'few', 'none')),
  -- How Vietnamese readers are addressed.
  add column formality text not null default 'any' check (formality in ('any', 'ban', 'anh_chi', 'quy_khach'));

-- An organization's own list of words that advertising law restricts; without a row the list that comes with the product.
create table guard_settings (
  organization_id uuid primary key references organizations on delete cascade,
  -- [{word, severity, replacement, allowedIn, note}]
  restricted_words jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamptz not null default agency.now()
);
select agency.protect('guard_settings');
