-- Somebody may read the audit without being able to do anything else.
alter table people.role_grant drop constraint role_grant_role_check;
alter table people.role_grant add constraint role_grant_role_check
    check (role in ('agent', 'supervisor', 'dispatcher', 'technician', 'administrator', 'auditor'));
