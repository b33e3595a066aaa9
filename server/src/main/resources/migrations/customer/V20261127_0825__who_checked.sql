-- Beside the day on which somebody asked whether what we know of a person is still true stands who asked.
alter table customer.person add column verified_by uuid;
