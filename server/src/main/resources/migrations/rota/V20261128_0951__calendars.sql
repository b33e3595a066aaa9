-- The address of a technician's turns for a calendar; whoever has it reads them, and a new one ends the old one.
create table rota.calendar_link (
    technician  uuid primary key,
    hash        bytea not null unique, -- of the secret in the address
    made_at     timestamptz not null,
    made_by     uuid
);

-- Where an absence came from that was read out of a calendar file: its entry and when it began, so that the same file brings nothing twice.
alter table rota.absence add column entry text;
create unique index absence_of_an_entry on rota.absence (technician, entry) where entry is not null;
