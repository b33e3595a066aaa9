-- Somebody was given a post in no area in particular, or lost it: every open search looks again.
alter table dispatch.cover_change alter column area drop not null;
