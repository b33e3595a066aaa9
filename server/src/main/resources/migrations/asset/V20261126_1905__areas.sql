-- Whose technicians look after a site: an area is larger than a city, or smaller.
alter table asset.site add column area text not null default '';
update asset.site set area = city where area = '';
