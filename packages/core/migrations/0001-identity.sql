-- People, organizations, roles, keys. Users and sessions belong to no organization: only the directory door reaches them.
create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);
create index sessions_user on sessions (user_id);

create table accounts (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (provider_id, account_id)
);
create index accounts_user on accounts (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);
create index verifications_identifier on verifications (identifier);
grant select, insert, update, delete on users, sessions, accounts, verifications to agency_directory;
grant select (id, name, email, image, locale) on users to agency_tenant, agency_system;

create table organizations (
  id uuid primary key,
  name text not null,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  version integer not null default 1,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now()
);
alter table organizations enable row level security;
alter table organizations force row level security;
create policy tenant on organizations to agency_tenant using (id = (select agency.current_organization())) with check (id = (select agency.current_organization()));
create policy system on organizations to agency_system using (true) with check (true);
create policy directory on organizations to agency_directory using (true) with check (true);
grant select, update on organizations to agency_tenant;
grant select, insert, update, delete on organizations to agency_system;
grant select, insert on organizations to agency_directory;

create table members (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'editor', 'approver', 'viewer')),
  -- Null: every brand of the organization.
  brand_ids uuid[],
  created_at timestamptz not null default agency.now(),
  unique (organization_id, user_id)
);
create index members_user on members (user_id);
select agency.protect('members');
create policy directory on members to agency_directory using (true) with check (true);
grant select, insert on members to agency_directory;

create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  email text not null,
  role text not null check (role in ('owner', 'editor', 'approver', 'viewer')),
  brand_ids uuid[],
  token_hash text not null unique,
  invited_by uuid not null references users,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default agency.now()
);
create index invitations_organization on invitations (organization_id, created_at desc);
select agency.protect('invitations');
create policy directory on invitations to agency_directory using (true) with check (true);
grant select, update on invitations to agency_directory;

create table api_keys (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  -- First characters, so that a person recognises the key; the rest is never stored.
  prefix text not null,
  token_hash text not null unique,
  scopes text[] not null,
  created_by uuid not null references users,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default agency.now()
);
create index api_keys_organization on api_keys (organization_id, created_at desc);
select agency.protect('api_keys');
create policy directory on api_keys to agency_directory using (true) with check (true);
grant select, update on api_keys to agency_directory;

-- Sensitive acts, append only (R39): the product's roles may add and read, never change.
create table audit_log (
  id uuid primary key,
  organization_id uuid not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'system')),
  actor_id uuid,
  detail jsonb not null default '{}',
  request_id text,
  created_at timestamptz not null default agency.now()
);
create index audit_log_organization on audit_log (organization_id, id desc);
select agency.protect('audit_log');
revoke update, delete on audit_log from agency_tenant, agency_system;
create policy directory on audit_log to agency_directory using (false) with check (true);
grant insert on audit_log to agency_directory;

-- Who joins does so before they are behind any organization's wall; what happened is told all the same.
create policy directory on platform.events to agency_directory using (false) with check (true);
grant insert on platform.events to agency_directory;
