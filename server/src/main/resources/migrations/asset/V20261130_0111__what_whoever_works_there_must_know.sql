-- Such as "Two lifts share one machine room": what whoever works on a unit must know before anything else.
alter table asset.unit add column warning text not null default '';
