-- How long somebody drives is guessed: the straight line, so much longer by road, at such a speed from door to door.
alter table dispatch.setting
    add column drive_km_per_hour integer not null default 40 check (drive_km_per_hour between 5 and 130),
    add column drive_detour_percent integer not null default 35 check (drive_detour_percent between 0 and 300);
