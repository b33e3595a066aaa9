-- A job that somebody accepted, has not begun and is away for stays with him only when a person says so.
alter table dispatch.offer
    add column stays_at timestamptz; -- when that was said last
