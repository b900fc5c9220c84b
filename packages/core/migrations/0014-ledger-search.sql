-- A call is looked for by the beginning of the provider's own id of it. In "C" order a prefix is a range.
create index ledger_entries_request on ledger_entries (organization_id, request_id collate "C") where request_id is not null;
