-- A word that every second street has may be no customer's: each kind has its own count. Until the next night they are what all kinds
-- together had.
alter table finder.word add unit integer not null default 0, add site integer not null default 0,
                        add customer integer not null default 0, add person integer not null default 0;
update finder.word set unit = entries, site = entries, customer = entries, person = entries;
alter table finder.word drop entries;
