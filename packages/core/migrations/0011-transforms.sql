-- A run that rewrites a text names what it does and the revision that it reads: `{operation, …, sourceContentId, sourceVersionId, sourceRevisionId}`.
alter table generation_runs add column transform jsonb;

-- Where an alternative came from. A discarded one keeps its place and its history, and is shown no more.
alter table content_versions
  add column origin jsonb,
  add column source_version_id uuid,
  add column source_revision_id uuid,
  add column requested_by uuid,
  add column discarded_at timestamptz,
  add foreign key (organization_id, source_version_id) references content_versions (organization_id, id) on delete set null (source_version_id),
  add foreign key (organization_id, source_revision_id) references content_revisions (organization_id, id) on delete set null (source_revision_id);
create index content_versions_source on content_versions (source_version_id) where source_version_id is not null;
create index content_versions_source_revision on content_versions (source_revision_id) where source_revision_id is not null;

-- The same piece for another network or in another language: a content of its own, linked to the one it was made from.
alter table contents
  add column source_content_id uuid,
  add foreign key (organization_id, source_content_id) references contents (organization_id, id) on delete set null (source_content_id);
create index contents_source on contents (source_content_id) where source_content_id is not null;
