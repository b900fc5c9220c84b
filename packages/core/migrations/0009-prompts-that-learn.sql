-- A version is a draft until it serves, and archived once another one does.
alter table prompt_versions add column status text not null default 'draft' check (status in ('draft', 'active', 'archived'));
-- Rows of every organization: the owner of a table under forced row security sees none of them.
set local role agency_system;
update prompt_versions v set status = case when exists (select 1 from prompts p where p.active_version_id = v.id) then 'active' else 'archived' end;
reset role;
create unique index prompt_versions_serving on prompt_versions (prompt_id) where status = 'active';

-- A version on trial serves this share of the runs until it is promoted or stopped.
alter table prompts
  add column canary_version_id uuid,
  add column canary_percent integer check (canary_percent between 1 and 99),
  add column canary_started_at timestamptz,
  add foreign key (organization_id, canary_version_id) references prompt_versions (organization_id, id),
  add check ((canary_version_id is null) = (canary_percent is null)),
  add check ((canary_version_id is null) = (canary_started_at is null)),
  add check (canary_version_id <> active_version_id);

-- What became of each text that a prompt version wrote; kept by hooks in the transaction of the change.
create table prompt_outcomes (
  content_version_id uuid primary key,
  organization_id uuid not null,
  prompt_version_id uuid not null,
  content_id uuid not null,
  brand_id uuid not null,
  outcome text not null default 'open' check (outcome in ('open', 'accepted', 'edited', 'rejected', 'passed_over')),
  -- Edit distance of the text as it stands against the text as it was written, 0 to 1; null while unknown.
  edit_distance real check (edit_distance between 0 and 1),
  cost_micro_usd bigint not null default 0,
  created_at timestamptz not null default agency.now(),
  decided_at timestamptz,
  foreign key (organization_id, content_version_id) references content_versions (organization_id, id) on delete cascade
);
create index prompt_outcomes_of_version on prompt_outcomes (organization_id, prompt_version_id, content_version_id desc) include (outcome, edit_distance, cost_micro_usd, brand_id, created_at);
create index prompt_outcomes_of_content on prompt_outcomes (content_id);
select agency.protect('prompt_outcomes');
create index content_versions_scored on content_versions (organization_id, prompt_version_id) include (performance_score) where performance_score is not null;

set local role agency_system;
insert into prompt_outcomes (content_version_id, organization_id, prompt_version_id, content_id, brand_id, outcome, edit_distance, created_at, decided_at)
select v.id, v.organization_id, v.prompt_version_id, v.content_id, c.brand_id,
  case
    when c.status in ('approved', 'scheduled', 'published') and v.id <> c.current_version_id then 'passed_over'
    when c.status in ('approved', 'scheduled', 'published') and r.number = 1 then 'accepted'
    when c.status in ('approved', 'scheduled', 'published') then 'edited'
    when c.status in ('changes_requested', 'archived') and v.id = c.current_version_id then 'rejected'
    else 'open'
  end,
  case when r.number = 1 then 0 end,
  v.created_at,
  case when c.status in ('approved', 'scheduled', 'published', 'changes_requested', 'archived') then c.updated_at end
from content_versions v
join contents c on c.id = v.content_id
left join content_revisions r on r.id = v.current_revision_id
where v.prompt_version_id is not null;
reset role;

-- What a template has to do well: a brand and a product (or facts that the case brings along), values, and checks.
create table evaluation_cases (
  id uuid primary key,
  organization_id uuid not null,
  prompt_id uuid not null,
  -- Stable name of a case that came with the product.
  slug text,
  name text not null,
  source text not null check (source in ('library', 'person', 'edit', 'rejection')),
  brand_id uuid,
  product_id uuid,
  -- {brand, product} for a case that stands on nothing else.
  facts jsonb,
  topic text not null default '',
  platform text not null,
  variables jsonb not null default '{}',
  checks jsonb not null,
  seed integer not null,
  note text,
  -- The text in review that this case was made of.
  content_id uuid,
  content_version_id uuid,
  is_active boolean not null default true,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  updated_at timestamptz not null default agency.now(),
  unique (organization_id, id),
  unique (prompt_id, slug),
  unique (prompt_id, content_version_id),
  foreign key (organization_id, prompt_id) references prompts (organization_id, id) on delete cascade,
  foreign key (organization_id, brand_id) references brands (organization_id, id) on delete cascade,
  foreign key (organization_id, product_id) references products (organization_id, id) on delete set null (product_id),
  foreign key (organization_id, content_id) references contents (organization_id, id) on delete set null (content_id),
  check ((brand_id is null) <> (facts is null))
);
create index evaluation_cases_list on evaluation_cases (organization_id, prompt_id, id desc);
select agency.protect('evaluation_cases');

create table evaluation_runs (
  id uuid primary key,
  organization_id uuid not null,
  prompt_id uuid not null,
  -- cases: the template's own; try: brands side by side before a version serves.
  kind text not null check (kind in ('cases', 'try')),
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'cancelled')),
  -- Text that is not saved as a version yet: {template, variables}.
  unsaved jsonb,
  max_cost_micro_usd bigint not null default 0,
  cancel_requested_at timestamptz,
  -- A sweeper looks after runs whose worker died.
  next_check_at timestamptz not null default agency.now() + interval '30 seconds',
  created_by uuid,
  created_at timestamptz not null default agency.now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, prompt_id) references prompts (organization_id, id) on delete cascade
);
create index evaluation_runs_list on evaluation_runs (organization_id, prompt_id, id desc);
create index evaluation_runs_open on evaluation_runs (next_check_at) where status in ('queued', 'running');
select agency.protect('evaluation_runs');

-- One case × version × model. Holds its own input, so that a later change of the case rewrites no history.
create table evaluation_results (
  id uuid primary key,
  organization_id uuid not null,
  run_id uuid not null,
  position integer not null,
  case_id uuid,
  prompt_version_id uuid,
  brand_id uuid,
  provider text not null,
  model text not null,
  input jsonb not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'passed', 'failed', 'error', 'cancelled')),
  lease_owner uuid,
  lease_until timestamptz,
  fence bigint not null default 0,
  -- Set with the intent of a call: where it stands without an answer, the call was perhaps billed and is not made again.
  call_started_at timestamptz,
  -- {document, text, served: {provider, model, environment}}, stored before it is checked.
  answer jsonb,
  checks jsonb,
  cost_micro_usd bigint not null default 0,
  latency_ms integer,
  error_kind text,
  error_detail text,
  created_at timestamptz not null default agency.now(),
  finished_at timestamptz,
  unique (run_id, position),
  unique (organization_id, id),
  foreign key (organization_id, run_id) references evaluation_runs (organization_id, id) on delete cascade,
  foreign key (organization_id, case_id) references evaluation_cases (organization_id, id) on delete set null (case_id),
  foreign key (organization_id, prompt_version_id) references prompt_versions (organization_id, id) on delete cascade
);
create index evaluation_results_matrix on evaluation_results (organization_id, prompt_version_id, provider, model, case_id, id desc) where status in ('passed', 'failed', 'error');
select agency.protect('evaluation_results');
