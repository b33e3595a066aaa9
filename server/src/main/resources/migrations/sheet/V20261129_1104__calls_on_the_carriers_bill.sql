alter table sheet.import drop constraint import_kind_check;
alter table sheet.import add check (kind in ('customer', 'person', 'site', 'unit', 'agreement', 'billed'));
