-- Who read a reply that no room understood, so that the list of those to read becomes empty again.
alter table notify.reply add column read_by uuid;
