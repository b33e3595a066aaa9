-- What a technician can do besides skills: makes of controllers, languages, licences with their last day, and where the way to work begins.
alter table dispatch.technician
    add column families text[] not null default '{}',
    add column languages text[] not null default '{}', -- besides the own one
    add column licences text[] not null default '{}',
    add column licences_until date[] not null default '{}', -- the last day of each
    add constraint technician_licences_have_ends check (cardinality(licences) = cardinality(licences_until)),
    add column base_latitude double precision check (base_latitude between -90 and 90),
    add column base_longitude double precision check (base_longitude between -180 and 180),
    add constraint technician_base_is_somewhere check ((base_latitude is null) = (base_longitude is null));
create index technician_by_area on dispatch.technician (area, name, id) where active;

-- Where each technician was last seen, by their own report.
create table dispatch.position (
    technician uuid primary key references dispatch.technician,
    latitude   double precision not null check (latitude between -90 and 90),
    longitude  double precision not null check (longitude between -180 and 180),
    at         timestamptz not null
);
