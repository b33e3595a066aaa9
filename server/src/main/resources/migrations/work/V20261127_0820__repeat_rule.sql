-- When a unit fails again and again is the company's to say: within how many days a callout is a repeat, and how many make a unit a rogue.
create table work.repeat_rule (
    one             boolean primary key default true check (one),
    repeat_days     integer not null default 30 check (repeat_days between 1 and 365),
    component_days  integer not null default 90 check (component_days between 1 and 365),
    rogue_days      integer not null default 90 check (rogue_days between 1 and 365),
    rogue_callouts  integer not null default 3 check (rogue_callouts between 2 and 50),
    version         integer not null default 1
);
insert into work.repeat_rule default values;
