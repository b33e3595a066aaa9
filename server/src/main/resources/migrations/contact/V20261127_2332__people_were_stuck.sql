-- Recordings of calls about people who were stuck are kept longer than others.
alter table contact.contact add column entrapment boolean not null default false;
update contact.contact c set entrapment = true where exists (select from request.request r where r.contact = c.id and r.trapped);
create index contact_recorded on contact.contact (ended_at) where recording_file is not null;
