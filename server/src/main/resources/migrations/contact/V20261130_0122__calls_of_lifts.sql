-- The number is that of an alarm device: its calls wait before all others, also when they have to wait again.
alter table contact.contact add column from_lift boolean not null default false;
