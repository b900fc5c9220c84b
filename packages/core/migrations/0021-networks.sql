-- Accounts whose tokens are renewed, and what a network tells of them.
alter table channels
  add column details jsonb not null default '{}',
  add column sealed_refresh_token text,
  add column refresh_expires_at timestamptz,
  -- What the network lets the account do right now, as it was last told.
  add column limits jsonb;
alter table oauth_states
  add column sealed_verifier text,
  add column login text;

-- What one network gets differently: null means as the content says.
alter table placements
  add column format text check (format in ('feed', 'reel', 'story', 'draft')),
  add column title text,
  add column first_comment text,
  add column options jsonb,
  add column media jsonb;

-- What a content says of itself to networks that ask. Pictures made with AI are known from their assets.
alter table contents
  add column paid_partnership boolean not null default false,
  add column own_brand_promotion boolean not null default false;

alter table publications
  add column format text not null default 'feed' check (format in ('feed', 'reel', 'story', 'draft')),
  -- The network has taken the post and works on it: nothing may be sent, it is only asked what became of it.
  add column accepted_at timestamptz,
  -- The first comment below the post: its network's id, and when its one call began.
  add column comment_remote_id text,
  add column comment_started_at timestamptz,
  -- Taken away from the network again, by us.
  add column removed_at timestamptz;

alter table publication_attempts drop constraint publication_attempts_outcome_check;
alter table publication_attempts add constraint publication_attempts_outcome_check
  check (outcome in ('succeeded', 'rejected', 'ambiguous', 'accepted', 'proven_live', 'proven_absent', 'bound_by_person', 'released_by_person', 'not_sent', 'superseded', 'resent'));
-- R4: a second live attempt of a step cannot be written, while one is in doubt or being worked on.
drop index publication_attempts_live;
create unique index publication_attempts_live on publication_attempts (publication_id, step) where outcome is null or outcome in ('ambiguous', 'accepted');

-- What later posts of an account wait for: a call nobody has proven yet, or one that is being tried again; not one that the network has taken.
drop index publications_in_doubt;
create index publications_in_doubt on publications (lane, due_at, id)
  where next_step_at is not null and accepted_at is null and (status = 'sending' or (status = 'armed' and tries > 0));
