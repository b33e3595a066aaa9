-- Each seat's technician is watched, whatever the others do. A visit that is alone stays in the search's own row, as before.
alter table dispatch.offer
    add column visit jsonb; -- how far the technician of this seat has come, where several go or somebody is looked for beside him
alter table dispatch.search
    add column own_next_at timestamptz; -- the search's own next step, where that of a visit may come first
