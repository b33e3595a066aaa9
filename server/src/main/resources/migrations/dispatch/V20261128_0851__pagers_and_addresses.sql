-- Technicians are asked by pager and by mail too.
alter table dispatch.technician
    add column pager       text check (pager ~ '^[A-Za-z0-9]{1,30}$'),
    add column pager_relay uuid,
    add column mail        text,
    add constraint technician_pager check ((pager is null) = (pager_relay is null));
