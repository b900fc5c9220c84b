-- What workers hold, counted per organization in every claim round (R9). Without it a large table is read from end to end.
create index publications_held on publications (organization_id) where lease_owner is not null;
