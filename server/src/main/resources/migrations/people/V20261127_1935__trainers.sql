-- Keeps what others work by: the codes of problems and the words in them.
alter table people.role_grant drop constraint role_grant_role_check;
alter table people.role_grant add constraint role_grant_role_check
    check (role in ('agent', 'supervisor', 'dispatcher', 'technician', 'administrator', 'trainer', 'auditor'));
