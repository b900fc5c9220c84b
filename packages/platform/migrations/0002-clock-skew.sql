-- How far a process's own clock stands from the database's, in milliseconds; beyond 30 s it alarms (R6).
alter table platform.heartbeats add column clock_skew_ms bigint not null default 0;
