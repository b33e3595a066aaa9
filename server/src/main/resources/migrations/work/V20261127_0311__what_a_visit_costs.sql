-- Outside the hours of an agreement a visit costs something: the price that was told, and who said yes to it, stay with the order.
alter table work.work_order add column charge jsonb;
alter table work.work_order add column authorised_by text;
