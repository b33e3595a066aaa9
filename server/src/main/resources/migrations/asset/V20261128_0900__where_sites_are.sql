-- Where a site is on the map, so that whoever is nearest can be found. Null while nobody said.
alter table asset.site
    add column latitude double precision check (latitude between -90 and 90),
    add column longitude double precision check (longitude between -180 and 180),
    add constraint site_is_somewhere check ((latitude is null) = (longitude is null));
