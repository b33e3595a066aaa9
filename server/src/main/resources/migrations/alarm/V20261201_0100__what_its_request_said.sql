-- What the request of its call said last about people inside; null while it said nothing.
alter table alarm.alarm add column said_inside boolean;
