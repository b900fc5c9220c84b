-- What happens to a post after it stands: its first comment, and what a person wants changed. None of it changes the outcome.
alter table publications
  -- Null: not written yet, or none wanted. `uncertain`: the answer was lost and the network does not show it.
  add column comment_status text check (comment_status in ('sending', 'published', 'failed', 'uncertain')),
  add column comment_error text,
  -- What a person wants done to the public post, until it is done or the network has refused it.
  add column change_kind text check (change_kind in ('edit', 'remove')),
  add column change_text text,
  add column change_tries integer not null default 0,
  add column change_error text,
  -- The text that stands now, where it is no longer the frozen one.
  add column edited_text text,
  add column edited_at timestamptz;
