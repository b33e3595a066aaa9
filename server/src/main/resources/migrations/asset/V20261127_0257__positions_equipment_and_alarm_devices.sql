-- A site gets a number that people can say, its key code and whom the brigade's side calls; a unit is a position whose equipment can be
-- replaced, with an alarm device that may have several lines.
create sequence asset.site_number start 30001;
alter table asset.site
    add column number text not null unique default 'SI-' || nextval('asset.site_number'),
    add column key_code text not null default '',
    add column opening_hours text not null default '',
    add column rescue_phone text not null default '';
alter table asset.site
    alter column words set expression as (number || ' ' || name || ' ' || street || ' ' || postcode || ' ' || city);

-- What stands in the position now is the unit's own row; what stood there before has a row of its own below.
alter table asset.unit
    add column position text not null default '',
    add column serial text not null default '',
    add column customers_number text not null default '',
    add column installed_on date,
    add column alarm_maker text not null default '',
    add column alarm_protocol text check (alarm_protocol in ('voice', 'p100', 'cpc', 'contact-id', 'dc-09', 'scaip', 'vds-2465', 'gateway')),
    add column alarm_ident text not null default '',
    add column alarm_test_hours integer check (alarm_test_hours between 1 and 8760);
alter table asset.unit
    alter column words set expression as
        (number || ' ' || name || ' ' || position || ' ' || maker || ' ' || model || ' ' || serial || ' ' || customers_number);
create index unit_by_alarm_ident on asset.unit (alarm_ident) where alarm_ident <> '';

create table asset.equipment (
    id               uuid primary key,
    unit             uuid not null references asset.unit,
    serial           text not null,
    maker            text not null,
    model            text not null,
    year             integer,
    customers_number text not null,
    installed_on     date,
    replaced_on      date not null,
    check (installed_on <= replaced_on)
);
create index equipment_by_unit on asset.equipment (unit, replaced_on desc, id);

-- A device may dial over several lines: the order in which to try them when it is called back.
alter table asset.line add column place smallint not null default 0;
