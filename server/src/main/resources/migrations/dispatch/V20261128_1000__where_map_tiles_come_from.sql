-- The pictures under the dispatcher's map come from a server that the company names, or from nobody: the outline of the world is ours.
create table dispatch.map_tiles (
    one          boolean primary key default true check (one),
    address      text not null default '', -- with {z}, {x} and {y}; empty while there is none
    attribution  text not null default '',
    version      integer not null default 1
);
insert into dispatch.map_tiles default values;

-- The plan of a day asks for the turns of all areas that have not ended.
create index turn_by_end on dispatch.turn (ends);
