-- PDF documents in the library.
alter table assets drop constraint assets_kind_check;
alter table assets
  add constraint assets_kind_check check (kind in ('image', 'video', 'audio', 'document')),
  add column pages integer check (pages > 0);
alter table asset_versions add column pages integer;
